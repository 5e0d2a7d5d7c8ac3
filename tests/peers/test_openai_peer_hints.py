"""The OpenAI stand-in answers hint requests as the vendor does, well or badly."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from tests.peers.openai_answers import Answer, End
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_script import (
    BAD_KEY,
    BROKEN,
    NO_CREDIT,
    NOT_FOUND,
    OVERLOADED,
    TOO_FAST,
    Json,
    Refusal,
    unsupported,
)

HINT = {"model": "gpt-6-luna", "input": "hi", "stream": True, "store": False}
CHAT = {
    "model": "gpt-6-luna",
    "messages": [{"role": "user", "content": "hi"}],
    "stream": True,
}


async def test_a_response_streams_its_parts_between_created_and_completed() -> None:
    async with OpenAIPeer() as peer:
        peer.next_responses(Answer(parts=("Offer", " it."), cached_tokens=7))
        events = await _responses(peer)

    kinds = [event["type"].removeprefix("response.") for event in events]
    assert kinds[0] == "created"
    assert kinds[-1] == "completed"
    assert [e["sequence_number"] for e in events] == list(range(len(events)))
    assert [e["delta"] for e in events if e["type"].endswith("text.delta")] == [
        "Offer",
        " it.",
    ]
    last = events[-1]["response"]
    assert last["output"][0]["content"][0]["text"] == "Offer it."
    assert last["usage"]["input_tokens_details"]["cached_tokens"] == 7


async def test_a_request_is_kept_as_it_was_sent() -> None:
    async with OpenAIPeer() as peer:
        await _responses(peer)
        await _responses(peer, {k: v for k, v in HINT.items() if k != "store"})

    assert peer.requests[0].body == HINT
    assert "store" not in peer.requests[1].body
    assert all(request.finished for request in peer.requests)


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (End.FAILED, "response.failed"),
        (End.INCOMPLETE, "response.incomplete"),
        (End.ERROR_EVENT, "error"),
        (End.EOF, "response.output_text.delta"),
    ],
)
async def test_a_stream_ends_as_the_script_says(end: End, last: str) -> None:
    async with OpenAIPeer() as peer:
        peer.next_responses(Answer(end=end, code="rate_limit_exceeded"))
        events = await _responses(peer)

    assert events[-1]["type"] == last
    if end is End.FAILED:
        assert events[-1]["response"]["error"]["code"] == "rate_limit_exceeded"
    if end is End.INCOMPLETE:
        details = events[-1]["response"]["incomplete_details"]
        assert details == {"reason": "max_output_tokens"}


async def test_a_stream_can_end_in_bare_error_data() -> None:
    async with OpenAIPeer() as peer:
        peer.next_responses(Answer(end=End.ERROR_DATA))
        events = await _responses(peer)

    assert events[-1]["error"]["code"] == "server_error"


async def test_a_stream_can_be_reset_after_its_first_words() -> None:
    async with OpenAIPeer() as peer:
        peer.next_responses(Answer(end=End.RESET))
        with pytest.raises(aiohttp.ClientError):
            await _responses(peer)

    assert not peer.requests[0].finished
    assert not peer.requests[0].left_early


async def test_a_stream_can_stall_and_the_client_that_leaves_is_seen() -> None:
    async with OpenAIPeer() as peer:
        peer.next_responses(Answer(parts=("Offer",), end=End.STALL))
        seen: list[Json] = []
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(_gather(peer, HINT, seen), 0.3)
        await peer.until(lambda: peer.requests[0].left_early)

    assert seen[-1]["delta"] == "Offer"
    assert not peer.requests[0].finished


async def test_the_first_word_comes_after_the_time_that_the_script_says() -> None:
    loop = asyncio.get_running_loop()
    async with OpenAIPeer() as peer:
        peer.next_responses(Answer(first_after=0.3))
        before = loop.time()
        await _responses(peer)

    assert 0.3 <= loop.time() - before < 3


async def test_a_model_can_refuse_in_words() -> None:
    async with OpenAIPeer() as peer:
        peer.next_responses(Answer(refusal="I cannot."))
        events = await _responses(peer)

    kinds = {event["type"] for event in events}
    assert {"response.refusal.delta", "response.refusal.done"} <= kinds
    assert "response.output_text.delta" not in kinds


@pytest.mark.parametrize(
    "refusal",
    [
        BAD_KEY,
        NO_CREDIT,
        TOO_FAST,
        BROKEN,
        OVERLOADED,
        NOT_FOUND,
        unsupported("reasoning.effort", "minimal"),
    ],
)
async def test_a_request_is_refused_and_the_next_one_answered(refusal: Refusal) -> None:
    async with OpenAIPeer() as peer:
        peer.next_responses(refusal)
        status, headers, body = await _refused(peer, "responses", HINT)
        events = await _responses(peer)

    assert status == refusal.status
    assert body["error"]["code"] == refusal.code
    assert body["error"]["param"] == refusal.param
    assert headers.get("Retry-After") == refusal.retry_after
    assert events[-1]["type"] == "response.completed"
    assert peer.violations == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"model": None}, "missing_required_parameter"),
        ({"max_tokens": 9}, "unknown_parameter"),
    ],
)
async def test_a_request_that_the_vendor_refuses_is_a_violation(
    change: Json, code: str
) -> None:
    body = {k: v for k, v in {**HINT, **change}.items() if v is not None}

    async with OpenAIPeer() as peer:
        status, _, answer = await _refused(peer, "responses", body)

    assert (status, answer["error"]["code"]) == (400, code)
    assert len(peer.violations) == 1


async def test_a_wrong_key_is_refused_on_every_path() -> None:
    async with OpenAIPeer() as peer:
        for path, body in (("responses", HINT), ("chat/completions", CHAT)):
            status, _, answer = await _refused(peer, path, body, key="sk-other")
            assert (status, answer["error"]["code"]) == (401, "invalid_api_key")
        assert (await _models(peer, key="sk-other"))[0] == 401


async def test_chat_streams_chunks_a_finish_usage_and_done() -> None:
    async with OpenAIPeer() as peer:
        options = {"stream_options": {"include_usage": True}}
        chunks = await _gather(peer, {**CHAT, **options}, [], "chat/completions")

    texts = [c["choices"][0]["delta"].get("content") for c in chunks if c["choices"]]
    assert "".join(text or "" for text in texts) == "Offer a refund."
    assert chunks[-2]["choices"][0]["finish_reason"] == "stop"
    assert chunks[-1]["usage"]["completion_tokens"] == 3


@pytest.mark.parametrize(
    ("answer", "finish"),
    [
        (Answer(end=End.INCOMPLETE), "length"),
        (Answer(end=End.INCOMPLETE, reason="content_filter"), "content_filter"),
        (Answer(end=End.EOF), None),
    ],
)
async def test_chat_ends_as_the_script_says(answer: Answer, finish: str | None) -> None:
    async with OpenAIPeer() as peer:
        peer.next_chats(answer)
        chunks = await _gather(peer, CHAT, [], "chat/completions")

    assert chunks[-1]["choices"][0]["finish_reason"] == finish


async def test_chat_can_break_off_with_an_error() -> None:
    async with OpenAIPeer() as peer:
        peer.next_chats(Answer(end=End.ERROR_DATA, code="rate_limit_exceeded"))
        chunks = await _gather(peer, CHAT, [], "chat/completions")

    assert chunks[-1]["error"]["code"] == "rate_limit_exceeded"


async def test_an_answer_without_a_stream_comes_whole() -> None:
    async with OpenAIPeer() as peer:
        response = await _whole(peer, "responses", {**HINT, "stream": False})
        chat = await _whole(peer, "chat/completions", {**CHAT, "stream": False})

    assert response["status"] == "completed"
    assert response["output"][0]["content"][0]["text"] == "Offer a refund."
    assert chat["choices"][0]["message"]["content"] == "Offer a refund."


async def test_the_models_are_listed_unless_the_script_refuses() -> None:
    async with OpenAIPeer(models=["gpt-6-luna"]) as peer:
        peer.next_models(TOO_FAST)
        refused, _ = await _models(peer)
        status, listed = await _models(peer)

    assert refused == 429
    assert status == 200
    assert [model["id"] for model in listed["data"]] == ["gpt-6-luna"]


async def _responses(peer: OpenAIPeer, body: Json = HINT) -> list[Json]:
    return await _gather(peer, body, [])


async def _gather(
    peer: OpenAIPeer, body: Json, into: list[Json], path: str = "responses"
) -> list[Json]:
    """Append each event of a stream to `into` as it comes, and return it."""
    async with _posted(peer, path, body) as response:
        assert response.status == 200
        async for line in response.content:
            text = line.decode().strip()
            if text.startswith("data: {"):
                into.append(json.loads(text.removeprefix("data: ")))
    return into


async def _whole(peer: OpenAIPeer, path: str, body: Json) -> Json:
    async with _posted(peer, path, body) as response:
        whole: Json = await response.json()
    return whole


async def _refused(
    peer: OpenAIPeer, path: str, body: Json, key: str | None = None
) -> tuple[int, Any, Json]:
    async with _posted(peer, path, body, key) as response:
        return response.status, response.headers, await response.json()


async def _models(peer: OpenAIPeer, key: str | None = None) -> tuple[int, Json]:
    headers = {"Authorization": f"Bearer {key or peer.key}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.get(f"{peer.base_url}/models") as response,
    ):
        return response.status, await response.json()


@asynccontextmanager
async def _posted(
    peer: OpenAIPeer, path: str, body: Json, key: str | None = None
) -> AsyncIterator[aiohttp.ClientResponse]:
    headers = {"Authorization": f"Bearer {key or peer.key}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{peer.base_url}/{path}", json=body) as response,
    ):
        yield response
