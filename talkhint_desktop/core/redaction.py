"""Masks secrets before anything is stored, shown or sent."""

from collections.abc import Iterable

from talkhint_desktop.core.cards import Span, is_card_number, number_spans
from talkhint_desktop.core.cues import cued_spans

__all__ = ["is_card_number", "mask", "masked"]


def mask(text: str) -> str:
    """Return `text` without what nobody should read later.

    Card and account numbers keep four digits. Security codes, one-time codes,
    passwords, passports and the like are told by the words before them; what
    is none of these stays readable: orders, phones, prices, years.
    """
    return masked(text, [*number_spans(text), *cued_spans(text)])


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
