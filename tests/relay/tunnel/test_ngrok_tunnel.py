"""A tunnel by ngrok's SDK: comes up, comes back, or says why not."""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import pytest

from talkhint_desktop.relay.tunnel.ngrok_session import Ear, Login
from talkhint_desktop.relay.tunnel.ngrok_tunnel import NgrokTunnel
from tests.peers.ngrok_peer import (
    HANDSHAKE,
    QUICK,
    TOKEN,
    UNREACHABLE,
    NgrokPeer,
    refused,
)
from tests.relay.tunnel.hearing import Heard

ONE, TWO = "https://one.ngrok.app", "https://two.ngrok.app"


def opened(
    peer: NgrokPeer, heard: Heard, **options: object
) -> AbstractAsyncContextManager[None]:
    return peer.tunnel(8080, **options).open(heard)


async def test_the_address_comes_up_with_its_latency_and_leads_to_our_port() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard):
        await heard.until(lambda h: ("up", ONE, 42) in h.told)

        said = peer.builders[0].said
        assert heard.told == [("up", ONE, None), ("up", ONE, 42)]
        assert peer.listeners[0].leads_to == "http://127.0.0.1:8080"
        assert said["authtoken"] == TOKEN
        assert said["client_info"][0] == "TalkHint"
        assert said["metadata"]


async def test_a_domain_of_ones_own_is_asked_for() -> None:
    peer, heard = NgrokPeer(), Heard()
    async with opened(peer, heard, domain="calls.ngrok.app"):
        await heard.until_up()

    assert heard.told[0] == ("up", "https://calls.ngrok.app", None)


async def test_each_answered_heartbeat_is_told_with_how_long_it_took() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard):
        await heard.until_up()
        await peer.beats(17)
        await heard.until(lambda h: h.told[-1] == ("up", ONE, 17))


async def test_a_short_break_is_mended_by_the_sdk_and_keeps_the_address() -> None:
    peer, heard = NgrokPeer(ONE, TWO), Heard()
    patient = replace(QUICK, recovery=5.0)
    async with opened(peer, heard, patience=patient):
        await heard.until_up()
        await peer.drops()
        await heard.until_down()
        await peer.beats(30)
        await peer.beats(31)
        await heard.until_up(2)

        assert heard.told[-1] == ("up", ONE, 31)
        assert len(peer.listeners) == 1


async def test_the_first_heartbeat_after_a_break_proves_nothing_yet() -> None:
    """It comes before ngrok has taken the token and given the address back."""
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard):
        await heard.until_up()
        await peer.drops()
        await peer.beats(30)
        await peer.sessions(2)
        await heard.until_up(2)

        assert ("up", ONE, 30) not in heard.told


async def test_a_break_that_lasts_is_mended_by_a_new_session() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard):
        await heard.until_up()
        await peer.drops()
        await peer.sessions(2)
        await heard.until_up(2)

        assert heard.what == ["up", "down", "up"]
        assert peer.closed == ["address", "session"]


async def test_a_session_that_was_given_up_cannot_come_back() -> None:
    """Raising in the SDK's handler is what ends its reconnecting."""
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard):
        await heard.until_up()
        await peer.drops()
        await peer.sessions(2)

        raised = await peer.on_its_thread("handle_disconnection", "a", "b", session=0)
        alive = await peer.on_its_thread("handle_disconnection", "a", "b", session=1)
        assert isinstance(raised, ConnectionError)
        assert alive is None


async def test_another_address_after_a_break_is_told_as_a_move() -> None:
    peer, heard = NgrokPeer(ONE, TWO), Heard()
    async with opened(peer, heard):
        await heard.until_up()
        await peer.drops()
        await heard.until(lambda h: ("moved", TWO) in h.told)
        await peer.beats(5)
        await heard.until(lambda h: h.told[-1] == ("up", TWO, 5))

    assert heard.what == ["up", "down", "moved", "up"]


async def test_a_missed_heartbeat_ends_the_session_which_the_sdk_would_keep() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard):
        await heard.until_up()
        await peer.beats()  # without an argument: nobody answered
        await peer.sessions(2)

    assert heard.whys[0].message == "ngrok does not answer any more."


async def test_a_session_without_any_sign_of_life_is_not_trusted() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard, patience=replace(QUICK, silence=0.1)):
        await peer.sessions(2)

    assert "down" in heard.what


async def test_a_stop_at_the_dashboard_is_obeyed() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard):
        await heard.until_up()
        await peer.stops()
        why = await heard.until_down()
        await _given_up()

        assert why.fatal
        assert "dashboard" in why.message
        assert len(peer.builders) == 1
        assert peer.closed == ["address", "session"]


async def test_an_address_that_ngrok_closes_is_opened_again() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard):
        await heard.until_up()
        peer.closes_the_address()
        await peer.sessions(2)

    assert heard.whys[0].message == "ngrok closed the public address."


