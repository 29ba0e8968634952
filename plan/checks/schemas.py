"""Checks of the schemas of requests and responses (API-050 to API-069)."""

import json
import re
from collections.abc import Iterator, Sequence

from plan import graphs
from plan.api import Schema, SchemaField
from plan.checks.endpoints import called, number, unquoted
from plan.checks.lookup import Lookup, repeated
from plan.checks.rule import Problem, rule
from plan.checks.wording import circle, listed, named

_TYPES = frozenset(("string", "integer", "number", "boolean", "object", "array"))
_COMPONENT_NAME = re.compile(r"[A-Za-z0-9._-]+")
_STRING_FORMATS = frozenset(
    ("uuid", "email", "date", "date-time", "time", "uri", "hostname", "ipv4", "password", "byte")
)
_NUMBER_FORMATS = frozenset(("int32", "int64", "float", "double"))
_SECRETS = re.compile(r"(?:password|password_?hash|passwd|secret|api_?secret|private_?key|pin)", re.IGNORECASE)


@rule(
    "API-050",
    "error",
    "api",
    mend="Name one of the schemas, or add the missing one.",
    example="`POST /loans` has the request body `LoanInput`, but there is no such schema.",
)
def schema_unknown(look: Lookup) -> Iterator[Problem]:
    """Something names a schema that does not exist.

    What is sent or answered is not described at all, and the OpenAPI document does not validate.
    """
    for at, endpoint in look.every_endpoint:
        names = (endpoint.request, *(r.body for r in endpoint.responses))
        if unknown := [n for n in dict.fromkeys(names) if n and n not in look.schemas]:
            yield Problem(at, f"{called(endpoint)} uses {listed(unknown)}, which is no schema.")
    for at, schema, field in look.every_field:
        for name in (field.ref, "" if field.items in _TYPES else field.items):
            if name and name not in look.schemas:
                yield Problem(at, f"{_where(schema, field)} refers to {named(name)}, which is no schema.")
    if look.plan.api is None:
        return
    body = look.plan.api.error_format.body
    if body and body not in look.schemas:
        yield Problem("/error_format", f"The error format uses {named(body)}, which is no schema.")
    for i, channel in enumerate(look.plan.api.realtime):
        if channel.payload and channel.payload not in look.schemas:
            message = f"Channel {named(channel.name)} sends {named(channel.payload)}, which is no schema."
            yield Problem(f"/realtime/{i}", message)


def _where(schema: Schema, field: SchemaField) -> str:
    return f"{named(schema.name)}.{named(field.name)}"


@rule(
    "API-051",
    "error",
    "api",
    mend="Merge the two schemas or rename one of them.",
    example="Two schemas are called `User`.",
)
def duplicate_schema(look: Lookup) -> Iterator[Problem]:
    """Two schemas have the same name.

    One of them silently replaces the other in the OpenAPI document.
    """
    for place, name in repeated(s.name for s in look.plan.api.schemas) if look.plan.api else ():
        yield Problem(f"/schemas/{place}", f"There is more than one schema {named(name)}.")


@rule(
    "API-052",
    "error",
    "api",
    mend="Merge the two fields or rename one of them.",
    example="`User` has two fields `email`.",
)
def duplicate_field(look: Lookup) -> Iterator[Problem]:
    """A schema has two fields of the same name, or one without a name.

    A JSON object has each name once.
    """
    for i, schema in enumerate(look.plan.api.schemas if look.plan.api else ()):
        for place, name in repeated(f.name for f in schema.fields):
            message = f"Schema {named(schema.name)} has more than one field {named(name)}."
            yield Problem(f"/schemas/{i}/fields/{place}", message)
        for place, field in enumerate(schema.fields):
            if not field.name:
                message = f"Schema {named(schema.name)} has a field without a name."
                yield Problem(f"/schemas/{i}/fields/{place}", message)


