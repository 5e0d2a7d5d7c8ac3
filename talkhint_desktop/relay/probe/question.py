"""What a check is to find out, and what the one who asks already knows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from talkhint_desktop.core.webhook.address import address_of
from talkhint_desktop.core.webhook.expected import INBOUND, STREAM, Expected
from talkhint_desktop.core.webhook.findings import Finding
from talkhint_desktop.core.webhook.number import Route
from talkhint_desktop.relay.asking.request import Account, Numbers, made_up_sid
from talkhint_desktop.relay.wire.voice_document import inbound_document

# Numbers that belong to nobody: 555-01xx and Twilio's own test number.
CALLER, CALLED = "+12025550143", "+15005550006"
_ANY_TOKEN = "new-for-each-call"  # noqa: S105  a word for people, no secret
_ANY_PHONE = "your phone"

Tell = Callable[[Finding], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to check: the address `url`, or what `number` (E.164) asks, or both.

    `wanted_url` is the webhook of this TalkHint and `instance` its mark, empty
    where none runs. With `quick` the webhook is asked once and no stream is
    opened. `stream_host` is HOST or HOST:PORT.
    """

    url: str = ""
    method: str = "POST"
    number: str = ""
    account_sid: str = ""
    auth_token: str = field(default="", repr=False)
    wanted_url: str = ""
    instance: str = ""
    agent_number: str = ""
    language: str = "en"
    notice: str = ""
    stream_host: str = ""
    allow_local: bool = False
    quick: bool = False

    @property
    def route(self) -> Route:
        return Route(self.url, self.method, "address")

    @property
    def account(self) -> Account:
        return Account(self.account_sid or made_up_sid("AC"), self.auth_token)

    @property
    def numbers(self) -> Numbers:
        return Numbers(CALLER, self.number or CALLED)

    def expected(self, asked_url: str) -> Expected:
        """Return what the answer of `asked_url` is held against."""
        return Expected(
            webhook_url=asked_url,
            stream_host=self.stream_host,
            wanted_url=self.wanted_url,
            called=self.numbers.called,
            instance=self.instance,
            allow_local=self.allow_local,
            token_known=bool(self.auth_token),
        )

    def document(self, asked_url: str) -> str:
        """Return the document that Twilio should get, as text."""
        origin = _origin(self.wanted_url or asked_url)
        stream = self.stream_host or origin.partition("://")[2]
        return inbound_document(
            stream_url=f"wss://{stream}{STREAM}",
            token=_ANY_TOKEN,
            status_url=f"{origin}/twilio/stream-status",
            dial_url=f"{origin}/twilio/dial",
            dial_status_url=f"{origin}/twilio/status",
            agent_number=self.agent_number or _ANY_PHONE,
            notice=self.notice,
            language=self.language,
        )


def _origin(url: str) -> str:
    """Return the address in front of TalkHint's own paths."""
    address = address_of(url)
    if address is None:
        return "https://calls.example.com"
    path = urlsplit(url).path
    prefix = path.removesuffix(INBOUND) if path.endswith(INBOUND) else ""
    return f"{address.scheme}://{address.netloc}{prefix}"
