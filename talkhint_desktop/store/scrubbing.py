"""Leaves out of an event what the database would refuse."""

from typing import Any

from talkhint_desktop.core.events import Event, from_json, to_json


def scrubbed(event: Event) -> Event:
    """Return the event without NULs and lone surrogates, which SQLite refuses."""
    return from_json(_scrubbed(to_json(event)))


def _scrubbed(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\x00", "").encode("utf-8", "ignore").decode()
        case list():
            return [_scrubbed(item) for item in value]
        case dict():
            return {key: _scrubbed(item) for key, item in value.items()}
        case _:
            return value
