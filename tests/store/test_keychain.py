"""Secrets go to the password store or nowhere, and a stuck store holds nobody."""

import threading

import pytest
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from talkhint_desktop.store.keychain import (
    LONGEST,
    SECRETS,
    Keychain,
    PasswordStoreError,
)
from tests.peers.password_store import PasswordStore


class _Failing(PasswordStore):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def get_password(self, *_: str) -> str | None:
        raise self._error

    def set_password(self, *_: str) -> None:
        raise self._error


class _Stuck(PasswordStore):
    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()

    def get_password(self, *_: str) -> str | None:
        self.released.wait(20)
        return None


def test_every_secret_has_a_service_of_its_own() -> None:
    memory = PasswordStore()
    keychain = Keychain(memory)
    for name in SECRETS:
        keychain.set(name, f"value of {name}")

    assert {service for service, _ in memory.kept} == {
        "TalkHint/twilio_auth_token",
        "TalkHint/twilio_api_key_secret",
        "TalkHint/openai_api_key",
        "TalkHint/ngrok_authtoken",
    }
    assert keychain.get("openai_api_key") == "value of openai_api_key"


def test_a_deleted_secret_is_gone_and_deleting_twice_is_no_error() -> None:
    keychain = Keychain(PasswordStore())
    keychain.set("openai_api_key", "sk-1")
    keychain.delete("openai_api_key")
    keychain.delete("openai_api_key")

    assert keychain.get("openai_api_key") is None


def test_the_longest_value_that_windows_keeps_is_the_limit() -> None:
    keychain = Keychain(PasswordStore())
    keychain.set("openai_api_key", "x" * LONGEST)

    with pytest.raises(PasswordStoreError, match="1281 signs, 1280 is the most"):
        keychain.set("openai_api_key", "x" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NoKeyringError("no"), "no password store"),
        (KeyringLocked("no"), "locked"),
        (InitError("dismissed"), "locked"),
        (PasswordSetError("no"), "could not keep"),
        (OSError(1783, "CredWrite"), "could not keep"),
    ],
)
def test_every_trouble_of_a_store_is_told_with_a_remedy(
    error: Exception, words: str
) -> None:
    with pytest.raises(PasswordStoreError, match=words) as caught:
        Keychain(_Failing(error)).set("openai_api_key", "sk-1")

    assert caught.value.remedy


def test_a_secret_in_the_text_of_an_error_is_not_passed_on() -> None:
    keychain = Keychain(_Failing(RuntimeError("refused: sk-1234567")))

    with pytest.raises(PasswordStoreError) as caught:
        keychain.set("openai_api_key", "sk-1234567")

    assert "sk-1234567" not in str(caught.value)


def test_a_store_that_does_not_answer_is_left_alone() -> None:
    stuck = _Stuck()
    try:
        with pytest.raises(PasswordStoreError, match="does not answer"):
            Keychain(stuck, timeout=0.1).get("openai_api_key")
    finally:
        stuck.released.set()


def test_the_state_names_a_store_that_works() -> None:
    state = Keychain(PasswordStore()).state()

    assert (state.available, state.message) == (True, "")
    assert state.backend


def test_the_state_says_why_there_is_none() -> None:
    state = Keychain(_Failing(KeyringLocked("no"))).state()

    assert not state.available
    assert "locked" in state.message
    assert state.remedy


@pytest.mark.parametrize("backend", ["null", "fail"])
def test_a_store_that_is_switched_off_is_no_store(
    backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"keyring.backends.{backend}.Keyring")

    with pytest.raises(PasswordStoreError, match="no password store"):
        Keychain().set("openai_api_key", "sk-1")


def test_a_store_named_from_outside_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.alt.file.PlaintextKeyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")

    assert "Plaintext" not in Keychain().state().backend
