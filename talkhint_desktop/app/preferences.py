"""What a face may ask of the settings, and change in them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.keys import Keys
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.settings import SECRETS, Settings, checked
from talkhint_desktop.store.login_start import LoginStart

# Where TalkHint keeps what it keeps is decided before the settings are read.
_FIXED = frozenset({"data_dir"})
# A relay that runs stays at its port: Twilio and a tunnel know it by that.
_AT_THE_START = ("port", "log_level")
# Not kept with the settings: the system itself says whether it is so.
_AT_LOGIN = "start_at_login"


class Preferences:
    """Carries out `settings` and `change-settings`; secrets go by `Keys` alone.

    Each command returns plain JSON.
    """

    def __init__(self, choices: Choices, keys: Keys, at_login: LoginStart) -> None:
        self._choices, self._keys, self._at_login = choices, keys, at_login
        self._at_start = choices.now

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {
            "settings": self._settings,
            "change-settings": self._change,
            **self._keys.commands(),
        }

    async def _settings(self) -> dict[str, Any]:
        """Return every value but secrets, and of those only whether they are set."""
        now = self._choices.now
        return {
            "values": {
                **{
                    name: _plain(value)
                    for name, value in asdict(now).items()
                    if name not in SECRETS
                },
                _AT_LOGIN: await asyncio.to_thread(lambda: self._at_login.on),
            },
            "held": dict(self._choices.held),
            "later": [name for name in _AT_THE_START if self._differs(name)],
            **await self._keys.state(),
        }

    async def _change(self, values: dict[str, Any]) -> dict[str, Any]:
        """Keep other values, all of them or none.

        The answer is that of `settings`, with `wrong`: for each value that may
        not be, what is wrong with it. Where it has any, nothing was changed.
        """
        if not isinstance(values, dict):
            raise TalkHintError("Settings are changed by name and value.")
        good, wrong = self._checked(values)
        if not wrong and _AT_LOGIN in good:
            wrong = await self._start_at_login(on=good.pop(_AT_LOGIN))
        if not wrong:
            await self._choices.change(**good)
        return {**await self._settings(), "wrong": wrong}

    async def _start_at_login(self, *, on: bool) -> dict[str, Any]:
        try:
            await asyncio.to_thread(self._at_login.turn, on=on)
        except TalkHintError as error:
            return {_AT_LOGIN: _said(error)}
        return {}

    def _checked(
        self, values: Mapping[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        good: dict[str, Any] = {}
        wrong: dict[str, Any] = {}
        for name, value in values.items():
            try:
                good[name] = self._one(name, value)
            except TalkHintError as error:
                wrong[name] = _said(error)
        return good, wrong

    def _one(self, name: str, value: Any) -> Any:
        if name == _AT_LOGIN and isinstance(value, bool):
            return value
        if name in SECRETS:
            raise TalkHintError(f"{name} is a key, and is kept as one.")
        if name not in _NAMES or name in _FIXED:
            raise TalkHintError(f"There is no setting {name} to change.")
        if holder := self._choices.held.get(name):
            raise TalkHintError(
                f"The setting {name} is held by {holder}.",
                remedy=f"Start TalkHint without {holder} to change it here.",
            )
        return checked(name, f"the setting {name}", value)

    def _differs(self, name: str) -> bool:
        return bool(getattr(self._at_start, name) != getattr(self._choices.now, name))


_NAMES = frozenset(field.name for field in fields(Settings))


def _said(error: TalkHintError) -> dict[str, str]:
    return {"message": str(error), "remedy": error.remedy}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value
