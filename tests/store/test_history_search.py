"""A call is found by any of its words, in both languages, and by numbers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from talkhint_desktop.core.events import Correction, Speaker
from talkhint_desktop.store.history import History
from talkhint_desktop.store.reader import Reader
from tests.peers.told_calls import OTHER, SID, call, ended, final, hint, summary


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("search") / "history.sqlite3"
    with History.open(path) as history:
        for event in (
            call(caller="+14155550132"),
            final("My invoice is wrong, isn't it", "u1"),
            final("The café in Boston OR nearby", "u2", speaker=Speaker.AGENT),
            hint("Offer a refund"),
            summary("Wants a corrected bill"),
            ended(caller="+14155550132"),
            call(sid=OTHER, second=60, caller="+79161234567"),
            final("Есть ли у вас скидки на ёлки", "u1", OTHER, start_ms=2500),
            final("Оплата по договору", "u2", OTHER),
            ended(OTHER, 120, caller="+79161234567"),
        ):
            history.told(event)
        assert history.flush()
        yield history.reader


def _sids(reader: Reader, *words: str) -> list[str]:
    return [found.row.call.call_sid for found in reader.search(words)]


@pytest.mark.parametrize(
    "words",
    [
        "invoice",
        "INVOICE",
        "inv",
        "isn't",
        "cafe",
        "café",
        "invoice boston",
        "refund",
        "corrected bill",
        "nearby or",
    ],
)
def test_english_words_are_found(reader: Reader, words: str) -> None:
    assert _sids(reader, words) == [SID]


@pytest.mark.parametrize(
    "words",
    [
        "скидка",
        "скидками",
        "Скидку",
        "ёлки",
        "елки",
        "договор",
        "договорами",
        "оплаты договора",
        "ски",
    ],
)
def test_russian_words_are_found_whatever_their_ending(
    reader: Reader, words: str
) -> None:
    assert _sids(reader, words) == [OTHER]


@pytest.mark.parametrize("words", ["banana", "invoice banana", "скидка invoice", "воз"])
def test_every_word_must_be_in_the_call(reader: Reader, words: str) -> None:
    assert _sids(reader, words) == []


@pytest.mark.parametrize(
    "words", ["5550132", "+1 (415) 555-0132", "415-555", "+14155550132"]
)
def test_a_number_is_found_by_any_part(reader: Reader, words: str) -> None:
    assert _sids(reader, words) == [SID]


def test_a_number_and_a_word_may_stand_together(reader: Reader) -> None:
    assert _sids(reader, "1234567", "скидка") == [OTHER]


def test_only_the_last_word_may_be_unfinished(reader: Reader) -> None:
    assert _sids(reader, "wrong invo") == [SID]
    assert _sids(reader, "invo wrong") == []


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "'",
        '""',
        "*",
        "invoice*banana",
        "body:invoice banana",
        "NEAR(a b)",
        "AND",
        "NOT invoice",
        "^invoice -banana",
        ");DROP TABLE call;--",
        "invoice\x00 banana",
        "(",
        "\ud800",
        "{q z}",
        "%",
        "_",
        "' OR 1=1 --",
    ],
)
def test_no_sign_has_a_meaning_for_the_search(reader: Reader, words: str) -> None:
    assert _sids(reader, words) == []
    assert len(reader.list_calls()) == 2


@pytest.mark.parametrize("words", ["", "   ", "—", "?!"])
def test_nothing_to_look_for_finds_nothing(reader: Reader, words: str) -> None:
    assert reader.search(words) == []


def test_the_best_line_is_shown_with_marks_and_its_time(reader: Reader) -> None:
    found = reader.search("скидка")[0]

    assert (found.kind, found.start_ms) == ("segment", 2500)
    assert [piece.text for piece in found.pieces if piece.hit] == ["скидки"]
    assert "".join(piece.text for piece in found.pieces).startswith("Есть ли у вас")


def test_what_was_found_by_number_alone_says_so(reader: Reader) -> None:
    assert [found.kind for found in reader.search("5550132")] == ["number"]


def test_the_newest_call_comes_first(tmp_path: Path) -> None:
    with History.open(tmp_path / "history.sqlite3") as history:
        for second, sid in enumerate([SID, OTHER]):
            history.told(call(sid=sid, second=second * 60))
            history.told(final("invoice", sid=sid))
        history.flush()

        assert _sids(history.reader, "invoice") == [OTHER, SID]


def test_words_that_were_taken_back_are_not_found(tmp_path: Path) -> None:
    with History.open(tmp_path / "history.sqlite3") as history:
        history.told(call())
        history.told(final("kilimanjaro", "u1"))
        history.told(hint("Offer zanzibar"))
        history.flush()
        history.told(final("", "u1"))
        history.told(hint("Offer lisbon"))
        history.flush()

        assert _sids(history.reader, "kilimanjaro") == []
        assert _sids(history.reader, "zanzibar") == []
        assert _sids(history.reader, "lisbon") == [SID]


def test_corrected_words_are_found_where_they_were_said(tmp_path: Path) -> None:
    with History.open(tmp_path / "history.sqlite3") as history:
        history.told(call())
        history.told(final("order from acne", start_ms=4000))
        right = "order from Acme"
        at = "2026-11-22T09:00:09.000Z"
        history.told(Correction(at=at, call_sid=SID, utterance="u1", text=right))
        history.flush()

        (found,) = history.reader.search("acme")

    assert (found.kind, found.start_ms) == ("segment", 4000)
    assert [piece.text for piece in found.pieces if piece.hit] == ["Acme"]
