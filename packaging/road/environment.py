"""The one .venv: what it holds, whether it is as locked, how it is made so."""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from road.steps import Steps, say
from road.system import ensure_venv_module
from road.trouble import SetupError

_FETCHING = (
    "Installing about {count} packages into .venv. The first time takes minutes."
)


@dataclass(frozen=True, slots=True)
class Environment:
    """The .venv of the checkout at `root`.

    `stamp` is written last and says what the environment was made from;
    `unfinished` stands while packages are being written, and stays behind
    when that is cut off, because pip takes a half-written package for whole.
    """

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.script("python")

    @property
    def requirements(self) -> Path:
        return self.root / "packaging" / "requirements.txt"

    @property
    def stamp(self) -> Path:
        return self.folder / "talkhint-setup.json"

    @property
    def unfinished(self) -> Path:
        return self.folder / "talkhint-setup-unfinished"

    def script(self, name: str) -> Path:
        if os.name == "nt":
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name


def ready(environment: Environment) -> bool:
    """Say whether .venv is as locked; reads a few small files, starts nothing."""
    try:
        stamp = json.loads(environment.stamp.read_text(encoding="utf-8"))
        return not environment.unfinished.exists() and stamp == _present(environment)
    except (OSError, ValueError):
        return False


def ensure(environment: Environment, steps: Steps) -> None:
    """Make .venv as locked, with uv where it is, else with venv and pip.

    Raises `SetupError` for what this computer or the network refuses.
    """
    with _alone(environment):
        if ready(environment):
            return  # another setup did it while this one waited
        if _cut_off(environment) or not _starts(environment):
            _remove(environment.folder)
        if not _with_uv(environment, steps):
            _with_pip(environment, steps)
        environment.unfinished.unlink()
        _write_stamp(environment)


def _with_uv(environment: Environment, steps: Steps) -> bool:
    """Install with uv; False where there is no uv, or none that can do it."""
    uv = shutil.which("uv")
    if uv is None:
        return False
    settings = {
        "UV_PROJECT_ENVIRONMENT": str(environment.folder),
        "UV_PYTHON_PREFERENCE": "only-system",
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_NO_PROGRESS": "1",
    }
    if not _may_keep_downloads():
        settings["UV_NO_CACHE"] = "1"
    _announce(environment)
    try:
        if not environment.folder.exists():
            steps.run(
                [uv, "venv", "--python", _base(), environment.folder], env=settings
            )
        environment.unfinished.touch()
        steps.run([uv, "sync", "--locked"], env=settings)
    except SetupError as error:
        if error.cause.kind in {"disk", "hash", "network", "refused"}:
            raise  # pip would meet the same
        # What is left may be uv's own: too old for the lock, a cache that it
        # may not write, certificates of the system that it does not read.
        say("uv could not do it. Going on with pip.")
        return False
    return True


def _with_pip(environment: Environment, steps: Steps) -> None:
    pip: list[str | Path] = [environment.python, "-m", "pip"]
    if _cut_off(environment) or not _starts(environment, "import pip"):
        _remove(environment.folder)
    if not environment.folder.exists():
        ensure_venv_module(steps)
        _announce(environment)
        steps.run([_base(), "-m", "venv", environment.folder])
    environment.unfinished.touch()
    # The lock lists every package, so pip has nothing to resolve; and nothing
    # is built here but TalkHint itself, with the locked hatchling.
    install = [*pip, "install", "--disable-pip-version-check", "--no-input"]
    install += ["--progress-bar", "off", "--no-user", "--no-deps"]
    locked = ["--require-hashes", "--only-binary", ":all:"]
    steps.run([*install, *locked, "-r", environment.requirements])
    itself = ["--no-index", "--no-build-isolation", "--editable"]
    steps.run([*install, *itself, environment.root])


