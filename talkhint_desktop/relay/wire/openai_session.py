"""What a transcription session is asked to be, and how less is asked for.

Models differ in what they take, and the server refuses the whole update for one
field. What is known to be refused is left out; what turns out to be is dropped.
Servers that call themselves compatible speak one of a few dialects.
"""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from talkhint_desktop.relay.wire.openai import Refused, update

PCMU = "audio/pcmu"  # the telephone's own mu-law, 8 kHz
PCM = "audio/pcm"
PCM_RATE = 24_000
RATE = 8_000

_MOST_KEYWORDS = 100
_LONGEST_KEYWORD = 80
# What developers.openai.com says of each family; others get a language alone.
_LISTING = ("gpt-live-transcribe", "gpt-transcribe")  # languages and keywords
_PROMPTED = (*_LISTING, "gpt-4o", "whisper-1")


class Dialect(msgspec.Struct, frozen=True):
    """How a server differs from OpenAI's own. `rate` is of linear sound."""

    rate: int = PCM_RATE
    model_in_url: bool = False
    confirms: bool = True  # says `session.updated`
    one_by_one: bool = False  # hears the next turn once it has told this one's words
    takes_mulaw: bool = True


OPENAI = Dialect()
# speaches.ai: the session's shape of the beta, and nothing but its own sound.
BETA = Dialect(model_in_url=True, takes_mulaw=False)
# docs.vllm.ai, "realtime": a commit begins a turn, and another one ends it.
VLLM = Dialect(rate=16_000, confirms=False, one_by_one=True, takes_mulaw=False)
DIALECTS = (OPENAI, BETA, VLLM)


class Wanted(msgspec.Struct, frozen=True):
    """What is asked for. Of several languages the first counts most."""

    model: str
    languages: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    prompt: str = ""
    encoding: str = PCMU
    listing: bool = False  # `languages` in place of `language`
    plain: bool = False  # nothing that could be left out is asked for
    dialect: Dialect = OPENAI

    @property
    def rate(self) -> int:
        """Samples a second, of mu-law if that is the telephone's own."""
        mulaw = self.encoding == PCMU and self.dialect.takes_mulaw
        return RATE if mulaw else self.dialect.rate

    @property
    def query(self) -> dict[str, str]:
        """What the socket's URL says. At OpenAI a model opens a conversation."""
        query = {"intent": "transcription"}
        if self.dialect.model_in_url:
            query["model"] = self.model
        if self.dialect.model_in_url and self.languages:
            query["language"] = self.languages[0]
        return query

    @property
    def update(self) -> bytes:
        """The frame that asks for it. We find the turns, so no detection."""
        if self.dialect == BETA:
            return update(session={"turn_detection": None})
        if self.dialect == VLLM:
            return update(model=self.model)
        return update(session=_session(self))


def wanted(
    model: str,
    languages: Iterable[str] = (),
    keywords: Iterable[str] = (),
    prompt: str = "",
) -> Wanted:
    """Return what `model` can be asked for, in the form that the server takes."""
    listing = model.startswith(_LISTING)
    prompted = model.startswith(_PROMPTED)
    return Wanted(
        model=model,
        languages=_codes(languages),
        keywords=_words(keywords) if listing else (),
        prompt=prompt.strip() if prompted else "",
        listing=listing,
    )


def less(now: Wanted, refused: Refused) -> Wanted | None:
    """Return what to ask for after a refusal; None where nothing is left to drop.

    The server names the field in `param`, or only in its message.
    """
    named = f"{refused.param} {refused.message}".lower()
    lesser: tuple[tuple[str, bool, dict[str, Any]], ...] = (
        ("format", now.encoding == PCMU, {"encoding": PCM}),
        (PCMU, now.encoding == PCMU, {"encoding": PCM}),
        ("keyword", bool(now.keywords), {"keywords": ()}),
        ("prompt", bool(now.prompt), {"prompt": ""}),
        ("language", now.listing and bool(now.languages), {"listing": False}),
        ("language", bool(now.languages), {"languages": ()}),
    )
    for word, is_asked, change in lesser:
        if word in named and is_asked:
            return msgspec.structs.replace(now, **change)
    if now.plain or now.dialect != OPENAI:
        return None
    return Wanted(
        model=now.model,
        languages=now.languages[:1],
        encoding=now.encoding,
        plain=True,
        dialect=now.dialect,
    )


def _session(now: Wanted) -> dict[str, Any]:
    words: dict[str, Any] = {"model": now.model}
    if now.languages and now.listing:
        words["languages"] = list(now.languages)
    elif now.languages:
        words["language"] = now.languages[0]
    if now.keywords:
        words["keywords"] = list(now.keywords)
    if now.prompt:
        words["prompt"] = now.prompt
    sound: dict[str, Any] = {"format": {"type": now.encoding}, "transcription": words}
    if now.encoding == PCM:
        sound["format"]["rate"] = PCM_RATE
    if not now.plain:
        # A telephone has been through enough filters; null is "off".
        sound["noise_reduction"] = None
    # Without it the server would cut turns too, and every word would come twice.
    sound["turn_detection"] = None
    return {"type": "transcription", "audio": {"input": sound}}


def _codes(tags: Iterable[str]) -> tuple[str, ...]:
    """Return ISO 639 codes: the server refuses regions, as in `en-US`."""
    bare = (re.split(r"[-_]", tag.strip().lower())[0] for tag in tags)
    return tuple(dict.fromkeys(c for c in bare if re.fullmatch(r"[a-z]{2,3}", c)))


def _words(keywords: Iterable[str]) -> tuple[str, ...]:
    plain = (" ".join(re.sub(r"[<>\r\n]", " ", word).split()) for word in keywords)
    kept = dict.fromkeys(w for w in plain if w and len(w) <= _LONGEST_KEYWORD)
    return tuple(kept)[:_MOST_KEYWORDS]
