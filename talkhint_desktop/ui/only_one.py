"""One window a data folder: a second start shows the first, and ends."""

from contextlib import ExitStack
from pathlib import Path

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.lock import AlreadyRunningError, RelayLock
from talkhint_desktop.store.places import WINDOW_LOCK_FILE
from talkhint_desktop.ui import opening
from talkhint_desktop.ui.options import Options


def run(options: Options, folder: Path) -> int:
    """Open the window, or show the one that is open; return the exit code.

    Raises `TalkHintError` where another is open and does not answer.
    """
    if options.passing:
        return opening.run(options)
    with ExitStack() as stack:
        try:
            stack.enter_context(RelayLock(folder, WINDOW_LOCK_FILE))
        except AlreadyRunningError:
            return _show_first(options, folder)
        except TalkHintError:
            # A folder that takes no lock: the relay says what is wrong with it.
            return opening.run(options)
        return opening.run(options, folder)


def _show_first(options: Options, folder: Path) -> int:
    if options.hidden and not options.link:
        return 0  # at login, by the side of one that is open
    # Only now: the first start of all does without it until it is on screen.
    from talkhint_desktop.ui import doorbell  # noqa: PLC0415

    doorbell.ring(folder, options.link)
    return 0
