"""Twilio's words on a stream and in a webhook, read exactly or not at all."""

import contextlib
import json
from base64 import b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from talkhint_desktop.core.events import Direction
from talkhint_desktop.relay.wire.twilio import (
    BadFrame,
    Connected,
    Dtmf,
    Mark,
    Media,
    Start,
    Stop,
    Unknown,
    mulaw_of,
    parse,
)
from talkhint_desktop.relay.wire.webhook import (
    BadForm,
    dial_result,
    inbound_call,
    parse_form,
    signature,
    signature_matches,
    status_update,
    stream_report,
)

CALL, ACCOUNT = "CA" + "1" * 32, "AC" + "a" * 32
LEG = "CA" + "2" * 32
KNOWN = [("CallSid", CALL), ("AccountSid", ACCOUNT)]

START = """{"event":"start","sequenceNumber":"1","start":{"accountSid":"AC1",
"streamSid":"MZ1","callSid":"CA1","tracks":["inbound","outbound"],
"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1},
"customParameters":{"token":"t"},"new":{"a":[1]}},"streamSid":"MZ1"}"""
MEDIA = """{"event":"media","sequenceNumber":"4","media":{"track":"outbound",
"chunk":"2","timestamp":"57","payload":"//79"},"streamSid":"MZ1"}"""


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        ('{"event":"connected","protocol":"Call","version":"1.0.0"}', Connected()),
        (
            START,
            Start(
                stream_sid="MZ1",
                call_sid="CA1",
                account_sid="AC1",
                tracks=["inbound", "outbound"],
                parameters={"token": "t"},
                encoding="audio/x-mulaw",
                sample_rate=8_000,
                channels=1,
                sequence=1,
            ),
        ),
        (MEDIA, Media(4, "outbound", 2, 57, "//79", "MZ1")),
        (
            '{"event":"stop","sequenceNumber":"5","streamSid":"MZ1",'
            '"stop":{"accountSid":"AC1","callSid":"CA1"}}',
            Stop("MZ1", "CA1", 5),
        ),
        (
            '{"event":"mark","sequenceNumber":"4","streamSid":"MZ1",'
            '"mark":{"name":"m"}}',
            Mark("MZ1", "m", 4),
        ),
        (
            '{"event":"dtmf","streamSid":"MZ1","sequenceNumber":"5",'
            '"dtmf":{"track":"inbound_track","digit":"1"}}',
            Dtmf("MZ1", 5),
        ),
        ('{"event":"weather","more":[{}]}', Unknown("weather")),
    ],
)
def test_a_message_is_read(frame: str, message: object) -> None:
    assert parse(frame) == message


def test_figures_may_come_as_figures() -> None:
    frame = MEDIA.replace('"4"', "4").replace('"57"', "57")
    assert parse(frame) == Media(4, "outbound", 2, 57, "//79", "MZ1")


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "null",
        "[]",
        "{}",
        "media",
        '{"event":5}',
        '{"event":"media"}',
        '{"event":"start"}',
        '{"event":"stop","streamSid":7}',
        '{"event":"' + "x" * 65 + '"}',
        '{"event":"x","y":NaN}',
        '{"event":"x","y":"\\ud800"}',
        '{"event":"x","y":' + "[" * 50_000 + "]" * 50_000 + "}",
        "\ud800",
        MEDIA + "x",
        MEDIA.replace('"4"', '"-4"'),
        MEDIA.replace('"4"', '" 4"'),
        MEDIA.replace('"4"', '""'),
        MEDIA.replace('"4"', '"4.5"'),
        MEDIA.replace('"4"', '"0x4"'),
        MEDIA.replace('"4"', '"' + "4" * 13 + '"'),
        MEDIA.replace('"4"', '"' + "4" * 4_301 + '"'),
        MEDIA.replace('"57"', '"NaN"'),
        MEDIA.replace("outbound", "outbound_track"),
        MEDIA.replace("//79", ""),
        MEDIA.replace("//79", "/" * 5_400),
        START.replace('"MZ1"}', '"MZ 1"}'),
        START.replace('"MZ1"}', '"MZ1\\n"}'),
        START.replace('"t"', "5"),
        START.replace('["inbound","outbound"]', '["a","b","c","d","e"]'),
    ],
    ids=lambda frame: frame[:30],
)
def test_what_is_no_message_is_a_bad_frame(frame: str) -> None:
    with pytest.raises(BadFrame):
        parse(frame)


