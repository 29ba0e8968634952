"""Values, queries, pairs and components that cannot be as they are written."""

from plan.database import Relationship
from tests.plan.checks.builders import column
from tests.plan.checks.builders import to as ref
from tests.plan.checks.case import Change, all_of, case, to
from tests.plan.checks.cases_database import AUTHORS, JOINED, LOANS, D, query, seeded

LENT = "INSERT INTO loans (id, member_id, book_id{}) VALUES ($1, $2, $3{})"
JOIN = "SELECT l.id FROM loans l JOIN members m ON m.{} = l.member_id WHERE l.member_id = $1"
ONE_EACH = Relationship(
    source="Member", target="Loan", cardinality="one-to-one", optional=True, label="has", through=""
)
SURROGATE = to(f"{JOINED}/columns/+", column("id", "bigserial"))
BY_ID = to(f"{JOINED}/primary_key", ("id",))


def moments(*names: str) -> Change:
    """The change that lets the join table say when something was."""
    return all_of(*(to(f"{JOINED}/columns/+", column(name, "timestamptz")) for name in names))


SPANS = moments("starts_at", "ends_at")
TAGGED = all_of(
    to(f"{AUTHORS}/columns/+", column("book_id", "uuid", to=ref("books"), null=True)),
    to(f"{D}/relationships/2/optional", True),
)
NOBODY = "'00000000-0000-0000-0000-000000000000'"

CASES = (
    case("DB-027", to(f"{LOANS}/columns/3/type", "varchar(7)"), to(f"{LOANS}/columns/3/type", "varchar(8)")),
    case(
        "DB-077",
        query("SELECT id FROM loans WHERE member_id = $1 AND status = 'opened'", "member"),
        query("SELECT id FROM loans WHERE member_id = $1 AND status IN ('open', 'returned')", "member"),
    ),
    case(
        "DB-078",
        query(LENT.format("", ""), "id", "member", "book"),
        query(LENT.format(", due_on", ", $4"), "id", "member", "book", "day"),
    ),
    case("DB-079", query(JOIN.format("name"), "member"), query(JOIN.format("id"), "member"), "PIT-401"),
    case(
        "DB-079",
        query("SELECT id FROM loans WHERE member_id = $1 AND due_on = true", "member"),
        query("SELECT id FROM loans WHERE member_id = $1 AND due_on > '2026-12-01'", "member"),
    ),
    case(
        "DB-085",
        to(f"{D}/relationships/0", ONE_EACH),
        all_of(to(f"{D}/relationships/0", ONE_EACH), to(f"{LOANS}/columns/1/unique", True)),
    ),
    case(
        "DB-086",
        all_of(TAGGED, seeded(("'A'", NOBODY), columns=("name", "book_id"))),
        all_of(TAGGED, seeded(("'A'", "NULL"), columns=("name", "book_id"))),
    ),
    case(
        "DB-087",
        all_of(SURROGATE, BY_ID),
        all_of(SURROGATE, BY_ID, to(f"{JOINED}/unique", (("book_id", "author_id"),))),
    ),
    case("DB-087", all_of(SURROGATE, BY_ID, moments("created_at", "assigned_at")), all_of(SURROGATE, BY_ID, SPANS)),
    case(
        "ARC-019",
        to("architecture/components/0/depends_on", ("api", "postgres")),
        all_of(
            to("architecture/components/0/depends_on", ("api", "postgres")),
            to("architecture/components/2/technology", "Supabase"),
        ),
    ),
    case(
        "ARC-020",
        all_of(to("architecture/components", ()), to("architecture/integration_points", ())),
        to("architecture/integration_points", ()),
    ),
    case("ARC-021", to("architecture/risks", ()), to("architecture/decisions", ())),
)
