"""What a person reads in a terminal while TalkHint runs."""

import io
import re

from talkhint_desktop.cli.story import Story
from talkhint_desktop.core.events import Name, Pause
from tests.peers.told_calls import call


def test_a_pause_says_when_listening_goes_on() -> None:
    out = io.StringIO()
    story = Story(out)

    story.told(Pause(at="x", paused=True, until="2026-11-25T10:00:05.000Z"))
    story.told(Pause(at="x", paused=False))

    paused, went_on = out.getvalue().splitlines()
    assert re.fullmatch(r"Paused. Listening goes on by itself at \d\d:\d\d:05.", paused)
    assert went_on == "Listening goes on."


def test_a_caller_who_has_a_name_is_called_by_it() -> None:
    out = io.StringIO()
    story = Story(out)

    for name in ("Dana\x1b Whitfield", ""):
        story.told(Name(at="x", number="+15550100", name=name))
        story.told(call())

    known, unknown = (line for line in out.getvalue().splitlines() if line)
    assert known.startswith("Call from Dana  Whitfield, +15550100, to +15559999.")
    assert unknown.startswith("Call from +15550100 to +15559999.")
