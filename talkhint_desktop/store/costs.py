"""What each day's calls have cost, in one small file that the relay writes."""

import logging
import math
from collections.abc import Mapping
from pathlib import Path

import msgspec

from talkhint_desktop.store.files import write_whole

log = logging.getLogger(__name__)

_DAYS = 400  # kept


def load(path: Path) -> dict[str, float]:
    """Return dollars by day; nothing where the file is of no use.

    The figures are a help, not a bill, so a broken file is begun anew.
    """
    try:
        days = msgspec.json.decode(path.read_bytes(), type=dict[str, float])
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        log.warning("the costs are counted anew: %s", error)
        return {}
    return {day: cost for day, cost in days.items() if math.isfinite(cost)}


def save(path: Path, days: Mapping[str, float]) -> None:
    """Write the newest days; a disk that refuses costs the figures, no call."""
    newest = dict(sorted(days.items())[-_DAYS:])
    try:
        write_whole(path, msgspec.json.encode(newest) + b"\n")
    except OSError as error:
        log.warning("the costs were not saved: %s", error.strerror)
