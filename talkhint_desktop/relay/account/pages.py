"""Reads lists of Twilio's page by page, and what may not be there."""

from collections.abc import Awaitable
from typing import Any

from twilio.base.exceptions import TwilioException

from talkhint_desktop.relay.account.trouble import RestError, not_twilio


async def all_of(first: Awaitable[Any], at_most: int) -> list[Any]:
    """Return the records of a page and of those after it.

    A page brings at least one record, or it is the last.
    """
    found: list[Any] = []
    try:
        page = await first
        while True:
            records = list(page)
            found += records
            if not records or len(found) >= at_most or not page.next_page_url:
                return found[:at_most]
            page = await page.next_page_async()
    except TwilioException as error:
        raise not_twilio() from error


async def or_none(record: Awaitable[Any]) -> Any:
    try:
        return await record
    except RestError as error:
        if error.reason == "not-found":
            return None
        raise
