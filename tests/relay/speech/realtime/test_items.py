"""Which item is whose, and that each utterance has one end, in any order."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.relay.speech.realtime.backlog import Backlog, Utterance
from talkhint_desktop.relay.speech.realtime.items import (
    TOO_SHORT,
    Items,
    NotHeard,
    Outcome,
    Partly,
    Wholly,
)
from talkhint_desktop.relay.wire.openai import (
    Cleared,
    Committed,
    Completed,
    Delta,
    Event,
    Failed,
    Refused,
)


def committed(items: Items, count: int) -> list[Utterance]:
    """Speak and commit `count` utterances, named by their number from 0."""
    utterances = [Utterance(str(number), number) for number in range(count)]
    for utterance in utterances:
        items.speaking(utterance)
        items.committed(now=float(utterance.number))
    return utterances


def ends(outcomes: list[Outcome]) -> dict[str, str | None]:
    return {
        o.utterance.name: o.text if isinstance(o, Wholly) else None
        for o in outcomes
        if not isinstance(o, Partly)
    }


def partials(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(o.utterance.name, o.text) for o in outcomes if isinstance(o, Partly)]


def item(number: int) -> list[Event]:
    previous = f"i{number - 1}" if number else None
    return [
        Committed(f"i{number}", previous),
        Completed(f"i{number}", f"text {number}"),
    ]


@given(st.data())
def test_in_any_order_and_however_often_each_turn_gets_its_own_words_once(
    data: st.DataObject,
) -> None:
    count = data.draw(st.integers(1, 6))
    items = Items()
    utterances = committed(items, count)
    told = [event for number in range(count) for event in item(number)]
    deltas = [Delta(f"i{n}", "some ") for n in range(count)]
    doubled = data.draw(st.lists(st.sampled_from([*told, *deltas]), max_size=8))

    outcomes: list[Outcome] = []
    for event in data.draw(st.permutations([*told, *doubled])):
        outcomes += items.heard(event)

    said = Counter(o.utterance.name for o in outcomes if not isinstance(o, Partly))
    assert said == Counter(u.name for u in utterances)
    assert ends(outcomes) == {str(n): f"text {n}" for n in range(count)}
    assert items.unfinished == []


_NAMES = st.sampled_from(["i0", "i1", "i2", "i3"])
_ANY: st.SearchStrategy[Event] = st.one_of(
    st.builds(Delta, _NAMES, st.just("word ")),
    st.builds(Committed, _NAMES, st.one_of(st.none(), _NAMES)),
    st.builds(Completed, _NAMES, st.just("words")),
    st.builds(Failed, _NAMES),
    st.builds(Cleared),
    st.builds(
        Refused,
        code=st.sampled_from([TOO_SHORT, "server_error"]),
        about=st.sampled_from(["commit-0", "commit-1", "commit-2", "x"]),
    ),
)


@given(st.lists(st.one_of(st.sampled_from(["speak", "commit", "clear"]), _ANY)))
def test_whatever_a_server_says_no_turn_ends_twice(script: list[str | Event]) -> None:
    items, live, count = Items(), False, 0
    outcomes: list[Outcome] = []
    for step in script:
        match step:
            case "speak" if not live:
                count, live = count + 1, True
                items.speaking(Utterance(str(count), count))
            case "commit" if live:
                live = items.committed(0.0) == 0
            case "clear" if live:
                items.cleared()
                live = False
            case str():
                pass
            case _:
                outcomes += items.heard(step)

    said = Counter(o.utterance.name for o in outcomes if not isinstance(o, Partly))
    assert max(said.values(), default=1) == 1
    assert not {u.name for u in items.unfinished} & set(said)


def test_words_before_the_commit_belong_to_the_turn_that_goes_on() -> None:
    items = Items()
    committed(items, 1)
    items.speaking(Utterance("next", 1))

    first = items.heard(Delta("i0", "my "))
    second = items.heard(Delta("i1", "order"))
    items.heard(Committed("i0"))
    more = items.heard(Delta("i1", " never"))

    assert partials(first + second + more) == [
        ("0", "my"),
        ("next", "order"),
        ("next", "order never"),
    ]


def test_words_of_what_was_taken_back_are_not_the_next_turns() -> None:
    items = Items()
    items.speaking(Utterance("click", 0))
    items.cleared()
    items.speaking(Utterance("next", 1))

    before = items.heard(Delta("i0", "tick "))
    items.heard(Cleared())
    after = items.heard(Delta("i0", "my order"))

    assert partials(before + after) == [("next", "my order")]


def test_a_failed_item_is_told_with_the_servers_code() -> None:
    items = Items()
    committed(items, 2)

    items.heard(Committed("i0"))
    outcomes = items.heard(Failed("i0", "audio_unintelligible"))

    assert [o.code for o in outcomes if isinstance(o, NotHeard)] == [
        "audio_unintelligible"
    ]


def test_a_commit_that_is_refused_as_too_short_has_no_words() -> None:
    items = Items()
    committed(items, 2)

    outcomes = items.heard(Refused(code=TOO_SHORT, about="commit-1"))
    outcomes += items.heard(Committed("i1"))
    outcomes += items.heard(Completed("i1", "words"))

    assert ends(outcomes) == {"0": "", "1": "words"}


def test_a_chain_that_is_broken_is_read_in_the_order_of_arrival() -> None:
    items = Items()
    committed(items, 2)

    items.heard(Committed("a", "never heard of"))
    items.heard(Committed("b", "nor of this"))
    outcomes = items.heard(Completed("b", "two")) + items.heard(Completed("a", "one"))

    assert ends(outcomes) == {"0": "one", "1": "two"}


def test_what_is_overdue_is_released_once_and_not_heard_any_more() -> None:
    items = Items()
    committed(items, 2)

    late = items.released(since=0.5)
    again = items.released(since=0.5)
    items.heard(Committed("i0"))

    assert [u.name for u in late] == ["0"]
    assert again == []
    assert items.heard(Completed("i0", "too late")) == []


_STEPS = st.one_of(
    st.tuples(st.just("begin"), st.just(0)),
    st.tuples(st.just("grow"), st.integers(1, 60)),
    st.tuples(st.sampled_from(["end", "take", "return", "over"]), st.just(0)),
)


@given(st.lists(_STEPS, max_size=60))
def test_the_ring_holds_no_more_than_it_should_and_forgets_nobody(
    steps: list[tuple[str, int]],
) -> None:
    backlog, count, taken = Backlog(most=100), 0, []
    ended: list[str] = []
    for step, size in steps:
        match step:
            case "begin":
                count += 1
                backlog.begun(f"u{count}")
            case "grow":
                ended += [u.name for u in backlog.grew(f"u{count}", bytes(size))]
            case "end":
                backlog.ended(f"u{count}")
            case "take":
                taken += [u for u in [backlog.take()] if u]
            case "return":
                backlog.returned(taken)
                taken = []
            case "over" if taken and backlog.over(taken[0]):
                ended.append(taken.pop(0).name)
        assert sum(len(u.audio) for u in backlog.open) <= 100

    backlog.returned(taken)
    waiting = [u.name for u in iter(backlog.take, None)]
    assert waiting == [u.name for u in backlog.open]
    assert Counter(ended + waiting) == Counter(f"u{n + 1}" for n in range(count))
