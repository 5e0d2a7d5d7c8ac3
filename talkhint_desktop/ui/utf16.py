"""Qt counts a text in UTF-16 units, Python in characters: 😀 is two of the first."""


def to_units(text: str, at: int) -> int:
    """Return how many units the first `at` characters of a text are."""
    return at if _are_one(text) else len(_units(text[:at])) // 2


def to_chars(text: str, at: int) -> int:
    """Return how many characters the first `at` units of a text are."""
    if _are_one(text):
        return at
    return len(_units(text)[: 2 * at].decode("utf-16-le", "ignore"))


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _are_one(text: str) -> bool:
    return text.isascii() or max(text) <= "\uffff"
