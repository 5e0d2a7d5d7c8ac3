"""The rows of a call's transcript: words as corrected, gaps, and pauses as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from talkhint_desktop.core.events import Gap, Pause, Segment
from talkhint_desktop.ui.call_model import CallView, Item
from talkhint_desktop.ui.row_marks import Marks, marks_by
from talkhint_desktop.ui.transcript_rows import PAUSED, Divider, Row
from talkhint_desktop.ui.words import time_of_day

translate = QCoreApplication.translate
_BLOCK = 64  # rows that are kept together


@dataclass(slots=True)
class Script:
    """Makes each row once: a transcript knows its rows by identity."""

    _corrected: dict[str, Segment] = field(default_factory=dict)
    _dividers: dict[str, Divider] = field(default_factory=dict)
    _head: list[Item] = field(default_factory=list)
    _right: dict[str, str] = field(default_factory=dict)
    _rows: list[Row] = field(default_factory=list)
    _until: int = -1

    def rows(self, call: CallView, pause: Pause | None = None) -> list[Row]:
        """Return the rows of `call`; a pause that lasts is the last of them."""
        rows: list[Row] = []
        if call.connected_at or call.streaming_at:
            rows.append(self._divider(_began(call)))
        if call.corrections or any(map(_is_pause, call.gaps)):
            rows += self._settled(call)
        else:
            rows += call.script
        if pause and call.streaming_at and not call.over:
            rows.append(self._divider(_paused(pause)))
        return rows

    def _settled(self, call: CallView) -> list[Row]:
        """Return the rows with corrections; all but the last ones are kept."""
        cut = max(0, len(call.script) // _BLOCK - 1) * _BLOCK
        head, right = call.script[:cut], call.corrections
        if (head, right) != (self._head, self._right):
            self._head, self._right = head, dict(right)
            self._rows, self._until = self._settle(head, right, -1)
        tail, _ = self._settle(call.script[cut:], right, self._until)
        return self._rows + tail

    def _settle(
        self, items: Sequence[Item], right: Mapping[str, str], until: int
    ) -> tuple[list[Row], int]:
        """Return rows, and when the pause ends that the last of them tells."""
        rows: list[Row] = []
        for item in items:
            if _is_pause(item):
                # Both sides were paused at once: one line says it.
                if item.start_ms < until:
                    continue
                until = item.end_ms
            rows.append(self._as_corrected(item, right))
        return rows, until

    def _as_corrected(self, item: Item, right: Mapping[str, str]) -> Item:
        if not isinstance(item, Segment) or not item.final:
            return item
        text = right.get(item.utterance)
        if text is None or text == item.text:
            return item
        made = self._corrected.get(item.utterance)
        if made is None or made.text != text:
            made = replace(item, text=text)
            self._corrected[item.utterance] = made
        return made

    def _divider(self, words: str) -> Divider:
        return self._dividers.setdefault(words, Divider(words))


def heard_of(call: CallView) -> dict[str, str]:
    """Return what was heard where the agent set words right, by utterance."""
    return {
        utterance: call.said[utterance].text
        for utterance, right in call.corrections.items()
        if utterance in call.said and call.said[utterance].text != right
    }


def marks_of(call: CallView) -> Marks:
    """Return what is known of the utterances of a call."""
    return marks_by(call.hints.values(), call.flags)


def words_of(call: CallView, utterance: str | None) -> str:
    """Return the words of an utterance as they are to be read now."""
    said = call.said.get(utterance or "")
    return call.corrections.get(said.utterance, said.text) if said else ""


def _is_pause(item: Item) -> bool:
    return isinstance(item, Gap) and item.cause == PAUSED


def _began(call: CallView) -> str:
    began = call.connected_at or call.streaming_at
    words = translate("Transcript", "Audio began at %1")
    if call.connected_at:
        words = translate("Transcript", "Call connected at %1")
    return words.replace("%1", time_of_day(began))


def _paused(pause: Pause) -> str:
    words = translate("Transcript", "Paused at %1. Nothing is heard or kept.")
    return words.replace("%1", time_of_day(pause.at))
