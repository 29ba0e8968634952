"""The JSON objects of the API, drawn from the tables."""

from agents.offline.answered_domain import tenant_of
from agents.offline.attributes import COUNTED
from agents.offline.domain import Domain, Thing
from agents.offline.entry import entry_of
from agents.offline.entry_schemas import code_field, entry_schemas
from agents.offline.examples import allowed, column_field, field, schema
from agents.offline.field_names import happening
from agents.offline.inflection import pascal, singular_words
from plan.api import Schema, SchemaField
from plan.database import Column, Table
from plan.questions.document import article

_HIDDEN = frozenset({"password_hash", "sso_issuer", "sso_subject", "token_hash", "totp_secret", "deleted_at"})
_STAMPS = frozenset({"id", "created_at", "updated_at"})

ERROR_DETAIL = schema(
    "ErrorDetail",
    "One field that was wrong.",
    field("field", "string", "Name of the field in the request.", '"email"'),
    field("message", "string", "What is wrong with it.", '"Email is required"'),
)
ERROR_BODY = schema(
    "ErrorBody",
    "What went wrong.",
    field("code", "string", "Stable code for programs.", '"VALIDATION_ERROR"'),
    field("message", "string", "One sentence for people.", '"Invalid input data"'),
    field("details", "array", "Fields that were wrong; empty if none was.", items="ErrorDetail"),
)
ERROR = schema("Error", "Every error has this shape.", field("error", "object", "The error.", ref="ErrorBody"))
PAGINATION = schema(
    "Pagination",
    "Where a page stands in the whole.",
    field("page", "integer", "Number of this page, from 1.", "1"),
    field("page_size", "integer", "Items on a page.", "20"),
    field("total_pages", "integer", "Number of pages.", "5"),
    field("total_count", "integer", "Number of items.", "95"),
)
REPORT_ROW = schema(
    "ReportRow",
    "One line of a report.",
    field("label", "string", "What the line is about: a day, a month, a category.", '"2026-03"'),
    field("value", "number", "Its figure.", "42"),
)
REPORT = schema(
    "Report",
    "Figures computed when they are asked for.",
    field("from", "string", "First day counted.", '"2026-03-01"', fmt="date"),
    field("to", "string", "Last day counted.", '"2026-03-31"', fmt="date"),
    field("total", "number", "The figure over the whole time.", "1260"),
    field("rows", "array", "The lines of this page.", items="ReportRow"),
    field("pagination", "object", "Where the page stands.", ref="Pagination"),
)
EXPORT = schema(
    "ExportFile",
    "A file that was made on request.",
    field("filename", "string", "Name to save it under.", '"export.csv"'),
    field("media_type", "string", "What it is.", '"text/csv"'),
    field("content", "string", "The file, base64.", '"aWQsbmFtZQo="', fmt="byte"),
)


def type_name(table: str) -> str:
    """Return the PascalCase name of one row of a table."""
    return pascal("_".join(singular_words(tuple(table.split("_"))))) or pascal(table)


def shown(table: Table, name: str) -> Schema:
    """Return what the API shows of a row."""
    fields = [column_field(table, c, required=True) for c in table.columns if c.name not in _HIDDEN]
    return schema(name, table.description or f"One row of {table.name}.", *fields)


def page_of(name: str) -> Schema:
    """Return one page of such rows."""
    return schema(
        f"{name}Page",
        f"One page of a list of {name}.",
        field("data", "array", "The items of this page.", items=name),
        field("pagination", "object", "Where the page stands.", ref="Pagination"),
    )


def _given(table: Table, owner_columns: frozenset[str]) -> list[Column]:
    """Columns that a caller fills: not keys, stamps, states or what follows from who calls."""
    ended = {f"{value}_{when}" for c in table.columns for value in allowed(table, c.name) for when in ("at", "on")}
    return [
        c
        for c in table.columns
        if c.name not in _STAMPS | _HIDDEN | owner_columns | ended
        and not (allowed(table, c.name) and c.default and c.name.startswith(("status", "estado", "state", "statut")))
        and c.name != "due_at"
        and not (c.default and (c.type in {"timestamptz", "uuid"} or c.name in COUNTED))
    ]


def _later(table: Table, column: Column) -> bool:
    """Whether a column says when something happened to a row that passes through states: `returned_on`."""
    staged = any(c.name == "status" and allowed(table, c.name) for c in table.columns)
    return staged and column.nullable and bool(happening(column.name))


def creation(table: Table, name: str, owner_columns: frozenset[str]) -> Schema | None:
    """Return what is sent to create a row, or None when nothing is."""
    given = [c for c in _given(table, owner_columns) if not _later(table, c)]
    fields = [_sent(table, c, required=not c.nullable and not c.default) for c in given]
    return schema(f"{name}Create", f"What is sent to create {article(name)}.", *fields) if fields else None


