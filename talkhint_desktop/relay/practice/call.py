"""One practice call's own things: its clock, its parameters, its streams."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urljoin

import aiohttp

from talkhint_desktop.core.moment import stamp
from talkhint_desktop.core.twiml import Document, Verb
from talkhint_desktop.relay.asking.request import (
    Account,
    Numbers,
    Request,
    call_parameters,
    made_up_sid,
)
from talkhint_desktop.relay.practice.answer import WebhookError, read_document
from talkhint_desktop.relay.practice.callbacks import Callbacks
from talkhint_desktop.relay.practice.outcome import Met, Story
from talkhint_desktop.relay.practice.stream import Playback, PracticeStream
from talkhint_desktop.relay.practice.target import (
    StreamRefusedError,
    check_tracks,
    target_of,
    tracks_of,
)
from talkhint_desktop.relay.practice.webhook import ask
from talkhint_desktop.relay.practice.words import StreamWords

_LONGEST_PARAMETER = 500  # name and value together
_STREAM_END_SECONDS = 2.0


class PracticeCall:
    """What lives as long as the call: ringing, then in-progress, then completed.

    It asks, streams and tells. It decides nothing: that is the TwiML's part.
    """

    def __init__(
        self,
        *,
        session: aiohttp.ClientSession,
        tasks: asyncio.TaskGroup,
        account: Account,
        numbers: Numbers,
        call_sid: str,
        playback: Playback,
        speed: float,
        on_met: Callable[[Met], None],
    ) -> None:
        self.session = session
        self.account = account
        self.numbers = numbers
        self.call_sid = call_sid
        self.playback = playback
        self.story = Story()
        self.callbacks = Callbacks(
            session, account, lambda why: self.meet("callback-failed", why)
        )
        self.document_url = ""
        self.status = "ringing"
        self._tasks = tasks
        self._speed = speed
        self._on_met = on_met
        self._began = asyncio.get_running_loop().time()
        self._streams: dict[asyncio.Task[None], tuple[str, PracticeStream]] = {}
        self._courier = tasks.create_task(
            self.callbacks.run(), name="practice callbacks"
        )

    def meet(self, what: str, detail: str = "") -> None:
        met = Met(self.elapsed_ms(), what, detail)
        self.story.met.append(met)
        self._on_met(met)

    def elapsed_ms(self) -> int:
        passed = asyncio.get_running_loop().time() - self._began
        return round(passed * 1000 * self._speed)

    def seconds(self, ms: float) -> float:
        """Return how long `ms` of the call take at this speed."""
        return ms / 1000 / self._speed

    async def wait(self, ms: float) -> None:
        await asyncio.sleep(self.seconds(ms))

    def params(self, **more: str) -> dict[str, str]:
        """Return what Twilio sends with every request of a call."""
        usual = call_parameters(
            self.account.account_sid, self.numbers, self.call_sid, self.status
        )
        return usual | more

    async def fetch(self, request: Request, **more: str) -> Document:
        """Ask for a document; raises `WebhookError`."""
        first = not self.document_url
        try:
            answer = await ask(self.session, request, self.params(**more), self.account)
        except WebhookError as error:
            if error.answer:
                self.story.http_status = error.answer.status
                self.story.document = error.answer.text
            raise
        for hop in answer.hops:
            self.meet("redirected", hop)
        self.story.http_status = answer.status
        if first:
            self.story.document = answer.text
        self.meet(
            "answered-by-webhook",
            f"{answer.status} {answer.content_type or '-'} in {answer.elapsed_ms} ms",
        )
        self.document_url = answer.url.partition("#")[0]
        return read_document(answer)

    def resolve(self, written: str) -> str:
        """Return a URL of this document as a whole one; none is the same again."""
        return urljoin(self.document_url, written.strip())

    def begin_recording(self) -> None:
        """Let the recording play from now on, unless it does already."""
        self.playback.begin(asyncio.get_running_loop().time())

    def link(self, verb: Verb, attribute: str) -> Request | None:
        """Return the URL that an attribute names, with its own method."""
        written = verb.get(attribute).strip()
        if not written:
            return None
        prefix = "" if attribute == "action" else attribute
        name = f"{prefix}Method" if prefix else "method"
        return Request(self.resolve(written), method_of(verb.get(name)))

    def start_stream(
        self, noun: Verb, *, connect: bool = False
    ) -> asyncio.Task[None] | None:
        """Open `<Stream>` in the background; None where Twilio would refuse it."""
        sid, callback = made_up_sid("MZ"), self.link(noun, "statusCallback")

        def tell(what: str, detail: str, code: int | None) -> None:
            self.meet(what, f"{detail} (Twilio {code})" if code else detail)
            event = _STREAM_EVENTS.get(what)
            if event and callback:
                error = f"{code} - {detail}" if code else ""
                self._report(callback, noun.get("name", sid), sid, event, error)

        tracks = tracks_of(noun)
        stream = PracticeStream(
            words=StreamWords(sid, self.call_sid, self.account.account_sid),
            tracks=tracks,
            parameters=self._parameters(noun),
            account=self.account,
            playback=self.playback,
            tell=tell,
        )
        self.story.streams.append(stream.facts)
        try:
            target = target_of(noun.get("url"), self.document_url)
            check_tracks(noun, connect=connect)
        except StreamRefusedError as error:
            stream.refuse(str(error), error.twilio_error)
            return None
        task = self._tasks.create_task(
            stream.run(self.session, target), name="practice stream"
        )
        self._streams[task] = (noun.get("name"), stream)
        return task

    async def streams_settled(self, *, within: float) -> None:
        """Wait, at most `within` seconds, until each stream is open or refused."""
        with suppress(TimeoutError):
            async with asyncio.timeout(max(within, 0)):
                for _, stream in self._streams.values():
                    await stream.settled.wait()

    async def stop_streams(
        self, name: str = "", *, whole: bool, within: float = _STREAM_END_SECONDS
    ) -> None:
        """End all streams, or those called `name`; cut off those that hang."""
        ending = [task for task, (own, _) in self._streams.items() if name in {"", own}]
        for task in ending:
            self._streams[task][1].stop(whole=whole)
        if not ending:
            return
        _, stuck = await asyncio.wait(ending, timeout=within)
        for task in stuck:
            self._streams[task][1].stalled()
            task.cancel()
        for task in ending:
            del self._streams[task]

    def _parameters(self, noun: Verb) -> dict[str, str]:
        kept: dict[str, str] = {}
        for child in noun.children:
            name, value = child.get("name"), child.get("value")
            if child.name != "Parameter":
                continue
            if len(name) + len(value) >= _LONGEST_PARAMETER:
                self.meet("parameter-too-long", name[:40])
            else:
                kept[name] = value
        return kept

    def _report(
        self, callback: Request, name: str, sid: str, event: str, error: str
    ) -> None:
        report = {
            "AccountSid": self.account.account_sid,
            "CallSid": self.call_sid,
            "StreamSid": sid,
            "StreamName": name,
            "StreamEvent": event,
            "Timestamp": stamp(datetime.now(UTC)),
        }
        if error:
            report["StreamError"] = error
        self.callbacks.post(callback, report)

    def tell_completed(self, callback: Request) -> None:
        """Post the number's own status callback; Twilio sends it once, at the end."""
        answered = self.status != "ringing"
        self.status = "completed" if answered else "busy"
        seconds = self.elapsed_ms() // 1000
        params = self.params(
            CallDuration=str(seconds),
            Duration=str(-(-seconds // 60)),
            Timestamp=timestamp(),
            CallbackSource="call-progress-events",
            SequenceNumber="0",
        )
        self.callbacks.post(callback, params)

    def dismiss_courier(self) -> None:
        """Let the call's task group end; nothing more is posted."""
        self._courier.cancel()


def method_of(written: str) -> str:
    """Return GET where TwiML says so, else POST; Twilio knows no other."""
    return "GET" if written.strip().upper() == "GET" else "POST"


def timestamp() -> str:
    """Return now as Twilio writes it in call status callbacks."""
    return format_datetime(datetime.now(UTC))


_STREAM_EVENTS = {
    "stream-started": "stream-started",
    "stream-stopped": "stream-stopped",
    "stream-refused": "stream-error",
    "stream-closed": "stream-error",
}
