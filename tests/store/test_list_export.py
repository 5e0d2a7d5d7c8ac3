"""Many calls are one document, however many parts it was made in."""

import csv
import io
import json
from pathlib import Path

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.past import Wanted
from talkhint_desktop.store import list_export
from talkhint_desktop.store.export import Format, export_all
from talkhint_desktop.store.finding import Finder
from talkhint_desktop.store.history import History
from talkhint_desktop.store.list_export import HEAD, export_list, export_part
from talkhint_desktop.store.reader import Reader
from tests.peers import many_calls as many

CALLS = 450


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "history.sqlite3"
    many.fill(path, CALLS, lines=3)
    return path


def parts(path: Path, form: Format, wanted: Wanted | None = None) -> list[str]:
    found = export_list(Reader(path), Finder(path), wanted or Wanted(), form)
    return [part.text for part in found]


def document(path: Path, form: Format, wanted: Wanted | None = None) -> str:
    return "".join(parts(path, form, wanted))


def found(path: Path, wanted: Wanted) -> list[str]:
    """Return what the list shows, scrolled to its end."""
    sids: list[str] = []
    before = None
    while True:
        page = Finder(path).find(wanted, limit=100, before=before)
        sids += [call.sid for call in page.calls]
        if not page.more:
            return sids
        before = sids[-1]


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(words="price"),
        Wanted(language="ru", with_hints=True),
        Wanted(since="2026-11-10T00:00:00.000Z", until="2026-11-15T00:00:00.000Z"),
        Wanted(practice="only"),
    ],
    ids=["all", "words", "filters", "dates", "practice"],
)
def test_it_has_exactly_the_calls_of_the_list_in_its_order(
    filled: Path, wanted: Wanted
) -> None:
    sids = found(filled, wanted)
    told = [
        one["call"]["call_sid"] for one in json.loads(document(filled, "json", wanted))
    ]
    rows = list(csv.DictReader(io.StringIO(document(filled, "csv", wanted))))

    assert sids
    assert told == sids
    assert [row["call"] for row in rows] == sids


@pytest.mark.parametrize("form", ["md", "txt"])
def test_in_parts_it_is_the_same_as_at_once(
    filled: Path, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(filled)
    records = [reader.show(sid) for sid in found(filled, Wanted())]
    monkeypatch.setattr(list_export, "PART_SIGNS", 20_000)

    made = parts(filled, form)

    assert len(made) > 3
    assert "".join(made) == export_all(records, form)


@pytest.mark.parametrize("signs", [1, 5_000, 500_000])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_wherever_parts_end_it_can_be_read(
    filled: Path, form: Format, signs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_export, "PART_SIGNS", signs)
    monkeypatch.setattr(list_export, "PART_CALLS", 50)
    wanted = Wanted(with_troubles=True)

    text = document(filled, form, wanted)

    if form == "json":
        assert len(json.loads(text)) == len(found(filled, wanted))
    else:
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0] == list(HEAD)
        assert len(rows) == 1 + len(found(filled, wanted))


def test_a_row_of_the_list_says_what_the_window_says_of_the_call(filled: Path) -> None:
    wanted = Wanted(with_hints=True)
    rows = list(csv.DictReader(io.StringIO(document(filled, "csv", wanted))))
    calls = Finder(filled).find(wanted, limit=100).calls

    for row, call in zip(rows, calls, strict=False):
        figures = call.lines, call.hints, call.used, call.troubles
        names = ("lines", "hints", "hints_used", "troubles")
        assert tuple(int(row[name]) for name in names) == figures
        assert row["number"].lstrip("'") == call.number
        assert row["started_at"] == call.call.started_at


def test_a_call_that_is_deleted_meanwhile_ends_nothing(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    many.fill(path, CALLS, lines=1)
    with History.open(path) as history:
        first = export_part(history.reader, history.finder, Wanted(), "csv")
        history.delete(many.sid_of(199))  # at which the next part goes on
        history.delete(many.sid_of(250))
        texts, after = [first.text], first.after
        while after:
            part = export_part(
                history.reader, history.finder, Wanted(), "csv", after=after
            )
            texts.append(part.text)
            after = part.after

    rows = list(csv.DictReader(io.StringIO("".join(texts))))
    kept = [many.sid_of(number) for number in range(CALLS) if number != 250]
    assert first.total == CALLS
    assert [row["call"] for row in rows] == kept


def test_calls_that_are_leaving_are_left_out(filled: Path) -> None:
    hidden = {many.sid_of(0), many.sid_of(2)}
    wanted = Wanted(since=many.LAST.isoformat()[:10])

    part = export_part(Reader(filled), Finder(filled), wanted, "json", without=hidden)

    told = {one["call"]["call_sid"] for one in json.loads(part.text)}
    assert told
    assert not told & hidden


def test_of_no_call_there_is_nothing_to_export(filled: Path, tmp_path: Path) -> None:
    with pytest.raises(TalkHintError, match="nothing to export"):
        document(filled, "csv", Wanted(words="kilimanjaro"))
    with pytest.raises(TalkHintError, match="nothing to export"):
        document(filled, "csv", Wanted(words="?!"))
    with pytest.raises(TalkHintError, match="nothing to export"):
        document(tmp_path / "none.sqlite3", "json")
    with pytest.raises(TalkHintError, match="one call alone"):
        document(filled, "srt")
