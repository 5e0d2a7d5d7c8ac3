"""The sections about calls: how they are taken, and their words."""

from PySide6.QtCore import QCoreApplication

from talkhint_desktop.ui.field import NumberField, PickField, TextField, TickField
from talkhint_desktop.ui.models_card import ModelsCard
from talkhint_desktop.ui.pieces import button, dress
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.theme import Look


def engines() -> dict[str, tuple[str, str]]:
    """Return who may turn speech into words, and what that means."""
    return {
        "basic": (
            QCoreApplication.translate("Settings", "Basic, on this PC"),
            QCoreApplication.translate(
                "Settings",
                "English only and rough: it hears the words of your playbook. "
                "Nothing leaves this PC.",
            ),
        ),
        "local": (
            QCoreApplication.translate("Settings", "A local model, on this PC"),
            QCoreApplication.translate(
                "Settings", "Good, once a model is fetched. Nothing leaves this PC."
            ),
        ),
        "openai": (
            QCoreApplication.translate("Settings", "OpenAI"),
            QCoreApplication.translate(
                "Settings",
                "The best, in many languages. The audio of calls goes to OpenAI and "
                "costs money.",
            ),
        ),
    }


class CallSection(Section):
    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(wishes, self.tr("Call"), self.tr("How calls come in."))
        self._set_up = button("plain", self.tr("Open the set-up"), name="open-set-up")
        self._set_up.clicked.connect(lambda: wishes.open.emit("setup"))
        self.add_card(
            [
                TextField(
                    look,
                    "twilio_number",
                    self.tr("Your Twilio number"),
                    self.tr("Callers dial it. Empty: the only one of your account."),
                    example="+1 415 555 0132",
                ),
                TextField(
                    look,
                    "agent_number",
                    self.tr("Your phone"),
                    self.tr("Calls ring it. A number, or a sip: or client: address."),
                    example="+1 628 555 0177",
                ),
                TextField(
                    look,
                    "notice",
                    self.tr("Notice to callers"),
                    self.tr("Read out before your phone rings. Empty: nothing is."),
                    example=self.tr("This call may be written down."),
                ),
                TickField(
                    look,
                    "keep_pointed",
                    self.tr("Keep the number pointed here when the address changes"),
                ),
            ]
        )
        self.add_card(
            [
                NumberField(
                    look,
                    "max_calls",
                    self.tr("Calls at once"),
                    self.tr("More are not written down. 0: as many as come."),
                ),
                NumberField(
                    look,
                    "pause_seconds",
                    self.tr("Length of a pause, in seconds"),
                    self.tr("Then listening goes on by itself."),
                ),
            ]
        )
        self.add_card([self._set_up], self.tr("Five steps, each with its own test"))
        self.close_up()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        dress(self._set_up, look, "list-checks")


class WordsSection(Section):
    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes, self.tr("Words"), self.tr("Who turns speech into words.")
        )
        self.add_card([PickField(look, "engine", self.tr("Recognition"), engines())])
        self._models = ModelsCard(look, wishes)
        self._column.addWidget(self._models)
        self.add_card(
            [
                TextField(
                    look,
                    "call_languages",
                    self.tr("Languages of your calls"),
                    self.tr("Short names with commas. Empty: the language under Look."),
                    example="en, ru",
                    listed=True,
                ),
                TextField(
                    look,
                    "keywords",
                    self.tr("Names to know"),
                    self.tr("Of products, people, places; with commas between them."),
                    example="Harbor Supply, Whitfield",
                    listed=True,
                ),
                TextField(
                    look,
                    "transcription_prompt",
                    self.tr("What your calls are about"),
                    self.tr("One sentence helps OpenAI to hear right."),
                ),
                TextField(look, "transcription_model", self.tr("OpenAI's model")),
            ]
        )
        self.close_up()

    @property
    def models(self) -> ModelsCard:
        return self._models

    def opened(self) -> None:
        self._wishes.look_at_models.emit()
