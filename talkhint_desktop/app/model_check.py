"""Tries out an OpenAI key, or the server in OpenAI's place, by its list of models."""

from time import monotonic
from typing import Any

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.relay.model.config import ModelConfig
from talkhint_desktop.relay.model.model import Model


async def check_model(settings: Settings) -> dict[str, Any]:
    """Return what the account has of the models that are chosen.

    Raises `TalkHintError` where the key is refused or a chosen model is not
    there.
    """
    config = ModelConfig(
        api_key=settings.openai_api_key,
        base_url=settings.openai_base_url,
        model=settings.hint_model,
    )
    model = Model(config, monotonic)
    try:
        names = await model.names()
    finally:
        await model.close()
    wanted = [settings.transcription_model, settings.hint_model]
    missing = [name for name in wanted if name not in names]
    if missing and not settings.openai_base_url:
        raise TalkHintError(
            f"The key is accepted, but the account has no {' and no '.join(missing)}.",
            remedy="Choose another model, or another account.",
        )
    return {"detail": ", ".join(name for name in wanted if name in names)}
