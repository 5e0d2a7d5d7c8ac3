"""The verdict's four tones, and what it means for callers, for you, for the bill."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.webhook.checklist import Checklist
from talkhint_desktop.core.webhook.faults import FAULTS, found
from talkhint_desktop.core.webhook.findings import Effect, Report, Stage
from talkhint_desktop.ui.consequence_words import BILL, CALLERS, YOU
from talkhint_desktop.ui.consequences import Consequences, consequences_of
from talkhint_desktop.ui.visible import unbroken
from talkhint_desktop.ui.webhook_verdict import standing_of, standing_without_report
from tests.ui import webhook_samples as made


def of(code: str, **evidence: Any) -> Consequences:
    def checks(it: Checklist) -> None:
        it.found(found(code, **evidence))

    return consequences_of(made.report(checks))


def test_each_of_the_four_tones_has_its_report(application: QApplication) -> None:
    reports = (made.healthy, made.amber, made.goodbye, made.offline)

    tones = [standing_of(report()).tone for report in reports]

    assert tones == ["ok", "warn", "bad", "unknown"]


def test_a_fault_is_said_with_its_detail(application: QApplication) -> None:
    said = standing_of(made.goodbye())

    assert said.title == "The number does not point to this TalkHint"
    assert unbroken(said.second) == (
        f"It asks {made.OLD}, not {made.WANTED}. "
        "The webhook says goodbye and hangs up: an old deployment answers."
    )


def test_green_is_not_said_of_settings_alone(application: QApplication) -> None:
    def unsigned(it: Checklist) -> None:
        made.way_to(it, made.WANTED, made.HOST)
        it.skipped(Stage.SIGNATURE, "no-token")
        it.passed(Stage.XML)
        it.passed(Stage.TWIML, target="+16285550177")

    said = standing_of(made.report(unsigned))

    assert said.tone == "warn"
    assert said.second == "Not looked at: TalkHint does not know the Auth Token."


def test_a_test_stream_is_named_only_where_one_was_sent(
    application: QApplication,
) -> None:
    def quick(it: Checklist) -> None:
        it.skipped(Stage.STREAM, "quick")
        made.fine(it)

    assert "test stream" in standing_of(made.healthy()).second
    assert "test stream" not in standing_of(made.report(quick)).second


def test_several_warnings_are_counted(application: QApplication) -> None:
    said = standing_of(made.amber())

    assert said.second.startswith("The number has no fallback. Make a TwiML Bin")
    assert said.second.endswith("And 1 more below.")


def test_without_a_report_it_says_what_is_missing(application: QApplication) -> None:
    nobody = made.state(credentials=False, number="", numbers=[])
    unchosen = made.state(number="", numbers=[made.NUMBER])
    states = (None, nobody, unchosen, made.state(), made.state(checking=True))

    titles = [standing_without_report(state).title for state in states]

    assert titles == [
        "Not known until the relay answers",
        "TalkHint does not know your Twilio account",
        "No number is chosen",
        "Not checked yet",
        "A check is running",
    ]


def test_every_code_has_words_for_all_three(application: QApplication) -> None:
    for code in FAULTS:
        said = of(code)

        assert all((said.callers, said.you, said.bill)), code


def test_only_codes_that_exist_have_words_of_their_own() -> None:
    for key in {**CALLERS, **YOU, **BILL}:
        code, _, case = key.partition("/")
        fault = FAULTS[code]

        assert not case or case in {*fault.details, *fault.titles}


@pytest.mark.parametrize(
    ("code", "callers", "bill"),
    [
        ("goodbye-twiml", "Hear a greeting", "still charges each answered call"),
        ("rejected", "Hear a busy tone", "costs nothing"),
        ("number-url-empty", "cut off at once", "first minute"),
        ("http-timeout", "Wait about 15 s", "still charges"),
        ("stream-refused", "Notice nothing", "as usual"),
    ],
)
def test_a_code_says_more_than_its_effect(
    application: QApplication, code: str, callers: str, bill: str
) -> None:
    said = of(code)

    assert callers in said.callers
    assert bill in said.bill


def test_one_side_only_says_which_one(application: QApplication) -> None:
    caller = of("track-one-side", case="caller", track="outbound_track")
    agent = of("track-one-side", case="agent", track="inbound_track")

    assert caller.you == "Only your own words are written down, so no hints come."
    assert agent.you == "Only the caller's words are written down, never yours."


def test_where_nothing_could_be_told_nothing_is_claimed(
    application: QApplication,
) -> None:
    said = consequences_of(made.offline())

    assert not said.known
    assert said.bill == "Not known."


def test_a_healthy_webhook_means_a_call_as_it_should_be(
    application: QApplication,
) -> None:
    said = consequences_of(made.healthy())

    assert (said.effect, said.callers) == (Effect.NONE, "Reach you as usual.")


def test_a_warning_is_what_it_means_while_all_works(
    application: QApplication,
) -> None:
    report: Report = made.amber()

    assert "only while this PC is on" in consequences_of(report).callers
