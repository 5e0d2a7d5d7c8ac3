"""Settings and keys from a face: checked, kept, and in force at once."""

import json
import sys
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallEvent, CallState
from talkhint_desktop.core.settings import Engine
from talkhint_desktop.store import login_start
from tests.app.running_app import NUMBER, RunningApp, running_app
from tests.peers.password_store import PasswordStore
from tests.peers.twilio import FakeTwilio, Signed, sid
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_rest_plans import refused

KEY = "sk-test-0123456789"


async def change(run: RunningApp, **values: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await run.ask("change-settings", values=values)).value
    return answer


async def document(run: RunningApp, *, token: str = "") -> str:
    """Return what Twilio gets for a call that comes in now."""
    twilio = FakeTwilio(
        run.webhook, run.account.account_sid, token or run.account.auth_token
    )
    async with twilio:
        return (await twilio.inbound(sid("CA"))).text


def saved(run: RunningApp) -> dict[str, Any]:
    values: dict[str, Any] = json.loads((run.app.folder / "settings.json").read_text())
    return values


# --- what is told --------------------------------------------------------------


async def test_all_values_are_told_but_no_key_is() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        told = (await run.ask("settings")).value

    assert told["values"]["twilio_account_sid"] == account.account_sid
    assert told["values"]["engine"] == "basic"
    assert told["keys"]["twilio_auth_token"] != ""
    assert told["keys"]["openai_api_key"] == ""
    assert account.auth_token not in json.dumps(told)


@pytest.mark.skipif(sys.platform != "linux", reason="another place there")
async def test_what_starts_at_login_is_what_the_system_says() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        on = await change(run, start_at_login=True, notice="Hello.")
        place = login_start.place()
        written = place.read_text()
        place.unlink()  # as the system's own settings would
        told = (await run.ask("settings")).value
        odd = await change(run, start_at_login="yes")

    assert on["values"]["start_at_login"] is True
    assert on["values"]["notice"] == "Hello."
    assert "--hidden" in written
    assert told["values"]["start_at_login"] is False
    assert "start_at_login" in odd["wrong"]
    assert "start_at_login" not in saved(run)


async def test_what_the_environment_holds_is_named_and_stays() -> None:
    held = {"notice": "TALKHINT_NOTICE", "openai_api_key": "TALKHINT_OPENAI_API_KEY"}
    async with (
        TwilioRest() as account,
        running_app(account, held=held, openai_api_key=KEY) as run,
    ):
        answer = await change(run, notice="Hello.")
        with pytest.raises(TalkHintError, match="held by TALKHINT_OPENAI_API_KEY"):
            await run.ask("set-key", name="openai_api_key", value="other-key")

    assert answer["held"] == held
    assert "held by TALKHINT_NOTICE" in answer["wrong"]["notice"]["message"]
    assert answer["keys"]["openai_api_key"] == "environment"
    assert run.app.settings.notice == ""


async def test_a_wrong_value_is_named_and_nothing_is_changed() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        before = run.app.settings
        answer = await change(run, agent_number="home", max_calls=-1, notice="Hi.")

    assert set(answer["wrong"]) == {"agent_number", "max_calls"}
    assert "no phone number" in answer["wrong"]["agent_number"]["message"]
    assert answer["wrong"]["agent_number"]["remedy"]
    assert run.app.settings == before


async def test_what_cannot_be_carried_out_cannot_be_chosen() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        answer = await change(run, twilio_auth_token="x", nonsense=1, data_dir="/tmp")

    assert set(answer["wrong"]) == {"twilio_auth_token", "nonsense", "data_dir"}


async def test_a_change_is_on_disk_as_it_would_be_read_again() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        await change(run, keywords=["Harbor", " "], hints="off", agent_number="")

    assert saved(run)["keywords"] == ["Harbor"]
    assert saved(run)["hints"] == "off"
    assert saved(run)["agent_number"] == ""


async def test_another_port_waits_for_the_next_start() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        assert (await change(run, port=18080))["later"] == ["port"]
        assert (await change(run, port=0))["later"] == []


# --- in force at once ----------------------------------------------------------


async def test_the_next_call_rings_the_new_phone_after_the_new_notice() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        await change(run, agent_number="+16285550123", notice="This call is recorded.")
        heard = await document(run)

    assert "+16285550123" in heard
    assert "This call is recorded." in heard


async def test_the_next_call_is_answered_in_the_new_language() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        await change(run, language="ru", notice="Разговор записывается.")

        assert 'language="ru-RU"' in await document(run)


async def test_fewer_calls_may_stream_from_now_on() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        await change(run, max_calls=3)

        assert run.app.relay._config.max_calls == 3


async def test_the_next_calls_hints_keep_the_new_rules() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        await change(run, hint_cooldown=20, hints_per_minute=2, automatic_hints=False)
        async with run.twilio() as twilio:
            await twilio.inbound(sid("CA"))
        (session,) = run.app.relay.calls.live
        rules = session.call._hints._rules

    assert (rules.cooldown, rules.per_minute, rules.automatic) == (20, 2, False)


