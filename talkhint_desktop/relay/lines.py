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
    hints: HintsFrom = HintsFrom.PLAYBOOK
    max_calls: int = 0


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


def stream_url(origin: str) -> str:
    """Return the stream's address under `origin`; TwiML takes only wss."""
    return f"wss{origin[origin.index(':') :]}/twilio/stream"
