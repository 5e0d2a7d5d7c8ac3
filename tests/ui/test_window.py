"""What the window shows when a call is told to it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallState
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.theme import DARK, LIGHT, Look
from tests.ui.conftest import Shown
from tests.ui.samples import (
    OTHER,
    SID,
    attached,
    figures,
    hint,
    pulse,
    step,
    talk,
    trouble,
    words,
)


def page(window: MainWindow) -> object:
    return window.frame.pages.currentWidget()


def pressed(window: MainWindow, name: str) -> QPushButton:
    found = [b for b in window.frame.findChildren(QPushButton, name) if b.isVisible()]
    assert len(found) == 1
    found[0].click()
    return found[0]


def path_says(window: MainWindow, stage: str) -> str:
    found = [line for line in window.path.texts() if line.startswith(f"{stage}:")]
    return found[0].partition(": ")[2]


def test_a_call_goes_from_idle_over_ringing_and_talk_to_its_end(shown: Shown) -> None:
    window = shown.window
    pages = [page(window)]

    for event in (
        step(CallState.RINGING),
        step(CallState.STREAMING, 1),
        step(CallState.CONNECTED, 2),
        step(CallState.ENDED, 60),
    ):
        shown.tell(event)
        pages.append(page(window))

    assert pages == [
        window.idle,
        window.ringing,
        window.call,
        window.call,
        window.ended,
    ]


def test_next_call_goes_back_to_idle(shown: Shown) -> None:
    shown.tell(*talk(), step(CallState.ENDED, 60))

    pressed(shown.window, "next-call")

    assert page(shown.window) is shown.window.idle


def test_a_new_call_replaces_an_ended_one_by_itself(shown: Shown) -> None:
    shown.tell(*talk(), step(CallState.ENDED, 60))

    shown.tell(step(CallState.RINGING, 70, OTHER))

    assert page(shown.window) is shown.window.ringing


def test_a_window_that_comes_late_shows_the_same(shown: Shown) -> None:
    shown.tell(*talk())
    from_the_start = shown.window.call.transcript.text()

    shown.window.tell(attached(*talk()))

    assert shown.window.call.transcript.text() == from_the_start
    assert page(shown.window) is shown.window.call


def test_listening_is_said_only_while_frames_arrive(shown: Shown) -> None:
    shown.tell(*talk())
    shown.window.tell(pulse(figures(age_ms=20)))
    shown.window.refresh()
    while_fresh = shown.window.call.hearing, path_says(shown.window, "Caller")

    shown.later(1.1)

    assert while_fresh == ("Listening", "Listening, now")
    assert shown.window.call.hearing == "No audio now"
    assert path_says(shown.window, "Caller") == "Audio is late, 1 s"


def test_without_news_the_path_claims_nothing(shown: Shown) -> None:
    shown.tell(*talk())
    shown.window.tell(pulse(figures()))

    shown.later(1.6)

    assert path_says(shown.window, "You") == "No news, 1 s"


def test_the_hint_shows_what_to_say_and_why(shown: Shown) -> None:
    shown.clock.seconds = 45
    shown.tell(*talk())
    card = shown.window.call.hints.card

    texts = [label.text() for label in card.findChildren(type(card._age))]

    assert "Offer 15% off for yearly payment" in texts
    assert "12 seats: <b>$1,836</b> a year, was $2,160" in texts
    assert "4 s ago" in texts
    assert any("discount if we pay yearly" in text for text in texts)


def test_the_hint_card_stays_where_it_is(shown: Shown) -> None:
    shown.tell(step(CallState.STREAMING))
    QApplication.sendPostedEvents()
    card = shown.window.call.hints.card
    empty = card.mapTo(shown.window.frame, card.rect().topLeft()), card.height()

    shown.tell(trouble("no-audio"), hint("h1", "Ask for the number"))
    QApplication.sendPostedEvents()

    assert (
        card.mapTo(shown.window.frame, card.rect().topLeft()),
        card.height(),
    ) == empty


def test_a_hint_goes_to_earlier_after_half_a_minute(shown: Shown) -> None:
    shown.clock.seconds = 45
    shown.tell(*talk())

    shown.later(30)

    assert shown.window.call.hints.card.hint is None
    assert shown.window.call.hints.earlier.texts() == [
        "Offer 15% off for yearly payment",
        "Ask what their provider includes",
    ]


def test_escape_hides_the_hint_and_not_the_window(shown: Shown, qtbot: object) -> None:
    shown.clock.seconds = 45
    shown.tell(*talk())
    shown.window.frame.activateWindow()

    qtbot.keyClick(shown.window.frame, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    shown.window.refresh()

    assert shown.window.call.hints.card.hint is None
    assert len(shown.window.call.hints.earlier.texts()) == 2
    assert shown.window.frame.isVisible()


def test_the_hint_can_be_copied_as_plain_text(shown: Shown) -> None:
    shown.clock.seconds = 45
    shown.tell(*talk())

    pressed(shown.window, "copy-hint")

    assert QGuiApplication.clipboard().text() == (
        "Offer 15% off for yearly payment\n"
        "12 seats: $1,836 a year, was $2,160\n"
        "Price is held for two years"
    )


def test_marks_in_a_hint_are_bold_and_anything_else_is_text(shown: Shown) -> None:
    shown.tell(step(CallState.STREAMING), hint("h1", "Say <b>no</b> to **it**"))

    assert shown.window.call.hints.card._headline.text() == (
        "Say &lt;b&gt;no&lt;/b&gt; to <b>it</b>"
    )


def test_a_trouble_stands_over_the_transcript_until_it_is_over(shown: Shown) -> None:
    shown.tell(*talk(), trouble("no-audio"))
    during = shown.window.trouble_shown, shown.window.state

    shown.tell(trouble("no-audio", cleared=True))

    assert during == ("Audio stopped arriving.", "problem")
    assert (shown.window.trouble_shown, shown.window.state) == ("", "call")


def test_an_unknown_trouble_speaks_for_itself(shown: Shown) -> None:
    shown.tell(*talk(), trouble("something-new"))

    assert shown.window.trouble_shown == "Something happened."


def test_the_state_goes_to_the_tray(shown: Shown) -> None:
    states = [shown.window.state]

    for event in (
        step(CallState.RINGING),
        step(CallState.STREAMING),
        step(CallState.ENDED, 9),
    ):
        shown.tell(event)
        states.append(shown.window.state)

    assert states == ["idle", "ringing", "call", "idle"]


def test_a_lost_relay_is_said_and_the_words_stay(shown: Shown) -> None:
    shown.tell(*talk())
    before = shown.window.call.transcript.text()

    shown.window.lost(None, waits=False)

    assert shown.window.trouble_shown == "The relay stopped. Starting it again…"
    assert shown.window.call.transcript.text() == before
    assert path_says(shown.window, "Caller") == "Not known"
    assert shown.window.state == "problem"


def test_after_too_many_tries_there_is_a_button(shown: Shown) -> None:
    asked: list[bool] = []
    shown.window.frame.restart.connect(lambda: asked.append(True))
    shown.window.lost(
        TalkHintError("The port is taken.", remedy="Free it."), waits=True
    )

    said = shown.window.trouble_shown
    pressed(shown.window, "trouble-action")

    assert said == "The port is taken."
    assert asked == [True]


def test_being_attached_again_ends_the_trouble(shown: Shown) -> None:
    shown.window.lost(None, waits=False)

    shown.window.tell(attached())

    assert shown.window.trouble_shown == ""


def test_a_practice_call_says_what_it_is(shown: Shown) -> None:
    shown.tell(*talk())

    shown.window.tell(pulse(figures(practice=True)))
    shown.window.refresh()

    header = shown.window.call.header
    assert header._practice.isVisible()
    assert shown.window.call._note.text() == (
        "Basic recognition: rough text, good for the demo. "
        "An OpenAI key gives better words."
    )


def test_the_practice_button_asks_for_a_call_once_the_relay_answers(
    shown: Shown,
) -> None:
    asked: list[bool] = []
    shown.window.frame.practice.connect(lambda: asked.append(True))
    button = shown.window.frame.findChild(QPushButton, "practice-call")
    assert isinstance(button, QPushButton)
    before = button.isEnabled()

    shown.window.tell(pulse())
    button.click()

    assert not before
    assert asked == [True]


def idle_says(window: MainWindow) -> tuple[str, str]:
    return window.idle._title.text(), window.idle._chip.words


def test_ready_is_said_only_of_what_was_proved(shown: Shown) -> None:
    said = [idle_says(shown.window)]

    for news in (pulse(ready=False), pulse(public=False), pulse()):
        shown.window.tell(news)
        shown.window.refresh()
        said.append(idle_says(shown.window))

    assert said == [
        ("Getting ready", "Starting"),
        ("Not ready for calls yet", "Look below"),
        ("Ready for a practice call", "Practice only"),
        ("Ready for the next call", "Ready"),
    ]


def test_several_calls_have_a_switch_and_nothing_mixes(shown: Shown) -> None:
    shown.tell(
        *talk(),
        step(CallState.STREAMING, 30, OTHER),
        words("x1", "only over there", sid=OTHER, start=31),
    )
    switches = [
        b
        for b in shown.window.frame.findChildren(QPushButton, "switch-call")
        if b.isVisible()
    ]
    here = shown.window.call.transcript.text()

    switches[1].click()

    assert [b.text() for b in switches] == ["+1 415 555 0132", "+7 495 123-45-67"]
    assert "only over there" not in here
    assert shown.window.call.transcript.text().endswith("only over there")
    assert shown.window.model.chosen == OTHER


def test_more_calls_than_have_room_are_in_a_list(shown: Shown) -> None:
    sids = [f"CA{number:032d}" for number in range(1, 6)]
    shown.tell(*(step(CallState.STREAMING, 30, sid) for sid in sids))
    header = shown.window.call.header
    buttons = [b for b in header.findChildren(QPushButton) if b.isVisible()]
    rest = next(b for b in buttons if b.objectName() == "all-calls")
    said = rest.text()

    rest.click()
    (menu,) = rest.findChildren(QMenu)
    menu.actions()[4].trigger()

    assert [b.objectName() for b in buttons].count("switch-call") == 2
    assert said == "3 more"
    assert len(menu.actions()) == 5
    assert shown.window.model.chosen == sids[4]
    assert rest.isChecked()
    menu.close()


def test_a_key_goes_round_the_calls(shown: Shown) -> None:
    shown.tell(*talk(), step(CallState.STREAMING, 30, OTHER))
    seen = []

    for _ in range(3):
        QTest.keyClick(
            shown.window.frame, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier
        )
        seen.append(shown.window.model.chosen)

    assert seen == [OTHER, SID, OTHER]


def test_one_call_needs_no_switch(shown: Shown) -> None:
    shown.tell(*talk())

    assert not shown.window.call.header.others.isVisible()


def test_the_ended_page_tells_who_when_and_how_long(shown: Shown) -> None:
    shown.clock.seconds = 300
    shown.tell(*talk(), step(CallState.ENDED, 238))
    ended = shown.window.ended

    assert ended.person.words == "+1 415 555 0132"
    assert "3 min 58 s" in ended._second.text()
    assert ended._second.text().startswith("Today ")
    assert ended.ratings.texts() == [
        "Ask what their provider includes",
        "Offer 15% off for yearly payment",
    ]
    assert "discount if we pay yearly" in ended.transcript.text()


def test_dark_and_light_are_really_dark_and_light(shown: Shown) -> None:
    grounds = []

    for look in (Look(LIGHT), Look(DARK)):
        shown.window.set_look(look)
        image = shown.window.frame.grab().toImage()
        grounds.append(image.pixelColor(620, 40).name().upper())

    assert grounds == [LIGHT.bg, DARK.bg]


def test_a_bigger_text_size_makes_bigger_text(shown: Shown) -> None:
    shown.tell(*talk())
    name = shown.window.call.header.person.label
    normal = name.sizeHint().height()

    shown.window.set_look(Look(LIGHT, 1.5))

    assert name.sizeHint().height() >= 1.4 * normal


def test_nothing_takes_the_focus_when_a_hint_comes(shown: Shown) -> None:
    shown.tell(step(CallState.STREAMING))
    before = shown.window.frame.focusWidget()

    shown.tell(hint("h1", "Ask for the number"))

    assert shown.window.frame.focusWidget() is before
    assert shown.window.model.calls[SID].hints
