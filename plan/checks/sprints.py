"""Checks of sprints and of the sprint plan as a whole (SPR-001 to SPR-019, SPR-040 to SPR-049)."""

from collections.abc import Iterator
from datetime import date, timedelta

from plan.checks.delivery import unmitigated
from plan.checks.lookup import Lookup, repeated
from plan.checks.rule import Problem, rule
from plan.checks.wording import counted, listed, named
from plan.sprints import Sprint

_HOLIDAYS = timedelta(days=21)


def _sprints(look: Lookup) -> Iterator[tuple[str, Sprint]]:
    for i, sprint in enumerate(look.plan.sprints.sprints if look.plan.sprints else ()):
        yield f"/sprints/{i}", sprint


def _dates(sprint: Sprint) -> tuple[date, date] | None:
    try:
        return date.fromisoformat(sprint.start), date.fromisoformat(sprint.end)
    except ValueError:
        return None


@rule(
    "SPR-001",
    "error",
    "sprints",
    mend="Number the sprints 1, 2, 3, … in order.",
    example="The sprints are numbered 1 and 3.",
)
def sprint_numbers(look: Lookup) -> Iterator[Problem]:
    """Sprints are not numbered from 1 without gaps.

    Dependencies and forecasts go by the number.
    """
    for i, (at, sprint) in enumerate(_sprints(look)):
        if sprint.number != i + 1:
            yield Problem(at, f"Sprint {named(sprint.name)} has number {sprint.number} in place {i + 1}.")
            return


@rule(
    "SPR-002",
    "error",
    "sprints",
    mend="Write both dates as YYYY-MM-DD, the first day before the last.",
    example="Sprint 2 begins on 2026-12-15 and ends on 2026-12-01.",
)
def sprint_dates(look: Lookup) -> Iterator[Problem]:
    """A sprint has dates that cannot be read, or ends before it begins.

    Nothing in it can be planned.
    """
    for at, sprint in _sprints(look):
        dates = _dates(sprint)
        if dates is None:
            shown = f"{named(sprint.start)} to {named(sprint.end)}"
            yield Problem(at, f"Sprint {sprint.number} has dates that cannot be read: {shown}.")
        elif dates[1] < dates[0]:
            yield Problem(at, f"Sprint {sprint.number} ends on {sprint.end}, before it begins on {sprint.start}.")


@rule(
    "SPR-003",
    "error",
    "sprints",
    mend="Let a sprint begin after the one before it has ended.",
    example="Sprint 2 begins on the day on which sprint 1 ends.",
)
def sprints_overlap(look: Lookup) -> Iterator[Problem]:
    """A sprint begins before the one before it has ended.

    The same people are planned twice.
    """
    before: tuple[Sprint, date] | None = None
    for at, sprint in _sprints(look):
        if (dates := _dates(sprint)) is None:
            continue
        if before and dates[0] <= before[1]:
            ends = f"sprint {before[0].number} ends on {before[0].end}"
            yield Problem(at, f"Sprint {sprint.number} begins on {sprint.start}, but {ends}.")
        before = (sprint, dates[1])


@rule(
    "SPR-004",
    "warning",
    "sprints",
    mend="Make each sprint as long as the team's sprints are, or change the team's sprint length.",
    example="The team's sprints have 14 days, and sprint 1 has 10.",
)
def sprint_length(look: Lookup) -> Iterator[Problem]:
    """A sprint is longer or shorter than the team's sprints are.

    The velocity is measured on sprints of the usual length.
    """
    usual = look.plan.requirements.team.sprint_days
    for at, sprint in _sprints(look):
        dates = _dates(sprint)
        if dates is None or usual <= 0 or dates[1] < dates[0]:
            continue
        days = (dates[1] - dates[0]).days + 1
        working_week = usual % 7 == 0 and days in {usual - 2, usual - 3}  # Monday to Friday
        if days != usual and not working_week:
            yield Problem(at, f"Sprint {sprint.number} has {counted(days, 'day')}, the team's sprints {usual}.")


