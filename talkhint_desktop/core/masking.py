"""Masks a whole call: what is read out in parts, and what answers a question."""

from collections import deque
from dataclasses import dataclass, field

from talkhint_desktop.core.cues import (
    Secret,
    announced,
    expected_spans,
    is_bare,
    left_open,
)
from talkhint_desktop.core.digits import digits_of, runs
from talkhint_desktop.core.events import Segment, Speaker
from talkhint_desktop.core.redaction import masked, secret_spans
from talkhint_desktop.core.secret_numbers import HIDDEN, Span, issued_spans

_PARTS = 8  # utterances that one number may be read out in
_PAUSE_MS = 30_000  # between two parts, or a question and its answer
_ANSWERS = 3  # utterances after a question that may hold the answer
_OTHER_MATTER = 4  # words without an announcement: a question is over
_BETWEEN = "\n"


@dataclass(slots=True)
class _Part:
    """A final as it was heard, and the places in it that are hidden."""

    utterance: str
    heard: str
    hidden: list[Span]
    asked: set[Secret]  # what it may answer
    start_ms: int
    end_ms: int

    @property
    def shown(self) -> str:
        return masked(self.heard, self.hidden)


@dataclass(slots=True)
class _Expected:
    kinds: set[Secret]
    until_ms: int
    answers: int = _ANSWERS


@dataclass(slots=True)
class Masking:
    """Remembers the last finals of each side, and what each is expected to say.

    A number read out in parts is known only with its last part: that part is
    masked before it is told, and the ones before it are told anew, masked.
    """

    _parts: dict[Speaker, deque[_Part]] = field(
        default_factory=lambda: {s: deque(maxlen=_PARTS) for s in Speaker}
    )
    _expected: dict[Speaker, _Expected] = field(default_factory=dict)

    def heard(self, segment: Segment) -> tuple[str, dict[str, str]]:
        """Return the text to tell, and the new texts of finals told before.

        A partial changes nothing that was told before: it may be wrong.
        """
        text, kinds = segment.text, self._kinds(segment)
        asked = expected_spans(text, kinds)
        before = self._linked(segment)
        across, earlier = _across([part.heard for part in before], text)
        hidden = [*secret_spans(text), *asked, *across]
        if not segment.final or not text:
            return masked(text, hidden), {}
        corrected: dict[str, str] = {}
        for part, places in zip(before, earlier, strict=True):
            # What looked like a whole number of its own keeps no digits now.
            part.hidden = [own for own in part.hidden if not _within(own, places)]
            _hide(part, places, corrected)
        part = _Part(
            segment.utterance, text, hidden, kinds, segment.start_ms, segment.end_ms
        )
        self._parts[segment.speaker].append(part)
        if announces := announced(text):
            self._answered_already(segment, announces, corrected)
        self._expects(segment, announces, hidden, answered=bool(asked))
        return part.shown, corrected

    def replaced(self, utterance: str, text: str) -> str:
        """A person set other words for a final that was told; return them masked."""
        spans = secret_spans(text)
        parts = [part for side in self._parts.values() for part in side]
        for part in parts:
            if part.utterance == utterance:
                part.heard = text
                part.hidden = [*spans, *expected_spans(text, part.asked)]
                return part.shown
        return masked(text, spans)

    def _kinds(self, segment: Segment) -> set[Secret]:
        expected = self._expected.get(segment.speaker)
        if expected is None or segment.start_ms > expected.until_ms:
            return set()
        return expected.kinds

    def _linked(self, segment: Segment) -> list[_Part]:
        """Return the finals of this side that this one may go on with."""
        linked: list[_Part] = []
        start_ms = segment.start_ms
        for part in reversed(self._parts[segment.speaker]):
            if start_ms - part.end_ms > _PAUSE_MS:
                break
            linked.insert(0, part)
        return linked

    def _answered_already(
        self, question: Segment, kinds: set[Secret], corrected: dict[str, str]
    ) -> None:
        """Mask answers whose words came before those of the question."""
        for part in self._parts[_other(question.speaker)]:
            after_ms = part.start_ms - question.end_ms
            if 0 <= after_ms <= _PAUSE_MS:
                part.asked |= kinds
                _hide(part, expected_spans(part.heard, kinds), corrected)

    def _expects(
        self,
        segment: Segment,
        announces: set[Secret],
        hidden: list[Span],
        *,
        answered: bool,
    ) -> None:
        """Note what each side may say next, now that this was said."""
        speaker, text = segment.speaker, segment.text
        if announces:
            self._expect(_other(speaker), announces, segment)
        elif len(text.split()) >= _OTHER_MATTER:
            self._expected.pop(_other(speaker), None)
        ends_hidden = any(not text[span.end :].strip(" .,") for span in hidden)
        begun = {Secret.CARD} & announces if ends_hidden else set[Secret]()
        if opened := left_open(text) | begun:
            self._expect(speaker, opened, segment)
        elif expected := self._expected.get(speaker):
            expected.answers -= 1
            if is_bare(text):
                self._expect(speaker, expected.kinds, segment)  # perhaps a part of it
            elif answered or not expected.answers:
                del self._expected[speaker]

    def _expect(self, speaker: Speaker, kinds: set[Secret], after: Segment) -> None:
        self._expected[speaker] = _Expected(kinds, after.end_ms + _PAUSE_MS)


def _other(speaker: Speaker) -> Speaker:
    return Speaker.AGENT if speaker is Speaker.CALLER else Speaker.CALLER


def _hide(part: _Part, places: list[Span], corrected: dict[str, str]) -> None:
    was = part.shown
    part.hidden += places
    if part.shown != was:
        corrected[part.utterance] = part.shown


def _within(own: Span, places: list[Span]) -> bool:
    return any(place.start <= own.start and own.end <= place.end for place in places)


def _across(before: list[str], text: str) -> tuple[list[Span], list[list[Span]]]:
    """Return the places in `text`, and in each text before it, of one number.

    Only numbers of known issuers that begin before `text` and end in it count:
    two numbers that merely follow each other are none.
    """
    earlier: list[list[Span]] = [[] for _ in before]
    here: list[Span] = []
    if not before or not runs(text):
        return here, earlier
    starts, joined = [], ""
    for one in before:
        starts.append(len(joined))
        joined += one + _BETWEEN
    here_from = len(joined)
    for span in issued_spans(joined + text):
        if not span.start < here_from < span.end:
            continue
        here.append(_last_part(text, span.end - here_from, span.shown))
        for at, start in enumerate(starts):
            end = start + len(before[at])
            first, last = max(span.start, start), min(span.end, end)
            if first < last:
                earlier[at].append(Span(first - start, last - start, HIDDEN))
    return here, earlier


def _last_part(text: str, end: int, shown: str) -> Span:
    """Return the place of the digits up to `end`: four of them may be shown."""
    first = runs(text)[0][0].start
    digits = "".join(digits_of(run) for run in runs(text[:end]))
    return Span(first, end, shown if len(digits) >= 4 else HIDDEN)
