"""What is told outside the window, whichever way it gets there. No Qt."""

from dataclasses import dataclass

OPEN = "default"  # what a click on the notice itself means, in D-Bus's word


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Plain text; nothing in it is ever read as markup.

    `actions` are their names and words beside a click on the notice itself,
    where there can be buttons. One that `stays` is there until it is taken
    back, and goes with TalkHint. `category` is of the list that D-Bus keeps.
    """

    headline: str
    second: str
    actions: tuple[tuple[str, str], ...] = ()
    category: str = ""
    urgent: bool = False
    stays: bool = False
    warns: bool = False
