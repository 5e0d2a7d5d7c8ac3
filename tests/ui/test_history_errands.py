"""Wishes of past calls, carried over a real link to a real history of 5,000 calls."""

import asyncio
import csv
import io
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from talkhint_desktop.app.names import Names
from talkhint_desktop.app.past import Past
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallState
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.link.client import Link
from talkhint_desktop.store.export import export as document
from talkhint_desktop.store.history import History
from talkhint_desktop.ui.history_desk import HISTORY
from talkhint_desktop.ui.history_errands import ON_A_PAGE, HistoryErrands
from talkhint_desktop.ui.history_page import HistoryPage
from talkhint_desktop.ui.jobs import Jobs
from tests.link.hosting import hosted
from tests.peers import many_calls as many
from tests.ui.conftest import Shown
from tests.ui.samples import SID, step

pytestmark = pytest.mark.timeout(120)
CALLS = 5_000


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "history.sqlite3"
    many.fill(path, CALLS, lines=2)
    return path


@dataclass
class Joined:
    """A window, and a relay's history at the other end of the link."""

    shown: Shown
    history: History
    refused: list[str] = field(default_factory=list)
    given: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def page(self) -> HistoryPage:
        return self.shown.window.history.page

    async def until(self, there: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            # What a window shows has no event of its own.
            while not there():
                await asyncio.sleep(0.005)

    async def opened(self) -> None:
        self.shown.window.open(HISTORY)
        await self.until(lambda: bool(self.page.list.calls.calls))

    async def search(self, words: str) -> None:
        """Type, and wait for what is found."""
        self.page.search.setText(words)
        before = self.of("history-find")
        await self.until(lambda: self.of("history-find") > before)
        await self.until(lambda: not self.page._timer.isActive())
        await asyncio.sleep(0.05)

    def of(self, name: str) -> int:
        return sum(given == name for given, _ in self.given)

    def sids(self) -> list[str]:
        return [one.sid for one in self.page.list.calls.calls]

    def press(self, name: str) -> None:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        assert found.isVisible()
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    async def dialog(self) -> QFileDialog:
        def found() -> list[QFileDialog]:
            frame = self.shown.window.frame
            dialogs = frame.findChildren(QFileDialog, "save-call")
            return [one for one in dialogs if one.isVisible()]

        await self.until(lambda: bool(found()))
        return found()[0]


@asynccontextmanager
async def joined(shown: Shown, path: Path) -> AsyncIterator[Joined]:
    clock = lambda: Moment(many.LAST, shown.clock.seconds)  # noqa: E731
    with History.open(path) as history:
        it = Joined(shown, history)
        it.gate.set()
        names = Names(history, tell=history.told, clock=clock)
        past = Past(
            history,
            keep_days=lambda: 0,
            clock=clock,
            gone=lambda sid: None,
            names=names,
        )
        commands = {**past.commands(), "flag": kept_quietly}

        async def handle(name: str, arguments: dict[str, Any], part: Any) -> Any:
            it.given.append((name, arguments))
            await it.gate.wait()
            try:
                return await commands[name](**arguments)
            finally:
                it.answered.append(name)

        async with (
            hosted(handle) as relay,
            await relay.attach() as link,
            asyncio.TaskGroup() as tasks,
        ):
            reading = tasks.create_task(read_away(link))
            jobs = Jobs(tasks, lambda error: it.refused.append(str(error)))
            window = shown.window
            HistoryErrands(window.history, link.command, jobs, window.frame)
            yield it
            jobs.cancel()
            reading.cancel()


async def kept_quietly(**_given: Any) -> None:
    """Stand for the relay that keeps a flag: what it does is held elsewhere."""


def name_into(dialog: QFileDialog, path: Path) -> None:
    """Write a file's name as the user does, over what is proposed."""
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit)
    line.setText(str(path))


async def read_away(link: Link) -> None:
    async for _ in link:
        pass


