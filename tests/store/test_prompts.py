"""The instructions of a model: ours, or the user's own where they can be read."""

from pathlib import Path
from typing import get_args

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.prompts import LANGUAGES, LARGEST, PromptName, Prompts


def _write(folder: Path, data: bytes) -> None:
    (folder / "prompts").mkdir()
    (folder / "prompts" / "hint.en.md").write_bytes(data)


@pytest.mark.parametrize("name", get_args(PromptName))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_instructions_for_each_purpose(
    name: PromptName, language: str, tmp_path: Path
) -> None:
    found = Prompts(tmp_path).read(name, language)

    assert len(found.text) > 400
    assert (found.own, found.problem) == (False, "")
    assert not (tmp_path / "prompts").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_instructions_for_hints_say_what_the_code_holds(
    language: str, tmp_path: Path
) -> None:
    text = Prompts(tmp_path).read("hint", language).text

    assert "SILENCE" in text
    assert all(mark in text for mark in ("<call>", "<notes>", "<asked>"))


def test_the_users_own_file_wins_from_the_next_reading_on(tmp_path: Path) -> None:
    prompts = Prompts(tmp_path)

    path = prompts.to_edit("hint", "ru")
    copied = prompts.read("hint", "ru")
    path.write_text("Кратко.", encoding="utf-8")
    changed = prompts.read("hint", "ru")

    assert (copied.own, copied.text) == (
        True,
        Prompts(Path("x")).read("hint", "ru").text,
    )
    assert (changed.own, changed.text) == (True, "Кратко.")
    assert not prompts.read("hint", "en").own


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    _write(tmp_path, b"Mine.")

    path = Prompts(tmp_path).to_edit("hint", "en")

    assert path.read_text() == "Mine."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"x" * (LARGEST + 1), "is larger than 20 kB"),
        ("Ответ".encode("cp1251"), "is not UTF-8 text"),
    ],
)
def test_a_broken_file_is_named_and_ours_is_used(
    data: bytes, why: str, tmp_path: Path
) -> None:
    _write(tmp_path, data)

    found = Prompts(tmp_path).read("hint", "en")

    assert why in found.problem
    assert "hint.en.md" in found.problem
    assert "SILENCE" in found.text
    assert not found.own


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "prompts" / "hint.en.md").mkdir(parents=True)

    assert "cannot be read" in Prompts(tmp_path).read("hint", "en").problem


@pytest.mark.parametrize(
    ("name", "language"), [("hint", "de"), ("../x", "en"), ("hint", "../en")]
)
def test_no_other_file_can_be_asked_for(
    name: str, language: str, tmp_path: Path
) -> None:
    with pytest.raises(TalkHintError, match="no instructions"):
        Prompts(tmp_path).to_edit(name, language)  # type: ignore[arg-type]
