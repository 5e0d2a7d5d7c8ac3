"""What was used is told in dollars, and the days outlive the relay."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.events import CallEvent, CallState, Cost, Trouble
from talkhint_desktop.core.prices import TokensUsed
from talkhint_desktop.store import costs
from tests.app.running_app import running_app
from tests.peers.twilio import sid
from tests.peers.twilio_rest import TwilioRest

LIVE, LUNA = "gpt-live-transcribe", "gpt-6-luna"


def today() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d}"


async def test_a_call_tells_its_cost_and_the_history_keeps_it() -> None:
    async with TwilioRest() as account:
        async with running_app(account) as run, run.twilio() as twilio:
            call = sid("CA")
            await twilio.inbound(call)
            run.app.costs.audio_used(call, LIVE, 60)
            first = await run.told.until(Cost)
            run.app.costs.tokens_used(call, LUNA, TokensUsed(output=1_000_000))
            await twilio.status(call, "completed")
            await run.told.until(CallEvent, state=CallState.ENDED)
            last = await run.told.until(Cost, call=0.517)
            record = (await run.ask("history-show", call=call)).value
            asked = (await run.ask("cost", call_sid=call)).value
        async with running_app(account) as again:
            later = (await again.ask("cost")).value

    assert first.call == 0.017
    assert last.day == last.month == 0.517
    assert record["cost"]["call"] == 0.517
    assert asked["call"] == pytest.approx(0.517)
    assert asked["prices_of"] == last.prices_of
    assert (later["call"], later["day"]) == (None, pytest.approx(0.517))


async def test_a_limit_that_is_near_is_told_and_over_when_it_is_raised() -> None:
    async with TwilioRest() as account, running_app(account, daily_limit=0.02) as run:
        run.app.costs.audio_used("CA-1", LIVE, 60)
        near = await run.told.until(Trouble, code="daily-limit", cleared=False)
        await run.app.choices.change(daily_limit=5.0)
        run.app.costs.audio_used("CA-1", LIVE, 1)
        await run.told.until(Trouble, code="daily-limit", cleared=True)

    assert near.call_sid is None
    assert "Nothing is cut off" in near.remedy


@pytest.mark.parametrize("settings", [{"openai_base_url": "http://127.0.0.1:9/v1"}, {}])
async def test_models_of_another_server_have_no_known_price(
    settings: dict[str, Any],
) -> None:
    async with TwilioRest() as account, running_app(account, **settings) as run:
        model = LIVE if "openai_base_url" in settings else "llama"
        run.app.costs.audio_used("CA-1", model, 60)
        run.app.costs.tokens_used("CA-1", model, TokensUsed(input=10))
        asked = (await run.ask("cost", call_sid="CA-1")).value

        assert (asked["call"], asked["unpriced"]) == (None, [model])
        assert asked["day"] == 0
        assert run.told.of(Cost) == []


def test_what_is_no_list_of_days_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "costs.json"
    for content in ("", "[1]", '{"2026-11-25": "much"}', "\xff"):
        path.write_text(content, encoding="latin-1")
        assert costs.load(path) == {}


def test_days_are_kept_for_a_year_and_for_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "costs.json"
    costs.save(path, {f"{2000 + n // 12}-{n % 12 + 1:02}-01": 1.0 for n in range(500)})

    assert len(json.loads(path.read_text())) == 400
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_disk_that_refuses_costs_no_call(tmp_path: Path) -> None:
    costs.save(tmp_path / "gone" / "costs.json", {"2026-11-25": 1.0})
