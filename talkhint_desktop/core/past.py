"""Past calls as they are asked for and answered: values that cross the link."""

from typing import Literal

import msgspec

from talkhint_desktop.core.events import (
    CallEvent,
    Correction,
    Cost,
    Flag,
    Gap,
    Hint,
    HintUse,
    Name,
    Segment,
    StreamEvent,
    Summary,
    Trouble,
)

# Twilio's own test number: whom practice calls, and nobody else can.
PRACTICE_NUMBER = "+15005550006"
# The last word before everything is deleted; see `history-delete-all`.
DELETE_ALL = "delete all calls"
UNDO_SECONDS = 10.0  # for which a deleted call can be brought back
# What became of a hint that was of use.
USED = frozenset({"read", "copied", "pinned", "up"})

Tongue = Literal["", "en", "ru"]
Practice = Literal["with", "without", "only"]
FoundIn = Literal["segment", "hint", "summary", "number", ""]


class Wanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which calls are looked for; what is left out does not matter.

    `since` and `until` are stamps, the first still meant, the second no more.
    `language` goes by the letters that the words were written in. A length is
    in seconds, 0 for any.
    """

    words: str = ""
    since: str = ""
    until: str = ""
    language: Tongue = ""
    with_hints: bool = False
    with_troubles: bool = False
    with_flags: bool = False
    practice: Practice = "with"
    at_least: int = 0
    under: int = 0


class Piece(msgspec.Struct, frozen=True):
    """Words around or, with `hit`, of what was looked for."""

    text: str
    hit: bool = False


class PastCall(msgspec.Struct, frozen=True, kw_only=True):
    """One past call in a list, with its best line in pieces.

    `found_in` and `start_ms` say where the line stands; the first is empty
    where nothing was looked for, and the line then says what it was about.
    `name` is what the agent calls the other one, who is found by it as by the
    number; empty for most.
    """

    call: CallEvent
    short_id: str
    lines: int
    hints: int
    used: int
    troubles: int
    pieces: list[Piece]
    flags: int = 0
    found_in: FoundIn = ""
    start_ms: int | None = None
    name: str = ""

    @property
    def sid(self) -> str:
        return self.call.call_sid

    @property
    def number(self) -> str:
        """The other one's number."""
        return other_number(self.call)

    @property
    def practice(self) -> bool:
        return is_practice(self.call)


class PastPage(msgspec.Struct, frozen=True, kw_only=True):
    """Calls, newest first. `total` is told with the first page alone."""

    calls: list[PastCall]
    more: bool
    total: int | None = None


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """All that is kept of one call, words in the order of speech."""

    call: CallEvent
    segments: list[Segment]
    partials: list[Segment] = []
    gaps: list[Gap] = []
    hints: list[Hint] = []
    hint_uses: list[HintUse] = []
    corrections: list[Correction] = []
    troubles: list[Trouble] = []
    streams: list[StreamEvent] = []
    summary: Summary | None = None
    cost: Cost | None = None
    flags: list[Flag] = []
    done: list[str] = []  # of what the summary has to do
    name: str = ""


class Exported(msgspec.Struct, frozen=True):
    """A document, and a name for the file that it goes into."""

    name: str
    text: str


class ExportedPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a document of many calls.

    `after` says from where to go on, and is empty with the last part. `total`,
    told with the first part alone, is how many calls there were then.
    """

    text: str
    calls: int
    after: str = ""
    total: int | None = None


def renamed(past: PastCall, name: Name) -> PastCall:
    """Return a call with the name, if it belongs to its number."""
    mine = past.number == name.number
    return msgspec.structs.replace(past, name=name.name) if mine else past


def other_number(call: CallEvent) -> str:
    return call.from_number if call.direction == "inbound" else call.to_number


def is_practice(call: CallEvent) -> bool:
    return call.to_number == PRACTICE_NUMBER
