"""Checks of the webhook: asked for or quiet, one at a time, the last one kept."""

import asyncio
import logging
from collections.abc import Callable

import msgspec

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.twilio import account_of, credentials_of
from talkhint_desktop.core.errors import TalkHintError, ungrouped
from talkhint_desktop.core.events import Event
from talkhint_desktop.core.messages import trouble
from talkhint_desktop.core.moment import Clock, Moment
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.core.signal_path import TunnelState, WebhookFacts
from talkhint_desktop.core.webhook.address import leads_here
from talkhint_desktop.core.webhook.expected import INBOUND
from talkhint_desktop.core.webhook.faults import COULD_NOT_TELL
from talkhint_desktop.core.webhook.findings import OK, Finding, Report, Stage, Status
from talkhint_desktop.core.webhook.rounds import NEVER_SOONER_S, Rounds
from talkhint_desktop.relay.account.trouble import RestError
from talkhint_desktop.relay.probe.question import Question
from talkhint_desktop.relay.probe.verify import verify
from talkhint_desktop.relay.relay import Relay

log = logging.getLogger(__name__)

_LOOK_EVERY = 1.0  # seconds
_NUMBERS_KEPT_S = 60.0
_STOPPED = "The check was stopped."

# What a check is made with, beside the address.
_CHECKED = (
    "twilio_account_sid",
    "twilio_auth_token",
    "twilio_api_key_sid",
    "twilio_api_key_secret",
    "twilio_number",
    "agent_number",
)

TellFinding = Callable[[Finding], None]


