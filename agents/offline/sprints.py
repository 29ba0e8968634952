"""The sprint plan: the work cut into sprints, with dates, goals, priorities, forecast and risks."""

from datetime import date, timedelta

from agents.offline.backlog import Work
from agents.offline.domain import Domain
from agents.offline.goals import sprint_goal
from agents.offline.plan_risks import plan_risks
from agents.offline.scheduling import schedule
from agents.offline.shortened import shortened
from agents.offline.work import build
from plan.api import Api
from plan.database import Database
from plan.sprints import PriorityGroup, Sprint, SprintPlan, SprintVelocity, Story


class StartDateError(ValueError):
    """The team's first day is no date; the text says so in one sentence."""


def draft_sprints(domain: Domain, database: Database, api: Api) -> SprintPlan:
    """Return the plan of the work; raises StartDateError when the team's first day cannot be read."""
    works = build(domain, database, api)
    return arranged(domain, schedule(works, domain.requirements.team.velocity))


def arranged(domain: Domain, cut: list[list[Work]]) -> SprintPlan:
    """Return the plan for work that has its sprints."""
    ids = {
        work.key: f"S{number}-{place:02d}" for number, works in enumerate(cut, 1) for place, work in enumerate(works, 1)
    }
    team = domain.requirements.team
    first = _first_day(team.start)
    days = max(1, team.sprint_days)
    sprints = []
    spoken = _spoken(domain)
    for number, works in enumerate(cut, 1):
        begin = first + timedelta(days=(number - 1) * days)
        sprints.append(
            Sprint(
                number=number,
                name=_name(spoken, works, number),
                start=begin.isoformat(),
                end=(begin + timedelta(days=days - 1)).isoformat(),
                goal=sprint_goal(domain, works),
                capacity=max(1, team.velocity),
                stories=tuple(_story(work, ids) for work in works),
                parallel=parallel(works, ids),
            )
        )
    return SprintPlan(
        sprints=tuple(sprints),
        priorities=priorities(domain, cut),
        velocity=velocity(domain, cut),
        risks=plan_risks(domain, cut, ids),
    )


def _first_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise StartDateError(f"The team's start “{text[:40]}” is no date; write it as YYYY-MM-DD.") from None


def _story(work: Work, ids: dict[str, str]) -> Story:
    return Story(
        id=ids[work.key],
        title=work.title,
        points=work.points,
        priority=work.priority,
        tasks=tuple(work.tasks),
        agents=work.agents,
        depends_on=tuple(sorted({ids[need] for need in work.needs if need in ids}, key=_place)),
        acceptance=tuple(dict.fromkeys(work.acceptance)),
        requirements=tuple(dict.fromkeys(work.requirements)),
        endpoints=work.endpoints,
        tables=work.tables,
    )


def _place(ident: str) -> tuple[int, int]:
    sprint, _, place = ident[1:].partition("-")
    return int(sprint), int(place)


def parallel(works: list[Work], ids: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return groups of stories that wait for nothing within the group."""
    level: dict[str, int] = {}
    for work in works:
        level[work.key] = 1 + max((level[need] for need in work.needs if need in level), default=-1)
    groups: dict[int, list[str]] = {}
    for work in works:
        groups.setdefault(level[work.key], []).append(ids[work.key])
    return tuple(tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)


def _spoken(domain: Domain) -> dict[str, list[str]]:
    """Return the tables that each story is about, in words."""
    tables = {thing.key: thing.table.replace("_", " ") for thing in domain.things}
    found: dict[str, list[str]] = {}
    for act in domain.acts:
        if act.thing in tables:
            found.setdefault(act.story, []).append(tables[act.thing])
    return found


def _name(spoken: dict[str, list[str]], works: list[Work], number: int) -> str:
    if any(w.kind == "setup" for w in works):
        return "Foundation" if number == 1 else f"Foundation, part {number}"
    words: dict[str, int] = {}
    for work in works:
        for requirement in work.requirements:
            for table in spoken.get(requirement, ()):
                words[table] = words.get(table, 0) + work.points
    best = sorted(words, key=lambda w: -words[w])[:2]
    if best:
        return " and ".join(best).capitalize()
    return shortened(works[0].title, 60)


def priorities(domain: Domain, cut: list[list[Work]]) -> tuple[PriorityGroup, ...]:
    """Return the MoSCoW matrix: what is planned when, and what is not."""
    where: dict[str, list[int]] = {}
    for number, works in enumerate(cut, 1):
        for work in works:
            if work.kind != "quality" or not work.title.startswith("Code review"):
                for requirement in work.requirements:
                    where.setdefault(requirement, []).append(number)
    found = []
    for priority in ("must", "should", "could"):
        stories = [s for s in domain.stories if s.priority == priority]
        numbers = [n for s in stories for n in where.get(s.id, [])]
        span = f"Sprint {min(numbers)}" if numbers else "This release"
        if numbers and min(numbers) != max(numbers):
            span = f"Sprint {min(numbers)}-{max(numbers)}"
        if stories:
            features = tuple(dict.fromkeys(_feature(s.title, s.want, s.id) for s in stories))
            found.append(_group(priority, span, features))
    ruled_out = [s.title or s.want for s in domain.requirements.stories if s.priority == "wont"]
    ruled_out += list(domain.requirements.exclusions)
    if ruled_out:
        found.append(
            _group("wont", "Not in this release", tuple(dict.fromkeys(text.strip().rstrip(".") for text in ruled_out)))
        )
    return tuple(found)


def _feature(title: str, want: str, ident: str) -> str:
    return (title or want or ident).strip()


def _group(priority: str, when: str, features: tuple[str, ...]) -> PriorityGroup:
    return PriorityGroup.model_validate({"priority": priority, "when": when, "features": features})


def velocity(domain: Domain, cut: list[list[Work]]) -> tuple[SprintVelocity, ...]:
    """Return the points of each sprint, and what the next one would take."""
    team = domain.requirements.team
    known = "as the documents say" if team.velocity_source != "assumed" else "assumed; corrected after sprint 1"
    found = []
    for number, works in enumerate(cut, 1):
        total = sum(w.points for w in works)
        # What is planned of a sprint's capacity is counted where it is shown: a story may be moved.
        note = f"Baseline: {team.velocity} points a sprint, {known}" if number == 1 else ""
        found.append(SprintVelocity(sprint=number, points=total, forecast=False, note=note))
    found.append(
        SprintVelocity(
            sprint=len(cut) + 1,
            points=max(1, team.velocity),
            forecast=True,
            note="If the velocity holds; nothing is planned yet",
        )
    )
    return tuple(found)
