"""Every event is one JSON object with the contract's fields, there and back."""

import json
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.events import (
    Event,
    RelayEvent,
    RelayState,
    RelayTrouble,
    StreamEvent,
    Summary,
    Trouble,
    from_json,
    from_line,
    to_json,
    to_line,
)
from talkhint_desktop.core.moment import stamp
from tests.core.builders import BEGAN, segment

# design/contracts, section 3; `event` and `at` are in every object.
FIELDS = {
    "relay": "state local_url public_url webhook_url stream_url trouble",
    "call": "call_sid state direction from to started_at ended_at reason",
    "stream": "call_sid stream_sid state tracks",
    "segment": "call_sid utterance speaker text final start_ms end_ms engine",
    "gap": "call_sid speaker start_ms end_ms cause",
    "hint": (
        "call_sid hint state kind headline facts source card utterance after_ms check"
        " trigger"
    ),
    "hint-waiting": "call_sid waits",
    "trouble": "call_sid code message remedy cleared",
    "summary": "call_sid text todo state source",
    "todo-done": "call_sid done",
    "hint-use": "call_sid hint fate",
    "correction": "call_sid utterance text masked",
    "flag": "call_sid utterance flagged",
    "pause": "paused until",
    "cost": "call_sid call day month prices_of unpriced",
    "name": "number name",
}
STATES = {
    ("relay", "state"): "starting listening failed stopped",
    ("call", "state"): "ringing connected streaming ended interrupted",
    ("call", "direction"): "inbound outbound",
    ("stream", "state"): "started stopped",
    ("segment", "speaker"): "caller agent",
    ("gap", "speaker"): "caller agent",
    ("hint", "state"): "growing finished withdrawn failed",
    ("hint", "source"): "playbook model",
    ("hint-use", "fate"): "read copied pinned unpinned dismissed up down",
    ("summary", "state"): "growing finished",
    ("summary", "source"): "model extract person",
}
KINDS = {kind.__struct_config__.tag: kind for kind in get_args(Event)}
AT = stamp(BEGAN)

texts = st.text(st.characters(codec="utf-8"))


def _any_value(field: msgspec.structs.FieldInfo) -> st.SearchStrategy[Any]:
    if field.name == "at":
        return st.just(AT)
    if field.type is float:  # an amount of money; JSON knows no infinity
        return st.floats(allow_nan=False, allow_infinity=False)
    return texts if field.type is str else st.from_type(field.type)


def _any_of(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Return any value that this kind of event may hold, by its annotations."""
    values = {f.name: _any_value(f) for f in msgspec.structs.fields(kind)}
    return st.fixed_dictionaries(values).map(lambda chosen: kind(**chosen))


events: st.SearchStrategy[Event] = st.one_of(*map(_any_of, KINDS.values()))


def test_the_contract_names_every_kind_of_event() -> None:
    assert set(KINDS) == set(FIELDS)


@pytest.mark.parametrize("name", FIELDS)
def test_an_event_has_exactly_the_fields_of_the_contract(name: str) -> None:
    fields = {f.encode_name for f in msgspec.structs.fields(KINDS[name])}

    assert fields == {"at", *FIELDS[name].split()}
    assert KINDS[name].__struct_config__.tag_field == "event"


@pytest.mark.parametrize(("name", "field"), STATES)
def test_a_state_has_exactly_the_values_of_the_contract(name: str, field: str) -> None:
    kind = next(f.type for f in msgspec.structs.fields(KINDS[name]) if f.name == field)

    values = get_args(kind) or tuple(kind)
    assert " ".join(values) == STATES[name, field]


@given(event=events)
def test_every_event_comes_back_from_its_line_as_it_was(event: Event) -> None:
    line = to_line(event)

    assert from_line(line) == event
    assert "\n" not in line
    assert json.loads(line) == to_json(event)


@given(event=events)
def test_every_event_comes_back_from_plain_values_as_it_was(event: Event) -> None:
    values = json.loads(json.dumps(to_json(event)))

    assert from_json(values) == event


def test_a_field_without_a_value_is_written_as_null() -> None:
    told = Trouble(at=AT, call_sid=None, code="offline", message="m", remedy="r")

    assert json.loads(to_line(told))["call_sid"] is None


def test_a_relay_that_failed_says_why() -> None:
    why = RelayTrouble("port-taken", "The port is in use.", "Close it.")
    told = RelayEvent(at=AT, state=RelayState.FAILED, trouble=why)

    assert to_json(told)["trouble"] == {
        "code": "port-taken",
        "message": "The port is in use.",
        "remedy": "Close it.",
    }


@pytest.mark.parametrize(
    "change",
    [
        {"event": "nonsense"},
        {"speaker": "stranger"},
        {"start_ms": "1000"},
        {"final": None},
        {"text": 5},
    ],
)
def test_what_is_no_event_is_refused(change: dict[str, Any]) -> None:
    values = {**to_json(segment("hello")), **change}

    with pytest.raises(msgspec.ValidationError):
        from_line(json.dumps(values))
    with pytest.raises(msgspec.ValidationError):
        from_json(values)


@pytest.mark.parametrize("line", ["", "{", "null", "[]", "\x00", '{"event":"gap"}'])
def test_a_broken_line_is_refused(line: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        from_line(line)


def test_an_event_cannot_be_changed_after_it_was_told() -> None:
    told = Summary(at=AT, call_sid="CA1", text="t", todo=[])

    with pytest.raises(AttributeError):
        told.text = "other"  # type: ignore[misc]


def test_an_event_takes_no_state_that_the_contract_does_not_know() -> None:
    stream = StreamEvent(
        at=AT, call_sid="CA1", stream_sid="MZ1", state="started", tracks=[]
    )

    with pytest.raises(msgspec.ValidationError):
        from_json({**to_json(stream), "state": "paused"})
