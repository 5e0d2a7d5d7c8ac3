"""The text of a webhook's address, before anybody is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.webhook.address import (
    address_of,
    are_private,
    is_private,
    judge_address,
)
from talkhint_desktop.core.webhook.findings import Status
from tests.core.webhook.rows import Row, check, rows

HEALTHY = "https://calls.example.com/twilio/inbound"
TABLE: list[Row[str]] = [
    *rows(
        "url-malformed",
        raised=[
            "calls.example.com/voice",
            "ftp://calls.example.com/",
            "https://",
            "https:///voice",
            "https://https://calls.example.com/voice",
            "https://https//calls.example.com/voice",
            "https://my_host.example.com/voice",
            "https://calls.example.com/vo ice",
            "https://calls.example.com:99999/",
            "https://calls.example.com:0/",
            "https://<ngrok url>/voice",
            "https://{host}/voice",
            "https://-a.example.com/",
            "https://a..example.com/",
            "https://[::1/voice",
            "",
            "wss://calls.example.com/voice",
        ],
        spared=[
            HEALTHY,
            "HTTPS://Calls.Example.COM/Voice",
            "https://calls.example.com",
            "https://calls.example.com./voice",
            "https://calls.example.com:8443/voice?a=%7e&b=",
            "https://user:pass@calls.example.com/voice",
            "https://static.1.2.3.4.clients.your-server.de/voice",
            "https://xn--e1afmkfd.example/voice",
            "https://пример.example/voice",
            "https://calls.example.com/voice#rc=2",
            "https://[2606:4700::1111]/voice",
        ],
    ),
    *rows(
        "url-private-host",
        raised=[
            "https://localhost/voice",
            "http://127.0.0.1:8080/voice",
            "https://10.1.2.3/voice",
            "https://192.168.0.7/",
            "https://169.254.1.1/",
            "https://100.64.0.1/",
            "https://[::1]/",
            "https://[fd00::1]/",
            "https://mypc.local/voice",
            "https://mypc/voice",
            "https://db.internal/",
            "https://localhost./",
        ],
        spared=[
            HEALTHY,
            "https://8.8.8.8/voice",
            "https://172.64.0.1/voice",
            "https://localhost.example.com/voice",
            "https://local.example/voice",
            "https://[2606:4700::1111]/",
        ],
    ),
    *rows(
        "url-not-https",
        raised=["http://calls.example.com/voice", "HTTP://calls.example.com/"],
        spared=[HEALTHY, "https://http.example.com/http://"],
    ),
    *rows(
        "url-bad-override",
        raised=[
            f"{HEALTHY}#rc=9",
            f"{HEALTHY}#ct=50",
            f"{HEALTHY}#rt=20000",
            f"{HEALTHY}#tt=abc",
            f"{HEALTHY}#e=moon",
            f"{HEALTHY}#rp=3xx",
            f"{HEALTHY}#rp=",
            f"{HEALTHY}#rc=2&ct=99",
        ],
        spared=[
            f"{HEALTHY}#rc=2",
            f"{HEALTHY}#ct=2000&rt=15000&tt=15000&rc=0",
            f"{HEALTHY}#rp=4xx,5xx",
            f"{HEALTHY}#e=ashburn,dublin",
            f"{HEALTHY}#section",
            f"{HEALTHY}#sni=n",
            HEALTHY,
        ],
    ),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_fault_of_an_address_is_told_and_no_other(row: Row[str]) -> None:
    check(row, judge_address)


def test_a_private_host_may_pass_for_development() -> None:
    findings = judge_address("http://127.0.0.1:8080/voice", allow_local=True)

    assert {f.code for f in findings} == {"url-private-host", "url-not-https"}
    assert {f.status for f in findings} == {Status.SKIPPED}


def test_what_is_malformed_stays_so_for_development() -> None:
    (finding,) = judge_address("http://", allow_local=True)

    assert (finding.code, finding.status) == ("url-malformed", Status.FAILED)


@pytest.mark.parametrize(
    ("setting", "error"), [("e=moon", 11240), ("rp=never", 11243), ("rc=9", 11240)]
)
def test_a_bad_override_has_twilios_number(setting: str, error: int) -> None:
    (finding,) = judge_address(f"{HEALTHY}#{setting}")

    assert finding.twilio_error == error
    assert setting in finding.detail


def test_a_name_is_private_when_all_it_leads_to_is() -> None:
    assert are_private(["10.0.0.1", "fd00::1"])
    assert not are_private(["10.0.0.1", "93.184.216.34"])
    assert not are_private([])


@pytest.mark.parametrize("host", ["2130706433", "127.1", "0x7f.1"])
def test_an_address_in_odd_clothing_is_left_to_what_it_leads_to(host: str) -> None:
    assert not is_private(host)


@given(st.text(max_size=60))
def test_any_text_is_judged_and_never_breaks_the_judge(text: str) -> None:
    for url in (text, f"https://{text}", f"https://a.example/{text}"):
        for finding in judge_address(url):
            assert finding.title
            assert "{" not in finding.title


def test_an_address_says_where_it_leads_in_one_spelling() -> None:
    plain = address_of("https://Calls.Example.com:443/a")
    assert plain is not None
    assert plain == address_of("https://calls.example.com/a")
    assert plain.netloc == "calls.example.com"
    other = address_of("wss://[::1]:8443/a")
    assert other is not None
    assert (other.netloc, other.place) == ("[::1]:8443", ("::1", 8443))
