"""What the user may choose of the window."""

from enum import StrEnum


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class WhenRinging(StrEnum):
    """What the window does when a call rings."""

    RAISE = "raise"
    NOTIFY = "notify"
    NOTHING = "nothing"
