"""The doctor's look at local recognition: which model hears which language."""

from pathlib import Path

from talkhint_desktop.app.models import LANGUAGES, NoLocalModel, model_for
from talkhint_desktop.cli.check import Check
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.settings import Engine, Language, Settings

_NAME = "local model"


def local_model(settings: Settings, folder: Path) -> Check:
    """Say which local models there are; `wrong` where calls would have no words."""
    found: list[str] = []
    for language, spoken in LANGUAGES.items():
        try:
            model = model_for(folder, language, settings.local_model_dir)
        except TalkHintError as error:
            if check := _lacking(settings, language, error):
                return check
        else:
            found.append(f"{model.name} ({spoken}) in {model.folder}")
    if not found:
        return Check(_NAME, "ok", "No local model is here.")
    return Check(_NAME, "ok", f"Local: {', '.join(found)}.")


def _lacking(settings: Settings, language: str, error: TalkHintError) -> Check | None:
    chosen = settings.engine is Engine.LOCAL and language == settings.language
    if chosen and language != Language.ENGLISH:
        return Check(_NAME, "wrong", str(error), error.remedy)
    if chosen or not isinstance(error, NoLocalModel):
        return Check(_NAME, "note", str(error), error.remedy)
    return None
