"""The Webhook page: verdict, evidence, documents, what it means, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.webhook.findings import Finding, Report
from talkhint_desktop.ui.finding_words import retold
from talkhint_desktop.ui.fix_plan import Done, Kind, busy_title
from talkhint_desktop.ui.relay_words import said
from talkhint_desktop.ui.shortcuts import on_key
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_bar import TroubleBar
from talkhint_desktop.ui.verdict_banner import VerdictBanner
from talkhint_desktop.ui.webhook_cards import WebhookCards
from talkhint_desktop.ui.webhook_header import WebhookHeader
from talkhint_desktop.ui.webhook_state import Outcome, WebhookState
from talkhint_desktop.ui.webhook_verdict import (
    Standing,
    standing_of,
    standing_without_report,
)
from talkhint_desktop.ui.wishes import Wishes
from talkhint_desktop.ui.words import exact_time


class WebhookPage(QWidget):
    """Shows what it is told; what the user wants goes to the `wishes`.

    A check, a fix or an undo begins with `begin`, tells findings by `add`, and
    ends with `show_report`, `show_outcome` or `refused`.
    """

    def __init__(self, look: Look, wishes: Wishes) -> None:
        super().__init__()
        self.setObjectName("page")
        self._wishes = wishes
        self.state: WebhookState | None = None
        self.report: Report | None = None
        self._running: Kind | None = None
        self._done: Done | None = None
        self._refusal: Standing | None = None
        self.trouble = TroubleBar(look)
        self.trouble.at_verdict = True
        self.header = WebhookHeader(look)
        self.banner = VerdictBanner(look)
        self.cards = WebhookCards(look)
        self._build()
        self._connect()
        self.cards.findings.come_after(self.banner.fix_button)
        self.show_state(None)

    @property
    def running(self) -> Kind | None:
        return self._running

    def show_state(self, state: WebhookState | None) -> None:
        """Show what the relay says of the webhook, None while it is away."""
        if state is None:
            self._refusal = None
        elif not self._running:
            same = self.state is not None and state.number == self.state.number
            self._done = self._done if same else None
            self.report = state.report or (self.report if same else None)
        self.state = state
        self._show()

    def begin(self, kind: Kind) -> None:
        """Show that a check, a fix or an undo goes on, with nothing found yet."""
        self._running, self._refusal = kind, None
        if kind == "check":
            self._done = None
        self.cards.findings.clear()
        self._show()

    def add(self, finding: Finding) -> None:
        """Add to the evidence what is found meanwhile."""
        self.cards.findings.add(finding)
        self._show_banner()

    def show_report(self, report: Report) -> None:
        """Show what a check found, which ends it."""
        self._running, self.report = None, report
        self._show()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what a fix or an undo came to, which ends it."""
        kind = self._running or "fix"
        before = retold(self.report.verdict.title) if self.report else ""
        self._done = Done(kind, outcome, before)
        self.show_report(outcome.report)

    def refused(self, error: TalkHintError) -> None:
        """End what was begun, if anything was; the last report stands again."""
        self._running = None
        self._refusal = Standing("unknown", said(str(error)), said(error.remedy))
        self._show()

    def _show(self) -> None:
        state, running = self.state, self._running
        elsewhere = bool(state and state.checking and not running)
        self.header.show_number(
            state.number if state else "", state.numbers if state else []
        )
        self.header.show_check(
            exact_time(self.report.checked_at) if self.report else "",
            running=bool(running) or elsewhere,
            may=self._may_check,
        )
        self.cards.show_report(self.report, self._done, running)
        self.cards.show_state(state)
        self._show_banner()

    @property
    def _may_check(self) -> bool:
        return self.state is not None or self._refusal is not None

    def _show_banner(self) -> None:
        fix = bool(self.report and self.report.fix and not self._running)
        self.banner.show_standing(self.standing, fix=fix)

    @property
    def standing(self) -> Standing:
        """How the webhook stands, for a banner."""
        if self._running:
            found = self.cards.findings.last_found
            return Standing("waiting", busy_title(self._running), found)
        if self.report:
            return standing_of(self.report)
        return self._refusal or standing_without_report(self.state)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 8, 28, 28)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.cards)
        column.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        bar = QHBoxLayout()
        bar.setContentsMargins(28, 0, 28, 0)
        bar.addWidget(self.trouble)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 16, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(bar)
        outer.addWidget(scroll, 1)

    def _connect(self) -> None:
        wishes, fix = self._wishes, self.cards.fix
        self.banner.fix_looked_for.connect(self._go_to_fix)
        self.header.check.connect(self._check)
        self.header.stop.connect(wishes.stop)
        self.header.number_chosen.connect(wishes.choose)
        fix.fix_wanted.connect(wishes.fix)
        fix.undo_wanted.connect(wishes.undo)
        fix.guardian_set.connect(wishes.guard)
        on_key("verify", self, self._check)
        on_key("leave", self, self._stop)

    def _go_to_fix(self) -> None:
        self._scroll.ensureWidgetVisible(self.cards.fix, 0, 20)
        self.cards.fix.offer_focus()

    def _check(self) -> None:
        if self._may_check and not self._running:
            self._wishes.check.emit()

    def _stop(self) -> None:
        if self._running or (self.state and self.state.checking):
            self._wishes.stop.emit()
