"""What is wrong with a line of a playbook, in the user's language."""

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from talkhint_desktop.ui.finding_words import shown

# The relay's sentences with their gaps, as patterns and as they are translated.
_SAID: tuple[tuple[str, object], ...] = (
    (
        r"This is no field\. Write Triggers, Say or Facts\.",
        QT_TRANSLATE_NOOP(
            "Playbook", "This is no field. Write Triggers, Say or Facts."
        ),
    ),
    (
        r"The card (.+) has no triggers\.",
        QT_TRANSLATE_NOOP("Playbook", "The card %1 has no triggers."),
    ),
    (
        r"The card (.+) says nothing\.",
        QT_TRANSLATE_NOOP("Playbook", "The card %1 says nothing."),
    ),
    (
        r"The card has no heading\.",
        QT_TRANSLATE_NOOP("Playbook", "The card has no heading."),
    ),
    (
        r"The card (.+) stands on line (\d+) too\.",
        QT_TRANSLATE_NOOP("Playbook", "The card %1 stands on line %2 too."),
    ),
    (r"(.+) is empty\.", QT_TRANSLATE_NOOP("Playbook", "%1 is empty.")),
    (
        r"Kind may be (.+); not (.+)\.",
        QT_TRANSLATE_NOOP("Playbook", "Kind may be %1; not %2."),
    ),
    (
        r"Say is too long to read while talking: at most (\d+) words\.",
        QT_TRANSLATE_NOOP(
            "Playbook", "Say is too long to read while talking: at most %1 words."
        ),
    ),
    (
        r"The trigger (.+) has no word\.",
        QT_TRANSLATE_NOOP("Playbook", "The trigger %1 has no word."),
    ),
    (
        r"A list belongs under Facts\.",
        QT_TRANSLATE_NOOP("Playbook", "A list belongs under Facts."),
    ),
    (
        r"A card shows at most (\d+) facts\.",
        QT_TRANSLATE_NOOP("Playbook", "A card shows at most %1 facts."),
    ),
)


def problem_words(message: str) -> str:
    """Return a problem translated; one that is not known is shown as it came."""
    for pattern, words in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            said = QCoreApplication.translate("Playbook", str(words))
            for place, value in enumerate(found.groups(), 1):
                said = said.replace(f"%{place}", shown(value, 80))
            return said
    return shown(message)
