"""`talkhint fix`, as real processes against a Twilio that keeps state."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from tests.link.hosting import hosted
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_rest_plans import Plan, limited, refused, suspended
from tests.peers.voice_webhook import VoiceWebhook
from tests.relay.probe.test_check import GOODBYE

NUMBER = "+14155550100"
OLD, NEW = "https://old.example/voice", "https://calls.example.com/twilio/inbound"
STATUS = "https://calls.example.com/twilio/status"
ORIGIN = "https://calls.example.com"


@dataclass
class Told:
    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object that was printed, without the time."""
        (line,) = self.out.splitlines()
        value: dict[str, Any] = json.loads(line)
        assert list(value)[:2] == ["event", "at"]
        del value["at"]
        return value


@dataclass
class Desk:
    twilio: TwilioRest
    environment: dict[str, str]

    async def fix(
        self, *arguments: str, typed: str | None = None, **environment: str
    ) -> Told:
        """Run the command; without `typed` nobody is there to answer."""
        pipe, nobody = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "talkhint_desktop", "fix"),
            *arguments,
            env={**os.environ, **self.environment, **environment},
            stdin=nobody if typed is None else pipe,
            stdout=pipe,
            stderr=pipe,
        )
        async with asyncio.timeout(60):
            out, err = await child.communicate(typed.encode() if typed else None)
        assert child.returncode is not None
        assert b"Traceback" not in err
        return Told(child.returncode, out.decode(), err.decode())


@asynccontextmanager
async def desk(**number: Any) -> AsyncIterator[Desk]:
    """Run a Twilio that has our number, and name it in the environment."""
    async with TwilioRest() as twilio:
        twilio.number(NUMBER, **{"voice_url": OLD, **number})
        yield Desk(twilio, {**twilio.environment, "TALKHINT_PUBLIC_URL": ORIGIN})


def settings_of(twilio: TwilioRest) -> tuple[str, str]:
    (number,) = twilio.own.numbers.values()
    return number["voice_url"], number["voice_application_sid"] or ""


# --- fix -----------------------------------------------------------------------


async def test_with_yes_it_writes_and_says_in_one_object_what_was_read_back() -> None:
    async with desk(voice_method="GET") as it:
        told = await it.fix("--number", NUMBER, "--yes", "--json")

        assert (told.code, told.err) == (0, "")
        assert told.json == {
            "event": "fix",
            "number": NUMBER,
            "before": {
                "voice_url": OLD,
                "voice_method": "GET",
                "status_callback": "",
                "status_callback_method": "POST",
            },
            "after": {
                "voice_url": NEW,
                "voice_method": "POST",
                "status_callback": STATUS,
                "status_callback_method": "POST",
            },
            "changed": True,
            "verified": True,
            "undo": True,
        }
        assert settings_of(it.twilio) == (NEW, "")


async def test_without_a_yes_it_shows_the_change_and_writes_nothing() -> None:
    async with desk() as it:
        told = await it.fix("--number", NUMBER)

        assert told.code == 1
        assert f"{OLD} -> {NEW}" in told.out
        assert "Say it with --yes" in told.err
        assert "Nothing was changed" in told.err
        assert it.twilio.writes == []


async def test_without_a_yes_the_object_says_what_would_be_and_that_it_is_not() -> None:
    async with desk() as it:
        told = await it.fix("--number", NUMBER, "--json")

        assert told.code == 1
        assert told.json["after"]["voice_url"] == NEW
        assert (told.json["changed"], told.json["verified"]) == (False, False)
        assert told.json["undo"] is False


async def test_a_typed_yes_is_a_yes() -> None:
    async with desk() as it:
        told = await it.fix("--number", NUMBER, typed="yes\n")

        assert told.code == 0
        assert f"{NUMBER} points at {NEW}." in told.out
        assert f"talkhint fix --number {NUMBER} --undo" in told.out
        assert settings_of(it.twilio) == (NEW, "")


