"""The database: what the database architect drafts.

SQL fragments (`type`, `default`, `check`, `expression`, queries) are PostgreSQL; the exports translate them.
"""

from typing import Literal

from pydantic import Field

from plan.item import Item, Slug

Cardinality = Literal["one-to-one", "one-to-many", "many-to-many"]
ReferentialAction = Literal["cascade", "restrict", "set null", "set default", "no action"]


class Entity(Item):
    """A thing of the domain, before it becomes tables."""

    name: str = Field(description="Name in the domain's own words, singular: `Member`.")
    description: str = Field(description="What it stands for.")
    table: str = Field(description="Name of the table that holds it.")


class Relationship(Item):
    """How two entities hang together."""

    source: str = Field(description="Name of the entity on the `one` side (either side if many-to-many).")
    target: str = Field(description="Name of the entity on the other side.")
    cardinality: Cardinality = Field(description="How many of the target belong to how many of the source.")
    optional: bool = Field(description="Whether the target can be without the source.")
    label: str = Field(description="The verb between them: `borrows`.")
    through: str = Field(description="Join table of a many-to-many relationship; empty otherwise.")


class Reference(Item):
    """The foreign key that a column is."""

    table: str = Field(description="Table it points to; empty if the column is no foreign key.")
    column: str = Field(description="Column it points to; empty if the column is no foreign key.")
    on_delete: ReferentialAction = Field(
        description="What happens to this row when the other goes; `no action` if the column is no foreign key."
    )


class Column(Item):
    """A column of a table."""

    name: str = Field(description="snake_case name.")
    type: str = Field(description="PostgreSQL type: `uuid`, `varchar(255)`, `timestamptz`, `numeric(12,2)`, …")
    nullable: bool = Field(description="Whether it may be empty.")
    unique: bool = Field(description="Whether no two rows may share a value.")
    default: str = Field(description="SQL default expression; empty if there is none.")
    references: Reference = Field(description="Where it points if it is a foreign key.")
    description: str = Field(description="What it holds.")
    renamed_from: str = Field(
        default="",
        description="Name that this column of an existing table has today, if it gets another; empty otherwise.",
    )


class Check(Item):
    """A condition that every row of a table fulfils."""

    name: str = Field(description="Constraint name.")
    expression: str = Field(description="SQL condition.")


class Exclusion(Item):
    """A rule that no two rows share a time: two bookings of one room do not overlap."""

    name: str = Field(description="Constraint name: `bookings_room_id_apart`.")
    columns: tuple[str, ...] = Field(
        description="Columns that say whose time it is: `room_id`. Rows that differ in one of them, or have it empty, "
        "may overlap; without any column no two rows of the table may."
    )
    starts: str = Field(description="Column in which the time begins, of type date, timestamp, timestamptz or time.")
    ends: str = Field(description="Column in which it ends, of the same type; a row in which it is empty has no end.")
    end_included: bool = Field(
        description="Whether the end itself is taken: true for a last day, false where the next may begin at the end."
    )
    where: str = Field(
        description="SQL condition of the rows that it holds for, such as `status <> 'cancelled'`; empty for all."
    )


class SeedRow(Item):
    """One row that the system needs before its first user comes."""

    values: tuple[str, ...] = Field(
        description="SQL literals in the order of the seed's columns: `'admin'`, `1`, `NULL`."
    )


class Seed(Item):
    """Rows a table starts with."""

    columns: tuple[str, ...] = Field(description="Columns that the rows fill.")
    rows: tuple[SeedRow, ...] = Field(description="The rows.")


class Table(Item):
    """A table with its keys and conditions."""

    name: str = Field(description="snake_case plural name.")
    description: str = Field(description="What one row stands for.")
    columns: tuple[Column, ...] = Field(description="Columns in order.")
    primary_key: tuple[str, ...] = Field(description="Columns of the primary key.")
    unique: tuple[tuple[str, ...], ...] = Field(
        description="Column groups that are unique together (single columns say so themselves)."
    )
    checks: tuple[Check, ...] = Field(description="Conditions on its rows.")
    seed: Seed = Field(description="Rows it starts with; empty lists if none.")
    exclusions: tuple[Exclusion, ...] = Field(
        default=(),
        description="Rules that no two of its rows share a time (PostgreSQL's EXCLUDE); empty if none. A unique group "
        "over whose and start is not needed beside one.",
    )
    renamed_from: str = Field(
        default="", description="Name that this table has today, if it exists and gets another; empty otherwise."
    )


class IndexColumn(Item):
    """A column within an index."""

    name: str = Field(description="Column name.")
    descending: bool = Field(description="Whether it is sorted from large to small.")