@given(
    st.text(max_size=200)
    | st.builds(
        json.dumps,
        st.dictionaries(st.text(), st.text() | st.integers() | st.floats() | st.none()),
    )
)
def test_no_text_makes_the_parser_fail_otherwise(frame: str) -> None:
    with contextlib.suppress(BadFrame):
        parse(frame)


@pytest.mark.parametrize(
    ("form", "good"),
    [
        (("audio/x-mulaw", 8_000, 1), True),
        (("audio/x-alaw", 8_000, 1), False),
        (("audio/x-mulaw", 16_000, 1), False),
        (("audio/x-mulaw", 8_000, 2), False),
    ],
)
def test_only_mu_law_of_8_khz_is_audio(form: tuple[str, int, int], good: bool) -> None:
    began = Start("MZ1", "CA1", "AC1", [], {}, *form)
    assert began.is_mulaw is good


def _media(payload: str) -> Media:
    return Media(1, "inbound", 1, 0, payload)


@given(st.binary(min_size=1, max_size=4_000))
def test_audio_comes_back_as_it_was(audio: bytes) -> None:
    assert mulaw_of(_media(b64encode(audio).decode())) == audio


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "!!!!",
        "AA=A",
        "AAA",
        "AA==AA==",
        "AAAA\n",
        " AAAA",
        "é",
        "====",
        b64encode(b"\xff" * 4_001).decode(),
    ],
)
def test_what_is_no_audio_is_a_bad_frame(payload: str) -> None:
    with pytest.raises(BadFrame):
        mulaw_of(_media(payload))


# --- webhooks -----------------------------------------------------------------

PUBLISHED = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Caller", "+12349013030"),
    ("Digits", "1234"),
    ("From", "+12349013030"),
    ("To", "+18005551212"),
]
PUBLISHED_SIGNATURE = "3KI2uRuYyAdhZIJXcpU0izDUzWI="


def test_the_published_example_is_signed_so() -> None:
    url = "https://mycompany.com/myapp"
    assert signature(url, PUBLISHED, "12345") == PUBLISHED_SIGNATURE
    assert signature(url, PUBLISHED[::-1], "12345") == PUBLISHED_SIGNATURE
    assert signature_matches(url, PUBLISHED, "12345", PUBLISHED_SIGNATURE)


@given(
    st.dictionaries(st.text("AZaz_-.09", min_size=1), st.text()), st.text(min_size=1)
)
def test_twilio_s_own_library_signs_the_same(form: dict[str, str], token: str) -> None:
    url = "https://example.com/twilio/inbound?a=%20b"
    theirs = RequestValidator(token).compute_signature(url, form)
    assert signature(url, list(form.items()), token) == theirs


@pytest.mark.parametrize(
    ("url", "token", "given"),
    [
        ("https://a", "", signature("https://a", (), "")),
        ("https://a", "t", None),
        ("https://a", "t", ""),
        ("https://a", "t", "\udcff"),
        ("https://a", "t", "é"),
        ("https://\udcff", "t", "x"),
        ("https://a", "t", signature("https://a", (), "t") + "="),
        ("https://a", "t", " " + signature("https://a", (), "t")),
    ],
)
def test_a_wrong_signature_never_raises(
    url: str, token: str, given: str | None
) -> None:
    assert signature_matches(url, (), token, given) is False


