"""Days as this PC's clock on the wall counts them. No Qt."""

from datetime import date, datetime, time

from talkhint_desktop.core.moment import stamp


def day_of(when: datetime) -> date:
    """Return the local day of an aware time."""
    return when.astimezone().date()


def start_of(day: date) -> str:
    """Return the stamp of the moment that a local day begins."""
    # By the local rules of that day, which may not be those of today.
    return stamp(datetime.combine(day, time()).astimezone())
