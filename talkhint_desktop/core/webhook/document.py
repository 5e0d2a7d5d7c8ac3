"""Reads a document as Twilio would, and lists what is wrong with its XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from talkhint_desktop.core import twiml
from talkhint_desktop.core.twiml import Document, TwimlError, Verb
from talkhint_desktop.core.webhook.answer import shows_escaped
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import Finding
from talkhint_desktop.core.webhook.vocabulary import (
    ATTRIBUTES,
    attribute_meant,
    element_meant,
)

_BOM = b"\xef\xbb\xbf"
_BEGINNING = re.compile(rb"<\?xml|<(?:\w+:)?Response\b")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_END = re.compile(rb"</(?:\w+:)?Response\s*>|<(?:\w+:)?Response[^<>]*/>")
_SHOWN = 60  # signs of junk that are told
_FREE_ATTRIBUTES = frozenset({"lang", "space", "schemaLocation", "xmlns"})
NOT_PARSED = "a tag, a quote or an & is out of place"
TOO_DEEP = "it is nested too deep"
ODD_ENCODING = "its encoding cannot be read"
PHRASES = (NOT_PARSED, TOO_DEEP, ODD_ENCODING)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, its names put into their right case, and what is wrong with it.

    `document` is None where nothing of it can be carried out, or even guessed.
    """

    document: Document | None
    findings: tuple[Finding, ...]


def read(body: bytes) -> Reading:
    """Read `body`; what stands around a document is told and taken off."""
    findings: list[Finding] = []
    bare = _without_marks(body, findings)
    # Each time round something that stands around the document is taken off.
    while True:
        try:
            document = twiml.parse(bare)
        except TwimlError as error:
            rest = _taken_off(error, bare, findings)
            if rest is None:
                return Reading(None, tuple(findings))
            bare = rest
        else:
            return Reading(*_in_right_case(document, findings))


def _without_marks(body: bytes, findings: list[Finding]) -> bytes:
    bare, marks = body, 0
    while bare.startswith(_BOM):
        bare, marks = bare.removeprefix(_BOM), marks + 1
    if marks:
        findings.append(found("xml-bom", case="double" if marks > 1 else ""))
    return bare


def _taken_off(error: TwimlError, body: bytes, findings: list[Finding]) -> bytes | None:
    """Tell what Twilio would not take; return the rest, None where none is left.

    What is returned is always shorter.
    """
    match error.reason:
        case "xml-leading-space":
            findings.append(found("xml-leading-space"))
            return body.lstrip()
        case "xml-leading-junk" | "xml-trailing-junk":
            return _without_junk(body, findings)
        case "twiml-wrong-root":
            findings.append(found("twiml-wrong-root", name=error.name))
        case "xml-doctype":
            findings.append(found("xml-doctype"))
        case _ if _well_inside(body):
            return _without_junk(body, findings)
        case _:
            findings.append(_malformed(error))
    return None


def _without_junk(body: bytes, findings: list[Finding]) -> bytes | None:
    start = _BEGINNING.search(body)
    before = _COMMENT.sub(b"", body[: start.start()]) if start else body
    if before.strip():
        if start is None and shows_escaped(body):
            findings.append(found("xml-escaped"))
        else:
            findings.append(found("xml-leading-junk", text=_shown(before)))
        return body[start.start() :] if start else None
    end = _end_of(body)
    findings.append(found("xml-trailing-junk", text=_shown(body[end:])))
    return body[:end] if body[end:].strip() else None


def _well_inside(body: bytes) -> bool:
    """Tell whether all that is wrong stands around a document that is right."""
    start = _BEGINNING.search(body)
    inside = body[start.start() : _end_of(body)] if start else body
    if len(inside) == len(body):
        return False
    try:
        twiml.parse(inside)
    except TwimlError:
        return False
    return True


def _end_of(body: bytes) -> int:
    """Return where the document ends, the length of `body` where it does not."""
    end = _END.search(body)
    return end.end() if end else len(body)


def _malformed(error: TwimlError) -> Finding:
    return found("xml-malformed", why=_why(error), line=error.line, column=error.column)


def _shown(junk: bytes) -> str:
    return " ".join(junk.decode("utf-8", "replace").split())[:_SHOWN]


def _why(error: TwimlError) -> str:
    text = str(error)
    if "deep" in text:
        return TOO_DEEP
    return ODD_ENCODING if "encoding" in text else NOT_PARSED


def _in_right_case(
    document: Document, findings: list[Finding]
) -> tuple[Document, tuple[Finding, ...]]:
    told: dict[tuple[str, str], Finding] = {}
    verbs = tuple(_put_right(verb, told) for verb in document.verbs)
    return replace(document, verbs=verbs), (*findings, *told.values())


def _put_right(verb: Verb, told: dict[tuple[str, str], Finding]) -> Verb:
    name = element_meant(verb.name)
    if not name:
        told["verb", verb.name] = found("twiml-unknown-verb", name=verb.name)
        return verb
    if name != verb.name:
        wrong, right = f"<{verb.name}>", f"<{name}>"
        told["case", wrong] = found("twiml-wrong-case", wrong=wrong, right=right)
    attributes = dict(_attributes(name, verb, told))
    children = tuple(_put_right(child, told) for child in verb.children)
    return Verb(name, attributes, verb.text, children)


def _attributes(
    element: str, verb: Verb, told: dict[tuple[str, str], Finding]
) -> Iterator[tuple[str, str]]:
    for given, value in verb.attributes.items():
        if given in ATTRIBUTES[element] or given in _FREE_ATTRIBUTES:
            yield given, value
            continue
        meant = attribute_meant(element, given)
        if meant and meant not in verb.attributes:
            told["case", given] = found("twiml-wrong-case", wrong=given, right=meant)
            yield meant, value
        else:
            told["attribute", f"{element} {given}"] = found(
                "twiml-unknown-attribute", verb=element, name=given
            )
