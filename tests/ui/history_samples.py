"""Past calls as the relay tells them, in both languages; values only."""

from datetime import date, timedelta

import msgspec

from talkhint_desktop.core.days import Day
from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Direction,
    Hint,
    HintUse,
    Segment,
    Summary,
    Trouble,
)
from talkhint_desktop.core.moment import stamp
from talkhint_desktop.core.past import (
    PRACTICE_NUMBER,
    Kept,
    PastCall,
    PastPage,
    Piece,
)
from tests.ui.samples import BEGAN, LONG_NAME, at, lost, talk
from tests.ui.samples import say as of_talk

MINE = "+14155550100"
_ENGLISH = {
    "gist1": "Wants a lower price for twelve seats and asks about a yearly discount.",
    "gist2": "Asked for an invoice in EUR, to be sent to the new address in Lisbon.",
    "gist3": "Wants to move the demo to Tuesday.",
    "gist4": "Where is my order? It was to be here on Monday.",
    "before": "And my manager wants to know if there's any ",
    "hit": "discount",
    "after": " if we pay yearly.",
    "todo1": "Send the yearly quote, $1,836",
    "todo2": "Send the EU data-processing terms to legal",
    "why": "Calls ring, but TalkHint hears nothing.",
    "do": "Point the number at TalkHint.",
}
_RUSSIAN = {
    "gist1": "Просит снизить цену за двенадцать мест и спрашивает о скидке за год.",
    "gist2": "Попросила счёт в евро на новый адрес в Лиссабоне.",
    "gist3": "Хочет перенести показ на вторник.",
    "gist4": "Где мой заказ? Он должен был прийти в понедельник.",
    "before": "И руководитель спрашивает, есть ли ",
    "hit": "скидка",
    "after": " при оплате за год.",
    "todo1": "Отправить предложение на год, $1 836",
    "todo2": "Отправить юристам условия обработки данных в ЕС",
    "why": "Calls ring, but TalkHint hears nothing.",
    "do": "Point the number at TalkHint.",
}


def say(language: str) -> dict[str, str]:
    return _RUSSIAN if language == "ru" else _ENGLISH


def sid_of(number: int) -> str:
    return f"CA{number:032x}"


def ended_call(
    number: int = 1,
    *,
    caller: str = "+14155550132",
    to: str = MINE,
    hours: float = 0.0,
    seconds: float = 238,
) -> CallEvent:
    began = BEGAN - timedelta(hours=hours)
    end = stamp(began + timedelta(seconds=seconds))
    return CallEvent(
        at=end,
        call_sid=sid_of(number),
        state=CallState.ENDED,
        direction=Direction.INBOUND,
        from_number=caller,
        to_number=to,
        started_at=stamp(began),
        ended_at=end,
        reason="completed",
    )


def past(
    number: int = 1,
    gist: str = "Where is my order?",
    *,
    hints: int = 0,
    used: int = 0,
    troubles: int = 0,
    caller: str = "+14155550132",
    to: str = MINE,
    hours: float = 0.0,
    seconds: float = 238,
    name: str = "",
) -> PastCall:
    call = ended_call(number, caller=caller, to=to, hours=hours, seconds=seconds)
    return PastCall(
        call=call,
        short_id=f"{number:06}",
        lines=12 if gist else 0,
        hints=hints,
        used=used,
        troubles=troubles,
        pieces=[Piece(gist)] if gist else [],
        name=name,
    )


def page(language: str = "en") -> PastPage:
    words = say(language)
    calls = [
        past(1, words["gist1"], hints=4, used=2),
        past(2, words["gist2"], hints=5, used=1, caller="+74951234567", hours=2),
        past(3, "", troubles=1, hours=20, seconds=4),
        past(4, words["gist3"], hints=1, caller="+351211234567", hours=26),
        past(5, words["gist4"], hints=3, to=PRACTICE_NUMBER, hours=50, seconds=93),
        past(6, words["gist2"], caller="anonymous", hours=75, seconds=1500),
        past(7, words["gist1"], hints=2, used=2, hours=99, seconds=700),
    ]
    return PastPage(calls=calls, more=False, total=len(calls))


def named_page(language: str = "en") -> PastPage:
    """Return the same calls when the agent knows most of the callers."""
    names = {
        "+14155550132": of_talk(language, "dana"),
        "+351211234567": LONG_NAME,
    }
    calls = [
        msgspec.structs.replace(one, name=names.get(one.number, ""))
        for one in page(language).calls
    ]
    return PastPage(calls=calls, more=False, total=len(calls))


def found(language: str = "en") -> PastPage:
    """Return what a search for the word of the hit gives."""
    words = say(language)
    pieces = [
        Piece(words["before"]),
        Piece(words["hit"], hit=True),
        Piece(words["after"]),
    ]
    calls = [
        msgspec.structs.replace(one, pieces=pieces, found_in="segment", start_ms=24_000)
        for one in (past(1, "-", hints=4, used=2), past(7, "-", hours=99))
    ]
    return PastPage(calls=calls, more=False, total=2)


def kept(language: str = "en", number: int = 1, name: str = "") -> Kept:
    """Return the sample call of the other scenes, as it is kept."""
    words, sid = say(language), sid_of(number)
    told = [event for event in talk(language) if isinstance(event, Segment | Hint)]
    mine = [msgspec.structs.replace(event, call_sid=sid) for event in told]
    segments = [one for one in mine if isinstance(one, Segment) and one.final]
    return Kept(
        call=ended_call(number),
        segments=segments,
        gaps=[msgspec.structs.replace(lost(52, 58), call_sid=sid)],
        hints=[one for one in mine if isinstance(one, Hint)],
        hint_uses=[
            HintUse(at=at(30), call_sid=sid, hint="h1", fate="copied"),
            HintUse(at=at(50), call_sid=sid, hint="h2", fate="pinned"),
            HintUse(at=at(60), call_sid=sid, hint="h2", fate="down"),
            HintUse(at=at(61), call_sid=sid, hint="h2", fate="up"),
        ],
        summary=Summary(
            at=at(240),
            call_sid=sid,
            text=words["gist1"],
            todo=[words["todo1"], words["todo2"]],
        ),
        name=name,
    )


def dead(language: str = "en", number: int = 3) -> Kept:
    """Return a call that ended at once, with the verdict that came later."""
    words, sid = say(language), sid_of(number)
    call = ended_call(number, hours=20, seconds=4)
    trouble = Trouble(
        at=at(0),
        call_sid=sid,
        code="goodbye-twiml",
        message=words["why"],
        remedy=words["do"],
    )
    return Kept(call=call, segments=[], troubles=[trouble])


def fortnight() -> list[Day]:
    calls = [3, 0, 5, 6, 4, 0, 0, 7, 4, 6, 2, 5, 1, 4]
    used = [2, 0, 4, 9, 3, 0, 0, 6, 2, 8, 0, 5, 0, 3]
    last = date(2026, 11, 22)
    return [
        Day(last - timedelta(days=13 - place), *both)
        for place, both in enumerate(zip(calls, used, strict=True))
    ]
