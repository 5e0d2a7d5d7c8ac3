"""An OpenAI for tests: the vendor's routes on one loopback port, misbehaving on order.

Not called `openai`: beside a test, that name would hide the real package.
"""

import socket
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.peers.openai_answers import Answer
from tests.peers.openai_audio import Track
from tests.peers.openai_hints import CHAT, MODELS, RESPONSES, Hints
from tests.peers.openai_ledger import Bell, Connection, Request
from tests.peers.openai_realtime import Realtime
from tests.peers.openai_script import Refusal, Script

# Small, so that a peer that stops reading is felt after kilobytes, not megabytes.
_RECEIVE_BUFFER = 32 * 1024


class OpenAIPeer:
    """The stand-in, up inside `async with`.

    `connections` and `requests` are in the order of arrival; `violations` is
    what the vendor's rules forbid and no test may cause by accident.
    """

    key = "sk-test"

    def __init__(
        self,
        tracks: Sequence[Track] = (),
        *,
        models: Sequence[str] = ("gpt-6-luna", "gpt-live-transcribe"),
    ) -> None:
        self._bell = Bell()
        self._realtime = Realtime(self.key, tracks, self._bell)
        self._hints = Hints(self.key, models, self._bell)
        self._listener = socket.socket()
        self._runner = web.AppRunner(
            self._app(), handler_cancellation=True, shutdown_timeout=0.1
        )

    async def __aenter__(self) -> Self:
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER)
        self._listener.bind(("127.0.0.1", 0))
        await self._runner.setup()
        await web.SockSite(self._runner, self._listener).start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._runner.cleanup()
        self._listener.close()

    @property
    def base_url(self) -> str:
        """The URL to give as `TALKHINT_OPENAI_BASE_URL`, `/v1` included."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1"

    @property
    def realtime_url(self) -> str:
        """The socket's URL, with the intent."""
        base = self.base_url.replace("http", "ws", 1)
        return f"{base}/realtime?intent=transcription"

    @property
    def connections(self) -> list[Connection]:
        return self._realtime.connections

    @property
    def requests(self) -> list[Request]:
        return self._hints.requests

    @property
    def violations(self) -> list[str]:
        spoken = [v for c in self.connections for v in c.ledger.violations]
        return [*spoken, *self._hints.violations]

    @property
    def sessions_updated(self) -> int:
        return sum(len(c.ledger.configs) for c in self._realtime.connections)

    def next_connections(self, *scripts: Script) -> None:
        """Give each of the coming connections its script; after them, the default."""
        self._realtime.scripts.extend(scripts)

    def every_connection(self, script: Script) -> None:
        """Set what a connection does for which no script is waiting."""
        self._realtime.default = script

    def next_responses(self, *plans: Answer | Refusal) -> None:
        self._hints.plans[RESPONSES].extend(plans)

    def next_chats(self, *plans: Answer | Refusal) -> None:
        self._hints.plans[CHAT].extend(plans)

    def next_models(self, *plans: Refusal) -> None:
        self._hints.plans[MODELS].extend(plans)

    def every_hint(self, answer: Answer) -> None:
        """Set the answer of both hint paths where no plan is waiting."""
        self._hints.default = answer

    async def until(self, true: Callable[[], bool], within: float = 5.0) -> None:
        """Return once `true()`; raises TimeoutError after `within` seconds."""
        await self._bell.until(true, within)

    def _app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/v1/realtime", self._realtime.connect)
        app.router.add_post(RESPONSES, self._hints.responses)
        app.router.add_post(CHAT, self._hints.chat)
        app.router.add_get(MODELS, self._hints.models)
        return app
