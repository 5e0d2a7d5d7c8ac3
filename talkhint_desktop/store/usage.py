"""How much came through the tunnel, month by month, in one small file."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from talkhint_desktop.core.usage import Carried
from talkhint_desktop.store.files import write_whole

log = logging.getLogger(__name__)

SAVE_EVERY = 60.0  # seconds
_MONTHS = 24  # kept


class Usage:
    """Adds up what was carried, on top of `months`, what `load` gave.

    `taken` gives what came since the last time; `month` names the present one,
    as `2026-11`.
    """

    def __init__(
        self,
        path: Path,
        months: Mapping[str, Carried],
        taken: Callable[[], Carried],
        month: Callable[[], str],
    ) -> None:
        self._path = path
        self._months = dict(months)
        self._taken = taken
        self._month = month

    async def run(self) -> None:
        """Keep the file up to date, at most once a minute, until cancelled."""
        try:
            while True:
                await asyncio.sleep(SAVE_EVERY)
                await asyncio.to_thread(self._save, self._count())
        finally:
            self._save(self._count())

    def now(self) -> tuple[str, Carried]:
        """Return the present month and what it carried so far."""
        self._count()
        month = self._month()
        return month, self._months.get(month, Carried())

    def _count(self) -> dict[str, Carried]:
        if (carried := self._taken()) != Carried():
            month = self._month()
            before = self._months.get(month, Carried())
            self._months[month] = before + carried
        return dict(self._months)

    def _save(self, months: Mapping[str, Carried]) -> None:
        newest = dict(sorted(months.items())[-_MONTHS:])
        if newest == load(self._path):
            return
        try:
            write_whole(self._path, msgspec.json.encode(newest) + b"\n")
        except OSError as error:
            log.warning("the use of the tunnel was not saved: %s", error.strerror)


def load(path: Path) -> dict[str, Carried]:
    """Return what each month carried; nothing where the file is of no use.

    The figures are a help, not a bill, so a broken file is begun anew.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Carried])
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        log.warning("the use of the tunnel is counted anew: %s", error)
        return {}
