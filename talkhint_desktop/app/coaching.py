"""Gives each call its coach, and carries out what a face asks about hints."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.core.coaching.brief import Brief
from talkhint_desktop.core.coaching.request import HintPlan
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event
from talkhint_desktop.core.hints import HintRules
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.settings import HintsFrom
from talkhint_desktop.relay.calls import Calls
from talkhint_desktop.relay.coach import Mentor, Used, coached
from talkhint_desktop.relay.gate import Line
from talkhint_desktop.relay.model.config import ModelConfig
from talkhint_desktop.relay.model.model import Model
from talkhint_desktop.relay.session import Session
from talkhint_desktop.store.prompts import LANGUAGES, PromptName, Prompts

log = logging.getLogger(__name__)


def _nobody_counts(*_: object) -> None:
    pass


class Coaches:
    """Knows whether a model is asked, which one, and with which instructions.

    A change of the settings holds for the next call, and of what the agent wants
    of the model's words for the next hint. `used` is told what each answer cost
    in tokens.
    """

    def __init__(
        self,
        choices: Choices,
        folder: Path,
        *,
        tell: Callable[[Event], None],
        clock: Clock,
        used: Used = _nobody_counts,
    ) -> None:
        self._choices, self._prompts = choices, Prompts(folder)
        self._tell, self._clock, self.used = tell, clock, used
        self._config: ModelConfig | None = None
        self._model: Model | None = None
        self._left: list[Model] = []

    def commands(self, calls: Calls) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        async def hint_now(call_sid: str, waiting: bool = False) -> None:
            """Show a hint for the caller's last words, whatever came before.

            With `waiting` show what is held back, if it still is.
            """
            session = calls.known(str(call_sid))
            if session is None:
                raise TalkHintError("This call is not going on.")
            asked = partial(session.call.hint_asked_for, waiting=bool(waiting))
            session.follows(asked)

        return {"hint-now": hint_now, "edit-prompt": self._edit_prompt}

    def plan_for(self, line: Line) -> HintPlan:
        now = self._choices.now
        rules = HintRules(
            automatic=now.automatic_hints and now.hints is not HintsFrom.OFF,
            cooldown=now.hint_cooldown,
            per_minute=now.hints_per_minute,
        )
        by_model = bool(self.model) and not line.practice
        return HintPlan(rules, by_model=by_model, brief=self.brief)

    def brief(self) -> Brief:
        """Return what the agent wants of a model's words now."""
        now = self._choices.now
        return Brief(now.agent_notes, now.hint_language, now.hint_style)

    @asynccontextmanager
    async def coach(self, session: Session, line: Line) -> AsyncIterator[None]:
        """Let a call be coached while the context lasts, if a model is chosen.

        A practice call has the playbook's hints alone, so it costs nothing.
        """
        model = self.model
        if model is None or line.practice:
            yield
            return
        texts = await asyncio.to_thread(self._hint_instructions)
        mentor = Mentor(
            model=model,
            instructions=texts.__getitem__,
            tell=self._tell,
            clock=self._clock,
            used=self.used,
        )
        async with coached(session, mentor):
            yield

    @property
    def model(self) -> Model | None:
        """The model of the settings as they are now, None where none is wanted."""
        now = self._choices.now
        if now.hints is not HintsFrom.OPENAI:
            return None
        if not (now.openai_api_key or now.openai_base_url):
            return None  # without a key the playbook is all there is
        config = ModelConfig(
            api_key=now.openai_api_key,
            base_url=now.openai_base_url,
            model=now.hint_model,
        )
        if self._model is None or config != self._config:
            if self._model:
                self._left.append(self._model)  # a call may still be using it
            self._config = config
            self._model = Model(config, lambda: self._clock().mono)
        return self._model

    def instructions(self, name: PromptName, language: str) -> str:
        """Return what a model is told; a broken file of the user's is named."""
        found = self._prompts.read(name, language)
        if found.problem:
            log.warning("%s The built-in instructions are used.", found.problem)
        return found.text

    def _hint_instructions(self) -> dict[str, str]:
        """Read those of every language: which is spoken, only the call tells."""
        return {one: self.instructions("hint", one) for one in LANGUAGES}

    async def close(self) -> None:
        for model in [*self._left, *([self._model] if self._model else [])]:
            await model.close()

    async def _edit_prompt(self, prompt: PromptName, language: str) -> dict[str, str]:
        """Return the file of instructions that the user may change."""
        path = await asyncio.to_thread(self._prompts.to_edit, prompt, language)
        return {"path": str(path)}
