"""What an agent does in a call becomes commands, and what comes of it is shown."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from talkhint_desktop.core.events import CallState
from talkhint_desktop.ui.call_errands import CallErrands
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.main_window import MainWindow
from tests.ui.conftest import Shown
from tests.ui.samples import (
    SID,
    figures,
    flag,
    hint,
    pause,
    pulse,
    step,
    summary,
    talk,
    use,
)
from tests.ui.stand_in_relay import StandInRelay

Given = tuple[str, dict[str, Any]]


@dataclass
class Joined:
    """A window whose wishes of calls go to a stand-in for the relay."""

    shown: Shown
    relay: StandInRelay
    refused: list[str]

    @property
    def window(self) -> MainWindow:
        return self.shown.window

    def press(self, name: str) -> None:
        buttons = self.window.frame.findChildren(QPushButton, name)
        (found,) = [made for made in buttons if made.isVisible()]
        found.click()

    async def until(self, there: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not there():
                await asyncio.sleep(0)

    async def given(self, count: int) -> list[Given]:
        await self.relay.until(given=count)
        return self.relay.given


@asynccontextmanager
async def joined(shown: Shown) -> AsyncIterator[Joined]:
    refused: list[str] = []
    async with asyncio.TaskGroup() as tasks:
        jobs = Jobs(tasks, lambda error: refused.append(str(error)))
        relay = StandInRelay()
        CallErrands(shown.window.calls, relay, jobs)
        yield Joined(shown, relay, refused)
        jobs.cancel()


def in_call(shown: Shown) -> None:
    shown.clock.seconds = 45
    shown.tell(*talk())


def card_title(shown: Shown) -> str:
    card = shown.window.call.hints.card
    return card._title.text() if card._title.isVisible() else ""


async def test_a_hint_is_asked_for_by_button_and_by_key_but_once_at_a_time(
    shown: Shown, qtbot: Any
) -> None:
    async with joined(shown) as it:
        in_call(shown)
        shown.later(40)
        it.press("hint-now")
        qtbot.keyClick(it.window.frame, Qt.Key.Key_F8)
        given = await it.given(1)
        during = card_title(shown)
        it.relay.answer(None)
        shown.tell(hint("h9", "Offer a call back", seconds=86))
        shown.later(1)
        qtbot.keyClick(it.window.frame, Qt.Key.Key_F8)
        await it.given(2)

        assert given == [("hint-now", {"call_sid": SID})] * 2
        assert during == "Thinking…"
        assert it.window.call.hints.card.hint is not None


async def test_a_practice_call_can_be_ended_and_a_real_one_only_on_the_phone(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        in_call(shown)
        shown.window.tell(pulse(figures(practice=False)))
        shown.later(1)
        offered = shown.window.call.header._end_practice.isVisible()
        shown.window.tell(pulse(figures(practice=True)))
        it.press("end-practice")
        given = await it.given(1)
        it.relay.answer(None)

        assert not offered
        assert given == [("stop-practice", {})]


async def test_a_hint_that_does_not_come_is_said_and_then_forgotten(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        in_call(shown)
        shown.later(40)
        said = [card_title(shown)]
        it.press("hint-now")
        await it.given(1)
        for seconds in (0, 5, 4, 8):
            shown.later(seconds)
            said.append(card_title(shown))

        assert said == [
            "No hint now",
            "Thinking…",
            "Thinking…",
            "No hint came",
            "No hint now",
        ]


async def test_a_refused_wish_for_a_hint_says_why(shown: Shown) -> None:
    async with joined(shown) as it:
        in_call(shown)
        shown.later(40)
        it.press("hint-now")
        await it.given(1)
        it.relay.refuse("OpenAI refuses the key.")
        await it.until(lambda: it.refused != [])

        assert it.refused == ["OpenAI refuses the key."]
        assert card_title(shown) == "No hint now"


async def test_thinking_is_never_said_of_hints_that_come_by_themselves(
    shown: Shown,
) -> None:
    shown.tell(*talk(), hint("h9", "", state="growing"))
    shown.later(60)

    assert card_title(shown) == "No hint now"


async def test_pausing_and_going_on_are_one_key(shown: Shown, qtbot: Any) -> None:
    async with joined(shown) as it:
        in_call(shown)
        it.press("pause")
        await it.given(1)
        it.relay.answer(None)
        shown.tell(pause())
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(it.window.frame, Qt.Key.Key_P, keys)
        given = await it.given(2)

        assert given == [("pause", {"on": True}), ("pause", {"on": False})]


async def test_the_bar_of_a_pause_ends_it_or_makes_it_longer(shown: Shown) -> None:
    async with joined(shown) as it:
        shown.clock.seconds = 45
        shown.tell(pause(lasts=300))
        it.press("go-on")
        shown.later(280)
        it.press("stay-paused")
        given = await it.given(2)

        assert given == [("pause", {"on": False}), ("pause", {"on": True})]


async def test_what_becomes_of_a_hint_is_reported_once(
    shown: Shown, qtbot: Any
) -> None:
    async with joined(shown) as it:
        in_call(shown)
        it.press("copy-hint")
        it.press("copy-hint")
        it.press("pin-hint")
        it.press("pin-hint")
        keys = Qt.KeyboardModifier.ControlModifier
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_P):
            qtbot.keyClick(it.window.frame, key, keys)
        it.press("hide-hint")
        given = await it.given(7)
        await asyncio.sleep(0)

        assert [what["fate"] for _, what in given] == [
            "copied",
            "pinned",
            "unpinned",
            "up",
            "down",
            "pinned",
            "dismissed",
        ]
        about = {"call_sid": SID, "hint": "h2"}
        assert given[0] == ("hint-used", {**about, "fate": "copied"})


async def test_a_hint_in_sight_for_four_seconds_was_read(shown: Shown) -> None:
    async with joined(shown) as it:
        in_call(shown)
        for _ in range(15):
            shown.later(0.25)
        await asyncio.sleep(0)
        before = list(it.relay.given)
        for _ in range(40):
            shown.later(0.25)
        given = await it.given(1)

        assert before == []
        what = {"call_sid": SID, "hint": "h2", "fate": "read"}
        assert given == [("hint-used", what)]


async def test_a_hint_behind_another_page_or_window_is_not_read(shown: Shown) -> None:
    async with joined(shown) as it:
        in_call(shown)
        it.window.open("webhook")
        for _ in range(20):
            shown.later(0.25)
        it.window.open("call")
        it.window.frame.showMinimized()
        for _ in range(20):
            shown.later(0.25)
        await asyncio.sleep(0)

        assert it.relay.given == []


async def test_that_a_hint_was_read_is_refused_silently(shown: Shown) -> None:
    async with joined(shown) as it:
        in_call(shown)
        it.window.calls.use(SID, "h2", "read")
        await it.given(1)
        it.relay.refuse("The call is not known.")
        it.window.calls.use(SID, "h2", "up")
        await it.given(2)
        it.relay.refuse("The call is not known.")
        await it.until(lambda: it.refused != [])

        assert it.refused == ["The call is not known."]


async def test_a_pinned_hint_is_unpinned_in_its_list(shown: Shown) -> None:
    async with joined(shown) as it:
        in_call(shown)
        shown.tell(use("h1", "pinned"))
        before = it.window.call.hints.pinned.texts()
        it.press("unpin-hint")
        given = await it.given(1)

        assert before == ["Ask what their provider includes"]
        what = {"call_sid": SID, "hint": "h1", "fate": "unpinned"}
        assert given == [("hint-used", what)]
        assert it.window.call.hints.pinned.texts() == []


async def test_a_flag_is_sent_from_the_call_and_from_the_page_after_it(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        in_call(shown)
        view = it.window.call.transcript
        view.flags.turn(view.rows[1])
        shown.tell(flag("u1"), step(CallState.ENDED, 60))
        after = it.window.ended.transcript
        after.flags.turn(after.rows[1])
        given = await it.given(2)

        line = {"call_sid": SID, "utterance": "u1"}
        assert given == [
            ("flag", {**line, "flagged": True}),
            ("flag", {**line, "flagged": False}),
        ]


async def test_a_corrected_word_is_sent_and_offered_as_a_name(
    shown: Shown, qtbot: Any
) -> None:
    async with joined(shown) as it:
        in_call(shown)
        view = it.window.call.transcript
        row = view.row_rect(1)
        view._correct(QPoint(140, row.bottom() - 20), or_all=True)
        editor = view._correcting.editor
        editor.setText("Hello Vandelay")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        given = await it.given(1)
        it.relay.answer({"keywords": ["Vandelay", "Hello"]})
        offer = it.window.call.offer
        await it.until(lambda: offer.words != "")
        said = [offer.words]
        it.press("add-keyword")
        said.append(offer.words)
        it.press("no-keyword")
        await it.given(2)

        assert given[0][0] == "correct"
        assert given[0][1]["utterance"] == "u1"
        assert "Hello Vandelay" in given[0][1]["text"]
        assert given[1:] == [("add-keyword", {"word": "Vandelay"})]
        assert said == [
            "Add “Vandelay” to the names that recognition knows?",
            "Add “Hello” to the names that recognition knows?",
        ]
        assert offer.words == ""


async def test_a_summary_is_written_as_it_comes_and_can_be_stopped(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        shown.tell(*talk(), step(CallState.ENDED, 60))
        card = it.window.ended.summary
        said = [card.words[0]]
        it.press("write-summary")
        await it.given(1)
        said.append(card.words[0])
        it.relay.part(summary("The caller wants", state="growing"))
        said.append(card.words[1])
        it.press("stop-summary")
        given = await it.given(2)
        it.relay.answer(summary("The caller wants a price.", "Send it"))
        await it.until(lambda: card.words[2] == ["Send it"])

        assert given == [
            ("summarise", {"call_sid": SID}),
            ("stop-summary", {"call_sid": SID}),
        ]
        assert said == [
            "There is no summary of this call yet.",
            "Being written…",
            "The caller wants",
        ]
        assert card.words == (
            "Written by the model.",
            "The caller wants a price.",
            ["Send it"],
        )


async def test_an_edited_summary_stays_in_the_editor_until_it_is_kept(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        shown.tell(*talk(), step(CallState.ENDED, 60))
        shown.tell(summary("They want a price.", "Send it"))
        it.press("edit-summary")
        card = it.window.ended.summary
        field = card.findChild(QPlainTextEdit, "summary-todo")
        assert isinstance(field, QPlainTextEdit)
        field.setPlainText("Send it today\n\n- Call back\n")
        it.press("save-summary")
        given = await it.given(1)
        it.relay.refuse("The disk is full.")
        await it.until(lambda: it.refused != [])
        stays = card.editor.isVisible(), card.editor.written
        it.press("save-summary")
        await it.given(2)
        it.relay.answer(None)
        await it.until(lambda: not card.editor.isVisible())

        todo = ["Send it today", "Call back"]
        what = {"call_sid": SID, "text": "They want a price.", "todo": todo}
        assert given == [("edit-summary", what)] * 2
        assert stays == (True, ("They want a price.", todo))


async def test_what_was_written_is_kept_when_the_next_call_takes_the_screen(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        shown.tell(*talk(), step(CallState.ENDED, 60), summary("They want a price."))
        it.press("edit-summary")
        card = it.window.ended.summary
        field = card.findChild(QPlainTextEdit, "summary-text")
        assert isinstance(field, QPlainTextEdit)
        field.setPlainText("They want a better price.")
        shown.tell(step(CallState.RINGING, 70, "CA" + "2" * 32))
        given = await it.given(1)

        what = {"call_sid": SID, "text": "They want a better price.", "todo": []}
        assert given == [("edit-summary", what)]


async def test_hints_are_rated_after_the_call(shown: Shown) -> None:
    async with joined(shown) as it:
        shown.tell(*talk(), step(CallState.ENDED, 60), use("h2", "up"))
        ratings = it.window.ended.ratings
        counted = [ratings._count.text()]
        downs = ratings.findChildren(QPushButton, "thumb-down")
        downs[0].click()
        given = await it.given(1)
        counted.append(ratings._count.text())

        what = {"call_sid": SID, "hint": "h1", "fate": "down"}
        assert given == [("hint-used", what)]
        assert counted == ["1 of 2 rated", "2 of 2 rated"]
