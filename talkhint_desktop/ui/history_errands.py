"""Carries the user's wishes of past calls to the relay, and shows what comes."""

from collections.abc import Coroutine
from contextlib import suppress
from datetime import timedelta
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from talkhint_desktop.core.days import by_day
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.past import Kept, PastCall, PastPage, Wanted
from talkhint_desktop.ui.errands import Command
from talkhint_desktop.ui.history_desk import HistoryDesk
from talkhint_desktop.ui.history_saving import Saving
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.latest import Latest
from talkhint_desktop.ui.local_days import day_of, start_of
from talkhint_desktop.ui.recent_calls import MOST
from talkhint_desktop.ui.stamps import moment

ON_A_PAGE = 60
_DAYS = 14
_HIDDEN_NUMBERS = frozenset({"", "anonymous", "unknown", "restricted"})


class HistoryErrands:
    """Of searches and looks at calls, only the newest is carried out."""

    def __init__(
        self, desk: HistoryDesk, command: Command, jobs: Jobs, frame: QWidget
    ) -> None:
        self._desk, self._command = desk, command
        self._jobs = jobs
        self._saving = Saving(
            command, frame, lambda: desk.page.exported if desk.there else None
        )
        self._find = Latest(self._found)
        self._show = Latest(self._shown)
        self._connect()

    async def find(self, wanted: Wanted) -> None:
        await self._find.ask(wanted)

    async def more(self, wanted: Wanted, after: str) -> None:
        try:
            page = await self._page(wanted, before=after)
        except TalkHintError as error:
            if self._desk.there:
                self._desk.page.refused(error)
            raise
        if self._desk.there and wanted == self._desk.page.wanted:
            self._desk.page.add_page(page, after)

    async def show(self, sid: str) -> None:
        await self._show.ask(sid)

    async def days(self) -> None:
        last = self._desk.today
        first = last - timedelta(days=_DAYS - 1)
        try:
            told = await self._command("history-days", since=start_of(first))
        except TalkHintError:
            return  # the list says it
        calls = [(moment(began), used) for began, used in told]
        known = [(began, used) for began, used in calls if began is not None]
        days = by_day(known, last=last, count=_DAYS, day_of=day_of)
        if self._desk.there:
            self._desk.page.show_days(days)

    async def recent(self) -> None:
        try:
            value = await self._command("history-find", limit=MOST)
        except TalkHintError:
            return  # nobody asked for it in words
        if self._desk.there:
            self._desk.show_recent(msgspec.convert(value, PastPage).calls)

    async def last(self, sid: str, number: str) -> None:
        value = None
        if number.lower() not in _HIDDEN_NUMBERS:
            with suppress(TalkHintError):  # the call rings; this is only a help
                value = await self._command("history-last", number=number, before=sid)
        if self._desk.there:
            past = None if value is None else msgspec.convert(value, PastCall)
            self._desk.show_last(sid, past)

    async def delete(self, sid: str) -> None:
        value = await self._command("history-delete", call=sid, undo=True)
        if self._desk.there:
            self._desk.deleted(sid, float(value["seconds"]))
        await self.recent()

    async def name(self, number: str, name: str) -> None:
        await self._command("name-number", number=number, name=name)

    async def restore(self, sid: str) -> None:
        try:
            await self._command("history-restore", call=sid)
        finally:
            self._desk.look_again()

    async def flag(self, sid: str, utterance: str, flagged: bool) -> None:
        given: dict[str, Any] = {"utterance": utterance, "flagged": flagged}
        await self._command("flag", call_sid=sid, **given)

    async def correct(self, sid: str, utterance: str, text: str) -> None:
        given: dict[str, Any] = {"utterance": utterance, "text": text}
        await self._command("correct", call_sid=sid, **given)

    async def _found(self, wanted: Wanted) -> None:
        try:
            page = await self._page(wanted)
        except TalkHintError as error:
            if self._desk.there:
                self._desk.page.refused(error)
            return
        if self._desk.there and not self._find.overtaken:
            self._desk.page.show_page(page)

    async def _shown(self, sid: str) -> None:
        value = await self._command("history-show", call=sid)
        if self._desk.there and not self._show.overtaken:
            self._desk.page.show_call(msgspec.convert(value, Kept))

    async def _page(self, wanted: Wanted, before: str | None = None) -> PastPage:
        value = await self._command(
            "history-find",
            wanted=msgspec.to_builtins(wanted),
            limit=ON_A_PAGE,
            before=before,
        )
        return msgspec.convert(value, PastPage)

    def _connect(self) -> None:
        start, wishes = self._start, self._desk.wishes
        wishes.find.connect(lambda wanted: start(self.find(wanted), "find calls"))
        wishes.more.connect(lambda *what: start(self.more(*what), "more calls"))
        wishes.show.connect(lambda sid: start(self.show(sid), "show a call"))
        saving = self._saving
        wishes.save.connect(lambda *what: start(saving.save(*what), "save a call"))
        wishes.save_list.connect(
            lambda wanted, form: start(
                saving.save_list(wanted, form, self._desk.today), "save a list"
            )
        )
        wishes.stop_saving.connect(saving.stop)
        wishes.flag.connect(lambda *what: start(self.flag(*what), "flag a line"))
        wishes.correct.connect(lambda *what: start(self.correct(*what), "correct"))
        wishes.delete.connect(lambda sid: start(self.delete(sid), "delete a call"))
        wishes.name.connect(lambda *what: start(self.name(*what), "name a number"))
        wishes.restore.connect(lambda sid: start(self.restore(sid), "restore a call"))
        wishes.days.connect(lambda: start(self.days(), "count days"))
        wishes.recent.connect(lambda: start(self.recent(), "recent calls"))
        wishes.last.connect(lambda *what: start(self.last(*what), "last call"))

    def _start(self, errand: Coroutine[Any, Any, None], name: str) -> None:
        self._jobs.start(errand, name=name)
