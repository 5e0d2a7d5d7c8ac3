"""Words are found whatever their capitals and accents."""

import pytest

from talkhint_desktop.ui.folding import fold, spans_of


@pytest.mark.parametrize(
    ("looked_for", "text", "found"),
    [
        ("price", "The Price is the PRICE.", ["Price", "PRICE"]),
        ("все", "Всё и все", ["Всё", "все"]),
        ("ещё", "Еще раз", ["Еще"]),
        ("cafe", "A café, a cafe\u0301, a Cafe", ["café", "cafe\u0301", "Cafe"]),
        ("мои", "мой, мои", ["мои"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("s", "Straße", ["S", "ß", "ß"]),
        ("i", "İ 😀 i", ["İ", "i"]),
        ("aa", "aaaa a", ["aa", "aa"]),
        ("", "anything", []),
    ],
)
def test_it_is_found_where_it_stands(
    looked_for: str, text: str, found: list[str]
) -> None:
    spans = spans_of(fold(looked_for), text)

    assert [text[start:end] for start, end in spans] == found
