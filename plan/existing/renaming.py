"""What a plan gives another name: tables and columns that exist already and keep their rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plan.database import Database, MigrationStep
from plan.existing.names import quoted
from plan.existing.schema import Schema

_RENAME = re.compile(r"\balter\s+table\b[^;]*\brename\b[^;]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rename:
    """A table, or a column of it, under the name it has and the name it gets; `table` is empty for a table itself."""

    table: str
    old: str
    new: str

    @property
    def said(self) -> str:
        """The change in words: `members.phone to phone_number`."""
        return f"{self.table}.{self.old} to {self.new}" if self.table else f"{self.old} to {self.new}"

    def step(self) -> MigrationStep:
        """Return the step of a migration that does it and undoes it."""
        return MigrationStep(
            action="sql", target="", up=self._statement(self.old, self.new), down=self._statement(self.new, self.old)
        )

    def _statement(self, old: str, new: str) -> str:
        if self.table:
            return f"ALTER TABLE {quoted(self.table)} RENAME COLUMN {quoted(old)} TO {quoted(new)};"
        return f"ALTER TABLE {quoted(old)} RENAME TO {quoted(new)};"


def renames(old: Schema, new: Database) -> tuple[Rename, ...]:
    """Return the renames that a plan's tables and columns ask for, in an order in which each name is free."""
    return _asked(old, new)[1]


def renamed(old: Schema, new: Database) -> Schema:
    """Return an old schema under the names of a plan, by the renames of its migrations, tables and columns."""
    if old.is_empty:
        return old
    return _asked(_by_steps(old, new), new)[0]


def _by_steps(state: Schema, new: Database) -> Schema:
    statements = [
        found
        for migration in new.migrations
        for step in migration.steps
        if step.action == "sql"
        for found in _RENAME.findall(step.up)
    ]
    if not statements:
        return state
    from plan.existing.reading import applied

    return replace(applied(state, ";\n".join(statements) + ";"), unread=state.unread)


def _asked(state: Schema, new: Database) -> tuple[Schema, tuple[Rename, ...]]:
    """Do what can be done until nothing is left that can: a name may have to become free first."""
    waiting = list(_wishes(new))
    done: list[Rename] = []
    while ready := next((one for one in waiting if _is_possible(state, one)), None):
        from plan.existing.building import Builder

        builder = Builder(state)
        if ready.table:
            builder.rename_column(ready.table, ready.old, ready.new)
        else:
            builder.rename_table(ready.old, ready.new)
        state = builder.schema()
        waiting.remove(ready)
        done.append(ready)
    return state, tuple(done)


def _wishes(new: Database) -> Iterator[Rename]:
    yield from (Rename("", table.renamed_from, table.name) for table in new.tables if table.renamed_from)
    for table in new.tables:
        yield from (Rename(table.name, c.renamed_from, c.name) for c in table.columns if c.renamed_from)


def _is_possible(state: Schema, one: Rename) -> bool:
    if not one.table:
        return one.old in state.tables and one.new not in state.tables
    table = state.tables.get(one.table)
    return table is not None and table.column(one.old) is not None and table.column(one.new) is None
