"""Keeps the user's number pointed here when the public address changes."""

import asyncio
import logging
from contextlib import suppress
from itertools import chain, repeat

from talkhint_desktop.app.checks import Checks
from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.twilio import account_of, credentials_of
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.webhook.expected import INBOUND
from talkhint_desktop.core.webhook.fixing import NOT_REPOINTED, Wanted
from talkhint_desktop.core.webhook.number import same_address
from talkhint_desktop.relay.account import mending
from talkhint_desktop.relay.account.mending import Keeper
from talkhint_desktop.relay.account.trouble import RestError
from talkhint_desktop.relay.relay import Relay

log = logging.getLogger(__name__)

_AGAIN_AFTER = (2.0, 4.0, 8.0, 15.0, 30.0, 60.0)  # seconds; then every minute
_PASSES = frozenset({"unreachable", "limited"})


class Guardian:
    """Repoints the number, where the user allowed it and it was ours before.

    A number that somebody pointed elsewhere is left alone: that is no address
    of ours that went stale.
    """

    def __init__(
        self,
        choices: Choices,
        relay: Relay,
        checks: Checks,
        keeper: Keeper,
        clock: Clock,
    ) -> None:
        self._choices, self._relay, self._checks = choices, relay, checks
        self._keeper, self._clock = keeper, clock
        self._changed = asyncio.Event()
        self._before: set[str] = set()

    def address_changed(self, before: str, _now: str) -> None:
        """The tunnel has another address than `before`, which may be empty."""
        if before:
            self._before.add(before + INBOUND)
        self._changed.set()

    def allowed(self) -> None:
        """The user gave consent: an address that changed before counts too."""
        self._changed.set()

    async def run(self) -> None:
        """Repoint whenever the address changed, until cancelled."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self._until_pointed()
            self._checks.address_changed()

    async def _until_pointed(self) -> None:
        """Try until it is done, cannot be done, or the address changed again."""
        for pause in chain(_AGAIN_AFTER, repeat(_AGAIN_AFTER[-1])):
            try:
                await self._point()
            except TalkHintError as error:
                remedy = f"{error} {error.remedy}".strip()
                self._checks.troubled(NOT_REPOINTED, remedy)
                if not (isinstance(error, RestError) and error.reason in _PASSES):
                    return
            else:
                return
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._changed.wait()
                    return

    async def _point(self) -> None:
        settings = self._choices.now
        url = self._checks.wanted_url
        if not (settings.keep_pointed and url and credentials_of(settings).complete):
            return
        number = await self._checks.number()
        if not number:
            return
        async with account_of(settings) as account:
            facts = await account.find(number)
            now = facts.voice_url if facts else ""
            if not same_address(now, url) and not await self._was_ours(number, now):
                return
            mended = await mending.fix(
                account,
                self._keeper,
                number,
                Wanted.of(url),
                at=self._clock().stamp,
            )
        if mended.as_wanted:
            log.info("the number was repointed to the new address")
            self._relay.reach.settled()

    async def _was_ours(self, number: str, url: str) -> bool:
        """Tell whether the number points where TalkHint once pointed it."""
        kept = await asyncio.to_thread(self._keeper.kept, number)
        ours = {*self._before, kept.after.get("voice_url", "") if kept else ""}
        return any(one and same_address(one, url) for one in ours)
