"""What the doctor says of OpenAI: whether the key is taken and the models are there."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from talkhint_desktop.cli.openai_check import openai_check
from talkhint_desktop.core.settings import Engine, HintsFrom, Settings
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_script import BROKEN, Refusal

KEY = OpenAIPeer.key


@contextmanager
def a_server(*refusals: Refusal) -> Iterator[str]:
    """Run the stand-in in a thread of its own: the doctor has its own loop."""
    up, url = threading.Event(), [""]
    loop, over = asyncio.new_event_loop(), asyncio.Event()

    async def serve() -> None:
        async with OpenAIPeer() as peer:
            peer.next_models(*refusals)
            url[0] = peer.base_url
            up.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    up.wait(10)
    try:
        yield url[0]
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)
        loop.close()


def told(key: str = KEY, *refusals: Refusal, **settings: Any) -> tuple[str, str]:
    with a_server(*refusals) as url:
        check = openai_check(Settings(openai_base_url=url, **settings), key)
    return check.state, f"{check.detail} {check.remedy}"


def test_a_key_that_is_accepted_and_models_that_are_there_are_fine() -> None:
    state, detail = told(hints=HintsFrom.OPENAI, engine=Engine.OPENAI)

    assert state == "ok"
    assert "gpt-6-luna and gpt-live-transcribe" in detail


def test_a_refused_key_is_wrong_and_not_shown() -> None:
    state, detail = told("sk-5ecre7")

    assert state == "wrong"
    assert "refused the key" in detail
    assert "5ecre7" not in detail


def test_a_missing_model_is_wrong_and_named() -> None:
    state, detail = told(hints=HintsFrom.OPENAI, hint_model="gpt-9")

    assert state == "wrong"
    assert "has no gpt-9 for hints" in detail


def test_a_server_with_a_fault_cannot_be_judged() -> None:
    state, detail = told(KEY, BROKEN)

    assert state == "note"
    assert "Could not tell." in detail


@pytest.mark.parametrize(
    ("hints", "state"), [(HintsFrom.OPENAI, "wrong"), (HintsFrom.PLAYBOOK, "note")]
)
def test_no_key_is_wrong_only_where_one_is_needed(hints: HintsFrom, state: str) -> None:
    assert openai_check(Settings(hints=hints), "").state == state
