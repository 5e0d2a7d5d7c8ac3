"""The small pieces that every page is made of: text, chips, buttons, cards."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.core.names import initials
from talkhint_desktop.ui.icons import icon, picture
from talkhint_desktop.ui.theme import Look


def text(role: str, words: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label whose size and colour the style sheet knows by `role`.

    It is plain text: nothing that somebody said or sent becomes mark-up.
    """
    label = QLabel(words)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    for part in [widget, *widget.findChildren(QWidget)]:
        part.style().unpolish(part)
        part.style().polish(part)


def button(kind: str, words: str, *, name: str) -> QPushButton:
    """Return a button; `name` is its stable id for tests and screen readers."""
    made = QPushButton(words)
    named(made, kind, name)
    return made


def named(made: QPushButton, kind: str, name: str) -> None:
    """Give a button its kind, which the style sheet knows, and its stable id."""
    made.setProperty("kind", kind)
    made.setObjectName(name)
    made.setAccessibleIdentifier(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)


def dress(made: QPushButton, look: Look, glyph: str, ink: str = "text") -> None:
    """Give a button its icon, with the gap that Fusion leaves out."""
    size = round(16 * look.scale)
    color, off = look.color(ink).name(), look.color("text3").name()
    made.setIcon(icon(glyph, color, size, off=off))
    made.setIconSize(QSize(size, size))
    words = made.text().strip()
    if words:
        made.setText(f" {words}")


def shadow(widget: QWidget, look: Look) -> None:
    """Lift a card a little; never on what animates, for it repaints children."""
    effect = QGraphicsDropShadowEffect(widget)
    effect.setBlurRadius(24)
    effect.setOffset(0, 4)
    effect.setColor(QColor(15, 23, 42, 45 if look.dark else 14))
    widget.setGraphicsEffect(effect)


def edge_color(look: Look, token: str) -> QColor:
    """Return the colour of the edge of what else is a soft fill alone."""
    return look.color(token) if look.contrast else look.color(f"{token}_soft")


def card(name: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """Return a framed surface and the column inside it."""
    frame = QFrame()
    frame.setObjectName(name)
    column = QVBoxLayout(frame)
    column.setSpacing(0)
    return frame, column


def to_read(scroll: QScrollArea, words: str) -> None:
    """Let the keys scroll an area in which little or nothing can be pressed."""
    scroll.setObjectName("read")
    scroll.setAccessibleName(words)
    scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class Chip(QFrame):
    """A short state with an icon on a soft ground; it never wraps."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph = QLabel()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._icon = ("", "neutral")
        self._ground = QColor(Qt.GlobalColor.transparent)
        self._edge: QColor | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 3, 10, 3)
        row.setSpacing(5)
        row.addWidget(self._glyph)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("chip", "neutral")

    def show_state(self, look: Look, tone: str, words: str, glyph: str = "") -> None:
        """Say `words` in a tone: neutral, ok, warn, bad, accent, or soft accent."""
        restyle(self, "chip", tone)
        grounds = {"neutral": "sunken", "accent": "accent", "soft": "accent_soft"}
        self._ground = look.color(grounds.get(tone, f"{tone}_soft"))
        self._words.setText(words)
        colors = {"neutral": "text2", "accent": "on_accent", "soft": "accent"}
        color = look.color(colors.get(tone, tone)).name()
        self._edge = QColor(color) if look.contrast else None
        if self._icon != (glyph, color):
            self._icon = (glyph, color)
            self._glyph.setVisible(bool(glyph))
            if glyph:
                self._glyph.setPixmap(picture(glyph, color, look.px(14)))

    @property
    def words(self) -> str:
        return self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        # A style sheet gives up on a radius of more than half the height.
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._edge, 1) if self._edge else Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        round_ends = min(11.0 * 1.5, self.height() / 2)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, round_ends, round_ends)
        painter.end()


class Round(QWidget):
    """A round ground with an icon, or with the initials of who is on the line."""

    def __init__(self, size: int, glyph: str, look: Look) -> None:
        super().__init__()
        self._glyph, self._look, self._letters = glyph, look, ""
        self.setFixedSize(size, size)

    @property
    def letters(self) -> str:
        return self._letters

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def show_person(self, name: str) -> None:
        """Show the initials of a name; the icon for one without a letter."""
        letters = initials(name)
        if letters != self._letters:
            self._letters = letters
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge_color(self._look, "caller"), 1))
        painter.setBrush(self._look.color("caller_soft"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self._letters:
            self._paint_letters(painter)
            painter.end()
            return
        size = round(self.width() * 0.45)
        made = picture(self._glyph, self._look.color("caller").name(), size)
        at = (self.width() - size) // 2
        painter.drawPixmap(at, at, made)
        painter.end()

    def _paint_letters(self, painter: QPainter) -> None:
        # Of the size of the badge, which does not grow with the text.
        font = self._look.font(14, 700)
        font.setPixelSize(round(self.width() * 0.36))
        painter.setFont(font)
        painter.setPen(self._look.color("caller"))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(self.rect(), int(middle), self._letters)


class Glyph(QLabel):
    """An icon on its own, in a colour of the theme."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size, self._shown = size, ("", "")
        self.setFixedSize(size, size)

    def show_icon(self, look: Look, name: str, token: str) -> None:
        color, size = look.color(token).name(), round(self._size * look.scale)
        if self._shown != (name, color) or self.width() != size:
            self._shown = (name, color)
            self.setFixedSize(size, size)
            self.setPixmap(picture(name, color, size))
