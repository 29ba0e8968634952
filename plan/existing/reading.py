"""Reading a schema file: each statement is understood, known to be of no concern, or named as unread."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from plan.existing import definitions
from plan.existing.apart import PART, QUALIFIED, apart, bare
from plan.existing.building import Builder
from plan.existing.columns import numbering, sequence_of, with_sequences
from plan.existing.definitions import DefinitionError, written
from plan.existing.names import quoted
from plan.existing.schema import EMPTY, Apart, Schema, Statement, Unread
from plan.existing.splitting import runs_a_program_of_psql, statements
from plan.existing.views import expanded
from plan.sqltext import folded

_LONGEST = 200_000
_NAME = rf"(?:{PART}\.)*(?P<name>{PART})"
_OF_NO_CONCERN = re.compile(
    r"(?:set|reset|select|show|begin|start|commit|end|copy|insert|update|delete|analyze|vacuum|lock|do|"
    r"reindex|cluster|checkpoint|discard|truncate|refresh|"
    r"create\s+(?:database|role|user|group|tablespace)|alter\s+(?:database|role|user|system|extension|schema)|"
    r"drop\s+\w+(?:\s+\w+)?\s+if\s+exists|comment\s+on\s+(?!table\b|column\b))\b"
    r"|alter\s+table\b.*\b(?:validate\s+constraint|inherit)\b",
    re.IGNORECASE | re.DOTALL,
)
_PATH = re.compile(r"set\s+(?:session\s+|local\s+)?search_path\s*(?:=|to)\s*(?P<path>.+)", re.IGNORECASE | re.DOTALL)
_TYPE = re.compile(rf"(?:create|alter)\s+(?:domain|type)\s+(?P<name>{QUALIFIED})", re.IGNORECASE)
_EXTENSION = re.compile(rf"create\s+extension\s+(?:if\s+not\s+exists\s+)?(?P<name>{PART})", re.IGNORECASE)
_NAMESPACE = re.compile(rf"create\s+schema\s+(?:if\s+not\s+exists\s+)?(?P<name>{PART})\s*$", re.IGNORECASE)
_IDENTITY = re.compile(
    rf"alter\s+table\s+(?:only\s+)?(?:if\s+exists\s+)?(?:{PART}\.)*(?P<table>{PART})\s+alter\s+(?:column\s+)?"
    rf"(?P<column>{PART})\s+add\s+generated\s+(?P<when>always|by\s+default)\s+as\s+identity"
    r"(?:\s*\((?P<options>.*)\))?",
    re.IGNORECASE | re.DOTALL,
)
_ATTACH = re.compile(
    rf"alter\s+table\s+(?:only\s+)?(?P<on>{QUALIFIED})\s+attach\s+partition\s+(?P<name>{QUALIFIED})\s+(?P<bound>.+)",
    re.IGNORECASE | re.DOTALL,
)
_PARTITION = re.compile(
    rf"create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?P<name>{QUALIFIED})\s+partition\s+of\s+"
    rf"(?P<on>{QUALIFIED})",
    re.IGNORECASE,
)
_ATTACH_INDEX = re.compile(rf"alter\s+index\s+{QUALIFIED}\s+attach\s+partition\s+(?P<name>{QUALIFIED})", re.IGNORECASE)
_ABOUT = re.compile(
    rf"(?:alter\s+table\s+(?:only\s+)?(?:if\s+exists\s+)?|comment\s+on\s+table\s+|"
    rf"create\s+(?:unique\s+)?index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?(?P<index>{PART}\s+)?on\s+(?:only\s+)?)"
    rf"(?P<on>{QUALIFIED})",
    re.IGNORECASE,
)
_INHERITED = re.compile(
    r".*\badd\s+(?:constraint\s+\S+\s+)?(?:primary\s+key|unique|foreign\s+key)\b", re.IGNORECASE | re.DOTALL
)
_VIEW = re.compile(rf"create\s+(?:or\s+replace\s+)?(?:materialized\s+)?(?:recursive\s+)?view\s+{_NAME}", re.IGNORECASE)
_RENAMED = re.compile(
    rf"^(alter\s+table\s+(?:only\s+)?(?:if\s+exists\s+)?{QUALIFIED}\s+rename\s+)(?!column\b|to\b|constraint\b)(?={PART}\s+to\b)",
    re.IGNORECASE,
)
"""A renamed column without the word COLUMN, which sqlglot takes for a renamed table."""
_STORED = re.compile(
    rf"create\s+(?P<unlogged>unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?P<name>{QUALIFIED})", re.IGNORECASE
)
_OPTIONS = re.compile(
    r"\bwith\s*\((?P<options>\s*\w[\w.]*\s*=[^()]*)\)(?:\s*(?:tablespace|where)\b.*)?\s*$", re.IGNORECASE | re.DOTALL
)
_DATA = re.compile(r"\s+with\s+no\s+data\s*$", re.IGNORECASE)
_FAR_FROM_SQL = (ValueError, TypeError, AttributeError, IndexError, KeyError)


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
            if error.standing:
                _carry(builder, statement, "table", error.standing)
    return with_sequences(builder.schema())


def _head(text: str) -> str:
    words = " ".join(re.sub(r"[^\x20-\x7e\u00a0-\u2027\u2030-\u2065\u2070-\uffff]+", " ", text[:400]).split())
    return words if len(words) <= 60 else words[:59] + "…"


def _is_beside(builder: Builder, statement: Statement) -> bool:
    """Keep what is no table, index or view of a schema; return whether the statement was about such a thing."""
    text = statement.text
    if found := _PATH.match(text):
        names = [bare(part) for part in re.findall(PART, found["path"])]
        builder.path = next((name for name in names if name not in {"$user", "pg_catalog"}), "public")
        return True
    if (found := _ABOUT.match(text)) and builder.known(found["on"]) in builder.others:
        if not _INHERITED.match(text):
            _carry(builder, statement, "index" if found["index"] else "setting", bare((found["index"] or "").strip()))
        return True
    if one := apart(statement, builder.tables.keys() | builder.views.keys(), builder.path):
        if one.kind != "grant" or one.on in builder.views or not any(a.what == one.what for a in builder.apart):
            builder.apart.append(one)
        return True
    altering = re.match(r"alter\s+table\b.*\badd\b", text, re.IGNORECASE | re.DOTALL)
    return _OF_NO_CONCERN.match(text) is not None and altering is None


def _apply(builder: Builder, statement: Statement) -> None:
    text = statement.text
    if _is_beside(builder, statement):
        return
    for pattern, act in _BY_PATTERN:
        if found := pattern.match(text):
            act(builder, found, statement)
            return
    if len(text) > _LONGEST:
        raise DefinitionError("it is too long")
    node = _parsed(_RENAMED.sub(r"\1COLUMN ", text))
    kind = str(node.args.get("kind") or "").upper()
    if isinstance(node, exp.Create):
        _create(builder, node, kind, statement)
    elif isinstance(node, exp.Alter) and kind == "TABLE":
        builder.alter_table(node)
    elif isinstance(node, exp.Drop):
        _drop(builder, node, kind)
    elif isinstance(node, exp.Comment) and isinstance(node.expression, exp.Literal):
        _describe(builder, node, str(node.expression.this), statement)
    elif isinstance(node, exp.Command) and (owned := sequence_of(text)) is not None:
        builder.sequences.setdefault(bare(owned), "")
        _carry(builder, statement, "sequence", bare(owned))
    elif not isinstance(node, exp.Comment):
        raise DefinitionError("statements of this kind are not understood")


def _create(builder: Builder, node: exp.Create, kind: str, statement: Statement) -> None:
    if kind == "TABLE":
        builder.create_table(node, statement.line)
        _table_settings(builder, statement)
    elif kind == "INDEX" and (on := definitions.index_table(node)) in builder.views:
        _carry(builder, statement, "index", definitions.index_name(node), on)
    elif kind == "INDEX":
        made = builder.create_index(node)
        if options := _OPTIONS.search(statement.text):
            setting = f"ALTER INDEX {quoted(made.name)} SET ({options['options']})"
            _carry(builder, statement, "setting", f"of index {made.name}", made.table, setting)
    elif kind == "SEQUENCE":
        target = node.this.this if isinstance(node.this, exp.Schema) else node.this
        builder.sequences[folded(target)] = "" if runs_a_program_of_psql(statement.text) else f"{statement.text};"
    else:
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


def _describe(builder: Builder, node: exp.Comment, text: str, statement: Statement) -> None:
    kind = str(node.args.get("kind") or "").upper()
    if kind == "TABLE":
        builder.describe(folded(node.this), "", text)
    elif kind == "COLUMN" and isinstance(node.this, exp.Column):
        owner = node.this.args.get("table")
        if isinstance(owner, exp.Identifier) and folded(owner) in builder.views:
            _carry(builder, statement, "comment", f"on column {folded(node.this)}", folded(owner))
        elif isinstance(owner, exp.Identifier):
            builder.describe(folded(owner), folded(node.this), text)


def _carry(builder: Builder, statement: Statement, kind: str, name: str, on: str = "", text: str = "") -> None:
    made = "" if runs_a_program_of_psql(statement.text) else f"{text or statement.text};"
    what = f"{kind} {name}" if name else _head(statement.text)
    builder.apart.append(Apart(statement.line, what, kind, on, name, made, path=builder.path))


def _type(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    """Keep a type, a domain or what changes one as it is written, in the schema that it is in."""
    if runs_a_program_of_psql(statement.text):
        raise DefinitionError("psql would take a part of it for a command of its own")
    start, end = found.span("name")
    whole = (
        found["name"] if builder.path == "public" or "." in found["name"] else f"{quoted(builder.path)}.{found['name']}"
    )
    name = bare(found["name"])
    made = f"{statement.text[:start]}{whole}{statement.text[end:]};"
    builder.types[name] = f"{builder.types[name]}\n{made}" if builder.types.get(name) else made


def _extension(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    if bare(found["name"]) != "plpgsql":
        builder.extensions[bare(found["name"])] = None


def _schema(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    if bare(found["name"]) != "public":
        builder.namespaces[bare(found["name"])] = None


def _identity(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    table = builder.table(bare(found["table"]))
    column = table.column(bare(found["column"]))
    if column is None:
        raise DefinitionError(f"{table.name} has no column {bare(found['column'])}")
    always = found["when"].lower() == "always"
    options = numbering(found["options"] or "", f"{table.name}_{column.name}_seq")
    builder.change(table.name, replace(column, identity="always" if always else "by default", numbering=options))


def _table_settings(builder: Builder, statement: Statement) -> None:
    """Keep how a table is stored."""
    found = _STORED.match(statement.text)
    if found is None:
        return
    name = bare(found["name"])
    if found["unlogged"]:
        _carry(builder, statement, "setting", f"of table {name}", name, f"ALTER TABLE {found['name']} SET UNLOGGED")
    if options := _OPTIONS.search(statement.text):
        setting = f"ALTER TABLE {found['name']} SET ({options['options']})"
        _carry(builder, statement, "setting", f"of table {name}", name, setting)


def _partition(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    builder.others.add(builder.known(found["name"]))
    _carry(builder, statement, "partition", bare(found["name"]), bare(found["on"]))


def _attach(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    """A table that becomes a partition has what its table has: it is made as one from the beginning."""
    name = bare(found["name"])
    held = builder.tables.get(name)
    spread = f" PARTITION BY {held.partition}" if held is not None and held.partition else ""
    builder.drop_table(name)
    builder.others.add(builder.known(found["name"]))
    text = f"CREATE TABLE {found['name']} PARTITION OF {found['on']} {found['bound']}{spread}"
    _carry(builder, statement, "partition", name, bare(found["on"]), text)


def _attach_index(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    """An index of a partition that belongs to one of its table comes with that."""
    builder.apart = [one for one in builder.apart if (one.kind, one.name) != ("index", bare(found["name"]))]


def _view(builder: Builder, found: re.Match[str], statement: Statement) -> None:
    text, data = _DATA.subn("", statement.text)
    node = _parsed(text)
    if not isinstance(node, exp.Create) or node.find(exp.Command) is not None:
        raise DefinitionError("it is no view that can be read")
    expanded(node, builder.columns())
    builder.views[bare(found["name"])] = written(node) + (" WITH NO DATA;" if data else ";")


_BY_PATTERN: tuple[tuple[re.Pattern[str], Callable[[Builder, re.Match[str], Statement], None]], ...] = (
    (_TYPE, _type),
    (_EXTENSION, _extension),
    (_NAMESPACE, _schema),
    (_IDENTITY, _identity),
    (_PARTITION, _partition),
    (_ATTACH, _attach),
    (_ATTACH_INDEX, _attach_index),
    (_VIEW, _view),
)
