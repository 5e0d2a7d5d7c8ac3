"""Card numbers are masked however they are written or said; other numbers stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.redaction import is_card_number, mask

VISA, AMEX, MASTER = "4111111111111111", "378282246310005", "5555555555554444"
EN = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
RU = [
    *("ноль", "один", "два", "три", "четыре"),
    *("пять", "шесть", "семь", "восемь", "девять"),
]


def _spoken(digits: str, names: list[str], between: str = " ") -> str:
    return between.join(names[int(d)] for d in digits)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (VISA, "•••• 1111"),
        ("It is 4111 1111 1111 1111.", "It is •••• 1111."),
        ("4111-1111-1111-1111", "•••• 1111"),
        ("4111 - 1111 - 1111 - 1111", "•••• 1111"),
        ("4111, 1111, 1111, 1111", "•••• 1111"),
        ("4111. 1111. 1111. 1111", "•••• 1111"),
        ("4111\u00a01111\u00a01111\u00a01111", "•••• 1111"),
        ("4111–1111–1111–1111", "•••• 1111"),
        ("4111\n1111\n1111\n1111", "•••• 1111"),
        ("3782 822463 10005 is Amex", "•••• 0005 is Amex"),
        ("card4111111111111111now", "card•••• 1111now"),
        ("4222222222222", "•••• 2222"),
        ("6304000000000000000", "•••• 0000"),
    ],
)
def test_a_written_card_number_keeps_four_digits(text: str, shown: str) -> None:
    assert mask(text) == shown


@pytest.mark.parametrize(
    ("names", "language"), [(EN, "English"), (RU, "Russian")], ids=["en", "ru"]
)
@pytest.mark.parametrize("between", [" ", ", ", ". ", " - "])
@pytest.mark.parametrize("card", [VISA, AMEX, MASTER])
def test_a_spoken_card_number_keeps_four_digits(
    names: list[str], language: str, between: str, card: str
) -> None:
    said = f"a {_spoken(card, names, between)} b"

    assert mask(said) == f"a •••• {card[-4:]} b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("four triple one " + "one " * 12, "•••• 1111 "),
        ("double five " * 6 + "double four double four", "•••• 4444"),
        ("Четыре трижды один " + "один " * 12, "•••• 1111 "),
        ("дважды пять " * 6 + "дважды четыре дважды четыре", "•••• 4444"),
        ("four oh oh oh " + "oh o zero 0 " * 2 + "oh oh oh two", "•••• 0002"),
        ("4111 one one one one 1111 triple one one", "•••• 1111"),
    ],
)
def test_double_triple_and_mixed_digits_count(text: str, shown: str) -> None:
    assert mask(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "5555-5555-5555-4445",
        "order 20261122093012",
        "415 555 0132, 415 555 0133",
        "12.30, 13.30, 14.30, 15.30, 16.30",
        "call me at +1 415 555 0132",
        "+44 20 7946 0958 or 8 800 555 35 35",
        "4111 1111 1111",
        "tracking 9400100000000000000000",
        "one two three",
        "double room for two on the third",
        "four one one, not one one one one",
        _spoken("4155550132", EN),
        "",
    ],
)
def test_other_numbers_stay_readable(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{VISA}, 123", "•••• 1111, 123"),
        ("4111 1111 1111 1111 12 27 123", "•••• 1111 12 27 123"),
        ("order 12 4111 1111 1111 1111", "order 12 •••• 1111"),
        (f"{VISA} {MASTER}", "•••• 1111 •••• 4444"),
        (f"{VISA} and {AMEX}, not 12345", "•••• 1111 and •••• 0005, not 12345"),
        (f"1, {_spoken(VISA, EN)}", "1, •••• 1111"),
    ],
)
def test_a_card_number_among_other_numbers_is_found(text: str, shown: str) -> None:
    assert mask(text) == shown


def test_a_spoken_card_number_with_its_code_behind_it_is_found() -> None:
    said = mask(_spoken(VISA + "737", EN))

    assert len(said.split()) < 8


@pytest.mark.parametrize("digits", ["", "0", "4111111111111112", "4" * 12, VISA * 2])
def test_what_is_no_card_number_is_not_taken_for_one(digits: str) -> None:
    assert not is_card_number(digits)


def _with_check_digit(body: str) -> str:
    return next(body + d for d in "0123456789" if is_card_number(body + d))


DIGITS = "0123456789"
ANY_CARD = st.text(DIGITS, min_size=12, max_size=18).map(_with_check_digit)
ISSUED = st.one_of(
    st.tuples(st.sampled_from(["4", "51", "2204", "35", "62"]), st.just(15)),
    st.tuples(st.sampled_from(["34", "37"]), st.just(14)),
    st.tuples(st.sampled_from(["36", "38"]), st.just(13)),
    st.tuples(st.just("6"), st.integers(15, 18)),
).flatmap(
    lambda made: st.text(DIGITS, min_size=19, max_size=19).map(
        lambda rest: _with_check_digit((made[0] + rest)[: made[1]])
    )
)
SEPARATORS = st.sampled_from(["", " ", "-", ". ", ", ", " - ", "\u00a0"])


def _written(card: str, data: st.DataObject) -> str:
    """Return the card's digits in groups of any length."""
    cuts = sorted(data.draw(st.sets(st.integers(1, len(card) - 1), max_size=5)))
    parts = [card[a:b] for a, b in zip([0, *cuts], [*cuts, len(card)], strict=True)]
    return data.draw(SEPARATORS).join(parts)


