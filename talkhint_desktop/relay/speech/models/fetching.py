"""One file from the network, however often it takes: resumed, never trusted.

What has come is kept as `NAME.part`; beside it `NAME.from` holds what the
server called that version of the file, so that two versions are never mixed.
"""

import asyncio
import errno
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import aiohttp

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.relay.asking.network import is_here, network_fault
from talkhint_desktop.relay.asking.trust import system_trust
from talkhint_desktop.relay.speech.models.manifest import Piece

# Seconds before each new try, as long as nothing more comes.
PAUSES = (1.0, 2.0, 5.0, 10.0, 20.0)
_CHUNK = 128 * 1024
_MOST_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAY_PASS = frozenset({408, 416, 425, 429})  # and all of 5xx
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LINKED_SHA256 = re.compile(r'"?([0-9a-f]{64})"?')  # as Hugging Face names files


class NotFetched(TalkHintError):
    """A file did not come; `here` where that is this PC's fault."""

    remedy = "Try again: what has come is kept."

    def __init__(self, message: str, *, remedy: str = "", here: bool = False) -> None:
        super().__init__(message, remedy=remedy)
        self.here = here


class _TryAgainError(Exception):
    """The server's answer may be another one soon."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A whole file; `published` is the sha256 that its server named, or none."""

    path: Path
    published: str | None


def open_session(silence: float = 30.0) -> aiohttp.ClientSession:
    """Return a session that knows the system's proxies and certificates.

    `silence` is how many seconds a server may say nothing.
    """
    return aiohttp.ClientSession(
        auto_decompress=False,
        trust_env=True,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": "TalkHint", "Accept-Encoding": "identity"},
        connector=aiohttp.TCPConnector(ssl=system_trust()),
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=15, sock_read=silence),
    )


async def fetch(
    session: aiohttp.ClientSession,
    piece: Piece,
    folder: Path,
    told: Callable[[int], None],
    pauses: Sequence[float] = PAUSES,
) -> Arrived:
    """Fetch `piece` into `folder`; `told` is given the bytes that are there.

    Raises `NotFetched`. Cancelled or failed, it goes on from there next time.
    """
    part = _Part(folder / piece.name, piece)
    left = list(pauses)
    answered = False
    while True:
        before = part.have
        try:
            published = await _once(session, part, told)
        except (aiohttp.ClientError, TimeoutError, _TryAgainError) as error:
            if part.have > before:
                left, answered = list(pauses), True  # it goes on, if badly
            why = _in_words(error, piece)
            if not left or (why.here and not answered):
                raise why from error
            await asyncio.sleep(left.pop(0))
        else:
            return Arrived(part.path, published)


class _Part:
    """What there is of a file so far."""

    def __init__(self, path: Path, piece: Piece) -> None:
        self.path, self.piece = path, piece
        self.part = path.with_name(f"{path.name}.part")
        self._from = path.with_name(f"{path.name}.from")

    @property
    def have(self) -> int:
        for path in (self.path, self.part):
            if path.exists():
                return path.stat().st_size
        return 0

    def asked_for(self) -> Mapping[str, str]:
        """Return the headers that ask for the rest, if it is of one version."""
        version = self._from.read_text("utf-8") if self._from.exists() else ""
        if not self.have or not version:
            return {}
        return {"Range": f"bytes={self.have}-", "If-Range": version}

    def taken_on(self, response: aiohttp.ClientResponse) -> BinaryIO:
        """Return where the body of `response` is to be written."""
        goes_on = response.status == 206 and self._fits(response)
        if response.status == 206 and not goes_on:
            self.forget()
            raise _TryAgainError
        self._check_size(response, self.have if goes_on else 0)
        file = self.part.open("ab" if goes_on else "wb", buffering=0)
        if not goes_on:
            self._from.write_text(_version(response.headers), "utf-8")
        return file

    def _fits(self, response: aiohttp.ClientResponse) -> bool:
        place = response.headers.get("Content-Range", "")
        same = _version(response.headers) in {"", self.asked_for().get("If-Range")}
        return same and place.startswith(f"bytes {self.have}-")

    def _check_size(self, response: aiohttp.ClientResponse, before: int) -> None:
        length = response.content_length
        if length is not None and before + length != self.piece.size:
            raise NotFetched(
                f"{self.piece.name} has another size than it should:"
                f" {before + length:,} bytes, not {self.piece.size:,}.",
                remedy="Its publisher may have changed it. Look for a newer TalkHint.",
            )

    def done(self) -> None:
        self.part.replace(self.path)
        self._from.unlink(missing_ok=True)

    def forget(self) -> None:
        for path in (self.path, self.part, self._from):
            path.unlink(missing_ok=True)


