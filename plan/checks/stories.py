"""Checks of the stories of the sprint plan (SPR-020 to SPR-039)."""

from collections.abc import Iterator

from plan import graphs
from plan.checks.lookup import Lookup, repeated
from plan.checks.rule import Problem, rule
from plan.checks.wording import circle, listed, named

FIBONACCI = frozenset((1, 2, 3, 5, 8, 13, 21))
_RANK = {"must": 0, "should": 1, "could": 2, "wont": 3}


@rule(
    "SPR-020",
    "error",
    "sprints",
    mend="Give each story an id of its own, such as `S2-03`.",
    example="Two stories are called `S1-02`.",
)
def duplicate_story(look: Lookup) -> Iterator[Problem]:
    """Two stories have the same id.

    A dependency on the id means only one of them.
    """
    for place, id_ in repeated(s.id for _, _, s in look.planned):
        yield Problem(look.planned[place][0], f"There is more than one story {named(id_)}.")


@rule(
    "SPR-021",
    "error",
    "sprints",
    mend="Name an existing story, or add the missing one.",
    example="`S2-01` depends on `S1-09`, but there is no such story.",
)
def dependency_unknown(look: Lookup) -> Iterator[Problem]:
    """A story depends on one that does not exist.

    It waits for work that nobody has planned.
    """
    for at, _, story in look.planned:
        if unknown := [d for d in dict.fromkeys(story.depends_on) if d not in look.stories]:
            yield Problem(at, f"Story {named(story.id)} depends on {listed(unknown)}, which no sprint has.")


@rule(
    "SPR-022",
    "error",
    "sprints",
    mend="Move one of the two stories so that the one that is waited for comes first.",
    example="`S1-04` in sprint 1 depends on `S2-01` in sprint 2.",
)
def dependency_later(look: Lookup) -> Iterator[Problem]:
    """A story depends on one in a later sprint.

    It cannot be finished in its own sprint.
    """
    place = {id_: i for i, sprint in enumerate(_order(look)) for id_ in sprint}
    for at, sprint, story in look.planned:
        later = [d for d in dict.fromkeys(story.depends_on) if d in place and place[d] > place[story.id]]
        if later:
            where = f"Story {named(story.id)} in sprint {sprint.number}"
            yield Problem(at, f"{where} depends on {listed(later)} in a later sprint.")


def _order(look: Lookup) -> list[list[str]]:
    return [[s.id for s in sprint.stories] for sprint in (look.plan.sprints.sprints if look.plan.sprints else ())]


@rule(
    "SPR-023",
    "error",
    "sprints",
    mend="Take one of the dependencies out: one of the stories has to come first.",
    example="`S1-02` depends on `S1-03`, and `S1-03` on `S1-02`.",
)
def story_cycle(look: Lookup) -> Iterator[Problem]:
    """Stories wait for each other in a circle, or one waits for itself.

    None of them can ever begin.
    """
    for cycle in graphs.cycles(look.story_graph):
        at = look.stories[cycle[0]][0]
        if len(cycle) == 1:
            yield Problem(at, f"Story {named(cycle[0])} depends on itself.")
        else:
            yield Problem(at, f"Stories wait for each other: {circle(cycle)}.")


@rule(
    "SPR-024",
    "error",
    "sprints",
    mend="Estimate the story: 1, 2, 3, 5 or 8 points.",
    example="`S1-03` has 0 points.",
)
def no_estimate(look: Lookup) -> Iterator[Problem]:
    """A story has no estimate.

    Its sprint looks emptier than it is.
    """
    for at, _, story in look.planned:
        if story.points <= 0:
            yield Problem(at, f"Story {named(story.id)} has {story.points} points.")


@rule(
    "SPR-025",
    "note",
    "sprints",
    mend="Use 1, 2, 3, 5 or 8 points.",
    example="`S2-04` has 4 points.",
)
def odd_estimate(look: Lookup) -> Iterator[Problem]:
    """An estimate is not on the Fibonacci scale.

    The steps of the scale grow because larger estimates are less exact; 4 pretends to an exactness that 5 does not.
    """
    for at, _, story in look.planned:
        if story.points > 0 and story.points not in FIBONACCI:
            yield Problem(at, f"Story {named(story.id)} has {story.points} points, which is not on the scale.")


