"""One stage of a check: its worst finding, and all it found folded under it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.core.webhook.faults import order
from talkhint_desktop.core.webhook.findings import Finding, Stage, Status
from talkhint_desktop.ui import finding_words
from talkhint_desktop.ui.disclosure import Disclosure
from talkhint_desktop.ui.finding_details import SHAPES, details_of, tells_more
from talkhint_desktop.ui.pieces import Glyph, restyle, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import unbroken

_GRAVITY = (Status.FAILED, Status.WARNING, Status.OK, Status.SKIPPED)


class FindingRow(QWidget):
    """`show_findings` may be called again as more is found at its stage."""

    def __init__(self, stage: Stage, look: Look) -> None:
        super().__init__()
        self._look = look
        self._findings: list[Finding] = []
        self._details: QWidget | None = None
        self._glyph = Glyph(18)
        self._name = text("row", finding_words.stage_words(stage), wrap=True)
        self._second = text("second", wrap=True)
        self.header = Disclosure(look, self._face(), name=f"finding-{stage}")
        self.header.turned.connect(self._turned)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._show_shape()
        self._renew_details()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found at this stage; there is at least one."""
        ordered = sorted(findings, key=lambda f: (_GRAVITY.index(f.status), order(f)))
        if ordered == self._findings:
            return
        self._findings = ordered
        worst = ordered[0]
        said = finding_words.said_of(worst)
        passed = worst.status in {Status.OK, Status.SKIPPED}
        self._second.setText(said.detail if passed else said.title)
        quiet = "true" if worst.status is Status.SKIPPED else "false"
        restyle(self._name, "quiet", quiet)
        restyle(self._second, "quiet", quiet)
        self._show_shape()
        self.header.set_openable(openable=tells_more(ordered))
        stage, second = self.words
        self.header.say(f"{stage}: {self._status_words(worst.status)}. {second}")
        self._renew_details()

    @property
    def words(self) -> tuple[str, str]:
        """What the line says: its stage, and one sentence."""
        return self._name.text(), unbroken(self._second.text())

    def _turned(self, opened: bool) -> None:
        if opened and self._details is None:
            self._details = details_of(self._findings, self._look)
            self._column.addWidget(self._details)
        if self._details:
            self._details.setVisible(opened)

    def _renew_details(self) -> None:
        if self._details:
            self._details.hide()
            self._details.deleteLater()
            self._details = None
        self._turned(self.header.opened)

    def _show_shape(self) -> None:
        if self._findings:
            glyph, token = SHAPES[self._findings[0].status]
            self._glyph.show_icon(self._look, glyph, token)

    def _face(self) -> QWidget:
        face = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._second)
        row = QHBoxLayout(face)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        return face

    def _status_words(self, status: Status) -> str:
        # For who does not see its shape.
        return {
            Status.OK: self.tr("fine"),
            Status.WARNING: self.tr("warning"),
            Status.FAILED: self.tr("failed"),
            Status.SKIPPED: self.tr("not looked at"),
        }[status]
