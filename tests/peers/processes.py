"""Which processes that this test started are still there."""

import os
from pathlib import Path


def of_this_test() -> list[str]:
    """Return the command lines of the processes that live in our home folder.

    Each test has a home of its own, and every process it starts inherits it.
    """
    mine = f"\0HOME={os.environ['HOME']}\0".encode()
    found: list[str] = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            if mine in b"\0" + (entry / "environ").read_bytes() + b"\0":
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ")
                found.append(command.decode(errors="replace"))
        except OSError:
            continue  # it ended while we looked, or is somebody else's
    return found
