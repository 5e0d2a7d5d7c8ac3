"""Strangers' words made safe to print: one line, nothing that moves a cursor."""

import re

# Controls, and the marks that turn the direction of text around.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


def plain_line(text: str) -> str:
    """Return `text` as one line without control or direction signs."""
    return _UNSEEN.sub("", " ".join(text.split()))


def plain_json(json: str) -> str:
    """Return JSON with such signs escaped; its value stays the same."""
    return _UNSEEN.sub(
        # A raw line break in JSON is only its layout.
        lambda sign: "\n" if sign[0] == "\n" else f"\\u{ord(sign[0]):04x}",
        json,
    )
