"""What of a person's feedback was not carried out, in words: in the pane, as the next step, on the command line."""

from collections.abc import Iterator

from plan.artifacts import TITLES, ArtifactName
from sessions.events import Unheeded
from sessions.state import SessionState
from tui.remapping import ROOM_KEYS, KeyOf

_LIKE: dict[ArtifactName, str] = {
    "architecture": "“use Vue instead of React”, “add a cache”, “split the frontend into site and desk”",
    "database": "“add a table kilns with name and maximum temperature”, “loans belong to members”, "
    "“a piece has a status drying, glazed or fired”, “remove phone from members”",
    "api": "“add an endpoint GET /fines/{id}”, “remove DELETE /books/{id}”, “limit POST /loans to 10 requests per "
    "minute”",
    "sprints": "“our velocity is 12”, “move S2-01 to sprint 3”, “split S1-04”, “sprints of one week”",
}


def unheeded_notice(state: SessionState, name: ArtifactName, key: KeyOf = ROOM_KEYS, *, watching: bool = False) -> str:
    """Return what a pane says of feedback that was not carried out; empty if all of it was."""
    left = state.artifacts[name].unheeded
    if not left:
        return ""
    points = " ".join(_point(one) for one in left)
    ways = f" {key('iterate')} says it otherwise, like {_LIKE[name]}; {key('edit')} changes it by hand."
    return f"{_head(state, name)} {points}{'' if watching else ways}"


def unheeded_step(state: SessionState, name: ArtifactName) -> str:
    """Return the same in a few words; empty if all of it was carried out."""
    left = state.artifacts[name].unheeded
    if not left:
        return ""
    if state.artifacts[name].unmoved:
        return "nothing of your feedback was carried out"
    return f"{_points(len(left))} of your feedback {'was' if len(left) == 1 else 'were'} not carried out"


def unheeded_lines(state: SessionState, name: ArtifactName, session: str) -> Iterator[str]:
    """Yield what the command line says of it."""
    left = state.artifacts[name].unheeded
    if not left:
        return
    if not state.artifacts[name].unmoved:
        yield f"✗ {_head(state, name)}"
    yield from (f"    {_point(one)}" for one in left)
    yield f"  Say it like {_LIKE[name]}; or `planroom edit {session} {name}`."


def _head(state: SessionState, name: ArtifactName) -> str:
    left = state.artifacts[name].unheeded
    if state.artifacts[name].unmoved:
        return f"Nothing of your feedback was carried out, so {TITLES[name]} stays as it is:"
    return f"{_points(len(left))} of your feedback {'was' if len(left) == 1 else 'were'} not carried out:"


def _points(count: int) -> str:
    return "1 point" if count == 1 else f"{count} points"


def _point(one: Unheeded) -> str:
    return f"“{one.text}”: {one.why}" if one.why else f"“{one.text}” is not understood by the rules."
