"""Every text that a finding may carry, so that a face can translate them all."""

from talkhint_desktop.core.webhook import (
    address,
    autopsy,
    checklist,
    document,
    fixing,
    gist,
    number,
)
from talkhint_desktop.core.webhook.faults import FAULTS
from talkhint_desktop.core.webhook.passes import PASSES, REASONS
from talkhint_desktop.core.webhook.twilio_errors import MEANINGS, UNKNOWN


def texts() -> list[str]:
    """Return the texts, each once; some have `{names}` to be filled."""
    every = [text for fault in FAULTS.values() for text in fault.texts()]
    every += [text for pair in PASSES.values() for text in pair]
    every += [*REASONS.values(), *MEANINGS.values(), UNKNOWN, checklist.HEALTHY]
    for module in (address, autopsy, document, fixing, gist, number):
        every += module.PHRASES
    return list(dict.fromkeys(every))
