"""Findings speak the window's language, and strangers' words stay text."""

import re
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.settings import Language
from talkhint_desktop.core.webhook.faults import FAULTS, found, passed, skipped
from talkhint_desktop.core.webhook.findings import Finding, Stage, Status
from talkhint_desktop.core.webhook.number import FUNCTION, NO_URL
from talkhint_desktop.ui.finding_words import (
    retold,
    said_of,
    shown,
    stage_words,
    value_words,
)
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.visible import unbroken
from tests.ui.webhook_samples import HOSTILE

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_GAPS = re.compile(r"\{(\w+)\}")


@pytest.fixture
def russian(application: QApplication) -> None:
    speak(application, Language.RUSSIAN)


def every_finding() -> list[Finding]:
    """Return a finding of each code, of each case and source."""
    made = []
    for code, fault in FAULTS.items():
        gaps = [name for text in fault.texts() for name in _GAPS.findall(text)]
        names: dict[str, Any] = dict.fromkeys(gaps, "7")
        choices: list[dict[str, Any]] = [{"case": case} for case in fault.details]
        choices += [{"source": source} for source in fault.titles]
        made += [found(code, **names, **choice) for choice in [{}, *choices]]
    return made


def test_every_fault_is_said_in_english_as_it_was_sent(
    application: QApplication,
) -> None:
    for finding in every_finding():
        said = said_of(finding)

        assert unbroken(said.title) == finding.title
        assert unbroken(said.detail) == finding.detail
        assert unbroken(said.remedy) == finding.remedy


def test_every_fault_is_said_in_russian(russian: None) -> None:
    for finding in every_finding():
        said = said_of(finding)

        for text, sent in ((said.title, finding.title), (said.remedy, finding.remedy)):
            assert bool(_CYRILLIC.search(text)) == bool(sent), finding.code


def test_values_stand_in_the_russian_words(russian: None) -> None:
    said = said_of(found("number-url-other", url="https://a.b", wanted="https://c.d"))

    assert unbroken(said.detail) == "Он обращается к https://a.b, а не к https://c.d."


def test_a_value_that_is_a_known_text_is_translated_too(russian: None) -> None:
    studio = said_of(found("number-studio", kind=FUNCTION, url="https://a.b"))
    app = said_of(found("number-uses-app", app="A", url=NO_URL))

    assert studio.title == "На звонки отвечает функция в Twilio"
    assert "вебхука у него нет" in app.detail


def test_a_list_is_joined(russian: None) -> None:
    finding = passed(Stage.DNS, host="a.b", addresses=["192.0.2.1", "192.0.2.2"])

    assert unbroken(said_of(finding).detail) == "a.b: 192.0.2.1, 192.0.2.2."


def test_what_was_not_looked_at_says_why(russian: None) -> None:
    said = said_of(skipped(Stage.SIGNATURE, "no-token"))

    assert (said.title, said.detail) == (
        "Подпись",
        "Не проверено: TalkHint не знает Auth Token.",
    )


def test_stages_have_their_names(russian: None) -> None:
    assert stage_words(Stage.TUNNEL) == "Туннель"


def test_an_unknown_code_is_shown_as_it_was_sent(russian: None) -> None:
    finding = Finding(
        stage=Stage.HTTP,
        code="something-new",
        status=Status.FAILED,
        title="Something new",
        remedy="Do this.",
    )

    assert said_of(finding).title == "Something new"
    assert said_of(finding).remedy == "Do this."


def test_words_that_are_not_the_table_s_are_shown_as_sent(russian: None) -> None:
    told = found("dial-empty")
    other = Finding(
        stage=told.stage, code=told.code, status=told.status, title="Said otherwise"
    )

    assert said_of(other).title == "Said otherwise"


def test_a_title_filled_elsewhere_is_told_again_in_russian(russian: None) -> None:
    plain = found("number-url-empty").title
    filled = found("number-not-found", number="+14155550132").title

    assert retold(plain) == "У номера нет вебхука"
    assert retold(filled) == "В аккаунте нет номера +14155550132"
    assert retold("Never heard of it.") == "Never heard of it."
    assert retold("") == ""


def test_a_message_of_several_sentences_is_told_again_as_far_as_it_is_known(
    russian: None,
) -> None:
    title = found("goodbye-twiml").title
    address = "https://old.example.com/voice"

    told = retold(f"{title}. No audio stream is started at {address}. Tunnel is odd.")

    assert unbroken(told) == (
        "Вебхук прощается и кладёт трубку: отвечает старая версия. "
        f"Поток звука не запускается at {address}. Tunnel is odd."
    )


def test_hostile_values_are_plain_bounded_text(application: QApplication) -> None:
    finding = found("goodbye-twiml", words=HOSTILE * 100, url=HOSTILE)

    detail = said_of(finding).detail

    assert "<b>bold</b>" in unbroken(detail)
    assert not set("\u202e\u2066\x1b\ufeff\n") & set(detail)
    assert len(unbroken(detail)) < 900


def test_gaps_in_a_value_are_not_filled(application: QApplication) -> None:
    said = said_of(found("html-page", page="{url} {stage}", url="https://a.b"))

    assert said.detail == "Its title is “{url} {stage}”."


def test_evidence_of_any_shape_becomes_one_line(application: QApplication) -> None:
    value = [{"error": 11200, "deep": [None, True]}, HOSTILE]

    words = unbroken(value_words(value))

    assert words.startswith("error: 11200, deep: None; True; <b>")
    assert len(unbroken(shown("x" * 5_000))) <= 801