async def test_an_engine_that_is_not_here_is_refused_with_what_to_do() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        assert (await change(run, engine="basic"))["wrong"] == {}
        nonsense = await change(run, engine="magic")

    assert "it may be" in nonsense["wrong"]["engine"]["message"]
    assert run.app.settings.engine is Engine.BASIC


async def test_a_replaced_token_opens_the_gate_and_the_old_one_does_not() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        await run.ask("set-key", name="twilio_auth_token", value="another-token-1")
        by_the_new = await document(run, token="another-token-1")
        by_the_old = await document(run)

    assert "<Stream" in by_the_new
    assert by_the_old == ""


async def test_a_call_goes_on_by_the_token_it_came_with() -> None:
    async with (
        TwilioRest() as account,
        running_app(account) as run,
        run.twilio() as twilio,
    ):
        call = sid("CA")
        await twilio.inbound(call)
        await run.ask("set-key", name="twilio_auth_token", value="another-token")
        ended = await twilio.status(call, "completed")
        await run.told.until(CallEvent, state=CallState.ENDED)
        await run.app.relay.calls.settled(call)
        later = await twilio.status(sid("CA"), "completed")
        while later.status != 403:  # within a second of the last call's end
            later = await twilio.status(sid("CA"), "completed")

    assert ended.status == 204


async def test_another_account_has_other_numbers_at_once() -> None:
    async with TwilioRest() as account:
        account.number(NUMBER)
        async with running_app(account, twilio_auth_token="") as run:
            before = (await run.ask("webhook")).value
            await run.ask("set-key", name="twilio_auth_token", value=account.auth_token)
            after = (await run.ask("webhook")).value

    assert (before["credentials"], before["numbers"]) == (False, [])
    assert (after["credentials"], after["numbers"]) == (True, [NUMBER])


async def test_a_stranger_is_still_a_stranger_after_a_change() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        await change(run, notice="Hello.")
        async with run.twilio() as twilio:
            assert (await twilio.inbound(sid("CA"), Signed.BADLY)).status == 403


# --- keys ----------------------------------------------------------------------


async def test_a_key_goes_into_the_password_store_and_into_no_file() -> None:
    store = PasswordStore()
    async with TwilioRest() as account, running_app(account, store=store) as run:
        told = (
            await run.ask("set-key", name="openai_api_key", value=f" {KEY}\n")
        ).value
        files = [p.read_bytes() for p in run.app.folder.rglob("*") if p.is_file()]

    assert told["keys"]["openai_api_key"] == "store"
    assert told["store"]["name"]
    assert store.kept == {("TalkHint/openai_api_key", "talkhint"): KEY}
    assert run.app.settings.openai_api_key == KEY
    assert not any(KEY.encode() in file for file in files)


async def test_a_removed_key_is_nowhere() -> None:
    store = PasswordStore()
    async with TwilioRest() as account, running_app(account, store=store) as run:
        await run.ask("set-key", name="openai_api_key", value=KEY)
        told = (await run.ask("remove-key", name="openai_api_key")).value

    assert (told["keys"]["openai_api_key"], store.kept) == ("", {})
    assert run.app.settings.openai_api_key == ""


async def test_without_a_password_store_a_key_is_kept_until_the_end_alone() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        told = (await run.ask("set-key", name="openai_api_key", value=KEY)).value
        files = [p.read_bytes() for p in run.app.folder.rglob("*") if p.is_file()]

    assert told["keys"]["openai_api_key"] == "memory"
    assert told["store"]["name"] == ""
    assert "no password store" in told["store"]["message"]
    assert run.app.settings.openai_api_key == KEY
    assert not any(KEY.encode() in file for file in files)


@pytest.mark.parametrize("value", ["", "  ", "two words", "line\nbreak", "x" * 1281])
async def test_what_is_no_key_is_not_kept(value: str) -> None:
    async with TwilioRest() as account, running_app(account) as run:
        with pytest.raises(TalkHintError, match="does not look like a key"):
            await run.ask("set-key", name="openai_api_key", value=value)


async def test_a_tested_account_tells_its_name_and_its_numbers() -> None:
    async with TwilioRest() as account:
        account.number(NUMBER)
        none: dict[str, Any] = {"twilio_account_sid": "", "twilio_auth_token": ""}
        async with running_app(account, **none) as run:
            told = await run.ask(
                "test-key",
                name="twilio_auth_token",
                value=account.auth_token,
                account_sid=account.account_sid,
            )
            kept = run.app.settings.twilio_auth_token

    assert told.value["account"] == "Harbor Supply"
    assert told.value["numbers"] == [NUMBER]
    assert kept == ""


async def test_a_refused_account_says_what_to_check() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        account.will(refused())
        with pytest.raises(TalkHintError) as caught:
            await run.ask("test-key", name="twilio_auth_token")

    assert "Auth Token" in caught.value.remedy
