"""The Webhook page in every state it can be in."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.webhook.findings import Report
from talkhint_desktop.ui.main_window import WEBHOOK, MainWindow
from tests.ui import webhook_samples as made
from tests.ui.samples import HandClock, attached, pulse

Scene = Callable[[MainWindow, HandClock, str], None]


def opened(window: MainWindow) -> None:
    window.tell(attached())
    window.tell(pulse())
    window.open(WEBHOOK)


def shows(report: Callable[[], Report]) -> Scene:
    def scene(window: MainWindow, clock: HandClock, language: str) -> None:
        opened(window)
        window.webhook.show_state(made.state(report()))

    return scene


def pressed(window: MainWindow, name: str) -> None:
    found = window.webhook.page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    found.click()


def never_checked(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window)
    window.webhook.show_state(made.state())


def relay_away(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window)
    window.webhook.show_state(None)


def no_credentials(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window)
    window.webhook.show_state(made.state(credentials=False, number="", numbers=[]))


def no_number(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window)
    numbers = [made.NUMBER, made.OTHER_NUMBER]
    window.webhook.show_state(made.state(number="", numbers=numbers))


def refused(window: MainWindow, clock: HandClock, language: str) -> None:
    never_checked(window, clock, language)
    window.webhook.page.begin("check")
    window.webhook.page.refused(
        TalkHintError("The check was stopped.", remedy="Check again at any time.")
    )


def checking(window: MainWindow, clock: HandClock, language: str) -> None:
    never_checked(window, clock, language)
    window.webhook.page.begin("check")
    for finding in made.goodbye().findings[:6]:
        window.webhook.page.add(finding)


def checking_again(window: MainWindow, clock: HandClock, language: str) -> None:
    shows(made.goodbye)(window, clock, language)
    window.webhook.page.begin("check")
    for finding in made.healthy().findings[:4]:
        window.webhook.page.add(finding)


def details(window: MainWindow, clock: HandClock, language: str) -> None:
    shows(made.goodbye)(window, clock, language)
    for row in window.webhook.page.cards.findings.rows:
        row.header.click()
    window.webhook.page.cards.by_hand.header.click()


def second_yes(window: MainWindow, clock: HandClock, language: str) -> None:
    shows(made.app_linked)(window, clock, language)
    pressed(window, "fix-now")


def fixing(window: MainWindow, clock: HandClock, language: str) -> None:
    shows(made.goodbye)(window, clock, language)
    window.webhook.page.begin("fix")
    for finding in made.healthy().findings[:3]:
        window.webhook.page.add(finding)


def fixed(window: MainWindow, clock: HandClock, language: str) -> None:
    shows(made.goodbye)(window, clock, language)
    window.webhook.page.begin("fix")
    outcome = made.outcome()
    window.webhook.page.show_outcome(outcome)
    state = made.state(outcome.report, undo=True, guardian=True)
    window.webhook.show_state(state)


def not_kept(window: MainWindow, clock: HandClock, language: str) -> None:
    shows(made.goodbye)(window, clock, language)
    window.webhook.page.begin("fix")
    report = made.goodbye()
    after = {"voice_url": made.OLD, "voice_method": "GET"}
    outcome = made.outcome(verified=False, report=report, after=after)
    window.webhook.page.show_outcome(outcome)
    window.webhook.show_state(made.state(report, undo=True))


def several_numbers(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window)
    numbers = [made.NUMBER, made.OTHER_NUMBER, "+74951234567"]
    window.webhook.show_state(made.state(made.healthy(), numbers=numbers))


SCENES: dict[str, Scene] = {
    f"webhook-{name}": scene
    for name, scene in {
        "never-checked": never_checked,
        "relay-away": relay_away,
        "no-credentials": no_credentials,
        "no-number": no_number,
        "refused": refused,
        "checking": checking,
        "checking-again": checking_again,
        "goodbye": shows(made.goodbye),
        "details": details,
        "second-yes": second_yes,
        "fixing": fixing,
        "fixed": fixed,
        "not-kept": not_kept,
        "healthy": shows(made.healthy),
        "several-numbers": several_numbers,
        "amber": shows(made.amber),
        "could-not-tell": shows(made.offline),
        "web-page": shows(made.not_found),
        "long-document": shows(made.long_document),
        "hostile": shows(made.hostile),
    }.items()
}
