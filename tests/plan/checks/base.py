"""One small plan that holds."""

from plan.api import (
    Api,
    Authentication,
    BaseUrl,
    ErrorFormat,
    GlobalRateLimit,
    Header,
    Permission,
    RateLimits,
    Schema,
    TestLevel,
    TokenLifetime,
    Versioning,
)
from plan.architecture import (
    Architecture,
    ExecutionOrder,
    LosingAlternative,
    Pattern,
    Phase,
    RoutedTask,
    Stream,
    TechnicalRisk,
    TechnologyDecision,
)
from plan.plan import Plan
from plan.requirements import Requirements, Role, Team
from plan.sprints import PriorityGroup, Sprint, SprintPlan, SprintRisk, SprintVelocity
from tests.plan.checks.base_database import DATABASE
from tests.plan.checks.builders import (
    SAID,
    component,
    endpoint,
    field,
    parameter,
    point,
    story,
    user_story,
)

REQUIREMENTS = Requirements(
    project="Library loans",
    summary="A library lends books to members.",
    roles=(Role(id="librarian", name="Librarian", description="", source=SAID),),
    stories=(
        user_story("R1", "register members"),
        user_story("R2", "lend books"),
        user_story("R3", "see the loans of a member", "should"),
    ),
    rules=(),
    data=(),
    integrations=(),
    volumes=(),
    constraints=(),
    exclusions=(),
    team=Team(
        size=2,
        velocity=12,
        sprint_days=14,
        start="2026-12-01",
        size_source="said",
        velocity_source="said",
        sprint_days_source="said",
        start_source="said",
    ),
    existing_schema="",
    existing_openapi="",
    unplaced=(),
)


ARCHITECTURE = Architecture(
    pattern=Pattern(style="Modular monolith", communication="REST API", rationale="A team of two."),
    components=(
        component("web", "frontend", "api"),
        component("api", "backend", "postgres"),
        component("postgres", "data"),
    ),
    integration_points=(point("web", "api"), point("api", "postgres")),
    decisions=(
        TechnologyDecision(
            id="store",
            topic="Store",
            choice="PostgreSQL",
            rationale="Relations",
            alternatives=(LosingAlternative(option="MongoDB", reason="Loans are relations"),),
        ),
    ),
    routing=(
        RoutedTask(id="schema", task="Schema", phase="build", primary="database-architect", supporting=()),
        RoutedTask(
            id="backend", task="API", phase="build", primary="backend-developer", supporting=("security-expert",)
        ),
        RoutedTask(id="review", task="Review", phase="release", primary="code-reviewer", supporting=()),
    ),
    risks=(
        TechnicalRisk(
            id="R1",
            title="Data loss",
            likelihood="low",
            impact="high",
            mitigation="Backups",
            owner="database-architect",
        ),
    ),
    execution=ExecutionOrder(
        streams=(Stream(id="backend", name="Backend", agents=("database-architect", "backend-developer")),),
        cross_cutting=("code-reviewer",),
    ),
    phases=(
        Phase(id="build", name="Build", goal="It works", depends_on=()),
        Phase(id="release", name="Release", goal="It runs", depends_on=("build",)),
    ),
)

ID = parameter("id", "path", format="uuid")
PAGE = (
    parameter("page", type_="integer", default="1", minimum="1"),
    parameter("page_size", type_="integer", default="20", minimum="1", maximum="100"),
)

