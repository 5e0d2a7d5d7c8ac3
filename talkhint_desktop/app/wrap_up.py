"""After a call: its summary, made at once, written anew on demand, edited."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from talkhint_desktop.app.coaching import Coaches
from talkhint_desktop.core.call import Call
from talkhint_desktop.core.coaching.request import Line
from talkhint_desktop.core.coaching.summary import language_of
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event, Segment, Summary, to_json
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.redaction import mask
from talkhint_desktop.relay.model.trouble import ModelTrouble
from talkhint_desktop.relay.summary import extracted, written
from talkhint_desktop.store.reader import Reader

log = logging.getLogger(__name__)

Part = Callable[[Any], None]
_LONGEST_TEXT, _MOST_TODO, _LONGEST_TODO = 4_000, 20, 300


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
        self._writing: dict[str, asyncio.Task[Summary]] = {}
        self._stopped = False

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {"edit-summary": self._edit}

    def long_commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {"summarise": self._summarise}

    def call_settled(self, call: Call) -> None:
        """Tell what the call's own words give, and let the model write it better."""
        lines = _lines(call.transcript.finals())
        if not lines:
            return
        language = language_of(lines, call.language)
        self._tell(extracted(call.sid, lines, language, self._clock))
        if self._coaches.model and not self._stopped:
            self._start(call.sid, lines, self._tell)

    def stop(self) -> None:
        """Nothing more is written; what was told last holds."""
        self._stopped = True
        for task in list(self._writing.values()):
            task.cancel()

    def _start(
        self, sid: str, lines: Sequence[Line], told: Callable[[Summary], None]
    ) -> asyncio.Task[Summary]:
        """Write a summary; one that is being written for the call is given up."""
        self._give_up(sid)
        job = self._write(sid, lines, told)
        task = self._tasks.create_task(job, name=f"summary {sid}")
        self._writing[sid] = task
        task.add_done_callback(lambda _: self._over(sid, task))
        return task

    def _give_up(self, sid: str) -> None:
        if task := self._writing.pop(sid, None):
            task.cancel()

    def _over(self, sid: str, task: asyncio.Task[Summary]) -> None:
        if self._writing.get(sid) is task:
            del self._writing[sid]

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
        summary, said = await written(
            sid,
            lines,
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

    async def _summarise(self, part: Part, call_sid: str) -> dict[str, Any]:
        """Write the summary anew, whoever wrote the one before."""

        def told(summary: Summary) -> None:
            self._tell(summary)
            if summary.state == "growing":
                part(to_json(summary))

        record = await asyncio.to_thread(self._reader.show, str(call_sid))
        lines = _lines(record.segments)
        if not lines:
            raise TalkHintError("Nothing was said in this call.")
        return to_json(await self._start(record.call.call_sid, lines, told))

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


def _lines(segments: Sequence[Segment]) -> list[Line]:
    return [Line(said.speaker, said.text) for said in segments]
