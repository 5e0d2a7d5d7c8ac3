"""What the relay says when it refuses, in the user's language."""

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from talkhint_desktop.ui.finding_words import retold, shown

# The relay speaks English; these are its sentences, so that they are found and
# translated. `{1}` stands for what differs. What is not here is looked for among
# what other parts of the relay say, and else shown as it came.
SENTENCES: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Relay", "TalkHint is already running."),
    QT_TRANSLATE_NOOP("Relay", "TalkHint is already running (pid {1})."),
    QT_TRANSLATE_NOOP("Relay", "Use the TalkHint that is running, or stop it first."),
    QT_TRANSLATE_NOOP("Relay", "There is no public address to check yet."),
    QT_TRANSLATE_NOOP("Relay", "There is no public address to point the number at."),
    QT_TRANSLATE_NOOP("Relay", "Set up the tunnel, or your own public address."),
    QT_TRANSLATE_NOOP("Relay", "This call is not going on."),
    QT_TRANSLATE_NOOP("Relay", "Twilio did not keep what was written to the number."),
    QT_TRANSLATE_NOOP("Relay", "Try again, or change it in Twilio's Console."),
    QT_TRANSLATE_NOOP("Relay", "TalkHint does not know which number is yours."),
    QT_TRANSLATE_NOOP(
        "Relay", "Choose it on the webhook page, or set TALKHINT_TWILIO_NUMBER."
    ),
    QT_TRANSLATE_NOOP("Relay", "This key is held by {1}."),
    QT_TRANSLATE_NOOP("Relay", "The setting {1} is held by {2}."),
    QT_TRANSLATE_NOOP("Relay", "Start TalkHint without {1} to change it here."),
    QT_TRANSLATE_NOOP("Relay", "This line was not said in that call."),
    QT_TRANSLATE_NOOP("Relay", "A corrected line has 1 to {1} letters."),
    QT_TRANSLATE_NOOP("Relay", "Write what was said, or leave the line as it is."),
    QT_TRANSLATE_NOOP("Relay", "A secret is no keyword: it would be kept and sent."),
    QT_TRANSLATE_NOOP("Relay", "This hint was not shown in that call."),
    QT_TRANSLATE_NOOP("Relay", "{1} is being fetched already."),
    QT_TRANSLATE_NOOP("Relay", "Wait for it, or stop it there."),
    QT_TRANSLATE_NOOP("Relay", "There is nothing to export."),
    QT_TRANSLATE_NOOP("Relay", "These are more than {1} calls."),
    QT_TRANSLATE_NOOP("Relay", "This call is deleted for good."),
    QT_TRANSLATE_NOOP("Relay", "Nothing was said in this call."),
    QT_TRANSLATE_NOOP(
        "Relay", "A summary has at most {1} letters, a line of its to-do list {2}."
    ),
    QT_TRANSLATE_NOOP("Relay", "A to-do list has at most {1} lines."),
    QT_TRANSLATE_NOOP("Relay", "The key is accepted, but the account has no {1}."),
    QT_TRANSLATE_NOOP("Relay", "Choose another model, or another account."),
    QT_TRANSLATE_NOOP("Relay", "This call is over."),
    QT_TRANSLATE_NOOP("Relay", "Listening is paused."),
    QT_TRANSLATE_NOOP("Relay", "Go on listening, then ask for a hint."),
    QT_TRANSLATE_NOOP(
        "Relay", "Your playbook has nothing on what the caller said last."
    ),
    QT_TRANSLATE_NOOP("Relay", "Add a card for it, or let a model write hints."),
    QT_TRANSLATE_NOOP("Relay", "The caller has said nothing yet."),
    QT_TRANSLATE_NOOP("Relay", "Ask for a hint once there are words."),
    QT_TRANSLATE_NOOP("Relay", "A keyword is one line of letters and digits."),
    QT_TRANSLATE_NOOP("Relay", "A keyword has at most {1} letters."),
    QT_TRANSLATE_NOOP("Relay", "There are {1} keywords already."),
    QT_TRANSLATE_NOOP("Relay", "Take one out in the settings first."),
    QT_TRANSLATE_NOOP("Relay", "The relay ended while it started."),
    QT_TRANSLATE_NOOP("Relay", "Run it by hand to see why: talkhint relay --no-tunnel"),
    QT_TRANSLATE_NOOP("Relay", "The relay cannot be started: {1}."),
    QT_TRANSLATE_NOOP("Relay", "The relay did not start within half a minute."),
    QT_TRANSLATE_NOOP(
        "Relay", "Start TalkHint again; if that fails, run: talkhint doctor"
    ),
    QT_TRANSLATE_NOOP("Relay", "No relay answers at its address."),
    QT_TRANSLATE_NOOP("Relay", "The relay does not answer."),
    QT_TRANSLATE_NOOP("Relay", "Something else answers at the relay's address."),
    QT_TRANSLATE_NOOP("Relay", "The relay stopped."),
    QT_TRANSLATE_NOOP("Relay", "This window and the relay are of different versions."),
    QT_TRANSLATE_NOOP("Relay", "Close TalkHint everywhere and start it again."),
    QT_TRANSLATE_NOOP("Relay", "The relay does not know this window."),
    QT_TRANSLATE_NOOP("Relay", "Start TalkHint again."),
    QT_TRANSLATE_NOOP("Relay", "There is no such call."),
    QT_TRANSLATE_NOOP("Relay", "Something else answered in Twilio's place."),
    QT_TRANSLATE_NOOP(
        "Relay", "Check this PC's network: a sign-in page or a proxy may be in the way."
    ),
    QT_TRANSLATE_NOOP("Relay", "Twilio asks TalkHint to slow down."),
    QT_TRANSLATE_NOOP("Relay", "Try again in a minute."),
    QT_TRANSLATE_NOOP("Relay", "The audio of this call arrives already."),
    QT_TRANSLATE_NOOP("Relay", "A practice call is going on."),
    QT_TRANSLATE_NOOP("Relay", "Wait for its end, or stop it."),
    QT_TRANSLATE_NOOP("Relay", "The practice call was stopped."),
    QT_TRANSLATE_NOOP("Relay", "The practice call failed."),
    QT_TRANSLATE_NOOP("Relay", "See relay.log."),
    QT_TRANSLATE_NOOP(
        "Relay", "There is no public address that Twilio could stream to."
    ),
    QT_TRANSLATE_NOOP("Relay", "Wait until the tunnel is back, and try again."),
    QT_TRANSLATE_NOOP("Relay", "Port {1} could not be opened: {2}."),
    QT_TRANSLATE_NOOP("Relay", "Choose another port with --port."),
    QT_TRANSLATE_NOOP("Relay", "Port {1} is not allowed on this computer."),
    QT_TRANSLATE_NOOP("Relay", "Choose a port above 1023 with --port."),
    QT_TRANSLATE_NOOP("Relay", "Basic recognition could not be prepared."),
    QT_TRANSLATE_NOOP("Relay", "Check that {1} can be written to and has 20 MB free."),
    QT_TRANSLATE_NOOP("Relay", "The model {1} does not load."),
    QT_TRANSLATE_NOOP("Relay", "Take another one: talkhint models list."),
    QT_TRANSLATE_NOOP("Relay", "Subtitles can be made of one call alone."),
    QT_TRANSLATE_NOOP("Relay", "Choose one call."),
    QT_TRANSLATE_NOOP("Relay", "This call is still going on."),
    QT_TRANSLATE_NOOP("Relay", "Delete it when it ended."),
    QT_TRANSLATE_NOOP(
        "Relay", "Nothing is deleted yet: the disk takes no changes now."
    ),
    QT_TRANSLATE_NOOP(
        "Relay", "Free some space. It is deleted as soon as there is room."
    ),
    QT_TRANSLATE_NOOP("Relay", "The data folder cannot be written to: {1}."),
    QT_TRANSLATE_NOOP("Relay", "Make {1} writable for you."),
    QT_TRANSLATE_NOOP("Relay", "Free some space."),
    QT_TRANSLATE_NOOP("Relay", "The history {1} cannot be opened: {2}."),
    QT_TRANSLATE_NOOP("Relay", "Free some space, or make the folder writable for you."),
    QT_TRANSLATE_NOOP("Relay", "The history cannot be read now: {1}."),
    QT_TRANSLATE_NOOP("Relay", "Try again in a moment."),
    QT_TRANSLATE_NOOP("Relay", "The history file is damaged."),
    QT_TRANSLATE_NOOP(
        "Relay", "Start TalkHint: it puts the file aside and begins a new one."
    ),
    QT_TRANSLATE_NOOP("Relay", "The settings {1} cannot be read: {2}."),
    QT_TRANSLATE_NOOP("Relay", "Make the file readable for you."),
    QT_TRANSLATE_NOOP("Relay", "The settings were not saved: {1}."),
    QT_TRANSLATE_NOOP(
        "Relay", "Free some space, or make the data folder writable for you."
    ),
    QT_TRANSLATE_NOOP("Relay", "There is no call {1} in the history."),
    QT_TRANSLATE_NOOP("Relay", "See the calls with: talkhint history list"),
    QT_TRANSLATE_NOOP("Relay", "{1} cannot be written: {2}."),
    QT_TRANSLATE_NOOP(
        "Relay", "Make room on the disk, or allow writing to this folder."
    ),
    QT_TRANSLATE_NOOP("Relay", "Twilio's certificate is not trusted on this PC."),
    QT_TRANSLATE_NOOP(
        "Relay", "Check the PC's clock, and what looks into its traffic."
    ),
)
_OTHERS = ("Settings", "Hearing", "Tunnel")
_GAP = re.compile(r"\\\{(\d)\\\}")


def said(text: str) -> str:
    """Return a sentence of the relay's, safe to be shown, translated if known."""
    for context in ("Relay", *_OTHERS):
        if text and (known := QCoreApplication.translate(context, text)) != text:
            return known
    for words, pattern in _patterns():
        if filled := pattern.fullmatch(text):
            return _filled(words, filled.groupdict())
    return retold(text)


def _filled(words: str, values: dict[str, str]) -> str:
    told = QCoreApplication.translate("Relay", words)
    for name, value in values.items():
        told = told.replace(f"{{{name[1:]}}}", value)
    return shown(told)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the sentences with gaps, and what they look like filled."""
    gapped = [str(words) for words in SENTENCES if "{" in str(words)]
    made = [_GAP.sub(r"(?P<g\1>.+?)", re.escape(words)) for words in gapped]
    return [
        (words, re.compile(pattern, re.DOTALL))
        for words, pattern in zip(gapped, made, strict=True)
    ]
