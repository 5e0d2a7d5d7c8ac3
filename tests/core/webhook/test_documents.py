"""The XML of a document: what Twilio would not take, and what stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.webhook.answer import Answer, hides_document
from talkhint_desktop.core.webhook.document import read
from talkhint_desktop.core.webhook.findings import Finding
from tests.core.webhook.rows import HEALTHY, WEBHOOK, Row, check, reading, rows

XML = HEALTHY.encode()
DECLARED = b'<?xml version="1.0" encoding="UTF-8"?>' + XML
BOM = b"\xef\xbb\xbf"
# Every one of these is taken by Twilio, or by what is published of it.
CLOTHINGS = [
    XML,
    DECLARED,
    b"\n" + XML,
    DECLARED + b"\n\n",
    b"<!-- made by hand -->" + XML + b"<!-- end -->",
    b'<?xml version="1.0"?>\n<!-- <Response> -->\n' + XML,
    XML.replace(b"<Response>", b'<Response xmlns="http://example.com/twiml">'),
    XML.replace(b"<Response>", b'<Response version="1.0">'),
    HEALTHY.encode("utf-16"),
    b'<?xml version="1.0" encoding="iso-8859-1"?><Response><Say>\xe9</Say></Response>',
    b"<Response><Say><![CDATA[5 < 6 & more]]></Say></Response>",
    b"<Response><Say>caf&#233; &amp; bar</Say></Response>",
]
TABLE: list[Row[bytes]] = [
    *rows(
        "xml-leading-space",
        raised=[b" " + DECLARED, b"\n\n" + DECLARED, b"\t" + DECLARED],
        spared=[*CLOTHINGS, b"  " + XML],
    ),
    *rows(
        "xml-bom",
        raised=[BOM + XML, BOM + DECLARED, BOM + BOM + DECLARED],
        spared=[*CLOTHINGS, "<Response><Say>\ufeff</Say></Response>".encode()],
    ),
    *rows(
        "xml-leading-junk",
        raised=[
            b"DEBUG: call came" + XML,
            b"<br />\n<b>Notice</b>: Undefined in <b>x</b> line 3<br />" + DECLARED,
            b"ok\n" + DECLARED,
            b"<br><b>Warning</b> " + XML,
        ],
        spared=[*CLOTHINGS, XML + b"junk"],
    ),
    *rows(
        "xml-trailing-junk",
        raised=[
            XML + b"junk",
            DECLARED + b"\n<script>x()</script>",
            XML + XML,
            XML + b"0",
            b"<Response/> bye",
        ],
        spared=[*CLOTHINGS, b"junk" + XML],
    ),
    *rows(
        "xml-malformed",
        raised=[
            b"<Response><Say>Tom & Jerry</Say></Response>",
            b"<Response><Say>x</Response>",
            b"<Response><Dial timeout=5/></Response>",
            b"<Response><Play>https://a/?b=1&c=2</Play></Response>",
            b"<Response>",
            b"<Response>\x00</Response>",
            b"<a>" * 40,
            b'<?xml version="1.0" encoding="nonsense"?><Response/>',
        ],
        spared=[*CLOTHINGS, XML + b"junk", b"<html></html>"],
    ),
    *rows(
        "xml-doctype",
        raised=[
            b"<!DOCTYPE Response>" + XML,
            b'<!DOCTYPE r [<!ENTITY a "b">]><Response>&a;</Response>',
        ],
        spared=[*CLOTHINGS, b"<Response><Say>&lt;!DOCTYPE x></Say></Response>"],
    ),
    *rows(
        "twiml-wrong-root",
        raised=[b"<response/>", b"<twiml><Response/></twiml>", b"<RESPONSE/>"],
        spared=CLOTHINGS,
    ),
    *rows(
        "twiml-wrong-case",
        raised=[
            XML.replace(b"Stream", b"stream"),
            XML.replace(b" url=", b" URL="),
            b"<Response><DIAL>+14155550132</DIAL></Response>",
            b'<Response><Start><Stream statuscallback="x"/></Start></Response>',
        ],
        spared=[*CLOTHINGS, b"<Response><Foo/></Response>"],
    ),
    *rows(
        "twiml-unknown-verb",
        raised=[
            b"<Response><Foo/></Response>",
            b"<Response><Dial><Foo/></Dial></Response>",
        ],
        spared=[
            *CLOTHINGS,
            b"<Response><say>x</say></Response>",
            b'<Response><Say>a<break time="1s"/><say-as interpret-as="date">1</say-as>'
            b"</Say></Response>",
        ],
    ),
    *rows(
        "twiml-unknown-attribute",
        raised=[
            b'<Response><Say tone="x">a</Say></Response>',
            b'<Response><Start><Stream uri="x"/></Start></Response>',
        ],
        spared=[
            *CLOTHINGS,
            b'<Response><Say LANGUAGE="en-US">a</Say></Response>',
            b'<Response><Say xml:lang="en">a</Say></Response>',
        ],
    ),
]
HIDDEN: list[Row[bytes]] = rows(
    "xml-escaped",
    raised=[
        b"&lt;Response&gt;&lt;Hangup/&gt;&lt;/Response&gt;",
        b'<html><pre>&lt;?xml version="1.0"?&gt;&lt;Response/&gt;</pre></html>',
        b'{"twiml": "<Response><Hangup/></Response>"}',
        b'"<Response><Hangup/></Response>"',
        b"<html><body><Response/></body></html>",
    ],
    spared=[
        *CLOTHINGS,
        b"<Response><Say>Say &lt;Response&gt; aloud</Say></Response>",
        b"<html><body>no document</body></html>",
        b'{"ok": true}',
    ],
)


def hidden(body: bytes) -> list[Finding]:
    answer = Answer(WEBHOOK, 200, {"content-type": "text/xml"}, body)
    found = hides_document(answer)
    return [found] if found else []


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_fault_of_the_xml_is_told_and_no_other(row: Row[bytes]) -> None:
    check(row, reading)


@pytest.mark.parametrize("row", HIDDEN, ids=lambda row: row.name)
def test_a_document_that_is_only_shown_is_found(row: Row[bytes]) -> None:
    check(row, hidden)


@pytest.mark.parametrize("body", CLOTHINGS)
def test_a_document_in_unusual_clothing_is_taken(body: bytes) -> None:
    taken = read(body)

    assert taken.document is not None
    assert taken.findings == ()


@pytest.mark.parametrize(
    "body",
    [b" " + DECLARED, b"Notice: x\n" + DECLARED, XML + b"junk", BOM + DECLARED],
)
def test_what_stands_around_a_document_does_not_hide_it(body: bytes) -> None:
    assert read(body).document == read(XML).document or read(body).document is not None
    assert [v.name for v in read(body).document.verbs] == ["Start", "Dial"]  # type: ignore[union-attr]


def test_names_in_the_wrong_case_are_judged_as_they_were_meant() -> None:
    taken = read(b'<Response><start><STREAM Url="wss://a/"/></start></Response>')

    assert taken.document is not None
    (start,) = taken.document.verbs
    assert (start.name, start.children[0].name) == ("Start", "Stream")
    assert start.children[0].get("url") == "wss://a/"
    assert [f.evidence["right"] for f in taken.findings] == [
        "<Start>",
        "<Stream>",
        "url",
    ]


def test_where_the_xml_breaks_is_told() -> None:
    (finding,) = reading(b"<Response>\n<Say>a & b</Say></Response>")

    assert finding.detail.startswith("Line 2, column 9:")


@given(st.binary(max_size=200))
def test_any_bytes_are_read(body: bytes) -> None:
    read(body)
    read(body + XML)
    read(XML + body)
