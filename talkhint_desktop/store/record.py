"""What the history hands out: a call in a list, a call found, a whole call."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from talkhint_desktop.core.events import (
    CallEvent,
    Correction,
    Cost,
    Flag,
    Gap,
    Hint,
    HintUse,
    Segment,
    StreamEvent,
    Summary,
    Trouble,
    to_json,
)
from talkhint_desktop.core.past import Kept, Piece


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call as a list shows it; `finals` counts its finished utterances.

    `name` is what the agent calls the other one, empty for most.
    """

    short_id: str
    call: CallEvent
    finals: int
    first_words: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A call in which every word was found, with its best line.

    `kind` is segment, hint, summary or number, which stands for the name of the
    number too; `start_ms` stands for segments.
    """

    row: CallRow
    kind: str
    start_ms: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class CallRecord:
    """Everything kept of one call. Segments are finals, in order of speech.

    `partials` are words whose end was lost with the app; they never count as
    said, and are never exported. `segments` are as heard; `spoken` has the
    words that the agent set right.
    """

    short_id: str
    call: CallEvent
    segments: list[Segment] = field(default_factory=list)
    partials: list[Segment] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    streams: list[StreamEvent] = field(default_factory=list)
    summary: Summary | None = None
    corrections: list[Correction] = field(default_factory=list)
    hint_uses: list[HintUse] = field(default_factory=list)
    cost: Cost | None = None
    flags: list[Flag] = field(default_factory=list)
    done: list[str] = field(default_factory=list)  # of the summary's to-do list

    @property
    def flagged(self) -> frozenset[str]:
        """The utterances that the agent flagged."""
        return frozenset(flag.utterance for flag in self.flags)

    name: str = ""

    def spoken(self) -> list[Segment]:
        """Return the finals with the corrected words in the place of the heard."""
        right = {one.utterance: one.text for one in self.corrections}
        return [
            msgspec.structs.replace(said, text=right.get(said.utterance, said.text))
            for said in self.segments
        ]

    def to_json(self) -> dict[str, Any]:
        """Return the record in the shape of `history export --format json`."""
        return {
            "call": to_json(self.call),
            "segments": [to_json(segment) for segment in self.segments],
            "gaps": [to_json(gap) for gap in self.gaps],
            "hints": [to_json(hint) for hint in self.hints],
            "troubles": [to_json(trouble) for trouble in self.troubles],
            "summary": to_json(self.summary) if self.summary else None,
            "corrections": [to_json(one) for one in self.corrections],
            "hint_uses": [to_json(one) for one in self.hint_uses],
            "cost": to_json(self.cost) if self.cost else None,
            "flags": [to_json(flag) for flag in self.flags],
            "done": list(self.done),
            "name": self.name or None,
        }

    def kept(self) -> Kept:
        """Return all of it as a value that can cross the link."""
        return Kept(
            call=self.call,
            segments=self.segments,
            partials=self.partials,
            gaps=self.gaps,
            hints=self.hints,
            hint_uses=self.hint_uses,
            corrections=self.corrections,
            troubles=self.troubles,
            streams=self.streams,
            summary=self.summary,
            cost=self.cost,
            flags=self.flags,
            done=self.done,
            name=self.name,
        )
