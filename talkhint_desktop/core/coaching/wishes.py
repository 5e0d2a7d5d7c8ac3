"""What may be chosen of the hints that a model writes."""

from enum import StrEnum

from talkhint_desktop.core.errors import UsageError

LONGEST = 2_000  # letters of the agent's notes: they go out with every question


class HintLanguage(StrEnum):
    CALLER = "caller"  # as the caller speaks
    ENGLISH = "en"
    RUSSIAN = "ru"


class HintStyle(StrEnum):
    NEUTRAL = "neutral"
    WARM = "warm"
    FORMAL = "formal"
    SHORT = "short"


def agent_notes(value: str, *, name: str) -> str:
    """Return notes as they may be kept, or raise `UsageError` naming `name`.

    Card numbers, codes and passwords are masked. Lines stay lines.
    """
    # What masks is heavy, and settings are read before the first picture.
    from talkhint_desktop.core.redaction import mask  # noqa: PLC0415

    lines = (" ".join(line.split("\t")).rstrip() for line in value.splitlines())
    text = "\n".join(lines).strip()
    if len(text) > LONGEST:
        raise UsageError(
            f"{name} must be at most {LONGEST} letters, and has {len(text)}.",
            remedy="Keep what callers ask for most; the rest fits into the playbook.",
        )
    return mask(text)
