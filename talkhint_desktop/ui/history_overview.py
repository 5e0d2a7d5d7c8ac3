"""What the History page shows beside its list while no call is chosen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from talkhint_desktop.ui.days_chart import DaysCard
from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.theme import Look


class HistoryOverview(QWidget):
    """What to do, and what the last days brought."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.days = DaysCard(look)
        self._choose = text("second", self.tr("Choose a call to read it."), wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(16)
        column.addWidget(self._choose)
        column.addWidget(self.days)
        column.addStretch()

    def offer_choice(self, *, there: bool) -> None:
        """Say that a call can be chosen, where there is one."""
        self._choose.setVisible(there)
