"""What the command line may ask of the window. Knows no Qt."""

from dataclasses import dataclass
from typing import Literal

from talkhint_desktop.core.settings import Language

Theme = Literal["system", "light", "dark", "contrast"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Frozen wishes; the defaults open a window with a relay of its own.

    `attach` is the address of a running relay, whose token comes in the
    environment as TALKHINT_LINK_TOKEN. `relay_arguments` go to the relay that
    the window starts itself. `screenshots` is a directory for three pictures.
    `close_after_call` is how many seconds after the end of a call the window
    closes by itself. `link` is where to turn to first, and a `hidden` window
    starts in the tray, where there is one. `practice` starts a practice call at
    once. `places` are where the window stood, the last first. A theme that is
    `held` was named on the command line, and beats the one of the settings.
    """

    attach: str = ""
    relay_arguments: tuple[str, ...] = ()
    screenshots: str = ""
    close_after_call: float | None = None
    language: Language = Language.ENGLISH
    theme: Theme = "system"
    theme_held: bool = False
    text_size: int = 15
    places: tuple[str, ...] = ()
    maximized: bool = False
    practice: bool = False
    link: str = ""
    hidden: bool = False

    @property
    def passing(self) -> bool:
        """Whether the window is there for one call, and not to stay."""
        closes = self.close_after_call is not None
        return closes or bool(self.attach or self.screenshots)
