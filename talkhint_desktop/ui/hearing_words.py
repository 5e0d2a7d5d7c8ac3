"""Why no words come, in the user's language: what a recogniser may say of it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

# The relay speaks English; these are its words, so that they are found and
# translated. What is not here is shown as it came.
CAUSES: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Hearing", "the server closed the connection"),
    QT_TRANSLATE_NOOP("Hearing", "the server took the audio and said nothing"),
    QT_TRANSLATE_NOOP("Hearing", "the server does not take the audio"),
    QT_TRANSLATE_NOOP("Hearing", "the server closes each connection at once"),
    QT_TRANSLATE_NOOP("Hearing", "the server does not begin a session"),
    QT_TRANSLATE_NOOP("Hearing", "it has signs that no key has, so copy it anew"),
    QT_TRANSLATE_NOOP("Hearing", "the quota is used up"),
    QT_TRANSLATE_NOOP("Hearing", "it is not known, or not any more"),
    QT_TRANSLATE_NOOP("Hearing", "it is not taken from this country"),
    QT_TRANSLATE_NOOP("Hearing", "the account was deactivated"),
    QT_TRANSLATE_NOOP("Hearing", "it may not transcribe"),
    QT_TRANSLATE_NOOP("Hearing", "its address has no live transcription"),
    QT_TRANSLATE_NOOP("Hearing", "a sign-in page answered; sign in to this network"),
    QT_TRANSLATE_NOOP("Hearing", "no way leads out of this PC"),
    QT_TRANSLATE_NOOP(
        "Hearing", "its certificate is out of date, so check this PC's date and time"
    ),
    QT_TRANSLATE_NOOP("Hearing", "this PC does not trust the server's certificate"),
    QT_TRANSLATE_NOOP("Hearing", "the proxy of this PC refused the way to it"),
    QT_TRANSLATE_NOOP("Hearing", "the proxy of this PC does not lead to it"),
    QT_TRANSLATE_NOOP(
        "Hearing", "a SOCKS proxy is set, and only HTTP proxies are known"
    ),
    QT_TRANSLATE_NOOP("Hearing", "no secure connection came about"),
    QT_TRANSLATE_NOOP("Hearing", "the transcriber's address was not found"),
    QT_TRANSLATE_NOOP("Hearing", "the server did not answer in time"),
    QT_TRANSLATE_NOOP("Hearing", "nobody answers at its address"),
    QT_TRANSLATE_NOOP("Hearing", "the server did not answer as a transcriber does"),
    QT_TRANSLATE_NOOP("Hearing", "too many requests"),
    QT_TRANSLATE_NOOP("Hearing", "There is no OpenAI key, so nothing is written down."),
    QT_TRANSLATE_NOOP(
        "Hearing", "Set TALKHINT_OPENAI_API_KEY, or choose another engine."
    ),
    QT_TRANSLATE_NOOP("Hearing", "There is no local model for Russian on this PC."),
    QT_TRANSLATE_NOOP("Hearing", "There is no local model for English on this PC."),
)


def cause_sentence(cause: str) -> str:
    """Return a cause that ended a sentence as one of its own, translated."""
    if not cause:
        return ""
    said = QCoreApplication.translate("Hearing", cause)
    end = "" if said.endswith(".") else "."
    return f"{said[:1].upper()}{said[1:]}{end}"
