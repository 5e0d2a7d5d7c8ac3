"""Finds words in a transcript, while more may be said, and leads back again."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QRectF, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from talkhint_desktop.ui.find_bar import FindBar
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_hits import Hits
from talkhint_desktop.ui.transcript_rows import Laid, Row
from talkhint_desktop.ui.transcript_scroll import TranscriptScroll
from talkhint_desktop.ui.word_inks import boxes_of

_CLEAR = 24  # pixels that are free above and below a hit
_PILL = 64  # what the pill covers that leads back to what is said now


class Script(Protocol):
    """What is asked of the view."""

    @property
    def rows(self) -> Sequence[Row]: ...
    def laid(self, index: int) -> tuple[Laid, int]: ...
    def give_room(self, above: int) -> None: ...


class TranscriptFind(QObject):
    """Looking for words stops following; nothing that comes moves the view then.

    Closing leads back to where one was, or to what is said now if that was
    followed; `changed` tells that other words stand out.
    """

    changed = Signal()

    def __init__(
        self,
        view: QAbstractScrollArea,
        script: Script,
        scroll: TranscriptScroll,
        look: Look,
    ) -> None:
        super().__init__(view)
        self._view, self._script, self._scroll = view, script, scroll
        self.hits = Hits()
        self.bar = FindBar(look, view)
        self._home: QWidget | None = None
        self._live, self._stood = False, (0, 0)
        self._back = False  # whether the way back leads where one was
        self._from = range(0)
        self.bar.typed.connect(self._look_for)
        self.bar.step.connect(self._step)
        self.bar.live.connect(scroll.go_live)
        self.bar.left.connect(self.leave)
        scroll.followed.connect(self._followed)

    @property
    def on(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.hits.looked_for)

    def open(self, words: str) -> None:
        """Open the bar, with words to look for or those of before."""
        closed, before = self.bar.isHidden(), self.bar.words
        if closed:
            self._home = QApplication.focusWidget()
            self._live, self._back = self._scroll.following, True
            self._stood = self._scroll.anchor() or (0, 0)
            self._from = self._scroll.in_sight()
            self._scroll.spare = _PILL if self._scroll.live else 0
            self._make_room(self.bar.sizeHint().height())
        self.bar.open(words)
        self.place()
        if closed and self.bar.words == before:
            self._look_for(before)

    def leave(self) -> None:
        """Close the bar, and go back to where one was."""
        if self.bar.isHidden():
            return
        keys = QApplication.focusWidget()
        had = keys is not None and self.bar.isAncestorOf(keys)
        self.close()
        if self._back and self._live:
            self._scroll.go_live()
        elif self._back and self._stood[0] < len(self._script.rows):
            self._scroll.show_at(self._stood)
        if had:
            home = self._home if self._home and isValid(self._home) else self._view
            (home if home.isVisible() else self._view).setFocus()

    def close(self) -> None:
        """Close the bar and stay here."""
        if not self.bar.isHidden():
            self.bar.hide()
            self._scroll.spare = 0
            self._make_room(0)
            self.hits.look_for("", ())
            self.changed.emit()

    def took(self, rows: Sequence[Row]) -> None:
        """The rows are others by now."""
        if self.on:
            self.hits.take(rows)
            self._count(aloud=False)

    def place(self) -> None:
        """Put the bar where it belongs, over the rows, as high as it is by now."""
        if self.bar.isHidden():
            return
        port, high = self._view.viewport(), self.bar.sizeHint().height()
        if high != port.y():
            self._make_room(high)
        self.bar.setGeometry(QRect(0, 0, port.width(), high))

    def _make_room(self, high: int) -> None:
        """Give the bar its place, while rows stay where they are on screen."""
        anchor, top = self._scroll.anchor(), self._view.viewport().y()
        self._script.give_room(high)
        if anchor:
            moved = self._view.viewport().y() - top
            self._scroll.settle((anchor[0], anchor[1] - moved))

    def _look_for(self, words: str) -> None:
        if not self.hits.looked_for:
            self._from = self._scroll.in_sight()
        self.hits.look_for(words, self._script.rows)
        if self.hits.looked_for:
            self._scroll.leave_live()
        self.hits.go_near(self._from)
        self._show()

    def _step(self, by: int) -> None:
        self.hits.step(by)
        if self.hits.now:
            self._from = range(self.hits.now.row, self.hits.now.row + 1)
            self._scroll.leave_live()
        self._show()

    def _show(self) -> None:
        """Bring the hit in sight that one is at."""
        self._count(aloud=True)
        if self.hits.now:
            self._bring_in_sight(self.hits.now.row)
        self.changed.emit()

    def _bring_in_sight(self, row: int) -> None:
        span = self.hits.now_in_row(row)
        laid, top = self._script.laid(row)
        boxes = boxes_of(laid.layout, span) if span else []
        box = boxes[0] if boxes else QRectF()
        within = round((box.translated(laid.inside)).top())
        high = self._view.viewport().height()
        above, below = min(_CLEAR, high // 4), max(_CLEAR, self._scroll.spare)
        if not above <= top + within <= high - below - box.height():
            self._scroll.show_at((row, high // 3 - within))

    def _count(self, *, aloud: bool) -> None:
        self.bar.show_count(self.hits.place, self.hits.count, aloud=aloud)

    def _followed(self, on: bool) -> None:
        if on:  # the user went there: that is where one is
            self._back = False
