"""What faults mean, in the user's words: for callers, for the user, for the bill."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from talkhint_desktop.core.webhook.findings import Effect

Texts = Mapping[str, object]  # QT_TRANSLATE_NOOP gives its text back, untyped

_NO_RING = QT_TRANSLATE_NOOP(
    "Consequence", "Your phone does not ring. No transcript, no hints."
)
_CHARGED = QT_TRANSLATE_NOOP("Consequence", "Twilio still charges each answered call.")
_USUAL_BILL = QT_TRANSLATE_NOOP("Consequence", "Twilio charges the call as usual.")
_FREE = QT_TRANSLATE_NOOP("Consequence", "A call that is refused costs nothing.")
_BOTH_CHARGED = QT_TRANSLATE_NOOP(
    "Consequence", "Twilio charges the call and the stream."
)
_OTHERS = QT_TRANSLATE_NOOP(
    "Consequence", "Meet whatever answers at the other address."
)
_DEAF = QT_TRANSLATE_NOOP(
    "Consequence", "TalkHint hears nothing of these calls: no transcript, no hints."
)
_RECORDING = QT_TRANSLATE_NOOP("Consequence", "Hear a recording, then the line drops.")
_AT_ONCE = QT_TRANSLATE_NOOP("Consequence", "Are cut off at once.")
_NO_ANSWER = QT_TRANSLATE_NOOP("Consequence", "Hear silence: nobody picks up.")
_NEVER_RINGS = QT_TRANSLATE_NOOP("Consequence", "Your phone never rings.")
_NOBODY = QT_TRANSLATE_NOOP("Consequence", "Are cut off: nobody is rung.")

UNKNOWN: tuple[object, object, object] = (
    QT_TRANSLATE_NOOP("Consequence", "Not known: it could not be checked from here."),
    QT_TRANSLATE_NOOP("Consequence", "Calls may work, or not. Check again soon."),
    QT_TRANSLATE_NOOP("Consequence", "Not known."),
)
BY_EFFECT: Mapping[Effect, tuple[object, object, object]] = {
    Effect.NONE: (
        QT_TRANSLATE_NOOP("Consequence", "Reach you as usual."),
        QT_TRANSLATE_NOOP(
            "Consequence", "Your phone rings. Words and hints open here."
        ),
        QT_TRANSLATE_NOOP(
            "Consequence", "Twilio charges the call and the stream by the minute."
        ),
    ),
    Effect.RISK: (
        QT_TRANSLATE_NOOP("Consequence", "Reach you today."),
        QT_TRANSLATE_NOOP("Consequence", "Words and hints come today."),
        _USUAL_BILL,
    ),
    Effect.EXPOSED: (
        QT_TRANSLATE_NOOP("Consequence", "Notice nothing: their calls work."),
        QT_TRANSLATE_NOOP(
            "Consequence", "A stranger can show you calls that never were."
        ),
        QT_TRANSLATE_NOOP(
            "Consequence", "False calls use up your credit for words and hints."
        ),
    ),
    Effect.MUTE: (
        QT_TRANSLATE_NOOP("Consequence", "Notice nothing: they reach you as usual."),
        QT_TRANSLATE_NOOP("Consequence", "You talk without transcript and hints."),
        _USUAL_BILL,
    ),
    Effect.DROPPED: (
        QT_TRANSLATE_NOOP("Consequence", "Are answered, then the line drops."),
        _NO_RING,
        _CHARGED,
    ),
    Effect.BLOCKED: (
        QT_TRANSLATE_NOOP(
            "Consequence", "Hear Twilio's error message, then the line drops."
        ),
        _NO_RING,
        _CHARGED,
    ),
}

# By code, or by code and case, where it says more than its effect does.
CALLERS: Texts = {
    "account-suspended": QT_TRANSLATE_NOOP("Consequence", "Are turned away by Twilio."),
    "account-trial": QT_TRANSLATE_NOOP(
        "Consequence", "Hear a notice of Twilio's first. Unverified numbers fail."
    ),
    "number-not-voice": QT_TRANSLATE_NOOP("Consequence", "Cannot call this number."),
    "number-uses-trunk": QT_TRANSLATE_NOOP(
        "Consequence", "Go where the SIP trunk leads."
    ),
    "number-uses-app": QT_TRANSLATE_NOOP(
        "Consequence", "Meet what the TwiML App says."
    ),
    "number-url-empty": _AT_ONCE,
    "number-url-demo": QT_TRANSLATE_NOOP(
        "Consequence", "Hear Twilio's demo greeting, then the line drops."
    ),
    "number-url-other": _OTHERS,
    "number-studio": QT_TRANSLATE_NOOP(
        "Consequence", "Meet what was built for them at Twilio."
    ),
    "number-fallback-none": QT_TRANSLATE_NOOP(
        "Consequence", "Reach you, but only while this PC is on and online."
    ),
    "number-fallback-stale": QT_TRANSLATE_NOOP(
        "Consequence", "Meet the old deployment whenever TalkHint does not answer."
    ),
    "number-fallback-stale/fallback": QT_TRANSLATE_NOOP(
        "Consequence", "Meet the old deployment, then the line drops."
    ),
    "connection-timeout": QT_TRANSLATE_NOOP(
        "Consequence", "Wait about 10 s, then hear Twilio's error message."
    ),
    "http-timeout": QT_TRANSLATE_NOOP(
        "Consequence", "Wait about 15 s, then hear Twilio's error message."
    ),
    "http-slow": QT_TRANSLATE_NOOP(
        "Consequence", "Wait longer than needed, then reach you."
    ),
    "empty-body": _AT_ONCE,
    "content-type-text": QT_TRANSLATE_NOOP(
        "Consequence", "Hear the answer read aloud, then the line drops."
    ),
    "content-type-audio": _RECORDING,
    "unstable-answer": QT_TRANSLATE_NOOP(
        "Consequence", "Reach you by luck: two servers take turns."
    ),
    "goodbye-twiml": QT_TRANSLATE_NOOP(
        "Consequence", "Hear a greeting, then the line drops."
    ),
    "goodbye-twiml/recording": _RECORDING,
    "hangup-first": _AT_ONCE,
    "rejected": QT_TRANSLATE_NOOP("Consequence", "Hear a busy tone."),
    "empty-response": _AT_ONCE,
    "nothing-after-start": _AT_ONCE,
    "pause-only-after-start": QT_TRANSLATE_NOOP(
        "Consequence", "Hear silence, then the line drops."
    ),
    "redirects-elsewhere": _OTHERS,
    "connect-stream": _NO_ANSWER,
    "connect-both-tracks": _NO_ANSWER,
    "dial-empty": _NOBODY,
    "dial-invalid-number": _NOBODY,
    "dial-self": QT_TRANSLATE_NOOP(
        "Consequence", "Hear it ring, and nobody ever answers."
    ),
    "dial-time-limit": QT_TRANSLATE_NOOP(
        "Consequence", "Are cut off in the middle of a long talk."
    ),
    "other-server-answered": _OTHERS,
}
YOU: Texts = {
    "number-uses-trunk": _DEAF,
    "number-uses-app": _DEAF,
    "number-url-empty": QT_TRANSLATE_NOOP(
        "Consequence", "Your phone does not ring, and no error tells you why."
    ),
    "number-url-other": _DEAF,
    "number-studio": _DEAF,
    "url-not-https": QT_TRANSLATE_NOOP(
        "Consequence", "Others on the way can read who calls, and change the answer."
    ),
    "unstable-answer": QT_TRANSLATE_NOOP(
        "Consequence", "Some calls never ring, or come without hints."
    ),
    "redirects-elsewhere": _DEAF,
    "stream-after-dial": QT_TRANSLATE_NOOP(
        "Consequence", "The stream starts when the talk is over: too late for hints."
    ),
    "stream-late": QT_TRANSLATE_NOOP(
        "Consequence", "Words and hints come late or never."
    ),
    "connect-stream": _NEVER_RINGS,
    "connect-both-tracks": _NEVER_RINGS,
    "track-one-side/caller": QT_TRANSLATE_NOOP(
        "Consequence", "Only your own words are written down, so no hints come."
    ),
    "track-one-side/agent": QT_TRANSLATE_NOOP(
        "Consequence", "Only the caller's words are written down, never yours."
    ),
    "stream-other-host": QT_TRANSLATE_NOOP(
        "Consequence", "The audio of your calls goes to another server."
    ),
    "streams-doubled": QT_TRANSLATE_NOOP("Consequence", "Each word may come twice."),
    "record-without-notice": QT_TRANSLATE_NOOP(
        "Consequence", "The law may want that callers are told of the recording."
    ),
    "other-server-answered": _DEAF,
    "other-instance-answered": QT_TRANSLATE_NOOP(
        "Consequence", "Words and hints open in the other TalkHint."
    ),
}
BILL: Texts = {
    "account-suspended": _FREE,
    "number-not-voice": _FREE,
    "number-url-empty": QT_TRANSLATE_NOOP(
        "Consequence", "At most the first minute is charged."
    ),
    "rejected": QT_TRANSLATE_NOOP("Consequence", "A rejected call costs nothing."),
    "nothing-after-start": _BOTH_CHARGED,
    "pause-only-after-start": _BOTH_CHARGED,
    "connect-stream": _BOTH_CHARGED,
    "connect-both-tracks": _BOTH_CHARGED,
    "track-one-side": _BOTH_CHARGED,
    "stream-other-host": _BOTH_CHARGED,
    "streams-doubled": QT_TRANSLATE_NOOP("Consequence", "Twilio charges two streams."),
    "dial-self": QT_TRANSLATE_NOOP(
        "Consequence", "Each call makes another, and all are charged."
    ),
}
