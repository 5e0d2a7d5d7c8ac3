#!/usr/bin/env python3
"""Sets TalkHint up in .venv and runs it: the two commands of the README.

Standard library only. This file also parses on a Python that is too old, so
that it can look for a better one, or say what to install.
"""

import os
import shutil
import signal
import subprocess
import sys

OLDEST = (3, 11)
TOO_NEW = (3, 14)
COMMANDS = ("demo", "test", "run", "setup")
USAGE = """usage: python3 packaging/bootstrap.py COMMAND [ARGUMENTS]

  demo [...]   run a practice call, with no account and no key
  test [...]   run the whole test suite (the arguments go to pytest)
  run [...]    run any talkhint command, for example: run doctor
  setup        only set everything up

Everything lands in .venv. The Python of the system stays as it is.
"""


def main(arguments: "list[str]") -> int:
    if arguments and arguments[0] in ("-h", "--help"):
        print(USAGE, end="")
        return 0
    if not arguments or arguments[0] not in COMMANDS:
        print(USAGE, end="", file=sys.stderr)
        return 2
    if not OLDEST <= tuple(sys.version_info[:2]) < TOO_NEW:
        return _start_again(arguments)
    # An older Python could not even read it.
    from road.journey import go  # noqa: PLC0415

    return go(arguments[0], arguments[1:])


def _start_again(arguments: "list[str]") -> int:
    """Run this script with a Python that fits, or say where to get one."""
    python = find_python()
    if not python:
        print(_no_python(), file=sys.stderr)
        return 1
    command = [*python, __file__, *arguments]
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - a fixed command
    return _wait(command)


def find_python() -> "list[str]":
    """Return the command of a Python on PATH that fits, or an empty list."""
    for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1):
        version = f"3.{minor}"
        for name, options in (("python" + version, []), ("py", ["-" + version])):
            path = shutil.which(name)
            # A shim may be there and start nothing.
            if path and _answers([path, *options], (3, minor)):
                return [path, *options]
    return []


def _answers(python: "list[str]", version: "tuple[int, int]") -> bool:
    ask = "import sys; print(tuple(sys.version_info[:2]))"
    try:
        said = subprocess.check_output(
            [*python, "-c", ask], stderr=subprocess.DEVNULL, timeout=20
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return said.decode("ascii", "replace").strip() == str(version)


def _wait(command: "list[str]") -> int:
    signal.signal(signal.SIGINT, lambda *_: None)  # the child hears it, and ends
    return subprocess.call(command)


def _no_python() -> str:
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return (
        f"TalkHint needs Python 3.11, 3.12 or 3.13. This is Python {here}, and no "
        f"other was found.\n{_how_to_get_python()}\n"
        "Then run the same command again."
    )


def _how_to_get_python() -> str:
    too_old = tuple(sys.version_info[:2]) < OLDEST
    if sys.platform == "win32":
        return "Run: winget install Python.Python.3.13"
    if sys.platform == "darwin":
        return "Run: brew install python@3.13   (or see https://www.python.org)"
    if too_old and shutil.which("apt-get"):
        return "Run: sudo apt-get install -y python3.11 python3.11-venv"
    if shutil.which("dnf"):
        return "Run: sudo dnf install -y python3.13"
    if shutil.which("zypper"):
        return "Run: sudo zypper install -y python313"
    return "Get one from https://www.python.org/downloads/ or with pyenv."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
