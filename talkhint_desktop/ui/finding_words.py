"""Findings in the window's language: the table's words, translated and filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from talkhint_desktop.core.webhook.faults import FAULTS, fill, words_of
from talkhint_desktop.core.webhook.findings import OK, SKIPPED, Finding, Stage
from talkhint_desktop.core.webhook.passes import PASSES
from talkhint_desktop.core.webhook.twilio_errors import meaning_of
from talkhint_desktop.ui.visible import breakable, one_line

_LONGEST, _LONGEST_VALUE = 800, 160  # signs
# Said by a relay that refuses, and by no finding.
STOPPED: object = QT_TRANSLATE_NOOP("Finding", "The check was stopped.")
# A dot inside an address ends no sentence.
_SENTENCE = re.compile(r"[^\s.](?:[^.]|\.(?=\S))*")
_FEWEST_WORDS, _MOST_WORDS = 3, 20  # of a beginning that is looked up
_GAP = re.compile(r"\\\{(\w+)\\\}")


@dataclass(frozen=True, slots=True)
class Said:
    """A finding's words, safe to be shown; empty where there is nothing to say."""

    title: str
    detail: str
    remedy: str


def said_of(finding: Finding) -> Said:
    """Return the words of a finding; what is not in the table is shown as sent."""
    sent = finding.title, finding.detail, finding.remedy
    known = finding.code in FAULTS or finding.code in {OK, SKIPPED}
    if not known:
        return Said(*map(shown, sent))
    table = words_of(finding.code, finding.stage, finding.evidence)
    pairs = zip(table, sent, strict=True)
    return Said(*(_said(words, text, finding.evidence) for words, text in pairs))


def stage_words(stage: Stage) -> str:
    """Return what a stage of the check is called."""
    return _translated(PASSES[stage][0])


def meaning_words(error: int) -> str:
    """Return what one of Twilio's error numbers means."""
    return _translated(meaning_of(error))


def value_words(value: Any) -> str:
    """Return one value of the evidence; what it names in words is translated."""
    if isinstance(value, list):
        return "; ".join(map(value_words, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {value_words(v)}" for name, v in value.items())
    text = str(value)
    return shown(_translated(text), _LONGEST_VALUE)


def retold(text: str) -> str:
    """Return a text that was put together elsewhere, such as a trouble's message.

    It may be a text of the table, one whose gaps are filled, or several of them
    with an address behind the last.
    """
    whole = _retold_one(text)
    return whole or shown(_SENTENCE.sub(lambda part: _retold_part(part[0]), text))


def _retold_one(text: str) -> str:
    translated = _translated(text)
    if translated != text:
        return translated
    for words, pattern in _filled_patterns():
        filled = pattern.fullmatch(text)
        if filled:
            return _filled(words, filled.groupdict())
    return ""


def _retold_part(sentence: str) -> str:
    """Return one sentence translated, or as much of its beginning as is known."""
    words = sentence.split(" ")
    for count in range(min(len(words), _MOST_WORDS), _FEWEST_WORDS - 1, -1):
        known = _retold_one(" ".join(words[:count]))
        if known:
            return " ".join([known, *words[count:]])
    return sentence


def shown(text: str, at_most: int = _LONGEST) -> str:
    """Return the world's words as one line that a label can show."""
    return breakable(one_line(text, at_most))


def _said(words: str, sent: str, evidence: Mapping[str, Any]) -> str:
    if fill(words, evidence) != sent:
        return shown(sent)
    return _filled(words, evidence)


def _filled(words: str, evidence: Mapping[str, Any]) -> str:
    values = {name: _value(value) for name, value in evidence.items()}
    return shown(fill(_translated(words), values))


def _value(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    said = [one_line(_translated(str(part)), _LONGEST_VALUE) for part in parts]
    return ", ".join(said)


def _translated(text: str) -> str:
    # An empty text would bring the header of the translation file.
    return QCoreApplication.translate("Finding", text) if text else ""


@cache
def _filled_patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return titles and remedies that have gaps, and what they look like filled."""
    texts = [
        text
        for fault in FAULTS.values()
        for text in (fault.title, *fault.titles.values(), fault.remedy)
        if "{" in text
    ]
    return [
        (text, re.compile(_GAP.sub(r"(?P<\1>.+?)", re.escape(text)), re.DOTALL))
        for text in dict.fromkeys(texts)
    ]
