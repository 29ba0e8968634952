"""The parts that each of these plans needs in its own words."""

from collections.abc import Sequence

from plan.api import Endpoint, ErrorResponse, Parameter, Permission, Schema, SchemaField
from plan.architecture import LosingAlternative, Phase, RoutedTask, TechnicalRisk, TechnologyDecision
from plan.database import AccessPattern, ExpectedVolume, Index, IndexColumn, Migration, MigrationStep, Relationship
from plan.requirements import Role, Team, UserStory, Volume
from plan.sprints import Sprint, Story
from tests.plan.checks.builders import SAID, endpoint, story, user_story


def team(size: int, velocity: int, start: str = "2027-01-04") -> Team:
    return Team(
        size=size,
        velocity=velocity,
        sprint_days=14,
        start=start,
        size_source="said",
        velocity_source="said",
        sprint_days_source="said",
        start_source="said",
    )


def role(id_: str) -> Role:
    return Role(id=id_, name=id_.title(), description="", source=SAID)


def want(id_: str, who: str, what: str, *criteria: str) -> UserStory:
    return user_story(id_, what).model_copy(update={"role": who, "acceptance": criteria})


def volume(subject: str, amount: int, per: str, text: str) -> Volume:
    return Volume.model_validate(
        {"subject": subject, "amount": amount, "per": per, "when": "", "text": text, "source": SAID}
    )


def decision(id_: str, choice: str, why: str, lost: str, because: str) -> TechnologyDecision:
    beaten = (LosingAlternative(option=lost, reason=because),)
    return TechnologyDecision(id=id_, topic=id_.title(), choice=choice, rationale=why, alternatives=beaten)


def risk(id_: str, title: str, mitigation: str, owner: str) -> TechnicalRisk:
    return TechnicalRisk(id=id_, title=title, likelihood="medium", impact="high", mitigation=mitigation, owner=owner)


def routed(phase: str, **agents: str) -> tuple[RoutedTask, ...]:
    return tuple(
        RoutedTask(id=f"{phase}-{task}", task=task.title(), phase=phase, primary=agent, supporting=())
        for task, agent in agents.items()
    )


def phase(id_: str, goal: str, *after: str) -> Phase:
    return Phase(id=id_, name=id_.title(), goal=goal, depends_on=after)


def index(table: str, *columns: str, serves: Sequence[str] = (), reason: str = "Reads by it") -> Index:
    return Index(
        name=f"{table}_{'_'.join(c.lstrip('-') for c in columns)}_idx",
        table=table,
        columns=tuple(IndexColumn(name=c.lstrip("-"), descending=c.startswith("-")) for c in columns),
        unique=False,
        where="",
        serves=tuple(serves),
        reason=reason,
    )


def migration(number: int, name: str, *steps: tuple[str, str]) -> Migration:
    made = tuple(MigrationStep.model_validate({"action": a, "target": t, "up": "", "down": ""}) for a, t in steps)
    return Migration(
        number=number, name=name, phase=name, description=name, steps=made, rollback="Drop what it created"
    )


def query(id_: str, sql: str, *parameters: str) -> AccessPattern:
    return AccessPattern(id=id_, name=id_, sql=sql, parameters=parameters, frequency="often")


def rows(table: str, year_1: int, year_3: int) -> ExpectedVolume:
    return ExpectedVolume(table=table, year_1=year_1, year_3=year_3, growth="with use")


def many(source: str, target: str, label: str) -> Relationship:
    return Relationship(
        source=source, target=target, cardinality="one-to-many", optional=False, label=label, through=""
    )


def permission(name: str, *roles: str) -> Permission:
    return Permission(name=name, description=name, roles=roles)


def schema(name: str, *fields: SchemaField) -> Schema:
    return Schema(name=name, description=name, fields=fields)


def operation(
    what: str,
    summary: str,
    *,
    body: str = "",
    answer: tuple[int, str],
    errors: dict[int, str],
    may: str = "",
    parameters: Sequence[Parameter] = (),
    asked: Sequence[str],
    tables: Sequence[str],
    public: bool = False,
) -> Endpoint:
    """An endpoint from `POST /orders`; its id is made of its summary."""
    method, _, path = what.partition(" ")
    made = endpoint(
        summary.lower().replace(" ", "-"), "GET", path, request=body, response=answer, permission=may,
        parameters=parameters, stories=asked, tables=tables, authenticated=not public,
    )  # fmt: skip
    refused = tuple(ErrorResponse(status=s, code=c, description=c) for s, c in errors.items())
    return made.model_copy(update={"method": method, "summary": summary, "errors": refused})


def work(
    id_: str,
    title: str,
    points: int,
    agent: str,
    *,
    after: Sequence[str] = (),
    covers: Sequence[str] = (),
    builds: Sequence[str] = (),
    tables: Sequence[str] = (),
    done: Sequence[str] = ("It is shown to the product owner",),
) -> Story:
    made = story(id_, title, points, after=after, requirements=covers, endpoints=builds, tables=tables)
    return made.model_copy(update={"agents": (agent,), "acceptance": tuple(done)})


def sprint(number: int, start: str, end: str, goal: str, capacity: int, *stories: Story) -> Sprint:
    return Sprint(
        number=number, name=goal, start=start, end=end, goal=goal, capacity=capacity, stories=stories, parallel=()
    )