def _cut_off(environment: Environment) -> bool:
    """Say whether an installation was left half done, or the folder moved.

    The scripts in a folder that was moved or copied name the old place.
    """
    try:
        stamp = json.loads(environment.stamp.read_text(encoding="utf-8"))
        moved = bool(stamp["root"] != str(environment.root))
    except (OSError, ValueError, TypeError, KeyError):
        moved = False  # no stamp of ours: made by hand, and here
    return moved or environment.unfinished.exists()


def _base() -> str:
    """Return the Python that runs this, or the one its environment came from."""
    base: str = getattr(sys, "_base_executable", "") or sys.executable
    return base


def _starts(environment: Environment, question: str = "pass") -> bool:
    """Say whether .venv has a Python that runs, fits, and is an environment's."""
    ask = (
        f"import sys; {question}; print((3, 11) <= sys.version_info[:2] < (3, 14)"
        " and sys.prefix != sys.base_prefix)"
    )
    try:
        said = subprocess.check_output(
            [environment.python, "-I", "-c", ask],
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=30,
        ).strip()
    except (OSError, subprocess.SubprocessError):
        return False
    return said == "True"


def _present(environment: Environment) -> dict[str, object]:
    """Return what .venv is made from and holds, as the stamp keeps it."""
    locked = hashlib.sha256()
    for name in ("packaging/requirements.txt", "uv.lock", "pyproject.toml"):
        locked.update((environment.root / name).read_bytes())
    python = environment.python.stat()
    config = (environment.folder / "pyvenv.cfg").read_text(encoding="utf-8")
    return {
        "root": str(environment.root),
        "locked": locked.hexdigest(),
        "python": [python.st_size, python.st_mtime_ns, config],
        "packages": _installed(environment),
    }


def _installed(environment: Environment) -> list[str]:
    windows = environment.folder / "Lib" / "site-packages"
    places = [*environment.folder.glob("lib/python3.*/site-packages"), windows]
    return sorted(
        entry.name
        for place in places
        if place.is_dir()
        for entry in place.iterdir()
        if entry.name.endswith(".dist-info")
    )


def _announce(environment: Environment) -> None:
    lines = environment.requirements.read_text(encoding="utf-8").splitlines()
    count = round(sum(line[:1].isalpha() for line in lines), -1)
    say(_FETCHING.format(count=count))


def _may_keep_downloads() -> bool:
    """Say whether there is a home to keep them in; uv stops where there is none."""
    if os.name == "nt" or "UV_CACHE_DIR" in os.environ:
        return True
    home = os.environ.get("HOME") or "/"
    folder = Path(os.environ.get("XDG_CACHE_HOME") or home)
    while not folder.exists():
        folder = folder.parent
    return os.access(folder, os.W_OK)


def _write_stamp(environment: Environment) -> None:
    draft = environment.stamp.with_suffix(".draft")
    draft.write_text(json.dumps(_present(environment)), encoding="utf-8")
    draft.replace(environment.stamp)


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        say("The .venv that is there is broken or unfinished. Making it anew.")
        shutil.rmtree(folder)


@contextlib.contextmanager
def _alone(environment: Environment) -> Iterator[None]:
    """Keep a second setup of the same checkout waiting until this one is done.

    The lock is on the list of packages itself, so no file is left behind.
    """
    with environment.requirements.open("rb") as held:
        # Far behind the end: on Windows nobody may read a locked byte.
        held.seek(1 << 30)
        if not _lock(held.fileno(), wait=False):
            say("Another setup is at work here. Waiting for it.")
            _lock(held.fileno(), wait=True)
        yield


def _lock(handle: int, *, wait: bool) -> bool:
    """Lock an open file until it is closed; True also where nothing can lock."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        while True:
            try:
                msvcrt.locking(
                    handle, msvcrt.LK_NBLCK if not wait else msvcrt.LK_LOCK, 1
                )
            except OSError:
                if not wait:
                    return False
            else:
                return True
    import fcntl  # noqa: PLC0415

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:
        return True  # some network folders cannot; better than not at all
    return True
