"""The five steps of the set-up, each with its own live test."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.ui.call_sections import engines
from talkhint_desktop.ui.field import PickField, TextField
from talkhint_desktop.ui.key_row import KeyRow
from talkhint_desktop.ui.pick import Picks
from talkhint_desktop.ui.pieces import button, dress, text
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.settings_words import store_words
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import phone


def steps_text(lines: Sequence[str]) -> QWidget:
    """Return where to find a value, as a numbered list."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for number, words in enumerate(lines, 1):
        row = QHBoxLayout()
        row.setSpacing(8)
        figure = text("value", f"{number}.")
        row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text("body2", words, wrap=True), 1)
        column.addLayout(row)
    return made


class LanguageStep(Section):
    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes,
            self.tr("See it work first"),
            self.tr("A practice call needs no account and no key."),
        )
        languages = {"en": ("English", ""), "ru": ("Русский", "")}
        self.add_card([PickField(look, "language", self.tr("Language"), languages)])
        self._practise = button(
            "plain", self.tr("Run a practice call"), name="set-up-practice"
        )
        self._practise.clicked.connect(wishes.practise)
        words = self.tr(
            "A recorded caller rings. You see the words and the hints as in a real "
            "call, for two minutes. Then you are back here."
        )
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._practise)
        across.addStretch()
        self.add_card([text("body", words, wrap=True), row])
        self.close_up()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        dress(self._practise, look, "play")


class TwilioStep(Section):
    """The account by SID and token, the number picked from it, the agent's phone."""

    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes,
            self.tr("Your Twilio account"),
            self.tr("Twilio carries your calls, and lets TalkHint hear them."),
        )
        self._sid = TextField(
            look,
            "twilio_account_sid",
            self.tr("Account SID"),
            example="AC0123456789abcdef0123456789abcdef",
        )
        self.key = KeyRow(look, "twilio_auth_token", self.tr("Auth Token"), "")
        where = [
            self.tr("Sign in at console.twilio.com."),
            self.tr("On the first page, find Account Info."),
            self.tr("Copy the Account SID, and show and copy the Auth Token."),
        ]
        self.add_card([steps_text(where), self._sid, self.key])
        self._numbers = Picks(look, "pick-number")
        self._numbers.picked.connect(lambda n: wishes.change.emit({"twilio_number": n}))
        self._none = text(
            "body", self.tr("The numbers show once the account was tested."), wrap=True
        )
        self.add_card([self._none, self._numbers], self.tr("Your number"))
        self.add_card(
            [
                TextField(
                    look,
                    "agent_number",
                    self.tr("Your phone"),
                    self.tr("Calls to the number ring it. You answer there."),
                    example="+1 628 555 0177",
                )
            ]
        )
        self.close_up()
        self.key.test.connect(self._test)
        self.key.keep.connect(lambda key: wishes.keep.emit("twilio_auth_token", key))
        self.key.remove.connect(lambda: wishes.remove.emit("twilio_auth_token"))

    def show_state(self, state: SettingsState) -> None:
        super().show_state(state)
        self.key.show_state(state)
        self._numbers.show_value(str(state.values.get("twilio_number") or ""))

    def show_numbers(self, numbers: Sequence[str], chosen: str) -> None:
        """Offer the account's numbers."""
        self._numbers.offer({number: (phone(number), "") for number in numbers})
        self._numbers.show_value(chosen)
        self._none.setVisible(not numbers)

    def show_no_number(self) -> None:
        self._none.setText(
            self.tr("This account has no number that takes calls. Buy one at Twilio.")
        )
        self._none.show()

    def _test(self, key: str) -> None:
        self._wishes.test.emit("twilio_auth_token", key, self._sid.line.text().strip())


class ModelStep(Section):
    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes,
            self.tr("Who listens"),
            self.tr("You can begin without any key, and put one in later."),
        )
        self.key = KeyRow(look, "openai_api_key", self.tr("OpenAI's API key"), "")
        where = [
            self.tr("Sign in at platform.openai.com."),
            self.tr("Open API keys, and create a new secret key."),
            self.tr("Copy it: it is shown once."),
        ]
        self.add_card([steps_text(where), self.key])
        self.add_card([PickField(look, "engine", self.tr("Recognition"), engines())])
        self.close_up()
        name = "openai_api_key"
        self.key.test.connect(lambda key: wishes.test.emit(name, key, ""))
        self.key.keep.connect(lambda key: wishes.keep.emit(name, key))
        self.key.remove.connect(lambda: wishes.remove.emit(name))

    def show_state(self, state: SettingsState) -> None:
        super().show_state(state)
        self.key.show_state(state)


class WayStep(Section):
    """How Twilio reaches this PC: by ngrok, or by an address of the user's own."""

    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes,
            self.tr("The way to this PC"),
            self.tr("Twilio must reach TalkHint from the internet."),
        )
        self.key = KeyRow(look, "ngrok_authtoken", self.tr("ngrok's authtoken"), "")
        where = [
            self.tr("Sign up at ngrok.com. The free plan is enough to begin."),
            self.tr("Open Your Authtoken, and copy it."),
        ]
        self.add_card([steps_text(where), self.key], self.tr("With ngrok"))
        self.add_card(
            [
                TextField(
                    look,
                    "public_url",
                    self.tr("Your own public address"),
                    self.tr("It leads to this PC by a proxy or a tunnel of yours."),
                    example="https://calls.example.com",
                )
            ],
            self.tr("Or without ngrok"),
        )
        self._standing = text("body", wrap=True)
        self.add_card([self._standing])
        self.close_up()
        name = "ngrok_authtoken"
        self.key.test.connect(lambda key: wishes.test.emit(name, key, ""))
        self.key.keep.connect(lambda key: wishes.keep.emit(name, key))
        self.key.remove.connect(lambda: wishes.remove.emit(name))

    def show_state(self, state: SettingsState) -> None:
        super().show_state(state)
        self.key.show_state(state)

    def show_standing(self, words: str) -> None:
        """Say how the way is now, as the signal path knows it."""
        self._standing.setText(words)


class StoreNote(QWidget):
    """Says under every step with a key where keys are kept."""

    def __init__(self) -> None:
        super().__init__()
        self._words = text("meta", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)

    def show_state(self, state: SettingsState) -> None:
        self._words.setText(store_words(state.store))
