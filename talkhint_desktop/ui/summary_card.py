"""The summary of a call: as it is written, who wrote it, copied, edited, anew."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from talkhint_desktop.core.events import Summary
from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.copying import CopyButton
from talkhint_desktop.ui.pieces import button, dress, restyle, text
from talkhint_desktop.ui.summary_editor import SummaryEditor
from talkhint_desktop.ui.summary_words import source_words, summary_text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.todo_list import TodoList


class SummaryCard(QWidget):
    """`wanted` asks for a summary, `stopped` for no more of it.

    `edit` has the text and the lines to do that the user wrote, `ticked` the
    lines that are done.
    """

    wanted = Signal()
    stopped = Signal()
    edit = Signal(str, list)
    ticked = Signal(list)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._summary: Summary | None = None
        self._done: Sequence[str] = ()
        self._source = text("meta", wrap=True)
        self._words = text("fact", wrap=True)
        self._todo_title = text("section", self.tr("To do"))
        self._todo = TodoList(look)
        self._copy = CopyButton(look, self.tr("Copy summary"), name="copy-summary")
        self._edit = button("quiet", self.tr("Edit"), name="edit-summary")
        self._again = button("quiet", "", name="write-summary")
        self._stop = button("plain", self.tr("Stop"), name="stop-summary")
        self._row = ButtonRow(self._copy, self._stop, self._edit, self._again)
        self.editor = SummaryEditor(look)
        self._build()
        self._connect()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self._edit, look, "pencil", "text2")
        dress(self._again, look, "refresh-cw", "text2")
        dress(self._stop, look, "circle-stop")

    def show_summary(
        self, summary: Summary | None, done: Sequence[str], *, writing: bool
    ) -> None:
        """Show it as far as it is; `writing` until the last word has come."""
        self._summary, self._done = summary, done
        grows = writing or (summary is not None and summary.state == "growing")
        self._words.setText(summary.text if summary else "")
        self._source.setText(self._state(summary, writing=writing))
        todo = summary.todo if summary else []
        self._todo.show_lines(todo, done, fixed=grows)
        self._copy.text_to_copy = summary_text(summary, done) if summary else ""
        again = self.tr("Write again") if summary else self.tr("Write a summary")
        self._again.setText(f" {again}")
        restyle(self._again, "kind", "quiet" if summary else "plain")
        edits = not self.editor.isHidden()
        self._words.setVisible(bool(self._words.text()) and not edits)
        self._source.setVisible(not edits)
        self._todo_title.setVisible(bool(todo) and not edits)
        self._todo.setVisible(bool(todo) and not edits)
        self._row.setVisible(not edits)
        for made, there in (
            (self._copy, summary is not None and not grows),
            (self._edit, summary is not None and not grows),
            (self._again, not grows),
            (self._stop, grows),
        ):
            made.setVisible(there)
        self._row.arrange()

    def edited(self, *, kept: bool) -> None:
        """Close the editor once its words are kept; else they stay in it."""
        if kept:
            self.editor.hide()
            self._show_again()
        else:
            self.editor.wait(waits=False)

    def leave(self) -> None:
        """Keep what was written, because the call goes from the page."""
        if self.editor.changed:
            self.edit.emit(*self.editor.written)
        self.editor.hide()
        self._show_again()

    @property
    def words(self) -> tuple[str, str, list[str]]:
        """What is written: the source, the text, and what is to do."""
        return self._source.text(), self._words.text(), self._todo.texts()

    def _state(self, summary: Summary | None, *, writing: bool) -> str:
        if summary is None and writing:
            return self.tr("Being written…")
        if summary is None:
            return self.tr("There is no summary of this call yet.")
        return source_words(summary)

    def _open(self) -> None:
        if self._summary:
            self.editor.open(self._summary.text, list(self._summary.todo))
            self._show_again()

    def _show_again(self) -> None:
        self.show_summary(self._summary, self._done, writing=False)

    def _connect(self) -> None:
        self._again.clicked.connect(self.wanted)
        self._stop.clicked.connect(self.stopped)
        self._edit.clicked.connect(self._open)
        self.editor.saved.connect(self.edit)
        self._todo.ticked.connect(self.ticked)
        self.editor.left.connect(self._show_again)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(text("pane", self.tr("Summary")))
        for part in (
            self._words,
            self._todo_title,
            self._todo,
            self._source,
            self.editor,
            self._row,
        ):
            column.addWidget(part)
