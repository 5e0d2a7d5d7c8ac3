"""The words that caused a hint, as they were spoken."""

import re

from talkhint_desktop.core.cards import WORD, Trigger, same_word, words_of
from talkhint_desktop.core.digits import runs
from talkhint_desktop.core.occasion import occasion_of
from talkhint_desktop.core.phrases import place_of

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n")
_LONGEST = 25  # words of a question that can be taken in at a glance


def spoken_trigger(text: str, trigger: Trigger) -> str:
    """Return the words of `text` that are the trigger, empty where there are none."""
    span = place_of(trigger.words, text, same_word)
    phrase = text[slice(*span)] if span else ""
    literal = tuple(words_of(phrase)) == trigger.words
    return phrase if literal or _is_open(phrase) else ""


def spoken_question(text: str) -> str:
    """Return the sentence of `text` that asks or objects, without its last sign.

    Empty where several do, or where it is too long to be called a question.
    """
    asking = [one for one in _SENTENCE_END.split(text) if occasion_of(one)]
    if len(asking) != 1:
        return ""
    places = [match.span() for match in WORD.finditer(asking[0])]
    if not 0 < len(places) <= _LONGEST:
        return ""
    question = asking[0][places[0][0] : places[-1][1]]
    return question if _is_open(question) else ""


def _is_open(phrase: str) -> bool:
    """Tell whether the words may be kept by themselves.

    A number may turn out to be a part of a secret with words that come later;
    then the line is masked, and nothing else may have kept what it held. Words
    that stand in the playbook are no secret.
    """
    return not runs(phrase)
