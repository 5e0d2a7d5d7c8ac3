"""Tells what is wrong with a call's recognition, each trouble once, and its end."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from talkhint_desktop.core import messages
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Trouble
from talkhint_desktop.core.moment import Moment

DOWN = "transcriber-down"


@dataclass(slots=True)
class HearingWatch:
    """The troubles of one call's recogniser, by their codes."""

    call_sid: str
    _raised: dict[str, str] = field(default_factory=dict)  # with their causes

    @property
    def down(self) -> bool:
        """Whether no words can come now, for whatever reason."""
        return bool(self._raised)

    def troubled(self, code: str, cause: str, now: Moment) -> list[Trouble]:
        """A trouble began, or goes on for another cause."""
        if self._raised.get(code) == cause:
            return []
        self._raised[code] = cause
        sid, at = self.call_sid, now.stamp
        return [messages.trouble(code, call_sid=sid, at=at, cleared=False, cause=cause)]

    def refused(self, why: TalkHintError, now: Moment) -> list[Trouble]:
        """There will be no recogniser, for the reason that `why` tells."""
        told = self.troubled(DOWN, str(why), now)
        return [replace(one, message=str(why), remedy=why.remedy) for one in told]

    def cleared(self, code: str, now: Moment) -> list[Trouble]:
        if code not in self._raised:
            return []
        del self._raised[code]
        sid = self.call_sid
        return [messages.trouble(code, call_sid=sid, at=now.stamp, cleared=True)]

    def words_came(self, now: Moment) -> list[Trouble]:
        return self.cleared(DOWN, now)

    def call_ended(self, now: Moment) -> list[Trouble]:
        """An ended call has no troubles."""
        return [told for code in list(self._raised) for told in self.cleared(code, now)]
