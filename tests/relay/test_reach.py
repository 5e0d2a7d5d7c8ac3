"""The public address as of now, the one before, and what is told of both."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from talkhint_desktop.core.events import Event, RelayState, Trouble
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.signal_path import TunnelState
from talkhint_desktop.relay.lines import RelayConfig
from talkhint_desktop.relay.reach import OLD_ADDRESS_S, Reach
from talkhint_desktop.relay.tunnel.tunnel import Down, Tunnel

ONE, TWO, THREE = (f"https://{name}.ngrok.app" for name in ("one", "two", "three"))
LOST = Down("The connection broke off.", "It is being made again.")
OFFLINE = Down("This PC is offline.", "Connect it.", offline=True)
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@dataclass
class Standing:
    """A reach with a clock in the hand, and all that it told."""

    seconds: float = 0.0
    told: list[Event] = field(default_factory=list)
    changes: list[tuple[str, ...]] = field(default_factory=list)
    moves: list[tuple[str, str]] = field(default_factory=list)
    reach: Reach = field(init=False)

    def troubles(self) -> list[tuple[str, bool]]:
        return [(t.code, t.cleared) for t in self.told if isinstance(t, Trouble)]


def standing(**config: Any) -> Standing:
    made = Standing()

    async def nothing(_config: RelayConfig, _port: int) -> Tunnel:
        raise AssertionError("no tunnel is opened here")

    made.reach = Reach(
        RelayConfig(**config),
        lambda: Moment(NOW, made.seconds),
        nothing,
        made.told.append,
        lambda: made.changes.append(made.reach.origins),
    )
    made.reach.local_url = "http://127.0.0.1:8080"
    moved: Callable[[str, str], None] = lambda a, b: made.moves.append((a, b))  # noqa: E731
    made.reach.on_address_changed = moved
    return made


def test_without_a_tunnel_the_local_address_is_the_public_one() -> None:
    reach = standing().reach

    assert reach.public_url == "http://127.0.0.1:8080"
    assert reach.origins == ("http://127.0.0.1:8080",)
    assert (reach.kind, reach.state) == ("local", TunnelState.UP)


def test_ones_own_address_needs_nothing_opened() -> None:
    reach = standing(public_url="https://calls.example.com/th").reach

    assert reach.public_url == "https://calls.example.com/th"
    assert reach.hosts == {"calls.example.com"}
    assert (reach.kind, reach.state) == ("own-url", TunnelState.UP)


def test_a_tunnel_that_is_being_opened_gives_no_address_yet() -> None:
    one = standing(tunnel=True)
    event = one.reach.event(RelayState.LISTENING)

    assert (one.reach.public_url, one.reach.origins, one.reach.hosts) == ("", (), set())
    assert (one.reach.kind, one.reach.state) == ("tunnel", TunnelState.STARTING)
    assert (event.local_url, event.public_url) == ("http://127.0.0.1:8080", None)
    assert (event.webhook_url, event.stream_url) == (None, None)


def test_the_first_address_is_told_to_whoever_minds_the_number() -> None:
    one = standing(tunnel=True)
    one.reach.up(ONE, 42)
    one.reach.up(ONE, 17)

    assert one.reach.public_url == ONE
    assert one.moves == [("", ONE)]
    assert one.changes == [(ONE,)]
    assert one.reach.latency_ms == 17
    assert one.told == []


def test_the_age_of_the_proof_counts_from_the_last_sign_of_life() -> None:
    one = standing(tunnel=True)
    one.reach.up(ONE, None)
    one.seconds = 7.0
    one.reach.up(ONE, 40)

    assert one.reach.proved_at == 7.0


def test_a_break_is_told_once_and_so_is_its_end() -> None:
    one = standing(tunnel=True)
    one.reach.up(ONE, None)
    one.reach.down(LOST)
    one.reach.down(LOST)
    while_down = one.reach.public_url
    one.reach.up(ONE, None)

    assert while_down == ""
    assert one.troubles() == [("tunnel-down", False), ("tunnel-down", True)]
    assert isinstance(one.told[0], Trouble)
    assert (one.told[0].message, one.told[0].remedy) == (LOST.message, LOST.remedy)
    assert one.moves == [("", ONE)]


def test_during_a_break_what_was_signed_for_the_address_still_counts() -> None:
    one = standing(tunnel=True)
    one.reach.up(ONE, None)
    one.reach.down(LOST)

    assert one.reach.origins == (ONE,)


def test_another_cause_is_told_in_its_own_words() -> None:
    one = standing(tunnel=True)
    one.reach.down(LOST)
    one.reach.down(Down("The token was revoked.", "Copy it anew.", fatal=True))

    messages = [t.message for t in one.told if isinstance(t, Trouble)]
    assert messages == [LOST.message, "The token was revoked."]


def test_offline_takes_the_place_of_a_tunnel_that_is_down_and_back() -> None:
    one = standing(tunnel=True)
    one.reach.up(ONE, None)
    for why in (LOST, OFFLINE, LOST):
        one.reach.down(why)
    one.reach.up(ONE, None)

    assert one.troubles() == [
        ("tunnel-down", False),
        ("tunnel-down", True),
        ("offline", False),
        ("offline", True),
        ("tunnel-down", False),
        ("tunnel-down", True),
    ]


def test_a_new_address_is_told_with_the_old_one_and_both_count() -> None:
    one = standing(tunnel=True)
    one.reach.up(ONE, None)
    one.reach.down(LOST)
    one.reach.moved(TWO)

    assert one.reach.public_url == TWO
    assert one.reach.origins == (TWO, ONE)
    assert one.reach.hosts == {"one.ngrok.app", "two.ngrok.app"}
    assert one.moves[-1] == (ONE, TWO)
    changed = one.told[-1]
    assert isinstance(changed, Trouble)
    assert changed.code == "tunnel-changed"
    assert ONE in changed.message
    assert TWO in changed.message
    assert changed.remedy


def test_the_old_address_counts_for_ten_minutes() -> None:
    one = standing(tunnel=True)
    one.reach.up(ONE, None)
    one.reach.moved(TWO)
    one.seconds = OLD_ADDRESS_S
    one.reach.looked()
    before = one.reach.origins
    one.seconds = OLD_ADDRESS_S + 1
    one.reach.looked()
    one.reach.looked()

    assert OLD_ADDRESS_S == 600
    assert before == (TWO, ONE)
    assert one.reach.origins == (TWO,)
    assert one.changes[-1] == (TWO,)
    assert one.troubles() == [("tunnel-changed", False), ("tunnel-changed", True)]


def test_of_three_addresses_the_last_two_count() -> None:
    one = standing(tunnel=True)
    one.reach.up(ONE, None)
    one.reach.moved(TWO)
    one.seconds = 500.0
    one.reach.moved(THREE)
    one.seconds = 700.0
    one.reach.looked()

    assert one.reach.origins == (THREE, TWO)


def test_whoever_has_mended_the_number_may_say_so() -> None:
    one = standing(tunnel=True)
    one.reach.up(ONE, None)
    one.reach.moved(TWO)
    one.reach.settled()
    one.seconds = OLD_ADDRESS_S + 1
    one.reach.looked()

    assert one.troubles() == [("tunnel-changed", False), ("tunnel-changed", True)]
