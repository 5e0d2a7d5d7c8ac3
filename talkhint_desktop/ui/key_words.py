"""Where a key is, and what its account said, in words."""

from PySide6.QtCore import QCoreApplication

from talkhint_desktop.ui.settings_state import Tested
from talkhint_desktop.ui.visible import one_line

translate = QCoreApplication.translate
_LONGEST_NAME = 60


def place_words(place: str, holder: str) -> str:
    """Return where a key is kept; `holder` is the variable it came by."""
    if place == "environment":
        words = translate("Key", "Set by %1, so it cannot be changed here.")
        return words.replace("%1", holder)
    if place == "memory":
        return translate("Key", "Kept in memory until you close TalkHint.")
    if place:
        return translate("Key", "Kept in the password store.")
    return translate("Key", "None yet.")


def tested_words(name: str, told: Tested) -> str:
    """Return what the account said to the key named `name`."""
    if name == "ngrok_authtoken":
        words = translate("Key", "The tunnel opens: %1")
        return words.replace("%1", one_line(told.address, 120))
    if name == "openai_api_key":
        works = translate("Key", "The key works.")
        return f"{works} {one_line(told.detail, 200)}".strip()
    words = translate("Key", "Signed in as %1.")
    words = words.replace("%1", one_line(told.account, _LONGEST_NAME))
    if told.trial:
        trial = translate("Key", "It is a trial account: callers hear Twilio first.")
        words = f"{words} {trial}"
    return words
