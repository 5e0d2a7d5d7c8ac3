"""Lets the interface speak the user's language."""

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QTranslator,
)

from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.resources import resource

_LOCALES = {
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
    Language.RUSSIAN: QLocale(QLocale.Language.Russian, QLocale.Country.Russia),
}


def speak(application: QCoreApplication, language: Language) -> None:
    """Take `language` for every text from now on, Qt's own words included."""
    QLocale.setDefault(_LOCALES[language])
    for before in application.findChildren(QTranslator):
        application.removeTranslator(before)
        before.deleteLater()
    # English has a file as well, for one call and two calls; Qt's own is English.
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    theirs = [] if language is Language.ENGLISH else [("qtbase", qt)]
    for stem, folder in (*theirs, ("talkhint", str(resource("translations")))):
        translator = QTranslator(application)
        if translator.load(f"{stem}_{language}", folder):
            application.installTranslator(translator)
