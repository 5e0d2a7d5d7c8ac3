"""A model that can be asked, for as long as the app is open."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from talkhint_desktop.core.coaching.prompt import Prompt
from talkhint_desktop.relay.model.config import FOR_HINTS, ModelConfig, Patience, Said
from talkhint_desktop.relay.model.opening import open_client
from talkhint_desktop.relay.model.trouble import ModelTrouble, down, foreseen
from talkhint_desktop.relay.model.ways import Heard, by_chat, by_responses

if TYPE_CHECKING:
    import openai

# A key that was refused and an empty account are not tried again all the time.
LASTS = 600.0  # seconds
_NO_SUCH_WAY = {404, 405}


class Model:
    """Asks one model, and learns what its server takes.

    Nothing is asked twice by itself, but for a way or a value that the server
    turns out not to know. After a lasting trouble every question fails with
    it at once, for ten minutes. `now` is monotonic seconds.
    """

    def __init__(self, config: ModelConfig, now: Callable[[], float]) -> None:
        self.name = config.model
        self._config, self._now = config, now
        self._opening = asyncio.Lock()
        self._client: openai.AsyncOpenAI | None = None
        self._chats = False
        self._tuned = True
        self._lasting: tuple[ModelTrouble, float] | None = None

    async def warm_up(self) -> None:
        """Load what is slow to load, so that the first answer is not late.

        Raises `ModelTrouble` where the key cannot be one.
        """
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(open_client, self._config)

    async def close(self) -> None:
        client, self._client = self._client, None
        if client:
            await client.close()

    async def ask(
        self, prompt: Prompt, heard: Heard, patience: Patience = FOR_HINTS
    ) -> Said:
        """Stream an answer to `heard`, and return it whole.

        Ends early when `heard` wants no more, and at once when cancelled; the
        connection is closed either way. Raises `ModelTrouble`.
        """
        self._refuse_again()
        try:
            await self.warm_up()
            with foreseen(self.name):
                async with asyncio.timeout(patience.whole):
                    return await self._asked(prompt, heard, patience)
        except ModelTrouble as trouble:
            if trouble.lasting:
                self._lasting = trouble, self._now() + LASTS
            raise

    async def names(self) -> list[str]:
        """Return the models that the server has; raises `ModelTrouble`."""
        await self.warm_up()
        assert self._client is not None
        with foreseen(self.name):
            async with asyncio.timeout(FOR_HINTS.whole):
                try:
                    page = await self._client.models.list()
                except AttributeError as error:
                    # The library's own, where a page of HTML comes for a list.
                    raise down("its server says what no model says") from error
        return [model.id for model in page.data]

    async def _asked(self, prompt: Prompt, heard: Heard, patience: Patience) -> Said:
        import openai  # noqa: PLC0415 - slow, and loaded in a thread by now

        try:
            return await self._by_known_way(prompt, heard, patience)
        except openai.APIStatusError as error:
            if not self._learns_from(error):
                raise
        return await self._asked(prompt, heard, patience)

    async def _by_known_way(
        self, prompt: Prompt, heard: Heard, patience: Patience
    ) -> Said:
        client = self._client
        assert client is not None, "warmed up"
        if self._chats:
            return await by_chat(client, self.name, prompt, heard, patience=patience)
        return await by_responses(
            client, self.name, prompt, heard, patience=patience, tuned=self._tuned
        )

    def _learns_from(self, error: "openai.APIStatusError") -> bool:
        """Tell whether the server may take the same question put otherwise."""
        if self._chats:
            return False
        if error.status_code in _NO_SUCH_WAY and error.code != "model_not_found":
            self._chats = True
            return True
        if error.status_code == 400 and self._tuned and _is_about_tuning(error):
            self._tuned = False
            return True
        return False

    def _refuse_again(self) -> None:
        if self._lasting is None:
            return
        trouble, until = self._lasting
        if self._now() < until:
            raise trouble
        self._lasting = None


def _is_about_tuning(error: "openai.APIStatusError") -> bool:
    return str(error.param or "").partition(".")[0] in {"reasoning", "text"}
