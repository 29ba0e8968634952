from plan.database import Check, Entity, ExpectedVolume, Relationship, SeedRow
from tests.plan.checks.base_database import DATABASE
from tests.plan.checks.builders import column, table
from tests.plan.checks.builders import to as ref
from tests.plan.checks.case import Change, all_of, case, copy, drop, nothing, to

D = "database"
MEMBERS, BOOKS, AUTHORS, JOINED, LOANS = (f"{D}/tables/{i}" for i in range(5))
NOTE = table("notes", column("id", "uuid"), column("loan_id", "uuid", to=ref("loans")))


def with_table(new: object, name: str = "notes") -> Change:
    """One more table, created and built."""
    step = DATABASE.migrations[0].steps[0].model_copy(update={"target": name})
    built = ("members", "books", "authors", "book_authors", "loans", name)
    return all_of(
        to(f"{D}/tables/+", new), to(f"{D}/migrations/1/steps/+", step), to("sprints/sprints/0/stories/0/tables", built)
    )


def loan_column(**changes: object) -> Change:
    """The column `members.name` with changes."""
    return to(f"{MEMBERS}/columns/2", DATABASE.tables[0].columns[2].model_copy(update=changes))


def query(sql: str, *parameters: str) -> Change:
    return all_of(to(f"{D}/access_patterns/0/sql", sql), to(f"{D}/access_patterns/0/parameters", parameters))


def seeded(*rows: tuple[str, ...], columns: tuple[str, ...] = ("name",)) -> Change:
    return all_of(
        to(f"{AUTHORS}/seed/columns", columns), to(f"{AUTHORS}/seed/rows", tuple(SeedRow(values=r) for r in rows))
    )


STATUS = Check(name="loans_status", expression="status IN ('open', 'lost')")
INDEX = f"{D}/indexes/1"
ALIKE = Relationship(
    source="Member", target="Book", cardinality="one-to-many", optional=True, label="likes", through=""
)

TABLES = (
    case("DB-001", to(f"{D}/tables/+", DATABASE.tables[0]), with_table(NOTE)),
    case(
        "DB-002", to(f"{MEMBERS}/columns/+", column("name", "text")), to(f"{MEMBERS}/columns/+", column("nick", "text"))
    ),
    case("DB-003", with_table(table("notes", key=())), with_table(NOTE)),
    case("DB-004", with_table(NOTE.model_copy(update={"primary_key": ()})), with_table(NOTE)),
    case(
        "DB-005",
        to(f"{JOINED}/primary_key", ("book_id", "writer_id")),
        to(f"{JOINED}/primary_key", ("author_id", "book_id")),
    ),
    case("DB-005", to(f"{LOANS}/unique", (("book_id", "shelf"),)), to(f"{LOANS}/unique", (("book_id", "due_on"),))),
    case("DB-006", to(f"{MEMBERS}/columns/0/nullable", True), loan_column(nullable=True)),
    case("DB-007", to(f"{LOANS}/checks/0/name", ""), to(f"{LOANS}/checks/0/name", "c")),
    case("DB-007", to(f"{MEMBERS}/columns/2/name", "n" * 64), to(f"{MEMBERS}/columns/2/name", "n" * 63)),
    case("DB-008", to(f"{MEMBERS}/columns/2/name", "fullName"), to(f"{MEMBERS}/columns/2/name", "full_name")),
    case("DB-009", to(f"{MEMBERS}/unique", (("email",),)), to(f"{MEMBERS}/unique", (("email", "name"),))),
    case(
        "DB-010",
        to(f"{BOOKS}/columns/+", column("price", "double precision")),
        to(f"{BOOKS}/columns/+", column("price", "numeric(9,2)")),
    ),
    case(
        "DB-011",
        to(f"{MEMBERS}/columns/+", column("password", "text")),
        to(f"{MEMBERS}/columns/+", column("password_hash", "text")),
    ),
    case(
        "DB-012",
        to(f"{LOANS}/checks/+", Check(name="loans_status_check", expression="due_on > '2020-01-01'")),
        to(f"{LOANS}/checks/+", Check(name="loans_due", expression="due_on > '2020-01-01'")),
    ),
)

