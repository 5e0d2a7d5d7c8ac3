"""The relay behind a tunnel: calls come in, also when the address changes."""

import asyncio

import pytest

from talkhint_desktop.core.errors import ungrouped
from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    RelayEvent,
    RelayState,
    StreamEvent,
    Trouble,
)
from talkhint_desktop.core.signal_path import Stage, StageName, StageState
from talkhint_desktop.relay.tunnel.tunnel import TunnelRefused
from tests.peers.ngrok_peer import UNREACHABLE, NgrokPeer, refused
from tests.peers.recordings import small_recording
from tests.peers.running_relay import ACCOUNT, TOKEN, Running, running_relay
from tests.peers.twilio import FakeTwilio, sid

ONE, TWO = "https://one.ngrok.app", "https://two.ngrok.app"


def twilio_to(run: Running, address: str) -> FakeTwilio:
    """Return a Twilio that knows the relay by `address`."""
    webhook = f"{run.relay.reach.local_url}/twilio/inbound"
    return FakeTwilio(webhook, ACCOUNT, TOKEN, public_origin=address)


async def until_known_as(run: Running, address: str | None) -> RelayEvent:
    return await run.told.until(RelayEvent, public_url=address)


async def test_the_relay_listens_first_and_is_known_when_the_tunnel_is_up() -> None:
    peer = NgrokPeer(ONE)
    async with running_relay(find_tunnel=peer.find, known_as=ONE) as run:
        up = await until_known_as(run, ONE)
        states = [(e.state, e.public_url) for e in run.told.of(RelayEvent)]

    assert states == [
        (RelayState.STARTING, None),
        (RelayState.LISTENING, None),
        (RelayState.LISTENING, ONE),
    ]
    assert up.webhook_url == f"{ONE}/twilio/inbound"
    assert up.stream_url == "wss://one.ngrok.app/twilio/stream"
    assert peer.closed == ["address", "session"]


async def test_a_call_comes_in_through_the_tunnel() -> None:
    peer = NgrokPeer(ONE)
    async with running_relay(find_tunnel=peer.find, known_as=ONE) as run:
        await until_known_as(run, ONE)
        call = sid("CA")
        reply = await run.twilio.inbound(call)
        await run.stream_with(call, reply.stream_token)
        await run.told.until(StreamEvent, state="started")

        assert 'url="wss://one.ngrok.app/twilio/stream"' in reply.text
        assert f'"{ONE}/twilio/stream-status"' in reply.text


async def test_before_the_tunnel_is_up_nobody_is_let_in_but_practice() -> None:
    peer = NgrokPeer(ONE)
    peer.answers = False
    async with running_relay(find_tunnel=peer.find, known_as=ONE) as run:
        early = await run.twilio.inbound(sid("CA"))
        async with asyncio.TaskGroup() as tasks:
            recording = small_recording(0.5)
            job = run.relay.practise(recording, 5.0, sid("CA"), lambda: None)
            tasks.create_task(job)
        await run.told.until(CallEvent, state=CallState.ENDED)

    assert early.status == 403


async def test_after_a_move_the_present_address_stands_in_every_document() -> None:
    peer = NgrokPeer(ONE, TWO)
    async with running_relay(find_tunnel=peer.find, known_as=ONE) as run:
        await until_known_as(run, ONE)
        await peer.drops()
        await until_known_as(run, TWO)
        async with twilio_to(run, TWO) as moved:
            by_the_old = await run.twilio.inbound(sid("CA"))
            by_the_new = await moved.inbound(sid("CA"))

        for reply in (by_the_old, by_the_new):
            assert 'url="wss://two.ngrok.app/twilio/stream"' in reply.text


async def test_a_call_from_before_a_move_is_still_followed() -> None:
    peer = NgrokPeer(ONE, TWO)
    async with running_relay(find_tunnel=peer.find, known_as=ONE) as run:
        await until_known_as(run, ONE)
        call = sid("CA")
        reply = await run.twilio.inbound(call)
        await peer.drops()
        await until_known_as(run, TWO)
        await run.stream_with(call, reply.stream_token)
        await run.told.until(StreamEvent, state="started")
        await run.twilio.status(call, "completed")
        await run.told.until(CallEvent, state=CallState.ENDED)


async def test_ten_minutes_after_a_move_the_old_address_is_a_strangers() -> None:
    peer = NgrokPeer(ONE, TWO)
    async with running_relay(find_tunnel=peer.find, known_as=ONE, haste=500) as run:
        await until_known_as(run, ONE)
        await peer.drops()
        await run.told.until(Trouble, code="tunnel-changed", cleared=False)
        just_after = await run.twilio.status(sid("CA"))
        await run.told.until(Trouble, code="tunnel-changed", cleared=True)
        later = await run.twilio.status(sid("CA"))

    assert (just_after.status, later.status) == (204, 403)


