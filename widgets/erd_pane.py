"""The database: the drawing of its tables, then tables, indexes, queries and how it lives."""

from textual.content import Content

from plan.database import Column, Database, Table
from plan.exclusions import in_words
from widgets.amounts import amount
from widgets.page import Laid, Page
from widgets.pane import MANY, Pane
from widgets.pictures import erd_picture, sql_lines
from widgets.sought import Says, sought
from widgets.text import count, joined, line


class ErdPane(Pane):
    """What the database architect drafts."""

    NAME = "erd"
    TITLE = "ERD"
    KEY = "2"
    SOURCES = ("database",)
    ASPECTS = ("all", "tables", "SQL", "queries", "life", "drawing")
    EMPTY = "The tables, their keys and how they hang together will stand here."

    @property
    def database(self) -> Database | None:
        """The artifact."""
        found = self.view.artifacts[0] if self.view.artifacts else None
        return found if isinstance(found, Database) else None

    def summary(self) -> str:
        """Return how much there is."""
        return amount(self.database)

    def gist(self) -> Content:
        """Return the tables' names."""
        found = self.database
        return line((joined(table.name for table in found.tables), "$text-primary")) if found else Content("")

    def lay(self, page: Page) -> None:
        """Lay out the artifact."""
        found = self.database
        if found is None:
            return
        if self.aspect == "SQL":
            page.drawing(self.said_in(self._sql(found)))
            return
        drawn_at_all = found.tables and not self.view.partial
        if self.shows("drawing") and drawn_at_all and self.draws(map(_table_texts, found.tables)):
            size = self.room(page)
            drawn = self.drawing(found, len(found.tables), size, lambda: erd_picture(found, *size))
            page.drawing(drawn, explained=self.zoomed)
        if self.shows("tables"):
            for index, table in sought(found.tables, self.says, _table_texts):
                _table(index, table, page, typed_only=self.form == "brief")
            _relationships(found, page, self.says)
        if self.shows("queries"):
            _indexes(found, page, self.says)
            _access(found, page, self.says)
        if self.shows("life"):
            _migrations(found, page, self.says)
            _life(found, page, self.says)

    def copied(self) -> str:
        """Return the SQL, where that is shown."""
        return self.drawn_text(self.database, "SQL") if self.aspect == "SQL" else ""

    def _sql(self, found: Database) -> Laid:
        """Return `schema.sql`, which loads a parser: it comes from a thread."""
        said = self.view.requirements
        return self.drawing(found, MANY, (0, None), lambda: sql_lines(found, said), "SQL")


def _table_texts(table: Table) -> tuple[str, ...]:
    return table.name, table.description, *(column.name for column in table.columns)


def _table(index: int, table: Table, page: Page, *, typed_only: bool) -> None:
    page.gap()
    page.line((table.name, "bold $text-primary"), (f"  {table.description}", "$text-muted"), pointer=f"/tables/{index}")
    page.table(
        [_column(table, column)[: 3 if typed_only else None] for column in table.columns],
        indent=1,
        gap=1,
        pointers=[f"/tables/{index}/columns/{i}" for i in range(len(table.columns))],
    )
    for group in table.unique:
        page.line((f"unique ({joined(group)})", "$text-muted"), indent=1)
    for check in table.checks:
        page.line((f"check {check.expression}", "$text-muted"), indent=1)
    for one in table.exclusions:
        page.line((in_words(one), "$text-muted"), indent=1)
    if table.seed.rows:
        page.line((f"starts with {count(len(table.seed.rows), 'row')}", "$text-muted"), indent=1)


def _column(table: Table, column: Column) -> tuple[tuple[str, str], ...]:
    key = "PK" if column.name in table.primary_key else "FK" if column.references.table else ""
    refers = f"→ {column.references.table}.{column.references.column}" if column.references.table else ""
    flags = joined(
        ("" if column.nullable or key == "PK" else "not null", "unique" if column.unique else "", refers), " "
    )
    return (
        (key, "bold $text-warning" if key == "PK" else "$text-accent"),
        (column.name, "bold" if key == "PK" else ""),
        (column.type, "$text-secondary"),
        (flags, "$text-muted"),
    )


def _relationships(found: Database, page: Page, says: Says) -> None:
    shown = sought(found.relationships, says, lambda r: (r.source, r.target, r.label))
    if not shown:
        return
    page.heading("Relationships")
    ties = {"one-to-one": "1 ── 1", "one-to-many": "1 ─< n", "many-to-many": "n >─< n"}
    page.table(
        [(r.source, (ties[r.cardinality], "$text-accent"), r.target, (r.label, "$text-muted")) for _, r in shown],
        pointers=[f"/relationships/{i}" for i, _ in shown],
    )


def _indexes(found: Database, page: Page, says: Says) -> None:
    shown = sought(found.indexes, says, lambda x: (x.name, x.table, x.reason, *(c.name for c in x.columns)))
    if not shown:
        return
    page.heading("Indexes")
    for i, index in shown:
        columns = joined(f"{c.name} desc" if c.descending else c.name for c in index.columns)
        unique = "unique " if index.unique else ""
        page.line(
            (f"{index.table} ({columns})", "bold"), (f"  {unique}{index.name}", "$text-muted"), pointer=f"/indexes/{i}"
        )
        page.prose(index.reason, "$text-muted", indent=1, most=2)


def _access(found: Database, page: Page, says: Says) -> None:
    shown = sought(found.access_patterns, says, lambda p: (p.id, p.name, p.sql))
    if not shown:
        return
    page.heading("Queries that matter")
    for i, pattern in shown:
        page.line((pattern.name, "bold"), (f"  {pattern.frequency}", "$text-muted"), pointer=f"/access_patterns/{i}")
        page.prose(pattern.sql, "$text-secondary", indent=1)
        serving = [index.name for index in found.indexes if pattern.id in index.serves]
        page.prose(f"served by {joined(serving)}" if serving else "no index is meant for it", "$text-muted", indent=1)


def _migrations(found: Database, page: Page, says: Says) -> None:
    shown = sought(found.migrations, says, lambda m: (f"{m.number:03}", m.name, m.phase, m.rollback))
    if not shown:
        return
    page.heading("Migrations")
    for i, migration in shown:
        note = f"  {migration.phase} · {count(len(migration.steps), 'step')}"
        page.line(
            f"{migration.number:03} ", (migration.name, "bold"), (note, "$text-muted"), pointer=f"/migrations/{i}"
        )
        page.prose(f"back: {migration.rollback}", "$text-muted", indent=4, most=2)


def _life(found: Database, page: Page, says: Says) -> None:
    if volumes := sought(found.volumes, says, lambda v: (v.table, v.growth)):
        page.heading("Volumes", "rows after one year, after three")
        page.table([(v.table, f"{v.year_1:,}", f"{v.year_3:,}", (v.growth, "$text-muted")) for _, v in volumes])
    if scaling := sought(found.scaling, says, lambda step: (step.trigger, step.measure)):
        page.heading("When it grows")
        for _, step in scaling:
            page.bullet(f"{step.trigger}: {step.measure}")
    backup, aims = found.backup, f"RPO {found.backup.rpo} · RTO {found.backup.rto}"
    if backup.frequency and says("Backup", aims, backup.frequency, backup.retention):
        page.heading("Backup", aims)
        page.prose(joined((backup.frequency, backup.retention), "; "))
    if retention := sought(found.retention, says, lambda rule: (rule.subject, rule.rule)):
        page.heading("Retention")
        for _, rule in retention:
            page.bullet(f"{rule.subject}: {rule.rule}")
