"""Calls without a stream: looked into by themselves, and rescued on a click."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.app import autopsies
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallEvent, CallState, StreamEvent, Trouble
from talkhint_desktop.store.pending_calls import PendingCall, PendingCalls
from talkhint_desktop.store.places import pending_file
from tests.app.running_app import NUMBER, RunningApp, running_app
from tests.peers.twilio import FakeTwilio, sid
from tests.peers.twilio_rest import TwilioRest
from tests.peers.voice_webhook import VoiceWebhook
from tests.relay.probe.test_check import GOODBYE

CALLER = "+12025550143"


def record_goodbye(account: TwilioRest, call_sid: str, url: str) -> None:
    """Let Twilio have it on record that `url` said goodbye to the call."""
    account.event(
        call_sid,
        {"method": "POST", "url": url, "parameters": {"call_status": "ringing"}},
        {
            "response_code": 200,
            "content_type": "text/xml",
            "response_body": GOODBYE,
            "request_duration": 41,
            "date_created": "Wed, 25 Nov 2026 04:00:00 +0000",
        },
    )


async def strays(twilio: FakeTwilio, call_sid: str) -> None:
    """Let the number's status callback tell of a call that went elsewhere."""
    await twilio.status(call_sid, "completed", To=NUMBER, From=CALLER, CallDuration="4")


async def kept(run: RunningApp, call_sid: str) -> dict[str, Any]:
    value: dict[str, Any] = (await run.ask("history-show", call=call_sid)).value
    return value


async def test_the_call_of_the_story_is_explained_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(autopsies, "EVENTS_AFTER_S", 0.0)
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        account.number(NUMBER, voice_url=old.url)
        call = account.call(NUMBER)["sid"]
        record_goodbye(account, call, old.url)
        async with running_app(account) as run, run.twilio() as twilio:
            await strays(twilio, call)
            ended = await run.told.until(CallEvent, call_sid=call)
            at_once = await run.told.until(Trouble, call_sid=call)
            certain = await run.told.until(
                Trouble,
                call_sid=call,
                message="The webhook says goodbye and hangs up: an old deployment "
                f"answers. Twilio got it from {old.url}.",
            )
            record = await kept(run, call)

    assert (ended.state, ended.from_number) == (CallState.ENDED, CALLER)
    assert ended.to_number == NUMBER
    assert ended.started_at < str(ended.ended_at)
    assert at_once.code == certain.code == "webhook-stale"
    assert [t["message"] for t in record["troubles"]][-1] == certain.message
    assert not pending_file(run.app.folder).exists() or not waiting(run.app.folder)


def waiting(folder: Path) -> list[PendingCall]:
    return PendingCalls(pending_file(folder)).all()


async def test_what_twilio_tells_later_is_asked_for_after_a_restart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        account.number(NUMBER, voice_url=old.url)
        call = account.call(NUMBER)["sid"]
        async with running_app(account) as run, run.twilio() as twilio:
            await strays(twilio, call)
            await run.told.until(Trouble, call_sid=call)
            await until(lambda: [c.call_sid for c in waiting(run.app.folder)] == [call])
        record_goodbye(account, call, old.url)
        monkeypatch.setattr(autopsies, "EVENTS_AFTER_S", 0.0)
        async with running_app(account) as run:
            certain = await run.told.until(Trouble, call_sid=call)
            record = await kept(run, call)

    assert "Twilio got it from" in certain.message
    assert record["call"]["state"] == "ended"


async def until(true: Any) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.02)


async def test_a_call_that_ends_at_once_without_a_stream_is_looked_into() -> None:
    async with TwilioRest() as account:
        account.number(NUMBER, voice_url="")
        async with running_app(account) as run, run.twilio() as twilio:
            call = account.call(NUMBER)["sid"]
            account.notification(call, 31920)
            await run.ask("fix")
            await twilio.inbound(call, To=NUMBER)
            await twilio.status(call, "completed")
            told = await run.told.until(Trouble, call_sid=call)

    assert told.code == "no-stream"
    assert "31920: the stream's server refused it" in told.message


async def test_a_call_with_a_stream_is_left_in_peace() -> None:
    async with (
        TwilioRest() as account,
        running_app(account) as run,
        run.twilio() as twilio,
    ):
        call = sid("CA")
        reply = await twilio.inbound(call)
        stream = await twilio.open_stream()
        await stream.send(stream.connected(), stream.start(call, reply.stream_token))
        await run.told.until(StreamEvent, state="started")
        await twilio.status(call, "completed")
        await run.told.until(CallEvent, call_sid=call, state=CallState.ENDED)
        await run.ask("settled", call_sid=call)

        assert run.told.of(Trouble, call_sid=call) == []


