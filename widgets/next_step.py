"""What a person does next with a saved session, in one sentence."""

from widgets.session_list import SessionRow
from widgets.text import listed

_SAID = {"architecture": "the architecture", "database": "the database", "api": "the API", "sprints": "the sprint plan"}


def next_step(row: SessionRow) -> str:
    """Return where a session stands and which keys go on from there."""
    if not row.statuses:
        return f"It cannot be opened; `planroom recover {row.name}` writes what is good to a new session."
    if row.signed:
        return "It is signed. Enter opens it; in it, g and then o open the plan again."
    if row.live and _with(row, "drafting"):
        return f"An agent writes {_with(row, 'drafting')}. Enter looks on."
    if broken := _with(row, "failed", "cancelled", "drafting"):
        return f"Nothing came of the last draft of {broken}. Enter opens it; in it, r drafts again, C goes on."
    if stale := _with(row, "stale"):
        return f"What {stale} was drawn from has changed. Enter opens it; in it, r drafts again."
    if drafted := _with(row, "drafted"):
        return f"To review: {drafted}. Enter opens it; in it, a approves, i sends back."
    if missing := _with(row, "empty", "waiting"):
        return f"There is no draft of {missing} yet. Enter opens it; in it, r drafts."
    return "All four are approved. Enter opens it; in it, g is the gate, where you sign."


def _with(row: SessionRow, *statuses: str) -> str:
    return listed([_SAID[name] for name, status in row.statuses if status in statuses])
