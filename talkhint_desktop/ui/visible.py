"""Makes strangers' text safe to look at: what cannot be seen is spelt out. No Qt."""

import re

ELLIPSIS = "…"
_BREAK = "\N{ZERO WIDTH SPACE}"
# Controls, marks that turn the direction of text, and other signs without a
# shape: they hide what is written, or show it in another order.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_RUN = re.compile(r"\S{19,}")
_JOINT = re.compile(r"(?<=[/?&=.,_:;@+%-])(?=\w)")
_PIECE = re.compile(r"\S{1,14}")


def spelt(text: str) -> str:
    r"""Return `text` with each sign that has no shape written like `\u202e`."""
    return _UNSEEN.sub(_spelt, text)


def one_line(text: str, at_most: int) -> str:
    """Return `text` as one line of at most so many signs."""
    # Cut before and after: what is sent may be long, and spelling makes longer.
    words = spelt(" ".join(text[: 4 * at_most].split()))
    cut = len(words) > at_most or len(text) > 4 * at_most
    return words[:at_most].rstrip() + ELLIPSIS if cut else words


def breakable(text: str) -> str:
    """Return `text` with places to break long addresses at, for labels."""
    return _RUN.sub(lambda run: _BREAK.join(_pieces(run[0])), text)


def unbroken(text: str) -> str:
    """Return what `breakable` was given."""
    return text.replace(_BREAK, "")


def _pieces(run: str) -> list[str]:
    return [piece for part in _JOINT.split(run) for piece in _PIECE.findall(part)]


def _spelt(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
