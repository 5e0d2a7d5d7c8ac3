"""The TwiML that we answer: streams first, rings next, and nothing slips in."""

from xml.etree.ElementTree import Element, tostring

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.notice import SUGGESTED
from talkhint_desktop.relay.wire.voice_document import (
    after_dial_document,
    inbound_document,
)
from talkhint_desktop.relay.wire.webhook import DialResult
from tests.core.webhook.rows import flow

ORIGIN = "https://calls.example.com"


def _inbound(
    agent: str = "+14155550132", notice: str = "", language: str = "en"
) -> Element:
    text = inbound_document(
        stream_url="wss://calls.example.com/twilio/stream",
        token="t" * 43,
        status_url=f"{ORIGIN}/twilio/stream-status",
        dial_url=f"{ORIGIN}/twilio/dial",
        dial_status_url=f"{ORIGIN}/twilio/status",
        agent_number=agent,
        notice=notice,
        language=language,
    )
    root: Element = fromstring(text.encode(), forbid_dtd=True)
    return root


def _names(root: Element) -> list[str]:
    return [one.tag for one in root.iter()]


def _one(root: Element, path: str) -> Element:
    (found,) = root.findall(path)
    return found


def test_a_call_is_streamed_both_ways_and_then_rings_the_agent() -> None:
    root = _inbound()

    assert _names(root) == [
        "Response",
        "Start",
        "Stream",
        "Parameter",
        "Dial",
        "Number",
    ]
    stream = _one(root, "Start/Stream").attrib
    assert stream["url"] == "wss://calls.example.com/twilio/stream"
    assert stream["track"] == "both_tracks"
    assert stream["statusCallback"] == f"{ORIGIN}/twilio/stream-status"
    assert stream["statusCallbackMethod"] == "POST"
    token = _one(root, "Start/Stream/Parameter").attrib
    assert token == {"name": "token", "value": "t" * 43}
    assert _one(root, "Dial").attrib == {
        "action": f"{ORIGIN}/twilio/dial",
        "method": "POST",
    }
    assert _one(root, "Dial/Number").text == "+14155550132"
    leg = _one(root, "Dial/Number").attrib
    assert leg["statusCallback"] == f"{ORIGIN}/twilio/status"
    assert leg["statusCallbackEvent"] == "initiated ringing answered completed"


def test_the_notice_is_read_before_the_stream_begins() -> None:
    root = _inbound(notice="This call is written down.")
    assert _names(root)[:3] == ["Response", "Say", "Start"]
    assert _one(root, "Say").text == "This call is written down."


@pytest.mark.parametrize(
    ("agent", "tag", "text"),
    [
        ("+14155550132", "Number", "+14155550132"),
        ("sip:anna@example.com", "Sip", "sip:anna@example.com"),
        ("client:anna", "Client", "anna"),
    ],
)
def test_an_agent_may_be_a_number_a_sip_address_or_a_client(
    agent: str, tag: str, text: str
) -> None:
    dialled = _one(_inbound(agent), f"Dial/{tag}")
    assert dialled.text == text
    assert "answered" in dialled.attrib["statusCallbackEvent"]


@pytest.mark.parametrize(("language", "voice"), [("en", None), ("ru", "Polly.Tatyana")])
def test_without_an_agent_the_caller_is_told_and_the_stream_stays(
    language: str, voice: str | None
) -> None:
    root = _inbound("", language=language)
    assert _names(root) == ["Response", "Start", "Stream", "Parameter", "Say", "Hangup"]
    said = _one(root, "Say")
    assert said.text
    assert said.text.count(".") == 1
    assert said.attrib["language"][:2] == language
    assert said.attrib.get("voice") == voice


@pytest.mark.parametrize(
    ("notice", "language", "spoken"),
    [
        (SUGGESTED["en"], "en", "en-US"),
        (SUGGESTED["ru"], "ru", "ru-RU"),
        (SUGGESTED["ru"], "en", "ru-RU"),
        (SUGGESTED["en"], "ru", "en-US"),
        ("1 2 3", "ru", "ru-RU"),
    ],
)
def test_the_notice_is_read_by_a_voice_that_knows_its_language(
    notice: str, language: str, spoken: str
) -> None:
    said = _one(_inbound(notice=notice, language=language), "Say")

    assert said.attrib["language"] == spoken
    assert ("voice" in said.attrib) == (spoken == "ru-RU")


@pytest.mark.parametrize("notice", ["", *SUGGESTED.values()])
def test_a_recording_is_warned_of_only_where_our_document_gives_no_notice(
    notice: str,
) -> None:
    root = _inbound(notice=notice)
    inside = "".join(tostring(one, "unicode") for one in root)

    ours = {found.code for found in flow(inside)}
    recorded = {
        found.code for found in flow(inside.replace("<Dial", '<Dial record="true"'))
    }

    assert "record-without-notice" not in ours
    assert ("record-without-notice" in recorded) == (not notice)


@given(st.text())
def test_whatever_the_notice_says_it_is_only_said(notice: str) -> None:
    root = _inbound(notice=notice + '"/><Dial>+19005550100</Dial>')
    names = _names(root)
    assert names == [
        "Response",
        "Say",
        "Start",
        "Stream",
        "Parameter",
        "Dial",
        "Number",
    ]
    assert _one(root, "Dial/Number").text == "+14155550132"


def _after(status: str, language: str = "en") -> Element:
    result = DialResult(call_sid="CA1", account_sid="AC1", status=status, duration=None)
    root: Element = fromstring(after_dial_document(result, language=language))
    return root


@pytest.mark.parametrize("status", ["completed", "answered", "canceled"])
def test_after_a_talk_the_call_just_ends(status: str) -> None:
    assert _names(_after(status)) == ["Response", "Hangup"]


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed"])
@pytest.mark.parametrize(("language", "word"), [("en", "Sorry"), ("ru", "Извините")])
def test_a_caller_who_reached_nobody_hears_an_apology(
    status: str, language: str, word: str
) -> None:
    root = _after(status, language)
    assert _names(root) == ["Response", "Say", "Hangup"]
    assert (_one(root, "Say").text or "").startswith(word)
