"""Fix and undo against a Twilio that keeps state: only what was read back counts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.webhook.fixing import Wanted
from talkhint_desktop.relay.account import mending
from talkhint_desktop.relay.account.mending import (
    ChangedMeanwhile,
    Mended,
    NeedsAnotherYes,
    NothingToUndo,
    NumberNotFound,
    Prepared,
)
from talkhint_desktop.relay.account.trouble import RestError
from talkhint_desktop.store.number_undo import NumberUndo
from tests.peers.signed_in import SignedIn, signed_in
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_rest_plans import Plan, refused

NUMBER = "+14155550100"
OLD, NEW = "https://old.example/voice", "https://calls.example.com/twilio/inbound"
WANTED = Wanted.of(NEW)
AT = "2026-11-25T09:00:00.000Z"


@dataclass
class Mender:
    """The number of one account, and the file that undo reads."""

    here: SignedIn
    keeper: NumberUndo

    @property
    def twilio(self) -> TwilioRest:
        return self.here.twilio

    async def prepare(self, wanted: Wanted = WANTED) -> Prepared:
        account = self.here.account
        return await mending.prepare_fix(account, self.keeper, NUMBER, wanted, at=AT)

    async def fix(self, wanted: Wanted = WANTED, **more: Any) -> Mended:
        account = self.here.account
        return await mending.fix(account, self.keeper, NUMBER, wanted, at=AT, **more)

    async def undo(self, **more: Any) -> Mended:
        return await mending.undo(self.here.account, self.keeper, NUMBER, **more)


@asynccontextmanager
async def mender(folder: Path) -> AsyncIterator[Mender]:
    async with signed_in() as here:
        yield Mender(here, NumberUndo(folder / "undo.json"))


async def test_a_number_is_pointed_at_talkhint_and_back(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        number = it.twilio.number(NUMBER, voice_url=OLD, voice_method="GET")
        fixed = await it.fix()

        assert (number["voice_url"], number["voice_method"]) == (NEW, "POST")
        assert number["status_callback"] == "https://calls.example.com/twilio/status"
        assert (fixed.changed, fixed.as_wanted) == (True, True)
        assert fixed.can_undo
        assert fixed.number.voice_url == fixed.after["voice_url"] == NEW

        undone = await it.undo()
        assert (number["voice_url"], number["voice_method"]) == (OLD, "GET")
        assert number["status_callback"] == ""
        assert (undone.changed, undone.as_wanted) == (True, True)
        assert not undone.can_undo
        with pytest.raises(NothingToUndo):
            await it.undo()


async def test_looking_writes_nothing(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        it.twilio.number(NUMBER, voice_url=OLD)
        prepared = await it.prepare()

        assert prepared.plan.changes
        assert it.twilio.writes == []
        assert it.keeper.kept(NUMBER) is None


async def test_a_number_that_is_right_is_not_written(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        it.twilio.number(
            NUMBER,
            voice_url=NEW,
            status_callback=WANTED.status_url,
            voice_method="POST",
        )
        mended = await it.fix()

        assert it.twilio.writes == []
        assert (mended.changed, mended.as_wanted) == (False, True)
        assert not mended.can_undo


async def test_a_write_that_twilio_ignores_is_not_called_done(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        it.twilio.number(NUMBER, voice_url=OLD)
        it.twilio.will(Plan("ignore", times=9, method="POST"))
        mended = await it.fix()

        assert (mended.changed, mended.as_wanted) == (False, False)
        assert not mended.can_undo
        assert mended.after["voice_url"] == OLD


async def test_a_write_that_is_done_by_half_is_told_and_can_be_undone(
    tmp_path: Path,
) -> None:
    async with mender(tmp_path) as it:
        number = it.twilio.number(NUMBER, voice_url=OLD)
        it.twilio.will(Plan("half", method="POST", lost=("StatusCallback",)))
        mended = await it.fix()

        assert (mended.changed, mended.as_wanted) == (True, False)
        assert mended.can_undo
        assert mended.after["voice_url"] == NEW
        assert mended.after["status_callback"] == ""
        assert (await it.prepare()).by_others == []
        await it.undo()
        assert number["voice_url"] == OLD


async def test_an_app_is_not_unlinked_without_its_own_yes(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        app = it.twilio.app(voice_url=OLD)
        it.twilio.number(NUMBER, voice_application_sid=app["sid"])
        with pytest.raises(NeedsAnotherYes) as caught:
            await it.fix()

        assert "TwiML App" in str(caught.value)
        assert "--unlink" in caught.value.remedy
        assert it.twilio.writes == []
        assert it.keeper.kept(NUMBER) is None


async def test_an_app_is_unlinked_and_linked_again(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        app = it.twilio.app(voice_url=OLD)["sid"]
        number = it.twilio.number(NUMBER, voice_url=OLD, voice_application_sid=app)
        mended = await it.fix(unlink=True)

        assert mended.as_wanted
        assert (number["voice_url"], number["voice_application_sid"]) == (NEW, "")
        assert (await it.undo()).as_wanted
        assert (number["voice_url"], number["voice_application_sid"]) == (OLD, app)


async def test_a_trunk_is_detached_and_attached_again(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        trunk = it.twilio.trunk()
        number = it.twilio.number(NUMBER, voice_url=OLD, trunk_sid=trunk)
        with pytest.raises(NeedsAnotherYes, match="SIP trunk"):
            await it.fix()
        assert (await it.fix(unlink=True)).as_wanted

        assert (number["voice_url"], number["trunk_sid"]) == (NEW, "")
        assert (await it.undo()).as_wanted
        assert (number["voice_url"], number["trunk_sid"]) == (OLD, trunk)


async def test_a_link_that_did_not_take_is_written_once_more_alone(
    tmp_path: Path,
) -> None:
    async with mender(tmp_path) as it:
        app = it.twilio.app(voice_url=OLD)["sid"]
        number = it.twilio.number(NUMBER, voice_url=OLD, voice_application_sid=app)
        it.twilio.will(Plan("half", method="POST", lost=("VoiceApplicationSid",)))
        mended = await it.fix(unlink=True)

        assert mended.as_wanted
        assert number["voice_application_sid"] == ""
        first, second = it.twilio.writes
        assert "VoiceApplicationSid" in first
        assert second == {"VoiceApplicationSid": ""}


async def test_what_twilio_says_to_the_second_write_is_told(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        app = it.twilio.app(voice_url=OLD)["sid"]
        it.twilio.number(NUMBER, voice_url=OLD, voice_application_sid=app)
        it.twilio.will(
            Plan("half", method="POST", lost=("VoiceApplicationSid",)),
            Plan("error", method="POST", status=400, message="No, not today"),
        )
        mended = await it.fix(unlink=True)

        assert not mended.as_wanted
        assert "No, not today" in mended.why
        assert mended.after["voice_application_sid"] == app


async def test_undo_restores_nothing_where_the_app_is_gone(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        app = it.twilio.app(voice_url=OLD)["sid"]
        number = it.twilio.number(NUMBER, voice_url=OLD, voice_application_sid=app)
        await it.fix(unlink=True)
        it.twilio.own.apps.clear()
        with pytest.raises(RestError, match=app):
            await it.undo()

        assert number["voice_url"] == NEW
        assert it.keeper.kept(NUMBER) is not None


async def test_undo_asks_before_it_costs_a_link_that_somebody_made(
    tmp_path: Path,
) -> None:
    async with mender(tmp_path) as it:
        app = it.twilio.app(voice_url=OLD)["sid"]
        number = it.twilio.number(NUMBER, voice_url=OLD, voice_application_sid=app)
        await it.fix(unlink=True)
        number["trunk_sid"] = it.twilio.trunk()
        with pytest.raises(NeedsAnotherYes, match="SIP trunk"):
            await it.undo()
        assert (await it.undo(unlink=True)).as_wanted

        assert number["voice_application_sid"] == app
        assert not number["trunk_sid"]


async def test_what_somebody_else_changed_since_is_told(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        number = it.twilio.number(NUMBER, voice_url=OLD)
        await it.fix()
        number["voice_url"] = "https://theirs.example/"
        prepared = await mending.prepare_undo(it.here.account, it.keeper, NUMBER)

        assert prepared.by_others == ["voice_url"]
        assert prepared.plan.before["voice_url"] == "https://theirs.example/"
        assert prepared.plan.after["voice_url"] == OLD


async def test_a_yes_counts_only_for_what_was_shown(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        number = it.twilio.number(NUMBER, voice_url=OLD)
        shown = (await it.prepare()).plan.before
        number["voice_url"] = "https://theirs.example/"
        with pytest.raises(ChangedMeanwhile):
            await it.fix(shown=shown)

        assert it.twilio.writes == []
        assert (await it.fix(shown=(await it.prepare()).plan.before)).as_wanted


async def test_a_second_fix_keeps_what_was_before_the_first(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        number = it.twilio.number(NUMBER, voice_url=OLD)
        await it.fix()
        await it.fix(Wanted.of("https://other.example/twilio/inbound", ""))
        await it.undo()

        assert number["voice_url"] == OLD


async def test_a_rejected_write_leaves_undo_as_it_was(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        it.twilio.number(NUMBER, voice_url=OLD)
        it.twilio.will(Plan(method="POST", status=400, message="No"))
        with pytest.raises(RestError):
            await it.fix()
        assert it.keeper.kept(NUMBER) is None

        await it.fix()
        kept = it.keeper.kept(NUMBER)
        it.twilio.will(refused(method="POST"))
        with pytest.raises(RestError):
            await it.fix(Wanted.of("https://other.example/twilio/inbound"))
        assert it.keeper.kept(NUMBER) == kept


async def test_a_write_whose_answer_was_lost_can_be_undone(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        number = it.twilio.number(NUMBER, voice_url=OLD)
        it.twilio.will(Plan("truncate", times=3, method="POST"))
        with pytest.raises(RestError) as caught:
            await it.fix()

        assert caught.value.reason == "unreachable"
        assert number["voice_url"] == NEW
        await it.undo()
        assert number["voice_url"] == OLD


async def test_nothing_is_written_where_the_old_values_cannot_be_kept(
    tmp_path: Path,
) -> None:
    async with mender(tmp_path / "gone") as it:
        it.twilio.number(NUMBER, voice_url=OLD)
        with pytest.raises(TalkHintError, match="cannot be kept"):
            await it.fix()

        assert it.twilio.writes == []


async def test_a_number_of_a_subaccount_is_told_with_its_owner(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        owner = it.twilio.subaccount()
        it.twilio.number(NUMBER, of=owner)
        with pytest.raises(NumberNotFound, match=owner.sid) as caught:
            await it.fix()

        assert caught.value.owner == owner.sid


async def test_a_number_that_is_nowhere_is_told(tmp_path: Path) -> None:
    async with mender(tmp_path) as it:
        with pytest.raises(NumberNotFound, match="has no number"):
            await it.fix()
