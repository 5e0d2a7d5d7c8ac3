"""Short names of calls: the beginning of a CallSid, as long as it must be."""

import sqlite3
from collections.abc import Sequence

from talkhint_desktop.core.errors import TalkHintError

_SHORT = 6


def short_id(sid: str, neighbours: Sequence[str]) -> str:
    """Return the beginning of the CallSid, longer where a neighbour shares it."""
    shared = max((_shared(sid, other) for other in neighbours), default=0)
    start = len(_prefix(sid))
    return sid[start : max(start + _SHORT, shared + 1)]


def _shared(one: str, other: str) -> int:
    for at, (here, there) in enumerate(zip(one, other, strict=False)):
        if here != there:
            return at
    return min(len(one), len(other))


def _prefix(sid: str) -> str:
    return "CA" if sid.startswith("CA") else ""


def find_sid(db: sqlite3.Connection, call: str) -> str:
    """Return the CallSid that `call`, a CallSid or its beginning, stands for.

    Raises `TalkHintError` where it is unknown or could be several.
    """
    typed = call.strip()
    exact = db.execute("SELECT sid FROM call WHERE sid = ?", (typed,)).fetchone()
    if exact:
        return str(exact[0])
    rows = db.execute(
        """
        SELECT sid FROM call
        WHERE substr(sid, 1, length(?1)) = ?1 OR substr(sid, 1, length(?2)) = ?2
        ORDER BY sid LIMIT 6
        """,
        (typed, "CA" + typed.lower()),
    ).fetchall()
    if not rows or not typed:  # nothing is the beginning of everything
        raise TalkHintError(
            f"There is no call {typed[:64]!r} in the history.",
            remedy="See the calls with: talkhint history list",
        )
    if len(rows) > 1:
        several = ", ".join(sid.removeprefix("CA") for (sid,) in rows[:5])
        more = " and more" if len(rows) > 5 else ""
        raise TalkHintError(
            f"{typed!r} stands for several calls: {several}{more}.",
            remedy="Give a few more letters.",
        )
    return str(rows[0][0])
