"""A secret that is read out in parts, or asked for, is nowhere once it is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.call import Call
from talkhint_desktop.core.events import Correction, Event, Segment, Speaker
from tests.core.builders import live, moment, segment
from tests.core.test_redaction import EN, ISSUED, RU

CALLER, AGENT = Speaker.CALLER, Speaker.AGENT


def told(call: Call, *lines: tuple[Speaker, str], final: bool = True) -> list[Event]:
    """Let the sides say these lines, each two seconds after the one before."""
    events: list[Event] = []
    at = len(call.transcript.finals())
    for number, (speaker, text) in enumerate(lines, start=at):
        start = 1_000 + number * 2_000
        name = f"{speaker}-{number}"
        said = segment(
            text, name, speaker=speaker, start_ms=start, end_ms=start + 900, final=final
        )
        events += call.heard(said, moment(start / 1000))
    return events


def shown(events: list[Event]) -> list[str]:
    """Return the texts as a reader has them in the end."""
    texts: dict[str, str] = {}
    for event in events:
        if isinstance(event, Segment | Correction):
            texts[event.utterance] = event.text
    return list(texts.values())


def says(*texts: str) -> list[tuple[Speaker, str]]:
    return [(CALLER, text) for text in texts]


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (["4242 4242", "4242 4242"], ["••••", "•••• 4242"]),
        (
            ["It is 4242.", "4242.", "4242.", "4242."],
            ["It is ••••", *["••••"] * 2, "•••• 4242."],
        ),
        (["four two four two"] * 4, [*["••••"] * 3, "•••• 4242"]),
        (["4111 11", "11 1111, then", "1111"], ["••••", "••••", "•••• 1111"]),
        (["сорок два сорок два"] * 4, [*["••••"] * 3, "•••• 4242"]),
    ],
)
def test_a_card_in_parts_is_masked_in_all_of_them(
    parts: list[str], wanted: list[str]
) -> None:
    call = live()

    events = told(call, *says(*parts))

    texts = shown(events)
    assert [s.text for s in call.transcript.finals()] == texts
    assert texts == wanted


def test_the_last_part_is_masked_before_it_is_told() -> None:
    call = live()
    told(call, *says("4242 4242 4242"))

    events = told(call, *says("4242, thanks"))

    correction, final = events
    assert isinstance(correction, Correction)
    assert isinstance(final, Segment)
    assert correction.masked
    assert correction.text == "••••"
    assert final.text == "•••• 4242, thanks"


def test_a_partial_is_masked_too_but_changes_nothing_told_before() -> None:
    call = live()
    told(call, *says("4242 4242 4242"))

    (partial,) = told(call, (CALLER, "4242"), final=False)

    assert isinstance(partial, Segment)
    assert partial.text == "•••• 4242"


def test_the_other_side_in_between_does_not_hide_a_card() -> None:
    call = live()

    events = told(
        call,
        (CALLER, "4242 4242"),
        (AGENT, "yes, go on"),
        (CALLER, "so, 4242 4242"),
    )

    assert shown(events) == ["••••", "yes, go on", "so, •••• 4242"]


@pytest.mark.parametrize(
    "lines",
    [
        says("order 4242 4242", "and 12 seats"),
        says("4242 4242", "my phone is 4242 4242"),
        says("415 555", "0132"),
        says("48291375", "4155550132"),
        [(CALLER, "4242 4242"), (AGENT, "4242 4242")],
    ],
)
def test_numbers_that_only_follow_each_other_stay(
    lines: list[tuple[Speaker, str]],
) -> None:
    events = told(live(), *lines)

    assert shown(events) == [text for _, text in lines]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            [(AGENT, "What is the security code?"), (CALLER, "Sure, it's 123.")],
            "Sure, it's ••••.",
        ),
        (
            [(AGENT, "And the CVV?"), (CALLER, "one two three")],
            "••••",
        ),
        (says("My security code is", "123"), "••••"),
        (
            [(AGENT, "Назовите код из смс"), (CALLER, "четыре восемь два девять")],
            "••••",
        ),
        ([(AGENT, "Your passport number, please"), (CALLER, "4510 123456")], "••••"),
        (
            [(AGENT, "And the last four of your social?"), (CALLER, "It is 6789")],
            "It is ••••",
        ),
        (
            [(AGENT, "What's the password?"), (CALLER, "hunter2 I think")],
            "•••• I think",
        ),
        (
            [(AGENT, "Read me the card number."), (CALLER, "4242"), (CALLER, "42")],
            "••••",
        ),
        (
            [
                (AGENT, "The card number?"),
                (CALLER, "4242"),
                (AGENT, "Yes"),
                (CALLER, "17"),
            ],
            "••••",
        ),
    ],
)
def test_what_answers_a_question_for_a_secret_is_masked(
    lines: list[tuple[Speaker, str]], wanted: str
) -> None:
    events = told(live(), *lines)

    assert shown(events)[-1] == wanted


@pytest.mark.parametrize(
    "lines",
    [
        [(AGENT, "What is the security code?"), (CALLER, "My order is 4829")],
        [(AGENT, "We send you a code."), (CALLER, "My phone is 415 555 0132")],
        [(AGENT, "The postal code?"), (CALLER, "94103")],
        [
            (AGENT, "What is the security code?"),
            (CALLER, "I don't know."),
            (AGENT, "Then how many seats do you need?"),
            (CALLER, "twelve"),
        ],
        [(AGENT, "Did you forget your password?"), (CALLER, "Yes I did.")],
        [(AGENT, "The code?"), (CALLER, "It costs 4000 dollars")],
    ],
)
def test_other_answers_stay_readable(lines: list[tuple[Speaker, str]]) -> None:
    events = told(live(), *lines)

    assert shown(events) == [text for _, text in lines]


def test_a_question_is_forgotten_after_half_a_minute() -> None:
    call = live()
    told(call, (AGENT, "What is the security code?"))

    late = segment("123", start_ms=40_000, end_ms=41_000)

    assert call.heard(late, moment(41)) == [late]


def test_a_correction_by_the_agent_is_masked_as_well() -> None:
    call = live()
    told(call, *says("for one one one"))

    events = call.corrected("caller-0", "4111 1111 1111 1111", moment(9))

    assert [e.text for e in events if isinstance(e, Correction)] == ["•••• 1111"]
    assert call.transcript.finals()[0].text == "•••• 1111"


def test_a_secret_that_was_masked_is_not_typed_back_in() -> None:
    call = live()
    told(call, (AGENT, "The security code, please?"), (CALLER, "seven three"))

    (correction,) = call.corrected("caller-1", "737", moment(9))

    assert isinstance(correction, Correction)
    assert correction.text == "••••"


def test_an_answer_whose_words_came_before_the_question_is_masked_too() -> None:
    call = live()
    answer = segment("it is 737", start_ms=4_000, end_ms=5_000)
    question = segment(
        "And the security code?", "agent-1", speaker=AGENT, start_ms=1_000, end_ms=3_500
    )

    early = call.heard(answer, moment(6))
    late = call.heard(question, moment(7))

    assert early == [answer]
    assert shown([*early, *late]) == ["it is ••••", question.text]


@pytest.mark.parametrize("utterance", ["caller-9", ""])
def test_what_was_never_said_cannot_be_corrected(utterance: str) -> None:
    assert live().corrected(utterance, "words", moment(9)) == []


def test_a_part_that_looked_like_a_card_keeps_no_digits_of_its_own() -> None:
    seen = shown(told(live(), *says("6", "0000000000000", "0007")))

    assert "".join(sign for text in seen for sign in text if sign.isdigit()) == "0007"


@given(
    card=ISSUED,
    data=st.data(),
    names=st.sampled_from([None, EN, RU]),
    before=st.sampled_from(["", "It is ", "моя карта "]),
    behind=st.sampled_from(["", ".", ", thanks"]),
)
def test_no_card_survives_in_parts_however_it_is_cut(
    card: str,
    data: st.DataObject,
    names: list[str] | None,
    before: str,
    behind: str,
) -> None:
    cuts = sorted(
        data.draw(st.sets(st.integers(1, len(card) - 1), min_size=1, max_size=5))
    )
    parts = [card[a:b] for a, b in zip([0, *cuts], [*cuts, len(card)], strict=True)]
    texts = [p if names is None else " ".join(names[int(d)] for d in p) for p in parts]
    texts[0], texts[-1] = before + texts[0], texts[-1] + behind

    seen = shown(told(live(), *says(*texts)))

    assert all("••••" in text for text in seen)
    left = "".join(sign for text in seen for sign in text if sign.isdigit())
    assert len(left) <= 4
    assert not any(name in text.split() for text in seen for name in names or [])
