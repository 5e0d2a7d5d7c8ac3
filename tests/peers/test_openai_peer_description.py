"""The OpenAI stand-in keeps to the published description, both in and out."""

import json
from pathlib import Path

import pytest

from tests.peers import openai_rules, openai_schema
from tests.peers.openai_answers import (
    Answer,
    End,
    chat_object,
    chat_steps,
    response_object,
    responses_steps,
)
from tests.peers.openai_audio import marked_track
from tests.peers.openai_caller import calling, configured
from tests.peers.openai_events import SERVER_EVENTS
from tests.peers.openai_hints import KNOWN, SCHEMAS
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_rules import CLIENT_EVENTS, MODELS
from tests.peers.openai_schema import Description
from tests.peers.openai_script import ItemFault, Json, Script

TRACK = marked_track(1000, [(110, "one"), (310, "two"), (510, "three")])


@pytest.fixture(name="description")
def _description() -> Description:
    description = openai_schema.published()
    if description is None:
        pytest.skip("no copy of OpenAI's description on this machine")
    return description


def test_the_events_we_know_are_the_events_there_are(description: Description) -> None:
    assert set(description.events("RealtimeClientEvent")) == CLIENT_EVENTS
    assert set(description.events("RealtimeServerEvent")) >= SERVER_EVENTS


def test_the_models_we_know_are_the_models_there_are(description: Description) -> None:
    assert description.named("AudioTranscription", "model") == MODELS


@pytest.mark.parametrize("path", sorted(KNOWN))
def test_the_parameters_we_know_exist(description: Description, path: str) -> None:
    assert description.properties(SCHEMAS[path]) >= KNOWN[path]


async def test_an_event_that_only_the_description_forbids_is_refused(
    description: Description,
) -> None:
    async with OpenAIPeer() as peer, configured(peer) as caller:
        item = {"type": "message", "role": "user"}  # no content
        await caller.say("conversation.item.create", item=item)
        error = (await caller.next())["error"]

    assert error["code"] == "invalid_value"
    assert [v.partition(":")[0] for v in peer.violations] == [
        "conversation.item.create"
    ]


def test_without_a_description_our_own_checks_still_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(openai_rules, "published", lambda: None)
    event = {"type": "input_audio_buffer.commit", "final": True}

    wrong = openai_rules.objections(event, Script(), "gpt-live-transcribe")

    assert [objection.code for objection in wrong] == ["unknown_parameter"]


def test_a_missing_copy_is_no_error(tmp_path: Path) -> None:
    assert openai_schema.read(tmp_path / "openai.json") is None


async def test_all_that_is_said_on_a_socket_is_as_published(
    description: Description,
) -> None:
    events = await _everything_said()

    assert {event["type"] for event in events} == SERVER_EVENTS
    for event in events:
        assert description.event_faults("RealtimeServerEvent", event) == []


ANSWERS = [
    Answer(),
    Answer(refusal="I cannot."),
    Answer(end=End.FAILED),
    Answer(end=End.INCOMPLETE, reason="content_filter"),
    Answer(end=End.ERROR_EVENT),
]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: a.refusal or a.end)
def test_every_streamed_answer_is_as_published(
    description: Description, answer: Answer
) -> None:
    body = {"model": "gpt-6-luna"}
    usage = {**body, "stream_options": {"include_usage": True}}

    for _, text in responses_steps(answer, body):
        event = _data(text)
        assert description.event_faults("ResponseStreamEvent", event) == []
    for _, text in chat_steps(answer, usage):
        if "[DONE]" not in text and '"error"' not in text:
            schema = "CreateChatCompletionStreamResponse"
            assert description.faults(schema, _data(text)) == []


@pytest.mark.parametrize("status", ["completed", "failed", "incomplete"])
def test_every_whole_answer_is_as_published(
    description: Description, status: str
) -> None:
    body = {"model": "gpt-6-luna"}
    response = response_object(Answer(), body, status)
    chat = chat_object(Answer(), body)

    assert description.faults("Response", response) == []
    assert description.faults("CreateChatCompletionResponse", chat) == []


async def _everything_said() -> list[Json]:
    """Return the events of two sessions that use all there is."""
    events: list[Json] = []
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(items={1: ItemFault.FAILED}))
        async with calling(peer) as caller:
            events += [await caller.next(), await caller.configure(include=True)]
            for start in (0, 200):
                await caller.hear(TRACK.frames(start, start + 200))
                await caller.say("input_audio_buffer.commit")
            events += await caller.until(".completed")
            item = events[-1]["item_id"]
            for kind in ("retrieve", "delete", "delete"):
                await caller.say(f"conversation.item.{kind}", item_id=item)
            await caller.say("input_audio_buffer.clear")
            events += await caller.until("cleared")
    return events


def _data(text: str) -> Json:
    event: Json = json.loads(text.partition("data: ")[2])
    return event
