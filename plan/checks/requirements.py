"""Checks of the requirements themselves (REQ-…)."""

from collections.abc import Iterator
from datetime import date

from plan.checks.lookup import Lookup, repeated
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named


@rule(
    "REQ-001",
    "error",
    "requirements",
    mend="Give each story, rule and constraint an id of its own.",
    example="Two user stories are called `FR-3`.",
)
def duplicate_requirement(look: Lookup) -> Iterator[Problem]:
    """Two requirements have the same id.

    Whether the second one is covered cannot be told from whether the first is.
    """
    r = look.plan.requirements
    every = [(f"/stories/{i}", s.id) for i, s in enumerate(r.stories)]
    every += [(f"/rules/{i}", b.id) for i, b in enumerate(r.rules)]
    every += [(f"/constraints/{i}", c.id) for i, c in enumerate(r.constraints)]
    for place, id_ in repeated(id_ for _, id_ in every):
        yield Problem(every[place][0], f"There is more than one requirement {named(id_)}.")
    for at, id_ in every:
        if not id_:
            yield Problem(at, "A requirement has no id.")


@rule(
    "REQ-002",
    "error",
    "requirements",
    mend="Give each role an id of its own.",
    example="Two roles are called `member`.",
)
def duplicate_role(look: Lookup) -> Iterator[Problem]:
    """Two roles have the same id.

    What one of them may do, the other may too.
    """
    for place, id_ in repeated(r.id for r in look.plan.requirements.roles):
        yield Problem(f"/roles/{place}", f"There is more than one role {named(id_)}.")


@rule(
    "REQ-003",
    "warning",
    "requirements",
    mend="Add the role, or name one that is there.",
    example="`R4` is wanted by `manager`, but there is no such role.",
)
def role_unknown(look: Lookup) -> Iterator[Problem]:
    """A user story is wanted by a role that does not exist.

    Nobody will be given the right to do it.
    """
    known = {r.id for r in look.plan.requirements.roles}
    for i, story in enumerate(look.plan.requirements.stories):
        if story.role and story.role not in known:
            yield Problem(f"/stories/{i}", f"{named(story.id)} is wanted by {named(story.role)}, which is no role.")


@rule(
    "REQ-004",
    "warning",
    "requirements",
    mend="Keep one of the two, or say how they differ.",
    example="`R2` and `R7` both want the librarian to lend books.",
)
def same_story_twice(look: Lookup) -> Iterator[Problem]:
    """Two user stories want the same for the same role.

    It is planned, estimated and built twice.
    """
    stories = look.plan.requirements.stories
    first: dict[tuple[str, str], str] = {}
    for i, story in enumerate(stories):
        wanted = (story.role, " ".join(story.want.lower().split()))
        if wanted[1] and wanted in first and first[wanted] != story.id:
            yield Problem(f"/stories/{i}", f"{named(story.id)} wants the same as {named(first[wanted])}.")
        first.setdefault(wanted, story.id)


@rule(
    "REQ-005",
    "error",
    "requirements",
    mend="Give the team a size, a velocity, a sprint length in days and a start date (YYYY-MM-DD).",
    example="The team's velocity is 0.",
)
def team_incomplete(look: Lookup) -> Iterator[Problem]:
    """The team's size, velocity, sprint length or start cannot be planned with.

    No sprint can be filled and no date can be given.
    """
    team = look.plan.requirements.team
    numbers = {"size": team.size, "velocity": team.velocity, "sprint length": team.sprint_days}
    wrong = [name for name, number in numbers.items() if number <= 0]
    try:
        date.fromisoformat(team.start)
    except ValueError:
        wrong.append("start")
    if wrong:
        yield Problem("/team", f"The team's {listed(wrong)} cannot be planned with.")


@rule(
    "REQ-006",
    "warning",
    "requirements",
    mend="Give at least the stories of the first release the priority `must`.",
    example="All twelve stories are `could`.",
)
def nothing_must(look: Lookup) -> Iterator[Problem]:
    """No user story is a must-have.

    Then nothing has to be there for the release to make sense, and nothing keeps the plan honest.
    """
    stories = look.plan.requirements.stories
    if stories and not any(s.priority == "must" for s in stories):
        yield Problem("/stories", "No user story is a must-have.")


@rule(
    "REQ-007",
    "error",
    "requirements",
    mend="Give a schema with CREATE TABLE statements in PostgreSQL's dialect.",
    example="The existing schema is the text `see wiki`.",
)
def existing_schema_unreadable(look: Lookup) -> Iterator[Problem]:
    """The existing schema holds no table that can be read.

    The plan is drawn as if there were none, and would replace it.
    """
    if look.plan.requirements.existing_schema.strip() and not look.existing:
        yield Problem("/existing_schema", "The existing schema holds no table that can be read.")


@rule(
    "REQ-008",
    "error",
    "requirements",
    mend="Give an OpenAPI document in YAML or JSON.",
    example="The existing OpenAPI document has no `paths`.",
)
def existing_openapi_unreadable(look: Lookup) -> Iterator[Problem]:
    """The existing OpenAPI document holds no operation that can be read.

    The plan is drawn as if there were none, and would break its callers.
    """
    if look.plan.requirements.existing_openapi.strip() and not look.existing_operations:
        yield Problem("/existing_openapi", "The existing OpenAPI document holds no operation that can be read.")
