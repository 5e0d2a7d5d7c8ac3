"""A model's file comes whole, or what has come is kept: whatever the server does."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from talkhint_desktop.relay.speech.models.fetching import (
    Arrived,
    NotFetched,
    fetch,
    open_session,
)
from talkhint_desktop.relay.speech.models.manifest import Piece
from tests.peers import certificates
from tests.peers.model_host import ModelHost, Way

NAME = "model.onnx"
WHOLE = bytes(range(256)) * 2000
HALF = len(WHOLE) // 2
AT_ONCE = (0.0, 0.0)  # two more tries


@pytest.fixture
async def host() -> AsyncIterator[ModelHost]:
    async with ModelHost({NAME: WHOLE}) as host:
        yield host


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with open_session(silence=1) as session:
        yield session


def piece(host: ModelHost, name: str = NAME) -> Piece:
    return Piece(url=host.url(name), size=len(WHOLE))


async def get(session: aiohttp.ClientSession, host: ModelHost, folder: Path) -> Arrived:
    return await fetch(session, piece(host), folder, lambda _: None, AT_ONCE)


async def cut(session: aiohttp.ClientSession, host: ModelHost, folder: Path) -> None:
    """Let half of the file come, and no more tries."""
    host.ways.append(Way(cut=HALF))
    with pytest.raises(NotFetched):
        await fetch(session, piece(host), folder, lambda _: None, ())
    assert (folder / f"{NAME}.part").stat().st_size == HALF


async def test_it_comes_whole_and_tells_how_far_it_is(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    told: list[int] = []

    arrived = await fetch(session, piece(host), tmp_path, told.append)

    assert arrived.path.read_bytes() == WHOLE
    assert told == sorted(told)
    assert told[-1] == len(WHOLE)
    assert not (tmp_path / f"{NAME}.part").exists()


async def test_a_broken_line_is_taken_up_where_it_broke(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    host.ways += [Way(cut=HALF), Way(cut=1000)]

    arrived = await get(session, host, tmp_path)

    assert arrived.path.read_bytes() == WHOLE
    assert host.ranges == ["", f"bytes={HALF}-", f"bytes={HALF + 1000}-"]


async def test_the_next_start_goes_on_from_what_is_there(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    await cut(session, host, tmp_path)

    arrived = await get(session, host, tmp_path)

    assert arrived.path.read_bytes() == WHOLE
    assert host.ranges[-1] == f"bytes={HALF}-"
    assert host.asked[-1][1]["If-Range"] == '"first"'


async def test_what_is_whole_is_not_asked_for_again(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    await get(session, host, tmp_path)

    await get(session, host, tmp_path)

    assert len(host.asked) == 1


async def test_a_server_that_ignores_ranges_starts_it_again(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    await cut(session, host, tmp_path)
    host.ways.append(Way(ignores_range=True))

    arrived = await get(session, host, tmp_path)

    assert arrived.path.read_bytes() == WHOLE


@pytest.mark.parametrize("tag", [None, 'W/"weak"'])
async def test_without_a_name_for_its_version_it_starts_again(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path, tag: str | None
) -> None:
    host.tag = tag
    await cut(session, host, tmp_path)

    arrived = await get(session, host, tmp_path)

    assert arrived.path.read_bytes() == WHOLE
    assert host.ranges == ["", ""]


async def test_two_versions_of_a_file_are_never_mixed(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    await cut(session, host, tmp_path)
    host.tag, host.files[NAME] = '"second"', WHOLE[::-1]

    arrived = await get(session, host, tmp_path)

    assert arrived.path.read_bytes() == WHOLE[::-1]


async def test_a_part_that_was_not_asked_for_is_not_taken(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    await cut(session, host, tmp_path)
    host.ways.append(Way(wrong_range=True))

    arrived = await get(session, host, tmp_path)

    assert arrived.path.read_bytes() == WHOLE


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_server_in_trouble_is_asked_again(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path, status: int
) -> None:
    host.ways += [Way(status=status)] * 2

    arrived = await get(session, host, tmp_path)

    assert arrived.path.read_bytes() == WHOLE


async def test_a_server_that_stays_in_trouble_is_named(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    host.ways += [Way(status=503)] * 3

    with pytest.raises(NotFetched, match=r"127\.0\.0\.1 .* status 503"):
        await get(session, host, tmp_path)


async def test_a_file_that_is_not_there_is_not_asked_for_again(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    with pytest.raises(NotFetched, match=r"not there: .* 404") as caught:
        await fetch(session, piece(host, "none"), tmp_path, lambda _: None, AT_ONCE)

    assert len(host.asked) == 1
    assert "use-folder" in caught.value.remedy


async def test_a_file_of_another_size_is_refused_before_it_comes(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    host.files[NAME] = WHOLE + b"more"

    with pytest.raises(NotFetched, match=r"another size .* 512,004 bytes, not 512,000"):
        await get(session, host, tmp_path)


async def test_a_file_that_does_not_end_is_cut_off(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    host.ways.append(Way(longer_by=1))

    with pytest.raises(NotFetched, match="does not end where it should"):
        await get(session, host, tmp_path)

    assert not (tmp_path / f"{NAME}.part").exists()


async def test_redirects_are_followed_with_the_range(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    await cut(session, host, tmp_path)
    host.files["elsewhere"] = WHOLE
    host.ways.append(Way(status=302, headers={"Location": "/elsewhere"}))

    arrived = await get(session, host, tmp_path)

    assert arrived.path.read_bytes() == WHOLE
    assert host.asked[-1][0] == "elsewhere"
    assert host.ranges[-1] == f"bytes={HALF}-"


async def test_redirects_that_do_not_end_are_told(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    host.ways += [Way(status=302, headers={"Location": f"/{NAME}"})] * 20

    with pytest.raises(NotFetched, match="from one server to the next"):
        await get(session, host, tmp_path)


async def test_a_sha256_that_a_redirect_names_is_handed_on(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    host.files["elsewhere"] = WHOLE
    digest = "ab" * 32
    headers = {"Location": "/elsewhere", "X-Linked-ETag": f'"{digest}"'}
    host.ways.append(Way(status=302, headers=headers))

    arrived = await get(session, host, tmp_path)

    assert arrived.published == digest


async def test_a_server_that_falls_silent_is_left_and_asked_for_the_rest(
    host: ModelHost, tmp_path: Path
) -> None:
    host.ways.append(Way(stall=HALF))

    async with open_session(silence=0.3) as session:
        arrived = await get(session, host, tmp_path)

    assert arrived.path.read_bytes() == WHOLE
    assert host.ranges == ["", f"bytes={HALF}-"]


async def test_cancelled_it_keeps_what_has_come(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    host.ways.append(Way(stall=HALF))
    came = asyncio.Event()

    def told(count: int) -> None:
        if count == HALF:
            came.set()

    async with asyncio.TaskGroup() as tasks:
        fetching = tasks.create_task(fetch(session, piece(host), tmp_path, told))
        await asyncio.wait_for(came.wait(), 10)
        fetching.cancel()

    assert (tmp_path / f"{NAME}.part").read_bytes() == WHOLE[:HALF]
    assert (await get(session, host, tmp_path)).path.read_bytes() == WHOLE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
async def test_a_full_disk_is_named_and_ends_it(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    (tmp_path / f"{NAME}.part").symlink_to("/dev/full")

    with pytest.raises(NotFetched, match="The disk is full") as caught:
        await get(session, host, tmp_path)

    assert "Free some space" in caught.value.remedy
    assert len(host.asked) == 1


async def test_the_systems_certificates_are_trusted_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = tmp_path / "authority.pem"
    certificates.authority().cert_pem.write_to_path(str(trusted))
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    good, bad = certificates.good(), certificates.self_signed()

    async with open_session() as session:
        async with ModelHost({NAME: WHOLE}, tls=good) as host:
            arrived = await get(session, host, tmp_path)
        async with ModelHost({NAME: WHOLE}, tls=bad) as host:
            with pytest.raises(NotFetched, match="certificate is not trusted"):
                await get(session, host, tmp_path / "other")

    assert arrived.path.read_bytes() == WHOLE


async def test_a_redirect_never_leads_out_of_encryption(
    host: ModelHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = tmp_path / "authority.pem"
    certificates.authority().cert_pem.write_to_path(str(trusted))
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))

    async with (
        open_session() as session,
        ModelHost(tls=certificates.good()) as secure,
    ):
        secure.ways.append(Way(status=302, headers={"Location": host.url(NAME)}))
        with pytest.raises(NotFetched, match="without encryption only"):
            await get(session, secure, tmp_path)

    assert host.asked == []


async def test_the_systems_proxy_is_used(
    host: ModelHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", host.url(""))
    far = Piece(url=f"http://models.example.com/{NAME}", size=len(WHOLE))

    async with open_session() as session:
        arrived = await fetch(session, far, tmp_path, lambda _: None, ())

    assert arrived.path.read_bytes() == WHOLE
    assert host.asked[0][1]["Host"] == "models.example.com"


async def test_nobody_who_listens_is_told_in_words(
    session: aiohttp.ClientSession, host: ModelHost, tmp_path: Path
) -> None:
    gone = piece(host)
    await host.__aexit__()

    with pytest.raises(NotFetched, match=r"127\.0\.0\.1: Nothing listens") as caught:
        await fetch(session, gone, tmp_path, lambda _: None, AT_ONCE)

    assert not caught.value.here