async def test_a_flag_of_a_past_call_reaches_the_relay(
    shown: Shown, filled: Path
) -> None:
    async with joined(shown, filled) as it:
        await it.opened()
        it.page.list.choose(many.sid_of(6))
        view = it.page.detail.transcript
        await it.until(lambda: view.marks.flagged == {"u0", "u1"})
        view.flags.turn(view.rows[1])
        await it.until(lambda: it.of("flag") == 1)

        line = {"call_sid": many.sid_of(6), "utterance": "u0", "flagged": False}
        assert it.given[-1] == ("flag", line)


async def test_the_list_is_fetched_page_by_page_to_its_very_end(
    shown: Shown, filled: Path
) -> None:
    async with joined(shown, filled) as it:
        await it.opened()
        first = len(it.sids())

        bar = it.page.list.verticalScrollBar()

        def scrolled_to_the_end() -> bool:
            bar.setValue(bar.maximum())
            return len(it.sids()) >= CALLS

        await it.until(scrolled_to_the_end)

        assert first == ON_A_PAGE
        assert it.sids() == [many.sid_of(number) for number in range(CALLS)]


async def test_a_call_is_found_among_thousands_and_read(
    shown: Shown, filled: Path
) -> None:
    async with joined(shown, filled) as it:
        await it.opened()
        await it.search("w4321x")
        await it.until(lambda: len(it.sids()) == 1)
        found = it.page.list.calls.calls[0]

        QTest.keyClick(it.page.search, Qt.Key.Key_Down)
        await it.until(lambda: it.page.detail.kept is not None)

        assert [piece.text for piece in found.pieces if piece.hit] == ["w4321x"]
        assert "w4321x" in it.page.detail.transcript.text()


async def test_of_what_is_typed_while_a_search_goes_on_the_newest_alone_is_asked(
    shown: Shown, filled: Path
) -> None:
    async with joined(shown, filled) as it:
        await it.opened()
        it.gate.clear()
        asked = it.of("history-find")
        for words in ("p", "pr", "pri", "w77x"):
            it.page.search.setText(words)
            it.page._timer.timeout.emit()
        it.page._timer.stop()
        await it.until(lambda: it.of("history-find") > asked)
        it.gate.set()
        await it.until(lambda: it.sids() == [many.sid_of(77)])

        wanted = [a["wanted"]["words"] for n, a in it.given if n == "history-find"]
        assert wanted[asked:] == ["p", "w77x"]


async def test_a_deleted_call_is_gone_and_undo_brings_it_back(
    shown: Shown, filled: Path, tmp_path: Path
) -> None:
    path = tmp_path / "history.sqlite3"
    shutil.copy(filled, path)
    async with joined(shown, path) as it:
        await it.opened()
        it.page.list.choose(many.sid_of(1))
        await it.until(lambda: it.page.detail.kept is not None)

        it.press("delete-call")
        await it.until(lambda: it.page.undo.words != "")
        gone = many.sid_of(1) not in it.sids()
        left = many.sid_of(1) in shown.window.model.dismissed
        it.press("undo-delete")
        await it.until(lambda: many.sid_of(1) in it.sids())

        assert gone
        assert left  # the pages of calls do not show it any more either
        assert it.refused == []


async def test_a_call_is_saved_where_the_user_says_and_nothing_stands_still(
    shown: Shown, filled: Path, tmp_path: Path
) -> None:
    async with joined(shown, filled) as it:
        await it.opened()
        it.page.list.choose(many.sid_of(2))
        await it.until(lambda: it.page.detail.kept is not None)
        it.page.detail.save.emit("txt")
        dialog = await it.dialog()
        proposed = Path(dialog.selectedFiles()[0]).name

        await it.search("w55x")  # the dialog is open, and the window lives on
        await it.until(lambda: it.sids() == [many.sid_of(55)])
        target = tmp_path / "call.txt"
        name_into(dialog, target)
        dialog.accept()
        await it.until(target.exists)

        record = it.history.reader.show(many.sid_of(2))
        assert proposed == "talkhint-20261122-1000-14155550002.txt"
        assert target.read_text("utf-8") == document(record, "txt")


async def test_a_save_that_is_given_up_writes_nothing(
    shown: Shown, filled: Path, tmp_path: Path
) -> None:
    async with joined(shown, filled) as it:
        await it.opened()
        shown.window.history.wishes.save.emit(many.sid_of(2), "md")
        dialog = await it.dialog()

        name_into(dialog, tmp_path / "call.md")
        dialog.reject()
        await it.until(
            lambda: not shown.window.frame.findChildren(QFileDialog, "save-call")
        )

        assert not (tmp_path / "call.md").exists()
        assert it.refused == []