@rule(
    "API-053",
    "error",
    "api",
    mend="Give an array `items`, an object `ref`, and other types neither.",
    example="`UserList.data` is an array and says nothing of its items.",
)
def field_shape(look: Lookup) -> Iterator[Problem]:
    """A field's type contradicts what it holds.

    An array without items can hold anything, and only an object can be another schema.
    """
    for at, schema, field in look.every_field:
        if field.type == "array" and not field.items:
            yield Problem(at, f"{_where(schema, field)} is an array of nothing in particular.")
        elif field.items and field.type != "array":
            yield Problem(at, f"{_where(schema, field)} has items but is no array.")
        elif field.ref and field.type != "object":
            yield Problem(at, f"{_where(schema, field)} refers to {named(field.ref)} but is no object.")


@rule(
    "API-054",
    "error",
    "api",
    mend="Write an example of the field's type as JSON: text in double quotes, numbers without.",
    example="The example of `User.id`, a string, is `42`.",
)
def example_misfit(look: Lookup) -> Iterator[Problem]:
    """An example is no JSON, or not a value that the field allows.

    Examples are what people copy first, and mock servers answer with them.
    """
    for at, schema, field in look.every_field:
        if field.example and (problem := _example_problem(field)):
            yield Problem(at, f"The example {named(field.example)} of {_where(schema, field)} {problem}.")


