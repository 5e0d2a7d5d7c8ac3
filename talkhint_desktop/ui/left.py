"""What one window leaves to the next, beside the model: see `MainWindow.retire`."""

from dataclasses import dataclass

from talkhint_desktop.ui.bars import Bars
from talkhint_desktop.ui.call_desk import CallDesk
from talkhint_desktop.ui.settings_desk import SettingsDesk
from talkhint_desktop.ui.webhook_state import WebhookState


@dataclass(frozen=True, slots=True)
class Left:
    """`section` is what was on screen, `seen` the calls that came to it already.

    `compact` tells whether the small window was in its place.
    """

    section: str
    seen: frozenset[str]
    bars: Bars
    calls: CallDesk
    settings: SettingsDesk
    webhook: WebhookState | None
    compact: bool
