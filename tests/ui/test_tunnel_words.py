"""What the relay says of the tunnel is found in the user's language."""

from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.events import Trouble
from talkhint_desktop.core.settings import Language
from talkhint_desktop.core.signal_path import Stage, StageName, StageState
from talkhint_desktop.relay.tunnel import agent, ngrok_session, ngrok_tunnel
from talkhint_desktop.relay.tunnel.ngrok_errors import MEANINGS, why_refused
from talkhint_desktop.relay.tunnel.tunnel import Down
from talkhint_desktop.ui import stage_words
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.trouble_words import trouble_words
from talkhint_desktop.ui.tunnel_words import CAUSES
from tests.peers.ngrok_peer import HANDSHAKE, UNREACHABLE


def down(message: str, remedy: str, code: str = "tunnel-down") -> Trouble:
    return Trouble(
        at="2026-11-22T10:00:00.000Z",
        call_sid=None,
        code=code,
        message=message,
        remedy=remedy,
    )


def test_every_sentence_of_the_relays_is_known_to_the_window() -> None:
    modules = (agent, ngrok_session, ngrok_tunnel)
    whys = [v for m in modules for v in vars(m).values() if isinstance(v, Down)]
    whys += [why_refused(e, secret="", held=False) for e in (HANDSHAKE, UNREACHABLE)]
    said = {
        part for why in whys if not why.offline for part in (why.message, why.remedy)
    }
    said |= {part for m in MEANINGS.values() for part in (m.message, m.remedy)}

    assert said - set(map(str, CAUSES)) == set()


def test_a_refused_token_is_named_with_what_it_means_and_what_to_do(
    application: QApplication,
) -> None:
    known = MEANINGS[107]
    english = trouble_words(down(known.message, known.remedy))
    speak(application, Language.RUSSIAN)
    russian = trouble_words(down(known.message, known.remedy))

    assert english == (known.message, f"New calls would fail. {known.remedy}")
    assert russian[0] == "ngrok больше не знает этот токен."
    assert russian[1].startswith("Новые звонки не пройдут. Скопируйте")


def test_words_of_ngroks_own_are_shown_as_they_came(application: QApplication) -> None:
    speak(application, Language.RUSSIAN)
    headline, _ = trouble_words(down("ngrok refused (ERR_NGROK_9): No.", "See it."))

    assert headline == "ngrok refused (ERR_NGROK_9): No."


def test_a_new_address_is_told_as_what_it_means() -> None:
    headline, second = trouble_words(down("From a to b.", "Mend it.", "tunnel-changed"))

    assert headline == "The public address has changed."
    assert "number" in second


def test_an_open_tunnel_shows_how_fast_it_answers_instead_of_its_age() -> None:
    stage = Stage(
        name=StageName.TUNNEL,
        state=StageState.OK,
        proof="ngrok",
        value="https://one.ngrok.app",
        age_ms=4_000,
        latency_ms=61,
    )

    assert stage_words.age_of(stage) == "61 ms"
    assert stage_words.sentence_of(stage).endswith("https://one.ngrok.app")
