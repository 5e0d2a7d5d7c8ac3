"""The window's process: Qt and coroutines on one loop, ended in order."""

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from time import monotonic

import qasync
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.errors import TalkHintError, ungrouped
from talkhint_desktop.core.events import Trouble
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.settings import Language
from talkhint_desktop.link.child import RelayProcess
from talkhint_desktop.link.messages import Attached, Present, Pulse, Told
from talkhint_desktop.ui.attachment import Attachment, Face, Line, Relay
from talkhint_desktop.ui.call_errands import CallErrands
from talkhint_desktop.ui.call_model import CallModel
from talkhint_desktop.ui.ending import Ending
from talkhint_desktop.ui.errands import Errands
from talkhint_desktop.ui.following import Following
from talkhint_desktop.ui.frame import Frame, undressed
from talkhint_desktop.ui.frame_place import FramePlace
from talkhint_desktop.ui.history_errands import HistoryErrands
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.opening import current_look
from talkhint_desktop.ui.options import Options, Theme
from talkhint_desktop.ui.outside import Outside
from talkhint_desktop.ui.screenshots import Screenshots
from talkhint_desktop.ui.settings_errands import SettingsErrands
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.theme import Look, system_changes
from talkhint_desktop.ui.trouble_actions import REFUSED


def run(desktop: "Desktop") -> int:
    """Run `desktop` until its window is closed and return the exit code."""
    try:
        with (
            ungrouped(),
            asyncio.Runner(
                loop_factory=lambda: qasync.QEventLoop(
                    desktop.application, already_running=False
                )
            ) as runner,
        ):
            runner.run(desktop.run())
    except TalkHintError as trouble:
        sys.stderr.write(f"{trouble} {trouble.remedy}".rstrip() + "\n")
        return 1
    return 0


def now() -> Moment:
    return Moment(datetime.now(UTC), monotonic())


