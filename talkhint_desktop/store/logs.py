"""The log file: a few rotating megabytes, with every secret struck out."""

import logging
import os
import re
from collections.abc import Iterable
from logging.handlers import RotatingFileHandler
from pathlib import Path

from talkhint_desktop.core.errors import TalkHintError

FILE_BYTES = 2_000_000
FILES = 5

_QUIET = ("websockets", "aiohttp", "twilio", "asyncio", "httpx", "httpx2", "openai")
_STRUCK = "•••••"
_PATTERNS = (
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{6,}"), rf"\1 {_STRUCK}"),
    (re.compile(r"\bsk-[\w-]{6,}"), f"sk-{_STRUCK}"),
    (re.compile(r"\b(AC|SK)[0-9a-fA-F]{32}\b"), rf"\1{_STRUCK}"),
    # ngrok's tokens: 27 signs that begin with a digit, `_`, 20 or more signs.
    (re.compile(r"\b[0-9][0-9A-Za-z]{24,29}_[0-9A-Za-z]{18,}\b"), _STRUCK),
    (re.compile(r"(?i)\b(ak|cr)_[0-9A-Za-z]{20,}\b"), rf"\1_{_STRUCK}"),
    (re.compile(r"\+(\d)\d{2,10}(\d{4})(?!\d)"), rf"+\1{_STRUCK}\2"),
    (re.compile(r"(?<![0-9A-Za-z])\d(?:[ -]?\d){6,}(?![0-9A-Za-z])"), _STRUCK),
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Redaction:
    """Strikes secrets out of text: known ones exactly, others by their shape."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets: list[str] = []
        self.know(secrets)

    def know(self, secrets: Iterable[str]) -> None:
        """Strike these out too, from now on."""
        # Longest first: one may hold another. Very short ones are no secrets.
        known = {s for s in [*self._secrets, *secrets] if len(s) >= 6}
        self._secrets = sorted(known, key=len)[::-1]

    def __call__(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _STRUCK)
        for pattern, instead in _PATTERNS:
            text = pattern.sub(instead, text)
        return text


class _Formatter(logging.Formatter):
    """One record as text: stamp, level, place, words; traceback indented."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self.redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        # A stranger's line break must not begin a line that looks like ours.
        text = super().format(record).replace("\r", "\\r").replace("\n", "\n  ")
        stamp, text = text[:23], text[23:]
        text = _CONTROL.sub(lambda sign: f"\\x{ord(sign[0]):02x}", text)
        return stamp + self.redaction(text)


class _PrivateFile(RotatingFileHandler):
    """A rotating file that only its owner may read."""

    def _open(self):  # type: ignore[no-untyped-def]  # typeshed names a private type
        handle = os.open(
            self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600
        )
        return os.fdopen(handle, self.mode, encoding=self.encoding, errors=self.errors)


def log_to_file(
    folder: Path,
    level: str = "INFO",
    secrets: Iterable[str] = (),
    *,
    name: str = "relay",
) -> logging.Handler:
    """Send every log line of this process to `<name>.log` in `folder`.

    One file a process: two that rotate one file lose lines. Returns the
    handler; whoever ends the process closes it. Raises `TalkHintError` where
    the folder cannot be written to.
    """
    try:
        handler = _PrivateFile(
            folder / f"{name}.log",
            maxBytes=FILE_BYTES,
            backupCount=FILES - 1,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError as error:
        raise TalkHintError(
            f"The data folder cannot be written to: {error.strerror}.",
            remedy=f"Make {folder} writable for you.",
        ) from error
    handler.setFormatter(_Formatter(Redaction(secrets)))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    # At DEBUG these write keys and whole messages.
    for library in _QUIET:
        logger = logging.getLogger(library)
        logger.setLevel(max(logging.INFO, root.level))
    logging.raiseExceptions = False
    return handler


def strike_out(secret: str) -> None:
    """Keep a secret that came only now out of the log as well."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler.formatter, _Formatter):
            handler.formatter.redaction.know([secret])
