"""What the user chose, read once: environment, then file, then password store."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from talkhint_desktop.core.errors import UsageError


class Engine(StrEnum):
    OPENAI = "openai"
    LOCAL = "local"
    BASIC = "basic"


class HintsFrom(StrEnum):
    OPENAI = "openai"
    PLAYBOOK = "playbook"
    OFF = "off"


class Language(StrEnum):
    ENGLISH = "en"
    RUSSIAN = "ru"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Frozen values, passed on field by field. Secrets never print."""

    data_dir: str = ""
    log_level: str = "INFO"
    twilio_account_sid: str = ""
    twilio_auth_token: str = field(default="", repr=False)
    twilio_api_key_sid: str = ""
    twilio_api_key_secret: str = field(default="", repr=False)
    twilio_api_url: str = ""
    twilio_number: str = ""  # the number that TalkHint answers
    openai_api_key: str = field(default="", repr=False)
    openai_base_url: str = ""
    ngrok_authtoken: str = field(default="", repr=False)
    ngrok_domain: str = ""
    public_url: str = ""
    agent_number: str = ""
    engine: Engine = Engine.BASIC
    transcription_model: str = "gpt-live-transcribe"
    call_languages: tuple[str, ...] = ()  # spoken in calls; empty: `language`
    keywords: tuple[str, ...] = ()  # names that recognition should know
    transcription_prompt: str = ""
    local_model_dir: str = ""
    hints: HintsFrom = HintsFrom.PLAYBOOK
    hint_model: str = "gpt-6-luna"
    automatic_hints: bool = True  # False: only when asked for, by F8
    hint_cooldown: float = 8.0  # seconds
    hints_per_minute: int = 4
    daily_limit: float = 0.0  # US dollars; 0: none
    pause_seconds: int = 300  # then listening goes on by itself
    playbook_dir: str = ""
    language: Language = Language.ENGLISH
    notice: str = ""
    max_calls: int = 0  # 0: no cap
    keep_days: int = 0  # after which past calls are deleted; 0: never
    keep_pointed: bool = False  # may the number be repointed to a new address


ENVIRONMENT: Mapping[str, str] = {
    "TALKHINT_DATA_DIR": "data_dir",
    "TALKHINT_LOG_LEVEL": "log_level",
    "TALKHINT_TWILIO_ACCOUNT_SID": "twilio_account_sid",
    "TALKHINT_TWILIO_AUTH_TOKEN": "twilio_auth_token",
    "TALKHINT_TWILIO_API_KEY_SID": "twilio_api_key_sid",
    "TALKHINT_TWILIO_API_KEY_SECRET": "twilio_api_key_secret",
    "TALKHINT_TWILIO_API_URL": "twilio_api_url",
    "TALKHINT_TWILIO_NUMBER": "twilio_number",
    "TALKHINT_OPENAI_API_KEY": "openai_api_key",
    "TALKHINT_OPENAI_BASE_URL": "openai_base_url",
    "TALKHINT_NGROK_AUTHTOKEN": "ngrok_authtoken",
    "TALKHINT_NGROK_DOMAIN": "ngrok_domain",
    "TALKHINT_PUBLIC_URL": "public_url",
    "TALKHINT_AGENT_NUMBER": "agent_number",
    "TALKHINT_ENGINE": "engine",
    "TALKHINT_TRANSCRIPTION_MODEL": "transcription_model",
    "TALKHINT_HINTS": "hints",
    "TALKHINT_HINT_MODEL": "hint_model",
    "TALKHINT_PLAYBOOK_DIR": "playbook_dir",
    "TALKHINT_LANGUAGE": "language",
}
SECRETS = (
    "twilio_auth_token",
    "twilio_api_key_secret",
    "openai_api_key",
    "ngrok_authtoken",
)
_LISTS = ("call_languages", "keywords")
_FLAGS = ("keep_pointed", "automatic_hints")
_AMOUNTS: Mapping[str, tuple[float, float]] = {  # the least and the most
    "max_calls": (0, 10_000),
    "keep_days": (0, 3_650),
    "hint_cooldown": (0, 600),
    "hints_per_minute": (0, 60),
    "daily_limit": (0, 100_000),
    "pause_seconds": (10, 3_600),
}
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_ACCOUNT = re.compile(r"AC[0-9a-f]{32}")
_API_KEY = re.compile(r"SK[0-9a-f]{32}")
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_BETWEEN_DIGITS = re.compile(r"[\s()\-.]")
# urlsplit() takes line ends out silently and lets the others pass.
_NOT_IN_URLS = re.compile(r"[\s\x00-\x1f\x7f<>\"\\]")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}")
# What may stand in <Dial>: a number, or a sip: or client: address.
_AGENT = re.compile(
    r"\+[1-9][0-9]{6,14}|sips?:[A-Za-z0-9@.:;=_+\-]{3,200}|client:[A-Za-z0-9_.\-]{1,120}"
)


