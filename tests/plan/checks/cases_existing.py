"""What a plan does to tables that exist already."""

from plan.database import ExpectedVolume, Index, IndexColumn, MigrationStep
from tests.plan.checks.builders import column
from tests.plan.checks.case import Change, all_of, case, drop, to
from tests.plan.checks.cases_between import OLD_MEMBERS, existing, step
from tests.plan.checks.cases_database import LOANS, MEMBERS, D

OLD_LOANS = (
    "CREATE TABLE books (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), title text NOT NULL, "
    "copies integer NOT NULL DEFAULT 1, CONSTRAINT books_copies_check CHECK (copies >= 0));"
    "CREATE TABLE loans (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "
    "member_id uuid NOT NULL REFERENCES members ON DELETE RESTRICT, "
    "book_id uuid NOT NULL REFERENCES books ON DELETE RESTRICT, status varchar(20) NOT NULL DEFAULT 'open', "
    "due_on date NOT NULL, returned_at timestamptz, "
    "CONSTRAINT loans_status_check CHECK (status IN ('open', 'returned')));"
)


def old(text: str, new: str) -> Change:
    """The members of before, with one thing of them otherwise."""
    assert text in OLD_MEMBERS
    return existing(OLD_MEMBERS.replace(text, new))


def lent(text: str, new: str) -> Change:
    """Members, books and loans exist already, with one thing of them otherwise."""
    assert text in OLD_LOANS
    sql = OLD_MEMBERS + OLD_LOANS.replace(text, new)
    return all_of(existing(sql), drop(f"{D}/migrations/0/steps/0"), drop(f"{D}/migrations/1/steps/1"))


def does(*steps: str) -> Change:
    """Migrations that also do these steps: `add-column members.phone`."""
    made = [
        MigrationStep.model_validate({"action": a, "target": t, "up": "", "down": ""}) for a, t in map(str.split, steps)
    ]
    return all_of(*(to(f"{D}/migrations/1/steps/+", one) for one in made))


def member(*columns: object) -> Change:
    return all_of(*(to(f"{MEMBERS}/columns/+", one) for one in columns))


MANY = to(f"{D}/volumes/0", ExpectedVolume(table="members", year_1=2_000_000, year_3=3_000_000, growth="x"))
LESS = to(f"{D}/volumes/0", ExpectedVolume(table="members", year_1=200_000, year_3=300_000, growth="x"))
PHONE = column("phone", "text")
TOLD = column("phone", "text", default="'?'")
RETYPED = all_of(old("created_at timestamptz", "created_at timestamp"), does("alter-type members.created_at"))
FILLED = step("UPDATE members SET phone = email WHERE phone IS NULL")
WITH_NAME = to(f"{MEMBERS}/columns/+", column("code", "varchar(20)", null=True, unique=True))
BY_NAME = Index(
    name="uq_name", table="members", columns=(IndexColumn(name="name", descending=False),), unique=True, where="",
    serves=(), reason="One name, one member",
)  # fmt: skip
BACK = "ALTER TABLE members RENAME COLUMN name TO full_name"
PEOPLE = OLD_MEMBERS.replace("TABLE members", "TABLE people")

KEYLESS = to(f"{MEMBERS}/primary_key", ())
FAX = OLD_MEMBERS.replace("name text", "fax text, name text")
LISTED = (
    "CREATE VIEW listed AS SELECT m.id, m.{} AS shown FROM members m;CREATE VIEW all_listed AS SELECT * FROM listed;"
)
SHORT = "short text GENERATED ALWAYS AS (lower({})) STORED, name"
SHORT_NAME = to(f"{MEMBERS}/columns/+", column("short", "text", null=True))
WIDER = all_of(to(f"{MEMBERS}/columns/1/type", "text"), does("alter-type members.email"))
CALLED = "CREATE FUNCTION called() RETURNS text LANGUAGE sql AS $$ SELECT {} FROM members $$;"
RENAMED = to(f"{MEMBERS}/columns/2/renamed_from", "full_name")
GIVEN = step("ALTER TABLE members RENAME COLUMN full_name TO name", BACK)
NAMED = OLD_MEMBERS.replace("name text", "full_name text")

BY_EMAIL = old(
    "id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email varchar(255) NOT NULL UNIQUE",
    "id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(), email varchar(255) PRIMARY KEY",
)

