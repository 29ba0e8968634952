from plan.api import Endpoint
from plan.database import ExpectedVolume, MigrationStep, SeedRow
from plan.requirements import Constraint, Integration, Role
from tests.plan.checks.base import API, ARCHITECTURE, ID, PAGE, SPRINTS
from tests.plan.checks.base_database import DATABASE
from tests.plan.checks.builders import SAID, column, component, endpoint, story, table, user_story
from tests.plan.checks.case import Change, all_of, case, drop, to
from tests.plan.checks.cases_api import LIST, MEMBERS, errors, loan_field, more
from tests.plan.checks.cases_database import NOTE, SQL, query, with_table

R, D, S = "requirements", "database", "sprints"
ONE, TWO = f"{S}/sprints/0", f"{S}/sprints/1"
OLD_MEMBERS = (
    "CREATE TABLE members (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email varchar(255) NOT NULL UNIQUE, "
    "name text NOT NULL, created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP);"
)
OLD_API = "openapi: 3.1.0\npaths:\n  /members:\n    post: {}\n"
REMINDER = table("reminders", column("id", "uuid"), column("text", "text"))


def existing(sql: str) -> Change:
    """A database that exists already, of which the migrations create nothing."""
    return all_of(to(f"{R}/existing_schema", sql), drop(f"{D}/migrations/0/steps/0"))


def step(sql: str, down: str = "SELECT 1") -> Change:
    return to(f"{D}/migrations/1/steps/+", SQL.model_copy(update={"up": sql, "down": down}))


COVERAGE = (
    case(
        "XP-050",
        all_of(with_table(REMINDER, "reminders"), more("/reminders", tables=("reminders",))),
        all_of(with_table(NOTE), more("/notes", tables=("notes",))),
    ),
    case("XP-001", to(f"{TWO}/stories/0/requirements", ()), to(f"{TWO}/stories/1/requirements", ())),
    case(
        "XP-002", to(f"{TWO}/stories/1/requirements", ("R3", "R44")), to(f"{TWO}/stories/1/requirements", ("R3", "R1"))
    ),
    case("XP-003", to(f"{LIST}/stories", ("R3", "R44")), to(f"{LIST}/stories", ("R3", "S2-02"))),
    case("XP-004", to(f"{LIST}/tables", ("loans", "loan")), to(f"{LIST}/tables", ("loans", "members"))),
    case(
        "XP-005",
        to(f"{TWO}/stories/1/endpoints", ()),
        all_of(to(f"{ONE}/stories/1/endpoints", ()), to(f"{R}/existing_openapi", OLD_API)),
    ),
    case("XP-006", to(f"{D}/tables/+", NOTE), with_table(NOTE), "DB-052"),
    case(
        "XP-007",
        to(f"{TWO}/stories/1/endpoints", ("loans-of-member", "loans-list")),
        to(f"{TWO}/stories/1/endpoints", ("loans-of-member",)),
    ),
    case("XP-007", to(f"{TWO}/stories/1/tables", ("loan",)), to(f"{TWO}/stories/1/tables", ("loans",))),
    case(
        "XP-008",
        to(f"{TWO}/stories/1/endpoints", ("loans-of-member", "members-create")),
        to(f"{TWO}/stories/1/endpoints", ("loans-of-member", "loans-of-member")),
    ),
    case(
        "XP-009",
        to(f"{ONE}/stories/1/agents", ("cobol-expert",)),
        all_of(
            to(f"{ONE}/stories/1/agents", ("cobol-expert",)),
            to("architecture/execution/cross_cutting", ("code-reviewer", "cobol-expert")),
        ),
    ),
    case("XP-010", more("/loans/{id}", stories=()), more("/loans/{id}", stories=("R1",))),
    case(
        "XP-011",
        with_table(REMINDER, "reminders"),
        all_of(with_table(REMINDER, "reminders"), query("SELECT id FROM reminders")),
    ),
)

