"""The section of what few people need: port, log-in, data folder, a report."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.copying import CopyButton
from talkhint_desktop.ui.field import NumberField, TickField
from talkhint_desktop.ui.pieces import button, dress, text
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import breakable


class AdvancedSection(Section):
    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(wishes, self.tr("Advanced"))
        self._path = ""
        self.add_card(
            [
                NumberField(
                    look,
                    "port",
                    self.tr("Port on this PC"),
                    self.tr("A tunnel or proxy of your own leads to it. 0: any."),
                )
            ]
        )
        self.add_card(
            [
                TickField(
                    look,
                    "start_at_login",
                    self.tr("Start TalkHint when I log in"),
                    self.tr("It waits for calls in the tray, or as a small window."),
                )
            ]
        )
        self._folder = text("code", wrap=True)
        self._open = button("plain", self.tr("Open folder"), name="open-folder")
        self._open.clicked.connect(self._open_folder)
        words = self.tr("Calls, settings and logs lie here. Keys do not.")
        self.add_card(
            [text("second", words, wrap=True), self._folder, ButtonRow(self._open)],
            self.tr("Data folder"),
        )
        self._report = text("code", wrap=True)
        self._copy = CopyButton(
            look, self.tr("Copy diagnostics"), name="copy-diagnostics"
        )
        second = self.tr(
            "For a report of a fault. No key, no number, no word of a call."
        )
        self.add_card(
            [text("second", second, wrap=True), self._report, ButtonRow(self._copy)],
            self.tr("Diagnostics"),
        )
        self.close_up()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        dress(self._open, look, "folder-open")

    def opened(self) -> None:
        self._wishes.diagnose.emit()

    def show_folder(self, path: str) -> None:
        self._path = path
        self._folder.setText(breakable(path))

    def show_diagnostics(self, lines: str) -> None:
        self._report.setText(breakable(lines))
        self._copy.text_to_copy = lines

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._path))