async def test_anything_else_that_is_typed_is_a_no() -> None:
    async with desk() as it:
        told = await it.fix("--number", NUMBER, typed="\n")

        assert told.code == 1
        assert it.twilio.writes == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
async def test_a_yes_can_be_typed_in_a_terminal() -> None:
    import pty  # noqa: PLC0415  there is none for Windows

    ours, theirs = pty.openpty()
    async with desk() as it:
        os.write(ours, b"y\n")
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "talkhint_desktop", "fix", "--number", NUMBER),
            env={**os.environ, **it.environment},
            stdin=theirs,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        os.close(theirs)
        await child.communicate()

        assert child.returncode == 0
        assert settings_of(it.twilio) == (NEW, "")
    os.close(ours)


async def test_a_number_that_is_right_is_fine_and_not_written() -> None:
    async with desk(voice_url=NEW, status_callback=STATUS) as it:
        told = await it.fix("--number", NUMBER)

        assert (told.code, told.err) == (0, "")
        assert "is set as it should be" in told.out
        assert it.twilio.writes == []


async def test_the_number_that_is_set_is_the_one_that_is_meant() -> None:
    async with desk() as it:
        told = await it.fix("--yes", TALKHINT_TWILIO_NUMBER="+1 (415) 555-0100")

        assert told.code == 0
        assert settings_of(it.twilio) == (NEW, "")


async def test_an_api_key_does_it_without_the_auth_token() -> None:
    async with desk() as it:
        key, secret = it.twilio.api_key()
        told = await it.fix(
            *("--number", NUMBER, "--yes"),
            TALKHINT_TWILIO_AUTH_TOKEN="",
            TALKHINT_TWILIO_API_KEY_SID=key,
            TALKHINT_TWILIO_API_KEY_SECRET=secret,
        )

        assert told.code == 0
        assert {asked.user for asked in it.twilio.asked} == {key}
        assert secret not in told.out + told.err


@pytest.mark.parametrize(
    ("fallback", "after"),
    [("none", ""), ("https://bin.example/", "https://bin.example/")],
)
async def test_a_fallback_is_set_or_cleared_when_asked(
    fallback: str, after: str
) -> None:
    async with desk(voice_fallback_url="https://old.example/fallback") as it:
        told = await it.fix(
            "--number", NUMBER, "--yes", "--json", "--fallback", fallback
        )

        assert told.code == 0
        assert told.json["before"]["voice_fallback_url"].endswith("/fallback")
        assert told.json["after"]["voice_fallback_url"] == after


# --- app and trunk -------------------------------------------------------------


async def test_a_linked_app_is_left_alone_without_its_own_yes() -> None:
    async with desk() as it:
        app = it.twilio.app()["sid"]
        next(iter(it.twilio.own.numbers.values()))["voice_application_sid"] = app
        told = await it.fix("--number", NUMBER, "--yes", "--json")

        assert told.code == 1
        assert "--unlink" in told.err
        assert told.json["before"]["voice_application_sid"] == app
        assert told.json["changed"] is False
        assert it.twilio.writes == []


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (["--yes", "--unlink"], None),
        (["--yes"], "yes\n"),
        ([], "yes\nyes\n"),
    ],
)
async def test_an_app_is_unlinked_by_an_option_or_a_second_typed_yes(
    arguments: list[str], typed: str | None
) -> None:
    async with desk() as it:
        app = it.twilio.app()["sid"]
        next(iter(it.twilio.own.numbers.values()))["voice_application_sid"] = app
        told = await it.fix("--number", NUMBER, *arguments, typed=typed)

        assert told.code == 0
        assert settings_of(it.twilio) == (NEW, "")
        undone = await it.fix("--number", NUMBER, "--undo", "--yes")
        assert undone.code == 0
        assert settings_of(it.twilio) == (OLD, app)


