"""The keys of the user's accounts: kept where the system keeps secrets, tried out."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.key_tests import KeyTests
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.settings import SECRETS
from talkhint_desktop.store.keychain import (
    LONGEST,
    Keychain,
    KeychainState,
    SecretName,
)
from talkhint_desktop.store.logs import strike_out


class Keys:
    """Carries out `set-key`, `remove-key` and `test-key`.

    Where the system has no password store, or one that stays locked, a key is
    kept in memory until TalkHint ends, and never in a file. No command returns
    a key.
    """

    def __init__(self, choices: Choices, keychain: Keychain, tests: KeyTests) -> None:
        self._choices, self._keychain, self._tests = choices, keychain, tests
        self._store: KeychainState | None = None
        self._in_memory: set[str] = set()

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {
            "set-key": self._set,
            "remove-key": self._remove,
            "test-key": self._test,
        }

    async def state(self) -> dict[str, Any]:
        """Return where keys are kept, and of each where it is: never the key."""
        store = self._store or await self._look()
        return {
            "store": {
                "name": store.backend if store.available else "",
                "message": store.message,
                "remedy": store.remedy,
            },
            "keys": {name: self._place_of(name) for name in SECRETS},
        }

    async def _set(self, name: str, value: str) -> dict[str, Any]:
        """Keep a key, which holds from now on."""
        secret = self._named(name)
        key = _key(value)
        strike_out(key)
        store = await self._look()
        if store.available:
            await asyncio.to_thread(self._keychain.set, secret, key)
            self._in_memory.discard(name)
        else:
            self._in_memory.add(name)
        self._choices.take(**{name: key})
        return await self.state()

    async def _remove(self, name: str) -> dict[str, Any]:
        """Forget a key, wherever it is kept."""
        secret = self._named(name)
        if name not in self._in_memory and (await self._look()).available:
            await asyncio.to_thread(self._keychain.delete, secret)
        self._in_memory.discard(name)
        self._choices.take(**{name: ""})
        return await self.state()

    async def _test(
        self, name: str, value: str = "", account_sid: str = "", domain: str = ""
    ) -> dict[str, Any]:
        """Try a key out, the given one or the one that is kept.

        `account_sid` and `domain` stand in for those of the settings. Raises
        `TalkHintError` that says why the key is of no use.
        """
        if name not in SECRETS:
            raise _unknown(name)
        key = _key(value) if value else ""
        if key:
            strike_out(key)
        return await self._tests.run(name, key, str(account_sid), str(domain))

    async def _look(self) -> KeychainState:
        self._store = await asyncio.to_thread(self._keychain.state)
        return self._store

    def _named(self, name: str) -> SecretName:
        if name not in SECRETS:
            raise _unknown(name)
        if holder := self._choices.held.get(name):
            raise TalkHintError(
                f"This key is held by {holder}.",
                remedy=f"Start TalkHint without {holder} to change it here.",
            )
        return cast("SecretName", name)

    def _place_of(self, name: str) -> str:
        if not getattr(self._choices.now, name):
            return ""
        if name in self._choices.held:
            return "environment"
        return "memory" if name in self._in_memory else "store"


def _key(value: object) -> str:
    key = value.strip() if isinstance(value, str) else ""
    if not key or not key.isprintable() or " " in key or len(key) > LONGEST:
        raise TalkHintError(
            "This does not look like a key.",
            remedy="Copy it again, alone and whole.",
        )
    return key


def _unknown(name: str) -> TalkHintError:
    return TalkHintError(f"There is no key {name!r}.")
