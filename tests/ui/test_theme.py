"""Colours can be read, in both themes, by calculation."""

import pytest

from talkhint_desktop.ui.theme import DARK, LIGHT, Tokens

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
]  # fmt: skip


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


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), _TEXT)
def test_every_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), _SHAPES)
def test_every_icon_and_outline_can_be_seen(
    tokens: Tokens, ink: str, ground: str
) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 3.0
