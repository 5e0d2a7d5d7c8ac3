"""Judges one `<Dial>`: whom it rings, and for how long."""

import re

from talkhint_desktop.core.twiml import Verb
from talkhint_desktop.core.webhook.expected import Expected
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import Finding

SHORTEST_TALK = 600  # seconds; Twilio's own limit is four hours
_FOUR_HOURS = 14_400
_PHONES = frozenset({"Number", "WhatsApp"})
_NAMED = frozenset({"Client", "Conference", "Queue", "Application", "Sim"})
_BETWEEN = re.compile(r"[\s().\-\u2010-\u2015]")
_E164 = re.compile(r"\+[1-9]\d{6,14}")
# North America's own spelling, which Twilio takes too: ten digits, or a 1 more.
_NORTH_AMERICA = re.compile(r"(?:\+?1)?[2-9]\d{9}")
_SIP = re.compile(r"sips?:[^\s@]+@[^\s@]+|sips?:[^\s@]+", re.IGNORECASE)
_SHOWN = 60


def judge_dial(dial: Verb, expected: Expected) -> list[Finding]:
    """Return what is wrong with a `<Dial>`."""
    findings = [f for f in (_judge_target(t, expected) for t in targets(dial)) if f]
    if not targets(dial):
        findings.append(found("dial-empty"))
    seconds = dial.number("timeLimit", _FOUR_HOURS)
    if seconds < SHORTEST_TALK:
        findings.append(found("dial-time-limit", seconds=seconds))
    return findings


def targets(dial: Verb) -> list[tuple[str, str]]:
    """Return the kind and the name of everybody a `<Dial>` rings."""
    nouns = [
        child for child in dial.children if child.name in _PHONES | _NAMED | {"Sip"}
    ]
    found_here = [(noun.name, _name_of(noun)) for noun in nouns]
    if not nouns and dial.text:
        found_here = [("Number", dial.text)]
    return [(kind, name) for kind, name in found_here if name]


def is_phone_number(text: str) -> bool:
    """Tell whether Twilio would dial `text`; the sign + may come with blanks."""
    number = _BETWEEN.sub("", text)
    if number.startswith("+1"):
        return bool(_NORTH_AMERICA.fullmatch(number))
    return bool(_E164.fullmatch(number) or _NORTH_AMERICA.fullmatch(number))


def _name_of(noun: Verb) -> str:
    if noun.text:
        return noun.text
    inner = [verb.text for verb in noun.everything() if verb.text]
    return inner[0] if inner else ""


def _judge_target(target: tuple[str, str], expected: Expected) -> Finding | None:
    kind, name = target
    if kind == "Sip" and not _SIP.fullmatch(name):
        return found("dial-invalid-number", target=name[:_SHOWN])
    if kind not in _PHONES:
        return None
    if not is_phone_number(name):
        return found("dial-invalid-number", target=name[:_SHOWN])
    called = _digits(expected.called)
    if called and _digits(name).removeprefix("1") == called.removeprefix("1"):
        return found("dial-self", target=name[:_SHOWN])
    return None


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isdigit())
