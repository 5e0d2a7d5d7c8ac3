"""What is known of utterances beside their words: hints, what asked, flags."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from talkhint_desktop.core.events import Hint, Segment
from talkhint_desktop.core.phrases import Span, find_words
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.utf16 import to_units
from talkhint_desktop.ui.words import clock, side

# Icons beside the words.
FLAGGED, HINTED, CORRECTED = "flag", "lightbulb", "pencil"
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Marks:
    """Utterances that caused a hint, the words of them that did, and flagged ones.

    `asked` has the words as they were spoken; the line may say others by now.
    """

    hinted: frozenset[str] = frozenset()
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flagged: frozenset[str] = frozenset()

    def phrases(self, row: object) -> tuple[str, ...]:
        """Return the words that caused hints in this row, if any are known."""
        return self.asked.get(row.utterance, ()) if isinstance(row, Segment) else ()

    def asked_otherwise(self, other: "Marks") -> set[str]:
        """Return the utterances of which other words caused hints there."""
        both = {*self.asked, *other.asked}
        return {one for one in both if self.asked.get(one) != other.asked.get(one)}


NO_MARKS = Marks()


def marks_by(hints: Iterable[Hint], flagged: Iterable[str]) -> Marks:
    """Return the marks that hints leave on what caused them, and flags."""
    hinted, asked = set[str](), dict[str, tuple[str, ...]]()
    for hint in hints:
        if hint.utterance:
            hinted.add(hint.utterance)
            if hint.trigger:
                before = asked.get(hint.utterance, ())
                asked[hint.utterance] = (*before, hint.trigger)
    return Marks(frozenset(hinted), asked, frozenset(flagged))


def marks_beside(row: object, marks: Marks, corrected: Collection[str]) -> list[str]:
    """Return the icons beside a row, by what is known of its utterance."""
    if not isinstance(row, Segment):
        return []
    known = (
        (FLAGGED, marks.flagged),
        (HINTED, marks.hinted),
        (CORRECTED, corrected),
    )
    return [mark for mark, utterances in known if row.utterance in utterances]


def mark_ink(mark: str) -> str:
    """Return the colour of an icon, as the theme names it."""
    return {HINTED: "accent", FLAGGED: "warn"}.get(mark, "text3")


def asked_spans(text: str, phrases: Collection[str]) -> list[Span]:
    """Return where the words that caused hints stand in what is shown now.

    Words that do not stand there any more have no place; of places that touch
    each other one is made.
    """
    found = sorted(span for one in phrases if (span := find_words(one, text)))
    spans: list[Span] = []
    for start, end in found:
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def underlined(
    look: Look, text: str, phrases: Collection[str]
) -> list[QTextLayout.FormatRange]:
    """Return how to lay out a text with the words that caused hints underlined."""
    ranges = []
    for start, end in asked_spans(text, phrases):
        made = QTextLayout.FormatRange()
        first, last = to_units(text, start), to_units(text, end)
        made.start, made.length = first, last - first
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(look.color("accent"))
        made.format = form
        ranges.append(made)
    return ranges


def spoken_words(row: Segment, marks: Marks) -> str:
    """Return a row of words as a screen reader says it, with what is known of it."""
    who = f"{side(row.speaker)}, {clock(row.start_ms / 1000)}"
    if row.utterance in marks.flagged:
        who = translate("Transcript", "%1, flagged").replace("%1", who)
    spans = asked_spans(row.text, marks.phrases(row))
    asked = ", ".join(row.text[slice(*span)] for span in spans)
    tail = translate("Transcript", "Brought a hint: %1").replace("%1", asked)
    return f"{who}: {row.text}" + (f" ({tail})" if asked else "")
