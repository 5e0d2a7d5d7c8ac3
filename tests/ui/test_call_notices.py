"""A call is told outside the window by one notice, which never outlives the ringing."""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.events import CallState, Speaker
from talkhint_desktop.ui.call_notices import COPY, CallNotices, ringing
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.notice import OPEN, Notice
from talkhint_desktop.ui.notices import Notices
from tests.ui.samples import SID, step, words

if sys.platform != "linux":
    pytest.skip("notices go over D-Bus on Linux alone", allow_module_level=True)

from jeepney import HeaderFields, Message
from jeepney.io.asyncio import DBusConnection

from tests.peers.notice_server import NoticeServer, session_bus

LAST = "Last call: Friday 14:20, 6 min. Quote for 12 seats"


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if not shutil.which("dbus-daemon"):
        pytest.skip("No window here: the tests of notices want dbus-daemon.")
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@dataclass
class Telling:
    """Notices of calls, and what was done with them."""

    notices: Notices
    calls: CallNotices
    jobs: Jobs

    async def known(self) -> None:
        """Wait until the server has said which number the notice has."""
        async with asyncio.timeout(10):
            while not self.notices._numbers:
                await asyncio.sleep(0.001)

    async def settled(self) -> None:
        """Wait until nothing is under way but the watch for clicks."""
        async with asyncio.timeout(10):
            while len(self.jobs._running) > 1:
                await asyncio.sleep(0.001)

    async def acted_upon(self) -> tuple[str, str]:
        chosen: asyncio.Future[tuple[str, str]] = asyncio.Future()
        self.notices.acted.connect(lambda *what: chosen.set_result(what))
        async with asyncio.timeout(10):
            return await chosen


@asynccontextmanager
async def telling() -> AsyncIterator[Telling]:
    notices = Notices()
    async with asyncio.TaskGroup() as tasks:
        jobs = Jobs(tasks, lambda error: pytest.fail(str(error)))
        run = jobs.start(notices.run(), name="notices")
        bus = notices._bus
        async with asyncio.timeout(10):
            while not (run.done() or (bus and bus._router)):
                await asyncio.sleep(0)
        yield Telling(notices, CallNotices(notices, jobs), jobs)
        jobs.cancel()


async def test_a_notice_says_who_calls_and_what_the_last_call_was(
    application: QApplication, bus: str
) -> None:
    async with NoticeServer().serve(bus) as server, telling() as it:
        it.calls.announce(step(CallState.RINGING))
        it.calls.know_last(SID, LAST)
        (
            number,
            app,
            replaces,
            icon,
            headline,
            body,
            actions,
            hints,
            _,
        ) = await server.until_shown(1)

    assert (number, replaces, app, icon) == (1, 0, "TalkHint", "talkhint")
    assert (headline, body) == ("Incoming call", f"+1 415 555 0132\n{LAST}")
    assert actions == ["default", "Open", "copy", "Copy number"]
    assert hints == {
        "urgency": ("y", 2),
        "category": ("s", "call.incoming"),
        "desktop-entry": ("s", "talkhint"),
        "suppress-sound": ("b", True),
    }


async def test_it_does_not_wait_long_for_the_last_call(
    application: QApplication, bus: str
) -> None:
    async with NoticeServer().serve(bus) as server, telling() as it:
        it.calls.announce(step(CallState.RINGING))
        shown = await server.until_shown(1)

    assert shown[5] == "+1 415 555 0132"


async def test_an_answered_call_takes_its_notice_away(
    application: QApplication, bus: str
) -> None:
    async with NoticeServer().serve(bus) as server, telling() as it:
        it.calls.announce(step(CallState.RINGING))
        it.calls.know_last(SID, "")
        await server.until_shown(1)
        it.calls.told(step(CallState.STREAMING, 1))  # audio comes, nobody answered
        it.calls.told(step(CallState.CONNECTED, 2))
        await server.until_gone()

        it.calls.told(step(CallState.ENDED, 9))

    assert len(server.told) == 1


async def test_a_missed_call_takes_the_place_of_the_ringing_one(
    application: QApplication, bus: str
) -> None:
    async with NoticeServer().serve(bus) as server, telling() as it:
        it.calls.announce(step(CallState.RINGING))
        it.calls.know_last(SID, LAST)
        await it.known()
        it.calls.told(replace(step(CallState.ENDED, 20), reason="no-answer"))
        number, _, replaces, _, headline, body, _, hints, _ = await server.until_shown(
            2
        )
        await it.settled()

    assert (number, replaces, headline) == (1, 1, "Missed call")
    assert body.startswith("+1 415 555 0132, at ")
    assert body.endswith(LAST)
    assert (hints["category"], hints["urgency"]) == (
        ("s", "call.unanswered"),
        ("y", 1),
    )
    assert server.shown  # it stays when TalkHint ends


