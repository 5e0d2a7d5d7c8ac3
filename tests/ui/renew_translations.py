"""Brings the Russian translation up to date: new texts in, and the .qm made."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "resources" / "translations" / "talkhint_ru.ts"
_BESIDE_PYTHON = Path(sys.executable).parent


def collect(into: Path) -> None:
    """Write every text of the interface into the .ts, keeping translations."""
    modules = sorted((ROOT / "talkhint_desktop" / "ui").glob("*.py"))
    options = ["-locations", "none", "-no-obsolete", "-target-language", "ru_RU"]
    _run("pyside6-lupdate", *map(str, modules), "-ts", str(into), *options)


def compile_to(target: Path) -> None:
    """Make the file that Qt loads."""
    _run("pyside6-lrelease", str(SOURCE), "-qm", str(target))


def _run(tool: str, *arguments: str) -> None:
    command = [str(_BESIDE_PYTHON / tool), *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


if __name__ == "__main__":
    collect(SOURCE)
    compile_to(SOURCE.with_suffix(".qm"))