@rule(
    "SPR-005",
    "error",
    "sprints",
    mend="Move a story to another sprint, or make one smaller.",
    example="Sprint 1 has a capacity of 21 points and stories of 24.",
)
def over_capacity(look: Lookup) -> Iterator[Problem]:
    """A sprint holds more points than its capacity.

    It will not be finished, and everything after it moves.
    """
    for at, sprint in _sprints(look):
        points = sum(s.points for s in sprint.stories)
        if points > sprint.capacity:
            room = f"a capacity of {sprint.capacity}"
            yield Problem(at, f"Sprint {sprint.number} has {counted(points, 'point')} and {room}.")


@rule(
    "SPR-006",
    "warning",
    "sprints",
    mend="Plan with the velocity that the team has shown.",
    example="The team's velocity is 20, and sprint 2 has a capacity of 30.",
)
def capacity_above_velocity(look: Lookup) -> Iterator[Problem]:
    """A sprint's capacity is above the team's velocity.

    The plan counts on a pace that nobody has seen.
    """
    team = look.plan.requirements.team
    for at, sprint in _sprints(look):
        if sprint.capacity > team.velocity > 0:
            pace = f"above the team's velocity of {team.velocity}"
            yield Problem(at, f"Sprint {sprint.number} has a capacity of {sprint.capacity}, {pace}.")


@rule(
    "SPR-007",
    "warning",
    "sprints",
    mend="Say what is true when the sprint ends.",
    example="Sprint 2 has no goal.",
)
def no_goal(look: Lookup) -> Iterator[Problem]:
    """A sprint has no goal.

    When not everything fits, nobody knows what to keep.
    """
    for at, sprint in _sprints(look):
        if not sprint.goal:
            yield Problem(at, f"Sprint {sprint.number} has no goal.")


@rule(
    "SPR-008",
    "warning",
    "sprints",
    mend="Give the sprint its stories, or leave it out.",
    example="Sprint 3 has no stories.",
)
def sprint_empty(look: Lookup) -> Iterator[Problem]:
    """A sprint has no stories, or the plan no sprints.

    Time passes and nothing is built.
    """
    if look.plan.sprints and not look.plan.sprints.sprints:
        yield Problem("/sprints", "The plan has no sprints.")
    for at, sprint in _sprints(look):
        if not sprint.stories:
            yield Problem(at, f"Sprint {sprint.number} has no stories.")


@rule(
    "SPR-009",
    "warning",
    "sprints",
    mend="Close the gap, or say in the velocity's note why nobody works then.",
    example="Sprint 1 ends on 14 December, and sprint 2 begins on 1 February.",
)
def sprint_gap(look: Lookup) -> Iterator[Problem]:
    """More than three weeks lie between two sprints.

    Either a sprint is missing or a date is wrong.
    """
    before: tuple[Sprint, date] | None = None
    for at, sprint in _sprints(look):
        if (dates := _dates(sprint)) is None:
            continue
        if before and dates[0] - before[1] > _HOLIDAYS:
            days = (dates[0] - before[1]).days - 1
            yield Problem(at, f"Between sprint {before[0].number} and sprint {sprint.number} lie {days} days.")
        before = (sprint, dates[1])


@rule(
    "SPR-010",
    "warning",
    "sprints",
    mend="Begin the first sprint when the team begins.",
    example="The team starts on 2026-12-01, and sprint 1 on 2026-11-01.",
)
def starts_too_early(look: Lookup) -> Iterator[Problem]:
    """The first sprint begins before the team does.

    Nobody is there to work on it.
    """
    for at, sprint in _sprints(look):
        try:
            start, first = date.fromisoformat(look.plan.requirements.team.start), date.fromisoformat(sprint.start)
        except ValueError:
            return
        if first < start:
            yield Problem(at, f"Sprint {sprint.number} begins on {sprint.start}, the team on {start.isoformat()}.")
        return


