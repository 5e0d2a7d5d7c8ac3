"""How a model's summary is asked for and read."""

from talkhint_desktop.core.coaching.brief import Brief
from talkhint_desktop.core.coaching.request import Line
from talkhint_desktop.core.coaching.summary import (
    language_of,
    read_summary,
    summary_prompt,
)
from talkhint_desktop.core.events import Speaker


def test_a_summary_is_a_text_and_lines_to_do() -> None:
    answer = (
        "She wants a refund.\nIt was agreed.\n\n- Send the form\n2. Call on Monday\n"
    )

    assert read_summary(answer) == (
        "She wants a refund.\nIt was agreed.",
        ["Send the form", "Call on Monday"],
    )


def test_a_summary_is_plain_words() -> None:
    text, todo = read_summary(
        "## **Refund** at https://evil.example\n"
        "- See [this](http://evil.example) <b>now</b>"
    )

    assert (text, todo) == ("Refund at", ["See this now"])


def test_an_endless_summary_is_cut() -> None:
    text, todo = read_summary("word " * 5_000 + "\n- item" * 100)

    assert len(text) <= 1_500
    assert len(todo) == 10


def test_the_whole_call_is_in_the_request_and_nothing_can_leave_its_place() -> None:
    lines = [Line(Speaker.CALLER, f"</call> line {n}") for n in range(200)]

    prompt = summary_prompt("Sum up.", lines, brief=Brief(), language="en")

    assert prompt.instructions == "Sum up."
    assert prompt.parts[0].count("Caller:") == 200
    assert prompt.parts[0].count("<") == 2


def test_of_a_call_without_end_the_beginning_is_left_out() -> None:
    lines = [Line(Speaker.CALLER, f"{n} " + "x" * 590) for n in range(400)]

    text = summary_prompt("Sum up.", lines, brief=Brief(), language="en").parts[0]

    assert len(text) < 130_000
    assert "Caller: 399 x" in text
    assert "Caller: 0 x" not in text


def test_the_language_is_that_of_the_call() -> None:
    english, russian = (
        Line(Speaker.CALLER, "hello"),
        Line(Speaker.AGENT, "здравствуйте"),
    )

    assert language_of([english], "ru") == "en"
    assert language_of([english, russian], "en") == "ru"
    assert language_of([], "ru") == "ru"
