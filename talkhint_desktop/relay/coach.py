"""Asks a model for one call's hints: one request at a time, the newest."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from talkhint_desktop.core.coaching.answer import Answer
from talkhint_desktop.core.coaching.prompt import hint_prompt
from talkhint_desktop.core.coaching.request import HintRequest
from talkhint_desktop.core.events import Event, Trouble
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.prices import TokensUsed
from talkhint_desktop.relay.model.model import Model
from talkhint_desktop.relay.model.trouble import ModelTrouble, down
from talkhint_desktop.relay.session import Session

log = logging.getLogger(__name__)

# Told of the call, the model's name, and what an answer used.
Used = Callable[[str, str, TokensUsed], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """What a coach needs: whom to ask, how, and whom to tell."""

    model: Model
    instructions: Callable[[str], str]  # by the language of the answer
    tell: Callable[[Event], None]
    clock: Clock
    used: Used


@asynccontextmanager
async def coached(session: Session, mentor: Mentor) -> AsyncIterator[None]:
    """Coach a call while the context lasts.

    Nothing of the call waits for the model, and no trouble of the model's
    reaches the call.
    """
    async with asyncio.TaskGroup() as tasks:
        coach = Coach(session, mentor, tasks)
        session.on_wish = coach.wished
        coach.warm_up()
        try:
            yield
        finally:
            session.on_wish = None
            coach.call_over()


class Coach:
    """Has at most one request under way; a newer wish cancels the one before."""

    def __init__(
        self, session: Session, mentor: Mentor, tasks: asyncio.TaskGroup
    ) -> None:
        self._session, self._mentor, self._tasks = session, mentor, tasks
        self._call = session.call
        self._wish: HintRequest | None = None
        self._asking: asyncio.Task[None] | None = None
        self._warming: asyncio.Task[None] | None = None
        self._trouble: Trouble | None = None

    def warm_up(self) -> None:
        self._warming = self._tasks.create_task(self._warm_up(), name="warm up model")

    def wished(self, wish: HintRequest | None) -> None:
        """Ask for `wish`; what was asked before is stale."""
        if wish is self._wish:
            return
        self._wish = wish
        if self._asking:
            self._asking.cancel()
            self._asking = None
        if wish:
            name = f"hint {self._call.sid}"
            self._asking = self._tasks.create_task(self._ask(wish), name=name)

    def call_over(self) -> None:
        for task in (self._asking, self._warming):
            if task:
                task.cancel()
        self._asking = None
        self._cleared()

    async def _warm_up(self) -> None:
        try:
            await self._mentor.model.warm_up()
        except ModelTrouble as trouble:
            self._troubled(trouble)
        except Exception:
            log.exception("call %s: the model could not be opened", self._call.sid)

    async def _ask(self, request: HintRequest) -> None:
        model, answer = self._mentor.model, Answer()

        def heard(piece: str) -> bool:
            draft = answer.said(piece)
            self._session.follows(lambda now: self._call.hint_grew(request, draft, now))
            return not answer.full

        try:
            instructions = self._mentor.instructions(request.language)
            prompt = hint_prompt(instructions, request)
            said = await model.ask(prompt, heard)
        except ModelTrouble as trouble:
            self._failed(request, trouble)
        except Exception:
            # Our bug, but a hint is the most that it may cost.
            log.exception("call %s: a hint failed", self._call.sid)
            self._failed(request, down("TalkHint made a mistake"))
        else:
            self._asking = None
            self._cleared()
            if said.tokens:
                self._mentor.used(self._call.sid, model.name, said.tokens)
            draft = answer.finished()
            self._session.follows(lambda now: self._call.hint_came(request, draft, now))

    def _failed(self, request: HintRequest, trouble: ModelTrouble) -> None:
        self._asking = None
        self._troubled(trouble)
        self._session.follows(lambda now: self._call.hint_failed(request, now))

    def _troubled(self, trouble: ModelTrouble) -> None:
        """Tell a trouble once, until an answer comes or it is another one."""
        log.warning("call %s: no hint: %s", self._call.sid, trouble)
        if self._trouble and self._trouble.code == trouble.code:
            return
        self._cleared()
        self._trouble = Trouble(
            at=self._mentor.clock().stamp,
            call_sid=self._call.sid,
            code=trouble.code,
            message=str(trouble),
            remedy=trouble.remedy,
        )
        self._mentor.tell(self._trouble)

    def _cleared(self) -> None:
        told, self._trouble = self._trouble, None
        if told:
            self._mentor.tell(
                Trouble(
                    at=self._mentor.clock().stamp,
                    call_sid=told.call_sid,
                    code=told.code,
                    message=told.message,
                    remedy=told.remedy,
                    cleared=True,
                )
            )
