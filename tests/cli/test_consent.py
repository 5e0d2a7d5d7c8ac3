"""A yes is asked for on stderr, and is only what somebody typed."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from talkhint_desktop.cli.consent import NobodyThere, says_yes

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="nothing there tells what a pipe brings"
)


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Put a pipe in the place of stdin and give its other end."""
    read, write = os.pipe()
    with os.fdopen(read, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield write
    os.close(write)


@pytest.mark.parametrize(
    ("typed", "yes"),
    [
        ("y", True),
        ("yes", True),
        (" YES ", True),
        ("n", False),
        ("", False),
        ("yesterday", False),
        ("да", False),
    ],
)
def test_only_a_yes_is_a_yes(typed: str, yes: bool, pipe: int) -> None:
    os.write(pipe, f"{typed}\n".encode())

    assert says_yes("Change it?") is yes


def test_the_question_leaves_stdout_alone(
    pipe: int, capsys: pytest.CaptureFixture[str]
) -> None:
    os.write(pipe, b"y\n")
    says_yes("Change it?")

    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "Change it? [y/N] ")


def test_each_question_takes_one_answer(pipe: int) -> None:
    os.write(pipe, b"yes\nno\n")

    assert [says_yes("One?"), says_yes("Two?")] == [True, False]


def test_a_pipe_that_brings_nothing_is_nobody(
    pipe: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("talkhint_desktop.cli.consent._PATIENCE", 0.01)
    with pytest.raises(NobodyThere):
        says_yes("Change it?")


def test_where_stdin_is_at_its_end_there_is_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        with pytest.raises(NobodyThere):
            says_yes("Change it?")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(NobodyThere):
        says_yes("Change it?")
