"""Planning poker by rules: what each specialist thinks a story costs, blind, and how the planner settles it.

Nobody looks at the planner's points or at another's card. Everybody sees the same story (its tasks, its criteria);
each adds what only its own field shows: the parts that meet, the tables and their conditions, the calls and errors.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median_high

from agents.offline.estimates import POINTS
from agents.offline.poker_fields import FIELDS, Ground, View
from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import AgentName
from plan.database import Database
from plan.sprints import SprintPlan, Story

SCALE = (*POINTS, 13)
"""What may stand on a card; 13 says that the story is too big to be one."""
_LIMITS = (1.6, 2.7, 4.5, 7.5, 12.0)
APART = 1
"""Steps of the scale that two cards may be apart without a word about it."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """One card: what an agent thinks a story costs, and why, in one sentence of its field."""

    story: str
    points: int
    reason: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the planner makes of the cards."""

    story: str
    points: int
    reason: str
    disputed: bool
    """Whether two cards were more than one step of the scale apart."""


def estimate_stories(
    agent: AgentName, sprints: SprintPlan, architecture: Architecture, database: Database, api: Api
) -> tuple[Estimate, ...]:
    """Return the card of `agent` for every story, in the order of the plan; it never looks at the plan's own points.

    The sprint planner has no card: its estimate is the plan. Asked for it, a ValueError is raised.
    """
    field = FIELDS.get(agent)
    if field is None:
        raise ValueError(f"{agent} has no field to estimate in; ask one of {', '.join(FIELDS)}.")
    ground = Ground(architecture, database, api)
    stories = (story for sprint in sprints.sprints for story in sprint.stories)
    return tuple(_card(story, field(ground, story)) for story in stories)


def _card(story: Story, view: View) -> Estimate:
    points = next((p for p, limit in zip(SCALE, _LIMITS, strict=False) if view.effort <= limit), SCALE[-1])
    reason = (
        view.reason if points < SCALE[-1] else f"Too big to be one story: {view.reason[:1].lower()}{view.reason[1:]}"
    )
    return Estimate(story.id, points, reason)


def steps_apart(one: int, other: int) -> int:
    """Return how many steps of the scale lie between two estimates, each rounded up to the scale."""
    return abs(_step(one) - _step(other))


def _step(points: int) -> int:
    return next((i for i, p in enumerate(SCALE) if points <= p), len(SCALE) - 1)


def settle(story: Story, estimates: Mapping[AgentName, Estimate]) -> Settlement:
    """Return the points that the planner gives a story after it has seen every card (agent → card), and why.

    Cards that agree within one step leave the plan's own points alone. Otherwise the middle card counts, the higher of
    two; whoever says that it is too big is heard: it gets the most that a story may have, and a word about splitting.
    """
    cards = list(estimates.items())
    points = [card.points for _, card in cards]
    if not points:
        return Settlement(story.id, story.points, "Nobody else gave an estimate; the planner's stays.", False)
    low, high = min(cards, key=lambda c: c[1].points), max(cards, key=lambda c: c[1].points)
    low_points, high_points = low[1].points, high[1].points
    if steps_apart(min(*points, story.points), max(*points, story.points)) <= APART:
        return Settlement(story.id, story.points, f"All within one step of {story.points}.", False)
    settled = min(SCALE[_step(median_high([*points, story.points]))], POINTS[-1])
    said = _spread(low, high, story.points)
    if high_points > POINTS[-1]:
        settled = POINTS[-1]
        return Settlement(story.id, settled, f"{said} Kept at {settled}, the most one story may have: split it.", True)
    if steps_apart(low_points, high_points) <= APART:
        verdict = f"The plan's {story.points} stood alone, so the middle of all cards counts: {settled}."
    else:
        verdict = f"The middle of all cards counts: {settled}."
    return Settlement(story.id, settled, f"{said} {verdict}", True)


def _spread(low: tuple[AgentName, Estimate], high: tuple[AgentName, Estimate], planned: int) -> str:
    if low[1].points == high[1].points:
        return f"Planned at {planned}, the others say {high[1].points}: {_clause(high[1].reason)}."
    return (
        f"{high[0]} says {high[1].points} ({_clause(high[1].reason)}), {low[0]} says {low[1].points} "
        f"({_clause(low[1].reason)})."
    )


def _clause(reason: str) -> str:
    text = reason.strip().rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def disputed(settlements: Iterable[Settlement]) -> tuple[Settlement, ...]:
    """Return those that were argued about, in the order of the plan."""
    return tuple(s for s in settlements if s.disputed)
