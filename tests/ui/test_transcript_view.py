"""The transcript follows, waits, keeps its place, and stays quick."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from shiboken6 import delete

from talkhint_desktop.core.events import Segment, Speaker
from talkhint_desktop.ui.passage import Place
from talkhint_desktop.ui.row_marks import NO_MARKS, Marks
from talkhint_desktop.ui.theme import LIGHT, Look
from talkhint_desktop.ui.transcript_rows import Row, RowPainter, row_text
from talkhint_desktop.ui.transcript_view import TranscriptView
from tests.ui.samples import words

LONG = "We ordered the blue ones and were sent the green ones. " * 4


def said(count: int, text: str = LONG) -> list[Segment]:
    sides = (Speaker.CALLER, Speaker.AGENT)
    return [
        words(f"u{n}", f"{n} {text}", speaker=sides[n % 2], start=n * 5)
        for n in range(count)
    ]


@pytest.fixture
def view(application: QApplication) -> Iterator[TranscriptView]:
    made = TranscriptView(Look(LIGHT))
    made.resize(700, 600)
    made.show()
    yield made
    made.close()
    delete(made)


def pill(view: TranscriptView) -> QPushButton:
    found = view.findChild(QPushButton, "jump-to-live")
    assert isinstance(found, QPushButton)
    return found


def at_end(view: TranscriptView) -> bool:
    bar = view.verticalScrollBar()
    return bar.value() == bar.maximum()


def scroll_up(view: TranscriptView, pixels: int = 2000) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() - pixels)


def test_it_follows_the_talk(view: TranscriptView) -> None:
    for count in range(1, 40):
        view.show_rows(said(count), NO_MARKS)

    last = view.row_rect(38)

    assert view.following
    assert at_end(view)
    assert 0 < last.bottom() <= view.viewport().height()


def test_short_talk_stands_at_the_bottom(view: TranscriptView) -> None:
    view.show_rows(said(1, "Hello."), NO_MARKS)

    gap = view.viewport().height() - view.row_rect(0).bottom()

    assert 0 < gap < 40


def test_scrolling_up_stops_following_and_nothing_moves(view: TranscriptView) -> None:
    rows = said(60)
    view.show_rows(rows, NO_MARKS)
    scroll_up(view)
    before = view.row_rect(30)

    rows = [*rows, *said(63)[60:]]
    view.show_rows(rows, NO_MARKS)

    assert not view.following
    assert view.row_rect(30) == before
    assert pill(view).isVisible()
    assert "3 new" in pill(view).text()


def test_what_is_read_moves_as_far_as_the_wheel_says(view: TranscriptView) -> None:
    view.show_rows(said(300), NO_MARKS)

    for _ in range(60):
        row = view.row_at(QPoint(9, 300))
        assert row is not None
        before = view.row_rect(row).top()
        scroll_up(view, 90)
        assert view.row_rect(row).top() == before + 90


def test_the_pill_brings_back_to_live(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    scroll_up(view)

    pill(view).click()

    assert view.following
    assert at_end(view)
    assert not pill(view).isVisible()


def test_scrolling_to_the_end_follows_again(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    scroll_up(view)

    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())

    assert view.following


def test_the_end_key_brings_back_to_live(view: TranscriptView, qtbot: object) -> None:
    view.show_rows(said(60), NO_MARKS)
    scroll_up(view)

    qtbot.keyClick(view, Qt.Key.Key_End)  # type: ignore[attr-defined]

    assert view.following


def test_a_partial_turns_final_in_its_place(view: TranscriptView) -> None:
    rows = said(20)
    partial = words("live", "and then they", start=200, final=False)
    view.show_rows([*rows, partial], NO_MARKS)
    before = view.row_rect(20)

    final = words("live", "and then they came", start=200)
    view.show_rows([*rows, final], NO_MARKS)

    assert view.row_rect(20) == before


def test_a_resize_keeps_what_is_read_in_sight(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    scroll_up(view, 3000)
    top = next(n for n in range(60) if view.row_rect(n).bottom() > 0)

    view.resize(500, 500)

    assert view.row_rect(top).bottom() > 0
    assert view.row_rect(top).top() < view.viewport().height()


def test_a_resize_while_following_stays_at_the_end(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)

    view.resize(450, 640)

    assert at_end(view)


def test_what_was_said_is_never_mark_up(view: TranscriptView) -> None:
    view.show_rows(said(1, "<b>bold</b> & <script>"), NO_MARKS)

    assert "<b>bold</b> & <script>" in view.text()


def test_all_of_it_can_be_copied(view: TranscriptView) -> None:
    view.show_rows(said(2, "words"), NO_MARKS)

    QGuiApplication.clipboard().setText(view.text())

    assert QGuiApplication.clipboard().text() == (
        "Caller, 00:00: 0 words\nYou, 00:05: 1 words"
    )


def test_a_screen_reader_gets_the_last_words(view: TranscriptView) -> None:
    view.show_rows(said(3, "words"), NO_MARKS)

    assert "You, 00:05: 1 words" in view.accessibleDescription()


def test_any_row_can_be_reached_in_a_long_call(view: TranscriptView) -> None:
    view.show_rows(said(3000), NO_MARKS)

    view.verticalScrollBar().setValue(0)
    first = view.row_rect(0)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    hit = view.row_at(QPoint(100, 300))

    assert first.top() >= 0
    assert hit is not None
    assert 1200 < hit < 1800


def test_rows_and_partials_of_a_long_call_cost_little(view: TranscriptView) -> None:
    rows = said(5000)
    view.show_rows(rows, NO_MARKS)
    QApplication.processEvents()
    costs = []

    for number in range(40):
        live = words("live", "so what I mean is " * (1 + number // 8), start=30_000)
        for shown in ([*rows, live], [*rows, live, *said(1)]):
            began = time.process_time()
            view.show_rows(shown, NO_MARKS)
            QApplication.sendEvent(view, QEvent(QEvent.Type.UpdateRequest))
            costs.append(time.process_time() - began)

    # Measured: about 1 ms of an idle core's time, all of it painted. The bound is
    # for a loaded one.
    assert sorted(costs)[len(costs) // 2] < 0.010


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the rows that are painted from now on, by their text."""
    told: list[str] = []
    plain = RowPainter.paint

    def paint(painter: RowPainter, at: QPainter, row: Row, *what: Any) -> None:
        told.append(row_text(row))
        plain(painter, at, row, *what)

    monkeypatch.setattr(RowPainter, "paint", paint)
    return told