COLUMNS = (
    case("DB-020", loan_column(type="datetime"), loan_column(type="timestamp without time zone")),
    case("DB-020", loan_column(type="varchar(255) NOT NULL"), loan_column(type="VARCHAR(255)")),
    case(
        "DB-020",
        loan_column(type="mood"),
        all_of(
            loan_column(type="mood"),
            to("requirements/existing_schema", "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE books (id uuid);"),
        ),
    ),
    case("DB-021", loan_column(default="nobody"), loan_column(default="'nobody'")),
    case("DB-021", loan_column(default="(SELECT 1)"), loan_column(default="upper('x')")),
    case("DB-021", loan_column(default="'x"), loan_column(default="'x''y'")),
    case("DB-022", to(f"{BOOKS}/columns/2/default", "'many'"), to(f"{BOOKS}/columns/2/default", "'12'")),
    case("DB-022", loan_column(type="boolean", default="0"), loan_column(type="boolean", default="false")),
    case("DB-022", loan_column(default="NULL"), loan_column(default="NULL", nullable=True)),
    case("DB-022", loan_column(type="uuid", default="now()"), loan_column(type="date", default="now()")),
    case("DB-022", loan_column(type="varchar(3)", default="'four'"), loan_column(type="varchar(4)", default="'four'")),
    case("DB-022", loan_column(type="bigserial", default="1"), loan_column(type="bigint", default="1")),
    case("DB-022", loan_column(type="jsonb", default="'{'"), loan_column(type="jsonb", default="'{}'::jsonb")),
    case("DB-022", loan_column(type="date", default="'2026-02-30'"), loan_column(type="date", default="'2026-02-28'")),
    case(
        "DB-023",
        to(f"{BOOKS}/checks/0/expression", "copies >= AND 0"),
        to(f"{BOOKS}/checks/0/expression", "copies BETWEEN 0 AND 99"),
    ),
    case(
        "DB-023",
        to(f"{BOOKS}/checks/0/expression", "copies <= (SELECT count(*) FROM loans)"),
        to(f"{BOOKS}/checks/0/expression", "length(title) > copies"),
    ),
    case(
        "DB-024", to(f"{BOOKS}/checks/0/expression", "amount >= 0"), to(f"{BOOKS}/checks/0/expression", "COPIES >= 0")
    ),
    case(
        "DB-024",
        to(f"{LOANS}/checks/0/expression", 'status IN ("open")'),
        to(f"{LOANS}/checks/0/expression", "\"status\" IN ('open')"),
    ),
    case("DB-025", to(f"{LOANS}/columns/3/default", "'lent'"), to(f"{LOANS}/columns/3/default", "'returned'")),
    case(
        "DB-025",
        all_of(to(f"{AUTHORS}/checks", (Check(name="authors_name", expression="name IN ('Anonymous')"),))),
        to(f"{AUTHORS}/checks", (Check(name="authors_name", expression="name <> ''"),)),
    ),
    case(
        "DB-026",
        all_of(
            with_table(
                table("tags", column("name", "text"), column("loan_id", "uuid", to=ref("loans")), key=("name",)), "tags"
            )
        ),
        with_table(
            table("tags", column("code", "text"), column("loan_id", "uuid", to=ref("loans")), key=("code",)), "tags"
        ),
    ),
)

