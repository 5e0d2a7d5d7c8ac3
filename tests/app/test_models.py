"""A face asks for models, and a call gets the one for its language."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.models import (
    Models,
    NoLocalModel,
    local_engine_for,
    model_for,
)
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.relay.speech.models.getting import Unchecked
from talkhint_desktop.relay.speech.models.kept import Marker, mark
from talkhint_desktop.relay.speech.pipe import Load
from tests.peers.model_host import ModelHost, Way
from tests.peers.tiny_manifest import offer, sha256, without_digests
from tests.peers.tiny_models import telephone_model, wideband_model


@pytest.fixture
async def host() -> AsyncIterator[ModelHost]:
    async with ModelHost() as host:
        yield host


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir()
    return made


def keep(folder: Path, name: str, language: str) -> Path:
    """Put a tiny telephone model into the data folder under `name`."""
    place = folder / "models" / name
    place.mkdir(parents=True)
    telephone_model(place)
    files = {"model": "model.onnx", "tokens": "tokens.txt"}
    mark(place, Marker(name, [language], "t-one", "", 8000, files, {}, {}))
    return place


def test_without_a_model_the_caller_is_told_what_to_fetch(folder: Path) -> None:
    with pytest.raises(NoLocalModel, match="no local model for Russian") as caught:
        model_for(folder, "ru")

    assert "talkhint models get ru-t-one (128 MB)" in caught.value.remedy


def test_a_model_of_another_language_is_not_taken(folder: Path) -> None:
    keep(folder, "ru-t-one", "ru")

    with pytest.raises(NoLocalModel, match="English"):
        model_for(folder, "en")


def test_the_better_of_two_models_is_taken(folder: Path) -> None:
    keep(folder, "ru-small", "ru")
    keep(folder, "ru-t-one", "ru")

    assert model_for(folder, "ru").name == "ru-t-one"


def test_the_users_own_model_comes_before_a_fetched_one(
    folder: Path, tmp_path: Path
) -> None:
    keep(folder, "ru-t-one", "ru")
    own = tmp_path / "own"
    own.mkdir()
    telephone_model(own)

    assert model_for(folder, "ru", str(own)).folder == own


def test_for_another_language_a_fetched_one_helps_out(
    folder: Path, tmp_path: Path
) -> None:
    keep(folder, "ru-t-one", "ru")
    own = tmp_path / "own"
    own.mkdir()
    wideband_model(own)

    assert model_for(folder, "ru", str(own)).name == "ru-t-one"


def test_a_folder_that_is_gone_is_told_where_nothing_helps_out(folder: Path) -> None:
    with pytest.raises(TalkHintError, match="cannot be read"):
        model_for(folder, "en", str(folder / "gone"))


async def test_a_call_is_given_the_engine_with_all_its_files(folder: Path) -> None:
    place = keep(folder, "ru-t-one", "ru")

    engine = await local_engine_for(folder, "ru")

    assert engine.name == "local"
    assert isinstance(engine.start, Load)
    assert engine.start.files["model"] == str(place / "model.onnx")


async def test_a_face_has_a_model_fetched_and_sees_how_far_it_is(
    host: ModelHost, folder: Path, tmp_path: Path
) -> None:
    models = Models(
        Choices(Settings(), folder), folder, manifest=offer(host, tmp_path / "w")
    )
    told: list[Any] = []

    done = await models.long_commands()["get-model"](told.append, name="ru-tiny")
    listed = await models.commands()["models"]()

    assert done == {"name": "ru-tiny", "here": True}
    assert {"stage", "done", "total"} == set(told[0])
    assert [model["state"] for model in listed["models"]] == ["here", "absent"]
    assert listed["own"] is None


async def test_a_face_stops_a_fetching_and_takes_it_up_again(
    host: ModelHost, folder: Path, tmp_path: Path
) -> None:
    models = Models(
        Choices(Settings(), folder), folder, manifest=offer(host, tmp_path / "w")
    )
    host.ways.append(Way(stall=100))
    came = asyncio.Event()

    async with asyncio.TaskGroup() as tasks:
        getting = tasks.create_task(models.get(lambda _: came.set(), "ru-tiny"))
        await asyncio.wait_for(came.wait(), 30)
        await models.commands()["stop-get-model"](name="ru-tiny")
    stopped = getting.result()
    listed = await models.list()
    again = await models.get(lambda _: None, "ru-tiny")

    assert stopped == {"name": "ru-tiny", "here": False}
    assert listed["models"][0]["state"] == "part"
    assert listed["models"][0]["fetched"] == 100
    assert again["here"]


async def test_a_face_agrees_to_what_nobody_vouches_for(
    host: ModelHost, folder: Path, tmp_path: Path
) -> None:
    manifest = without_digests(offer(host, tmp_path / "w"))
    models = Models(Choices(Settings(), folder), folder, manifest=manifest)
    digest = sha256(host.files["a-telephone-model.tar.bz2"])

    with pytest.raises(Unchecked, match=digest):
        await models.get(lambda _: None, "ru-tiny")
    done = await models.get(lambda _: None, "ru-tiny", accepted=[digest])

    assert done["here"]


async def test_a_folder_that_a_face_names_holds_from_then_on(
    folder: Path, tmp_path: Path
) -> None:
    choices = Choices(Settings(), folder)
    own = tmp_path / "own"
    own.mkdir()
    wideband_model(own)

    told = await Models(choices, folder).commands()["use-model-folder"](folder=str(own))

    assert told["languages"] == ["en"]
    assert choices.now.local_model_dir == str(own)
