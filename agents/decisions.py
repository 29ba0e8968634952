"""What a person's decision becomes in the log, or why it cannot be taken."""

from typing import assert_never

from agents.commands import (
    AddNote,
    Approve,
    Assign,
    Edit,
    Merge,
    Override,
    RefusedError,
    ReopenGate,
    Restore,
    SetBudget,
)
from agents.keys import checked_reference
from agents.redrafting import merge_decided
from agents.review import error_findings
from plan.artifacts import TITLES, Artifact, ArtifactName
from plan.plan import content_hash
from sessions.events import (
    AgentAssigned,
    AnyPayload,
    ArtifactApproved,
    ArtifactEdited,
    BudgetSet,
    FindingOverridden,
    GateReopened,
    NoteAdded,
)
from sessions.state import SessionState

Decision = AddNote | Approve | Assign | Edit | Merge | Override | ReopenGate | Restore | SetBudget


def decided(state: SessionState, decision: Decision) -> AnyPayload:
    """Return the event that `decision` becomes; raises RefusedError with one sentence when it cannot be taken."""
    match decision:
        case Approve():
            return _approved(state, decision)
        case Edit() | Restore():
            refuse_drafting(state, decision.artifact)
            return _edited(state, decision) if isinstance(decision, Edit) else _restored(state, decision)
        case Merge():
            refuse_drafting(state, decision.artifact)
            return merge_decided(state.artifacts[decision.artifact], decision)
        case Assign():
            _refuse_keys(decision)
            return AgentAssigned(
                agent=decision.agent, model=decision.model, api_base=decision.api_base, settings=decision.settings
            )
        case SetBudget():
            return BudgetSet(dollars=decision.dollars)
        case Override():
            return _overridden(state, decision)
        case ReopenGate():
            if state.signed is None:
                raise RefusedError("The plan is not signed, so there is nothing to reopen.")
            return GateReopened(reason=decision.reason)
        case AddNote():
            return NoteAdded(text=decision.text)
        case _:
            assert_never(decision)


def sealed(session: str) -> str:
    """Return why nothing of a signed plan can be changed, and what a person does who wants to."""
    return f"The plan is signed; `planroom reopen {session}` opens it again, as o does at the gate (g)."


def refuse_drafting(state: SessionState, name: ArtifactName) -> None:
    """Raise RefusedError while the artifact is being drafted, or its stories estimated."""
    if name == "sprints" and state.consulting():
        raise RefusedError("The specialists are still estimating the stories; wait for them, or cancel it first.")
    if state.status(name) == "drafting":
        raise RefusedError(f"{TITLES[name]} is being drafted; wait for it, or cancel it first.")


def _approved(state: SessionState, command: Approve) -> ArtifactApproved:
    name = command.artifact
    refuse_drafting(state, name)
    latest = state.artifacts[name].latest
    if latest is None:
        raise RefusedError(f"{TITLES[name]} has no draft to approve yet.")
    if latest.number != command.revision:
        raise RefusedError(f"{TITLES[name]} is at revision {latest.number} now; look at it before approving.")
    if state.stale(name):
        raise RefusedError(f"{TITLES[name]} is stale, because what it was drawn from changed; draft it again.")
    return ArtifactApproved(artifact=name, revision=latest.number, content_hash=content_hash(latest.content))


def _edited(state: SessionState, command: Edit) -> ArtifactEdited:
    name = command.artifact
    number = state.artifacts[name].number
    content: Artifact | None = getattr(command, name)
    if content is None:
        raise RefusedError(f"The edit does not hold the {TITLES[name].lower()} it is for.")
    if command.base != number:
        raise RefusedError(f"{TITLES[name]} is at revision {number} now; edit that one.")
    return ArtifactEdited.model_validate({"artifact": name, "revision": number + 1, "base": number, name: content})


def _restored(state: SessionState, command: Restore) -> ArtifactEdited:
    name = command.artifact
    held = state.artifacts[name]
    if command.base != held.number:
        raise RefusedError(f"{TITLES[name]} is at revision {held.number} now; look at it before restoring another.")
    wanted = held.revision(command.revision)
    if wanted is None:
        there = f"there are r1 to r{held.number}" if len(held.revisions) > 1 else "r1 is the only one"
        there = there if held.revisions else "draft it first"
        raise RefusedError(f"{TITLES[name]} has no r{command.revision}; {there}.")
    if held.latest is not None and wanted.hash == held.latest.hash:
        same = "is the newest already" if wanted is held.latest else f"says just what r{held.number}, the newest, says"
        raise RefusedError(f"{TITLES[name]} r{wanted.number} {same}, so there is nothing to restore; name another.")
    content = {"artifact": name, "revision": held.number + 1, "base": held.number, name: wanted.content}
    return ArtifactEdited.model_validate({**content, "restored": wanted.number})


def _overridden(state: SessionState, command: Override) -> FindingOverridden:
    if command.finding not in {finding.key for finding in error_findings(state.plan())}:
        raise RefusedError("No error finding has that key; `planroom check SESSION --json` lists them.")
    return FindingOverridden(finding=command.finding, reason=command.reason)


def _refuse_keys(decision: Assign) -> None:
    """Keep what may be a key itself out of the log: only a reference to one may be in it."""
    settings = decision.settings
    for reference in (settings.key, *(fallback.key for fallback in settings.fallbacks)):
        try:
            checked_reference(reference)
        except ValueError as error:
            raise RefusedError(f"{decision.agent} keeps its model: {error}.") from None