REFERENCES = (
    case(
        "DB-030",
        with_table(table("notes", column("id", "uuid"), column("loan_id", "uuid", to=ref("loan")))),
        with_table(NOTE),
    ),
    case(
        "DB-031",
        with_table(table("notes", column("id", "uuid"), column("loan_id", "uuid", to=ref("loans", "uuid")))),
        with_table(NOTE),
    ),
    case(
        "DB-031",
        to(f"{MEMBERS}/columns/2/references/column", "id"),
        to(f"{MEMBERS}/columns/2/references/on_delete", "cascade"),
    ),
    case("DB-032", to(f"{LOANS}/columns/1/type", "bigint"), to(f"{LOANS}/columns/1/type", "UUID")),
    case("DB-033", to(f"{JOINED}/columns/1/type", "bigint"), to(f"{JOINED}/columns/1/type", "int4")),
    case(
        "DB-034",
        to(f"{LOANS}/columns/1/references/on_delete", "set null"),
        all_of(to(f"{LOANS}/columns/1/references/on_delete", "set null"), to(f"{LOANS}/columns/1/nullable", True)),
    ),
    case(
        "DB-035",
        to(f"{LOANS}/columns/1/references/on_delete", "set default"),
        all_of(to(f"{LOANS}/columns/1/references/on_delete", "set default"), to(f"{LOANS}/columns/1/nullable", True)),
    ),
    case(
        "DB-036",
        with_table(table("notes", column("id", "uuid"), column("book", "text", to=ref("books", "title")))),
        with_table(table("notes", column("id", "uuid"), column("member", "varchar(255)", to=ref("members", "email")))),
    ),
    case(
        "DB-037",
        all_of(
            to(f"{MEMBERS}/columns/+", column("loan_id", "uuid", to=ref("loans"))),
            to(
                f"{D}/migrations/1/steps/+",
                DATABASE.migrations[0]
                .steps[0]
                .model_copy(update={"action": "add-foreign-key", "target": "members.loan_id"}),
            ),
            to(f"{D}/volumes", DATABASE.volumes),
        ),
        all_of(
            to(f"{MEMBERS}/columns/+", column("loan_id", "uuid", null=True, to=ref("loans"))),
            to(
                f"{D}/migrations/1/steps/+",
                DATABASE.migrations[0]
                .steps[0]
                .model_copy(update={"action": "add-foreign-key", "target": "members.loan_id"}),
            ),
        ),
    ),
    case(
        "DB-038",
        to(f"{BOOKS}/columns/+", column("series_id", "uuid", to=ref("books"))),
        to(f"{BOOKS}/columns/+", column("series_id", "uuid", null=True, to=ref("books"))),
    ),
)

INDEXES = (
    case("DB-040", to(f"{INDEX}/table", "loan"), to(f"{INDEX}/table", "book_authors"), "PIT-402"),
    case("DB-041", to(f"{D}/indexes/2/columns/0/name", "writer_id"), to(f"{D}/indexes/2/columns/0/descending", True)),
    case("DB-041", to(f"{D}/indexes/2/columns", ()), nothing),
    case(
        "DB-042",
        copy(INDEX, where="status = 'lost'"),
        all_of(
            copy(INDEX, name="idx_lost", where="status = 'lost'"),
            to(f"{D}/migrations/1/steps/+", DATABASE.migrations[1].steps[2].model_copy(update={"target": "idx_lost"})),
        ),
    ),
    case(
        "DB-043",
        to(f"{D}/indexes/2/columns/0/name", "book_id"),
        to(f"{D}/indexes/2/columns", (*DATABASE.indexes[2].columns, DATABASE.indexes[1].columns[0])),
    ),
    case("DB-044", to(f"{INDEX}/where", "due_on > now()"), to(f"{INDEX}/where", "returned_at IS NULL")),
    case("DB-044", to(f"{INDEX}/where", "state = 'open'"), to(f"{INDEX}/where", "due_on > '2026-01-01'")),
    case("DB-044", to(f"{INDEX}/where", "status ="), to(f"{INDEX}/where", "status = 'open' AND book_id IS NOT NULL")),
    case("DB-045", to(f"{INDEX}/serves", ("who-has",)), to(f"{INDEX}/serves", ("loans-of-member",))),
    case(
        "DB-046",
        to(f"{INDEX}/reason", ""),
        all_of(to(f"{INDEX}/reason", ""), to(f"{INDEX}/serves", ("loans-of-member",))),
    ),
)

