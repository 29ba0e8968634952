"""`database.md`: the database design document."""

from collections.abc import Iterable, Mapping

from plan.database import Column, Database, Migration, MigrationStep, Relationship, Table
from plan.erd import tables_picture
from plan.exclusions import in_words
from plan.existing.exclusions import exclusion_of
from plan.existing.schema import EMPTY, ConstraintDef, Schema, TableDef
from plan.exports import ddl, mermaid
from plan.exports.dialect import Dialect
from plan.exports.markdown import DRAWING_WIDTH, Document, code, codes, inline
from plan.exports.query_lines import query_lines

_SIGNS = {"one-to-one": "───", "one-to-many": "──<", "many-to-many": ">─<"}


def database_md(database: Database, project: str, dialect: Dialect, existing: Schema = EMPTY) -> str:
    """Return the document; its statements are those of `schema.sql` in the same dialect."""
    document = Document(f"Database Design: {project}")
    _diagram(document, database)
    document.heading(2, "Schema Definition")
    document.text("The whole schema is in `schema.sql`.")
    for table in database.tables:
        table_section(document, 3, database, table, dialect)
    _beside(document, existing)
    _migrations(document, database)
    _access_patterns(document, database)
    _performance(document, database)
    _operation(document, database)
    return document.render()


def _beside(document: Document, existing: Schema) -> None:
    there = [
        *(f"the view {name}" for name in existing.views),
        *(f"the exclusion {held.name} of {table.name}" for table, held in _unspoken(existing)),
        *(f"{one.what} (line {one.line})" for one in existing.apart),
    ]
    if not there:
        return
    document.heading(3, "Beside the tables")
    document.text(
        "The old schema also has what follows. A plan has no words for it: the migrations leave it as it is, and "
        "`schema.sql` says of each whether it is made there as the old schema has it."
    )
    document.bullets(inline(one) for one in there)


def _unspoken(existing: Schema) -> Iterable[tuple[TableDef, ConstraintDef]]:
    """The exclusions that say something else than that rows do not share a time."""
    for table in existing.tables.values():
        for held in table.constraints:
            if held.kind == "exclude" and exclusion_of(held) is None:
                yield table, held


def _diagram(document: Document, database: Database) -> None:
    document.heading(2, "Entity-Relationship Diagram")
    document.bullets(relationship_line(one) for one in database.relationships)
    document.table(
        ("Entity", "Table", "What it stands for"),
        ((inline(one.name), code(one.table), inline(one.description)) for one in database.entities),
    )
    if database.tables:
        document.text("Tables, each line a foreign key, its crow's foot at the many:")
        document.drawing(tables_picture(database, DRAWING_WIDTH), "tables")
        document.text("The same with columns (also in `erd.mmd`):")
        document.fence("mermaid", mermaid.erd(database))


def relationship_line(one: Relationship) -> str:
    """Return a relationship on one line, as Markdown: `User ──< Loan: borrows`."""
    ends = f"{inline(one.source)} {_SIGNS[one.cardinality]} {inline(one.target)}"
    label = f": {inline(one.label)}" if one.label else ""
    through = f", through {code(one.through)}" if one.through else ""
    return f"{ends}{label} ({one.cardinality}{', optional' if one.optional else ''}{through})"


def table_section(document: Document, level: int, database: Database, table: Table, dialect: Dialect) -> None:
    """Add a table: its columns, its rules and the statements that make it."""
    document.heading(level, f"Table: {table.name}")
    document.text(inline(table.description))
    document.table(("Column", "Type", "Rules", "Description"), map(_column, table.columns))
    rules = [f"Primary key: {codes(table.primary_key)}"] if table.primary_key else []
    rules += [f"Unique together: {codes(group)}" for group in table.unique]
    rules += [f"Check {code(check.name)}: {code(check.expression)}" for check in table.checks]
    rules += [f"Exclusion {code(one.name)}: {code(in_words(one))}" for one in table.exclusions]
    document.bullets(rules)
    types = {column.name: column.type for column in table.columns}
    indexes = [ddl.create_index(index, types, dialect) for index in database.indexes if index.table == table.name]
    parts = [ddl.create_table(table, dialect), "\n".join(indexes), ddl.insert_seed(table, dialect)]
    document.fence("sql", "\n\n".join(part for part in parts if part))


def _column(column: Column) -> tuple[str, str, str, str]:
    rules = ["not null"] if not column.nullable else []
    rules += ["unique"] if column.unique else []
    rules += [f"default {code(column.default)}"] if column.default else []
    reference = column.references
    if reference.table:
        rules.append(f"references {code(f'{reference.table}({reference.column})')} on delete {reference.on_delete}")
    return code(column.name), code(column.type), ", ".join(rules), inline(column.description)


