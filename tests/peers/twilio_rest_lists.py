"""Lists as Twilio's REST API gives them: filtered, and page by page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlencode

from tests.peers.twilio_rest_accounts import Holding
from tests.peers.twilio_rest_records import Json


@dataclass(frozen=True)
class Asked:
    """One request as it came, whatever became of it."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    user: str
    password: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Cut:
    """The part of a list that was asked for."""

    records: list[Json]
    start: int
    size: int
    number: int
    more: bool

    @classmethod
    def of(cls, asked: Asked, records: Sequence[Json], largest: int) -> "Cut":
        size = min(int(asked.query.get("PageSize", "50")), largest)
        number = int(asked.query.get("Page", "0"))
        start = number * size
        end = start + size
        return cls(list(records[start:end]), start, size, number, end < len(records))

    def address(self, asked: Asked, number: int) -> str:
        """Return the address of another page of the same list."""
        query = {**asked.query, "PageSize": str(self.size), "Page": str(number)}
        if number:
            query["PageToken"] = f"PA{number}"
        return f"{asked.path}?{urlencode(query)}"


def page(asked: Asked, key: str, records: Sequence[Json], largest: int) -> Json:
    """Return one page in the shape of the API of 2010."""
    cut = Cut.of(asked, records, largest)
    number = cut.number
    return {
        key: cut.records,
        "end": max(cut.start + len(cut.records) - 1, 0),
        "first_page_uri": cut.address(asked, 0),
        "next_page_uri": cut.address(asked, number + 1) if cut.more else None,
        "page": number,
        "page_size": cut.size,
        "previous_page_uri": cut.address(asked, number - 1) if number else None,
        "start": cut.start,
        "uri": cut.address(asked, number),
    }


def newer_page(asked: Asked, key: str, records: Sequence[Json], largest: int) -> Json:
    """Return one page in the shape of the newer APIs, with whole addresses."""
    cut = Cut.of(asked, records, largest)
    number, host = cut.number, "https://monitor.twilio.com"
    after, before = cut.address(asked, number + 1), cut.address(asked, number - 1)
    return {
        key: cut.records,
        "meta": {
            "first_page_url": host + cut.address(asked, 0),
            "key": key,
            "next_page_url": host + after if cut.more else None,
            "page": number,
            "page_size": cut.size,
            "previous_page_url": host + before if number else None,
            "url": host + cut.address(asked, number),
        },
    }


def numbers(asked: Asked, holding: Holding) -> list[Json]:
    """Return the numbers that hold the digits asked for, `*` being any digit."""
    part = re.escape(asked.query.get("PhoneNumber", "")).replace(r"\*", r"\d")
    return [n for n in holding.numbers.values() if re.search(part, n["phone_number"])]


def calls(asked: Asked, holding: Holding) -> list[Json]:
    """Return calls, the newest first; a time is taken for its day."""
    query = asked.query
    day = query.get("StartTime>", "")[:10]
    found = [
        call
        for call in holding.calls.values()
        if query.get("To", call["to"]) == call["to"]
        and query.get("Status", call["status"]) == call["status"]
        and _started(call).strftime("%Y-%m-%d") >= day
    ]
    return sorted(found, key=_started, reverse=True)


def alerts(asked: Asked, holding: Holding) -> list[Json]:
    level = asked.query.get("LogLevel", "")
    since = asked.query.get("StartDate", "")
    return [
        alert
        for alert in holding.alerts
        if level in {"", alert["log_level"]} and alert["date_generated"] >= since
    ]


def _started(call: Json) -> datetime:
    return parsedate_to_datetime(call["start_time"] or call["date_created"])
