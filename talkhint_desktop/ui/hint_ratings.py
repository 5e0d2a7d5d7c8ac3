"""Which hints of a call helped: most rating happens here, after it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.core.events import Hint
from talkhint_desktop.ui.hint_fates import Fates
from talkhint_desktop.ui.hint_words import hint_text, source_words
from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.stamps import between
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.thumbs import Thumbs
from talkhint_desktop.ui.words import clock, plain

_RATED = frozenset({"up", "down"})


class HintRatings(QWidget):
    """`rated` tells a hint and its thumb, `up` or `down`."""

    rated = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[_Rating] = []
        self._shown: list[Hint] = []
        self._count = text("meta")
        self._none = text(
            "second", self.tr("No hint was shown in this call."), wrap=True
        )
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(text("pane", self.tr("Which hints helped?"), wrap=True), 1)
        top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addLayout(top)
        self._column.addWidget(self._none)

    def set_look(self, look: Look) -> None:
        self._look = look

    def show_hints(self, hints: Sequence[Hint], fates: Fates, began: str) -> None:
        """Show `hints` and their thumbs; times count from `began`."""
        self._shown = [hint for hint in hints if hint.headline]
        while len(self._rows) < len(self._shown):
            row = _Rating(self._look)
            row.rated.connect(self.rated)
            self._rows.append(row)
            self._column.addWidget(row)
        for row in self._rows[len(self._shown) :]:
            row.hide()
        for row, hint in zip(self._rows, self._shown, strict=False):
            row.show_hint(hint, fates, began)
            row.show()
        rated = sum(not _RATED.isdisjoint(fates.of(h.hint)) for h in self._shown)
        words = self.tr("%1 of %2 rated").replace("%1", str(rated))
        self._count.setText(words.replace("%2", str(len(self._shown))))
        self._count.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)

    def texts(self) -> list[str]:
        return [plain(hint.headline) for hint in self._shown]


class _Rating(QWidget):
    rated = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._hint = ""
        self._headline = text("row", wrap=True)
        self._second = text("meta", wrap=True)
        self._thumbs = Thumbs(look)
        self._thumbs.rated.connect(lambda fate: self.rated.emit(self._hint, fate))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._headline)
        words.addWidget(self._second)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self._thumbs, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_hint(self, hint: Hint, fates: Fates, began: str) -> None:
        self._hint = hint.hint
        self._headline.setText(plain(hint.headline))
        when = clock(between(began, hint.at))
        self._second.setText(f"{when}  {source_words(hint)}".strip())
        self._thumbs.show_rating(fates.of(hint.hint))
        self.setAccessibleName(hint_text(hint))
