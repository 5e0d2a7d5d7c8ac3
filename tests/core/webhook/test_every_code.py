"""The table of faults as a whole: every code has its rows, words and order."""

import ast
import inspect
from collections import Counter
from typing import Any

import pytest
from twilio.twiml import voice_response

from talkhint_desktop.core.webhook.checklist import Checklist, exit_code
from talkhint_desktop.core.webhook.faults import COULD_NOT_TELL, FAULTS, fill, found
from talkhint_desktop.core.webhook.findings import (
    OK,
    SKIPPED,
    STAGES,
    Documents,
    Finding,
    Report,
    Stage,
    Status,
)
from talkhint_desktop.core.webhook.texts import texts
from talkhint_desktop.core.webhook.vocabulary import ATTRIBUTES
from tests.core.webhook import (
    test_addresses,
    test_answers,
    test_documents,
    test_flows,
    test_numbers,
    test_trials,
)
from tests.core.webhook.rows import Row

TABLES: list[list[Row[Any]]] = [
    test_addresses.TABLE,
    test_answers.TABLE,
    test_answers.SIGNED,
    test_documents.TABLE,
    test_documents.HIDDEN,
    test_flows.TABLE,
    test_numbers.TABLE,
    test_numbers.ACCOUNTS,
    test_trials.REPEATS,
    test_trials.METHODS,
    test_trials.STRANGERS,
    test_trials.INSTANCES,
    test_trials.STREAMS,
    test_trials.TOKENS,
]
# These come from sockets, certificates and Twilio's API, and are raised there:
# tests/relay/asking and tests/relay/probe.
BY_EVIDENCE = {
    "account-refused",
    "number-not-found",
    "number-fallback-stale",
    "no-credentials",
    "twilio-unreachable",
    "recent-errors",
    "dns-not-found",
    "offline",
    "connection-refused",
    "connection-timeout",
    "connection-reset",
    "tls-untrusted",
    "tls-expired",
    "tls-wrong-name",
    "tls-handshake",
    "clock-wrong",
    "redirect-loop",
    "redirect-unsupported",
    "http-timeout",
}


def counted(*, raised: bool) -> Counter[str]:
    rows = [row for table in TABLES for row in table]
    return Counter(row.code for row in rows if row.raised is raised)


@pytest.mark.parametrize("code", sorted(FAULTS.keys() - BY_EVIDENCE))
def test_every_code_has_two_rows_that_raise_it_and_two_near_misses(code: str) -> None:
    assert counted(raised=True)[code] >= 2
    assert counted(raised=False)[code] >= 2


def test_no_row_is_of_a_code_that_does_not_exist() -> None:
    assert counted(raised=True).keys() | counted(raised=False).keys() <= FAULTS.keys()
    assert FAULTS.keys() >= BY_EVIDENCE


@pytest.mark.parametrize("code", FAULTS)
def test_every_fault_says_what_happened_and_what_to_do(code: str) -> None:
    fault = FAULTS[code]

    assert fault.title
    assert fault.remedy
    assert fault.detail or fault.details
    assert not fault.title.endswith(".")
    assert fault.status in {Status.FAILED, Status.WARNING}


def test_codes_stand_in_the_order_of_the_stages() -> None:
    within: dict[Stage, list[str]] = {}
    for code, fault in FAULTS.items():
        within.setdefault(fault.stage, []).append(code)

    assert set(within) == set(STAGES)


def test_every_text_can_be_translated_once() -> None:
    every = texts()

    assert len(every) == len(set(every))
    assert all(text.strip() == text and text for text in every)


def test_a_gap_is_filled_from_the_evidence_and_nothing_is_carried_out() -> None:
    assert fill("{a} and {b} in {c}", {"a": "x", "b": [1, 2]}) == "x and 1, 2 in {c}"
    assert fill("{url}", {"url": "{a.__class__} {0}"}) == "{a.__class__} {0}"


def checked(*findings: Finding) -> tuple[Report, list[Finding]]:
    told: list[Finding] = []
    checklist = Checklist(told.append)
    checklist.found(*findings)
    documents = Documents(actual="", expected="")
    return checklist.report("https://a.example/", "now", documents=documents), told


def test_the_verdict_is_the_first_failure_in_the_order_of_the_stages() -> None:
    report, _ = checked(
        found("dial-empty"), found("goodbye-twiml"), found("http-slow", elapsed_ms=3000)
    )

    assert report.verdict.code == "goodbye-twiml"
    assert not report.healthy
    assert exit_code(report) == 1


def test_warnings_do_not_make_it_unhealthy() -> None:
    report, _ = checked(found("http-slow", elapsed_ms=3000), found("url-not-https"))

    assert report.healthy
    assert report.verdict.code == OK
    assert exit_code(report) == 0


@pytest.mark.parametrize("code", sorted(COULD_NOT_TELL))
def test_a_fault_of_this_pc_says_that_it_could_not_be_told(code: str) -> None:
    report, _ = checked(found(code))

    assert exit_code(report) == 3
    assert not report.healthy


def test_what_a_fault_hides_is_skipped_with_the_reason() -> None:
    report, _ = checked(found("dns-not-found", host="a.example"))
    after = [f for f in report.findings if f.code == SKIPPED]

    assert {f.stage for f in after} == set(STAGES) - {Stage.DNS}
    assert all("a fault before it hides it" in f.detail for f in after)


def test_each_finding_is_told_once_and_a_pass_only_where_nothing_is_wrong() -> None:
    told: list[Finding] = []
    checklist = Checklist(told.append)
    checklist.found(found("xml-bom"), found("xml-bom"))
    checklist.passed(Stage.XML)
    checklist.passed(Stage.HTTP, status=200, elapsed_ms=5)
    checklist.passed(Stage.HTTP, status=200, elapsed_ms=9)

    assert [(f.stage, f.code) for f in told] == [
        (Stage.XML, "xml-bom"),
        (Stage.HTTP, OK),
    ]


def test_the_vocabulary_is_that_of_twilios_own_library() -> None:
    missing = {
        f"{element} {name}"
        for element, names in twilios_vocabulary().items()
        for name in names
        if name not in ATTRIBUTES.get(element, ())
    } - _CONTENT

    assert missing == set()


def twilios_vocabulary() -> dict[str, set[str]]:
    """Read the builders of Twilio's library: element -> attributes."""
    tree = ast.parse(inspect.getsource(voice_response))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    names = {
        cls.name: str(ast.literal_eval(node.value))
        for cls in classes
        for node in ast.walk(cls)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Attribute)
        and node.targets[0].attr == "name"
    }
    found_here: dict[str, set[str]] = {name: set() for name in names.values()}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            element = names.get(node.func.id)
            if element:
                written = {_camel(k.arg) for k in node.keywords if k.arg}
                found_here[element] |= written - {"words", "message", "identity"}
    return found_here


# What the builders call the text inside of an element.
_CONTENT = {"Dial number", "Enqueue name", "Play url", "Sip sipUrl", "Uri sipUrl"}


def _camel(name: str) -> str:
    special = {"xml_lang": "lang", "interpret_as": "interpret-as"}
    if name in special:
        return special[name]
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)
