"""Reads TwiML from bytes, as Twilio would; judges nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from talkhint_desktop.core.errors import TalkHintError

LIMIT = 64 * 1024  # bytes; Twilio's error 11750 above it
_DEPTH = 32  # TwiML nests three or four deep, SSML a few more
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_TRAILING_JUNK, _MISPLACED_DECLARATION = 9, 17  # expat's error numbers


class TwimlError(TalkHintError):
    """What Twilio would not take. `reason` is a stable code.

    One of body-too-large, empty-body, xml-leading-space, xml-leading-junk,
    xml-trailing-junk, xml-malformed, xml-doctype, twiml-wrong-root. `line` and
    `column` count from 1, and are 0 where no place is to blame. `name` is that
    of a root which is wrong.
    """

    remedy = "Let the webhook return TwiML and nothing else."

    def __init__(
        self,
        reason: str,
        message: str,
        *,
        line: int = 0,
        column: int = 0,
        name: str = "",
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.name = name
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Verb:
    """One element: name and attributes in their own case, without namespace.

    `text` is the element's own words, comments left out and blanks trimmed.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    children: tuple["Verb", ...] = ()

    def get(self, attribute: str, default: str = "") -> str:
        return self.attributes.get(attribute, default)

    def number(self, attribute: str, default: int) -> int:
        """Return a whole number of at most six digits; `default` for all else."""
        text = self.get(attribute)
        plain = text.isascii() and text.isdigit() and len(text) <= 6
        return int(text) if plain else default

    def everything(self) -> Iterator["Verb"]:
        """Yield this verb and all inside it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.everything()


@dataclass(frozen=True, slots=True)
class Document:
    """What stands in `<Response>`. `bom` and `namespaced` are worth a warning."""

    verbs: tuple[Verb, ...] = ()
    bom: bool = False
    namespaced: bool = False

    def everything(self) -> Iterator[Verb]:
        for verb in self.verbs:
            yield from verb.everything()


def parse(body: bytes) -> Document:
    """Return the document in `body`; raises `TwimlError`."""
    if len(body) > LIMIT:
        raise TwimlError(
            "body-too-large",
            f"The answer is {len(body)} bytes. Twilio takes 64 kB at most.",
        )
    bare = body.removeprefix(_BOM)
    _check_beginning(bare)
    target = _Target()
    _feed(bare, target)
    root = target.root
    assert root is not None, "expat accepts no document without an element"
    if root.name != "Response":
        raise TwimlError(
            "twiml-wrong-root",
            f"The document is <{root.name[:40]}>. Twilio wants <Response>.",
            name=root.name[:40],
        )
    return Document(root.children, bare is not body, target.namespaced)


def _check_beginning(body: bytes) -> None:
    start = body.lstrip()
    if not start:
        raise TwimlError("empty-body", "The answer is empty.")
    if body.startswith(_UTF_16):
        return
    if not start.startswith(b"<"):
        raise TwimlError(
            "xml-leading-junk",
            "Something stands in front of the document.",
            line=1,
            column=1,
        )
    # A blank line alone is harmless; before the declaration it is not.
    if start is not body and start.startswith(b"<?xml"):
        raise TwimlError(
            "xml-leading-space",
            "There is a space or an empty line before <?xml.",
            line=1,
            column=1,
        )


def _feed(body: bytes, target: "_Target") -> None:
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(body)
        parser.close()
    except ParseError as error:
        raise _malformed(error) from None
    except DefusedXmlException:
        raise TwimlError(
            "xml-doctype", "The document has a DOCTYPE or entities of its own."
        ) from None
    except (LookupError, ValueError) as error:
        # Python's codecs answer for encodings that expat itself does not know.
        raise TwimlError(
            "xml-malformed", f"The document's encoding cannot be read: {error}."
        ) from None


def _malformed(error: ParseError) -> TwimlError:
    line, column = error.position
    place: dict[str, Any] = {"line": line, "column": column + 1}
    if error.code == _TRAILING_JUNK:
        return TwimlError(
            "xml-trailing-junk", "Something stands after </Response>.", **place
        )
    if error.code == _MISPLACED_DECLARATION:
        return TwimlError("xml-leading-junk", "Something stands before <?xml.", **place)
    what = str(error.msg).partition(":")[0]
    return TwimlError("xml-malformed", f"The XML is broken: {what}.", **place)


@dataclass(slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)
    children: list[Verb] = field(default_factory=list)


class _Target:
    """Builds verbs while expat reads; a deep document ends it early."""

    def __init__(self) -> None:
        self.root: Verb | None = None
        self.namespaced = False
        self._open: list[_Open] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEPTH:
            raise TwimlError("xml-malformed", "The document is nested too deep.")
        plain = {self._local(name): value for name, value in attributes.items()}
        self._open.append(_Open(self._local(tag), plain))

    def data(self, words: str) -> None:
        if self._open:
            self._open[-1].words.append(words)

    def end(self, tag: str) -> None:  # noqa: ARG002  expat's own signature
        done = self._open.pop()
        verb = Verb(
            done.name,
            done.attributes,
            "".join(done.words).strip(),
            tuple(done.children),
        )
        if self._open:
            self._open[-1].children.append(verb)
        else:
            self.root = verb

    def close(self) -> Any:
        return self.root

    def _local(self, name: str) -> str:
        if name.startswith("{"):
            self.namespaced = True
        return name.rpartition("}")[2]
