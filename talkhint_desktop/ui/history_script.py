"""A past call as rows of a transcript, its hints where they were shown."""

from bisect import bisect_right

import msgspec
from PySide6.QtCore import QCoreApplication

from talkhint_desktop.core.events import Correction, Flag, Gap, Hint, Segment
from talkhint_desktop.core.past import Kept
from talkhint_desktop.ui.row_marks import Marks, marks_by
from talkhint_desktop.ui.stamps import between
from talkhint_desktop.ui.transcript_rows import Divider, Row
from talkhint_desktop.ui.visible import one_line
from talkhint_desktop.ui.words import plain, time_of_day

_MOST = 120  # signs of a hint


def words_of(kept: Kept) -> list[Segment]:
    """Return what was said, as the agent corrected it."""
    right = {one.utterance: one.text for one in kept.corrections}
    return [
        msgspec.structs.replace(said, text=right[said.utterance])
        if said.utterance in right
        else said
        for said in kept.segments
    ]


def heard_in(kept: Kept) -> dict[str, str]:
    """Return what was heard where the agent set words right, by utterance."""
    right = {one.utterance: one.text for one in kept.corrections}
    return {
        said.utterance: said.text
        for said in kept.segments
        if right.get(said.utterance, said.text) != said.text
    }


def marks_in(kept: Kept) -> Marks:
    """Return what is known of the utterances of a past call."""
    return marks_by(shown_hints(kept), (flag.utterance for flag in kept.flags))


def retold_in(kept: Kept, event: Flag | Correction) -> Kept:
    """Return what is kept with one more flag or correction, or a flag less."""
    name = "flags" if isinstance(event, Flag) else "corrections"
    told = [one for one in getattr(kept, name) if one.utterance != event.utterance]
    if not isinstance(event, Flag) or event.flagged:
        told.append(event)
    return msgspec.structs.replace(kept, **{name: told})


def shown_hints(kept: Kept) -> list[Hint]:
    """Return the hints that were shown, and not taken back."""
    return [hint for hint in kept.hints if hint.state in {"growing", "finished"}]


def began(kept: Kept) -> str:
    """Return the stamp that the times of words count from."""
    started = [stream.at for stream in kept.streams if stream.state == "started"]
    return started[0] if started else kept.call.started_at


def rows_of(kept: Kept) -> list[Row]:
    """Return words, gaps and hints in the order in which they came."""
    said: list[Segment | Gap] = [*words_of(kept), *kept.partials, *kept.gaps]
    said.sort(key=lambda item: item.start_ms)
    rows: list[Row] = [_beginning(kept)] if said else []
    after: dict[int, list[Row]] = {}
    for hint in shown_hints(kept):
        after.setdefault(_place(hint, said, kept), []).append(_hint_row(hint))
    rows += after.get(-1, [])
    for place, item in enumerate(said):
        rows.append(item)
        rows += after.get(place, [])
    return rows


def row_at(rows: list[Row], start_ms: int) -> int | None:
    """Return which row's words begin then."""
    found = (
        place
        for place, row in enumerate(rows)
        if isinstance(row, Segment) and row.start_ms == start_ms
    )
    return next(found, None)


def _place(hint: Hint, said: list[Segment | Gap], kept: Kept) -> int:
    """Return behind which of what was said the hint came, -1 for before all."""
    for place, item in enumerate(said):
        if isinstance(item, Segment) and item.utterance == hint.utterance:
            return place
    shown_ms = between(began(kept), hint.at) * 1000
    return bisect_right(said, shown_ms, key=lambda item: item.start_ms) - 1


def _beginning(kept: Kept) -> Divider:
    words = QCoreApplication.translate("HistoryScript", "Audio began at %1")
    return Divider(words.replace("%1", time_of_day(began(kept))))


def _hint_row(hint: Hint) -> Divider:
    words = QCoreApplication.translate("HistoryScript", "Hint: %1")
    headline = one_line(plain(hint.headline), _MOST)
    return Divider(words.replace("%1", headline), accent=True)
