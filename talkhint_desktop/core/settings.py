"""What the user chose, read once: environment, then file, then password store."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from talkhint_desktop.core.coaching.wishes import HintLanguage, HintStyle, agent_notes
from talkhint_desktop.core.errors import UsageError
from talkhint_desktop.core.keywords import all_keywords
from talkhint_desktop.core.notice import notice
from talkhint_desktop.core.quiet import clock_time
from talkhint_desktop.core.wellformed import (
    account_sid,
    agent_number,
    api_key_sid,
    host_name,
    phone_number,
    public_url,
)
from talkhint_desktop.core.window import Corner, Theme, WhenRinging


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
    local_model_dir: str = ""  # the user's own model for the local engine
    hints: HintsFrom = HintsFrom.PLAYBOOK
    hint_model: str = "gpt-6-luna"
    automatic_hints: bool = True  # False: only when asked for, by F8
    hint_cooldown: float = 8.0  # seconds
    hints_per_minute: int = 4
    agent_notes: str = ""  # what the agent sells, for the model; masked
    hint_language: HintLanguage = HintLanguage.CALLER
    hint_style: HintStyle = HintStyle.NEUTRAL
    daily_limit: float = 0.0  # US dollars; 0: none
    pause_seconds: int = 300  # then listening goes on by itself
    playbook_dir: str = ""
    language: Language = Language.ENGLISH
    notice: str = ""
    max_calls: int = 0  # 0: no cap
    keep_days: int = 0  # after which past calls are deleted; 0: never
    keep_pointed: bool = False  # may the number be repointed to a new address
    port: int = 0  # of the relay on this PC; 0: any
    theme: Theme = Theme.SYSTEM
    text_size: int = 15  # of the transcript, in pixels
    when_ringing: WhenRinging = WhenRinging.NOTIFY
    quiet: bool = False  # whether there are quiet hours, from and up to a local time
    quiet_from: str = "22:00"
    quiet_to: str = "08:00"
    announce: bool = False  # hints, to a screen reader
    less_motion: bool = False
    compact_places: tuple[str, ...] = ()  # of the small window; the last comes first
    compact_corner: Corner = Corner.TOP  # where it goes that was nowhere yet
    compact_screen: str = ""  # the name of the screen for that; empty: the main one
    compact_opacity: int = 100  # of its ground, in per cent
    window_places: tuple[str, ...] = ()  # of the large one, likewise
    window_maximized: bool = False
    setup_step: int = 0  # where the set-up in the window was left
    setup_closed: bool = False  # it does not show by itself any more
    stays_known: bool = False  # that closing the window does not end TalkHint

    @property
    def lacks_key(self) -> bool:
        """Whether OpenAI is to hear the calls and nobody has given its key.

        A server of one's own may need none.
        """
        by_openai = self.engine is Engine.OPENAI
        return by_openai and not (self.openai_api_key or self.openai_base_url)


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
# Where the user has chosen nothing, an OpenAI key chooses these.
BY_KEY: Mapping[str, StrEnum] = {"engine": Engine.OPENAI, "hints": HintsFrom.OPENAI}
SECRETS = (
    "twilio_auth_token",
    "twilio_api_key_secret",
    "openai_api_key",
    "ngrok_authtoken",
)
_LISTS = ("call_languages", "keywords", "compact_places", "window_places")
_FLAGS = (
    "keep_pointed",
    "automatic_hints",
    "quiet",
    "announce",
    "less_motion",
    "window_maximized",
    "setup_closed",
    "stays_known",
)
_CHOICES: Mapping[str, type[StrEnum]] = {
    "engine": Engine,
    "hints": HintsFrom,
    "hint_language": HintLanguage,
    "hint_style": HintStyle,
    "language": Language,
    "theme": Theme,
    "when_ringing": WhenRinging,
    "compact_corner": Corner,
}
_AMOUNTS: Mapping[str, tuple[float, float]] = {  # the least and the most
    "max_calls": (0, 10_000),
    "keep_days": (0, 3_650),
    "hint_cooldown": (0, 600),
    "hints_per_minute": (0, 60),
    "daily_limit": (0, 100_000),
    "pause_seconds": (10, 3_600),
    "port": (0, 65_535),
    "text_size": (13, 22),
    "compact_opacity": (80, 100),
    "setup_step": (0, 5),
}
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def read(
    environment: Mapping[str, str],
    saved: Mapping[str, object],
    secrets: Mapping[str, str],
) -> Settings:
    """Join the three sources; the environment wins, blank values don't count.

    Without a choice, words and hints come from OpenAI where there is a key.
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
    good: dict[str, Any] = {
        key: checked(key, names[key], value) for key, value in values.items()
    }
    if good.get("openai_api_key"):
        good = {**BY_KEY, **good}
    return replace(Settings(), **good)


def held_by(environment: Mapping[str, str]) -> dict[str, str]:
    """Return which settings a variable holds, and the variable's name."""
    return {
        key: variable
        for variable, key in ENVIRONMENT.items()
        if environment.get(variable, "").strip()
    }


def checked(key: str, name: str, value: object) -> object:
    """Return the value of the setting `key` as it is kept.

    Raises `UsageError` that calls it `name` and says what it may be.
    """
    if key in _FLAGS:
        if isinstance(value, bool):
            return value
        raise UsageError(f"{name} must be true or false.")
    if key in _AMOUNTS:
        return _amount(key, name, value)
    if key in _LISTS:
        texts = _texts(name, value)
        return all_keywords(texts) if key == "keywords" else texts
    if not isinstance(value, str):
        raise UsageError(f"{name} must be text.")
    value = value.strip()
    if key in _CHOICES:
        return _choice(name, value, _CHOICES[key])
    if key == "log_level":
        return _level(name, value)
    check = {
        "twilio_account_sid": account_sid,
        "twilio_api_key_sid": api_key_sid,
        "twilio_number": phone_number,
        "agent_number": agent_number,
        "notice": notice,
        "agent_notes": agent_notes,
        "quiet_from": clock_time,
        "quiet_to": clock_time,
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


def pause_seconds(value: object, *, name: str) -> float:
    """Return how long a pause may be or raise `UsageError` naming `name`."""
    return _amount("pause_seconds", name, value)


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