class Index(Item):
    """An index and the reads it makes fast."""

    name: str = Field(description="Index name: `idx_users_email`.")
    table: str = Field(description="Table it is on.")
    columns: tuple[IndexColumn, ...] = Field(description="Its columns in order.")
    unique: bool = Field(description="Whether it also forbids doubles.")
    where: str = Field(description="Condition of a partial index; empty for a whole one.")
    serves: tuple[str, ...] = Field(description="Ids of the access patterns it serves.")
    reason: str = Field(description="What it makes fast, in words.")


class MigrationStep(Item):
    """One thing a migration does."""

    action: Literal[
        "create-table",
        "create-index",
        "seed",
        "add-foreign-key",
        "sql",
        "add-column",
        "backfill",
        "set-not-null",
        "drop-not-null",
        "set-default",
        "alter-type",
        "add-unique",
        "add-check",
        "add-exclusion",
        "drop-column",
        "drop-table",
    ] = Field(
        description="What is done. `sql` runs `up` and `down` as they stand; the others are derived from the schema. "
        "Those after `sql` change a table that exists already, without locking it for long: `add-column` (as NULL "
        "where rows must be filled first), `backfill` (the default into rows that lack it), `set-not-null`, ... Only "
        "`add-exclusion` locks it until all its rows are compared."
    )
    target: str = Field(
        description="The table or index; `table.column` for a column or a foreign key, `table(a,b)` for `add-unique`, "
        "`table.check` for `add-check`, `table.exclusion` for `add-exclusion`; empty for `sql`."
    )
    up: str = Field(description="SQL that does it; empty unless the action is `sql`.")
    down: str = Field(description="SQL that undoes it; empty unless the action is `sql`.")


class Migration(Item):
    """A change of the schema that is applied, and undone, as a whole."""

    number: int = Field(description="Place in the order, from 1.")
    name: str = Field(description="snake_case name: `core_tables`.")
    phase: str = Field(description="Phase of the migration strategy it belongs to: `Core tables`.")
    description: str = Field(description="What it brings.")
    steps: tuple[MigrationStep, ...] = Field(description="Its steps in order; undone in reverse.")
    rollback: str = Field(description="How it is undone safely, and what is lost.")


class AccessPattern(Item):
    """A query the system will run often."""

    id: Slug
    name: str = Field(description="What it finds: `Get user with roles`.")
    sql: str = Field(description="PostgreSQL statement with $1, $2, … for its parameters.")
    parameters: tuple[str, ...] = Field(description="What $1, $2, … stand for, in order.")
    frequency: str = Field(description="How often it runs.")


class ExpectedVolume(Item):
    """How a table grows."""

    table: str = Field(description="Table name.")
    year_1: int = Field(description="Rows after one year.")
    year_3: int = Field(description="Rows after three years.")
    growth: str = Field(description="Why: `grows with every loan`, `relatively static`.")


class ScalingStep(Item):
    """Something to do once it is needed, and not before."""

    trigger: str = Field(description="What shows that it is needed: `users > 1M rows`.")
    measure: str = Field(description="What is done then.")


class Backup(Item):
    """How data is kept safe, and how fast it comes back."""

    frequency: str = Field(description="Full and incremental backups.")
    retention: str = Field(description="How long backups are kept.")
    rpo: str = Field(description="Recovery point objective: how much data may be lost.")
    rto: str = Field(description="Recovery time objective: how long it may take to come back.")
    before_migration: str = Field(description="What is backed up before a migration is applied.")


class RetentionRule(Item):
    """How long something is kept."""

    subject: str = Field(description="What is kept: `Deleted users`.")
    rule: str = Field(description="For how long, and what happens then.")


class Database(Item):
    """The data model, its schema and its life in production."""

    entities: tuple[Entity, ...] = Field(description="Things of the domain.")
    relationships: tuple[Relationship, ...] = Field(description="How they hang together.")
    tables: tuple[Table, ...] = Field(description="The schema, referenced tables before those that reference them.")
    indexes: tuple[Index, ...] = Field(description="Indexes with what they serve.")
    migrations: tuple[Migration, ...] = Field(description="Migrations in order, each with its way back.")
    access_patterns: tuple[AccessPattern, ...] = Field(description="Queries that matter.")
    volumes: tuple[ExpectedVolume, ...] = Field(description="Expected rows a table.")
    scaling: tuple[ScalingStep, ...] = Field(description="What to do when it grows.")
    backup: Backup = Field(description="Backup and disaster recovery.")
    retention: tuple[RetentionRule, ...] = Field(description="Data retention.")
