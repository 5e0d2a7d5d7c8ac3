"""What a model's publisher says is in a file, where our list does not know it."""

import logging
import re

import aiohttp
import msgspec

from talkhint_desktop.relay.speech.models.manifest import Piece

_MOST_BYTES = 20_000_000
_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")

log = logging.getLogger(__name__)


class _Asset(msgspec.Struct):
    name: str
    digest: str | None = None


class _Release(msgspec.Struct):
    assets: list[_Asset]


async def published_sha256(session: aiohttp.ClientSession, piece: Piece) -> str | None:
    """Return the sha256 that the piece's listing gives, None where it gives none.

    It comes from whom the file comes from: it tells damage, not bad intent.
    """
    if not piece.listing:
        return None
    try:
        async with session.get(piece.listing) as response:
            response.raise_for_status()
            body = await _read(response)
        release = msgspec.json.decode(body, type=_Release)
    except (aiohttp.ClientError, TimeoutError, msgspec.DecodeError) as error:
        log.warning("the listing %s was no help: %s", piece.listing, error)
        return None
    for asset in release.assets:
        if asset.name == piece.name:
            found = _DIGEST.fullmatch(asset.digest or "")
            return found[1] if found else None
    return None


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(1 << 16):
        body += chunk
        if len(body) > _MOST_BYTES:
            raise aiohttp.ClientPayloadError("it is far too long")
    return bytes(body)