class Desktop:
    """Owns the window, the tray, the attachment and every task."""

    def __init__(
        self,
        application: QApplication,
        frame: Frame,
        options: Options,
        token: str,
        folder: Path | None = None,
    ) -> None:
        self._folder = folder
        self.application, self._frame, self._options = application, frame, options
        self._standing = _Standing(options.attach, token)

    async def run(self) -> None:
        """Show the window until it is closed; leaves nothing behind.

        Raises what ended it early: `TalkHintError`, or a bug of ours.
        """
        self._ending = Ending()
        with self._ending.watched(self.application):
            self._frame.closed.connect(self._ending.begin)
            # Closed while the rest was loading?
            if not (self._frame.isVisible() or self._frame.rests):
                self._ending.begin()
            async with asyncio.TaskGroup() as tasks:
                await self._live(tasks)
        if self._ending.error:
            raise self._ending.error

    async def _live(self, tasks: asyncio.TaskGroup) -> None:
        face = Face(self._tell, self._lost)
        self._attachment = Attachment(self._relay, _attach, face, now)
        self._jobs = Jobs(tasks, self._show_error)
        self._practised = not self._options.practice
        self._closing = False
        # First of all, so that the relay loads on the other core meanwhile.
        keeper = tasks.create_task(self._attachment.run(), name="attachment")
        await asyncio.sleep(0)
        try:
            self._open()
            await self._ending.wait()
            if self._pictures:
                self._pictures.at_close()
        finally:
            self._close()
            self._jobs.cancel()
            keeper.cancel()

    def _open(self) -> None:
        self._chosen: SettingsState | None = None
        self.outside = Outside(self._frame, self._jobs, now)
        link = self._options.link
        self._following = Following(link, self._folder, self._raise)
        self.outside.wanted.connect(self._raise)
        self.outside.verify_wanted.connect(self._verify)
        self.outside.quit_wanted.connect(self._ending.begin)
        if not self._options.passing:
            self._frame.keep = self.outside.keep
        self._spoken = self._options.language
        self._open_window(None)
        if not self._options.passing:
            places = self._options.places
            self._place = FramePlace(self._frame, places, self._stood)
        self._frame.practice.connect(self._practice)
        self._frame.restart.connect(self._attachment.again)
        self._follows = system_changes(QGuiApplication.styleHints())
        for change in self._follows:
            change.connect(self._follow_system)
        self._pictures: Screenshots | None = None
        if self._options.screenshots:
            self._pictures = Screenshots(Path(self._options.screenshots), self.window)

    def _open_window(self, model: CallModel | None) -> None:
        """Put the pages into the frame, in the language of now."""
        with undressed(self._look()):
            window = MainWindow(self._frame, self._look(), now, model)
        self.window = window
        self.outside.belong(window)
        command = self._attachment.command
        self._errands = Errands(window, command, self._jobs, now)
        self._call_errands = CallErrands(window.calls, command, self._jobs)
        self._settings = SettingsErrands(window.settings, command, self._jobs)
        self._past = HistoryErrands(window.history, command, self._jobs, self._frame)
        window.settings.changed.connect(self._settings_changed)

    def _stood(self, place: Mapping[str, object]) -> None:
        self.window.settings.wishes.change.emit(place)

    def _settings_changed(self) -> None:
        """Dress the window as the settings say now, and let it speak so."""
        state, before = self.window.settings.state, self._look()
        self._chosen = state
        if state is None:
            return
        self.outside.attention.choose(state)
        language = Language(state.values["language"])
        if language != self._spoken:
            self._spoken = language
            # Soon, not now: the page that was clicked on is still at work.
            QTimer.singleShot(0, self._frame, self._speak)
        elif self._look() != before:
            self.window.set_look(self._look())

    def _speak(self) -> None:
        """Build the window anew in another language; calls and pages stay."""
        former = self.window
        left = former.retire()
        self.outside.close()
        speak(self.application, self._spoken)
        self._frame.rebuild(self._look())
        self._open_window(former.model)
        self.window.take_over(left)
        self._after_change()

    def _close(self) -> None:
        for change in self._follows:
            change.disconnect(self._follow_system)
        self._following.close()
        self.outside.close()
        self._frame.end()
        self._frame.deleteLater()

    @asynccontextmanager
    async def _relay(self) -> AsyncIterator[Relay]:
        if self._options.attach:
            yield self._standing
            return
        arguments = list(self._options.relay_arguments)
        async with RelayProcess.start(arguments) as relay:
            yield relay

    def _tell(self, message: Attached | Present | Told | Pulse) -> None:
        try:
            if self._pictures:
                self._pictures.before(message)
            self.window.tell(message)
            self.outside.told(message)
            if self._pictures:
                self._pictures.after()
        except TalkHintError as error:
            self._ending.because(error)
        self._after_change()
        if not self._practised and isinstance(message, Pulse):
            self._practised = True
            self._practice()

    def _lost(self, trouble: TalkHintError | None, waits: bool) -> None:
        self.window.lost(trouble, waits=waits)
        self.outside.lost()
        if self._options.attach and self._options.close_after_call is not None:
            self._ending.begin()  # it was there for a demo that is gone

    def _after_change(self) -> None:
        self.outside.show_state()
        self._following.look(self.window)
        call, wait = self.window.model.shown, self._options.close_after_call
        if wait is not None and call and call.over and not self._closing:
            self._closing = True
            self._jobs.start(self._close_after(wait), name="close after the call")

    async def _close_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self._ending.begin()

    def _practice(self) -> None:
        self._jobs.start(self._place_practice_call(), name="practice call")

    async def _place_practice_call(self) -> None:
        await self._attachment.command("practice")

    def _show_error(self, error: TalkHintError) -> None:
        trouble = Trouble(
            at=now().stamp,
            call_sid=None,
            code=REFUSED,
            message=str(error),
            remedy=error.remedy,
        )
        self.window.say(trouble)

    def _raise(self) -> None:
        self._frame.rests = False
        minimised = Qt.WindowState.WindowMinimized
        self._frame.setWindowState(self._frame.windowState() & ~minimised)
        self._frame.show()
        self._frame.raise_()
        self._frame.activateWindow()

    def _verify(self) -> None:
        self._raise()
        self.window.open_and_verify()

    def _look(self) -> Look:
        chosen = self._chosen.values.get("less_motion") if self._chosen else False
        still = bool(chosen or self._options.screenshots)
        size = self._text_size
        return current_look(self.application, self._theme, size, still=still)

    @property
    def _theme(self) -> Theme:
        if self._chosen is None or self._options.theme_held:
            return self._options.theme
        theme: Theme = self._chosen.values["theme"]
        return theme

    @property
    def _text_size(self) -> int:
        chosen = self._chosen.values["text_size"] if self._chosen else None
        return int(chosen or self._options.text_size)

    def _follow_system(self) -> None:
        self.window.set_look(self._look())


class _Standing:
    """A relay that somebody else started, and that is never ended from here."""

    owned = False

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address, token

    async def ended(self) -> int:
        never: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        return await never


async def _attach(address: str, token: str) -> Line:
    # Only now, and beside: the window is on screen before the first network
    # library loads, and does not freeze while it does.
    client = await asyncio.to_thread(import_module, "talkhint_desktop.link.client")
    line: Line = await client.attach(address, token, face="window")
    return line
