"""How the app is reached follows the settings, and no call is cut for it."""

from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import RelayEvent, StreamEvent, Trouble
from tests.app.running_app import RunningApp, running_app
from tests.peers.ngrok_peer import TOKEN, NgrokPeer, refused
from tests.peers.twilio import sid
from tests.peers.twilio_rest import TwilioRest

TUNNEL = "https://one.ngrok.app"
# Without a token of Twilio's nothing looks at the address by itself.
BY_TUNNEL: dict[str, Any] = {"follows": True, "twilio_auth_token": ""}


async def change(run: RunningApp, **values: Any) -> None:
    answer = (await run.ask("change-settings", values=values)).value
    assert answer["wrong"] == {}


async def test_an_address_of_ones_own_holds_at_once() -> None:
    async with TwilioRest() as account, running_app(account, follows=True) as run:
        own = f"{run.origin}/calls"
        await change(run, public_url=own)
        await run.told.until(RelayEvent, public_url=own)
        async with run.twilio(own) as twilio:
            reply = await twilio.inbound(sid("CA"))

    assert f'url="wss://127.0.0.1:{run.port}/calls/twilio/stream"' in reply.text


async def test_a_token_opens_the_tunnel_and_its_removal_closes_it() -> None:
    peer = NgrokPeer(TUNNEL)
    async with (
        TwilioRest() as account,
        running_app(account, **BY_TUNNEL, find_tunnel=peer.find) as run,
    ):
        await run.ask("set-key", name="ngrok_authtoken", value=TOKEN)
        await run.told.until(RelayEvent, public_url=TUNNEL)
        await run.ask("remove-key", name="ngrok_authtoken")
        local = run.origin
        while run.app.relay.public_url != local:
            await run.app.relay.calls.changed(0.1)

    assert peer.closed == ["address", "session"]


async def test_a_refused_token_leaves_the_relay_up_and_says_why() -> None:
    peer = NgrokPeer(TUNNEL)
    peer.refusals = [refused(105, context="failed to connect session")]
    async with (
        TwilioRest() as account,
        running_app(account, **BY_TUNNEL, find_tunnel=peer.find) as run,
    ):
        await run.ask("set-key", name="ngrok_authtoken", value=TOKEN)
        told = await run.told.until(Trouble, code="tunnel-down")
        await change(run, public_url=f"{run.origin}/calls")
        await run.told.until(RelayEvent, public_url=f"{run.origin}/calls")
        over = await run.told.until(Trouble, code="tunnel-down", cleared=True)

    assert told.message == "This is no ngrok authtoken."
    assert over.cleared


async def test_another_way_in_waits_for_the_call_that_came_by_this_one() -> None:
    async with TwilioRest() as account, running_app(account, follows=True) as run:
        old, new = f"{run.origin}/old", f"{run.origin}/new"
        await change(run, public_url=old)
        await run.told.until(RelayEvent, public_url=old)
        async with run.twilio(old) as twilio:
            call = sid("CA")
            reply = await twilio.inbound(call)
            await change(run, public_url=new)
            during = run.app.relay.public_url
            stream = await twilio.open_stream()
            start = stream.start(call, reply.stream_token)
            await stream.send(stream.connected(), start)
            await run.told.until(StreamEvent, state="started")
            await twilio.status(call, "completed")
            await run.told.until(RelayEvent, public_url=new)
            after = await twilio.status(sid("CA"), "completed")

    assert during == old
    assert after.status == 204  # the number may still point at the old address


async def test_a_tested_token_opens_a_tunnel_for_a_moment() -> None:
    peer = NgrokPeer(TUNNEL)
    async with (
        TwilioRest() as account,
        running_app(account, **BY_TUNNEL, find_tunnel=peer.find) as run,
    ):
        told = await run.ask("test-key", name="ngrok_authtoken", value=TOKEN)

    assert told.value == {"address": TUNNEL}
    assert peer.closed == ["address", "session"]


async def test_a_token_that_ngrok_refuses_fails_its_test() -> None:
    peer = NgrokPeer(TUNNEL)
    peer.refusals = [refused(105, context="failed to connect session")]
    async with (
        TwilioRest() as account,
        running_app(account, **BY_TUNNEL, find_tunnel=peer.find) as run,
    ):
        with pytest.raises(TalkHintError, match="This is no ngrok authtoken"):
            await run.ask("test-key", name="ngrok_authtoken", value=TOKEN)


async def test_the_tunnel_that_is_held_proves_its_own_token() -> None:
    peer = NgrokPeer(TUNNEL)
    async with (
        TwilioRest() as account,
        running_app(account, **BY_TUNNEL, find_tunnel=peer.find) as run,
    ):
        await run.ask("set-key", name="ngrok_authtoken", value=TOKEN)
        await run.told.until(RelayEvent, public_url=TUNNEL)
        told = await run.ask("test-key", name="ngrok_authtoken")

    assert told.value == {"address": TUNNEL}
    assert len(peer.listeners) == 1
