"""OpenAI's published description, asked whether a message fits it."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

_URI = "urn:openai"
_SCHEMAS = "/components/schemas/"
_BESIDE_THE_TREE = Path(__file__).parents[3] / "shared" / "specs" / "openai.json"
# Read on import: a test runs in an environment that was swept of our names.
_FILE = Path(os.environ.get("TALKHINT_OPENAI_SPEC") or _BESIDE_THE_TREE)

# The description calls this an object; its own examples say null, on both ways.
_NULL_IN_THE_EXAMPLES = frozenset({"noise_reduction"})


class Description:
    """The description, with one compiled validator for each schema asked for."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = _with_nulls(document)
        resource = DRAFT202012.create_resource(self._document)
        self._registry: Registry[Any] = Registry().with_resource(_URI, resource)
        self._validators: dict[str, Draft202012Validator] = {}
        self._unions: dict[str, dict[str, str]] = {}

    def faults(self, schema: str, value: object) -> list[str]:
        """Return what is wrong with `value`, or nothing where it fits."""
        error = best_match(self._validator(schema).iter_errors(value))
        return [] if error is None else [_told(error)]

    def event_faults(self, union: str, event: dict[str, Any]) -> list[str]:
        """Return what is wrong with an event of a union that `type` tells apart."""
        schema = self.events(union).get(str(event.get("type")))
        if schema is None:
            return [f"type: {event.get('type')!r} is no event of {union}"]
        return self.faults(schema, event)

    def events(self, union: str) -> dict[str, str]:
        """Return the schema's name for every `type` in a union of events."""
        if union not in self._unions:
            self._unions[union] = {
                kind: name
                for name in map(_name, self._schema(union)["anyOf"])
                for kind in self._schema(name)["properties"]["type"]["enum"]
            }
        return self._unions[union]

    def properties(self, schema: str) -> frozenset[str]:
        """Return every property that a schema names, in all its parts."""
        part = self._schema(schema)
        names = set(part.get("properties", {}))
        for piece in part.get("allOf", []):
            inner = self.properties(_name(piece)) if "$ref" in piece else ()
            names.update(piece.get("properties", {}), inner)
        return frozenset(names)

    def named(self, schema: str, name: str) -> frozenset[str]:
        """Return the values that an open-ended property lists."""
        kinds = self._schema(schema)["properties"][name]["anyOf"]
        return frozenset(value for kind in kinds for value in kind.get("enum", []))

    def _schema(self, name: str) -> dict[str, Any]:
        schema: dict[str, Any] = self._document["components"]["schemas"][name]
        return schema

    def _validator(self, schema: str) -> Draft202012Validator:
        if schema not in self._validators:
            self._validators[schema] = Draft202012Validator(
                {"$ref": f"{_URI}#{_SCHEMAS}{schema}"}, registry=self._registry
            )
        return self._validators[schema]


@cache
def published() -> Description | None:
    """Return the description, or None where this machine has no copy.

    `TALKHINT_OPENAI_SPEC` names the file; without it, a copy beside the tree.
    """
    return read(_FILE)


def read(path: Path) -> Description | None:
    """Return the description in a file, or None where there is no such file."""
    if not path.is_file():
        return None
    return Description(json.loads(path.read_text(encoding="utf-8")))


def _name(reference: dict[str, str]) -> str:
    return reference["$ref"].rpartition("/")[2]


def _told(error: ValidationError) -> str:
    where = ".".join(str(step) for step in error.absolute_path) or "(whole)"
    return f"{where}: {error.message[:300]}"


def _with_nulls(part: Any, name: str = "") -> Any:
    """Say in JSON Schema what the description says in OpenAPI 3.0 or by default."""
    if isinstance(part, list):
        return [_with_nulls(piece) for piece in part]
    if not isinstance(part, dict):
        return part
    whole = {key: _with_nulls(piece, key) for key, piece in part.items()}
    has_type = isinstance(part.get("type"), str)
    says_null = part.get("nullable") is True or ("default", None) in part.items()
    if says_null or (has_type and name in _NULL_IN_THE_EXAMPLES):
        return {"anyOf": [whole, {"type": "null"}]}
    return whole