STEP = DATABASE.migrations[0].steps[0]
SQL = STEP.model_copy(update={"action": "sql", "target": "", "up": "CREATE VIEW v AS SELECT 1", "down": "DROP VIEW v"})
M = f"{D}/migrations"

MIGRATIONS = (
    case("DB-050", to(f"{M}/1/number", 3), copy(f"{M}/1", number=3, name="more", steps=(SQL,))),
    case("DB-051", to(f"{M}/1/steps/+", STEP.model_copy(update={"target": "loan"})), to(f"{M}/1/steps/+", SQL)),
    case(
        "DB-051",
        to(f"{M}/1/steps/+", STEP.model_copy(update={"action": "add-foreign-key", "target": "loans.due_on"})),
        to(f"{M}/1/steps/+", STEP.model_copy(update={"action": "add-foreign-key", "target": "loans.member_id"})),
    ),
    case("DB-052", drop(f"{M}/1/steps/4"), all_of(drop(f"{M}/1/steps/4"), drop(f"{D}/indexes/2"))),
    case(
        "DB-052",
        drop(f"{M}/0/steps/0"),
        all_of(
            drop(f"{M}/0/steps/0"),
            to(
                f"{M}/0/steps/+",
                SQL.model_copy(update={"up": "CREATE TABLE members (id uuid)", "down": "DROP TABLE members"}),
            ),
        ),
    ),
    case("DB-053", to(f"{M}/1/steps/+", STEP), to(f"{M}/1/steps/+", SQL)),
    case(
        "DB-054",
        to(
            f"{M}/1/steps",
            (DATABASE.migrations[1].steps[2], *DATABASE.migrations[1].steps[:2], *DATABASE.migrations[1].steps[3:]),
        ),
        to(f"{M}/1/steps", tuple(DATABASE.migrations[1].steps[i] for i in (1, 0, 3, 2, 4))),
    ),
    case(
        "DB-054",
        all_of(drop(f"{M}/0/steps/0"), to(f"{M}/1/steps/+", STEP)),
        all_of(
            drop(f"{M}/0/steps/0"),
            to(f"{M}/1/steps/+", STEP),
            to(f"{M}/1/steps/+", STEP.model_copy(update={"action": "add-foreign-key", "target": "loans.member_id"})),
        ),
    ),
    case("DB-055", to(f"{M}/1/steps/+", SQL.model_copy(update={"down": ""})), to(f"{M}/1/steps/+", SQL)),
    case("DB-056", to(f"{M}/0/steps/0/up", "CREATE TABLE members ()"), to(f"{M}/1/steps/+", SQL)),
    case(
        "DB-057",
        drop(f"{M}/0/steps/3"),
        all_of(
            drop(f"{M}/0/steps/3"),
            to(
                f"{M}/1/steps/+",
                SQL.model_copy(
                    update={
                        "up": "INSERT INTO authors (name) VALUES ('x')",
                        "down": "DELETE FROM authors WHERE name = 'x'",
                    }
                ),
            ),
        ),
    ),
    case("DB-058", to(f"{M}/1/rollback", ""), to(f"{M}/1/rollback", "x")),
    case("DB-059", to(M, ()), to(f"{M}/1/description", "x")),
)

SEEDS = (
    case("DB-060", seeded(("'x'", "'y'"), columns=("name", "title")), seeded(("'x'", "4"), columns=("name", "id"))),
    case("DB-061", seeded(("'x'", "'y'")), seeded(("'x'",), ("'y'",))),
    case("DB-062", all_of(seeded(("7",), columns=("id",))), seeded(("7", "'x'"), columns=("id", "name"))),
    case("DB-063", seeded(("admin",)), seeded(("'admin'",))),
    case("DB-063", seeded(("'one'", "'x'"), columns=("id", "name")), seeded(("1", "'x'"), columns=("id", "name"))),
    case("DB-063", seeded(("NULL",)), seeded(("'NULL'",))),
    case("DB-064", seeded(("'x'",), ("'x'",)), seeded(("'x'",), ("'X'",))),
)

