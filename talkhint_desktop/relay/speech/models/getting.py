"""Fetches a whole model: room first, each file checked, and there at one stroke."""

import asyncio
import hashlib
import shutil
import threading
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.relay.speech.models.fetching import PAUSES, Arrived, fetch
from talkhint_desktop.relay.speech.models.kept import LocalModel, Marker, mark
from talkhint_desktop.relay.speech.models.manifest import Model, Piece
from talkhint_desktop.relay.speech.models.publisher import published_sha256
from talkhint_desktop.relay.speech.models.unpacking import unpack

FETCHING, CHECKING, UNPACKING = "fetching", "checking", "unpacking"
_SPARE = 50_000_000  # bytes that stay free
OUR_LIST, PUBLISHER, NOBODY = "our list", "its publisher", "nobody"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: `done` of `total` bytes of this stage."""

    stage: str
    done: int
    total: int


class Unchecked(TalkHintError):
    """Files came whose sha256 nobody states; `digests` are theirs by name."""

    remedy = "Compare them with what the publisher says, and agree to them."

    def __init__(self, model: Model, digests: Mapping[str, str]) -> None:
        told = ", ".join(f"{name} sha256 {sha}" for name, sha in digests.items())
        super().__init__(f"Nobody vouches for the files of {model.name}: {told}.")
        self.digests = digests


class Getting:
    """The fetching of models into one folder, `folder/NAME` each.

    `free` tells how many bytes a folder has room for. `tried` loads a model
    that is about to be kept, and raises `TalkHintError` where it is no use.
    """

    def __init__(
        self,
        folder: Path,
        session: aiohttp.ClientSession,
        *,
        tried: Callable[[LocalModel], Awaitable[None]],
        free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._folder, self._session = folder, session
        self._tried, self._free, self._pauses = tried, free, pauses

    async def get(
        self,
        model: Model,
        told: Callable[[Progress], None],
        accepted: Collection[str] = (),
    ) -> None:
        """Fetch `model`; `accepted` are digests that the user agreed to.

        Raises `NotFetched`, `Unchecked`, `BadArchive` or another
        `TalkHintError`. Cancelled, it goes on from there the next time.
        """
        parts = parts_folder(self._folder, model)
        parts.mkdir(parents=True, exist_ok=True)
        self._make_sure_of_room(model, parts)
        arrived = await self._fetched(model, parts, told)
        vouched = await self._checked(model, arrived, told, accepted)
        fresh = self._folder / f".{model.name}.new"
        await asyncio.to_thread(_emptied, fresh)
        try:
            await self._unpacked(model, arrived, fresh, told)
            await self._tried(_local(model, fresh))
            marker = _marker(model, fresh, vouched)
            await asyncio.to_thread(self._put_in_place, model, fresh, marker)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _make_sure_of_room(self, model: Model, parts: Path) -> None:
        here = sum(entry.stat().st_size for entry in parts.iterdir())
        needed = max(0, model.size - here) + model.unpacked + _SPARE
        free = self._free(self._folder)
        if free < needed:
            raise TalkHintError(
                f"{model.name} needs {needed // 1_000_000} MB of disk,"
                f" and {free // 1_000_000} MB are free.",
                remedy="Free some space.",
            )

    async def _fetched(
        self, model: Model, parts: Path, told: Callable[[Progress], None]
    ) -> list[tuple[Piece, Arrived]]:
        arrived: list[tuple[Piece, Arrived]] = []
        before = 0

        def tell(so_far: int) -> None:
            told(Progress(FETCHING, before + so_far, model.size))

        for piece in model.pieces:
            file = await fetch(self._session, piece, parts, tell, self._pauses)
            arrived.append((piece, file))
            before += piece.size
        return arrived

    async def _checked(
        self,
        model: Model,
        arrived: Sequence[tuple[Piece, Arrived]],
        told: Callable[[Progress], None],
        accepted: Collection[str],
    ) -> dict[str, str]:
        """Return for each file its digest and who vouches for it."""
        vouched: dict[str, str] = {}
        unknown: dict[str, str] = {}
        for number, (piece, file) in enumerate(arrived):
            told(Progress(CHECKING, number, len(arrived)))
            digest = await asyncio.to_thread(_sha256, file.path)
            known, by = piece.sha256, OUR_LIST
            if known is None:
                listed = await published_sha256(self._session, piece)
                known, by = listed or file.published, PUBLISHER
            if known not in {None, digest}:
                file.path.unlink()
                raise TalkHintError(
                    f"{piece.name} is not the file that {by} names, and was deleted:"
                    f" its sha256 is {digest}, not {known}.",
                    remedy="Try again; if it happens twice, do not use it.",
                )
            if known is None and digest not in accepted:
                unknown[piece.name] = digest
            vouched[piece.name] = f"{digest}, {by if known else NOBODY}"
        if unknown:
            raise Unchecked(model, unknown)
        return vouched

    async def _unpacked(
        self,
        model: Model,
        arrived: Sequence[tuple[Piece, Arrived]],
        into: Path,
        told: Callable[[Progress], None],
    ) -> None:
        loop, stop = asyncio.get_running_loop(), threading.Event()

        def tell(so_far: int) -> None:
            progress = Progress(UNPACKING, min(so_far, model.unpacked), model.unpacked)
            loop.call_soon_threadsafe(told, progress)

        try:
            for piece, file in arrived:
                if piece.is_archive:
                    await asyncio.to_thread(
                        unpack,
                        file.path,
                        into,
                        set(model.files.values()),
                        most=model.unpacked,
                        told=tell,
                        stop=stop,
                    )
                else:
                    await asyncio.to_thread(_linked, file.path, into / piece.name)
        finally:
            stop.set()  # the thread may go on when we are cancelled

    def _put_in_place(self, model: Model, fresh: Path, marker: Marker) -> None:
        place = self._folder / model.name
        shutil.rmtree(place, ignore_errors=True)
        fresh.replace(place)
        mark(place, marker)
        shutil.rmtree(parts_folder(self._folder, model), ignore_errors=True)


def parts_folder(folder: Path, model: Model) -> Path:
    """Return where what has come of a model is kept until it is whole."""
    return folder / f".{model.name}.part"


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def _linked(path: Path, place: Path) -> None:
    """Have the file in both places: it stays fetched if the rest goes wrong."""
    try:
        place.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, place)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _marker(model: Model, folder: Path, vouched: dict[str, str]) -> Marker:
    names = model.files.values()
    return Marker(
        name=model.name,
        languages=list(model.languages),
        kind=model.kind,
        architecture=model.architecture,
        rate=model.rate,
        files=model.files,
        sizes={name: (folder / name).stat().st_size for name in names},
        checked=vouched,
    )


def _local(model: Model, folder: Path) -> LocalModel:
    return LocalModel(
        name=model.name,
        folder=folder,
        languages=model.languages,
        kind=model.kind,
        architecture=model.architecture,
        rate=model.rate,
        files=model.files,
    )
