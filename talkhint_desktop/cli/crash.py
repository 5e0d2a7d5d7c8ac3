"""Our own mistakes: a report on this disk, and one sentence for the user."""

import platform
import traceback
from datetime import UTC, datetime
from importlib.metadata import version

from talkhint_desktop.cli import configuration
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.files import write_whole
from talkhint_desktop.store.logs import Redaction


def report(error: BaseException) -> str:
    """Write the report into the data folder and return what to tell the user.

    It holds versions and the trace, secrets struck out, and no values of
    variables: those may be words of a call.
    """
    now = datetime.now(UTC)
    lines = [
        f"TalkHint {version('talkhint-desktop')}",
        f"Python {platform.python_version()} on {platform.platform()}",
        now.isoformat(timespec="seconds"),
        "",
        *traceback.format_exception(error),
    ]
    text = Redaction()("\n".join(lines))
    try:
        path = configuration.folder() / f"crash-{now:%Y%m%d-%H%M%S}.txt"
        write_whole(path, text.encode())
    except (OSError, TalkHintError):
        return f"TalkHint made a mistake and has to end.\n{text}"
    return f"TalkHint made a mistake and has to end. The report is in {path}"
