"""The work that everything else stands on: the schema."""

from agents.offline import roster
from agents.offline.backlog import Backlog, Work
from agents.offline.condition_decisions import retention_term
from agents.offline.estimates import setup_points
from plan.checks.wording import counted
from plan.checks.words import Names


def add_setup(backlog: Backlog) -> None:
    """Add the work that builds the tables, migration by migration."""
    domain, database = backlog.domain, backlog.database
    placed: set[str] = set()
    known = {t.name for t in database.tables}
    groups: list[tuple[str, list[str], list[str]]] = []
    for migration in database.migrations:
        tables = [s.target for s in migration.steps if s.action == "create-table" and s.target in known - placed]
        indexes = [s.target for s in migration.steps if s.action == "create-index"]
        placed |= set(tables)
        if tables:
            groups.append((migration.name.replace("_", " "), tables, indexes))
    rest = [t.name for t in database.tables if t.name not in placed]
    if rest:
        groups.append(
            ("tables that exist already" if domain.requirements.existing_schema else "remaining tables", rest, [])
        )
    if not groups:
        groups.append(("project skeleton", [], []))
    groups = _small(groups, backlog.limit)
    free = _by_group(backlog.rules_of.get("", []), [tables for _, tables, _ in groups])
    for number, (name, tables, indexes) in enumerate(groups, 1):
        seeds = [t for t in database.tables if t.name in tables and t.seed.rows]
        tasks = ["Create the project, its pipeline and a first deployment"] if number == 1 else []
        if tables:
            tasks.append(f"Write and run the migration {name}: {', '.join(tables)}")
            tasks.append("Write the models and a factory for each table")
        if indexes:
            tasks.append(f"Create {counted(len(indexes), 'index', 'indexes')}")
        tasks += [f"Seed {t.name} with {counted(len(t.seed.rows), 'row')}" for t in seeds]
        acceptance = [_standing(tables)] if tables else []
        acceptance.append(
            "Migrations run up, down and up again on an empty database and leave the same schema"
            if tables
            else "The deployed skeleton answers its health check"
        )
        acceptance += [f"{t.name.capitalize()} holds {counted(len(t.seed.rows), 'seeded row')}" for t in seeds]
        kept = free.get(number, [])
        acceptance += [f"{ident}: {text}" for ident, text in kept]
        requirements = [ident for ident, _ in kept]
        if number == 1:
            given = [c for c in domain.requirements.constraints if c.kind in {"technology", "cost", "time", "other"}]
            given = [c for c in given if not retention_term(c.text)]
            acceptance += [f"{c.id}: {c.text}" for c in given if c.kind in {"technology", "other"}][:6]
            requirements += [c.id for c in given]
        referenced = {c.references.table for t in database.tables if t.name in tables for c in t.columns} - {""}
        needs = [backlog.table_builder[r] for r in sorted(referenced) if r in backlog.table_builder]
        backlog.add(
            Work(
                key=f"setup-{number}",
                kind="setup",
                title=f"Database set-up: {name}" if tables else "Project set-up",
                points=setup_points(len(tables), len(indexes)),
                priority="must",
                tasks=tasks,
                agents=(roster.DATABASE, roster.ORM) if tables else (roster.DEVOPS, roster.BACKEND),
                needs=list(dict.fromkeys(needs)) or (["setup-1"] if number > 1 else []),
                acceptance=acceptance,
                requirements=list(dict.fromkeys(requirements)),
                tables=tuple(tables),
            )
        )


def _by_group(rules: list[tuple[str, str]], groups: list[list[str]]) -> dict[int, list[tuple[str, str]]]:
    """Give each rule to the group, counted from 1, that builds the last of the tables it speaks of."""
    number = {table: place for place, tables in enumerate(groups, 1) for table in tables}
    names = Names(number)
    found: dict[int, list[tuple[str, str]]] = {}
    for ident, text in rules:
        place = max((number[table] for table in names.said_in(text)), default=1)
        found.setdefault(place, []).append((ident, text))
    return found


def _standing(tables: list[str]) -> str:
    if len(tables) == 1:
        return f"The table {tables[0]} exists with its keys and checks"
    return f"The tables {', '.join(tables)} exist with their keys and checks"


def _small(groups: list[tuple[str, list[str], list[str]]], limit: int) -> list[tuple[str, list[str], list[str]]]:
    size = 8 if limit >= 8 else 4 if limit >= 5 else 2 if limit >= 2 else 1
    found = []
    for name, tables, indexes in groups:
        if len(tables) <= size:
            found.append((name, tables, indexes))
            continue
        for number, start in enumerate(range(0, len(tables), size), 1):
            batch = tables[start : start + size]
            mine = [i for i in indexes if any(i.startswith(f"idx_{t}_") for t in batch)]
            found.append((f"{name} {number}", batch, mine))
    return found
