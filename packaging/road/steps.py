"""One long step at a time: says what it does, keeps its log, ends its child."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Protocol

from road.trouble import SetupError, cause_of, last_lines

_QUIET_FOR = 10.0  # seconds between two signs of life where there is no terminal


class Say(Protocol):
    def __call__(self, text: str) -> None: ...


def say(text: str) -> None:
    """Tell the person at the terminal; stdout belongs to the command itself."""
    print(text, file=sys.stderr, flush=True)


class Progress:
    """The present line of a step, rewritten in place on a terminal."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty() and os.environ.get("TERM", "") not in {
            "",
            "dumb",
        }
        self._told_at = time.monotonic()

    def show(self, line: str) -> None:
        text = "  " + line.strip()[:70]
        if self._live:
            sys.stderr.write("\r\x1b[K" + text)
            sys.stderr.flush()
        elif time.monotonic() - self._told_at > _QUIET_FOR:
            self._told_at = time.monotonic()
            say(text)

    def clear(self) -> None:
        if self._live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class Steps:
    """Runs steps one after another; the log outlives it only if one failed."""

    def __init__(self, env: Mapping[str, str], cwd: Path) -> None:
        self._env = dict(env)
        self._cwd = cwd
        handle, name = tempfile.mkstemp(prefix="talkhint-setup-", suffix=".log")
        os.close(handle)
        self.log = Path(name)

    def run(self, command: Sequence[str | Path], *, env: Mapping[str, str] = {}) -> str:
        """Run `command` to its end and return what it said.

        Raises `SetupError` with the cause and the last lines when it fails.
        """
        said = self._listen([str(part) for part in command], {**self._env, **env})
        if said.code != 0:
            end = last_lines(said.text)
            detail = f"{end}\nThe whole log: {self.log}"
            raise SetupError(cause_of(said.text), detail=detail)
        return said.text

    def forget(self) -> None:
        """Remove the log: everything went well."""
        with contextlib.suppress(OSError):
            self.log.unlink()

    def _listen(self, command: list[str], env: dict[str, str]) -> "_Said":
        progress = Progress()
        lines = ["$ " + " ".join(command) + "\n"]
        with self.log.open("a", encoding="utf-8", errors="replace") as log:
            log.write(lines[0])
            with _child(command, env, self._cwd) as child:
                assert child.stdout is not None
                for line in child.stdout:
                    log.write(line)
                    lines.append(line)
                    progress.show(line)
        progress.clear()
        return _Said(child.returncode, "".join(lines))


class _Said:
    def __init__(self, code: int, text: str) -> None:
        self.code = code
        self.text = text


@contextlib.contextmanager
def _child(
    command: list[str], env: dict[str, str], cwd: Path
) -> Iterator["subprocess.Popen[str]"]:
    """A child that is gone when this ends, however it ends."""
    try:
        child = subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        # A command that cannot be started is a step that failed.
        raise SetupError(cause_of(str(error)), detail=f"  {error}") from error
    try:
        yield child
        child.wait()
    finally:
        _end(child)


def _end(child: "subprocess.Popen[str]") -> None:
    # After Ctrl+C it usually ends by itself: the terminal told it, too.
    for insist in (child.terminate, child.kill):
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=5)
            break
        insist()
    child.wait()
    if child.stdout is not None:
        child.stdout.close()


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the steps in order, as Ctrl+C does."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    numbers = [getattr(signal, name) for name in names]
    # nohup asked for SIGHUP to be ignored: so be it.
    numbers = [n for n in numbers if signal.getsignal(n) is not signal.SIG_IGN]
    before = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
