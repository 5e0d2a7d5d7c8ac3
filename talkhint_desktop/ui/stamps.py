"""Reads the stamps of events. No Qt."""

from datetime import UTC, datetime


def moment(stamp: str) -> datetime | None:
    """Return the aware time of an event's stamp, or None for what is none."""
    try:
        return datetime.fromisoformat(stamp).astimezone(UTC)
    except ValueError:
        return None


def between(start: str, end: str | None) -> float:
    """Return the seconds between two stamps, 0 where one is missing."""
    first, last = moment(start), moment(end or "")
    return (last - first).total_seconds() if first and last else 0.0


def since(stamp: str, wall: datetime) -> float:
    """Return the seconds from a stamp until `wall`, 0 for one that is none."""
    then = moment(stamp)
    return max(0.0, (wall - then).total_seconds()) if then else 0.0
