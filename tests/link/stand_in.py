"""A stand-in for the relay process, and the test's eye on it."""

import asyncio
import contextlib
from dataclasses import dataclass, field

from tests.link.hosting import SOON

# Stands in for the relay: says what it is told to, then lives until its
# standard input closes, and longer where a call goes on. Its connection to the
# test ends with it, however it ends.
STAND_IN = """\
import json, os, socket, sys

port, last, *said = sys.argv[3:]
test = socket.create_connection(("127.0.0.1", int(port)))
test.sendall(f"{os.getpid()} {' '.join(sys.argv[1:3])}\\n".encode())
for line in said:
    print(line, flush=True)
if last == "dies":
    sys.exit(3)
sys.stdin.buffer.read()
if last == "call":
    test.sendall(b"parent gone\\n")
    test.recv(1)
"""


@dataclass
class Watched:
    """The stand-ins' connections, first come first."""

    port: int = 0
    came: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = field(
        default_factory=asyncio.Queue
    )
    reader: asyncio.StreamReader = field(default_factory=asyncio.StreamReader)
    writer: asyncio.StreamWriter | None = None
    pid: int = 0
    words: list[str] = field(default_factory=list)

    async def started(self) -> None:
        async with asyncio.timeout(SOON):
            self.reader, self.writer = await self.came.get()
            pid, *self.words = (await self.reader.readline()).decode().split()
        self.pid = int(pid)

    async def says(self, line: str) -> None:
        async with asyncio.timeout(SOON):
            assert (await self.reader.readline()).decode().strip() == line

    async def ended(self) -> None:
        """Return when the process is gone, however it went."""
        async with asyncio.timeout(SOON):
            with contextlib.suppress(ConnectionError):
                await self.reader.read()

    def call_over(self) -> None:
        assert self.writer is not None
        self.writer.write(b".")
