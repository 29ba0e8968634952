"""The architecture: what the tech lead drafts."""

from typing import Literal

from pydantic import Field

from plan.item import Item, Slug

ComponentKind = Literal["backend", "frontend", "data", "external", "infrastructure"]
Level = Literal["low", "medium", "high"]


class Pattern(Item):
    """The architecture in one breath."""

    style: str = Field(description="Architectural style: modular monolith, microservices, serverless, client-server, …")
    communication: str = Field(description="How the parts talk: REST API, GraphQL, event-driven, …")
    rationale: str = Field(description="Why this style and not the next best, in terms of this project.")


class Component(Item):
    """One part of the system that is built, run or bought as a unit."""

    id: Slug
    name: str = Field(description="Name as people say it.")
    kind: ComponentKind = Field(description="Which layer of the system it belongs to.")
    technology: str = Field(description="What it is built with or which product it is.")
    responsibilities: tuple[str, ...] = Field(description="What it does, one duty an entry.")
    depends_on: tuple[str, ...] = Field(description="Ids of the components it calls or reads.")


class IntegrationPoint(Item):
    """A place where two components meet."""

    source: str = Field(description="Id of the component that calls.")
    target: str = Field(description="Id of the component that is called.")
    protocol: str = Field(description="What goes over the line: REST/JSON, SQL over TCP, AMQP, …")
    direction: Literal["one-way", "both-ways"] = Field(description="Whether either side may start the exchange.")
    purpose: str = Field(description="What it is for.")


class LosingAlternative(Item):
    """An option that was weighed and not taken."""

    option: str = Field(description="The option.")
    reason: str = Field(description="Why it lost.")


class TechnologyDecision(Item):
    """A choice that is costly to change later."""

    id: Slug
    topic: str = Field(description="What is decided.")
    choice: str = Field(description="What was chosen.")
    rationale: str = Field(description="Why.")
    alternatives: tuple[LosingAlternative, ...] = Field(description="What was weighed and lost.")


class RoutedTask(Item):
    """One row of the agent routing map: a piece of work and who does it."""

    id: Slug
    task: str = Field(description="The work.")
    phase: str = Field(description="Id of the development phase it belongs to.")
    primary: str = Field(description="Agent that does it.")
    supporting: tuple[str, ...] = Field(description="Agents that help.")


class TechnicalRisk(Item):
    """Something that may go wrong with the system."""

    id: str = Field(description="`R1`, `R2`, …")
    title: str = Field(description="What may go wrong.")
    likelihood: Level = Field(description="How likely it is.")
    impact: Level = Field(description="How bad it would be.")
    mitigation: str = Field(description="What is done about it.")
    owner: str = Field(description="Agent that watches it.")


class Stream(Item):
    """A line of work that runs beside the others."""

    id: Slug
    name: str = Field(description="What the stream is about.")
    agents: tuple[str, ...] = Field(description="Agents in the order in which they work.")


class ExecutionOrder(Item):
    """Who works beside whom, and who works throughout."""

    streams: tuple[Stream, ...] = Field(description="Streams that run in parallel.")
    cross_cutting: tuple[str, ...] = Field(description="Agents that take part in every stream.")


class Phase(Item):
    """A stage of development."""

    id: Slug
    name: str = Field(description="Name of the phase.")
    goal: str = Field(description="What is true when it ends.")
    depends_on: tuple[str, ...] = Field(description="Ids of the phases that must end first.")


class Architecture(Item):
    """The system's blueprint and the way it will be built."""

    pattern: Pattern
    components: tuple[Component, ...] = Field(description="Every part of the system.")
    integration_points: tuple[IntegrationPoint, ...] = Field(description="Where the components meet.")
    decisions: tuple[TechnologyDecision, ...] = Field(description="Technology decisions with what they beat.")
    routing: tuple[RoutedTask, ...] = Field(description="Agent routing map: which agent does what in which phase.")
    risks: tuple[TechnicalRisk, ...] = Field(description="Technical risks.")
    execution: ExecutionOrder = Field(description="Order of execution.")
    phases: tuple[Phase, ...] = Field(description="Development phases and what they wait for.")
