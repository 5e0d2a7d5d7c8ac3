"""Attention is drawn to a call once, in the way that was chosen, and to hints."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from talkhint_desktop.core.events import CallState, Direction
from talkhint_desktop.ui.attention import Attention
from tests.ui import settings_samples as made
from tests.ui.samples import OTHER, SID, hint, step


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("raise", ["raised"]),
        ("notify", [f"announced {SID}"]),
        ("nothing", []),
    ],
)
def test_a_call_that_rings_is_told_once_as_chosen(
    application: QApplication, way: str, told: list[str]
) -> None:
    heard: list[str] = []
    attention = Attention(
        QWidget(),
        lambda: heard.append("raised"),
        lambda event: heard.append(f"announced {event.call_sid}"),
        lambda: False,
    )
    attention.choose(made.state(when_ringing=way))
    attention.told(step(CallState.RINGING))
    attention.told(step(CallState.RINGING))
    attention.told(step(CallState.ENDED, 5, OTHER))

    assert heard == told


def test_a_call_that_the_agent_makes_does_not_ring_here(
    application: QApplication,
) -> None:
    heard: list[str] = []
    attention = Attention(
        QWidget(), lambda: None, lambda _: heard.append("announced"), lambda: False
    )
    attention.choose(made.state(when_ringing="notify"))

    attention.told(replace(step(CallState.RINGING), direction=Direction.OUTBOUND))

    assert heard == []


def test_hints_are_said_only_where_that_is_switched_on(
    application: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    place = "talkhint_desktop.ui.attention.QAccessible.updateAccessibility"
    monkeypatch.setattr(place, lambda event: said.append(event.message()))
    attention = Attention(QWidget(), lambda: None, lambda *_: None, lambda: False)
    attention.told(hint("h1", "Offer **15%** off"))
    attention.choose(made.state(announce=True))
    attention.told(hint("h2", "Offer **15%** off"))
    attention.told(hint("h2", "Offer **15%** off"))
    attention.told(hint("h3", "Growing", state="growing"))

    assert said == ["Say now: Offer 15% off"]


def test_a_hint_is_said_from_a_window_that_is_on_screen(
    application: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    place = "talkhint_desktop.ui.attention.QAccessible.updateAccessibility"
    monkeypatch.setattr(place, lambda event: said.append(event.object()))
    large, small = QWidget(), QWidget()
    attention = Attention(large, lambda: None, lambda *_: None, lambda: False)
    attention.choose(made.state(announce=True))

    small.show()
    attention.told(hint("h1", "Offer 15% off"))
    large.show()
    attention.told(hint("h2", "Offer 15% off"))

    assert said == [small, large]
    small.close()
    large.close()
