"""What a person does next with a saved session, in one sentence."""

from collections.abc import Callable

from widgets.session_list import SessionRow
from widgets.text import listed

_SAID = {"architecture": "the architecture", "database": "the database", "api": "the API", "sprints": "the sprint plan"}


def next_step(row: SessionRow, opens: str, key: Callable[[str], str]) -> str:
    """Return where a session stands and which keys go on from there: the one that opens it, and the room's."""
    if not row.statuses:
        return f"It cannot be opened; `planroom recover {row.name}` writes what is good to a new session."
    if row.signed:
        return f"It is signed. {opens} opens it; its gate ({key('gate')}) can open the plan again."
    if row.live and _with(row, "drafting"):
        return f"An agent writes {_with(row, 'drafting')}. {opens} looks on."
    inside = f"{opens} opens it; in it,"
    if broken := _with(row, "failed", "cancelled", "drafting"):
        return f"Nothing came of the last draft of {broken}. {inside} {key('redraft')} drafts again."
    if stale := _with(row, "stale"):
        return f"What {stale} was drawn from has changed. {inside} {key('redraft')} drafts again."
    if drafted := _with(row, "drafted"):
        return f"To review: {drafted}. {inside} {key('approve')} approves, {key('iterate')} sends back."
    if missing := _with(row, "empty", "waiting"):
        return f"There is no draft of {missing} yet. {inside} {key('redraft')} drafts."
    return f"All four are approved. {inside} {key('gate')} is the gate, where you sign."


def _with(row: SessionRow, *statuses: str) -> str:
    return listed([_SAID[name] for name, status in row.statuses if status in statuses])