def _migrations(document: Document, database: Database) -> None:
    document.heading(2, "Migration Strategy")
    number = 0
    for phase in dict.fromkeys(migration.phase for migration in database.migrations):
        document.heading(3, phase or "Migrations")
        for migration in database.migrations:
            if migration.phase == phase:
                document.text(f"**{migration.number}. {code(migration.name)}** {inline(migration.description)}")
                document.lines(f"{number + at}. {_step(step)}" for at, step in enumerate(migration.steps, 1))
                number += len(migration.steps)
    document.heading(3, "Rollback Plan")
    before = database.backup.before_migration
    document.bullets([f"Before a migration: {inline(before)}" if before else "", *map(_rollback, database.migrations)])


_STEPS: Mapping[str, str] = {
    "create-table": "Create {} table",
    "create-index": "Create index {}",
    "seed": "Seed {}",
    "add-foreign-key": "Add the foreign key of {}",
    "add-column": "Add column {}",
    "backfill": "Fill {} in rows that lack it",
    "set-not-null": "Require {}",
    "drop-not-null": "No longer require {}",
    "set-default": "Set the default of {}",
    "alter-type": "Change the type of {}",
    "add-unique": "Forbid doubles in {}",
    "add-check": "Add check {}",
    "add-exclusion": "Add exclusion {}",
    "drop-column": "Drop column {}",
    "drop-table": "Drop table {}",
}


def _step(step: MigrationStep) -> str:
    if step.action == "sql":
        return f"Run {code(step.up)}; undone by {code(step.down) or 'nothing'}"
    words = _STEPS.get(step.action, step.action.replace("-", " ").capitalize() + " {}")
    return words.format(code(step.target))


def _rollback(migration: Migration) -> str:
    return f"{code(migration.name)}: {inline(migration.rollback) or 'its down migration'}"


def _access_patterns(document: Document, database: Database) -> None:
    document.heading(2, "Data Access Patterns")
    for number, pattern in enumerate(database.access_patterns, 1):
        document.heading(3, f"Query {number}: {pattern.name}")
        document.fence("sql", query_lines(pattern.sql))
        parameters = (f"{code(f'${place}')} {inline(what)}" for place, what in enumerate(pattern.parameters, 1))
        indexes = codes(index.name for index in database.indexes if pattern.id in index.serves)
        document.bullets(
            [
                _labelled("Parameters", ", ".join(parameters)),
                _labelled("Frequency", inline(pattern.frequency)),
                _labelled("Served by", indexes),
            ]
        )


def _labelled(name: str, markdown: str) -> str:
    return f"{name}: {markdown}" if markdown else ""


def _performance(document: Document, database: Database) -> None:
    document.heading(2, "Performance Considerations")
    if database.indexes:
        document.heading(3, "Indexes")
        document.table(("Index", "On", "Serves", "Why"), _index_rows(database))
    if database.volumes:
        document.heading(3, "Estimated Volumes")
        document.table(
            ("Table", "Year 1", "Year 3", "Growth"),
            ((code(v.table), f"{v.year_1:,}", f"{v.year_3:,}", inline(v.growth)) for v in database.volumes),
        )
    if database.scaling:
        document.heading(3, "Scaling Strategy")
        document.bullets(f"**When** {inline(one.trigger)}: {inline(one.measure)}" for one in database.scaling)


def _index_rows(database: Database) -> Iterable[tuple[str, str, str, str]]:
    names = {pattern.id: pattern.name for pattern in database.access_patterns}
    for index in database.indexes:
        columns = ", ".join(f"{index.table}.{c.name}{' DESC' if c.descending else ''}" for c in index.columns)
        kind = " (UNIQUE)" if index.unique else ""
        where = f" where {code(index.where)}" if index.where else ""
        serves = ", ".join(inline(names.get(one, one)) for one in index.serves)
        yield code(index.name), code(columns) + kind + where, serves, inline(index.reason)


def _operation(document: Document, database: Database) -> None:
    backup = database.backup
    document.heading(2, "Backup and DR")
    names = ("Backup Frequency", "Retention", "DR RPO", "DR RTO")
    values = (backup.frequency, backup.retention, backup.rpo, backup.rto)
    document.bullets(f"**{name}**: {inline(value) or '—'}" for name, value in zip(names, values, strict=True))
    document.heading(2, "Data Retention")
    document.bullets(f"**{inline(one.subject)}**: {inline(one.rule)}" for one in database.retention)
