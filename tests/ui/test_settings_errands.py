"""What is wished for on the Settings page becomes commands, and is shown."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.key_row import KeyRow
from talkhint_desktop.ui.keys_section import KeysSection
from talkhint_desktop.ui.settings_desk import SETTINGS, SettingsDesk
from talkhint_desktop.ui.settings_errands import SettingsErrands
from tests.ui import settings_samples as made
from tests.ui.conftest import Shown

KEPT = {"keys": {"openai_api_key": "store"}, "store": {"name": "Keyring"}}


@dataclass
class StandInRelay:
    """Answers by what is laid out for a command; one with nothing is unknown."""

    answers: dict[str, Any] = field(default_factory=dict)
    given: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    async def __call__(
        self,
        name: str,
        /,
        *,
        on_part: Callable[[Any], None] | None = None,
        **arguments: object,
    ) -> Any:
        self.given.append((name, dict(arguments)))
        await asyncio.sleep(0)
        answer = self.answers.get(name)
        if answer is None:
            raise TalkHintError(f"This relay does not know the command {name!r}.")
        if isinstance(answer, TalkHintError):
            raise answer
        return msgspec.to_builtins(answer)

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.given]


@dataclass
class It:
    desk: SettingsDesk
    relay: StandInRelay
    errands: SettingsErrands

    def key(self, name: str) -> KeyRow:
        section = self.desk.page.section_of("keys")
        assert isinstance(section, KeysSection)
        return section.rows[name]


@pytest.fixture
async def it(shown: Shown) -> AsyncIterator[It]:
    desk, relay = shown.window.settings, StandInRelay()
    relay.answers["settings"] = made.set_up()
    async with asyncio.TaskGroup() as tasks:
        jobs = Jobs(tasks, lambda error: None)
        errands = SettingsErrands(desk, relay, jobs)
        shown.window.open(SETTINGS)
        await errands.look()
        relay.given.clear()
        yield It(desk, relay, errands)
        jobs.cancel()


async def test_changes_are_carried_out_one_after_the_other(it: It) -> None:
    it.relay.answers["change-settings"] = made.set_up(notice="Two")

    await asyncio.wait_for(
        _all(it.errands.change({"notice": "One"}), it.errands.change({"max_calls": 2})),
        5,
    )

    assert it.relay.given == [
        ("change-settings", {"values": {"notice": "One"}}),
        ("change-settings", {"values": {"max_calls": 2}}),
    ]


async def test_a_change_that_came_to_nothing_says_so_beside_its_field(it: It) -> None:
    full = TalkHintError("The settings were not saved: no space.", remedy="Make room.")
    it.relay.answers["change-settings"] = full
    await it.errands.change({"agent_number": "+16285550199"})
    section = it.desk.page.section_of("call")
    field = next(f for f in section.fields if f.name == "agent_number")

    assert "not saved" in field.note
    assert "Make room." in field.note


async def test_a_typed_key_is_kept_only_once_its_test_went_well(it: It) -> None:
    it.relay.answers["test-key"] = TalkHintError("The key is wrong.")
    await it.errands.test("openai_api_key", "sk-1", "")
    after_the_first = list(it.relay.names)
    it.relay.answers["test-key"] = {"detail": "It has 3 models."}
    it.relay.answers["set-key"] = KEPT
    await it.errands.test("openai_api_key", "sk-2", "")

    assert after_the_first == ["test-key"]
    assert it.relay.given[-1] == (
        "set-key",
        {"name": "openai_api_key", "value": "sk-2"},
    )
    assert it.key("openai_api_key").note == "The key works. It has 3 models."


async def test_a_kept_key_is_tested_and_not_set_again(it: It) -> None:
    it.relay.answers["test-key"] = {"account": "Harbor Supply", "numbers": []}
    await it.errands.test("twilio_auth_token", "", made.SET_UP["twilio_account_sid"])

    assert it.relay.names == ["test-key"]
    assert it.key("twilio_auth_token").note == "Signed in as Harbor Supply."


async def test_a_relay_without_models_shows_none(it: It) -> None:
    await it.errands.look_at_models()

    assert it.desk.words_section.models.isHidden()


async def test_models_are_listed_and_fetching_one_says_why_it_failed(it: It) -> None:
    it.relay.answers["models"] = {"models": made.models(), "own": None}
    it.relay.answers["get-model"] = TalkHintError("No room.", remedy="Free 90 MB.")
    await it.errands.look_at_models()
    await it.errands.get_model("small-ru")

    assert not it.desk.words_section.models.isHidden()
    assert it.desk.words_section.models._note.text() == "No room. Free 90 MB."


async def test_a_removed_key_leaves_its_place_empty(it: It) -> None:
    it.relay.answers["remove-key"] = {"keys": {}, "store": {"name": "Keyring"}}
    await it.errands.remove("twilio_auth_token")

    assert it.key("twilio_auth_token").note == "None yet."


async def _all(*jobs: Any) -> None:
    async with asyncio.TaskGroup() as tasks:
        for number, job in enumerate(jobs):
            tasks.create_task(job, name=f"job {number}")


async def test_what_a_model_is_told_opens_in_an_editor(
    it: It, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    it.relay.answers["edit-prompt"] = {"path": "/data/prompts/hint.en.md"}

    await it.errands.edit_prompt("hint")

    assert ("edit-prompt", {"prompt": "hint", "language": "en"}) in it.relay.given
    assert opened[0].toLocalFile() == "/data/prompts/hint.en.md"


async def test_the_instructions_that_open_are_those_of_the_chosen_language(
    it: It, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    it.relay.answers["edit-prompt"] = {"path": "/data/prompts/hint.ru.md"}
    it.desk.show_state(made.set_up(hint_language="ru"))

    await it.errands.edit_prompt("hint")

    assert ("edit-prompt", {"prompt": "hint", "language": "ru"}) in it.relay.given
