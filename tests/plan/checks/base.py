"""One small plan that holds, and the means to change one thing in it."""

from collections.abc import Sequence
from typing import TypeVar

from plan.api import (
    Api,
    Authentication,
    BaseUrl,
    Endpoint,
    ErrorFormat,
    ErrorResponse,
    FieldType,
    GlobalRateLimit,
    Header,
    Method,
    Parameter,
    Permission,
    RateLimits,
    Response,
    Schema,
    SchemaField,
    TestLevel,
    TokenLifetime,
    Versioning,
)
from plan.architecture import (
    Architecture,
    Component,
    ComponentKind,
    ExecutionOrder,
    IntegrationPoint,
    LosingAlternative,
    Pattern,
    Phase,
    RoutedTask,
    Stream,
    TechnicalRisk,
    TechnologyDecision,
)
from plan.database import (
    AccessPattern,
    Backup,
    Check,
    Column,
    Database,
    Entity,
    ExpectedVolume,
    Index,
    IndexColumn,
    Migration,
    MigrationStep,
    Reference,
    ReferentialAction,
    Relationship,
    RetentionRule,
    ScalingStep,
    Seed,
    SeedRow,
    Table,
)
from plan.item import Item
from plan.plan import Plan
from plan.requirements import Priority, Requirements, Role, Source, Team, UserStory
from plan.sprints import PriorityGroup, Sprint, SprintPlan, SprintRisk, SprintVelocity, Story

AnItem = TypeVar("AnItem", bound=Item)


def put(item: AnItem, path: str, value: object) -> AnItem:
    """Return `item` with `value` at a path such as `database/tables/2/columns/0/type`; a list index may be `+`."""
    head, _, rest = path.partition("/")
    new = _put(getattr(item, head), rest, value) if rest else value
    return item.model_copy(update={head: new})


def _put(inside: object, path: str, value: object) -> object:
    if isinstance(inside, Item):
        return put(inside, path, value)
    assert isinstance(inside, tuple)
    head, _, rest = path.partition("/")
    if head == "+":
        return (*inside, value)
    index = int(head)
    new = _put(inside[index], rest, value) if rest else value
    return (*inside[:index], new, *inside[index + 1 :])


def at(item: object, path: str) -> object:
    """Return what is at a path."""
    for step in path.split("/"):
        item = item[int(step)] if isinstance(item, tuple) else getattr(item, step)
    return item


def without(plan: Plan, path: str) -> Plan:
    """Return `plan` without the entry at a path."""
    parent, _, index = path.rpartition("/")
    entries = at(plan, parent)
    assert isinstance(entries, tuple)
    return put(plan, parent, tuple(e for i, e in enumerate(entries) if i != int(index)))


def again(plan: Plan, path: str, **changes: object) -> Plan:
    """Return `plan` with a changed copy of the entry at a path after the last one."""
    entry = at(plan, path)
    assert isinstance(entry, Item)
    return put(plan, path.rpartition("/")[0] + "/+", entry.model_copy(update=changes))


SAID = Source(provenance="said", file="library.md", line=1)
NO_REFERENCE = Reference(table="", column="", on_delete="no action")


def column(
    name: str, type_: str, *, null: bool = False, unique: bool = False, default: str = "", to: Reference = NO_REFERENCE
) -> Column:
    return Column(name=name, type=type_, nullable=null, unique=unique, default=default, references=to, description=name)


def to(table: str, name: str = "id", on_delete: ReferentialAction = "restrict") -> Reference:
    return Reference(table=table, column=name, on_delete=on_delete)


def table(name: str, *columns: Column, key: Sequence[str] = ("id",), checks: Sequence[Check] = ()) -> Table:
    return Table(
        name=name,
        description=f"One of the {name}.",
        columns=columns,
        primary_key=tuple(key),
        unique=(),
        checks=tuple(checks),
        seed=Seed(columns=(), rows=()),
    )


def field(
    name: str, type_: FieldType = "string", *, format_: str = "", items: str = "", ref: str = "", example: str = '"x"'
) -> SchemaField:
    return SchemaField(
        name=name,
        type=type_,
        format=format_,
        items=items,
        ref=ref,
        required=True,
        nullable=False,
        values=(),
        example="" if items or ref else example,
        description=name,
    )


def parameter(name: str, place: str = "query", type_: str = "string", **changes: object) -> Parameter:
    return Parameter.model_validate(
        {
            "name": name,
            "place": place,
            "type": type_,
            "format": "",
            "required": place == "path",
            "default": "",
            "minimum": "",
            "maximum": "",
            "values": (),
            "description": name,
            **changes,
        }
    )


def endpoint(
    id_: str,
    method: Method,
    path: str,
    *,
    request: str = "",
    response: tuple[int, str] = (200, ""),
    errors: Sequence[int] = (401, 403),
    permission: str = "",
    parameters: Sequence[Parameter] = (),
    stories: Sequence[str] = (),
    tables: Sequence[str] = (),
    authenticated: bool = True,
) -> Endpoint:
    return Endpoint(
        id=id_,
        method=method,
        path=path,
        summary=id_,
        tag="Library",
        authenticated=authenticated,
        permission=permission,
        parameters=tuple(parameters),
        request=request,
        responses=(Response(status=response[0], description="Done", body=response[1]),),
        errors=tuple(ErrorResponse(status=e, code=f"ERROR_{e}", description="Wrong") for e in errors),
        rate_limit="",
        stories=tuple(stories),
        tables=tuple(tables),
    )


