"""The number says goodbye; on a real screen it is found, mended and put back."""

from pathlib import Path

import pytest

from tests.app.running_app import free_port
from tests.desktop.own_desktop import OwnDesktop
from tests.desktop.person import CARDS
from tests.desktop.program import KNOWN, choose, started
from tests.peers.running_relay import AGENT
from tests.peers.twilio_rest import TwilioRest
from tests.peers.voice_webhook import VoiceWebhook, response
from tests.relay.probe.test_check import GOODBYE

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(300)]
NUMBER = "+14155550132"


async def test_a_stale_deployment_is_named_mended_proved_and_brought_back(
    desktop: OwnDesktop, tmp_path: Path
) -> None:
    port = free_port()
    own = f"http://127.0.0.1:{port}"
    choose(**KNOWN, port=port, public_url=own, agent_number=AGENT)
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        old.says("/bin", response(f"<Dial>{AGENT}</Dial>"))
        beside = f"http://{old.host}/bin"
        number = account.number(NUMBER, voice_url=old.url, voice_fallback_url=beside)
        async with started(desktop, tmp_path, **account.environment) as person:
            await person.click("Verify webhook")
            found = await person.reads("not point to this TalkHint", CARDS)
            await person.click("Fix it now")
            mended = await person.reads("A test stream was taken.", CARDS)
            while_mended = number["voice_url"]
            await person.click("Undo")
            again = await person.reads("not point to this TalkHint", CARDS)

    assert "an old deployment answers" in found
    assert "A signed test request brought the right document." in mended
    assert while_mended == f"{own}/twilio/inbound"
    assert again == found
    assert number["voice_url"] == old.url
