"""Hints in the user's words: what was asked, where it comes from, how it is copied."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from talkhint_desktop.core.events import Hint
from talkhint_desktop.core.phrases import find_words
from talkhint_desktop.ui.visible import one_line
from talkhint_desktop.ui.words import bold, plain

_ASKED = 56
translate = QCoreApplication.translate


def hint_text(hint: Hint) -> str:
    """Return a hint as plain text, a line for each fact."""
    return "\n".join(plain(line) for line in [hint.headline, *hint.facts])


def asked_words(heard: str, trigger: str | None = None) -> str:
    """Return the words that caused a hint, or the end of the line that did.

    The `trigger` counts only as it stands in `heard`, the line as it is shown.
    """
    span = find_words(trigger, heard) if trigger else None
    said = one_line(heard[slice(*span)] if span else heard, 4 * _ASKED)
    if not said:
        return ""
    if len(said) > _ASKED:
        first, last = said[:_ASKED].rsplit(" ", 1)[0], said[-_ASKED:].split(" ", 1)[-1]
        said = f"{first}…" if span else f"…{last}"
    return translate("Hint", "Asked: “%1”").replace("%1", said)


def source_words(hint: Hint) -> str:
    """Return where a hint comes from: a card by file and heading, or the model."""
    card = card_place(hint.card)
    if hint.source == "playbook":
        return card
    if hint.state == "growing":
        return translate("Hint", "From the model")
    if not card:
        return translate("Hint", "From the model, with no card behind it")
    return translate("Hint", "From the model, grounded in %1").replace("%1", card)


def check_words(hint: Hint) -> str:
    """Return which numbers nobody gave: neither the playbook nor the call."""
    words = translate("Hint", "Check first, not in your playbook or this call: %1")
    return words.replace("%1", ", ".join(hint.check)) if hint.check else ""


def doubted(html: str, numbers: Sequence[str], color: str) -> str:
    """Return a hint's HTML with `numbers` in another colour wherever they stand."""
    kept = sorted(map(bold, numbers), key=len, reverse=True)
    if not kept:
        return html
    any_of = "|".join(map(re.escape, kept))
    found = re.compile(rf"(?<![\w.,])(?:{any_of})(?!\w)")
    return found.sub(lambda m: f'<span style="color:{color}">{m[0]}</span>', html)


def card_place(card: str | None) -> str:
    """Return `prices.md: Yearly discount` of `prices.md#Yearly discount`."""
    file, _, heading = one_line(card or "", 160).partition("#")
    return f"{file}: {heading}" if file and heading else file or heading
