"""The query parameters that a story's words ask of a list."""

from agents.offline import asked
from agents.offline.columns import SCANNED
from agents.offline.domain import Act, Thing
from agents.offline.endpoints import Board, one_id, parameter
from agents.offline.examples import allowed, typed
from agents.offline.inflection import singular
from agents.offline.lexicon import words
from plan.api import Parameter
from plan.database import Column, Table

_SEARCHING = words("search find filter query buscar filtrar")
_STATES = ("status", "estado", "state", "statut")
_KINDS = ("category", "type", "genre", "kind", "severity", "priority", "categoria", "tipo")


def filters(board: Board, act: Act, thing: Thing, table: Table) -> tuple[Parameter, ...]:
    """Return the query parameters that the words of an act's story ask for."""
    story = board.stories.get(act.story)
    said = f"{story.title}. {story.want}. {' '.join(story.acceptance)}" if story else ""
    want = f"{story.want or story.title}. {' '.join(story.acceptance)}" if story else ""
    lowered = said.lower()
    found = [*_searched(act, thing, lowered), *_columns(board, act, table, want, lowered), *_times(thing, table, want)]
    if asked.overdue(lowered) and any(c.name.startswith("due") for c in table.columns):
        found.append(parameter("overdue", "query", "Only those whose time has run out.", kind="boolean"))
    orders = [c.name for phrase in asked.sorting(want) if (c := asked.column_for(phrase, table)) is not None]
    if orders:
        values = tuple(v for name in dict.fromkeys(orders) for v in (name, f"-{name}"))
        found.append(parameter("sort", "query", "Order of the list; a minus turns it round.", values=values))
    if act.own and board.domain.signs_in:
        note = "Only the caller's own; always so for roles that may see no others."
        found.append(parameter("mine", "query", note, kind="boolean"))
    return tuple({p.name: p for p in found}.values())


def _searched(act: Act, thing: Thing, said: str) -> list[Parameter]:
    if act.verb in _SEARCHING or act.verb == "look up" or "search" in said:
        note = f"Text that the {thing.key} begins with, in any of its text columns."
        return [parameter("search", "query", note)]
    return []


def _columns(board: Board, act: Act, table: Table, want: str, said: str) -> list[Parameter]:
    found: list[Parameter] = []
    named = asked.phrases(want)
    for phrase in named:
        column = asked.column_for(phrase, table)
        if column is not None and column.name not in {"password_hash", "sso_issuer", "sso_subject", "token_hash"}:
            if not (column.type.startswith("timestamp") or column.type == "date"):
                found.append(_filter(board, table, column))
            continue
        other = asked.linked_table(phrase, tuple(board.tables.values()))
        if other is not None and _reaches(board, table, other):
            found.append(_key(other))
    for word in asked.belonging(want):
        column = asked.column_for(word, table)
        if column is not None and column.references.table and column.references.table != "users":
            found.append(_filter(board, table, column))
    for column in table.columns:
        spoken = column.name.replace("_", " ")
        if column.name in _STATES:
            if spoken in said or act.own or asked.among(allowed(table, column.name), said):
                found.append(_filter(board, table, column))
        elif (column.name in _KINDS and spoken in said) or (column.name in SCANNED and column.unique):
            found.append(_filter(board, table, column))
    return found


def _reaches(board: Board, table: Table, other: Table) -> bool:
    """Whether a row of `table` belongs to a row of `other`, at most over one table between them."""
    near = {c.references.table for c in table.columns} - {""}
    return other.name in near or any(
        column.references.table == other.name
        for name in near
        if name in board.tables
        for column in board.tables[name].columns
    )


def _key(table: Table) -> Parameter:
    what = singular(table.name.rpartition("_")[2])
    key = next((c for c in table.columns if table.primary_key == (c.name,)), None)
    kind, fmt, _ = typed(key, ()) if key is not None else ("string", "uuid", "")
    return parameter(one_id(table.name), "query", f"Only those of this {what}.", kind=kind, fmt=fmt)


def _filter(board: Board, table: Table, column: Column) -> Parameter:
    kind, fmt, _ = typed(column, allowed(table, column.name))
    what = column.name.removesuffix("_id").replace("_", " ")
    note = f"Only those in this {what}." if column.name in _STATES else f"Only those of this {what}."
    values = allowed(table, column.name) if kind == "string" else ()
    return parameter(column.name, "query", note, kind=kind, fmt=fmt, values=values)


def _times(thing: Thing, table: Table, want: str) -> list[Parameter]:
    if asked.standing_long(want):
        column = asked.moment_column(table)
        if column is not None:
            return [parameter("before", "query", f"Only those whose {_spoken(column)} is before this day.", fmt="date")]
    column = asked.moment_column(table)
    timed = thing.event or (column is not None and column.name != "created_at")
    if not asked.period(want) and not (timed and asked.looking_back(want)):
        return []
    fmt = "date-time" if column is not None and column.type.startswith("timestamp") and _fine(want) else "date"
    what = _spoken(column) if column is not None else "time"
    many = table.name.replace("_", " ")
    if column is not None and column.name == "created_at" and not thing.event:
        first, last = f"First moment that the {many} are wanted for.", "Last such moment."
    else:
        first, last = f"Only those whose {what} is not before this.", f"Only those whose {what} is not after this."
    return [parameter("from", "query", first, fmt=fmt), parameter("to", "query", last, fmt=fmt)]


def _fine(want: str) -> bool:
    """Whether a text speaks of moments rather than of days."""
    lowered = want.lower()
    return any(word in lowered for word in ("point in time", "points in time", "hour", "minute", "slot", " time"))


def _spoken(column: Column) -> str:
    return column.name.removesuffix("_at").removesuffix("_on").replace("_", " ")