def test_a_partial_paints_its_own_row_alone(
    view: TranscriptView, painted: list[str]
) -> None:
    rows = said(60)
    view.show_rows([*rows, words("live", "so I", start=900, final=False)], NO_MARKS)
    QApplication.processEvents()
    painted.clear()

    view.show_rows([*rows, words("live", "so I say", start=900)], NO_MARKS)
    QApplication.sendEvent(view, QEvent(QEvent.Type.UpdateRequest))

    assert painted == ["Caller, 15:00: so I say"]


def on_screen(view: TranscriptView) -> QImage:
    QApplication.sendEvent(view, QEvent(QEvent.Type.UpdateRequest))
    return view.screen().grabWindow(view.winId()).toImage()


def grow(view: TranscriptView) -> None:
    rows, live = said(60), words("live", "so", start=900, final=False)
    view.show_rows([*rows, live], NO_MARKS)
    QApplication.processEvents()
    view.show_rows([*rows, words("live", LONG, start=900, final=False)], NO_MARKS)


def add(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    QApplication.processEvents()
    view.show_rows([*view.rows, *said(62)[60:]], NO_MARKS)


def take_back(view: TranscriptView) -> None:
    view.show_rows(said(62), NO_MARKS)
    QApplication.processEvents()
    view.show_rows(view.rows[:60], NO_MARKS)


def come_between(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    QApplication.processEvents()
    late = words("late", "heard late", start=2)
    view.show_rows([*view.rows[:57], late, *view.rows[57:]], NO_MARKS)


def mark(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    QApplication.processEvents()
    view.show_rows(view.rows, Marks(frozenset({"u58"})))


def scroll(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    QApplication.processEvents()
    for pixels in (30, 400, -100, 70):
        scroll_up(view, pixels)
        QApplication.sendEvent(view, QEvent(QEvent.Type.UpdateRequest))


def scroll_twice_before_it_is_painted(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    QApplication.processEvents()
    scroll_up(view, 30)
    scroll_up(view, 50)
    view.show_rows([*view.rows[:-1], *said(63)[60:]], NO_MARKS)


def go_live(view: TranscriptView) -> None:
    scroll(view)
    view.jump_to_live()


def find(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    QApplication.processEvents()
    view.find_words()
    box = view.findChild(QLineEdit, "find-words")
    assert isinstance(box, QLineEdit)
    box.setText("green")
    QApplication.sendEvent(view, QEvent(QEvent.Type.UpdateRequest))
    view._find._step(1)


def select(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    QApplication.processEvents()
    view._picking.pick_all()
    scroll_up(view, 120)
    view.show_rows([*view.rows, *said(62)[60:]], NO_MARKS)


def with_a_ring(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    view.activateWindow()
    QApplication.processEvents()
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert view._keys.ringed
    view.show_rows([*view.rows, *said(62)[60:]], NO_MARKS)


def while_words_are_corrected(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    view._correcting.begin_at(58, (0, 2))
    QApplication.processEvents()
    view.show_rows([*view.rows, *said(62)[60:]], NO_MARKS)


@pytest.mark.parametrize(
    "happens",
    [
        *(grow, add, take_back, come_between, mark, scroll, go_live, find, select),
        *(scroll_twice_before_it_is_painted, with_a_ring, while_words_are_corrected),
    ],
)
def test_what_is_moved_on_screen_is_as_if_painted_anew(
    view: TranscriptView, happens: Callable[[TranscriptView], None]
) -> None:
    happens(view)
    at_once = on_screen(view)

    view.viewport().update()

    assert on_screen(view) == at_once


def test_a_new_row_paints_no_row_that_was_there(
    view: TranscriptView, painted: list[str]
) -> None:
    view.show_rows(said(60), NO_MARKS)
    QApplication.processEvents()
    painted.clear()

    add_one = [*view.rows, words("next", "one more", start=900)]
    view.show_rows(add_one, NO_MARKS)
    QApplication.sendEvent(view, QEvent(QEvent.Type.UpdateRequest))

    assert painted == ["Caller, 15:00: one more"]


def test_selecting_paints_the_rows_alone_that_it_changes(
    view: TranscriptView, painted: list[str]
) -> None:
    view.show_rows(said(60), NO_MARKS)
    QApplication.processEvents()
    painted.clear()

    view._picking._pick(Place(58, 0), Place(58, 5))
    QApplication.sendEvent(view, QEvent(QEvent.Type.UpdateRequest))

    assert painted == [row_text(view.rows[58])]
