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
from talkhint_desktop.ui.notice import Notice
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
    """Appears when there is a tray, however late at login it comes.

    `notice_clicked` tells the subject of a notice, `appeared` that it is there,
    `vanished` that the tray is gone from under it.
    """

    wanted = Signal()
    verify_wanted = Signal()
    compact_wanted = Signal()
    pause_wanted = Signal()
    quit_wanted = Signal()
    notice_clicked = Signal(str)
    appeared = Signal()
    vanished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state, self._why, self._who, self._lasts = "idle", "", "", ""
        self._subject = ""  # what the last notice was about
        self._icon: QSystemTrayIcon | None = None
        self._menu = QMenu()
        self._line = QAction(self._menu)
        self._line.setEnabled(False)
        self._menu.addAction(self._line)
        self._quiet = QAction(self._menu)
        self._quiet.setEnabled(False)
        self._quiet.setVisible(False)
        self._menu.addAction(self._quiet)
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
    def there(self) -> bool:
        """Whether there is a tray now that shows the icon."""
        return self._icon is not None and QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def state(self) -> str:
        return self._state

    def show_state(
        self, state: str, why: str = "", lasts: str = "", who: str = ""
    ) -> None:
        """Show `idle`, `ringing`, `call`, `paused` or `problem`; `why` says which.

        `who` says with whom a call is, `lasts` how long; that stands in the menu
        alone.
        """
        before = self._state, self._why, self._who, self._lasts
        self._state, self._why, self._who, self._lasts = state, why, who, lasts
        if (state, why, who) != before[:3]:
            self._say()
        elif lasts != before[3]:
            self._line.setText(self._first_line())

    def show_quiet(self, words: str) -> None:
        """Say in the menu that it is quiet, and until when; "" where it is not."""
        self._quiet.setText(words)
        self._quiet.setVisible(bool(words))

    def show_notice(self, subject: str, notice: Notice) -> None:
        """Tell something once, where there is a tray; a click tells its subject."""
        self._subject = subject
        if self._icon:
            kinds = QSystemTrayIcon.MessageIcon
            kind = kinds.Warning if notice.warns else kinds.Information
            words = notice.headline, notice.second
            self._icon.showMessage(*words, kind, _NOTICE_FOR_MS)

    def _clicked(self) -> None:
        self.notice_clicked.emit(self._subject)

    def _say(self) -> None:
        self._line.setText(self._first_line())
        paused = self._state == "paused"
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        if self._icon:
            self._icon.setToolTip(f"TalkHint: {self._words()}")
            self._icon.setIcon(picture_icon(f"tray-{self._state}"))

    def _words(self) -> str:
        words = QCoreApplication.translate("Tray", str(_STATES[self._state]))
        said = f"{words}: {self._who}" if self._who else words
        return unbroken(self._why) or said

    def _first_line(self) -> str:
        return f"{self._words()} {self._lasts}".strip().replace("&", "&&")

    def close(self) -> None:
        """Take the icon out of the tray."""
        self._timer.stop()
        if self._icon:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _look(self) -> None:
        available = QSystemTrayIcon.isSystemTrayAvailable()
        if self._icon and not available:
            self.vanished.emit()  # the icon comes back by itself with the tray
        if self._icon or not available:
            return
        self._icon = QSystemTrayIcon(self)
        self._say()
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self._clicked)
        self._icon.show()
        self.appeared.emit()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.wanted.emit()
