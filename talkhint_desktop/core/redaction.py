"""Masks secrets before anything is stored, shown or sent."""

from collections.abc import Iterable

import msgspec

from talkhint_desktop.core.cues import cued_spans
from talkhint_desktop.core.events import Event, Summary
from talkhint_desktop.core.secret_numbers import Span, is_card_number, number_spans

__all__ = ["is_card_number", "mask", "masked", "secret_spans", "without_secrets"]


def mask(text: str) -> str:
    """Return `text` without what nobody should read later.

    Card and account numbers keep four digits. Security codes, one-time codes,
    passwords, passports and the like are told by the words before them; what
    is none of these stays readable: orders, phones, prices, years.
    """
    return masked(text, secret_spans(text))


def secret_spans(text: str) -> list[Span]:
    """Return the places of secrets that the text itself tells, in any order."""
    numbers = number_spans(text)
    return [*numbers, *cued_spans(text, beside_card=bool(numbers))]


def without_secrets(event: Event) -> Event:
    """Return the event with a summary masked: a person or a model wrote it.

    Words of a call are masked where they are heard; hints are the playbook's
    own, which may well name the account to pay to.
    """
    if not isinstance(event, Summary):
        return event
    text, todo = mask(event.text), [mask(one) for one in event.todo]
    return msgspec.structs.replace(event, text=text, todo=todo)


def masked(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with each place hidden; of those that overlap, the longest."""
    last = len(text) + 1
    longest = sorted(spans, key=lambda s: (s.end, s.end - s.start), reverse=True)
    for start, end, shown in _apart(longest):
        assert end <= last
        text, last = text[:start] + shown + text[end:], start
    return text


def _apart(spans: list[Span]) -> list[Span]:
    """Return places that do not overlap, from the end of the text on."""
    apart: list[Span] = []
    for span in spans:
        if apart and span.end > apart[-1].start:
            before = apart[-1]
            start = min(before.start, span.start)
            apart[-1] = Span(start, before.end, before.shown)
        else:
            apart.append(span)
    return apart
