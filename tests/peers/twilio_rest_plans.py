"""How the stand-in for Twilio's REST API misbehaves when it is told to."""

from dataclasses import dataclass, field
from typing import Any, Literal

How = Literal["error", "html", "truncate", "drop", "hang", "ignore", "half"]


@dataclass
class Plan:
    """What the next `times` requests that fit meet, instead of a right answer.

    `error`: an error of Twilio's. `html`: a page of somebody else's.
    `truncate`: half a body. `drop`: the connection closes. `hang`: no answer,
    until the client goes. `ignore`: a write is answered and not done. `half`:
    a write is done without the fields in `lost`, or without its second half.
    """

    how: How = "error"
    times: int = 1
    method: str = ""
    path: str = ""  # a part of the path
    status: int = 500
    code: int = 20500
    message: str = "Internal Server Error"
    lost: tuple[str, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)

    def fits(self, method: str, path: str) -> bool:
        right = not self.method or self.method == method
        return self.times > 0 and right and self.path in path


def refused(**fit: Any) -> Plan:
    """Return what wrong keys meet."""
    return Plan(status=401, code=20003, message="Authenticate", **fit)


def suspended(**fit: Any) -> Plan:
    return Plan(status=403, code=20005, message="Account not active", **fit)


def limited(retry_after: str = "", **fit: Any) -> Plan:
    """Return what comes of asking too much."""
    headers = {"Retry-After": retry_after} if retry_after else {}
    return Plan(
        status=429, code=20429, message="Too Many Requests", headers=headers, **fit
    )
