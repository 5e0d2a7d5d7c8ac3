"""The log never holds a secret or a number, and a stranger cannot forge a line."""

import logging
import stat
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from talkhint_desktop.store import logs
from talkhint_desktop.store.logs import Redaction, log_to_file, strike_out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = logging.getLogger()
    level, raising = root.level, logging.raiseExceptions
    libraries = {name: logging.getLogger(name).level for name in logs._QUIET}
    monkeypatch.setattr(logs, "FILE_BYTES", 2000)
    handler = log_to_file(tmp_path, "DEBUG", ["hunter2-hunter2"])
    yield tmp_path
    root.removeHandler(handler)
    handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raising
    for name, before in libraries.items():
        logging.getLogger(name).setLevel(before)


def _text(folder: Path) -> str:
    return (folder / "relay.log").read_text("utf-8")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Authorization: Bearer abc.def-123", "Authorization: Bearer •••••"),
        ("key sk-proj-Abc123_xyz!", "key sk-•••••!"),
        ("AC" + "0123456789abcdef" * 2, "AC•••••"),
        ("SK" + "0123456789abcdef" * 2, "SK•••••"),
        ("2abcDEF0123456789ghijKLMNOP_1QrStUvWxYz0123456789a", "•••••"),
        ("from +14155550132.", "from +1•••••0132."),
        ("pin:5551234567", "pin:•••••"),
        ("card 4111 1111 1111 1111", "card •••••"),
        ("the hunter2-hunter2 one", "the ••••• one"),
    ],
)
def test_secrets_and_numbers_are_struck_out(said: str, written: str) -> None:
    assert Redaction(["hunter2-hunter2"])(said) == written


@pytest.mark.parametrize(
    "said", ["port 65535", "CA0a1b2c3d", "took 123456 us", "1.5 s"]
)
def test_what_a_developer_needs_stays(said: str) -> None:
    assert Redaction()(said) == said


def test_a_secret_is_struck_out_of_a_traceback_too(folder: Path) -> None:
    try:
        int("refused hunter2-hunter2")
    except ValueError:
        logging.getLogger("talkhint").exception("it failed")

    assert "ValueError" in _text(folder)
    assert "hunter2" not in _text(folder)


def test_a_line_break_of_a_stranger_begins_no_line(folder: Path) -> None:
    logging.getLogger("talkhint").warning("path %s", "/a\n2026 CRITICAL x\x1b[2J\r")
    lines = _text(folder).splitlines()

    assert lines[1].startswith("  2026 CRITICAL")
    assert "\\x1b[2J" in lines[1]
    assert "\x1b" not in _text(folder)


def test_libraries_that_print_keys_are_not_heard_below_info(folder: Path) -> None:
    for name in (
        "websockets.client",
        "aiohttp.access",
        "twilio.http_client",
        "asyncio",
    ):
        logging.getLogger(name).debug("payload of %s", name)
    logging.getLogger("talkhint").debug("ours")

    assert "payload" not in _text(folder)
    assert "ours" in _text(folder)


def test_the_log_is_for_its_owner_alone_also_after_it_turned(folder: Path) -> None:
    for _ in range(200):
        logging.getLogger("talkhint").info("x" * 100)
    files = sorted(folder.glob("relay.log*"))

    assert len(files) == 5
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_broken_sign_is_no_trouble(folder: Path) -> None:
    handlers = logging.getLogger().handlers
    (handler,) = [h for h in handlers if isinstance(h, RotatingFileHandler)]
    # Past pytest's own handler: it cannot send such a sign to its master.
    handler.handle(logging.makeLogRecord({"msg": "name \ud800"}))

    assert "\\ud800" in _text(folder)


def test_a_secret_that_came_later_is_struck_out_too(folder: Path) -> None:
    strike_out("later-secret-value")
    logging.getLogger("talkhint").warning(
        "it is later-secret-value, and hunter2-hunter2"
    )

    assert "later-secret" not in _text(folder)
    assert "hunter2" not in _text(folder)