async def _once(
    session: aiohttp.ClientSession, part: _Part, told: Callable[[int], None]
) -> str | None:
    size = part.piece.size
    if part.have > size:
        part.forget()
    if part.have < size:
        async with _answer(session, part) as (response, published):
            with part.taken_on(response) as file:
                async for chunk in response.content.iter_chunked(_CHUNK):
                    if part.have + len(chunk) > size:
                        raise _too_long(part)
                    _write(file, chunk)
                    told(part.have)
        if part.have < size:
            raise _TryAgainError
    else:
        published = None  # it was all here
    if part.part.exists():
        part.done()
    return published


@asynccontextmanager
async def _answer(
    session: aiohttp.ClientSession, part: _Part
) -> AsyncIterator[tuple[aiohttp.ClientResponse, str | None]]:
    """Follow redirects by hand: never to plain http, and seeing each answer."""
    url, published = part.piece.url, None
    for _ in range(_MOST_REDIRECTS):
        async with session.get(
            url, headers=part.asked_for(), allow_redirects=False
        ) as response:
            linked = response.headers.get("X-Linked-ETag", "")
            if named := _LINKED_SHA256.fullmatch(linked):
                published = named[1]
            if response.status not in _REDIRECTS:
                _check_status(response, part)
                yield response, published
                return
            onward = urljoin(url, response.headers.get("Location", ""))
        if urlsplit(url).scheme == "https" != urlsplit(onward).scheme:
            raise NotFetched(f"{part.piece.name} is offered without encryption only.")
        url = onward
    raise NotFetched(f"{part.piece.name} is passed from one server to the next.")


def _check_status(response: aiohttp.ClientResponse, part: _Part) -> None:
    if response.status in {200, 206}:
        return
    if response.status == 416:
        part.forget()
    if response.status in _MAY_PASS or response.status >= 500:
        raise _TryAgainError(f"answered with status {response.status}")
    raise NotFetched(
        f"{part.piece.name} is not there: the server answered with status"
        f" {response.status}.",
        remedy="Look for a newer TalkHint, or fetch a model by hand and use"
        " talkhint models use-folder.",
    )


def _write(file: BinaryIO, chunk: bytes) -> None:
    try:
        rest = memoryview(chunk)
        while rest:
            rest = rest[file.write(rest) :]
    except OSError as error:
        if error.errno in _NO_SPACE:
            raise NotFetched(
                "The disk is full.", remedy="Free some space: what has come is kept."
            ) from error
        raise NotFetched(
            f"What came cannot be written: {error.strerror}.",
            remedy="Make the data folder writable for you.",
        ) from error


def _too_long(part: _Part) -> NotFetched:
    part.forget()
    return NotFetched(
        f"{part.piece.name} does not end where it should.",
        remedy="Its publisher may have changed it. Look for a newer TalkHint.",
    )


def _version(headers: Mapping[str, str]) -> str:
    """Return what names this version of a file, fit to ask for its rest."""
    tag = headers.get("ETag", "")
    return headers.get("Last-Modified", "") if tag.startswith("W/") else tag


def _in_words(error: Exception, piece: Piece) -> NotFetched:
    host = urlsplit(piece.url).hostname
    if isinstance(error, _TryAgainError):
        why = f" It {error}." if error.args else ""
        return NotFetched(f"{host} does not give the whole of {piece.name}.{why}")
    if isinstance(error, TimeoutError):
        return NotFetched(f"{host} has gone silent.")
    fault = network_fault(error)
    if is_here(error) or fault.code == "dns-not-found":
        return NotFetched(
            f"{host} cannot be found from this PC.",
            remedy="Check its network, and try again: what has come is kept.",
            here=True,
        )
    return NotFetched(f"{host}: {fault.sentence}")
