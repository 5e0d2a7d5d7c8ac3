"""What the doctor says of OpenAI, or of the server in its place: key and models."""

import asyncio
import time
from urllib.parse import urlsplit

from talkhint_desktop.cli.check import Check
from talkhint_desktop.core.settings import Engine, HintsFrom, Settings
from talkhint_desktop.relay.model.config import ModelConfig
from talkhint_desktop.relay.model.model import Model
from talkhint_desktop.relay.model.trouble import ModelTrouble

_NAME = "OpenAI"


def openai_check(settings: Settings, key: str) -> Check:
    """Ask for the list of models; `key` may come from the password store."""
    needed = settings.hints is HintsFrom.OPENAI or settings.engine is Engine.OPENAI
    if not key and not settings.openai_base_url:
        detail = "No key: no hints by a model, no recognition by OpenAI."
        return Check(
            _NAME, "wrong" if needed else "note", detail, "Set TALKHINT_OPENAI_API_KEY."
        )
    config = ModelConfig(
        api_key=key, base_url=settings.openai_base_url, model=settings.hint_model
    )
    try:
        names = asyncio.run(_names(config))
    except ModelTrouble as trouble:
        if trouble.code == "key-refused":
            return Check(_NAME, "wrong", str(trouble), trouble.remedy)
        return Check(_NAME, "note", f"Could not tell. {trouble}")
    return _judged(settings, names)


def _judged(settings: Settings, names: list[str]) -> Check:
    wanted: dict[str, str] = {}
    if settings.hints is HintsFrom.OPENAI:
        wanted["hints"] = settings.hint_model
    if settings.engine is Engine.OPENAI:
        wanted["recognition"] = settings.transcription_model
    missing = [f"{name} for {use}" for use, name in wanted.items() if name not in names]
    host = urlsplit(settings.openai_base_url).netloc
    who = f"The server at {host}" if host else "The key is accepted. OpenAI"
    if missing:
        detail = f"{who} has no {' and no '.join(missing)}."
        return Check(_NAME, "wrong", detail, "Choose another model in the settings.")
    models = " and ".join(wanted.values())
    return Check(_NAME, "ok", f"{who} has {models or f'{len(names)} models'}.")


async def _names(config: ModelConfig) -> list[str]:
    model = Model(config, time.monotonic)
    try:
        return await model.names()
    finally:
        await model.close()
