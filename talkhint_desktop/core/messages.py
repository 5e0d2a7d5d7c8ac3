"""The words for each trouble: what happened and the one thing to do."""

from talkhint_desktop.core.events import Trouble

_TROUBLES: dict[str, tuple[str, str]] = {
    "no-stream": (
        "The call is up but no audio stream came.",
        "Check the webhook: its answer must start a stream before it dials.",
    ),
    "no-audio": (
        "Audio stopped arriving.",
        "The phone call goes on. Check this PC's internet connection.",
    ),
    "one-side-silent": (
        "Only one side's audio arrives.",
        'The stream must ask for both sides: track="both_tracks".',
    ),
    "transcriber-down": (
        "Speech recognition stopped.",
        "It comes back by itself where it can. The phone call goes on.",
    ),
    "transcriber-silent": (
        "Somebody speaks, but no words come.",
        "Check the recognition engine in the settings.",
    ),
    "key-refused": (
        "OpenAI refused the key.",
        "Set another OpenAI key in the settings. It counts from the next call.",
    ),
    "quota-exhausted": (
        "The OpenAI account has no credit left.",
        "Add credit at platform.openai.com. It counts from the next call.",
    ),
    "daily-limit": (
        "Today's calls have cost most of the daily limit.",
        "Nothing is cut off. Raise the limit in the settings, or pause.",
    ),
    "tunnel-down": (
        "The public address went away. New calls would fail.",
        "Check this PC's internet connection; TalkHint goes on trying.",
    ),
    "tunnel-changed": (
        "The public address has changed.",
        "Point the Twilio number at the new one.",
    ),
    "offline": (
        "This PC is offline.",
        "Check its internet connection. The tunnel comes back by itself.",
    ),
    "webhook-stale": (
        "The next call will not reach TalkHint.",
        "Verify the webhook: the check names the fault and the remedy.",
    ),
    "port-taken": (
        "The port is in use by another program.",
        "Close the other program, or choose another port in the settings.",
    ),
    "disk-full": (
        "The disk is full. New words are kept in memory only.",
        "Free some space; they are written as soon as there is room.",
    ),
    "history-damaged": (
        "The history file was damaged. A new one was begun.",
        "The old file is kept in the folder named quarantine.",
    ),
    "password-store": (
        "The password store does not answer.",
        "Unlock it, or set the keys as environment variables.",
    ),
    "hints-down": (
        "The playbook has mistakes, so some hints are missing.",
        "Run talkhint doctor to see the file and the line.",
    ),
}


def trouble(
    code: str, *, call_sid: str | None, at: str, cleared: bool, cause: str = ""
) -> Trouble:
    """Return the event for `code` with its words, and a known `cause` in them."""
    message, remedy = _TROUBLES[code]
    return Trouble(
        at=at,
        call_sid=call_sid,
        code=code,
        message=f"{message.removesuffix('.')}: {cause}." if cause else message,
        remedy=remedy,
        cleared=cleared,
    )


def codes() -> frozenset[str]:
    """Return every trouble code that has words."""
    return frozenset(_TROUBLES)
