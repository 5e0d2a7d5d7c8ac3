"""A model is asked over a real connection: what is sent, and what comes back."""

import logging

import pytest

from talkhint_desktop.core.prices import TokensUsed
from talkhint_desktop.relay.model.config import Patience, Said
from talkhint_desktop.relay.model.model import LASTS
from talkhint_desktop.relay.model.trouble import ModelTrouble
from tests.peers.openai_answers import Answer, End
from tests.peers.openai_script import (
    BROKEN,
    CAPTIVE_PORTAL,
    COUNTRY,
    NO_CREDIT,
    NOT_FOUND,
    OVERLOADED,
    TOO_FAST,
    Refusal,
    unsupported,
)
from tests.relay.model.asking import PROMPT, asking

NO_MODEL = Refusal(404, "model_not_found", "The model does not exist.")


async def test_an_answer_streams_and_comes_back_whole_with_what_it_used() -> None:
    async with asking() as a:
        a.peer.next_responses(Answer(parts=("Offer", " it"), cached_tokens=7))
        said = await a.ask()

    assert said == Said("Offer it", TokensUsed(10, 7, output=2))
    assert a.pieces == ["Offer", " it"]


async def test_words_are_heard_before_the_answer_is_over() -> None:
    async with asking() as a:
        a.peer.next_responses(Answer(parts=("Offer",), end=End.STALL))
        async with a.being_asked("Offer"):
            still_open = not a.peer.requests[0].finished

    assert still_open


async def test_a_request_is_kept_by_nobody_and_begins_with_what_never_changes() -> None:
    async with asking() as a:
        await a.ask()

    body = a.peer.requests[0].body
    assert body["store"] is False
    assert body["instructions"] == PROMPT.instructions
    assert [part["content"] for part in body["input"]] == list(PROMPT.parts)
    assert body["prompt_cache_key"] == PROMPT.cache_key
    assert body["reasoning"] == {"effort": "none"}
    assert body["text"]["verbosity"] == "low"
    assert body["max_output_tokens"] == 99
    assert not {"tools", "service_tier", "temperature", "metadata"} & set(body)


async def test_nothing_of_the_librarys_own_environment_is_honoured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-leaked")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-leaked")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-leaked")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Leaked: yes")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")

    async with asking() as a:
        await a.ask()

    headers = a.peer.requests[0].headers
    assert headers["Authorization"] == f"Bearer {a.peer.key}"
    assert "leaked" not in str(headers).lower()


@pytest.mark.parametrize(
    "end",
    [End.FAILED, End.INCOMPLETE, End.ERROR_EVENT, End.ERROR_DATA, End.EOF, End.RESET],
)
async def test_an_answer_without_its_last_word_is_a_failure(end: End) -> None:
    async with asking() as a:
        a.peer.next_responses(Answer(end=end))
        with pytest.raises(ModelTrouble) as trouble:
            await a.ask()

    assert trouble.value.code == "hints-down"
    assert a.paths == ["R"]


async def test_an_answer_that_stalls_is_given_up() -> None:
    async with asking() as a:
        a.peer.next_responses(Answer(parts=("Offer",), end=End.STALL))
        with pytest.raises(ModelTrouble, match="takes too long"):
            await a.ask(patience=Patience(whole=0.2))
        await a.peer.until(lambda: a.peer.requests[0].left_early)


async def test_a_server_that_says_nothing_for_too_long_is_given_up() -> None:
    async with asking() as a:
        a.peer.next_responses(Answer(end=End.STALL))
        with pytest.raises(ModelTrouble, match="takes too long"):
            await a.ask(patience=Patience(read=0.2))


async def test_whoever_no_longer_wants_the_answer_closes_the_connection() -> None:
    async with asking() as a:
        a.peer.next_responses(Answer(end=End.STALL))
        async with a.being_asked(" refund."):
            pass
        await a.peer.until(lambda: a.peer.requests[0].left_early)


async def test_an_answer_that_was_heard_enough_of_ends_there() -> None:
    async with asking() as a:
        a.peer.next_responses(Answer(end=End.STALL))
        said = await a.model.ask(PROMPT, lambda piece: piece != " a")
        await a.peer.until(lambda: a.peer.requests[0].left_early)

    assert said == Said("Offer a", None)


async def test_a_model_that_refuses_says_nothing() -> None:
    async with asking() as a:
        a.peer.next_responses(Answer(refusal="I cannot."))
        said = await a.ask()

    assert said.text == ""


# --- servers that know less ----------------------------------------------------


async def test_a_server_without_responses_is_asked_by_chat_from_then_on() -> None:
    async with asking(model="llama") as a:
        a.peer.next_responses(NOT_FOUND)
        first, second = await a.ask(), await a.ask()

    assert first.text == second.text == "Offer a refund."
    assert a.paths == ["R", "C", "C"]


@pytest.mark.parametrize("status", [404, 405])
async def test_chat_is_sent_what_every_server_takes(status: int) -> None:
    async with asking(model="llama") as a:
        a.peer.next_responses(Refusal(status))
        await a.ask()

    body = a.peer.requests[1].body
    assert set(body) == {"model", "messages", "stream", "max_tokens"}
    assert [m["role"] for m in body["messages"]] == ["system", "user"]
    assert body["messages"][1]["content"] == "\n\n".join(PROMPT.parts)


@pytest.mark.parametrize("end", [End.INCOMPLETE, End.EOF, End.ERROR_DATA, End.RESET])
async def test_a_chat_without_its_last_word_is_a_failure(end: End) -> None:
    async with asking() as a:
        a.peer.next_responses(NOT_FOUND)
        a.peer.next_chats(Answer(end=end))
        with pytest.raises(ModelTrouble) as trouble:
            await a.ask()

    assert trouble.value.code == "hints-down"


