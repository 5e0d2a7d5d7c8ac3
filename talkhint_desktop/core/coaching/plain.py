"""Words of strangers made plain: no control signs, no markup, no links."""

import re
import unicodedata

_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)?")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)?")
_TAG = re.compile(r"</?[a-zA-Z!][^>]*>")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.\-]{1,20}://|www\.)\S*", re.IGNORECASE)
# A host's name, with a path or without; what stands behind @ is a mailbox.
_HOST = re.compile(
    r"(?<![@\w.\-])(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+[a-z]{2,}\b(?:[:/]\S*)?(?!@)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\*+|`+|~~|(?<!\w)_+|_+(?!\w)|[<>\[\]{}|\\]|^\s*#+\s*")
_EMPTY = re.compile(r"\(\s*\)|\"\s*\"|«\s*»")
_OPEN = re.compile(r"[\[<(][^\])>]*$")
_QUOTED = re.compile(r"\s*(?:\"([^\"]*)\"|«([^»]*)»|“([^”]*)”)\s*")


def one_line(text: str, longest: int) -> str:
    """Return what may stand on one line of a request, at most `longest` signs.

    Signs that turn text around or are not seen are gone, and so are angle
    brackets, by which a request marks where strangers' words begin and end.
    """
    flat = " ".join(_visible(text).replace("<", "‹").replace(">", "›").split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"


def shown(text: str) -> str:
    """Return what may be shown of a line that a model wrote: plain words."""
    text = _LINK.sub(r"\1", _PICTURE.sub("", _visible(text)))
    text = _ADDRESS.sub("", _TAG.sub("", text))
    text = _EMPTY.sub("", _HOST.sub("", _MARKUP.sub("", text)))
    return " ".join(text.split())


def shown_so_far(text: str) -> str:
    """Return what may be shown of a line while its end is still to come."""
    return shown(_OPEN.sub("", text))


def unquoted(text: str) -> str:
    """Return `text` without the quotes around the whole of it."""
    found = _QUOTED.fullmatch(text)
    return next(part for part in found.groups() if part is not None) if found else text


def _visible(text: str) -> str:
    return "".join(map(_seen, text))


def _seen(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if kind in {"Cf", "Cs", "Co", "Cn"} else sign
