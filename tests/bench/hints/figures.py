"""What the hints of some calls were worth: precision, recall, facts and delay."""

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from tests.bench.hints.play import Played, Shown
from tests.bench.hints.scripts import Script, Turn, playbook

_LOOKED_UP = 3  # passages that a model would be given
# 20,000 and 20 000 are one number.
_THOUSANDS = re.compile(r"(?<=\d)[,.\s\u00a0](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:[.:]\d+)?")


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares are 0 to 1; None where there was nothing to share out.

    `facts` is the share of right hints that show every number wanted, `found`
    the share of moments whose source is among the passages a model would get.
    `invented` counts numbers that stand neither in the playbook nor the call.
    """

    moments: int
    hints: int
    precision: float | None
    recall: float | None
    facts: float | None
    found: float | None
    invented: int
    delay_ms_median: int | None
    delay_ms_worst: int | None
    work_ms_p95: float | None

    def as_json(self) -> dict[str, float | int | None]:
        return asdict(self)


def figures(played: Sequence[Played], *, prose: bool = False) -> Figures:
    """Sum up calls; with `prose` also moments that only prose can answer count."""
    wanted = [
        (call.script, turn)
        for call in played
        for turn in call.script.turns
        if turn.cards or (prose and turn.prose)
    ]
    shown = [(call.script, one) for call in played for one in call.shown]
    right = [(script, one) for script, one in shown if is_right(one)]
    # A moment is met once, however many hints cite it.
    met = {(script.name, id(one.turn)) for script, one in right}
    delays = [one.waited_ms for _, one in right]
    work = sorted(ms for call in played for ms in call.work_ms)
    return Figures(
        moments=len(wanted),
        hints=len(shown),
        precision=_share(len(right), len(shown)),
        recall=_share(len(met), len(wanted)),
        facts=_share(sum(shows_its_numbers(one) for _, one in right), len(right)),
        found=found_share(call.script for call in played),
        invented=sum(len(invented(script, one)) for script, one in shown),
        delay_ms_median=round(statistics.median(delays)) if delays else None,
        delay_ms_worst=max(delays, default=None),
        work_ms_p95=round(work[int(len(work) * 0.95)], 2) if work else None,
    )


def is_right(one: Shown) -> bool:
    return one.hint.card in one.turn.sources


def shows_its_numbers(one: Shown) -> bool:
    return set(map(_joined, one.turn.numbers)) <= set(_numbers(_words(one)))


def invented(script: Script, one: Shown) -> set[str]:
    """Return the numbers of a hint that nobody said and no playbook holds."""
    book = playbook(script.playbook)
    known = " ".join(p.text for p in book.passages)
    said = " ".join(turn.text for turn in script.turns)
    return set(_numbers(_words(one))) - set(_numbers(f"{known} {said}"))


def found_share(scripts: Iterable[Script]) -> float | None:
    """Return how often the right source is among the passages looked up."""
    looked = [
        _is_found(script, turn)
        for script in scripts
        for turn in script.turns
        if turn.sources
    ]
    return _share(sum(looked), len(looked))


def _is_found(script: Script, turn: Turn) -> bool:
    found = playbook(script.playbook).find(turn.text, script.language, _LOOKED_UP)
    return any(one.passage.source in turn.sources for one in found)


def _words(one: Shown) -> str:
    return " ".join([one.hint.headline, *one.hint.facts])


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(_joined(text))


def _joined(text: str) -> str:
    return _THOUSANDS.sub("", text)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
