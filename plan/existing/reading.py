"""Reading a schema file: each statement is understood, known to be of no concern, or named as unread."""

import re
from collections.abc import Callable
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from plan.existing.building import Builder
from plan.existing.columns import sequence_of, with_sequences
from plan.existing.definitions import DefinitionError, written
from plan.existing.schema import EMPTY, Schema, Statement, Unread
from plan.existing.splitting import statements
from plan.sqltext import folded

_LONGEST = 200_000
_PART = r'(?:"(?:[^"]|"")+"|[\w$]+)'
_NAME = rf"(?:{_PART}\.)*(?P<name>{_PART})"
_OF_NO_CONCERN = re.compile(
    r"(?:set|reset|select|show|begin|start|commit|end|grant|revoke|copy|insert|update|delete|analyze|vacuum|lock|do|"
    r"security|reindex|cluster|checkpoint|discard|truncate|refresh|"
    r"create\s+(?:database|role|user|group|tablespace)|alter\s+(?:database|role|user|default|system|extension|schema)|"
    r"drop\s+\w+(?:\s+\w+)?\s+if\s+exists|comment\s+on\s+(?!table\b|column\b))\b"
    r"|alter\s+.*\bowner\s+to\b"
    r"|alter\s+table\b.*\b(?:enable|disable|force|no\s+force|replica\s+identity|cluster\s+on|set\s+without|"
    r"set\s+\(|set\s+statistics|set\s+storage|set\s+logged|set\s+unlogged|validate\s+constraint|inherit)\b"
    r"|alter\s+index\b.*\battach\b",
    re.IGNORECASE | re.DOTALL,
)
_APART = re.compile(
    r"(?:create|alter)\s+(?:or\s+replace\s+)?(?:constraint\s+)?(?:event\s+)?(?P<kind>function|procedure|aggregate|"
    r"trigger|policy|rule|operator|cast|collation|conversion|server|foreign\s+data\s+wrapper|foreign\s+table|user\s+mapping|"
    r"publication|subscription|language|statistics|text\s+search\s+\w+|transform|access\s+method)\s+"
    rf"(?:if\s+not\s+exists\s+)?(?:{_NAME})?",
    re.IGNORECASE,
)
_ENUM = re.compile(rf"create\s+type\s+{_NAME}\s+as\s+enum\b", re.IGNORECASE)
_DOMAIN = re.compile(rf"create\s+(?:domain|type)\s+{_NAME}", re.IGNORECASE)
_EXTENSION = re.compile(rf"create\s+extension\s+(?:if\s+not\s+exists\s+)?(?P<name>{_PART})", re.IGNORECASE)
_NAMESPACE = re.compile(rf"create\s+schema\s+(?:if\s+not\s+exists\s+)?(?P<name>{_PART})\s*$", re.IGNORECASE)
_IDENTITY = re.compile(
    rf"alter\s+table\s+(?:only\s+)?(?:if\s+exists\s+)?(?:{_PART}\.)*(?P<table>{_PART})\s+alter\s+(?:column\s+)?"
    rf"(?P<column>{_PART})\s+add\s+generated\s+(?P<when>always|by\s+default)\s+as\s+identity",
    re.IGNORECASE,
)
_ATTACH = re.compile(
    rf"alter\s+table\s+(?:only\s+)?\S+\s+attach\s+partition\s+(?:{_PART}\.)*(?P<name>{_PART})", re.IGNORECASE
)
_VIEW = re.compile(rf"create\s+(?:or\s+replace\s+)?(?:materialized\s+)?(?:recursive\s+)?view\s+{_NAME}", re.IGNORECASE)
_FAR_FROM_SQL = (ValueError, TypeError, AttributeError, IndexError, KeyError)


def bare(name: str) -> str:
    """Return an identifier as PostgreSQL folds it."""
    return name[1:-1].replace('""', '"') if name.startswith('"') else name.lower()


@lru_cache(maxsize=8)
def read_schema(text: str) -> Schema:
    """Return what a schema file makes; a statement that cannot be read is in `unread` with its line and why."""
    return applied(EMPTY, text)


def applied(start: Schema, text: str) -> Schema:
    """Return a schema after statements have changed it."""
    if not text.strip():
        return start
    builder = Builder(start)
    for statement in statements(text):
        try:
            _apply(builder, statement)
        except DefinitionError as error:
            builder.unread.append(Unread(statement.line, _head(statement.text), str(error)))
    return with_sequences(builder.schema())


def _head(text: str) -> str:
    words = " ".join(re.sub(r"[^\x20-\x7e\u00a0-\u2027\u2030-\u2065\u2070-\uffff]+", " ", text[:400]).split())
    return words if len(words) <= 60 else words[:59] + "…"


def _apply(builder: Builder, statement: Statement) -> None:  # noqa: C901 - one branch for each kind of statement
    text, line = statement.text, statement.line
    if _OF_NO_CONCERN.match(text) and not re.match(r"alter\s+table\b.*\badd\b", text, re.IGNORECASE | re.DOTALL):
        return
    for pattern, act in _BY_PATTERN:
        if found := pattern.match(text):
            act(builder, found, statement)
            return
    if len(text) > _LONGEST:
        raise DefinitionError("it is too long")
    node = _parsed(text)
    kind = str(node.args.get("kind") or "").upper()
    if isinstance(node, exp.Create) and kind == "TABLE":
        builder.create_table(node, line)
    elif isinstance(node, exp.Create) and kind == "INDEX":
        builder.create_index(node)
    elif isinstance(node, exp.Create) and kind == "SEQUENCE":
        target = node.this.this if isinstance(node.this, exp.Schema) else node.this
        builder.sequences[folded(target)] = ""
    elif isinstance(node, exp.Alter) and kind == "TABLE":
        builder.alter_table(node)
    elif isinstance(node, exp.Drop):
        _drop(builder, node, kind)
    elif isinstance(node, exp.Comment) and isinstance(node.expression, exp.Literal):
        _describe(builder, node, str(node.expression.this))
    elif isinstance(node, exp.Command) and (owned := sequence_of(text)) is not None:
        builder.sequences.setdefault(bare(owned), "")
    elif not isinstance(node, exp.Comment):
        raise DefinitionError("statements of this kind are not understood")


