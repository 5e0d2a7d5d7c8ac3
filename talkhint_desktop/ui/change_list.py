"""What a fix changes at Twilio, setting by setting: the old value and the new."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.ui.finding_words import shown
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import unbroken

_NAMES: Mapping[str, object] = {
    "voice_url": QT_TRANSLATE_NOOP("ChangeList", "Voice URL"),
    "voice_method": QT_TRANSLATE_NOOP("ChangeList", "Method"),
    "voice_fallback_url": QT_TRANSLATE_NOOP("ChangeList", "Fallback URL"),
    "voice_fallback_method": QT_TRANSLATE_NOOP("ChangeList", "Fallback method"),
    "status_callback": QT_TRANSLATE_NOOP("ChangeList", "Status callback"),
    "status_callback_method": QT_TRANSLATE_NOOP("ChangeList", "Callback method"),
    "voice_application_sid": QT_TRANSLATE_NOOP("ChangeList", "TwiML App"),
    "trunk_sid": QT_TRANSLATE_NOOP("ChangeList", "SIP trunk"),
}
_BETWEEN = 10


class ChangeList(QWidget):
    """A row for each setting whose value differs."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[_Change] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def set_look(self, look: Look) -> None:
        self._look = look
        for row in self._rows:
            row.set_look(look)

    def show_changes(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        """Show what differs, in the order in which Twilio's settings are known."""
        changed = [n for n in after if before.get(n, "") != after[n]]
        known = list(_NAMES)
        changed.sort(key=lambda n: known.index(n) if n in known else len(known))
        while len(self._rows) < len(changed):
            row = _Change(self._look)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, name in zip(self._rows, changed, strict=False):
            row.show_change(field_words(name), before.get(name, ""), after[name])
            row.show()
        for row in self._rows[len(changed) :]:
            row.hide()
        self.setVisible(bool(changed))

    def texts(self) -> list[str]:
        """Return what is written, one line a setting."""
        return [row.accessibleName() for row in self._rows if not row.isHidden()]


class _Change(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name = text("value")
        self._before = text("gone", wrap=True)
        self._arrow = Glyph(16)
        self._after = text("new", wrap=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_BETWEEN)
        self._row.addWidget(self._name)
        self._row.addWidget(self._before)
        self._row.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._after)
        self._row.addStretch()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._arrange()

    def show_change(self, name: str, before: str, after: str) -> None:
        nothing = self.tr("nothing")
        self._name.setText(name)
        self._before.setText(shown(before) or nothing)
        self._after.setText(shown(after) or nothing)
        words = self.tr("%1: from %2 to %3").replace("%1", name)
        words = words.replace("%2", unbroken(self._before.text()))
        self.setAccessibleName(words.replace("%3", unbroken(self._after.text())))
        self._arrange()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        labels = (self._name, self._before, self._after)
        need = self._arrow.width() + 4 * _BETWEEN
        for label in labels:
            label.ensurePolished()
            metrics = QFontMetrics(label.font())
            need += metrics.horizontalAdvance(label.text()) + 2
        fits = need <= self.width()
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._row.setSpacing(_BETWEEN if fits else 2)
        self._row.setDirection(across if fits else down)
        for label in labels:
            label.setWordWrap(not fits)
        glyph = "arrow-right" if fits else "arrow-down"
        self._arrow.show_icon(self._look, glyph, "text3")


def field_words(name: str) -> str:
    """Return what one of Twilio's settings is called; a new one by its own name."""
    known = _NAMES.get(name)
    if known is None:
        return shown(name, 40)
    return QCoreApplication.translate("ChangeList", str(known))
