"""Specialists estimate blind, each in its field; the planner settles where they are far apart."""

import pytest

from agents.offline.poker import estimate_stories, settle
from agents.offline.poker_fields import FIELDS, Ground
from plan.artifacts import AgentName
from plan.estimates import SCALE, Dispute, Estimate, Settlement, steps_apart
from plan.plan import Plan
from plan.sprints import SprintPlan, Story
from tests.agents.offline.documents import EVERY, LIBRARY, requirements, story
from tests.agents.offline.drafts import drafted

AGENTS = tuple(FIELDS)


@pytest.fixture(scope="module")
def library() -> Plan:
    return drafted(LIBRARY)


def cards(plan: Plan, agent: AgentName, sprints: SprintPlan | None = None) -> dict[str, Estimate]:
    assert plan.sprints is not None
    assert plan.architecture is not None
    assert plan.database is not None
    assert plan.api is not None
    found = estimate_stories(agent, sprints or plan.sprints, plan.architecture, plan.database, plan.api)
    return {card.story: card for card in found}


def stories(plan: Plan) -> list[Story]:
    assert plan.sprints is not None
    return [s for sprint in plan.sprints.sprints for s in sprint.stories]


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("agent", AGENTS)
def test_every_story_has_one_card_on_the_scale(name: str, agent: AgentName) -> None:
    plan = drafted(EVERY[name])
    found = cards(plan, agent)
    assert list(found) == [s.id for s in stories(plan)]
    assert {card.points for card in found.values()} <= set(SCALE)
    assert all(card.reason.endswith(".") and "\n" not in card.reason for card in found.values())


@pytest.mark.parametrize("agent", AGENTS)
def test_nobody_looks_at_the_planners_points(library: Plan, agent: AgentName) -> None:
    assert library.sprints is not None
    other = library.sprints.model_copy(
        update={
            "sprints": tuple(
                sprint.model_copy(
                    update={"stories": tuple(s.model_copy(update={"points": 13 - s.points}) for s in sprint.stories)}
                )
                for sprint in library.sprints.sprints
            )
        }
    )
    assert cards(library, agent, other) == cards(library, agent)


def test_the_planner_has_no_card(library: Plan) -> None:
    with pytest.raises(ValueError, match="no field"):
        cards(library, "sprint-planner")


def test_each_sees_its_own_field(library: Plan) -> None:
    stripe = next(s for s in stories(library) if s.title.startswith("Integration"))
    lead, data, contract = (cards(library, agent)[stripe.id] for agent in AGENTS)
    assert "Stripe" in lead.reason
    assert lead.points > data.points
    assert "table" in data.reason
    assert "contract" in contract.reason
    accounts = next(s for s in stories(library) if s.title.startswith("Database set-up"))
    assert f"{len(accounts.tables)} tables" in cards(library, "database-architect")[accounts.id].reason


def test_a_table_that_fills_fast_is_dear_to_the_database_architect_only() -> None:
    def plan(rows: int) -> Plan:
        return drafted(
            requirements(
                "Meters",
                [story("R1", "clerk", "record a reading with value"), story("R2", "clerk", "list the readings")],
                volumes=[("readings", rows)],
            )
        )

    def of(rows: int, agent: AgentName) -> int:
        found = plan(rows)
        return sum(card.points for card in cards(found, agent).values())

    assert of(400_000_000, "database-architect") > of(400, "database-architect")
    assert of(400_000_000, "api-architect") == of(400, "api-architect")


def test_two_at_once_cost_the_database_architect_more(library: Plan) -> None:
    assert library.sprints is not None
    writing = next(s for s in stories(library) if s.title.startswith("Borrow a book: API"))
    raced = writing.model_copy(update={"acceptance": ("A book can never be lent twice.",)})
    plain = writing.model_copy(update={"acceptance": ("The loan is shown in the list.",)})

    def card(item: Story) -> Estimate:
        assert library.sprints is not None
        first = library.sprints.sprints[0].model_copy(update={"stories": (item,)})
        return cards(library, "database-architect", library.sprints.model_copy(update={"sprints": (first,)}))[item.id]

    assert card(raced).points > card(plain).points
    assert "lent twice" in card(raced).reason


STORY = Story(
    id="S1-01",
    title="Pay: API",
    points=3,
    priority="must",
    tasks=(),
    agents=(),
    depends_on=(),
    acceptance=(),
    requirements=(),
    endpoints=(),
    tables=(),
)


def card(points: int, reason: str) -> Estimate:
    return Estimate(story=STORY.id, points=points, reason=reason)


def settled(*points: int, planned: int = 3) -> Settlement:
    given = tuple((agent, card(p, f"Because of {p}.")) for agent, p in zip(AGENTS, points, strict=False))
    return settle(Dispute(STORY.model_copy(update={"points": planned}), given))


@pytest.mark.parametrize(
    ("points", "planned", "expected"), [((2, 8, 3), 3, 3), ((8, 8, 2), 3, 8), ((2, 2, 2), 5, 2), ((13, 3, 3), 3, 8)]
)
def test_the_middle_settles_and_whoever_finds_it_too_big_is_heard(
    points: tuple[int, ...], planned: int, expected: int
) -> None:
    found = settled(*points, planned=planned)
    assert found.points == expected
    assert ("split" in found.reason) == (13 in points)


def test_a_dispute_names_both_ends_and_their_reasons() -> None:
    low, high = card(2, "No call of the contract changes."), card(8, "It meets Stripe.")
    found = settle(Dispute(STORY, (("api-architect", low), ("tech-lead-orchestrator", high))))
    assert "tech-lead-orchestrator says 8 (it meets Stripe)" in found.reason
    assert "api-architect says 2 (no call of the contract changes)" in found.reason


@pytest.mark.parametrize(
    ("one", "other", "steps"), [(3, 3, 0), (3, 5, 1), (2, 5, 2), (1, 13, 5), (4, 5, 0), (40, 13, 0)]
)
def test_steps_are_counted_on_the_scale(one: int, other: int, steps: int) -> None:
    assert steps_apart(one, other) == steps_apart(other, one) == steps


def test_an_outside_system_whose_id_is_spelled_otherwise_is_a_border() -> None:
    asked = requirements("Shop", [story("R1", "clerk", "add an order")], integrations=[("SendGrid", "sends e-mail")])
    plan = drafted(asked)
    assert plan.architecture is not None
    assert plan.database is not None
    assert plan.api is not None
    adapter = next(s for s in stories(plan) if s.title == "Integration: SendGrid")
    touched = Ground(plan.architecture, plan.database, plan.api).touched(adapter)
    assert [part.name for part in touched] == ["SendGrid"]
