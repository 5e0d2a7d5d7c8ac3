"""The lines that a relay answers: the user's number, and practice."""

from dataclasses import dataclass, field

from talkhint_desktop.core.settings import Engine, HintsFrom, Language
from talkhint_desktop.relay.gate import Line
from talkhint_desktop.relay.practice.caller import Account

PRACTICE_AGENT = "+15005550001"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayConfig:
    """What a relay needs to know; see `Settings` for the meaning."""

    port: int = 0
    public_url: str = ""  # empty, and no tunnel: the local address is it
    tunnel: bool = False  # hold one, an agent's or ngrok's
    ngrok_authtoken: str = field(default="", repr=False)
    ngrok_domain: str = ""
    must_be_reached: bool = False  # end when a tunnel is refused at the start
    account_sid: str = ""
    auth_token: str = field(default="", repr=False)
    agent_number: str = ""
    notice: str = ""
    language: Language = Language.ENGLISH
    engine: Engine = Engine.BASIC
    lacks_key: bool = False  # the engine's
    hints: HintsFrom = HintsFrom.PLAYBOOK
    max_calls: int = 0

    @property
    def way(self) -> tuple[bool, str, str, str]:
        """What decides how the relay is reached from outside."""
        return self.tunnel, self.ngrok_authtoken, self.ngrok_domain, self.public_url


class Lines:
    """The lines of now, and that of an account before while its calls go on."""

    def __init__(self, practice: Account) -> None:
        self._practice = practice
        self._before: list[Line] = []
        self._real: Line | None = None

    @property
    def real(self) -> Line:
        """The line of the user's number."""
        assert self._real is not None, "the relay is open"
        return self._real

    def renew(
        self,
        config: RelayConfig,
        origins: tuple[str, ...],
        local_url: str,
        *,
        busy: bool,
    ) -> list[Line]:
        """Return all lines to serve; `busy` says that real calls go on."""
        old = self._real
        real, rehearsal = lines_of(config, origins, local_url, self._practice)
        if old and _keys(old) != _keys(real):
            self._before.append(old)
        self._real = real
        if not busy:
            self._before.clear()
        return [real, rehearsal, *self._before]

    @property
    def stale(self) -> bool:
        """Whether a line is only there for the calls that it has."""
        return bool(self._before)


def lines_of(
    config: RelayConfig, origins: tuple[str, ...], local_url: str, practice: Account
) -> list[Line]:
    """Return the real line, then the practice line.

    `origins` are the public addresses, the present one first. The practice
    line answers a token of this run alone, signed for the local address, so
    nothing that comes through a tunnel can pass as practice.
    """
    real = Line(
        name="line",
        account_sid=config.account_sid,
        auth_token=config.auth_token,
        origins=origins,
        practice=False,
        agent_number=config.agent_number,
        notice=config.notice,
        language=config.language,
    )
    rehearsal = Line(
        name="practice",
        account_sid=practice.account_sid,
        auth_token=practice.auth_token,
        origins=(local_url,),
        practice=True,
        agent_number=PRACTICE_AGENT,
        language=Language.ENGLISH,
    )
    return [real, rehearsal]


def _keys(line: Line) -> tuple[str, str]:
    return line.account_sid, line.auth_token


def stream_url(origin: str) -> str:
    """Return the stream's address under `origin`; TwiML takes only wss."""
    return f"wss{origin[origin.index(':') :]}/twilio/stream"
