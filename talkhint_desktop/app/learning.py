"""What the agent tells TalkHint: which hints helped, the right words, flags."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, get_args

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Correction, Event, Flag, HintFate, HintUse
from talkhint_desktop.core.keywords import new_names, with_keyword
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.present import Present
from talkhint_desktop.core.redaction import mask
from talkhint_desktop.relay.calls import Calls
from talkhint_desktop.store.plain import plain_line
from talkhint_desktop.store.reader import Reader

LONGEST = 2_000  # signs of a corrected line


class Learning:
    """Carries out `hint-used`, `correct`, `flag` and `add-keyword`.

    Each is refused, by a `TalkHintError`, for what this TalkHint never told.
    """

    def __init__(
        self,
        choices: Choices,
        calls: Calls,
        present: Present,
        reader: Reader,
        *,
        tell: Callable[[Event], None],
        clock: Clock,
    ) -> None:
        self._choices, self._calls = choices, calls
        self._present, self._reader = present, reader
        self._tell, self._clock = tell, clock

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {
            "hint-used": self._hint_used,
            "correct": self._correct,
            "flag": self._flag,
            "add-keyword": self._add_keyword,
        }

    async def _hint_used(self, call_sid: str, hint: str, fate: HintFate) -> None:
        """Keep what became of a hint."""
        if fate not in get_args(HintFate):
            raise TalkHintError(f"A hint can't be {plain_line(str(fate))[:40]!r}.")
        sid, name = str(call_sid), str(hint)
        if not self._present.has_hint(sid, name):
            record = await asyncio.to_thread(self._reader.show, sid)
            sid = record.call.call_sid
            if name not in {one.hint for one in record.hints}:
                raise TalkHintError("This hint was not shown in that call.")
        at = self._clock().stamp
        self._tell(HintUse(at=at, call_sid=sid, hint=name, fate=fate))
        if session := self._calls.known(sid):
            session.follows(lambda _now: session.call.hint_used(name, fate))

    async def _correct(
        self, call_sid: str, utterance: str, text: str
    ) -> dict[str, list[str]]:
        """Set the words of a line right; return those that look like names."""
        sid, name, words = str(call_sid), str(utterance), plain_line(str(text))
        if not words or len(words) > LONGEST:
            raise TalkHintError(
                f"A corrected line has 1 to {LONGEST} letters.",
                remedy="Write what was said, or leave the line as it is.",
            )
        sid, heard = await self._heard(sid, name)
        known = self._choices.now.keywords
        session = self._calls.known(sid)
        events = session.call.corrected(name, words, self._clock()) if session else []
        right = mask(words)
        if not events:
            at = self._clock().stamp
            events = [Correction(at=at, call_sid=sid, utterance=name, text=right)]
        for event in events:
            self._tell(event)
        return {"keywords": new_names(heard, right, known)}

    async def _flag(self, call_sid: str, utterance: str, flagged: bool = True) -> None:
        """Flag a line, or take its flag off."""
        sid, _ = await self._heard(str(call_sid), str(utterance))
        self._tell(
            Flag(
                at=self._clock().stamp,
                call_sid=sid,
                utterance=str(utterance),
                flagged=bool(flagged),
            )
        )

    async def _heard(self, call_sid: str, utterance: str) -> tuple[str, str]:
        """Return the call's whole name, and the words of the line as heard."""
        if said := self._present.final(call_sid, utterance):
            return call_sid, said.text
        record = await asyncio.to_thread(self._reader.show, call_sid)
        for one in record.segments:
            if one.utterance == utterance:
                return record.call.call_sid, one.text
        raise TalkHintError("This line was not said in that call.")

    async def _add_keyword(self, word: str) -> dict[str, list[str]]:
        """Let recognition know a word from its next connection on."""
        if mask(str(word)) != str(word):
            raise TalkHintError("A secret is no keyword: it would be kept and sent.")
        keywords = with_keyword(self._choices.now.keywords, str(word))
        await self._choices.change(keywords=keywords)
        return {"keywords": list(keywords)}
