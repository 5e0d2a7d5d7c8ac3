"""The words of a call: any partials of an utterance, then exactly one final."""

import msgspec

from talkhint_desktop.core.events import Segment, Speaker

_TURN = 3  # utterances of one side that are looked at together


class Transcript:
    """Lets through what changes the transcript and nothing else.

    After a final its utterance is closed: a late partial or a second final is
    dropped, since what was read once must not change under the reader.
    """

    def __init__(self) -> None:
        self._segments: dict[str, Segment] = {}

    def heard(self, segment: Segment) -> Segment | None:
        """Return `segment` if it is news, else None."""
        known = self._segments.get(segment.utterance)
        if known is not None and known.final:
            return None
        if known is None and not segment.text:
            return None
        if not segment.final and known is not None and known.text == segment.text:
            return None
        self._segments[segment.utterance] = segment
        return segment

    def is_closed(self, utterance: str) -> bool:
        """Return whether the utterance has its final."""
        known = self._segments.get(utterance)
        return known is not None and known.final

    def replaced(self, utterance: str, text: str) -> bool:
        """Take other words for a final; False where there is none with words."""
        known = self._segments.get(utterance)
        if known is None or not known.final or not known.text:
            return False
        self._segments[utterance] = msgspec.structs.replace(known, text=text)
        return True

    def asked_last(self) -> list[Segment]:
        """Return the caller's last turn, words under way included; may be empty."""
        turn: list[Segment] = []
        for said in reversed([*self.finals(), *self.open_partials()]):
            if said.speaker is Speaker.CALLER:
                turn.insert(0, said)
            elif turn and said.final:
                break
        return turn[-_TURN:]

    def open_partials(self) -> list[Segment]:
        """Return the utterances that have no final yet, oldest first."""
        return [s for s in self._segments.values() if not s.final]

    def finals(self) -> list[Segment]:
        """Return the final utterances in the order of their start."""
        kept = [s for s in self._segments.values() if s.final and s.text]
        return sorted(kept, key=lambda s: (s.start_ms, s.utterance))
