"""Hand work and redrafts: what an agent sees of it, and what is left for a person to decide."""

import re

from agents.commands import Merge, RefusedError
from agents.models import is_offline
from plan.artifacts import TITLES, Artifact, ArtifactName
from plan.changes import changes
from plan.estimates import Settlement
from plan.merging import holders, is_below, merge, take
from plan.sprints import SprintPlan
from sessions.events import ArtifactMerged, DraftStarted, ProposalsLeft
from sessions.proposals import differences
from sessions.state import ArtifactState, Draft, Revision, SessionState


def shown(latest: Revision | None, draft: DraftStarted | Draft, model: str) -> Artifact | None:
    """Return what the agent has before it when it drafts again: the newest revision, hand work and all, or nothing.

    It goes on from there where a person sent it back, and where what it was drawn from has changed. The offline planner
    draws up a stale artifact anew.
    """
    if latest is None:
        return None
    drawn_from_other = (dict(draft.inputs), draft.requirements) != (dict(latest.inputs), latest.requirements)
    return latest.content if draft.feedback or (drawn_from_other and not is_offline(model)) else None


_STORY = re.compile(r"(?i)(?:\bstory\s+)?\b(S\d+-\d+[a-z]?)\b")


def earlier_feedback(artifact: ArtifactState, now: str) -> tuple[str, ...]:
    """Return what people said of an artifact before `now`, oldest first: it holds in every redraft.

    Stories are named by their titles: the ids that they had then may be another's in the next plan.
    """
    told = list(artifact.feedback)
    if now and told and told[-1].text == now:
        told.pop()
    return tuple(_by_titles(artifact.revision(one.revision), one.text) for one in told)


def _by_titles(revision: Revision | None, text: str) -> str:
    if revision is None or not isinstance(revision.content, SprintPlan):
        return text
    titles = {story.id.lower(): story.title for sprint in revision.content.sprints for story in sprint.stories}

    def named(match: re.Match[str]) -> str:
        title = titles.get(match.group(1).lower())
        return f"story “{title}”" if title and "”" not in title else match.group(0)

    return _STORY.sub(named, text)


def cut_off(state: SessionState) -> set[ArtifactName]:
    """Return the redraft, if there is one, after which the last engine was killed before it could merge it.

    It is the last event of the session then; a redraft with anything after it was left as it is by whoever wrote that.
    """
    newest = {name: artifact.latest for name, artifact in state.artifacts.items()}
    return {name for name, revision in newest.items() if revision is not None and revision.seq == state.seq}


def redraft_merged(state: SessionState, name: ArtifactName) -> ArtifactMerged | None:
    """Return the merge of a redraft with the hand work that it would hide; None if there is none.

    Settled estimates are a redraft too: the last draft again, with other points. A verdict is proposed wherever a
    person's points are others.
    """
    artifact = state.artifacts[name]
    found, draft = artifact.unmerged, artifact.draft
    if found is None or draft is None:
        return None
    base, ours, theirs = found
    settles = name == "sprints" and state.settled_at == theirs.number
    merged = merge(base, ours.content, theirs.content, None if settles else shown(ours, draft, draft.model))
    still = {change.key for change in changes(merged.content, theirs.content)}
    verdicts = [f"stories/{verdict.story}/points" for verdict in _verdicts(state)] if settles else []
    open_ones = (key for key in (*artifact.proposals, *verdicts) if key in still)
    return _event(artifact, merged.content, merged.taken, tuple(dict.fromkeys((*open_ones, *merged.left))))


def _verdicts(state: SessionState) -> tuple[Settlement, ...]:
    return state.consultation.settlements if state.consultation is not None else ()


def merge_decided(artifact: ArtifactState, command: Merge) -> ArtifactMerged | ProposalsLeft:
    """Return the event that a decision about proposals becomes; raises RefusedError with one sentence."""
    title, latest, draft = TITLES[artifact.name], artifact.latest, artifact.last_draft
    if latest is None or draft is None:
        raise RefusedError(f"{title} has no draft to merge yet.")
    if command.base != latest.number:
        raise RefusedError(f"{title} is at revision {latest.number} now; look at what it proposes again.")
    there = [change.key for change in differences(artifact)]
    known = holders(there)
    for key in (*command.take, *command.leave):
        if key not in known:
            raise RefusedError(f"{title} r{latest.number} differs from its last draft in nothing that is called {key}.")
    left = frozenset(command.leave)
    if not command.take and not left:
        raise RefusedError("Name something to take or to leave.")
    if not command.take:
        return ProposalsLeft(artifact=artifact.name, keys=tuple(key for key in there if is_below(key, left)))
    content = take(latest.content, draft.own, command.take)
    if content == latest.content:
        raise RefusedError(_changes_nothing(f"{title} r{latest.number}", command.take))
    still = {change.key for change in changes(content, draft.own)}
    open_ones = tuple(key for key in artifact.proposals if key in still and not is_below(key, left))
    return _event(artifact, content, command.take, open_ones)


def _changes_nothing(revision: str, keys: tuple[str, ...]) -> str:
    taken = keys[0] if len(keys) == 1 else f"these {len(keys)} keys"
    why = "; a sprint stays while a story is in it" if all(key.startswith("sprints/") for key in keys) else ""
    return f"Taking {taken} changes nothing in {revision}{why}."


def _event(artifact: ArtifactState, content: Artifact, taken: tuple[str, ...], left: tuple[str, ...]) -> ArtifactMerged:
    revision = artifact.number + 1
    return ArtifactMerged.model_validate(
        {"artifact": artifact.name, "revision": revision, artifact.name: content, "taken": taken, "left": left}
    )
