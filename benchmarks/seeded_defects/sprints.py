"""Defects of a sprint plan: sprints, stories, dependencies, estimates."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from benchmarks.seeded_defects.defect import Defects, entries, stories
from plan.plan import Plan
from plan.sprints import Sprint
from tests.plan.checks.builders import again, at, put

KINDS = Defects()


def sprints(plan: Plan) -> Iterator[tuple[str, Sprint]]:
    """Yield each sprint with its path."""
    for i, sprint in enumerate(plan.sprints.sprints if plan.sprints else ()):
        yield f"sprints/sprints/{i}", sprint


def moved(day: str, days: int) -> str:
    """Return the date so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@KINDS.add("a sprint number is left out", "SPR-001")
def _(plan: Plan) -> Iterator[Plan]:
    for path, sprint in sprints(plan):
        yield put(plan, f"{path}/number", sprint.number + 7)


@KINDS.add("a sprint ends before it begins", "SPR-002")
def _(plan: Plan) -> Iterator[Plan]:
    for path, sprint in sprints(plan):
        yield put(plan, f"{path}/end", moved(sprint.start, -1))


@KINDS.add("a date that is none", "SPR-002")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint in sprints(plan):
        yield put(plan, f"{path}/start", "after the holidays")


@KINDS.add("two sprints at once", "SPR-003")
def _(plan: Plan) -> Iterator[Plan]:
    for path, sprint in list(sprints(plan))[1:]:
        yield put(plan, f"{path}/start", moved(sprint.start, -3))


@KINDS.add("a sprint of four weeks among those of two", "SPR-004")
def _(plan: Plan) -> Iterator[Plan]:
    for path, sprint in list(sprints(plan))[-1:]:
        yield put(plan, f"{path}/end", moved(sprint.start, 27))


@KINDS.add("a sprint over its capacity", "SPR-005")
def _(plan: Plan) -> Iterator[Plan]:
    for path, sprint in sprints(plan):
        yield put(plan, f"{path}/capacity", sum(s.points for s in sprint.stories) - 1)


@KINDS.add("stories crammed into one sprint", "SPR-005")
def _(plan: Plan) -> Iterator[Plan]:
    every = list(sprints(plan))
    for (path, one), (_, other) in pairwise(every):
        if sum(s.points for s in (*one.stories, *other.stories)) > one.capacity:
            yield put(plan, f"{path}/stories", (*one.stories, *other.stories))


@KINDS.add("more capacity than the team ever had", "SPR-006")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint in sprints(plan):
        yield put(plan, f"{path}/capacity", plan.requirements.team.velocity * 2)


@KINDS.add("a sprint without a goal", "SPR-007")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint in sprints(plan):
        yield put(plan, f"{path}/goal", "")


@KINDS.add("an empty sprint", "SPR-008")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint in sprints(plan):
        yield put(plan, f"{path}/stories", ())


@KINDS.add("two months between two sprints", "SPR-009")
def _(plan: Plan) -> Iterator[Plan]:
    for path, sprint in list(sprints(plan))[-1:]:
        if sprint.number > 1:
            later = put(plan, f"{path}/start", moved(sprint.start, 60))
            yield put(later, f"{path}/end", moved(sprint.end, 60))


@KINDS.add("the first sprint before the team is there", "SPR-010")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "requirements/team/start", moved(plan.requirements.team.start, 30))


@KINDS.add("a parallel story of another sprint", "SPR-011")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint in sprints(plan):
        yield put(plan, f"{path}/parallel/+", ("S9-98", "S9-99"))


@KINDS.add("parallel stories that wait for each other", "SPR-012")
def _(plan: Plan) -> Iterator[Plan]:
    for path, sprint in sprints(plan):
        own = {s.id for s in sprint.stories}
        for story in sprint.stories:
            for before in story.depends_on:
                if before in own:
                    yield put(plan, f"{path}/parallel/+", (before, story.id))


@KINDS.add("a velocity that the stories do not add up to", "SPR-040")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "sprints/velocity"):
        if not at(plan, f"{path}/forecast"):
            yield put(plan, f"{path}/points", 99)


@KINDS.add("a risk to the plan without mitigation", "SPR-041")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "sprints/risks"):
        yield put(plan, f"{path}/mitigation", "")


@KINDS.add("two risks of one id", "SPR-042")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "sprints/risks"):
        yield again(plan, path)


@KINDS.add("no priorities", "SPR-043")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "sprints/priorities", ())


@KINDS.add("two stories of one id", "SPR-020")
def _(plan: Plan) -> Iterator[Plan]:
    every = list(stories(plan))
    for (_, _, one), (path, _, _) in pairwise(every):
        yield put(plan, f"{path}/id", one.id)


@KINDS.add("a dependency on no story", "SPR-021")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/depends_on/+", "S7-77")


@KINDS.add("a dependency on a later sprint", "SPR-022")
def _(plan: Plan) -> Iterator[Plan]:
    every = list(stories(plan))
    for path, sprint, _story in every:
        if later := [s for _, other, s in every if other.number > sprint.number]:
            yield put(plan, f"{path}/depends_on/+", later[-1].id)


@KINDS.add("stories that wait for each other", "SPR-023")
def _(plan: Plan) -> Iterator[Plan]:
    places = {story.id: path for path, _, story in stories(plan)}
    for _, _, story in stories(plan):
        for before in story.depends_on:
            yield put(plan, f"{places[before]}/depends_on/+", story.id)


