"""Small databases for tests, made from few words."""

from collections.abc import Sequence

from plan.database import (
    Backup,
    Check,
    Column,
    Database,
    Exclusion,
    Index,
    IndexColumn,
    Migration,
    MigrationStep,
    Reference,
    ReferentialAction,
    Seed,
    SeedRow,
    Table,
)

NO_BACKUP = Backup(frequency="", retention="", rpo="", rto="", before_migration="")


def column(
    name: str,
    type_name: str = "text",
    *,
    nullable: bool = True,
    unique: bool = False,
    default: str = "",
    to: str = "",
    on_delete: ReferentialAction = "no action",
    description: str = "",
) -> Column:
    """A column; `to` is `table.column` of its foreign key."""
    table, _, target = to.rpartition(".")
    reference = Reference(table=table, column=target, on_delete=on_delete)
    return Column(
        name=name,
        type=type_name,
        nullable=nullable,
        unique=unique,
        default=default,
        references=reference,
        description=description,
    )


def table(
    name: str,
    *columns: Column,
    key: Sequence[str] = ("id",),
    unique: Sequence[Sequence[str]] = (),
    checks: Sequence[tuple[str, str]] = (),
    seed: Sequence[Sequence[str]] = (),
    description: str = "",
    exclusions: Sequence[Exclusion] = (),
) -> Table:
    """A table; the first row of `seed` names its columns."""
    rows = tuple(SeedRow(values=tuple(row)) for row in seed[1:])
    return Table(
        name=name,
        description=description,
        columns=columns,
        primary_key=tuple(key),
        unique=tuple(map(tuple, unique)),
        checks=tuple(Check(name=check, expression=expression) for check, expression in checks),
        seed=Seed(columns=tuple(seed[0]) if seed else (), rows=rows),
        exclusions=tuple(exclusions),
    )


def apart(name: str, columns: str, starts: str, ends: str, *, end_included: bool = False, where: str = "") -> Exclusion:
    """An exclusion; `columns` are whose time it is, divided by spaces."""
    return Exclusion(
        name=name, columns=tuple(columns.split()), starts=starts, ends=ends, end_included=end_included, where=where
    )


def index(name: str, on: str, *columns: str, unique: bool = False, where: str = "", reason: str = "") -> Index:
    """An index."""
    parts = tuple(IndexColumn(name=one, descending=False) for one in columns)
    return Index(name=name, table=on, columns=parts, unique=unique, where=where, serves=(), reason=reason)


def step(words: str, up: str = "", down: str = "") -> MigrationStep:
    """A step from `create-table loans`, or `sql` with its two texts."""
    action, _, target = words.partition(" ")
    return MigrationStep.model_validate({"action": action, "target": target, "up": up, "down": down})


def migration(number: int, name: str, *steps: MigrationStep) -> Migration:
    """A migration."""
    return Migration(number=number, name=name, phase="", description="", steps=steps, rollback="")


def database(tables: Sequence[Table], indexes: Sequence[Index] = (), migrations: Sequence[Migration] = ()) -> Database:
    """A database of nothing but what is given."""
    return Database(
        entities=(),
        relationships=(),
        tables=tuple(tables),
        indexes=tuple(indexes),
        migrations=tuple(migrations),
        access_patterns=(),
        volumes=(),
        scaling=(),
        backup=NO_BACKUP,
        retention=(),
    )
