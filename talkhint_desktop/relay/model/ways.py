"""The two ways to ask: OpenAI's Responses, and the chat that every server knows."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from talkhint_desktop.core.coaching.prompt import Prompt
from talkhint_desktop.core.prices import TokensUsed
from talkhint_desktop.relay.model.config import Patience, Said
from talkhint_desktop.relay.model.trouble import down, of_code

if TYPE_CHECKING:
    import openai

# Takes each piece of an answer and says whether more is wanted.
Heard = Callable[[str], bool]


async def by_responses(
    client: "openai.AsyncOpenAI",
    model: str,
    prompt: Prompt,
    heard: Heard,
    *,
    patience: Patience,
    tuned: bool,
) -> Said:
    """Stream an answer of the Responses API. Nothing is kept by the server.

    Raises `ModelTrouble` where it ends without its last word. `tuned` sends
    how much to think and to say, which not every model takes.
    """
    tuning: dict[str, Any] = {
        "reasoning": {"effort": "none"},
        "text": {"verbosity": "low"},
    }
    async with await client.responses.create(
        model=model,
        instructions=prompt.instructions,
        input=[{"role": "user", "content": part} for part in prompt.parts],
        stream=True,
        store=False,
        max_output_tokens=prompt.most_tokens,
        prompt_cache_key=prompt.cache_key,
        timeout=_timeout(patience),
        **(tuning if tuned else {}),
    ) as stream:
        text = ""
        # By its name: the library takes an unknown event for any other.
        async for event in stream:
            said: Any = event
            match said.type:
                case "response.output_text.delta":
                    text += said.delta
                    if not heard(said.delta):
                        return Said(text)
                case "response.completed":
                    return Said(text, _tokens(said.response.usage))
                case "response.incomplete":
                    raise down("it was cut off")
                case "response.failed":
                    raise of_code(said.response.error and said.response.error.code)
                case "error":
                    raise of_code(said.code)
    raise down("it broke off")


async def by_chat(
    client: "openai.AsyncOpenAI",
    model: str,
    prompt: Prompt,
    heard: Heard,
    *,
    patience: Patience,
) -> Said:
    """Stream an answer by chat completions, with what every server takes."""
    text, tokens, ended = "", None, False
    async with await client.chat.completions.create(
        model=model,
        messages=[
            {"role": "system", "content": prompt.instructions},
            {"role": "user", "content": "\n\n".join(prompt.parts)},
        ],
        stream=True,
        max_tokens=prompt.most_tokens,
        timeout=_timeout(patience),
    ) as stream:
        async for chunk in stream:
            if chunk.usage:
                tokens = _chat_tokens(chunk.usage)
            for choice in chunk.choices:
                if piece := choice.delta.content:
                    text += piece
                    if not heard(piece):
                        return Said(text)
                if choice.finish_reason in {"length", "content_filter"}:
                    raise down("it was cut off")
                ended = ended or choice.finish_reason is not None
    if not ended:
        raise down("it broke off")
    return Said(text, tokens)


def _timeout(patience: Patience) -> Any:
    import httpx2  # noqa: PLC0415 - slow to load

    return httpx2.Timeout(patience.read, connect=patience.connect)


def _tokens(usage: Any) -> TokensUsed | None:
    if usage is None:
        return None
    details = usage.input_tokens_details
    cached = details.cached_tokens if details else 0
    written = getattr(details, "cache_write_tokens", 0)  # newer servers count it
    return TokensUsed(
        usage.input_tokens, cached or 0, written or 0, usage.output_tokens
    )


def _chat_tokens(usage: Any) -> TokensUsed:
    details = usage.prompt_tokens_details
    cached = details.cached_tokens if details else 0
    return TokensUsed(usage.prompt_tokens, cached or 0, output=usage.completion_tokens)
