"""A summary in the user's words: who wrote it, and how it is copied."""

from collections.abc import Collection

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from talkhint_desktop.core.events import Summary

_SOURCES: dict[str, object] = {
    "model": QT_TRANSLATE_NOOP("Summary", "Written by the model."),
    "extract": QT_TRANSLATE_NOOP(
        "Summary", "Taken from the call's own lines, no model."
    ),
    "person": QT_TRANSLATE_NOOP("Summary", "Edited by you."),
}
translate = QCoreApplication.translate


def source_words(summary: Summary) -> str:
    """Return who made the summary, or that it is being made."""
    if summary.state == "growing":
        return translate("Summary", "Being written…")
    return translate("Summary", str(_SOURCES[summary.source]))


def summary_text(summary: Summary, done: Collection[str] = ()) -> str:
    """Return a summary as plain text, a line for each thing to do."""
    if not summary.todo:
        return summary.text
    title = translate("Summary", "To do")
    is_done = translate("Summary", "%1 (done)")
    said = [is_done.replace("%1", t) if t in done else t for t in summary.todo]
    lines = "\n".join(f"- {line}" for line in said)
    return f"{summary.text}\n\n{title}\n{lines}"
