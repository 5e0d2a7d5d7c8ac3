"""Obeys TwiML verb by verb, as a caller on the line would live through it."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import Enum

from talkhint_desktop.core.twiml import Document, Verb
from talkhint_desktop.relay.asking.request import Request
from talkhint_desktop.relay.practice.answer import WebhookError
from talkhint_desktop.relay.practice.call import PracticeCall, method_of
from talkhint_desktop.relay.practice.dial import Leg

_WORDS_PER_SECOND = 15  # characters, as a speaking voice gets through
_LONGEST_SAY_MS = 30_000
_PLAY_MS = 3_000  # what is played is not fetched, so its length is not known
_DOCUMENTS = 50  # a call that asks for more goes round in circles
_PATIENCE_MS = 30_000  # how long a caller stays on a line where nothing happens


class End(Enum):
    """The document is over and no other follows."""

    HANG_UP = "hang up"


class _Next:
    """Another document takes over, asked for with these parameters more."""

    def __init__(self, request: Request, **more: str) -> None:
        self.request = request
        self.more = more


Step = End | _Next | None
_Doing = Callable[[Verb], Awaitable[Step]]


class Verbs:
    """Walks from document to document until the call ends."""

    def __init__(self, call: PracticeCall, ring_ms: int) -> None:
        self._call = call
        self._ring_ms = ring_ms
        self._leg: Leg | None = None
        self._patience = asyncio.Timeout(None)  # live() puts its own here
        self._do: dict[str, _Doing] = {
            "Say": self._say,
            "Play": self._play,
            "Pause": self._pause,
            "Start": self._start,
            "Stop": self._stop,
            "Connect": self._connect,
            "Dial": self._dial,
            "Redirect": self._redirect,
            "Hangup": self._hang_up,
            "Reject": self._reject,
            "Gather": self._gather,
            "Record": self._hold,
            "Enqueue": self._hold,
        }

    async def live(self, first: Request) -> None:
        """Live through the call. Twilio's errors end it and are kept."""
        patience_ms = max(self._call.playback.recording.duration_ms, _PATIENCE_MS)
        try:
            async with asyncio.timeout(self._call.seconds(patience_ms)) as patience:
                self._patience = patience
                await self._walk(_Next(first))
        except TimeoutError:
            assert self._patience.expired(), "every other time limit is caught inside"
            self._call.story.waited = (
                self._call.story.waited or "The caller waits, gives up and hangs up."
            )
            self._call.meet("caller-hung-up")
        except WebhookError as error:
            story = self._call.story
            story.fault, story.fault_here = str(error), error.here
            story.twilio_error = error.twilio_error
            self._call.meet("error", f"{error} (Twilio {error.twilio_error})")

    def leave(self) -> None:
        """Drop the agent's leg, if it is up."""
        if self._leg:
            self._leg.hang_up()

    async def _walk(self, step: Step) -> None:
        for _ in range(_DOCUMENTS):
            if not isinstance(step, _Next):
                return
            document = await self._call.fetch(step.request, **step.more)
            step = await self._obey(document)
        raise WebhookError("The webhook redirects the call in circles.", 11215)

    async def _obey(self, document: Document) -> Step:
        if not any(v.name in {"Dial", "Redirect"} for v in document.verbs):
            self._call.playback.begin_with_a_stream()
        if not document.verbs:
            self._call.meet("empty-response")
        for verb in document.verbs:
            if verb.name not in {"Reject", "Redirect"}:
                self._call.status = "in-progress"
            do = self._do.get(verb.name)
            if do is None:
                self._call.meet("skipped", f"<{verb.name[:40]}>")
                continue
            step = await do(verb)
            if step is not None:
                return step
        self._call.meet("end-of-document")
        return End.HANG_UP

    async def _say(self, verb: Verb) -> Step:
        words = " ".join(v.text for v in verb.everything() if v.text)
        self._call.meet("say", words)
        self._call.story.heard.append(words)
        spoken_ms = len(words) * 1000 / _WORDS_PER_SECOND
        await self._call.wait(min(spoken_ms * _times(verb), _LONGEST_SAY_MS))
        return None

    async def _play(self, verb: Verb) -> Step:
        self._call.meet("play", verb.text or verb.get("digits"))
        self._call.story.heard.append("(a recording)")
        await self._call.wait(min(_PLAY_MS * _times(verb), _LONGEST_SAY_MS))
        return None

    async def _pause(self, verb: Verb) -> Step:
        seconds = verb.number("length", 1)
        self._call.meet("pause", f"{seconds} s")
        await self._call.wait(seconds * 1000)
        return None

    async def _start(self, verb: Verb) -> Step:
        for noun in verb.children:
            if noun.name == "Stream":
                self._call.start_stream(noun)
            else:
                self._call.meet("skipped", f"<Start><{noun.name[:40]}>")
        return None

    async def _stop(self, verb: Verb) -> Step:
        for noun in verb.children:
            if noun.name == "Stream":
                await self._call.stop_streams(noun.get("name"), whole=False)
        return None

    async def _connect(self, verb: Verb) -> Step:
        for noun in verb.children:
            self._call.story.connected = True
            if noun.name != "Stream":
                return await self._hold(Verb(f"Connect><{noun.name[:40]}"))
            self._call.playback.begin_with_a_stream()
            talk = self._call.start_stream(noun, connect=True)
            if talk is None:
                continue
            done, _ = await asyncio.wait(
                [talk],
                timeout=self._call.seconds(self._call.playback.recording.duration_ms),
            )
            if not done:
                await self._call.stop_streams(whole=True)
                self._call.meet("caller-hung-up")
                return End.HANG_UP
        return None

    async def _dial(self, verb: Verb) -> Step:
        if any(child.name in {"Conference", "Queue"} for child in verb.children):
            return await self._hold(Verb(f"Dial><{verb.children[0].name}"))
        self._leg = Leg(self._call, verb, self._ring_ms)
        # Ringing has its own time limit, and a talk ends with the recording.
        self._patience.reschedule(None)
        result = await self._leg.run()
        now = asyncio.get_running_loop().time()
        self._patience.reschedule(now + self._call.seconds(_PATIENCE_MS))
        action = self._call.link(verb, "action")
        return _Next(action, **result.params()) if action else None

    async def _redirect(self, verb: Verb) -> Step:
        request = Request(self._call.resolve(verb.text), method_of(verb.get("method")))
        self._call.meet("redirect", request.url)
        return _Next(request)

    async def _hang_up(self, verb: Verb) -> Step:  # noqa: ARG002  as all verbs
        self._call.meet("hangup")
        return End.HANG_UP

    async def _reject(self, verb: Verb) -> Step:
        if self._call.status == "ringing":
            self._call.story.rejected = True
            self._call.meet("rejected", verb.get("reason", "rejected"))
        else:
            self._call.meet("hangup", "<Reject> after the call was answered")
        return End.HANG_UP

    async def _gather(self, verb: Verb) -> Step:
        for child in verb.children:
            if child.name in {"Say", "Play", "Pause"}:
                await self._do[child.name](child)
        seconds = verb.number("timeout", 5)
        self._call.meet("waiting", f"<Gather> for {seconds} s; the caller keys nothing")
        await self._call.wait(seconds * 1000)
        return None

    async def _hold(self, verb: Verb) -> Step:
        self._call.meet("waiting", f"<{verb.name}>")
        self._call.story.waited = f"The caller is left with <{verb.name}>."
        # Until the caller's patience, or what there is to say, comes to its end.
        await asyncio.Event().wait()
        return None


def _times(verb: Verb) -> int:
    loop = verb.number("loop", 1)
    return loop or 1000  # 0 is for ever; the cap ends it