ENTITIES = (
    case(
        "DB-065",
        to(f"{D}/entities/0/table", "member"),
        to(f"{D}/entities/+", Entity(name="Fine", description="", table="")),
    ),
    case("DB-066", copy(f"{D}/entities/0"), copy(f"{D}/entities/0", name="Guest")),
    case(
        "DB-067",
        to(f"{D}/relationships/+", ALIKE.model_copy(update={"target": "Shelf"})),
        to(f"{D}/relationships/+", ALIKE.model_copy(update={"target": "Loan"})),
    ),
    case("DB-068", to(f"{D}/relationships/2/through", ""), to(f"{D}/relationships/0/through", "")),
    case(
        "DB-069",
        to(f"{D}/relationships/+", ALIKE),
        to(f"{D}/relationships/+", ALIKE.model_copy(update={"target": "Loan"})),
    ),
    case("DB-069", to(f"{D}/relationships/2/through", "loans"), to(f"{D}/relationships/2/source", "Author")),
    case("DB-080", to(f"{D}/backup/rpo", ""), to(f"{D}/backup/before_migration", "")),
    case(
        "DB-081",
        to(f"{D}/retention", ()),
        all_of(to(f"{D}/retention", ()), to(f"{D}/tables", ()), to(f"{D}/entities", ()), to(f"{D}/relationships", ())),
    ),
    case(
        "DB-082",
        to(f"{D}/volumes/+", ExpectedVolume(table="loan", year_1=1, year_3=2, growth="")),
        to(f"{D}/volumes/+", ExpectedVolume(table="books", year_1=1, year_3=2, growth="")),
    ),
    case("DB-083", to(f"{D}/volumes/0/year_3", -1), to(f"{D}/volumes/0/year_3", 0)),
    case("DB-084", to(f"{D}/scaling", ()), to(f"{D}/scaling/0/trigger", "x")),
)

QUERIES = (
    case("DB-070", query("SELECT id FROM loans WHERE"), query("SELECT id FROM loans")),
    case("DB-070", query("SELECT 1; SELECT 2"), query("SELECT 1;")),
    case("DB-070", query("VACUUM loans"), query("WITH x AS (SELECT 1 AS a) SELECT a FROM x")),
    case("DB-071", query("SELECT id FROM loan"), query("SELECT id FROM Loans")),
    case("DB-072", query("SELECT l.due_date FROM loans l"), query("SELECT l.due_on FROM loans l")),
    case(
        "DB-072", query('SELECT id FROM loans WHERE book_id = "x"'), query("SELECT id FROM loans WHERE book_id = 'x'")
    ),
    case("DB-072", query("SELECT loans.id FROM loans l"), query("SELECT l.id FROM loans AS l")),
    case(
        "DB-073",
        query("SELECT id FROM loans WHERE member_id = $1"),
        query("SELECT id FROM loans WHERE member_id = $1", "member"),
    ),
    case(
        "DB-073",
        query("SELECT id FROM loans WHERE member_id IN ($1,$3)", "a", "b"),
        query("SELECT id FROM loans WHERE member_id IN ($1,$2)", "a", "b"),
    ),
    case("DB-074", copy(f"{D}/access_patterns/0"), copy(f"{D}/access_patterns/0", id="other")),
    case(
        "DB-075",
        query("SELECT id FROM loans JOIN books ON books.id = loans.book_id"),
        query("SELECT loans.id FROM loans JOIN books ON books.id = loans.book_id"),
    ),
    case(
        "DB-076",
        query("UPDATE loans SET status = 'open'"),
        query("UPDATE loans SET status = 'open' WHERE id = $1", "loan"),
    ),
)

CASES = (*TABLES, *COLUMNS, *REFERENCES, *INDEXES, *MIGRATIONS, *SEEDS, *ENTITIES, *QUERIES)
