"""A session's state in a few lines of text."""

from collections.abc import Iterator, Sequence

from plan.artifacts import AGENTS, ARTIFACTS, TITLES
from plan.checklist import checklist
from plan.checks import check
from plan.findings import Finding
from plan.plan import Plan
from sessions.dollars import rounded
from sessions.state import SessionState
from sessions.text import one_line, plain
from tui.unheeded import unheeded_lines


def summary_lines(name: str, state: SessionState, live: bool = True) -> Iterator[str]:
    """Yield what a person wants to know of session `name` at a glance, safe for a terminal.

    Where no engine is at work (`live` is false), what seems to be drafted was cut off.
    """
    from plan.gate import gate

    yield one_line(f"{state.title}  ({name}, event {state.seq}, {state.at})")
    yield ""
    for artifact in ARTIFACTS:
        held = state.artifacts[artifact]
        assignment = state.agents.get(AGENTS[artifact])
        model = assignment.model if assignment else ""
        revision = f"r{held.number}" if held.number else "–"
        status: str = state.status(artifact)
        cut_off = status == "drafting" and not live
        yield one_line(f"{TITLES[artifact]:<12}  {'cut off' if cut_off else status:<9}  {revision:<3}  {model}")
        if cut_off:
            yield one_line(f"              Its engine ended; `planroom draft {name} {artifact}` drafts it again.")
        if held.draft is not None and held.draft.notice and status in {"failed", "cancelled"}:
            yield one_line(f"              {held.draft.notice}")
        for said in unheeded_lines(state, artifact, name):
            yield one_line(f"            {said}")
    yield from spent_lines(state)
    yield ""
    findings = check(state.plan())
    yield from plan_lines(state.plan(), findings)
    yield from assumption_lines(name, state)
    statuses = {artifact: state.status(artifact) for artifact in ARTIFACTS}
    now = gate(statuses, findings, state.overrides)
    if state.signed is not None:
        yield f"Signed; the deliverables are in {plain(state.signed_folder)}. `planroom reopen {name}` opens it again."
    elif now.open:
        yield f"The gate is open: `planroom approve {name}` signs."
    else:
        yield one_line(f"The gate is closed: {now.reasons[0]}")


def spent_lines(state: SessionState) -> Iterator[str]:
    """Yield what the agents used and what that cost; nothing where no model was asked."""
    used = {agent: spent for agent, spent in state.spent.items() if spent.usage.prompt_tokens}
    if not used:
        return
    yield ""
    for agent, spent in used.items():
        usage = spent.usage
        cached = f" ({usage.cached_tokens:,} cached)" if usage.cached_tokens else ""
        thought = f" ({usage.reasoning_tokens:,} reasoning)" if usage.reasoning_tokens else ""
        about = "≈" if usage.estimated else ""
        read, written = f"{usage.prompt_tokens:,} tokens read{cached}", f"{usage.completion_tokens:,} written{thought}"
        yield f"{agent:<22}  {about}{read}, {written}, {_price(spent.dollars, spent.unpriced, about)}"
    of = "" if state.budget is None else f" of {rounded(state.budget)}"
    yield f"{'in all':<22}  {_price(state.cost, state.unpriced, '≈' if state.estimated else '')}{of}"


def _price(dollars: float, unpriced: bool, about: str) -> str:
    if unpriced:
        return f"{about}{rounded(dollars)} and more at an unknown price" if dollars else "price unknown"
    return f"{about}{rounded(dollars)}" if dollars else "free"


def assumption_lines(name: str, state: SessionState) -> Iterator[str]:
    """Yield which questions are open and what is assumed, and how to answer."""
    from plan.assumptions import assumptions

    left = len(state.open_questions())
    if left:
        yield f"{left} question{' is' if left == 1 else 's are'} open: `planroom answer {name}` lists them."
    found = assumptions(state.requirements)
    if found:
        how = f"; `planroom answer {name}` changes what was asked" if state.questions and not left else ""
        yield f"{len(found)} assumption{'s' * (len(found) != 1)}{how}:"
        yield from (one_line(f"  ~ {text}") for text in found)


def plan_lines(plan: Plan, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what a plan holds, its findings and its open boxes."""
    database, api, sprints = plan.database, plan.api, plan.sprints
    counts = [f"{len(plan.requirements.stories)} requirements"]
    if plan.architecture:
        counts.append(f"{len(plan.architecture.components)} components")
    if database:
        counts.append(f"{len(database.tables)} tables")
    if api:
        counts.append(f"{len(api.endpoints)} endpoints")
    if sprints:
        stories = [story for sprint in sprints.sprints for story in sprint.stories]
        points = sum(story.points for story in stories)
        counts.append(f"{len(stories)} stories with {points} points in {len(sprints.sprints)} sprints")
    yield ", ".join(counts) + "."
    boxes = checklist(plan)
    yield f"{sum(box.done for box in boxes)} of {len(boxes)} boxes of the checklist, {len(findings)} findings."
    yield from (finding_line(finding) for finding in findings)


def finding_line(finding: Finding) -> str:
    """Return one finding as a line."""
    place = f"{finding.artifact}{finding.pointer}"
    return one_line(f"{finding.severity:<7}  {finding.code}  {place}: {finding.message} {finding.hint}")
