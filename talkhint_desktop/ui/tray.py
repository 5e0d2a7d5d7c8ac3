"""The icon in the tray: the state of the call by shape and colour, and a menu."""

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from talkhint_desktop.ui.icons import picture_icon
from talkhint_desktop.ui.visible import unbroken

_LOOK_EVERY_MS = 3_000
_NOTICE_FOR_MS = 10_000
_STATES: dict[str, object] = {
    "idle": QT_TRANSLATE_NOOP("Tray", "No call now"),
    "ringing": QT_TRANSLATE_NOOP("Tray", "A call rings"),
    "call": QT_TRANSLATE_NOOP("Tray", "In call"),
    "paused": QT_TRANSLATE_NOOP("Tray", "Paused: nothing is heard or kept"),
    "problem": QT_TRANSLATE_NOOP("Tray", "Something is wrong"),
}


class Tray(QObject):
    """Appears when there is a tray, however late at login it comes."""

    wanted = Signal()
    verify_wanted = Signal()
    compact_wanted = Signal()
    pause_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state, self._why = "idle", ""
        self._of_call = False  # what the last notice was about
        self._icon: QSystemTrayIcon | None = None
        self._menu = QMenu()
        self._line = QAction(self._menu)
        self._line.setEnabled(False)
        self._menu.addAction(self._line)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Show TalkHint"), self.wanted.emit)
        small = self.tr("Small window on top")
        self._menu.addAction(small, self.compact_wanted.emit)
        self._pause = self._menu.addAction(self.tr("Pause"), self.pause_wanted.emit)
        self._menu.addAction(self.tr("Verify webhook"), self.verify_wanted.emit)
        self._menu.addAction(self.tr("Quit TalkHint"), self.quit_wanted.emit)
        self._say()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_EVERY_MS)
        self._look()

    @property
    def icon(self) -> QSystemTrayIcon | None:
        return self._icon

    @property
    def state(self) -> str:
        return self._state

    def show_state(self, state: str, why: str = "") -> None:
        """Show `idle`, `ringing`, `call`, `paused` or `problem`; `why` says which."""
        if (state, why) != (self._state, self._why):
            self._state, self._why = state, why
            self._say()

    def tell(self, headline: str, second: str) -> None:
        """Tell something once, outside the window, where there is a tray."""
        self._of_call = False
        if self._icon:
            kind = QSystemTrayIcon.MessageIcon.Warning
            self._icon.showMessage(headline, second, kind, _NOTICE_FOR_MS)

    def tell_of_call(self, headline: str, second: str) -> None:
        """Tell that somebody calls; a click on it shows the window."""
        self._of_call = True
        if self._icon:
            kind = QSystemTrayIcon.MessageIcon.Information
            self._icon.showMessage(headline, second, kind, _NOTICE_FOR_MS)

    def _clicked(self) -> None:
        (self.wanted if self._of_call else self.verify_wanted).emit()

    def _say(self) -> None:
        words = QCoreApplication.translate("Tray", str(_STATES[self._state]))
        words = unbroken(self._why) or words
        self._line.setText(words.replace("&", "&&"))
        paused = self._state == "paused"
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        if self._icon:
            self._icon.setToolTip(f"TalkHint: {words}")
            self._icon.setIcon(picture_icon(f"tray-{self._state}"))

    def close(self) -> None:
        """Take the icon out of the tray."""
        self._timer.stop()
        if self._icon:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _look(self) -> None:
        if self._icon or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._timer.stop()
        self._icon = QSystemTrayIcon(self)
        self._say()
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self._clicked)
        self._icon.show()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.wanted.emit()
