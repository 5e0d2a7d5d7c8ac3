"""A desktop of the tests' own: display, window manager, tray, notices, access.

Nothing of it is anybody's: a private bus, private folders, a display that was
free. The processes are ours, are ended by us, and die with us.
"""

import os
import shutil
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from jeepney import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection
from PIL import Image
from road import system

PATIENCE = 90.0  # seconds; a machine may be loaded
WIDTH, HEIGHT = 1600, 1000
_ENDS_WITHIN = 5.0
# No folder of services: nothing comes up on this bus but what is started here.
_BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
_OPENBOX = """<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <desktops><number>1</number></desktops>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
</openbox_config>
"""
# In a corner where no window of ours opens. Every notice that is put on the
# screen is written down, as dunst itself tells only of those that are gone.
_DUNST = """[global]
  origin = bottom-left
  offset = 4x4
  width = 300
  idle_threshold = 0
  mouse_left_click = do_action, close_current
  always_run_script = true
[every]
  summary = "*"
  script = {folder}/note
"""
_NOTE = """#!/bin/sh
body=$(printf %s "$DUNST_BODY" | tr '\\n\\t' '  ')
printf '%s\\t%s\\t%s\\n' "$DUNST_ID" "$DUNST_SUMMARY" "$body" >>{folder}/notices
"""


@dataclass(frozen=True)
class OwnDesktop:
    """`environment` is what a program needs to run on it."""

    folder: Path
    environment: Mapping[str, str]

    def picture(self, file: Path) -> None:
        """Save what is on the screen as PNG."""
        raw = (self.folder / "Xvfb_screen0").read_bytes()
        head = struct.unpack(">25I", raw[:100])  # XWDFileHeader
        start, width, height, line, colors = (head[at] for at in (0, 4, 5, 12, 19))
        pixels = raw[start + colors * 12 :][: line * height]
        size = (width, height)
        image = Image.frombytes("RGB", size, pixels, "raw", "BGRX", line)
        image.save(file)

    def notices(self) -> list[tuple[str, str]]:
        """Return headline and text of every notice so far, in order."""
        with suppress(FileNotFoundError):
            lines = (self.folder / "notices").read_text("utf-8").splitlines()
            return [(parts[1], parts[2]) for parts in (x.split("\t") for x in lines)]
        return []

    def forget_notices(self) -> None:
        (self.folder / "notices").unlink(missing_ok=True)


@contextmanager
def own_desktop() -> Iterator[OwnDesktop]:
    """Have a desktop for as long as the context."""
    # Short, because the name of a local socket may have 107 signs only.
    folder = Path(tempfile.mkdtemp(prefix="th-desk-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        start = _Starter(folder, stack)
        desktop = OwnDesktop(folder, start.environment)
        for name, text in {
            "bus.conf": _BUS,
            "openbox.xml": _OPENBOX,
            "dunstrc": _DUNST,
            "note": _NOTE,
        }.items():
            (folder / name).write_text(text.replace("{folder}", str(folder)), "utf-8")
        (folder / "note").chmod(0o700)
        start.display()
        start.bus()
        start("openbox", "--sm-disable", "--config-file", str(folder / "openbox.xml"))
        start("trayer", "--edge", "top", "--align", "right", "--widthtype", "request")
        start("dunst", "-conf", str(folder / "dunstrc"))
        start(system.tool("at-spi2-core"), "--launch-immediately")
        try:
            until(lambda: not _wanting(start.environment))
        except TimeoutError as error:
            said = (folder / "log").read_text("utf-8", "replace")
            error.add_note(
                f"Not there: {_wanting(start.environment)}. They said: {said}"
            )
            raise
        yield desktop


def until(there: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait for what has no event of its own."""
    limit = time.monotonic() + seconds
    while not there():
        if time.monotonic() > limit:
            raise TimeoutError
        threading.Event().wait(0.02)


class _Starter:
    """Starts the desktop's programs; each ends with the stack, last one first."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CACHE_HOME": str(folder),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/bus",
            "NO_AT_BRIDGE": "1",  # the tray's own, which nobody reads
        }

    def __call__(self, *command: str, **pipes: int) -> "subprocess.Popen[bytes]":
        # One that was killed itself cannot end its children: the kernel does.
        dies = shutil.which("setpriv")
        own = [dies, "--pdeathsig", "TERM"] if dies else []
        with (self._folder / "log").open("ab") as log:
            child = subprocess.Popen(
                [*own, *command],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=pipes.get("stdout", log),
                stderr=log,
            )
        self._stack.callback(_end, child)
        return child

    def display(self) -> None:
        """Start an X server on any display that is free, its screen in a file."""
        said = self._first_line(
            "Xvfb",
            *("-displayfd", "1", "-nolisten", "tcp", "-noreset"),
            *("-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(self._folder)),
        )
        self.environment["DISPLAY"] = f":{int(said)}"

    def bus(self) -> None:
        """Start a session bus; it is there when it has said where."""
        named = f"--config-file={self._folder}/bus.conf"
        self._first_line("dbus-daemon", "--nofork", "--print-address=1", named)

    def _first_line(self, *command: str) -> bytes:
        child = self(*command, stdout=subprocess.PIPE)
        assert child.stdout is not None
        with child.stdout as told:
            line: bytes = told.readline()
        if not line:
            said = (self._folder / "log").read_text("utf-8", "replace")
            raise RuntimeError(f"{command[0]} does not start: {said}")
        return line


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(_ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _wanting(environment: Mapping[str, str]) -> list[str]:
    """Return what of the desktop is not there yet."""
    wanting = []
    root = _said(environment, "xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
    if "window id" not in root:
        wanting.append("openbox")
    if not _said(environment, "xdotool", "search", "--onlyvisible", "--class", "tray"):
        wanting.append("trayer")
    names = ("org.freedesktop.Notifications", "org.a11y.Bus")
    with open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"]) as connection:
        bus = Proxy(message_bus, connection)
        wanting += [name for name in names if not bus.NameHasOwner(name)[0]]
    return wanting


def _said(environment: Mapping[str, str], *command: str) -> str:
    ran = subprocess.run(
        command, env=environment, capture_output=True, check=False, timeout=PATIENCE
    )
    return ran.stdout.decode(errors="replace")
