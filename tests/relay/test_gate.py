"""The gate: whose signature counts, and what a one-time token is worth."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from twilio.request_validator import RequestValidator

from talkhint_desktop.relay.gate import GRANT_AGE_S, MAX_GRANTS, Gate, Line
from talkhint_desktop.relay.wire.webhook import signature
from tests.peers.entrance import ACCOUNT, CALL, LINE, ORIGIN, TOKEN, call, other

FIELDS = list(call().items())
PATH = "/twilio/inbound"
STREAM = "/twilio/stream"


class _Tokens:
    """Tokens that can be told apart in a failure."""

    count = 0

    def __call__(self) -> str:
        self.count += 1
        return f"token-{self.count}"


class _Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def _gate(*lines: Line) -> tuple[Gate, _Clock]:
    clock = _Clock()
    return Gate(lines or (LINE,), clock, _Tokens()), clock


def test_what_twilio_s_own_library_signs_is_heard() -> None:
    gate, _ = _gate()
    signed = RequestValidator(TOKEN).compute_signature(ORIGIN + PATH, dict(FIELDS))
    assert gate.webhook(PATH, "POST", FIELDS, signed) is LINE


def test_the_port_may_be_signed_or_left_out() -> None:
    line = other(origins=("https://calls.example.com:8443",))
    gate, _ = _gate(line)
    for url in ("https://calls.example.com:8443", "https://calls.example.com"):
        assert gate.webhook(PATH, "POST", (), signature(url + PATH, (), TOKEN)) is line


def test_of_several_lines_the_one_that_signed_is_found() -> None:
    second = other(name="second", auth_token="s" * 32, origins=("https://b.example",))
    gate, _ = _gate(LINE, second)
    signed = signature("https://b.example" + PATH, FIELDS, "s" * 32)
    crossed = signature(ORIGIN + PATH, FIELDS, "s" * 32)

    assert gate.webhook(PATH, "POST", FIELDS, signed) is second
    assert gate.webhook(PATH, "POST", FIELDS, crossed) is None


@pytest.mark.parametrize(
    ("path", "sign"),
    [("\udcff", "x"), (PATH, "\ud800"), (PATH, None), (PATH, ""), (PATH, "é" * 28)],
)
def test_nothing_that_is_shown_makes_the_gate_fail(path: str, sign: str | None) -> None:
    gate, _ = _gate()
    odd = [("a", "\ud800")]
    assert gate.webhook(path, "POST", odd, sign) is None
    if sign is not None:
        assert gate.handshake(path, sign).verdict == "refused"


@pytest.mark.parametrize(
    "origin", ["", "nonsense", "https://h:99999", "https://[", "//"]
)
def test_a_broken_origin_opens_nothing(origin: str) -> None:
    gate, _ = _gate(other(origins=(origin,)))
    assert gate.webhook(PATH, "POST", (), signature(origin + PATH, (), TOKEN)) is None
    assert gate.prefixes() <= {"", "nonsense"}


def test_a_handshake_says_which_spelling_matched() -> None:
    gate, _ = _gate()
    host = ORIGIN.removeprefix("https://")
    spellings = {
        "wss": f"wss://{host}{STREAM}",
        "wss slash": f"wss://{host}{STREAM}/",
        "https": f"https://{host}{STREAM}",
        "https slash": f"https://{host}{STREAM}/",
    }
    for variant, url in spellings.items():
        shown = gate.handshake(STREAM, signature(url, (), TOKEN))
        assert (shown.verdict, shown.variant) == ("accepted", variant)
    ws = signature(f"ws://{host}{STREAM}", (), TOKEN)
    assert gate.handshake(STREAM, ws).verdict == "refused"
    assert gate.handshake(STREAM, None).verdict == "unsigned"


@pytest.mark.parametrize("scheme", ["ws", "wss", "http", "https"])
def test_on_this_pc_a_handshake_may_be_without_tls(scheme: str) -> None:
    gate, _ = _gate(other(origins=("http://127.0.0.1:8765",)))
    url = f"{scheme}://127.0.0.1:8765{STREAM}"
    assert gate.handshake(STREAM, signature(url, (), TOKEN)).verdict == "accepted"


def test_without_a_token_nobody_comes_in() -> None:
    gate, _ = _gate(other(auth_token=""))
    assert gate.webhook(PATH, "POST", (), signature(ORIGIN + PATH, (), "")) is None
    assert gate.handshake(STREAM, None).verdict == "refused"


def test_a_token_opens_once() -> None:
    gate, _ = _gate()
    token = gate.grant(LINE, CALL, probe=True)

    grant = gate.redeem(token, CALL, ACCOUNT)
    assert grant
    assert (grant.line, grant.call_sid, grant.probe) == (LINE, CALL, True)
    assert gate.redeem(token, CALL, ACCOUNT) is None


@pytest.mark.parametrize(
    ("call_sid", "account_sid"), [("CA" + "2" * 32, ACCOUNT), (CALL, "AC" + "b" * 32)]
)
def test_a_token_shown_for_another_call_is_void_for_its_own(
    call_sid: str, account_sid: str
) -> None:
    gate, _ = _gate()
    token = gate.grant(LINE, CALL)
    assert gate.redeem(token, call_sid, account_sid) is None
    assert gate.redeem(token, CALL, ACCOUNT) is None


@pytest.mark.parametrize(("age", "good"), [(59.9, True), (60.0, False), (1e6, False)])
def test_a_token_is_good_for_a_minute(age: float, good: bool) -> None:
    gate, clock = _gate()
    token = gate.grant(LINE, CALL)
    clock.now += age
    assert (gate.redeem(token, CALL, ACCOUNT) is not None) is good


def test_the_minute_begins_after_the_notice_was_read_out() -> None:
    line = other(notice="This call is written down. " * 20)
    gate, clock = _gate(line)
    token = gate.grant(line, CALL)
    clock.now += 90
    assert gate.redeem(token, CALL, ACCOUNT)


def test_a_second_webhook_of_a_call_makes_its_first_token_void() -> None:
    gate, _ = _gate()
    first, second = gate.grant(LINE, CALL), gate.grant(LINE, CALL)
    assert gate.redeem(first, CALL, ACCOUNT) is None
    assert gate.redeem(second, CALL, ACCOUNT)


def test_a_call_that_ended_has_no_token_left() -> None:
    gate, _ = _gate()
    token = gate.grant(LINE, CALL)
    gate.forget(CALL)
    assert gate.redeem(token, CALL, ACCOUNT) is None


def test_tokens_of_a_line_that_is_gone_are_void_and_others_stay() -> None:
    second = other(name="second")
    gate, _ = _gate(LINE, second)
    mine, theirs = gate.grant(LINE, CALL), gate.grant(second, "CA" + "2" * 32)
    gate.lines_changed([other(origins=("https://new.example",))])
    assert gate.redeem(mine, CALL, ACCOUNT)
    assert gate.redeem(theirs, "CA" + "2" * 32, ACCOUNT) is None


def test_a_flood_of_calls_costs_the_oldest_token() -> None:
    gate, _ = _gate()
    calls = [f"CA{number:032x}" for number in range(MAX_GRANTS + 1)]
    tokens = [gate.grant(LINE, one) for one in calls]
    assert gate.redeem(tokens[0], calls[0], ACCOUNT) is None
    assert gate.redeem(tokens[1], calls[1], ACCOUNT)
    assert gate.redeem(tokens[-1], calls[-1], ACCOUNT)


def test_what_was_told_is_remembered_and_the_memory_is_bounded() -> None:
    gate, _ = _gate()
    assert gate.first_time("CA1", "ringing", "1")
    assert not gate.first_time("CA1", "ringing", "1")
    assert gate.first_time("CA1", "ringing", "2")
    for number in range(5_000):
        gate.first_time("CA2", "x", str(number))
    assert gate.first_time("CA1", "ringing", "1")


CALLS = st.sampled_from([f"CA{number:032x}" for number in range(3)])


class Grants(RuleBasedStateMachine):
    """Whatever happens in whatever order, a token opens one stream at most."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.clock = _gate()
        self.good: dict[str, tuple[str, float]] = {}
        self.all: list[str] = []

    @rule(call_sid=CALLS)
    def call_arrives(self, call_sid: str) -> None:
        token = self.gate.grant(LINE, call_sid)
        assert token not in self.all
        self.all.append(token)
        self.good[call_sid] = (token, self.clock.now)

    @precondition(lambda self: self.all)
    @rule(data=st.data(), call_sid=CALLS)
    def stream_arrives(self, data: st.DataObject, call_sid: str) -> None:
        token = data.draw(st.sampled_from(self.all))
        held, issued = self.good.get(call_sid, ("", 0.0))
        expected = held == token and self.clock.now - issued < GRANT_AGE_S
        assert (self.gate.redeem(token, call_sid, ACCOUNT) is not None) is expected
        self.good = {c: g for c, g in self.good.items() if g[0] != token}

    @rule(call_sid=CALLS)
    def call_ends(self, call_sid: str) -> None:
        self.gate.forget(call_sid)
        self.good.pop(call_sid, None)

    @rule(seconds=st.sampled_from([0.5, 20.0, 60.0]))
    def time_passes(self, seconds: float) -> None:
        self.clock.now += seconds

    @invariant()
    def a_made_up_token_is_worth_nothing(self) -> None:
        assert self.gate.redeem("made up", CALL, ACCOUNT) is None


TestGrants = Grants.TestCase
TestGrants.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
