"""Numbers are compared by what they say, not by how they are written."""

import pytest

from talkhint_desktop.core.coaching.numbers import unknown_numbers, values_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10 %", {"10"}),
        ("ten percent", {"10"}),
        ("десяти процентов", {"10"}),
        ("1,000 dollars or 1 000", {"1000"}),
        ("one thousand", {"1000"}),
        ("9.50 and 9,5", {"9.5"}),
        ("twenty-five", {"25"}),
        ("two hundred and nine", {"200", "9"}),
        ("двадцать пять", {"25"}),
        ("двести тридцать четыре", {"234"}),
        ("three thousand two hundred", {"3200"}),
        ("two, three", {"2", "3"}),
        ("two three", {"2", "3"}),
        ("from 9 to 17", {"9", "17"}),
        ("at 9:30", {"9", "30"}),
        ("the first one", set()),
        ("this one", set()),
        ("no number", set()),
    ],
)
def test_a_number_is_its_value(text: str, values: set[str]) -> None:
    assert values_in(text) == values


def test_an_unknown_number_is_named_as_it_stands() -> None:
    text = "Refund in five days, 12 % or twenty five"

    assert unknown_numbers(text, {"5"}) == ["12", "twenty five"]
