"""Troubles of the world's making. Imports nothing of ours."""

from collections.abc import Iterator
from contextlib import contextmanager


class TalkHintError(Exception):
    """Something outside TalkHint went wrong, told in the agent's words.

    `str(error)` says what happened; `remedy` says the one thing to do next.
    Our own mistakes are never of this kind: they end in a crash report.
    """

    remedy = ""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        if remedy:
            self.remedy = remedy


class UsageError(TalkHintError):
    """The command line or a setting asks for something that cannot be."""


@contextmanager
def ungrouped() -> Iterator[None]:
    """Take a foreseen trouble out of the group that a task group wraps it in.

    A reader that has gone away is foreseen too. A bug of ours in the same
    group is the worse news, so the group goes on.
    """
    error: BaseException | None = None
    try:
        yield
    except BaseExceptionGroup as group:
        foreseen, bugs = group.split((TalkHintError, BrokenPipeError))
        error = group if bugs or not foreseen else _first_of(foreseen)
    # Out here: within `except` it would carry the group along as its context.
    if error:
        raise error


def _first_of(group: BaseExceptionGroup[BaseException]) -> BaseException:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
