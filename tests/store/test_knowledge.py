"""What a playbook knows is found by what a caller says."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.playbook import Playbook, read
from talkhint_desktop.store.knowledge import Knowledge, indexed
from talkhint_desktop.store.places import resources_dir
from talkhint_desktop.store.playbooks import PlaybookFolder

PROSE = """\
# Harbor Supply

## Parking
There is a free car park behind the shop, from Harbor Lane.

## Harbour tour
Guided walks start at the lighthouse every Saturday.

## Парковка
За магазином бесплатная стоянка, въезд с улицы Мира.

## Мастерская
Абажуры чиним за три дня. Стекло заказываем в Туле.
"""


@pytest.fixture(scope="module")
def book() -> Playbook:
    cards = PlaybookFolder(resources_dir() / "playbooks").read()
    return indexed(read([*cards, ("about.md", PROSE)]))


def sources(book: Playbook, text: str, language: str = "en") -> list[str]:
    return [found.passage.source for found in book.find(text, language, 3)]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("where can I park my car", "about.md#Parking"),
        ("do you do guided walks", "about.md#Harbour tour"),
        ("the shade of my lamp is cracked", "harbor-supply.md#Damaged goods"),
        ("can I send it back and get a reimbursement", "harbor-supply.md#Refund"),
        ("вы чините абажуры", "about.md#Мастерская"),
        ("из какого города у вас стекло", "about.md#Мастерская"),
        ("хочу оформить возврат товара", "harbor-supply.md#Refund"),
    ],
)
def test_the_passage_that_speaks_of_it_comes_first(
    book: Playbook, said: str, source: str
) -> None:
    language = "en" if said.isascii() else "ru"

    assert sources(book, said, language)[0] == source


@pytest.mark.parametrize(
    "said",
    [
        "",
        "yes thank you goodbye",
        "it was raining cats and dogs in Manchester",
        "ну да конечно спасибо",
        "вчера смотрели футбол с соседом",
        "qwertyuiop",
        "two weeks",
        "12 34",
    ],
)
def test_nonsense_and_small_talk_find_nothing(book: Playbook, said: str) -> None:
    assert sources(book, said) == []


@pytest.mark.parametrize(
    ("language", "source"), [("en", "about.md#Parking"), ("ru", "about.md#Парковка")]
)
def test_of_two_that_know_as_much_the_one_in_the_calls_language_is_first(
    book: Playbook, language: str, source: str
) -> None:
    assert sources(book, "parking, парковка", language)[0] == source


def test_a_heading_counts_more_than_the_text_below_it() -> None:
    book = indexed(
        read([("a.md", "## Sauna\nAsk us.\n## Pool\nNear the sauna.\n## Bar\nOpen.\n")])
    )

    assert sources(book, "is there a sauna") == ["a.md#Sauna", "a.md#Pool"]


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    text = "".join(f"## Lamp {n}\nA lamp of glass.\n" for n in range(20))
    book = indexed(read([("a.md", text + "## Vase\nOf porcelain.\n")]))

    assert sources(book, "a lamp of porcelain")[0] == "a.md#Vase"


def test_it_says_how_sure_it_is_and_what_was_named(book: Playbook) -> None:
    (found, *_) = book.find("how long is the warranty", "en", 3)

    assert found.passage.source == "harbor-supply.md#Warranty"
    assert 0.5 < found.score <= 1
    assert "=guarantee" in found.named


def test_no_more_than_wanted_are_found(book: Playbook) -> None:
    assert len(book.find("lamp parking refund delivery warranty", "en", 2)) == 2


def test_an_empty_playbook_finds_nothing() -> None:
    assert Knowledge([]).find("how much is it", "en", 3) == []


@given(said=st.text(), written=st.text())
def test_nothing_that_is_said_or_written_makes_it_fail(said: str, written: str) -> None:
    book = read([("a.md", written), ("b.txt", written), ("c.pdf", written)])
    knowledge = Knowledge(book.passages)

    for text in (said, written):
        assert all(0 < found.score <= 1 for found in knowledge.find(text, "ru", 5))


def test_two_hundred_files_are_searched_within_twenty_milliseconds() -> None:
    words = [f"word{n}" for n in range(400)]
    files = [
        (
            f"{file}.md",
            "".join(
                f"## Topic {file} {n}\nThe price of {words[(file * n) % 400]} lamps and"
                f" {words[(file + n) % 400]} is {n} dollars. Доставка ламп в срок.\n"
                for n in range(20)
            ),
        )
        for file in range(200)
    ]
    book = indexed(read(files))
    assert len(book.passages) == 4000

    took = []
    for said in (
        "what is the price of word17 lamps",
        "сколько стоит доставка ламп",
    ) * 5:
        began = time.perf_counter()
        assert book.find(said, "en", 5)
        took.append(time.perf_counter() - began)

    assert min(took) < 0.02
