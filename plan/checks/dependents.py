"""Checks of what hangs on a table or a column that the plan drops, retypes or renames (XP-051 to XP-053)."""

from collections.abc import Iterator

from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import named
from plan.existing.carrying import speaks_of
from plan.existing.comparing import change_of
from plan.existing.schema import Apart, TableDef


def _places(look: Lookup) -> dict[str, str]:
    return {table.name: at for at, table in look.every_table}


def _gone(look: Lookup) -> Iterator[tuple[TableDef, str]]:
    """Each existing table and column that the plan leaves out; the column is empty if the whole table goes."""
    if look.plan.database is None:
        return
    after = look.target_schema.tables
    for name, held in look.kept_schema.tables.items():
        if name not in after:
            yield held, ""
        else:
            yield from ((held, c.name) for c in held.columns if after[name].column(c.name) is None)


def _retyped(look: Lookup) -> Iterator[tuple[TableDef, str]]:
    if look.plan.database is None:
        return
    after = look.target_schema.tables
    for name, held in look.kept_schema.tables.items():
        for column in held.columns if name in after else ():
            now = after[name].column(column.name)
            if now is not None and change_of(column.type, now.type) != "same":
                yield held, column.name


@rule(
    "XP-051",
    "error",
    "database",
    mend="Keep what it reads; or override this with the reason: the view goes with it, and the way back makes it anew.",
    example="The view `open_orders` reads `customers.phone`, which is not in the schema any more.",
)
def view_loses_what_it_reads(look: Lookup) -> Iterator[Problem]:
    """A view that exists already reads a table or a column that the plan drops.

    It has to go with it, and so does every view that reads this one: whoever asks it finds nothing.
    """
    from plan.existing.views import dependents

    kept, said = look.kept_schema, set[str]()
    places = _places(look)
    for held, column in _gone(look):
        what = f"{named(held.name)}.{named(column)}" if column else named(held.name)
        for view in dependents(kept.views, kept.columns, held.name, column):
            if view not in said:
                said.add(view)
                yield Problem(
                    places.get(held.name, "/tables"), f"The view {named(view)} needs {what}, which is dropped."
                )


@rule(
    "XP-052",
    "error",
    "database",
    mend="Leave the column as it is; or drop the computed column in a `sql` step before, and add it again after.",
    example="`products.gross` is computed from `products.price`, which becomes `numeric(14,2)`.",
)
def computed_from_what_changes(look: Lookup) -> Iterator[Problem]:
    """A computed column that exists already is computed from a column that the plan retypes or drops.

    PostgreSQL refuses the change: the migration stops there.
    """
    places = _places(look)
    changed = [*((one, "is dropped") for one in _gone(look)), *((one, "gets another type") for one in _retyped(look))]
    for (held, column), how in changed:
        for computed in held.columns:
            if column and computed.generated and computed.name != column and speaks_of(computed.generated, column):
                what = f"{named(held.name)}.{named(computed.name)} is computed from {named(column)}, which {how}"
                yield Problem(places.get(held.name, "/tables"), f"{what}; PostgreSQL refuses that.")


@rule(
    "XP-053",
    "warning",
    "database",
    mend="Write the function anew in a `sql` step of the same migration.",
    example="The function `touch` speaks of `customers.phone`, which is renamed `phone_number`.",
)
def function_speaks_of_what_changes(look: Lookup) -> Iterator[Problem]:
    """A function that exists already speaks of a table or a column that the plan renames or drops.

    PostgreSQL does not look into it: the function fails when somebody calls it next.
    """
    if look.plan.database is None:
        return
    from plan.existing.renaming import renames

    before = look.existing_schema
    functions = [one for one in before.apart if one.kind in {"function", "procedure"}]
    sql = " ".join(step.up for _, _, step in look.every_step if step.action == "sql")
    changed = [(held.name, column, "is dropped") for held, column in _gone(look)]
    for rename in renames(before, look.plan.database):
        table, column = (rename.table, rename.old) if rename.table else (rename.old, "")
        changed.append((table, column, f"is renamed {named(rename.new)}"))
    for one in functions:
        if not one.name or speaks_of(sql, one.name):
            continue
        for table, column, how in changed:
            if _speaks(one, table, look) and (not column or speaks_of(one.text, column)):
                what = f"{named(table)}.{named(column)}" if column else named(table)
                at = _places(look).get(table, "/tables")
                yield Problem(at, f"The function {named(one.name)} speaks of {what}, which {how}.")


def _speaks(one: Apart, table: str, look: Lookup) -> bool:
    """Whether a function names a table, or is what a trigger on it calls."""
    triggers = (t for t in look.existing_schema.apart if t.kind == "trigger" and t.on == table)
    return speaks_of(one.text, table) or any(speaks_of(trigger.text, one.name) for trigger in triggers)
