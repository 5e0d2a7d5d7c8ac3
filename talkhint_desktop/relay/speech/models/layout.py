"""Which of a folder's files are a model, told by their names alone. No I/O."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TRANSDUCER, T_ONE = "transducer", "t-one"
# What sherpa-onnx calls the parts of each kind.
PARTS: Mapping[str, tuple[str, ...]] = {
    TRANSDUCER: ("encoder", "decoder", "joiner", "tokens"),
    T_ONE: ("model", "tokens"),
}
RATES: Mapping[str, int] = {TRANSDUCER: 16_000, T_ONE: 8_000}
_TOKENS = "tokens.txt"
_ONNX = re.compile(
    r"(?P<part>encoder|decoder|joiner|model)(?P<rest>.*?)(?:\.(?:int8|fp16))?\.onnx"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """`files` are names by part; of `missing` ones the names they should have."""

    kind: str
    files: Mapping[str, str]
    missing: tuple[str, ...] = ()


def layout_of(names: Iterable[str]) -> Layout:
    """Return the model whose parts are among `names`, or what it still lacks."""
    present = sorted(names)
    variants: dict[str, dict[str, str]] = {}
    for name in present:
        if found := _ONNX.fullmatch(name):
            parts = variants.setdefault(found["rest"], {})
            # Of two exports of one part the small one: int8 before the rest.
            if found["part"] not in parts or ".int8." in name:
                parts[found["part"]] = name
    tokens = {"tokens": _TOKENS} if _TOKENS in present else {}
    alone = {parts["model"]: parts for parts in variants.values() if "model" in parts}
    if alone and not any("encoder" in parts for parts in variants.values()):
        model = min(alone, key=len)
        return _complete(T_ONE, {"model": model, **tokens})
    # The most whole variant; of several, the one with the longest memory.
    best = max(
        variants.values(), key=lambda parts: (len(parts), _natural(parts)), default={}
    )
    return _complete(TRANSDUCER, {**best, **tokens})


def _complete(kind: str, files: Mapping[str, str]) -> Layout:
    missing = tuple(
        _TOKENS if part == "tokens" else f"{part}.onnx"
        for part in PARTS[kind]
        if part not in files
    )
    ours = {part: files[part] for part in PARTS[kind] if part in files}
    return Layout(kind, ours, missing)


def _natural(parts: Mapping[str, str]) -> list[int]:
    """Return the numbers of a variant's name: left-128 comes after left-64."""
    return [int(number) for number in re.findall(r"\d+", min(parts.values()))]


def languages_of(tokens: str) -> tuple[str, ...]:
    """Return the languages that a model's word pieces are written in."""
    cyrillic = len(re.findall("[А-Яа-яЁё]", tokens))
    latin = len(re.findall("[A-Za-z]", re.sub(r"<[^>]*>", "", tokens)))
    found = [("en", latin), ("ru", cyrillic)]
    return tuple(name for name, count in found if 10 * count > cyrillic + latin)
