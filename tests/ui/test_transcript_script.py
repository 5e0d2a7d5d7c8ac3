"""The rows of a long call are those of a fresh look at it, and stay the same ones."""

from talkhint_desktop.core.events import CallState, Event, Speaker
from talkhint_desktop.ui.call_model import CallModel, CallView
from talkhint_desktop.ui.transcript_rows import row_text
from talkhint_desktop.ui.transcript_script import Script, heard_of, words_of
from tests.ui.samples import SID, Teller, attached, correction, lost, step, words

LONG = 300


def told(model: CallModel, *events: Event) -> CallView:
    tell = Teller()
    for event in events:
        model.told(tell(event))
    return model.calls[SID]


def long_call(model: CallModel) -> CallView:
    model.attached(attached())
    said = [words(f"u{n}", f"line {n}", start=n * 5) for n in range(LONG)]
    return told(model, step(CallState.STREAMING, 1), *said)


def paused(start: float, end: float) -> list[Event]:
    sides = (Speaker.CALLER, Speaker.AGENT)
    return [lost(start, end, cause="paused", speaker=side) for side in sides]


def test_rows_of_a_long_call_are_what_a_fresh_look_shows() -> None:
    model, script = CallModel(), Script()
    call = long_call(model)
    late, fresh = LONG * 5, list[str]()

    for events in (
        [correction("u3", "line three")],
        paused(901, 903),
        [correction("u299", "the last one")],
        [words("late", "partial", start=late, final=False)],
        [words("late", "partial no more", start=late)],
        paused(late + 1, late + 9),
        [correction("u3", "line 3 again")],
        [correction("u4", "line ****", masked=True)],
        [words("early", "came late", start=12)],
    ):
        told(model, *events)
        fresh = [row_text(row) for row in Script().rows(call)]
        assert [row_text(row) for row in script.rows(call)] == fresh

    assert sum("nothing was heard" in text for text in fresh) == 2
    assert any(text.endswith("line 3 again") for text in fresh)


def test_rows_that_did_not_change_are_the_same_ones() -> None:
    model, script = CallModel(), Script()
    call = long_call(model)
    told(model, correction("u3", "line three"))
    before = script.rows(call)

    told(model, words("next", "one more", start=LONG * 5, final=False))
    after = script.rows(call)

    assert len(after) == len(before) + 1
    assert all(one is other for one, other in zip(before, after, strict=False))


def test_what_was_heard_is_known_by_its_utterance() -> None:
    model = CallModel()
    call = long_call(model)
    told(model, correction("u3", "line three"), correction("u5", "line 5"))

    assert heard_of(call) == {"u3": "line 3"}
    assert (words_of(call, "u3"), words_of(call, "u7")) == ("line three", "line 7")
    assert words_of(call, None) == ""
