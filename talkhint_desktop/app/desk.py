"""What a face may ask about the number and its webhook, and have done."""

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec

from talkhint_desktop.app.checks import Checks
from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.rescue import rescue
from talkhint_desktop.app.twilio import account_of, credentials_of
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.webhook.expected import INBOUND
from talkhint_desktop.core.webhook.findings import Finding
from talkhint_desktop.core.webhook.fixing import Wanted
from talkhint_desktop.core.wellformed import phone_number
from talkhint_desktop.relay.account import mending
from talkhint_desktop.relay.account.mending import Keeper, Mended
from talkhint_desktop.relay.account.trouble import RestError
from talkhint_desktop.relay.relay import Relay

Part = Callable[[Any], None]


class Desk:
    """Carries out the commands `webhook`, `verify`, `fix` and their like.

    Each returns plain JSON; each raises `TalkHintError` where it cannot be done.
    """

    def __init__(
        self,
        choices: Choices,
        relay: Relay,
        checks: Checks,
        *,
        keeper: Keeper,
        clock: Clock,
        consented: Callable[[], None],
    ) -> None:
        self._choices, self._relay, self._checks = choices, relay, checks
        self._keeper, self._clock = keeper, clock
        self._consented = consented

    async def state(self) -> dict[str, Any]:
        """Return what a face shows before anything is checked."""
        number = await self._number_if_known()
        kept = await asyncio.to_thread(self._keeper.kept, number) if number else None
        report, public = self._checks.report, self._relay.public_url
        return {
            "number": number,
            "numbers": await self._known_numbers(),
            "wanted_url": self._checks.wanted_url,
            "webhook_url": f"{public}{INBOUND}" if public else "",
            "instance": self._relay.instance,
            "credentials": credentials_of(self._choices.now).complete,
            "guardian": self._choices.now.keep_pointed,
            "undo": kept is not None,
            "checking": self._checks.checking,
            "report": msgspec.to_builtins(report) if report else None,
        }

    async def verify(self, part: Part) -> Any:
        report = await self._checks.check(_telling(part))
        return msgspec.to_builtins(report)

    async def stop_verify(self) -> None:
        self._checks.stop()

    async def fix(
        self, part: Part, unlink: bool = False, fallback: str = "keep"
    ) -> dict[str, Any]:
        """Point the number here; `fallback` is `keep` or `clear`."""
        url = self._checks.wanted_url
        if not url:
            raise TalkHintError(
                "There is no public address to point the number at.",
                remedy="Set up the tunnel, or your own public address.",
            )
        wanted = Wanted.of(url, "" if fallback == "clear" else None)
        number, at = await self._number(), self._clock().stamp
        async with account_of(self._choices.now) as account:
            mended = await mending.fix(
                account, self._keeper, number, wanted, at=at, unlink=bool(unlink)
            )
        return await self._outcome(number, mended, part)

    async def undo_fix(self, part: Part, unlink: bool = False) -> dict[str, Any]:
        number = await self._number()
        async with account_of(self._choices.now) as account:
            mended = await mending.undo(
                account, self._keeper, number, unlink=bool(unlink)
            )
        return await self._outcome(number, mended, part)

    async def choose_number(self, number: str) -> dict[str, Any]:
        """Look after this number from now on."""
        chosen = phone_number(str(number), name="The number")
        await self._choices.change(twilio_number=chosen)
        self._checks.address_changed()
        return await self.state()

    async def keep_pointed(self, on: bool) -> dict[str, Any]:
        """Take the user's consent, or take it back, to repoint the number."""
        await self._choices.change(keep_pointed=bool(on))
        self._consented()
        return await self.state()

    async def rescue(self, call_sid: str = "") -> dict[str, Any]:
        """Attach audio to a call that goes on without a stream."""
        return await rescue(self._choices, self._checks, self._relay, str(call_sid))

    async def _outcome(self, number: str, mended: Mended, part: Part) -> dict[str, Any]:
        """Check again, and return what was done beside what that found."""
        if not mended.as_wanted:
            raise TalkHintError(
                "Twilio did not keep what was written to the number.",
                remedy=mended.why or "Try again, or change it in Twilio's Console.",
            )
        report = await self._checks.check(_telling(part))
        return {
            "number": number,
            "before": mended.before,
            "after": mended.after,
            "changed": mended.changed,
            "verified": True,
            "undo": mended.can_undo,
            "report": msgspec.to_builtins(report),
        }

    async def _number(self) -> str:
        number = await self._checks.number()
        if not number:
            raise TalkHintError(
                "TalkHint does not know which number is yours.",
                remedy="Choose it on the webhook page, or set TALKHINT_TWILIO_NUMBER.",
            )
        return number

    async def _number_if_known(self) -> str:
        try:
            return await self._checks.number()
        except RestError:
            return self._choices.now.twilio_number

    async def _known_numbers(self) -> list[str]:
        try:
            return await self._checks.numbers()
        except RestError:
            return [number for number in [self._choices.now.twilio_number] if number]


def _telling(part: Part) -> Callable[[Finding], None]:
    return lambda finding: part({"finding": msgspec.to_builtins(finding)})
