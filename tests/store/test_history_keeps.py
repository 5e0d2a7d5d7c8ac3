"""The history keeps what it was told, and hands it out as it was told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import (
    CallState,
    Event,
    Gap,
    RelayEvent,
    RelayState,
    Segment,
    Speaker,
    StreamEvent,
    Trouble,
    to_json,
)
from talkhint_desktop.store.history import History
from talkhint_desktop.store.reader import Reader
from tests.peers.told_calls import (
    OTHER,
    SID,
    call,
    ended,
    final,
    flag,
    hint,
    partial,
    summary,
)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(tmp_path / "history.sqlite3") as opened:
        yield opened


def test_a_whole_call_comes_back_as_it_was_told(history: History) -> None:
    gap = Gap(
        at="2026-11-22T09:00:05.000Z",
        call_sid=SID,
        speaker=Speaker.AGENT,
        start_ms=4000,
        end_ms=4800,
        cause="offline",
    )
    trouble = Trouble(
        at="2026-11-22T09:00:06.000Z",
        call_sid=SID,
        code="no-audio",
        message="No sound arrives.",
        remedy="Wait.",
    )
    told: list[Event] = [
        call(),
        partial("my in"),
        final("my invoice is wrong"),
        gap,
        hint("Offer", state="growing"),
        hint("Offer a new invoice"),
        trouble,
        summary("Invoice is sent again"),
        ended(),
    ]
    for event in told:
        history.told(event)
    assert history.flush()

    assert history.reader.show(SID).to_json() == {
        "call": to_json(told[-1]),
        "segments": [to_json(told[2])],
        "gaps": [to_json(gap)],
        "hints": [to_json(told[5])],
        "troubles": [to_json(trouble)],
        "summary": to_json(told[7]),
        "corrections": [],
        "hint_uses": [],
        "cost": None,
        "flags": [],
        "done": [],
        "name": None,
    }


def test_a_call_without_a_summary_says_null(history: History) -> None:
    history.told(call())
    history.flush()

    assert history.reader.show(SID).to_json()["summary"] is None


def test_a_partial_is_kept_as_such_until_its_final_comes(history: History) -> None:
    history.told(call())
    history.told(partial("my in"))
    history.flush()
    before = history.reader.show(SID)
    history.told(final("my invoice"))
    history.flush()
    after = history.reader.show(SID)

    assert ([s.text for s in before.partials], before.segments) == (["my in"], [])
    assert (after.partials, [s.text for s in after.segments]) == ([], ["my invoice"])


def test_a_late_partial_does_not_undo_a_final(history: History) -> None:
    history.told(final("my invoice"))
    history.flush()
    history.told(partial("my in"))
    history.flush()

    assert [s.text for s in history.reader.show(SID).segments] == ["my invoice"]


def test_an_empty_final_takes_the_utterance_back(history: History) -> None:
    history.told(call())
    history.told(partial("hm"))
    history.flush()
    history.told(final(""))
    history.flush()
    record = history.reader.show(SID)

    assert (record.segments, record.partials) == ([], [])


def test_segments_come_in_the_order_of_speech(history: History) -> None:
    history.told(final("second", "u2", start_ms=5000))
    history.told(final("first", "u1", start_ms=100))
    history.flush()

    assert [s.text for s in history.reader.show(SID).segments] == ["first", "second"]


def test_a_hint_keeps_its_last_state(history: History) -> None:
    for state in ("growing", "finished", "withdrawn"):
        history.told(hint("Offer", state=state))
        history.flush()

    assert [h.state for h in history.reader.show(SID).hints] == ["withdrawn"]


def test_a_flag_is_kept_once_until_it_is_taken_off(history: History) -> None:
    for event in (call(), final("one"), final("two", "u2"), flag(), flag(), flag("u2")):
        history.told(event)
    history.flush()
    both = history.reader.show(SID).flagged
    history.told(flag(flagged=False))
    history.flush()

    assert both == {"u1", "u2"}
    assert history.reader.show(SID).flags == [flag("u2")]


def test_a_hint_that_an_older_talkhint_kept_is_read_without_its_trigger(
    history: History,
) -> None:
    history.told(hint("Offer"))
    history.flush()
    kept = {k: v for k, v in to_json(hint("Offer")).items() if k != "trigger"}
    history._book._db.execute(
        "UPDATE told SET line = ? WHERE kind = 'hint'", (json.dumps(kept),)
    )

    assert history.reader.show(SID).hints == [hint("Offer")]


def test_a_late_callback_does_not_bring_an_ended_call_back(history: History) -> None:
    history.told(ended())
    history.told(call(CallState.CONNECTED, second=95))
    history.flush()

    assert history.reader.show(SID).call.state is CallState.ENDED


def test_a_trouble_of_the_whole_app_is_kept_with_the_calls_it_fell_into(
    history: History,
) -> None:
    history.told(ended(OTHER))
    history.told(call())
    history.told(
        Trouble(
            at="2026-11-22T09:00:06.000Z",
            call_sid=None,
            code="offline",
            message="No internet.",
            remedy="Check the cable.",
        )
    )
    history.flush()

    assert [t.code for t in history.reader.show(SID).troubles] == ["offline"]
    assert history.reader.show(OTHER).troubles == []


def test_words_of_a_call_that_nobody_announced_are_kept(history: History) -> None:
    history.told(final("hello"))
    history.told(call())
    history.flush()
    record = history.reader.show(SID)

    assert [s.text for s in record.segments] == ["hello"]
    assert record.call.from_number == "+15550100"


def test_nothing_of_the_relay_itself_becomes_a_call(history: History) -> None:
    history.told(RelayEvent(at="2026-11-22T09:00:00.000Z", state=RelayState.LISTENING))
    history.flush()

    assert history.reader.list_calls() == []


def test_a_stream_is_noted_with_its_call(history: History) -> None:
    history.told(
        StreamEvent(
            at="2026-11-22T09:00:00.000Z",
            call_sid=SID,
            stream_sid="MZ1",
            state="started",
            tracks=["inbound"],
        )
    )
    history.flush()

    assert [s.stream_sid for s in history.reader.show(SID).streams] == ["MZ1"]


def test_nuls_and_broken_signs_are_left_out(history: History) -> None:
    history.told(call(caller="+1555\x000100"))
    history.told(final("a\x00b\ud800c"))
    assert history.flush()
    record = history.reader.show(SID)

    assert record.segments[0].text == "abc"
    assert record.call.from_number == "+15550100"


def test_the_list_is_newest_first_and_goes_on_behind_a_row(history: History) -> None:
    sids = [f"CA{number:032x}" for number in range(5)]
    for number, sid in enumerate(sids):
        history.told(call(sid=sid, second=number))
    history.flush()

    first = history.reader.list_calls(limit=2)
    rest = history.reader.list_calls(before=first[-1].call.call_sid)

    assert [row.call.call_sid for row in first + rest] == sids[::-1]


def test_a_row_of_the_list_counts_finals_and_shows_the_first_words(
    history: History,
) -> None:
    history.told(call())
    history.told(final("hello", "u1"))
    history.told(final("my invoice", "u2"))
    history.told(partial("is", "u3"))
    history.flush()
    row = history.reader.list_calls()[0]

    assert (row.finals, row.first_words) == (2, "hello")


def test_short_ids_grow_where_calls_begin_alike(history: History) -> None:
    alike = ["CA" + "abcdef" + end * 26 for end in "12"]
    for sid in [*alike, SID]:
        history.told(call(sid=sid))
    history.flush()
    shorts = {row.call.call_sid: row.short_id for row in history.reader.list_calls()}

    assert shorts == {alike[0]: "abcdef1", alike[1]: "abcdef2", SID: "0a1b2c"}
    assert history.reader.show("abcdef2").call.call_sid == alike[1]


def test_a_short_id_of_several_calls_says_so_and_lists_them(history: History) -> None:
    for end in "12":
        history.told(call(sid="CA" + "abcdef" + end * 26))
    history.flush()

    with pytest.raises(TalkHintError, match=r"several calls: abcdef1.*abcdef2"):
        history.reader.show("abcdef")


@pytest.mark.parametrize("unknown", ["ffffff", "", "%", "CA", "*"])
def test_an_unknown_call_is_named(history: History, unknown: str) -> None:
    with pytest.raises(TalkHintError, match="no call"):
        history.reader.show(unknown)


def test_a_deleted_call_leaves_no_word_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    with History.open(path) as history:
        history.told(call(caller="+15550177"))
        history.told(final("zanzibar invoice"))
        history.told(hint("Mention kilimanjaro"))
        history.told(ended())
        history.told(call(CallState.ENDED, OTHER))
        history.told(final("stays here", sid=OTHER))
        history.flush()

        history.delete(SID)

        held = b"".join(f.read_bytes() for f in tmp_path.iterdir() if f.is_file())
        assert [row.call.call_sid for row in history.reader.list_calls()] == [OTHER]
        assert history.reader.search("zanzibar") == []
    for word in (b"zanzibar", b"kilimanjaro", SID.encode()):
        assert word not in held
    assert b"stays" in held


def test_a_call_that_goes_on_is_not_deleted(history: History) -> None:
    history.told(call())
    history.flush()

    with pytest.raises(TalkHintError, match="still going on"):
        history.delete(SID)


def test_late_words_do_not_bring_a_deleted_call_back(history: History) -> None:
    history.told(ended())
    history.flush()
    history.delete(SID)
    history.told(final("late"))
    history.told(summary("late"))
    history.flush()

    assert history.reader.list_calls() == []


def test_readers_see_what_is_saved_while_the_writer_is_at_work(
    history: History,
) -> None:
    history.told(call())
    history.told(final("hello"))

    assert history.saved(history.number)
    assert history.reader.show(SID).segments[0].text == "hello"


def test_a_history_that_nobody_began_is_empty(tmp_path: Path) -> None:
    reader = Reader(tmp_path / "history.sqlite3")

    assert reader.list_calls() == []
    assert reader.search("hello") == []
    assert list(tmp_path.glob("history*")) == []


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    with History.open(tmp_path / "history.sqlite3") as history:
        history.told(call())
        history.flush()
        modes = {f.name: f.stat().st_mode & 0o077 for f in tmp_path.glob("history*")}

    assert set(modes.values()) == {0}
    assert "history.sqlite3-wal" in modes


_utterances = st.sampled_from(["u1", "u2", "u3"])
_texts = st.sampled_from(["", "one", "two words", "три слова"])
_steps = st.lists(
    st.one_of(
        st.builds(partial, text=_texts, utterance=_utterances),
        st.builds(final, text=_texts, utterance=_utterances),
    ),
    max_size=12,
)


def _expected(steps: list[Segment]) -> dict[str, tuple[str, bool]]:
    """The rule in four lines: settled beats growing, later beats earlier."""
    kept: dict[str, tuple[str, bool]] = {}
    for step in steps:
        if step.final and not step.text:
            kept.pop(step.utterance, None)
        elif step.final or not kept.get(step.utterance, ("", False))[1]:
            kept[step.utterance] = (step.text, step.final)
    return kept


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=_steps, flushes=st.sets(st.integers(0, 11)))
def test_whatever_the_order_a_final_is_never_undone_by_a_partial(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Segment], flushes: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("order")
    with History.open(folder / "history.sqlite3") as history:
        history.told(call())
        for number, step in enumerate(steps):
            history.told(step)
            if number in flushes:
                assert history.flush()
        assert history.flush()
        record = history.reader.show(SID)

    kept = {s.utterance: (s.text, s.final) for s in record.segments + record.partials}
    assert kept == _expected(steps)


def test_a_hint_that_never_had_a_word_is_not_kept(history: History) -> None:
    history.told(call())
    history.told(hint("", "h1", "growing"))
    history.told(hint("", "h1", "withdrawn"))
    history.told(hint("Offer a refund", "h2"))
    history.flush()

    assert [one.hint for one in history.reader.show(SID).hints] == ["h2"]