API = Api(
    style="REST",
    base_urls=(BaseUrl(environment="Production", url="https://api.example.com/v1"),),
    authentication=Authentication(
        method="JWT",
        headers=(Header(name="Authorization", value="Bearer <jwt>", description="The token"),),
        lifetimes=(TokenLifetime(token="Access token", lifetime="15 minutes"),),
    ),
    permissions=(
        Permission(name="members.create", description="Register", roles=("librarian",)),
        Permission(name="loans.create", description="Lend", roles=("librarian",)),
        Permission(name="loans.read", description="Look", roles=("librarian",)),
    ),
    endpoints=(
        endpoint(
            "members-create",
            "POST",
            "/members",
            request="MemberCreate",
            response=(201, "Member"),
            errors=(400, 401, 403, 409),
            permission="members.create",
            stories=("R1",),
            tables=("members",),
        ),
        endpoint(
            "loans-create",
            "POST",
            "/loans",
            request="LoanCreate",
            response=(201, "Loan"),
            errors=(400, 401, 403),
            permission="loans.create",
            stories=("R2",),
            tables=("loans", "books"),
        ),
        endpoint(
            "loans-of-member",
            "GET",
            "/members/{id}/loans",
            response=(200, "LoanList"),
            errors=(401, 403, 404),
            permission="loans.read",
            parameters=(ID, *PAGE),
            stories=("R3",),
            tables=("loans",),
        ),
    ),
    schemas=(
        Schema(
            name="MemberCreate",
            description="A new member",
            fields=(field("email", format_="email", example='"a@b.c"'),),
        ),
        Schema(
            name="Member",
            description="A member",
            fields=(field("id", format_="uuid"), field("email", format_="email", example='"a@b.c"')),
        ),
        Schema(name="LoanCreate", description="A new loan", fields=(field("book_id"), field("member_id"))),
        Schema(
            name="Loan",
            description="A loan",
            fields=(
                field("id"),
                field("member", "object", ref="Member"),
                field("status").model_copy(update={"values": ("open", "returned"), "example": '"open"'}),
            ),
        ),
        Schema(
            name="LoanList",
            description="Loans",
            fields=(field("data", "array", items="Loan"), field("total_count", "integer", example="3")),
        ),
        Schema(
            name="Error",
            description="What went wrong",
            fields=(field("code"), field("details", "array", items="string")),
        ),
    ),
    error_format=ErrorFormat(body="Error", description="A code and details"),
    rate_limits=RateLimits(limits=(GlobalRateLimit(audience="Everybody", limit="1000 requests/hour"),), headers=()),
    versioning=Versioning(current="v1", policy=("A new version beside the old",)),
    realtime=(),
    integrations=(),
    testing=(
        TestLevel(level="Unit tests", scope="Each handler"),
        TestLevel(level="Load tests", scope="100 requests a second"),
    ),
)

SPRINTS = SprintPlan(
    sprints=(
        Sprint(
            number=1,
            name="Foundation",
            start="2026-12-01",
            end="2026-12-14",
            goal="Members are registered",
            capacity=12,
            stories=(
                story("S1-01", "Schema", 3, tables=("members", "books", "authors", "book_authors", "loans")),
                story(
                    "S1-02",
                    "Register members",
                    5,
                    after=("S1-01",),
                    requirements=("R1",),
                    endpoints=("members-create",),
                ),
                story("S1-03", "Registration form", 3, after=("S1-02",), requirements=("R1",)),
            ),
            parallel=(),
        ),
        Sprint(
            number=2,
            name="Lending",
            start="2026-12-15",
            end="2026-12-28",
            goal="Books are lent",
            capacity=12,
            stories=(
                story("S2-01", "Lend books", 5, after=("S1-02",), requirements=("R2",), endpoints=("loans-create",)),
                story(
                    "S2-02",
                    "Loans of a member",
                    3,
                    after=("S1-02",),
                    priority="should",
                    requirements=("R3",),
                    endpoints=("loans-of-member",),
                ),
            ),
            parallel=(("S2-01", "S2-02"),),
        ),
    ),
    priorities=(
        PriorityGroup(priority="must", when="Sprint 1-2", features=("Registration", "Lending")),
        PriorityGroup(priority="should", when="Sprint 2", features=("Overview",)),
    ),
    velocity=(
        SprintVelocity(sprint=1, points=11, forecast=False, note="baseline"),
        SprintVelocity(sprint=2, points=8, forecast=False, note="holidays"),
        SprintVelocity(sprint=3, points=12, forecast=True, note="if stable"),
    ),
    risks=(
        SprintRisk(
            id="P1",
            title="Holidays",
            likelihood="high",
            impact="low",
            consequence="Sprint 2 is short",
            mitigation="Fewer points",
        ),
    ),
)

PLAN = Plan(requirements=REQUIREMENTS, architecture=ARCHITECTURE, database=DATABASE, api=API, sprints=SPRINTS)
