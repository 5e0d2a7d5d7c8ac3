"""A past call in words, as a person would say them in either language."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.history_words import last_words
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.stamps import moment
from tests.ui import history_samples as made


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [
        (Language.ENGLISH, 0, "Last call: today "),
        (Language.ENGLISH, 1, "Last call: yesterday "),
        (Language.ENGLISH, 3, "Last call: {day} "),
        (Language.RUSSIAN, 0, "Прошлый звонок: сегодня "),
        (Language.RUSSIAN, 1, "Прошлый звонок: вчера "),
        (Language.RUSSIAN, 3, "Прошлый звонок: {day} "),
    ],
)
def test_the_day_of_the_last_call_fits_into_its_sentence(
    application: QApplication, language: Language, days: int, said: str
) -> None:
    last = made.past(7, "Quote", seconds=360)
    began = moment(last.call.started_at)
    assert began is not None
    speak(application, language)
    day = QLocale().dayName(began.astimezone().isoweekday())

    shown = last_words(last, began + timedelta(days=days))

    assert shown.startswith(said.format(day=day))
    assert ", 6 min. Quote" in shown or ", 6 мин. Quote" in shown
