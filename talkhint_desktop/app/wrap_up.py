"""After a call: its summary, made at once, written anew on demand, edited."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from talkhint_desktop.app.coaching import Coaches
from talkhint_desktop.core.coaching.request import Line
from talkhint_desktop.core.coaching.summary import language_of
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event, Segment, Summary, TodoDone, to_json
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.redaction import mask
from talkhint_desktop.relay.model.trouble import ModelTrouble
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.summary import extracted, written
from talkhint_desktop.store.reader import Reader

log = logging.getLogger(__name__)

Part = Callable[[Any], None]
_LONGEST_TEXT, _MOST_TODO, _LONGEST_TODO = 4_000, 20, 300


@dataclass(frozen=True, slots=True)
class _Writing:
    task: asyncio.Task[Summary]
    former: Summary


class WrapUp:
    """Tells a summary of every call that had words.

    What a person wrote stays until a person wants it written anew.
    """

    def __init__(
        self,
        coaches: Coaches,
        reader: Reader,
        *,
        language: str,
        tell: Callable[[Event], None],
        clock: Clock,
        tasks: asyncio.TaskGroup,
    ) -> None:
        self._coaches, self._reader, self._language = coaches, reader, language
        self._tell, self._clock, self._tasks = tell, clock, tasks
        self._writing: dict[str, _Writing] = {}
        self._stopped = False

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {
            "edit-summary": self._edit,
            "stop-summary": self._stop,
            "todo-done": self._ticked,
        }

    def long_commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {"summarise": self._summarise}

    def call_settled(self, session: Session) -> None:
        """Tell what the call's own words give, and let the model write it better.

        The words of a practice call are not sent anywhere.
        """
        call = session.call
        lines = _lines(call.transcript.finals())
        if not lines:
            return
        language = language_of(lines, call.language)
        own = extracted(call.sid, lines, language, self._clock)
        self._tell(own)
        if self._coaches.model and not session.practice and not self._stopped:
            self._start(lines, own, self._tell)

    def stop(self) -> None:
        """Nothing more is written; what was told last holds."""
        self._stopped = True
        for writing in list(self._writing.values()):
            writing.task.cancel()

    def _start(
        self, lines: Sequence[Line], former: Summary, told: Callable[[Summary], None]
    ) -> asyncio.Task[Summary]:
        """Write a summary; one that is being written for the call is given up.

        `former` is what holds until it is there, and again when it is stopped.
        """
        sid = former.call_sid
        self._give_up(sid)
        job = self._write(sid, lines, told)
        task = self._tasks.create_task(job, name=f"summary {sid}")
        self._writing[sid] = _Writing(task, former)
        task.add_done_callback(lambda _: self._over(sid, task))
        return task

    def _give_up(self, sid: str) -> Summary | None:
        """Write no further, and return what was there before."""
        writing = self._writing.pop(sid, None)
        if writing is None:
            return None
        writing.task.cancel()
        return writing.former

    def _over(self, sid: str, task: asyncio.Task[Summary]) -> None:
        if sid in self._writing and self._writing[sid].task is task:
            del self._writing[sid]

    async def _stop(self, call_sid: str) -> None:
        """Write no further: what was there before holds again."""
        if former := self._give_up(str(call_sid)):
            self._tell(replace(former, at=self._clock().stamp))

    async def _write(
        self, sid: str, lines: Sequence[Line], told: Callable[[Summary], None]
    ) -> Summary:
        """Tell the model's summary as it grows, or the extract where it fails."""
        language = language_of(lines, self._language)
        try:
            summary = await self._by_model(sid, lines, language, told)
        except ModelTrouble as trouble:
            log.warning("call %s: no summary by the model: %s", sid, trouble)
            summary = None
        except Exception:
            # Our bug, but the calls that go on must not end of it.
            log.exception("call %s: the summary failed", sid)
            summary = None
        summary = summary or extracted(sid, lines, language, self._clock)
        told(summary)
        return summary

    async def _by_model(
        self,
        sid: str,
        lines: Sequence[Line],
        language: str,
        told: Callable[[Summary], None],
    ) -> Summary | None:
        model = self._coaches.model
        if model is None:
            return None
        brief = self._coaches.brief()
        language = brief.language_for(language)
        summary, said = await written(
            sid,
            lines,
            brief=brief,
            language=language,
            model=model,
            instructions=await asyncio.to_thread(
                self._coaches.instructions, "summary", language
            ),
            clock=self._clock,
            grew=told,
        )
        if said.tokens:
            self._coaches.used(sid, model.name, said.tokens)
        return summary

    async def _summarise(self, part: Part, call_sid: str) -> dict[str, Any] | None:
        """Write the summary anew, whoever wrote the one before.

        Null where it was stopped, or somebody wrote one meanwhile.
        """

        def told(summary: Summary) -> None:
            self._tell(summary)
            if summary.state == "growing":
                part(to_json(summary))

        record = await asyncio.to_thread(self._reader.show, str(call_sid))
        lines = _lines(record.spoken())
        if not lines:
            raise TalkHintError("Nothing was said in this call.")
        sid, language = record.call.call_sid, language_of(lines, self._language)
        former = record.summary or extracted(sid, lines, language, self._clock)
        task = self._start(lines, former, told)
        # Not awaited itself: that it was stopped does not end this command.
        await asyncio.wait([task])
        return None if task.cancelled() else to_json(task.result())

    async def _edit(
        self, call_sid: str, text: str, todo: Sequence[str] = ()
    ) -> dict[str, Any]:
        """Keep what a person wrote."""
        if not isinstance(todo, list | tuple) or len(todo) > _MOST_TODO:
            raise TalkHintError(f"A to-do list has at most {_MOST_TODO} lines.")
        items = [mask(str(item)).strip() for item in todo]
        words = mask(str(text)).strip()
        if len(words) > _LONGEST_TEXT or any(len(i) > _LONGEST_TODO for i in items):
            raise TalkHintError(
                f"A summary has at most {_LONGEST_TEXT} letters, "
                f"a line of its to-do list {_LONGEST_TODO}."
            )
        record = await asyncio.to_thread(self._reader.show, str(call_sid))
        sid = record.call.call_sid
        self._give_up(sid)
        summary = Summary(
            at=self._clock().stamp,
            call_sid=sid,
            text=words,
            todo=[item for item in items if item],
            source="person",
        )
        self._tell(summary)
        return to_json(summary)

    async def _ticked(self, call_sid: str, done: Sequence[str]) -> dict[str, Any]:
        """Keep which lines of the to-do list are done: these, and no other ones."""
        if not isinstance(done, list | tuple) or len(done) > _MOST_TODO:
            raise TalkHintError(f"A to-do list has at most {_MOST_TODO} lines.")
        record = await asyncio.to_thread(self._reader.show, str(call_sid))
        todo = record.summary.todo if record.summary else []
        told = TodoDone(
            at=self._clock().stamp,
            call_sid=record.call.call_sid,
            done=[line for line in todo if line in done],
        )
        self._tell(told)
        return to_json(told)


def _lines(segments: Sequence[Segment]) -> list[Line]:
    return [Line(said.speaker, said.text) for said in segments]
