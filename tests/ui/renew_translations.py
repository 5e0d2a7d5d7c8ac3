"""Brings the translations up to date: new texts in, and the .qm files made."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from talkhint_desktop.core.webhook.texts import texts

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCE = FOLDER / "talkhint_ru.ts"
# English is what the code says, but for one call and two calls.
PLURALS = FOLDER / "talkhint_en.ts"
_BESIDE_PYTHON = Path(sys.executable).parent


def collect(into: Path) -> None:
    """Write every text of the interface into the .ts, keeping translations."""
    modules = sorted((ROOT / "talkhint_desktop" / "ui").glob("*.py"))
    options = ["-locations", "none", "-no-obsolete"]
    english = ["-target-language", "en_US", "-pluralonly"]
    options += english if into.name == PLURALS.name else ["-target-language", "ru_RU"]
    with TemporaryDirectory() as folder:
        table = Path(folder) / "findings.py"
        table.write_text(_findings(), "utf-8")
        sources = map(str, [*modules, table])
        _run("pyside6-lupdate", *sources, "-ts", str(into), *options)


def _findings() -> str:
    """Return the table of findings as lines that lupdate reads.

    The table itself knows no Qt, so it cannot mark its texts.
    """
    lines = [
        f'QT_TRANSLATE_NOOP("Finding", {json.dumps(text, ensure_ascii=False)})'
        for text in texts()
    ]
    return "\n".join(lines) + "\n"


def compile_to(target: Path, source: Path = SOURCE) -> None:
    """Make the file that Qt loads."""
    _run("pyside6-lrelease", str(source), "-qm", str(target))


def _run(tool: str, *arguments: str) -> None:
    command = [str(_BESIDE_PYTHON / tool), *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


if __name__ == "__main__":
    for source in (SOURCE, PLURALS):
        collect(source)
        compile_to(source.with_suffix(".qm"), source)
