"""TalkHint as a user starts it, on a desktop of the tests' own."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from talkhint_desktop.link import client, invitation
from talkhint_desktop.link.client import Link
from tests.desktop.at_spi import AtSpi
from tests.desktop.own_desktop import PATIENCE, OwnDesktop
from tests.desktop.person import Person

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "talkhint_desktop")
# Somebody who has been here before: nothing is offered, nothing is explained.
KNOWN: Mapping[str, Any] = {"setup_closed": True, "stays_known": True}


def environment(desktop: OwnDesktop, **more: str) -> dict[str, str]:
    """Return what TalkHint is started with: this test's folders, that desktop."""
    shown = {
        name: desktop.environment[name]
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    }
    return {
        **os.environ,
        **shown,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        # Of what was just gone when it was asked about; not of ours.
        "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",
        "TALKHINT_ENGINE": "basic",
        **more,
    }


def data_folder() -> Path:
    return Path(os.environ["TALKHINT_DATA_DIR"])


def choose(**settings: Any) -> None:
    """Leave settings behind as an earlier run did."""
    data_folder().mkdir(exist_ok=True)
    (data_folder() / "settings.json").write_text(json.dumps(settings), "utf-8")


@asynccontextmanager
async def started(
    desktop: OwnDesktop, folder: Path, **more: str
) -> AsyncIterator[Person]:
    """Start TalkHint and be in front of it; it ends in order with the context."""
    with (folder / "said").open("wb") as said:
        child = await asyncio.create_subprocess_exec(
            *COMMAND,
            env=environment(desktop, **more),
            cwd=ROOT,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
    try:
        session = desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
        async with AtSpi.open(session) as at_spi:
            person = Person(desktop, at_spi, child.pid)
            async with person.watched(folder):
                yield person
    finally:
        if child.returncode is None:
            child.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(PATIENCE):
                await child.wait()
        except TimeoutError:
            child.kill()
            raise
    words = (folder / "said").read_text("utf-8", "replace")
    assert (child.returncode, words) == (0, "")


@asynccontextmanager
async def linked() -> AsyncIterator[Link]:
    """Be a second face of the relay that the window has started."""
    note = invitation.find(data_folder())
    assert note is not None
    link = await client.attach(note.address, note.token, face="window")
    async with asyncio.TaskGroup() as tasks:
        reading = tasks.create_task(_read(link))
        try:
            yield link
        finally:
            reading.cancel()
            await link.close()


async def _read(link: Link) -> None:
    async for _ in link:
        pass
