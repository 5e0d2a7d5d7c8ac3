"""What a model is asked about one call, and nothing of any other."""

from collections.abc import Callable
from dataclasses import dataclass, field

from talkhint_desktop.core.coaching.brief import Brief
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
    """One question to the model; `language` is that of the answer."""

    call_sid: str
    language: str
    asked: str
    utterance: str
    utterance_end_ms: int
    notes: tuple[Note, ...]
    lines: tuple[Line, ...]
    by_hand: bool = False
    trigger: str = ""
    brief: Brief = field(default_factory=Brief)


@dataclass(frozen=True, slots=True)
class HintPlan:
    """How a call that begins now gets its hints.

    `brief` is asked anew for each question: it may change while a call goes on.
    """

    rules: HintRules = field(default_factory=HintRules)
    by_model: bool = False
    brief: Callable[[], Brief] = Brief
