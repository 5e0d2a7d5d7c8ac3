"""Reads the settings, once, from the three places they may be in."""

import os
import sys
from pathlib import Path

from talkhint_desktop.core.settings import Settings, held_by
from talkhint_desktop.core.settings import read as read_settings
from talkhint_desktop.store import places, settings_file


def folder() -> Path:
    """Return the data folder, made where it is missing."""
    return places.data_dir(os.environ.get("TALKHINT_DATA_DIR", "").strip() or None)


def load(*, secrets: bool) -> Settings:
    """Return the settings; `secrets` says whether to ask the password store.

    A password store that is missing or locked is told on stderr and the rest
    goes on: keys may come from the environment.
    """
    saved = settings_file.load(places.settings_file(folder()))
    for message in saved.messages:
        print(message, file=sys.stderr)
    kept = _kept_secrets() if secrets else {}
    return read_settings(os.environ, saved.values, kept)


def held() -> dict[str, str]:
    """Return which settings the environment holds, and by which variable."""
    return held_by(os.environ)


def _kept_secrets() -> dict[str, str]:
    from talkhint_desktop.store.keychain import (  # noqa: PLC0415  slow to load
        SECRETS,
        Keychain,
        PasswordStoreError,
    )

    wanted = [n for n in SECRETS if not os.environ.get(f"TALKHINT_{n.upper()}")]
    keychain = Keychain()
    if not wanted or not keychain.state().available:
        return {}
    kept: dict[str, str] = {}
    try:
        for name in wanted:
            if value := keychain.get(name):
                kept[name] = value
    except PasswordStoreError as error:
        print(f"{error} {error.remedy}", file=sys.stderr)
    return kept
