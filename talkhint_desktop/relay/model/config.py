"""Which model is asked, where, with which key, and how long it is waited for."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from talkhint_desktop.core.prices import TokensUsed

OPENAI = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """See `Settings` for the meaning. An empty `base_url` is OpenAI's."""

    api_key: str = field(default="", repr=False)
    base_url: str = ""
    model: str = "gpt-6-luna"

    @property
    def address(self) -> str:
        return self.base_url or OPENAI

    @property
    def is_here(self) -> bool:
        """Whether the model runs on this PC, so that no proxy leads to it."""
        host = urlsplit(self.address).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds: to connect, from one word to the next, and for a whole answer."""

    connect: float = 5.0
    read: float = 10.0
    whole: float = 6.0


FOR_HINTS = Patience()
FOR_SUMMARIES = Patience(read=20.0, whole=60.0)


@dataclass(frozen=True, slots=True)
class Said:
    """A whole answer. A model that refuses says nothing.

    `tokens` is None where the server does not count.
    """

    text: str
    tokens: TokensUsed | None = None
