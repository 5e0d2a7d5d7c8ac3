"""What can be done: the fix with its second yes, its undo, and other ways."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from talkhint_desktop.core.webhook.findings import Report
from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.change_list import ChangeList
from talkhint_desktop.ui.copying import CopyButton
from talkhint_desktop.ui.fix_plan import (
    Done,
    Kind,
    Plan,
    busy_words,
    changed_by,
    fallback_of,
    plan_of,
)
from talkhint_desktop.ui.pieces import Glyph, button, dress, restyle, shadow, text
from talkhint_desktop.ui.second_yes import SecondYes
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.tick import Tick

CONSOLE = "https://console.twilio.com"
_SHAPES = {
    "offer": ("wrench", "accent"),
    "ok": ("circle-check", "ok"),
    "warn": ("triangle-alert", "warn"),
    "advice": ("list-checks", "text2"),
}


class FixCard(QFrame):
    """Tells the user's wishes; what comes of them is shown from outside.

    `fix_wanted` says whether an app or a trunk may be unlinked, and what
    becomes of the fallback, `keep` or `clear`.
    """

    fix_wanted = Signal(bool, str)
    undo_wanted = Signal()
    guardian_set = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._plan = look, Plan(title="")
        self._shown: tuple[Report, Done | None] | None = None
        self.setObjectName("fix-card")
        self._glyph = Glyph(20)
        self._title, self._second = text("verdict", wrap=True), text("body", wrap=True)
        self.changes = ChangeList(look)
        clear = self.tr("Clear the old fallback address too")
        self._fallback = Tick(look, clear, name="clear-fallback")
        self._question, self._busy = SecondYes(), text("strong", wrap=True)
        self._fix = button("primary", "", name="fix-now")
        self._undo = button("plain", self.tr("Undo"), name="undo-fix")
        self._copy = CopyButton(look, self.tr("Copy TwiML"), name="copy-twiml")
        self._console = button("quiet", self.tr("Show me in Twilio"), name="console")
        self._row = ButtonRow(self._fix, self._undo, self._copy, self._console)
        keep = self.tr("Keep this number pointed here when the address changes")
        self._guardian = Tick(look, keep, name="keep-pointed")
        self._build()
        self.set_look(look)
        self._connect()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._glyph.show_icon(look, *_SHAPES[self._plan.tone])
        dress(self._fix, look, "wand-sparkles", "on_accent")
        dress(self._undo, look, "undo-2")
        dress(self._console, look, "external-link", "text2")
        shadow(self, look)

    def show_report(self, report: Report, done: Done | None) -> None:
        """Show what to do by a report, or what a fix came to.

        The same again changes nothing: what was ticked or asked stays so.
        """
        if (report, done) == self._shown:
            return
        self._shown = report, done
        self._plan = plan = plan_of(report, done)
        self._question.hide()
        self._title.setText(plan.title)
        self._second.setText(plan.second)
        self._second.setVisible(bool(plan.second))
        self._fallback.setVisible(plan.fallback is not None)
        self._fallback.setChecked(bool(plan.fallback))
        self._show_changes()
        self._fix.setText(plan.action)
        self._fix.setVisible(bool(plan.action))
        self._copy.text_to_copy = report.twiml.expected
        self._copy.setVisible(bool(report.twiml.expected))
        restyle(self, "tone", plan.tone)
        self.setAccessibleName(plan.title)
        self.set_look(self._look)
        self._row.arrange()

    def offer_focus(self) -> None:
        """Put the focus on what mends it."""
        self._fix.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_standing(self, *, undo: bool, guardian: bool, guards: bool) -> None:
        """Show whether there is an undo, and the guardian's consent if it `guards`."""
        self._undo.setVisible(undo)
        self._guardian.setVisible(guards)
        self._guardian.setChecked(guardian)
        self._row.arrange()

    def show_busy(self, kind: Kind | None) -> None:
        """Say that a fix or an undo goes on; nothing can be pressed while it does."""
        words = busy_words(kind) if kind in {"fix", "undo"} and kind else ""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        free = kind is None
        for part in (self._fix, self._undo, self._fallback, self._guardian):
            part.setEnabled(free)
        if not free:
            self._question.hide()

    def _show_changes(self) -> None:
        plan, ticked = self._plan, self._fallback.isChecked()
        self.changes.show_changes(plan.before, changed_by(plan, ticked=ticked))

    def _pressed(self) -> None:
        if self._plan.question:
            self._question.ask(self._plan.question, self._plan.yes)
        else:
            self._wish(unlink=False)

    def _answered(self, yes: bool) -> None:
        self._fix.setFocus()
        if yes:
            self._wish(unlink=True)

    def _wish(self, *, unlink: bool) -> None:
        ticked = self._fallback.isChecked()
        self.fix_wanted.emit(unlink, fallback_of(self._plan, ticked=ticked))

    def _connect(self) -> None:
        self._fix.clicked.connect(self._pressed)
        self._question.answered.connect(self._answered)
        self._fallback.toggled.connect(self._show_changes)
        self._undo.clicked.connect(self.undo_wanted)
        self._guardian.clicked.connect(self.guardian_set)
        self._console.clicked.connect(_open_console)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(10)
        column.addLayout(top)
        for part in (
            self._second,
            self.changes,
            self._fallback,
            self._question,
            self._busy,
            self._row,
            self._guardian,
        ):
            column.addWidget(part)
        self._busy.hide()


def _open_console() -> None:
    QDesktopServices.openUrl(QUrl(CONSOLE))