def _figures(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


@given(card=ANY_CARD, data=st.data(), around=st.sampled_from(["", " at ", "x", "№"]))
def test_no_run_of_digits_with_a_check_digit_survives(
    card: str, data: st.DataObject, around: str
) -> None:
    masked = mask(f"{around}{_written(card, data)}{around}")

    assert masked == f"{around}•••• {card[-4:]}{around}"


@given(
    card=ISSUED,
    data=st.data(),
    before=st.sampled_from(["", "my card ", "order 17, ", "99 ", "8 800 555 35 35, "]),
    behind=st.sampled_from(["", ".", ", 123", " 12 27 737", " thanks", ". 99"]),
)
def test_no_card_number_survives_between_other_numbers(
    card: str, data: st.DataObject, before: str, behind: str
) -> None:
    masked = mask(before + _written(card, data) + behind)

    assert card not in _figures(masked)
    assert "•••• " in masked


@given(
    card=ISSUED,
    names=st.sampled_from([EN, RU]),
    before=st.sampled_from(["", "my card is ", "карта ", "seven, ", "99 "]),
    behind=st.sampled_from(["", ".", ", 123", " two two", " спасибо"]),
)
def test_no_card_number_survives_in_words(
    card: str, names: list[str], before: str, behind: str
) -> None:
    said = _spoken(card, names)

    masked = mask(before + said + behind)

    assert said not in masked
    assert "•••• " in masked


@given(text=st.text())
def test_masking_never_fails_and_leaves_wordless_text_alone(text: str) -> None:
    masked = mask(text)

    if sum(c.isdecimal() for c in text) < 2 and " " not in text:
        assert masked == text


@pytest.mark.parametrize(
    "said",
    [
        "4111 uh 1111 1111 1111",
        "4111 and 1111, then 1111 1111",
        "5500/0000/0000/0004",
        "4111 1111 ну 1111 1111",
    ],
)
def test_a_hesitation_or_a_slash_does_not_hide_a_card_number(said: str) -> None:
    assert mask(said) in {"•••• 1111", "•••• 0004"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # what announces a security code
        ("The security code is 123.", "The security code is ••••."),
        ("CVV 123", "CVV ••••"),
        ("my CVC is one two three", "my CVC is ••••"),
        (
            "the three digits on the back are 7 3 7",
            "the three digits on the back are ••••",
        ),
        ("код безопасности семь три семь", "код безопасности ••••"),
        ("код на обороте 737", "код на обороте ••••"),
        ("три цифры на обратной стороне: 737", "три цифры на обратной стороне: ••••"),
        ("seven three seven is the security code", "•••• is the security code"),
        ("737 — это код безопасности", "•••• — это код безопасности"),
        (f"{VISA}, 12/27, code 737", "•••• 1111, 12/27, code ••••"),
        # one-time codes
        ("The code is 482913.", "The code is ••••."),
        ("your verification code: 48 29 13", "your verification code: ••••"),
        ("PIN is four eight two nine", "PIN is ••••"),
        ("код 4829", "код ••••"),
        ("Код подтверждения четыре восемь два девять", "Код подтверждения ••••"),
        ("пин-код сорок восемь двадцать девять", "пин-код ••••"),
        ("код из смс 482 913, спасибо", "код из смс ••••, спасибо"),
        # passwords
        ("My password is hunter2.", "My password is ••••."),
        ("password is purple horse battery", "password is ••••"),
        ("password: Tr0ub4dor, thanks", "password: ••••, thanks"),
        ("the password hunter2 does it", "the password •••• does it"),
        ("пароль qwerty123", "пароль ••••"),
        ("Пароль: солнышко", "Пароль: ••••"),
        ("пароль это большая кошка", "пароль это ••••"),
        # people
        ("It's 123-45-6789, yes", "It's ••••, yes"),
        (
            "my social security number is 123 45 6789",
            "my social security number is ••••",
        ),
        ("снилс 112-233-445 95", "снилс ••••"),
        ("passport number AB123456", "passport number ••••"),
        ("Passport is 4510 123456", "Passport is ••••"),
        ("паспорт 45 10 123456", "паспорт ••••"),
        ("серия и номер паспорта 4510 123456", "серия и номер паспорта ••••"),
        # accounts, and cards read out in parts or misheard
        ("IBAN DE89 3704 0044 0532 0130 00 please", "IBAN •••• 3000 please"),
        ("GB82WEST12345698765432", "•••• 5432"),
        ("my card number is 4242 4242", "my card number is ••••"),
        ("номер карты 4242 4242 4242", "номер карты ••••"),
    ],
)
def test_a_secret_is_known_by_the_words_before_it(text: str, shown: str) -> None:
    assert mask(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "the postal code is 94103",
        "order 123. What is the security code?",
        "код 495, телефон 123 45 67",
        "ZIP code 94103",
        "area code 415",
        "product code 12345",
        "promo code 2026",
        "error code 4040",
        "код товара 12345",
        "код города 4953",
        "промокод 2026",
        "the code of conduct from 2019",
        "the code is 5000 dollars",
        "код стоит 5000 рублей",
        "dress code 1980s",
        "call code 4155550132",
        "I forgot my password",
        "the password is wrong",
        "password is not working, order 48291375",
        "пароль не подходит",
        "забыл пароль от почты",
        "loyalty card number 12345678",
        "the card ending in 4242",
        "My order number is 48291375.",
        "номер заказа 48291375",
        "the price is 1999 dollars",
        "since 2019, in 2026",
        "passport control at 14 30",
        "паспорт и 2 фотографии",
        "+1 415-555-0132",
        "8-800-555-35-35, 8 (495) 123-45-67",
        "invoice 123-456-7890",
        "DE89 3704 0044 0532 0130 01",
        "twenty five seats at forty two dollars",
        "двести сорок два рубля",
        "social media, 12345 followers",
    ],
)
def test_near_misses_of_secrets_stay_readable(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "forty two " * 8,
        "forty-two " * 8,
        "четыре два " * 8,
        "сорок два " * 8,
        "четыре тысячи двести сорок два, " * 4,
        "four two " * 8,
    ],
)
def test_numbers_that_are_named_in_tens_and_hundreds_are_digits(text: str) -> None:
    masked = mask(text)

    assert is_card_number("42" * 8)
    assert masked.rstrip(" ,") == "•••• 4242"


VOCABULARY = (
    "code код password пароль is это : , . passport паспорт card number номер карты "
    "cvv security the my 4242 12 737 DE89 A B one сорок два тысячи double - dollars "
    "social order хорошо •••• \u00a0 o'clock 4° ² ١٢"
)
SAID = st.sampled_from(VOCABULARY.split(" "))


@given(words=st.lists(SAID, max_size=14))
def test_masking_takes_whatever_is_said_and_adds_no_digits(words: list[str]) -> None:
    said = " ".join(words)

    masked = mask(said)

    assert len(_figures(masked)) <= max(len(_figures(said)), 4)
