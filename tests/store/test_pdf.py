"""The text of a PDF is read page by page; what has none is named."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.passages import PAGE_END
from talkhint_desktop.core.playbook import read
from talkhint_desktop.store import pdf
from talkhint_desktop.store.pdf import text_of
from tests.peers.small_pdf import small_pdf

PAGES = [
    "Prices\nA lamp costs nine dollars.",
    "",
    "Возврат\nДеньги придут за пять дней.",
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "prices.pdf"


def test_text_is_read_page_by_page_in_both_languages(file: Path) -> None:
    file.write_bytes(small_pdf(PAGES))

    assert text_of(file).split(PAGE_END) == PAGES


def test_a_pdf_is_cited_to_its_page(file: Path) -> None:
    file.write_bytes(small_pdf(PAGES))

    passages = read([(file.name, text_of(file))]).passages

    assert [p.source for p in passages] == ["prices.pdf#page 1", "prices.pdf#page 3"]


def test_pictures_of_pages_are_told(file: Path) -> None:
    file.write_bytes(small_pdf(["", ""]))

    with pytest.raises(TalkHintError, match="holds pictures of pages and no text"):
        text_of(file)


def test_too_many_pages_are_told(file: Path) -> None:
    file.write_bytes(small_pdf(["x"] * 101))

    with pytest.raises(TalkHintError, match="has 101 pages; 100 is the most"):
        text_of(file)


def test_a_pdf_that_is_too_large_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "LARGEST_PDF", 100)
    file.write_bytes(small_pdf(PAGES))

    with pytest.raises(TalkHintError, match="is larger than"):
        text_of(file)


def test_a_missing_pdf_is_told(file: Path) -> None:
    with pytest.raises(TalkHintError, match=r"prices\.pdf cannot be read"):
        text_of(file)


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_pdf_is_told_and_never_our_fault(
    file: Path, data: st.DataObject
) -> None:
    whole = small_pdf(PAGES)
    at = data.draw(st.integers(0, len(whole) - 1))
    put = data.draw(st.binary(max_size=20))
    file.write_bytes(whole[:at] + put + whole[at + len(put) :])

    with suppress(TalkHintError):
        assert text_of(file)
