"""The real SDK of ngrok's, against a small ngrok on loopback."""

import asyncio
from typing import Any
from urllib.parse import urlencode

import pytest
from twilio.request_validator import RequestValidator

from talkhint_desktop.core.events import CallEvent, RelayEvent
from talkhint_desktop.relay.lines import RelayConfig
from talkhint_desktop.relay.tunnel.ngrok_sdk import Sdk, load
from talkhint_desktop.relay.tunnel.ngrok_session import Login, Patience
from talkhint_desktop.relay.tunnel.ngrok_tunnel import NgrokTunnel
from tests.peers import running_relay as peers
from tests.peers.ngrok_cloud import NgrokCloud
from tests.peers.ngrok_peer import TOKEN, no_pauses
from tests.peers.twilio import sid
from tests.relay.tunnel.hearing import Heard
from tests.relay.tunnel.test_agent import closed_port

pytest.importorskip("ngrok", reason="ngrok's SDK is not installed here")

ONE, TWO = "https://one.ngrok.app", "https://two.ngrok.app"
QUICK = Patience(beat_every=1, beat_late=1, recovery=2.5, silence=4.0)


def sdk_at(address: str, authority: bytes = b"") -> Sdk:
    """Return the SDK with another server than ngrok's own."""

    def begin() -> Any:
        builder: Any = load()()
        builder = builder.server_addr(address)
        return builder.ca_cert(bytearray(authority)) if authority else builder

    return begin


def tunnel_to(cloud: NgrokCloud, port: int = 9, **options: Any) -> NgrokTunnel:
    async def online() -> bool:
        return False

    sdk = sdk_at(cloud.address, cloud.authority)
    wanted = {"patience": QUICK, "pauses": no_pauses, "offline": online, **options}
    return NgrokTunnel(Login(TOKEN), port, sdk=lambda: sdk, **wanted)


async def test_a_connection_that_cannot_be_made_is_told_in_time() -> None:
    async def online() -> bool:
        return False

    heard, sdk = Heard(), sdk_at(f"127.0.0.1:{closed_port()}")
    tunnel = NgrokTunnel(Login(TOKEN), 9, sdk=lambda: sdk, offline=online)
    async with asyncio.timeout(5), tunnel.open(heard):
        why = await heard.until_down()

    assert why.message == "ngrok cannot be reached from this PC."
    assert not why.fatal


async def test_a_server_that_never_answers_is_told_in_time() -> None:
    async def silent(reader: asyncio.StreamReader, writer: object) -> None:
        await reader.read()

    async def online() -> bool:
        return False

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    sdk = sdk_at(f"127.0.0.1:{server.sockets[0].getsockname()[1]}")
    hasty, heard = Patience(answer=0.3), Heard()
    tunnel = NgrokTunnel(
        Login(TOKEN), 9, sdk=lambda: sdk, patience=hasty, offline=online
    )
    async with server, asyncio.timeout(5), tunnel.open(heard):
        why = await heard.until_down()

    assert why.message == "ngrok does not answer."


async def test_the_address_comes_up_and_leads_to_our_port() -> None:
    async with NgrokCloud() as cloud:
        heard = Heard()
        async with tunnel_to(cloud, 8080).open(heard):
            await heard.until(lambda h: len(h.told) > 1)

        assert heard.told[0] == ("up", ONE, None)
        assert isinstance(heard.told[1][2], int)
        assert cloud.authtokens == [TOKEN]
        assert cloud.forwards_to == ["http://127.0.0.1:8080/"]
        assert cloud.unbound > 0


async def test_a_refused_token_is_final_and_not_repeated() -> None:
    async with NgrokCloud() as cloud:
        cloud.refusal = f"It is invalid.\nYour authtoken: {TOKEN}\r\n\r\nERR_NGROK_107"
        heard = Heard()
        async with tunnel_to(cloud).open(heard):
            why = await heard.until_down()

    assert why.fatal
    assert TOKEN not in why.message
    assert len(cloud.authtokens) == 1


