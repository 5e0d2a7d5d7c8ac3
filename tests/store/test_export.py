"""Exports: five forms of one call, none of which a caller's words can break."""

import csv
import io
import json
from dataclasses import replace

import msgspec
import pytest

from talkhint_desktop.core.events import (
    Correction,
    Cost,
    Flag,
    Gap,
    HintUse,
    Speaker,
    to_json,
)
from talkhint_desktop.store.export import FORMATS, Format, export
from talkhint_desktop.store.record import CallRecord
from tests.peers.told_calls import SID, ended, final, hint, partial, summary


def _record(*texts: str) -> CallRecord:
    segments = [
        final(text, f"u{at}", start_ms=at * 1000)
        for at, text in enumerate(texts or ("my invoice is wrong",))
    ]
    return CallRecord("0a1b2c", ended(), segments=segments)


def _gap() -> Gap:
    return Gap(
        at="2026-11-22T09:00:05.000Z",
        call_sid=SID,
        speaker=Speaker.AGENT,
        start_ms=500,
        end_ms=3000,
        cause="offline",
    )


def test_json_is_the_contract_word_for_word() -> None:
    record = CallRecord(
        "0a1b2c",
        ended(),
        segments=[final("hello")],
        partials=[partial("lost")],
        gaps=[_gap()],
        hints=[hint("Offer")],
        summary=summary("Fine"),
    )

    assert json.loads(export(record, "json")) == {
        "call": to_json(ended()),
        "segments": [to_json(final("hello"))],
        "gaps": [to_json(_gap())],
        "hints": [to_json(hint("Offer"))],
        "troubles": [],
        "summary": to_json(summary("Fine")),
        "corrections": [],
        "hint_uses": [],
        "cost": None,
        "flags": [],
        "done": [],
        "name": None,
    }


def _corrected(text: str, utterance: str = "u0") -> Correction:
    return Correction(
        at="2026-11-22T09:00:09.000Z", call_sid=SID, utterance=utterance, text=text
    )


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json"])
def test_a_document_has_the_words_that_the_agent_set_right(form: Format) -> None:
    record = _record("order from acne", "thank you")
    record.corrections.append(_corrected("order from Acme"))

    text = export(record, form)

    assert "order from Acme" in text
    assert "acne" not in text
    assert "thank you" in text


def _flagged(utterance: str) -> Flag:
    return Flag(at="2026-11-22T09:01:00.000Z", call_sid=SID, utterance=utterance)


def test_a_document_says_which_lines_are_flagged() -> None:
    record = _record("send it by Friday", "thank you")
    record.flags.append(_flagged("u0"))

    markdown, plain = export(record, "md"), export(record, "txt")

    assert "**Caller** 0:00, flagged: send it by Friday" in markdown
    assert "   0:00  Caller, flagged: send it by Friday" in plain
    assert markdown.count("flagged") == plain.count("flagged") == 1
    assert json.loads(export(record, "json"))["flags"] == [to_json(_flagged("u0"))]


@pytest.mark.parametrize("form", ["srt", "csv"])
def test_subtitles_and_tables_are_the_same_with_flags_and_without(
    form: Format,
) -> None:
    record = _record("send it by Friday")
    without = export(record, form)
    record.flags.append(_flagged("u0"))

    assert export(record, form) == without


def test_json_keeps_the_heard_words_beside_the_right_ones() -> None:
    record = _record("order from acne")
    record.corrections.append(_corrected("order from Acme"))
    use = HintUse(at="2026-11-22T09:00:09.000Z", call_sid=SID, hint="h1", fate="up")
    record.hint_uses.append(use)

    told = json.loads(export(record, "json"))

    assert told["segments"][0]["text"] == "order from acne"
    assert told["corrections"] == [to_json(record.corrections[0])]
    assert told["hint_uses"] == [to_json(use)]


