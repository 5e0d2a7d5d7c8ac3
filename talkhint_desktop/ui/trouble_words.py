"""Troubles in the user's words: what happened, and what it means for the call."""

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from talkhint_desktop.core import messages
from talkhint_desktop.core.events import Trouble
from talkhint_desktop.ui.finding_words import retold
from talkhint_desktop.ui.hearing_words import cause_sentence
from talkhint_desktop.ui.relay_words import said
from talkhint_desktop.ui.tunnel_words import cause_words

# These end what TalkHint does for the call; the others only limit it.
GRAVE = frozenset(
    {
        "no-stream",
        "no-audio",
        "transcriber-down",
        "key-refused",
        "quota-exhausted",
        "port-taken",
        "disk-full",
        "history-damaged",
        "relay-lost",
        "webhook-stale",
    }
)


_EXPLAINED = frozenset({"no-stream", "no-audio"})
# What a recogniser says of itself stands behind the colon.
_OF_HEARING = frozenset({"transcriber-down", "key-refused", "quota-exhausted"})
_KNOWN = {
    "no-stream": (
        QT_TRANSLATE_NOOP("Trouble", "The call is up but no audio stream came."),
        QT_TRANSLATE_NOOP(
            "Trouble", "The caller hears you normally. There will be no hints."
        ),
    ),
    "no-audio": (
        QT_TRANSLATE_NOOP("Trouble", "Audio stopped arriving."),
        QT_TRANSLATE_NOOP(
            "Trouble", "The call itself goes on. Words and hints wait for it."
        ),
    ),
    "one-side-silent": (
        QT_TRANSLATE_NOOP("Trouble", "One side has been silent for a while."),
        QT_TRANSLATE_NOOP("Trouble", "Hints still follow the other side."),
    ),
    "transcriber-down": (
        QT_TRANSLATE_NOOP("Trouble", "The recogniser is not answering."),
        QT_TRANSLATE_NOOP("Trouble", "It is being started again. The call goes on."),
    ),
    "transcriber-silent": (
        QT_TRANSLATE_NOOP("Trouble", "Somebody speaks but no words come."),
        QT_TRANSLATE_NOOP(
            "Trouble",
            "The recogniser may be too slow here. Choose another in the settings.",
        ),
    ),
    "key-refused": (
        QT_TRANSLATE_NOOP("Trouble", "OpenAI refused the key."),
        QT_TRANSLATE_NOOP("Trouble", "Words and hints are off for this call."),
    ),
    "quota-exhausted": (
        QT_TRANSLATE_NOOP("Trouble", "The OpenAI account has no credit left."),
        QT_TRANSLATE_NOOP("Trouble", "Words and hints are off until it has."),
    ),
    "hints-down": (
        QT_TRANSLATE_NOOP("Trouble", "Hints do not come now."),
        QT_TRANSLATE_NOOP("Trouble", "The transcript goes on."),
    ),
    "daily-limit": (
        QT_TRANSLATE_NOOP("Trouble", "Today's calls have cost most of the limit."),
        QT_TRANSLATE_NOOP("Trouble", "Nothing is cut off: words and hints go on."),
    ),
    "tunnel-changed": (
        QT_TRANSLATE_NOOP("Trouble", "The public address has changed."),
        QT_TRANSLATE_NOOP(
            "Trouble", "New calls fail until the number points at the new one."
        ),
    ),
    "offline": (
        QT_TRANSLATE_NOOP("Trouble", "This PC is offline."),
        QT_TRANSLATE_NOOP(
            "Trouble",
            "Calls reach your phone alone. Check this PC's internet connection.",
        ),
    ),
    "tunnel-down": (
        QT_TRANSLATE_NOOP("Trouble", "The public address went away."),
        QT_TRANSLATE_NOOP(
            "Trouble", "New calls would fail. TalkHint goes on trying to get it back."
        ),
    ),
    "webhook-stale": (
        QT_TRANSLATE_NOOP("Trouble", "The next call will not reach TalkHint."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Verify the webhook: the check names the fault and the remedy."
        ),
    ),
    "port-taken": (
        QT_TRANSLATE_NOOP("Trouble", "The port is in use by another program."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Close that program, or choose another port in the settings."
        ),
    ),
    "disk-full": (
        QT_TRANSLATE_NOOP(
            "Trouble", "The disk is full. New words are kept in memory only."
        ),
        QT_TRANSLATE_NOOP(
            "Trouble", "Free some space: they are written as soon as there is room."
        ),
    ),
    "history-damaged": (
        QT_TRANSLATE_NOOP("Trouble", "The file of past calls was damaged."),
        QT_TRANSLATE_NOOP(
            "Trouble", "A new one was begun. The old one is in the folder “quarantine”."
        ),
    ),
    "password-store": (
        QT_TRANSLATE_NOOP("Trouble", "The password store does not answer."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Unlock it, or give the keys as environment variables."
        ),
    ),
}


def worst(troubles: Iterable[Trouble]) -> Trouble | None:
    """Return the first grave trouble, else the first, if there is any."""
    known = list(troubles)
    grave = [trouble for trouble in known if trouble.code in GRAVE]
    return next(iter([*grave, *known]), None)


def trouble_words(trouble: Trouble) -> tuple[str, str]:
    """Return a headline and a second line; an unknown code speaks for itself."""
    if trouble.code == "webhook-stale" and not _as_usual(trouble):
        return told_words(trouble)  # the verdict of the check
    if trouble.code == "tunnel-down" and not _as_usual(trouble, alone=True):
        return cause_words(trouble.message, trouble.remedy)
    if trouble.code == "transcriber-down" and not _as_usual(trouble):
        return said(trouble.message), _remedy_here(trouble.remedy)
    known = _KNOWN.get(trouble.code)
    if known is None:
        return told_words(trouble)
    say = QCoreApplication.translate
    headline, second = say("Trouble", str(known[0])), say("Trouble", str(known[1]))
    return headline, _why(trouble) or second


def _as_usual(trouble: Trouble, *, alone: bool = False) -> bool:
    """Tell whether a trouble has the words of its code, with a cause or `alone`."""
    usual = messages.trouble(trouble.code, call_sid=None, at="", cleared=False)
    if alone:
        return trouble.message == usual.message
    return trouble.message.startswith(usual.message.removesuffix("."))


def _why(trouble: Trouble) -> str:
    """Return why, as a sentence, where that was told."""
    if trouble.code in _OF_HEARING:
        return cause_sentence(trouble.message.partition(": ")[2].removesuffix("."))
    if trouble.code not in _EXPLAINED:
        return ""
    cause = retold(trouble.message.partition(": ")[2].removesuffix("."))
    return f"{cause[:1].upper()}{cause[1:]}." if cause else ""


def told_words(trouble: Trouble) -> tuple[str, str]:
    """Return a trouble in the words it was told with, as far as they are known.

    Such as the verdict of a check, which stands in the table of findings.
    """
    return said(trouble.message), said(trouble.remedy)


def _remedy_here(remedy: str) -> str:
    """Return a remedy; what is done in a terminal is done in the window here."""
    if remedy.startswith("talkhint models get"):
        return QCoreApplication.translate(
            "Trouble", "Fetch a model in the settings, under Words."
        )
    return said(remedy)
