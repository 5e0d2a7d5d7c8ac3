"""A call that ended at once is diagnosed, and the verdict is kept with it."""

from dataclasses import replace

import pytest

from talkhint_desktop.core.webhook.autopsy import (
    HUNG_UP,
    NOT_KNOWN_YET,
    OTHER_ADDRESS,
    Cause,
    cause_at_once,
    cause_of_requests,
)
from talkhint_desktop.core.webhook.calls import CallRequest
from talkhint_desktop.core.webhook.checklist import Checklist
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import Documents, Finding, Report
from talkhint_desktop.core.webhook.number import Alert
from tests.core.webhook.rows import CALLED, HEALTHY, WEBHOOK

OLD = "https://old.example/voice"
ASKED = CallRequest(
    method="POST",
    url=WEBHOOK,
    parameters={"call_status": "ringing"},
    status=200,
    content_type="text/xml",
    body=HEALTHY,
)
GOODBYE = "<Response><Say>Thank you for calling. Goodbye.</Say><Hangup/></Response>"
STATUS_CALLBACK = CallRequest(
    method="POST",
    url="https://old.example/status",
    parameters={"call_status": "completed", "callback_source": "call-progress-events"},
    status=204,
)


def report(*findings: Finding) -> Report:
    checklist = Checklist(lambda _: None)
    checklist.found(*findings)
    return checklist.report(OLD, "now", documents=Documents(actual="", expected=""))


def cause_of(*requests: CallRequest) -> Cause | None:
    return cause_of_requests(requests, WEBHOOK, CALLED)


def test_a_check_right_after_the_call_names_the_fault() -> None:
    cause = cause_at_once(report(found("tunnel-offline", host="a", error="e")), [])

    assert (cause.code, cause.certain) == ("webhook-stale", False)
    assert cause.message == "The tunnel is not running."
    assert cause.remedy


def test_twilios_own_errors_are_told_where_the_webhook_is_fine_by_now() -> None:
    cause = cause_at_once(report(), [Alert(31920, "now"), Alert(11200, "before")])

    assert cause.code == "no-stream"
    assert cause.message.startswith("Twilio reported an error for this call. 31920: ")


@pytest.mark.parametrize("checked", [None, report(), report(found("offline"))])
def test_until_twilio_tells_nothing_is_claimed(checked: Report | None) -> None:
    cause = cause_at_once(checked, [])

    assert (cause.title, cause.certain) == (NOT_KNOWN_YET, False)
    assert "15 minutes" in cause.remedy


def test_the_document_that_twilio_really_got_is_judged() -> None:
    cause = cause_of(replace(ASKED, url=OLD, body=GOODBYE), STATUS_CALLBACK)

    assert cause is not None
    assert (cause.code, cause.certain) == ("webhook-stale", True)
    assert cause.message == (
        "The webhook says goodbye and hangs up: an old deployment answers. "
        f"Twilio got it from {OLD}."
    )


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        (
            {"status": 502, "body": "<html/>", "content_type": "text/html"},
            "What should answer behind the server does not run",
        ),
        ({"body": ""}, "The answer is empty"),
        ({"body": "<Response>"}, "The document is broken XML"),
        ({"content_type": ""}, "The answer does not say what it is"),
    ],
)
def test_an_answer_that_was_none_is_judged_too(
    changed: dict[str, object], title: str
) -> None:
    cause = cause_of(replace(ASKED, **changed))  # type: ignore[arg-type]

    assert cause is not None
    assert cause.title == title


def test_a_healthy_answer_of_another_address_is_told() -> None:
    theirs = HEALTHY.replace("calls.example.com", "old.example")
    cause = cause_of(replace(ASKED, url=OLD, body=theirs))

    assert cause is not None
    assert cause.title == OTHER_ADDRESS
    assert OLD in cause.message


def test_a_caller_who_hung_up_is_no_fault_of_the_webhook() -> None:
    cause = cause_of(ASKED, STATUS_CALLBACK)

    assert cause is not None
    assert (cause.code, cause.title, cause.certain) == ("no-stream", HUNG_UP, True)


@pytest.mark.parametrize("requests", [[], [STATUS_CALLBACK]])
def test_without_a_webhook_request_there_is_nothing_to_say(
    requests: list[CallRequest],
) -> None:
    assert cause_of(*requests) is None
