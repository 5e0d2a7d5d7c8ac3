"""What is wished for on the Webhook page becomes commands, and is shown."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallState
from talkhint_desktop.ui.errands import Errands
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.main_window import WEBHOOK, MainWindow
from talkhint_desktop.ui.webhook_page import WebhookPage
from tests.ui import webhook_samples as made
from tests.ui.conftest import Shown
from tests.ui.samples import SID, attached, step, trouble
from tests.ui.stand_in_relay import StandInRelay


@dataclass
class Joined:
    """A window whose wishes go to a stand-in for the relay."""

    shown: Shown
    relay: StandInRelay
    refused: list[str]

    @property
    def window(self) -> MainWindow:
        return self.shown.window

    @property
    def page(self) -> WebhookPage:
        return self.window.webhook.page

    async def until(self, there: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not there():
                await asyncio.sleep(0)


@asynccontextmanager
async def joined(shown: Shown) -> AsyncIterator[Joined]:
    refused: list[str] = []
    async with asyncio.TaskGroup() as tasks:
        jobs = Jobs(tasks, lambda error: refused.append(str(error)))
        relay = StandInRelay()
        Errands(shown.window, relay, jobs, shown.clock)
        yield Joined(shown, relay, refused)
        jobs.cancel()


async def test_opening_the_page_asks_how_the_webhook_stands(shown: Shown) -> None:
    async with joined(shown) as it:
        it.relay.state = made.state(made.goodbye())
        it.window.open(WEBHOOK)
        await it.until(lambda: it.page.report is not None)

        assert it.relay.given == []
        assert it.page.banner.tone == "bad"


async def test_a_check_shows_findings_one_by_one_and_then_the_report(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        it.window.open(WEBHOOK)
        await it.relay.until(asked=1)
        it.window.webhook.wishes.check.emit()
        await it.relay.until(given=1)
        report = made.healthy()
        for finding in report.findings[:2]:
            it.relay.part({"finding": finding})
        rows = len(it.page.cards.findings.rows)
        during = it.page.running
        it.relay.state = made.state(report)
        it.relay.answer(report)
        await it.until(lambda: it.page.running is None)

        assert it.relay.given == [("verify", {})]
        assert (rows, during) == (2, "check")
        assert it.page.banner.tone == "ok"


async def test_one_check_runs_at_a_time(shown: Shown) -> None:
    async with joined(shown) as it:
        it.window.open(WEBHOOK)
        for _ in range(3):
            it.window.webhook.wishes.check.emit()
        await it.relay.until(given=1, asked=1)
        await asyncio.sleep(0)

        assert it.relay.given == [("verify", {})]
        it.relay.refuse("enough")


async def test_a_stopped_check_is_said_and_the_report_before_stays(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        it.relay.state = made.state(made.goodbye())
        it.window.open(WEBHOOK)
        await it.until(lambda: it.page.report is not None)
        it.window.webhook.wishes.check.emit()
        await it.relay.until(given=1)
        it.window.webhook.wishes.stop.emit()
        await it.relay.until(given=2)
        it.relay.refuse("The check was stopped.")
        it.relay.answer(None)
        await it.until(lambda: it.refused != [])

        assert [name for name, _ in it.relay.given] == ["verify", "stop-verify"]
        assert it.refused == ["The check was stopped."]
        assert it.page.banner.tone == "bad"
        assert it.page.running is None


async def test_one_click_checks_unless_that_was_done_within_a_minute(
    shown: Shown,
) -> None:
    shown.clock.seconds = 230
    async with joined(shown) as it:
        it.relay.state = made.state(made.goodbye())  # checked at 187 s
        it.window.open_and_verify()
        await it.relay.until(asked=2)
        await asyncio.sleep(0)
        young = list(it.relay.given)
        shown.clock.seconds = 250
        it.window.open_and_verify()
        await it.relay.until(given=1)

        assert young == []
        assert it.relay.given == [("verify", {})]
        it.relay.refuse("enough")


async def test_a_fix_is_read_back_and_can_be_undone(shown: Shown) -> None:
    async with joined(shown) as it:
        it.relay.state = made.state(made.goodbye())
        it.window.open(WEBHOOK)
        await it.until(lambda: it.page.report is not None)
        it.window.webhook.wishes.fix.emit(False, "keep")
        await it.relay.until(given=1)
        it.relay.part({"finding": made.healthy().findings[0]})
        outcome = made.outcome()
        it.relay.state = made.state(outcome.report, undo=True)
        it.relay.answer(outcome)
        await it.until(lambda: it.page.running is None)
        fixed = it.page.cards.fix.accessibleName()
        it.window.webhook.wishes.undo.emit()
        await it.relay.until(given=2)
        before, after = outcome.after, outcome.before
        it.relay.answer(
            made.outcome(before=before, after=after, undo=False, report=made.goodbye())
        )
        await it.until(lambda: it.page.running is None)

        assert it.relay.given == [
            ("fix", {"unlink": False, "fallback": "keep"}),
            ("undo-fix", {}),
        ]
        assert fixed == "Done: Twilio has the new settings"
        undone = it.page.cards.fix.accessibleName()
        assert undone == "Undone: the number is as it was before"


@pytest.mark.parametrize(
    ("wish", "given"),
    [
        (("choose", made.OTHER_NUMBER), ("choose-number", {"number": "+14155550177"})),
        (("guard", True), ("keep-pointed", {"on": True})),
    ],
)
async def test_a_choice_shows_the_state_that_it_brings(
    shown: Shown, wish: tuple[str, Any], given: tuple[str, Any]
) -> None:
    async with joined(shown) as it:
        it.window.open(WEBHOOK)
        await it.relay.until(asked=1)
        getattr(it.window.webhook.wishes, wish[0]).emit(wish[1])
        await it.relay.until(given=1)
        it.relay.answer(made.state(number=made.OTHER_NUMBER, guardian=True))
        await it.until(lambda: bool(it.page.state and it.page.state.guardian))

        assert it.relay.given == [given]


async def test_a_refused_consent_is_taken_back_on_the_page(shown: Shown) -> None:
    async with joined(shown) as it:
        it.relay.state = made.state(made.healthy())
        it.window.open(WEBHOOK)
        await it.until(lambda: it.page.report is not None)
        it.window.webhook.wishes.guard.emit(True)
        await it.relay.until(given=1)
        it.relay.refuse("Twilio does not answer.")
        await it.until(lambda: it.refused != [])

        assert it.page.state is not None
        assert not it.page.state.guardian
        assert it.refused == ["Twilio does not answer."]


async def test_audio_is_attached_to_a_call_and_it_is_said_in_its_bar(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        shown.tell(step(CallState.CONNECTED), trouble("no-stream"))
        it.window.webhook.show_state(made.state())
        bar = it.window.call.trouble
        offered = [button.text() for button in bar.buttons]
        it.window.webhook.wishes.rescue.emit(SID)
        await it.relay.until(given=1)
        said = [bar.second]
        it.relay.answer({"call_sid": SID, "stream_sid": "MZ1"})
        await it.until(lambda: bar.second != said[0])
        said.append(bar.second)

        assert offered == ["Attach audio", "Why?"]
        assert it.relay.given == [("rescue", {"call_sid": SID})]
        assert said == [
            "Attaching audio to the call…",
            "Audio is attached. Words come in a moment.",
        ]
        assert [button.text() for button in bar.buttons] == ["Why?"]


async def test_audio_that_cannot_be_attached_says_why_and_may_be_tried_again(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        shown.tell(step(CallState.CONNECTED), trouble("no-stream"))
        it.window.webhook.show_state(made.state())
        it.window.webhook.wishes.rescue.emit(SID)
        await it.relay.until(given=1)
        it.relay.refuse("The call is over.", "Wait for the next one.")
        bar = it.window.call.trouble
        await it.until(lambda: bar.second.startswith("The call"))

        assert bar.second == "The call is over. Wait for the next one."
        assert [button.text() for button in bar.buttons] == ["Attach audio", "Why?"]


async def test_news_of_the_webhook_lets_the_window_ask_again(shown: Shown) -> None:
    async with joined(shown) as it:
        it.window.open(WEBHOOK)
        await it.relay.until(asked=1)

        shown.tell(trouble("webhook-stale", sid=None))
        await it.relay.until(asked=2)
        it.window.tell(attached())
        await it.relay.until(asked=3)

        assert it.relay.given == []


async def test_a_relay_that_cannot_say_is_quoted(shown: Shown) -> None:
    async def refuse(_name: str, /, **_: Any) -> Any:
        raise TalkHintError("This relay does not know that.", remedy="Renew it.")

    async with asyncio.TaskGroup() as tasks:
        jobs = Jobs(tasks, lambda _error: None)
        Errands(shown.window, refuse, jobs, shown.clock)
        shown.window.open(WEBHOOK)

    page = shown.window.webhook.page
    assert page.banner.words == ("This relay does not know that.", "Renew it.")
