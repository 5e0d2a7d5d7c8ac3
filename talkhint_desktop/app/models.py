"""Local recognition models: listed, fetched, chosen; for a face and for a call."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.core.errors import TalkHintError, ungrouped
from talkhint_desktop.relay.speech.local import local_engine, try_out
from talkhint_desktop.relay.speech.models.fetching import PAUSES, open_session
from talkhint_desktop.relay.speech.models.getting import (
    Getting,
    Progress,
    parts_folder,
)
from talkhint_desktop.relay.speech.models.kept import (
    LocalModel,
    kept_models,
    own_model,
)
from talkhint_desktop.relay.speech.models.manifest import (
    Manifest,
    Model,
    read_manifest,
)
from talkhint_desktop.relay.speech.worker_recogniser import WorkerEngine
from talkhint_desktop.store.lock import AlreadyRunningError, RelayLock
from talkhint_desktop.store.places import resources_dir

Command = Callable[..., Awaitable[Any]]
Part = Callable[[Any], None]

LANGUAGES = {"en": "English", "ru": "Russian"}
_TOLD_EVERY = 0.2  # seconds


class NoLocalModel(TalkHintError):
    """The local engine has nothing to hear a language with."""


def models_folder(folder: Path) -> Path:
    """Return where the models of a data folder lie."""
    return folder / "models"


def bundled_manifest() -> Manifest:
    """Return the list of models that comes with TalkHint."""
    return read_manifest((resources_dir() / "models" / "models.json").read_bytes())


async def local_engine_for(folder: Path, language: str, own: str = "") -> WorkerEngine:
    """Return the local engine for calls in `language`.

    `folder` is the data folder and `own` the setting `local_model_dir`. Raises
    `TalkHintError` that says what to do where there is no model.
    """
    return local_engine(await asyncio.to_thread(model_for, folder, language, own))


def model_for(folder: Path, language: str, own: str = "") -> LocalModel:
    """Return the model to hear `language` with: the user's own before others."""
    why_not: TalkHintError | None = None
    if own:
        try:
            if language in (model := own_model(Path(own))).languages:
                return model
        except TalkHintError as error:
            why_not = error
    manifest = bundled_manifest()
    here = {model.name: model for model in kept_models(models_folder(folder))}
    offered = manifest.speaking(language)
    for name in [*(model.name for model in offered), *here]:
        if name in here and language in here[name].languages:
            return here[name]
    raise why_not or NoLocalModel(
        f"There is no local model for {LANGUAGES.get(language, language)} on this PC.",
        remedy=" or ".join(
            f"talkhint models get {model.name} ({model.size / 1e6:.0f} MB)"
            for model in offered
        ),
    )


