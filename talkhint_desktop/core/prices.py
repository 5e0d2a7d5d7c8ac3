"""What OpenAI's models cost by published prices; sums, and nothing guessed."""

import re
from dataclasses import dataclass

import msgspec

_SNAPSHOT = re.compile(r"-\d{4}-\d{2}-\d{2}$")


class TokenPrices(msgspec.Struct, frozen=True):
    """US dollars for a million tokens; `input` is what was not cached."""

    input: float
    cached: float
    cache_write: float
    output: float


@dataclass(frozen=True, slots=True)
class TokensUsed:
    """What an answer used, as OpenAI counts: `input` holds the cached ones too."""

    input: int = 0
    cached: int = 0
    cache_write: int = 0
    output: int = 0


class Prices(msgspec.Struct, frozen=True):
    """The one table. A model that is not in it has no price, which is not 0.

    `as_of` is the day the prices were taken from OpenAI's pages.
    """

    as_of: str
    audio_minute: dict[str, float] = {}
    million_tokens: dict[str, TokenPrices] = {}

    def of_audio(self, model: str, seconds: float) -> float | None:
        """Return the dollars for audio sent to a transcription model."""
        price = self.audio_minute.get(_family(model))
        return None if price is None else price * max(0.0, seconds) / 60

    def of_tokens(self, model: str, used: TokensUsed) -> float | None:
        """Return the dollars for one answer of a hint model."""
        price = self.million_tokens.get(_family(model))
        if price is None:
            return None
        fresh = max(0, used.input - used.cached - used.cache_write)
        return (
            fresh * price.input
            + used.cached * price.cached
            + used.cache_write * price.cache_write
            + used.output * price.output
        ) / 1_000_000


def read(text: str | bytes) -> Prices:
    """Return the table; raises `msgspec.DecodeError` where it is none."""
    return msgspec.json.decode(text, type=Prices)


def _family(model: str) -> str:
    """Return a model's name without the date of its snapshot."""
    return _SNAPSHOT.sub("", model.strip())
