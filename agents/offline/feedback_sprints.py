"""Requests about the sprint plan: velocity, length, start, and single stories."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from agents.offline.architecture_requests import RISK
from agents.offline.backlog import RANK, Work
from agents.offline.domain import Domain
from agents.offline.estimates import largest
from agents.offline.feedback import Outcome, Revised, carry_out, first
from agents.offline.scheduling import schedule
from agents.offline.sprints import arranged
from plan.requirements import Team
from plan.sprints import POINTS, SprintPlan, SprintRisk, Story

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "a": 1}
_N = r"(\d{1,3}|one|two|three|four|a)"
_STORY = r"(?:story\s+)?(S\d+-\d+[a-z]?)"
_VELOCITY = re.compile(
    r"(?i)\bvelocity\b\D{0,20}(\d{1,3})|\b(\d{1,3})\s+points?\s+(?:a|per|each|every|in\s+a|in\s+each)\s+sprint"
)
_LENGTH = re.compile(
    rf"(?i)\b{_N}[- ]?(weeks?|days?)\s+sprints?\b|\bsprints?\b\D{{0,20}}?\b{_N}[- ]?(weeks?|days?)\b|"
    rf"\b(weekly)\s+sprints?"
)
_START = re.compile(r"(?i)\bstart\w*\b.*?(\d{4}-\d{2}-\d{2})")
_MOVE = re.compile(
    rf"(?i)\b(?:move|put|shift|plan|do|have|bring)\s+{_STORY}\s+(?:forward\s+|back\s+)?(?:to|into|in|for)\s+sprint\s+"
    r"(\d+)|"
    rf"\b{_STORY}\s+(?:(?:should|must|has to)\s+)?(?:be|goe?s?|comes?|belongs?|is)\s+(?:to|into|in)\s+"
    r"sprint\s+(\d+)"
)
_SPLIT = re.compile(rf"(?i)\bsplit\s+{_STORY}")
_DROP = re.compile(
    rf"(?i)\b(?:remove|drop|delete|skip|cut|leave\s+out)\s+{_STORY}|"
    rf"\b{_STORY}\s+(?:is|are)\s+(?:not|no\s+longer)\s+(?:needed|wanted|necessary)"
)
_POINTS = re.compile(rf"(?i)\b{_STORY}\b.*?\b(\d+)\s+points?|\bestimate\s+{_STORY}\s+(?:at|with|to)\s+(\d+)")
_PRIORITY = re.compile(
    rf"(?i)\bmake\s+{_STORY}\s+(?:only\s+)?a?\s*(must|should|could)\b|"
    rf"\b{_STORY}\s+is\s+(?:only\s+|just\s+)?an?\s+(must|should|could)(?:[- ]have)?\b"
)


Cut = Callable[[list[Work]], SprintPlan]
_LARGEST = re.compile(
    r"(?i)\b(?:no|not one)\s+stor(?:y|ies)\s+(?:may be |should be |is |are )?(?:above|over|larger "
    r"than|bigger than|with more than|more "
    r"than)\s+(\d+)|\bstories\b.{0,20}\b(?:at most|no more than|max(?:imum)?(?: of)?)\s+(\d+)\s*points?"
)
_TITLED = re.compile(
    r"(?i)(?:\bthe\s+)?\b(?:story\s+)?“([^”]{3,120})”|(?:\bthe\s+)?\b(?:story\s+)?[“\"'`]([^”\"'`]{3,120})[”\"'`]|\b(?:the\s+)?story\s+(?:about\s+|called\s+|on\s+)(.+?)(?=\s+(?:to|into|at|with|in)\s+|$)"
)


def by_title(plan: SprintPlan, request: str) -> str:
    """Return a request with the id of a story in place of its title, where exactly one story has it."""

    def named(match: re.Match[str]) -> str:
        said = (match.group(1) or match.group(2) or match.group(3)).strip().lower()
        stories = [s for sprint in plan.sprints for s in sprint.stories if not _review(s)]
        hits = [s for s in stories if s.title.lower() == said] or [s for s in stories if said in s.title.lower()]
        return hits[0].id if len(hits) == 1 else match.group(0)

    return _TITLED.sub(named, request)


def _with_risk(plan: SprintPlan, about: str) -> Outcome[SprintPlan]:
    title = about.strip().rstrip(".")
    if any(title.lower() in risk.title.lower() for risk in plan.risks):
        return None, "The risk is listed already."
    risk = SprintRisk(
        id="",
        title=title[:1].upper() + title[1:],
        likelihood="medium",
        impact="medium",
        consequence="Named by feedback; what it costs is to be agreed",
        mitigation="Agree on what is done about it before the sprint that it touches",
    )
    return plan.model_copy(update={"risks": (*plan.risks, risk)}), ""


def _no_larger(plan: SprintPlan, most: int, team: Team, cut: Cut) -> Outcome[SprintPlan]:
    """Cut every story that is larger than `most` in halves, until none is."""
    if most < 1:
        return None, "A story has at least 1 point."
    works = _works(plan, team.velocity)
    last: dict[str, str] = {}
    done: list[Work] = []
    for work in works:
        pieces = [work]
        while any(piece.points > most for piece in pieces):
            cut_up = [half for p in pieces for half in (_halves(p) if p.points > most else [p])]
            for before, after in pairwise(cut_up):
                after.needs = list(dict.fromkeys([*(n for n in after.needs if "/" not in n), before.key]))
            pieces = cut_up
        for number, piece in enumerate(pieces, 1):
            if len(pieces) > 1:
                piece.title = f"{work.title} ({number} of {len(pieces)})"
        last[work.key] = pieces[-1].key
        done += pieces
    if len(done) == len(works):
        return plan, ""
    own = {work.key for work in done}
    for work in done:
        work.needs = [need if need in own else last.get(need, need) for need in work.needs]
    return cut(done), ""


def revised(draft: SprintPlan, feedback: str, domain: Domain) -> Revised[SprintPlan]:
    """Return the draft as the feedback asks, and what became of each request."""
    team = [_team_of(draft, domain.requirements.team)]

    def understand(plan: SprintPlan, request: str) -> Outcome[SprintPlan]:
        def cut(works: list[Work]) -> SprintPlan:
            return _arrange(domain, team[0], schedule(works, team[0].velocity))

        def with_team(**update: int | str) -> Outcome[SprintPlan]:
            team[0] = team[0].model_copy(update=update)
            return cut(_works(plan, team[0].velocity)), ""

        handlers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Outcome[SprintPlan]]], ...] = (
            (RISK, lambda m: _with_risk(plan, m.group(1))),
            (_LARGEST, lambda m: _no_larger(plan, int(m.group(1) or m.group(2)), team[0], cut)),
            (
                _MOVE,
                lambda m: _move(
                    domain, team[0], plan, (m.group(1) or m.group(3)).upper(), int(m.group(2) or m.group(4))
                ),
            ),
            (_SPLIT, lambda m: _changed(plan, m.group(1).upper(), team[0], cut, _halves)),
            (_DROP, lambda m: _dropped(plan, (m.group(1) or m.group(2)).upper(), team[0], cut)),
            (_POINTS, lambda m: _pointed(plan, m, team[0], cut)),
            (_PRIORITY, lambda m: _ranked(plan, m, team[0], cut)),
            (
                _VELOCITY,
                lambda m: with_team(velocity=max(1, int(m.group(1) or m.group(2))), velocity_source="answered"),
            ),
            (_LENGTH, lambda m: with_team(sprint_days=_days(m), sprint_days_source="answered")),
            (_START, lambda m: with_team(start=m.group(1)) if _is_day(m.group(1)) else (None, "That is no date.")),
        )
        return first(handlers, by_title(plan, request))

    found = carry_out(draft, feedback, understand)
    risks = tuple(risk.model_copy(update={"id": f"P{number}"}) for number, risk in enumerate(found.content.risks, 1))
    return replace(found, content=found.content.model_copy(update={"risks": risks}))


def _team_of(draft: SprintPlan, team: Team) -> Team:
    if not draft.sprints:
        return team
    one = draft.sprints[0]
    update: dict[str, int | str] = {"velocity": max(1, one.capacity), "start": one.start}
    if _is_day(one.start) and _is_day(one.end):
        update["sprint_days"] = max(1, (date.fromisoformat(one.end) - date.fromisoformat(one.start)).days + 1)
    if not _is_day(one.start):
        update["start"] = team.start
    return team.model_copy(update=update)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _days(match: re.Match[str]) -> int:
    if match.group(5):
        return 7
    number, unit = (match.group(1), match.group(2)) if match.group(1) else (match.group(3), match.group(4))
    count = _NUMBERS.get(number.lower()) or int(number)
    return max(1, min(120, count * (7 if unit.lower().startswith("week") else 1)))


def _review(story: Story) -> bool:
    return story.title == "Code review and end-to-end tests"


def _work(story: Story) -> Work:
    kind = "setup" if story.tables else "access" if any(e.startswith("auth-") for e in story.endpoints) else "backend"
    if not story.tables and not story.endpoints:
        kind = (
            "frontend"
            if story.title.startswith("Frontend")
            else "integration"
            if story.title.startswith("Integration")
            else "job"
        )
    return Work(
        key=story.id,
        kind=kind,  # type: ignore[arg-type]  # one of the kinds, chosen above
        title=story.title,
        points=story.points,
        priority=story.priority,
        tasks=list(story.tasks),
        agents=story.agents,
        needs=list(story.depends_on),
        acceptance=list(story.acceptance),
        requirements=list(story.requirements),
        endpoints=story.endpoints,
        tables=story.tables,
    )


def _works(plan: SprintPlan, velocity: int) -> list[Work]:
    """The work of a plan without its reviews, which are planned anew, each no larger than the velocity allows."""
    reviews = {s.id for sprint in plan.sprints for s in sprint.stories if _review(s)}
    works = [_work(s) for sprint in plan.sprints for s in sprint.stories if s.id not in reviews]
    for work in works:
        work.needs = [need for need in work.needs if need not in reviews]
        work.points = min(work.points, largest(velocity))
    return works


def _arrange(domain: Domain, team: Team, cut: list[list[Work]]) -> SprintPlan:
    requirements = domain.requirements.model_copy(update={"team": team})
    return arranged(replace(domain, requirements=requirements), cut)


def _changed(
    plan: SprintPlan, ident: str, team: Team, cut: Cut, change: Callable[[Work], list[Work]]
) -> Outcome[SprintPlan]:
    works = _works(plan, team.velocity)
    if not any(work.key == ident for work in works):
        return None, f"There is no story {ident}."
    done: list[Work] = []
    for work in works:
        done += change(work) if work.key == ident else [work]
    last = {f"{ident}": done[max(i for i, w in enumerate(done) if w.key.startswith(ident))].key}
    for work in done:
        if not work.key.startswith(ident):
            work.needs = [last.get(need, need) for need in work.needs]
    return cut(done), ""


def _halves(work: Work) -> list[Work]:
    larger = next(p for p in POINTS if 2 * p >= work.points)
    smaller = next(p for p in POINTS if p >= min(larger, work.points - larger))

    def half(number: int) -> Work:
        first_half = number == 1

        def part(items: list[str]) -> list[str]:
            middle = (len(items) + 1) // 2
            return items[:middle] if first_half else items[middle:] or items[-1:]

        return replace(
            work,
            key=f"{work.key}/{number}",
            title=f"{work.title} ({number} of 2)",
            points=larger if first_half else smaller,
            tasks=part(work.tasks),
            acceptance=part(work.acceptance),
            needs=list(work.needs) if first_half else [f"{work.key}/1"],
            endpoints=work.endpoints[: (len(work.endpoints) + 1) // 2]
            if first_half
            else work.endpoints[(len(work.endpoints) + 1) // 2 :],
            tables=work.tables[: (len(work.tables) + 1) // 2]
            if first_half
            else work.tables[(len(work.tables) + 1) // 2 :],
        )

    return [half(1), half(2)]


def _dropped(plan: SprintPlan, ident: str, team: Team, cut: Cut) -> Outcome[SprintPlan]:
    works = _works(plan, team.velocity)
    gone = next((w for w in works if w.key == ident), None)
    if gone is None:
        return None, f"There is no story {ident}."
    if gone.endpoints or gone.tables:
        return None, f"{ident} builds {', '.join((*gone.endpoints, *gone.tables)[:3])}, which the other artifacts need."
    covered = {r for w in works if w.key != ident for r in w.requirements}
    if gone.priority == "must" and set(gone.requirements) - covered:
        return None, f"{ident} is the only story for {', '.join(sorted(set(gone.requirements) - covered)[:3])}."
    rest = [w for w in works if w.key != ident]
    for work in rest:
        work.needs = list(dict.fromkeys(n for need in work.needs for n in (gone.needs if need == ident else [need])))
    return cut(rest), ""


def _pointed(plan: SprintPlan, match: re.Match[str], team: Team, cut: Cut) -> Outcome[SprintPlan]:
    ident = (match.group(1) or match.group(3)).upper()
    wanted = int(match.group(2) or match.group(4))
    allowed = largest(team.velocity)
    if wanted not in POINTS or wanted > allowed:
        return None, f"Points are {', '.join(str(p) for p in POINTS if p <= allowed)}."

    def change(work: Work) -> list[Work]:
        work.points = wanted
        return [work]

    return _changed(plan, ident, team, cut, change)


def _ranked(plan: SprintPlan, match: re.Match[str], team: Team, cut: Cut) -> Outcome[SprintPlan]:
    priority = (match.group(2) or match.group(4)).lower()
    works = {w.key: w for w in _works(plan, team.velocity)}
    ident = (match.group(1) or match.group(3)).upper()
    waiting = [w.key for w in works.values() if ident in w.needs and RANK[w.priority] < RANK[priority]]  # type: ignore[index]  # as below
    if waiting:
        return None, f"{', '.join(waiting[:3])} waits for it and has a higher priority."

    def change(work: Work) -> list[Work]:
        work.priority = priority  # type: ignore[assignment]  # the pattern lets no other word through
        return [work]

    return _changed(plan, ident, team, cut, change)


def _move(domain: Domain, team: Team, plan: SprintPlan, ident: str, number: int) -> Outcome[SprintPlan]:
    works = {w.key: w for w in _works(plan, team.velocity)}
    if ident not in works:
        return None, f"There is no story {ident}."
    where = {s.id: sprint.number for sprint in plan.sprints for s in sprint.stories}
    if not 1 <= number <= len(plan.sprints):
        return None, f"There is no sprint {number}."
    story = works[ident]
    late = [need for need in story.needs if where[need] > number]
    early = [w.key for w in works.values() if ident in w.needs and where[w.key] < number]
    if late or early:
        return None, f"It waits for {', '.join(late[:3])}." if late else f"{', '.join(early[:3])} waits for it."
    cut: list[list[Work]] = []
    for sprint in plan.sprints:
        mine = [_work(s) for s in sprint.stories if s.id != ident]
        if sprint.number == number:
            place = next(
                (i for i, w in enumerate(mine) if ident in w.needs or w.title == "Code review and end-to-end tests"),
                len(mine),
            )
            mine.insert(place, story)
            if sum(w.points for w in mine) > sprint.capacity:
                return None, f"Sprint {number} has no room for {story.points} points."
        for work in mine:
            if work.title == "Code review and end-to-end tests":
                work.kind = "quality"
                work.needs = [w.key for w in mine if w is not work and w.kind != "quality"]
        if mine:
            cut.append(mine)
    return _arrange(domain, team, cut), ""
