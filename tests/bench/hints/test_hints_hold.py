"""The hints of the scripted calls stay as good as they were measured."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from talkhint_desktop.core.occasion import Occasion
from tests.bench.bench_hints import GROUPS, of_model
from tests.bench.hints.figures import Figures, figures
from tests.bench.hints.misheard import bare, misheard
from tests.bench.hints.model import Answer, Hinter, Request, play_with
from tests.bench.hints.play import Played, play
from tests.bench.hints.scripts import Script, playbook, scripts


def _played(calls: Sequence[Script]) -> Figures:
    return figures([play(call) for call in calls])


def _at_least(share: float | None, least: float) -> bool:
    return share is not None and share >= least


@pytest.mark.parametrize(
    ("group", "recall", "found"), [("tuned", 0.68, 0.78), ("held_out", 0.57, 0.72)]
)
def test_hints_of_the_playbook_are_right_and_silent_where_they_should_be(
    group: str, recall: float, found: float
) -> None:
    told = _played(scripts(group))

    assert _at_least(told.precision, 0.93), told
    assert _at_least(told.recall, recall), told
    assert _at_least(told.found, found), told
    assert (told.facts, told.invented) == (1.0, 0)


@pytest.mark.parametrize(("group", "recall"), [("tuned", 0.67), ("held_out", 0.59)])
def test_punctuation_is_not_needed(group: str, recall: float) -> None:
    told = _played([bare(call) for call in scripts(group)])

    assert _at_least(told.precision, 0.93), told
    assert _at_least(told.recall, recall), told


@pytest.mark.parametrize(("group", "recall"), [("tuned", 0.44), ("held_out", 0.45)])
def test_a_fifth_of_the_words_misheard_brings_silence_before_nonsense(
    group: str, recall: float
) -> None:
    told = _played([misheard(call, s) for call in scripts(group) for s in range(5)])

    assert _at_least(told.precision, 0.9), told
    assert _at_least(told.recall, recall), told
    assert told.invented == 0


def test_a_hint_costs_no_time_worth_naming() -> None:
    told = _played(scripts("tuned"))

    assert told.delay_ms_median == 0
    assert told.work_ms_p95 is not None
    assert told.work_ms_p95 < 20


@pytest.mark.parametrize("group", ["tuned", "held_out"])
def test_every_source_and_number_that_a_script_wants_is_in_its_playbook(
    group: str,
) -> None:
    for script in scripts(group):
        book = playbook(script.playbook)
        known = {passage.source for passage in book.passages}
        for turn in script.turns:
            assert known >= set(turn.sources), script.name
            for source in turn.cards:
                card = book.card(source)
                assert card is not None
                shown = card.headline(script.language) + str(card.facts)
                assert all(number in shown for number in turn.numbers), source


def test_the_held_out_calls_share_no_playbook_with_the_tuned() -> None:
    tuned, held_out = (
        {script.playbook for script in scripts(group)}
        for group in ("tuned", "held_out")
    )

    assert len(tuned | held_out) == len(tuned) + len(held_out) >= 10


def test_the_same_words_are_misheard_each_time() -> None:
    (call, *_) = scripts("tuned")

    once, again = misheard(call, 1), misheard(call, 1)

    assert once == again != misheard(call, 2)
    lost = len(" ".join(t.text for t in bare(call).turns).split()) - len(
        " ".join(t.text for t in once.turns).split()
    )
    assert lost > 0


class _Quoting:
    """Answers with the first lines of the best passage, as a careful model may."""

    def __init__(self, headline: str = "") -> None:
        self.asked: list[Request] = []
        self._headline = headline

    async def hint(self, request: Request) -> Answer | None:
        self.asked.append(request)
        if not request.passages:
            return None
        best = request.passages[0]
        lines = best.text.splitlines()
        return Answer(self._headline or lines[0], tuple(lines[1:]), best.source)


async def _asked(hinter: _Quoting, name: str) -> Played:
    (script,) = [call for call in scripts("tuned") if call.name == name]
    return await play_with(hinter, script)


async def test_a_model_is_asked_when_the_caller_asks_and_given_the_sources() -> None:
    hinter = _Quoting()

    played = await _asked(hinter, "hotel-weekend")

    told = figures([played], prose=True)
    asked = {request.turns[-1][1]: request for request in hinter.asked}
    station = asked["How do we get from the station to you?"]
    assert station.occasion is Occasion.ASKS
    assert station.passages[0].source == "house.txt#Transfers"
    assert "Thank you, goodbye." not in asked
    assert _at_least(told.recall, 0.5), told
    assert told.invented == 0


async def test_a_number_that_nobody_gave_is_counted_as_invented() -> None:
    played = await _asked(_Quoting("Only 4711 pounds today"), "hotel-weekend")

    told = figures([played], prose=True)

    assert told.invented == told.hints > 0


async def test_all_calls_can_be_asked_of_an_endpoint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TALKHINT_OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    opened: list[tuple[str, str]] = []

    @asynccontextmanager
    async def connect(base_url: str, api_key: str, model: str) -> AsyncIterator[Hinter]:
        opened.append((base_url, model))
        yield _Quoting()

    rows = await of_model(connect, "any-model")

    assert opened == [("http://127.0.0.1:9/v1", "any-model")]
    assert [(row["group"], row["language"]) for row in rows] == [
        (group, language) for group in GROUPS for language in ("en", "ru", "all")
    ]
