"""What a call costs, in the language's way of writing money."""

from PySide6.QtCore import QCoreApplication, QLocale

from talkhint_desktop.core.events import Cost

translate = QCoreApplication.translate


def money(dollars: float) -> str:
    """Return US dollars to the cent, like `$0.04`; less is `under $0.01`."""
    if 0 < dollars < 0.01:
        return translate("Cost", "under %1").replace("%1", _amount(0.01))
    return _amount(dollars)


def cost_words(cost: Cost) -> str:
    """Return what all calls cost, and by which prices that was reckoned."""
    day = translate("Cost", "Today: %1").replace("%1", money(cost.day))
    month = translate("Cost", "This month: %1").replace("%1", money(cost.month))
    prices = translate("Cost", "By the prices published on %1.")
    lines = [day, month, prices.replace("%1", cost.prices_of)]
    if cost.unpriced:
        words = translate("Cost", "Not counted, for no price is known: %1")
        lines.append(words.replace("%1", ", ".join(cost.unpriced)))
    return "\n".join(lines)


def _amount(dollars: float) -> str:
    number = QLocale().toString(float(dollars), "f", 2)
    return translate("Cost", "$%1").replace("%1", number)
