"""Every test alone: its own home, loopback only, and Qt where Qt can be loaded."""

import asyncio
import ctypes
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

_TESTS = Path(__file__).parent
_ROOT = _TESTS.parent
# So that `tests.peers` and the setup's `road` are found from anywhere.
sys.path[:0] = [str(_ROOT), str(_ROOT / "packaging")]

if sys.dont_write_bytecode:
    # Nothing may lie beside the sources, but every worker and every process that
    # a test starts would compile some thousand files anew: half of the whole time.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(_ROOT / ".pytest_cache" / "bytecode")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

from road import system  # noqa: E402

from talkhint_desktop.core.system_libraries import (  # noqa: E402
    Library,
    Release,
    install_line,
    package_manager,
    qt_missing,
    release_of,
    sentence,
)

# Qt's own offscreen is 800 x 800, on which no desktop's window has room.
_SCREEN = Path(__file__).parent / "data" / "screen.json"
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_SCREEN}")
_REQUIRE_GUI = os.environ.get("TALKHINT_REQUIRE_GUI") == "1"
_NO_WINDOW = "No window here: "
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "ws_proxy", "wss_proxy")


def _can_load(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _lacking() -> list[Library]:
    if not sys.platform.startswith("linux"):
        return []
    return qt_missing(screen="offscreen", can_load=_can_load)


_LACKING = _lacking()
# The plugin ends the whole run where Qt cannot be loaded, so it is asked in
# here and not by its entry point (see addopts).
pytest_plugins = [] if _LACKING else ["pytestqt.plugin"]

if _LACKING:

    @pytest.fixture
    def qtbot() -> None:
        pytest.skip(_NO_WINDOW + sentence(_LACKING))

    @pytest.fixture
    def qapp() -> None:
        pytest.skip(_NO_WINDOW + sentence(_LACKING))


# --- one test does not touch another, nor the person's own files ---------------


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    leaks = [name for name in os.environ if name.startswith(("TALKHINT_", "OPENAI_"))]
    proxies = [*_PROXIES, *(name.upper() for name in _PROXIES)]
    for name in [*leaks, *proxies, "DBUS_SESSION_BUS_ADDRESS", "SSLKEYLOGFILE"]:
        monkeypatch.delenv(name, raising=False)
    if os.environ["QT_QPA_PLATFORM"].startswith("offscreen"):
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    home = tmp_path / "home"
    for name, folder in {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "AppData",
        "LOCALAPPDATA": "AppData",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    home.mkdir()
    monkeypatch.setenv("TALKHINT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    # Short, because the name of a local socket may have 107 signs only.
    runtime = tempfile.mkdtemp(prefix="th-")
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    yield
    shutil.rmtree(runtime, ignore_errors=True)


# --- no test talks to anything but this computer -------------------------------

_reached: list[str] = []


def _is_here(host: object) -> bool:
    if not isinstance(host, str | bytes):
        return True  # None, and addresses of other families
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    return name.startswith("127.") or name in {
        "",
        "localhost",
        "::1",
        "0.0.0.0",
        "::",
        "::ffff:127.0.0.1",
    }


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        if isinstance(address, tuple) and not _is_here(address[0]):
            _reached.append(f"{address[0]}:{address[1]}")
            raise OSError(101, "Tests talk to loopback only")
    elif event == "socket.getaddrinfo" and not _is_here(arguments[0]):
        name = arguments[0]
        host = name.decode("ascii", "replace") if isinstance(name, bytes) else str(name)
        if not (host.endswith(".invalid") or _is_number(host)):
            _reached.append(host)
        if not _is_number(host):
            raise socket.gaierror(socket.EAI_NONAME, "Tests talk to loopback only")


def _is_number(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host)
        except OSError:
            continue
        return True
    return False


# An audit hook also sees what is called from inside of C modules.
sys.addaudithook(_guard)


@pytest.fixture(autouse=True)
def _loopback_only() -> Iterator[None]:
    _reached.clear()
    yield
    reached, _reached[:] = list(_reached), []
    if reached:
        pytest.fail(f"This test reached for {', '.join(reached)}; loopback only.")


# --- coroutines of tests/ui run on Qt's loop -----------------------------------

_kept: list[object] = []  # a QApplication that nobody holds is gone


def _qt_loop() -> asyncio.AbstractEventLoop:
    import qasync  # noqa: PLC0415 - only where Qt can be loaded
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    _kept[:] = [application]
    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(
        application, already_running=False
    )
    return loop


def pytest_asyncio_loop_factories(
    item: pytest.Item,
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    if _is_ui(item.path) and not _LACKING:
        return {"qasync": _qt_loop}
    return {"asyncio": asyncio.new_event_loop}


# --- where there is no window: skipped with the reason, or refused -------------


def pytest_xdist_auto_num_workers() -> int:
    """Take one more than there are cores: many tests wait for other processes."""
    return (os.cpu_count() or 1) + 1


def _is_ui(path: Path) -> bool:
    return path.is_relative_to(_TESTS / "ui")


class _NoQtItem(pytest.Item):
    def runtest(self) -> None:
        pytest.skip(_NO_WINDOW + sentence(_LACKING))


class _NoQtFile(pytest.File):
    """Stands for a test file that cannot even be imported without Qt."""

    def collect(self) -> list[pytest.Item]:
        return [_NoQtItem.from_parent(self, name="needs Qt")]


def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    if _LACKING and _is_ui(module_path):
        return _NoQtFile.from_parent(parent, path=module_path)
    return None


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    _long_ones_first(config, items)
    wanting = [item for item in items if item.get_closest_marker("desktop")]
    if not wanting or not (why := _no_desktop()):
        return
    for item in wanting:
        item.add_marker(pytest.mark.skip(reason=_NO_WINDOW + why))


def _no_desktop() -> str:
    """Return why there can be no desktop of the tests' own here, or ""."""
    if not sys.platform.startswith("linux"):
        return "the desktop tests want X11."
    lack = system.lack_for_tests()
    names = ", ".join(lack.tools)
    said = [sentence(lack.libraries)] if lack.libraries else []
    return " ".join([*said, f"the desktop tests want {names}."] if names else said)


def _long_ones_first(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put what takes long at the head of each worker's share, as xdist cuts them.

    An idle worker takes over from the end of another's share, so a long test
    there would outlast all others. None changes its share: the practice calls
    stay one after the other, because they want a core at life's pace.
    """
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    start = 0
    for left in range(workers, 0, -1):
        end = start + (len(items) - start) // left
        items[start:end] = sorted(
            items[start:end], key=lambda item: not item.get_closest_marker("long")
        )
        start = end


def _is_gui(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    marked = item.get_closest_marker("desktop") is not None
    return _is_ui(item.path) or marked or "qtbot" in fixtures


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if _REQUIRE_GUI and report.skipped and _is_gui(item):
        expected = hasattr(report, "wasxfail")
        if not expected:
            report.outcome = "failed"
            report.longrepr = f"TALKHINT_REQUIRE_GUI=1, but skipped: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if _REQUIRE_GUI and report.skipped and _is_ui(collector.path):
        report.outcome = "failed"
        report.longrepr = f"TALKHINT_REQUIRE_GUI=1, but skipped: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(_NO_WINDOW in str(report.longrepr) for report in skipped)
    if not count:
        return
    terminalreporter.section("tests of the window were skipped", yellow=True)
    terminalreporter.line(f"{count} skipped, because parts of the system are missing.")
    if _LACKING:
        manager = package_manager(lambda command: shutil.which(command) is not None)
        line = install_line(_LACKING, manager, _release())
        terminalreporter.line(f"{sentence(_LACKING)} To get them: {line}")


def _release() -> Release:
    try:
        return release_of(Path("/etc/os-release").read_text(encoding="utf-8"))
    except OSError:
        return Release()
