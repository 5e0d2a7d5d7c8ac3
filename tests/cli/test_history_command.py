"""`talkhint history` at the terminal: what a person and a script read."""

import argparse
import asyncio
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.app.app import clock
from talkhint_desktop.app.names import Names
from talkhint_desktop.cli import history as command
from talkhint_desktop.core.events import CallEvent, from_line
from talkhint_desktop.store.history import History
from talkhint_desktop.store.lock import RelayLock
from tests.link.hosting import hosted
from tests.peers.told_calls import (
    OTHER,
    SID,
    call,
    ended,
    final,
    hint,
    partial,
    summary,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    with History.open(data / "history.sqlite3") as history:
        for event in (
            call(),
            final("my invoice is \x1b[2J\u202ewrong"),
            hint("Offer a new invoice"),
            summary("Sent again"),
            ended(),
            call(sid=OTHER, second=100),
            final("Есть скидки?", sid=OTHER),
            partial("и ещё", "u2", OTHER),
        ):
            history.told(event)
        assert history.flush()
    # The next start marks the second call as interrupted.
    with History.open(data / "history.sqlite3"):
        pass
    return data


def _args(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="talkhint")
    command.add_parser(parser.add_subparsers(dest="command", required=True))
    return parser.parse_args(["history", *words])


def _run(folder: Path, *words: str) -> int:
    return command.run(_args(*words), folder)


def test_list_prints_a_table_newest_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = _run(folder, "list")
    head, first, second = capsys.readouterr().out.splitlines()

    assert code == 0
    assert head.split() == ["CALL", "WHEN", "WAY", "WHO", "MIN", "LINES", "WORDS"]
    assert first.startswith("9f8e7d")
    assert first.endswith("Есть скидки?")
    assert second.split()[0] == "0a1b2c"
    assert second.split()[3:7] == ["in", "+15550100", "1:30", "1"]


def test_list_as_json_is_one_call_event_a_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(folder, "list", "--json")
    events = [from_line(line) for line in capsys.readouterr().out.splitlines()]

    assert events[1] == ended()
    assert len(events) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["show", "0a1b2c"],
        ["search", "invoice"],
        ["show", "0a1b2c", "--json"],
        ["export", SID, "--format", "txt"],
        ["export", SID, "--format", "json"],
    ],
)
def test_no_words_of_a_caller_reach_the_terminal_as_orders(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert _run(folder, *words) == 0
    out = capsys.readouterr().out

    assert "wrong" in out
    assert not set(out) & {"\x1b", "\u202e"}


def test_search_prints_the_line_with_marks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = _run(folder, "search", "скидка")

    assert code == 0
    assert "0:01 Есть [скидки]?" in capsys.readouterr().out


def test_search_as_json_is_the_call_and_what_was_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(folder, "search", "скидка", "--json")
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)

    assert (found["event"], found["call_sid"]) == ("call", OTHER)
    assert found["found"]["in"] == "segment"
    assert {"text": "скидки", "hit": True} in found["found"]["pieces"]


