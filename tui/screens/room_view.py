"""What the room shows of a state: pure functions from `SessionState` to what each widget takes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from plan.artifacts import AGENTS, ARTIFACTS, TITLES, Artifact, ArtifactName
from plan.findings import Finding
from sessions.dollars import rounded
from sessions.proposals import open_proposals
from sessions.state import ArtifactState, Draft, SessionState
from tui.modes import Mode
from tui.remapping import ROOM_KEYS, KeyOf
from tui.screens import room_rules
from tui.screens.next_step import next_step
from tui.screens.room_rules import titles
from tui.unheeded import unheeded_notice
from widgets.agent_rail import AgentFacts
from widgets.figures import clock
from widgets.header_bar import HeaderFacts
from widgets.live_strip import LiveLine
from widgets.pane_view import PaneName, PaneView
from widgets.text import listed

if TYPE_CHECKING:
    from plan.news import Novelty

SHORT: Mapping[ArtifactName, str] = {
    "architecture": "tech lead",
    "database": "database",
    "api": "api",
    "sprints": "sprints",
}
OWN: Mapping[PaneName, ArtifactName] = {
    "architecture": "architecture",
    "erd": "database",
    "endpoints": "api",
    "board": "sprints",
}
"""The artifact that a pane's decisions are about; the risks come from two, so they have none."""
PANE_OF: Mapping[str, PaneName] = {artifact: pane for pane, artifact in OWN.items()}
BADGES: Mapping[Mode, str] = {"live": "", "watch": "watching", "replay": "replay"}
CHARS_PER_TOKEN = 4
SIGNS: "Mapping[Novelty, str]" = {"new": "+", "changed": "~"}
"""How what is new is marked; `planroom diff` has the same signs."""
Fresh = Mapping[ArtifactName, "Mapping[str, Novelty]"]
Partials = Mapping[ArtifactName, tuple[str, Artifact]]
"""What is known of drafts that are not finished: the draft's id and the artifact so far."""


def header(state: SessionState, findings: Sequence[Finding] | None, now_ms: int, mode: Mode) -> HeaderFacts:
    """Return the facts of the first line."""
    left = None if findings is None else [f for f in findings if f.key not in state.overrides]
    return HeaderFacts(
        title=state.title,
        badge=BADGES[mode] or ("signed" if state.signed is not None else ""),
        approved=sum(state.status(name) == "approved" for name in ARTIFACTS),
        findings=None if left is None else len(left),
        errors=0 if left is None else sum(f.severity == "error" for f in left),
        cost=_spent(state),
        time=clock(now_ms),
    )


def _spent(state: SessionState) -> str:
    """Return what the session has cost, what its running drafts are likely to add, and what it may cost."""
    running = [draft for a in state.artifacts.values() if (draft := a.draft) is not None and draft.status == "running"]
    expected = sum(draft.expected_cost or 0.0 for draft in running)
    unknown = state.unpriced or any(draft.expected is not None and draft.expected_cost is None for draft in running)
    if unknown and not state.cost and not expected:
        return "price unknown"
    return "".join(
        (
            f"{'≈' if state.estimated else ''}{rounded(state.cost)}",
            f" + ≈{rounded(expected)}" if expected else "",
            " + unpriced" if unknown else "",
            f" of {rounded(state.budget)}" if state.budget is not None else "",
        )
    )


def agents(state: SessionState, now_ms: int) -> tuple[AgentFacts, ...]:
    """Return the facts of the four agents."""
    return tuple(_agent(state, name, now_ms) for name in ARTIFACTS)


def _agent(state: SessionState, name: ArtifactName, now_ms: int) -> AgentFacts:
    artifact, status = state.artifacts[name], state.status(name)
    assigned = state.agents.get(AGENTS[name])
    waits = state.waits_for(name) if status == "empty" else ()
    facts = AgentFacts(
        name=AGENTS[name],
        short=SHORT[name],
        status="waiting" if waits else shown_status(state, name),
        pane=PANE_OF[name],
        revision=artifact.number,
        model=assigned.model if assigned else "",
        waits_for=tuple(TITLES[source] if source == "api" else TITLES[source].lower() for source in waits),
    )
    draft = artifact.draft
    return facts if draft is None else _with_draft(facts, draft, now_ms)


