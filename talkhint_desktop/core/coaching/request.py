"""What a model is asked about one call, and nothing of any other."""

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
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class HintPlan:
    """How a call that begins now gets its hints."""

    rules: HintRules = field(default_factory=HintRules)
    by_model: bool = False
