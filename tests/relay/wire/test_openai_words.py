"""What OpenAI's realtime API says is read, and what we say is as it likes it."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.relay.wire import openai
from talkhint_desktop.relay.wire.openai import (
    BadEvent,
    Committed,
    Completed,
    Created,
    Delta,
    Failed,
    Refused,
    Unknown,
    Updated,
    from_openai,
    refusal,
)
from talkhint_desktop.relay.wire.openai_session import (
    PCM,
    PCMU,
    less,
    wanted,
)

_ITEM = "conversation.item.input_audio_transcription."
EVENTS = [
    (
        {
            "type": "session.created",
            "session": {"id": "s", "expires_at": 1_800_000_000},
        },
        Created(1_800_000_000),
    ),
    ({"type": "session.created", "session": {"expires_at": "soon"}}, Created(0)),
    ({"type": "session.updated", "session": {}}, Updated()),
    (
        {
            "type": "input_audio_buffer.committed",
            "item_id": "b",
            "previous_item_id": "a",
        },
        Committed("b", "a"),
    ),
    ({"type": "input_audio_buffer.committed", "item_id": "a"}, Committed("a", None)),
    ({"type": f"{_ITEM}delta", "item_id": "a", "delta": "my "}, Delta("a", "my ")),
    ({"type": f"{_ITEM}delta", "item_id": "a"}, Delta("a", "")),
    (
        {"type": f"{_ITEM}completed", "item_id": "a", "transcript": "my order"},
        Completed("a", "my order"),
    ),
    (
        {"type": f"{_ITEM}failed", "item_id": "a", "error": {"type": "server_error"}},
        Failed("a", "server_error"),
    ),
    ({"type": f"{_ITEM}completed"}, Unknown(f"{_ITEM}completed")),
    (
        {"type": "error", "error": {"code": 400, "message": "No.", "event_id": "x"}},
        Refused(code="400", message="No.", about="x"),
    ),
    ({"type": "error"}, Refused()),
    (
        {"type": "error", "error": "'model'", "code": "processing_error"},
        Refused(code="processing_error", message="'model'"),
    ),
    ({"type": "transcription.delta", "delta": "my "}, Delta("", "my ")),
    ({"type": "transcription.done", "text": "my order"}, Completed("", "my order")),
    ({"type": "moon.phase", "phase": 3}, Unknown("moon.phase")),
]


@pytest.mark.parametrize(("said", "event"), EVENTS)
def test_each_event_is_read(said: object, event: object) -> None:
    assert from_openai(json.dumps(said)) == event


@pytest.mark.parametrize(
    "frame", ["", "[]", '{"x": 1}', '{"type":"error"', b"\xff\xfe", '{"type":NaN}']
)
def test_what_is_no_event_is_said_to_be_none(frame: str | bytes) -> None:
    with pytest.raises(BadEvent):
        from_openai(frame)


@given(st.one_of(st.binary(), st.text()))
def test_no_frame_does_more_than_be_refused(frame: str | bytes) -> None:
    with contextlib.suppress(BadEvent):
        from_openai(frame)


def test_audio_goes_out_as_base64_and_a_commit_has_a_name() -> None:
    assert json.loads(openai.append(b"\x00\xff\x10")) == {
        "type": "input_audio_buffer.append",
        "audio": "AP8Q",
    }
    assert json.loads(openai.commit(7)) == {
        "type": "input_audio_buffer.commit",
        "event_id": "commit-7",
    }


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"error": null}', b"[]", b"\xff"])
def test_an_answer_without_an_error_in_it_is_an_empty_refusal(body: bytes) -> None:
    assert refusal(body) == Refused()


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        (
            "gpt-live-transcribe",
            {"languages": ["en", "ru"], "keywords": ["Acme"], "prompt": "A shop."},
        ),
        ("gpt-4o-transcribe", {"language": "en", "prompt": "A shop."}),
        ("gpt-realtime-whisper", {"language": "en"}),
        ("Systran/faster-whisper-small", {"language": "en"}),
    ],
)
def test_a_model_is_asked_only_for_what_it_takes(
    model: str, asked: dict[str, object]
) -> None:
    now = wanted(model, ["en-US", "RU", "en_GB", "?"], ["Acme"], "A shop.")

    said = json.loads(now.update)
    transcription = said["session"]["audio"]["input"]["transcription"]
    assert transcription == {"model": model, **asked}


def test_keywords_have_no_sign_that_the_server_refuses() -> None:
    now = wanted("gpt-live-transcribe", keywords=["<A>\r\nB", "A B", " ", "x" * 200])

    assert now.keywords == ("A B",)


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=60))
def test_whatever_is_refused_there_is_less_to_ask_for_until_nothing_is_left(
    params: list[str], message: str
) -> None:
    now = wanted("gpt-live-transcribe", ["en", "ru"], ["Acme"], "A shop.")
    for _ in range(10):
        lesser = less(now, Refused(param=" ".join(params), message=message))
        if lesser is None:
            break
        assert lesser != now
        now = lesser
    else:
        pytest.fail("it never ends")

    assert now.plain


@pytest.mark.parametrize(
    "refused",
    [
        Refused(param="session.audio.input.format.type"),
        Refused(message="Invalid value: 'audio/pcmu'."),
    ],
)
def test_a_refused_format_is_followed_by_the_other_one(refused: Refused) -> None:
    now = wanted("gpt-live-transcribe")
    other = less(now, refused)

    assert now.encoding == PCMU
    assert other is not None
    assert other.encoding == PCM
