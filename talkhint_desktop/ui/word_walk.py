"""Lets the keys choose a word of the transcript, one after the other. No widgets."""

from collections.abc import Sequence

from talkhint_desktop.core.events import Segment
from talkhint_desktop.ui.transcript_rows import Row
from talkhint_desktop.ui.word_inks import Span
from talkhint_desktop.ui.word_places import words_in


class WordWalk:
    """Nothing is chosen at first; the first step chooses the last word said.

    Partials are passed over: their words may still become others.
    """

    def __init__(self) -> None:
        self._utterance, self._number = "", 0

    @property
    def utterance(self) -> str:
        """The utterance that has the chosen word; empty while none is chosen."""
        return self._utterance

    def leave(self) -> None:
        self._utterance, self._number = "", 0

    def step(self, rows: Sequence[Row], by: int) -> None:
        """Choose the next word (1) or the former one (-1), if there is one."""
        places = [i for i, row in enumerate(rows) if _may_be_chosen(row)]
        if not places:
            self.leave()
            return
        here = next((i for i in places if self._is_in(rows[i])), None)
        if here is None:
            self._choose(rows[places[-1]], last=True)
            return
        row = rows[here]
        number = self._number + by
        if isinstance(row, Segment) and 0 <= number < len(words_in(row.text)):
            self._number = number
            return
        beyond = places.index(here) + by
        if 0 <= beyond < len(places):
            self._choose(rows[places[beyond]], last=by < 0)

    def choose(self, row: Row, span: Span) -> None:
        """Choose the word that stands there in a row, if it may be chosen."""
        self.leave()
        if isinstance(row, Segment) and _may_be_chosen(row):
            self._utterance = row.utterance
            self._number = words_in(row.text).index(span)

    def span(self, row: Row) -> Span | None:
        """Return where the chosen word stands in this row, if it does."""
        if not isinstance(row, Segment) or not self._is_in(row):
            return None
        spans = words_in(row.text)
        return spans[min(self._number, len(spans) - 1)] if spans else None

    def _choose(self, row: Row, *, last: bool) -> None:
        assert isinstance(row, Segment)
        self._utterance = row.utterance
        self._number = len(words_in(row.text)) - 1 if last else 0

    def _is_in(self, row: Row) -> bool:
        return isinstance(row, Segment) and row.utterance == self._utterance


def _may_be_chosen(row: Row) -> bool:
    return isinstance(row, Segment) and row.final and bool(words_in(row.text))
