"""Checks of what a plan renames (XP-049, XP-061)."""

import re
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


@rule(
    "XP-061",
    "warning",
    "database",
    mend="Add the new name beside the old, keep both filled until nobody reads the old one, then drop it; or rename it "
    "while nothing runs, and override this with the reason.",
    example="A sql step renames `members.telephone` to `phone` while the programs of today read `telephone`.",
)
def renamed_in_place(look: Lookup) -> Iterator[Problem]:
    """A table or a column that exists already is renamed in place.

    Every program that runs while the migration does fails from that moment on, and so does every one that is rolled
    back: it is no expand-then-contract.
    """
    for at, migration, step in look.every_step:
        for found in _RENAME.finditer(step.up) if step.action == "sql" else ():
            table = look.existing_schema.tables.get(_bare(found["table"]))
            if table is None or (found["column"] and table.column(_bare(found["column"])) is None):
                continue
            what = named(table.name) + (f".{named(_bare(found['column']))}" if found["column"] else "")
            yield Problem(at, f"Migration {named(migration.name)} renames {what} in place.")


_PART = r'(?:"[^"]+"|\w+)'
_RENAME = re.compile(
    rf"\balter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?(?:{_PART}\.)?(?P<table>{_PART})\s+rename\s+"
    rf"(?:to\b|(?:column\s+)?(?P<column>(?!constraint\b){_PART})\s+to\b)",
    re.IGNORECASE,
)


def _bare(name: str) -> str:
    return name[1:-1] if name.startswith('"') else name.lower()
