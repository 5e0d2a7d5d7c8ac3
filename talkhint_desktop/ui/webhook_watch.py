"""Watches what is told for news of the webhook. Values in, no Qt."""

from dataclasses import dataclass

from talkhint_desktop.core.events import Event, Trouble
from talkhint_desktop.link.messages import Pulse

STALE = "webhook-stale"
_CODES = frozenset({STALE, "tunnel-changed", "tunnel-down"})
_STAGES = frozenset({"number", "webhook", "tunnel"})


@dataclass(slots=True)
class WebhookWatch:
    """Says when a look at the relay's state is due, and when a notice is.

    A notice is due when a background check turns bad, and not again until the
    webhook was good in between.
    """

    _bad: bool = False
    _noticed: bool = False
    _stages: tuple[object, ...] = ()

    def pulsed(self, pulse: Pulse) -> bool:
        """Return whether the stages before the call say something new."""
        stages = [s for s in pulse.stages if s.name in _STAGES]
        before = self._stages
        self._stages = tuple((s.name, s.state, s.proof) for s in stages)
        if not self._bad and any(
            s.name == "webhook" and s.state == "ok" for s in stages
        ):
            self._noticed = False
        return self._stages != before

    def told(self, event: Event) -> bool:
        """Return whether an event is about the webhook."""
        if not isinstance(event, Trouble):
            return False
        if event.code == STALE and event.call_sid is None:
            self._bad = not event.cleared
            self._noticed = self._noticed and self._bad
        return event.code in _CODES

    def present(self) -> None:
        """Begin anew: what is wrong now is about to be told."""
        self._bad = False

    def notice_due(self) -> bool:
        """Return whether to tell outside the window that it is bad; then it is told."""
        due = self._bad and not self._noticed
        self._noticed = self._noticed or due
        return due
