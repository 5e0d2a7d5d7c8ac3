"""Colours and sizes: the tokens, and the style sheet made from them."""

from dataclasses import asdict, dataclass, replace
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPalette,
    QStyleHints,
)

from talkhint_desktop.ui.options import Theme
from talkhint_desktop.ui.resources import resource

FAMILY = "Inter"
_MONO = (
    '"JetBrains Mono", "Cascadia Mono", "SF Mono", "Menlo", "Consolas", '
    '"DejaVu Sans Mono", "Liberation Mono"'
)
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
_SMALLEST = 11
_SIZES = (11, 12, 13, 14, 15, 17, 22, 24, 28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One theme's colours by use; contrast between them is held by a test."""

    bg: str
    surface: str
    sunken: str
    hover: str
    border: str
    border2: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_line: str
    caller: str
    caller_soft: str
    agent: str
    agent_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    hit: str
    hit_line: str


LIGHT = Tokens(
    bg="#F4F6F8",
    surface="#FFFFFF",
    sunken="#EDF0F4",
    hover="#F4F6F8",
    border="#DFE3E9",
    border2="#C9D0DA",
    control="#8A94A6",
    text="#14181F",
    text2="#475062",
    text3="#5E687B",
    accent="#0A736E",
    accent_hover="#0B645F",
    on_accent="#FFFFFF",
    accent_soft="#E6F4F2",
    accent_line="#9CD2CC",
    caller="#2A5BD7",
    caller_soft="#EAF0FE",
    agent="#566074",
    agent_soft="#FFFFFF",
    ok="#11713F",
    ok_soft="#E5F5EC",
    warn="#8F5600",
    warn_soft="#FDF2DD",
    bad="#BE2A3A",
    bad_soft="#FDECEE",
    hit="#FFE08A",
    hit_line="#8F5600",
)
DARK = Tokens(
    bg="#0F1216",
    surface="#171B21",
    sunken="#1F242C",
    hover="#252B34",
    border="#2A3039",
    border2="#3B4350",
    control="#6B7688",
    text="#EEF1F5",
    text2="#B5BDCA",
    text3="#8C96A6",
    accent="#45C9BD",
    accent_hover="#63D6CB",
    on_accent="#06231F",
    accent_soft="#12302E",
    accent_line="#23605A",
    caller="#8FB2FF",
    caller_soft="#1B2740",
    agent="#A3ADBD",
    agent_soft="#1F242C",
    ok="#57D08A",
    ok_soft="#12301F",
    warn="#F0B94F",
    warn_soft="#33270F",
    bad="#FF8089",
    bad_soft="#3A191D",
    hit="#574309",
    hit_line="#F0B94F",
)


def _in_contrast(tokens: Tokens, *, text2: str, text3: str) -> Tokens:
    """Return a theme in high contrast: lines as dark as text, no soft fills."""
    line, ground = text3, tokens.surface
    return replace(
        tokens,
        bg=ground,
        sunken=ground,
        border=line,
        border2=line,
        control=line,
        text2=text2,
        text3=text3,
        accent_soft=ground,
        accent_line=line,
        caller_soft=ground,
        agent_soft=ground,
        ok_soft=ground,
        warn_soft=ground,
        bad_soft=ground,
    )


LIGHT_CONTRAST = _in_contrast(
    replace(
        LIGHT,
        text="#000000",
        accent="#005450",
        accent_hover="#003E3B",
        caller="#1B3F9E",
        agent="#3A4252",
        ok="#00552B",
        warn="#6B3F00",
        hit_line="#6B3F00",
        bad="#9A1526",
    ),
    text2="#1F2733",
    text3="#3A4252",
)
DARK_CONTRAST = _in_contrast(
    replace(
        DARK,
        surface="#000000",
        hover="#1F242C",
        text="#FFFFFF",
        accent="#63DDD1",
        accent_hover="#8CEBE1",
        on_accent="#000000",
        caller="#A9C4FF",
        agent="#D3DAE5",
        bad="#FF9CA3",
    ),
    text2="#E4E9F1",
    text3="#C3CAD6",
)


@dataclass(frozen=True, slots=True)
class Look:
    """How everything is drawn: one theme at one text size (1.0 is 100 %).

    `words` is the size of the transcript's own text, in pixels at 100 %. Where
    it is not `still`, a new hint comes into sight by a short motion.
    """

    tokens: Tokens = LIGHT
    scale: float = 1.0
    words: int = 15
    still: bool = True

    @property
    def dark(self) -> bool:
        return self.tokens in (DARK, DARK_CONTRAST)

    @property
    def contrast(self) -> bool:
        """Whether edges are lines, because there are no soft fills."""
        return self.tokens is LIGHT_CONTRAST or self.tokens is DARK_CONTRAST

    def px(self, size: float) -> int:
        """Return a text size in pixels at this text scale."""
        return max(_SMALLEST, round(size * self.scale))

    def color(self, token: str, alpha: int = 255) -> QColor:
        """Return the colour of a token by its name."""
        color = QColor(getattr(self.tokens, token))
        color.setAlpha(alpha)
        return color

    def font(self, size: float, weight: int = 400) -> QFont:
        """Return Inter for painting, `size` in pixels at 100 %."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def look_for(theme: Theme, *, scale: float, words: int = 15) -> Look:
    """Return the look that was asked for; `system` follows the desktop.

    A desktop that asks for high contrast gets it in any theme.
    """
    hints = QGuiApplication.styleHints()
    dark = theme == "dark" or (
        theme in {"system", "contrast"} and hints.colorScheme() == Qt.ColorScheme.Dark
    )
    if theme == "contrast" or wants_contrast(hints):
        return Look(DARK_CONTRAST if dark else LIGHT_CONTRAST, scale, words)
    return Look(DARK if dark else LIGHT, scale, words)


def wants_contrast(hints: QObject) -> bool:
    """Tell whether the desktop asks for high contrast, where Qt can tell."""
    told = _accessibility(hints)
    wish = told.property("contrastPreference") if told else None
    return getattr(wish, "name", "") == "HighContrast"


def wants_less_motion(hints: QObject) -> bool:
    """Tell whether the desktop asks for less motion, where Qt can tell: from 6.12."""
    told = _accessibility(hints)
    wish = told.property("motionPreference") if told else None
    return getattr(wish, "name", "NoPreference") != "NoPreference"


def system_changes(hints: QStyleHints) -> list[Any]:
    """Return the signals of the desktop after which the look may be another."""
    told = _accessibility(hints)
    names = "contrastPreferenceChanged", "motionPreferenceChanged"
    changes = [getattr(told, name, None) for name in names]
    return [hints.colorSchemeChanged, *filter(None, changes)]


def _accessibility(hints: QObject) -> Any:
    asked: Any = getattr(hints, "accessibility", None)  # since Qt 6.10
    return asked() if asked else None


@cache
def load_fonts() -> None:
    """Register the bundled Inter, so that text is the same on every PC."""
    for weight in _WEIGHTS:
        path = resource("fonts", f"Inter-{weight}.otf")
        QFontDatabase.addApplicationFont(str(path))


def style_sheet(look: Look) -> str:
    """Return the style sheet of the whole application for `look`."""
    files = ["talkhint.qss", *(["contrast.qss"] if look.contrast else [])]
    parts = [resource("style", name).read_text("utf-8") for name in files]
    template = Template("\n".join(parts))
    sizes = {f"f{size}": f"{look.px(size)}px" for size in _SIZES}
    return template.substitute(asdict(look.tokens), mono=_MONO, **sizes)


def palette(look: Look) -> QPalette:
    """Return the colours for what the style sheet does not reach."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: "bg",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.PlaceholderText: "text3",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.Mid: "border",
    }
    made = QPalette()
    for key, token in pairs.items():
        made.setColor(key, look.color(token))
    return made
