"""Opens the `openai` package's client with our values and nobody else's."""

import os
from functools import cache
from typing import TYPE_CHECKING

from talkhint_desktop.relay.asking.trust import system_trust
from talkhint_desktop.relay.model.config import FOR_HINTS, ModelConfig
from talkhint_desktop.relay.model.trouble import ModelTrouble

if TYPE_CHECKING:
    import openai

# A call is mostly talk: the connection should still be there for the next hint.
_KEEP_ALIVE = 120.0  # seconds
_NO_KEY = "not needed"  # servers on this PC take any
_STREAM = {"Content-Type": "text/event-stream"}
_ANSWER = b'data: {"type":"response.output_text.delta","delta":"","choices":[]}\n\n'


def open_client(config: ModelConfig) -> "openai.AsyncOpenAI":
    """Return a client. Slow the first time, so it belongs into a thread.

    Raises `ModelTrouble` where the key cannot be one.
    """
    key = config.api_key.strip()
    if not key and not config.base_url:
        raise ModelTrouble("key-refused", "There is no OpenAI key.", "Put a key in.")
    if not key.isascii() or not key.isprintable():
        raise ModelTrouble("key-refused", "The OpenAI key has signs that no key has.")
    _forget_variables()
    import httpx2  # noqa: PLC0415 - slow, see the contract in pyproject.toml
    import openai  # noqa: PLC0415

    http = httpx2.AsyncClient(
        verify=system_trust(),
        trust_env=not config.is_here,  # proxies
        timeout=httpx2.Timeout(FOR_HINTS.read, connect=FOR_HINTS.connect),
        limits=httpx2.Limits(max_connections=20, keepalive_expiry=_KEEP_ALIVE),
        follow_redirects=False,  # a key goes nowhere else
    )
    _rehearse()
    return openai.AsyncOpenAI(
        api_key=key or _NO_KEY,
        base_url=config.address,
        max_retries=0,
        http_client=http,
    )


@cache
def _rehearse() -> None:
    """Read an answer that nobody gave, with no connection.

    The package loads most of itself, and builds its types, with the first answer
    that it reads; where calls are served that would hold their audio up.
    """
    import httpx2  # noqa: PLC0415 - slow to load
    import openai  # noqa: PLC0415

    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=_ANSWER, headers=_STREAM)

    with (
        httpx2.Client(transport=httpx2.MockTransport(answer)) as nowhere,
        openai.OpenAI(
            api_key=_NO_KEY, base_url="http://nowhere.invalid", http_client=nowhere
        ) as client,
    ):
        for _ in client.responses.create(model="none", input="", stream=True):
            pass
        chat = client.chat.completions
        for _ in chat.create(model="none", messages=[], stream=True):
            pass


def _forget_variables() -> None:
    """Take the library's own variables out of this process.

    They would send a call elsewhere, add headers, or write it to a log.
    """
    for name in [name for name in os.environ if name.upper().startswith("OPENAI_")]:
        del os.environ[name]