async def test_one_typed_yes_is_not_two() -> None:
    async with desk() as it:
        app = it.twilio.app()["sid"]
        next(iter(it.twilio.own.numbers.values()))["voice_application_sid"] = app
        told = await it.fix("--number", NUMBER, typed="yes\nno\n")

        assert told.code == 1
        assert f"the TwiML App Old app ({app})" in told.err
        assert it.twilio.writes == []


# --- undo ----------------------------------------------------------------------


async def test_undo_brings_the_old_settings_back_once() -> None:
    async with desk(voice_method="GET") as it:
        await it.fix("--number", NUMBER, "--yes")
        told = await it.fix("--number", NUMBER, "--undo", "--yes", "--json")

        assert told.code == 0
        assert told.json["before"]["voice_url"] == NEW
        assert told.json["after"]["voice_url"] == OLD
        assert told.json["after"]["voice_method"] == "GET"
        assert told.json["changed"] is told.json["verified"] is True
        assert told.json["undo"] is False
        again = await it.fix("--number", NUMBER, "--undo", "--yes")
        assert again.code == 1
        assert "keeps no older settings" in again.err


async def test_undo_asks_too_and_needs_no_public_address() -> None:
    async with desk() as it:
        await it.fix("--number", NUMBER, "--yes")
        told = await it.fix("--number", NUMBER, "--undo", TALKHINT_PUBLIC_URL="")

        assert told.code == 1
        assert f"{NEW} -> {OLD}" in told.out
        assert settings_of(it.twilio) == (NEW, "")


async def test_undo_says_when_somebody_else_changed_the_number_since() -> None:
    async with desk() as it:
        await it.fix("--number", NUMBER, "--yes")
        (number,) = it.twilio.own.numbers.values()
        number["voice_url"] = "https://theirs.example/"
        told = await it.fix("--number", NUMBER, "--undo")

        assert "Somebody changed the number since TalkHint did: webhook." in told.out
        assert f"https://theirs.example/ -> {OLD}" in told.out


# --- what goes wrong -----------------------------------------------------------


async def test_a_write_that_twilio_ignores_is_not_called_done() -> None:
    async with desk() as it:
        it.twilio.will(Plan("ignore", method="POST"))
        told = await it.fix("--number", NUMBER, "--yes", "--json")

        assert told.code == 1
        assert f"webhook is {OLD}" in told.err
        assert (told.json["changed"], told.json["verified"]) == (False, False)
        assert told.json["after"] == told.json["before"]


async def test_a_write_that_twilio_does_by_half_is_told_as_it_is() -> None:
    async with desk() as it:
        it.twilio.will(Plan("half", method="POST", lost=("StatusCallback",)))
        told = await it.fix("--number", NUMBER, "--yes", "--json")

        assert told.code == 1
        assert "call status address is none" in told.err
        assert (told.json["changed"], told.json["verified"]) == (True, False)
        assert told.json["undo"] is True


@pytest.mark.parametrize(
    ("plan", "code", "told"),
    [
        (refused(), 1, "does not accept the account's keys"),
        (suspended(), 1, "is not active"),
        (Plan(status=400, method="POST", message="No"), 1, "refuses this: No."),
        (Plan("html", status=200), 3, "in Twilio's place"),
        (limited("99"), 3, "slow down"),
    ],
)
async def test_every_trouble_of_twilios_has_its_exit_code_and_one_sentence(
    plan: Plan, code: int, told: str
) -> None:
    async with desk() as it:
        it.twilio.will(plan)
        done = await it.fix("--number", NUMBER, "--yes", "--json")

        assert (done.code, done.out) == (code, "")
        assert told in done.err
        assert len(done.err.splitlines()) == 1
        assert it.twilio.auth_token not in done.err


async def test_where_twilio_cannot_be_reached_nothing_is_known() -> None:
    async with desk() as it:
        told = await it.fix(
            *("--number", NUMBER, "--yes"),
            TALKHINT_TWILIO_API_URL="http://127.0.0.1:9",
        )

    assert told.code == 3
    assert "connection to Twilio failed" in told.err


