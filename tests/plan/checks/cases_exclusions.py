"""What keeps rows apart in time, and what is wrong with it."""

from plan.database import Check, Exclusion
from tests.plan.checks.base import API
from tests.plan.checks.builders import column
from tests.plan.checks.case import Change, all_of, case, nothing, to
from tests.plan.checks.cases_database import LOANS, D
from tests.plan.checks.cases_existing import OLD_LOANS, does, lent

APART = Exclusion(
    name="loans_book_apart", columns=("book_id",), starts="lent_on", ends="due_on", end_included=True, where=""
)
REFUSED = to("api/endpoints/1/errors/+", API.endpoints[0].errors[3])
DAY = column("lent_on", "date", default="CURRENT_DATE")


def apart(**changes: object) -> Change:
    """Loans begin on a day, a book is at one member at a time, and the API says so."""
    return all_of(
        to(f"{LOANS}/columns/+", DAY), to(f"{LOANS}/exclusions", (APART.model_copy(update=changes),)), REFUSED
    )


def lent_on(kind: str) -> Change:
    return to(f"{LOANS}/columns/6/type", kind)


def with_column(name: str, kind: str) -> Change:
    return all_of(apart(columns=(name,)), to(f"{LOANS}/columns/+", column(name, kind, null=True)))


OLD_DAYS = lent("due_on date NOT NULL", "due_on date NOT NULL, lent_on date NOT NULL DEFAULT CURRENT_DATE")
ADDED = does("add-exclusion loans.loans_book_apart")
OLD_APART = (
    "due_on date NOT NULL, lent_on date NOT NULL DEFAULT CURRENT_DATE, CONSTRAINT one_at_a_time EXCLUDE USING gist "
    "(daterange(lent_on, due_on, '[]') WITH &&, book_id WITH =)"
)
assert "due_on date NOT NULL" in OLD_LOANS

CASES = (
    case("DB-092", apart(ends="until"), apart()),
    case("DB-092", apart(columns=("book_id", "book_id")), apart(columns=("book_id", "member_id"))),
    case("DB-093", all_of(apart(), lent_on("timestamptz")), apart(columns=())),
    case("DB-093", all_of(apart(ends="status"), lent_on("varchar(20)")), apart(ends="due_on")),
    case("DB-093", with_column("shelf", "jsonb"), with_column("shelf", "varchar(20)")),
    case("DB-094", apart(where="returned_at > now()"), apart(where="returned_at IS NULL")),
    case("DB-094", apart(where="state = 'open'"), apart(where="STATUS = 'open'")),
    case("DB-094", apart(where="status ="), apart(where="status <> 'returned'")),
    case("DB-095", apart(name="idx_loans_book_id"), apart(name="loans_book_id_apart")),
    case(
        "DB-095",
        all_of(apart(), to(f"{LOANS}/checks/+", Check(name="loans_book_apart", expression="due_on > '2020-01-01'"))),
        all_of(apart(), to(f"{D}/tables/1/checks/+", Check(name="loans_book_apart", expression="copies < 999"))),
    ),
    case(
        "DB-096",
        all_of(apart(), to(f"{LOANS}/unique", (("book_id", "lent_on"),))),
        all_of(apart(where="status = 'open'"), to(f"{LOANS}/unique", (("book_id", "lent_on"),))),
    ),
    case("DB-007", apart(name=""), apart(name="a")),
    case("DB-051", all_of(apart(), does("add-exclusion loans.one_at_a_time")), nothing),
    case(
        "XP-062",
        all_of(OLD_DAYS, apart(), ADDED),
        all_of(lent("due_on date NOT NULL", OLD_APART), apart()),
    ),
    case(
        "XP-047",
        all_of(OLD_DAYS, apart()),
        all_of(OLD_DAYS, apart(), ADDED),
        "XP-062",
    ),
    case("XP-063", all_of(apart(), to("api/endpoints/1/errors", API.endpoints[1].errors)), apart()),
)
