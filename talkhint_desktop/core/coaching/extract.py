"""A summary without a model: the call's own sentences, and not a word besides."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talkhint_desktop.core.coaching.numbers import values_in
from talkhint_desktop.core.coaching.request import Line
from talkhint_desktop.core.events import Speaker
from talkhint_desktop.core.playbook import words_of

_MOST_SAID, _MOST_TODO = 5, 5
_SHORTEST = 4  # words of a sentence that says something
_LONGEST = 200  # signs
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")

_WANTS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:i(?: would|'d)? (?:like|want|need|wish)|i(?:'m| am) calling|i have not|"
        r"i haven't|i did not|i didn't|my \w+ (?:is|has|was)|where is|how (?:much|long|"
        r"do|can)|when (?:will|can|do)|can (?:i|you|we)|could (?:i|you)|do you|is it|"
        r"why|what)\b"
    ),
    "ru": re.compile(
        r"\b(?:хочу|хотел[аи]? бы|мне нужн\w+|нужно|звоню|не пришл?\w*|не получил\w*|"
        r"не работает|где|когда|сколько|почему|можно ли|можно|можете|как|у меня)\b"
    ),
}
_PROMISES: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:i|we)(?:'ll| will| am going to| are going to|'m going to|'re going to)\b"
        r"|\blet me (?:send|check|call|ask|find)\b"
    ),
    "ru": re.compile(
        r"\b(?:отправ\w+|вышл\w+|пришл(?:ю|ём|ем)|перезвон\w+|сдела(?:ю|ем)|"
        r"провер(?:ю|им)|узна(?:ю|ем)|переда(?:м|дим)|замен(?:ю|им)|верн(?:у|ём|ем)|"
        r"оформ(?:лю|им)|свяж(?:усь|емся)|позвон(?:ю|им)|обеща\w+)\b"
    ),
}
_WHEN: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|"
        r"saturday|sunday|week|hour|morning|afternoon|evening)\b"
    ),
    "ru": re.compile(
        r"\b(?:сегодня|завтра|послезавтра|понедельник|вторник|сред[уы]|четверг|"
        r"пятниц\w+|суббот\w+|воскресенье|недел\w+|час\w*|утр\w+|вечер\w*)\b"
    ),
}
_HEADS: Mapping[str, tuple[str, str]] = {
    "en": ("The caller said:", "You said:"),
    "ru": ("Клиент сказал:", "Вы сказали:"),
}


@dataclass(frozen=True, slots=True)
class _Sentence:
    place: int
    speaker: Speaker
    text: str
    words: str


def extract(lines: Sequence[Line], language: str) -> tuple[str, list[str]]:
    """Return the caller's sentences that count, and the agent's promises.

    All of it stands word for word in the call; only the two headings are ours.
    """
    sentences = _sentences(lines)
    wanted = [s for s in sentences if s.speaker is Speaker.CALLER and _counts(s)]
    ranked = sorted(wanted, key=lambda s: (-_weight(s, language), s.place))
    said = sorted(ranked[:_MOST_SAID], key=lambda s: s.place)
    promised = [
        s
        for s in sentences
        if s.speaker is Speaker.AGENT and _PROMISES[language].search(s.words)
    ]
    # Those that name a day or an amount come first where there are too many.
    firm = sorted(promised, key=lambda s: (not _is_firm(s, language), s.place))
    todo = sorted(firm[:_MOST_TODO], key=lambda s: s.place)
    text = "\n".join([_HEADS[language][0], *(s.text for s in said)]) if said else ""
    return text, [s.text for s in todo]


def _sentences(lines: Sequence[Line]) -> list[_Sentence]:
    found: list[_Sentence] = []
    for line in lines:
        for part in _SENTENCE.findall(" ".join(line.text.split())):
            text = part.strip()
            words = " ".join(words_of(text))
            if words and not any(s.words == words for s in found):
                shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
                found.append(_Sentence(len(found), line.speaker, shown, words))
    return found


def _counts(sentence: _Sentence) -> bool:
    words = len(sentence.words.split())
    return words >= _SHORTEST or ("?" in sentence.text and words > 1)


def _weight(sentence: _Sentence, language: str) -> int:
    weight = 3 * ("?" in sentence.text)
    weight += 3 * bool(_WANTS[language].search(sentence.words))
    weight += bool(values_in(sentence.text))
    weight += bool(_WHEN[language].search(sentence.words))
    return weight


def _is_firm(sentence: _Sentence, language: str) -> bool:
    dated = _WHEN[language].search(sentence.words)
    return bool(dated) or bool(values_in(sentence.text))
