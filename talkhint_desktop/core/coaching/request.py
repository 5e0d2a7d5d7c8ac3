"""What a model is asked about one call, and nothing of any other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.core.hints import HintRules


@dataclass(frozen=True, slots=True)
class Line:
    """What one side said, as it stands in the transcript."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A card or a passage of the playbook; `source` is what a hint cites."""

    source: str
    text: str
    kind: str = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class HintRequest:
    """One question to the model."""

    call_sid: str
    language: str
    asked: str
    utterance: str
    utterance_end_ms: int
    notes: tuple[Note, ...]
    lines: tuple[Line, ...]
    by_hand: bool = False


Asks = Callable[[str], bool]
Find = Callable[[str, str, int], Sequence[Note]]


def asks_by_mark(text: str) -> bool:
    """Tell a question by its mark, where nothing better is known."""
    return text.rstrip().endswith("?")


def finds_nothing(text: str, language: str, limit: int) -> Sequence[Note]:  # noqa: ARG001
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaching:
    """That a model coaches the call, and what it may know.

    `asks` tells whether words deserve a hint though no card matches them;
    `find` looks up passages for a text, a language and a limit.
    """

    asks: Asks = field(default=asks_by_mark)
    find: Find = field(default=finds_nothing)


@dataclass(frozen=True, slots=True)
class HintPlan:
    """How a call that begins now gets its hints; None: without a model."""

    rules: HintRules = field(default_factory=HintRules)
    coaching: Coaching | None = None
