"""What the calls cost at OpenAI, told while they go on.

What Twilio and ngrok charge is no part of it: they bill by plans of their own
that this PC does not know.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.core import prices
from talkhint_desktop.core.events import CallEvent, CallState, Event
from talkhint_desktop.core.moment import Clock, Moment
from talkhint_desktop.core.prices import Prices, TokensUsed
from talkhint_desktop.core.spending import TELL_EVERY, Spending
from talkhint_desktop.store import costs
from talkhint_desktop.store.places import costs_file, prices_file

_OVER = {CallState.ENDED, CallState.INTERRUPTED}
_OPENAI = "api.openai.com"


class Costs:
    """Takes what was used, tells `Cost` and `daily-limit`, and keeps the days.

    A day is one of this PC's own clock. Where the settings name another server
    than OpenAI's, its models have no known price, whatever their name.
    """

    def __init__(
        self,
        table: Prices,
        path: Path,
        choices: Choices,
        *,
        tell: Callable[[Event], None],
        clock: Clock,
    ) -> None:
        self._table, self._path, self._choices = table, path, choices
        self._tell, self._clock = tell, clock
        self._spending = Spending(table.as_of, costs.load(path))
        self._saved = dict(self._spending.days)

    @classmethod
    def open(
        cls,
        folder: Path,
        choices: Choices,
        *,
        tell: Callable[[Event], None],
        clock: Clock,
    ) -> "Costs":
        """Go on counting in a data folder, by the prices that come with us."""
        table = prices.read(prices_file().read_bytes())
        return cls(table, costs_file(folder), choices, tell=tell, clock=clock)

    def audio_used(self, call_sid: str, model: str, seconds: float) -> None:
        """So much audio was sent to a transcription model."""
        cost = self._table.of_audio(model, seconds) if self._priced() else None
        self._used(call_sid, model, cost)

    def tokens_used(self, call_sid: str, model: str, used: TokensUsed) -> None:
        """A model has answered, or was broken off: what it used is paid."""
        cost = self._table.of_tokens(model, used) if self._priced() else None
        self._used(call_sid, model, cost)

    def told(self, event: Event) -> None:
        """Hear what happens: at a call's end its cost is told at once."""
        if isinstance(event, CallEvent) and event.state in _OVER:
            self._spending.call_ended(event.call_sid)
            self._look()

    async def run(self) -> None:
        """Tell what is due and keep the days on disk, until cancelled."""
        while True:
            self._look()
            days = dict(self._spending.days)
            if days != self._saved:
                await asyncio.to_thread(costs.save, self._path, days)
                self._saved = days
            await asyncio.sleep(TELL_EVERY)

    def close(self) -> None:
        """Keep what was counted last."""
        if self._spending.days != self._saved:
            costs.save(self._path, self._spending.days)

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {"cost": self._cost}

    async def _cost(self, call_sid: str = "") -> dict[str, Any]:
        """Return the figures as of now; null where no price is known."""
        call = self._spending.of_call(str(call_sid))
        day = _day(self._clock())
        return {
            "call": call.dollars if call else None,
            "unpriced": list(call.unpriced) if call else [],
            "day": self._spending.of_day(day),
            "month": self._spending.of_month(day),
            "limit": self._choices.now.daily_limit,
            "prices_of": self._spending.prices_of,
        }

    def _used(self, call_sid: str, model: str, dollars: float | None) -> None:
        self._spending.used(call_sid, model, dollars, _day(self._clock()))
        self._look()

    def _look(self) -> None:
        now, limit = self._clock(), self._choices.now.daily_limit
        for event in self._spending.looked(now, _day(now), limit):
            self._tell(event)

    def _priced(self) -> bool:
        url = self._choices.now.openai_base_url
        return not url or urlsplit(url).hostname == _OPENAI


def _day(now: Moment) -> str:
    return f"{now.wall.astimezone():%Y-%m-%d}"
