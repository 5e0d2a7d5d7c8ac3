"""The `pause` command: for every call, as long as the settings say."""

from datetime import datetime

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Pause
from tests.app.running_app import running_app
from tests.peers.twilio_rest import TwilioRest


async def test_a_pause_lasts_as_the_settings_say_and_a_late_face_is_told() -> None:
    async with TwilioRest() as account, running_app(account, pause_seconds=60) as run:
        answer = (await run.ask("pause", on=True)).value
        told = await run.told.until(Pause)
        late = [e for e in run.app.present.events() if isinstance(e, Pause)]
        off = (await run.ask("pause", on=False)).value
        await run.told.until(Pause, paused=False)

        assert answer == {"paused": True, "until": told.until}
        assert told.until
        lasts = datetime.fromisoformat(told.until) - datetime.fromisoformat(told.at)
        assert lasts.total_seconds() == 60
        assert late == [told]
        assert off == {"paused": False, "until": None}
        assert not any(isinstance(e, Pause) for e in run.app.present.events())


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ({"on": True, "seconds": 5}, "from 10 to 3600"),
        ({"on": True, "seconds": "60"}, "from 10 to 3600"),
        ({"on": "yes"}, "true"),
        ({}, "given wrongly"),
    ],
)
async def test_a_pause_that_makes_no_sense_is_refused(
    wanted: dict[str, object], why: str
) -> None:
    async with TwilioRest() as account, running_app(account) as run:
        with pytest.raises(TalkHintError, match=why):
            await run.ask("pause", **wanted)

        assert not run.app.relay.pausing.paused


async def test_a_new_relay_listens() -> None:
    async with TwilioRest() as account:
        async with running_app(account) as run:
            await run.ask("pause", on=True, seconds=600)
        async with running_app(account) as again:
            assert not again.app.relay.pausing.paused
