"""What OpenAI says on a transcription socket, event by event."""

from itertools import count
from typing import Any

from tests.peers.openai_script import Json

_TRANSCRIPTION = "conversation.item.input_audio_transcription"

SERVER_EVENTS = frozenset(
    {
        "session.created",
        "session.updated",
        "input_audio_buffer.committed",
        "input_audio_buffer.cleared",
        "conversation.item.added",
        "conversation.item.done",
        "conversation.item.deleted",
        "conversation.item.retrieved",
        f"{_TRANSCRIPTION}.delta",
        f"{_TRANSCRIPTION}.completed",
        f"{_TRANSCRIPTION}.failed",
        "error",
    }
)

_VAD_BY_DEFAULT = {
    "type": "server_vad",
    "threshold": 0.5,
    "prefix_padding_ms": 300,
    "silence_duration_ms": 200,
}


class Voice:
    """Numbers the events of one connection, as the vendor does."""

    def __init__(self, connection: int) -> None:
        self._prefix = f"event_{connection}"
        self._numbers = count(1)

    def event(self, kind: str, **fields: Any) -> Json:
        return {
            "type": kind,
            "event_id": f"{self._prefix}_{next(self._numbers)}",
            **fields,
        }

    def delta(self, item_id: str, text: str, logprob: float | None) -> Json:
        fields = {"item_id": item_id, "content_index": 0, "delta": text}
        return self.event(f"{_TRANSCRIPTION}.delta", **fields, **_logs(text, logprob))

    def completed(
        self, item_id: str, text: str, seconds: float, logprob: float | None
    ) -> Json:
        return self.event(
            f"{_TRANSCRIPTION}.completed",
            item_id=item_id,
            content_index=0,
            transcript=text,
            usage={"type": "duration", "seconds": seconds},
            **_logs(text, logprob),
        )

    def failed(self, item_id: str) -> Json:
        return self.event(
            f"{_TRANSCRIPTION}.failed",
            item_id=item_id,
            content_index=0,
            error={
                "type": "transcription_error",
                "code": "audio_unintelligible",
                "message": "The audio could not be transcribed.",
            },
        )


def user_item(item_id: str) -> Json:
    content = [{"type": "input_audio"}]
    return {
        "id": item_id,
        "object": "realtime.item",
        "type": "message",
        "status": "completed",
        "role": "user",
        "content": content,
    }


def first_config(session_id: str, expires_at: int) -> Json:
    """Return the session that OpenAI opens with, before any update."""
    return {
        "type": "transcription",
        "object": "realtime.transcription_session",
        "id": session_id,
        "expires_at": expires_at,
        "audio": {
            "input": {
                "format": {"type": "audio/pcm", "rate": 24000},
                "noise_reduction": None,
                "turn_detection": _VAD_BY_DEFAULT,
            }
        },
    }


def conversation_config(config: Json, model: str) -> Json:
    """Return the session that `model` in the URL opens: the wrong kind."""
    kind = {"type": "realtime", "object": "realtime.session", "model": model}
    return {"id": config["id"], "expires_at": config["expires_at"], **kind}


def merged(config: Json, update: Json, *, without_vad: bool) -> Json:
    """Return the config in force after `update`; what is left out stays."""
    sound = config["audio"]["input"] | update.get("audio", {}).get("input", {})
    if without_vad:
        sound["turn_detection"] = None
    top = {key: value for key, value in update.items() if key != "audio"}
    return {**config, **top, "audio": {"input": sound}}


def _logs(text: str, logprob: float | None) -> Json:
    if logprob is None:
        return {}
    return {
        "logprobs": [
            {"token": word, "logprob": logprob, "bytes": list(word.encode())}
            for word in text.split()
        ]
    }
