"""What callers are told before anything of the call is heard."""

from collections.abc import Mapping

from talkhint_desktop.core.errors import UsageError

# To begin with; whether it is enough where you live is for you to find out.
SUGGESTED: Mapping[str, str] = {
    "en": "Software writes this call down to help us serve you.",
    "ru": "Программа записывает этот разговор текстом, чтобы мы помогли вам лучше.",
}
LONGEST = 500  # letters: half a minute, and a caller waits that long


def notice(value: str, *, name: str) -> str:
    """Return a notice as one line or raise `UsageError` naming `name`."""
    text = " ".join(value.split())
    if len(text) > LONGEST:
        raise UsageError(
            f"{name} has {len(text)} letters.",
            remedy=f"Callers wait while it is read out. Use at most {LONGEST}.",
        )
    if not all(sign.isprintable() for sign in text):
        raise UsageError(f"{name} holds signs that cannot be read out.")
    return text


def language_of(text: str, otherwise: str) -> str:
    """Return the language whose voice can read `text`, by its letters.

    A voice reads only its own: what the window speaks says nothing of callers.
    """
    letters = [sign for sign in text.lower() if sign.isalpha()]
    russian = sum("а" <= sign <= "я" or sign == "ё" for sign in letters)
    latin = sum("a" <= sign <= "z" for sign in letters)
    if russian == latin:
        return otherwise
    return "ru" if russian > latin else "en"