async def test_without_keys_nothing_is_known() -> None:
    async with desk() as it:
        told = await it.fix("--number", NUMBER, TALKHINT_TWILIO_AUTH_TOKEN="")

    assert told.code == 3
    assert "TALKHINT_TWILIO_AUTH_TOKEN" in told.err


async def test_a_number_of_somebody_elses_is_not_found() -> None:
    async with desk() as it:
        owner = it.twilio.subaccount()
        it.twilio.number("+442079460958", of=owner)
        told = await it.fix("--number", "+442079460958", "--yes")

        assert told.code == 1
        assert owner.sid in told.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--number", "5550100"], "--number is '5550100'"),
        ([], "Which number?"),
        (["--number", NUMBER, "--fallback", "ftp://x"], "no web address"),
        (["--number", NUMBER, "--undo", "--fallback", "none"], "not allowed with"),
    ],
)
async def test_wrong_usage_is_told_before_anybody_is_asked(
    arguments: list[str], told: str
) -> None:
    async with desk() as it:
        done = await it.fix(*arguments)

        assert done.code == 2
        assert told in done.err
        assert it.twilio.asked == []


# --- whose webhook -------------------------------------------------------------


async def test_without_an_address_it_says_how_to_give_one() -> None:
    async with desk() as it:
        told = await it.fix("--number", NUMBER, "--yes", TALKHINT_PUBLIC_URL="")

        assert told.code == 1
        assert "TALKHINT_PUBLIC_URL" in told.err
        assert "talkhint relay --public-url" in told.err
        assert it.twilio.asked == []


def data_folder() -> Path:
    folder = Path(os.environ["TALKHINT_DATA_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def test_a_running_relay_is_asked_for_its_webhook() -> None:
    async def tells(name: str, arguments: dict[str, Any], part: Any) -> Any:
        assert (name, arguments) == ("webhook", {})
        return {"webhook_url": "https://tunnel.example/twilio/inbound"}

    async with hosted(tells, data_folder()), desk() as it:
        told = await it.fix("--number", NUMBER, "--yes", TALKHINT_PUBLIC_URL="")

        assert told.code == 0
        (number,) = it.twilio.own.numbers.values()
        assert number["voice_url"] == "https://tunnel.example/twilio/inbound"
        assert number["status_callback"] == "https://tunnel.example/twilio/status"


@pytest.mark.parametrize("answer", [{"webhook_url": ""}, "raise"])
async def test_a_relay_that_cannot_tell_its_webhook_is_no_help(answer: object) -> None:
    async def tells(name: str, arguments: dict[str, Any], part: Any) -> Any:
        if answer == "raise":
            raise TalkHintError("This relay does not know the command 'webhook'.")
        return answer

    async with hosted(tells, data_folder()), desk() as it:
        told = await it.fix("--number", NUMBER, "--yes", TALKHINT_PUBLIC_URL="")

        assert told.code == 1
        assert "TALKHINT_PUBLIC_URL" in told.err


async def test_an_address_that_twilio_cannot_reach_is_warned_of() -> None:
    async with desk() as it:
        told = await it.fix(
            *("--number", NUMBER, "--yes"), TALKHINT_PUBLIC_URL="http://127.0.0.1:5050"
        )

        assert told.code == 0
        assert "Only this PC's network reaches 127.0.0.1" in told.err


async def test_people_are_shown_what_the_next_caller_meets_now() -> None:
    async with VoiceWebhook(GOODBYE) as stale, desk(voice_url=OLD) as it:
        url = stale.url.removesuffix("/voice")
        stale.says("/twilio/inbound", GOODBYE)
        told = await it.fix("--number", NUMBER, "--yes", TALKHINT_PUBLIC_URL=url)
        scripted = await it.fix("--number", NUMBER, "--yes", "--json")

        assert told.code == 0
        assert "Asking the number's webhook as Twilio would." in told.out
        assert "says goodbye and hangs up: an old deployment answers" in told.out
        assert scripted.json["verified"] is True
