"""Finds what differs between two states of the transcript's rows."""

from collections.abc import Sequence

from talkhint_desktop.ui.transcript_rows import Row

_LIKELY_CHANGED = 16


def same_ends(old: Sequence[Row], new: Sequence[Row]) -> tuple[int, int]:
    """Return how many rows are the same ones at the start and at the end."""
    shorter = min(len(old), len(new))
    # Nearly always only the end differs, and lists compare in no time.
    start = max(0, shorter - _LIKELY_CHANGED)
    if old[:start] != new[:start]:
        start = 0
    while start < shorter and old[start] is new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] is new[-1 - tail]:
        tail += 1
    return start, tail
