"""From the start of the process to the first paint, beside a bare Qt window.

    python -m tests.bench.bench_start [--rounds 9] [--platform offscreen]

Subject and limit take turns, each a fresh process, so that noise hits both; the
figure is the median of the ratios of the rounds. A paint is over when its last
widget has painted, so a window that paints its ground first gains nothing.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 9
_PATIENCE = 30.0  # seconds

# Says, on stdout, when the first paint of the top window began, and when the
# last widget in it was painted. It listens from the first paint on alone, so
# that it costs the way there nothing.
_WITNESS = """
import json, sys, time
def witness(window_class, QtCore):
    class Listener(QtCore.QObject):
        def eventFilter(self, _, event):
            if event.type() is QtCore.QEvent.Type.Paint:
                self.last = time.monotonic()
            return False
    listeners = []
    def painted(self, _):
        if listeners:
            return
        application = QtCore.QCoreApplication.instance()
        listener = Listener(application)
        listeners.append(listener)
        listener.last = time.monotonic()
        application.installEventFilter(listener)
        def say():
            print(json.dumps(listener.last), flush=True)
            application.removeEventFilter(listener)
        QtCore.QTimer.singleShot(0, say)
    window_class.paintEvent = painted
"""
_LIMIT = (
    _WITNESS
    + """
from PySide6 import QtCore, QtWidgets
application = QtWidgets.QApplication([])
class Window(QtWidgets.QWidget):
    pass
witness(Window, QtCore)
window = Window()
window.resize(1240, 780)
window.show()
sys.exit(application.exec())
"""
)
_SUBJECT = (
    _WITNESS
    + """
class Hook:
    # Puts the witness on the window's class as soon as that is there.
    def find_spec(self, name, path, target=None):
        if name != "talkhint_desktop.ui.frame":
            return None
        sys.meta_path.remove(self)
        from importlib.util import find_spec
        spec = find_spec(name)
        execute = spec.loader.exec_module
        def loaded(module):
            execute(module)
            from PySide6 import QtCore
            witness(module.Frame, QtCore)
        spec.loader.exec_module = loaded
        return spec
sys.meta_path.insert(0, Hook())
sys.argv[:] = ["talkhint"]
from talkhint_desktop.__main__ import main
main()
"""
)


def _painted_ms(script: str, environment: dict[str, str]) -> float:
    """Return the milliseconds from the start of `script` to its first paint."""
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        try:
            painted = json.loads(child.stdout.readline())
        finally:
            child.send_signal(signal.SIGTERM)
            try:
                child.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()
    return float((painted - began) * 1000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--platform", default="offscreen")
    args = parser.parse_args()
    ours: list[float] = []
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": args.platform,
            "TALKHINT_DATA_DIR": folder,
        }
        # Without compiled modules a start would measure the compiler.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        _painted_ms(_SUBJECT, environment)
        _painted_ms(_LIMIT, environment)
        for _ in range(args.rounds):
            bare.append(_painted_ms(_LIMIT, environment))
            ours.append(_painted_ms(_SUBJECT, environment))
    ratios = [a / b for a, b in zip(ours, bare, strict=True)]
    for name, figures in (("bare ms", bare), ("ours ms", ours), ("ratio", ratios)):
        digits = 2 if name == "ratio" else 0
        low, mid, high = min(figures), statistics.median(figures), max(figures)
        print(f"{name:8} {mid:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})")


if __name__ == "__main__":
    main()
