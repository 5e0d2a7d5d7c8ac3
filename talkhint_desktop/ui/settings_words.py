"""What the relay says of settings and keys, in the user's language."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.ui import relay_words
from talkhint_desktop.ui.finding_words import shown
from talkhint_desktop.ui.settings_state import Store, Wrong
from talkhint_desktop.ui.tunnel_words import cause_words

# What may stand in a field, for those whose form is checked.
_MAY_BE: dict[str, object] = {
    "twilio_account_sid": QT_TRANSLATE_NOOP(
        "Settings",
        "This is no Account SID. It starts with AC and has 32 more digits and letters.",
    ),
    "twilio_api_key_sid": QT_TRANSLATE_NOOP(
        "Settings",
        "This is no API key SID. It starts with SK and has 32 more digits and letters.",
    ),
    "twilio_number": QT_TRANSLATE_NOOP(
        "Settings", "This is no phone number. Write it like +1 415 555 0132."
    ),
    "agent_number": QT_TRANSLATE_NOOP(
        "Settings",
        "This is no phone. Write it like +1 415 555 0132, or sip:you@example.com.",
    ),
    "public_url": QT_TRANSLATE_NOOP(
        "Settings", "This is no web address. Write it like https://calls.example.com"
    ),
    "openai_base_url": QT_TRANSLATE_NOOP(
        "Settings", "This is no web address. Write it like http://localhost:11434/v1"
    ),
    "ngrok_domain": QT_TRANSLATE_NOOP(
        "Settings", "This is no domain. Write it like calls.ngrok.app, without a path."
    ),
    "port": QT_TRANSLATE_NOOP("Settings", "A port is a whole number up to 65535."),
    "max_calls": QT_TRANSLATE_NOOP("Settings", "Write a whole number from 0."),
    "hint_cooldown": QT_TRANSLATE_NOOP("Settings", "Write seconds from 0 to 600."),
    "hints_per_minute": QT_TRANSLATE_NOOP(
        "Settings", "Write a whole number from 0 to 60."
    ),
    "daily_limit": QT_TRANSLATE_NOOP("Settings", "Write an amount from 0."),
    "pause_seconds": QT_TRANSLATE_NOOP(
        "Settings", "Write whole seconds from 10 to 3600."
    ),
    "quiet_from": QT_TRANSLATE_NOOP("Settings", "Write a time of day like 22:00."),
    "quiet_to": QT_TRANSLATE_NOOP("Settings", "Write a time of day like 08:00."),
    "keep_days": QT_TRANSLATE_NOOP("Settings", "Write whole days from 0 to 3650."),
    "agent_notes": QT_TRANSLATE_NOOP(
        "Settings",
        "What you sell is too long: write at most 2000 letters. The rest fits into "
        "your playbook.",
    ),
}
# How the relay says that a value has not the form it should have.
_OF_ITS_FORM = (", which is no ", " must be a", " does not look like ")
# Whole sentences of the relay's, looked up as they come.
SAID: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Settings", "This does not look like a key."),
    QT_TRANSLATE_NOOP("Settings", "Copy it again, alone and whole."),
    QT_TRANSLATE_NOOP("Settings", "What starts at login cannot be changed."),
    QT_TRANSLATE_NOOP(
        "Settings", "Change it in the settings of the system: talkhint --hidden"
    ),
    QT_TRANSLATE_NOOP("Settings", "There is no key to test yet."),
    QT_TRANSLATE_NOOP("Settings", "Put it in."),
    QT_TRANSLATE_NOOP("Settings", "This version cannot test an OpenAI key yet."),
    QT_TRANSLATE_NOOP("Settings", "Keep it: it is used as soon as a version can."),
    QT_TRANSLATE_NOOP("Settings", "The Account SID does not look like an Account SID."),
    QT_TRANSLATE_NOOP(
        "Settings", "It starts with AC and has 32 more digits and letters a to f."
    ),
    QT_TRANSLATE_NOOP("Settings", "TalkHint has no keys of a Twilio account."),
    QT_TRANSLATE_NOOP("Settings", "Set the Account SID and the Auth Token."),
    QT_TRANSLATE_NOOP("Settings", "Twilio does not accept the account's keys."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Check the Account SID and the Auth Token, or the API key and its secret.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Twilio does not let these keys do that."),
    QT_TRANSLATE_NOOP(
        "Settings", "Use the Auth Token, or an API key that may do more."
    ),
    QT_TRANSLATE_NOOP("Settings", "Twilio does not have what was asked for."),
    QT_TRANSLATE_NOOP(
        "Settings", "Check the Account SID, and whether it is still there."
    ),
    QT_TRANSLATE_NOOP("Settings", "The Twilio account is not active."),
    QT_TRANSLATE_NOOP(
        "Settings", "Sign in to Twilio's Console. It says what to pay or to confirm."
    ),
    QT_TRANSLATE_NOOP("Settings", "Twilio did not answer in time."),
    QT_TRANSLATE_NOOP("Settings", "Twilio's host name cannot be found."),
    QT_TRANSLATE_NOOP("Settings", "The connection to Twilio failed."),
    QT_TRANSLATE_NOOP("Settings", "The relay does not run now."),
    QT_TRANSLATE_NOOP("Settings", "ngrok does not answer."),
    QT_TRANSLATE_NOOP("Settings", "Check the internet connection."),
    QT_TRANSLATE_NOOP("Settings", "This system has no password store."),
    QT_TRANSLATE_NOOP("Settings", "The system's password store is locked."),
    QT_TRANSLATE_NOOP("Settings", "The system's password store does not answer."),
)


def wrong_words(name: str, wrong: Wrong) -> str:
    """Return why a value may not be, and what may."""
    known = _MAY_BE.get(name)
    if known and any(words in wrong.message for words in _OF_ITS_FORM):
        return _translated(known)
    return f"{said(wrong.message)} {said(wrong.remedy)}".strip()


def error_words(error: TalkHintError) -> str:
    """Return what went wrong with a key and what to do, as one text."""
    return f"{said(str(error))} {said(error.remedy)}".strip()


def said(text: str) -> str:
    """Return a sentence of the relay's, translated where it is known."""
    translated = _translated(text)
    if translated != text or not text:
        return translated
    # Behind a colon stands what somebody else said of it, in their language.
    head, colon, rest = text.partition(": ")
    if colon and (known := _translated(f"{head}.")) != f"{head}.":
        return f"{known.removesuffix('.')}: {shown(rest)}"
    by_tunnel = cause_words(text, "")[0]
    return by_tunnel if by_tunnel != text else relay_words.said(text)


def store_words(store: Store) -> str:
    """Return where keys are kept, or what becomes of them without a store."""
    if store.name:
        words = QCoreApplication.translate("Settings", "Keys are kept in: %1.")
        return words.replace("%1", _store_name(store.name))
    without = QCoreApplication.translate(
        "Settings",
        "TalkHint can keep keys until you close it, or read them from environment "
        "variables. They are never written to a plain file.",
    )
    return f"{said(store.message)} {without}".strip()


def _store_name(name: str) -> str:
    """Return a password store as people know it, from its technical name."""
    known = {
        "SecretService": "GNOME Keyring, KWallet (Secret Service)",
        "kwallet": "KWallet",
        "libsecret": "GNOME Keyring",
        "macOS": "macOS Keychain",
        "Windows": "Windows Credential Manager",
    }
    return next((words for part, words in known.items() if part in name), name)


def _translated(text: object) -> str:
    return QCoreApplication.translate("Settings", str(text)) if text else ""