@rule(
    "SPR-026",
    "warning",
    "sprints",
    mend="Say how to tell that the story is done.",
    example="`S1-05` has no acceptance criteria.",
)
def no_acceptance(look: Lookup) -> Iterator[Problem]:
    """A story has no acceptance criteria.

    It is done when somebody says so, and somebody else will say otherwise.
    """
    for at, _, story in look.planned:
        if not any(story.acceptance):
            yield Problem(at, f"Story {named(story.id)} has no acceptance criteria.")


@rule(
    "SPR-027",
    "warning",
    "sprints",
    mend="Name the agents that do it, the one in charge first.",
    example="`S1-05` names no agent.",
)
def no_agents(look: Lookup) -> Iterator[Problem]:
    """A story is done by nobody.

    It stays where it is until somebody notices.
    """
    for at, _, story in look.planned:
        if not any(story.agents):
            yield Problem(at, f"Story {named(story.id)} names no agent.")


@rule(
    "SPR-028",
    "warning",
    "sprints",
    mend="Swap the two, or change a priority.",
    example="The could-have `S1-04` is in sprint 1, and the must-have `S3-01` in sprint 3.",
)
def could_before_must(look: Lookup) -> Iterator[Problem]:
    """A could-have is planned in a sprint before a must-have, and the must-have does not need it.

    When time runs out, it is the must-have that is missing.
    """
    needed = {b for _, _, s in look.planned if s.priority == "must" for b in look.before_story.get(s.id, ())}
    for at, sprint, story in look.planned:
        if story.priority not in {"could", "wont"} or story.id in needed:
            continue
        later = next((s for _, other, s in look.planned if s.priority == "must" and other.number > sprint.number), None)
        if later:
            what = "won't-have" if story.priority == "wont" else "could-have"
            where = f"is in sprint {sprint.number}, before the must-have {named(later.id)}"
            yield Problem(at, f"The {what} {named(story.id)} {where}.")


@rule(
    "SPR-029",
    "warning",
    "sprints",
    mend="Raise the priority of what is needed, or lower that of what needs it.",
    example="The must-have `S2-01` depends on the could-have `S1-04`.",
)
def priority_inversion(look: Lookup) -> Iterator[Problem]:
    """A story depends on one of a lower priority.

    If the lower one is dropped, as it may be, the higher one goes with it.
    """
    for at, _, story in look.planned:
        lower = [
            d
            for d in dict.fromkeys(story.depends_on)
            if d in look.stories and _RANK[look.stories[d][2].priority] > _RANK[story.priority]
        ]
        if lower and story.priority == "must":
            yield Problem(at, f"The must-have {named(story.id)} depends on {listed(lower)} of a lower priority.")


@rule(
    "SPR-030",
    "warning",
    "sprints",
    mend="Take the story out of the sprint, or change its priority.",
    example="The won't-have `S2-05` is in sprint 2.",
)
def wont_planned(look: Lookup) -> Iterator[Problem]:
    """A won't-have is planned.

    It takes the place of something that was wanted.
    """
    for at, sprint, story in look.planned:
        if story.priority == "wont":
            yield Problem(at, f"The won't-have {named(story.id)} is in sprint {sprint.number}.")


@rule(
    "SPR-031",
    "note",
    "sprints",
    mend="Put the story after the ones that it depends on.",
    example="`S1-02` is listed before `S1-03`, which it depends on.",
)
def listed_before_dependency(look: Lookup) -> Iterator[Problem]:
    """A story is listed in its sprint before one that it depends on.

    The list is read as the order of work.
    """
    for sprint in look.plan.sprints.sprints if look.plan.sprints else ():
        place = {s.id: i for i, s in reversed(list(enumerate(sprint.stories)))}
        for i, story in enumerate(sprint.stories):
            later = [d for d in dict.fromkeys(story.depends_on) if place.get(d, -1) > i]
            mutual = any(story.id in look.before_story.get(d, ()) for d in later)
            if later and not mutual and place[story.id] == i:
                yield Problem(
                    look.stories[story.id][0],
                    f"Story {named(story.id)} is listed before {listed(later)}, which it needs.",
                )


@rule(
    "SPR-032",
    "note",
    "sprints",
    mend="Break the story into the steps that it takes.",
    example="`S1-02` has no tasks.",
)
def no_tasks(look: Lookup) -> Iterator[Problem]:
    """A story has no tasks.

    An estimate of something that nobody has taken apart is a guess.
    """
    for at, _, story in look.planned:
        if not any(story.tasks):
            yield Problem(at, f"Story {named(story.id)} has no tasks.")
