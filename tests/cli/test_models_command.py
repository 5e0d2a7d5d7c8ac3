"""`talkhint models` at the terminal: what a person and a script read."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from talkhint_desktop.relay.speech.models.manifest import Manifest
from tests.peers.model_host import ModelHost, Way
from tests.peers.tiny_manifest import ARCHIVE, offer, sha256, without_digests
from tests.peers.tiny_models import telephone_model, wideband_model


@dataclass
class Shop:
    """A data folder, and a server that offers tiny models."""

    host: ModelHost
    manifest: Manifest
    data: Path

    async def start(self, *words: str, said: bytes = b"") -> asyncio.subprocess.Process:
        listed = self.data / "list.json"
        listed.write_bytes(msgspec.json.encode(self.manifest))
        pipe = asyncio.subprocess.PIPE
        command = ["models", "--manifest", str(listed), *words]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "talkhint_desktop",
            *command,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env={**os.environ, "TALKHINT_DATA_DIR": str(self.data)},
        )
        assert process.stdin is not None
        process.stdin.write(said)
        process.stdin.close()
        return process

    async def run(self, *words: str, said: bytes = b"") -> tuple[int, str, str]:
        process = await self.start(*words, said=said)
        out, err = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode is not None
        assert b"Traceback" not in err
        return process.returncode, out.decode(), err.decode()

    async def json(self, *words: str) -> list[dict[str, Any]]:
        _, out, _ = await self.run(*words, "--json")
        return [json.loads(line) for line in out.splitlines()]

    async def states(self) -> dict[str, str]:
        return {line["name"]: line["state"] for line in await self.json("list")}


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    data = tmp_path / "data"
    data.mkdir()
    async with ModelHost() as host:
        yield Shop(host, offer(host, tmp_path / "work"), data)


async def test_list_names_what_there_is_and_fetches_nothing(shop: Shop) -> None:
    code, out, err = await shop.run("list")

    assert code == 0
    assert err == ""
    head, first, second = out.splitlines()
    assert head.split() == ["NAME", "FOR", "SIZE", "HERE", "LICENCE"]
    assert first.split() == ["ru-tiny", "Russian", "0", "MB", "no", "MIT"]
    assert second.split()[:2] == ["en-tiny", "English"]
    assert shop.host.asked == []


async def test_get_says_size_and_licence_first_and_then_fetches(shop: Shop) -> None:
    code, out, err = await shop.run("get", "ru-tiny")

    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "ru-tiny: Tiny ru-tiny"
    assert "licence   MIT" in out
    assert lines[-1] == "ru-tiny is here and loads. To use it: --engine local"
    assert "fetching 100 %" in err
    assert await shop.states() == {"ru-tiny": "here", "en-tiny": "absent"}


async def test_get_as_json_tells_each_stage(shop: Shop) -> None:
    told = await shop.json("get", "en-tiny")

    assert {line["event"] for line in told} == {"model"}
    stages = list(dict.fromkeys(line["state"] for line in told))
    assert stages == ["fetching", "checking", "here"]
    assert all(line["at"].endswith("Z") for line in told)


async def test_what_is_here_is_not_fetched_again(shop: Shop) -> None:
    await shop.run("get", "ru-tiny")
    asked = len(shop.host.asked)

    code, _, _ = await shop.run("get", "ru-tiny")

    assert code == 0
    assert len(shop.host.asked) == asked


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
async def test_ctrl_c_keeps_what_has_come(shop: Shop) -> None:
    shop.host.ways.append(Way(stall=100))
    process = await shop.start("get", "ru-tiny", "--json")
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), 30)
    assert json.loads(line)["done"] == 100

    process.send_signal(signal.SIGINT)
    _, err = await asyncio.wait_for(process.communicate(), 30)

    assert process.returncode == 1
    assert b"Stopped. What has come is kept" in err
    assert b"Traceback" not in err
    assert (await shop.states())["ru-tiny"] == "part"
    code, _, _ = await shop.run("get", "ru-tiny")
    assert code == 0
    assert shop.host.ranges == ["", "bytes=100-"]


async def test_two_at_once_do_not_write_one_file(shop: Shop) -> None:
    shop.host.ways.append(Way(stall=100))
    first = await shop.start("get", "ru-tiny")
    await asyncio.wait_for(shop.host.stalling.wait(), 30)

    code, _, err = await shop.run("get", "ru-tiny")
    with contextlib.suppress(ProcessLookupError):
        first.kill()
    await first.communicate()

    assert code == 1
    assert "ru-tiny is being fetched already." in err


async def test_an_unknown_model_is_wrong_usage(shop: Shop) -> None:
    code, _, err = await shop.run("get", "xx")

    assert code == 2
    assert "There are: ru-tiny, en-tiny." in err


async def test_a_file_that_is_gone_is_one_sentence_with_a_remedy(shop: Shop) -> None:
    del shop.host.files[ARCHIVE]

    code, _, err = await shop.run("get", "ru-tiny")

    assert code == 1
    assert err.splitlines()[-1].startswith(f"talkhint: {ARCHIVE} is not there")
    assert "use-folder" in err


async def test_a_host_that_cannot_be_found_is_could_not_tell(shop: Shop) -> None:
    piece = msgspec.structs.replace(
        shop.manifest.models[0].pieces[0], url="http://none.invalid/a.tar.bz2"
    )
    model = msgspec.structs.replace(shop.manifest.models[0], pieces=[piece])
    shop.manifest = msgspec.structs.replace(shop.manifest, models=[model])

    code, _, err = await shop.run("get", "ru-tiny")

    assert code == 3
    assert "none.invalid cannot be found from this PC." in err


async def test_unchecked_files_want_a_yes_after_their_sha256(shop: Shop) -> None:
    shop.manifest = without_digests(shop.manifest)
    digest = sha256(shop.host.files[ARCHIVE])

    refused, _, err = await shop.run("get", "ru-tiny", said=b"n\n")
    assert refused == 1
    assert f"{ARCHIVE}  sha256 {digest}" in err
    assert "Not used." in err

    nobody, _, err = await shop.run("get", "ru-tiny")
    assert nobody == 1
    assert "Nobody is there to say yes." in err

    agreed, _, err = await shop.run("get", "ru-tiny", said=b"y\n")
    assert agreed == 0
    assert (await shop.states())["ru-tiny"] == "here"


async def test_yes_beforehand_still_shows_the_sha256(shop: Shop) -> None:
    shop.manifest = without_digests(shop.manifest)

    code, _, err = await shop.run("get", "ru-tiny", "--yes")

    assert code == 0
    assert f"sha256 {sha256(shop.host.files[ARCHIVE])}" in err


async def test_a_folder_is_used_where_it_lies(shop: Shop, tmp_path: Path) -> None:
    own = tmp_path / "my model"
    own.mkdir()
    wideband_model(own)

    code, out, _ = await shop.run("use-folder", str(own))

    assert code == 0
    assert f"{own} holds a transducer model and loads." in out
    assert "From now on it hears English." in out
    saved = json.loads((shop.data / "settings.json").read_text())
    assert saved["local_model_dir"] == str(own)
    _, out, _ = await shop.run("list")
    assert f"Your own model: {own} (English)" in out


async def test_a_folder_that_lacks_a_file_is_told_which(
    shop: Shop, tmp_path: Path
) -> None:
    telephone_model(tmp_path)
    (tmp_path / "tokens.txt").unlink()

    code, _, err = await shop.run("use-folder", str(tmp_path))

    assert code == 1
    assert "tokens.txt is missing" in err
    assert not (shop.data / "settings.json").exists()


async def test_a_folder_whose_model_does_not_load_is_not_used(
    shop: Shop, tmp_path: Path
) -> None:
    telephone_model(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"frame_length_ms and no model")

    code, _, err = await shop.run("use-folder", str(tmp_path))

    assert code == 1
    assert "does not load" in err
    assert not (shop.data / "settings.json").exists()


@pytest.mark.parametrize("command", [[], ["list"], ["get"], ["use-folder"]])
async def test_every_command_has_help_with_an_example(
    shop: Shop, command: list[str]
) -> None:
    code, out, _ = await shop.run(*command, "--help")

    assert code == 0
    assert "example: talkhint models " in out
