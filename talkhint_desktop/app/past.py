"""What a face may ask about past calls."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, get_args

import msgspec

from talkhint_desktop.app.leaving import Leaving
from talkhint_desktop.app.names import Names
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import to_json
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.past import DELETE_ALL, Exported, Wanted
from talkhint_desktop.store.conditions import OVER_STATES
from talkhint_desktop.store.export import Format, export_all, file_name
from talkhint_desktop.store.history import History, still_going_on
from talkhint_desktop.store.list_export import export_part

MOST_CALLS = 10_000  # listed at once
MOST_ON_A_PAGE = 500
MOST_EXPORTED = 500


class Past:
    """The history's commands; each returns plain JSON or raises `TalkHintError`.

    Calls that are leaving are in no list and no search any more. `run` deletes
    them, and those older than `keep_days`, until it is cancelled; `gone` is told
    each CallSid.
    """

    def __init__(
        self,
        history: History,
        *,
        keep_days: Callable[[], int],
        clock: Clock,
        gone: Callable[[str], None],
        names: Names,
    ) -> None:
        self._history, self._names = history, names
        self._leaving = Leaving(history, keep_days=keep_days, clock=clock, gone=gone)

    async def run(self) -> None:
        await self._leaving.run()

    def sweep_soon(self) -> None:
        """Look for old calls now: the days to keep them were changed."""
        self._leaving.sweep_soon()

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {
            "history-list": self._list,
            "history-search": self._search,
            "history-find": self._find,
            "history-last": self._last,
            "history-days": self._days,
            "history-show": self._show,
            "history-export": self._export,
            "history-export-part": self._export_part,
            "history-delete": self._delete,
            "history-restore": self._restore,
            "history-delete-all": self._delete_all,
            **self._names.commands(),
        }

    async def _list(self, limit: int = 50, before: str | None = None) -> Any:
        _check_limit(limit, MOST_CALLS)
        until = None if before is None else str(before)
        rows = await asyncio.to_thread(self._history.reader.list_calls, limit, until)
        return [
            to_json(row.call) for row in rows if not self._leaves(row.call.call_sid)
        ]

    async def _search(self, words: str) -> Any:
        found = await asyncio.to_thread(self._history.reader.search, str(words))
        calls = [one.row.call for one in found]
        return [to_json(call) for call in calls if not self._leaves(call.call_sid)]

    async def _find(
        self,
        wanted: Mapping[str, Any] | None = None,
        limit: int = 50,
        before: str | None = None,
    ) -> Any:
        """Return a `PastPage` of the calls that are `Wanted`."""
        _check_limit(limit, MOST_ON_A_PAGE)
        page = await asyncio.to_thread(
            self._history.finder.find,
            _wanted(wanted or {}),
            limit=limit,
            before=None if before is None else str(before),
            without=self._leaving.hidden,
        )
        return msgspec.to_builtins(page)

    async def _last(self, number: str, before: str) -> Any:
        """Return the last `PastCall` with this number before a call, or null."""
        call = await asyncio.to_thread(
            self._history.finder.last_with,
            str(number),
            before=str(before),
            without=self._leaving.hidden,
        )
        return msgspec.to_builtins(call)

    async def _days(self, since: str) -> Any:
        """Return when each call since then began, and its hints that were used."""
        return await asyncio.to_thread(
            self._history.finder.used_since,
            str(since),
            without=self._leaving.hidden,
        )

    async def _show(self, call: str) -> Any:
        record = await asyncio.to_thread(self._history.reader.show, str(call))
        return msgspec.to_builtins(record.kept())

    async def _export(
        self, form: str, call: str = "", calls: Sequence[str] = ()
    ) -> Any:
        """Return an `Exported` document of one call, or of several."""
        names = [str(name) for name in ([call] if call else calls)][: MOST_EXPORTED + 1]
        chosen = _format(form)
        if not 0 < len(names) <= MOST_EXPORTED:
            raise TalkHintError(
                "There is nothing to export."
                if not names
                else f"These are more than {MOST_EXPORTED} calls."
            )
        show = self._history.reader.show
        records = [await asyncio.to_thread(show, name) for name in names]
        text = await asyncio.to_thread(export_all, records, chosen)
        return msgspec.to_builtins(Exported(file_name(records, chosen), text))

    async def _export_part(
        self, form: str, wanted: Mapping[str, Any] | None = None, after: str = ""
    ) -> Any:
        """Return an `ExportedPart` of the document of all calls that are `Wanted`."""
        history = self._history
        part = await asyncio.to_thread(
            export_part,
            history.reader,
            history.finder,
            _wanted(wanted or {}),
            _format(form),
            after=str(after),
            without=self._leaving.hidden,
        )
        return msgspec.to_builtins(part)

    async def _delete(self, call: str, undo: bool = False) -> Any:
        """Delete a call, at once or, with `undo`, in so many seconds as returned."""
        history = self._history
        if not undo:
            await asyncio.to_thread(history.delete, str(call))
            return None
        record = await asyncio.to_thread(history.reader.show, str(call))
        if record.call.state not in OVER_STATES:
            raise still_going_on()
        return {"seconds": self._leaving.begin(record.call.call_sid)}

    async def _restore(self, call: str) -> None:
        sid = await asyncio.to_thread(self._history.reader.sid_of, str(call))
        if not self._leaving.restore(sid):
            raise TalkHintError("This call is deleted for good.")

    async def _delete_all(self, word: str = "") -> Any:
        """Delete every call that is over, and all names.

        Nothing happens without the right word.
        """
        if word != DELETE_ALL:
            raise TalkHintError(f"To delete all calls, say so: {DELETE_ALL!r}.")
        deleted = await self._leaving.delete_over()
        await self._names.forget_all()
        return {"deleted": deleted}

    def _leaves(self, sid: str) -> bool:
        return sid in self._leaving.hidden


def _check_limit(limit: int, most: int) -> None:
    if not isinstance(limit, int) or not 0 < limit <= most:
        raise TalkHintError(f"{limit!r} is no number of calls.")


def _format(form: str) -> Format:
    if form not in get_args(Format):
        raise TalkHintError(f"{form!r} is no format of a call.")
    chosen: Format = msgspec.convert(form, Format)
    return chosen


def _wanted(value: Mapping[str, Any]) -> Wanted:
    try:
        return msgspec.convert(value, Wanted)
    except msgspec.ValidationError as error:
        raise TalkHintError(f"This is no question to the history: {error}.") from None