@pytest.mark.parametrize("param", ["reasoning.effort", "reasoning", "text.verbosity"])
async def test_a_model_that_takes_no_tuning_is_asked_without_from_then_on(
    param: str,
) -> None:
    async with asking() as a:
        a.peer.next_responses(unsupported(param, "none"))
        await a.ask()
        await a.ask()

    tuned = ["reasoning" in r.body for r in a.peer.requests]
    assert tuned == [True, False, False]


async def test_another_wrong_value_is_not_asked_again() -> None:
    async with asking() as a:
        a.peer.next_responses(unsupported("store", False))
        with pytest.raises(ModelTrouble):
            await a.ask()

    assert a.paths == ["R"]


async def test_a_missing_model_is_no_reason_to_chat() -> None:
    async with asking(model="gpt-9") as a:
        a.peer.next_responses(NO_MODEL)
        with pytest.raises(ModelTrouble, match="no model 'gpt-9'"):
            await a.ask()

    assert a.paths == ["R"]


# --- troubles --------------------------------------------------------------------


@pytest.mark.parametrize("refusal", [TOO_FAST, BROKEN, OVERLOADED])
async def test_a_passing_fault_is_not_asked_again_by_itself(refusal: Refusal) -> None:
    async with asking() as a:
        a.peer.next_responses(refusal)
        with pytest.raises(ModelTrouble) as trouble:
            await a.ask()
        said = await a.ask()

    assert trouble.value.code == "hints-down"
    assert said.text
    assert a.paths == ["R", "R"]


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        (NO_CREDIT, "quota-exhausted"),
        (Refusal(429, "credit_balance_exhausted"), "quota-exhausted"),
        (COUNTRY, "key-refused"),
        (Refusal(401, "invalid_api_key"), "key-refused"),
    ],
)
async def test_a_lasting_trouble_is_asked_again_only_after_ten_minutes(
    refusal: Refusal, code: str
) -> None:
    async with asking() as a:
        a.peer.next_responses(refusal)
        for a.now in (0.0, 1.0, LASTS - 1.0):
            with pytest.raises(ModelTrouble) as trouble:
                await a.ask()
            assert trouble.value.code == code
        asked_meanwhile = len(a.peer.requests)
        a.now = LASTS
        said = await a.ask()

    assert asked_meanwhile == 1
    assert said.text


@pytest.mark.parametrize(
    ("end", "wrong", "code"),
    [
        (End.FAILED, "insufficient_quota", "quota-exhausted"),
        (End.ERROR_EVENT, "insufficient_quota", "quota-exhausted"),
        (End.ERROR_DATA, "invalid_api_key", "key-refused"),
        (End.FAILED, "rate_limit_exceeded", "hints-down"),
    ],
)
async def test_an_error_within_an_answer_is_judged_by_its_code(
    end: End, wrong: str, code: str
) -> None:
    async with asking() as a:
        a.peer.next_responses(Answer(end=end, code=wrong))
        with pytest.raises(ModelTrouble) as trouble:
            await a.ask()

    assert trouble.value.code == code


async def test_a_wrong_key_is_refused_and_never_shown(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with asking(key="sk-wrong-secret") as a:
        with pytest.raises(ModelTrouble) as trouble:
            await a.ask()
        shown = repr(a.model._config)

    assert trouble.value.code == "key-refused"
    assert "sk-wrong-secret" not in f"{trouble.value!r} {shown} {caplog.text}"


@pytest.mark.parametrize("key", ["sk-a\nb", "sk-ключ"])
async def test_a_key_that_no_key_can_be_is_never_sent(key: str) -> None:
    async with asking(key=key) as a:
        with pytest.raises(ModelTrouble) as trouble:
            await a.ask()

    assert trouble.value.code == "key-refused"
    assert a.peer.requests == []


async def test_without_a_key_openai_itself_is_not_asked() -> None:
    async with asking(key="", base_url="") as a:
        with pytest.raises(ModelTrouble, match="no OpenAI key"):
            await a.ask()


async def test_a_server_that_is_not_there_is_told_in_words() -> None:
    async with asking(base_url="http://127.0.0.1:1/v1") as a:
        with pytest.raises(ModelTrouble, match="connection to it failed"):
            await a.ask()


async def test_a_name_that_nobody_knows_means_offline() -> None:
    async with asking(base_url="https://model.invalid/v1") as a:
        with pytest.raises(ModelTrouble) as trouble:
            await a.ask()

    assert trouble.value.code == "offline"


async def test_a_page_that_wants_a_sign_in_is_no_answer() -> None:
    async with asking() as a:
        a.peer.next_responses(CAPTIVE_PORTAL)
        with pytest.raises(ModelTrouble):
            await a.ask()


async def test_a_certificate_is_judged_by_the_systems_trust() -> None:
    async with asking() as a:
        await a.model.warm_up()
        assert a.model._client is not None
        pool = a.model._client._client._transport._pool  # type: ignore[attr-defined]

    assert type(pool._ssl_context).__module__.startswith("truststore")


async def test_the_models_of_a_server_are_listed() -> None:
    async with asking() as a:
        names = await a.model.names()
        a.peer.next_models(TOO_FAST, CAPTIVE_PORTAL)
        for _ in range(2):
            with pytest.raises(ModelTrouble):
                await a.model.names()

    assert "gpt-6-luna" in names
