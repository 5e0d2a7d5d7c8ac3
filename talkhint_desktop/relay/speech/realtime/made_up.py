"""Sentences that speech models put where nobody spoke. A backstop, no more."""

import re

# Seen in the wild for silence and noise; nobody says them on the telephone.
_MADE_UP = frozenset(
    {
        "thank you for watching",
        "thanks for watching",
        "please subscribe to my channel",
        "subtitles by the amara org community",
        "субтитры сделал dimatorzok",
        "субтитры создавал dimatorzok",
        "продолжение следует",
        "спасибо за просмотр",
        "ご視聴ありがとうございました",
        "시청해주셔서 감사합니다",
        "altyazı m k",
    }
)


def is_made_up(text: str) -> bool:
    """Tell whether the whole of `text` is such a sentence."""
    return " ".join(re.findall(r"\w+", text.casefold())) in _MADE_UP