def test_a_form_keeps_blanks_and_order_and_reads_escapes() -> None:
    assert parse_form(b"B=%2B1+2&A=&C=%D0%B9") == [("B", "+1 2"), ("A", ""), ("C", "й")]
    assert parse_form(b"") == []


@pytest.mark.parametrize(
    "body",
    [
        b"a",
        b"a=1&&b=2",
        b"a=1&a=1",
        b"=1",
        b"a b=1",
        b"a%00=1",
        b"a=%ff",
        b"a=%ed%a0%80",
        "a=й".encode(),
        b"x" * 65 + b"=1",
        b"&".join(b"a%d=" % n for n in range(65)),
        b'{"a": 1}',
    ],
)
def test_what_is_no_form_is_refused(body: bytes) -> None:
    with pytest.raises(BadForm):
        parse_form(body)


def test_a_call_is_read_with_what_may_be_shown() -> None:
    call = inbound_call(
        [
            *KNOWN,
            ("From", "sip:anna@example.com"),
            ("To", '+1"/><Dial>+1900'),
            ("Direction", "outbound-api"),
            ("CallStatus", "ringing"),
            ("CallerName", "\x00An\u202ena\n" + "x" * 200),
            ("ErrorCode", "11200"),
            ("ErrorUrl", "https://a/\x1b[0m"),
            ("TalkHintProbe", "n0nce"),
            ("Unheard", "of"),
        ]
    )

    assert call.from_number == "sip:anna@example.com"
    assert call.to_number == "unknown"
    assert call.direction is Direction.OUTBOUND
    assert call.caller_name == "Anna" + "x" * 96
    assert (call.error_code, call.error_url) == ("11200", "https://a/[0m")
    assert call.probe == "n0nce"


def test_a_call_without_a_number_is_unknown() -> None:
    call = inbound_call(KNOWN)
    assert (call.from_number, call.to_number) == ("unknown", "unknown")
    assert (call.caller_name, call.forwarded_from, call.probe) == ("", "", "")
    assert call.direction is Direction.INBOUND


@pytest.mark.parametrize(
    "changed",
    [
        {"CallSid": ""},
        {"CallSid": "CA" + "1" * 31},
        {"CallSid": "CA" + "A" * 32},
        {"CallSid": CALL + "\n"},
        {"AccountSid": "SK" + "a" * 32},
        {"CallStatus": "Ringing!"},
        {"TalkHintProbe": "a b"},
        {"ErrorCode": "9" * 13},
    ],
)
def test_a_call_of_odd_shape_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(BadForm):
        inbound_call(list((dict(KNOWN) | changed).items()))


def test_a_status_says_whose_leg_it_is() -> None:
    fields = [
        ("CallSid", LEG),
        ("AccountSid", ACCOUNT),
        ("ParentCallSid", CALL),
        ("CallStatus", "in-progress"),
        ("SequenceNumber", "2"),
        ("Timestamp", "Mon, 16 Aug 2026 03:45:01 +0000"),
    ]
    update = status_update(fields)
    assert (update.call_sid, update.parent_call_sid) == (LEG, CALL)
    assert (update.status, update.sequence, update.duration) == ("in-progress", 2, None)
    assert update.timestamp == "Mon, 16 Aug 2026 03:45:01 +0000"


@pytest.mark.parametrize("read", [status_update, dial_result, stream_report])
def test_a_callback_without_its_word_is_refused(read: Any) -> None:
    with pytest.raises(BadForm):
        read(KNOWN)


def test_a_dial_s_end_and_a_stream_s_fate_are_read() -> None:
    dial = dial_result(
        [*KNOWN, ("DialCallStatus", "completed"), ("DialCallDuration", "7")]
    )
    report = stream_report(
        [
            *KNOWN,
            ("StreamSid", "MZ1"),
            ("StreamEvent", "stream-error"),
            ("StreamError", "31920 \x07handshake"),
        ]
    )
    assert (dial.status, dial.duration) == ("completed", 7)
    assert (report.event, report.error) == ("stream-error", "31920 handshake")
