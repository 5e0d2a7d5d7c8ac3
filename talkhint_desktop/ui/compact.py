"""The small window on top of all others: the call, the hint, the last words."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.core.signal_path import CallPulse
from talkhint_desktop.ui.call_header import arrives
from talkhint_desktop.ui.compact_foot import CompactFoot
from talkhint_desktop.ui.compact_hint import CompactHint
from talkhint_desktop.ui.cut_text import CutText
from talkhint_desktop.ui.level_meter import LevelMeter
from talkhint_desktop.ui.pause_bar import PauseButton
from talkhint_desktop.ui.pieces import Glyph, button, dress
from talkhint_desktop.ui.shortcuts import with_key
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.window_drag import STEPS, WindowDrag

WIDTH = 460  # at 100 %
_BARS = 8
_RADIUS = 16.0
_MASKED = ("xcb", "windows")
_KIND = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
)


class CompactWindow(QWidget):
    """As high as its words need, growing downward, or up from a lower corner.

    `back` tells the wish for the large window, `placed` that this one was moved,
    `put_back` the wish that it goes where it stands by itself.
    """

    back = Signal()
    put_back = Signal()
    pause_wanted = Signal()
    placed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(None, _KIND)
        self.setObjectName("compact")
        self.setWindowTitle("TalkHint")
        # Else macOS hides it as soon as the agent types into another program.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        # Without a compositor an X server would paint the corners black.
        self._masked = QGuiApplication.platformName() in _MASKED
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._masked)
        self._look, self._state = look, ("circle-dashed", "text3")
        self._drag = WindowDrag(self)
        self._opacity, self.grows_up = 100, False
        self._sign = Glyph(16)
        self._name = CutText(look, 13, 600, "text")
        self._clock = CutText(look, 13, 400, "text2", firm=True)
        self._meters = (
            LevelMeter("caller", look, bars=_BARS),
            LevelMeter("agent", look, bars=_BARS),
        )
        self._pause = PauseButton(look)
        self._pause.show_words(wordy=False)
        self._back = button("quiet", "", name="leave-compact")
        self.hint, self.foot = CompactHint(look), CompactFoot(look)
        self._pause.clicked.connect(self.pause_wanted)
        self._back.clicked.connect(self.back)
        self._build()
        self.set_look(look)
        # Else the first button would have the focus, and a key might press it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._sign.show_icon(look, *self._state)
        words = self.tr("Back to the large window")
        self._back.setAccessibleName(words)
        self._back.setToolTip(with_key(words, "compact"))
        dress(self._back, look, "maximize-2", "text2")
        self.set_opacity(self._opacity)

    def set_opacity(self, per_cent: int) -> None:
        """Let what is behind shine through; never with high contrast."""
        self._opacity = per_cent
        if self._masked:  # what is painted has no transparency there
            self.setWindowOpacity(self._solid)
        self.update()

    @property
    def _solid(self) -> float:
        return 1.0 if self._look.contrast else self._opacity / 100

    def show_state(self, icon: str, token: str, words: str) -> None:
        """Show the state of the call by a shape and a colour, named by `words`."""
        self._state = icon, token
        self._sign.show_icon(self._look, icon, token)
        self._sign.setAccessibleName(words)
        self._sign.setToolTip(words)

    def show_call(self, name: str, time: str, *, live: bool, paused: bool) -> None:
        """Show whose call it is, and what of it can be heard and paused."""
        self._name.show_words(name)
        self._name.setMaximumWidth(self._name.sizeHint().width())
        self._name.setToolTip(self._name.words)
        self._clock.show_words(time)
        self._pause.show_paused(paused=paused)
        for meter in self._meters:
            meter.setVisible(live)

    def show_levels(self, figures: CallPulse | None) -> None:
        """Add the newest levels; without figures nothing arrives."""
        sides = (figures.caller, figures.agent) if figures else (None, None)
        for meter, track in zip(self._meters, sides, strict=True):
            level = track.level if track else 0.0
            meter.show_level(level, arriving=arrives(track))

    def clear_levels(self) -> None:
        for meter in self._meters:
            meter.clear()

    def _needed(self, layout: QLayout) -> int:
        # The words are new: the layout would hear of it from the event loop only.
        self.hint.updateGeometry()
        layout.activate()
        return layout.totalHeightForWidth(self.width())

    def fit(self) -> None:
        """Take the height that the words need at this width."""
        layout = self.layout()
        assert layout is not None
        self.hint.show_whole(whole=True)
        need = self._needed(layout)
        if need > self._most():
            self.hint.show_whole(whole=False)
            need = self._needed(layout)
        if need != self.height():
            box = self.geometry()
            top = box.bottom() + 1 - need if self.grows_up else box.top()
            self.setGeometry(box.left(), top, box.width(), need)

    @property
    def texts(self) -> list[str]:
        """What can be read in it, from the top."""
        said = self._sign.toolTip(), self._name.words, self._clock.words
        return [*said, self.hint.accessibleName(), self.foot.words]

    def sizeHint(self) -> QSize:
        width = round(WIDTH * self._look.scale)
        layout = self.layout()
        return QSize(width, layout.totalHeightForWidth(width) if layout else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move(self.pos() + step)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Put it back in its corner"), self.put_back.emit)
        menu.addAction(self.tr("Back to the large window"), self.back.emit)
        menu.popup(event.globalPos())

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.back.emit()  # it never goes and leaves nothing behind

    def moveEvent(self, _event: QMoveEvent) -> None:
        self.placed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._masked:
            outline = self._outline(0).toFillPolygon().toPolygon()
            self.setMask(QRegion(outline))
        if event.size().width() != event.oldSize().width():
            self.fit()
            self.placed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        alpha = 255 if self._masked else round(255 * self._solid)
        painter.setBrush(self._look.color("surface", alpha))
        painter.setPen(QPen(self._look.color("border2"), 1.5))
        painter.drawPath(self._outline(0.75))
        painter.end()

    def _outline(self, inset: float) -> QPainterPath:
        path = QPainterPath()
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        path.addRoundedRect(box, _RADIUS - inset, _RADIUS - inset)
        return path

    def _most(self) -> int:
        """Return how high it may be without being in the way."""
        return round(216 * self._look.scale)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._sign)
        # What is left of the row, and no more than it needs: buttons come first.
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        top.addWidget(self._name, 100)
        top.addWidget(self._clock)
        top.addStretch(1)
        for meter, name in zip(
            self._meters, (self.tr("Caller"), self.tr("You")), strict=True
        ):
            meter.setToolTip(name)
            meter.setAccessibleName(name)
            top.addWidget(meter)
        top.addWidget(self._pause)
        top.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 14, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.hint, 1)
        column.addWidget(self.foot)
