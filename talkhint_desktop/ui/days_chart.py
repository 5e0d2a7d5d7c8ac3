"""Calls and used hints of each day, as a picture. Nothing moves."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from talkhint_desktop.core.days import Day
from talkhint_desktop.ui.chart_words import days_words, short_day
from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.theme import Look

_HIGH = 120
_GAP = 3.0


class DaysCard(QWidget):
    """The chart between its title and its sentence; hidden without any call."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._days: list[Day] = []
        self._said = text("second", wrap=True)
        self._note = text("meta", self.tr("Practice calls are not counted."), wrap=True)
        self._calls = _DaysChart(look, "caller")
        self._used = _DaysChart(look, "accent")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(text("pane", self.tr("Calls a day"), wrap=True))
        column.addWidget(self._calls)
        column.addSpacing(8)
        column.addWidget(text("pane", self.tr("Hints used a day"), wrap=True))
        column.addWidget(self._used)
        column.addSpacing(4)
        column.addWidget(self._said)
        column.addWidget(self._note)
        self.hide()

    def show_days(self, days: Sequence[Day]) -> None:
        """Show days in a row, the last one at the right edge."""
        self._days = list(days)
        said = days_words(days)
        self._said.setText(said)
        self._calls.show_counts([(day, day.calls) for day in days])
        self._used.show_counts([(day, day.used) for day in days])
        for chart in (self._calls, self._used):
            chart.setAccessibleName(said)
        self.setVisible(any(day.calls for day in days))

    @property
    def words(self) -> str:
        return self._said.text()


class _DaysChart(QWidget):
    """A bar a day with its count over it; the first and the last day named."""

    def __init__(self, look: Look, token: str) -> None:
        super().__init__()
        self._look, self._token = look, token
        self._counts: list[tuple[Day, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(160)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def show_counts(self, counts: list[tuple[Day, int]]) -> None:
        self._counts = counts
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, round(_HIGH * self._look.scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._counts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(11, 500))
        metrics = QFontMetricsF(painter.font())
        text_high = metrics.height()
        base = self.height() - text_high - 6
        room = base - text_high - 4
        most = max(1, *(count for _, count in self._counts))
        pitch = self.width() / len(self._counts)
        wide = min(pitch - _GAP, 34 * self._look.scale)
        line = QRectF(0, base, self.width(), 1)
        painter.fillRect(line, self._look.color("border2"))
        for place, (_, count) in enumerate(self._counts):
            if count:
                left = place * pitch + (pitch - wide) / 2
                high = max(3.0, room * count / most)
                bar = QRectF(left, base - high, wide, high)
                self._paint_bar(painter, bar, str(count), metrics)
        self._paint_ends(painter, metrics)
        painter.end()

    def _paint_bar(
        self, painter: QPainter, bar: QRectF, count: str, metrics: QFontMetricsF
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(self._token))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        painter.setPen(self._look.color("text2"))
        left = bar.center().x() - metrics.horizontalAdvance(count) / 2
        painter.drawText(QPointF(left, bar.top() - 4), count)

    def _paint_ends(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        painter.setPen(self._look.color("text3"))
        first, last = (short_day(self._counts[at][0].day) for at in (0, -1))
        bottom = self.height() - metrics.descent() - 1
        painter.drawText(QPointF(0, bottom), first)
        right = self.width() - metrics.horizontalAdvance(last)
        painter.drawText(QPointF(right, bottom), last)
