"""Says how many there are, in the form that each language has for that many."""

from PySide6.QtCore import QObject


class Counts(QObject):
    """A class, because only its `tr` is known to have forms for one and for many."""

    def calls(self, count: int) -> str:
        return self.tr("%n call(s)", "", count)

    def hints(self, count: int) -> str:
        return self.tr("%n hint(s)", "", count)

    def flags(self, count: int) -> str:
        return self.tr("%n flag(s)", "", count)

    def used(self, count: int) -> str:
        """Return how many hints were used."""
        return self.tr("%n hint(s) used", "", count)

    def last_days(self, count: int) -> str:
        """Return `the last so many days`, with %1 and %2 for what they brought."""
        return self.tr("The last %n day(s): %1 and %2.", "", count)
