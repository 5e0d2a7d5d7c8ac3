"""What OpenAI's realtime transcription is asked for, and how long we wait for it."""

from dataclasses import dataclass, field

OPENAI_URL = "https://api.openai.com/v1"
MODEL = "gpt-live-transcribe"
# They answer a turn once it is over: see the page of each model.
_WHOLE_TURNS = ("gpt-transcribe", "gpt-4o", "whisper")


@dataclass(frozen=True, slots=True, kw_only=True)
class RealtimeConfig:
    """The account and what it is to listen for.

    `base_url` is of the form `https://HOST/v1`; empty means OpenAI's own.
    """

    api_key: str = field(repr=False)
    base_url: str = ""
    model: str = ""
    languages: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    prompt: str = ""

    @property
    def grows(self) -> bool:
        """Whether the model sends words while somebody is still speaking."""
        return not self.model.startswith(_WHOLE_TURNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds that things may take, and how often they are tried."""

    open_within: float = 10.0
    configured_within: float = 5.0
    ping_every: float = 10.0
    pong_within: float = 10.0
    send_within: float = 10.0  # one frame, to a server that does not read
    close_within: float = 2.0
    look_every: float = 0.25
    # A turn that was committed, and not one word from the server since.
    deaf_after: float = 8.0
    final_within: float = 12.0
    # A session lives for 60 minutes at most and does not say when it ends.
    rotate_after: float = 50 * 60.0
    rotate_at_last: float = 55 * 60.0
    before_expiry: float = 120.0
    first_pause: float = 0.25
    longest_pause: float = 8.0
    # A connection that dies sooner proves nothing; so many of them in a row
    # will not get better within seconds.
    proven_after: float = 5.0
    quick_deaths: int = 3
    rest: float = 30.0
    # Audio of one side that waits for its words. More is given up as a gap.
    kept: float = 60.0
    partial_every: float = 0.05
    # Times life, for what was kept. No limit is published; this catches up
    # soon and is no flood.
    faster: float = 4.0
