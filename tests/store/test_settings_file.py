"""Settings survive crashes, strangers' edits and full disks; secrets stay out."""

import json
import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.settings_file import (
    SecretInSettingsError,
    load,
    save,
)

if sys.platform != "win32":
    import resource


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_what_was_saved_is_loaded(path: Path) -> None:
    save(path, {"language": "ru", "compact": True, "size": [1, 2]})

    assert load(path).values == {
        "language": "ru",
        "compact": True,
        "size": [1, 2],
        "version": 1,
    }


def test_a_missing_file_has_no_settings_and_no_message(path: Path) -> None:
    assert (load(path).values, load(path).messages) == ({}, ())


def test_keys_of_others_and_of_the_future_are_kept(path: Path) -> None:
    path.write_text('{"version": 7, "unknown": {"deep": 1}, "language": "en"}')
    save(path, {"language": "ru"})

    assert load(path).values == {
        "version": 7,
        "unknown": {"deep": 1},
        "language": "ru",
    }


def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    save(path, {"language": "ru"})

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_last_three_versions_are_kept(path: Path) -> None:
    for number in range(6):
        save(path, {"n": number})

    backups = sorted(path.parent.glob("settings.json.bak-*"))
    assert [json.loads(backup.read_text())["n"] for backup in backups] == [4, 3, 2]


def test_saving_the_same_again_keeps_the_backups(path: Path) -> None:
    for number in (1, 2, 2, 2):
        save(path, {"n": number})

    assert [p.name for p in path.parent.glob("*.bak-*")] == ["settings.json.bak-1"]


def test_a_byte_order_mark_is_no_harm(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + b'{"language": "ru"}')

    assert load(path).values == {"language": "ru"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "line 1"),
        (b'{"a": 1,\n "b": }', "line 2"),
        (b"[1, 2]", "not a JSON object"),
        (b"null", "not a JSON object"),
        (b'{"a": NaN}', "NaN"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[" * 100_000, "nested"),
        (b" " * 1_000_001, "too large"),
        (b'{"a": 1}\x00', "line 1"),
    ],
)
def test_a_malformed_file_is_kept_aside_and_said(
    path: Path, content: bytes, why: str
) -> None:
    path.write_bytes(content)
    loaded = load(path)

    (bad,) = path.parent.glob("settings.json.bad-*")
    assert loaded.values == {}
    assert why in loaded.messages[0]
    assert bad.name in loaded.messages[0]
    assert bad.read_bytes() == content


@pytest.mark.parametrize(
    "key",
    [
        "openai_api_key",
        "TWILIO_AUTH_TOKEN",
        "ngrok_authtoken",
        "token",
        "password",
        "client-secret",
        "apikey",
    ],
)
def test_a_secret_is_never_written(path: Path, key: str) -> None:
    for values in ({key: "sk-1"}, {"deep": {key: "sk-1"}}):
        with pytest.raises(SecretInSettingsError, match="secret"):
            save(path, values)

    assert not path.exists()


@pytest.mark.parametrize("key", ["max_tokens", "keyboard", "tokens_shown", "key_hint"])
def test_names_that_only_sound_like_secrets_are_fine(path: Path, key: str) -> None:
    save(path, {key: 1})

    assert load(path).values[key] == 1


def test_a_secret_that_a_hand_wrote_in_is_not_used_and_goes(path: Path) -> None:
    path.write_text('{"openai_api_key": "sk-1234567", "language": "en"}')
    loaded = load(path)
    save(path, {"language": "ru"})

    assert loaded.values == {"language": "en"}
    assert "openai_api_key" in loaded.messages[0]
    assert "sk-1234567" not in loaded.messages[0]
    for file in path.parent.glob("settings.json*"):
        assert b"sk-1234567" not in file.read_bytes()


def test_a_crash_before_the_rename_leaves_the_old_settings(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(path, {"n": 1})

    def crash(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        save(path, {"n": 2})

    assert load(path).values["n"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE there")
def test_a_disk_that_refuses_leaves_the_old_settings_and_says_so(path: Path) -> None:
    save(path, {"n": 1})
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        with pytest.raises(TalkHintError, match="not saved"):
            save(path, {"n": 2, "long": "x" * 5000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)

    assert load(path).values == {"n": 1, "version": 1}
    assert list(path.parent.glob("*.tmp*")) == []


def test_what_a_crash_left_half_written_is_swept(path: Path) -> None:
    old = path.with_name("settings.json.tmp1")
    new = path.with_name("settings.json.tmp2")
    for file in (old, new):
        file.write_text("{")
    os.utime(old, (0, 0))
    load(path)

    assert (old.exists(), new.exists()) == (False, True)
