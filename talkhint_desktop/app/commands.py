"""Carries out what a face asks for, by name."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from talkhint_desktop.core.errors import TalkHintError

log = logging.getLogger(__name__)

Command = Callable[..., Awaitable[Any]]
Part = Callable[[Any], None]


class Commands:
    """`short` ones only answer, `long` ones tell parts of the answer before."""

    def __init__(
        self,
        short: Mapping[str, Command] | None = None,
        long: Mapping[str, Command] | None = None,
    ) -> None:
        self._short, self._long = short or {}, long or {}

    async def carry_out(self, name: str, arguments: dict[str, Any], part: Part) -> Any:
        """Do it and return its value; raises `TalkHintError` where it can't.

        `part` takes what a long one has found so far.
        """
        command = self._short.get(name)
        if long := self._long.get(name):
            command = partial(long, part)
        if command is None:
            raise TalkHintError(f"This relay does not know the command {name!r}.")
        try:
            return await command(**arguments)
        except TypeError:
            log.exception("command %s", name)
            raise TalkHintError(f"The command {name!r} was given wrongly.") from None
