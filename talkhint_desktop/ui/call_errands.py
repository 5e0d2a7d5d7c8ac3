"""Carries what the user wants in a call to the relay, and back what comes of it."""

from collections.abc import Coroutine
from typing import Any

import msgspec

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Summary
from talkhint_desktop.ui.call_desk import CallDesk
from talkhint_desktop.ui.errands import Command
from talkhint_desktop.ui.jobs import Jobs


class CallErrands:
    """Each errand is short, but for a summary, which tells its words meanwhile."""

    def __init__(self, desk: CallDesk, command: Command, jobs: Jobs) -> None:
        self._desk, self._command, self._jobs = desk, command, jobs
        self._connect()

    async def hint_now(self, sid: str) -> None:
        """Have a hint shown: the one that waits, if one does."""
        what: dict[str, Any] = {"call_sid": sid}
        if self._desk.hint_waits(sid):
            what["waiting"] = True
        try:
            await self._command("hint-now", **what)
        except TalkHintError:
            self._desk.not_asked(sid)
            raise

    async def pause(self, on: bool) -> None:
        await self._command("pause", on=on)

    async def end_practice(self) -> None:
        await self._command("stop-practice")

    async def used(self, sid: str, hint: str, fate: str) -> None:
        try:
            await self._command("hint-used", call_sid=sid, hint=hint, fate=fate)
        except TalkHintError:
            if fate != "read":  # nobody asked for that one
                raise

    async def correct(self, sid: str, utterance: str, text: str) -> None:
        given: dict[str, Any] = {"utterance": utterance, "text": text}
        value = await self._command("correct", call_sid=sid, **given)
        self._desk.offer(sid, list(value["keywords"]))

    async def flag(self, sid: str, utterance: str, flagged: bool) -> None:
        given: dict[str, Any] = {"utterance": utterance, "flagged": flagged}
        await self._command("flag", call_sid=sid, **given)

    async def keyword(self, word: str) -> None:
        await self._command("add-keyword", word=word)

    async def name(self, number: str, name: str) -> None:
        await self._command("name-number", number=number, name=name)

    async def summarise(self, sid: str) -> None:
        if not self._desk.begin_writing(sid):
            return
        try:
            value = await self._command("summarise", on_part=self._part, call_sid=sid)
            self._part(value)
        finally:
            self._desk.end_writing(sid)

    async def stop(self, sid: str) -> None:
        await self._command("stop-summary", call_sid=sid)

    async def edit(self, sid: str, text: str, todo: list[str]) -> None:
        """Keep what the user wrote; until it is kept, it stays in the editor."""
        try:
            await self._command("edit-summary", call_sid=sid, text=text, todo=todo)
        except TalkHintError:
            self._desk.edited(sid, kept=False)
            raise
        self._desk.edited(sid, kept=True)

    async def tick(self, sid: str, done: list[str]) -> None:
        """Keep what of a to-do list is done."""
        try:
            await self._command("todo-done", call_sid=sid, done=done)
        except TalkHintError:
            self._desk.ticked(sid, done, kept=False)
            raise
        self._desk.ticked(sid, done, kept=True)

    def _part(self, value: Any) -> None:
        if value:
            self._desk.wrote(msgspec.convert(value, Summary))

    def _connect(self) -> None:
        start, wishes = self._start, self._desk.wishes
        wishes.hint_now.connect(lambda sid: start(self.hint_now(sid), "hint now"))
        wishes.pause.connect(lambda on: start(self.pause(on), "pause"))
        wishes.end_practice.connect(
            lambda: start(self.end_practice(), "end the practice call")
        )
        wishes.used.connect(lambda *what: start(self.used(*what), "hint used"))
        wishes.correct.connect(lambda *what: start(self.correct(*what), "correct"))
        wishes.flag.connect(lambda *what: start(self.flag(*what), "flag a line"))
        wishes.keyword.connect(lambda word: start(self.keyword(word), "add a keyword"))
        wishes.name.connect(lambda *what: start(self.name(*what), "name a number"))
        wishes.summarise.connect(lambda sid: start(self.summarise(sid), "summarise"))
        wishes.stop.connect(lambda sid: start(self.stop(sid), "stop the summary"))
        wishes.edit.connect(lambda *what: start(self.edit(*what), "edit the summary"))
        wishes.tick.connect(lambda *what: start(self.tick(*what), "tick what is done"))

    def _start(self, errand: Coroutine[object, object, None], name: str) -> None:
        self._jobs.start(errand, name=name)
