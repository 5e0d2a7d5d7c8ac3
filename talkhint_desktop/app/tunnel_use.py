"""Counts what came through the tunnel, and says how far that goes."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from talkhint_desktop.core.usage import Carried, estimate
from talkhint_desktop.relay.traffic import Traffic
from talkhint_desktop.store.places import usage_file
from talkhint_desktop.store.usage import Usage, load


class TunnelUse:
    """The month's requests and bytes, over all relays of a data folder."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage

    @staticmethod
    def open(folder: Path, traffic: Traffic | None) -> "TunnelUse":
        """Go on counting; `traffic` is None where there is no tunnel."""
        path = usage_file(folder)
        taken = traffic.taken if traffic else Carried
        return TunnelUse(Usage(path, load(path), taken, _month))

    async def run(self) -> None:
        """Keep the count on disk until cancelled."""
        await self._usage.run()

    async def told(self) -> dict[str, Any]:
        """Return this month's use against ngrok's free plan."""
        return asdict(estimate(*self._usage.now()))


def _month() -> str:
    return datetime.now(UTC).strftime("%Y-%m")
