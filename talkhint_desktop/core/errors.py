"""Troubles of the world's making. Imports nothing."""


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


def first_of(group: BaseExceptionGroup[TalkHintError]) -> TalkHintError:
    """Return the first trouble in a task group's report, however deep."""
    error: TalkHintError | BaseExceptionGroup[TalkHintError] = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
