"""A model is there whole and checked, or it is not there."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.relay.speech.local import try_out
from talkhint_desktop.relay.speech.models.fetching import NotFetched, open_session
from talkhint_desktop.relay.speech.models.getting import (
    Getting,
    Progress,
    Unchecked,
    parts_folder,
)
from talkhint_desktop.relay.speech.models.kept import LocalModel, kept_models
from talkhint_desktop.relay.speech.models.manifest import Manifest
from talkhint_desktop.relay.speech.models.unpacking import BadArchive
from tests.peers.archives import tar_bz2
from tests.peers.model_host import ModelHost, Way
from tests.peers.tiny_manifest import ARCHIVE, offer, sha256, without_digests

PLENTY = 1_000_000_000


@dataclass
class Shop:
    """Who offers models, where they are kept, and what was told."""

    host: ModelHost
    manifest: Manifest
    folder: Path
    told: list[Progress]
    free: int = PLENTY

    async def get(self, name: str, *accepted: str) -> None:
        async with open_session(silence=2) as session:
            getting = Getting(
                self.folder,
                session,
                tried=self._tried,
                free=lambda _: self.free,
                pauses=(),
            )
            model = self.manifest.named(name)
            await getting.get(model, self.told.append, accepted)

    async def _tried(self, model: LocalModel) -> None:
        assert not [p for p in model.paths().values() if not os.access(p, os.R_OK)]

    def here(self) -> list[str]:
        return [model.name for model in kept_models(self.folder)]

    def marker(self, name: str) -> str:
        return (self.folder / name / ".ok").read_text()

    def leftovers(self) -> list[str]:
        return sorted(p.name for p in self.folder.iterdir() if p.name[0] == ".")


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    async with ModelHost() as host:
        manifest = offer(host, tmp_path / "work")
        yield Shop(host, manifest, tmp_path / "models", [])


async def test_an_archive_becomes_a_model(shop: Shop) -> None:
    await shop.get("ru-tiny")

    assert shop.here() == ["ru-tiny"]
    assert "our list" in shop.marker("ru-tiny")
    assert shop.leftovers() == []
    assert list(dict.fromkeys(p.stage for p in shop.told)) == [
        "fetching",
        "checking",
        "unpacking",
    ]
    fetched = [p for p in shop.told if p.stage == "fetching"]
    assert fetched[-1].done == fetched[-1].total


async def test_single_files_become_a_model_and_count_as_one(shop: Shop) -> None:
    await shop.get("en-tiny")

    assert shop.here() == ["en-tiny"]
    fetched = [p.done for p in shop.told if p.stage == "fetching"]
    assert fetched == sorted(fetched)
    assert fetched[-1] == shop.manifest.named("en-tiny").size


async def test_a_file_with_another_digest_is_deleted_and_refused(shop: Shop) -> None:
    whole = shop.host.files[ARCHIVE]
    shop.host.files[ARCHIVE] = whole[:-1] + bytes([whole[-1] ^ 1])

    with pytest.raises(TalkHintError, match="not the file that our list names"):
        await shop.get("ru-tiny")

    assert shop.here() == []
    assert shop.leftovers() == [".ru-tiny.part"]
    assert not (
        parts_folder(shop.folder, shop.manifest.named("ru-tiny")) / ARCHIVE
    ).exists()


async def test_a_digest_of_the_publishers_listing_is_used(shop: Shop) -> None:
    digest = sha256(shop.host.files[ARCHIVE])
    shop.host.json["listing"] = {
        "assets": [
            {"name": "other", "digest": "sha256:" + "0" * 64},
            {"name": ARCHIVE, "digest": f"sha256:{digest}", "size": 1},
        ]
    }
    listing = shop.host.url("listing")
    shop.manifest = without_digests(shop.manifest, listing=listing)

    await shop.get("ru-tiny")

    assert f"{digest}, its publisher" in shop.marker("ru-tiny")


async def test_a_file_that_differs_from_its_listing_is_refused(shop: Shop) -> None:
    asset = {"name": ARCHIVE, "digest": "sha256:" + "0" * 64}
    shop.host.json["listing"] = {"assets": [asset]}
    listing = shop.host.url("listing")
    shop.manifest = without_digests(shop.manifest, listing=listing)

    with pytest.raises(TalkHintError, match="not the file that its publisher names"):
        await shop.get("ru-tiny")


async def test_a_digest_that_comes_with_the_file_is_used(shop: Shop) -> None:
    digest = sha256(shop.host.files[ARCHIVE])
    shop.manifest = without_digests(shop.manifest)
    headers = {"Location": f"/{ARCHIVE}", "X-Linked-ETag": f'"{digest}"'}
    shop.host.ways.append(Way(status=302, headers=headers))

    await shop.get("ru-tiny")

    assert f"{digest}, its publisher" in shop.marker("ru-tiny")


@pytest.mark.parametrize("listed", [None, {"assets": []}, {"message": "no"}, []])
async def test_what_nobody_vouches_for_wants_a_yes_to_its_digest(
    shop: Shop, listed: object
) -> None:
    digest = sha256(shop.host.files[ARCHIVE])
    if listed is not None:
        shop.host.json["listing"] = listed
    shop.manifest = without_digests(shop.manifest, listing=shop.host.url("listing"))

    with pytest.raises(Unchecked, match=f"{ARCHIVE} sha256 {digest}") as caught:
        await shop.get("ru-tiny")
    assert caught.value.digests == {ARCHIVE: digest}
    assert shop.here() == []

    await shop.get("ru-tiny", digest)

    assert shop.here() == ["ru-tiny"]
    assert f"{digest}, nobody" in shop.marker("ru-tiny")
    assert [name for name, _ in shop.host.asked].count(ARCHIVE) == 1


async def test_a_yes_to_another_digest_is_no_yes(shop: Shop) -> None:
    shop.manifest = without_digests(shop.manifest)

    with pytest.raises(Unchecked):
        await shop.get("ru-tiny", "0" * 64)


async def test_without_room_nothing_is_asked_for(shop: Shop) -> None:
    shop.free = 49_000_000

    with pytest.raises(TalkHintError, match="needs 50 MB of disk, and 49 MB are free"):
        await shop.get("ru-tiny")

    assert shop.host.asked == []


async def test_a_bad_archive_leaves_no_model(shop: Shop) -> None:
    bad = tar_bz2({"../model.onnx": b"evil"})
    shop.host.files[ARCHIVE] = bad
    piece = msgspec.structs.replace(
        shop.manifest.named("ru-tiny").pieces[0], size=len(bad), sha256=sha256(bad)
    )
    model = msgspec.structs.replace(shop.manifest.named("ru-tiny"), pieces=[piece])
    shop.manifest = msgspec.structs.replace(shop.manifest, models=[model])

    with pytest.raises(BadArchive):
        await shop.get("ru-tiny")

    assert shop.here() == []
    assert not (shop.folder / "model.onnx").exists()


async def test_a_break_in_the_third_file_does_not_cost_the_first_two(
    shop: Shop,
) -> None:
    shop.host.ways += [Way(), Way(), Way(cut=10)]
    with pytest.raises(NotFetched):
        await shop.get("en-tiny")

    await shop.get("en-tiny")

    assert shop.here() == ["en-tiny"]
    assert shop.host.ranges == ["", "", "", "bytes=10-", ""]


async def test_cancelled_it_goes_on_the_next_time(shop: Shop) -> None:
    shop.host.ways.append(Way(stall=100))

    async with asyncio.TaskGroup() as tasks:
        getting = tasks.create_task(shop.get("ru-tiny"))
        await asyncio.wait_for(shop.host.stalling.wait(), 10)
        while not shop.told:
            await asyncio.sleep(0)
        getting.cancel()
    await shop.get("ru-tiny")

    assert shop.here() == ["ru-tiny"]
    assert shop.host.ranges == ["", "bytes=100-"]


async def test_a_new_fetching_takes_the_place_of_a_broken_model(shop: Shop) -> None:
    await shop.get("ru-tiny")
    (shop.folder / "ru-tiny" / "tokens.txt").write_text("")
    assert shop.here() == []

    await shop.get("ru-tiny")

    assert shop.here() == ["ru-tiny"]


async def test_a_model_that_was_fetched_loads(shop: Shop) -> None:
    await shop.get("ru-tiny")
    await shop.get("en-tiny")

    for model in kept_models(shop.folder):
        await try_out(model)


async def test_a_model_that_does_not_load_is_told(shop: Shop) -> None:
    await shop.get("ru-tiny")
    (shop.folder / "ru-tiny" / "model.onnx").write_bytes(b"no model")
    model = shop.manifest.named("ru-tiny")
    broken = LocalModel(
        model.name, shop.folder / model.name, ["ru"], model.kind, "", 8000, model.files
    )

    with pytest.raises(TalkHintError, match="ru-tiny does not load"):
        await try_out(broken)