CASES = (
    case(
        "DB-088",
        to(f"{LOANS}/checks/0/name", "status\u202echeck"),
        to(f"{LOANS}/checks/0/name", "status_größe"),
        "DB-008",
    ),
    case(
        "DB-051",
        all_of(existing(OLD_MEMBERS), does("set-not-null members.fax")),
        all_of(existing(OLD_MEMBERS), does("set-not-null members.name")),
    ),
    case(
        "XP-040",
        all_of(
            old("name text", "full_name text"),
            does("add-column members.name", "set-not-null members.name"),
            step("UPDATE members SET name = full_name"),
        ),
        all_of(old("name text NOT NULL", "name text NOT NULL, fax text")),
        "XP-021",
    ),
    case(
        "XP-040",
        all_of(
            old("name text", "full_name text"),
            does("add-column members.name", "set-not-null members.name"),
            step("UPDATE members SET name = full_name"),
        ),
        all_of(old("name text", "full_name text"), step("ALTER TABLE members RENAME full_name TO name", BACK)),
        "XP-021",
    ),
    case(
        "XP-049",
        all_of(existing(OLD_MEMBERS), to(f"{MEMBERS}/columns/2/renamed_from", "nick")),
        all_of(
            old("name text", "full_name text"),
            to(f"{MEMBERS}/columns/2/renamed_from", "full_name"),
            step("ALTER TABLE members RENAME COLUMN full_name TO name", BACK),
        ),
    ),
    case(
        "XP-049",
        all_of(existing(OLD_MEMBERS), to(f"{MEMBERS}/renamed_from", "people")),
        all_of(
            existing(PEOPLE),
            to(f"{MEMBERS}/renamed_from", "people"),
            step("ALTER TABLE people RENAME TO members", "ALTER TABLE members RENAME TO people"),
        ),
    ),
    case("XP-040", to("requirements/existing_schema", PEOPLE), existing(OLD_MEMBERS), "XP-020"),
    case(
        "XP-041",
        all_of(old("name text", "name varchar(80)"), to(f"{MEMBERS}/columns/2/type", "varchar(40)")),
        all_of(
            old("name text", "name varchar(80)"),
            to(f"{MEMBERS}/columns/2/type", "varchar(90)"),
            does("alter-type members.name"),
        ),
    ),
    case("XP-042", all_of(RETYPED, MANY), all_of(RETYPED, LESS)),
    case(
        "XP-042",
        all_of(existing(OLD_MEMBERS), MANY, member(column("number", "bigserial")), does("add-column members.number")),
        all_of(existing(OLD_MEMBERS), MANY, member(TOLD), does("add-column members.phone")),
    ),
    case(
        "XP-043",
        all_of(existing(OLD_MEMBERS), member(PHONE), does("add-column members.phone", "set-not-null members.phone")),
        all_of(
            existing(OLD_MEMBERS),
            member(PHONE),
            does("add-column members.phone"),
            FILLED,
            does("set-not-null members.phone"),
        ),
    ),
    case(
        "XP-043",
        all_of(
            old("created_at timestamptz NOT NULL", "created_at timestamptz"), does("set-not-null members.created_at")
        ),
        all_of(
            old("created_at timestamptz NOT NULL", "created_at timestamptz"),
            does("backfill members.created_at", "set-not-null members.created_at"),
        ),
    ),
    case(
        "XP-044",
        all_of(old(" UNIQUE", ""), does("add-unique members(email)")),
        all_of(existing(OLD_MEMBERS), WITH_NAME, does("add-column members.code", "add-unique members(code)")),
    ),
    case(
        "XP-044",
        all_of(existing(OLD_MEMBERS), to(f"{D}/indexes/+", BY_NAME), does("create-index uq_name")),
        all_of(
            existing(OLD_MEMBERS),
            to(f"{D}/indexes/+", BY_NAME.model_copy(update={"unique": False})),
            does("create-index uq_name"),
        ),
    ),
    case(
        "XP-045",
        lent("members ON DELETE RESTRICT", "members ON DELETE CASCADE"),
        lent("members ON DELETE RESTRICT", "members"),
    ),
    case(
        "XP-045",
        all_of(lent("book_id uuid NOT NULL REFERENCES books", "book_id uuid NOT NULL REFERENCES members")),
        lent("due_on", "due_on"),
    ),
    case("XP-046", BY_EMAIL, old("id uuid PRIMARY KEY", "id uuid NOT NULL UNIQUE")),
    case(
        "XP-047",
        all_of(existing(OLD_MEMBERS), member(TOLD)),
        all_of(existing(OLD_MEMBERS), member(TOLD), step("ALTER TABLE members ADD phone text NOT NULL DEFAULT '?'")),
    ),
    case(
        "XP-047",
        lent("REFERENCES members ON DELETE RESTRICT", ""),
        all_of(lent("REFERENCES members ON DELETE RESTRICT", ""), does("add-foreign-key loans.member_id")),
    ),
    case(
        "DB-004",
        all_of(existing(OLD_MEMBERS), KEYLESS),
        all_of(old("id uuid PRIMARY KEY", "id uuid NOT NULL UNIQUE"), KEYLESS),
        "DB-036",
    ),
    case("XP-051", existing(FAX + LISTED.format("fax")), existing(FAX + LISTED.format("name")), "XP-021"),
    case(
        "XP-052",
        all_of(old("name", SHORT.format("email")), SHORT_NAME, WIDER),
        all_of(old("name", SHORT.format("name")), SHORT_NAME, WIDER),
    ),
    case(
        "XP-053",
        all_of(existing(NAMED + CALLED.format("full_name")), RENAMED, GIVEN),
        all_of(existing(NAMED + CALLED.format("email")), RENAMED, GIVEN),
        "XP-061",
    ),
    case(
        "XP-061",
        all_of(existing(NAMED), RENAMED, GIVEN),
        all_of(existing(NAMED), RENAMED, step("ALTER TABLE loans RENAME COLUMN full_name TO name", BACK)),
    ),
    case(
        "XP-048",
        existing(OLD_MEMBERS + "CREATE TABLE more (x int) INHERITS (members);"),
        existing(OLD_MEMBERS + "GRANT SELECT ON members TO PUBLIC;"),
    ),
)
