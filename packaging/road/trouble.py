"""What went wrong while setting up, told from a step's log in plain words."""

import errno
import re
from dataclasses import dataclass
from typing import Literal

from talkhint_desktop.core.errors import TalkHintError

Kind = Literal[
    "disk", "hash", "certificate", "refused", "permission", "network", "no-build", "?"
]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a step failed, as far as its log tells."""

    kind: Kind
    message: str
    remedy: str


class SetupError(TalkHintError):
    """The setting up cannot go on. `cause` says why, where that is known."""

    def __init__(self, cause: Cause, *, detail: str = "") -> None:
        super().__init__(cause.message, remedy=cause.remedy)
        self.cause = cause
        self.detail = detail


DISK = Cause("disk", "The disk is full.", "Free about 1 GB.")
PERMISSION = Cause(
    "permission",
    "TalkHint's folder, or .venv in it, cannot be written to.",
    "Make them yours, or copy the folder to a place of your own.",
)
NETWORK = Cause(
    "network",
    "The place where the packages come from cannot be reached.",
    "Check the internet connection, and the proxy if there is one.",
)
UNKNOWN = Cause("?", "A step of the setup failed.", "See the lines below.")

# In the order of trust: a full disk also looks like a broken download, and a
# registry that cannot be reached also looks like a missing package.
_CAUSES: tuple[tuple[str, Cause], ...] = (
    (r"No space left on device|Disk quota exceeded|os error 28\b", DISK),
    (
        r"DO NOT MATCH THE HASHES|Hash mismatch",
        Cause(
            "hash",
            "A package is not the one that was locked, so it was not installed.",
            "Try again on another network. If it stays so, report it.",
        ),
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|invalid peer certificate",
        Cause(
            "certificate",
            "The package registry's certificate is not trusted on this computer.",
            "Check the date. Behind a company proxy, set SSL_CERT_FILE and PIP_CERT "
            "to its certificate.",
        ),
    ),
    (
        r"\b(401|403|407) (Client )?(Error|Unauthorized|Forbidden|Proxy)",
        Cause(
            "refused",
            "The package registry, or a proxy, refused to hand out a package.",
            "Check the index address and its password in pip's or uv's settings.",
        ),
    ),
    (
        r"\[Errno 13\]|\[Errno 30\]|Read-only file system|os error (13|30)\b"
        r"|Permission denied",
        PERMISSION,
    ),
    (
        r"Temporary failure in name resolution|Failed to establish a new connection"
        r"|Name or service not known|getaddrinfo failed|nodename nor servname"
        r"|Network is unreachable|Connection refused|Connection reset"
        r"|RemoteDisconnected|ConnectTimeout|timed out|ProxyError"
        r"|Tunnel connection failed"
        r"|dns error|error sending request|Temporary failure resolving"
        r"|Could not connect to|IncompleteRead",
        NETWORK,
    ),
)
_NO_BUILD = re.compile(r"No matching distribution found for ([\w.-]+)")


def cause_of(log: str) -> Cause:
    """Return why a step failed, from everything that it said."""
    for pattern, cause in _CAUSES:
        if re.search(pattern, log):
            return cause
    lost = _NO_BUILD.search(log)
    if lost is None:
        return UNKNOWN
    return Cause(
        "no-build",
        f"There is no ready-made {lost[1]} for this computer and this Python.",
        "TalkHint runs on Windows, macOS, and Linux with glibc 2.34 or newer.",
    )


def cause_of_os_error(error: OSError) -> Cause:
    """Return why this computer refused a file or a folder."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DISK
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return PERMISSION
    return Cause("?", f"This computer said: {error}", UNKNOWN.remedy)


def last_lines(log: str, *, count: int = 12, width: int = 160) -> str:
    """Return the end of `log`, short enough for a screen."""
    lines = [line.rstrip()[:width] for line in log.splitlines() if line.strip()]
    return "\n".join("  " + line for line in lines[-count:])
