"""The last step of the set-up: the webhook verified, and mended by one click."""

from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.fix_card import FixCard
from talkhint_desktop.ui.pieces import button, dress, restyle
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.verdict_banner import VerdictBanner
from talkhint_desktop.ui.webhook_desk import WebhookDesk


class ConnectStep(Section):
    """Shows how the webhook stands, of which its desk knows."""

    def __init__(
        self, look: Look, wishes: SettingsWishes, webhook: WebhookDesk
    ) -> None:
        super().__init__(
            wishes,
            self.tr("Connect"),
            self.tr("TalkHint asks your number as Twilio would when somebody calls."),
        )
        self._webhook = webhook
        self.banner, self.fix = VerdictBanner(look), FixCard(look)
        self._check = button("primary", self.tr("Verify webhook"), name="set-up-verify")
        self._closer = button("quiet", self.tr("See all of it"), name="closer")
        self._row = ButtonRow(self._check, self._closer)
        self._column.addWidget(self.banner)
        self._column.addWidget(self._row)
        self._column.addWidget(self.fix)
        self.close_up()
        self._check.clicked.connect(webhook.wishes.check)
        self._closer.clicked.connect(lambda: wishes.open.emit("webhook"))
        self.banner.fix_looked_for.connect(self.fix.offer_focus)
        self.fix.fix_wanted.connect(webhook.wishes.fix)
        self.fix.undo_wanted.connect(webhook.wishes.undo)
        self.fix.guardian_set.connect(webhook.wishes.guard)
        self.set_look(look)
        self.show_webhook()

    def set_look(self, look: Look) -> None:
        self._look = look
        primary = self._check.property("kind") == "primary"
        dress(self._check, look, "webhook", "on_accent" if primary else "text")
        dress(self._closer, look, "arrow-right", "text2")

    @property
    def connected(self) -> bool:
        """Whether the last check found that the next call comes in here."""
        state = self._webhook.state
        return bool(state and state.report and state.report.healthy)

    def show_webhook(self) -> None:
        """Show how the webhook stands now."""
        state, kind = self._webhook.state, self._webhook.page.running
        report = state.report if state else None
        self.banner.show_standing(self._webhook.page.standing, fix=False)
        busy = kind is not None or bool(state and state.checking)
        self._check.setEnabled(state is not None and not busy)
        restyle(self._check, "kind", "plain" if report else "primary")
        self._closer.setVisible(report is not None)
        self.fix.setVisible(bool(report and (report.fix or (state and state.undo))))
        if report and state:
            self.fix.show_report(report, None)
            self.fix.show_standing(
                undo=state.undo,
                guardian=state.guardian,
                guards=state.credentials and bool(state.number),
            )
        self.fix.show_busy(kind)
        self.set_look(self._look)
        self._row.arrange()
