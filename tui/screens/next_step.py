"""What a person may do next, in one sentence, and where."""

from dataclasses import dataclass
from typing import Literal

from plan.artifacts import ARTIFACTS, TITLES, ArtifactName
from sessions.state import SessionState
from tui.remapping import ROOM_KEYS, KeyOf
from tui.screens import room_rules
from tui.screens.room_rules import titles
from tui.unheeded import unheeded_step
from widgets.live_strip import LiveLine

Goal = ArtifactName | Literal["questions", "gate"]
"""Where something is to be decided."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done, and where."""

    line: LiveLine
    goal: Goal


_STOPPED = (
    ("failed", "failed; {there}{redraft} drafts again, {model} chooses another model."),
    ("cancelled", "was cancelled; {there}{redraft} drafts again."),
    ("stale", "is drawn from something that has changed; {there}{redraft} draws it again."),
    ("empty", "has no draft yet; {there}{redraft} drafts everything that is missing."),
)
_ENGINE_STOPPED = "was being drafted when the engine was stopped; {there}{redraft} starts it again and drafts."


def next_step(
    state: SessionState, gate_open: bool | None, key: KeyOf = ROOM_KEYS, focused: ArtifactName | None = None
) -> NextStep:
    """Return what is to be done next in a session that can be decided about, seen from the pane of `focused`.

    `gate_open` is None as long as nobody knows whether the gate is.
    """
    if state.signed is not None:
        folder = state.signed_folder
        return _step("gate", "Signed.", f"The files are in {folder}." if folder else f"{key('gate')} shows the gate.")
    if state.open_questions():
        return _step("questions", "", room_rules.open_questions(state, key), "problem")
    if unheeded := _unheeded(state, key, focused):
        return unheeded
    for status, why in _STOPPED:
        for name in ARTIFACTS:
            if state.status(name) == status:
                draft = state.artifacts[name].draft
                sentence = _ENGINE_STOPPED if status == "cancelled" and draft and draft.engine == "stopped" else why
                # The key drafts all that is missing from wherever one does, but a finished draft's own pane only that.
                here = focused == name or (focused is not None and room_rules.redraft_all(state, focused))
                there = "" if here else f"{key('next_step')} goes there, "
                said = sentence.format(redraft=key("redraft"), model=key("model"), there=there)
                return _step(name, TITLES[name], said, "problem" if status == "failed" else "hint")
    if names := tuple(name for name in ARTIFACTS if state.status(name) == "drafted"):
        return _to_review(state, names, key)
    if gate_open is None:
        return _step("gate", "All four are approved;", "whether the gate is open is being checked.")
    if gate_open:
        return _step("gate", "All four are approved.", f"{key('gate')} opens the gate, where you sign the plan.")
    return _step("gate", "All four are approved,", f"but the gate is closed; {key('gate')} tells why.")


def _to_review(state: SessionState, names: tuple[ArtifactName, ...], key: KeyOf) -> NextStep:
    """What is drafted and waits for a decision."""
    left = titles(names) if len(names) < 4 else "All four"
    if not any(held.approved or held.feedback for held in state.artifacts.values()):
        select = f"↑ ↓ select, {key('item')} opens"
        hint = f"{select}; {key('approve')} approves, {key('iterate')} sends back."  # to who has decided nothing yet
        return _step(names[0], "To review:", f"{left}. {hint}")
    return _step(
        names[0],
        "To review:",
        f"{left}. {key('approve')} approves the focused pane, {key('iterate')} sends it back."
        if len(names) == 1
        else f"{left}. {key('approve')} approves, {key('iterate')} sends back.",
    )


def _unheeded(state: SessionState, key: KeyOf, focused: ArtifactName | None) -> NextStep | None:
    """Where feedback was not carried out, or not all of it; what goes on from there would go on without it."""
    for name in ARTIFACTS:
        if said := unheeded_step(state, name) if state.status(name) == "drafted" else "":
            there = "" if focused == name else f"{key('next_step')} goes there; "
            ways = f"{key('iterate')} says it otherwise, {key('edit')} edits"
            return _step(name, f"{TITLES[name]}:", f"{said}; {there}its pane tells what; {ways}.", "problem")
    return None


def goal(state: SessionState, gate_open: bool | None) -> Goal | None:
    """Return where something can be decided now; None while agents draft all that is left."""
    if state.drafting() or state.consulting():
        return next((name for name in ARTIFACTS if state.status(name) == "drafted"), None)
    return next_step(state, gate_open).goal


def after_approving(state: SessionState, name: ArtifactName, key: KeyOf = ROOM_KEYS) -> str:
    """Return where to go once `name` is approved, as the end of a sentence; `""` if there is nothing to decide."""
    others = [other for other in ARTIFACTS if other != name]
    left = next((other for other in others if state.status(other) == "drafted"), None)
    if left is not None:
        return f"; {key('next_step')} goes on to {TITLES[left]}"
    return f"; {key('next_step')} opens the gate" if all(state.status(other) == "approved" for other in others) else ""


def _step(goal: Goal, label: str, text: str, kind: Literal["hint", "problem"] = "hint") -> NextStep:
    return NextStep(LiveLine(label, text, kind), goal)