async def test_a_place_that_cannot_be_written_is_said(
    shown: Shown, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with joined(shown, filled) as it:
        await it.opened()
        shown.window.history.wishes.save.emit(many.sid_of(2), "md")
        dialog = await it.dialog()
        folder = tmp_path / "gone"
        folder.mkdir()
        name_into(dialog, folder / "call.md")
        folder.rmdir()

        dialog.done(QFileDialog.DialogCode.Accepted)
        await it.until(lambda: bool(it.refused))

        assert it.refused[0].startswith("call.md cannot be written:")


async def test_the_idle_page_and_a_ringing_call_know_the_calls_before(
    shown: Shown, filled: Path
) -> None:
    async with joined(shown, filled) as it:
        window = shown.window
        window.history.present()
        recent = window.idle.recent
        await it.until(lambda: len(recent.texts()) == 3)

        shown.tell(
            msgspec.structs.replace(step(CallState.RINGING), from_number="+14155550007")
        )
        await it.until(lambda: bool(window.ringing._lasts))

        assert window.ringing._lasts[SID].startswith("Last call: today")


async def test_an_answer_for_a_window_that_is_gone_is_left_out(
    shown: Shown, filled: Path
) -> None:
    async with joined(shown, filled) as it:
        await it.opened()
        it.gate.clear()
        asked = len(it.given)
        wishes, frame = shown.window.history.wishes, shown.window.frame
        for signal in (wishes.recent, wishes.days):
            signal.emit()
        wishes.find.emit(it.page.wanted)
        wishes.show.emit(many.sid_of(1))
        await it.until(lambda: len(it.given) == asked + 4)

        shown.window._timer.stop()
        middle = frame.takeCentralWidget()
        assert middle is not None
        middle.deleteLater()  # as when it is built anew, in another language
        await it.until(lambda: not shown.window.history.there)
        it.gate.set()
        await it.until(lambda: len(it.answered) == len(it.given))
        await asyncio.sleep(0.05)

        assert it.refused == []


async def test_days_are_counted_and_said(shown: Shown, filled: Path) -> None:
    async with joined(shown, filled) as it:
        await it.opened()
        await it.until(lambda: it.page.days.words != "")

        # Fourteen days of a call an hour, but for those to come today, and
        # one in a hundred was practice.
        assert it.page.days.words.startswith("The last 14 days: ")
        assert it.page.days.isVisibleTo(it.page)


async def test_a_relay_that_is_gone_leaves_words_and_not_an_empty_page(
    shown: Shown, filled: Path
) -> None:
    async def refuse(*_: object, **__: object) -> None:
        raise TalkHintError("The relay stopped.", remedy="It is started again.")

    async with asyncio.TaskGroup() as tasks:
        window = shown.window
        jobs = Jobs(tasks, lambda error: None)
        HistoryErrands(window.history, refuse, jobs, window.frame)
        window.open(HISTORY)
        page = window.history.page
        async with asyncio.timeout(10):
            while page._nothing.text() != "The calls cannot be shown now.":
                await asyncio.sleep(0.005)
        jobs.cancel()

    assert page._nothing_more.text() == "The relay stopped. It is started again."


# --- the whole list in one file -------------------------------------------------


def told(it: Joined, words: str) -> bool:
    return words in it.page.exported.words


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name != "home"]


def export(it: Joined, form: str) -> None:
    """Choose a format under the button at the top of the page."""
    wanted = f"export-{form}"
    (action,) = (
        a for a in it.page.export.formats.actions() if a.objectName() == wanted
    )
    action.trigger()


async def export_to(it: Joined, form: str, target: Path) -> None:
    export(it, form)
    dialog = await it.dialog()
    proposed = Path(dialog.selectedFiles()[0]).name
    assert proposed == f"talkhint-calls-20261122.{form}"
    name_into(dialog, target)
    dialog.done(QFileDialog.DialogCode.Accepted)


