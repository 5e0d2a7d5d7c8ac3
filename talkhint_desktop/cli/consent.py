"""Asks a person for a yes, and notices where nobody is there to give it."""

import os
import select
import sys

from talkhint_desktop.core.errors import TalkHintError

_PATIENCE = 1.0  # seconds for a pipe that is about to bring the answer


class NobodyThere(TalkHintError):
    """The question cannot be answered."""

    def __init__(self) -> None:
        super().__init__("Nobody is there to say yes.")


def says_yes(question: str) -> bool:
    """Ask on stderr, which leaves stdout to the answer of the command.

    Raises `NobodyThere` where stdin is neither a terminal nor a pipe that
    brings a line.
    """
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    line = _line() if _can_answer() else ""
    if not line:
        print(file=sys.stderr)
        raise NobodyThere
    return line.strip().lower() in {"y", "yes"}


def _can_answer() -> bool:
    if sys.stdin is None:
        return False
    if sys.stdin.isatty():
        return True
    if sys.platform == "win32":
        return False  # nothing there tells whether a pipe brings anything
    return bool(select.select([sys.stdin], [], [], _PATIENCE)[0])


def _line() -> str:
    """Read one line and nothing of the next: that may be another answer."""
    line = b""
    while not line.endswith(b"\n") and (sign := os.read(sys.stdin.fileno(), 1)):
        line += sign
    return line.decode(errors="replace")
