"""An OpenAI key is tried out by asking for the models of its account."""

import pytest

from talkhint_desktop.core.errors import TalkHintError
from tests.app.running_app import running_app
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_script import BAD_KEY
from tests.peers.twilio_rest import TwilioRest

NAME = "openai_api_key"


async def test_a_good_key_names_the_models_that_are_chosen() -> None:
    async with (
        TwilioRest() as account,
        OpenAIPeer() as peer,
        running_app(account, openai_base_url=peer.base_url) as run,
    ):
        told = (await run.ask("test-key", name=NAME, value=peer.key)).value
        kept = (await run.ask("settings")).value["keys"][NAME]

    assert told == {"detail": "gpt-live-transcribe, gpt-6-luna"}
    assert kept == ""  # it was tried out, not kept


async def test_a_refused_key_says_so() -> None:
    async with TwilioRest() as account, OpenAIPeer() as peer:
        peer.next_models(BAD_KEY)
        async with running_app(account, openai_base_url=peer.base_url) as run:
            with pytest.raises(TalkHintError, match="OpenAI refused the key"):
                await run.ask("test-key", name=NAME, value="sk-wrong")
