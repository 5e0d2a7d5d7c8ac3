"""The words to expect: a playbook's own text mixed with everyday English.

Built once for a text, in about five seconds, and kept in a cache directory.
To build ahead, so that the first call does not wait:

    python -m talkhint_desktop.relay.speech.language_model --cache DIR < lines
"""

import argparse
import contextlib
import hashlib
import logging
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from talkhint_desktop.relay.speech.bundled_model import (
    BundledModel,
    read_bundled_model,
)
from talkhint_desktop.relay.speech.mixture import END, START, Everyday, Size, arpa
from talkhint_desktop.relay.speech.playbook_model import PlaybookModel

BUILDER = "1"  # another number makes every cached model be built anew
WEIGHT = 0.7
_ENDINGS = 3  # letters that a trigger's `*` may stand for, at most
_TELEPHONE_TALK = Path(__file__).with_name("telephone_talk.txt")
_KEPT = 5  # models of 5 MB
_MARK = b"sha256 "  # what follows the model, where no reader of it looks

log = logging.getLogger(__name__)


def ensure(lines: Sequence[str], cache: Path) -> Path:
    """Return the model for `lines`, built now if `cache` has no whole one.

    Without a single word that can be recognised it is the model that comes
    with pocketsphinx. Takes seconds when it builds: not for an event loop.
    """
    known = _pronounced()
    spoken, unknown = _spoken(lines, known)
    if unknown:
        log.info("words that basic recognition cannot hear: %s", ", ".join(unknown))
    if not spoken:
        return _bundled("en-us.lm.bin")
    talk, _ = _spoken(_TELEPHONE_TALK.read_text("utf-8").splitlines(), known)
    spoken += talk
    path = cache / f"{_digest(spoken)}.arpa"
    if not _is_whole(path):
        _write(path, _build(spoken))
        _forget_old(cache)
    return path


def _build(spoken: Sequence[Sequence[str]]) -> Iterable[str]:
    base = read_bundled_model(_bundled("en-us.lm.bin"))
    size = Size()
    words = _vocabulary(base, spoken, size.words)
    number = {word: at for at, word in enumerate(words)}
    sentences = [[number[w] for w in (START, *line, END)] for line in spoken]
    playbook = PlaybookModel(sentences, start=number[START])
    return arpa(Everyday(base, words, size), playbook, words, WEIGHT)


def _vocabulary(
    base: BundledModel, spoken: Sequence[Sequence[str]], count: int
) -> list[str]:
    own = {word for line in spoken for word in line}
    common = np.argsort(-base.word_prob)[:count]
    frequent = {base.words[at] for at in common.tolist()} - {"<UNK>"}
    return sorted(frequent & _pronounced() | own | {START, END})


def _spoken(
    lines: Sequence[str], known: frozenset[str]
) -> tuple[list[list[str]], list[str]]:
    """Return the lines as runs of known words, and the words left out."""
    runs: list[list[str]] = []
    unknown: dict[str, None] = {}
    for line in lines:
        run: list[str] = []
        # A word that is left out ends a run: its neighbours never met.
        for token in re.findall(r"[^\W_]+(?:'[^\W_]+)*\*?", line.lower()):
            word = token.removesuffix("*")
            if token != word:
                runs += [[*run, longer] for longer in _longer(word, known)]
            if word in known:
                run.append(word)
                continue
            runs.append(run)
            run = []
            if word.isascii() and word.isalpha() and token == word:
                unknown[word] = None
        runs.append(run)
    return [run for run in runs if run], list(unknown)


def _longer(stem: str, known: frozenset[str]) -> list[str]:
    if not stem.isascii():
        return []
    return sorted(
        word
        for word in known
        if word.startswith(stem)
        and 0 < len(word) - len(stem) <= _ENDINGS
        and word.isalpha()
    )


def _pronounced() -> frozenset[str]:
    """Return every word that pocketsphinx has a pronunciation for."""
    with _bundled("cmudict-en-us.dict").open(encoding="utf-8") as lines:
        return frozenset(line.split(" ", 1)[0] for line in lines)


def _bundled(name: str) -> Path:
    import pocketsphinx  # noqa: PLC0415  heavy, and only this engine needs it

    return Path(pocketsphinx.get_model_path("en-us")) / name


def _digest(spoken: Sequence[Sequence[str]]) -> str:
    text = "\n".join(" ".join(line) for line in spoken)
    return hashlib.sha256(f"{BUILDER}\n{WEIGHT}\n{text}".encode()).hexdigest()[:32]


def _is_whole(path: Path) -> bool:
    try:
        model, _, mark = path.read_bytes().rpartition(_MARK)
    except OSError:
        return False
    return bool(model) and mark.decode(errors="replace") == _checksum(model)


def _write(path: Path, lines: Iterable[str]) -> None:
    """Write `path` so that a reader sees all of it or nothing."""
    model = "\n".join(lines).encode() + b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(model + _MARK + _checksum(model).encode())
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _forget_old(cache: Path) -> None:
    """Delete all models but the newest; each edit of a playbook leaves one."""
    with contextlib.suppress(OSError):  # another process is quicker, or reads it
        models = sorted(cache.glob("*.arpa"), key=lambda path: path.stat().st_mtime)
        for path in models[:-_KEPT]:
            path.unlink()


def _checksum(model: bytes) -> str:
    return hashlib.sha256(model).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description="Builds a language model ahead.")
    parser.add_argument("--cache", type=Path, required=True)
    options = parser.parse_args()
    path = ensure(sys.stdin.read().splitlines(), options.cache)
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
