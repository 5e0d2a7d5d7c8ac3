"""Words are compared by what they share with their other forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.stems import is_weak, objects, stem, stems_of


@pytest.mark.parametrize(
    "forms",
    [
        "lamp lamps",
        "warranty warranties",
        "service services serviced servicing",
        "install installed installing installation",
        "pay paid payment payments",
        "cancel cancelled cancelling cancellation",
        "repair repairs repaired repairing",
        "box boxes",
        "child children",
        "plan plans planned planning",
        "посылка посылки посылку посылок посылками",
        "доставка доставку доставить доставили доставляете",
        "скидка скидки скидок скидкой",
        "стерилизация стерилизовать стерилизации",
        "проверка проверить проверили проверку",
        "замена заменить замену заменили",
        "лампа лампы ламп лампами лампой",
        "рецепт рецепта рецепту рецепты рецептов",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bus", "buy"),
        ("price", "prize"),
        ("glass", "gloss"),
        ("цена", "центр"),
        ("лампа", "лапа"),
        ("масло", "масса"),
        ("сын", "сыр"),
    ],
)
def test_different_words_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How much is it?", "What does it cost?"),
        ("I want my money back", "A refund please"),
        ("Сколько стоит?", "Почём?"),
        ("Сколько стоит?", "How much is it?"),
        ("верните деньги", "деньги вернёте?"),
    ],
)
def test_what_is_said_in_many_ways_is_the_same(one: str, other: str) -> None:
    assert stems_of(one) == stems_of(other) != []


@pytest.mark.parametrize("said", ["", "Yes, thank you!", "Ну да, хорошо, спасибо"])
def test_everyday_words_tell_nothing(said: str) -> None:
    assert stems_of(said) == []


@pytest.mark.parametrize("word", ["week", "number", "24", "неделя", "работать", "x"])
def test_a_word_of_every_trade_is_weak(word: str) -> None:
    assert is_weak(stem(word))


def test_a_word_that_only_begins_like_a_way_is_left_alone() -> None:
    assert stems_of("the ceramic feet") == ["ceramic", "foot"]


@pytest.mark.parametrize(
    ("said", "no"),
    [
        ("it's too expensive", True),
        ("Я подумаю.", True),
        ("how expensive are the roses", True),
        ("think about what I said", False),
        ("мне интересно", False),
    ],
)
def test_the_ways_to_say_no_are_told(said: str, no: bool) -> None:
    assert objects(said) is no


@given(said=st.text())
def test_anything_has_stems(said: str) -> None:
    assert all(stems_of(said))
