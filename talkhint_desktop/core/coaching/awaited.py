"""The model's hint for one request: awaited, growing, whole, gone."""

from talkhint_desktop.core.coaching.answer import Draft
from talkhint_desktop.core.coaching.form import Advice
from talkhint_desktop.core.coaching.request import HintRequest
from talkhint_desktop.core.events import Hint, HintState
from talkhint_desktop.core.moment import Moment


class Awaited:
    """What is shown of an answer, from the request to its last word.

    `card` is the playbook's hint for the same words: the answer takes its
    place whole, or not at all. `advice` is the answer once it is whole.
    """

    def __init__(
        self, request: HintRequest, name: str, since: float, card: Hint | None
    ) -> None:
        self.request = request
        self.since = since  # monotonic seconds
        self.card = card
        self.told: Hint | None = None
        self.advice: Advice | None = None
        self.counted = card is not None  # among the hints of a minute
        self._name = name

    def grown(self, draft: Draft, position_ms: int, now: Moment) -> Hint | None:
        """Return the hint with what is new in `draft`, None where nothing is."""
        facts, told = list(draft.facts), self.told
        if told and (told.headline, told.facts) == (draft.headline, facts):
            return None
        return self._tell("growing", draft.headline, facts, position_ms, now)

    def whole(self, position_ms: int, now: Moment) -> Hint:
        assert self.advice is not None
        facts = list(self.advice.facts)
        return self._tell("finished", self.advice.headline, facts, position_ms, now)

    def gone(self, state: HintState, now: Moment) -> list[Hint]:
        """Take back what is shown, if anything is."""
        told = self.told
        return (
            [self._tell(state, told.headline, told.facts, 0, now)]
            if told and told.state == "growing"
            else []
        )

    def is_better(self) -> bool:
        """Tell whether the answer is worth taking the card's place.

        It must stand on a note with all its numbers, say something else, and
        have facts where the card has some.
        """
        card, advice = self.card, self.advice
        assert card is not None
        assert advice is not None
        if advice.note is None or advice.check or (card.facts and not advice.facts):
            return False
        return advice.headline.casefold() != card.headline.casefold()

    def _tell(
        self,
        state: HintState,
        headline: str,
        facts: list[str],
        position_ms: int,
        now: Moment,
    ) -> Hint:
        request, note = self.request, self.advice.note if self.advice else None
        late = max(0, position_ms - request.utterance_end_ms)
        self.told = Hint(
            at=now.stamp,
            call_sid=request.call_sid,
            hint=self._name,
            state=state,
            kind=note.kind if note else "answer",
            headline=headline,
            facts=facts,
            source="model",
            card=note.source if note else None,
            utterance=request.utterance,
            after_ms=self.told.after_ms if self.told else late,
            check=list(self.advice.check) if self.advice else [],
            trigger=request.trigger or None,
        )
        return self.told
