"""Documents by other people's templates, each with what a good schema of it has, written down before it was drafted."""

import re
import tomllib
from pathlib import Path

import pytest

from plan.database import Column, Database, Table
from tests.agents.offline.drafts import plan_of, wrong

FOLDER = Path(__file__).parent / "documents"
WANTED = sorted(FOLDER.glob("*.toml"))
ACCOUNTS = {"users", "roles", "user_roles", "sessions", "password_resets", "audit_log", "email_verifications"}


@pytest.fixture(scope="module", params=WANTED, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """Each document; a fixture of the module, so that its tests run side by side, where it is drafted."""
    found: Path = request.param
    return found


def drafted(name: str) -> Database:
    draft = plan_of(FOLDER / name).database
    assert draft is not None
    return draft


def missing(path: Path) -> list[str]:
    """What a good schema of a document has and ours has not, and what it has and nothing asks for."""
    want: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    draft = drafted(f"{path.stem}.md")
    by_name = {t.name: t for t in draft.tables}

    def one(names: str) -> Table | None:
        return next((by_name[name] for name in names.split("|") if name in by_name), None)

    found = [f"no table {names}" for names in want.get("tables", []) if one(names) is None]
    known = {name for one in ("tables", "may") for names in want.get(one, []) for name in names.split("|")}
    known |= {t.name for t in draft.tables for pair in want.get("many", []) if _crosses(t, pair.split())}
    linked = [[set(side.split("|")) for side in link.split(" -> ")] for link in want.get("links", [])]
    known |= {t.name for t in draft.tables for owners, targets in linked if _joins(t, owners, targets)}
    found += [f"odd table {name}" for name in by_name if name not in known | ACCOUNTS]
    found += [f"no link {link}" for link in want.get("links", []) if not _linked(link, by_name)]
    found += [f"no many-to-many {pair}" for pair in want.get("many", []) if not _crossed(pair.split(), draft)]
    found += [f"no column {text}" for text in want.get("columns", []) if not _column(text, by_name)]
    found += [f"no states {text}" for text in want.get("states", []) if not _states(text, by_name)]
    found += [f"not unique {text}" for text in want.get("unique", []) if not _unique(text, by_name)]
    found += [f"not apart {text}" for text in want.get("apart", []) if not _apart(text, by_name)]
    found += [
        f"odd apart {one}" for one in _kept_apart(draft) if not any(_is_apart(one, w) for w in want.get("apart", []))
    ]
    found += [f"more than one {text}" for text in want.get("one_at_a_time", []) if not _one_at_a_time(text, draft)]
    for name in want.get("hierarchy", []):
        table = one(name)
        if table is None or not any(c.references.table == table.name and c.nullable for c in table.columns):
            found.append(f"no hierarchy {name}")
    for name in want.get("periods", []):
        table = one(name)
        if table is None or not any(re.fullmatch(r"\w+ >=? \w+", check.expression) for check in table.checks):
            found.append(f"no period {name}")
    for name in want.get("soft", []):
        table = one(name)
        if table is None or not any(c.name in {"deleted_at", "archived_at"} and c.nullable for c in table.columns):
            found.append(f"no soft deletion {name}")
    return found


def _linked(link: str, tables: dict[str, Table]) -> bool:
    owner, _, target = link.partition(" -> ")
    owners, targets = set(owner.split("|")), set(target.split("|"))
    direct = any(c.references.table in targets for n in owners if n in tables for c in tables[n].columns)
    return direct or any(_joins(table, owners, targets) for table in tables.values())


def _joins(table: Table, owners: set[str], targets: set[str]) -> bool:
    """Whether a table holds which of the one belong to which of the other."""
    points_to = {c.references.table for c in table.columns} - {""}
    return (
        len(points_to & owners) == 1 and bool(points_to & targets) and len(points_to) == 2 and table.name not in owners
    )


def _crossed(pair: list[str], draft: Database) -> bool:
    return any(_crosses(table, pair) for table in draft.tables)


def _crosses(table: Table, pair: list[str]) -> bool:
    pointed = [c.references.table for c in table.columns if c.references.table]
    sides = [set(side.split("|")) for side in pair if side != "-"]
    enough = 2 if sides[0] & sides[1] else 1
    return all(sum(target in side for target in pointed) >= enough for side in sides)


def _column(text: str, tables: dict[str, Table]) -> bool:
    where, kinds, *flags = text.split()
    names, _, columns = where.partition(".")
    chosen = next((tables[n] for n in names.split("|") if n in tables), None)
    if chosen is None:
        return False
    column = next((c for n in columns.split("|") for c in chosen.columns if c.name == n), None)
    return column is not None and _fits(column, kinds, flags)


def _fits(column: Column, kinds: str, flags: list[str]) -> bool:
    if not any(column.type.startswith(kind) for kind in kinds.split("|")):
        return False
    facts = {"null": column.nullable, "notnull": not column.nullable, "unique": column.unique}
    return all(facts[flag] for flag in flags)


def _states(text: str, tables: dict[str, Table]) -> bool:
    names, _, states = text.partition(": ")
    chosen = [tables[n] for n in names.split("|") if n in tables]
    checks = " ".join(check.expression for table in chosen for check in table.checks)
    return all(any(f"'{one}'" in checks for one in state.split("|")) for state in states.split())


def _one_at_a_time(text: str, draft: Database) -> bool:
    """`subscriptions: household_id|user_id active`: one active row for each, and any number of others."""
    table, _, rest = text.partition(": ")
    columns, state = rest.split()
    return any(
        i.unique and i.table == table and {c.name for c in i.columns} <= set(columns.split("|")) and state in i.where
        for i in draft.indexes
    )


def _kept_apart(draft: Database) -> list[str]:
    """`bookings: room_id` for each table and whose rows do not overlap in it."""
    return [f"{t.name}: {' '.join(sorted(one.columns))}".rstrip() for t in draft.tables for one in t.exclusions]


def _apart(text: str, tables: dict[str, Table]) -> bool:
    names = text.partition(":")[0].split("|")
    held = [
        f"{n}: {' '.join(sorted(one.columns))}".rstrip() for n in names if n in tables for one in tables[n].exclusions
    ]
    return any(_is_apart(one, text) for one in held)


def _is_apart(one: str, text: str) -> bool:
    """Whether `bookings: room_id` is what `bookings|reservations: room_id|space_id` wants."""
    (table, _, columns), (names, _, wanted) = one.partition(":"), text.partition(":")
    held, alternatives = columns.split(), [part.split("|") for part in wanted.split()]
    known = [any(name in part for part in alternatives) for name in held]
    return table in names.split("|") and len(held) == len(alternatives) and all(known)


def _unique(text: str, tables: dict[str, Table]) -> bool:
    names, _, columns = text.partition(": ")
    wanted = [set(column.split("|")) for column in columns.split()]
    chosen = [tables[n] for n in names.split("|") if n in tables]
    groups = [set(g) for t in chosen for g in (*t.unique, t.primary_key)] + [
        {c.name} for t in chosen for c in t.columns if c.unique
    ]
    return any(all(group & names for names in wanted) for group in groups) or any(
        groups and {c} in groups for names in wanted for c in names
    )


def test_a_schema_has_what_its_document_asks_for_and_nothing_else(path: Path) -> None:
    """What is still missing is written down as `gaps`, so that a gap that closes, or a new one, is seen."""
    gaps: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    assert missing(path) == gaps.get("gaps", [])


def test_a_whole_plan_of_it_has_no_error(path: Path) -> None:
    assert wrong(plan_of(path.with_suffix(".md")), warnings=False) == []
