"""What a document means for the call: verb by verb, as Twilio goes."""

import pytest

from talkhint_desktop.core.webhook.findings import OK, Effect, Finding, Status
from talkhint_desktop.core.webhook.flow import judge_flow, said_by
from tests.core.webhook.rows import (
    CALLED,
    DIAL,
    START,
    STREAM,
    Row,
    check,
    expected,
    flow,
    rows,
    steps_of,
)

LOCAL = "http://127.0.0.1:8080/twilio/inbound"
SAY = "<Say>Thank you for calling. Goodbye.</Say>"
AFTER_TALK = '<Redirect method="GET">/after</Redirect>'


def stream(**changed: str) -> str:
    """Return a `<Stream>` in `<Start>` with other attributes; "" takes one out."""
    attributes = {
        "url": "wss://calls.example.com/twilio/stream",
        "track": "both_tracks",
        "statusCallback": "/twilio/stream-status",
        **changed,
    }
    written = " ".join(f'{k}="{v}"' for k, v in attributes.items() if v != "-")
    return f"<Start><Stream {written}/></Start>{DIAL}"


def dial(inside: str, attributes: str = "") -> str:
    return f"{START}<Dial {attributes}>{inside}</Dial>"


# Every one of these is fine, whatever it is dressed in.
HEALTHY = [
    START + DIAL,
    f"<Say>This call is written down.</Say>{START}{DIAL}",
    f'<Play>https://a.example/notice.mp3</Play><Pause length="1"/>{START}{DIAL}',
    f"{START}<Say>One moment.</Say>{DIAL}",
    f"{START}<Gather><Say>Press 1</Say></Gather>{DIAL}",
    f"{START}<Enqueue>support</Enqueue>",
    f"{START}<Connect><VirtualAgent/></Connect>",
    f"{START}<Redirect>/next</Redirect>",
    f"{START}{DIAL}<Say>Nobody answered.</Say><Hangup/>",
    f"{START}{DIAL}{AFTER_TALK}",
    dial("<Sip>sip:agent@example.com</Sip>"),
    dial("<Sip>sips:10.0.0.4:5061;transport=tls</Sip>"),
    dial("<Client>joey</Client>"),
    dial("<Client><Identity>joey</Identity><Parameter name='a' value='b'/></Client>"),
    dial("<Conference>Room 1</Conference>"),
    dial("<Queue>support</Queue>"),
    dial("<WhatsApp>+14155550132</WhatsApp>"),
    dial("+14155550132"),
    dial("+1 (415) 555-0132"),
    dial("415-555-0132"),
    dial("+79031234567"),
    dial("<Number>+14155550132</Number><Number>+442071838750</Number>"),
    dial("+14155550132", 'record="record-from-answer" timeLimit="14400"').replace(
        START, f"<Say>Recorded.</Say>{START}"
    ),
    stream(url="/twilio/stream"),
    stream(url="wss://calls.example.com:443/twilio/stream"),
    stream(url="wss://CALLS.example.com/twilio/stream"),
    stream(statusCallback="https://calls.example.com/any/path"),
    START.replace("</Stream>", '<Parameter name="b" value="c"/></Stream>') + DIAL,
    f"<Start>{STREAM}<Siprec connectorName='x'/></Start>{DIAL}",
    f"<Stop><Stream name='x'/></Stop>{START}{DIAL}",
]
TABLE: list[Row[str]] = [
    *rows(
        "goodbye-twiml",
        raised=[
            SAY + "<Hangup/>",
            SAY,
            f"{SAY}<Pause length='2'/><Hangup/>",
            "<Pause/><Say language='ru-RU'>Спасибо за звонок. До свидания.</Say>",
            "<Play>https://a.example/goodbye.mp3</Play><Hangup/>",
            "<Play>https://a.example/goodbye.mp3</Play>",
            "<Say><prosody rate='slow'>Goodbye</prosody></Say><Hangup/>",
            f"<Say>Hi.</Say><Say>Goodbye.</Say><Hangup/>{START}{DIAL}",
            "<Say>Sorry.</Say><Reject/>",
            "<Play digits='1w2'/>",
        ],
        spared=[
            *HEALTHY,
            START,
            f"{START}{SAY}<Hangup/>",
            f"<Gather>{SAY}</Gather><Hangup/>",
            f"{SAY}<Dial>+14155550132</Dial>",
            "<Hangup/>",
        ],
    ),
    *rows(
        "hangup-first",
        raised=["<Hangup/>", f"<Hangup/>{START}{DIAL}", "<Pause/><Hangup/>"],
        spared=[*HEALTHY, SAY + "<Hangup/>", "<Reject/>", ""],
    ),
    *rows(
        "rejected",
        raised=["<Reject/>", f'<Reject reason="busy"/>{START}', "<Pause/><Reject/>"],
        spared=[*HEALTHY, SAY + "<Reject/>", "<Hangup/>"],
    ),
    *rows(
        "empty-response",
        raised=["", "<!-- nothing yet -->", "\n  "],
        spared=[*HEALTHY, "<Hangup/>", "<Foo/>"],
    ),
    *rows(
        "redirects-elsewhere",
        raised=[
            f"{START}{DIAL}<Redirect>https://old.example/after</Redirect>",
            f"{START}<Enqueue>a</Enqueue><Redirect>//old.example/x</Redirect>",
        ],
        spared=[
            *HEALTHY,
            f"{START}{DIAL}<Redirect>https://calls.example.com/after</Redirect>",
            f"{SAY}<Hangup/><Redirect>https://old.example/</Redirect>",
        ],
    ),
    *rows(
        "no-stream",
        raised=[
            DIAL,
            f"{SAY}{DIAL}",
            "<Gather><Say>Press 1</Say></Gather><Hangup/>",
            "<Record/>",
            "<Enqueue>support</Enqueue>",
            "<Pause length='60'/>",
            "<Start><Siprec connectorName='x'/></Start>" + DIAL,
            "<Start/>" + DIAL,
            "<Connect><ConversationRelay url='wss://a.example/'/></Connect>",
        ],
        spared=[
            *HEALTHY,
            SAY,
            "<Hangup/>",
            f"<Connect>{STREAM}</Connect>",
            f"{DIAL}{START}",
            f"<Dial>{STREAM}+14155550132</Dial>",
        ],
    ),
    *rows(
        "nothing-after-start",
        raised=[
            START,
            f"{START}<Hangup/>",
            f"<Say>This call is written down.</Say>{START}",
            '<Start><Stream url="wss://x.ngrok.app/media"/></Start>',
            f"{START}<Stop><Stream name='a'/></Stop>",
        ],
        spared=[*HEALTHY, f"{START}<Pause/>", f"{START}{SAY}", f"{DIAL}{START}"],
    ),
    *rows(
        "pause-only-after-start",
        raised=[
            f'{START}<Pause length="3600"/>',
            f"{START}<Pause/><Hangup/>",
            f"{START}<Pause/><Pause length='2'/>",
        ],
        spared=[*HEALTHY, START, f"{START}<Pause/>{DIAL}", f"{START}<Pause/>{SAY}"],
    ),
    *rows(
        "stream-after-dial",
        raised=[f"{DIAL}{START}", f"{SAY}{DIAL}{START}{DIAL}", f"{DIAL}{START}{SAY}"],
        spared=[*HEALTHY, f"{START}{DIAL}{START}", f"<Gather/>{START}{DIAL}"],
    ),
    *rows(
        "stream-late",
        raised=[
            f"<Gather><Say>Press 1</Say></Gather>{START}{DIAL}",
            f"<Record/>{START}{DIAL}",
            f"<Enqueue>a</Enqueue>{START}{DIAL}",
            f"<Connect><VirtualAgent/></Connect>{START}{DIAL}",
        ],
        spared=[*HEALTHY, f"{DIAL}{START}", f"<Pause length='9'/>{START}{DIAL}"],
    ),
    *rows(
        "stream-misplaced",
        raised=[
            f"{STREAM}{DIAL}",
            f"<Dial>{STREAM}<Number>+14155550132</Number></Dial>",
            f"{START}{DIAL}{STREAM}",
            f"<Gather>{STREAM}</Gather>",
        ],
        spared=[*HEALTHY, f"<Connect>{STREAM}</Connect>"],
    ),
    *rows(
        "connect-stream",
        raised=[f"<Connect>{STREAM}</Connect>", f"{START}<Connect>{STREAM}</Connect>"],
        spared=[
            *HEALTHY,
            "<Connect><ConversationRelay url='wss://a.example/'/></Connect>",
        ],
    ),
    *rows(
        "connect-both-tracks",
        raised=[
            f"<Connect>{STREAM}</Connect>",
            f"<Connect>{STREAM.replace('both_tracks', 'outbound_track')}</Connect>",
        ],
        spared=[
            *HEALTHY,
            f"<Connect>{STREAM.replace('both_tracks', 'inbound_track')}</Connect>",
            "<Connect><Stream url='wss://calls.example.com/twilio/stream'/></Connect>",
        ],
    ),
    *rows(
        "track-one-side",
        raised=[
            stream(track="-"),
            stream(track="inbound_track"),
            stream(track="outbound_track"),
        ],
        spared=[*HEALTHY, stream(track="both"), f"<Connect>{STREAM}</Connect>"],
    ),
    *rows(
        "track-unknown",
        raised=[
            stream(track="both"),
            stream(track="Both_Tracks"),
            stream(track=""),
            stream(track="inbound"),
        ],
        spared=[*HEALTHY, stream(track="-"), stream(track="inbound_track")],
    ),
    *rows(
        "stream-not-wss",
        raised=[
            stream(url="ws://calls.example.com/twilio/stream"),
            stream(url="https://calls.example.com/twilio/stream"),
            "<Connect><Stream url='http://calls.example.com/a'/></Connect>",
        ],
        spared=[
            *HEALTHY,
            stream(url="WSS://calls.example.com/twilio/stream"),
            stream(url="wss://"),
        ],
    ),
    *rows(
        "stream-url-malformed",
        raised=[
            stream(url=""),
            stream(url="-"),
            stream(url="wss://"),
            stream(url="wss://&lt;ngrok url&gt;/media"),
            stream(url="wss://{{host}}/media"),
            stream(url="wss://calls.example.com:99999/x"),
            stream(url="calls.example.com/twilio/stream"),
            stream(url="wss://calls example.com/"),
        ],
        spared=[*HEALTHY, stream(url="ws://calls.example.com/twilio/stream")],
    ),
    *rows(
        "stream-query-string",
        raised=[
            stream(url="wss://calls.example.com/twilio/stream?token=abc"),
            stream(url="/twilio/stream?call=1"),
        ],
        spared=[*HEALTHY, stream(url="wss://calls.example.com/twilio/stream/a=b")],
    ),
    *rows(
        "stream-other-host",
        raised=[
            stream(url="wss://old.ngrok.app/twilio/stream"),
            stream(url="wss://calls.example.com:8443/twilio/stream"),
            stream(url="wss://calls.example.com.evil.example/twilio/stream"),
        ],
        spared=[*HEALTHY, stream(url="wss://calls.example.com./twilio/stream")],
    ),
    *rows(
        "stream-wrong-path",
        raised=[
            stream(url="wss://calls.example.com/media"),
            stream(url="wss://calls.example.com/twilio/stream/"),
            stream(url="wss://calls.example.com"),
        ],
        spared=[*HEALTHY, stream(url="wss://old.ngrok.app/twilio/stream")],
    ),
    *rows(
        "parameter-too-long",
        raised=[
            START.replace("abc", "x" * 495) + DIAL,
            START.replace('name="token"', f'name="{"n" * 497}"') + DIAL,
        ],
        spared=[
            *HEALTHY,
            START.replace("abc", "x" * 494) + DIAL,
            f"<Start>{STREAM}</Start><Dial><Client>joey<Parameter name='a' "
            f"value='{'x' * 600}'/></Client></Dial>",
        ],
    ),
    *rows(
        "streams-doubled",
        raised=[f"{START}{START}{DIAL}", f"<Start>{STREAM}{STREAM}</Start>{DIAL}"],
        spared=[
            *HEALTHY,
            f"{START}{DIAL}<Hangup/>{START}",
            f"{START}<Stop><Stream name='a'/></Stop>{DIAL}",
        ],
    ),
    *rows(
        "stream-no-callback",
        raised=[
            stream(statusCallback="-"),
            stream(statusCallback=""),
            stream(statusCallback="https://old.ngrok.app/twilio/stream-status"),
        ],
        spared=[
            *HEALTHY,
            stream(statusCallback="/x"),
            stream(statusCallback="https://calls.example.com/a?b=c"),
        ],
    ),
    *rows(
        "dial-empty",
        raised=[
            f"{START}<Dial/>",
            f"{START}<Dial><Number></Number></Dial>",
            f"{START}<Dial><Client> </Client></Dial>",
            f"{START}{SAY}<Hangup/>",
            f"{START}{SAY}",
        ],
        spared=[*HEALTHY, START, f"{START}<Pause/>", SAY],
    ),
    *rows(
        "dial-invalid-number",
        raised=[
            dial("YOUR_NUMBER"),
            dial("<Number>+1</Number>"),
            dial("&lt;your number&gt;"),
            dial("{{agent}}"),
            dial("+0123456789"),
            dial("+1415555"),
            dial("12345"),
            dial("00442071838750"),
            dial("<Sip>agent@example.com</Sip>"),
            dial("<Number>undefined</Number>"),
        ],
        spared=[*HEALTHY, f"{START}<Dial/>"],
    ),
    *rows(
        "dial-self",
        raised=[dial(CALLED), dial(f"<Number>{CALLED}</Number>"), dial("500-555-0006")],
        spared=[
            *HEALTHY,
            dial("+15005550007"),
            dial(f"<Client>{CALLED}</Client>"),
            dial(f"<Sip>sip:{CALLED}@example.com</Sip>"),
        ],
    ),
    *rows(
        "dial-time-limit",
        raised=[
            dial("+14155550132", 'timeLimit="60"'),
            dial("+14155550132", 'timeLimit="599"'),
        ],
        spared=[
            *HEALTHY,
            dial("+14155550132", 'timeLimit="600"'),
            dial("+14155550132", 'timeLimit="never"'),
            dial("+14155550132", 'timeout="5"'),
        ],
    ),
    *rows(
        "record-without-notice",
        raised=[
            dial("+14155550132", 'record="true"'),
            dial("+14155550132", 'record="record-from-ringing-dual"'),
            "<Record/>",
            f"<Start>{STREAM}<Recording/></Start>{DIAL}",
            dial("<Conference record='record-from-start'>a</Conference>"),
        ],
        spared=[
            *HEALTHY,
            dial("+14155550132", 'record="do-not-record"'),
            "<Say>Leave a message.</Say><Record/>",
            f"<Play>https://a/n.mp3</Play><Start>{STREAM}<Recording/></Start>{DIAL}",
        ],
    ),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_fault_of_a_call_is_told_and_no_other(row: Row[str]) -> None:
    check(row, flow)


@pytest.mark.parametrize("inside", HEALTHY)
def test_no_healthy_document_is_called_broken(inside: str) -> None:
    assert [f for f in flow(inside) if f.status is Status.FAILED] == []


def failed(inside: str, **more: object) -> list[str]:
    return [f.code for f in flow(inside, **more) if f.status is Status.FAILED]


def test_both_documents_of_the_story_are_told_apart() -> None:
    story = "<Say>Thank you for calling. Goodbye.</Say><Hangup/>"
    advice = '<Start><Stream url="wss://calls.example.com/twilio/stream" track='
    advice += '"both_tracks"/></Start>'

    assert failed(story) == ["goodbye-twiml"]
    assert failed(advice) == ["nothing-after-start"]


def test_the_goodbye_says_what_the_caller_hears_and_who_says_it() -> None:
    (finding,) = flow(SAY)

    assert "“Thank you for calling. Goodbye.”" in finding.detail
    assert "calls.example.com" in finding.detail
    assert finding.effect is Effect.DROPPED
    assert said_by(finding, "app").title.startswith("The TwiML App says goodbye")
    assert said_by(finding, "get").title.startswith("Asked by GET")
    assert said_by(finding, "") == finding


def test_a_relay_without_an_agents_number_is_told_as_such() -> None:
    ours = f"{START}<Say>Sorry, nobody can take calls yet.</Say><Hangup/>"

    assert failed(ours) == ["dial-empty"]


def test_one_document_can_have_several_faults() -> None:
    wrong = '<Stream url="ws://a.example/x?y=1" track="both"/>'

    assert failed(f"<Start>{wrong}</Start><Dial>nobody</Dial>") == [
        "track-unknown",
        "stream-not-wss",
        "dial-invalid-number",
    ]
    assert failed('<Start><Stream url="wss://a.example/x?y=1"/></Start><Dial/>') == [
        "track-one-side",
        "stream-query-string",
        "stream-other-host",
        "stream-wrong-path",
        "dial-empty",
    ]


@pytest.mark.parametrize(
    ("more", "url"),
    [
        ({"stream_host": "media.example.com"}, "wss://media.example.com/twilio/stream"),
        (
            {"stream_host": "media.example.com:8443"},
            "wss://media.example.com:8443/twilio/stream",
        ),
        (
            {"webhook_url": "https://calls.example.com/desk/twilio/inbound"},
            "wss://calls.example.com/desk/twilio/stream",
        ),
        (
            {
                "webhook_url": "http://127.0.0.1:8080/twilio/inbound",
                "allow_local": True,
            },
            "ws://127.0.0.1:8080/twilio/stream",
        ),
        (
            {
                "webhook_url": "http://127.0.0.1:8080/twilio/inbound",
                "allow_local": True,
            },
            "wss://localhost:8080/twilio/stream",
        ),
    ],
)
def test_the_stream_may_lead_where_the_asker_says(
    more: dict[str, object], url: str
) -> None:
    steps = steps_of(
        f"<Response>{stream(url=url)}</Response>",
        str(more.get("webhook_url", "https://calls.example.com/twilio/inbound")),
    )
    findings = judge_flow(steps, expected(**more))

    assert [f.code for f in findings if f.status is Status.FAILED] == []


@pytest.mark.parametrize(
    "more",
    [
        {"stream_host": "media.example.com"},
        {"webhook_url": "https://other.example/twilio/inbound"},
        {"allow_local": True, "webhook_url": "https://other.example/"},
    ],
)
def test_the_stream_may_lead_nowhere_else(more: dict[str, object]) -> None:
    webhook = str(more.get("webhook_url", "https://calls.example.com/twilio/inbound"))
    wrong = stream(url="wss://stale.example/twilio/stream")
    findings = judge_flow(
        steps_of(f"<Response>{wrong}</Response>", webhook), expected(**more)
    )

    assert "stream-other-host" in [f.code for f in findings]


def test_plain_ws_passes_on_a_private_host_alone() -> None:
    public = stream(url="ws://calls.example.com/twilio/stream")

    assert failed(public, allow_local=True) == ["stream-not-wss"]


def test_a_redirect_behind_the_talk_is_only_a_warning() -> None:
    later = f"{START}{DIAL}<Redirect>https://old.example/after</Redirect>"
    told = [f for f in flow(later) if f.code == "redirects-elsewhere"]

    assert [f.status for f in told] == [Status.WARNING]


def test_the_words_of_every_finding_are_whole() -> None:
    for row in TABLE:
        for finding in flow(row.given):
            assert_whole(finding)


def assert_whole(finding: Finding) -> None:
    for words in (finding.title, finding.detail, finding.remedy):
        assert "{" not in words.replace("{{", "").replace("}}", "") or "{{" in str(
            finding.evidence
        )
    assert finding.code == OK or finding.remedy
