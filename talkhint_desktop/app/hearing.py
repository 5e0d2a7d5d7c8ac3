"""Gives each call its recogniser: the one that was chosen, or what there is."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.coaching import Coaches
from talkhint_desktop.app.models import local_engine_for, models_folder
from talkhint_desktop.app.shelf import Shelf
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.keywords import for_recognition
from talkhint_desktop.core.settings import Engine, Language, Settings
from talkhint_desktop.relay.gate import Line
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.speech.basic import basic_engine
from talkhint_desktop.relay.speech.realtime.config import RealtimeConfig
from talkhint_desktop.relay.speech.realtime.recogniser import OpenAIRecogniser
from talkhint_desktop.relay.speech.recogniser import Recogniser
from talkhint_desktop.relay.speech.worker_recogniser import (
    WorkerEngine,
    WorkerRecogniser,
)

log = logging.getLogger(__name__)

AudioUsed = Callable[[str, str, float], None]


class NoKey(TalkHintError):
    """OpenAI is to hear the calls, and nobody has given its key."""

    remedy = "Set TALKHINT_OPENAI_API_KEY, or choose another engine."

    def __init__(self) -> None:
        super().__init__("There is no OpenAI key, so nothing is written down.")


class Hearing:
    """What a call is heard with is settled when it begins, and holds to its end.

    A practice call is always heard by the basic engine, so it costs nothing.
    `audio_used` is told the call, the model and the seconds that are billed.
    """

    def __init__(
        self,
        choices: Choices,
        folder: Path,
        shelf: Shelf,
        coaches: Coaches,
        *,
        audio_used: AudioUsed,
    ) -> None:
        self._choices, self._folder, self._shelf = choices, folder, shelf
        self._coaches, self._audio_used = coaches, audio_used

    @asynccontextmanager
    async def open(self, session: Session, line: Line) -> AsyncIterator[None]:
        """Give the session a recogniser and its coach until its call is over."""
        async with self._coaches.coach(session, line), asyncio.TaskGroup() as tasks:
            try:
                recogniser = await self._started(tasks, session, line)
            except TalkHintError as error:
                log.warning("call %s: %s", session.call.sid, error)
                session.hearing_refused(error)
                yield
                return
            session.recogniser = recogniser
            try:
                yield
            finally:
                await recogniser.close()

    async def _started(
        self, tasks: asyncio.TaskGroup, session: Session, line: Line
    ) -> Recogniser:
        settings = self._choices.now
        if settings.engine is Engine.OPENAI and not line.practice:
            return self._by_openai(tasks, session, line)
        engine = self._basic(line)
        if settings.engine is Engine.LOCAL and not line.practice:
            engine = await self._local(line, settings)
        return WorkerRecogniser.start(
            tasks, engine, heard=session.heard, lost=session.words_lost
        )

    def _by_openai(
        self, tasks: asyncio.TaskGroup, session: Session, line: Line
    ) -> Recogniser:
        settings, playbook = self._choices.now, self._shelf.playbook_for(line)
        if settings.lacks_key:
            raise NoKey
        config = RealtimeConfig(
            # Servers of one's own ask for a key, but for no certain one.
            api_key=settings.openai_api_key or "none",
            base_url=settings.openai_base_url,
            model=settings.transcription_model,
            languages=settings.call_languages or (settings.language,),
            keywords=for_recognition(
                settings.keywords,
                [*playbook.lines(), *(passage.text for passage in playbook.passages)],
            ),
            prompt=settings.transcription_prompt,
        )
        call_sid = session.call.sid
        return OpenAIRecogniser.start(
            tasks,
            config,
            heard=session.heard,
            lost=session.words_lost,
            troubled=session.hearing_troubled,
            used=lambda seconds: self._audio_used(call_sid, config.model, seconds),
        )

    async def _local(self, line: Line, settings: Settings) -> WorkerEngine:
        """Return the local engine; without a model, English goes on by basic."""
        spoken = next(iter(settings.call_languages), settings.language)
        try:
            return await local_engine_for(
                self._folder, spoken, settings.local_model_dir
            )
        except TalkHintError as error:
            if spoken != Language.ENGLISH:
                raise
            log.warning("basic recognition instead: %s %s", error, error.remedy)
            return self._basic(line)

    def _basic(self, line: Line) -> WorkerEngine:
        lines = self._shelf.playbook_for(line).lines()
        return basic_engine(lines, models_folder(self._folder))
