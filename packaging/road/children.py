"""What a child of the setup inherits, and how the last one takes over."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# These would lead a child to another Python, or to another one's packages.
_LEAKS = frozenset(
    {
        "VIRTUAL_ENV",
        "VIRTUAL_ENV_PROMPT",
        "PYTHONHOME",
        "PYTHONPATH",
        "PYTHONUSERBASE",
        "__PYVENV_LAUNCHER__",
    }
)
# Of pip's and uv's settings only those stay that say where packages come from
# and how to get there. The others change what is installed, or where to.
_KEPT_PARTS = (
    "INDEX",
    "FIND_LINKS",
    "TRUSTED_HOST",
    "INSECURE_HOST",
    "CERT",
    "TLS",
    "PROXY",
    "TIMEOUT",
    "RETRIES",
    "CACHE",
    "KEYRING",
    "CONFIG",
    "OFFLINE",
    "CONCURRENT",
    "LINK_MODE",
)


def clean(env: Mapping[str, str]) -> dict[str, str]:
    """Return `env` without what would lead a child astray."""
    return {name: value for name, value in env.items() if not _leaks(name)}


def hand_over(
    command: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path | None
) -> int:
    """Become `command`; on Windows wait for it. Return its exit code.

    Becoming it leaves nobody between the terminal and the command, so Ctrl+C,
    a hang-up and the exit code all pass as they are.
    """
    arguments = [str(part) for part in command]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        if cwd is not None:
            os.chdir(cwd)
        os.execve(arguments[0], arguments, dict(env))  # noqa: S606 - as asked
    return wait_for(arguments, env=env, cwd=cwd)


def wait_for(
    arguments: Sequence[str], *, env: Mapping[str, str], cwd: Path | None
) -> int:
    """Run a command to its end and return its exit code, whoever presses Ctrl+C."""
    # The terminal tells the child, too, and it ends by itself. A handler that
    # does nothing is ours alone; "ignore" would be handed down to the child.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.call(arguments, env=dict(env), cwd=cwd)
    finally:
        signal.signal(signal.SIGINT, before)


def _leaks(name: str) -> bool:
    upper = name.upper()
    if upper.startswith(("PIP_", "UV_")):
        return not any(part in upper for part in _KEPT_PARTS)
    return upper in _LEAKS