async def test_a_change_is_told_to_whoever_minds_the_number() -> None:
    peer, moves = NgrokPeer(ONE, TWO), list[tuple[str, str]]()
    async with running_relay(find_tunnel=peer.find, known_as=ONE) as run:
        run.relay.reach.on_address_changed = lambda *both: moves.append(both)
        await until_known_as(run, ONE)
        await peer.drops()
        await until_known_as(run, TWO)

    assert moves == [("", ONE), (ONE, TWO)]


async def test_a_break_takes_the_address_away_and_its_end_brings_it_back() -> None:
    peer = NgrokPeer(ONE)
    async with running_relay(find_tunnel=peer.find, known_as=ONE) as run:
        await until_known_as(run, ONE)
        await peer.drops()
        await run.told.until(Trouble, code="tunnel-down", cleared=False)
        await run.told.until(Trouble, code="tunnel-down", cleared=True)

        known = [e.public_url for e in run.told.of(RelayEvent)]
        assert known == [None, None, ONE, None, ONE]
        assert not run.told.of(Trouble, code="tunnel-changed")


async def test_the_signal_path_shows_the_tunnel_as_it_is() -> None:
    peer, seen = NgrokPeer(ONE), list[Stage]()
    async with running_relay(find_tunnel=peer.find, known_as=ONE) as run:
        run.relay.on_pulse = lambda stages, _: seen.append(
            next(s for s in stages if s.name is StageName.TUNNEL)
        )
        await until_known_as(run, ONE)
        await peer.beats(61)
        async with asyncio.timeout(5):
            while not seen or seen[-1].latency_ms != 61:
                await asyncio.sleep(0.02)

    assert (seen[-1].state, seen[-1].proof) == (StageState.OK, "ngrok")
    assert seen[-1].value == ONE
    assert seen[-1].age_ms is not None


async def test_a_refusal_at_the_start_ends_a_relay_that_is_of_no_use_without() -> None:
    peer = NgrokPeer()
    peer.refusals = [refused(107, context="failed to connect session")]
    with pytest.raises(TunnelRefused) as ended, ungrouped():
        async with running_relay(find_tunnel=peer.find, must_be_reached=True):
            await asyncio.Event().wait()

    assert "authtoken" in str(ended.value)
    assert ended.value.remedy


async def test_in_the_windows_relay_practice_goes_on_and_the_refusal_is_told() -> None:
    peer = NgrokPeer()
    peer.refusals = [refused(107, context="failed to connect session")]
    async with running_relay(find_tunnel=peer.find, known_as=ONE) as run:
        trouble = await run.told.until(Trouble, code="tunnel-down")
        async with asyncio.TaskGroup() as tasks:
            recording = small_recording(0.5)
            job = run.relay.practise(recording, 5.0, sid("CA"), lambda: None)
            tasks.create_task(job)
        await run.told.until(CallEvent, state=CallState.ENDED)

    assert "authtoken" in trouble.message


async def test_a_network_that_fails_at_the_start_is_waited_for() -> None:
    peer = NgrokPeer(ONE)
    peer.refusals = [UNREACHABLE] * 5
    async with running_relay(
        find_tunnel=peer.find, known_as=ONE, must_be_reached=True
    ) as run:
        await until_known_as(run, ONE)
        troubles = [(t.code, t.cleared) for t in run.told.of(Trouble)]

    assert troubles == [("tunnel-down", False), ("tunnel-down", True)]


async def test_only_what_came_from_outside_is_counted() -> None:
    peer = NgrokPeer(ONE)
    async with running_relay(find_tunnel=peer.find, known_as=ONE) as run:
        await until_known_as(run, ONE)
        async with asyncio.TaskGroup() as tasks:
            recording = small_recording(0.5)
            job = run.relay.practise(recording, 5.0, sid("CA"), lambda: None)
            tasks.create_task(job)
        await run.told.until(CallEvent, state=CallState.ENDED)
        practice = run.relay.traffic.taken()
        call = sid("CA")
        reply = await run.twilio.inbound(call)
        stream = await run.stream_with(call, reply.stream_token)
        await run.told.until(StreamEvent, state="started")
        await stream.send(*stream.frames(100), stream.stop())
        await stream.closed()
        await run.told.until(StreamEvent, state="stopped")
        real = run.relay.traffic.taken()

    assert (practice.requests, practice.bytes) == (0, 0)
    assert real.requests == 2  # the webhook and the stream's handshake
    assert real.bytes > 100 * 2 * 200
