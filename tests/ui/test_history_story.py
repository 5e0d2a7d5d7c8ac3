"""A practice call in the real window, found again, exported, deleted, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from talkhint_desktop.store.places import history_file
from talkhint_desktop.store.reader import Reader
from talkhint_desktop.ui.history_page import HistoryPage
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.options import Options
from tests.peers import many_calls as many
from tests.ui.test_desktop import RELAY, Opened, opened
from tests.ui.test_history_errands import name_into

pytestmark = pytest.mark.timeout(120)
FASTER = 12.0


class Story:
    """One person at the window, with mouse and keyboard."""

    def __init__(self, it: Opened) -> None:
        self._it = it
        self.until = it.until

    @property
    def window(self) -> MainWindow:
        return self._it.desktop.window

    @property
    def page(self) -> HistoryPage:
        return self.window.history.page

    async def practise(self) -> str:
        """Have a practice call, faster than life, and return its CallSid."""
        command = self._it.desktop._attachment.command
        placed = await command("practice", speed=FASTER)
        sid = str(placed["call_sid"])
        calls = self.window.model.calls
        await self.until(lambda: sid in calls and calls[sid].finals > 2, 60)
        await command("stop-practice")
        await self.until(lambda: calls[sid].over)
        await command("settled", call_sid=sid)
        return sid

    def press(self, name: str) -> None:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        assert found.isVisible()
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    def keys(self, words: str) -> None:
        QTest.keyClicks(self.page.search, words)

    async def save(self, form: str, target: Path) -> None:
        actions = self.page.detail._export.formats.actions()
        next(a for a in actions if a.objectName() == f"export-{form}").trigger()
        frame = self.window.frame
        await self.until(lambda: bool(frame.findChildren(QFileDialog, "save-call")))
        dialog = frame.findChildren(QFileDialog, "save-call")[0]
        await self.until(dialog.isVisible)
        name_into(dialog, target)
        dialog.accept()
        await self.until(target.exists)

    @property
    def sids(self) -> list[str]:
        return [one.sid for one in self.page.list.calls.calls]


async def test_a_call_is_had_found_exported_deleted_and_brought_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    target, key = tmp_path / "call.md", Qt.KeyboardModifier.ControlModifier
    async with opened(qapp, Options(relay_arguments=RELAY)) as it:
        await it.attached()
        story = Story(it)
        sid = await story.practise()
        record = Reader(history_file(tmp_path / "data")).show(sid)
        word = max(record.segments[0].text.split(), key=len)

        QTest.keyClick(story.window.frame, Qt.Key.Key_2, key)
        await story.until(lambda: story.sids == [sid])
        QTest.keyClick(story.window.frame, Qt.Key.Key_F, key)
        story.keys("kilimanjaro")
        await story.until(lambda: story.sids == [])
        QTest.keyClick(story.page.search, Qt.Key.Key_Escape)
        story.keys(word)
        await story.until(lambda: story.sids == [sid])
        found = story.page.list.calls.calls[0]
        QTest.keyClick(story.page.search, Qt.Key.Key_Down)
        await story.until(lambda: story.page.detail.kept is not None)
        read = story.page.detail.transcript.text()

        await story.save("md", target)
        story.press("delete-call")
        await story.until(lambda: story.sids == [])
        story.press("undo-delete")
        await story.until(lambda: story.sids == [sid])

    assert found.practice
    assert any(piece.hit for piece in found.pieces)
    assert record.segments[0].text in read
    assert target.read_text("utf-8").startswith("# Call from")
    assert Reader(history_file(tmp_path / "data")).show(sid).segments == record.segments


async def test_a_call_deleted_just_before_the_window_closes_is_deleted(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder, sid = tmp_path / "data", many.sid_of(1)
    folder.mkdir()
    many.fill(history_file(folder), 3)
    async with opened(qapp, Options(relay_arguments=RELAY)) as it:
        await it.attached()
        story = Story(it)
        story.window.history.go_to(sid)
        await story.until(lambda: story.page.detail.kept is not None)

        story.press("delete-call")
        await story.until(lambda: story.page.undo.words != "")
        it.desktop.window.frame.end()

    left = [row.call.call_sid for row in Reader(history_file(folder)).list_calls()]
    assert left == [many.sid_of(0), many.sid_of(2)]


async def test_a_caller_is_named_in_the_call_and_found_by_that_name_later(
    qapp: QApplication, tmp_path: Path
) -> None:
    key = Qt.KeyboardModifier.ControlModifier
    async with opened(qapp, Options(relay_arguments=RELAY)) as it:
        await it.attached()
        story = Story(it)
        frame = story.window.frame
        command = it.desktop._attachment.command
        placed = await command("practice", speed=FASTER)
        sid = str(placed["call_sid"])
        calls = story.window.model.calls
        await story.until(lambda: sid in calls and not calls[sid].ringing, 60)
        person = story.window.call.header.person
        number = calls[sid].number

        QTest.keyClick(frame, Qt.Key.Key_E, key)
        QTest.keyClicks(person.editor, "Dana Whitfield")
        QTest.keyClick(person.editor, Qt.Key.Key_Return)
        await story.until(lambda: person.words == "Dana Whitfield")
        QTest.keyClick(frame, Qt.Key.Key_2, key)
        await story.until(lambda: story.sids == [sid])
        QTest.keyClick(frame, Qt.Key.Key_F, key)
        story.keys("kilimanjaro")
        await story.until(lambda: story.sids == [])
        QTest.keyClick(story.page.search, Qt.Key.Key_Escape)
        story.keys("whitf")
        await story.until(lambda: story.sids == [sid])
        found = story.page.list.calls.calls[0]

    assert found.name == "Dana Whitfield"
    kept = Reader(history_file(tmp_path / "data")).names()
    assert [(one.number, one.name) for one in kept] == [(number, "Dana Whitfield")]
