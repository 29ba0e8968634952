"""The check of what a plan says it renames (XP-049)."""

from collections.abc import Iterator

from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import named


@rule(
    "XP-049",
    "error",
    "database",
    mend="Write the name that it has today, empty `renamed_from` if it is new, or choose a name that is free.",
    example="`members.phone` says that it was `telephone`, and the existing `members` has no such column.",
)
def renamed_from_nothing(look: Lookup) -> Iterator[Problem]:
    """A table or a column says that it is renamed, from what does not exist or to a name that is taken.

    Nothing can be renamed: it would be made anew, and empty.
    """
    before, after = look.existing_schema.tables, look.kept_schema.tables
    for at, table in look.every_table:
        if was := table.renamed_from:
            what = f"The table {named(table.name)}"
            if was not in before:
                yield Problem(f"{at}/renamed_from", f"{what} is renamed from {named(was)}, which does not exist.")
            elif was in after or table.name not in after:
                yield Problem(f"{at}/renamed_from", f"{what} cannot be renamed from {named(was)}: a name is taken.")
    for at, table, column in look.every_column:
        if was := column.renamed_from:
            old, new = before.get(table.renamed_from or table.name), after.get(table.name)
            what = f"The column {named(table.name)}.{named(column.name)}"
            if old is None or old.column(was) is None:
                yield Problem(f"{at}/renamed_from", f"{what} is renamed from {named(was)}, which does not exist.")
            elif new is None or new.column(was) is not None or new.column(column.name) is None:
                yield Problem(f"{at}/renamed_from", f"{what} cannot be renamed from {named(was)}: a name is taken.")
