"""What the window shows of pauses, hints in hand, corrections, cost and summaries."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from talkhint_desktop.core.events import CallState, Speaker
from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.cost_words import money
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.theme import DARK, LIGHT, Look
from tests.ui.conftest import Shown
from tests.ui.samples import (
    attached,
    correction,
    cost,
    figures,
    hint,
    lost,
    pause,
    pulse,
    step,
    summary,
    talk,
    trouble,
    use,
    words,
)

MISCHIEF = "<b>now</b> & <img src='x'>"


def in_call(shown: Shown) -> None:
    shown.clock.seconds = 45
    shown.tell(*talk())
    shown.window.tell(pulse(figures()))
    shown.window.refresh()


def seen(shown: Shown, name: str) -> list[QPushButton]:
    found = shown.window.frame.findChildren(QPushButton, name)
    return [made for made in found if made.isVisible()]


def shows(widget: Any, words: str) -> bool:
    labels = widget.findChildren(QLabel)
    return any(label.isVisible() and label.text() == words for label in labels)


# Pausing


def test_a_pause_is_said_wherever_listening_was(shown: Shown) -> None:
    in_call(shown)
    before = shown.window.call.hearing, shown.window.pause.words

    shown.tell(pause())
    path = [line.partition(",")[0] for line in shown.window.path.texts()]

    assert before == ("Listening", "")
    assert shown.window.call.hearing == "Paused"
    assert shown.window.call.header._state.words.startswith("Paused")
    assert {"Caller: Paused", "You: Paused", "Words: Paused"} <= set(path)
    assert not any("Listening" in line for line in path)


def test_a_pause_counts_down_and_warns_before_it_ends(shown: Shown) -> None:
    shown.clock.seconds = 45
    shown.tell(pause(lasts=300))
    said = []

    for seconds in (48, 240, 20):
        shown.later(seconds)
        said.append((shown.window.pause.words, len(seen(shown, "stay-paused"))))

    paused = "Paused. Nothing is heard or kept."
    assert said == [
        (f"{paused} Goes on by itself in 4:12.", 0),
        (f"{paused} Both sides are heard again in 0:12.", 1),
        (f"{paused} Goes on by itself now.", 1),
    ]


def test_the_clock_of_a_call_goes_on_while_it_is_paused(shown: Shown) -> None:
    in_call(shown)
    shown.tell(pause())

    shown.later(60)

    assert shown.window.call.header._state.words == "Paused  01:43"


def test_going_on_takes_all_of_it_away(shown: Shown) -> None:
    in_call(shown)
    shown.tell(pause(), pause(on=False))

    assert shown.window.pause.words == ""
    assert shown.window.call.hearing == "Listening"
    assert shown.window.state == "call"


def test_a_pause_is_on_every_page_and_in_the_tray(shown: Shown) -> None:
    shown.tell(pause())
    idle = shown.window.pause.isVisible(), shown.window.state
    shown.window.open("webhook")
    webhook = shown.window.pause.isVisible()
    shown.tell(trouble("webhook-stale", sid=None))
    with_trouble = shown.window.state, shown.window.why
    shown.window.lost(None, waits=False)

    assert (idle, webhook) == ((True, "paused"), True)
    assert with_trouble == ("paused", "")
    assert shown.window.state == "problem"


def test_ready_is_not_said_while_nothing_is_heard(shown: Shown) -> None:
    shown.window.tell(pulse())
    shown.tell(pause())
    idle = shown.window.idle

    assert (idle._title.text(), idle._chip.words) == (
        "Calls ring, but nothing is heard",
        "Paused",
    )


def test_a_pause_moves_no_hint(shown: Shown) -> None:
    in_call(shown)
    QApplication.processEvents()
    card = shown.window.call.hints.card
    before = card.mapTo(shown.window.frame, QPoint(0, 0)), card.height()

    shown.tell(pause())
    QApplication.processEvents()

    assert (card.mapTo(shown.window.frame, QPoint(0, 0)), card.height()) == before


def test_the_transcript_says_once_what_a_pause_left_out(shown: Shown) -> None:
    in_call(shown)

    shown.tell(
        lost(28, 33, cause="paused"),
        lost(28, 33, cause="paused", speaker=Speaker.AGENT),
        pause(),
    )
    lines = shown.window.call.transcript.text().splitlines()

    left_out = "Paused: nothing was heard or kept for 5 s"
    assert lines.count(left_out) == 1
    assert lines[-1].startswith("Paused at ")


def test_a_late_window_knows_of_the_pause(shown: Shown) -> None:
    shown.window.tell(attached(*talk(), pause()))

    assert shown.window.pause.isVisible()


# Hints


def test_a_growing_hint_adds_words_and_then_facts(shown: Shown) -> None:
    shown.tell(step(CallState.STREAMING))
    card = shown.window.call.hints.card
    said = []

    for number, (headline, facts) in enumerate(
        [
            ("Say the data", ()),
            ("Say the data stays in Frankfurt", ()),
            ("Say the data stays in Frankfurt", ("Stored in the EU",)),
        ]
    ):
        shown.clock.seconds = number * 0.3
        growing = hint("m1", headline, *facts, state="growing", source="model")
        shown.tell(growing)
        fact = card._facts[0][1]
        said.append((card._headline.text(), fact.text() if fact.isVisible() else ""))

    assert said == [
        ("Say the data", ""),
        ("Say the data stays in Frankfurt", ""),
        ("Say the data stays in Frankfurt", "Stored in the EU"),
    ]


def test_words_that_were_shown_are_not_laid_out_anew_at_once(shown: Shown) -> None:
    shown.tell(step(CallState.STREAMING))
    card = shown.window.call.hints.card
    said = []

    for moment, headline in ((0, "Say"), (0.1, "Say the"), (0.2, "Say the data")):
        shown.clock.seconds = moment
        shown.tell(hint("m1", headline, state="growing", source="model"))
        said.append(card._headline.text())
    shown.later(0.1)
    said.append(card._headline.text())

    assert said == ["Say", "Say", "Say", "Say the data"]


def test_a_finished_hint_is_whole_at_once(shown: Shown) -> None:
    shown.tell(step(CallState.STREAMING), hint("m1", "Say", state="growing"))

    shown.tell(hint("m1", "Say it all", "One fact"))

    assert shown.window.call.hints.card._headline.text() == "Say it all"
    assert shown.window.call.hints.card._facts[0][1].text() == "One fact"


@pytest.mark.parametrize(
    ("source", "card", "said"),
    [
        ("playbook", "prices.md#Yearly", "prices.md: Yearly"),
        ("model", "prices.md#Yearly", "From the model, grounded in prices.md: Yearly"),
        ("model", None, "From the model, with no card behind it"),
    ],
)
def test_a_hint_says_where_it_comes_from(
    shown: Shown, source: str, card: str | None, said: str
) -> None:
    made = hint("h1", "Say it", card=card, source=source)
    shown.tell(step(CallState.STREAMING), made)

    assert shows(shown.window.call.hints.card, said)


def test_a_growing_hint_does_not_say_yet_what_it_stands_on(shown: Shown) -> None:
    growing = hint("h1", "Say it", state="growing", source="model")
    shown.tell(step(CallState.STREAMING), growing)

    assert shows(shown.window.call.hints.card, "From the model")


def test_a_number_that_nobody_gave_is_amber_and_said(shown: Shown) -> None:
    made = hint("h1", "Say 15 of 150", "It is **1,836** a year", check=["15", "1,836"])
    shown.tell(step(CallState.STREAMING), made)
    card = shown.window.call.hints.card
    amber = f'<span style="color:{LIGHT.warn.lower()}">'

    assert card._headline.text() == f"Say {amber}15</span> of 150"
    assert card._facts[0][1].text() == f"It is <b>{amber}1,836</span></b> a year"
    doubt = "Check first, not in your playbook or this call: 15, 1,836"
    assert shows(card, doubt)


def test_another_theme_has_another_amber(shown: Shown) -> None:
    made = hint("h1", "Say 15", check=["15"])
    shown.tell(step(CallState.STREAMING), made)

    shown.window.set_look(Look(DARK))

    assert DARK.warn.lower() in shown.window.call.hints.card._headline.text()


def test_a_hint_repeats_what_was_asked_as_it_is_to_be_read_now(shown: Shown) -> None:
    in_call(shown)
    shown.tell(hint("h9", "Say it", seconds=45, utterance="u3"))
    shown.tell(correction("u3", "It is the price."))

    assert shows(shown.window.call.hints.card, "Asked: “It is the price.”")


def test_a_pinned_hint_shows_its_facts_and_can_be_unpinned(shown: Shown) -> None:
    in_call(shown)

    shown.tell(use("h2", "pinned"))
    on_card = shown.window.call.hints.pinned.texts()
    shown.later(40)

    assert on_card == []
    pinned = shown.window.call.hints.pinned
    assert pinned.texts() == ["Offer 15% off for yearly payment"]
    assert shows(
        pinned, "12 seats: $1,836 a year, was $2,160\nPrice is held for two years"
    )
    assert len(seen(shown, "unpin-hint")) == 1


def test_without_room_the_buttons_of_a_hint_are_icons_with_names(shown: Shown) -> None:
    in_call(shown)
    copy = seen(shown, "copy-hint")[0]
    wide = copy.text().strip()

    shown.window.set_look(Look(LIGHT, 1.8))
    shown.window.frame.resize(900, 780)
    QApplication.processEvents()

    assert wide == "Copy"
    assert copy.text() == ""
    assert (copy.accessibleName(), copy.toolTip()) == ("Copy", "Copy (Ctrl+Shift+C)")


def test_asking_for_a_hint_steals_no_focus(shown: Shown) -> None:
    in_call(shown)
    before = shown.window.frame.focusWidget()

    shown.window.calls.ask("CA" + "1" * 32)
    shown.tell(hint("h9", "Say it", seconds=45), pause(), correction("u3", "Right."))
    shown.window.calls.offer("CA" + "1" * 32, ["Right"])

    assert shown.window.frame.focusWidget() is before


def test_no_hints_are_said_in_the_header_and_one_can_be_asked_for(
    shown: Shown,
) -> None:
    in_call(shown)
    asked: list[str] = []
    shown.window.calls.wishes.hint_now.connect(asked.append)

    shown.tell(trouble("hints-down"))
    seen(shown, "trouble-action")[0].click()

    assert shown.window.call.header._hints.words == "No hints"
    assert asked == ["CA" + "1" * 32]


# Corrections


def edit(shown: Shown, utterance: int) -> Any:
    view = shown.window.call.transcript
    row = view.row_rect(utterance)
    view._correct(QPoint(140, row.bottom() - 20), or_all=False)
    return view._correcting.editor


def test_a_double_click_selects_a_word_and_enter_opens_it_for_correction(
    shown: Shown, qtbot: Any
) -> None:
    in_call(shown)
    view = shown.window.call.transcript
    at = QPoint(42, view.row_rect(1).bottom() - 20)

    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Return)

    editor = view._correcting.editor
    assert QGuiApplication.clipboard().text() == "Hi"
    assert editor.isVisible()
    assert editor.text() == "Hi"
    assert editor.selectedText() == "Hi"


def test_a_partial_cannot_be_corrected(shown: Shown) -> None:
    in_call(shown)

    assert not edit(shown, 6).isVisible()


def test_escape_leaves_the_words_and_the_hint_alone(shown: Shown, qtbot: Any) -> None:
    in_call(shown)
    told: list[Any] = []
    view = shown.window.call.transcript
    view.corrected.connect(lambda *what: told.append(what))
    editor = edit(shown, 1)
    editor.setText("Ann")

    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert not editor.isVisible()
    assert told == []
    assert shown.window.call.hints.card.hint is not None
    assert shown.window.frame.focusWidget() is view


def test_an_unchanged_word_is_no_correction(shown: Shown, qtbot: Any) -> None:
    in_call(shown)
    told: list[Any] = []
    shown.window.call.transcript.corrected.connect(lambda *what: told.append(what))

    qtbot.keyClick(edit(shown, 1), Qt.Key.Key_Return)

    assert told == []


def test_the_editor_stays_over_its_word_when_more_is_said(shown: Shown) -> None:
    in_call(shown)
    view = shown.window.call.transcript
    editor = edit(shown, 3)
    before = editor.geometry().center().y() - view.row_rect(3).top()

    shown.tell(words("u7", "And one more long thing to say.", start=50))

    assert editor.isVisible()
    assert editor.geometry().center().y() - view.row_rect(3).top() == before


def test_corrected_words_show_what_was_heard(shown: Shown) -> None:
    in_call(shown)
    shown.tell(correction("u1", f"{MISCHIEF} Vandelay"))
    view = shown.window.call.transcript
    row = view.row_rect(1)

    assert f"Caller, 00:04: {MISCHIEF} Vandelay" in view.text()
    assert view.tip_at(QPoint(140, row.bottom() - 20)) == (
        "<qt>heard: Hi, I&#x27;m calling about the quote you sent on Friday for "
        "the twelve seats.</qt>"
    )
    assert view.tip_at(QPoint(140, view.row_rect(2).bottom() - 20)) == ""


def test_corrected_words_are_corrected_after_the_call_too(shown: Shown) -> None:
    shown.tell(*talk(), correction("u1", "About Vandelay."), step(CallState.ENDED, 60))

    assert "Caller, 00:04: About Vandelay." in shown.window.ended.transcript.text()


def test_a_secret_that_was_masked_can_be_read_nowhere(shown: Shown) -> None:
    in_call(shown)
    shown.tell(correction("u1", "My card is 4111 then more."))

    shown.tell(correction("u1", "My card is [card number].", masked=True))

    view = shown.window.call.transcript
    at = QPoint(60, view.row_rect(1).bottom() - 20)
    assert "Caller, 00:04: My card is [card number]." in view.text()
    assert "4111" not in view.text()
    assert view.tip_at(at) == ""


# Cost


def test_the_cost_is_absent_until_it_is_known(shown: Shown) -> None:
    in_call(shown)
    label = shown.window.call.header._cost
    before = label.isVisible()

    shown.tell(cost(0.042))

    assert not before
    assert (label.isVisible(), label.text()) == (True, "$0.04")
    assert label.toolTip() == (
        "Today: $0.31\nThis month: $4.20\nBy the prices published on 2026-11-01."
    )


def test_a_model_without_a_price_is_named(shown: Shown) -> None:
    in_call(shown)

    shown.tell(cost(unpriced=["llama"]))

    tip = shown.window.call.header._cost.toolTip()
    assert tip.endswith("\nNot counted, for no price is known: llama")


def test_money_is_written_as_the_language_does(application: QApplication) -> None:
    english = money(0), money(0.004), money(1.5)
    speak(application, Language.RUSSIAN)

    assert english == ("$0.00", "under $0.01", "$1.50")
    assert money(0.04) == "0,04\u00a0$"


# After the call


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("model", "Written by the model."),
        ("extract", "Taken from the call's own lines, no model."),
        ("person", "Edited by you."),
    ],
)
def test_a_summary_says_who_wrote_it(shown: Shown, source: Any, said: str) -> None:
    shown.tell(*talk(), step(CallState.ENDED, 60))

    shown.tell(summary(MISCHIEF, MISCHIEF, source=source))

    assert shown.window.ended.summary.words == (said, MISCHIEF, [MISCHIEF])
    labels = shown.window.ended.summary.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_summary_is_copied_with_what_is_to_do(shown: Shown) -> None:
    shown.tell(*talk(), step(CallState.ENDED, 60))
    shown.tell(summary("They want a price.", "Send it", "Call back"))

    seen(shown, "copy-summary")[0].click()

    assert QGuiApplication.clipboard().text() == (
        "They want a price.\n\nTo do\n- Send it\n- Call back"
    )


def test_a_growing_summary_can_only_be_stopped(shown: Shown) -> None:
    shown.tell(*talk(), step(CallState.ENDED, 60))

    shown.tell(summary("They want", state="growing"))

    offered = [len(seen(shown, n)) for n in ("stop-summary", "edit-summary")]
    assert offered == [1, 0]
    assert shown.window.ended.summary.words[0] == "Being written…"


def test_escape_leaves_the_summary_as_it_was(shown: Shown, qtbot: Any) -> None:
    shown.tell(*talk(), step(CallState.ENDED, 60), summary("They want a price."))
    seen(shown, "edit-summary")[0].click()
    editor = shown.window.ended.summary.editor
    editor._words.setPlainText("Something else")

    qtbot.keyClick(editor._words, Qt.Key.Key_Escape)

    assert not editor.isVisible()
    assert shown.window.ended.summary.words[1] == "They want a price."


# Troubles


@pytest.mark.parametrize(
    ("code", "said", "offered"),
    [
        ("key-refused", "OpenAI refused the key.", ["Replace key"]),
        (
            "quota-exhausted",
            "The OpenAI account has no credit left.",
            ["Open billing"],
        ),
        ("daily-limit", "Today's calls have cost most of the limit.", ["Pause"]),
        ("hints-down", "Hints do not come now.", ["Ask now"]),
        ("offline", "This PC is offline.", []),
    ],
)
def test_a_trouble_of_the_engines_says_what_to_do(
    shown: Shown, code: str, said: str, offered: list[str]
) -> None:
    in_call(shown)

    shown.tell(trouble(code))

    bar = shown.window.call.trouble
    assert bar.words == said
    assert [made.text() for made in bar.buttons] == offered
