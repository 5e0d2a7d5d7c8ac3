"""What is folded under a stage: detail, remedy, Twilio's number, the evidence."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.core.webhook.findings import Finding, Status
from talkhint_desktop.ui import finding_words
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.theme import Look

translate = QCoreApplication.translate

SHAPES = {
    Status.OK: ("circle-check", "ok"),
    Status.WARNING: ("circle-alert", "warn"),
    Status.FAILED: ("circle-x", "bad"),
    Status.SKIPPED: ("circle-minus", "text3"),
}
# These choose the words of a finding, and are said by them.
_OURS = frozenset({"because", "case", "source"})
_MOST = 12  # pieces of evidence that are written out
_LEFT = 38  # under the words of the line above, beside its icon


def tells_more(findings: Sequence[Finding]) -> bool:
    """Tell whether there is anything that the line itself does not say."""
    said = any(f.remedy or f.twilio_error or _evidence(f) for f in findings)
    return said or len(findings) > 1


def details_of(findings: Sequence[Finding], look: Look) -> QWidget:
    """Return all that is known of `findings`, the first one's title left out."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(_LEFT, 0, 8, 10)
    column.setSpacing(6)
    for place, finding in enumerate(findings):
        said = finding_words.said_of(finding)
        if place:
            column.addLayout(_title(finding, said.title, look))
        if said.detail and (place or finding.status not in {Status.OK, Status.SKIPPED}):
            column.addWidget(text("second", said.detail, wrap=True))
        if said.remedy:
            words = translate("FindingDetails", "What to do: %1")
            words = words.replace("%1", said.remedy)
            column.addWidget(text("told", words, wrap=True))
        if finding.twilio_error:
            words = _error_words(finding.twilio_error)
            column.addWidget(text("meta", words, wrap=True))
        if _evidence(finding):
            column.addWidget(_evidence_box(finding))
    return made


def _title(finding: Finding, title: str, look: Look) -> QHBoxLayout:
    glyph = Glyph(16)
    glyph.show_icon(look, *SHAPES[finding.status])
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(8)
    row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text("strong", title, wrap=True), 1)
    return row


def _error_words(error: int) -> str:
    words = translate("FindingDetails", "Twilio calls it error %1: %2.")
    meaning = finding_words.meaning_words(error)
    return words.replace("%1", str(error)).replace("%2", meaning)


def _evidence(finding: Finding) -> Mapping[str, Any]:
    given = finding.evidence.items()
    return {name: value for name, value in given if name not in _OURS}


def _evidence_box(finding: Finding) -> QFrame:
    frame = QFrame()
    frame.setObjectName("sunken")
    column = QVBoxLayout(frame)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(3)
    for name, value in list(_evidence(finding).items())[:_MOST]:
        words = f"{finding_words.shown(name, 40)}: {finding_words.value_words(value)}"
        column.addWidget(text("code", words, wrap=True))
    return frame
