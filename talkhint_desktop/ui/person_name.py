"""The name of who is on the line, with the means to give another one, in place."""

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from talkhint_desktop.core.names import MOST, can_be_named
from talkhint_desktop.ui.cut_text import CutText
from talkhint_desktop.ui.people import called, called_in_full
from talkhint_desktop.ui.pieces import Round, button, dress
from talkhint_desktop.ui.shortcuts import on_key, with_key
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.word_editor import WordEditor

_EDITOR = 240  # wide at the least, at 100 %


class PersonName(QObject):
    """Pieces for a page, which puts them where it likes, and their behaviour.

    `given` tells a number and the name that it should have, none where the field
    was left empty. Only a number that somebody can be known by has the button.
    The field opens inside `page`, when the user asks for it, and closes unkept
    when another person is shown: no name goes to the wrong number. It
    covers what stands `under` the name too, where both stand close.
    """

    given = Signal(str, str)

    def __init__(
        self,
        page: QWidget,
        look: Look,
        size: int,
        badge: int,
        *,
        most: int = 0,
        under: QWidget | None = None,
    ) -> None:
        super().__init__(page)
        self._page, self._look, self._under = page, look, under
        self._name = self._number = ""
        self.badge = Round(badge, "user", look)
        self.label = CutText(look, size, 600, "text", most=most)
        self.pencil = button("quiet", "", name="name-caller")
        self.pencil.setProperty("narrow", "true")
        self.pencil.hide()
        self.editor = WordEditor(page, self.pencil, ident="name-editor")
        self.editor.setAccessibleName(self.tr("Name for this number"))
        self.editor.setPlaceholderText(self.tr("Name"))
        self.editor.setMaxLength(MOST)
        self.editor.done.connect(self._done)
        self.pencil.clicked.connect(self.begin)
        on_key("name", page, self.begin)

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self.pencil, look, "pencil", "text3")

    @property
    def words(self) -> str:
        return self.label.words

    def show_person(self, name: str, number: str) -> None:
        if number != self._number:
            self.editor.close_quietly()
        self._name, self._number = name, number
        self.label.show_words(called(name, number))
        self.label.setToolTip(called_in_full(name, number))
        self.badge.show_person(name)
        self.pencil.setVisible(can_be_named(number))
        words = self.tr("Change the name") if name else self.tr("Give a name")
        self.pencil.setAccessibleName(words)
        self.pencil.setToolTip(with_key(words, "name"))
        self._place()

    def begin(self) -> None:
        """Open the field over the name, if there is somebody to be named."""
        if can_be_named(self._number):
            self.editor.open(self._name)
            self._place()

    def _place(self) -> None:
        if self.editor.isHidden():
            return
        page, spot = self._page, self._rect_of(self.label)
        if self._under:
            spot.setBottom(self._rect_of(self._under).bottom())
        left = spot.left()
        least = min(round(_EDITOR * self._look.scale), page.width() - left - 8)
        within = QRect(left - 10, 0, page.width() - left + 2, page.height())
        self.editor.put(spot, within, least)

    def _rect_of(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self._page, QPoint(0, 0)), part.size())

    def _done(self, words: str) -> None:
        if " ".join(words.split()) != self._name:
            self.given.emit(self._number, words)