@rule(
    "SPR-011",
    "error",
    "sprints",
    mend="Name stories of the same sprint.",
    example="Sprint 2 lists `S1-04` among the stories that can run in parallel.",
)
def parallel_unknown(look: Lookup) -> Iterator[Problem]:
    """A parallel group names a story that its sprint does not have.

    Whoever is planned for it has nothing to do.
    """
    for at, sprint in _sprints(look):
        own = {s.id for s in sprint.stories}
        for i, group in enumerate(sprint.parallel):
            if unknown := [s for s in dict.fromkeys(group) if s not in own]:
                lacks = f"{listed(unknown)}, which is not in the sprint"
                yield Problem(f"{at}/parallel/{i}", f"A parallel group of sprint {sprint.number} names {lacks}.")


@rule(
    "SPR-012",
    "error",
    "sprints",
    mend="Take one of the two out of the group, or the dependency out of the story.",
    example="`S2-01` and `S2-02` are to run in parallel, and `S2-02` depends on `S2-01`.",
)
def parallel_dependent(look: Lookup) -> Iterator[Problem]:
    """Stories that are to run in parallel depend on each other.

    They cannot: one has to wait for the other.
    """
    for at, sprint in _sprints(look):
        for i, group in enumerate(sprint.parallel):
            members = [s for s in dict.fromkeys(group) if s in look.before_story]
            pairs = [(s, b) for s in members for b in members if b != s and b in look.before_story[s]]
            if pairs:
                after, before = pairs[0]
                which = f"A parallel group of sprint {sprint.number} holds {named(after)}"
                yield Problem(f"{at}/parallel/{i}", f"{which} and {named(before)}, which it depends on.")


@rule(
    "SPR-040",
    "warning",
    "sprints",
    mend="Let the velocity of a planned sprint be the sum of its stories' points.",
    example="Sprint 1 has stories of 19 points, and its velocity says 21.",
)
def velocity_mismatch(look: Lookup) -> Iterator[Problem]:
    """The velocity of a planned sprint is not what its stories add up to.

    One of the two numbers is what the forecast is made from.
    """
    planned = {sprint.number: sum(s.points for s in sprint.stories) for _, sprint in _sprints(look)}
    for i, velocity in enumerate(look.plan.sprints.velocity if look.plan.sprints else ()):
        at = f"/velocity/{i}"
        if velocity.forecast:
            continue
        if velocity.sprint not in planned:
            yield Problem(at, f"A velocity is given for sprint {velocity.sprint}, which is not planned.")
        elif planned[velocity.sprint] != velocity.points:
            adds = f"its stories add up to {planned[velocity.sprint]}"
            yield Problem(at, f"Sprint {velocity.sprint} has a velocity of {velocity.points}, but {adds}.")


@rule(
    "SPR-041",
    "warning",
    "sprints",
    mend="Say what is done about the risk before it happens.",
    example="`P1` has no mitigation.",
)
def sprint_risk_open(look: Lookup) -> Iterator[Problem]:
    """A risk to the plan has no mitigation.

    A risk that is only named is a delay with a date.
    """
    yield from unmitigated(look.plan.sprints.risks if look.plan.sprints else ())


@rule(
    "SPR-042",
    "error",
    "sprints",
    mend="Give each risk an id of its own.",
    example="Two risks are called `P1`.",
)
def duplicate_risk(look: Lookup) -> Iterator[Problem]:
    """Two risks to the plan have the same id.

    Whoever refers to the id means only one of them.
    """
    for place, id_ in repeated(r.id for r in look.plan.sprints.risks) if look.plan.sprints else ():
        yield Problem(f"/risks/{place}", f"There is more than one risk {named(id_)}.")


@rule(
    "SPR-043",
    "warning",
    "sprints",
    mend="Sort the features into must, should, could and won't, one row each.",
    example="The MoSCoW matrix has no rows.",
)
def no_priorities(look: Lookup) -> Iterator[Problem]:
    """The MoSCoW matrix is empty or has a row twice.

    What is left for later, and what is ruled out, is nowhere to be seen.
    """
    if look.plan.sprints is None:
        return
    if not any(g.features for g in look.plan.sprints.priorities):
        yield Problem("/priorities", "The MoSCoW matrix is empty.")
    for place, which in repeated(f"{g.priority} {g.when}" for g in look.plan.sprints.priorities):
        yield Problem(f"/priorities/{place}", f"The MoSCoW matrix has the row {named(which)} more than once.")
