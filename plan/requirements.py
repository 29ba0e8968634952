"""What a project must do, as read from its documents, and where each statement came from."""

from typing import Literal, get_args

from pydantic import Field

from plan.item import Item, Slug

Provenance = Literal["said", "answered", "assumed"]
Priority = Literal["must", "should", "could", "wont"]
PRIORITIES: tuple[Priority, ...] = get_args(Priority)
ConstraintKind = Literal[
    "performance", "security", "availability", "privacy", "technology", "usability", "cost", "time", "other"
]


class Source(Item):
    """Where a statement comes from."""

    provenance: Provenance = Field(description="Whether a document says it, the person answered it, or it is assumed.")
    file: str = Field(description="Name of the document; empty unless the provenance is `said`.")
    line: int = Field(description="Line in that document, counted from 1; 0 unless the provenance is `said`.")


class Role(Item):
    """Somebody who uses the system."""

    id: Slug
    name: str = Field(description="The role's name in the document's own words.")
    description: str = Field(description="What the role does; empty if the documents do not say.")
    source: Source


class UserStory(Item):
    """One thing that somebody wants from the system."""

    id: str = Field(description="The document's own id (`FR-3`, `US-12`) or a running one (`R1`, `R2`, …).")
    title: str = Field(description="A short title.")
    role: str = Field(description="Id of the role that wants it; empty if it is the system's own duty.")
    want: str = Field(description="What the role wants to do, as a verb phrase.")
    benefit: str = Field(description="Why; empty if the documents do not say.")
    acceptance: tuple[str, ...] = Field(description="Acceptance criteria, in order.")
    priority: Priority = Field(description="MoSCoW priority.")
    priority_source: Provenance = Field(description="Whether the priority was said, answered or assumed.")
    source: Source


class BusinessRule(Item):
    """Something that must always hold, whoever acts."""

    id: str = Field(description="The document's own id (`BR-2`) or a running one (`B1`, `B2`, …).")
    text: str = Field(description="The rule as the document states it.")
    source: Source


class DataShape(Item):
    """A thing the system keeps, whose fields the documents spell out."""

    name: str = Field(description="The thing's name in the document's own words, singular.")
    fields: tuple[str, ...] = Field(description="Its fields as the document writes them, with any note in brackets.")
    source: Source


class Integration(Item):
    """A system outside the project that it has to work with."""

    name: str = Field(description="Name of the outside system.")
    purpose: str = Field(description="The sentence of the document that asks for it.")
    source: Source


class Volume(Item):
    """How many of something, or how often."""

    subject: str = Field(description="What is counted, plural: `members`, `orders`.")
    amount: int = Field(description="How many.")
    per: Literal["total", "second", "minute", "hour", "day", "week", "month", "year"] = Field(
        description="`total` for a stock, otherwise the period of a rate."
    )
    when: str = Field(description="When it is reached (`year 1`, `peak`); empty if the documents do not say.")
    text: str = Field(description="The sentence that says it.")
    source: Source


class Constraint(Item):
    """A non-functional requirement or a condition from outside."""

    id: str = Field(description="The document's own id (`NFR-1`) or a running one (`C1`, `C2`, …).")
    kind: ConstraintKind = Field(description="What the constraint is about.")
    text: str = Field(description="The constraint as the document states it.")
    source: Source


class Team(Item):
    """Who builds it, and at what pace."""

    size: int = Field(description="Developers on the team.")
    velocity: int = Field(description="Story points the team finishes in one sprint.")
    sprint_days: int = Field(description="Length of a sprint in calendar days.")
    start: str = Field(description="First day of the first sprint, as YYYY-MM-DD.")
    size_source: Provenance = Field(description="Where the size comes from.")
    velocity_source: Provenance = Field(description="Where the velocity comes from.")
    sprint_days_source: Provenance = Field(description="Where the sprint length comes from.")
    start_source: Provenance = Field(description="Where the start date comes from.")


class Unplaced(Item):
    """A line of a document that the reader could not place."""

    text: str = Field(description="The line as it stands.")
    source: Source

    @property
    def place(self) -> str:
        """Where it stands: `brief.md:12`."""
        return f"{self.source.file}:{self.source.line}" if self.source.file else ""


class Requirements(Item):
    """Everything the documents say that a plan can be drawn from."""

    project: str = Field(description="The project's name.")
    summary: str = Field(description="What the project is, in the document's own opening words.")
    roles: tuple[Role, ...] = Field(description="Who uses the system.")
    stories: tuple[UserStory, ...] = Field(description="What they want, in document order.")
    rules: tuple[BusinessRule, ...] = Field(description="What must always hold.")
    data: tuple[DataShape, ...] = Field(description="Things whose fields the documents spell out.")
    integrations: tuple[Integration, ...] = Field(description="Systems outside that it works with.")
    volumes: tuple[Volume, ...] = Field(description="How many and how often.")
    constraints: tuple[Constraint, ...] = Field(description="Non-functional requirements.")
    exclusions: tuple[str, ...] = Field(description="What the documents rule out for this release.")
    team: Team
    existing_schema: str = Field(description="SQL of a database that already exists; empty for a new one.")
    existing_openapi: str = Field(description="OpenAPI document of an API that already exists; empty for a new one.")
    unplaced: tuple[Unplaced, ...] = Field(description="Lines that the reader could not place.")
