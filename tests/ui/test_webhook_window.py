"""The Webhook page among the others: who opens it, and what is told about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from talkhint_desktop.core.events import CallState, Trouble
from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.main_window import CALL, WEBHOOK, MainWindow
from talkhint_desktop.ui.settings_desk import SETUP
from tests.ui import settings_samples
from tests.ui import webhook_samples as made
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import (
    OTHER,
    SID,
    at,
    attached,
    figures,
    pulse,
    step,
    talk,
    trouble,
)
from tests.ui.webhook_samples import verdict


def page(window: MainWindow) -> object:
    return window.frame.pages.currentWidget()


def entry(window: MainWindow, name: str) -> QToolButton:
    found = window.frame.findChild(QToolButton, f"rail-{name}")
    assert isinstance(found, QToolButton)
    return found


def marked(window: MainWindow) -> list[str]:
    return [name for name in (CALL, WEBHOOK) if entry(window, name).isChecked()]


def wishes(shown: Shown) -> list[str]:
    told: list[str] = []
    desk = shown.window.webhook
    desk.wishes.verify.connect(lambda: told.append("verify"))
    desk.wishes.rescue.connect(lambda sid: told.append(f"rescue {sid}"))
    return told


def press(window: MainWindow, name: str) -> None:
    buttons = window.frame.findChildren(QPushButton, name)
    QTest.mouseClick(
        next(b for b in buttons if b.isVisible()), Qt.MouseButton.LeftButton
    )


def test_the_rail_turns_the_pages_and_shows_which_one_it_is(shown: Shown) -> None:
    window = shown.window
    seen = [(page(window) is window.idle, marked(window))]

    for name in (WEBHOOK, CALL):
        entry(window, name).click()
        seen.append((page(window) is window.idle, marked(window)))

    assert seen == [(True, [CALL]), (False, [WEBHOOK]), (True, [CALL])]


def test_the_keys_turn_the_pages(shown: Shown) -> None:
    window = shown.window
    window.frame.activateWindow()
    pages = []

    for key in (Qt.Key.Key_3, Qt.Key.Key_1):
        QTest.keyClick(window.frame, key, Qt.KeyboardModifier.ControlModifier)
        pages.append(page(window))

    assert pages == [window.webhook.page, window.idle]


def test_a_click_on_the_page_that_is_shown_leaves_it(shown: Shown) -> None:
    entry(shown.window, CALL).click()

    assert marked(shown.window) == [CALL]


def test_the_page_is_not_built_before_it_is_looked_at(shown: Shown) -> None:
    shown.window.webhook.show_state(made.state(made.goodbye()))
    before = shown.window.webhook._page

    shown.window.open(WEBHOOK)

    assert before is None
    assert shown.window.webhook.page.banner.tone == "bad"


def test_one_click_from_the_idle_page_verifies(shown: Shown) -> None:
    told = wishes(shown)

    press(shown.window, "verify-webhook")

    assert told == ["verify"]
    assert page(shown.window) is shown.window.webhook.page


def test_a_call_that_rings_takes_the_screen_once(shown: Shown) -> None:
    window = shown.window
    window.open(WEBHOOK)

    shown.tell(step(CallState.RINGING))
    while_ringing = page(window)
    window.open(WEBHOOK)
    shown.tell(*talk()[1:], step(CallState.ENDED, 60))
    after = page(window)
    entry(window, CALL).click()

    assert while_ringing is window.ringing
    assert after is window.webhook.page
    assert page(window) is window.ended


def test_another_call_takes_it_again(shown: Shown) -> None:
    shown.tell(step(CallState.RINGING))
    shown.window.open(WEBHOOK)

    shown.tell(step(CallState.RINGING, 5, OTHER))

    assert marked(shown.window) == [CALL]


def test_a_call_that_takes_the_screen_gives_no_button_the_focus(shown: Shown) -> None:
    window = shown.window
    window.open(WEBHOOK)
    window.webhook.show_state(made.state())
    button = window.webhook.page.findChild(QPushButton, "check-webhook")
    assert isinstance(button, QPushButton)
    button.setFocus()

    shown.tell(*talk())
    settle()

    assert not isinstance(window.frame.focusWidget(), QPushButton)


@pytest.mark.parametrize(
    "code", ["no-stream", "no-audio", "one-side-silent", "tunnel-down"]
)
def test_the_bar_of_a_trouble_asks_why_with_one_click(shown: Shown, code: str) -> None:
    told = wishes(shown)
    shown.tell(*talk(), trouble(code))

    press(shown.window, "trouble-action")

    assert told == ["verify"]
    assert page(shown.window) is shown.window.webhook.page


@pytest.mark.parametrize("code", ["webhook-stale", "tunnel-changed"])
def test_between_calls_the_bar_asks_why_too(shown: Shown, code: str) -> None:
    told = wishes(shown)
    shown.tell(trouble(code, sid=None))

    press(shown.window, "trouble-action")

    assert told == ["verify"]


def test_a_trouble_that_the_webhook_does_not_explain_has_no_button(
    shown: Shown,
) -> None:
    shown.tell(*talk(), trouble("transcriber-down"))

    assert shown.window.call.trouble.buttons == []


def test_audio_is_offered_only_with_the_account_s_keys(shown: Shown) -> None:
    told = wishes(shown)
    shown.tell(step(CallState.CONNECTED), trouble("no-stream"))
    without = [button.text() for button in shown.window.call.trouble.buttons]
    shown.window.webhook.show_state(made.state(credentials=True))

    press(shown.window, "trouble-action")

    assert without == ["Why?"]
    assert told == [f"rescue {SID}"]


def test_an_autopsy_stands_on_the_ended_page(shown: Shown) -> None:
    told = wishes(shown)
    shown.tell(*talk(), step(CallState.ENDED, 5), verdict(SID))
    bar = shown.window.ended.trouble
    said = bar.words, bar.second, [button.text() for button in bar.buttons]

    press(shown.window, "trouble-action")

    assert said == (
        "The number has no webhook",
        "Point the number at TalkHint with Fix.",
        ["Verify webhook"],
    )
    assert told == ["verify"]


def test_an_autopsy_says_its_own_words_whatever_its_code(shown: Shown) -> None:
    why = Trouble(
        at=at(9),
        call_sid=SID,
        code="no-stream",
        message="The caller hung up before the audio stream began.",
        remedy="Nothing is wrong with the webhook.",
    )

    shown.window.webhook.show_state(made.state(credentials=True))
    shown.tell(*talk(), step(CallState.ENDED, 5), why)
    bar = shown.window.ended.trouble

    assert shown.window.trouble_shown == why.message
    assert bar.second == why.remedy
    # Nothing can be attached to a call that is over.
    assert [button.text() for button in bar.buttons] == ["Verify webhook"]


def test_what_was_wrong_in_a_call_is_over_with_it(shown: Shown) -> None:
    shown.tell(*talk(), trouble("no-audio"), step(CallState.ENDED, 60))

    assert shown.window.trouble_shown == ""


def test_the_verdict_of_a_background_check_speaks_the_language(
    shown: Shown, application: QApplication
) -> None:
    speak(application, Language.RUSSIAN)

    shown.tell(verdict())

    assert shown.window.trouble_shown == "У номера нет вебхука"


def test_the_tray_has_a_problem_and_says_why(shown: Shown) -> None:
    before = shown.window.state, shown.window.why
    shown.tell(verdict())
    during = shown.window.state, shown.window.why

    shown.tell(verdict(cleared=True))

    assert before == ("idle", "")
    assert during == ("problem", "The number has no webhook")
    assert (shown.window.state, shown.window.why) == before


def test_a_bad_webhook_is_noticed_once_until_it_was_good(shown: Shown) -> None:
    told: list[tuple[str, str]] = []
    shown.window.webhook.notice.connect(lambda *words: told.append(words))
    counts = []

    for events in (
        [verdict()],
        [verdict()],
        [verdict(cleared=True), verdict()],
    ):
        shown.tell(*events)
        counts.append(len(told))
    shown.window.tell(attached(verdict(), instance="two"))
    counts.append(len(told))

    assert counts == [1, 1, 2, 2]
    assert told[0] == (
        "The number has no webhook",
        "Point the number at TalkHint with Fix.",
    )


def test_a_webhook_that_twilio_asked_since_is_noticed_anew(shown: Shown) -> None:
    told: list[str] = []
    shown.window.webhook.notice.connect(lambda *words: told.append(words[0]))
    shown.tell(verdict())
    shown.window.tell(attached(instance="two"))

    shown.window.tell(pulse())
    shown.tell(verdict())

    assert len(told) == 2


def test_an_autopsy_alone_is_no_notice(shown: Shown) -> None:
    told: list[str] = []
    shown.window.webhook.notice.connect(lambda *words: told.append(words[0]))

    shown.tell(*talk(), step(CallState.ENDED, 5), verdict(SID))

    assert told == []


def test_beside_the_verdict_the_page_repeats_it_in_no_bar(shown: Shown) -> None:
    shown.window.open(WEBHOOK)
    shown.tell(verdict())
    alone = shown.window.trouble_shown

    shown.tell(*talk(), trouble("no-audio"))
    shown.window.open(WEBHOOK)

    assert alone == ""
    assert shown.window.trouble_shown == "Audio stopped arriving."


def test_the_set_up_which_leads_to_the_verdict_says_it_in_no_bar(
    shown: Shown,
) -> None:
    shown.window.settings.show_state(settings_samples.state())
    shown.window.open(SETUP)
    shown.tell(verdict())
    alone = shown.window.trouble_shown

    shown.window.say(trouble("refused", sid=None))

    assert alone == ""
    assert shown.window.trouble_shown == "Something happened."


def test_what_was_refused_is_said_before_what_is_wrong_anyway(shown: Shown) -> None:
    shown.window.open(WEBHOOK)
    shown.tell(verdict(), *talk(), trouble("no-audio"))

    shown.window.say(trouble("refused", sid=None))
    at_once = shown.window.trouble_shown
    shown.window.open(WEBHOOK)

    assert at_once == "Something happened."
    assert shown.window.trouble_shown == "Something happened."


def test_a_lost_relay_is_said_on_the_page_and_the_report_stays(shown: Shown) -> None:
    shown.window.open(WEBHOOK)
    shown.window.webhook.show_state(made.state(made.goodbye()))

    shown.window.lost(None, waits=False)

    check = shown.window.webhook.page.findChild(QPushButton, "check-webhook")
    assert isinstance(check, QPushButton)
    assert shown.window.trouble_shown == "The relay stopped. Starting it again…"
    assert shown.window.webhook.page.banner.tone == "bad"
    assert not check.isEnabled()


def test_words_of_a_call_come_while_the_page_is_looked_at(shown: Shown) -> None:
    shown.tell(*talk()[:3])
    shown.window.open(WEBHOOK)

    shown.tell(*talk()[3:])
    shown.window.tell(pulse(figures()))
    entry(shown.window, CALL).click()

    assert "price" in shown.window.call.transcript.text()
