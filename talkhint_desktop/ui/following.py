"""Turns the window to where a link leads, whichever start brought it."""

from collections.abc import Callable
from pathlib import Path

from talkhint_desktop.core import links
from talkhint_desktop.core.links import Link
from talkhint_desktop.ui.doorbell import Doorbell
from talkhint_desktop.ui.main_window import CALL, MainWindow
from talkhint_desktop.ui.settings_desk import SETTINGS


class Following:
    """Keeps a link until the relay answers; of several, the last counts.

    With a `folder`, later starts are heard: they want the window, and may bring
    a link.
    """

    def __init__(self, link: str, folder: Path | None, show: Callable[[], None]):
        self._link, self._show = link, show
        self._window: MainWindow | None = None
        self._doorbell = Doorbell(folder) if folder else None
        if self._doorbell:
            self._doorbell.rung.connect(self._rung)
            self._doorbell.open()

    def look(self, window: MainWindow) -> None:
        """Follow the link that waits, if the relay answers in `window`."""
        self._window = window
        if self._link and window.model.pulse is not None:
            link, self._link = self._link, ""
            follow(window, links.read(link))

    def close(self) -> None:
        if self._doorbell:
            self._doorbell.close()

    def _rung(self, link: str) -> None:
        self._show()
        self._link = link or self._link
        if self._window:
            self.look(self._window)


def follow(window: MainWindow, link: Link) -> None:
    """Show what `link` is about; a call that goes on as it is, others as kept."""
    match link.page:
        case "verify":
            window.open_and_verify()
        case "settings":
            window.open(SETTINGS)
            if link.detail:
                window.settings.page.open(link.detail)
        case "call":
            call = window.model.calls.get(link.detail)
            if call and not call.over:
                window.model.choose(link.detail)
                window.open(CALL)
            else:
                window.history.go_to(link.detail)
