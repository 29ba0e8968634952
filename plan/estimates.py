"""Planning poker: what the specialists think a story costs, blind, and how the planner settles it.

A card is one agent's estimate. Cards more than one step of the scale apart are a dispute, which the planner settles;
what it settles changes the story's points, and moves stories on where a sprint would hold more than it can.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import Field

from plan.artifacts import AgentName, ArtifactName
from plan.board import lots_of, with_lots
from plan.item import Item
from plan.sprints import POINTS, SprintPlan, Story

SCALE = (*POINTS, 13)
"""What may stand on a card; 13 says that the story is too big to be one."""
MOST_POINTS = POINTS[-1]
"""What one story may have at most."""
APART = 1
"""Steps of the scale that cards may be apart without a word about it."""

SPECIALISTS: Mapping[ArtifactName, AgentName] = {
    "architecture": "tech-lead-orchestrator",
    "database": "database-architect",
    "api": "api-architect",
}
"""Who is consulted about the stories, by the artifact that is its field."""


class Estimate(Item):
    """One card: what an agent thinks a story costs."""

    story: str = Field(description="Id of the story.")
    points: int = Field(description="The card: 1, 2, 3, 5, 8, or 13 for a story that is too big to be one.")
    reason: str = Field(description="Why, in one sentence of your field.")


class Estimates(Item):
    """A specialist's cards."""

    estimates: tuple[Estimate, ...] = Field(description="One card for each story, in the order given.")


class Settlement(Item):
    """What the planner makes of the cards of one disputed story."""

    story: str = Field(description="Id of the story.")
    points: int = Field(description="The points it gets: 1, 2, 3, 5 or 8.")
    reason: str = Field(description="Why, in one sentence that answers the cards furthest apart.")


class Settlements(Item):
    """How the planner settles every dispute."""

    settlements: tuple[Settlement, ...] = Field(description="One entry for each disputed story, in the order given.")


class AgentEstimates(Item):
    """The cards of one specialist."""

    agent: str = Field(description="Name of the agent.")
    estimates: tuple[Estimate, ...] = Field(description="Its cards.")


class Estimation(Item):
    """The whole round: every specialist's cards, and what was settled."""

    cards: tuple[AgentEstimates, ...] = Field(description="Cards by agent.")
    settlements: tuple[Settlement, ...] = Field(description="What the planner settled.")


@dataclass(frozen=True, slots=True)
class Dispute:
    """A story whose cards are more than one step of the scale apart; `cards` holds agent and card."""

    story: Story
    cards: tuple[tuple[str, Estimate], ...]


def in_order(plan: SprintPlan) -> tuple[Story, ...]:
    """Return the stories of all sprints in order."""
    return tuple(story for sprint in plan.sprints for story in sprint.stories)


def steps_apart(one: int, other: int) -> int:
    """Return how many steps of the scale lie between two estimates, each rounded up to the scale."""
    return abs(_step(one) - _step(other))


def on_scale(points: int) -> int:
    """Return `points` rounded up to the scale, as far as it goes."""
    return SCALE[_step(points)]


def _step(points: int) -> int:
    return next((i for i, p in enumerate(SCALE) if points <= p), len(SCALE) - 1)


def disputes(plan: SprintPlan, cards: Iterable[AgentEstimates]) -> tuple[Dispute, ...]:
    """Return the stories that are disputed, in the order of the plan; the plan's own points are a card too."""
    held: dict[str, list[tuple[str, Estimate]]] = {}
    for hand in cards:
        for card in hand.estimates:
            held.setdefault(card.story, []).append((hand.agent, card))
    found = []
    for story in in_order(plan):
        points = [card.points for _, card in held.get(story.id, ())]
        if points and steps_apart(min(*points, story.points), max(*points, story.points)) > APART:
            found.append(Dispute(story, tuple(held[story.id])))
    return tuple(found)


def spread(estimation: Estimation | None, story: str) -> tuple[str, ...]:
    """Return what was said about a story that was settled: a line for each card, and the verdict."""
    if estimation is None:
        return ()
    verdict = next((s for s in estimation.settlements if s.story == story), None)
    if verdict is None:
        return ()
    cards = [
        f"{hand.agent} {card.points}: {card.reason}"
        for hand in estimation.cards
        for card in hand.estimates
        if card.story == story
    ]
    return (*cards, f"settled at {verdict.points}: {verdict.reason}")


def within_scale(settlements: Iterable[Settlement]) -> tuple[Settlement, ...]:
    """Return verdicts that no story gets more from than it may have."""
    return tuple(s.model_copy(update={"points": min(max(s.points, 1), MOST_POINTS)}) for s in settlements)


def settled(plan: SprintPlan, settlements: Iterable[Settlement]) -> SprintPlan:
    """Return the plan with the settled points.

    A sprint that would hold more than its capacity, and did not before, passes stories on to the next: the last one of
    the least priority that nothing in its sprint waits for. What does not fit the last sprint stays there, for the
    check of its capacity to name. Stories keep their ids.
    """
    points = {s.story: s.points for s in within_scale(settlements)}
    lots = [
        [story.model_copy(update={"points": points.get(story.id, story.points)}) for story in lot]
        for lot in lots_of(plan)
    ]
    for place, sprint in enumerate(plan.sprints[:-1]):
        if sum(story.points for story in sprint.stories) <= sprint.capacity:
            _pass_on(lots, place, sprint.capacity)
    return with_lots(plan, lots)


_RANK = {"wont": 0, "could": 1, "should": 2, "must": 3}


def _pass_on(lots: list[list[Story]], place: int, capacity: int) -> None:
    lot = lots[place]
    while sum(story.points for story in lot) > capacity and len(lot) > 1:
        needed = {id_ for story in lot for id_ in story.depends_on}
        free = [story for story in lot if story.id not in needed]
        if not free:
            return
        moved = min(reversed(free), key=lambda story: _RANK[story.priority])
        lot.remove(moved)
        lots[place + 1].insert(0, moved)
