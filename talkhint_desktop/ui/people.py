"""Who somebody is to the agent: a name where one was given, else the number."""

from talkhint_desktop.ui.visible import spelt
from talkhint_desktop.ui.words import phone


def called(name: str, number: str) -> str:
    return spelt(name) or phone(number)


def called_in_full(name: str, number: str) -> str:
    """Return both, the name first, or the number alone."""
    return f"{spelt(name)}, {phone(number)}" if name else phone(number)