async def test_a_call_that_was_talked_in_is_never_called_missed(
    application: QApplication, bus: str
) -> None:
    async with NoticeServer().serve(bus) as server, telling() as it:
        it.calls.announce(step(CallState.RINGING))
        it.calls.know_last(SID, "")
        await server.until_shown(1)
        it.calls.told(words("a1", "Hello, how can I help?", speaker=Speaker.AGENT))
        it.calls.told(replace(step(CallState.ENDED, 20), reason="completed"))
        await server.until_gone()

    assert [told[4] for told in server.told] == ["Incoming call"]


async def test_a_call_whose_news_were_missed_does_not_ring_on(
    application: QApplication, bus: str
) -> None:
    async with NoticeServer().serve(bus) as server, telling() as it:
        it.calls.announce(step(CallState.RINGING))
        it.calls.know_last(SID, "")
        await server.until_shown(1)
        it.calls.only({SID})
        still = dict(server.shown)
        it.calls.only(())
        await server.until_gone()

    assert still
    assert len(server.told) == 1


async def test_the_end_of_talkhint_takes_a_ringing_notice_along(
    application: QApplication, bus: str
) -> None:
    async with NoticeServer().serve(bus) as server:
        async with telling() as it:
            it.calls.announce(step(CallState.RINGING))
            it.calls.know_last(SID, "")
            await it.known()
        await server.until_gone()

    assert server.shown == {}


async def test_a_button_is_heard_and_copies_the_number_as_it_is_dialled(
    application: QApplication, bus: str
) -> None:
    async with NoticeServer().serve(bus) as server, telling() as it:
        it.calls.announce(step(CallState.RINGING))
        it.calls.know_last(SID, "")
        await server.until_shown(1)
        await server.press(1, COPY)
        chosen = await it.acted_upon()
        it.calls.acted(*chosen)

    assert chosen == (SID, COPY)
    assert QGuiApplication.clipboard().text() == "+14155550132"


async def test_what_a_stranger_writes_is_never_markup(
    application: QApplication, bus: str
) -> None:
    sly = Notice(headline="<b>Bank</b>", second='<a href="http://x">Click</a> & go')
    said = []
    for able in (["body", "body-markup"], ["body"]):
        server = NoticeServer(able=able)
        async with server.serve(bus), telling() as it:
            await it.notices.show("sly", sly)
            said.append(server.told[0][4:6])

    assert said == [
        (
            "<b>Bank</b>",
            "&lt;a href=&quot;http://x&quot;&gt;Click&lt;/a&gt; &amp; go",
        ),
        ("<b>Bank</b>", '<a href="http://x">Click</a> & go'),
    ]


async def test_a_server_without_buttons_gets_none(
    application: QApplication, bus: str
) -> None:
    async with NoticeServer(able=["body"]).serve(bus) as server, telling() as it:
        it.calls.announce(step(CallState.RINGING))
        it.calls.know_last(SID, "")
        shown = await server.until_shown(1)

    assert shown[6] == []


class TrayAlone:
    """Keeps what would be shown by a tray."""

    class _Signal:
        def connect(self, slot: object) -> None:
            self.slot = slot

    def __init__(self) -> None:
        self.notice_clicked = self._Signal()
        self.shown: list[tuple[str, str]] = []

    def show_notice(self, subject: str, notice: Notice) -> None:
        self.shown.append((subject, notice.headline))


@pytest.mark.parametrize("has_bus", [True, False])
async def test_without_a_server_the_tray_tells_it(
    application: QApplication,
    request: pytest.FixtureRequest,
    has_bus: bool,
) -> None:
    if has_bus:
        request.getfixturevalue("bus")
    tray = TrayAlone()
    async with telling() as it:
        it.notices.use(tray)  # type: ignore[arg-type]
        it.calls.announce(step(CallState.RINGING))
        it.calls.know_last(SID, "")
        async with asyncio.timeout(10):
            while not tray.shown:
                await asyncio.sleep(0.01)

    assert tray.shown == [(SID, "Incoming call")]


def test_a_hidden_number_cannot_be_copied(application: QApplication) -> None:
    event = replace(step(CallState.RINGING), from_number="anonymous")

    notice = ringing(event, "")

    assert notice.second == "Hidden number"
    assert notice.actions == ((OPEN, "Open"),)


async def test_an_answer_to_a_question_just_given_up_harms_no_later_notice(
    application: QApplication, bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive, asked = DBusConnection.receive, list[asyncio.Task[None]]()

    async def receive_and_close(connection: DBusConnection) -> Message:
        message: Message = await receive(connection)
        if asked and message.header.fields.get(HeaderFields.signature) == "as":
            asked.pop().cancel()
        return message

    monkeypatch.setattr(DBusConnection, "receive", receive_and_close)
    async with NoticeServer().serve(bus) as server, telling() as it:
        notice = Notice(headline="The number has no webhook", second="")
        asked.append(it.jobs.start(it.notices.show("webhook", notice), name="late"))
        await it.settled()
        lost = list(server.told)
        it.jobs.start(it.notices.show("webhook", notice), name="next")
        await it.settled()

    assert not asked
    assert not lost
    assert len(server.told) == 1