@pytest.mark.parametrize("form", ["md", "txt"])
def test_a_document_says_what_the_call_cost_and_what_is_unknown(form: Format) -> None:
    cost = Cost(
        at="2026-11-22T09:00:09.000Z",
        call_sid=SID,
        call=0.0345,
        day=0.1,
        month=2.0,
        prices_of="2026-11-22",
        unpriced=["llama"],
    )
    record = replace(_record(), cost=cost)

    text = export(record, form).replace("\\", "")

    assert "Cost: $0.0345 by OpenAI's prices of 2026-11-22" in text
    assert "unknown price: llama" in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_call_gives_the_same_text(
    form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = export(_record(), form)
    monkeypatch.setenv("TZ", "Asia/Tokyo")

    assert export(_record(), form) == first


@pytest.mark.parametrize("form", FORMATS)
def test_words_that_never_became_final_are_not_exported(form: Format) -> None:
    record = CallRecord("0a1b2c", ended(), partials=[partial("kilimanjaro")])

    assert "kilimanjaro" not in export(record, form)


@pytest.mark.parametrize("form", FORMATS)
def test_russian_words_stay_readable(form: Format) -> None:
    assert "Есть ли скидка" in export(_record("Есть ли скидка"), form)


@pytest.mark.parametrize("form", FORMATS)
def test_no_words_move_a_cursor_or_turn_the_line_around(form: Format) -> None:
    text = export(_record("a\x1b[2Jb\u202ec\x07\x9bd"), form)

    assert not set(text) & {"\x1b", "\u202e", "\x07", "\x9b"}


def test_text_reads_like_a_script() -> None:
    record = CallRecord(
        "0a1b2c",
        msgspec.structs.replace(ended(), reason="completed"),
        segments=[
            final("My invoice is wrong"),
            final("Let me see", "u2", start_ms=65_000, speaker=Speaker.AGENT),
        ],
        gaps=[_gap()],
        hints=[hint("Offer a new invoice")],
        summary=summary("Invoice sent again"),
    )

    assert export(record, "txt") == (
        "Call from +15550100\n"
        "Started: 2026-11-22 09:00:00 UTC\n"
        "Ended: 2026-11-22 09:01:30 UTC\n"
        "From: +15550100\n"
        "To: +15559999\n"
        "State: ended (completed)\n"
        f"Call: {SID}\n"
        "\n"
        "   0:00  [2.5 s of the agent not written down: offline]\n"
        "   0:01  Caller: My invoice is wrong\n"
        "   1:05  Agent: Let me see\n"
        "\n"
        "Hints\n"
        "  Offer a new invoice: Net 30 [invoices]\n"
        "\n"
        "Summary\n"
        "  Invoice sent again\n"
        "  To do: Send it again\n"
    )


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("**now**", r"\*\*now\*\*"),
        ("[pay](http://evil.example)", r"\[pay\](http\://evil.example)"),
        ("<img src=x>", r"\<img src\=x\>"),
        ("&lt;b", r"\&lt;b"),
        ("`rm`", r"\`rm\`"),
        ("# not a title", r"\# not a title"),
        ("a\n\n# b", r"a \# b"),
        ("go to www.evil.example", r"go to www\.evil.example"),
        ("me@evil.example", r"me\@evil.example"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_words_in_markdown_stay_words(said: str, written: str) -> None:
    lines = export(_record(said), "md").splitlines()

    assert f"**Caller** 0:00: {written}" in lines


@pytest.mark.parametrize(
    ("todo", "written"), [("- nested", r"\- nested"), ("1. one", r"1\. one")]
)
def test_a_to_do_in_markdown_is_one_point(todo: str, written: str) -> None:
    told = msgspec.structs.replace(summary("Fine"), todo=[todo])
    record = CallRecord("0a1b2c", ended(), summary=told)

    assert f"- [ ] {written}" in export(record, "md").splitlines()


def test_what_is_done_is_marked_in_markdown_text_and_json() -> None:
    told = msgspec.structs.replace(summary("Fine"), todo=["Send it", "Call back"])
    record = CallRecord("0a1b2c", ended(), summary=told, done=["Call back"])

    assert "- [ ] Send it\n- [x] Call back\n" in export(record, "md")
    assert "  To do: Send it\n  Done: Call back\n" in export(record, "txt")
    assert json.loads(export(record, "json"))["done"] == ["Call back"]


def test_subtitles_carry_time_and_speaker() -> None:
    record = CallRecord(
        "0a1b2c",
        ended(),
        segments=[final("hello"), final("hi", "u2", start_ms=3_661_007)],
    )

    assert export(record, "srt") == (
        "1\n00:00:01,000 --> 00:00:01,900\nCaller: hello\n"
        "\n"
        "2\n01:01:01,007 --> 01:01:01,907\nCaller: hi\n"
    )


def test_words_in_subtitles_are_no_tags_times_or_blank_lines() -> None:
    text = export(_record("<i>x</i> {\\an8}\n\n2\n00:00:00,000 --> 1"), "srt")

    assert text.count("-->") == 1
    assert not set(text) & set("{}<")
    assert "\n\n" not in text


@pytest.mark.parametrize("said", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1"])
def test_a_spreadsheet_computes_nothing(said: str) -> None:
    rows = list(csv.DictReader(io.StringIO(export(_record(said), "csv"))))

    assert rows[0]["text"] == "'" + said.strip()


def test_a_table_keeps_commas_and_quotes_in_their_cell() -> None:
    said = 'one, "two"; четыре'
    rows = list(csv.DictReader(io.StringIO(export(_record(said), "csv"), newline="")))

    assert rows == [
        {
            "kind": "segment",
            "start_ms": "0",
            "end_ms": "900",
            "speaker": "caller",
            "text": said,
            "engine": "basic",
            "at": "2026-11-22T09:00:00.500Z",
            "name": "",
        }
    ]
