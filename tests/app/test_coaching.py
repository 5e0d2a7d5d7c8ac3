"""How the settings decide about hints, from the next call on."""

from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.app.app import clock
from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.coaching import Coaches
from talkhint_desktop.core.settings import HintsFrom, Settings
from talkhint_desktop.relay.gate import Line

LINE = Line(
    name="line", account_sid="AC1", auth_token="t", origins=("x",), practice=False
)


def coaches(folder: Path, **settings: Any) -> tuple[Coaches, Choices]:
    choices = Choices(Settings(openai_api_key="sk-test", **settings), folder)
    return Coaches(choices, folder, tell=lambda _: None, clock=clock), choices


@pytest.mark.parametrize(
    ("hints", "coached"),
    [(HintsFrom.OPENAI, True), (HintsFrom.PLAYBOOK, False), (HintsFrom.OFF, False)],
)
def test_a_model_is_asked_only_where_it_was_chosen(
    hints: HintsFrom, coached: bool, tmp_path: Path
) -> None:
    some, _ = coaches(tmp_path, hints=hints)

    assert some.plan_for(LINE).by_model is coached


def test_the_limits_of_hints_are_those_of_the_settings(tmp_path: Path) -> None:
    some, _ = coaches(
        tmp_path, automatic_hints=False, hint_cooldown=20.0, hints_per_minute=1
    )

    rules = some.plan_for(LINE).rules

    assert (rules.automatic, rules.cooldown, rules.per_minute) == (False, 20.0, 1)


async def test_a_changed_setting_holds_for_the_next_call(tmp_path: Path) -> None:
    some, choices = coaches(tmp_path, hints=HintsFrom.OPENAI)
    before = some.model
    same = some.model
    await choices.change(hint_model="other", hint_cooldown=1.0)

    assert before is same
    assert some.model
    assert some.model.name == "other"
    assert some.plan_for(LINE).rules.cooldown == 1.0
    await some.close()