AUDITOR = to(f"{R}/roles/+", Role(id="auditor", name="Auditor", description="", source=SAID))
AUDIT = user_story("R3", "audit loans").model_copy(update={"role": "auditor"})
STRIPE = Integration(name="Stripe", purpose="Pay fines with Stripe", source=SAID)

AGREEMENT = (
    case("XP-020", to(f"{R}/existing_schema", "CREATE TABLE customers (id int);"), existing(OLD_MEMBERS)),
    case("XP-021", existing(OLD_MEMBERS.replace("name text", "fax text, name text")), existing(OLD_MEMBERS)),
    case(
        "XP-022",
        existing(OLD_MEMBERS.replace("name text", "name integer")),
        existing(OLD_MEMBERS.replace("name text", "name varchar(80)")),
    ),
    case(
        "XP-023",
        to(f"{R}/existing_openapi", OLD_API.replace("members", "customers")),
        to(f"{R}/existing_openapi", OLD_API),
    ),
    case(
        "XP-024",
        step("ALTER TABLE members DROP COLUMN name"),
        step("ALTER TABLE members ALTER COLUMN name DROP NOT NULL"),
    ),
    case("XP-024", step("DROP TABLE members"), step("DROP INDEX idx_loans_book_id")),
    case("XP-024", step("DELETE FROM members"), step("DELETE FROM members WHERE id IS NULL")),
    case(
        "XP-025",
        to("api/permissions/0/roles", ("librarian", "superadmin")),
        to("api/permissions/0/roles", ("librarian", "Librarian")),
    ),
    case(
        "XP-025",
        to("api/permissions/0/roles", ("librarian", "desk clerk")),
        all_of(
            to("api/permissions/0/roles", ("librarian", "desk clerk")),
            to(f"{D}/tables/2/seed/rows", (SeedRow(values=("'desk-clerk'",)),)),
        ),
    ),
    case(
        "XP-026",
        to("architecture/pattern/communication", "GraphQL"),
        to("architecture/pattern/communication", "REST and events, GraphQL later"),
    ),
    case(
        "XP-027", to("architecture/components/2/kind", "infrastructure"), to("architecture/components/2/kind", "data")
    ),
    case(
        "XP-028",
        to(f"{R}/integrations", (STRIPE,)),
        all_of(
            to(f"{R}/integrations", (STRIPE,)), to("architecture/components/1/responsibilities", ("Pay with stripe",))
        ),
        "XP-054",
    ),
    case(
        "XP-029",
        all_of(AUDITOR, to(f"{R}/stories/2", AUDIT)),
        all_of(AUDITOR, to(f"{R}/stories/2", AUDIT), to("api/permissions/2/roles", ("auditor",))),
    ),
    case(
        "XP-030",
        to("api/schemas/3/fields/2/values", ("open", "returned", "lost")),
        to("api/schemas/3/fields/2/values", ("open",)),
    ),
)

SERVICES = tuple(component(f"service-{i}", "backend", "postgres") for i in range(4))
STYLE = to("architecture/pattern/style", "Microservices")
KAFKA = component("broker", "infrastructure", "postgres").model_copy(update={"technology": "Apache Kafka"})
BIG = to(f"{D}/volumes/1/year_3", 20_000_000)
MANY = tuple(
    endpoint(
        f"m{i}",
        "GET",
        f"/loans/{{id}}/m{i}",
        response=(200, "Loan"),
        errors=(401, 403, 404),
        permission="loans.read",
        parameters=(ID,),
        stories=("R3",),
        tables=("loans",),
    )
    for i in range(4)
)
FOUR = all_of(
    to("api/endpoints", (*API.endpoints, *MANY)),
    to(f"{TWO}/stories/1/endpoints", ("loans-of-member", *(e.id for e in MANY))),
)
FAST = Constraint(id="C1", kind="performance", text="Answers within 200 ms", source=SAID)


def cost(points: int) -> Change:
    """The estimate of S2-02."""
    return all_of(to(f"{TWO}/stories/1/points", points), to(f"{S}/velocity/1/points", 5 + points))


