"""What a call was about: by a model, as its words come, or by its own lines."""

from collections.abc import Callable, Sequence

from talkhint_desktop.core.coaching.brief import Brief
from talkhint_desktop.core.coaching.extract import extract
from talkhint_desktop.core.coaching.request import Line
from talkhint_desktop.core.coaching.summary import read_summary, summary_prompt
from talkhint_desktop.core.events import Summary
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.relay.model.config import FOR_SUMMARIES, Said
from talkhint_desktop.relay.model.model import Model
from talkhint_desktop.relay.model.trouble import down


def extracted(
    call_sid: str, lines: Sequence[Line], language: str, clock: Clock
) -> Summary:
    """Return the summary that needs no model."""
    text, todo = extract(lines, language)
    return Summary(at=clock().stamp, call_sid=call_sid, text=text, todo=todo)


async def written(
    call_sid: str,
    lines: Sequence[Line],
    *,
    model: Model,
    instructions: str,
    brief: Brief,
    language: str,
    clock: Clock,
    grew: Callable[[Summary], None],
) -> tuple[Summary, Said]:
    """Let the model write the summary; `grew` is told each whole line of it.

    Raises `ModelTrouble` where no summary comes of it.
    """
    so_far = ""

    def summary(text: str, *, growing: bool) -> Summary:
        said, todo = read_summary(text)
        return Summary(
            at=clock().stamp,
            call_sid=call_sid,
            text=said,
            todo=todo,
            state="growing" if growing else "finished",
            source="model",
        )

    def heard(piece: str) -> bool:
        nonlocal so_far
        before, so_far = so_far, so_far + piece
        whole = _whole_words(so_far)
        if whole != _whole_words(before):
            grew(summary(whole, growing=True))
        return True

    prompt = summary_prompt(instructions, lines, brief=brief, language=language)
    said = await model.ask(prompt, heard, FOR_SUMMARIES)
    last = summary(said.text, growing=False)
    if not last.text:
        raise down("it has nothing to say about the call")
    return last, said


def _whole_words(text: str) -> str:
    """Cut at the last sentence or line, so that words do not jump about."""
    end = max(text.rfind("\n"), text.rfind(". ") + 1, text.rfind("? ") + 1)
    return text[:end] if end > 0 else ""
