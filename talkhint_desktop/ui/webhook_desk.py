"""All of the webhook in the window: its page, its news, what is wished of it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event
from talkhint_desktop.link.messages import Pulse
from talkhint_desktop.ui.call_model import CallModel
from talkhint_desktop.ui.trouble_words import trouble_words
from talkhint_desktop.ui.webhook_page import WebhookPage
from talkhint_desktop.ui.webhook_state import WebhookState
from talkhint_desktop.ui.webhook_watch import STALE, WebhookWatch
from talkhint_desktop.ui.wishes import Wishes


class WebhookDesk(QObject):
    """The page is built when it is first looked at.

    `changed` tells that the relay said how the webhook stands; `notice` has a
    headline and a second line for outside the window.
    """

    changed = Signal()
    notice = Signal(str, str)

    def __init__(self, model: CallModel, build: Callable[[], WebhookPage]) -> None:
        super().__init__()
        self._model, self._build = model, build
        self._watch = WebhookWatch()
        self._page: WebhookPage | None = None
        self.wishes = Wishes()
        self.state: WebhookState | None = None

    @property
    def page(self) -> WebhookPage:
        if self._page is None:
            self._page = self._build()
            self._page.show_state(self.state)
        return self._page

    @property
    def shown(self) -> bool:
        return self._page is not None and self._page.isVisible()

    @property
    def may_attach(self) -> bool:
        """Whether Twilio can be asked to attach audio to a call."""
        return bool(self.state and self.state.credentials)

    @property
    def running(self) -> bool:
        """Whether a check, a fix or an undo goes on that was wished for here."""
        return self._page is not None and self._page.running is not None

    def show_state(self, state: WebhookState | None) -> None:
        """Show what the relay says of the webhook, None while it is away."""
        self.state = state
        if self._page:
            self._page.show_state(state)
        self.changed.emit()

    def not_told(self, error: TalkHintError) -> None:
        """Say why the relay does not say it; what was known stays."""
        if self._page and self.state is None:
            self._page.refused(error)

    def pulsed(self, pulse: Pulse) -> None:
        """Look again where a pulse says something new of the webhook."""
        if self._watch.pulsed(pulse) and self.shown:
            self.wishes.look.emit()

    def present(self, events: Iterable[Event]) -> None:
        """Begin anew, from the events that led to the present state."""
        self._watch.present()
        self.wishes.look.emit()
        for event in events:
            self._watch.told(event)
        self._tell_outside()

    def told(self, event: Event) -> None:
        """Look again where an event is about the webhook, and tell it outside."""
        if self._watch.told(event):
            self.wishes.look.emit()
            self._tell_outside()

    def _tell_outside(self) -> None:
        stale = self._model.troubles.get(STALE)
        if stale and self._watch.notice_due():
            self.notice.emit(*trouble_words(stale))
