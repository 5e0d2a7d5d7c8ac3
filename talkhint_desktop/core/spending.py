"""Adds up what calls cost: each call, each day, each month."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from talkhint_desktop.core.events import Cost, Trouble
from talkhint_desktop.core.messages import trouble
from talkhint_desktop.core.moment import Moment

TELL_EVERY = 5.0  # seconds, of one call
WARN_AT = 0.8  # of the daily limit
_KEPT = 50  # calls that are over, for who asks later


@dataclass(slots=True)
class CallCost:
    """What is known of one call: `dollars` is None while no price is known."""

    dollars: float | None = None
    unpriced: list[str] = field(default_factory=list)
    told_at: float | None = None
    news: bool = False
    over: bool = False


class Spending:
    """Counts on top of `days`, dollars by local day as `2026-11-25`.

    Each method is named for what happened; `looked` returns what is to be told.
    """

    def __init__(self, prices_of: str, days: Mapping[str, float]) -> None:
        self.prices_of = prices_of
        self.days = dict(days)
        self._calls: dict[str, CallCost] = {}
        self._warned = False

    def used(self, call_sid: str, model: str, dollars: float | None, day: str) -> None:
        """A model did something for a call; None where its price is not known."""
        call = self._calls.setdefault(call_sid, CallCost())
        if dollars is None:
            if model not in call.unpriced:
                call.unpriced.append(model)
                call.news = True
            return
        call.dollars = (call.dollars or 0.0) + dollars
        call.news = True
        self.days[day] = self.days.get(day, 0.0) + dollars

    def call_ended(self, call_sid: str) -> None:
        if call := self._calls.get(call_sid):
            call.over = True
        over = [sid for sid, one in self._calls.items() if one.over and not one.news]
        for sid in over[:-_KEPT]:
            del self._calls[sid]

    def of_call(self, call_sid: str) -> CallCost | None:
        return self._calls.get(call_sid)

    def of_day(self, day: str) -> float:
        return self.days.get(day, 0.0)

    def of_month(self, day: str) -> float:
        """Return what the month of a day has cost so far."""
        month = day[:7]
        return sum(cost for one, cost in self.days.items() if one[:7] == month)

    def looked(self, now: Moment, day: str, limit: float) -> list[Cost | Trouble]:
        """Return the costs that are due, and a limit that is near, once a day."""
        told: list[Cost | Trouble] = [
            self._told(sid, call, now, day)
            for sid, call in self._calls.items()
            if _is_due(call, now)
        ]
        # Money in cents: 0.8 of the limit must not fail for the last bit.
        near = limit > 0 and self.of_day(day) >= WARN_AT * limit - 1e-9
        if near != self._warned:
            self._warned = near
            cleared = not near
            told.append(
                trouble("daily-limit", call_sid=None, at=now.stamp, cleared=cleared)
            )
        return told

    def _told(self, sid: str, call: CallCost, now: Moment, day: str) -> Cost:
        assert call.dollars is not None, "not due before a price is known"
        call.news, call.told_at = False, now.mono
        return Cost(
            at=now.stamp,
            call_sid=sid,
            call=round(call.dollars, 6),
            day=round(self.of_day(day), 6),
            month=round(self.of_month(day), 6),
            prices_of=self.prices_of,
            unpriced=list(call.unpriced),
        )


def _is_due(call: CallCost, now: Moment) -> bool:
    if not call.news or call.dollars is None:
        return False
    rested = call.told_at is None or now.mono - call.told_at >= TELL_EVERY
    return rested or call.over