def _parsed(text: str) -> exp.Expr:
    try:
        found = [node for node in sqlglot.parse(text, read="postgres") if node is not None]
    except SqlglotError as error:
        details = getattr(error, "errors", None) or [{}]
        near = " ".join(str(details[0].get("highlight") or "").split())[:40]
        raise DefinitionError(f"it stops making sense at {near!r}" if near else "it is no SQL") from None
    except (RecursionError, *_FAR_FROM_SQL):
        raise DefinitionError("it is no SQL") from None
    if len(found) != 1:
        raise DefinitionError("it is not one statement")
    return found[0]


def _drop(builder: Builder, node: exp.Drop, kind: str) -> None:
    for target in node.args.get("tables") or ():
        name = folded(target)
        if kind == "TABLE":
            builder.drop_table(name)
        elif kind == "INDEX":
            builder.indexes.pop(name, None)
        elif kind in {"VIEW", "MATERIALIZED VIEW"}:
            builder.views.pop(name, None)
        elif kind == "SEQUENCE":
            builder.sequences.pop(name, None)
        elif kind == "TYPE":
            builder.types.pop(name, None)
        else:
            raise DefinitionError("statements of this kind are not understood")


def _describe(builder: Builder, node: exp.Comment, text: str) -> None:
    kind = str(node.args.get("kind") or "").upper()
    if kind == "TABLE":
        builder.describe(folded(node.this), "", text)
    elif kind == "COLUMN" and isinstance(node.this, exp.Column):
        owner = node.this.args.get("table")
        if isinstance(owner, exp.Identifier):
            builder.describe(folded(owner), folded(node.this), text)


def _apart(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    kind, name = " ".join(found["kind"].lower().split()), bare(found["name"] or "")
    builder.apart.append(Unread(statement.line, f"{kind} {name}".strip(), "it is left as it is"))


def _enum(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    node = _parsed(statement.text)
    values = node.expression.expressions if isinstance(node.expression, exp.DataType) else ()
    if not values:
        raise DefinitionError("its values are not spelled out")
    listed = ", ".join(exp.Literal.string(str(v.this)).sql("postgres") for v in values)
    name = bare(found["name"])
    builder.types[name] = f'CREATE TYPE "{name.replace(chr(34), chr(34) * 2)}" AS ENUM ({listed});'


def _domain(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    name = bare(found["name"])
    match = re.fullmatch(
        rf"create\s+domain\s+(?:{_PART}\.)*{_PART}\s+as\s+(?P<type>[\w\s.(),]+?)"
        r"(?:\s+(?:constraint\s+\w+\s+)?check\s*\((?P<check>.*)\))?(?P<null>\s+not\s+null)?",
        statement.text,
        re.IGNORECASE | re.DOTALL,
    )
    builder.types[name] = ""
    if match is None:
        raise DefinitionError("types of this kind are not carried into schema.sql")
    condition = f" CHECK ({written(_parsed('SELECT ' + match['check']).expressions[0])})" if match["check"] else ""
    kind = definition_type(match["type"])
    null = " NOT NULL" if match["null"] else ""
    builder.types[name] = f'CREATE DOMAIN "{name.replace(chr(34), chr(34) * 2)}" AS {kind}{null}{condition};'


def definition_type(text: str) -> str:
    """Return a type that stands by itself, as PostgreSQL writes it."""
    from plan.existing.definitions import type_text

    read = _parsed(f"SELECT NULL::{text}").expressions[0]
    return type_text(read.to if isinstance(read, exp.Cast) else None)


def _extension(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    if bare(found["name"]) != "plpgsql":
        builder.extensions[bare(found["name"])] = None


def _schema(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    if bare(found["name"]) != "public":
        builder.namespaces[bare(found["name"])] = None


def _identity(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    from dataclasses import replace

    table = builder.table(bare(found["table"]))
    column = table.column(bare(found["column"]))
    if column is None:
        raise DefinitionError(f"{table.name} has no column {bare(found['column'])}")
    always = found["when"].lower() == "always"
    builder.change(table.name, replace(column, identity="always" if always else "by default"))


def _attach(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    name = bare(found["name"])
    builder.drop_table(name)
    builder.apart.append(Unread(statement.line, f"table {name}", "a partition is part of its table"))


def _view(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    node = _parsed(statement.text)
    if not isinstance(node, exp.Create) or node.find(exp.Command) is not None:
        raise DefinitionError("it is no view that can be read")
    builder.views[bare(found["name"])] = written(node) + ";"


_BY_PATTERN: tuple[tuple[re.Pattern[str], Callable[[Builder, re.Match[str], Statement], None]], ...] = (
    (_APART, _apart),
    (_ENUM, _enum),
    (_DOMAIN, _domain),
    (_EXTENSION, _extension),
    (_NAMESPACE, _schema),
    (_IDENTITY, _identity),
    (_ATTACH, _attach),
    (_VIEW, _view),
)
