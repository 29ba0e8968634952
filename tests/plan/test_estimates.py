"""Planning poker: who differs, and what settling does to a sprint plan."""

from hypothesis import given
from hypothesis import strategies as st

from plan.estimates import (
    MOST_POINTS,
    AgentEstimates,
    Estimate,
    Estimation,
    Settlement,
    disputes,
    in_order,
    settled,
    spread,
    steps_apart,
)
from plan.sprints import Sprint, SprintPlan, SprintVelocity, Story


def story(id_: str, points: int = 3, after: tuple[str, ...] = (), priority: str = "must") -> Story:
    return Story.model_validate(
        {
            "id": id_,
            "title": f"Do {id_}",
            "points": points,
            "priority": priority,
            "tasks": (),
            "agents": (),
            "depends_on": after,
            "acceptance": (),
            "requirements": (),
            "endpoints": (),
            "tables": (),
        }
    )


def plan(*lots: tuple[Story, ...], capacity: int = 10) -> SprintPlan:
    sprints = tuple(
        Sprint(
            number=i,
            name="",
            start="",
            end="",
            goal="",
            capacity=capacity,
            stories=lot,
            parallel=(tuple(s.id for s in lot),),
        )
        for i, lot in enumerate(lots, 1)
    )
    velocity = tuple(
        SprintVelocity(sprint=s.number, points=sum(x.points for x in s.stories), forecast=False, note="")
        for s in sprints
    )
    return SprintPlan(sprints=sprints, priorities=(), velocity=velocity, risks=())


def hand(agent: str, **points: int) -> AgentEstimates:
    return AgentEstimates(
        agent=agent, estimates=tuple(Estimate(story=id_, points=p, reason=f"{agent} says") for id_, p in points.items())
    )


def points_of(of: SprintPlan) -> list[list[tuple[str, int]]]:
    return [[(s.id, s.points) for s in sprint.stories] for sprint in of.sprints]


def test_one_step_is_agreement_and_two_are_a_dispute_with_every_card() -> None:
    backlog = plan((story("A", 3), story("B", 3), story("C", 3), story("D", 8)))
    found = disputes(backlog, (hand("x", A=5, B=8, C=2, D=5), hand("y", A=3, C=5, D=8)))
    assert [d.story.id for d in found] == ["B", "C"]
    assert [(agent, card.points) for agent, card in found[1].cards] == [("x", 2), ("y", 5)]


def test_the_plans_own_points_are_a_card() -> None:
    assert [d.story.id for d in disputes(plan((story("A", 1),)), (hand("x", A=3),))] == ["A"]
    assert disputes(plan((story("A", 1),)), ()) == ()


def test_settling_changes_points_and_the_velocity_that_is_planned() -> None:
    after = settled(plan((story("A", 3), story("B", 2))), [Settlement(story="A", points=5, reason="")])
    assert points_of(after) == [[("A", 5), ("B", 2)]]
    assert after.velocity[0].points == 7


def test_an_overfull_sprint_passes_on_what_matters_least_and_nothing_waits_for() -> None:
    before = plan(
        (story("A", 5), story("B", 3, priority="could"), story("C", 2, after=("B",), priority="should")),
        (story("D", 3),),
    )
    after = settled(before, [Settlement(story="A", points=8, reason="")])
    assert points_of(after) == [[("A", 8)], [("B", 3), ("C", 2), ("D", 3)]]
    assert after.sprints[0].parallel == ()


def test_a_story_alone_in_its_sprint_and_one_in_the_last_stay() -> None:
    before = plan((story("A", 3),), (story("B", 3), story("C", 2)), capacity=5)
    after = settled(before, [Settlement(story=id_, points=8, reason="") for id_ in "ABC"])
    assert points_of(after) == [[("A", 8)], [("B", 8), ("C", 8)]]


def test_a_story_shows_its_cards_and_the_verdict() -> None:
    estimation = Estimation(
        cards=(hand("x", A=8, B=1), hand("y", A=2)),
        settlements=(Settlement(story="A", points=5, reason="In between."),),
    )
    assert spread(estimation, "A") == ("x 8: x says", "y 2: y says", "settled at 5: In between.")
    assert spread(estimation, "B") == spread(None, "A") == ()


POINTS = st.sampled_from((1, 2, 3, 5, 8, 13))


@st.composite
def backlogs(draw: st.DrawFn) -> SprintPlan:
    """Sprint plans within their capacity, where a story waits only for earlier ones."""
    lots: list[tuple[Story, ...]] = []
    known: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        lot: list[Story] = []
        for _ in range(draw(st.integers(0, 5))):
            after = tuple(draw(st.lists(st.sampled_from(known), unique=True, max_size=2))) if known else ()
            lot.append(
                story(
                    f"S{len(known)}", draw(st.integers(1, 8)), after, draw(st.sampled_from(("must", "should", "could")))
                )
            )
            known.append(lot[-1].id)
        lots.append(tuple(lot))
    return plan(*lots, capacity=40)


@given(backlogs(), st.lists(st.tuples(st.integers(0, 20), POINTS)), st.integers(5, 40))
def test_settling_loses_no_story_and_breaks_no_dependency(
    backlog: SprintPlan, verdicts: list[tuple[int, int]], capacity: int
) -> None:
    before = backlog.model_copy(
        update={"sprints": tuple(s.model_copy(update={"capacity": capacity}) for s in backlog.sprints)}
    )
    after = settled(before, [Settlement(story=f"S{n}", points=p, reason="") for n, p in verdicts])
    assert sorted(s.id for s in in_order(after)) == sorted(s.id for s in in_order(before))
    place = {s.id: i for i, sprint in enumerate(after.sprints) for s in sprint.stories}
    order = {s.id: i for i, s in enumerate(in_order(after))}
    for s in in_order(after):
        assert s.points <= MOST_POINTS
        assert all(place[b] <= place[s.id] and order[b] < order[s.id] for b in s.depends_on)
    for was, sprint in zip(before.sprints[:-1], after.sprints[:-1], strict=True):
        total = sum(s.points for s in sprint.stories)
        if sum(s.points for s in was.stories) <= capacity:
            assert total <= capacity or len(sprint.stories) == 1


@given(POINTS, POINTS)
def test_steps_are_the_same_both_ways(one: int, other: int) -> None:
    assert steps_apart(one, other) == steps_apart(other, one)
    assert (steps_apart(one, other) == 0) == (one == other)
