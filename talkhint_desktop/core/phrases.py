"""Where words stand in what was said: whole words, however they are written."""

from collections.abc import Callable, Sequence

from talkhint_desktop.core.cards import WORD, words_of

Span = tuple[int, int]  # where a piece of a text begins and ends


def find_words(phrase: str, text: str) -> Span | None:
    """Return where the words of `phrase` stand in `text`, the first time.

    Whole words in their order, case and punctuation aside; None where they do
    not stand like that, or there are none.
    """
    return place_of(words_of(phrase), text, lambda said, wanted: said == wanted)


def place_of(
    wanted: Sequence[str], text: str, same: Callable[[str, str], bool]
) -> Span | None:
    """Return where words that are the `same` as the wanted stand, the first time."""
    said = [
        (word, match.span())
        for match in WORD.finditer(text)
        for word in words_of(match.group())
    ]
    for at in range(len(said) - len(wanted) + 1 if wanted else 0):
        here = said[at : at + len(wanted)]
        if not all(same(one[0], two) for one, two in zip(here, wanted, strict=True)):
            continue
        start, end = here[0][1][0], here[-1][1][1]
        # Some letters fold into two words, of which a half is no word.
        if len(words_of(text[start:end])) == len(wanted):
            return start, end
    return None
