"""What OpenAI refuses on a transcription socket, stricter than its description.

The description allows unknown fields and says nothing of what excludes what;
the server does not. Learnt from the threads that reference the codes.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from tests.peers.openai_schema import published
from tests.peers.openai_script import Json, Script

MODELS = frozenset(
    {
        "whisper-1",
        "gpt-transcribe",
        "gpt-live-transcribe",
        "gpt-4o-mini-transcribe",
        "gpt-4o-mini-transcribe-2025-12-15",
        "gpt-4o-transcribe",
        "gpt-4o-transcribe-diarize",
        "gpt-realtime-whisper",
    }
)
LIVE_MODELS = frozenset({"gpt-live-transcribe", "gpt-realtime-whisper"})
LISTING_MODELS = frozenset({"gpt-live-transcribe", "gpt-transcribe"})
MOST_APPEND_BYTES = 15 * 2**20

_INPUT = "session.audio.input"
_WORDS = f"{_INPUT}.transcription"


class Objection(NamedTuple):
    """Why an event is refused. `violation` is False where only the script says so."""

    code: str
    message: str
    param: str | None = None
    violation: bool = True


def objections(event: Json, script: Script, model: str) -> list[Objection]:
    """Return all that is wrong with a client event: by us, then as published.

    `model` is the one in force, for an update that names none.
    """
    shape = _SHAPES.get(str(event.get("type")))
    if "type" not in event:
        return [Objection("missing_required_parameter", "No 'type'.", "type")]
    if shape is None:
        return [Objection("invalid_value", f"Unknown {event['type']!r}.", "type")]
    own = [_objection(error) for error in shape.iter_errors(event)]
    if not own:
        own = list(_meanings(event, script, model))
    return own or _by_description(event)


def _by_description(event: Json) -> list[Objection]:
    description = published()
    if description is None:
        return []
    faults = description.event_faults("RealtimeClientEvent", event)
    return [Objection("invalid_value", fault) for fault in faults]


def _meanings(event: Json, script: Script, model: str) -> Iterator[Objection]:
    match event["type"]:
        case "session.update":
            yield from _session(event["session"], script, model)
        case "input_audio_buffer.append":
            yield from _audio(event["audio"])
        case "response.create" | "response.cancel" | "output_audio_buffer.clear":
            yield Objection(
                "invalid_event", f"{event['type']} has no place in transcription."
            )


def _audio(audio: str) -> Iterator[Objection]:
    try:
        size = len(base64.b64decode(audio, validate=True))
    except binascii.Error:
        yield Objection("invalid_value", "Audio is not base64.", "audio")
        return
    if size > MOST_APPEND_BYTES:
        yield Objection("invalid_value", "Audio is over 15 MiB.", "audio")


def _session(session: Json, script: Script, model: str) -> Iterator[Objection]:
    audio = session.get("audio", {}).get("input", {})
    yield from _scripted(session, audio, script)
    words = audio.get("transcription", {})
    model = words.get("model", model)
    if model and model not in MODELS:
        yield Objection("invalid_model", f"Model {model!r} is not supported.")
    if model in LIVE_MODELS and audio.get("turn_detection") is not None:
        yield Objection(
            "invalid_value",
            "Turn detection is not supported for this transcription model.",
            f"{_INPUT}.turn_detection",
        )
    if model == "gpt-realtime-whisper" and "prompt" in words:
        yield Objection("invalid_parameter", "No prompt here.", f"{_WORDS}.prompt")
    yield from _languages(words, model)
    yield from _keywords(words, model)


def _scripted(session: Json, audio: Json, script: Script) -> Iterator[Objection]:
    kind = audio.get("format", {}).get("type")
    if kind in script.refused_formats:
        message = f"Invalid value: '{kind}'."
        yield Objection("invalid_value", message, f"{_INPUT}.format.type", False)
    for param in sorted(script.refused_params & set(_paths(session, "session"))):
        message = f"Unknown parameter: '{param}'."
        yield Objection("unknown_parameter", message, param, False)


def _languages(words: Json, model: str) -> Iterator[Objection]:
    param = f"{_WORDS}.languages"
    if "language" in words and "languages" in words:
        yield Objection("invalid_parameter", "Give language or languages.", param)
    if "languages" in words and model not in LISTING_MODELS:
        yield Objection("invalid_parameter", "Not with this model.", param)
    for tag in [words.get("language", "en"), *words.get("languages", [])]:
        if not re.fullmatch("[a-z]{2,3}", tag):
            yield Objection("invalid_value", f"{tag!r} is not ISO-639.", param)


def _keywords(words: Json, model: str) -> Iterator[Objection]:
    param = f"{_WORDS}.keywords"
    if "keywords" in words and model not in LISTING_MODELS:
        yield Objection("invalid_parameter", "Not with this model.", param)
    for word in words.get("keywords", []):
        if re.search(r"[<>\r\n]", word):
            yield Objection("invalid_value", f"{word!r} has a forbidden sign.", param)


def _paths(value: object, path: str) -> Iterator[str]:
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, f"{path}.{key}")


def _objection(error: ValidationError) -> Objection:
    path = [str(step) for step in error.absolute_path]
    if error.validator == "additionalProperties":
        known = error.schema["properties"] if isinstance(error.schema, dict) else {}
        extra = sorted(set(error.instance) - set(known))
        param = ".".join([*path, extra[0]])
        return Objection("unknown_parameter", f"Unknown parameter: '{param}'.", param)
    if error.validator == "required":
        missing = sorted(set(error.validator_value) - set(error.instance))
        param = ".".join([*path, missing[0]])
        return Objection(
            "missing_required_parameter", f"Missing parameter: '{param}'.", param
        )
    return Objection("invalid_value", error.message[:200], ".".join(path) or None)


def _object(required: tuple[str, ...] = (), **properties: Any) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _event(name: str, *required: str, **properties: Any) -> Draft202012Validator:
    head = {"type": {"const": name}, "event_id": {"type": "string", "maxLength": 512}}
    return Draft202012Validator(_object(required, **head, **properties))


_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "minItems": 1, "items": _TEXT}
_FORMAT = {
    "oneOf": [
        _object(("type",), type={"const": "audio/pcmu"}),
        _object(("type",), type={"const": "audio/pcm"}, rate={"const": 24000}),
    ]  # A-law exists; this stand-in has no ear for it
}
_VAD = {
    "type": ["object", "null"],
    "properties": {"type": {"enum": ["server_vad", "semantic_vad"]}},
    "required": ["type"],
}
_NOISE = _object(
    ("type",),
    type={"enum": ["near_field", "far_field"]},
    strength={"type": "number"},
)
_SESSION = _object(
    ("type",),
    type={"const": "transcription"},
    include={
        "type": "array",
        "items": {"const": "item.input_audio_transcription.logprobs"},
    },
    audio=_object(
        input=_object(
            format=_FORMAT,
            noise_reduction={**_NOISE, "type": ["object", "null"]},
            transcription=_object(
                model=_TEXT,
                language=_TEXT,
                languages=_TEXTS,
                keywords={"type": "array", "items": _TEXT},
                prompt=_TEXT,
                delay={"enum": ["minimal", "low", "medium", "high", "xhigh"]},
            ),
            turn_detection=_VAD,
        )
    ),
)
_ITEM = {"type": "object", "required": ["type"]}

_SHAPES = {
    name: _event(name, *required, **properties)
    for name, required, properties in (
        ("session.update", ("session",), {"session": _SESSION}),
        ("input_audio_buffer.append", ("audio",), {"audio": _TEXT}),
        ("input_audio_buffer.commit", (), {}),
        ("input_audio_buffer.clear", (), {}),
        (
            "conversation.item.create",
            ("item",),
            {"item": _ITEM, "previous_item_id": _TEXT},
        ),
        ("conversation.item.delete", ("item_id",), {"item_id": _TEXT}),
        ("conversation.item.retrieve", ("item_id",), {"item_id": _TEXT}),
        (
            "conversation.item.truncate",
            ("item_id", "content_index", "audio_end_ms"),
            {"item_id": _TEXT, "content_index": {}, "audio_end_ms": {}},
        ),
        ("response.create", (), {"response": {}}),
        ("response.cancel", (), {"response_id": _TEXT}),
        ("output_audio_buffer.clear", (), {}),
    )
}
CLIENT_EVENTS = frozenset(_SHAPES)
