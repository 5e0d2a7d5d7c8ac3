"""The recogniser expects the playbook's words, in sound probabilities."""

import subprocess
import sys
from pathlib import Path

import pocketsphinx
import pytest

from talkhint_desktop.relay.speech import language_model

LINES = [
    "has not arrived",
    "Speak to a manager!",
    "refund*",
    "xqzt warranty",
    "где мой заказ",
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def model(cache: Path) -> Path:
    return language_model.ensure(LINES, cache)


@pytest.fixture(scope="module")
def read(model: Path) -> pocketsphinx.NGramModel:
    return pocketsphinx.NGramModel.readfile(str(model))


def words(model: Path) -> list[str]:
    section = model.read_text().split("\\1-grams:\n")[1].split("\n\n")[0]
    return [line.split()[1] for line in section.splitlines()]


@pytest.mark.parametrize(
    "before", ["", "the", "not has", "a to", "manager a", "of the", "zero"]
)
def test_what_may_follow_sums_to_one(
    model: Path, read: pocketsphinx.NGramModel, before: str
) -> None:
    newest_first = before.split()
    following = [word for word in words(model) if word != "<s>"]

    total = sum(1.0001 ** read.prob([word, *newest_first]) for word in following)

    assert total == pytest.approx(1, abs=0.005)


def test_a_phrase_of_the_playbook_is_likelier_than_its_neighbours(
    read: pocketsphinx.NGramModel,
) -> None:
    assert read.prob(["arrived", "not", "has"]) > read.prob(["been", "not", "has"])


def test_a_star_stands_for_the_endings_there_are(model: Path) -> None:
    assert {"refund", "refunds", "refunded"} <= set(words(model))


def test_words_that_cannot_be_said_in_english_are_left_out(model: Path) -> None:
    assert not {"xqzt", "заказ"} & set(words(model))


def test_each_trigger_can_be_heard_word_by_word(model: Path) -> None:
    assert {"manager", "warranty", "arrived"} <= set(words(model))


def test_the_same_text_is_not_built_twice(model: Path, cache: Path) -> None:
    before = model.stat().st_mtime_ns

    assert language_model.ensure(LINES, cache) == model
    assert model.stat().st_mtime_ns == before


def test_another_text_gets_another_model(model: Path, cache: Path) -> None:
    assert language_model.ensure(["cancel the order"], cache) != model


@pytest.mark.parametrize("harm", ["cut", "flipped"])
def test_a_damaged_model_is_built_anew(tmp_path: Path, model: Path, harm: str) -> None:
    whole = model.read_bytes()
    middle = len(whole) // 2
    damaged = {
        "cut": whole[:middle],
        "flipped": whole[:middle] + b"?" + whole[middle + 1 :],
    }
    (tmp_path / model.name).write_bytes(damaged[harm])

    assert language_model.ensure(LINES, tmp_path).read_bytes() == whole


def test_nothing_but_whole_models_is_left_in_the_cache(
    model: Path, cache: Path
) -> None:
    assert {path.suffix for path in cache.iterdir()} == {".arpa"}


def test_old_models_make_room_for_new_ones(tmp_path: Path) -> None:
    for age in range(9):
        (tmp_path / f"{age}.arpa").write_bytes(b"")

    newest = language_model.ensure(["the newest text"], tmp_path)

    assert newest.exists()
    assert len(list(tmp_path.glob("*.arpa"))) == 5


def test_without_a_playbook_everyday_english_is_expected(tmp_path: Path) -> None:
    path = language_model.ensure(["где мой заказ"], tmp_path / "models")

    assert path.name == "en-us.lm.bin"
    assert not (tmp_path / "models").exists()


def test_a_model_can_be_built_ahead(model: Path, cache: Path) -> None:
    command = [sys.executable, "-m", language_model.__name__, "--cache", str(cache)]

    done = subprocess.run(
        command,
        input="\n".join(LINES).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert Path(done.stdout.decode().strip()) == model
