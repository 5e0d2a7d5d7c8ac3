"""A card answers by its trigger, or because it clearly knows what was asked."""

import pytest

from talkhint_desktop.core.occasion import Occasion
from talkhint_desktop.core.playbook import Playbook, read
from talkhint_desktop.store.knowledge import indexed

SALON = """\
# Salon

## Haircut
Triggers: haircut, trim, стрижка
Say: A cut is 40 pounds
Say (ru): Стрижка стоит 40 фунтов

## Colour
Triggers: dye my hair, highlights, покрасить волосы
Say: Ask about allergies first

## Opening hours
Triggers: opening hours, when do you open
Say: We open at nine

## Late
Kind: step
Triggers: running late, stuck in traffic
Say: We keep the chair for ten minutes

## Bridal
Triggers: wedding hair, bridal package
Say: Bridal starts with a trial

## Too dear
Kind: objection
Triggers: too expensive, дорого
Say: Offer a student stylist

## Parking
There is a car park behind the church, two pounds an hour.
"""


@pytest.fixture(scope="module")
def book() -> Playbook:
    return indexed(read([("salon.md", SALON)]))


def _heading(book: Playbook, said: str) -> str | None:
    card = book.answer(said, "en")
    return card.heading if card else None


@pytest.mark.parametrize(
    ("said", "heading"),
    [
        ("I am running late, sorry", "Late"),
        ("can you dye my hair before the wedding", "Colour"),
        ("I think that is too expensive", "Too dear"),
    ],
)
def test_a_trigger_comes_first(book: Playbook, said: str, heading: str) -> None:
    assert _heading(book, said) == heading


@pytest.mark.parametrize(
    ("said", "heading"),
    [
        ("what time do you close on a monday", "Opening hours"),
        ("hmm that's out of my budget", "Too dear"),
        ("do you have a package for brides", "Bridal"),
        ("do you trim beards", "Haircut"),
        ("вы делаете стрижки для мальчиков", "Haircut"),
        ("хочу покраситься, какие волосы берёте", "Colour"),
        ("это мне не по карману", "Too dear"),
    ],
)
def test_a_card_is_found_by_other_words_of_the_same(
    book: Playbook, said: str, heading: str
) -> None:
    assert _heading(book, said) == heading


@pytest.mark.parametrize(
    "said",
    [
        "my hair is wet",
        "there was a lot of traffic",
        "the package came on friday",
        "yes the car is fine",
        "good morning how are you",
        "my number is four oh nine",
    ],
)
def test_one_word_in_passing_wakes_no_card(book: Playbook, said: str) -> None:
    assert _heading(book, said) is None


def test_prose_that_knows_better_keeps_a_card_silent(book: Playbook) -> None:
    assert _heading(book, "is there a car park near you") is None


def test_two_cards_that_know_as_much_are_both_silent() -> None:
    text = "".join(
        f"## {name}\nTriggers: {name} cleaning\nSay: Yes\n" for name in ("Sofa", "Rug")
    )
    book = indexed(read([("a.md", text)]))

    assert _heading(book, "do you do cleaning") is None
    assert _heading(book, "can you clean a rug") == "Rug"


@pytest.mark.parametrize(
    ("said", "occasion"),
    [
        ("how long does a colour take", Occasion.ASKS),
        ("that's too expensive", Occasion.OBJECTS),
        ("just a trim please", Occasion.NAMES),
        ("thank you, see you then", None),
    ],
)
def test_an_occasion_is_to_ask_to_object_or_to_name(
    book: Playbook, said: str, occasion: Occasion | None
) -> None:
    assert book.occasion(said) is occasion


def test_a_cited_card_can_be_fetched(book: Playbook) -> None:
    card = book.card("salon.md#Late")

    assert card is not None
    assert card.heading == "Late"
    assert book.card("salon.md#Parking") is None


def test_a_model_gets_a_small_playbook_whole_the_best_first(book: Playbook) -> None:
    passages = book.grounding("is there a car park near you", "en", 3)

    assert passages[0].source == "salon.md#Parking"
    assert sorted(p.source for p in passages) == sorted(p.source for p in book.passages)


def test_a_model_gets_of_a_large_playbook_what_was_found() -> None:
    text = "".join(f"## Room {n}\n{'About the beds. ' * 20}\n" for n in range(30))
    book = indexed(read([("a.md", text + "## Pool\nThe pool is warm.\n")]))

    passages = book.grounding("is the pool warm", "en", 3)

    assert [p.source for p in passages] == ["a.md#Pool"]
