"""Which processes of TalkHint's are still there for this test's data folder."""

import os
from pathlib import Path


def of_data_dir() -> list[str]:
    """Return the command lines of the processes that use our data folder.

    Reads /proc: only there does a process's environment show whose it is.
    """
    mine = f"TALKHINT_DATA_DIR={os.environ['TALKHINT_DATA_DIR']}\0".encode()
    found: list[str] = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            if mine in (entry / "environ").read_bytes() + b"\0":
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ")
                found.append(command.decode(errors="replace"))
        except OSError:
            continue  # it ended while we looked, or is somebody else's
    return found