async def test_the_months_end_of_data_closes_the_address_for_good() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard):
        await heard.until_up()
        text = 'error on join: ListenerClosed { error_code: Some("ERR_NGROK_725") }'
        peer.closes_the_address(ValueError(text))
        why = await heard.until_down()
        await _given_up()

        assert why.fatal
        assert "this month" in why.message
        assert len(peer.builders) == 1


@pytest.mark.parametrize("code", [105, 107, 108, 120, 121, 300, 319, 320, 324, 334])
async def test_what_only_the_user_can_mend_is_not_tried_again(code: int) -> None:
    peer, heard = NgrokPeer(), Heard()
    peer.refusals = [refused(code, context="failed to connect session")]
    async with opened(peer, heard):
        why = await heard.until_down()
        await _given_up()

        assert why.fatal
        assert why.remedy
        assert len(peer.builders) == 1


@pytest.mark.parametrize("error", [UNREACHABLE, HANDSHAKE, refused(717), refused(9999)])
async def test_everything_else_is_tried_again(error: Exception) -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    peer.refusals = [error] * 3
    async with opened(peer, heard):
        await heard.until_up()

        assert heard.what == ["down", "up"]
        assert len(heard.whys) == 3
        assert not any(why.fatal or why.offline for why in heard.whys)


@pytest.mark.parametrize("code", [108, 334])
async def test_what_was_ours_a_moment_ago_is_waited_for(code: int) -> None:
    """ngrok may take a while to notice that a broken session is over."""
    peer, heard = NgrokPeer(ONE), Heard()
    async with opened(peer, heard):
        await heard.until_up()
        peer.refusals = [refused(code)] * 2
        await peer.drops()
        await heard.until_up(2)

    assert not any(why.fatal for why in heard.whys)


async def test_a_pc_without_a_network_is_called_offline() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    peer.refusals = [UNREACHABLE]

    async def offline() -> bool:
        return True

    async with opened(peer, heard, offline=offline):
        why = await heard.until_down()

    assert why.offline
    assert why.message == "This PC is offline."


async def test_ngrok_that_does_not_answer_is_told_in_time_and_asked_again() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    peer.answers = False
    async with opened(peer, heard, patience=replace(QUICK, answer=0.05)):
        why = await heard.until_down()
        peer.answers = True
        await heard.until_up()

    assert why.message == "ngrok does not answer."


async def test_a_missing_sdk_is_told_with_a_remedy() -> None:
    def load() -> None:
        raise ImportError("no wheel for this system")

    heard = Heard()
    tunnel = NgrokTunnel(Login(TOKEN), 8080, sdk=load)  # type: ignore[arg-type]
    async with tunnel.open(heard):
        why = await heard.until_down()

    assert why.fatal
    assert why.remedy


async def test_a_fault_inside_the_sdk_stops_no_relay() -> None:
    peer, heard = NgrokPeer(ONE), Heard()
    peer.refusals = [RuntimeError("rust future panicked")]
    async with opened(peer, heard):
        await heard.until_up()

    assert heard.what == ["down", "up"]


async def test_it_ends_in_order_the_address_before_the_session() -> None:
    peer, heard = NgrokPeer(), Heard()
    async with opened(peer, heard):
        await heard.until_up()

    assert peer.closed == ["address", "session"]
    assert heard.what == ["up"]


async def test_ngrok_that_is_gone_does_not_hold_up_the_end() -> None:
    peer, heard = NgrokPeer(), Heard()
    async with asyncio.timeout(2):
        async with opened(peer, heard):
            await heard.until_up()
            peer.answers = False


async def test_an_end_while_it_opens_is_heard_at_once() -> None:
    peer, heard = NgrokPeer(), Heard()
    peer.answers = False
    async with asyncio.timeout(2):
        async with opened(peer, heard, patience=replace(QUICK, answer=60.0)):
            while not peer.builders:
                await asyncio.sleep(0)

    assert heard.told == []


async def test_what_the_sdks_thread_says_can_never_raise() -> None:
    ear = Ear()
    for arguments in ((), (None,), ("x",), (1, 2, 3), (object(),)):
        ear.beat(*arguments)
        ear.lost(*arguments)
        ear.stopped(*arguments)

    assert await ear.next(1.0) is not None


def test_what_the_sdk_says_after_our_end_is_not_heard_and_not_raised() -> None:
    async def make() -> Ear:
        return Ear()

    ear = asyncio.run(make())

    ear.beat(1)
    ear.lost("address", "error")


async def test_the_token_is_never_shown() -> None:
    assert TOKEN not in repr(Login(TOKEN, "calls.ngrok.app"))


async def _given_up() -> None:
    """Wait until nobody tries any more."""
    async with asyncio.timeout(5):
        while any(task.get_name() == "ngrok" for task in asyncio.all_tasks()):
            await asyncio.sleep(0)