async def test_all_calls_of_the_list_are_saved_not_only_the_page_that_came(
    shown: Shown, filled: Path, tmp_path: Path
) -> None:
    target = tmp_path / "calls.csv"
    async with joined(shown, filled) as it:
        await it.opened()
        await it.search("price")
        await it.until(lambda: it.page._count.text() != "5000 calls")
        on_screen = it.sids()
        await export_to(it, "csv", target)
        await it.until(lambda: it.page.exported.words.startswith("Exported"))
        rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8"))))
        finder = it.history.finder
        wanted = it.page.wanted
        named = finder.named(wanted, limit=CALLS).calls

        assert len(on_screen) == ON_A_PAGE < len(rows)
        assert [row["call"] for row in rows] == [sid for sid, _ in named]
        assert wanted.words == "price"
        assert it.page.exported.words == (
            f"Exported: {len(rows)} calls, to the file calls.csv"
        )


async def test_while_calls_are_saved_it_says_how_many_and_can_be_stopped(
    shown: Shown, filled: Path, tmp_path: Path
) -> None:
    target = tmp_path / "calls.json"
    target.write_text("what was here before")
    async with joined(shown, filled) as it:
        await it.opened()
        await export_to(it, "json", target)
        await it.until(lambda: it.page.exported.words.startswith("Exporting: 200 of"))
        it.press("stop-export")
        await it.until(lambda: it.page.exported.words.startswith("Cancelled"))
        asked = it.of("history-export-part")

        assert asked < CALLS / 200
        assert target.read_text() == "what was here before"
        assert left_in(tmp_path) == ["calls.json"]
        assert it.refused == []


async def test_a_list_is_refused_a_place_that_cannot_be_written_before_it_is_read(
    shown: Shown, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    gone = tmp_path / "gone" / "calls.md"
    async with joined(shown, filled) as it:
        await it.opened()
        for target in (gone, folder):
            wishes = shown.window.history.wishes
            wishes.save_list.emit(it.page.wanted, "md")
            dialog = await it.dialog()
            monkeypatch.setattr(dialog, "selectedFiles", partial(list, [str(target)]))
            dialog.done(QFileDialog.DialogCode.Accepted)
            await it.until(partial(told, it, f"{target.name} cannot be written"))

        assert it.of("history-export-part") == 0
        assert left_in(tmp_path) == ["a folder"]


async def test_a_relay_that_fails_midway_leaves_the_old_file(
    shown: Shown, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "calls.txt"
    target.write_text("what was here before")
    made = Past._export_part

    async def fail(past: Past, form: str, wanted: Any = None, after: str = "") -> Any:
        if after:
            raise TalkHintError("The history cannot be read now.")
        return await made(past, form, wanted, after)

    monkeypatch.setattr(Past, "_export_part", fail)
    async with joined(shown, filled) as it:
        await it.opened()
        await export_to(it, "txt", target)
        await it.until(lambda: "cannot be read now" in it.page.exported.words)

        assert target.read_text() == "what was here before"
        assert left_in(tmp_path) == ["calls.txt"]


async def test_the_folder_of_what_was_saved_is_shown(
    shown: Shown, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    place = "talkhint_desktop.ui.export_bar.QDesktopServices.openUrl"
    monkeypatch.setattr(place, lambda url: opened.append(url.toLocalFile()))
    target = tmp_path / "call.md"
    async with joined(shown, filled) as it:
        await it.opened()
        shown.window.history.wishes.save.emit(many.sid_of(2), "md")
        dialog = await it.dialog()
        name_into(dialog, target)
        dialog.accept()
        await it.until(lambda: it.page.exported.words != "")
        it.press("show-export")

        assert it.page.exported.words == "Exported: 1 call, to the file call.md"
        assert opened == [str(tmp_path)]


async def test_without_a_call_in_the_list_there_is_nothing_to_export(
    shown: Shown, filled: Path
) -> None:
    async with joined(shown, filled) as it:
        await it.opened()
        button = it.page.findChild(QPushButton, "export-list")
        assert isinstance(button, QPushButton)
        before = button.isEnabled()
        await it.search("kilimanjaro")
        await it.until(lambda: it.sids() == [])

        assert before
        assert not button.isEnabled()