class Checks:
    """Knows what the last check found, and looks again by itself.

    A trouble is told when a check turns bad, and
    once more when one is good again.
    """

    def __init__(
        self,
        choices: Choices,
        relay: Relay,
        tell: Callable[[Event], None],
        clock: Clock,
    ) -> None:
        self._choices, self._relay = choices, relay
        self._tell, self._clock = tell, clock
        self._rounds = Rounds()
        self._one_at_a_time = asyncio.Lock()
        self._asked_for: asyncio.Task[Report] | None = None
        self._told = ""  # the message of the trouble that is raised
        self._at: Moment | None = None
        self._numbers: list[str] | RestError = []
        self._numbers_at: float | None = None
        self._one_reader = asyncio.Lock()
        self._number = ""  # the one that the report is about
        self._newest: Report | None = None
        self.report: Report | None = None  # for a face to show

    @property
    def checking(self) -> bool:
        return self._one_at_a_time.locked()

    @property
    def wanted_url(self) -> str:
        """Where the number should point, empty while nobody could reach it."""
        reach = self._relay.reach
        if reach.kind == "local" and not self._all_is_here:
            return ""
        return f"{reach.public_url}{INBOUND}" if reach.public_url else ""

    @property
    def _all_is_here(self) -> bool:
        """Whether a stand-in for Twilio runs on this PC, so that nothing is public."""
        return leads_here(self._choices.now.twilio_api_url)

    def address_changed(self) -> None:
        self._rounds.address_changed()

    def choices_changed(self, before: Settings) -> None:
        """Look soon where another account, number or phone was chosen."""
        now = self._choices.now
        if credentials_of(now) != credentials_of(before):
            self._numbers, self._numbers_at = [], None
        if any(getattr(now, name) != getattr(before, name) for name in _CHECKED):
            self._rounds.address_changed()

    async def number(self) -> str:
        """Return the number to look after: the chosen one, or the only one."""
        if chosen := self._choices.now.twilio_number:
            return chosen
        numbers = await self.numbers()
        return numbers[0] if len(numbers) == 1 else ""

    async def numbers(self) -> list[str]:
        """Return the account's numbers that take calls, a minute old at most."""
        if not credentials_of(self._choices.now).complete:
            return []
        async with self._one_reader:
            now = self._clock().mono
            if self._numbers_at is None or now - self._numbers_at > _NUMBERS_KEPT_S:
                # A refusal is remembered as long: a page that is open asks often.
                self._numbers = await self._read_numbers()
                self._numbers_at = now
            known = self._numbers
        if isinstance(known, RestError):
            raise known
        return known

    async def _read_numbers(self) -> list[str] | RestError:
        try:
            async with account_of(self._choices.now) as account:
                numbers = await account.numbers()
        except RestError as error:
            return error
        return sorted(one.number for one in numbers if one.voice)

    async def check(self, tell: TellFinding) -> Report:
        """Check everything; raises `TalkHintError` where that cannot be done."""
        self._numbers_at = None  # who asks wants the truth of now
        with ungrouped():
            # A group of its own: what is stopped is the check alone.
            async with asyncio.TaskGroup() as tasks:
                job = self._check(tell, quick=False)
                self._asked_for = task = tasks.create_task(job, name="check")
        if task.cancelled():
            raise TalkHintError(_STOPPED)
        return task.result()

    def stop(self) -> None:
        """End the check that was asked for, if one runs."""
        if self._asked_for:
            self._asked_for.cancel()

    def facts(self) -> WebhookFacts | None:
        """Return what the last check found, for the signal path."""
        if self._newest is None or self._at is None:
            return None
        age = round((self._clock().mono - self._at.mono) * 1000)
        return facts_of(self._newest, age, self._number)

    async def run(self) -> None:
        """Check quietly whenever it is time, until cancelled."""
        while True:
            up = self._relay.reach.state is TunnelState.UP
            idle = not self._relay.calls.live
            # Without the token nothing can be signed, and nothing is let in.
            able = bool(self._choices.now.twilio_auth_token)
            if up and able and self._rounds.looked(self._clock(), idle=idle):
                await self._check_quietly()
            await asyncio.sleep(_LOOK_EVERY)

    async def fresh(self) -> Report | None:
        """Return a report of this minute, from a quiet check if need be."""
        if self._at and self._clock().mono - self._at.mono < NEVER_SOONER_S:
            return self._newest
        return self._newest if await self._check_quietly() else None

    def troubled(self, message: str, remedy: str) -> None:
        """Something else found that new calls will not come in."""
        self._raise(message, self._clock(), remedy)

    async def _check_quietly(self) -> bool:
        try:
            await self._check(_nobody, quick=True)
        except TalkHintError as error:
            log.info("no quiet check: %s", error)
            self._rounds.checked(self._clock())
            return False
        return True

    async def _check(self, tell: TellFinding, *, quick: bool) -> Report:
        async with self._one_at_a_time:
            question = await self._question(quick=quick)
            self._number = question.number
            settings = self._choices.now
            report = await verify(
                question, tell, open_account=lambda: account_of(settings)
            )
            self._checked(report, quick=quick)
        return report

    async def _question(self, *, quick: bool) -> Question:
        settings, relay = self._choices.now, self._relay
        try:
            number = await self.number()
        except RestError as error:
            # The check itself says what is wrong with the keys.
            log.info("the numbers cannot be read: %s", error)
            number = settings.twilio_number
        wanted = self.wanted_url
        if not wanted and not number:
            raise TalkHintError(
                "There is no public address to check yet.",
                remedy="Set up the tunnel, or your own public address.",
            )
        return Question(
            url=wanted,
            number=number,
            account_sid=settings.twilio_account_sid,
            auth_token=settings.twilio_auth_token,
            wanted_url=wanted,
            instance=relay.instance,
            agent_number=settings.agent_number,
            language=settings.language,
            notice=settings.notice,
            allow_local=self._all_is_here,
            quick=quick,
        )

    def _checked(self, report: Report, *, quick: bool) -> None:
        now = self._clock()
        self._rounds.checked(now)
        self._newest, self._at = report, now
        # A quick look that says the same takes nothing away from a whole check.
        if not (quick and self.report and _same(self.report, report)):
            self.report = report
        if any(f.stage is Stage.INSTANCE and f.code == OK for f in report.findings):
            self._relay.reach.reached()
        if report.healthy:
            self._raise("", now)
        elif report.verdict.code not in COULD_NOT_TELL:
            self._raise(f"{report.verdict.title}.", now, report.verdict.remedy)

    def _raise(self, message: str, now: Moment, remedy: str = "") -> None:
        """Tell the trouble once, or that it is over."""
        if message == self._told:
            return
        self._told = message
        told = trouble(
            "webhook-stale", call_sid=None, at=now.stamp, cleared=not message
        )
        if message:
            told = msgspec.structs.replace(told, message=message, remedy=remedy)
        self._tell(told)


def facts_of(report: Report, age_ms: int, number: str) -> WebhookFacts:
    """Sum a report up for the signal path."""
    wrong = {f.stage for f in report.findings if f.status is Status.FAILED}
    return WebhookFacts(
        code=report.verdict.code,
        known=report.healthy or report.verdict.code not in COULD_NOT_TELL,
        number=number,
        number_failed=Stage.NUMBER in wrong,
        webhook_failed=bool(wrong - {Stage.NUMBER}),
        warned=any(f.status is Status.WARNING for f in report.findings),
        age_ms=age_ms,
    )


def _same(one: Report, other: Report) -> bool:
    return (one.url, one.verdict) == (other.url, other.verdict)


def _nobody(_finding: Finding) -> None:
    """Tell nobody: the quiet check speaks by its trouble alone."""
