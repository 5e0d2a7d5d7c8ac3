"""Each refusal of ngrok's has plain words and one thing to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.relay.tunnel.ngrok_errors import MEANINGS, code_of, why_refused
from tests.peers.ngrok_peer import HANDSHAKE, TOKEN, UNREACHABLE, refused


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (refused(334), 334),
        (ValueError("failed to connect session", "No. ERR_NGROK_107"), 107),
        (ValueError('error on join: error_code: Some("ERR_NGROK_725")'), 725),
        (UNREACHABLE, 0),
        (HANDSHAKE, 0),
        (ValueError(), 0),
        (ValueError("a", 5, None), 0),
    ],
)
def test_the_code_is_found_wherever_the_sdk_puts_it(
    error: ValueError, code: int
) -> None:
    assert code_of(error) == code


@pytest.mark.parametrize("code", sorted(MEANINGS))
def test_every_known_code_says_what_happened_and_what_to_do(code: int) -> None:
    why = why_refused(refused(code, "Their own words."), secret="", held=False)

    assert why.message.endswith(".")
    assert why.remedy.endswith(".")
    assert "ERR_" not in why.message
    assert "Their own words" not in why.message


@pytest.mark.parametrize(
    "code",
    [
        105,
        107,
        108,
        120,
        324,
        334,
        717,
        718,
        720,
        3004,
        3200,
        6022,
        6024,
        6030,
        8012,
        9016,
    ],
)
def test_no_code_that_a_user_may_meet_is_missing(code: int) -> None:
    assert code in MEANINGS


def test_an_unknown_code_speaks_for_itself_on_one_line() -> None:
    error = refused(9999, "Your plan\r\n\x1b[31mdoes not\u202e allow this.")
    why = why_refused(error, secret="", held=False)

    assert why.message == (
        "ngrok refused (ERR_NGROK_9999): Your plan [31mdoes not allow this."
    )
    assert "err_ngrok_9999" in why.remedy
    assert not why.fatal


def test_the_token_that_ngrok_repeats_is_struck_out() -> None:
    error = refused(9999, f"Not allowed.\nYour authtoken: {TOKEN}")

    assert TOKEN not in why_refused(error, secret=TOKEN, held=False).message


def test_an_address_in_use_is_final_unless_it_was_ours() -> None:
    assert why_refused(refused(334), secret="", held=False).fatal
    assert not why_refused(refused(334), secret="", held=True).fatal
    assert why_refused(refused(107), secret="", held=True).fatal


def test_a_network_that_reads_encrypted_connections_is_named() -> None:
    assert "encrypted" in why_refused(HANDSHAKE, secret="", held=False).message


@given(st.lists(st.text() | st.integers() | st.none(), max_size=4))
def test_whatever_the_sdk_raises_there_are_words_for_it(
    arguments: list[object],
) -> None:
    why = why_refused(ValueError(*arguments), secret=TOKEN, held=False)

    assert why.message
    assert why.message.isprintable()
    assert why.remedy