def _with_draft(facts: AgentFacts, draft: Draft, now_ms: int) -> AgentFacts:
    running = draft.status == "running"
    guessed = (len(draft.text) + len(draft.reasoning)) / CHARS_PER_TOKEN
    exact = draft.usage.completion_tokens
    writing_ms = draft.last_ms - draft.first_ms
    return replace(
        facts,
        model=draft.model if running else facts.model or draft.model,
        tokens=exact or round(guessed, -2),
        exact=bool(exact) and not draft.usage.estimated,
        rate=round(guessed * 1000 / writing_ms) if running and writing_ms > 0 else 0,
        cost=draft.cost,
        estimated=draft.usage.estimated,
        expected_cost=draft.expected_cost if running else None,
        unpriced=draft.cost is None and (draft.expected is not None or bool(exact)),
        first_ms=max(0, draft.first_ms - draft.started_ms) if draft.first_ms else 0,
        cached=draft.cached,
        ms=max(0, (now_ms if running else draft.ended_ms) - draft.started_ms) // 1000 * 1000,
        attempt=draft.attempt,
        notice=draft.notice,
        pulse=draft.pulse.until(now_ms) if running else (),
    )


def shown_status(state: SessionState, name: ArtifactName) -> str:
    """Return an artifact's status as it is shown: a draft that nobody cancelled is not called so."""
    status, draft = state.status(name), state.artifacts[name].draft
    return "cut off" if status == "cancelled" and draft is not None and draft.engine == "gone" else status


def pane_view(
    state: SessionState,
    pane: PaneName,
    sources: Sequence[ArtifactName],
    partials: Partials,
    fresh: Fresh | None = None,
    key: KeyOf = ROOM_KEYS,
    mode: Mode = "live",
) -> PaneView:
    """Return what a pane shows; `fresh` is what is new in each artifact."""
    found = fresh or {}
    own = OWN.get(pane)
    shown = tuple(shown_of(state.artifacts[name], partials) for name in sources)
    if own is None:
        statuses = [shown_status(state, name) for name in sources]
        status = next((s for s in _FOREMOST if s in statuses), statuses[-1])
        signs = {f"{name}{at}": SIGNS[how] for name in sources for at, how in found.get(name, {}).items()}
        return PaneView(
            status=status,
            artifacts=shown,
            requirements=state.requirements,
            fresh={at: sign for at, sign in signs.items() if "/risks/" in at},
        )
    return PaneView(
        status=shown_status(state, own),
        revision=state.artifacts[own].number,
        remark=_remark(state, own),
        partial=_unfinished(state.artifacts[own]) is not None and own in partials,
        notice=notice(state, own, key, mode),
        artifacts=shown,
        requirements=state.requirements,
        estimation=state.consultation.estimation() if own == "sprints" and state.consultation else None,
        fresh={at: SIGNS[how] for at, how in found.get(own, {}).items() if not at.startswith("/risks/")},
    )


def _remark(state: SessionState, name: ArtifactName) -> str:
    """Return why there is a revision that no one asked for, if that is so."""
    settled = name == "sprints" and state.settled_at and state.settled_at == state.artifacts[name].number
    return "estimates settled" if settled else ""


def unfinished(state: SessionState) -> tuple[Draft, ...]:
    """Return the drafts whose text so far is to be shown: running ones, and ended ones without a revision."""
    return tuple(draft for a in state.artifacts.values() if (draft := _unfinished(a)) is not None)


def _unfinished(artifact: ArtifactState) -> Draft | None:
    draft = artifact.draft
    if draft is None or draft.status == "finished":
        return None
    return draft if draft.status == "running" or not artifact.revisions else None


def shown_of(artifact: ArtifactState, partials: Partials) -> Artifact | None:
    """Return what is shown of an artifact: what is written so far, or its newest revision."""
    draft = _unfinished(artifact)
    if draft is not None:
        known, partial = partials.get(artifact.name, ("", None))
        if known == draft.id and partial is not None:
            return partial
    return artifact.latest.content if artifact.latest else None


