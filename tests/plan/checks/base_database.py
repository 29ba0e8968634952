"""The database of the plan that holds."""

from plan.database import (
    AccessPattern,
    Backup,
    Check,
    Database,
    Entity,
    ExpectedVolume,
    Index,
    IndexColumn,
    Migration,
    MigrationStep,
    Relationship,
    RetentionRule,
    ScalingStep,
    Seed,
    SeedRow,
)
from tests.plan.checks.builders import (
    column,
    table,
    to,
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
