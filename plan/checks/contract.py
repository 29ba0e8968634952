"""Checks of what the API and the tables say of the same thing (XP-030 to XP-039, XP-055, XP-056)."""

from collections.abc import Iterator

from plan.api import SchemaField
from plan.checks.columns import allowed_values
from plan.checks.endpoints import called
from plan.checks.lookup import Lookup
from plan.checks.paths import PARAMETER
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named
from plan.database import Column, Table
from plan.sqltext import PgType

_WHOLE = frozenset(("integer", "number"))
_JSON_TYPES = {
    "uuid": frozenset(("string",)),
    "text": frozenset(("string",)),
    "boolean": frozenset(("boolean",)),
    "moment": frozenset(("string",)),
    "number": frozenset(("integer", "number", "string")),
}
"""What a value of each family of PostgreSQL's types can be in JSON; large numbers and money are often strings there."""


def _tables_of_schemas(look: Lookup) -> dict[str, tuple[str, ...]]:
    """The tables behind each schema: those of the endpoints that read or answer it."""
    uses: dict[str, dict[str, None]] = {}
    for _, endpoint in look.every_endpoint:
        for name in (endpoint.request, *(r.body for r in endpoint.responses)):
            if name:
                uses.setdefault(name, {}).update((t, None) for t in endpoint.tables if t in look.tables)
    return {name: tuple(tables) for name, tables in uses.items()}


@rule(
    "XP-030",
    "warning",
    "api",
    mend="Use the statuses of the check in the schema and the database alike.",
    example="`loans.status` may be 'open' or 'returned', and `Loan.status` also `lost`.",
)
def values_disagree(look: Lookup) -> Iterator[Problem]:
    """A field of the API allows a value that the column of the same name forbids, on the only table it can mean.

    The request is accepted and the row refused.
    """
    uses = _tables_of_schemas(look)
    for at, schema, field in look.every_field:
        tables = [t for t in uses.get(schema.name, ()) if field.name in look.columns[t]]
        if len(tables) != 1 or not field.values:
            continue
        allowed = allowed_values(look.tables[tables[0]]).get(field.name.lower())
        if allowed and (extra := [v for v in field.values if v.strip('"') not in allowed]):
            where = f"{named(tables[0])}.{named(field.name)}"
            yield Problem(
                at, f"{named(schema.name)}.{named(field.name)} allows {listed(extra)}, which {where} forbids."
            )


@rule(
    "XP-031",
    "warning",
    "api",
    mend="Give the field the type of the column, or another name.",
    example="`Loan.id` is an integer, and `loans.id` is `uuid`.",
)
def field_type_disagrees(look: Lookup) -> Iterator[Problem]:
    """A field of the API has another type than the column of the same name, on the only table it can mean.

    Somebody will convert the one into the other, or fail to.
    """
    uses = _tables_of_schemas(look)
    for at, schema, field in look.every_field:
        tables = [t for t in uses.get(schema.name, ()) if field.name in look.columns[t]]
        if len(tables) != 1 or field.type in {"array", "object"}:
            continue
        column = look.columns[tables[0]][field.name]
        of = look.known_type_of(column)
        if of is not None and not _agrees(field.type, of):
            where = f"{named(tables[0])}.{named(column.name)} is {named(column.type)}"
            yield Problem(at, f"{named(schema.name)}.{named(field.name)} is of type {field.type}, and {where}.")


def _agrees(json_type: str, of: PgType) -> bool:
    if of.array or of.family not in _JSON_TYPES:
        return True
    return json_type in _JSON_TYPES[of.family]


@rule(
    "XP-032",
    "warning",
    "api",
    mend="Give the parameter the type and format of the key.",
    example="`id` in `GET /loans/{id}` is an integer, and `loans.id` is `uuid`.",
)
def key_type_disagrees(look: Lookup) -> Iterator[Problem]:
    """A path parameter has another type than the key that it stands for.

    Either no value fits, or every client has to be changed when the first one is tried.
    """
    for at, endpoint in look.every_endpoint:
        collections = {m[1]: endpoint.path[: m.start()].rstrip("/") for m in PARAMETER.finditer(endpoint.path)}
        for i, parameter in enumerate(endpoint.parameters):
            if parameter.place != "path" or parameter.name not in collections:
                continue
            table = _collection(look, collections[parameter.name].rpartition("/")[2])
            column = look.columns[table.name].get(parameter.name) if table else None
            if table is not None and column is None and parameter.name.lower().endswith("id") and table.primary_key:
                column = look.columns[table.name].get(table.primary_key[0]) if len(table.primary_key) == 1 else None
            of = look.known_type_of(column) if column else None
            if table is None or column is None or of is None:
                continue
            uuid_for_number = of.family == "number" and parameter.format == "uuid"
            if (of.family in {"uuid", "text"} and parameter.type in _WHOLE) or uuid_for_number:
                is_ = parameter.format or parameter.type
                what = f"The parameter {named(parameter.name)} of {called(endpoint)} is {named(is_)}"
                where = f"{named(table.name)}.{named(column.name)} is {named(column.type)}"
                yield Problem(f"{at}/parameters/{i}", f"{what}, and {where}.")


def _collection(look: Lookup, segment: str) -> Table | None:
    return look.tables.get(segment.replace("-", "_").lower())


def _answered(look: Lookup) -> Iterator[tuple[str, str, SchemaField, Table, Column]]:
    """Each field of an answer with pointer and schema, and the column that it shows: of the only table it can mean."""
    uses = _tables_of_schemas(look)
    answers = {r.body for _, e in look.fresh_endpoints for r in e.responses if r.status < 400}
    only_answers = answers - {e.request for _, e in look.every_endpoint}
    for at, schema, field in look.every_field:
        tables = [t for t in uses.get(schema.name, ()) if field.name in look.columns[t]]
        if len(tables) == 1 and schema.name in only_answers:
            yield at, schema.name, field, look.tables[tables[0]], look.columns[tables[0]][field.name]


@rule(
    "XP-055",
    "warning",
    "api",
    mend="Let the field of the answer allow each value of the check.",
    example="`loans.status` may be 'open' or 'returned', and `Loan.status` of the answer only `open`.",
)
def value_unanswerable(look: Lookup) -> Iterator[Problem]:
    """A field of an answer does not allow a value that the column of the same name can have.

    The first row with that value breaks every client that checks what it reads.
    """
    for at, schema, field, table, column in _answered(look):
        allowed = allowed_values(table).get(column.name.lower(), ())
        given = {value.strip('"') for value in field.values}
        if given and (lacking := [value for value in allowed if value not in given]):
            where = f"{named(table.name)}.{named(column.name)}"
            what = f"{named(schema)}.{named(field.name)} does not allow {listed(lacking)}"
            yield Problem(at, f"{what}, which {where} can be.")


@rule(
    "XP-056",
    "warning",
    "api",
    mend="Let the field be nullable, or the column NOT NULL.",
    example="`loans.returned_at` may be empty, and `Loan.returned_at` of the answer may not.",
)
def never_null_over_nullable(look: Lookup) -> Iterator[Problem]:
    """A field that an answer always has, and never empty, shows a column that may be empty.

    The first empty row is an answer that breaks its own contract.
    """
    for at, schema, field, table, column in _answered(look):
        keyed = column.name in table.primary_key
        if field.required and not field.nullable and column.nullable and not keyed and not column.default:
            where = f"{named(table.name)}.{named(column.name)} may be empty"
            yield Problem(at, f"{named(schema)}.{named(field.name)} is never empty, and {where}.")