LOWER_INDEX = MigrationStep(
    action="sql",
    target="",
    up="CREATE INDEX idx_members_lower_email ON members (lower(email))",
    down="DROP INDEX idx_members_lower_email",
)
WIDE = all_of(
    to(f"{R}/stories", tuple(user_story(f"R{i}", f"do {i}") for i in range(1, 5))),
    to(f"{TWO}/stories/1/requirements", ("R1", "R3", "R4")),
)
UNPAGED = to(f"{LIST}/parameters", (ID,))
LATE_TABLES = all_of(
    to(f"{ONE}/stories/0/tables", ("books", "authors", "book_authors", "loans")),
    to(f"{ONE}/stories/2/tables", ("members",)),
)

SCALE = (
    case(
        "PIT-101",
        all_of(
            to("architecture/components", (*ARCHITECTURE.components, *SERVICES)),
            to("architecture/pattern/style", "Services"),
        ),
        all_of(
            to("architecture/components", (*ARCHITECTURE.components, *SERVICES[:3])),
            to("architecture/pattern/style", "Services"),
        ),
    ),
    case("PIT-102", to("architecture/components/+", KAFKA), all_of(to("architecture/components/+", KAFKA), BIG)),
    case(
        "PIT-102",
        to("architecture/components/+", KAFKA),
        all_of(to("architecture/components/+", KAFKA), to(f"{R}/summary", "Loans go to the city's Kafka.")),
    ),
    case("PIT-103", STYLE, all_of(STYLE, to(f"{D}/volumes/1/year_3", 20_000_000))),
    case("PIT-201", all_of(cost(13), to(f"{TWO}/capacity", 21), to(f"{R}/team/velocity", 21)), cost(5)),
    case("PIT-202", all_of(FOUR, cost(3)), all_of(FOUR, cost(5))),
    case("PIT-203", all_of(WIDE, cost(2)), all_of(WIDE, cost(3)), "XP-012"),
    case(
        "PIT-401",
        query("SELECT id FROM loans WHERE due_on < $1", "day"),
        query("SELECT id FROM loans WHERE member_id = $1 AND due_on < $2", "member", "day"),
    ),
    case(
        "PIT-401",
        query("SELECT id FROM loans WHERE due_on < $1", "day"),
        query("SELECT id FROM books WHERE id = $1", "book"),
    ),
    case(
        "PIT-401",
        query("SELECT id FROM members WHERE name = $1", "name"),
        all_of(
            query("SELECT id FROM members WHERE name = $1", "name"),
            to(f"{D}/volumes/0", ExpectedVolume(table="members", year_1=100, year_3=900, growth="")),
        ),
    ),
    case(
        "PIT-401",
        query("SELECT id FROM members WHERE lower(email) = $1", "email"),
        all_of(
            query("SELECT id FROM members WHERE lower(email) = $1", "email"),
            to(f"{D}/migrations/0/steps/+", LOWER_INDEX),
        ),
    ),
    case(
        "PIT-401",
        query("SELECT id FROM loans WHERE member_id = $1 OR due_on < $2", "member", "day"),
        query("SELECT id FROM loans WHERE member_id = $1 OR id = $2", "member", "loan"),
    ),
    case(
        "PIT-401",
        query("SELECT id, due_on FROM loans ORDER BY due_on LIMIT 20"),
        query("SELECT id, due_on FROM loans ORDER BY member_id LIMIT 20"),
    ),
    case("PIT-401", query("SELECT id FROM loans"), query("SELECT count(*) FROM loans")),
    case(
        "PIT-406",
        query("SELECT b.id FROM members b, loans l WHERE b.id = $1", "member"),
        query("SELECT b.id FROM members b, loans l WHERE b.id = $1 AND l.member_id = b.id", "member"),
    ),
    case(
        "PIT-402",
        all_of(drop(f"{D}/indexes/1"), drop(f"{D}/migrations/1/steps/3")),
        all_of(drop(f"{D}/indexes/2"), drop(f"{D}/migrations/1/steps/4")),
    ),
    case(
        "PIT-403",
        UNPAGED,
        all_of(UNPAGED, to(f"{D}/volumes/1", ExpectedVolume(table="loans", year_1=10, year_3=30, growth=""))),
    ),
    case(
        "PIT-404",
        all_of(to(f"{R}/constraints", (FAST,)), to("api/testing", API.testing[:1])),
        to("api/testing", API.testing[:1]),
    ),
    case("PIT-405", to(f"{D}/volumes", ()), to(f"{D}/volumes", DATABASE.volumes[:1])),
)

