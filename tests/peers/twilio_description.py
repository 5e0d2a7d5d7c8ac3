"""Twilio's published descriptions, asked whether a request or an answer fits them."""

import json
import os
import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_tz
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

Json = dict[str, Any]

_BESIDE_THE_TREE = Path(__file__).parents[3] / "shared" / "specs"
# Read on import: a test runs in an environment that was swept of our names.
FOLDER = Path(os.environ.get("TALKHINT_TWILIO_SPECS") or _BESIDE_THE_TREE)
API, MONITOR = FOLDER / "twilio_api_v2010.json", FOLDER / "twilio_monitor_v1.json"
_FORM = "application/x-www-form-urlencoded"
# Undescribed, and done by everybody who clears them: Twilio takes a blank.
_MAY_BE_BLANK = frozenset(
    {
        "StatusCallback",
        "TrunkSid",
        "VoiceApplicationSid",
        "VoiceFallbackUrl",
        "VoiceUrl",
    }
)


class Description:
    """One description. Faults are sentences; none means that it fits."""

    def __init__(self, document: Json) -> None:
        self._document = _with_nulls(document)
        resource = DRAFT202012.create_resource(self._document)
        self._registry: Registry[Any] = Registry().with_resource("urn:d", resource)
        self._paths = sorted(self._document["paths"], key=lambda path: path.count("{"))

    def knows(self, path: str) -> bool:
        """Tell whether any operation has this path."""
        return bool(self._template(path))

    def request_faults(
        self,
        method: str,
        path: str,
        query: Mapping[str, str],
        form: Mapping[str, str],
    ) -> list[str]:
        """Return what is wrong with a request: its path, names, and values."""
        template = self._template(path)
        operation = self._document["paths"].get(template, {}).get(method.lower())
        if operation is None:
            return [f"{method} {path} is not described"]
        given = {p["name"]: p for p in operation.get("parameters", [])}
        faults = []
        for name, value in _parts(template, path).items():
            faults += self._fits(name, given[name]["schema"], value)
        allowed = {n: p["schema"] for n, p in given.items() if p["in"] == "query"}
        faults += self._fields("query", allowed, query)
        body = operation.get("requestBody", {}).get("content", {}).get(_FORM, {})
        schema = body.get("schema", {})
        faults += self._fields("form", schema.get("properties", {}), form)
        missing = set(schema.get("required", [])) - set(form)
        return faults + [f"{name} is missing" for name in sorted(missing)]

    def answer_faults(
        self, method: str, path: str, status: int, answer: object
    ) -> list[str]:
        """Return what is wrong with an answer of success."""
        operation = self._document["paths"][self._template(path)][method.lower()]
        described = operation["responses"].get(str(status))
        if described is None:
            return [f"{method} {path} does not answer with {status}"]
        schema = described["content"]["application/json"]["schema"]
        return self._faults(f"answer of {path}", schema, answer)

    def _fields(
        self, where: str, allowed: Mapping[str, Json], given: Mapping[str, str]
    ) -> list[str]:
        faults = [f"{where} has an unknown {name}" for name in given.keys() - allowed]
        for name, value in given.items():
            blank = value == "" and where == "form" and name in _MAY_BE_BLANK
            if name in allowed and not blank:
                faults += self._fits(name, allowed[name], value)
        return faults

    def _fits(self, name: str, schema: Json, text: str) -> list[str]:
        kind = schema.get("type")
        value: object = text
        if kind == "integer" and re.fullmatch(r"-?\d+", text):
            value = int(text)
        elif kind == "boolean" and text in {"true", "false"}:
            value = text == "true"
        return self._faults(name, schema, value)

    def _faults(self, name: str, schema: Json, value: object) -> list[str]:
        rooted = json.loads(json.dumps(schema).replace('"#/', '"urn:d#/'))
        validator = Draft202012Validator(
            rooted, registry=self._registry, format_checker=_FORMATS
        )
        error = best_match(validator.iter_errors(value))
        if error is None:
            return []
        where = ".".join(str(step) for step in [name, *error.absolute_path])
        return [f"{where}: {error.message[:300]}"]

    def _template(self, path: str) -> str:
        return next((t for t in self._paths if _regex(t).fullmatch(path)), "")


@cache
def published() -> tuple[Description, ...]:
    """Return the descriptions that this machine has a copy of.

    `TALKHINT_TWILIO_SPECS` names their folder; without it, one beside the tree.
    """
    return tuple(
        Description(json.loads(path.read_text(encoding="utf-8")))
        for path in (API, MONITOR)
        if path.is_file()
    )


@cache
def _regex(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    named = [
        f"(?P<{part}>[^/]+?)" if place % 2 else re.escape(part)
        for place, part in enumerate(parts)
    ]
    return re.compile("".join(named))


def _parts(template: str, path: str) -> dict[str, str]:
    found = _regex(template).fullmatch(path)
    return found.groupdict() if found else {}


def _with_nulls(part: Any) -> Any:
    """Say in JSON Schema what the description says in OpenAPI 3.0.

    Its own examples have a blank where there may be nothing, too.
    """
    if isinstance(part, list):
        return [_with_nulls(piece) for piece in part]
    if not isinstance(part, dict):
        return part
    whole = {key: _with_nulls(piece) for key, piece in part.items() if key != "example"}
    if part.get("nullable") is True:
        return {"anyOf": [whole, {"type": "null"}, {"const": ""}]}
    return whole


def _is_uri(value: object) -> bool:
    # Pages name each other without a host, and the description calls that so.
    text = str(value)
    parts = urlsplit(text)
    rooted = bool(parts.scheme and parts.netloc) or text.startswith("/")
    return rooted and not re.search(r"\s", text)


def _is_number(value: object) -> bool:
    return bool(re.fullmatch(r"\+[1-9]\d{6,14}", str(value)))


def _is_time(value: object) -> bool:
    return bool(datetime.strptime(str(value), "%Y-%m-%dT%H:%M:%S%z"))


def _is_long_time(value: object) -> bool:
    return parsedate_tz(str(value)) is not None


def _is_map(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())


_FORMATS = FormatChecker(formats=())
for _name, _check in {
    "uri": _is_uri,
    "phone-number": _is_number,
    "date-time": _is_time,
    "date-time-rfc-2822": _is_long_time,
    "uri-map": _is_map,
}.items():
    _FORMATS.checks(_name, raises=ValueError)(_check)
