"""A history of thousands of calls, the same each time, written in seconds."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Direction,
    Event,
    Flag,
    Hint,
    HintUse,
    Segment,
    Speaker,
    Trouble,
)
from talkhint_desktop.core.moment import stamp
from talkhint_desktop.core.past import PRACTICE_NUMBER
from talkhint_desktop.store.history import History
from talkhint_desktop.store.opening import closed_cleanly, open_for_writing
from talkhint_desktop.store.writing import write

LAST = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_ENGLISH = "price order invoice delivery discount contract parcel support refund seats"
_RUSSIAN = "цена заказ счёт доставка скидка договор посылка поддержка возврат место"


def sid_of(number: int) -> str:
    return f"CA{number:032x}"


def began(number: int) -> datetime:
    """Call 0 is the newest; each was an hour before the one before it."""
    return LAST - timedelta(hours=number)


def is_russian(number: int) -> bool:
    return number % 5 == 0


def has_hints(number: int) -> bool:
    return number % 3 == 0


def has_flags(number: int) -> bool:
    return number % 20 == 6


def has_trouble(number: int) -> bool:
    return number % 50 == 7


def is_practice(number: int) -> bool:
    return number % 100 == 3


def seconds_of(number: int) -> int:
    return 20 + 7 * (number % 200)


def fill(path: Path, calls: int, lines: int = 6) -> None:
    """Write so many calls of so many lines. Each holds the word `w<number>x`."""
    opened = open_for_writing(path)
    db = opened.db
    db.execute("BEGIN IMMEDIATE")
    for number in range(calls):
        for event in _told(number, lines):
            write(db, event)
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    closed_cleanly(path)


def filled(path: Path, calls: int, lines: int = 6) -> History:
    fill(path, calls, lines)
    return History.open(path)


def _told(number: int, lines: int) -> list[Event]:
    chance, sid, start = random.Random(number), sid_of(number), began(number)
    end = start + timedelta(seconds=seconds_of(number))
    events: list[Event] = [_call(number, sid, start, end)]
    words = _RUSSIAN if is_russian(number) else _ENGLISH
    for line in range(lines):
        text = " ".join(chance.choices(words.split(), k=8))
        events.append(
            Segment(
                at=stamp(start + timedelta(seconds=line)),
                call_sid=sid,
                utterance=f"u{line}",
                speaker=Speaker.AGENT if line % 2 else Speaker.CALLER,
                text=f"{text} w{number}x" if line == 1 else text,
                final=True,
                start_ms=line * 3_000,
                end_ms=line * 3_000 + 2_500,
                engine="basic",
            )
        )
    if has_hints(number):
        events += _hint(sid, stamp(start))
    if has_flags(number):
        at = stamp(end)
        names = ("u0", "u1")
        events += [Flag(at=at, call_sid=sid, utterance=name) for name in names]
    if has_trouble(number):
        events.append(_trouble(sid, stamp(end)))
    return events


def _call(number: int, sid: str, start: datetime, end: datetime) -> CallEvent:
    return CallEvent(
        at=stamp(end),
        call_sid=sid,
        state=CallState.ENDED,
        direction=Direction.INBOUND,
        from_number=f"+1415555{number % 1000:04}",
        to_number=PRACTICE_NUMBER if is_practice(number) else "+14155550100",
        started_at=stamp(start),
        ended_at=stamp(end),
        reason="completed",
    )


def _hint(sid: str, at: str) -> list[Event]:
    hint = Hint(
        at=at,
        call_sid=sid,
        hint="h1",
        state="finished",
        kind="answer",
        headline="Offer a trace",
        facts=["Two days"],
        source="playbook",
        card="Late order",
        utterance="u0",
        after_ms=40,
    )
    return [hint, HintUse(at=at, call_sid=sid, hint="h1", fate="copied")]


def _trouble(sid: str, at: str) -> Trouble:
    return Trouble(
        at=at,
        call_sid=sid,
        code="no-stream",
        message="The number answers with Goodbye.",
        remedy="Point it here.",
    )
