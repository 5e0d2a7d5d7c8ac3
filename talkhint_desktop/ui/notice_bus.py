"""Gives notices to the desktop's own server for them, over D-Bus. Linux; no Qt.

Qt's D-Bus cannot send the unsigned number that the server wants; and it must
be the connection that a notice came by which hears what was clicked on it.
"""

import asyncio
import html
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    message_bus,
    new_method_call,
)
from jeepney.auth import AuthenticationError
from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection
from jeepney.io.common import RouterClosed
from jeepney.wrappers import unwrap_msg

from talkhint_desktop.ui.notice import Notice

log = logging.getLogger(__name__)

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
ANSWERS_WITHIN = 2.0  # seconds
STAYS_FOR_MS = 60_000  # longer than a phone rings, should nobody take it back
_AS_THE_SERVER_LIKES = -1
_SIGNALS = 64  # that wait to be looked at; more than a person clicks


class NoticeBus:
    """Where there is no bus, or no server on it, nothing is shown and all is well.

    `acted` is told the number of a notice and the name of an action.
    """

    def __init__(self, acted: Callable[[int, str], None]) -> None:
        self._acted = acted
        self._router: Any = None
        self._staying: set[int] = set()
        self._questions, self._answered = 0, asyncio.Event()

    async def run(self) -> None:
        """Be on the bus until cancelled; return at once where there is none."""
        try:
            connection = await open_dbus_connection("SESSION")
        except (KeyError, RuntimeError, ValueError, AuthenticationError) as error:
            log.info("no bus for notices: %s", error)
            return
        except (OSError, EOFError, TimeoutError) as error:
            log.warning("the bus for notices cannot be reached: %s", error)
            return
        try:
            # In this order: the router ends first, and all questions with it.
            async with asyncio.TaskGroup() as asked, DBusRouter(connection) as router:
                self._router, self._asked = router, asked
                try:
                    await self._listen()
                finally:
                    await self._take_all_back()
                    self._router = None
        except* (OSError, EOFError) as group:
            log.warning("the bus for notices is gone: %s", group.exceptions[0])
        finally:
            await connection.close()

    async def show(self, notice: Notice, replaces: int = 0) -> int:
        """Show it, in place of another; return its number, 0 where none can be."""
        able = await self._call("GetCapabilities")
        if able is None:
            return 0
        body = html.escape(notice.second) if "body-markup" in able[0] else notice.second
        actions = [part for action in notice.actions for part in action]
        shown = await self._call(
            "Notify",
            "susssasa{sv}i",
            (
                "TalkHint",
                replaces,
                "talkhint",
                notice.headline,
                body,
                actions if "actions" in able[0] else [],
                _hints(notice),
                STAYS_FOR_MS if notice.stays else _AS_THE_SERVER_LIKES,
            ),
        )
        number = int(shown[0]) if shown else 0
        self._staying.discard(replaces)
        if number and notice.stays:
            self._staying.add(number)
        return number

    async def take_back(self, number: int) -> None:
        """Remove a notice that may still be there."""
        self._staying.discard(number)
        await self._call("CloseNotification", "u", (number,))

    async def _take_all_back(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(ANSWERS_WITHIN):
                for number in tuple(self._staying):
                    await self.take_back(number)

    async def _listen(self) -> None:
        rule = MatchRule(type="signal", interface=NAME, path=PATH)
        heard: asyncio.Queue[Any] = asyncio.Queue(_SIGNALS)
        with self._router.filter(rule, queue=heard):
            await Proxy(message_bus, self._router).AddMatch(rule)
            while True:
                signal = await heard.get()
                # It may be about a notice whose number is still on its way.
                while self._questions:
                    self._answered.clear()
                    await self._answered.wait()
                self._hear(signal.header.fields, signal.body)

    def _hear(self, fields: Any, body: tuple[Any, ...]) -> None:
        match fields.get(HeaderFields.member), body:
            case "ActionInvoked", (int(number), str(action)):
                self._acted(number, action)
            case "NotificationClosed", (int(number), int()):
                self._staying.discard(number)

    async def _call(self, member: str, signature: str = "", body: Any = ()) -> Any:
        """Return what the server answers, None where it does not."""
        if self._router is None:
            return None
        address = DBusAddress(PATH, bus_name=NAME, interface=NAME)
        message = new_method_call(address, member, signature or None, body)
        asking = self._ask(self._router, member, message)
        answer = self._asked.create_task(asking, name=f"notices: {member}")
        self._questions += 1
        try:
            # Waited for, never cancelled: an answer that comes in the very moment
            # at which its question is given up breaks jeepney's receiver for good.
            await asyncio.wait({answer}, timeout=ANSWERS_WITHIN)
        finally:
            self._questions -= 1
            self._answered.set()
        if answer.done():
            return answer.result()
        log.info("notice server: %s: no answer", member)
        return None

    async def _ask(self, router: Any, member: str, message: Message) -> Any:
        try:
            return unwrap_msg(await router.send_and_get_reply(message))
        except (DBusErrorResponse, OSError) as error:
            log.info("notice server: %s: %s", member, error)
        except (RouterClosed, KeyError):  # the latter for the former, sometimes
            log.info("notice server: %s: the bus is gone", member)
        return None


def _hints(notice: Notice) -> dict[str, tuple[str, object]]:
    return {
        "urgency": ("y", 2 if notice.urgent else 1),
        "desktop-entry": ("s", "talkhint"),
        "suppress-sound": ("b", True),
        **({"category": ("s", notice.category)} if notice.category else {}),
    }