def held(domain: Domain, thing: Thing, name: str) -> Schema | None:
    """Return what is sent to create a row that is told by what it holds alone: the lines of an order."""
    fields = []
    for join in domain.joins:
        right = domain.thing(join.right)
        if join.left != thing.key or right is None:
            continue
        lines = "items" if join.table.endswith("_items") else right.table
        said = f"The {right.table.replace('_', ' ')} of {article(thing.key)}."
        fields.append(field(lines, "array", said, items=f"{type_name(join.table)}Add"))
    return schema(f"{name}Create", f"What is sent to create {article(name)}.", *fields) if fields else None


def change(table: Table, name: str, owner_columns: frozenset[str]) -> Schema | None:
    """Return what is sent to change a row, or None when nothing can be."""
    fields = [_sent(table, c, required=False) for c in _given(table, owner_columns) if c.name != "user_id"]
    return (
        schema(f"{name}Update", f"What may change of {article(name)}; what is not sent stays.", *fields)
        if fields
        else None
    )


def _sent(table: Table, column: Column, *, required: bool) -> SchemaField:
    if column.name.endswith("_key") and column.type == "varchar(512)":
        name = column.name.removesuffix("_key")
        return field(
            name,
            "string",
            "The file, base64, at most 5 MB; it goes to file storage.",
            '"aGVsbG8="',
            fmt="byte",
            required=required,
            nullable=column.nullable,
        )
    return column_field(table, column, required=required)


def credentials(domain: Domain, tables: dict[str, Table], login: str) -> tuple[Schema, ...]:
    """Return what signing in sends and gets."""
    users, entry = tables["users"], entry_of(domain)
    name = next((c for c in users.columns if c.name == login), None)
    identity = column_field(users, name, required=True) if name else field(login, "string", "Who signs in.", '"alex"')
    password = field("password", "string", "At least 12 characters.", '"correct horse battery"', fmt="password")
    code = (code_field(),) if entry.factor else ()
    found = [
        schema("LoginRequest", "Who signs in.", identity, password, *code),
        schema("RefreshRequest", "A refresh token.", field("refresh_token", "string", "The token.", '"b64token"')),
        schema(
            "TokenPair",
            "What a signed-in caller holds.",
            field("access_token", "string", "Sent as `Authorization: Bearer …`.", '"eyJhbGciOi"'),
            field("refresh_token", "string", "Good for one refresh.", '"b64token"'),
            field("token_type", "string", "Always `Bearer`.", '"Bearer"'),
            field("expires_in", "integer", "Seconds that the access token holds.", "900"),
        ),
    ]
    taken = {login, "is_active", "last_login_at", *(("email",) if entry.invited else ())}
    more = tuple(
        _sent(users, c, required=not c.nullable and not c.default)
        for c in _given(users, frozenset(taken))
        if not c.default
    )
    found += entry_schemas(domain, entry, tables, password, identity, more)
    if domain.registers:
        secret = (password,) if entry.passwords else ()
        found.append(schema("RegisterRequest", "A new account.", identity, *secret, *more))
    if any(act.kind == "password" for act in domain.acts):
        found.append(schema("PasswordResetRequest", "Who has forgotten the password.", identity))
        found.append(
            schema(
                "PasswordResetConfirm",
                "The token of the mail and the new password.",
                field("token", "string", "Token of the mail.", '"b64token"'),
                password,
            )
        )
    return tuple(found)


def item_schemas(join: Table, name: str, target: Column) -> tuple[Schema, Schema]:
    """Return what is shown of a line of a join table, and what is sent to add one."""
    visible = schema(name, join.description or name, *(column_field(join, c, required=True) for c in join.columns))
    sent = [column_field(join, target, required=True)]
    sent += [column_field(join, c, required=False) for c in join.columns if c.name == "quantity"]
    return visible, schema(f"{name}Add", f"What is sent to add {article(name)}.", *sent)


def owner_columns(domain: Domain, thing: Thing, table: Table, roles: frozenset[str]) -> frozenset[str]:
    """Return the columns that follow from who calls: the member's own id in a member's loan."""
    found = {link.column for link in domain.links if link.owner == thing.key and link.target == tenant_of(domain)}
    for link in domain.links:
        if link.owner != thing.key:
            continue
        target = domain.thing(link.target)
        if (target is None and link.target == "user" and link.column != "assignee_id") or (
            target is not None and target.role in roles and target.role
        ):
            found.add(link.column)
    return frozenset(found) & {c.name for c in table.columns}
