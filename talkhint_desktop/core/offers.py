"""What the playbook has for words: a card to show, and notes for a model."""

from dataclasses import replace

from talkhint_desktop.core.coaching.prompt import MOST_NOTES
from talkhint_desktop.core.coaching.request import Note
from talkhint_desktop.core.events import Hint, Segment
from talkhint_desktop.core.hints import Offer
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.passages import Passage
from talkhint_desktop.core.playbook import Card, Playbook
from talkhint_desktop.core.spoken import spoken_question, spoken_trigger

_CARDS, _PASSAGES = 3, 5


def offer_for(text: str, said: Segment, playbook: Playbook, language: str) -> Offer:
    """Return the card for `text`, which ends with `said`, or an offer without."""
    bare = Offer(asked=text, utterance=said.utterance, utterance_end_ms=said.end_ms)
    card = playbook.answer(text, language)
    trigger = _trigger(text, playbook, card, language)
    if card is None:
        return replace(bare, trigger=trigger)
    return replace(
        bare,
        trigger=trigger,
        card=card.source,
        kind=card.kind,
        headline=card.headline(language),
        facts=card.facts_in(language),
    )


def _trigger(text: str, playbook: Playbook, card: Card | None, language: str) -> str:
    """Return the words of `text` that ask: the card's own, or a question.

    A card that was looked up without a trigger must answer the question alone.
    """
    if found := playbook.match(text):
        return spoken_trigger(text, found[0].trigger)
    question = spoken_question(text)
    if question and card and playbook.answer(question, language) != card:
        return ""
    return question


def without_card(offer: Offer) -> Offer:
    return replace(offer, card="", kind="answer", headline="", facts=())


def notes_for(text: str, language: str, playbook: Playbook) -> tuple[Note, ...]:
    """Return what the playbook says about `text`: the cards, then passages."""
    cards = [match.card for match in playbook.match(text)][:_CARDS]
    notes = {card.source: _note_of(card, language) for card in cards}
    for passage in playbook.grounding(text, language, _PASSAGES):
        card = playbook.card(passage.source)
        note = _note_of(card, language) if card else _cited(passage)
        notes.setdefault(passage.source, note)
    return tuple(notes.values())[:MOST_NOTES]


def card_hint(
    offer: Offer, *, call_sid: str, name: str, position_ms: int, now: Moment
) -> Hint:
    """Return an offer's card as it is told; `position_ms` is where the call is."""
    return Hint(
        at=now.stamp,
        call_sid=call_sid,
        hint=name,
        state="finished",
        kind=offer.kind,
        headline=offer.headline,
        facts=list(offer.facts),
        source="playbook",
        card=offer.card,
        utterance=offer.utterance,
        after_ms=max(0, position_ms - offer.utterance_end_ms),
        trigger=offer.trigger or None,
    )


def _cited(passage: Passage) -> Note:
    return Note(passage.source, passage.text)


def _note_of(card: Card, language: str) -> Note:
    said = [card.headline(language), *card.facts_in(language)]
    text = "; ".join(line.replace("**", "").rstrip(".;") for line in said)
    return Note(card.source, text, card.kind)
