"""The evidence of a check: one row a stage, as far as it was found."""

from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from talkhint_desktop.core.webhook.findings import STAGES, Finding, Stage
from talkhint_desktop.ui.finding_row import FindingRow
from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.theme import Look

_ABOVE = 2  # the title, and the line while nothing is there


class FindingList(QFrame):
    """Rows come as findings are added, in the order of the stages."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._found: dict[Stage, list[Finding]] = defaultdict(list)
        self._rows: dict[Stage, FindingRow] = {}
        self._last: Stage | None = None
        self._reached_before: QWidget | None = None
        self.setObjectName("card")
        self._title = text("pane", self.tr("Evidence"))
        waiting = self.tr("The first findings come in a moment.")
        self._waiting = text("second", waiting, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 14, 10, 12)
        self._column.setSpacing(2)
        self._title.setContentsMargins(8, 0, 8, 4)
        self._waiting.setContentsMargins(8, 0, 8, 4)
        self._column.addWidget(self._title)
        self._column.addWidget(self._waiting)
        self.setAccessibleName(self._title.text())

    def set_look(self, look: Look) -> None:
        self._look = look

    def come_after(self, widget: QWidget) -> None:
        """Let the Tab key come to the rows from `widget`."""
        self._reached_before = widget

    def clear(self) -> None:
        """Begin anew: nothing is found yet, and all is shut."""
        self._found.clear()
        self._last = None
        for row in self._rows.values():
            row.header.turn(False)
            row.hide()
        self._waiting.show()

    def add(self, finding: Finding) -> None:
        """Add what was found to its stage's row; the row comes with the first."""
        self._found[finding.stage].append(finding)
        self._last = finding.stage
        self._show(finding.stage)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show these and no others; what is open stays open."""
        self._found.clear()
        for finding in findings:
            self._found[finding.stage].append(finding)
        for stage, row in self._rows.items():
            row.setVisible(stage in self._found)
        for stage in self._found:
            self._show(stage)
        self._waiting.setVisible(not self._found)

    @property
    def rows(self) -> list[FindingRow]:
        """The rows that are shown, from the first stage on."""
        return [self._rows[stage] for stage in STAGES if stage in self._found]

    @property
    def last_found(self) -> str:
        """What the row says that was added to last; empty before the first."""
        return ": ".join(self._rows[self._last].words) if self._last else ""

    def _show(self, stage: Stage) -> None:
        row = self._rows.get(stage) or self._made(stage)
        row.show_findings(self._found[stage])
        row.show()
        self._waiting.hide()

    def _made(self, stage: Stage) -> FindingRow:
        row = FindingRow(stage, self._look)
        self._rows[stage] = row
        earlier = STAGES[: STAGES.index(stage)]
        before = [self._rows[s] for s in earlier if s in self._rows]
        self._column.insertWidget(_ABOVE + len(before), row)
        # Else Tab would reach what came last after all the rest of the page.
        reached = before[-1].header if before else self._reached_before
        if reached is not None:
            self.setTabOrder(reached, row.header)
        return row