def _example_problem(field: SchemaField) -> str:
    try:
        value: object = json.loads(field.example, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return "is no JSON"
    if value is None:
        return "" if field.nullable else "is null, which the field forbids"
    if not _is_of(value, field.type):
        return f"is no {field.type}"
    if isinstance(value, list) and field.items in _TYPES and not all(_is_of(v, field.items) for v in value):
        return f"holds something that is no {field.items}"
    allowed = tuple(unquoted(v) for v in field.values)
    shown = value if isinstance(value, str) else field.example.strip()
    if allowed and not isinstance(value, list | dict) and shown not in allowed:
        return f"is none of {listed(allowed)}"
    return ""


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _is_of(value: object, type_: str) -> bool:
    if type_ == "integer":
        return (isinstance(value, int) and not isinstance(value, bool)) or (
            isinstance(value, float) and value.is_integer()
        )
    if type_ == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    kinds = {"string": str, "boolean": bool, "object": dict, "array": list}
    return isinstance(value, kinds[type_])


@rule(
    "API-055",
    "warning",
    "api",
    mend="Use a format of the field's own type, or none.",
    example="`User.id` is an integer of format `uuid`.",
)
def format_misfit(look: Lookup) -> Iterator[Problem]:
    """A field has a format that belongs to another type.

    Validators ignore it, and people are misled by it.
    """
    for at, schema, field in look.every_field:
        text_only = field.format in _STRING_FORMATS and field.type not in {"string", "array"}
        if text_only or (field.format in _NUMBER_FORMATS and field.type not in {"integer", "number", "array"}):
            yield Problem(at, f"{_where(schema, field)} is of type {field.type} and of format {named(field.format)}.")


@rule(
    "API-056",
    "error",
    "api",
    mend="Make one of the fields optional or nullable, or use an id instead of the whole object.",
    example="`User` requires a `Team`, and `Team` requires a `User`.",
)
def endless_schema(look: Lookup) -> Iterator[Problem]:
    """Schemas require each other in a circle.

    No finite JSON document can fulfil them.
    """
    edges = (graphs.Edge(f.ref, s.name) for _, s, f in look.every_field if f.ref and f.required and not f.nullable)
    nodes = (graphs.Node(name, name) for name in look.schemas)
    for cycle in graphs.cycles(graphs.graph(nodes, edges)):
        place = list(look.schemas).index(cycle[0])
        yield Problem(f"/schemas/{place}", f"Schemas require each other without end: {circle(cycle)}.")


@rule(
    "API-057",
    "note",
    "api",
    mend="Use the schema or take it out.",
    example="No endpoint and no other schema uses `UserDraft`.",
)
def schema_unused(look: Lookup) -> Iterator[Problem]:
    """A schema is used by nothing.

    It is either left over or was forgotten in an endpoint.
    """
    api = look.plan.api
    if api is None:
        return
    used = {api.error_format.body, *(c.payload for c in api.realtime)}
    used |= {name for e in api.endpoints for name in (e.request, *(r.body for r in e.responses))}
    used |= {name for _, s, f in look.every_field for name in (f.ref, f.items) if name != s.name}
    for i, schema in enumerate(api.schemas):
        if schema.name not in used:
            yield Problem(f"/schemas/{i}", f"Nothing uses the schema {named(schema.name)}.")


@rule(
    "API-058",
    "error",
    "api",
    mend="Use letters, digits, dots, hyphens and underscores, and begin with a capital.",
    example="A schema is called `User list`.",
)
def schema_name(look: Lookup) -> Iterator[Problem]:
    """A schema has a name that OpenAPI does not allow, or that of a JSON type.

    The document does not validate, or `items` means the type and not the schema.
    """
    for i, schema in enumerate(look.plan.api.schemas if look.plan.api else ()):
        if not _COMPONENT_NAME.fullmatch(schema.name) or schema.name in _TYPES:
            yield Problem(f"/schemas/{i}", f"A schema cannot be called {named(schema.name)}.")


@rule(
    "API-059",
    "warning",
    "api",
    mend="Take the field out of what is answered.",
    example="`GET /users/{id}` answers with `password_hash`.",
)
def secret_answered(look: Lookup) -> Iterator[Problem]:
    """An endpoint answers with a secret.

    Whatever is answered ends up in browsers, logs and caches.
    """
    answered: dict[str, str] = {}
    for _, endpoint in look.every_endpoint:
        for response in endpoint.responses:
            _reach(look, response.body, called(endpoint), answered)
    for at, schema, field in look.every_field:
        if schema.name in answered and _SECRETS.fullmatch(field.name):
            yield Problem(at, f"{answered[schema.name]} answers with {_where(schema, field)}.")


def _reach(look: Lookup, name: str, by: str, found: dict[str, str]) -> None:
    waiting = [name]
    while waiting:
        schema = look.schemas.get(waiting.pop())
        if schema is not None and schema.name not in found:
            found[schema.name] = by
            waiting += [other for f in schema.fields for other in (f.ref, f.items) if other]


@rule(
    "API-060",
    "error",
    "api",
    mend="Name the schema that every error has.",
    example="The error format names no schema.",
)
def no_error_format(look: Lookup) -> Iterator[Problem]:
    """No schema says what an error looks like.

    Every endpoint will answer errors in its own way.
    """
    api = look.plan.api
    if api and not api.error_format.body and any(e.errors for e in api.endpoints):
        yield Problem("/error_format", "No schema says what an error looks like.")


@rule(
    "API-061",
    "warning",
    "api",
    mend="Give the schema its fields.",
    example="`User` has no fields.",
)
def schema_empty(look: Lookup) -> Iterator[Problem]:
    """A schema has no fields.

    It allows any object and describes none.
    """
    for i, schema in enumerate(look.plan.api.schemas if look.plan.api else ()):
        if not schema.fields:
            yield Problem(f"/schemas/{i}", f"Schema {named(schema.name)} has no fields.")


@rule(
    "API-062",
    "error",
    "api",
    mend="List values of the field's own type.",
    example="`Loan.copies` is an integer, and one of its values is `many`.",
)
def values_misfit(look: Lookup) -> Iterator[Problem]:
    """A field allows values that are not of its type, or one twice.

    No document can hold them.
    """
    for at, schema, field in look.every_field:
        values: Sequence[str] = field.values
        if field.type in {"integer", "number"}:
            if odd := [v for v in values if number(v) is None]:
                yield Problem(at, f"{_where(schema, field)} allows {listed(odd)}, which is no {field.type}.")
        elif field.type == "boolean" and (odd := [v for v in values if v not in {"true", "false"}]):
            yield Problem(at, f"{_where(schema, field)} allows {listed(odd)}, which is no boolean.")
        if twice := [v for _, v in repeated(values)]:
            yield Problem(at, f"{_where(schema, field)} lists {listed(dict.fromkeys(twice))} more than once.")
