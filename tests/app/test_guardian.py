"""The number follows the tunnel's address, where the user allowed it."""

from talkhint_desktop.core.events import RelayEvent, Trouble
from tests.app.running_app import NUMBER, RunningApp, running_app
from tests.peers.ngrok_peer import NgrokPeer
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_rest_plans import Plan, refused

ONE, TWO = "http://127.0.0.1:{port}", "http://localhost:{port}"
ELSEWHERE = "https://somebody.invalid/voice"


async def moved(run: RunningApp, peer: NgrokPeer) -> str:
    """Let the tunnel come back at another address, and return its webhook."""
    await run.told.until(RelayEvent, public_url=run.origin)
    await peer.drops()
    other = run.origin.replace("127.0.0.1", "localhost")
    await run.told.until(RelayEvent, public_url=other)
    return f"{other}/twilio/inbound"


async def test_with_consent_the_number_follows_and_the_old_value_is_kept() -> None:
    peer = NgrokPeer(ONE, TWO)
    async with TwilioRest() as account:
        record = account.number(NUMBER, voice_url="https://first.invalid/voice")
        async with running_app(account, tunnel=peer, keep_pointed=True) as run:
            await run.told.until(RelayEvent, public_url=run.origin)
            await run.ask("fix")
            webhook = await moved(run, peer)
            await run.told.until(Trouble, code="tunnel-changed", cleared=True)

            assert record["voice_url"] == webhook
            await run.ask("undo-fix")
            assert record["voice_url"] == "https://first.invalid/voice"


async def test_without_consent_the_number_is_left_and_the_change_is_told() -> None:
    peer = NgrokPeer(ONE, TWO)
    async with TwilioRest() as account:
        record = account.number(NUMBER)
        async with running_app(account, tunnel=peer) as run:
            await run.told.until(RelayEvent, public_url=run.origin)
            await run.ask("fix")
            before = record["voice_url"]
            await moved(run, peer)
            told = await run.told.until(Trouble, code="tunnel-changed")

    assert record["voice_url"] == before
    assert "localhost" in told.message


async def test_consent_that_is_given_later_mends_at_once() -> None:
    peer = NgrokPeer(ONE, TWO)
    async with TwilioRest() as account:
        record = account.number(NUMBER)
        async with running_app(account, tunnel=peer) as run:
            await run.told.until(RelayEvent, public_url=run.origin)
            await run.ask("fix")
            webhook = await moved(run, peer)
            state = await run.ask("keep-pointed", on=True)
            await run.told.until(Trouble, code="tunnel-changed", cleared=True)

    assert state.value["guardian"] is True
    assert record["voice_url"] == webhook


async def test_a_number_that_somebody_pointed_elsewhere_is_left_alone() -> None:
    peer = NgrokPeer(ONE, TWO)
    async with TwilioRest() as account:
        record = account.number(NUMBER)
        async with running_app(account, tunnel=peer, keep_pointed=True) as run:
            await run.told.until(RelayEvent, public_url=run.origin)
            await run.ask("fix")
            record["voice_url"] = ELSEWHERE
            await moved(run, peer)
            told = await run.told.until(Trouble, code="webhook-stale")

    assert record["voice_url"] == ELSEWHERE
    assert told.message


async def test_yesterdays_address_is_mended_on_start() -> None:
    async with TwilioRest() as account:
        record = account.number(NUMBER)
        peer = NgrokPeer(ONE)
        async with running_app(account, tunnel=peer) as run:
            await run.told.until(RelayEvent, public_url=run.origin)
            await run.ask("fix")
        yesterday = record["voice_url"]
        today = NgrokPeer(TWO)
        async with running_app(account, tunnel=today, keep_pointed=True) as run:
            other = run.origin.replace("127.0.0.1", "localhost")
            await run.told.until(RelayEvent, public_url=other)
            await account.until(lambda: record["voice_url"] != yesterday)

    assert record["voice_url"] == f"{other}/twilio/inbound"


async def test_a_stumble_of_twilios_is_told_and_tried_again() -> None:
    peer = NgrokPeer(ONE, TWO)
    async with TwilioRest() as account:
        record = account.number(NUMBER)
        async with running_app(account, tunnel=peer, keep_pointed=True) as run:
            await run.told.until(RelayEvent, public_url=run.origin)
            await run.ask("fix")
            account.will(Plan("html", times=1, path="IncomingPhoneNumbers"))
            webhook = await moved(run, peer)
            await account.until(lambda: record["voice_url"] == webhook)


async def test_refused_keys_are_told_with_what_it_means() -> None:
    peer = NgrokPeer(ONE, TWO)
    async with TwilioRest() as account:
        account.number(NUMBER)
        async with running_app(
            account, tunnel=peer, keep_pointed=True, twilio_number=NUMBER
        ) as run:
            await run.told.until(RelayEvent, public_url=run.origin)
            await run.ask("fix")
            account.will(refused(times=99))
            await moved(run, peer)
            told = await run.told.until(
                Trouble,
                code="webhook-stale",
                message="New calls will not reach TalkHint: "
                "its new address is not set.",
            )

    assert told.remedy
