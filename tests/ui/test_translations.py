"""The interface is whole in Russian, and what Qt loads is what is written."""

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.settings import Language
from talkhint_desktop.core.webhook.texts import texts
from talkhint_desktop.ui.counts import Counts
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.words import ago, latency, length
from tests.ui import renew_translations as renew

_PLACE = re.compile(r"%\d|\{\w+\}")


def messages(path: Path) -> list[tuple[str, str, str]]:
    """Return the source, the translation and its type, of every text."""
    found = []
    for message in ET.parse(path).getroot().iter("message"):
        made = message.find("translation")
        assert made is not None
        source = message.findtext("source", "")
        # One for each form of a number, or the only one.
        texts = [form.text for form in made.iter("numerusform")] or [made.text]
        found += [(source, text or "", made.get("type", "")) for text in texts]
    return found


def test_every_text_has_its_russian(tmp_path: Path) -> None:
    copy = tmp_path / "talkhint_ru.ts"
    shutil.copy(renew.SOURCE, copy)

    renew.collect(copy)

    assert [source for source, text, kind in messages(copy) if kind or not text] == []
    assert len(messages(copy)) == len(messages(renew.SOURCE))


def test_every_text_of_the_findings_has_its_russian() -> None:
    written = {source: text for source, text, _ in messages(renew.SOURCE)}

    assert [text for text in texts() if not written.get(text)] == []


def test_a_new_text_of_the_findings_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "talkhint_ru.ts"
    shutil.copy(renew.SOURCE, copy)
    monkeypatch.setattr(renew, "texts", lambda: [*texts(), 'It says "{why}" & <no>.'])

    renew.collect(copy)

    missing = [source for source, text, kind in messages(copy) if kind or not text]
    assert missing == ['It says "{why}" & <no>.']


@pytest.mark.parametrize("source", [renew.SOURCE, renew.PLURALS])
def test_what_qt_loads_is_what_is_written(tmp_path: Path, source: Path) -> None:
    fresh = tmp_path / "fresh.qm"

    renew.compile_to(fresh, source)

    assert fresh.read_bytes() == source.with_suffix(".qm").read_bytes()


def test_english_has_a_form_for_one_and_for_many(tmp_path: Path) -> None:
    copy = tmp_path / renew.PLURALS.name
    shutil.copy(renew.PLURALS, copy)

    renew.collect(copy)

    assert [source for source, text, kind in messages(copy) if kind or not text] == []
    assert len(messages(copy)) == len(messages(renew.PLURALS))


@pytest.mark.parametrize(
    ("language", "calls"),
    [
        (Language.ENGLISH, {1: "1 call", 2: "2 calls", 21: "21 calls"}),
        (
            Language.RUSSIAN,
            {
                1: "1 звонок",
                2: "2 звонка",
                5: "5 звонков",
                11: "11 звонков",
                21: "21 звонок",
                104: "104 звонка",
            },
        ),
    ],
)
def test_how_many_there_are_is_said_as_the_language_has_it(
    application: QApplication, language: Language, calls: dict[int, str]
) -> None:
    speak(application, language)

    assert {count: Counts().calls(count) for count in calls} == calls


def test_no_translation_loses_a_value() -> None:
    for source, text, _ in messages(renew.SOURCE):
        assert sorted(_PLACE.findall(source)) == sorted(_PLACE.findall(text)), source


def test_values_speak_the_language(application: QApplication) -> None:
    english = (ago(4000), length(238), latency(900), latency(1500))
    speak(application, Language.RUSSIAN)
    russian = (ago(4000), length(238), latency(900), latency(1500))

    assert english == ("4 s ago", "3 min 58 s", "900 ms", "1.5 s")
    assert russian == ("4 с назад", "3 мин 58 с", "900 мс", "1,5 с")