SIX = tuple(story(f"S1-0{i}", f"Part {i}", 1) for i in range(1, 7))


def alone(count: int) -> Change:
    """A plan of one sprint whose stories depend on nothing."""
    built = SIX[0].model_copy(
        update={"requirements": ("R1", "R2", "R3"), "tables": tuple(t.name for t in DATABASE.tables), "endpoints": ()}
    )
    sprint = SPRINTS.sprints[0].model_copy(update={"stories": (built, *SIX[1:count])})
    return all_of(to(f"{S}/sprints", (sprint,)), to(f"{S}/velocity", ()), to("api", None))


def deletion(path: str, status: int, id_: str) -> Endpoint:
    return endpoint(
        id_,
        "DELETE",
        path,
        response=(status, ""),
        errors=(401, 403, 404),
        permission="loans.read",
        parameters=(ID,),
        stories=("R3",),
        tables=("loans",),
    )


def deletions(*statuses: int) -> Change:
    made = [deletion(f"/{'loans' if i else 'members'}/{{id}}", s, f"d{i}") for i, s in enumerate(statuses)]
    ids = ("loans-of-member", *(e.id for e in made))
    return all_of(to("api/endpoints", (*API.endpoints, *made)), to(f"{TWO}/stories/1/endpoints", ids))


CURSOR = (ID, PAGE[0].model_copy(update={"name": "cursor", "type": "string", "default": "", "minimum": ""}))
PAGED = (ID, *PAGE)

CONSISTENCY = (
    case(
        "PIT-301",
        LATE_TABLES,
        all_of(
            LATE_TABLES, to(f"{ONE}/stories/1/depends_on", ("S1-01", "S1-03")), to(f"{ONE}/stories/2/depends_on", ())
        ),
    ),
    case("PIT-302", alone(6), alone(5)),
    case(
        "PIT-501",
        all_of(more("/loan-items/{id}", method="GET"), to("api/endpoints/2/path", "/members/{id}/openLoans")),
        more("/loan-items/{id}"),
    ),
    case("PIT-502", loan_field("dueOn"), loan_field("due_on")),
    case(
        "PIT-503",
        more("/members/{member}", parameters=(ID.model_copy(update={"name": "member"}),)),
        more("/books/{book}", parameters=(ID.model_copy(update={"name": "book"}),)),
    ),
    case("PIT-504", more("/loans/{id}/days", parameters=CURSOR), more("/loans/{id}/days", parameters=PAGED)),
    case(
        "PIT-504",
        more("/loans/{id}/days", parameters=(ID, PAGE[0], PAGE[1].model_copy(update={"name": "limit"}))),
        more("/loans/{id}/days", parameters=PAGED),
    ),
    case("PIT-505", deletions(204, 202), deletions(204, 204)),
    case("PIT-506", to(f"{LIST}/errors/0/code", "notAllowed"), to(f"{LIST}/errors/0/code", "NOT_ALLOWED")),
    case("PIT-507", more("/loan/{id}"), more("/books/{id}")),
    case(
        "PIT-508",
        to(f"{MEMBERS}/errors", errors(422, 401, 403, 409)),
        to(f"{MEMBERS}/errors", errors(400, 422, 401, 403)),
    ),
)

CASES = (*COVERAGE, *AGREEMENT, *SCALE, *CONSISTENCY)
