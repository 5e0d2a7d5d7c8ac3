"""What a face may ask about the number and its webhook, and have done."""

import asyncio
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallEvent, Trouble
from talkhint_desktop.core.signal_path import Stage, StageName, StageState
from tests.app.running_app import NUMBER, RunningApp, running_app
from tests.peers.ngrok_peer import NgrokPeer
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_rest_plans import Plan, refused
from tests.peers.voice_webhook import VoiceWebhook
from tests.relay.probe.test_check import GOODBYE


def failed(report: Any) -> list[str]:
    return [f["code"] for f in report["findings"] if f["status"] == "failed"]


async def test_the_state_says_what_there_is_before_anything_is_checked() -> None:
    async with TwilioRest() as account:
        account.number("+12025550199")
        account.number(NUMBER)
        async with running_app(account) as run:
            state = (await run.ask("webhook")).value

    assert state["number"] == ""  # two numbers: the user chooses
    assert state["numbers"] == [NUMBER, "+12025550199"]
    assert state["webhook_url"] == state["wanted_url"] == run.webhook
    assert state["instance"] == run.app.relay.instance
    assert (state["credentials"], state["guardian"], state["undo"]) == (
        True,
        False,
        False,
    )


async def test_the_only_number_is_the_one_that_is_looked_after() -> None:
    async with TwilioRest() as account:
        account.number(NUMBER)
        async with running_app(account) as run:
            assert (await run.ask("webhook")).value["number"] == NUMBER


async def test_a_chosen_number_stays_chosen() -> None:
    async with TwilioRest() as account:
        account.number(NUMBER)
        account.number("+12025550199")
        async with running_app(account) as run:
            chosen = await run.ask("choose-number", number="+1 (202) 555-0199")
            with pytest.raises(TalkHintError, match="no phone number"):
                await run.ask("choose-number", number="my phone")

        assert chosen.value["number"] == "+12025550199"
        saved = (run.app.folder / "settings.json").read_text()
        assert '"twilio_number": "+12025550199"' in saved


async def test_one_click_finds_the_stale_number_and_one_more_mends_it() -> None:
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        record = account.number(NUMBER, voice_url=old.url)
        async with running_app(account) as run:
            checked = await run.ask("verify")
            assert failed(checked.value)[0] == "number-url-other"
            assert "goodbye-twiml" in failed(checked.value)
            assert [p["finding"]["code"] for p in checked.parts]

            mended = await run.ask("fix")
            assert mended.value["before"]["voice_url"] == old.url
            assert mended.value["after"]["voice_url"] == run.webhook
            assert mended.value["report"]["healthy"] is True
            assert (await run.ask("webhook")).value["undo"] is True
            assert record["voice_url"] == run.webhook
            assert record["status_callback"] == f"{run.origin}/twilio/status"

            undone = await run.ask("undo-fix")
            assert undone.value["after"]["voice_url"] == old.url
            assert record["voice_url"] == old.url
            assert record["status_callback"] == ""
        assert run.told.of(CallEvent) == []


async def test_an_app_is_unlinked_only_after_a_separate_yes() -> None:
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        app = account.app(voice_url=old.url)
        record = account.number(NUMBER, voice_application_sid=app["sid"])
        async with running_app(account) as run:
            with pytest.raises(TalkHintError, match="TwiML App"):
                await run.ask("fix")
            assert record["voice_application_sid"] == app["sid"]
            mended = await run.ask("fix", unlink=True)

    assert mended.value["changed"] is True
    assert mended.value["report"]["healthy"] is True
    assert not record["voice_application_sid"]


async def test_a_stale_fallback_is_cleared_when_that_is_asked() -> None:
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        record = account.number(NUMBER, voice_fallback_url=old.url)
        async with running_app(account) as run:
            kept = await run.ask("fix")
            assert failed(kept.value["report"]) == ["number-fallback-stale"]
            cleared = await run.ask("fix", fallback="clear")

    assert cleared.value["report"]["healthy"] is True
    assert not record["voice_fallback_url"]


async def test_a_write_that_twilio_did_not_keep_is_not_called_done() -> None:
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        account.number(NUMBER, voice_url=old.url)
        account.will(Plan("ignore", times=3, method="POST"))
        async with running_app(account) as run:
            with pytest.raises(TalkHintError, match="did not keep"):
                await run.ask("fix")


async def test_wrong_keys_are_told_and_the_own_address_is_checked() -> None:
    async with TwilioRest() as account:
        account.will(refused(times=99))
        async with running_app(account, twilio_number=NUMBER) as run:
            checked = await run.ask("verify")
            with pytest.raises(TalkHintError):
                await run.ask("fix")

    assert failed(checked.value) == ["account-refused"]
    passed = [f["stage"] for f in checked.value["findings"] if f["code"] == "ok"]
    assert {"signature", "twiml", "instance", "stream"} <= set(passed)


async def test_a_check_can_be_stopped() -> None:
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as slow:
        slow.stays_silent("/voice")
        account.number(NUMBER, voice_url=slow.url)
        async with running_app(account) as run, asyncio.TaskGroup() as tasks:
            task = tasks.create_task(_refused(run, "verify"))
            await slow.arrived.get()
            await run.ask("stop-verify")
            async with asyncio.timeout(5):
                assert await task == "The check was stopped."


async def _refused(run: RunningApp, name: str) -> str:
    try:
        await run.ask(name)
    except TalkHintError as error:
        return str(error)
    return ""


async def test_without_a_public_address_there_is_nothing_to_check() -> None:
    peer = NgrokPeer()
    peer.answers = False
    async with TwilioRest() as account, running_app(account, tunnel=peer) as run:
        told = await _refused(run, "verify")

    assert told == "There is no public address to check yet."


async def stages(run: RunningApp) -> dict[StageName, Stage]:
    """Return the signal path as a face is shown it next."""
    news: asyncio.Future[list[Stage]] = asyncio.get_running_loop().create_future()

    def pulsed(now: list[Stage], _calls: object) -> None:
        if not news.done():
            news.set_result(now)

    run.app.relay.on_pulse = pulsed
    return {stage.name: stage for stage in await news}


async def test_the_signal_path_shows_what_the_last_check_found() -> None:
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        account.number(NUMBER, voice_url=old.url)
        async with running_app(account) as run:
            await run.ask("verify")
            wrong = await stages(run)
            await run.ask("fix")
            right = await stages(run)

    number, webhook, tunnel = StageName.NUMBER, StageName.WEBHOOK, StageName.TUNNEL
    assert wrong[number].state is wrong[webhook].state is StageState.FAILED
    assert (right[number].proof, right[number].value) == ("number-right", NUMBER)
    assert right[webhook].proof in {"checked", "check-warned"}
    assert (right[tunnel].state, right[tunnel].proof) == (StageState.OK, "own-url")


async def test_a_bad_webhook_is_told_once_and_once_more_when_it_is_good() -> None:
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        account.number(NUMBER, voice_url=old.url)
        async with running_app(account) as run:
            told = await run.told.until(Trouble, code="webhook-stale")  # on start
            await run.ask("verify")
            await run.ask("fix")
            await run.told.until(Trouble, code="webhook-stale", cleared=True)
            troubles = run.told.of(Trouble, code="webhook-stale")

    assert told.message == "The number does not point to this TalkHint."
    assert [t.cleared for t in troubles] == [False, True]
