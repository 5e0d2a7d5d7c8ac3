"""What a model costs, by the table; a model that is not in it has no price."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from talkhint_desktop.core.prices import Prices, TokensUsed, read
from talkhint_desktop.core.settings import Settings

TABLE = read((Path(__file__).parents[2] / "resources" / "prices.json").read_bytes())


def test_the_table_has_its_date_and_a_price_for_the_models_we_use() -> None:
    assert date.fromisoformat(TABLE.as_of).year >= 2026
    assert TABLE.of_audio(Settings().transcription_model, 60)
    assert TABLE.of_tokens(Settings().hint_model, TokensUsed(input=1000))


@pytest.mark.parametrize(
    ("model", "seconds", "dollars"),
    [
        ("gpt-live-transcribe", 60, 0.017),
        ("gpt-live-transcribe", 3600, 1.02),
        ("gpt-transcribe", 30, 0.00225),
        ("gpt-4o-mini-transcribe-2025-12-15", 120, 0.006),
        ("gpt-live-transcribe", 0, 0.0),
        ("gpt-live-transcribe", -5, 0.0),
    ],
)
def test_audio_costs_by_the_minute(model: str, seconds: float, dollars: float) -> None:
    assert TABLE.of_audio(model, seconds) == pytest.approx(dollars)


@pytest.mark.parametrize(
    ("used", "dollars"),
    [
        (TokensUsed(input=1_000_000), 0.10),
        (TokensUsed(input=1_000_000, cached=1_000_000), 0.01),
        (TokensUsed(input=1_000_000, cache_write=1_000_000), 0.125),
        (TokensUsed(output=1_000_000), 0.50),
        (TokensUsed(input=2000, cached=1500, output=60), 95e-6),
        (TokensUsed(cached=10), 1e-7),
        (TokensUsed(), 0.0),
    ],
)
def test_tokens_cost_by_their_kind(used: TokensUsed, dollars: float) -> None:
    assert TABLE.of_tokens("gpt-6-luna", used) == pytest.approx(dollars)


@pytest.mark.parametrize("model", ["llama", "", "gpt-6", "gpt-live-transcribe-next"])
def test_an_unknown_model_has_no_price_and_not_the_price_nought(model: str) -> None:
    assert TABLE.of_audio(model, 60) is None
    assert TABLE.of_tokens(model, TokensUsed(input=10)) is None


@pytest.mark.parametrize("text", ["", "[]", '{"as_of": 1}', '{"audio_minute": {}}'])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        read(text)


def test_a_table_may_know_one_kind_of_models_only() -> None:
    assert read('{"as_of": "2026-01-01"}') == Prices("2026-01-01")
