"""The section that says what leaves this PC, and takes away what is kept."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.ui.field import NumberField
from talkhint_desktop.ui.pieces import Glyph, button, dress, text
from talkhint_desktop.ui.second_yes import SecondYes
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.theme import Look

translate = QCoreApplication.translate


def what_leaves(state: SettingsState) -> list[tuple[bool, str]]:
    """Return what leaves this PC by these settings: whether, and in words.

    The first of a pair is True for what does leave.
    """
    values = state.values
    lines: list[tuple[bool, str]] = []
    elsewhere = str(values.get("openai_base_url") or "")
    whom = elsewhere or "OpenAI"
    if values.get("engine") == "openai":
        words = translate(
            "Privacy",
            "The audio of calls and names to know, to %1, to be written down.",
        )
        lines.append((True, words.replace("%1", whom)))
    else:
        lines.append(
            (False, translate("Privacy", "Audio of calls: it is heard on this PC."))
        )
    if values.get("hints") == "openai":
        words = _for_the_model(noted=bool(values.get("agent_notes")))
        lines.append((True, words.replace("%1", whom)))
    else:
        words = translate("Privacy", "Words of calls: hints are found on this PC.")
        lines.append((False, words))
    if values.get("public_url"):
        words = translate(
            "Privacy", "What Twilio and this PC say to each other, by %1."
        )
        lines.append((True, words.replace("%1", str(values["public_url"]))))
    elif state.keys.get("ngrok_authtoken"):
        lines.append(
            (
                True,
                translate(
                    "Privacy", "What Twilio and this PC say to each other, by ngrok."
                ),
            )
        )
    if state.keys.get("twilio_auth_token") or state.keys.get("twilio_api_key_secret"):
        lines.append(
            (
                True,
                translate(
                    "Privacy", "Questions about your number and calls, to Twilio."
                ),
            )
        )
    names = translate(
        "Privacy",
        "Names that you give to callers: kept until you take them back or delete "
        "all calls.",
    )
    makers = translate("Privacy", "Nothing goes to the makers of TalkHint.")
    return [*lines, (False, names), (False, makers)]


def _for_the_model(*, noted: bool) -> str:
    """Say what goes to the model of hints; `noted` where notes go with it."""
    if noted:
        return translate(
            "Privacy",
            "The words of calls, your playbook and what you wrote of what you sell, "
            "to %1, for hints and summaries.",
        )
    return translate(
        "Privacy",
        "The words of calls and your playbook, to %1, for hints and summaries.",
    )


class PrivacySection(Section):
    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes,
            self.tr("Privacy"),
            self.tr(
                "Card numbers, codes and passwords are struck out before words are "
                "kept or sent anywhere."
            ),
        )
        self._look, self._lines = look, QVBoxLayout()
        self._shown: list[tuple[bool, str]] = []
        self._lines.setSpacing(8)
        leaving = QWidget()
        leaving.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add_card([leaving], self.tr("What leaves this PC"))
        self.add_card(
            [
                NumberField(
                    look,
                    "keep_days",
                    self.tr("Keep past calls for so many days"),
                    self.tr("Older ones are deleted by themselves. 0: keep them all."),
                )
            ]
        )
        self._delete = button("plain", self.tr("Delete all calls"), name="delete-all")
        self._question, self._note = SecondYes(), text("second", wrap=True)
        self._note.hide()
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._delete)
        across.addStretch()
        self.add_card([row, self._question, self._note])
        self.close_up()
        self._delete.clicked.connect(self._ask)
        self._question.answered.connect(self._answered)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self._delete, look, "trash-2")

    def show_state(self, state: SettingsState) -> None:
        super().show_state(state)
        lines = what_leaves(state)
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._lines.takeAt(0)) is not None:
            if old := item.widget():
                old.setParent(None)
                old.deleteLater()
        for leaves in (True, False):
            kind = [words for leaving, words in lines if leaving is leaves]
            if kind:
                head = self.tr("It leaves") if leaves else self.tr("It stays here")
                self._lines.addWidget(text("strong", head))
            for words in kind:
                self._lines.addWidget(_Line(self._look, words, leaves=leaves))

    def show_deleted(self, words: str) -> None:
        """Say what came of deleting."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _ask(self) -> None:
        self.show_deleted("")
        self._question.ask(
            self.tr(
                "Delete all past calls, with their words, hints and summaries, and "
                "all names of callers?"
            ),
            self.tr("Delete them all"),
        )

    def _answered(self, yes: bool) -> None:
        self._delete.setFocus()
        if yes:
            self._wishes.delete_all.emit()


class _Line(QWidget):
    """Told by its mark too: it goes out, or it stays here."""

    def __init__(self, look: Look, words: str, *, leaves: bool) -> None:
        super().__init__()
        self._leaves = leaves
        self._glyph = Glyph(18)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._glyph)
        row.addWidget(text("body", words, wrap=True), 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        shape = ("cloud", "warn") if self._leaves else ("shield", "ok")
        self._glyph.show_icon(look, *shape)
