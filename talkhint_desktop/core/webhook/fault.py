"""One kind of fault: where it shows, what it does, and the words for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from talkhint_desktop.core.webhook.findings import Effect, Stage, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """The words are English; `{names}` in them are filled from the evidence.

    `details` has other words for a `case`, and `titles` for the `source` that
    answered, both by what the evidence names. `twilio_error` is the number
    that Twilio's debugger shows for it.
    """

    stage: Stage
    title: str
    detail: str = ""
    remedy: str = ""
    status: Status = Status.FAILED
    effect: Effect = Effect.BLOCKED
    twilio_error: int | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)

    def texts(self) -> list[str]:
        """Return every text of this fault, to be translated."""
        single = [self.title, self.detail, self.remedy]
        return [
            t for t in [*single, *self.titles.values(), *self.details.values()] if t
        ]
