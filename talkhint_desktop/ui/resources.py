"""Where the icons, fonts, styles and translations lie."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _home() -> Path:
    # An installed package carries them inside; a checkout has them beside it.
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file that ships with TalkHint."""
    return _home().joinpath(*parts)
