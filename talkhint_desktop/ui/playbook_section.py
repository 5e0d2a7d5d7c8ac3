"""The section of the playbook: its files, their mistakes, and trying a sentence."""

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.ui.field import TextField
from talkhint_desktop.ui.pieces import Glyph, button, dress, text
from talkhint_desktop.ui.playbook_words import problem_words
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_state import FoundCard, PlaybookState
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.settings_words import error_words
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import breakable, one_line
from talkhint_desktop.ui.words import plain

_LOOK_EVERY_MS = 2_000
_MOST_SHOWN = 8


class PlaybookSection(Section):
    """Looks at the files again and again for as long as it is on screen."""

    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes,
            self.tr("Playbook"),
            self.tr("Cards in Markdown files that say what to say, and when."),
        )
        self._look = look
        self._state: PlaybookState | TalkHintError | None = None
        self._folder = TextField(
            look,
            "playbook_dir",
            self.tr("Folder"),
            example=self.tr("A folder with .md files"),
        )
        self._choose = button("plain", self.tr("Choose…"), name="choose-playbook")
        self._files = QWidget()
        QVBoxLayout(self._files).setContentsMargins(0, 0, 0, 0)
        self._sentence = QLineEdit()
        self._found = text("body", wrap=True)
        self._build()
        self._timer = QTimer(self)
        self._timer.timeout.connect(wishes.look_at_playbook)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(150)
        self._later.timeout.connect(self._try)
        self._choose.clicked.connect(self._open_dialog)
        self._sentence.textChanged.connect(lambda _: self._later.start())
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self._choose, look, "folder-open")

    def opened(self) -> None:
        self._wishes.look_at_playbook.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start(_LOOK_EVERY_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def show_playbook(self, state: PlaybookState | TalkHintError) -> None:
        """Show the files as they are on disk now, or why they cannot be read."""
        if state == self._state:
            return
        self._state = state
        column = self._files.layout()
        assert isinstance(column, QVBoxLayout)
        while (item := column.takeAt(0)) is not None:
            if old := item.widget():
                old.setParent(None)
                old.deleteLater()
        for row in self._rows(state):
            column.addWidget(row)
        self._try()

    def show_found(self, sentence: str, cards: list[FoundCard]) -> None:
        """Show which card a sentence would bring up; an older answer is dropped."""
        if sentence != self._sentence.text().strip():
            return
        if not sentence:
            self._found.setText("")
        elif not cards:
            self._found.setText(self.tr("No card asks for this."))
        else:
            card = cards[0]
            words = self.tr("%1 (card “%2”, by “%3”)")
            words = words.replace("%1", plain(card.headline))
            words = words.replace("%2", card.heading).replace("%3", card.trigger)
            self._found.setText(one_line(words, 300))

    def _rows(self, state: PlaybookState | TalkHintError) -> list[QWidget]:
        if isinstance(state, TalkHintError):
            return [_Line(self._look, "circle-alert", "bad", error_words(state))]
        if not state.files:
            words = self.tr("No playbook yet. Choose a folder with Markdown files.")
            return [_Line(self._look, "info", "text2", words)]
        rows: list[QWidget] = []
        for file in state.files[:_MOST_SHOWN]:
            cards = self.tr("cards: %1").replace("%1", str(file.cards))
            row = _Line(self._look, "book-open", "text2", f"{file.name} · {cards}")
            row.add_opener(file.path, self.tr("Open"))
            rows.append(row)
        if len(state.files) > _MOST_SHOWN:
            more = self.tr("and %1 more").replace(
                "%1", str(len(state.files) - _MOST_SHOWN)
            )
            rows.append(_Line(self._look, "book-open", "text2", more))
        for problem in state.problems[:_MOST_SHOWN]:
            words = self.tr("%1, line %2: %3").replace("%1", problem.file)
            words = words.replace("%2", str(problem.line))
            words = words.replace("%3", problem_words(problem.message))
            rows.append(_Line(self._look, "circle-alert", "bad", words))
        if not state.problems:
            well = self.tr("Every card is understood.")
            rows.append(_Line(self._look, "circle-check", "ok", well))
        return rows

    def _try(self) -> None:
        self._wishes.try_sentence.emit(self._sentence.text().strip())

    def _open_dialog(self) -> None:
        # Never exec(): a nested loop would stop every coroutine.
        dialog = QFileDialog(self, self.tr("Choose the folder of your playbook"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self._changed("playbook_dir", path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _build(self) -> None:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._choose)
        across.addStretch()
        self.add_card([self._folder, row, _line(), self._files])
        title = self.tr("Try a sentence")
        self._sentence.setObjectName("try-sentence")
        self._sentence.setAccessibleIdentifier("try-sentence")
        self._sentence.setAccessibleName(title)
        self._sentence.setPlaceholderText(self.tr("What a caller might say"))
        self.add_card([self._sentence, self._found], title)
        self.close_up()


def _line() -> QFrame:
    made = QFrame()
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made


class _Line(QWidget):
    """A mark and a sentence, and perhaps a button that opens a file."""

    def __init__(self, look: Look, glyph: str, token: str, words: str) -> None:
        super().__init__()
        self._look, self._shape = look, (glyph, token)
        self._glyph = Glyph(18)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addWidget(self._glyph)
        self._row.addWidget(text("body", breakable(words), wrap=True), 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._glyph.show_icon(look, *self._shape)

    def add_opener(self, path: str, words: str) -> None:
        made = button("quiet", words, name="open-file")
        dress(made, self._look, "external-link", "text2")
        made.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
        self._row.addWidget(made)
