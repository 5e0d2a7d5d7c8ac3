"""Carries the user's wishes of the webhook to the relay, and shows what comes of it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.ui import webhook_state
from talkhint_desktop.ui.bars import Rescue
from talkhint_desktop.ui.fix_plan import Kind
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.relay_words import said

_LOOK_AGAIN_S = 2.0
translate = QCoreApplication.translate


class Command(Protocol):
    """Gives the relay a command; raises `TalkHintError` when it cannot."""

    async def __call__(
        self,
        name: str,
        /,
        *,
        on_part: Callable[[Any], None] | None = None,
        **arguments: object,
    ) -> Any: ...


class Errands:
    """One check, fix or undo at a time; the rest is short and may overlap."""

    def __init__(
        self, window: MainWindow, command: Command, jobs: Jobs, now: Clock
    ) -> None:
        self._window, self._desk = window, window.webhook
        self._command, self._jobs, self._now = command, jobs, now
        self._asking = self._ask_again = self._looking = False
        self._connect()

    async def ask(self) -> None:
        """Ask how the webhook stands; while it is asked, ask once more at most."""
        if self._asking:
            self._ask_again = True
            return
        self._asking = True
        try:
            await self._ask()
        finally:
            self._asking = False
        if self._ask_again:
            self._ask_again = False
            await self.ask()

    async def check(self) -> None:
        await self._long("check", "verify")

    async def check_unless_fresh(self) -> None:
        """Check, unless one runs or was done within the last minute."""
        await self._ask()
        state = self._desk.state
        if state is None or state.checking:
            return
        if not webhook_state.fresh(state.report, self._now().wall):
            await self.check()

    async def stop(self) -> None:
        await self._command("stop-verify")

    async def fix(self, unlink: bool, fallback: str) -> None:
        await self._long("fix", "fix", unlink=unlink, fallback=fallback)

    async def undo(self) -> None:
        await self._long("undo", "undo-fix")

    async def choose(self, number: str) -> None:
        await self._set("choose-number", number=number)

    async def guard(self, on: bool) -> None:
        await self._set("keep-pointed", on=on)

    async def _set(self, name: str, **arguments: Any) -> None:
        """Give a command that changes the state and answers with the new one."""
        try:
            value = await self._command(name, **arguments)
        except TalkHintError:
            await self._ask()  # the page goes back to what is true
            raise
        self._desk.show_state(webhook_state.state_from(value))

    async def rescue(self, sid: str) -> None:
        """Let Twilio attach audio to a call that has none."""
        begun = translate("Errands", "Attaching audio to the call…")
        self._window.show_rescue(sid, Rescue(begun, again=False))
        try:
            await self._command("rescue", call_sid=sid)
        except TalkHintError as error:
            why = f"{said(str(error))} {said(error.remedy)}".strip()
            self._window.show_rescue(sid, Rescue(why, again=True))
        else:
            done = translate("Errands", "Audio is attached. Words come in a moment.")
            self._window.show_rescue(sid, Rescue(done, again=False))

    async def _long(self, kind: Kind, name: str, **arguments: Any) -> None:
        page = self._desk.page
        if page.running:
            return
        page.begin(kind)
        try:
            value = await self._command(name, on_part=self._part, **arguments)
        except TalkHintError as error:
            page.refused(error)
            await self.ask()
            if page.report:  # else the page itself says why there is none
                raise
            return
        if kind == "check":
            page.show_report(webhook_state.report_from(value))
        else:
            page.show_outcome(webhook_state.outcome_from(value))
        await self.ask()

    def _part(self, value: Any) -> None:
        page = self._desk.page
        if page.running:
            page.add(webhook_state.finding_from(value))

    async def _ask(self) -> None:
        try:
            value = await self._command("webhook")
        except TalkHintError as error:
            self._desk.not_told(error)
            return
        state = webhook_state.state_from(value)
        self._desk.show_state(state)
        if state.checking and not self._desk.running:
            # A check of somebody else's tells nobody here of its end.
            self._start(self._look_again(), "look at the check again")

    async def _look_again(self) -> None:
        if self._looking:
            return
        self._looking = True
        try:
            await asyncio.sleep(_LOOK_AGAIN_S)
        finally:
            self._looking = False
        await self.ask()

    def _connect(self) -> None:
        start, wishes = self._start, self._desk.wishes
        wishes.look.connect(lambda: start(self.ask(), "look at the webhook"))
        wishes.verify.connect(lambda: start(self.check_unless_fresh(), "verify"))
        wishes.check.connect(lambda: start(self.check(), "check"))
        wishes.stop.connect(lambda: start(self.stop(), "stop the check"))
        wishes.fix.connect(lambda *how: start(self.fix(*how), "fix"))
        wishes.undo.connect(lambda: start(self.undo(), "undo the fix"))
        wishes.choose.connect(lambda number: start(self.choose(number), "choose"))
        wishes.guard.connect(lambda on: start(self.guard(on), "keep pointed"))
        wishes.rescue.connect(lambda sid: start(self.rescue(sid), "rescue"))

    def _start(self, errand: Coroutine[object, object, None], name: str) -> None:
        self._jobs.start(errand, name=name)