def notice(state: SessionState, name: ArtifactName, key: KeyOf = ROOM_KEYS, mode: Mode = "live") -> str:
    """Return the sentence above a pane's content: what is wrong with it, and what to do; `""` if nothing is.

    Who only watches is told no keys that decide. A replay shows what was shown then.
    """
    artifact, draft = state.artifacts[name], state.artifacts[name].draft
    watching = mode == "watch" or state.touched != ""
    match state.status(name):
        case "failed":
            kept = "" if not (draft and draft.text) or artifact.revisions else " What it wrote is kept below."
            said = draft.notice if draft else "The draft failed."
            return f"{said}{'' if 'kept' in said else kept}" + ("" if watching else f" {_ways_on(state, name, key)}")
        case "cancelled":
            kept = "What it wrote is kept below" if draft and draft.text and not artifact.revisions else ""
            ended = _ENDED[draft.engine if draft else ""]
            said = "; ".join(filter(None, (kept, "" if watching else _ways_on(state, name, key).removesuffix("."))))
            return f"{ended} {said}." if said else ended
        case "stale":
            again = "" if watching else f"; {key('redraft')} draws it again"
            return f"What this was drawn from has changed{again}."
        case "drafted" if artifact.unheeded:
            return unheeded_notice(state, name, key, watching=watching)
        case "drafted" if count := len(open_proposals(artifact)):
            are = "1 change" if count == 1 else f"{count} changes"
            shows = "" if watching else f"; {key('merge')} shows them"
            earlier = artifact.latest.restored if artifact.latest else 0
            theirs = (
                f"r{earlier}, which was brought back and"
                if earlier
                else f"{'the' if watching else 'your'} hand work, which"
            )
            return f"The redraft proposes {are} to {theirs} stands{shows}."
        case "empty" if waits := state.waits_for(name):
            return f"Waits for {titles(waits)}."
        case "drafting" if draft and draft.attempt > 1 and not draft.text:
            return f"Attempt {draft.attempt}: {draft.notice}"
    return ""


def _ways_on(state: SessionState, name: ArtifactName, key: KeyOf) -> str:
    """Return the keys that lead on from a draft that stopped before its end."""
    resume = "" if room_rules.why_not_resume(state, name) else f"{key('resume')} goes on where it stopped, "
    return f"{resume}{key('redraft')} drafts again, {key('model')} chooses another model."


_ENDED = {
    "": "Cancelled.",
    "stopped": "The engine was stopped while it drafted this.",
    "gone": "The engine ended while it drafted this.",
}
_FOREMOST = ("drafting", "failed", "stale", "cancelled", "cut off", "drafted")
"""What is shown of several drafts."""
_TOUCHED = LiveLine(
    "Another program changed the file:", "`planroom verify` and `recover` tell and save what is good of it.", "problem"
)


def live_lines(
    state: SessionState,
    gate_open: bool | None,
    mode: Mode,
    key: KeyOf = ROOM_KEYS,
    focused: ArtifactName | None = None,
) -> tuple[LiveLine, ...]:
    """Return what agents write; or, if none does, what can be done next, seen from the pane of `focused`."""
    if state.touched:
        return (_TOUCHED,)
    writing = [state.artifacts[name].draft for name in state.drafting()]
    lines = [_live(draft) for draft in writing if draft is not None]
    if not lines and (asked := state.consulting()):
        doing = "what is disputed is settled" if asked == (AGENTS["sprints"],) else "the stories are estimated, blind,"
        lines.append(LiveLine("Planning poker:", f"{doing} by {listed(asked)}", "hint"))
    if not lines and mode != "live":
        hint = f"{key('zoom')} zooms a pane, {key('findings')} lists the findings, {key('requirements')} what was read."
        lines.append(LiveLine("", hint, "hint"))
    return tuple(lines) or (next_step(state, gate_open, key, focused).line,)


def engine_ended(state: SessionState, over: tuple[ArtifactName, ...], mode: Mode, key: KeyOf = ROOM_KEYS) -> LiveLine:
    """Return that the engine has ended while it drafted these, and how they come to their end."""
    resumed = any(not room_rules.why_not_resume(state, name) for name in over)
    resume = f", {key('resume')} goes on where it stopped" if resumed else ""
    how = (
        f"{key('next_step')} goes there, {key('redraft')} drafts again{resume}."
        if mode == "live"
        else "`planroom open` starts it again."
    )
    return LiveLine("The engine has ended", f"over {titles(over)}: {how}", "problem")


def _live(draft: Draft) -> LiveLine:
    label = AGENTS[draft.artifact]
    if draft.text:
        return LiveLine(label, draft.text)
    if draft.reasoning:
        return LiveLine(label, draft.reasoning, "reasoning")
    if draft.attempt > 1:
        return LiveLine(label, draft.notice, "problem")
    return LiveLine(label, f"is asked; {draft.model} has not answered yet", "hint")
