"""Saves past calls as files, where the user says: one call, or all of a list."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.past import Exported, ExportedPart, Wanted
from talkhint_desktop.store.files import GrowingFile
from talkhint_desktop.ui.errands import Command
from talkhint_desktop.ui.finding_words import retold

_LIST = "talkhint-calls"
translate = QCoreApplication.translate


class Bar(Protocol):
    """Says what becomes of an export; see `ExportBar`."""

    def show_progress(self, done: int, total: int) -> None: ...
    def show_done(self, file: Path, calls: int) -> None: ...
    def show_stopped(self) -> None: ...
    def show_failed(self, words: str) -> None: ...


class Saving:
    """One list at a time. A file is there whole, or what was there before stays."""

    def __init__(
        self, command: Command, frame: QWidget, bar: Callable[[], Bar | None]
    ) -> None:
        self._command, self._frame, self._bar = command, frame, bar
        self._folder = Path.home()
        self._busy = self._stopped = False

    async def save(self, sid: str, form: str) -> None:
        """Ask where to, and write the call there; given up, nothing is written."""
        value = await self._command("history-export", call=sid, form=form)
        made = msgspec.convert(value, Exported)
        path = await self._where(made.name, form)
        if path is None:
            return
        await self._write(path, made.text)
        if bar := self._bar():
            bar.show_done(path, 1)

    async def save_list(self, wanted: Wanted, form: str, today: date) -> None:
        """Write every call that is wanted into one file, part by part."""
        if self._busy:
            return
        self._busy, self._stopped = True, False
        try:
            path = await self._where(f"{_LIST}-{today:%Y%m%d}.{form}", form)
            if path is not None:
                await self._list_to(path, wanted, form)
        except TalkHintError as error:
            if bar := self._bar():
                bar.show_failed(f"{retold(str(error))} {retold(error.remedy)}".strip())
        finally:
            self._busy = False

    def stop(self) -> None:
        """Write no more of the list, and leave nothing of it."""
        self._stopped = True

    async def _list_to(self, path: Path, wanted: Wanted, form: str) -> None:
        growing = await self._begun(path)
        try:
            done = await self._fill(growing, path, wanted, form)
            if done:
                await _of_disk(path, growing.whole)
        except BaseException:
            growing.drop()
            raise
        bar = self._bar()
        if not done:
            growing.drop()
            if bar:
                bar.show_stopped()
        elif bar:
            bar.show_done(path, done)

    async def _fill(
        self, growing: GrowingFile, path: Path, wanted: Wanted, form: str
    ) -> int:
        """Write all parts; return how many calls they have, 0 when stopped."""
        done, total, after = 0, 0, ""
        while not self._stopped:
            value = await self._command(
                "history-export-part",
                wanted=msgspec.to_builtins(wanted),
                form=form,
                after=after,
            )
            part = msgspec.convert(value, ExportedPart)
            await _of_disk(path, partial(growing.add, part.text.encode()))
            done, total = done + part.calls, part.total or total
            after = part.after
            if not after:
                return done
            if bar := self._bar():
                bar.show_progress(done, total)
        return 0

    async def _begun(self, path: Path) -> GrowingFile:
        self._folder = path.parent
        try:
            return await asyncio.to_thread(GrowingFile, path)
        except OSError as error:
            raise _not_written(path, error) from error

    async def _write(self, path: Path, text: str) -> None:
        growing = await self._begun(path)
        try:
            await _of_disk(path, partial(growing.add, text.encode()))
            await _of_disk(path, growing.whole)
        except BaseException:
            growing.drop()
            raise

    async def _where(self, name: str, form: str) -> Path | None:
        title = translate("HistoryErrands", "Save the call")
        if name.startswith(_LIST):
            title = translate("HistoryErrands", "Save the calls")
        dialog = QFileDialog(self._frame, title, str(self._folder / name))
        dialog.setObjectName("save-call")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(form)
        dialog.selectFile(name)
        closed: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def close(code: int) -> None:
            if not closed.done():
                closed.set_result(code)

        dialog.finished.connect(close)
        # Never exec(): it would end every other task for good.
        dialog.open()
        try:
            accepted = await closed
            chosen: Sequence[str] = dialog.selectedFiles() if accepted else []
        finally:
            dialog.deleteLater()
        return Path(chosen[0]) if chosen else None


async def _of_disk(path: Path, work: Callable[[], None]) -> None:
    try:
        await asyncio.to_thread(work)
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> TalkHintError:
    said = translate("HistoryErrands", "%1 cannot be written: %2.")
    why = said.replace("%1", path.name).replace("%2", error.strerror or "")
    return TalkHintError(
        why, remedy=translate("HistoryErrands", "Choose another place.")
    )
