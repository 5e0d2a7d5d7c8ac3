"""A small checkout, with stand-ins for uv and apt as the only commands there are."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 60.0

# A script for a Python whose path may hold spaces, which a `#!` line cannot.
START = """#!/bin/sh
'''exec' '%s' "$0" "$@"
' '''
"""
# What the stand-in for uv installs: a command that shows what reached it.
TALKHINT = """
import json, os, signal, sys
if "wait" in sys.argv:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    print("waiting", flush=True)
    signal.sigwait({signal.SIGINT})
    print("heard it", flush=True)
    sys.exit(7)
print(json.dumps({"words": sys.argv[1:], "cwd": os.getcwd(), "env": dict(os.environ)}))
sys.exit(int(os.environ.get("CHILD_EXIT", "0")))
"""
UV = """
import os, pathlib, signal, subprocess, sys
note = pathlib.Path(os.environ["NOTES"])
with note.open("a") as notes:
    notes.write(sys.argv[1] + "\\n")
venv = pathlib.Path(os.environ["UV_PROJECT_ENVIRONMENT"])
if sys.argv[1] == "venv":
    subprocess.check_call([sys.executable, "-m", "venv", "--without-pip", str(venv)])
    sys.exit()
said = os.environ.get("FAIL_SAYING")
if said:
    print(said)
    sys.exit(1)
if os.environ.get("HANG_ON"):
    with open(os.environ["HANG_ON"], "w") as pipe:
        pipe.write(str(os.getpid()))
    signal.sigwait({signal.SIGUSR1})
python = venv / "bin" / "python"
site = next(venv.glob("lib/python3.*/site-packages"))
(site / "talkhint_desktop-0.1.0.dist-info").mkdir(exist_ok=True)
(site / "pytest.py").write_text(TALKHINT)
script = venv / "bin" / "talkhint"
script.write_text(START % python + TALKHINT)
script.chmod(0o755)
""".replace("START", repr(START)).replace("TALKHINT", repr(TALKHINT))
APT = """
import os, pathlib, sys
with pathlib.Path(os.environ["NOTES"]).open("a") as notes:
    notes.write("apt " + " ".join(sys.argv[1:]) + "\\n")
here = pathlib.Path(sys.argv[0]).parent
if "update" in sys.argv:
    (here / "updated").touch()
elif not (here / "updated").exists():
    sys.exit("E: Unable to locate package")
else:
    names = "Xvfb openbox trayer dunst xdotool xprop dbus-daemon"
    for tool in names.split():
        (here / tool).write_text("#!/bin/sh\\n")
        (here / tool).chmod(0o755)
"""


@dataclass
class Checkout:
    """A small checkout with stand-ins for uv and apt as its only commands."""

    root: Path
    bin: Path
    notes: Path
    env: dict[str, str] = field(default_factory=dict)

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def calls(self) -> list[str]:
        return self.notes.read_text().splitlines() if self.notes.exists() else []

    def command(self, name: str, text: str) -> None:
        path = self.bin / name
        path.write_text(START % sys.executable + text)
        path.chmod(0o755)

    def hang(self) -> Path:
        """Let the next installation hang; its pid can be read here once it does."""
        pipe = self.notes.with_name("hanging")
        os.mkfifo(pipe)
        self.env["HANG_ON"] = str(pipe)
        return pipe

    def start(self, *words: str, cwd: Path | None = None) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, str(self.root / "packaging" / "bootstrap.py"), *words],
            env=self.env,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str, cwd: Path | None = None, **env: str) -> "Ran":
        before, self.env = self.env, {**self.env, **env}
        with self.start(*words, cwd=cwd) as child:
            out, err = child.communicate(timeout=LIMIT)
        self.env = before
        return Ran(child.returncode, out, err)


@dataclass
class Ran:
    code: int
    out: str
    err: str

    @property
    def child(self) -> dict[str, object]:
        """What the command that was handed over to saw."""
        told: dict[str, object] = json.loads(self.out)
        return told


def small_checkout(tmp_path: Path) -> Checkout:
    """Lay out a checkout under `tmp_path`, in a folder with spaces in its name."""
    root = tmp_path / "a check out"
    packaging = root / "packaging"
    shutil.copytree(ROOT / "packaging", packaging)
    (packaging / "requirements.txt").write_text("nothing==1.0\n")
    for name in ("pyproject.toml", "uv.lock"):
        (root / name).write_text("# one\n")
    for name in ("__init__", "core/__init__", "core/errors", "core/system_libraries"):
        target = root / "talkhint_desktop" / f"{name}.py"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "talkhint_desktop" / f"{name}.py", target)
    commands = tmp_path / "commands"
    commands.mkdir()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    made = Checkout(root, commands, tmp_path / "notes")
    made.env = {"PATH": str(commands), "NOTES": str(made.notes)}
    made.env |= {"HOME": str(tmp_path / "nobody"), "TMPDIR": str(scratch)}
    made.command("uv", UV)
    return made