async def test_a_call_from_before_a_restart_is_no_stray() -> None:
    async with TwilioRest() as account:
        async with running_app(account) as run, run.twilio() as twilio:
            call = sid("CA")
            await twilio.inbound(call)
            await run.told.until(CallEvent, call_sid=call)
        async with running_app(account) as run, run.twilio() as twilio:
            await strays(twilio, call)
            await strays(twilio, sid("CA"))
            await run.told.until(CallEvent, state=CallState.ENDED)

            assert call not in {e.call_sid for e in run.told.of(CallEvent)}


async def test_one_click_gives_a_call_its_audio() -> None:
    async with TwilioRest() as account:
        account.number(NUMBER)
        async with running_app(account) as run, run.twilio() as twilio:
            call = account.call(NUMBER, status="in-progress")["sid"]
            await twilio.inbound(call)
            asked = await run.ask("rescue", call_sid=call)
            await streams_as_asked(run, twilio, account, call)

            with pytest.raises(TalkHintError, match="arrives already"):
                await run.ask("rescue", call_sid=call)

    assert asked.value["call_sid"] == call
    assert asked.value["stream_sid"].startswith("MZ")


async def test_a_call_that_never_asked_us_is_rescued_too() -> None:
    async with TwilioRest() as account:
        account.number(NUMBER)
        async with running_app(account) as run, run.twilio() as twilio:
            going_on: dict[str, Any] = {"status": "in-progress", "from": CALLER}
            call = account.call(NUMBER, **going_on)["sid"]
            asked = await run.ask("rescue")
            await streams_as_asked(run, twilio, account, call)
            rang = run.told.of(CallEvent, state=CallState.RINGING)
            states = [e.state for e in run.told.of(CallEvent)]

    assert asked.value["call_sid"] == call
    assert (rang[0].from_number, rang[0].to_number) == (CALLER, NUMBER)
    assert CallState.CONNECTED in states


async def streams_as_asked(
    run: RunningApp, twilio: FakeTwilio, account: TwilioRest, call: str
) -> None:
    """Open the stream as Twilio does when the REST API asked for it."""
    form = next(form for form in account.writes if form.get("Parameter1.Name"))
    assert form["Track"] == "both_tracks"
    assert form["Url"].endswith("/twilio/stream")
    stream = await twilio.open_stream()
    token = form["Parameter1.Value"]
    await stream.send(stream.connected(), stream.start(call, token))
    await run.told.until(StreamEvent, call_sid=call, state="started")


@pytest.mark.parametrize("status", ["completed", "busy"])
async def test_where_no_call_goes_on_there_is_nothing_to_rescue(status: str) -> None:
    async with TwilioRest() as account:
        account.number(NUMBER)
        over = account.call(NUMBER, status=status)["sid"]
        async with running_app(account) as run:
            for arguments in ({}, {"call_sid": over}, {"call_sid": sid("CA")}):
                with pytest.raises(TalkHintError, match="No call is going on"):
                    await run.ask("rescue", **arguments)


async def test_a_stream_that_twilio_refuses_is_told() -> None:
    async with TwilioRest() as account:
        account.number(NUMBER)
        async with running_app(account) as run, run.twilio() as twilio:
            call = sid("CA")  # Twilio does not know it
            await twilio.inbound(call)
            with pytest.raises(TalkHintError):
                await run.ask("rescue", call_sid=call)


def test_calls_to_look_into_survive_a_bad_file(tmp_path: Path) -> None:
    calls = PendingCalls(tmp_path / "calls.json")
    calls.add(PendingCall("CA1", NUMBER, "2026-11-25T04:00:00.000Z"))
    calls.add(PendingCall("CA1", NUMBER, "2026-11-25T05:00:00.000Z"))
    assert [c.ended_at for c in calls.all()] == ["2026-11-25T05:00:00.000Z"]

    (tmp_path / "calls.json").write_bytes(b"{not json")
    assert calls.all() == []
    calls.remove("CA1")
    calls.add(PendingCall("CA2", NUMBER, "2026-11-25T04:00:00.000Z"))
    assert [c.call_sid for c in calls.all()] == ["CA2"]
