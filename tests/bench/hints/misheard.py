"""Words as recognisers write them: without punctuation, and some of them wrong."""

import random
import re

from tests.bench.hints.scripts import Script, with_texts

WRONG = 0.2  # of the words
_MARKS = re.compile(r"[^\w\s'’\-:]")


def bare(script: Script) -> Script:
    """Return the call in lower case, without punctuation."""
    return with_texts(script, [_bare(turn.text) for turn in script.turns])


def misheard(script: Script, seed: int) -> Script:
    """Return the call bare, with a fifth of its words lost or wrong.

    Of the wrong ones half are lost, a quarter become another word of the call
    and a quarter lose letters.
    """
    chance = random.Random(f"{script.name} {seed}")
    texts = [_bare(turn.text).split() for turn in script.turns]
    pool = sorted({word for words in texts for word in words})
    heard = [
        " ".join(filter(None, (_heard(word, pool, chance) for word in words)))
        for words in texts
    ]
    return with_texts(script, heard)


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text.lower()).split())


def _heard(word: str, pool: list[str], chance: random.Random) -> str:
    if chance.random() >= WRONG:
        return word
    kind = chance.random()
    if kind < 0.5:
        return ""
    if kind < 0.75:
        return chance.choice(pool)
    at = chance.randrange(len(word))
    return word[:at] + word[at + 2 :]
