"""What the page of a call says stays true when the relay is away, and after."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QScrollArea

from talkhint_desktop.core.events import CallState
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.theme import LIGHT, Look
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import (
    SID,
    attached,
    figures,
    pause,
    pulse,
    step,
    summary,
    talk,
    trouble,
)


def in_call(shown: Shown) -> None:
    shown.clock.seconds = 45
    shown.tell(*talk())
    shown.window.tell(pulse(figures()))
    shown.window.refresh()


def state_of(shown: Shown) -> str:
    return shown.window.call.header._state.words


# The relay is away.


def test_nobody_says_how_long_a_call_lasts_while_the_relay_is_away(
    shown: Shown,
) -> None:
    in_call(shown)
    said = [state_of(shown)]
    shown.window.lost(None, waits=False)
    for _ in range(2):
        shown.later(10)
        said.append(state_of(shown))
    hearing = shown.window.call.hearing
    shown.window.tell(attached(*talk()))
    shown.later(0)

    assert [*said, state_of(shown)] == [
        "In call  00:43",
        "No news of it",
        "No news of it",
        "In call  01:03",
    ]
    assert hearing == "Not listening"


@pytest.mark.parametrize("waits", [False, True])
def test_the_bar_of_a_lost_relay_says_that_the_phone_call_goes_on(
    shown: Shown, waits: bool
) -> None:
    shown.tell(*talk())
    shown.window.tell(pulse(figures(practice=False)))
    shown.window.lost(None, waits=waits)
    shown.later(0)
    during = shown.window.call.trouble.second
    shown.tell(step(CallState.ENDED, 60))
    shown.later(0)

    assert during == "The phone call itself goes on."
    assert shown.window.ended.trouble.second == ""


def test_a_practice_call_does_not_go_on_without_the_relay(shown: Shown) -> None:
    in_call(shown)
    shown.window.lost(None, waits=False)
    shown.later(0)

    assert shown.window.call.trouble.second == ""


def test_it_does_not_ring_for_longer_and_longer_at_a_relay_that_is_away(
    shown: Shown,
) -> None:
    shown.tell(step(CallState.RINGING))
    shown.later(3)
    before = shown.window.ringing._chip.words
    shown.window.lost(None, waits=False)
    shown.later(30)

    assert before == "Ringing your phone +1 628 555 0177  00:03"
    assert shown.window.ringing._chip.words == "Ringing your phone +1 628 555 0177"


def test_a_pause_is_not_claimed_of_a_relay_that_is_away(shown: Shown) -> None:
    in_call(shown)
    shown.tell(pause())
    shown.window.lost(None, waits=False)
    shown.later(0)

    assert shown.window.pause.words == ""
    assert state_of(shown) == "No news of it"


def test_the_small_window_shows_no_time_while_the_relay_is_away(shown: Shown) -> None:
    in_call(shown)
    shown.window.compact.turn()
    small = shown.window.compact.window
    assert small is not None
    before = small.texts[2]
    shown.window.lost(None, waits=False)
    shown.later(5)

    assert (before, small.texts[2]) == ("00:43", "")
    assert small.texts[0] == "The relay stopped. Starting it again…"


# A key that was refused.


def test_a_refused_key_leads_to_where_it_is_replaced(shown: Shown) -> None:
    in_call(shown)
    shown.tell(trouble("key-refused"))
    (button,) = shown.window.call.trouble.buttons
    button.click()
    settle()

    page = shown.window.settings.page
    assert shown.window.frame.pages.currentWidget() is page
    assert page.section == "keys"
    row = page.section_of("keys").findChild(QPushButton, "test-openai_api_key")
    assert isinstance(row, QPushButton)
    scroll = row.parentWidget()
    while not isinstance(scroll, QScrollArea):
        assert scroll is not None
        scroll = scroll.parentWidget()
    place = QRect(row.mapTo(scroll, QPoint(0, 0)), row.size())
    assert scroll.viewport().rect().contains(place)


def test_an_empty_account_leads_to_its_billing_page(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "talkhint_desktop.ui.trouble_actions.QDesktopServices.openUrl",
        lambda url: opened.append(url.toString()),
    )
    in_call(shown)
    shown.tell(trouble("quota-exhausted"))
    shown.window.call.trouble.buttons[0].click()

    assert opened == ["https://platform.openai.com/settings/organization/billing"]


# Another language in the middle of a call.


def spoken_anew(shown: Shown) -> MainWindow:
    """Build the window anew, as it is where another language is chosen."""
    left = shown.window.retire()
    frame, model = shown.window.frame, shown.window.model
    frame.rebuild(Look(LIGHT))
    window = MainWindow(frame, Look(LIGHT), shown.clock, model)
    window.take_over(left)
    return window


def test_a_hint_that_was_asked_for_is_still_being_thought_of(shown: Shown) -> None:
    in_call(shown)
    shown.later(60)
    shown.window.calls.ask(SID)
    asked: list[str] = []

    window = spoken_anew(shown)
    window.calls.wishes.hint_now.connect(asked.append)
    window.refresh()
    window.calls.ask(SID)

    assert window.call.hints.card._title.text() == "Thinking…"
    assert asked == []


def test_the_time_that_a_hint_was_in_sight_goes_on(shown: Shown) -> None:
    in_call(shown)
    for _ in range(6):
        shown.later(0.5)
    used: list[tuple[str, ...]] = []

    window = spoken_anew(shown)
    window.calls.wishes.used.connect(lambda *what: used.append(what))
    for _ in range(4):
        shown.clock.seconds += 0.5
        window.refresh()

    assert used == [(SID, "h2", "read")]


def test_offered_words_and_a_summary_under_way_are_not_lost(shown: Shown) -> None:
    in_call(shown)
    shown.window.calls.offer(SID, ["Vandelay"])
    shown.tell(step(CallState.ENDED, 60))
    shown.window.calls.begin_writing(SID)
    former = shown.window.calls

    window = spoken_anew(shown)
    during = window.ended.summary.words[0], window.calls.begin_writing(SID)
    offered = window.ended.offer.isHidden()
    former.wrote(summary("They want a price."))  # an errand that began before
    former.end_writing(SID)
    former.edited(SID, kept=True)
    window.refresh()

    assert during == ("Being written…", False)
    assert not offered
    assert window.ended.summary.words[1] == "They want a price."
    assert window.calls.begin_writing(SID)
