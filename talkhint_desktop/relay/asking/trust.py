"""Which certificates are trusted: those that this system trusts."""

import ssl
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
import truststore

_SKEW = timedelta(minutes=5)
_CLOCK_SECONDS = 5.0


def system_trust() -> ssl.SSLContext:
    """Return a context that asks the system's own trust store.

    `SSL_CERT_FILE` is honoured where OpenSSL is that store.
    """
    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return context


async def clock_of(session: aiohttp.ClientSession, origin: str) -> datetime | None:
    """Return what a server's clock says, None where it does not say.

    Its certificate is not checked, so nothing is sent but the question.
    """
    try:
        async with session.head(
            origin,
            ssl=False,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=_CLOCK_SECONDS),
        ) as response:
            return parsedate_to_datetime(response.headers.get("Date", ""))
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError):
        return None


def is_clock_wrong(theirs: datetime, ours: datetime) -> bool:
    """Tell whether the two clocks are too far apart for certificates."""
    return abs(theirs.astimezone(UTC) - ours) > _SKEW
