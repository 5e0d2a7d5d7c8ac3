"""The stages of the signal path in the user's words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from talkhint_desktop.ui.words import latency, short_age

if TYPE_CHECKING:  # the first picture is painted before the stages are loaded
    from talkhint_desktop.core.signal_path import Stage

UNKNOWN = ("circle-question-mark", "text3")
# A state is told by shape as well as by colour.
_SHAPES = {
    "ok": ("circle-check", "ok"),
    "waiting": ("circle-dashed", "text3"),
    "warning": ("circle-alert", "warn"),
    "failed": ("circle-x", "bad"),
    "unknown": UNKNOWN,
    "off": ("circle-minus", "text3"),
}


# Waiting, but with what it needs in place.
_PROVED = ("ready", "cards")


_NAMES: dict[str, object] = {
    "number": QT_TRANSLATE_NOOP("Stage", "Number"),
    "webhook": QT_TRANSLATE_NOOP("Stage", "Webhook"),
    "tunnel": QT_TRANSLATE_NOOP("Stage", "Tunnel"),
    "call": QT_TRANSLATE_NOOP("Stage", "Call"),
    "stream": QT_TRANSLATE_NOOP("Stage", "Stream"),
    "caller": QT_TRANSLATE_NOOP("Stage", "Caller"),
    "agent": QT_TRANSLATE_NOOP("Stage", "You"),
    "words": QT_TRANSLATE_NOOP("Stage", "Words"),
    "hints": QT_TRANSLATE_NOOP("Stage", "Hints"),
}
COUNT = len(_NAMES)
_PROOFS: dict[str, object] = {
    "not-checked": QT_TRANSLATE_NOOP("Stage", "Not checked"),
    "number-right": QT_TRANSLATE_NOOP("Stage", "Points here"),
    "number-wrong": QT_TRANSLATE_NOOP("Stage", "Not set right"),
    "checked": QT_TRANSLATE_NOOP("Stage", "Check passed"),
    "check-warned": QT_TRANSLATE_NOOP("Stage", "Passed, notes"),
    "check-failed": QT_TRANSLATE_NOOP("Stage", "Check failed"),
    "not-listening": QT_TRANSLATE_NOOP("Stage", "Relay is off"),
    "signed-request": QT_TRANSLATE_NOOP("Stage", "Twilio asked"),
    "no-token": QT_TRANSLATE_NOOP("Stage", "No Auth Token"),
    "no-request-yet": QT_TRANSLATE_NOOP("Stage", "Not asked yet"),
    "local-only": QT_TRANSLATE_NOOP("Stage", "This PC only"),
    "own-url": QT_TRANSLATE_NOOP("Stage", "Own address"),
    "ngrok": QT_TRANSLATE_NOOP("Stage", "ngrok"),
    "agent": QT_TRANSLATE_NOOP("Stage", "ngrok agent"),
    "tunnel-starting": QT_TRANSLATE_NOOP("Stage", "Opening"),
    "tunnel-down": QT_TRANSLATE_NOOP("Stage", "No address"),
    "no-call": QT_TRANSLATE_NOOP("Stage", "No call"),
    "ringing": QT_TRANSLATE_NOOP("Stage", "Ringing"),
    "answered": QT_TRANSLATE_NOOP("Stage", "Answered"),
    "no-stream": QT_TRANSLATE_NOOP("Stage", "No stream"),
    "no-frames-yet": QT_TRANSLATE_NOOP("Stage", "No audio yet"),
    "frames": QT_TRANSLATE_NOOP("Stage", "Audio comes"),
    "frames-stopped": QT_TRANSLATE_NOOP("Stage", "Audio stopped"),
    "frames-late": QT_TRANSLATE_NOOP("Stage", "Audio is late"),
    "listening": QT_TRANSLATE_NOOP("Stage", "Listening"),
    "no-news": QT_TRANSLATE_NOOP("Stage", "No news"),
    "no-relay": QT_TRANSLATE_NOOP("Stage", "Not known"),
    "down": QT_TRANSLATE_NOOP("Stage", "Not running"),
    "ready": QT_TRANSLATE_NOOP("Stage", "Ready"),
    "no-words-yet": QT_TRANSLATE_NOOP("Stage", "No words yet"),
    "silent": QT_TRANSLATE_NOOP("Stage", "No words"),
    "words": QT_TRANSLATE_NOOP("Stage", "Words come"),
    "no-key": QT_TRANSLATE_NOOP("Stage", "No key"),
    "off": QT_TRANSLATE_NOOP("Stage", "Off"),
    "paused": QT_TRANSLATE_NOOP("Stage", "Paused"),
    "no-cards": QT_TRANSLATE_NOOP("Stage", "No cards"),
    "shown": QT_TRANSLATE_NOOP("Stage", "Hint shown"),
    "cards": QT_TRANSLATE_NOOP("Stage", "Ready"),
}
_SENTENCES: dict[str, object] = {
    "no-key": QT_TRANSLATE_NOOP(
        "Stage", "OpenAI is to write the words, but its key is not set."
    ),
    "not-checked": QT_TRANSLATE_NOOP(
        "Stage", "Nobody has asked Twilio about this number yet."
    ),
    "number-right": QT_TRANSLATE_NOOP("Stage", "The number asks this TalkHint:"),
    "number-wrong": QT_TRANSLATE_NOOP(
        "Stage", "Something is wrong with the settings of the number:"
    ),
    "checked": QT_TRANSLATE_NOOP("Stage", "A test request was answered as it should."),
    "check-warned": QT_TRANSLATE_NOOP(
        "Stage", "The next call will work, but the check has notes."
    ),
    "check-failed": QT_TRANSLATE_NOOP(
        "Stage", "The next call would fail. Verify the webhook to see why."
    ),
    "not-listening": QT_TRANSLATE_NOOP("Stage", "The relay on this PC does not run."),
    "signed-request": QT_TRANSLATE_NOOP(
        "Stage", "Twilio's last signed request came here."
    ),
    "no-token": QT_TRANSLATE_NOOP(
        "Stage", "Twilio is refused: the Auth Token is not set on this PC."
    ),
    "no-request-yet": QT_TRANSLATE_NOOP("Stage", "Twilio has not asked yet."),
    "local-only": QT_TRANSLATE_NOOP(
        "Stage", "No public address. Calls from this PC only."
    ),
    "own-url": QT_TRANSLATE_NOOP("Stage", "Your own public address:"),
    "ngrok": QT_TRANSLATE_NOOP("Stage", "Public address by ngrok:"),
    "agent": QT_TRANSLATE_NOOP("Stage", "Public address by the ngrok agent here:"),
    "tunnel-starting": QT_TRANSLATE_NOOP(
        "Stage", "The public address is being opened."
    ),
    "tunnel-down": QT_TRANSLATE_NOOP(
        "Stage", "There is no public address now. New calls would fail."
    ),
    "no-relay": QT_TRANSLATE_NOOP("Stage", "Not known until the relay answers."),
    "down": QT_TRANSLATE_NOOP("Stage", "The recogniser does not run."),
    "ready": QT_TRANSLATE_NOOP("Stage", "Ready to write down both sides."),
    "off": QT_TRANSLATE_NOOP("Stage", "Switched off."),
    "paused": QT_TRANSLATE_NOOP("Stage", "Paused. Nothing is heard or kept."),
    "no-cards": QT_TRANSLATE_NOOP("Stage", "The playbook has no cards yet."),
    "cards": QT_TRANSLATE_NOOP("Stage", "Cards in the playbook:"),
}


def shape_of(stage: "Stage") -> tuple[str, str]:
    """Return the icon and the colour token of a stage."""
    if stage.state == "waiting" and stage.proof in _PROVED:
        return _SHAPES["ok"]
    return _SHAPES[stage.state]


def names() -> list[str]:
    """Return what all stages are called, from the number to the hints."""
    return [_say(text) for text in _NAMES.values()]


def name_of(name: str) -> str:
    """Return what a stage is called."""
    return _say(_NAMES[name])


def proofs() -> list[str]:
    """Return all proofs there are, in two or three words each."""
    return [_say(text) for text in _PROOFS.values()]


def proof_of(stage: "Stage") -> str:
    """Return a stage's proof in a few words."""
    return _say(_PROOFS.get(stage.proof, stage.proof))


def not_known() -> str:
    """Return the sentence for every stage before the relay answers."""
    return _say(_SENTENCES["no-relay"])


def age_of(stage: "Stage") -> str:
    """Return the age of a stage's proof, empty where there is none.

    Where an answer was waited for, how long it took says more.
    """
    if stage.latency_ms is not None and stage.state == "ok":
        return latency(stage.latency_ms)
    return short_age(stage.age_ms)


def sentence_of(stage: "Stage") -> str:
    """Return one sentence that says what is known and what to do about it."""
    known = _SENTENCES.get(stage.proof)
    text = _say(known) if known else proof_of(stage)
    return f"{text} {stage.value}" if text.endswith(":") and stage.value else text


def _say(text: object) -> str:
    return QCoreApplication.translate("Stage", str(text))
