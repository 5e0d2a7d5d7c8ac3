"""The cards of the Webhook page, in two columns or in one."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.core.webhook.findings import Report
from talkhint_desktop.ui.by_hand import ByHand
from talkhint_desktop.ui.consequence_card import ConsequenceCard
from talkhint_desktop.ui.consequences import consequences_of
from talkhint_desktop.ui.document_card import DocumentCard
from talkhint_desktop.ui.finding_list import FindingList
from talkhint_desktop.ui.fix_card import FixCard
from talkhint_desktop.ui.fix_plan import Done, Kind
from talkhint_desktop.ui.pieces import restyle
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.webhook_state import WebhookState

_GAP = 16
_LEFT, _TWO_FROM = 320, 960  # at a text size of 100 %


class WebhookCards(QWidget):
    """Evidence, documents, what it means, fix, by hand: in this order always.

    Where there is room the evidence, which is long, stands beside the others.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._two = look, True
        self.findings = FindingList(look)
        self.documents = DocumentCard(look)
        self.consequences = ConsequenceCard(look)
        self.fix = FixCard(look)
        self.by_hand = ByHand(look)
        self._left, self._right = QWidget(), QVBoxLayout()
        self._left_column = QVBoxLayout(self._left)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self._left)
        self._row.addLayout(self._right, 1)
        for column in (self._left_column, self._right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(_GAP)
            column.addStretch(1)  # what is left over belongs to no card
        rest = (self.documents, self.consequences, self.fix, self.by_hand)
        for place, card in enumerate(rest):
            self._right.insertWidget(place, card)
        self._place(two=True)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._arrange(self.width())

    def show_report(
        self, report: Report | None, done: Done | None, running: Kind | None
    ) -> None:
        """Show a report; one from before what goes on now is shown quietly."""
        self.findings.setVisible(bool(report or running))
        self._arrange(self.width())
        for card in (self.documents, self.consequences, self.fix):
            card.setVisible(report is not None)
            restyle(card, "stale", "true" if running else "false")
        if running is None:
            self.findings.show_findings(report.findings if report else [])
        if report:
            self.documents.show_report(report, quiet=bool(running))
            self.consequences.show_consequences(consequences_of(report))
            self.fix.show_report(report, done)
        self.fix.show_busy(running)

    def show_state(self, state: WebhookState | None) -> None:
        """Show what depends on the number and not on a report."""
        self.by_hand.show_address(
            state.wanted_url if state else "", state.number if state else ""
        )
        if state:
            self.fix.show_standing(
                undo=state.undo,
                guardian=state.guardian,
                guards=state.credentials and bool(state.number),
            )

    def minimumSizeHint(self) -> QSize:
        # Two columns must not keep the page from getting narrow.
        parts = (self.findings, self.documents, self.consequences, self.fix)
        widest = max(part.minimumSizeHint().width() for part in parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        scale = self._look.scale
        self._left.setFixedWidth(round(_LEFT * scale))
        two = width >= _TWO_FROM * scale and not self.findings.isHidden()
        if two != self._two:
            self._place(two=two)
            self.updateGeometry()

    def _place(self, *, two: bool) -> None:
        self._two = two
        for column in (self._left_column, self._right):
            column.removeWidget(self.findings)
        (self._left_column if two else self._right).insertWidget(0, self.findings)
        self._left.setVisible(two)
