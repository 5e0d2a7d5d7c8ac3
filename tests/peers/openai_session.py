"""One transcription session of the stand-in: client events in, acts out; no I/O."""

import base64
import json
from collections.abc import Callable, Sequence

from tests.peers.openai_audio import Ear, Track
from tests.peers.openai_events import (
    Voice,
    conversation_config,
    first_config,
    merged,
    user_item,
)
from tests.peers.openai_ledger import Ledger
from tests.peers.openai_rules import LIVE_MODELS, Objection, objections
from tests.peers.openai_script import (
    Act,
    Close,
    ItemFault,
    Json,
    Say,
    Script,
    error_event,
)

LEAST_COMMIT_MS = 100
_BYTES_PER_MS = {"audio/pcmu": 8, "audio/pcm": 48}
# Deltas come after the turn, in a burst. The others without VAD say none.
_BURST = "gpt-4o"


class TranscriptionSession:
    """A session in two states: CREATED, then CONFIGURED by its first update.

    `received` takes one text frame and returns what OpenAI does about it. The
    words are those of `tracks` that the appended audio carries. Turns end by
    commit alone: a server VAD is accepted in the config, but never cuts.
    """

    def __init__(
        self,
        number: int,
        tracks: Sequence[Track],
        script: Script,
        *,
        now: float,
        model_in_url: str | None = None,
    ) -> None:
        self.ledger = Ledger()
        self._tracks = tracks
        self._script = script
        self._voice = Voice(number)
        self._number = number
        self._model_in_url = model_in_url
        self._config = first_config(f"sess_{number}", int(now) + script.lifetime)
        self._ear = Ear(tracks, self._encoding)
        self._buffer_ms = 0.0
        self._buffer_words: list[str] = []
        self._item_id = self._next_item_id()
        self._settled: str | None = None  # the item before
        self._items: dict[str, Json] = {}
        self._held: list[Act] = []
        self._due = sorted(script.at_audio.items())
        self._answers: dict[str, Callable[[Json], list[Act]]] = {
            "session.update": self._update,
            "input_audio_buffer.append": self._append,
            "input_audio_buffer.commit": self._commit,
            "input_audio_buffer.clear": self._clear,
            "conversation.item.create": self._create,
            "conversation.item.delete": self._delete,
            "conversation.item.retrieve": self._retrieve,
            "conversation.item.truncate": self._truncate,
        }

    def opened(self) -> list[Act]:
        opening = self._config
        if self._model_in_url is not None:
            self.ledger.violations.append("(url): model makes it a conversation")
            opening = conversation_config(opening, self._model_in_url)
        created = self._voice.event("session.created", session=opening)
        return [*self._script.at_open, Say(created)]

    def received(self, text: str) -> list[Act]:
        try:
            event = json.loads(text)
        except ValueError:
            event = None
        if not isinstance(event, dict):
            return self._refuse({}, Objection("invalid_event", "Not a JSON object."))
        self.ledger.events[str(event.get("type"))] += 1
        wrong = objections(event, self._script, self._model)
        if wrong:
            return [act for one in wrong for act in self._refuse(event, one)]
        return self._answers[event["type"]](event)

    @property
    def _encoding(self) -> str:
        return str(self._config["audio"]["input"]["format"]["type"])

    @property
    def _model(self) -> str:
        words = self._config["audio"]["input"].get("transcription", {})
        return str(words.get("model", ""))

    @property
    def _logprob(self) -> float | None:
        return self._script.logprob if self._config.get("include") else None

    def _refuse(self, event: Json, wrong: Objection) -> list[Act]:
        if wrong.violation:
            kind = event.get("type", "(frame)")
            self.ledger.violations.append(f"{kind}: {wrong.code}: {wrong.message}")
        about = event.get("event_id")
        answer = error_event(wrong.code, wrong.message, param=wrong.param, about=about)
        return [Say(answer)]

    def _update(self, event: Json) -> list[Act]:
        if self._model_in_url is not None:
            return self._refuse_conversation(event)
        update = event["session"]
        words = update.get("audio", {}).get("input", {}).get("transcription", {})
        live = words.get("model", self._model) in LIVE_MODELS
        before = self._encoding
        self._config = merged(self._config, update, without_vad=live)
        if self._encoding != before:
            self._ear = Ear(self._tracks, self._encoding)
        self.ledger.configs.append(self._config)
        said = self._voice.event("session.updated", session=self._config)
        return [Say(said), *self._script.at_updated]

    def _refuse_conversation(self, event: Json) -> list[Act]:
        """Seen 2026-06: a model in the URL, then a transcription update."""
        model = self._model_in_url
        message = f'Model "{model}" is not supported in transcription mode.'
        said = self._refuse(event, Objection("invalid_model", message))
        return [*said, Close(4000, "invalid_request_error.invalid_model")]

    def _append(self, event: Json) -> list[Act]:
        audio = base64.b64decode(event["audio"])
        ms = len(audio) / _BYTES_PER_MS[self._encoding]
        early = not self.ledger.configs
        self.ledger.audio_bytes += len(audio)
        self.ledger.audio_ms += ms
        self.ledger.early_ms += ms if early else 0
        if early and self._script.early_audio == "refused":
            why = "Audio before the session was configured."
            return self._refuse(event, Objection("invalid_event", why))
        self._buffer_ms += ms
        words = self._ear.hear(audio)
        self._buffer_words += words
        live = self._model in LIVE_MODELS
        return [*(self._deltas(words) if live else []), *self._due_acts()]

    def _due_acts(self) -> list[Act]:
        acts: list[Act] = []
        while self._due and self._due[0][0] <= self.ledger.audio_ms:
            acts += self._due.pop(0)[1]
        return acts

    def _deltas(self, words: list[str]) -> list[Act]:
        fault = self._script.items.get(self.ledger.commits + 1)
        if fault is ItemFault.WITHOUT_DELTA:
            return []
        return [
            Say(self._voice.delta(self._item_id, word + " ", self._logprob))
            for word in words
        ]

    def _commit(self, event: Json) -> list[Act]:
        if self._buffer_ms < LEAST_COMMIT_MS:
            why = (
                "Error committing input audio buffer: buffer too small. Expected at "
                f"least 100ms of audio, but buffer only has {self._buffer_ms:.2f}ms."
            )
            wrong = Objection("input_audio_buffer_commit_empty", why, violation=False)
            return self._refuse(event, wrong)
        burst = self._deltas(self._buffer_words) if self._bursts else []
        self.ledger.commits += 1
        self.ledger.finals.append(" ".join(self._buffer_words))
        item = user_item(self._item_id)
        before = {"previous_item_id": self._settled}
        acts: list[Act] = [
            Say(
                self._voice.event(
                    "input_audio_buffer.committed", item_id=self._item_id, **before
                )
            ),
            Say(self._voice.event("conversation.item.added", item=item, **before)),
            Say(self._voice.event("conversation.item.done", item=item, **before)),
            *burst,
            *self._final(),
        ]
        self._items[self._item_id] = item
        self._begin_next_item()
        return acts

    @property
    def _bursts(self) -> bool:
        return self._model.startswith(_BURST)

    def _final(self) -> list[Act]:
        """Return the item's last word, bent as the script wants it."""
        item, after = self._item_id, self._script.final_after
        text, log = self.ledger.finals[-1], self._logprob
        seconds = self._buffer_ms / 1000
        completed = self._voice.completed(item, text, seconds, log)
        final: list[Act] = [Say(completed, after)]
        held, self._held = self._held, []
        match self._script.items.get(self.ledger.commits):
            case ItemFault.FAILED:
                final = [Say(self._voice.failed(item), after)]
            case ItemFault.TWICE:
                again = self._voice.completed(item, text, seconds, log)
                final.append(Say(again, after))
            case ItemFault.LATE_DELTA:
                final.append(Say(self._voice.delta(item, "late ", log), after))
            case ItemFault.NEVER:
                final = []
            case ItemFault.AFTER_NEXT:
                self._held, final = final, []
        return [*final, *held]

    def _begin_next_item(self) -> None:
        self._settled = self._item_id
        upcoming = self._script.items.get(self.ledger.commits + 1)
        if upcoming is not ItemFault.SAME_ID:
            self._item_id = self._next_item_id()
        self._empty_buffer()

    def _next_item_id(self) -> str:
        return f"item_{self._number}_{self.ledger.commits + 1}"

    def _clear(self, _event: Json) -> list[Act]:
        self._empty_buffer()
        return [Say(self._voice.event("input_audio_buffer.cleared"))]

    def _empty_buffer(self) -> None:
        self._buffer_ms = 0.0
        self._buffer_words = []
        self._ear.forget()

    def _create(self, event: Json) -> list[Act]:
        item = {"id": f"item_made_{len(self._items)}", **event["item"]}
        self._items[item["id"]] = item
        before = {"previous_item_id": event.get("previous_item_id", self._settled)}
        self._settled = item["id"]
        kinds = ("conversation.item.added", "conversation.item.done")
        return [Say(self._voice.event(k, item=item, **before)) for k in kinds]

    def _delete(self, event: Json) -> list[Act]:
        if self._items.pop(event["item_id"], None) is None:
            return self._unknown_item(event, "item_delete_invalid_item_id")
        kind = "conversation.item.deleted"
        return [Say(self._voice.event(kind, item_id=event["item_id"]))]

    def _retrieve(self, event: Json) -> list[Act]:
        item = self._items.get(event["item_id"])
        if item is None:
            return self._unknown_item(event, "item_retrieve_invalid_item_id")
        return [Say(self._voice.event("conversation.item.retrieved", item=item))]

    def _truncate(self, event: Json) -> list[Act]:
        """Only the assistant's audio can be cut, and here is no assistant."""
        return self._unknown_item(event, "item_truncate_invalid_item_id")

    def _unknown_item(self, event: Json, code: str) -> list[Act]:
        why = f"Item {event['item_id']!r} is not there."
        return self._refuse(event, Objection(code, why, "item_id", violation=False))
