"""The playbook folder is read whole, and tells when it changed."""

import os
from pathlib import Path

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store import playbooks
from talkhint_desktop.store.playbooks import LARGEST_FILE, PlaybookFolder
from tests.peers.small_pdf import small_pdf


def test_markdown_text_and_pdf_files_are_read_by_name(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("second")
    (tmp_path / "a.MD").write_text("first")
    (tmp_path / "notes.txt").write_text("third")
    (tmp_path / "prices.pdf").write_bytes(small_pdf(["fourth"]))
    (tmp_path / "sheet.xls").write_text("no")
    (tmp_path / ".hidden.md").write_text("no")
    (tmp_path / "folder.md").mkdir()

    assert PlaybookFolder(tmp_path).read() == [
        ("a.MD", "first"),
        ("b.md", "second"),
        ("notes.txt", "third"),
        ("prices.pdf", "fourth"),
    ]


def test_text_and_pdf_files_without_text_are_named_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "cards.md").write_text("first")
    (tmp_path / "old.txt").write_bytes("скидка".encode("cp1251"))
    (tmp_path / "scan.pdf").write_bytes(small_pdf([""]))
    folder = PlaybookFolder(tmp_path)

    texts = folder.read()

    assert texts == [("cards.md", "first")]
    assert [problem.file for problem in folder.unread] == ["old.txt", "scan.pdf"]
    assert "is not UTF-8 text" in folder.unread[0].message
    assert "holds pictures of pages" in folder.unread[1].message


def test_a_mended_file_is_no_longer_named(tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(small_pdf([""]))
    folder = PlaybookFolder(tmp_path)
    folder.read()
    file.write_bytes(small_pdf(["prices"]))

    assert folder.read() == [("scan.pdf", "prices")]
    assert folder.unread == ()


def test_a_pdf_is_read_again_only_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def text_of(file: Path) -> str:
        read.append(file.name)
        return "prices"

    monkeypatch.setattr(playbooks, "text_of", text_of)
    (tmp_path / "a.pdf").write_bytes(b"1")
    folder = PlaybookFolder(tmp_path)
    folder.read()
    (tmp_path / "b.md").write_text("card")
    folder.read()
    (tmp_path / "a.pdf").write_bytes(b"22")
    folder.read()

    assert read == ["a.pdf", "a.pdf"]


def test_a_single_file_is_a_playbook_too(tmp_path: Path) -> None:
    file = tmp_path / "prices.md"
    file.write_bytes("\ufeffодин\r\nдва\r".encode())

    assert PlaybookFolder(file).read() == [("prices.md", "один\nдва\n")]


def test_text_in_another_encoding_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "prices.md").write_bytes(b"# one\n\n" + "скидка".encode("cp1251"))

    with pytest.raises(TalkHintError, match=r"prices\.md is not UTF-8 text in line 3"):
        PlaybookFolder(tmp_path).read()


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    (tmp_path / "all.md").write_bytes(b"x" * (LARGEST_FILE + 1))

    with pytest.raises(TalkHintError, match=r"all\.md is larger than 1 MB"):
        PlaybookFolder(tmp_path).read()


def test_too_many_files_are_told(tmp_path: Path) -> None:
    for number in range(201):
        (tmp_path / f"{number}.md").touch()

    with pytest.raises(TalkHintError, match="201 files"):
        PlaybookFolder(tmp_path).read()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(TalkHintError, match="cannot be read"):
        PlaybookFolder(tmp_path / "nowhere").read()


def test_it_has_not_changed_when_nothing_did(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")
    folder = PlaybookFolder(tmp_path)
    assert folder.changed()
    folder.read()

    assert not folder.changed()


@pytest.mark.parametrize("change", ["edit", "add", "remove", "touch"])
def test_it_tells_a_change_until_it_is_read(tmp_path: Path, change: str) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    folder = PlaybookFolder(tmp_path)
    folder.read()
    match change:
        case "edit":
            file.write_text("another")
        case "add":
            (tmp_path / "b.md").write_text("two")
        case "remove":
            file.unlink()
        case _:
            os.utime(file, ns=(1, 1))

    assert folder.changed()
    folder.read()
    assert not folder.changed()


def test_a_folder_that_is_gone_for_a_moment_has_not_changed(tmp_path: Path) -> None:
    playbooks = tmp_path / "playbooks"
    playbooks.mkdir()
    (playbooks / "a.md").write_text("one")
    folder = PlaybookFolder(playbooks)
    folder.read()
    playbooks.rename(tmp_path / "elsewhere")

    assert not folder.changed()