def read(
    environment: Mapping[str, str],
    saved: Mapping[str, object],
    secrets: Mapping[str, str],
) -> Settings:
    """Join the three sources; the environment wins, blank values don't count.

    Raises `UsageError` that names the variable or setting and what it may be.
    """
    values: dict[str, Any] = {}
    names: dict[str, str] = {}
    for key, value in saved.items():
        blank = isinstance(value, str) and not value.strip()
        if key in Settings.__dataclass_fields__ and key not in SECRETS and not blank:
            values[key], names[key] = value, f"the setting {key}"
    for key, secret in secrets.items():
        values[key], names[key] = secret, f"the stored {key}"
    for variable, key in ENVIRONMENT.items():
        text = environment.get(variable, "").strip()
        if text:
            values[key], names[key] = text, variable
    checked: dict[str, Any] = {
        key: _checked(key, names[key], value) for key, value in values.items()
    }
    return replace(Settings(), **checked)


def _checked(key: str, name: str, value: object) -> object:
    if key in _FLAGS:
        if isinstance(value, bool):
            return value
        raise UsageError(f"{name} must be true or false.")
    if key in _AMOUNTS:
        return _amount(key, name, value)
    if key in _LISTS:
        return _texts(name, value)
    if not isinstance(value, str):
        raise UsageError(f"{name} must be text.")
    value = value.strip()
    choices = {"engine": Engine, "hints": HintsFrom, "language": Language}
    if key in choices:
        return _choice(name, value, choices[key])
    if key == "log_level":
        return _level(name, value)
    check = {
        "twilio_account_sid": account_sid,
        "twilio_api_key_sid": api_key_sid,
        "twilio_number": phone_number,
        "agent_number": agent_number,
        "public_url": public_url,
        "ngrok_domain": host_name,
        "twilio_api_url": public_url,
        "openai_base_url": public_url,
    }.get(key)
    return check(value, name=name) if check and value else value


def _amount(key: str, name: str, value: object) -> float:
    least, most = _AMOUNTS[key]
    whole = isinstance(getattr(Settings(), key), int)
    kind = "whole number" if whole else "number"
    wanted = int if whole else (int, float)
    good = isinstance(value, wanted) and not isinstance(value, bool)
    if good and isinstance(value, int | float) and least <= value <= most:
        return value
    raise UsageError(f"{name} must be a {kind} from {least:g} to {most:g}.")


def _texts(name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value):
        return tuple(text for v in value if (text := v.strip()))
    raise UsageError(f"{name} must be a list of texts.")


def _choice(name: str, value: str, kind: type[StrEnum]) -> StrEnum:
    try:
        return kind(value.lower())
    except ValueError:
        allowed = ", ".join(kind)
        raise UsageError(f"{name} is {value!r}; it may be {allowed}.") from None


def _level(name: str, value: str) -> str:
    if value.upper() in _LEVELS:
        return value.upper()
    raise UsageError(f"{name} is {value!r}; it may be {', '.join(_LEVELS)}.")


def account_sid(value: str, *, name: str) -> str:
    """Return a well-formed Account SID or raise `UsageError` naming `name`."""
    if _ACCOUNT.fullmatch(value):
        return value
    raise UsageError(
        f"{name} does not look like an Account SID.",
        remedy="It starts with AC and has 32 more digits and letters a to f.",
    )


def api_key_sid(value: str, *, name: str) -> str:
    """Return a well-formed API key SID or raise `UsageError` naming `name`."""
    if _API_KEY.fullmatch(value):
        return value
    raise UsageError(
        f"{name} does not look like the SID of an API key.",
        remedy="It starts with SK and has 32 more digits and letters a to f.",
    )


def phone_number(value: str, *, name: str) -> str:
    """Return a number in E.164 or raise `UsageError` naming `name`."""
    compact = _BETWEEN_DIGITS.sub("", value)
    if _NUMBER.fullmatch(compact):
        return compact
    raise UsageError(
        f"{name} is {value!r}, which is no phone number.",
        remedy="Write it with its country, like +14155550132.",
    )


def agent_number(value: str, *, name: str) -> str:
    """Return whom `<Dial>` may ring or raise `UsageError` naming `name`."""
    compact = value if ":" in value else _BETWEEN_DIGITS.sub("", value)
    if _AGENT.fullmatch(compact):
        return compact
    raise UsageError(
        f"{name} is {value!r}, which is no phone number.",
        remedy="Write it like +14155550132, or sip:you@example.com, or client:you.",
    )


def host_name(value: str, *, name: str) -> str:
    """Return a host's name in small letters or raise `UsageError` naming `name`."""
    host = value.lower().removeprefix("https://").rstrip("/")
    if len(host) <= 253 and _HOST.fullmatch(host):
        return host
    raise UsageError(
        f"{name} is {value!r}, which is no domain.",
        remedy="Write it like calls.ngrok.app, without a path.",
    )


def public_url(value: str, *, name: str) -> str:
    """Return the origin and path prefix without a trailing slash.

    Raises `UsageError` for anything that is not a plain http(s) address.
    """
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    plain = not (parts.query or parts.fragment or "@" in parts.netloc)
    plain = plain and not _NOT_IN_URLS.search(value)
    if parts.scheme in {"http", "https"} and parts.hostname and plain:
        host = parts.hostname if ":" not in parts.hostname else f"[{parts.hostname}]"
        tail = f":{port}" if port else ""
        return f"{parts.scheme}://{host}{tail}{parts.path.rstrip('/')}"
    raise UsageError(
        f"{name} is {value!r}, which is no web address.",
        remedy="Write it like https://calls.example.com",
    )