def story(
    id_: str,
    title: str,
    points: int = 3,
    *,
    after: Sequence[str] = (),
    priority: Priority = "must",
    requirements: Sequence[str] = (),
    endpoints: Sequence[str] = (),
    tables: Sequence[str] = (),
) -> Story:
    return Story(
        id=id_,
        title=title,
        points=points,
        priority=priority,
        tasks=("Build it", "Test it"),
        agents=("backend-developer",),
        depends_on=tuple(after),
        acceptance=("It works",),
        requirements=tuple(requirements),
        endpoints=tuple(endpoints),
        tables=tuple(tables),
    )


def user_story(id_: str, want: str, priority: Priority = "must") -> UserStory:
    return UserStory(
        id=id_,
        title=want,
        role="librarian",
        want=want,
        benefit="the library works",
        acceptance=("It is done",),
        priority=priority,
        priority_source="said",
        source=SAID,
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


def component(id_: str, kind: ComponentKind, *after: str) -> Component:
    return Component(
        id=id_, name=id_.title(), kind=kind, technology="Python", responsibilities=("Its part",), depends_on=after
    )


def point(source: str, target: str) -> IntegrationPoint:
    return IntegrationPoint(source=source, target=target, protocol="REST/JSON", direction="one-way", purpose="Data")


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

UUID = "gen_random_uuid()"

DATABASE = Database(
    entities=(
        Entity(name="Member", description="Borrows", table="members"),
        Entity(name="Book", description="Is lent", table="books"),
        Entity(name="Loan", description="A book at a member's", table="loans"),
        Entity(name="Author", description="Writes", table="authors"),
    ),
    relationships=(
        Relationship(
            source="Member", target="Loan", cardinality="one-to-many", optional=False, label="borrows", through=""
        ),
        Relationship(
            source="Book", target="Loan", cardinality="one-to-many", optional=False, label="is lent in", through=""
        ),
        Relationship(
            source="Book",
            target="Author",
            cardinality="many-to-many",
            optional=False,
            label="is written by",
            through="book_authors",
        ),
    ),
    tables=(
        table(
            "members",
            column("id", "uuid", default=UUID),
            column("email", "varchar(255)", unique=True),
            column("name", "text"),
            column("created_at", "timestamptz", default="CURRENT_TIMESTAMP"),
        ),
        table(
            "books",
            column("id", "uuid", default=UUID),
            column("title", "text"),
            column("copies", "integer", default="1"),
            checks=(Check(name="books_copies_check", expression="copies >= 0"),),
        ),
        table("authors", column("id", "serial"), column("name", "text", unique=True)).model_copy(
            update={
                "seed": Seed(
                    columns=("name",), rows=(SeedRow(values=("'Anonymous'",)), SeedRow(values=("'O''Brien'",)))
                )
            }
        ),
        table(
            "book_authors",
            column("book_id", "uuid", to=to("books", on_delete="cascade")),
            column("author_id", "integer", to=to("authors", on_delete="cascade")),
            key=("book_id", "author_id"),
        ),
        table(
            "loans",
            column("id", "uuid", default=UUID),
            column("member_id", "uuid", to=to("members")),
            column("book_id", "uuid", to=to("books")),
            column("status", "varchar(20)", default="'open'"),
            column("due_on", "date"),
            column("returned_at", "timestamptz", null=True),
            checks=(Check(name="loans_status_check", expression="status IN ('open', 'returned')"),),
        ),
    ),
    indexes=(
        Index(
            name="idx_loans_member_id",
            table="loans",
            columns=(IndexColumn(name="member_id", descending=False),),
            unique=False,
            where="",
            serves=("loans-of-member",),
            reason="Loans of a member",
        ),
        Index(
            name="idx_loans_book_id",
            table="loans",
            columns=(IndexColumn(name="book_id", descending=False),),
            unique=False,
            where="status = 'open'",
            serves=(),
            reason="Who has a book",
        ),
        Index(
            name="idx_book_authors_author_id",
            table="book_authors",
            columns=(IndexColumn(name="author_id", descending=False),),
            unique=False,
            where="",
            serves=(),
            reason="Books of an author",
        ),
    ),
    migrations=(
        Migration(
            number=1,
            name="core_tables",
            phase="Core tables",
            description="Members, books and authors",
            steps=(
                MigrationStep(action="create-table", target="members", up="", down=""),
                MigrationStep(action="create-table", target="books", up="", down=""),
                MigrationStep(action="create-table", target="authors", up="", down=""),
                MigrationStep(action="seed", target="authors", up="", down=""),
            ),
            rollback="Drop the tables",
        ),
        Migration(
            number=2,
            name="loans",
            phase="Relationships",
            description="Loans",
            steps=(
                MigrationStep(action="create-table", target="book_authors", up="", down=""),
                MigrationStep(action="create-table", target="loans", up="", down=""),
                MigrationStep(action="create-index", target="idx_loans_member_id", up="", down=""),
                MigrationStep(action="create-index", target="idx_loans_book_id", up="", down=""),
                MigrationStep(action="create-index", target="idx_book_authors_author_id", up="", down=""),
            ),
            rollback="Drop the tables",
        ),
    ),
    access_patterns=(
        AccessPattern(
            id="loans-of-member",
            name="Loans of a member",
            sql="SELECT l.id, b.title FROM loans l JOIN books b ON b.id = l.book_id WHERE l.member_id = $1",
            parameters=("member",),
            frequency="100 a day",
        ),
    ),
    volumes=(
        ExpectedVolume(table="members", year_1=5000, year_3=9000, growth="new members"),
        ExpectedVolume(table="loans", year_1=50000, year_3=200000, growth="every loan"),
    ),
    scaling=(ScalingStep(trigger="loans > 10M rows", measure="Partition loans by year"),),
    backup=Backup(frequency="Daily", retention="30 days", rpo="24 hours", rto="4 hours", before_migration="A dump"),
    retention=(RetentionRule(subject="Loans", rule="Two years"),),
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
