"""Which of the room's actions mean something: in its mode, and now."""

from collections.abc import Sequence
from dataclasses import replace

from plan.artifacts import ArtifactName
from sessions.state import SessionState
from tui.actions import Action
from tui.modes import Mode
from tui.screens import room_rules

_DECIDING = frozenset({"Decide", "Sprint board"})


def possible(found: Sequence[Action], state: SessionState | None, mode: Mode) -> tuple[Action, ...]:
    """Return what can be done at some time or other: no decision where nothing can be decided."""
    decides = mode == "live" and (state is None or (state.signed is None and not state.touched))
    return tuple(a for a in found if decides or a.group not in _DECIDING or a.name == "gate")


def offered(
    found: Sequence[Action], state: SessionState, mode: Mode, name: ArtifactName | None, elsewhere: bool
) -> list[Action]:
    """Return what means something now of what is possible; `elsewhere`: the next decision is not about `name`."""
    if mode != "live" or state.signed is not None or state.touched:
        return [a for a in found if a.name != "next_step" and a.place != "board"]
    if state.open_questions():
        first = [replace(a, footer=10) for a in found if a.name == "questions"]
        hidden = _hidden(state, name, elsewhere)
        return [*first, *(a for a in found if a.group not in _DECIDING and a.name not in hidden)]
    onboard = name == "sprints"
    return [a for a in found if a.name not in _hidden(state, name, elsewhere) and (onboard or a.place != "board")]


def _hidden(state: SessionState, name: ArtifactName | None, elsewhere: bool) -> set[str]:
    hidden = set() if elsewhere else {"next_step"}
    if name is None:
        return hidden | {"approve", "iterate", "redraft", "cancel", "edit", "diff"}
    if not state.artifacts[name].revisions:
        hidden |= {"approve", "iterate", "edit"}
    if len(state.artifacts[name].revisions) < 2:
        hidden.add("diff")
    if not room_rules.why_not_cancel(state, name):
        return hidden | {"approve", "iterate", "redraft", "edit"}
    hidden.add("cancel")
    if state.status(name) == "approved":
        hidden.add("approve")
    return hidden