class Models:
    """What a face may ask about models, and have fetched."""

    def __init__(
        self,
        choices: Choices,
        folder: Path,
        *,
        manifest: Manifest | None = None,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._choices = choices
        self._folder = models_folder(folder)
        self._manifest = manifest or bundled_manifest()
        self._pauses = pauses
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def commands(self) -> Mapping[str, Command]:
        return {
            "models": self.list,
            "stop-get-model": self.stop,
            "use-model-folder": self.use_folder,
        }

    def long_commands(self) -> Mapping[str, Command]:
        """Return those that tell how far they are."""
        return {"get-model": self.get}

    async def list(self) -> dict[str, Any]:
        """Return every model that can be fetched, and the user's own."""
        return await asyncio.to_thread(self._listed)

    def _listed(self) -> dict[str, Any]:
        here = {model.name: model for model in kept_models(self._folder)}
        return {
            "models": [
                self._told(model, here.get(model.name))
                for model in self._manifest.models
            ],
            "own": self._own(),
        }

    def _told(self, model: Model, here: LocalModel | None) -> dict[str, Any]:
        fetched = self._fetched(model)
        return {
            "name": model.name,
            "title": model.title,
            "languages": list(model.languages),
            "size": model.size,
            "on_disk": model.unpacked,
            "licence": model.licence,
            "licence_url": model.licence_url,
            "state": "here" if here else "part" if fetched else "absent",
            "fetched": model.size if here else fetched,
            "folder": str(here.folder) if here else "",
            "verified": model.verified,
            "unverified": model.unverified,
        }

    def _fetched(self, model: Model) -> int:
        names = {piece.name for piece in model.pieces}
        names |= {f"{name}.part" for name in names}
        files = [parts_folder(self._folder, model) / name for name in names]
        return sum(file.stat().st_size for file in files if file.exists())

    def _own(self) -> dict[str, Any] | None:
        own = self._choices.now.local_model_dir
        if not own:
            return None
        told: dict[str, Any] = {"folder": own, "languages": [], "trouble": ""}
        try:
            told["languages"] = list(own_model(Path(own)).languages)
        except TalkHintError as error:
            told["trouble"] = f"{error} {error.remedy}"
        return told

    async def get(
        self, part: Part, name: str, accepted: Sequence[str] = ()
    ) -> dict[str, Any]:
        """Fetch a model. `accepted` are sha256 that the user agreed to.

        Where nobody states the digest of a file, `Unchecked` is raised with
        what it is: the user may agree, and this be asked again with it.
        """
        model = self._manifest.named(str(name))
        agreed = [str(digest) for digest in accepted]
        if not await asyncio.to_thread(self._is_here, model):
            with ungrouped(), self._alone(model):
                async with asyncio.TaskGroup() as tasks:
                    task = tasks.create_task(
                        self._get(model, _now_and_then(part), agreed),
                        name=f"fetching {model.name}",
                    )
                    self._under_way[model.name] = task
        here = await asyncio.to_thread(self._is_here, model)
        return {"name": model.name, "here": here}

    async def stop(self, name: str) -> None:
        """Stop a fetching that is under way; what has come is kept."""
        if task := self._under_way.get(str(name)):
            task.cancel()

    async def use_folder(self, folder: str) -> dict[str, Any]:
        """Hear with the model in the user's own folder from now on."""
        model = await asyncio.to_thread(_own_model_in, str(folder))
        await try_out(model)
        await self._choices.change(local_model_dir=str(model.folder))
        return {
            "folder": str(model.folder),
            "kind": model.kind,
            "languages": list(model.languages),
            "files": dict(model.files),
        }

    def _is_here(self, model: Model) -> bool:
        return any(kept.name == model.name for kept in kept_models(self._folder))

    @contextmanager
    def _alone(self, model: Model) -> Iterator[None]:
        """Hold the right to fetch `model`: two at once would write one file."""
        parts = parts_folder(self._folder, model)
        parts.mkdir(parents=True, exist_ok=True)
        try:
            with RelayLock(parts):
                try:
                    yield
                finally:
                    self._under_way.pop(model.name, None)
        except AlreadyRunningError as error:
            raise TalkHintError(
                f"{model.name} is being fetched already.",
                remedy="Wait for it, or stop it there.",
            ) from error

    async def _get(
        self, model: Model, told: Callable[[Progress], None], accepted: Sequence[str]
    ) -> None:
        async with open_session() as session:
            getting = Getting(self._folder, session, tried=try_out, pauses=self._pauses)
            await getting.get(model, told, accepted)


def _own_model_in(folder: str) -> LocalModel:
    return own_model(Path(folder).expanduser().absolute())


def _now_and_then(part: Part) -> Callable[[Progress], None]:
    """Tell how far it is: each new stage at once, the rest a few times a second."""
    loop = asyncio.get_running_loop()
    last_stage, last_at = "", 0.0

    def tell(progress: Progress) -> None:
        nonlocal last_stage, last_at
        now = loop.time()
        ended = progress.done == progress.total
        if progress.stage == last_stage and not ended and now - last_at < _TOLD_EVERY:
            return
        last_stage, last_at = progress.stage, now
        part(
            {
                "stage": progress.stage,
                "done": progress.done,
                "total": progress.total,
            }
        )

    return tell
