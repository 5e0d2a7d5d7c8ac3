"""How the stand-in answers a request for a hint: steps of a stream, no I/O."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tests.peers.openai_script import Json, dumps

_ITEM, _PLACE = "msg_1", {"item_id": "msg_1", "output_index": 0, "content_index": 0}


class End(StrEnum):
    """How a stream ends. After the last three the client has no last word."""

    COMPLETED = "completed"
    FAILED = "failed"
    INCOMPLETE = "incomplete"
    ERROR_EVENT = "error event"  # `event: error`, as of the Responses API
    ERROR_DATA = "error data"  # `data: {"error": ...}`
    EOF = "eof"
    RESET = "reset"
    STALL = "stall"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One streamed answer: `parts` as deltas, or a `refusal` by the model.

    `first_after` is in seconds before the first delta, `between` before each
    other. `reason` is max_output_tokens or content_filter.
    """

    parts: tuple[str, ...] = ("Offer", " a", " refund.")
    refusal: str | None = None
    first_after: float = 0.0
    between: float = 0.0
    end: End = End.COMPLETED
    code: str = "server_error"
    reason: str = "max_output_tokens"
    cached_tokens: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)


Step = tuple[float, str]  # (seconds to wait, bytes of the stream as text)


def responses_steps(answer: Answer, body: Json) -> Iterator[Step]:
    """Yield the stream of `POST /v1/responses`, numbered from 0."""
    events = _responses_events(answer, body)
    for number, (wait, event) in enumerate(events):
        event["sequence_number"] = number
        yield wait, f"event: {event['type']}\ndata: {dumps(event)}\n\n"
    if answer.end is End.ERROR_DATA:
        yield 0.0, f"data: {dumps(_error(answer))}\n\n"


def response_object(answer: Answer, body: Json, status: str) -> Json:
    """Return the response as a whole, as `status` leaves it."""
    failed, cut = status == "failed", status == "incomplete"
    done = status in ("completed", "incomplete")
    return {
        "id": "resp_1",
        "object": "response",
        "created_at": 1,
        "status": status,
        "model": body["model"],
        "error": {"code": answer.code, "message": "It failed."} if failed else None,
        "incomplete_details": {"reason": answer.reason} if cut else None,
        "instructions": body.get("instructions"),
        "output": [_message(answer, status)] if done else [],
        "parallel_tool_calls": True,
        "metadata": {},
        "tools": [],
        "tool_choice": "auto",
        "temperature": 1.0,
        "top_p": 1.0,
        **({"usage": _usage(answer)} if done else {}),
    }


def chat_steps(answer: Answer, body: Json) -> Iterator[Step]:
    """Yield the stream of `POST /v1/chat/completions`."""
    yield 0.0, _chunk(body, {"role": "assistant", "content": ""})
    key = "content" if answer.refusal is None else "refusal"
    for wait, part in _timed(answer):
        yield wait, _chunk(body, {key: part})
    if answer.end in (End.FAILED, End.ERROR_EVENT, End.ERROR_DATA):
        yield 0.0, f"data: {dumps(_error(answer))}\n\n"
    if answer.end not in (End.COMPLETED, End.INCOMPLETE):
        return
    yield 0.0, _chunk(body, {}, finish=_finish(answer))
    if (body.get("stream_options") or {}).get("include_usage"):
        yield 0.0, _chunk(body, None, usage=_chat_usage(answer))
    yield 0.0, "data: [DONE]\n\n"


def chat_object(answer: Answer, body: Json) -> Json:
    message = {"role": "assistant", "content": answer.text, "refusal": answer.refusal}
    finish = {"index": 0, "finish_reason": _finish(answer), "logprobs": None}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": body["model"],
        "choices": [{**finish, "message": message}],
        "usage": _chat_usage(answer),
    }


def _responses_events(answer: Answer, body: Json) -> Iterator[tuple[float, Json]]:
    def whole(status: str, kind: str) -> Json:
        return {"type": kind, "response": response_object(answer, body, status)}

    refuses = answer.refusal is not None
    kind = "response.refusal" if refuses else "response.output_text"
    logs: Json = {} if refuses else {"logprobs": []}
    empty = {"id": _ITEM, "type": "message", "role": "assistant", "content": []}
    item = {"output_index": 0, "item": {**empty, "status": "in_progress"}}
    yield 0.0, whole("in_progress", "response.created")
    yield 0.0, whole("in_progress", "response.in_progress")
    yield 0.0, {"type": "response.output_item.added", **item}
    part = {**_PLACE, "part": _part(answer, "")}
    yield 0.0, {"type": "response.content_part.added", **part}
    for wait, delta in _timed(answer):
        yield wait, {"type": f"{kind}.delta", **_PLACE, "delta": delta, **logs}
    if answer.end is End.ERROR_EVENT:
        yield 0.0, _error_event(answer)
    if answer.end is End.FAILED:
        yield 0.0, whole("failed", "response.failed")
    if answer.end not in (End.COMPLETED, End.INCOMPLETE):
        return
    status = str(answer.end)
    last = {"refusal" if refuses else "text": answer.refusal or answer.text}
    part = {**_PLACE, "part": _part(answer, answer.text)}
    item = {"output_index": 0, "item": _message(answer, status)}
    yield 0.0, {"type": f"{kind}.done", **_PLACE, **last, **logs}
    yield 0.0, {"type": "response.content_part.done", **part}
    yield 0.0, {"type": "response.output_item.done", **item}
    yield 0.0, whole(status, f"response.{status}")


def _timed(answer: Answer) -> Iterator[tuple[float, str]]:
    parts = answer.parts if answer.refusal is None else (answer.refusal,)
    for index, part in enumerate(parts):
        yield answer.between if index else answer.first_after, part


def _part(answer: Answer, text: str) -> Json:
    if answer.refusal is not None:
        return {"type": "refusal", "refusal": answer.refusal if text else ""}
    return {"type": "output_text", "text": text, "annotations": [], "logprobs": []}


def _message(answer: Answer, status: str) -> Json:
    return {
        "id": _ITEM,
        "type": "message",
        "role": "assistant",
        "status": status,
        "content": [_part(answer, answer.text)],
    }


def _error(answer: Answer) -> Json:
    error = {"message": "It failed.", "type": "server_error", "param": None}
    return {"error": {**error, "code": answer.code}}


def _error_event(answer: Answer) -> Json:
    message = {"message": "It failed.", "param": None}
    return {"type": "error", "code": answer.code, **message}


def _usage(answer: Answer) -> Json:
    said = len(answer.parts)
    cached = {"cached_tokens": answer.cached_tokens, "cache_write_tokens": 0}
    return {
        "input_tokens": 10,
        "input_tokens_details": cached,
        "output_tokens": said,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": 10 + said,
    }


def _chat_usage(answer: Answer) -> Json:
    said = len(answer.parts)
    return {
        "prompt_tokens": 10,
        "completion_tokens": said,
        "total_tokens": 10 + said,
        "prompt_tokens_details": {"cached_tokens": answer.cached_tokens},
    }


def _finish(answer: Answer) -> str:
    if answer.end is not End.INCOMPLETE:
        return "stop"
    return "length" if answer.reason == "max_output_tokens" else answer.reason


def _chunk(
    body: Json, delta: Json | None, *, finish: str | None = None, usage: Any = None
) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": body["model"],
        "choices": [] if delta is None else [choice],
        **({} if usage is None else {"usage": usage}),
    }
    return f"data: {json.dumps(chunk)}\n\n"
