"""What is wanted and what serves it; what the API and the tables say of one thing."""

from plan.plan import Plan
from plan.requirements import Constraint
from plan.sprints import PriorityGroup
from tests.plan.checks.base import ID, SPRINTS
from tests.plan.checks.builders import SAID, endpoint, field, put, story
from tests.plan.checks.case import Change, all_of, case, to
from tests.plan.checks.cases_api import LIST, LOANS, errors, more

R, S = "requirements", "sprints"
ONE, TWO = f"{S}/sprints/0", f"{S}/sprints/1"
LOGIN = endpoint(
    "auth-login",
    "POST",
    "/auth/login",
    request="MemberCreate",
    response=(200, "Member"),
    errors=(400, 401),
    authenticated=False,
    stories=("R2",),
    tables=("members",),
)
LOST = to(f"{TWO}/stories/1/requirements", ("R2",))
REVIEW = story("S2-03", "Code review", 2, after=("S2-01",), requirements=("R2",)).model_copy(
    update={"agents": ("code-reviewer",)}
)


def wanting(text: str, *criteria: str, title: str = "") -> Change:
    """The must-have `R2`, which is about lending books, with another text."""
    return all_of(
        to(f"{R}/stories/1/want", text),
        to(f"{R}/stories/1/title", title or text),
        to(f"{R}/stories/1/acceptance", criteria),
    )


def by_the_screen_alone(plan: Plan) -> Plan:
    """The story that covers `R2` builds the form and no endpoint."""
    plan = put(plan, f"{LOANS}/stories", ("R3",))
    plan = put(plan, f"{TWO}/stories/0/endpoints", ())
    return put(plan, f"{TWO}/stories/1/endpoints", ("loans-of-member", "loans-create"))


def by_the_door_alone(plan: Plan) -> Plan:
    """`R2` is named by signing in alone."""
    plan = put(by_the_screen_alone(plan), "api/endpoints/+", LOGIN)
    plan = put(plan, f"{TWO}/stories/0/endpoints", ("auth-login",))
    return put(plan, f"{TWO}/stories/0/title", "Sign in")


def put_off(when: str) -> Change:
    row = PriorityGroup(priority="should", when=when, features=("See the loans of a member",))
    return all_of(LOST, to(f"{S}/priorities", (SPRINTS.priorities[0], row)))


def reviewed(*also: str) -> Change:
    return all_of(
        to(f"{TWO}/stories/0/requirements", also),
        to(f"{TWO}/stories/+", REVIEW),
        to(f"{S}/velocity/1/points", 10),
    )


def conditioned(text: str) -> Change:
    """The documents say what it is built with; the story that covers everything else covers that too."""
    given = Constraint(id="C1", kind="technology", text=text, source=SAID)
    technologies = (("web", "React"), ("api", "Python"), ("postgres", "PostgreSQL 16"))
    built = (to(f"architecture/components/{i}/technology", name) for i, (_, name) in enumerate(technologies))
    return all_of(to("requirements/constraints/+", given), to(f"{ONE}/stories/0/requirements/+", "C1"), *built)


NEEDS = (
    case("XP-012", by_the_screen_alone, all_of(by_the_screen_alone, wanting("be reminded of due books by email"))),
    case("XP-013", by_the_door_alone, all_of(by_the_door_alone, wanting("log in with a library card")), "XP-014"),
    case(
        "XP-014",
        all_of(wanting("write down each author"), to(f"{LOANS}/tables", ("loans",))),
        all_of(wanting("lend each book"), to(f"{LOANS}/tables", ("loans",))),
    ),
    case("XP-015", LOST, put_off("Sprint 4")),
    case("XP-015", put_off("Sprint 1-2"), put_off("Later")),
    case(
        "XP-016",
        wanting("lend books", "The receipt is printed in duplicate"),
        wanting("lend books", "The receipt is printed in duplicate", "Both books lie on the shelf"),
    ),
    case(
        "XP-017",
        to(f"{TWO}/stories/1/tables", ("loans",)),
        to(f"{ONE}/stories/0/tables", ("members", "books", "books", "authors", "book_authors", "loans")),
    ),
    case("XP-018", reviewed(), reviewed("R2")),
    case(
        "XP-019",
        conditioned("The data is kept in MySQL or MariaDB"),
        conditioned("The data is kept in MySQL or PostgreSQL"),
    ),
    case("XP-019", conditioned("A Windows Forms client"), conditioned("No Windows Forms client")),
)

MEMBER = "api/schemas/1/fields"
NUMBERED = field("id", "integer", example="7")
ITEM = ID.model_copy(update={"type": "integer", "format": "int64"})

CONTRACT = (
    case("XP-031", to(f"{MEMBER}/0", NUMBERED), to(f"{MEMBER}/0/format", "")),
    case("XP-031", to(f"{MEMBER}/1", field("name", "boolean", example="true")), to(f"{MEMBER}/1", field("nick"))),
    case("XP-032", to(f"{LIST}/parameters/0", ITEM), to(f"{LIST}/parameters/0/format", "")),
    case("API-018", to(f"{LOANS}/errors", errors(401, 403)), to(f"{LOANS}/errors", errors(401, 403, 422))),
    case(
        "API-039",
        all_of(more("/members/loans", authenticated=False, permission="")),
        all_of(more("/members/loans", authenticated=False, permission="", summary="Public list")),
    ),
)

CASES = (*NEEDS, *CONTRACT)
