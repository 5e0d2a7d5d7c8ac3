"""The transcript at a day's length: what a new row and a partial cost, with paint.

    python -m tests.bench.bench_transcript [--rows 5000] [--rounds 300]

Each is told as the link tells it, through the window: the model takes it, the
page makes its rows, the view lays out and paints what is in sight. Beside them
stands the view alone, the same with a screen reader that has read every row, and
with a word that is found in every row while all is selected.
What is counted is the time of the CPU: how long others held it says nothing here.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from talkhint_desktop.core.events import CallState, Segment, Speaker
from talkhint_desktop.ui.frame import Frame, dress_application
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.row_marks import NO_MARKS
from talkhint_desktop.ui.theme import LIGHT, Look, load_fonts
from talkhint_desktop.ui.transcript_view import TranscriptView
from tests.ui.samples import HandClock, Teller, attached, step, words

WANTED_MS = 2.0
SAID = "We ordered the blue ones and were sent the green ones, all of them. "


def said(number: int, *, final: bool = True, text: str = SAID) -> Segment:
    speaker = (Speaker.CALLER, Speaker.AGENT)[number // 3 % 2]
    start = number * 5
    return words(f"u{number}", text, speaker=speaker, start=start, final=final)


def partials(number: int) -> list[Segment]:
    """Return an utterance as it grows, word by word, up to its final."""
    parts = SAID.split()
    grown = [" ".join(parts[: end + 1]) for end in range(len(parts))]
    return [said(number, final=False, text=text) for text in grown] + [said(number)]


def timed(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def paint(window: QWidget) -> None:
    """Paint what is to be painted anew, now and not a frame later."""
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


def tell(name: str, figures: Sequence[float]) -> None:
    ordered = sorted(figures)
    mid, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    verdict = "" if late <= WANTED_MS else f"  MORE THAN {WANTED_MS:g} ms"
    print(f"{name:46} {mid:.2f} ms (p95 {late:.2f}, {ordered[-1]:.2f}){verdict}")


def view_alone(
    rows: int, rounds: int, beside: str, begin: Callable[[TranscriptView], object]
) -> None:
    """Time a view of its own; `begin` does what `beside` names."""
    view = TranscriptView(Look(LIGHT))
    view.resize(760, 600)
    view.show()
    script = [said(number) for number in range(rows)]
    view.show_rows(script, NO_MARKS)
    QApplication.processEvents()  # else nothing would be painted
    begin(view)
    QApplication.processEvents()

    def show() -> None:
        view.show_rows(script, NO_MARKS)
        paint(view)

    appends: list[float] = []
    grown: list[float] = []
    for _ in range(rounds):
        for part in partials(len(script)):
            fresh = part.utterance != script[-1].utterance
            script = [*(script if fresh else script[:-1]), part]
            (appends if fresh else grown).append(timed(show))
    tell(f"view: a new row, {beside}", appends)
    tell(f"view: a partial that grows, {beside}", grown)
    view.close()
    QAccessible.setActive(False)


def read(view: TranscriptView) -> None:
    """Have a screen reader that has read every row."""
    QAccessible.setActive(True)
    found = QAccessible.queryAccessibleInterface(view)
    took = timed(lambda: read_all(found))
    print(f"reading all {found.childCount()} rows{took:28.0f} ms")


def read_all(found: QAccessibleInterface) -> None:
    for index in range(found.childCount()):
        found.child(index).text(QAccessible.Text.Name)


def choose(view: TranscriptView) -> None:
    """Look for a word that every row has, select all, and follow on."""
    view.find_words()
    box = view.findChild(QLineEdit, "find-words")
    assert isinstance(box, QLineEdit)
    print(f"finding a word in every row{timed(lambda: box.setText('green')):26.0f} ms")
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    view.jump_to_live()


def scroll(rows: int, rounds: int) -> None:
    """Time going up by a notch of the wheel, with paint."""
    view = TranscriptView(Look(LIGHT))
    view.resize(760, 600)
    view.show()
    view.show_rows([said(number) for number in range(rows)], NO_MARKS)
    QApplication.processEvents()
    bar = view.verticalScrollBar()

    def notch() -> None:
        bar.setValue(bar.value() - 60)
        paint(view)

    tell("view: up by a notch of the wheel", [timed(notch) for _ in range(rounds)])
    view.close()


def whole_window(rows: int, rounds: int) -> None:
    clock, teller = HandClock(), Teller()
    window = MainWindow(Frame(Look(LIGHT)), Look(LIGHT), clock)
    window.frame.show()
    window.tell(attached(step(CallState.STREAMING, 1), *map(said, range(rows))))
    QApplication.processEvents()
    appends: list[float] = []
    grown: list[float] = []

    def told(part: Segment) -> None:
        window.tell(teller(part))
        paint(window.frame)

    for number in range(rows, rows + rounds):
        for place, part in enumerate(partials(number)):
            took = timed(lambda part=part: told(part))  # type: ignore[misc]
            (grown if place else appends).append(took)
    tell("window: a new row", appends)
    tell("window: a partial that grows", grown)
    window.frame.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=300)
    args = parser.parse_args()
    app = QApplication([])
    app.setStyle("Fusion")
    load_fonts()
    dress_application(Look(LIGHT))
    view_alone(args.rows, args.rounds, "nobody reads", lambda _view: None)
    view_alone(args.rows, args.rounds, "with a reader", read)
    if hasattr(TranscriptView, "find_words"):
        view_alone(args.rows, args.rounds, "found and selected", choose)
    scroll(args.rows, args.rounds)
    whole_window(args.rows, args.rounds)


if __name__ == "__main__":
    main()