def test_search_that_finds_nothing_says_so_aside(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = _run(folder, "search", "banana")
    shown = capsys.readouterr()

    assert (code, shown.out) == (0, "")
    assert shown.err == "No call holds these words.\n"


def test_show_reads_like_the_call(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(folder, "show", "9f8e") == 0
    out = capsys.readouterr().out

    assert "Interrupted" in out
    assert "   0:01  caller: Есть скидки?" in out
    assert "   0:01  caller: и ещё … (the end was lost)" in out


def test_show_as_json_is_events_one_a_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(folder, "show", SID, "--json")
    lines = capsys.readouterr().out.splitlines()

    kinds = [json.loads(line)["event"] for line in lines]
    assert kinds == ["call", "segment", "hint", "summary"]
    assert all(from_line(line) for line in lines)


def test_export_goes_to_the_terminal_or_to_a_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "call.md"
    target.write_text("old")
    _run(folder, "export", "0a1b2c", "--format", "md")
    printed = capsys.readouterr().out
    code = _run(folder, "export", "0a1b2c", "--format", "md", "-o", str(target))

    assert code == 0
    assert target.read_text() == printed
    assert printed.startswith("# Call from")


def test_export_to_where_nothing_can_be_written_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = _run(folder, "export", SID, "--format", "md", "-o", "/nowhere/call.md")
    shown = capsys.readouterr()

    assert code == 1
    assert shown.err.startswith("/nowhere/call.md cannot be written: ")
    assert shown.err.count("\n") == 1


def test_export_to_a_device_leaves_the_device(folder: Path) -> None:
    assert _run(folder, "export", SID, "--format", "md", "-o", "/dev/null") == 0
    assert Path("/dev/null").is_char_device()


def test_an_unknown_call_is_told_with_a_remedy(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = _run(folder, "show", "ffff")

    assert code == 1
    assert capsys.readouterr().err == (
        "There is no call 'ffff' in the history."
        " See the calls with: talkhint history list\n"
    )


def test_delete_with_yes_deletes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = _run(folder, "delete", "0a1b2c", "--yes")
    _run(folder, "list", "--json")
    out = capsys.readouterr().out.splitlines()

    assert (code, out[0]) == (0, "Deleted call 0a1b2c.")
    assert [json.loads(line)["call_sid"] for line in out[1:]] == [OTHER]


def test_a_line_is_flagged_by_the_time_that_show_prints(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = _run(folder, "flag", "0a1b2c", "0:01")
    said = capsys.readouterr().out
    _run(folder, "show", "0a1b2c")
    shown = capsys.readouterr().out
    _run(folder, "flag", "0a1b2c", "0:01", "--remove")
    _run(folder, "show", "0a1b2c")

    assert code == 0
    assert said.startswith("Flagged 0:01  caller: my invoice is")
    assert "   0:01  caller, flagged: my invoice is" in shown
    assert "flagged" not in capsys.readouterr().out


def test_a_time_at_which_no_line_or_more_than_one_begins_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with History.open(folder / "history.sqlite3") as history:
        history.told(final("and late", "u2", start_ms=1_400))
        history.flush()

    assert _run(folder, "flag", "0a1b2c", "0:07") == 1
    assert "No line of this call begins at 0:07." in capsys.readouterr().err
    assert _run(folder, "flag", "0a1b2c", "0:01") == 1
    assert "Say which one: u1 or u2." in capsys.readouterr().err
    assert _run(folder, "flag", "0a1b2c", "u2") == 0
    assert "and late" in capsys.readouterr().out


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answer", "code"), [("y\n", 0), ("yes\n", 0), ("n\n", 1), ("\n", 1), ("", 1)]
)
def test_delete_asks_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal(answer))

    assert _run(folder, "delete", "0a1b2c") == code
    assert _run(folder, "show", "0a1b2c") == (1 if code == 0 else 0)


def test_delete_without_anybody_to_ask_refuses(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))

    assert _run(folder, "delete", "0a1b2c") == 2
    assert "--yes" in capsys.readouterr().err


def test_delete_is_refused_while_a_relay_that_cannot_be_reached_has_the_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with RelayLock(folder):
        code = _run(folder, "delete", "0a1b2c", "--yes")

    assert code == 1
    assert "already running" in capsys.readouterr().err
    assert _run(folder, "show", "0a1b2c") == 0


def test_a_folder_without_a_history_has_no_calls(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, "list") == 0
    assert capsys.readouterr().err == "No calls yet.\n"


@pytest.mark.parametrize("words", [["export", SID], ["list", "--limit", "0"], []])
def test_wrong_usage_ends_with_two(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended_with:
        _args(*words)
    assert ended_with.value.code == 2


@pytest.mark.parametrize("name", ["list", "search", "show", "export", "flag", "delete"])
def test_every_command_shows_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        _args(name, "--help")
    assert f"example: talkhint history {name}" in capsys.readouterr().out


_PIPED = """
import argparse, sys
from pathlib import Path
from talkhint_desktop.cli import history
parser = argparse.ArgumentParser()
history.add_parser(parser.add_subparsers(required=True))
args = parser.parse_args(["history", "list", "--json"])
sys.stdin.readline()
sys.exit(history.run(args, Path(sys.argv[1])))
"""


def test_a_reader_that_has_enough_is_no_error(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _PIPED, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None  # nobody reads; `communicate` must not either
    _, errors = process.communicate(b"go\n", timeout=30)

    assert (process.returncode, errors) == (0, b"")


def test_all_calls_are_exported_as_one_list(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "calls.csv"

    code = _run(folder, "export", "--all", "--format", "csv", "-o", str(target))

    rows = target.read_text().splitlines()
    assert code == 0
    assert [row.split(",")[0] for row in rows] == ["call", OTHER, SID]


def test_one_call_or_all_are_exported_never_both(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["--format", "md"], [SID, "--all", "--format", "md"]):
        assert _run(folder, "export", *words) == 2
        assert "Name one call to export, or say --all." in capsys.readouterr().err


NAMED = "Dana Whitfield"


def test_a_name_is_given_shown_and_taken_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(folder, "name", "+1 555-0100", NAMED) == 0
    assert _run(folder, "name", "+15550100") == 0
    assert _run(folder, "name", "+15550100", "--json") == 0
    assert _run(folder, "name", "+15550100", "--remove") == 0

    given, shown, as_json, gone = capsys.readouterr().out.splitlines()
    assert given == shown == f"+15550100: {NAMED}"
    assert json.loads(as_json) == {"number": "+15550100", "name": NAMED}
    assert gone == "+15550100: no name"


def test_a_named_caller_is_listed_found_and_shown_by_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(folder, "name", "+15550100", NAMED)
    capsys.readouterr()

    assert _run(folder, "list") == 0
    assert _run(folder, "search", "whitfield") == 0
    found = capsys.readouterr().out
    assert _run(folder, "show", SID) == 0
    shown = capsys.readouterr().out
    assert _run(folder, "list", "--json") == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert _run(folder, "show", SID, "--json") == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert found.count(NAMED) == 4
    assert f"+15550100 is {NAMED}" in shown
    assert {one["name"] for one in listed} == {NAMED}
    assert isinstance(from_line(json.dumps(listed[0])), CallEvent)
    assert [event["event"] for event in events[:2]] == ["name", "call"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("anonymous", "X"),
        ("+15550100", "x" * 81),
        ("+15550100", ""),
        ("+15550100", "X", "--remove"),
        ("12", "X"),
    ],
)
def test_what_cannot_be_a_name_is_refused_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...]
) -> None:
    assert _run(folder, "name", *wrong) in {1, 2}

    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


async def test_a_running_relay_is_asked_to_give_the_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with RelayLock(folder), History.open(folder / "history.sqlite3") as history:
        names = Names(history, tell=history.told, clock=clock)

        async def handle(name: str, arguments: dict[str, Any], part: Any) -> Any:
            return await names.commands()[name](**arguments)

        async with hosted(handle, folder):
            code = await asyncio.to_thread(_run, folder, "name", "+15550100", NAMED)
        kept = history.reader.names()

    assert code == 0
    assert [(one.number, one.name) for one in kept] == [("+15550100", NAMED)]
    assert capsys.readouterr().out == f"+15550100: {NAMED}\n"
