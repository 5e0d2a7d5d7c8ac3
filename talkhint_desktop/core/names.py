"""Names that the agent gives to numbers: which may be given, and their initials."""

import re
import unicodedata

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.wellformed import is_phone_number, phone_number

MOST = 80  # signs of a name
# What Twilio sends in place of a number that is withheld: the words blocked,
# unknown, restricted, anonymous and unavailable, typed on the keys of a phone.
_WITHHELD = frozenset(
    {"+2562533", "+8656696", "+7378742833", "+266696687", "+86282452253"}
)
# Signs without a shape that Unicode counts as letters or marks.
_SHAPELESS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufffb\U000e0000-\U000e0fff]"
)


def can_be_named(number: str) -> bool:
    """Return whether a name can belong to `number`: it says who is calling."""
    return is_phone_number(number) and number not in _WITHHELD


def nameable(number: str) -> str:
    """Return a number that can be named, in E.164, however it was written.

    Raises `TalkHintError` for one that tells nothing of who is calling.
    """
    if number in _WITHHELD or not any(sign.isdigit() for sign in number):
        raise TalkHintError(
            "A hidden number cannot be named: anybody may be behind it."
        )
    return phone_number(number, name="The number")


def cleaned(text: str) -> str:
    """Return a name as it is kept: one line, nothing in it that cannot be seen.

    Empty where nothing but spaces was given. Raises `TalkHintError` for one that
    is too long or holds nothing to read.
    """
    words = "".join(sign for sign in text if _is_seen(sign))
    name = " ".join(unicodedata.normalize("NFC", words).split())
    if text.strip() and not name:
        raise TalkHintError(
            "There is nothing to read in this name.", remedy="Write it in letters."
        )
    if len(name) > MOST:
        raise TalkHintError(
            f"The name is too long: {len(name)} signs, and {MOST} at most.",
            remedy="Shorten it.",
        )
    return name


def initials(name: str) -> str:
    """Return the first letters of the first and the last word, in capitals.

    Two at most, of any script; words without a letter count for nothing.
    """
    firsts = [first for word in name.split() if (first := _first_letter(word))]
    return "".join([*firsts[:1], *firsts[1:][-1:]])


def _first_letter(word: str) -> str:
    letter = next((sign for sign in word if sign.isalpha()), "")
    capital = letter.upper()
    # Some have a capital of two letters; they stay as they are.
    return capital if len(capital) == 1 else letter


def _is_seen(sign: str) -> bool:
    if sign.isspace():
        return True  # it parts words, whatever it is
    unseen = unicodedata.category(sign).startswith("C")
    return not (unseen or _SHAPELESS.match(sign))