async def test_an_unknown_refusal_is_shown_without_the_token() -> None:
    async with NgrokCloud() as cloud:
        cloud.refusal = f"Not today.\nYour authtoken: {TOKEN}\n\nERR_NGROK_9999"
        heard = Heard()
        async with tunnel_to(cloud).open(heard):
            why = await heard.until_down()

    assert why.message.startswith("ngrok refused (ERR_NGROK_9999): Not today.")
    assert TOKEN not in why.message


async def test_an_address_in_use_is_final() -> None:
    async with NgrokCloud() as cloud:
        cloud.address_refusal = "It is already online.\r\n\r\nERR_NGROK_334\r\n"
        heard = Heard()
        async with tunnel_to(cloud).open(heard):
            why = await heard.until_down()

    assert why.fatal
    assert why.message == "Another program already holds this ngrok address."


async def test_a_short_break_is_mended_by_the_sdk_with_the_same_address() -> None:
    async with NgrokCloud("one.ngrok.app", "two.ngrok.app") as cloud:
        heard = Heard()
        async with tunnel_to(cloud).open(heard):
            await heard.until_up()
            cloud.cuts()
            await heard.until_down()
            await heard.until_up(2)

        assert ("moved", TWO) not in heard.told
        assert len(cloud.forwards_to) == 2  # the same address, bound again


async def test_a_longer_break_is_mended_by_a_session_of_our_own() -> None:
    """By itself the SDK would come back after two minutes."""
    async with NgrokCloud("one.ngrok.app", "two.ngrok.app") as cloud:
        heard = Heard()
        async with tunnel_to(cloud).open(heard):
            await heard.until_up()
            cloud.goes_away()
            await heard.until(lambda h: len(h.whys) > 3, within=10)
            await cloud.comes_back()
            await heard.until_up(2)

        assert heard.told[-1][:2] in {("moved", TWO), ("up", TWO)}


async def test_a_peer_that_falls_silent_is_left_for_a_new_session() -> None:
    """By itself the SDK would go on waiting for its heartbeats."""
    async with NgrokCloud() as cloud:
        heard = Heard()
        async with tunnel_to(cloud).open(heard):
            await heard.until_up()
            cloud.answering = False
            await heard.until_down()
            cloud.answering = True
            await heard.until_up(2)

        assert len(cloud.authtokens) >= 2


async def test_a_stop_at_the_dashboard_is_heard() -> None:
    async with NgrokCloud() as cloud:
        heard = Heard()
        async with tunnel_to(cloud).open(heard):
            await heard.until_up()
            cloud.presses_stop()
            why = await heard.until_down()

    assert why.fatal
    assert "dashboard" in why.message


async def test_an_address_that_ngrok_closes_says_why() -> None:
    async with NgrokCloud() as cloud:
        heard = Heard()
        async with tunnel_to(cloud).open(heard):
            await heard.until_up()
            cloud.stops_the_address("ERR_NGROK_725")
            why = await heard.until_down()

    assert why.message == "ngrok's data for this month is used up."


async def test_a_signed_call_comes_through_it_to_the_relay() -> None:
    async def find(_config: RelayConfig, port: int) -> NgrokTunnel:
        return tunnel_to(cloud, port)

    async with (
        NgrokCloud() as cloud,
        peers.running_relay(find_tunnel=find, known_as=ONE) as run,
    ):
        await run.told.until(RelayEvent, public_url=ONE)
        call = sid("CA")
        answer = await cloud.request(_signed_call(call))
        rang = await run.told.until(CallEvent)

    assert rang.call_sid == call
    assert answer.startswith(b"HTTP/1.1 200")


def _signed_call(call_sid: str) -> bytes:
    form = {
        "AccountSid": peers.ACCOUNT,
        "CallSid": call_sid,
        "CallStatus": "ringing",
        "Direction": "inbound",
        "From": "+12025550143",
        "To": "+15005550006",
        "ApiVersion": "2010-04-01",
    }
    url = f"{ONE}/twilio/inbound"
    signature = RequestValidator(peers.TOKEN).compute_signature(url, form)
    body = urlencode(form)
    head = (
        "POST /twilio/inbound HTTP/1.1",
        "Host: one.ngrok.app",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        f"X-Twilio-Signature: {signature}",
    )
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()