@KINDS.add("a story that waits for itself", "SPR-023")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, story in stories(plan):
        yield put(plan, f"{path}/depends_on/+", story.id)


@KINDS.add("a story without an estimate", "SPR-024")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/points", 0)


@KINDS.add("an estimate of seven points", "SPR-025")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/points", 7)


@KINDS.add("a story that is done when somebody says so", "SPR-026")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/acceptance", ())


@KINDS.add("a story that nobody does", "SPR-027")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/agents", ())


@KINDS.add("a nicety before a must-have", "SPR-028")
def _(plan: Plan) -> Iterator[Plan]:
    every = list(stories(plan))
    last = max((sprint.number for _, sprint, s in every if s.priority == "must"), default=0)
    waited = {d for _, _, s in every for d in s.depends_on}
    for path, sprint, story in every:
        if sprint.number < last and story.id not in waited:
            yield put(plan, f"{path}/priority", "could")


@KINDS.add("a must-have that waits for a nicety", "SPR-029")
def _(plan: Plan) -> Iterator[Plan]:
    places = {story.id: path for path, _, story in stories(plan)}
    for _, _, story in stories(plan):
        if story.priority == "must":
            for before in story.depends_on:
                yield put(plan, f"{places[before]}/priority", "could")


@KINDS.add("a won't-have is planned", "SPR-030")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/priority", "wont")


@KINDS.add("a story listed before what it needs", "SPR-031")
def _(plan: Plan) -> Iterator[Plan]:
    for path, sprint in sprints(plan):
        own = {s.id for s in sprint.stories}
        if any(d in own for s in sprint.stories for d in s.depends_on):
            yield put(plan, f"{path}/stories", tuple(reversed(sprint.stories)))


@KINDS.add("a story without tasks", "SPR-032")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/tasks", ())


@KINDS.add("a story of 13 points", "PIT-201")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/points", 13)


@KINDS.add("six endpoints for two points", "PIT-202")
def _(plan: Plan) -> Iterator[Plan]:
    every = plan.api.endpoints if plan.api else ()
    for path, _sprint, story in stories(plan):
        if story.endpoints and len(every) >= 6:
            yield put(put(plan, f"{path}/endpoints", tuple(e.id for e in every[:6])), f"{path}/points", 2)


@KINDS.add("six requirements for two points", "PIT-203")
def _(plan: Plan) -> Iterator[Plan]:
    wanted = tuple(s.id for s in plan.requirements.stories[:6])
    for path, _sprint, story in stories(plan):
        if story.endpoints and len(wanted) == 6:
            yield put(put(plan, f"{path}/requirements", wanted), f"{path}/points", 2)


@KINDS.add("one story covers everything", "PIT-203")
def _(plan: Plan) -> Iterator[Plan]:
    """All that is wanted is said to be done by one story of 8 points, and nothing else covers it."""
    wanted = tuple(s.id for s in plan.requirements.stories)
    if len(wanted) > 8:
        for path, _sprint, story in stories(plan):
            if story.endpoints:
                stripped = plan
                for other, _, _ in stories(plan):
                    stripped = put(stripped, f"{other}/requirements", ())
                yield put(put(stripped, f"{path}/requirements", wanted), f"{path}/points", 8)


@KINDS.add("a story uses a table that it does not wait for", "PIT-301")
def _(plan: Plan) -> Iterator[Plan]:
    """A story whose endpoint is on a table that another story of its sprint builds, cut loose from everything."""
    tables = {e.id: e.tables for e in (plan.api.endpoints if plan.api else ())}
    every = list(stories(plan))
    for path, sprint, story in every:
        used = {t for e in story.endpoints for t in tables.get(e, ())} - set(story.tables)
        built = {t for _, other, s in every if other.number == sprint.number and s.id != story.id for t in s.tables}
        if used & built and story.depends_on:
            yield put(plan, f"{path}/depends_on", ())


@KINDS.add("a table is used before it is built", "PIT-301")
def _(plan: Plan) -> Iterator[Plan]:
    """The tables that an early story's endpoint is on are built in the last sprint only."""
    tables = {e.id: e.tables for e in (plan.api.endpoints if plan.api else ())}
    every = list(stories(plan))
    for _path, sprint, story in every:
        used = [t for e in story.endpoints for t in tables.get(e, ())]
        if not used or sprint.number == every[-1][1].number:
            continue
        late = plan
        for other, _, s in every:
            if used[0] in s.tables:
                late = put(late, f"{other}/tables", tuple(t for t in s.tables if t != used[0]))
        yield put(late, f"{every[-1][0]}/tables/+", used[0])


@KINDS.add("a form that does not wait for its endpoint", "PIT-303")
def _(plan: Plan) -> Iterator[Plan]:
    """A story for the screens of a requirement, cut loose from the story that builds the endpoint they call."""
    every = list(stories(plan))
    for path, sprint, story in every:
        screens = "frontend" in story.title.lower() or "form" in story.title.lower()
        if not screens or story.endpoints or not story.requirements:
            continue
        builders = [
            s
            for _, other, s in every
            if s.endpoints and set(story.requirements) <= set(s.requirements) and other.number == sprint.number
        ]
        if builders and any(b.id in story.depends_on for b in builders):
            yield put(plan, f"{path}/depends_on", ())


@KINDS.add("no story waits for another", "PIT-302")
def _(plan: Plan) -> Iterator[Plan]:
    loose = plan
    for path, _sprint, _story in stories(plan):
        loose = put(loose, f"{path}/depends_on", ())
    if len(list(stories(plan))) > 5:
        yield loose
