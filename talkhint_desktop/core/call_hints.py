"""The hints of one call: the playbook's at once, the model's where it is better."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from talkhint_desktop.core.coaching.answer import Draft
from talkhint_desktop.core.coaching.awaited import Awaited
from talkhint_desktop.core.coaching.form import Flaw, advice_of, flaw_of
from talkhint_desktop.core.coaching.request import HintPlan, HintRequest, Line
from talkhint_desktop.core.coaching.summary import language_of
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import (
    Event,
    Hint,
    HintFate,
    HintState,
    HintWaiting,
    Segment,
    Speaker,
)
from talkhint_desktop.core.hints import HintDesk, Offer
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.offers import card_hint, notes_for, offer_for, without_card
from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.core.transcript import Transcript

# Whoever did one of these has read the hint, or does not want it.
_READ: frozenset[HintFate] = frozenset(
    ("read", "copied", "pinned", "dismissed", "up", "down")
)
_LATELY = 4  # lines of the caller that tell which language is spoken now


class CallHints:
    """Decides what is shown of what playbook and model know, and when.

    Each method is named for what happened and returns the events to tell.
    `wish` is what the model should be asked now: another wish makes the one
    before stale, and so does none.
    """

    def __init__(
        self,
        sid: str,
        transcript: Transcript,
        *,
        playbook: Playbook,
        language: str,
        plan: HintPlan,
        position: Callable[[], int],
    ) -> None:
        self.playbook = playbook
        self._sid, self._language = sid, language
        self._transcript, self._position = transcript, position
        self._rules, self._by_model, self._brief = plan.rules, plan.by_model, plan.brief
        self._desk = HintDesk(plan.rules)
        self._awaited: Awaited | None = None
        self._newest: Hint | None = None
        self._fates: dict[str, set[HintFate]] = {}
        self._hints = 0
        self._told_waiting = False

    @property
    def wish(self) -> HintRequest | None:
        awaited = self._awaited
        return awaited.request if awaited and awaited.advice is None else None

    # What is said.

    def caller_said(self, news: Segment, now: Moment) -> list[Event]:
        """Take something whole that the caller said."""
        if not self._rules.automatic:
            return []
        offer = self._offer(news.text, news)
        if offer.card and self._desk.is_repeated(offer.card, now.mono):
            offer = without_card(offer)
        if not offer.card and not self._deserves(news.text):
            return []
        due = self._desk.offered(offer, now.mono)
        return self._with_news(self._open(due, now), now)

    def asked_for(self, now: Moment, *, waiting: bool = False) -> list[Event]:
        """The agent wants a hint now, whatever was shown before.

        With `waiting` it is the one that is held back, if there still is one.
        Raises `TalkHintError` where there is nothing to go by.
        """
        if waiting and (released := self._released(now)):
            return self._with_news(released, now)
        offer = self._last_offer()
        newest = self._newest
        if self._by_model and newest and newest.card == offer.card:
            offer = without_card(offer)  # it was just shown: what else is there?
        if not offer.card:
            offer = replace(offer, trigger="")  # the agent's key alone asked
        if not offer.card and not self._by_model:
            raise TalkHintError(
                "Your playbook has nothing on what the caller said last.",
                remedy="Add a card for it, or let a model write hints.",
            )
        self._desk.asked_for(offer, now.mono)
        return self._with_news(self._open(offer, now, by_hand=True), now)

    def agent_started_speaking(self) -> None:
        self._desk.agent_started()

    def agent_stopped_speaking(self, now: Moment) -> list[Event]:
        due = self._desk.agent_stopped(now.mono)
        events = self._open(due, now) if due else self._answered(now)
        return self._with_news(events, now)

    def looked(self, now: Moment) -> list[Event]:
        """Time went by: a hint that waited may appear."""
        return self._with_news(self._open(self._desk.looked(now.mono), now), now)

    def used(self, hint: str, fate: HintFate) -> list[Event]:
        """The agent did something with a hint; what is read is not replaced."""
        self._fates.setdefault(hint, set()).add(fate)
        awaited = self._awaited
        if awaited and awaited.card and self._is_read(awaited.card):
            self._awaited = None
        return []

    def stopped(self, now: Moment) -> list[Event]:
        """The call is over or not listened to: nothing is asked any more."""
        self._desk.dropped()
        return self._with_news(self._given_up("withdrawn", now), now)

    # What the model says to a request.

    def grew(self, request: HintRequest, draft: Draft, now: Moment) -> list[Event]:
        """Show more words. A card is replaced by a whole hint alone."""
        awaited = self._of(request)
        if awaited is None or not draft.headline:
            return []
        if flaw_of(draft, request.language):
            return self._given_up("failed", now)
        if awaited.card or (not awaited.told and self._must_wait(request)):
            return []
        grown = awaited.grown(draft, self._position(), now)
        return [self._shown(awaited, grown, now)] if grown else []

    def came(self, request: HintRequest, draft: Draft, now: Moment) -> list[Event]:
        """The answer is whole."""
        awaited = self._of(request)
        if awaited is None:
            return []
        advice = advice_of(draft, request)
        if isinstance(advice, Flaw):
            silent = advice is Flaw.SILENT
            return self._given_up("withdrawn" if silent else "failed", now)
        awaited.advice = advice
        return self._with_news(self._answered(now), now)

    def failed(self, request: HintRequest, now: Moment) -> list[Event]:
        """There will be no answer."""
        return self._given_up("failed", now) if self._of(request) else []

    # How it is shown.

    def _open(
        self, offer: Offer | None, now: Moment, *, by_hand: bool = False
    ) -> list[Event]:
        """Show an offer's card, and ask the model about it."""
        if offer is None:
            return []
        events = self._given_up("withdrawn", now)
        card = self._card_hint(offer, now) if offer.card else None
        if card:
            self._newest = card
            events.append(card)
        if self._by_model:
            request = self._request(offer, by_hand)
            name = card.hint if card else self._next_name()
            self._awaited = Awaited(request, name, now.mono, card)
            if by_hand and not card:  # "Thinking..."
                grown = self._awaited.grown(Draft(), self._position(), now)
                events += [self._shown(self._awaited, grown, now)] if grown else []
        return events

    def _released(self, now: Moment) -> list[Event]:
        """Show what is held back, whichever rule holds it."""
        if due := self._desk.released(now.mono):
            return self._open(due, now)
        return self._answered(now, at_once=True)

    def _with_news(self, events: list[Event], now: Moment) -> list[Event]:
        """Add whether a hint is held back, where that is another than was told."""
        awaited, waits = self._awaited, self._desk.holds_card(now.mono)
        if awaited and awaited.advice:  # whole, but the agent speaks
            waits = waits or self._is_welcome(awaited, now)
        if waits == self._told_waiting:
            return events
        self._told_waiting = waits
        news = HintWaiting(at=now.stamp, call_sid=self._sid, waits=waits)
        return [*events, news] if waits else [news, *events]

    def _answered(self, now: Moment, *, at_once: bool = False) -> list[Event]:
        """Show a whole answer, unless it must wait for the agent's silence."""
        awaited = self._awaited
        if awaited is None or awaited.advice is None:
            return []
        waits = not awaited.told and self._must_wait(awaited.request)
        if waits and not at_once:
            return []
        self._awaited = None
        if not self._is_welcome(awaited, now):
            return []
        return [self._shown(awaited, awaited.whole(self._position(), now), now)]

    def _is_welcome(self, awaited: Awaited, now: Moment) -> bool:
        if awaited.told:
            return True
        if card := awaited.card:
            new = now.mono - awaited.since < self._rules.dwell
            return new and not self._is_read(card) and awaited.is_better()
        return self._desk.is_fresh(awaited.since, now.mono)

    def _is_read(self, hint: Hint) -> bool:
        return bool(self._fates.get(hint.hint, set()) & _READ)

    def _must_wait(self, request: HintRequest) -> bool:
        return self._desk.agent_speaking and not request.by_hand

    def _shown(self, awaited: Awaited, hint: Hint, now: Moment) -> Hint:
        if not awaited.counted:
            awaited.counted = True
            self._desk.shown("", now.mono)
        self._newest = hint
        return hint

    def _given_up(self, state: HintState, now: Moment) -> list[Event]:
        awaited, self._awaited = self._awaited, None
        return [*awaited.gone(state, now)] if awaited else []

    def _of(self, request: HintRequest) -> Awaited | None:
        awaited = self._awaited
        return awaited if awaited and awaited.request is request else None

    # What is asked.

    def _deserves(self, text: str) -> bool:
        """Tell whether the model should be asked, though no card is to be shown."""
        return self._by_model and self.playbook.occasion(text) is not None

    def _offer(self, text: str, said: Segment) -> Offer:
        return offer_for(text, said, self.playbook, self._language)

    def _last_offer(self) -> Offer:
        """Return what there is for the caller's last turn, its end first."""
        said = self._transcript.asked_last()
        if not said:
            raise TalkHintError(
                "The caller has said nothing yet.",
                remedy="Ask for a hint once there are words.",
            )
        offers = [self._offer(one.text, one) for one in reversed(said)]
        offer = next((offer for offer in offers if offer.card), offers[0])
        return replace(offer, asked=" ".join(one.text for one in said))

    def _request(self, offer: Offer, by_hand: bool) -> HintRequest:
        lines = tuple(Line(s.speaker, s.text) for s in self._transcript.finals())
        brief = self._brief()
        return HintRequest(
            call_sid=self._sid,
            language=brief.language_for(self._spoken(lines)),
            asked=offer.asked,
            utterance=offer.utterance,
            utterance_end_ms=offer.utterance_end_ms,
            notes=notes_for(offer.asked, self._language, self.playbook),
            lines=lines,
            by_hand=by_hand,
            trigger=offer.trigger,
            brief=brief,
        )

    def _spoken(self, lines: Sequence[Line]) -> str:
        """Return the language of the caller's last lines."""
        by_caller = [line for line in lines if line.speaker is Speaker.CALLER]
        return language_of(by_caller[-_LATELY:], self._language)

    def _card_hint(self, offer: Offer, now: Moment) -> Hint:
        return card_hint(
            offer,
            call_sid=self._sid,
            name=self._next_name(),
            position_ms=self._position(),
            now=now,
        )

    def _next_name(self) -> str:
        self._hints += 1
        return f"hint-{self._hints}"
