"""The stand-in's HTTP: `/v1/responses`, `/v1/chat/completions`, `/v1/models`."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from aiohttp import web

from tests.peers.openai_answers import (
    Answer,
    End,
    Step,
    chat_object,
    chat_steps,
    response_object,
    responses_steps,
)
from tests.peers.openai_ledger import Bell, Request
from tests.peers.openai_realtime import authorized, refused, reset
from tests.peers.openai_schema import published
from tests.peers.openai_script import BAD_KEY, Json, Refusal

RESPONSES, CHAT, MODELS = "/v1/responses", "/v1/chat/completions", "/v1/models"

SCHEMAS = {RESPONSES: "CreateResponse", CHAT: "CreateChatCompletionRequest"}
_NEEDED = {RESPONSES: ("model", "input"), CHAT: ("model", "messages")}

# What a client of ours may send. OpenAI knows more, and refuses what it does not.
_BOTH = {
    "metadata",
    "model",
    "prompt_cache_key",
    "prompt_cache_options",
    "safety_identifier",
    "service_tier",
    "store",
    "stream",
    "stream_options",
    "temperature",
    "top_p",
}
KNOWN = {
    RESPONSES: _BOTH
    | {"include", "input", "instructions", "max_output_tokens", "reasoning", "text"},
    CHAT: _BOTH
    | {
        "max_completion_tokens",
        "max_tokens",
        "messages",
        "reasoning_effort",
        "response_format",
        "verbosity",
    },
}


class Hints:
    """Answers each path by its next plan, and by `default` when there is none."""

    def __init__(self, key: str, models: Sequence[str], bell: Bell) -> None:
        self.requests: list[Request] = []
        self.violations: list[str] = []
        self.plans: dict[str, deque[Answer | Refusal]] = defaultdict(deque)
        self.default = Answer()
        self._key = key
        self._models = models
        self._bell = bell

    async def responses(self, request: web.Request) -> web.StreamResponse:
        return await self._answer(request)

    async def chat(self, request: web.Request) -> web.StreamResponse:
        return await self._answer(request)

    async def models(self, request: web.Request) -> web.StreamResponse:
        record = self._record(request, {})
        plan = self._next_plan(request.path)
        record.finished = True
        if isinstance(plan, Refusal):
            return refused(plan)
        if not authorized(request, self._key):
            return refused(BAD_KEY)
        made = {"object": "model", "created": 1, "owned_by": "system"}
        data = [{"id": name, **made} for name in self._models]
        return web.json_response({"object": "list", "data": data})

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        text = await request.text()
        record = self._record(request, _body(text))
        plan = self._next_plan(request.path)
        refusal = plan if isinstance(plan, Refusal) else self._objection(request, text)
        if refusal is not None:
            record.finished = True
            return refused(refusal)
        assert isinstance(plan, Answer)
        if not record.body.get("stream"):
            record.finished = True
            return web.json_response(_whole(request.path, plan, record.body))
        try:
            return await self._stream(request, record, plan)
        except (ConnectionError, asyncio.CancelledError):
            record.left_early = plan.end is not End.RESET
            raise
        finally:
            self._bell.ring()

    async def _stream(
        self, request: web.Request, record: Request, answer: Answer
    ) -> web.StreamResponse:
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        for wait, frame in _steps(request.path, answer, record.body):
            await asyncio.sleep(wait)
            await stream.write(frame.encode())
            record.frames_said += 1
            self._bell.ring()
        if answer.end is End.STALL:
            await asyncio.Event().wait()
        if answer.end is End.RESET:
            reset(request)
            raise ConnectionAbortedError
        await stream.write_eof()
        record.finished = True
        return stream

    def _record(self, request: web.Request, body: Json) -> Request:
        record = Request(request.path, dict(request.headers), body)
        self.requests.append(record)
        self._bell.ring()
        return record

    def _next_plan(self, path: str) -> Answer | Refusal:
        return self.plans[path].popleft() if self.plans[path] else self.default

    def _objection(self, request: web.Request, text: str) -> Refusal | None:
        if not authorized(request, self._key):
            return BAD_KEY
        fault = next(_faults(request.path, text), None)
        if fault is not None:
            self.violations.append(f"{request.path}: {fault.code}: {fault.message}")
        return fault


def _faults(path: str, text: str) -> Iterator[Refusal]:
    """Yield why a request's body is refused: by us, then as published."""
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        yield Refusal(400, "invalid_json", "The body is not a JSON object.")
        return
    for name in sorted(set(body) - KNOWN[path]):
        message = f"Unknown parameter: '{name}'."
        yield Refusal(400, "unknown_parameter", message, param=name)
    for name in _NEEDED[path]:
        if name not in body:
            message = f"Missing required parameter: '{name}'."
            yield Refusal(400, "missing_required_parameter", message, param=name)
    description = published()
    if description is not None:
        for message in description.faults(SCHEMAS[path], body):
            yield Refusal(400, "invalid_value", message)


def _body(text: str) -> Json:
    try:
        body = json.loads(text)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _steps(path: str, answer: Answer, body: Json) -> Iterator[Step]:
    if path == CHAT:
        return chat_steps(answer, body)
    return responses_steps(answer, body)


def _whole(path: str, answer: Answer, body: Json) -> Json:
    if path == CHAT:
        return chat_object(answer, body)
    statuses = {End.COMPLETED: "completed", End.INCOMPLETE: "incomplete"}
    return response_object(answer, body, statuses.get(answer.end, "failed"))
