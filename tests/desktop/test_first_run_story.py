"""A fresh PC and a real screen: the five steps with mouse and keyboard."""

from pathlib import Path

import pytest

from tests.app.running_app import free_port
from tests.desktop.own_desktop import OwnDesktop
from tests.desktop.person import CARDS
from tests.desktop.program import choose, started
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.running_relay import AGENT
from tests.peers.twilio_rest import TwilioRest
from tests.peers.voice_webhook import VoiceWebhook, response
from tests.relay.probe.test_check import GOODBYE

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(300)]
NUMBER = "+14155550132"


async def test_a_new_user_is_led_through_five_steps_to_a_verified_webhook(
    desktop: OwnDesktop, tmp_path: Path
) -> None:
    port = free_port()
    own = f"http://127.0.0.1:{port}"
    choose(port=port)
    async with (
        TwilioRest() as account,
        VoiceWebhook(GOODBYE) as old,
        OpenAIPeer() as ai,
    ):
        old.says("/bin", response(f"<Dial>{AGENT}</Dial>"))
        beside = f"http://{old.host}/bin"
        number = account.number(NUMBER, voice_url=old.url, voice_fallback_url=beside)
        stand_ins = {
            "TALKHINT_TWILIO_API_URL": account.url,
            "TALKHINT_OPENAI_BASE_URL": ai.base_url,
        }
        async with started(desktop, tmp_path, **stand_ins) as person:
            await person.reads("See it work first")
            await person.click("Next")

            await person.write("Account SID", account.account_sid)
            await person.write("Auth Token", account.auth_token)
            await person.click("Test")
            await person.reads("Harbor Supply")
            await person.click("+1 415 555 0132")
            await person.write("Your phone", AGENT)
            await person.click("Next")

            await person.write("OpenAI's API key", ai.key)
            await person.click("Test")
            await person.reads("gpt-6-luna")
            await person.click("Next")

            await person.write("Your own public address", own)
            await person.keys("Return")
            await person.click("Next")

            before = len(account.asked)
            await person.click("Verify webhook")
            await account.until(lambda: len(account.asked) > before)
            await person.reads("not point to this TalkHint", CARDS)
            await person.click("Fix it now")
            verdict = await person.reads("A test stream was taken.", CARDS)
            await person.click("Finish")
            await person.sees("Run a practice call")

    assert "A signed test request brought the right document." in verdict
    assert number["voice_url"] == f"{own}/twilio/inbound"
