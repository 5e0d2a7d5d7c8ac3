"""Playbook cards are read strictly and matched by whole words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.playbook import Playbook, read
from tests.core.builders import CARDS, cards

CARD = (
    "## Refund\nTriggers: refund*, my money back\nSay: Refund goes to the same card\n"
)


def _problems(text: str) -> list[tuple[int, str]]:
    return [(p.line, p.message) for p in read([("a.md", text)]).problems]


def _found(book: Playbook, text: str) -> list[str]:
    return [match.card.heading for match in book.match(text)]


def _one(triggers: str) -> Playbook:
    return cards(f"## Card\nTriggers: {triggers}\nSay: Yes\n")


def test_a_card_has_kind_triggers_words_and_facts_in_both_languages() -> None:
    book = cards()

    card = book.cards[0]
    assert book.problems == ()
    assert (card.source, card.kind, card.line) == (
        "harbor.md#Late order",
        "question",
        3,
    )
    assert [t.phrase for t in card.triggers] == [
        "where is my order",
        "late order",
        "заказ не пришёл",
    ]
    assert card.headline("ru") == "Предложите розыск посылки"
    assert card.facts_in("en") == ("Tracing takes two days",)
    assert card.facts_in("ru") == ("Розыск занимает два дня",)


def test_a_card_may_be_written_with_russian_field_names() -> None:
    book = cards(
        "## Возврат\nТип: objection\nСлова: верните деньги, возврат*\n"
        "Сказать: Возврат придёт на карту\nФакты:\n- Срок пять дней\n"
        "Say: Refund goes to the card\nFacts: Five days\n"
    )

    (card,) = book.cards
    assert book.problems == ()
    assert card.kind == "objection"
    assert card.say == {
        "ru": "Возврат придёт на карту",
        "en": "Refund goes to the card",
    }
    assert card.facts == {"ru": ("Срок пять дней",), "en": ("Five days",)}


def test_field_names_may_be_written_in_any_case_with_spaces() -> None:
    book = cards("## A\n  TRIGGERS :  x \nsay (EN): Hello\nСКАЗАТЬ(ru): Привет\n")

    assert book.problems == ()
    assert book.cards[0].say == {"en": "Hello", "ru": "Привет"}


def test_a_card_answers_unless_it_says_otherwise() -> None:
    assert cards(CARD).cards[0].kind == "answer"


def test_an_introduction_before_the_first_card_is_for_people() -> None:
    book = cards("# Shop\n\nAny text.\n- a list\nSay: nothing\n\n" + CARD)

    assert book.problems == ()
    assert [c.heading for c in book.cards] == ["Refund"]


@pytest.mark.parametrize("text", ["", "\n\n", "# Only a title\n", "plain words"])
def test_a_file_without_cards_is_no_mistake(text: str) -> None:
    book = read([("a.md", text)])

    assert (book.cards, book.problems) == ((), ())


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    plain, windows = read([("a.md", CARD)]), CARD.replace("\n", "\r\n")

    assert read([("a.md", windows)]) == plain
    assert read([("a.md", "\ufeff" + windows)]) == plain


def test_a_file_that_ends_without_a_line_end_is_whole() -> None:
    assert read([("a.md", CARD.rstrip("\n"))]) == read([("a.md", CARD)])


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (CARD + "Trigers: x\n", 4, "This is no field. Write Triggers, Say or Facts."),
        (CARD + "### More\n", 4, "This is no field. Write Triggers, Say or Facts."),
        (CARD + "Facts:\n- \n", 5, "This is no field. Write Triggers, Say or Facts."),
        (CARD + "Say: \n", 4, "Say is empty."),
        (CARD + "Triggers:\n", 4, "Triggers is empty."),
        (CARD + "Слова:\n", 4, "Слова is empty."),
        (
            CARD + "Kind: Shout\n",
            4,
            "Kind may be answer, question, objection, step, warning; not 'shout'.",
        ),
        (CARD + "Triggers: x, ?!\n", 4, "The trigger '?!' has no word."),
        (CARD + "Triggers: *\n", 4, "The trigger '*' has no word."),
        (CARD + "- alone\n", 4, "A list belongs under Facts."),
        (CARD + "Facts:\n- a\nSay: B\n- c\n", 7, "A list belongs under Facts."),
        (CARD + "Facts: a\n- b\n- c\n", 6, "A card shows at most 2 facts."),
        (
            CARD + "Say: one two three four five six seven eight nine ten eleven\n",
            4,
            "Say is too long to read while talking: at most 10 words.",
        ),
        (CARD + "\n## Refund\nSay: x\n", 5, "The card 'Refund' stands on line 1 too."),
        ("\n## Empty\nSay: Hello\n", 2, "The card 'Empty' has no triggers."),
        ("# T\n\n## Mute\nTriggers: x\n", 3, "The card 'Mute' says nothing."),
        (CARD + "##  \nTriggers: x\nSay: y\n", 4, "The card has no heading."),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(
    text: str, line: int, message: str
) -> None:
    (problem,) = read([("shop.md", text)]).problems

    assert str(problem) == f"shop.md, line {line}: {message}"


def test_line_numbers_are_those_that_an_editor_shows() -> None:
    # Word processors leave these signs; only \n, \r\n and \r end a line there.
    text = CARD.replace("same card", "same\u2028card\x0b\x85") + "Oops\n"

    assert [line for line, _ in _problems(text)] == [4]


def test_a_mistake_in_one_card_does_not_take_the_others() -> None:
    book = cards("## Bad\nSay: x\n" + CARD + "Nonsense\n## Good\nTriggers: y\nSay: z\n")

    assert [c.heading for c in book.cards] == ["Refund", "Good"]
    assert [p.line for p in book.problems] == [1, 6]


def test_a_second_card_of_the_same_name_does_not_touch_the_first() -> None:
    book = cards(CARD + "## Refund\nTriggers: other\nSay: Something else\n")

    assert [c.say["en"] for c in book.cards] == ["Refund goes to the same card"]
    assert _found(book, "other") == []


def test_cards_of_two_files_may_share_a_heading() -> None:
    book = read([("a.md", CARD), ("b.md", CARD)])

    assert book.problems == ()
    assert [m.card.source for m in book.match("refund")] == [
        "a.md#Refund",
        "b.md#Refund",
    ]


@pytest.mark.parametrize(
    ("trigger", "said", "found"),
    [
        ("order", "The ORDER, please!", True),
        ("order", "reorder it", False),
        ("order", "orders", False),
        ("late order", "a late, order", True),
        ("late order", "a late big order", False),
        ("late order", "order late", False),
        ("late order", "late", False),
        ("refund*", "refunds and refunding", True),
        ("refund*", "refund", True),
        ("refund*", "prerefund", False),
        ("refund*", "refunnel", False),
        ("refund* now", "refunding now", True),
        ("don't know", "I don’t know", True),
        ("don't", "don", False),
        ("24 hours", "within 24 hours", True),
        ("24 hours", "within 124 hours", False),
    ],
)
def test_triggers_are_compared_by_whole_words(
    trigger: str, said: str, found: bool
) -> None:
    assert bool(_found(_one(trigger), said)) is found


@pytest.mark.parametrize(
    ("trigger", "said", "found"),
    [
        ("посылка", "где моя посылку", True),
        ("посылка", "нет посылки", True),
        ("посылка", "послание", False),
        ("верните деньги", "верните мне деньги", False),
        ("верните деньги", "верните деньгами", True),
        ("заказ не пришёл", "Заказ не пришел", True),
        ("заказ не пришел", "заказ не пришёл!", True),
        ("счёт", "счет", True),
        ("цена", "ценник", False),
        ("скидк*", "скидочка, скидками", True),
        ("доставка", "доставлю-ка", True),
        ("возврат", "возвращение", False),
    ],
)
def test_russian_endings_do_not_hide_a_trigger(
    trigger: str, said: str, found: bool
) -> None:
    assert bool(_found(_one(trigger), said)) is found


def test_the_card_with_the_longest_trigger_comes_first() -> None:
    book = cards(
        "## Short\nTriggers: order\nSay: A\n"
        "## Long\nTriggers: where is my order\nSay: B\n"
        "## Middle\nTriggers: my order\nSay: C\n"
    )

    assert _found(book, "so where is my order then") == ["Long", "Middle", "Short"]


def test_cards_of_equal_triggers_keep_their_order_in_the_file() -> None:
    book = cards("## B\nTriggers: x\nSay: b\n## A\nTriggers: y\nSay: a\n")

    assert _found(book, "y x") == ["B", "A"]


def test_a_card_appears_once_with_its_longest_trigger() -> None:
    book = _one("order, my order, is my order")

    (match,) = book.match("where is my order")

    assert match.trigger.phrase == "is my order"


def test_a_recogniser_gets_every_phrase_of_the_playbook() -> None:
    lines = cards().lines()

    assert {"late order", "Offer to trace the parcel", "Розыск занимает два дня"} < set(
        lines
    )


_LINES = st.sampled_from(
    [
        *CARDS.splitlines(),
        "## ",
        "##",
        "Say:",
        "Say (ru): Да",
        "Facts (ru): Да",
        "- ",
        "* *",
        "Triggers: *, ,, x*y, ё*",
        "Факты:",
        "Тип: шаг",
        "\ufeff",
        "Triggerſ: x",
        "Kind: Kind",
    ]
)


@given(text=st.one_of(st.text(), st.lists(st.one_of(_LINES, st.text())).map("\n".join)))
def test_any_text_can_be_read_and_every_card_can_be_used(text: str) -> None:
    book = read([("any.md", text)])

    for card in book.cards:
        assert card.heading
        assert card.triggers
        assert all(trigger.words for trigger in card.triggers)
        assert card.headline("en")
        assert card.headline("ru")
        assert all(fact for facts in card.facts.values() for fact in facts)
    assert all(p.file == "any.md" and p.line >= 1 for p in book.problems)


@given(said=st.text())
def test_anything_may_be_said_to_a_playbook(said: str) -> None:
    found = cards().match(said)

    assert len({m.card.source for m in found}) == len(found)
