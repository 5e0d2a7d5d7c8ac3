"""What strangers write cannot hide, turn round, or run out of the picture."""

from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.ui.visible import breakable, one_line, spelt, unbroken


def test_signs_without_a_shape_are_spelt_out() -> None:
    assert spelt("a\u202eb\x1b[31mc\u200bd") == "a\\u202eb\\x1b[31mc\\u200bd"


def test_plain_text_in_any_language_stays_as_it_is() -> None:
    text = "Спасибо за звонок! Grüße, 再见 <b>&amp;</b>"

    assert spelt(text) == text


def test_a_text_of_many_lines_becomes_one_of_bounded_length() -> None:
    assert one_line("a\n  b\tc", 40) == "a b c"
    assert one_line("word " * 100, 12) == "word word wo…"


def test_a_long_address_can_be_broken_and_is_still_the_same() -> None:
    url = "https://th-84.ngrok.app/twilio/inbound?name=value"

    assert max(map(len, breakable(url).split("\u200b"))) <= 14
    assert unbroken(breakable(url)) == url


def test_prose_is_not_broken() -> None:
    text = "The number does not point to this TalkHint"

    assert breakable(text) == text


@given(st.text(max_size=400), st.integers(1, 80))
def test_any_text_is_bounded_and_has_nothing_unseen(text: str, most: int) -> None:
    shown = one_line(text, most)

    assert len(shown) <= most + 1
    assert spelt(shown) == shown
    assert "\n" not in shown


@given(st.text(max_size=200).map(spelt))
def test_breaking_loses_no_sign(text: str) -> None:
    assert unbroken(breakable(text)) == text
