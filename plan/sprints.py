"""The sprint plan: what the sprint planner drafts."""

from pydantic import Field

from plan.architecture import Level
from plan.item import Item
from plan.requirements import Priority

POINTS = (1, 2, 3, 5, 8)
"""What a story may cost, in story points."""


class Story(Item):
    """A piece of work that fits in a sprint."""

    id: str = Field(description="Sprint and place: `S1-03`.")
    title: str = Field(description="Short title: `User Registration API`.")
    points: int = Field(description="Estimate in story points (1, 2, 3, 5, 8).")
    priority: Priority = Field(description="MoSCoW priority.")
    tasks: tuple[str, ...] = Field(description="What has to be done, one step an entry.")
    agents: tuple[str, ...] = Field(description="Agents that do it, the one in charge first.")
    depends_on: tuple[str, ...] = Field(description="Ids of the stories that must be done first.")
    acceptance: tuple[str, ...] = Field(description="Acceptance criteria.")
    requirements: tuple[str, ...] = Field(description="Ids of the user stories or requirements it covers.")
    endpoints: tuple[str, ...] = Field(description="Ids of the endpoints it builds.")
    tables: tuple[str, ...] = Field(description="Names of the tables it builds.")
    assignee: str = Field(
        default="", description="Name of the person who does it, where the documents name one; empty otherwise."
    )


class Sprint(Item):
    """A stretch of time with a goal."""

    number: int = Field(description="Place in the order, from 1.")
    name: str = Field(description="What it is about: `Foundation`.")
    start: str = Field(description="First day, YYYY-MM-DD.")
    end: str = Field(description="Last day, YYYY-MM-DD.")
    goal: str = Field(description="What is true when it ends.")
    capacity: int = Field(description="Points the team can take on.")
    stories: tuple[Story, ...] = Field(description="Its stories in order.")
    parallel: tuple[tuple[str, ...], ...] = Field(
        description="Groups of story ids that can be worked on at the same time."
    )


class PriorityGroup(Item):
    """One row of the MoSCoW matrix."""

    priority: Priority = Field(description="Which row.")
    when: str = Field(description="When it is planned: `Sprint 1-2`, `This release`.")
    features: tuple[str, ...] = Field(description="Features in words.")


class SprintVelocity(Item):
    """Points planned or expected for one sprint."""

    sprint: int = Field(description="Number of the sprint.")
    points: int = Field(description="Points.")
    forecast: bool = Field(description="True for a sprint that is not planned yet.")
    note: str = Field(description="Why this number: `baseline`, `adjusted for holidays`.")


class SprintRisk(Item):
    """Something that may upset the plan."""

    id: str = Field(description="`P1`, `P2`, …")
    title: str = Field(description="What may go wrong.")
    likelihood: Level = Field(description="How likely it is.")
    impact: Level = Field(description="How bad it would be.")
    consequence: str = Field(description="What it would do to the plan: `Could spill into sprint 4`.")
    mitigation: str = Field(description="What is done about it.")


class SprintPlan(Item):
    """The work, cut into sprints."""

    sprints: tuple[Sprint, ...] = Field(description="Sprints in order.")
    priorities: tuple[PriorityGroup, ...] = Field(
        description="MoSCoW matrix, with what is left for later and what is ruled out."
    )
    velocity: tuple[SprintVelocity, ...] = Field(description="Velocity and forecast.")
    risks: tuple[SprintRisk, ...] = Field(description="Risks to the plan.")
