"""TwiML is read from bytes as Twilio reads it, and judged elsewhere."""

import pytest

from talkhint_desktop.core.twiml import LIMIT, Document, TwimlError, Verb, parse

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>'


def one(body: bytes) -> Verb:
    (verb,) = parse(body).verbs
    return verb


def test_a_document_is_its_verbs_in_order() -> None:
    document = parse(
        DECLARATION + b'<Response><Start><Stream url="wss://a/b"><Parameter name="t" '
        b'value="1"/></Stream></Start><Dial>+15550100</Dial></Response>'
    )

    assert [verb.name for verb in document.verbs] == ["Start", "Dial"]
    assert [verb.name for verb in document.everything()] == [
        "Start",
        "Stream",
        "Parameter",
        "Dial",
    ]
    assert document.verbs[0].children[0].get("url") == "wss://a/b"
    assert document.verbs[1].text == "+15550100"
    assert document.verbs[0].get("url", "none") == "none"


@pytest.mark.parametrize(
    "body",
    [
        b"<Response/>",
        b"<Response></Response>",
        b"\n\n  <Response/>\n",
        DECLARATION + b"\n<!-- hello --><Response/><!-- bye -->\n",
        "<Response/>".encode("utf-16"),
        b"<?xml version='1.0'?><Response version='2'/>",
    ],
)
def test_an_empty_response_is_a_document_without_verbs(body: bytes) -> None:
    assert parse(body) == Document()


def test_words_are_read_across_comments_and_cdata() -> None:
    say = one(b"<Response><Say> one <!-- x -->two<![CDATA[ & 3]]> </Say></Response>")

    assert say.text == "one two & 3"


def test_names_keep_their_case_and_unknown_verbs_are_kept() -> None:
    verb = one(b'<Response><sAY URL="x"/></Response>')

    assert (verb.name, dict(verb.attributes)) == ("sAY", {"URL": "x"})


@pytest.mark.parametrize(
    ("written", "number"),
    [("5", 5), ("0", 0), ("", 1), ("-5", 1), ("five", 1), ("٥", 1), ("9" * 7, 1)],
)
def test_a_number_that_is_none_is_the_default(written: str, number: int) -> None:
    assert Verb("Pause", {"length": written}).number("length", 1) == number


def test_the_order_of_attributes_does_not_matter() -> None:
    assert one(b'<Response><A b="1" c="2"/></Response>') == one(
        b'<Response><A c="2" b="1"/></Response>'
    )


def test_a_namespace_is_taken_off_and_noted() -> None:
    document = parse(b'<Response xmlns="urn:x"><Hangup/></Response>')

    assert document.namespaced
    assert document.verbs == (Verb("Hangup"),)
    assert not parse(b"<Response/>").namespaced


def test_a_byte_order_mark_is_taken_off_and_noted() -> None:
    document = parse(b"\xef\xbb\xbf" + DECLARATION + b"<Response><Hangup/></Response>")

    assert document.bom
    assert document.verbs == (Verb("Hangup"),)


def test_other_encodings_are_read_as_they_declare() -> None:
    declared = '<?xml version="1.0" encoding="windows-1251"?>'
    text = declared + "<Response><Say>Привет</Say></Response>"

    assert one(text.encode("cp1251")).text == "Привет"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty-body"),
        (b" \n\t", "empty-body"),
        (b"\xef\xbb\xbf", "empty-body"),
        (b" " + DECLARATION + b"<Response/>", "xml-leading-space"),
        (b"\n" + DECLARATION + b"<Response/>", "xml-leading-space"),
        (b"Notice: x" + DECLARATION + b"<Response/>", "xml-leading-junk"),
        (b"<!-- x -->" + DECLARATION + b"<Response/>", "xml-leading-junk"),
        (b'{"twiml": "<Response/>"}', "xml-leading-junk"),
        (b"&lt;Response/&gt;", "xml-leading-junk"),
        (b"\xef\xbb\xbf\xef\xbb\xbf<Response/>", "xml-leading-junk"),
        (b"<Response/>junk", "xml-trailing-junk"),
        (b"<Response/><Response/>", "xml-trailing-junk"),
        (b"<Response><Say>a & b</Say></Response>", "xml-malformed"),
        (b"<Response><Say></Response>", "xml-malformed"),
        (b"<Response>", "xml-malformed"),
        (b"<Response a=1/>", "xml-malformed"),
        (b'<Response a="1" a="2"/>', "xml-malformed"),
        (b"<Response>\x00</Response>", "xml-malformed"),
        (b"<Response>\xff</Response>", "xml-malformed"),
        (b"<Response>&nbsp;</Response>", "xml-malformed"),
        (b'<?xml version="1.0" encoding="klingon"?><Response/>', "xml-malformed"),
        (b'<?xml version="1.0" encoding="big5"?><Response/>', "xml-malformed"),
        (b"<Response>" + b"<a>" * 20_000, "xml-malformed"),
        (b"<!DOCTYPE Response><Response/>", "xml-doctype"),
        (
            b'<!DOCTYPE R [<!ENTITY a "aaaa">]><Response>&a;</Response>',
            "xml-doctype",
        ),
        (b"<html><body/></html>", "twiml-wrong-root"),
        (b"<response/>", "twiml-wrong-root"),
        (b"<Response>" + b" " * LIMIT + b"</Response>", "body-too-large"),
    ],
)
def test_what_twilio_would_not_take_has_its_reason(body: bytes, reason: str) -> None:
    with pytest.raises(TwimlError) as error:
        parse(body)

    assert error.value.reason == reason
    assert str(error.value).endswith(".")
    assert error.value.remedy


def test_sixty_four_kilobytes_are_just_taken() -> None:
    body = b"<Response>" + b" " * (LIMIT - 21) + b"</Response>"

    assert len(body) == LIMIT
    assert parse(body) == Document()


def test_broken_xml_is_shown_where_it_breaks() -> None:
    with pytest.raises(TwimlError) as error:
        parse(b"<Response>\n  <Say>a & b</Say>\n</Response>")

    assert (error.value.line, error.value.column) == (2, 11)
