"""A saved session before it is opened: what it holds, and what was said in it."""

from collections.abc import Iterator
from pathlib import Path

from plan.artifacts import AGENTS, ARTIFACTS, TITLES
from plan.assumptions import assumptions
from sessions.lock import deserted
from sessions.opening import open_session
from sessions.state import SessionState
from widgets.amounts import amount
from widgets.figures import date_time
from widgets.marks import STATUS
from widgets.page import Laid, Page
from widgets.text import count, joined, safe

_LAST_SAID = 4


def read_preview(path: Path, width: int) -> Laid:
    """Return the preview of the session at `path`; raises SessionError as `open_session`."""
    return preview_page(open_session(path).state, width, live=not deserted(path))


def preview_page(state: SessionState, width: int, *, live: bool) -> Laid:
    """Return what a session holds, in lines; where nobody is at work on it, what seems to be drafted was cut off."""
    page = Page(width, whole=True)
    page.prose(state.title, "bold")
    page.prose(state.requirements.summary, "$text-muted", most=4)
    page.gap()
    rows = []
    for name in ARTIFACTS:
        held, status = state.artifacts[name], state.status(name)
        mark = STATUS["cut off" if status == "drafting" and not live else status]
        said = amount(held.latest.content) if held.latest else ""
        number = f"r{held.number}" if held.number else ""
        rows.append((TITLES[name], (f"{mark.sign} {mark.word}", mark.style), number, (said, "$text-muted")))
    page.table(rows)
    page.gap()
    for text in _standing(state):
        page.prose(text, "$text-muted")
    sent = [
        (one.at, f"{TITLES[name]} r{one.revision}", one.text)
        for name in ARTIFACTS
        for one in state.artifacts[name].feedback
    ]
    if sent:
        page.heading("Sent back")
    for at, about, text in sorted(sent)[-_LAST_SAID:]:
        page.bullet(f"{date_time(at)}  {about}: {safe(text)}")
    return page.laid()


def _standing(state: SessionState) -> Iterator[str]:
    """Yield where the session stands besides its drafts."""
    models = {assignment.model for name in ARTIFACTS if (assignment := state.agents.get(AGENTS[name]))}
    if models:
        yield f"drafted by {joined(sorted(models))}"
    answered = sum(bool(question.answer) and not question.assumed for question in state.questions)
    if state.questions:
        yield f"{answered} of {count(len(state.questions), 'question')} answered{_recommended(state)}"
    if assumed := len(assumptions(state.requirements)):
        yield f"rests on {count(assumed, 'assumption')}"
    if state.signed_folder:
        yield f"the files are in {state.signed_folder}"
    if state.forked_from is not None:
        yield f"forked from {state.forked_from.session}"


def _recommended(state: SessionState) -> str:
    taken = sum(question.assumed for question in state.questions)
    return f", {taken} left to the recommendation" if taken else ""
