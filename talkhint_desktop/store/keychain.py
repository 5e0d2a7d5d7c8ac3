"""Secrets in the system's password store, and nowhere else on this disk."""

import importlib
import os
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from talkhint_desktop.core.errors import TalkHintError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SecretName = Literal[
    "twilio_auth_token", "twilio_api_key_secret", "openai_api_key", "ngrok_authtoken"
]
SECRETS: tuple[SecretName, ...] = get_args(SecretName)
LONGEST = 1280  # signs: Windows keeps 2560 bytes of UTF-16

_USER = "talkhint"
_TIMEOUT = 10.0
# The stores that keep a secret as one. Whatever else is installed, a plain
# file among them, is no password store.
_STORES = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.libsecret", "Keyring"),
    ),
}
_SWITCHED_OFF = {"keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"}

T = TypeVar("T")


class PasswordStoreError(TalkHintError):
    """The password store is missing, locked, or said no."""

    remedy = "Unlock the system's password store, or set the key in the environment."


@dataclass(frozen=True, slots=True)
class KeychainState:
    """Whether secrets can be kept; `backend` names the store, for a person."""

    available: bool
    backend: str
    message: str = ""
    remedy: str = ""


class Keychain:
    """The password store of this system, or the `backend` given.

    Every call waits for the store, at most `timeout` seconds: it may ask the
    user to unlock it. Call from a thread, never from a loop.
    """

    def __init__(
        self, backend: "KeyringBackend | None" = None, timeout: float = _TIMEOUT
    ) -> None:
        self._given = backend
        self._timeout = timeout

    def get(self, name: SecretName) -> str | None:
        """Return the secret, None where it was never set."""
        return self._ask(
            lambda store: store.get_password(_service(name), _USER), "read"
        )

    def set(self, name: SecretName, value: str) -> None:
        if len(value.encode("utf-16-le")) > 2 * LONGEST:
            raise PasswordStoreError(
                f"This value is too long to be a key: {len(value)} signs,"
                f" {LONGEST} is the most.",
                remedy="Copy the key again, alone.",
            )
        self._ask(
            lambda store: store.set_password(_service(name), _USER, value), "keep"
        )

    def delete(self, name: SecretName) -> None:
        """Forget the secret; one that was never set is no error."""

        def forget(store: "KeyringBackend") -> None:
            # Backends raise for a missing one, each in its own way.
            if store.get_password(_service(name), _USER) is not None:
                store.delete_password(_service(name), _USER)

        self._ask(forget, "delete")

    def state(self) -> KeychainState:
        """Return whether the store answers; asks it for a name of ours."""
        try:
            backend = self._ask(_name_after_asking, "read")
        except PasswordStoreError as error:
            return KeychainState(
                available=False, backend="", message=str(error), remedy=error.remedy
            )
        return KeychainState(available=True, backend=backend)

    def _ask(self, question: Callable[["KeyringBackend"], T], verb: str) -> T:
        answers: queue.SimpleQueue[tuple[T | None, Exception | None]]
        answers = queue.SimpleQueue()

        def work() -> None:
            try:
                answers.put((question(self._given or _system_store()), None))
            except Exception as error:  # noqa: BLE001 - stores raise anything at all
                answers.put((None, error))

        # A daemon: a store that waits for a click must not hold up the exit.
        threading.Thread(target=work, name="keychain", daemon=True).start()
        try:
            answer, error = answers.get(timeout=self._timeout)
        except queue.Empty:
            raise PasswordStoreError(
                "The system's password store does not answer.",
                remedy="Look for a window that asks for its password.",
            ) from None
        if error is not None:
            raise _in_words(error, verb) from error
        return answer  # type: ignore[return-value]  # no error: T, be it None


def _service(name: SecretName) -> str:
    # One service a secret: Windows moves a second user of one service.
    return f"TalkHint/{name}"


def _name_after_asking(store: "KeyringBackend") -> str:
    store.get_password("TalkHint/state", _USER)
    return str(store.name)


def _system_store() -> "KeyringBackend":
    """Return the best store of this system.

    Chosen by us: neither a variable nor a file of others may name another one.
    The variable may switch the store off, which is what tests want.
    """
    if os.environ.get("PYTHON_KEYRING_BACKEND") in _SWITCHED_OFF:
        raise _no_store()
    system = sys.platform if sys.platform in _STORES else "linux"
    found: list[KeyringBackend] = []
    for module, name in _STORES[system]:
        kind = getattr(importlib.import_module(module), name)
        if kind.viable:
            found.append(kind())
    if not found:
        raise _no_store()
    return max(found, key=lambda store: float(store.priority))


def _no_store() -> PasswordStoreError:
    return PasswordStoreError(
        "This system has no password store.",
        remedy="Keys are kept until the app closes, or set them in the environment.",
    )


def _in_words(error: Exception, verb: str) -> PasswordStoreError:
    if isinstance(error, PasswordStoreError):
        return error
    match type(error).__name__:
        case "NoKeyringError":
            return _no_store()
        case "KeyringLocked" | "InitError":
            return PasswordStoreError("The system's password store is locked.")
        case name:
            # The text of a stranger's error could hold the secret.
            return PasswordStoreError(
                f"The system's password store could not {verb} the key ({name})."
            )
