"""Colours can be read, in every theme, by calculation."""

from dataclasses import asdict

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from talkhint_desktop.ui.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    Look,
    Tokens,
    look_for,
    style_sheet,
    wants_contrast,
)

_TEXT = [
    *[
        (ink, ground)
        for ink in ("text", "text2", "text3")
        for ground in ("bg", "surface", "sunken", "accent_soft")
    ],
    ("text", "caller_soft"),
    ("text2", "caller_soft"),
    ("text", "agent_soft"),
    ("text2", "agent_soft"),
    ("text", "warn_soft"),
    ("text2", "warn_soft"),
    ("text", "bad_soft"),
    ("text2", "bad_soft"),
    ("text", "ok_soft"),
    ("text2", "ok_soft"),
    ("text", "hover"),
    ("text2", "hover"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("caller", "bg"),
    ("agent", "bg"),
    ("ok", "ok_soft"),
    ("ok", "bg"),
    ("ok", "surface"),
    ("warn", "warn_soft"),
    ("warn", "bg"),
    ("warn", "surface"),
    ("bad", "bad_soft"),
    ("bad", "surface"),
    ("accent", "bad_soft"),
    ("accent", "warn_soft"),
    ("warn", "accent_soft"),
    ("text", "hit"),
]
_SHAPES = [
    ("control", "surface"),
    ("accent", "bg"),
    ("accent", "surface"),
    ("caller", "surface"),
    ("caller", "bg"),
    ("agent", "surface"),
    ("agent", "bg"),
    ("caller", "caller_soft"),
    ("warn", "warn_soft"),
    ("bad", "bad_soft"),
    *[(line, ground) for line in ("hit_line", "text", "accent")
      for ground in ("caller_soft", "agent_soft", "bg")],
]  # fmt: skip
_THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light-contrast": LIGHT_CONTRAST,
    "dark-contrast": DARK_CONTRAST,
}
_IN_CONTRAST = [LIGHT_CONTRAST, DARK_CONTRAST]
_GROUNDS = [
    *("bg", "surface", "sunken", "hover", "accent_soft", "caller_soft"),
    *("agent_soft", "ok_soft", "warn_soft", "bad_soft"),
]
_INKS = ["text", "text2", "text3", "accent", "caller", "agent", "ok", "warn", "bad"]
_LINES = ["border", "border2", "control", "accent_line"]


def luminance(color: str) -> float:
    """WCAG 2 relative luminance of `#RRGGBB`."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("tokens", _THEMES.values(), ids=_THEMES)
@pytest.mark.parametrize(("ink", "ground"), _TEXT)
def test_every_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", _THEMES.values(), ids=_THEMES)
@pytest.mark.parametrize(("ink", "ground"), _SHAPES)
def test_every_icon_and_outline_can_be_seen(
    tokens: Tokens, ink: str, ground: str
) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 3.0


@pytest.mark.parametrize("tokens", _THEMES.values(), ids=_THEMES)
def test_every_pair_of_colours_that_may_meet_is_known(tokens: Tokens) -> None:
    """No ink is lost on any ground, whether or not it is text that stands there."""
    low = {
        (ink, ground): round(contrast(getattr(tokens, ink), getattr(tokens, ground)), 1)
        for ink in _INKS
        for ground in _GROUNDS
    }

    assert {pair: figure for pair, figure in low.items() if figure < 3.0} == {}


@pytest.mark.parametrize("tokens", _IN_CONTRAST, ids=["light", "dark"])
def test_high_contrast_is_seven_for_text_and_four_and_a_half_for_lines(
    tokens: Tokens,
) -> None:
    def lost(inks: list[str], least: float) -> list[tuple[str, str]]:
        return [
            (ink, ground)
            for ink in inks
            for ground in _GROUNDS
            if contrast(getattr(tokens, ink), getattr(tokens, ground)) < least
        ]

    assert lost(_INKS, 7.0) == []
    assert contrast(tokens.text, tokens.hit) >= 7.0
    assert lost(["hit_line"], 4.5) == []
    assert lost(_LINES, 4.5) == []


@pytest.mark.parametrize("tokens", _IN_CONTRAST, ids=["light", "dark"])
def test_high_contrast_has_no_soft_fills_and_lines_like_text(tokens: Tokens) -> None:
    told = asdict(tokens)
    soft = {value for name, value in told.items() if name.endswith("_soft")}

    assert soft == {tokens.surface} == {tokens.bg}
    assert {told[name] for name in _LINES} == {tokens.text3}


def test_what_soft_fills_tell_has_lines_in_high_contrast() -> None:
    plain, strong = style_sheet(Look(LIGHT)), style_sheet(Look(LIGHT_CONTRAST))

    assert strong.startswith(plain[:40])
    assert f'QFrame#trouble[tone="bad"] {{ border-color: {LIGHT_CONTRAST.bad}' in strong
    assert "border-color: $" not in strong


class _Wish:
    def __init__(self, name: str) -> None:
        self.name = name


class _Told(QObject):
    """What a desktop tells of its wishes, as Qt hands it on."""

    def __init__(self, wish: str) -> None:
        super().__init__()
        self.setProperty("contrastPreference", _Wish(wish))


class _Hints(QObject):
    def __init__(self, wish: str) -> None:
        super().__init__()
        self._told = _Told(wish)

    def accessibility(self) -> _Told:
        return self._told


def test_a_desktop_may_ask_for_high_contrast() -> None:
    asked = [wants_contrast(_Hints(wish)) for wish in ("NoPreference", "HighContrast")]

    assert asked == [False, True]


def test_an_older_qt_that_cannot_tell_asks_for_nothing() -> None:
    assert not wants_contrast(QObject())


def test_high_contrast_can_be_chosen(application: QApplication) -> None:
    assert look_for("contrast", scale=1.0).tokens is LIGHT_CONTRAST
    assert look_for("light", scale=1.0).tokens is LIGHT
