"""What can be decided now; and where it cannot, why not, in one sentence."""

from collections.abc import Callable

from agents.commands import RefusedError
from plan.artifacts import TITLES, ArtifactName
from sessions.state import SessionState
from tui.modes import Mode
from tui.remapping import ROOM_KEYS, KeyOf
from widgets.text import listed

Holds = Callable[[SessionState, ArtifactName], bool]

_MODES = {
    "watch": "You are only watching this session; `planroom open` lets you decide.",
    "replay": "This is a replay; `planroom open` lets you decide.",
}


def titles(names: tuple[ArtifactName, ...]) -> str:
    """Return artifacts as people say them: `Architecture and Database`."""
    return listed([TITLES[name] for name in names])


def why_not_decide(state: SessionState | None, mode: Mode, key: KeyOf = ROOM_KEYS) -> str:
    """Return why nothing can be decided here, or `""`."""
    if state is not None and state.newer:
        return f"Session format {state.newer} is newer than this planroom; update planroom to decide."
    if state is not None and state.touched:
        return state.touched
    if mode != "live":
        return _MODES[mode]
    if state is None:
        return "The session is still being read."
    return f"The plan is signed; the gate ({key('gate')}) can reopen it." if state.signed is not None else ""


def why_not_approve(state: SessionState, name: ArtifactName, key: KeyOf = ROOM_KEYS) -> str:
    """Return why an artifact cannot be approved, or `""`."""
    title, artifact = TITLES[name], state.artifacts[name]
    if estimated := being_estimated(state, name, key):
        return estimated
    match state.status(name):
        case "drafting":
            return f"{title} is still being drafted; wait for it, or {key('cancel')} cancels it."
        case "empty":
            return _no_draft(state, name, "approve", key)
        case "stale":
            return f"{title} is stale: what it was drawn from has changed. {key('redraft')} drafts it again."
        case "approved":
            return f"{title} r{artifact.number} is approved already."
        case "failed" | "cancelled" if not artifact.revisions:
            return f"{title} has no finished draft to approve; {key('redraft')} drafts it again."
    return ""


def why_not_iterate(state: SessionState, name: ArtifactName, key: KeyOf = ROOM_KEYS) -> str:
    """Return why an artifact cannot be sent back, or `""`."""
    title, artifact = TITLES[name], state.artifacts[name]
    if state.status(name) == "drafting":
        return f"{title} is still being drafted; wait for it, or {key('cancel')} cancels it."
    if estimated := being_estimated(state, name, key):
        return estimated
    if not artifact.revisions:
        return _no_draft(state, name, "send back", key)
    waits = state.waits_for(name)
    return f"{title} waits for {titles(waits)}." if waits else ""


def why_not_edit(state: SessionState, name: ArtifactName, key: KeyOf = ROOM_KEYS) -> str:
    """Return why an artifact cannot be edited by hand, or `""`."""
    if state.status(name) == "drafting":
        return f"{TITLES[name]} is still being drafted; wait for it, or {key('cancel')} cancels it."
    if estimated := being_estimated(state, name, key):
        return estimated
    return "" if state.artifacts[name].revisions else _no_draft(state, name, "edit", key)


def _no_draft(state: SessionState, name: ArtifactName, deed: str, key: KeyOf) -> str:
    way = open_questions(state, key) or f"{key('redraft')} drafts it."
    return f"{TITLES[name]} has no draft to {deed} yet; {way}"


def why_not_draft(state: SessionState, name: ArtifactName, key: KeyOf = ROOM_KEYS) -> str:
    """Return why an artifact cannot be drafted now, or `""`."""
    if state.status(name) == "drafting":
        return f"{TITLES[name]} is being drafted already; {key('cancel')} cancels it."
    if not state.stale(name) and (estimated := being_estimated(state, name, key)):
        return estimated
    return open_questions(state, key)


def why_not_resume(state: SessionState, name: ArtifactName, key: KeyOf = ROOM_KEYS) -> str:
    """Return why there is no draft to go on with, or `""`."""
    if state.status(name) == "drafting":
        return f"{TITLES[name]} is being drafted already; {key('cancel')} cancels it."
    from agents.resuming import interrupted  # needed only where something failed

    try:
        interrupted(state, name)
    except RefusedError as refused:
        return str(refused)
    return ""


def being_estimated(state: SessionState, name: ArtifactName, key: KeyOf = ROOM_KEYS) -> str:
    """Return that the stories of the sprint plan are being estimated, or `""`."""
    if name == "sprints" and state.consulting():
        return f"The specialists are still estimating the stories; wait for them, or {key('cancel')} cancels it."
    return ""


def open_questions(state: SessionState, key: KeyOf = ROOM_KEYS) -> str:
    """Return that questions are open, and how to come to them; `""` if none is."""
    left = len(state.open_questions())
    if not left:
        return ""
    return f"{left} question{' is' if left == 1 else 's are'} open: {key('questions')} answers, then the agents draft."


def why_not_cancel(state: SessionState, name: ArtifactName, key: KeyOf = ROOM_KEYS) -> str:
    """Return why there is nothing to cancel, or `""`."""
    if state.status(name) == "drafting" or being_estimated(state, name, key):
        return ""
    writing = state.drafting()
    if writing:
        return f"{TITLES[name]} is not being drafted; {titles(writing)} {'is' if len(writing) == 1 else 'are'}."
    return "Nothing is being drafted."


def redraft_all(state: SessionState, name: ArtifactName) -> bool:
    """Return whether drafting means everything that is missing, stale or failed, and not just this artifact anew."""
    return state.status(name) in {"empty", "stale", "failed", "cancelled"}
