"""What a transcription session is asked to be, and how less is asked for.

Models differ in what they take, and the server refuses the whole update for one
field. What is known to be refused is left out; what turns out to be is dropped.
"""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from talkhint_desktop.relay.wire.openai import Refused

PCMU = "audio/pcmu"  # the telephone's own mu-law, 8 kHz
PCM = "audio/pcm"
PCM_RATE = 24_000

_MOST_KEYWORDS = 100
_LONGEST_KEYWORD = 80
# What developers.openai.com says of each family; others get a language alone.
_LISTING = ("gpt-live-transcribe", "gpt-transcribe")  # languages and keywords
_PROMPTED = (*_LISTING, "gpt-4o", "whisper-1")


class Wanted(msgspec.Struct, frozen=True):
    """What is asked for. Of several languages the first counts most."""

    model: str
    languages: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    prompt: str = ""
    encoding: str = PCMU
    listing: bool = False  # `languages` in place of `language`
    plain: bool = False  # nothing that could be left out is asked for


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
    if now.plain:
        return None
    return Wanted(
        model=now.model,
        languages=now.languages[:1],
        encoding=now.encoding,
        plain=True,
    )


def session(now: Wanted) -> dict[str, Any]:
    """Return the `session` of an update. We find the turns, so no detection."""
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
