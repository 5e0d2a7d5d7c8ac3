"""The use of the tunnel outlives the relay, month by month."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from talkhint_desktop.core.usage import Carried
from talkhint_desktop.store import usage as usage_module
from talkhint_desktop.store.usage import Usage, load


class Meter:
    """Gives what a test puts in, once."""

    def __init__(self) -> None:
        self.now = Carried()

    def taken(self) -> Carried:
        taken, self.now = self.now, Carried()
        return taken


def usage(path: Path, meter: Meter, month: Callable[[], str] | None = None) -> Usage:
    return Usage(path, load(path), meter.taken, month or (lambda: "2026-11"))


async def run_once(counted: Usage) -> None:
    """Run until it has begun, and end it as a relay's end does."""
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(counted.run())
        await asyncio.sleep(0)
        task.cancel()


async def test_what_was_counted_is_there_after_the_end(tmp_path: Path) -> None:
    path, meter = tmp_path / "use.json", Meter()
    meter.now = Carried(3, 5_000)
    await run_once(usage(path, meter))
    meter.now = Carried(1, 100)
    await run_once(usage(path, meter))

    assert load(path) == {"2026-11": Carried(4, 5_100)}
    assert path.stat().st_mode & 0o777 == 0o600


async def test_it_is_kept_while_the_relay_runs_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(usage_module, "SAVE_EVERY", 0.01)
    path, meter = tmp_path / "use.json", Meter()
    meter.now = Carried(3, 5_000)
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        task = tasks.create_task(usage(path, meter).run())
        while not load(path):
            await asyncio.sleep(0.01)
        task.cancel()


async def test_a_relay_that_carried_nothing_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "use.json"
    await run_once(usage(path, Meter()))

    assert not path.exists()


def test_each_month_is_counted_for_itself(tmp_path: Path) -> None:
    month, meter = "2026-11", Meter()
    counted = usage(tmp_path / "use.json", meter, lambda: month)
    meter.now = Carried(1, 10)
    november = counted.now()
    month = "2026-12"
    meter.now = Carried(2, 20)

    assert november == ("2026-11", Carried(1, 10))
    assert counted.now() == ("2026-12", Carried(2, 20))


async def test_old_months_are_forgotten(tmp_path: Path) -> None:
    path, meter = tmp_path / "use.json", Meter()
    old = {f"{y}-{m:02}": [1, 1] for y in (2023, 2024, 2025) for m in range(1, 13)}
    named = {k: {"requests": 1, "bytes": 1} for k in old}
    path.write_text(json.dumps(named))
    meter.now = Carried(1, 1)
    await run_once(usage(path, meter))

    assert len(load(path)) == 24
    assert min(load(path)) == "2024-02"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"2026-11": 5}', '{"2026-11": {"bytes": "x"}}', "[" * 99_999],
)
async def test_a_broken_file_is_begun_anew(tmp_path: Path, text: str) -> None:
    path, meter = tmp_path / "use.json", Meter()
    path.write_text(text)
    meter.now = Carried(1, 10)
    await run_once(usage(path, meter))

    assert load(path) == {"2026-11": Carried(1, 10)}


async def test_a_disk_that_refuses_costs_the_figures_only(tmp_path: Path) -> None:
    meter = Meter()
    meter.now = Carried(1, 10)
    counted = usage(tmp_path / "no" / "such" / "folder" / "use.json", meter)
    await run_once(counted)

    assert counted.now() == ("2026-11", Carried(1, 10))
