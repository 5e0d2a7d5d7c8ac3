"""The Settings page and the set-up in every state they can be in."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.ui.advanced_section import AdvancedSection
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.notes_field import NotesField
from talkhint_desktop.ui.playbook_section import PlaybookSection
from talkhint_desktop.ui.settings_desk import SETTINGS, SETUP
from talkhint_desktop.ui.settings_state import SettingsState, Tested, Wrong
from tests.ui import settings_samples as made
from tests.ui import webhook_samples
from tests.ui.samples import HandClock, attached, pulse

Scene = Callable[[MainWindow, HandClock, str], None]
NOTES = {
    "en": "Desk lamps, 40 dollars each; 35 from ten on.\nFree delivery from three.\n"
    "Two years of warranty, returns within 30 days.\n",
    "ru": "Настольные лампы по 3500 рублей; от десяти — по 3000.\n"
    "Доставка от трёх ламп бесплатно.\nГарантия два года, возврат 30 дней.\n",
}
NUMBERS = ["+14155550132", "+14155550100"]


def shows(section: str, state: SettingsState) -> Scene:
    def scene(window: MainWindow, clock: HandClock, language: str) -> None:
        window.tell(attached())
        window.tell(pulse())
        window.open(SETTINGS)
        window.settings.show_state(state)
        window.settings.page.open(section)

    return scene


def at_step(step: int, state: SettingsState) -> Scene:
    def scene(window: MainWindow, clock: HandClock, language: str) -> None:
        window.tell(attached())
        window.tell(pulse())
        window.settings.show_state(state)
        window.open(SETUP)
        window.settings.setup.turn(step)

    return scene


def words(window: MainWindow, clock: HandClock, language: str) -> None:
    shows("words", made.set_up(engine="local"))(window, clock, language)
    window.settings.words_section.models.show_models(made.models())


def wrong(window: MainWindow, clock: HandClock, language: str) -> None:
    told = Wrong(message="The setting agent_number is 'x', which is no phone number.")
    shows("call", made.set_up(wrong={"agent_number": told}))(window, clock, language)


def playbook(window: MainWindow, clock: HandClock, language: str) -> None:
    shows("playbook", made.set_up())(window, clock, language)
    section = window.settings.page.section_of("playbook")
    assert isinstance(section, PlaybookSection)
    section.show_playbook(made.playbook(wrong=True))
    section._sentence.setText("My parcel has not arrived")
    section.show_found("My parcel has not arrived", [made.card()])


def keys_tested(window: MainWindow, clock: HandClock, language: str) -> None:
    shows("keys", made.set_up())(window, clock, language)
    told = Tested(account="Harbor Supply", trial=True, numbers=NUMBERS)
    window.settings.tested("twilio_auth_token", told)
    error = TalkHintError(
        "This is no ngrok authtoken.",
        remedy="Copy it anew from dashboard.ngrok.com/get-started/your-authtoken.",
    )
    window.settings.failed("ngrok_authtoken", error)


def told(window: MainWindow, clock: HandClock, language: str) -> None:
    """What the model is told, filled in, with one thing that may not be."""
    notes = NOTES.get(language, NOTES["en"])
    chosen = made.set_up(
        hints="openai", agent_notes=notes, hint_language="ru", hint_style="warm"
    )
    shows("hints", chosen)(window, clock, language)
    section = window.settings.page.section_of("hints")
    (field,) = [one for one in section.fields if isinstance(one, NotesField)]
    field.box.setPlainText(notes * 20)
    field.box.left.emit()
    field.box.moveCursor(QTextCursor.MoveOperation.Start)
    QApplication.processEvents()
    place = window.settings.page._places["hints"]
    place.verticalScrollBar().setValue(field.mapTo(section, QPoint(0, 0)).y())


def advanced(window: MainWindow, clock: HandClock, language: str) -> None:
    state = made.set_up(port=8080, later=["port"])
    shows("advanced", state)(window, clock, language)
    section = window.settings.page.section_of("advanced")
    assert isinstance(section, AdvancedSection)
    section.show_folder("/home/dana/.local/share/TalkHint")
    lines = "TalkHint: 0.1.0\nPython: 3.11.7\nSystem: Linux-6.1-x86_64\nWords: basic"
    section.show_diagnostics(lines)


def twilio_tested(window: MainWindow, clock: HandClock, language: str) -> None:
    at_step(1, made.set_up())(window, clock, language)
    told = Tested(account="Harbor Supply", numbers=NUMBERS)
    window.settings.tested("twilio_auth_token", told)


def connect(window: MainWindow, clock: HandClock, language: str) -> None:
    at_step(4, made.set_up())(window, clock, language)
    window.webhook.show_state(webhook_samples.state(webhook_samples.goodbye()))


def connected(window: MainWindow, clock: HandClock, language: str) -> None:
    at_step(4, made.set_up())(window, clock, language)
    window.webhook.show_state(webhook_samples.state(webhook_samples.healthy()))


SCENES: dict[str, Scene] = {
    "settings-call": shows("call", made.set_up()),
    "settings-wrong": wrong,
    "settings-held": shows(
        "call", made.set_up(held={"agent_number": "TALKHINT_AGENT_NUMBER"})
    ),
    "settings-words": words,
    "settings-hints": shows("hints", made.set_up(hints="openai")),
    "settings-hints-told": told,
    "settings-playbook": playbook,
    "settings-look": shows("look", made.set_up()),
    "settings-notices": shows("notices", made.set_up()),
    "settings-quiet": shows("notices", made.set_up(quiet=True, quiet_to="11:00")),
    "settings-keys": shows("keys", made.state(store=made.NO_STORE)),
    "settings-keys-tested": keys_tested,
    "settings-privacy": shows(
        "privacy",
        made.set_up(engine="openai", hints="openai", agent_notes=NOTES["en"]),
    ),
    "settings-advanced": advanced,
    "setup-language": at_step(0, made.state()),
    "setup-twilio": at_step(1, made.state()),
    "setup-twilio-tested": twilio_tested,
    "setup-model": at_step(2, made.state(store=made.NO_STORE)),
    "setup-way": at_step(3, made.state()),
    "setup-connect": connect,
    "setup-connected": connected,
}
