"""Tells `talkhint doctor` whether this desktop has a tray."""

from PySide6.QtWidgets import QApplication, QSystemTrayIcon


def run() -> int:
    """Return 0 where there is a tray, 1 where there is none."""
    app = QApplication([])
    there = QSystemTrayIcon.isSystemTrayAvailable()
    app.shutdown()
    return 0 if there else 1
