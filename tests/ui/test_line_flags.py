"""Lines are flagged by menu and by key, and a flag is seen, said and found again."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import delete

from talkhint_desktop.core.events import CallState, Speaker
from talkhint_desktop.ui.row_marks import NO_MARKS, Marks
from talkhint_desktop.ui.theme import LIGHT, Look
from talkhint_desktop.ui.transcript_rows import Row, RowPainter
from talkhint_desktop.ui.transcript_view import TranscriptView
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import flag, step, talk, words

Wish = tuple[str, bool]
LAST = words("u9", "so I", start=90, final=False)
ROWS: list[Row] = [words(f"u{n}", f"Line number {n}.", start=n * 9) for n in range(4)]
Make = Callable[..., tuple[TranscriptView, list[Wish]]]


@pytest.fixture
def make(application: QApplication) -> Iterator[Make]:
    views: list[TranscriptView] = []

    def made(*, live: bool = True) -> tuple[TranscriptView, list[Wish]]:
        view = TranscriptView(Look(LIGHT), live=live)
        views.append(view)
        wishes: list[Wish] = []
        view.flags.wanted.connect(lambda *what: wishes.append(what))
        view.resize(700, 600)
        view.show()
        view.activateWindow()
        view.show_rows([*ROWS, LAST], NO_MARKS)
        settle()
        return view, wishes

    yield made
    for view in views:
        delete(view)


def flagged(*utterances: str) -> Marks:
    return Marks(flagged=frozenset(utterances))


def offered(view: TranscriptView, index: int) -> list[QAction]:
    """Open the menu over a row and return what it offers."""
    at = view.row_rect(index).center()
    kind = QContextMenuEvent.Reason.Mouse
    view.contextMenuEvent(QContextMenuEvent(kind, at, view.mapToGlobal(at)))
    menu = view.findChildren(QMenu)[-1]
    menu.hide()
    return menu.actions()


def press(view: TranscriptView) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view, Qt.Key.Key_D, modifier)


def spoken(view: TranscriptView, index: int) -> str:
    found = QAccessible.queryAccessibleInterface(view).child(index)
    return found.text(QAccessible.Text.Name)


def painted(view: TranscriptView, index: int) -> QImage:
    return view.viewport().grab(view.row_rect(index)).toImage()


def test_the_menu_flags_a_line_and_takes_the_flag_off(make: Make) -> None:
    view, wishes = make()
    first = {action.text(): action for action in offered(view, 1)}
    first["Flag"].trigger()
    view.show_rows([*ROWS, LAST], flagged("u1"))
    second = {action.text(): action for action in offered(view, 1)}
    second["Remove flag"].trigger()

    assert wishes == [("u1", True), ("u1", False)]
    assert "Flag" not in second


def test_the_menu_means_the_line_that_it_was_opened_over(make: Make) -> None:
    view, wishes = make()
    (action,) = [one for one in offered(view, 1) if one.text() == "Flag"]
    late = words("late", "This was said before.", start=4)

    view.show_rows([ROWS[0], late, *ROWS[1:], LAST], NO_MARKS)
    action.trigger()

    assert wishes == [("u1", True)]


def test_words_that_are_not_final_have_no_flag(make: Make) -> None:
    view, _ = make()

    assert [action.text() for action in offered(view, 4)] == ["Copy line", "Copy all"]


def test_the_key_means_the_last_line_of_a_call_that_goes_on(make: Make) -> None:
    view, wishes = make()

    press(view)
    view.show_rows([*ROWS, LAST], flagged("u3"))
    press(view)

    assert wishes == [("u3", True), ("u3", False)]


def test_the_key_means_the_line_in_which_a_word_is_chosen(make: Make) -> None:
    view, wishes = make()
    view.setFocus()
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Left)

    press(view)

    assert wishes == [("u2", True)]


def test_in_a_record_the_key_means_the_line_that_was_gone_to(make: Make) -> None:
    view, wishes = make(live=False)

    press(view)
    view.show_rows([*ROWS, LAST], flagged("u1"))
    view.flags.next()
    press(view)

    assert wishes == [("u1", False)]


def test_the_next_flag_comes_after_the_last_one_and_then_the_first(make: Make) -> None:
    view, _ = make(live=False)
    none = view.flags.next()
    view.show_rows([*ROWS, LAST], flagged("u1", "u3"))

    found = [view.flags.next() for _ in range(3)]
    view.clear()
    view.show_rows(ROWS, flagged("u0"))

    assert none is None
    assert found == [1, 3, 1]
    assert view.flags.next() == 0


def test_a_flag_is_painted_beside_its_line_alone(make: Make) -> None:
    view, _ = make()
    before = [painted(view, index) for index in range(4)]

    view.show_rows([*ROWS, LAST], flagged("u1"))
    after = [painted(view, index) for index in range(4)]

    changed = [one != two for one, two in zip(before, after, strict=True)]
    assert changed == [False, True, False, False]


@pytest.mark.parametrize("width", [380, 452, 700])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_all_marks_of_a_line_stand_beside_it_however_narrow_it_is(
    application: QApplication, width: int, scale: float
) -> None:
    painter = RowPainter(Look(LIGHT, scale))
    for who in Speaker:
        row = words("u", "Many words of one line. " * 9, speaker=who)
        laid = painter.lay(row, None, width)
        size = QSizeF(painter._mark, painter._mark)

        boxes = [QRectF(at, size) for at in painter._mark_places(row, laid, 3)]

        view = QRectF(0, laid.bubble.top(), width, laid.bubble.height())
        assert all(view.contains(box) for box in boxes)
        everything = [*boxes, laid.bubble]
        assert not any(one.intersects(two) for one, two in combinations(everything, 2))


def test_a_screen_reader_says_the_flag_and_hears_of_it(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _ = make()
    before = spoken(view, 1)
    told: list[str] = []
    monkeypatch.setattr(
        "talkhint_desktop.ui.transcript_access.QAccessible.updateAccessibility",
        lambda event: told.append(
            event.accessibleInterface().text(QAccessible.Text.Name)
        ),
    )

    view.show_rows([*ROWS, LAST], flagged("u1"))

    assert before == "Caller, 00:09: Line number 1."
    assert told == ["Caller, 00:09, flagged: Line number 1."]


def test_a_flag_is_shown_in_the_call_and_after_it_until_it_is_taken_off(
    shown: Shown,
) -> None:
    shown.clock.seconds = 45
    shown.tell(*talk(), flag("u1"), flag("u3"))
    live = shown.window.call.transcript.marks.flagged
    shown.tell(step(CallState.ENDED, 60), flag("u1", flagged=False))

    assert live == {"u1", "u3"}
    assert shown.window.ended.transcript.marks.flagged == {"u3"}
    assert shown.window.ended.isVisible()


def test_copied_words_are_the_words_alone(make: Make) -> None:
    view, _ = make()
    view.show_rows([*ROWS, LAST], flagged("u1"))

    (copy,) = [one for one in offered(view, 1) if one.text() == "Copy line"]
    copy.trigger()

    assert QApplication.clipboard().text() == "Caller, 00:09: Line number 1."
