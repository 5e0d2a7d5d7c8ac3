"""Who spoke how much in a call, when and how fast, as a picture. Nothing moves."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from talkhint_desktop.core.events import Segment
from talkhint_desktop.core.talk import Slice, Talk, slices, talk_of
from talkhint_desktop.ui.chart_words import pace_words, share_words
from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.theme import Look

_SLICES = 36
_BAR, _LANE = 12, 30
_FASTEST = 260.0  # words a minute that fill a lane


class TalkCard(QWidget):
    """The chart of a call between its title and its sentences.

    Hidden while there is no talk to count.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._segments: list[Segment] = []
        self._share, self._pace = text("second", wrap=True), text("second", wrap=True)
        self._chart = _TalkChart(look)
        self._keys = (_Key(look, "caller"), _Key(look, "agent"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(text("pane", self.tr("Who spoke, and how fast"), wrap=True))
        column.addLayout(self._build_keys())
        column.addWidget(self._chart)
        column.addWidget(self._share)
        column.addWidget(self._pace)
        self.hide()

    def show_talk(self, segments: Sequence[Segment]) -> None:
        """Show the talk of a call by its finished utterances."""
        final = [said for said in segments if said.final]
        if final == self._segments:
            return
        self._segments = final
        talk = talk_of(final)
        share, pace = share_words(talk), pace_words(talk)
        self._share.setText(share)
        self._pace.setText(pace)
        self._pace.setVisible(bool(pace))
        self._chart.show_talk(talk, slices(final, _SLICES))
        self._chart.setAccessibleName(f"{share} {pace}".strip())
        self.setVisible(talk.agent_share is not None)

    def _build_keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for key, words in zip(
            self._keys, (self.tr("Caller"), self.tr("You")), strict=True
        ):
            row.addWidget(key)
            row.addWidget(text("meta", words))
            row.addSpacing(10)
        row.addStretch()
        return row


class _TalkChart(QWidget):
    """A bar of shares, and under it both sides along the call: higher is faster."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._talk: Talk | None = None
        self._slices: list[Slice] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def show_talk(self, talk: Talk, parts: list[Slice]) -> None:
        self._talk, self._slices = talk, parts
        self.update()

    def sizeHint(self) -> QSize:
        scale = self._look.scale
        return QSize(240, round(scale * (_BAR + 10 + 2 * _LANE + 3)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        share = self._talk.agent_share if self._talk else None
        if share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_shares(painter, share)
        self._paint_lanes(painter)
        painter.end()

    def _paint_shares(self, painter: QPainter, share: int) -> None:
        high = round(_BAR * self._look.scale)
        whole = QRectF(0, 0, self.width(), high)
        ends = QPainterPath()
        ends.addRoundedRect(whole, high / 2, high / 2)
        caller = round(self.width() * (100 - share) / 100)
        painter.save()
        painter.setClipPath(ends)
        painter.fillRect(whole, self._look.color("agent"))
        painter.fillRect(QRectF(0, 0, caller, high), self._look.color("caller"))
        if 0 < caller < self.width():
            gap = QRectF(caller - 1, 0, 2, high)
            painter.fillRect(gap, self._look.color("surface"))
        painter.restore()

    def _paint_lanes(self, painter: QPainter) -> None:
        scale = self._look.scale
        lane = _LANE * scale
        middle = round((_BAR + 10) * scale + lane) + 1.0
        line = QRectF(0, middle - 0.5, self.width(), 1)
        painter.fillRect(line, self._look.color("border2"))
        pitch = self.width() / max(1, len(self._slices))
        wide = max(1.5, pitch - 2)
        for place, part in enumerate(self._slices):
            left = place * pitch + (pitch - wide) / 2
            up, down = (
                lane * min(1.0, p / _FASTEST) for p in (part.caller, part.agent)
            )
            if up:
                up = max(2.0, up)
                painter.setBrush(self._look.color("caller"))
                bar = QRectF(left, middle - 1.5 - up, wide, up)
                painter.drawRoundedRect(bar, 1.5, 1.5)
            if down:
                painter.setBrush(self._look.color("agent"))
                bar = QRectF(left, middle + 1.5, wide, max(2.0, down))
                painter.drawRoundedRect(bar, 1.5, 1.5)


class _Key(QWidget):
    """A dot in the colour of a side."""

    def __init__(self, look: Look, token: str) -> None:
        super().__init__()
        self._look, self._token = look, token
        self.setFixedSize(10, 10)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(self._token))
        painter.drawEllipse(QRectF(0.5, 0.5, 9, 9))
        painter.end()
