"""Charts say in words what they show, are painted true, and do not move."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import delete

from talkhint_desktop.core.days import Day
from talkhint_desktop.core.events import Segment, Speaker
from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.days_chart import DaysCard
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.talk_chart import TalkCard
from talkhint_desktop.ui.theme import DARK, LIGHT, Look
from tests.ui.gallery import settle
from tests.ui.history_samples import fortnight
from tests.ui.samples import words

CALLER, AGENT = Speaker.CALLER, Speaker.AGENT


@pytest.fixture
def stage(application: QApplication) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(600, 500)
    window.show()
    yield window
    window.close()
    delete(window)


def said(count: int, start: float, end: float, speaker: Speaker) -> Segment:
    made = words(f"u{start}", " ".join(["word"] * count), speaker=speaker, start=start)
    return Segment(
        at=made.at,
        call_sid=made.call_sid,
        utterance=made.utterance,
        speaker=speaker,
        text=made.text,
        final=True,
        start_ms=int(start * 1000),
        end_ms=int(end * 1000),
        engine="basic",
    )


TALK = [said(90, 0, 45, CALLER), said(40, 45, 60, AGENT)]


def talk_card(stage: QWidget, segments: list[Segment], look: Look) -> TalkCard:
    card = TalkCard(look)
    card.setParent(stage)
    card.resize(420, 260)
    card.show_talk(segments)
    settle()
    return card


def labels(card: QWidget) -> list[str]:
    found = card.findChildren(QLabel)
    return [label.text() for label in found if not label.isHidden() and label.text()]


def pixels(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def near(image: QImage, x: float, y: float, color: QColor) -> bool:
    there = image.pixelColor(
        round(x * image.devicePixelRatio()), round(y * image.devicePixelRatio())
    )
    parts = (QColor.red, QColor.green, QColor.blue)
    return all(abs(part(there) - part(color)) < 12 for part in parts)


def test_the_talk_of_a_call_is_said_in_two_sentences(stage: QWidget) -> None:
    card = talk_card(stage, TALK, Look(LIGHT))

    assert labels(card)[-2:] == [
        "You spoke 25% of the time, the caller 75%.",
        "Pace: you 160 words a minute, the caller 120.",
    ]


def test_a_screen_reader_is_told_the_same_figures_of_the_chart(stage: QWidget) -> None:
    card = talk_card(stage, TALK, Look(LIGHT))

    assert card._chart.accessibleName() == " ".join(labels(card)[-2:])


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_bar_is_parted_where_the_share_is(stage: QWidget, tokens: object) -> None:
    look = Look(LIGHT if tokens is LIGHT else DARK)
    chart = talk_card(stage, TALK, look)._chart

    image, wide = pixels(chart), chart.width()

    assert near(image, wide * 0.70, 6, look.color("caller"))
    assert near(image, wide * 0.80, 6, look.color("agent"))


def test_each_side_stands_on_its_side_of_the_line_when_it_spoke(
    stage: QWidget,
) -> None:
    look = Look(LIGHT)
    chart = talk_card(stage, TALK, look)._chart

    image, wide, high = pixels(chart), chart.width(), chart.height()
    middle = (high + 22) / 2

    slice_middle = wide / 36 / 2
    assert near(image, slice_middle, middle - 6, look.color("caller"))
    assert not near(image, slice_middle, middle + 6, look.color("agent"))
    assert near(image, wide - slice_middle, middle + 6, look.color("agent"))
    assert not near(image, wide - slice_middle, middle - 6, look.color("caller"))


def test_without_talk_there_is_no_chart(stage: QWidget) -> None:
    assert talk_card(stage, [], Look(LIGHT)).isHidden()


def test_of_too_few_words_no_pace_is_claimed(stage: QWidget) -> None:
    card = talk_card(stage, [said(3, 0, 2, CALLER)], Look(LIGHT))

    assert labels(card)[-1] == "You spoke 0% of the time, the caller 100%."


def days_card(stage: QWidget, days: list[Day], look: Look) -> DaysCard:
    card = DaysCard(look)
    card.setParent(stage)
    card.resize(560, 420)
    card.show_days(days)
    settle()
    return card


def test_the_days_are_said_in_one_sentence(stage: QWidget) -> None:
    card = days_card(stage, fortnight(), Look(LIGHT))

    assert card.words == (
        "The last 14 days: 47 calls and 42 hints used. Most on 16 Nov: 7 calls."
    )
    assert card._calls.accessibleName() == card.words


def test_the_days_are_said_in_russian(
    application: QApplication, stage: QWidget
) -> None:
    speak(application, Language.RUSSIAN)

    card = days_card(stage, fortnight(), Look(LIGHT))

    assert card.words.startswith(
        "За последние 14 дней: 47 звонков, пригодились 42 подсказки."
    )


def test_the_highest_bar_is_the_busiest_day(stage: QWidget) -> None:
    look = Look(LIGHT)
    chart = days_card(stage, fortnight(), look)._calls

    image, pitch = pixels(chart), chart.width() / 14
    base = chart.height() - 30

    blue = look.color("caller")
    filled = [
        sum(near(image, (day + 0.5) * pitch, y, blue) for y in range(0, base, 2))
        for day in range(14)
    ]
    assert filled.index(max(filled)) == 7
    assert filled[1] == 0


def test_without_any_call_there_is_no_chart(stage: QWidget) -> None:
    quiet = [Day(day.day) for day in fortnight()]

    assert days_card(stage, quiet, Look(LIGHT)).isHidden()


def test_nothing_in_a_chart_moves(stage: QWidget) -> None:
    cards = [
        talk_card(stage, TALK, Look(LIGHT)),
        days_card(stage, fortnight(), Look(LIGHT)),
    ]

    assert [card.findChildren(QTimer) for card in cards] == [[], []]
    first = [pixels(card) for card in cards]
    settle()
    assert [pixels(card) for card in cards] == first
