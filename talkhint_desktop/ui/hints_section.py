"""The section about hints: where they come from, how often, and how they read."""

from PySide6.QtWidgets import QFrame

from talkhint_desktop.core.coaching.wishes import LONGEST, agent_notes
from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.choose_field import ChooseField
from talkhint_desktop.ui.field import NumberField, PickField, TextField, TickField
from talkhint_desktop.ui.notes_field import NotesField
from talkhint_desktop.ui.pieces import button, text
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.theme import Look


class HintsSection(Section):
    """What only a model reads is there only where a model writes hints."""

    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes, self.tr("Hints"), self.tr("What is put in front of you.")
        )
        sources = {
            "playbook": (
                self.tr("Your playbook"),
                self.tr("Only what you wrote. Nothing leaves this PC."),
            ),
            "openai": (
                self.tr("Your playbook, and a model"),
                self.tr("The words of calls go to the model, and cost money."),
            ),
            "off": (self.tr("No hints"), self.tr("Only the transcript.")),
        }
        self._model = TextField(look, "hint_model", self.tr("Model"))
        self.add_card(
            [
                PickField(look, "hints", self.tr("Hints come from"), sources),
                self._model,
            ]
        )
        self._told = self.add_card(
            [self._notes(look), self._language(look), self._style(look)],
            self.tr("What the model is told"),
        )
        self._files = self._add_files()
        self._add_limits(look)
        self.close_up()

    def show_state(self, state: SettingsState) -> None:
        super().show_state(state)
        by_model = state.values.get("hints") == "openai"
        for part in (self._model, self._told, self._files):
            part.setVisible(by_model)

    def _notes(self, look: Look) -> NotesField:
        return NotesField(
            look,
            "agent_notes",
            self.tr("What you sell"),
            self.tr(
                "Goods, prices, terms. They go to the model with every question, and "
                "their numbers count as known. Card numbers and passwords are struck "
                "out."
            ),
            example=self.tr("Desk lamps, 40 dollars each. Free delivery from three."),
            longest=LONGEST,
            check=agent_notes,
        )

    def _language(self, look: Look) -> ChooseField:
        field = ChooseField(
            look,
            "hint_language",
            self.tr("Language of hints and summaries"),
            self.tr(
                "Of what the model writes. Cards of your playbook are shown as they "
                "are written."
            ),
        )
        field.offer(
            [
                (self.tr("As the caller speaks"), "caller"),
                ("English", "en"),
                ("Русский", "ru"),
            ]
        )
        return field

    def _style(self, look: Look) -> ChooseField:
        field = ChooseField(
            look,
            "hint_style",
            self.tr("Style of hints"),
            self.tr(
                "Of those that the model writes. All of this holds from the next hint."
            ),
        )
        field.offer(
            [
                (self.tr("Neutral"), "neutral"),
                (self.tr("Warm"), "warm"),
                (self.tr("Formal"), "formal"),
                (self.tr("Very short"), "short"),
            ]
        )
        return field

    def _add_files(self) -> QFrame:
        """Let the user open what a model is told to do, in an editor."""
        words = self.tr(
            "Plain text that you may change. Delete the file to have ours back. "
            "It counts from the next call."
        )
        hint = button("plain", self.tr("For hints"), name="edit-hint-prompt")
        summary = button("plain", self.tr("For summaries"), name="edit-summary-prompt")
        hint.clicked.connect(lambda: self._wishes.edit_prompt.emit("hint"))
        summary.clicked.connect(lambda: self._wishes.edit_prompt.emit("summary"))
        return self.add_card(
            [text("second", words, wrap=True), ButtonRow(hint, summary)],
            self.tr("The model's instructions"),
        )

    def _add_limits(self, look: Look) -> None:
        self.add_card(
            [
                TickField(
                    look,
                    "automatic_hints",
                    self.tr("Show hints by themselves"),
                    self.tr("Otherwise only when you press F8."),
                ),
                NumberField(
                    look,
                    "hint_cooldown",
                    self.tr("Seconds between two hints"),
                    self.tr("At least four, whatever is set here."),
                ),
                NumberField(look, "hints_per_minute", self.tr("Hints in a minute")),
                NumberField(
                    look,
                    "daily_limit",
                    self.tr("Warn at a cost of, in US dollars a day"),
                    self.tr("Nothing is cut off. 0: never."),
                ),
            ]
        )
