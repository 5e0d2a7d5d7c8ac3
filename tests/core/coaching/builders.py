"""A request as a call would make it, with notes and words of the test's own."""

from typing import Any

from talkhint_desktop.core.coaching.answer import Answer, Draft
from talkhint_desktop.core.coaching.request import HintRequest, Line, Note
from talkhint_desktop.core.events import Speaker
from tests.core.builders import SID

TRACING = Note("harbor.md#Late order", "Trace the parcel; tracing takes two days")


def request(
    asked: str = "where is my order",
    *,
    notes: tuple[Note, ...] = (TRACING,),
    **own: Any,
) -> HintRequest:
    values: dict[str, Any] = {
        "call_sid": SID,
        "language": "en",
        "asked": asked,
        "utterance": "caller-1",
        "utterance_end_ms": 2_000,
        "notes": notes,
        "lines": (Line(Speaker.CALLER, asked),),
    }
    return HintRequest(**{**values, **own})


def draft(text: str) -> Draft:
    """Return the whole answer `text` as it is read."""
    answer = Answer()
    answer.said(text)
    return answer.finished()
