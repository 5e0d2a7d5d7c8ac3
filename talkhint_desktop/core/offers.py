"""What the playbook has for words: a card to show, and notes for a model."""

from dataclasses import replace

from talkhint_desktop.core.coaching.prompt import MOST_NOTES
from talkhint_desktop.core.coaching.request import Find, Note
from talkhint_desktop.core.events import Hint, Segment
from talkhint_desktop.core.hints import Offer
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.playbook import Card, Playbook

_CARDS = 3
_LOOKED_UP = 5  # passages


def offer_for(text: str, said: Segment, playbook: Playbook, language: str) -> Offer:
    """Return the card for `text`, which ends with `said`, or an offer without."""
    bare = Offer(asked=text, utterance=said.utterance, utterance_end_ms=said.end_ms)
    found = playbook.match(text)
    if not found:
        return bare
    card = found[0].card
    return replace(
        bare,
        card=card.source,
        kind=card.kind,
        headline=card.headline(language),
        facts=card.facts_in(language),
    )


def without_card(offer: Offer) -> Offer:
    return replace(offer, card="", kind="answer", headline="", facts=())


def notes_for(
    text: str, language: str, playbook: Playbook, find: Find
) -> tuple[Note, ...]:
    """Return what the playbook says about `text`: the cards, then passages."""
    cards = [match.card for match in playbook.match(text)][:_CARDS]
    notes = {card.source: _note_of(card, language) for card in cards}
    for note in find(text, language, _LOOKED_UP):
        notes.setdefault(note.source, note)
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
    )


def _note_of(card: Card, language: str) -> Note:
    said = [card.headline(language), *card.facts_in(language)]
    text = "; ".join(line.replace("**", "").rstrip(".;") for line in said)
    return Note(card.source, text, card.kind)
