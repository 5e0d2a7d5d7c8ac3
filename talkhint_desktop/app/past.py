"""What a face may ask about past calls."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import to_json
from talkhint_desktop.store.history import History

MOST_CALLS = 10_000  # listed at once


class Past:
    """The history's commands; each returns plain JSON or raises `TalkHintError`."""

    def __init__(self, history: History) -> None:
        self._history = history

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {
            "history-list": self._list,
            "history-search": self._search,
            "history-show": self._show,
            "history-delete": self._delete,
        }

    async def _list(self, limit: int = 50, before: str | None = None) -> Any:
        if not isinstance(limit, int) or not 0 < limit <= MOST_CALLS:
            raise TalkHintError(f"{limit!r} is no number of calls.")
        until = None if before is None else str(before)
        rows = await asyncio.to_thread(self._history.reader.list_calls, limit, until)
        return [to_json(row.call) for row in rows]

    async def _search(self, words: str) -> Any:
        found = await asyncio.to_thread(self._history.reader.search, str(words))
        return [to_json(one.row.call) for one in found]

    async def _show(self, call: str) -> Any:
        record = await asyncio.to_thread(self._history.reader.show, str(call))
        return record.to_json()

    async def _delete(self, call: str) -> None:
        await asyncio.to_thread(self._history.delete, str(call))
