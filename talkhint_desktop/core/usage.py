"""How far a month's use of the tunnel goes, against ngrok's free plan."""

from dataclasses import dataclass

# ngrok.com/docs/pricing-limits/free-plan-limits
FREE_BYTES = 1_000_000_000
FREE_REQUESTS = 20_000
# Two tracks of fifty messages a second, about 400 bytes each.
BYTES_AN_HOUR = 2 * 50 * 400 * 3600


@dataclass(frozen=True, slots=True)
class Carried:
    """What came through the tunnel."""

    requests: int = 0
    bytes: int = 0

    def __add__(self, other: "Carried") -> "Carried":
        return Carried(self.requests + other.requests, self.bytes + other.bytes)


@dataclass(frozen=True, slots=True)
class UsageEstimate:
    """A month's use as ngrok might count it at worst.

    ngrok allows a gigabyte "out" and does not say which direction that is;
    here all that a call sends to this PC counts. `share` is the part of the
    free plan that is used up, over 1 when it is more; `hours_left` are hours
    of calls.
    """

    month: str
    requests: int
    megabytes: float
    hours_left: float
    share: float


def estimate(month: str, carried: Carried) -> UsageEstimate:
    """Return how much of the free plan `carried` may have used up."""
    left = max(0, FREE_BYTES - carried.bytes)
    spent = max(carried.bytes / FREE_BYTES, carried.requests / FREE_REQUESTS)
    return UsageEstimate(
        month=month,
        requests=carried.requests,
        megabytes=round(carried.bytes / 1_000_000, 1),
        hours_left=round(left / BYTES_AN_HOUR, 1),
        share=round(spent, 3),
    )
