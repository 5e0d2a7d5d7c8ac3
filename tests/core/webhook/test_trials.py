"""More than one answer: repeats, other methods, strangers, test streams."""

from typing import Any

import pytest

from talkhint_desktop.core.webhook.answer import Answer
from talkhint_desktop.core.webhook.findings import OK, Finding
from talkhint_desktop.core.webhook.gist import Gist, gist_of
from talkhint_desktop.core.webhook.trial import (
    Trial,
    judge_instance,
    judge_methods,
    judge_repeats,
    judge_strangers,
    judge_stream_trial,
    judge_wrong_token,
)
from tests.core.webhook.rows import (
    DIAL,
    HEALTHY,
    START,
    WEBHOOK,
    Row,
    check,
    expected,
    rows,
)

URL = "wss://calls.example.com/twilio/stream"
FINE = Gist(OK, URL, "", rings=True)
GOODBYE = Gist("goodbye-twiml")
REFUSED = Gist("http-unauthorized")
CRASHED = Gist("http-server-error")
RINGS = Gist("no-stream", rings=True)
NOT_TAKEN = Gist("http-method-not-allowed")

REPEATS: list[Row[tuple[Gist, ...]]] = rows(
    "unstable-answer",
    raised=[
        (FINE, GOODBYE, FINE),
        (GOODBYE, FINE),
        (FINE, FINE, Gist("http-bad-gateway")),
        (FINE, Gist(OK, "wss://old.example/twilio/stream", "", rings=True)),
        (Gist(OK, URL, "one", rings=True), Gist(OK, URL, "two", rings=True)),
    ],
    spared=[(FINE, FINE, FINE), (GOODBYE, GOODBYE), (FINE,)],
)
METHODS: list[Row[tuple[str, Gist, Gist]]] = rows(
    "get-post-differ",
    raised=[("POST", FINE, GOODBYE), ("GET", GOODBYE, FINE)],
    spared=[
        ("POST", FINE, FINE),
        ("POST", FINE, NOT_TAKEN),
        ("POST", FINE, Gist("http-not-found")),
        ("POST", GOODBYE, GOODBYE),
    ],
)
Strangers = tuple[Gist, tuple[int, Gist], tuple[int, Gist]]
STRANGERS: list[Row[Strangers]] = [
    *rows(
        "unsigned-accepted",
        raised=[
            (FINE, (200, FINE), (403, REFUSED)),
            (FINE, (403, REFUSED), (200, FINE)),
            (FINE, (200, FINE), (200, FINE)),
            (RINGS, (200, RINGS), (403, REFUSED)),
        ],
        spared=[
            (FINE, (403, REFUSED), (403, REFUSED)),
            (FINE, (200, Gist("rejected")), (200, Gist("empty-response"))),
            (GOODBYE, (200, GOODBYE), (200, GOODBYE)),
            (FINE, (404, Gist("http-not-found")), (403, REFUSED)),
        ],
    ),
    *rows(
        "unsigned-crashes",
        raised=[
            (FINE, (500, CRASHED), (403, REFUSED)),
            (FINE, (403, REFUSED), (502, Gist("http-bad-gateway"))),
            (GOODBYE, (500, CRASHED), (500, CRASHED)),
        ],
        spared=[
            (FINE, (403, REFUSED), (403, REFUSED)),
            (FINE, (400, Gist("http-other-status")), (401, REFUSED)),
        ],
    ),
]


def answered(instance: str | None) -> Answer:
    headers = {"x-talkhint-instance": instance} if instance else {}
    return Answer(WEBHOOK, 200, {"content-type": "text/xml"} | headers)


INSTANCES: list[Row[str | None]] = [
    *rows("other-server-answered", raised=[None, ""], spared=["mine", "another"]),
    *rows("other-instance-answered", raised=["another", "Mine"], spared=["mine", None]),
]
STREAMS: list[Row[Trial]] = [
    *rows(
        "stream-unreachable",
        raised=[
            Trial("unreachable", URL, twilio_error=31902),
            Trial("unreachable", URL, twilio_error=31901),
        ],
        spared=[Trial("taken", URL), Trial("refused", URL, status=404)],
    ),
    *rows(
        "stream-refused",
        raised=[Trial("refused", URL, status=403), Trial("refused", URL, status=200)],
        spared=[Trial("taken", URL), Trial("closed", URL)],
    ),
    *rows(
        "stream-closed",
        raised=[
            Trial("closed", URL, 2, close=1008, after_ms=5),
            Trial("closed", URL, 90, close=1006, after_ms=900),
        ],
        spared=[Trial("taken", URL), Trial("refused", URL)],
    ),
]
TOKENS: list[Row[Trial]] = rows(
    "stream-unauthenticated",
    raised=[Trial("taken", URL, 100), Trial("taken", URL)],
    spared=[
        Trial("closed", URL, close=1008),
        Trial("refused", URL, status=403),
        Trial("unreachable", URL),
    ],
)


@pytest.mark.parametrize("row", REPEATS, ids=lambda row: row.name)
def test_two_servers_at_one_address_are_found(row: Row[tuple[Gist, ...]]) -> None:
    check(row, judge_repeats)


@pytest.mark.parametrize("row", METHODS, ids=lambda row: row.name)
def test_another_document_by_the_other_method_is_found(
    row: Row[tuple[str, Gist, Gist]],
) -> None:
    check(row, lambda given: judge_methods(*given))


@pytest.mark.parametrize("row", STRANGERS, ids=lambda row: row.name)
def test_an_open_door_is_found(row: Row[Strangers]) -> None:
    check(row, lambda given: judge_strangers(*given))


@pytest.mark.parametrize("row", INSTANCES, ids=lambda row: row.name)
def test_who_answered_in_our_place_is_found(row: Row[str | None]) -> None:
    check(row, lambda given: judge_instance(answered(given), expected(instance="mine")))


@pytest.mark.parametrize("row", STREAMS, ids=lambda row: row.name)
def test_how_the_test_stream_fared_is_told(row: Row[Trial]) -> None:
    check(row, judge_stream_trial)


@pytest.mark.parametrize("row", TOKENS, ids=lambda row: row.name)
def test_a_stream_that_anybody_can_open_is_found(row: Row[Trial]) -> None:
    check(row, judge_wrong_token)


def gist(body: str, **more: Any) -> Gist:
    answer = Answer(WEBHOOK, 200, {"content-type": "text/xml"}, body.encode())
    return gist_of(answer, expected(**more))


def test_whom_it_rings_may_change_from_call_to_call() -> None:
    other = HEALTHY.replace("+14155550132", "+442071838750").replace("abc", "other")

    assert gist(HEALTHY) == gist(other) == FINE


def test_a_gist_knows_a_goodbye_from_a_stream() -> None:
    assert gist("<Response><Say>Goodbye</Say></Response>") == GOODBYE
    assert gist(f"<Response>{DIAL}</Response>") == RINGS
    assert gist(f"<Response>{START}</Response>").code == "nothing-after-start"
    assert gist("<Response>").code == "xml-malformed"
    assert gist('"<Response/>"').code == "xml-escaped"


def test_the_different_answers_are_named() -> None:
    (finding,) = judge_repeats([FINE, GOODBYE])
    found: Finding = finding

    assert "a document that streams and rings" in found.detail
    assert "says goodbye and hangs up" in found.detail
