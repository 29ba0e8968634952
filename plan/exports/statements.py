"""SQL statements that a plan brings of its own, parsed and written anew: changes of schema and rows, nothing else."""

import logging
import re
from dataclasses import dataclass
from itertools import groupby

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from plan.exports.dialect import Dialect

logging.getLogger("sqlglot").addHandler(logging.NullHandler())

_LONGEST = 20_000
_KINDS = frozenset({"TABLE", "INDEX", "VIEW", "MATERIALIZED VIEW", "SEQUENCE", "COLUMN", "CONSTRAINT", "TYPE"})
_NAME = r'(?:"?[A-Za-z_]\w*"?)'
_PLACE = rf"(?:{_NAME}\.)?{_NAME}"
_ALONE = re.compile(
    rf"(?:CREATE|DROP)\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\b|ALTER\s+TABLE\s+(?:ONLY\s+)?{_PLACE}\s+VALIDATE\b",
    re.IGNORECASE,
)
_INDEX = re.compile(
    rf"(?P<head>CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY)\s+(?:IF\s+NOT\s+EXISTS\s+)?(?=(?P<name>(?!ON\b){_PLACE})\s)",
    re.IGNORECASE,
)
_COMMANDS = re.compile(
    rf"CREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+){_NAME}"
    rf"|DROP\s+(?:EXTENSION|TYPE)\s+(?:IF\s+EXISTS\s+)?{_NAME}"
    rf"|ALTER\s+TABLE\s+(?:ONLY\s+)?{_PLACE}\s+VALIDATE\s+CONSTRAINT\s+{_NAME}"
    rf"|ALTER\s+TABLE\s+(?:ONLY\s+)?{_PLACE}\s+ADD\s+CONSTRAINT\s+{_NAME}\s+(?:UNIQUE|PRIMARY\s+KEY)\s+USING\s+INDEX\s+{_NAME}"
    rf"|CREATE\s+TYPE\s+{_NAME}\s+AS\s+ENUM\s*\(\s*'[\w -]*'(?:\s*,\s*'[\w -]*')*\s*\)",
    re.IGNORECASE,
)
_HARMFUL = re.compile(r"(?:pg_|lo_|dblink|query_to_xml|set_config|current_setting|inet_|txid_)", re.IGNORECASE)


class StatementError(ValueError):
    """Some text is no SQL that a migration may run."""


@dataclass(frozen=True, slots=True)
class Own:
    """Statements of the plan's own; `alone` if they must not share a transaction, `rows` if they change rows.

    PostgreSQL builds an index beside the traffic only outside of a transaction, and a constraint that is checked in the
    transaction that made it locks its table meanwhile.
    """

    text: str
    alone: bool = False
    rows: bool = False


def statements(text: str, dialect: Dialect) -> tuple[Own, ...]:
    """Return PostgreSQL statements, written in `dialect`, those that may share a transaction together; none for none.

    Raises StatementError if it is no SQL, or does something other than changing tables, indexes, types and rows.
    """
    if len(text) > _LONGEST:
        raise StatementError("it is too long")
    try:
        trees = sqlglot.parse(text, read="postgres", error_level=ErrorLevel.RAISE)
        written = [(_written(t, dialect), isinstance(t, exp.Update | exp.Delete)) for t in trees if t is not None]
    except (SqlglotError, RecursionError) as error:
        raise StatementError("it is no SQL") from error
    found: list[Own] = []
    for (alone, rows), group in groupby(written, key=lambda one: (_ALONE.match(one[0]) is not None, one[1])):
        ended = [f"{one};" for one, _ in group]
        found += [Own(_again(one), alone=True) for one in ended] if alone else [Own("\n\n".join(ended), rows=rows)]
    return tuple(found)


def _again(statement: str) -> str:
    """Return a statement that commits by itself such that it can be run again where it failed half-way."""
    if match := _INDEX.match(statement):
        bare = f"{match['head']} {statement[match.end() :].lstrip()}"
        return f"DROP INDEX CONCURRENTLY IF EXISTS {match['name']};\n{bare}" if match["name"] else statement
    return re.sub(r"^(DROP\s+INDEX\s+CONCURRENTLY)\s+(?!IF\s)", r"\1 IF EXISTS ", statement, flags=re.IGNORECASE)


def _written(tree: exp.Expr, dialect: Dialect) -> str:
    if isinstance(tree, exp.Command):
        plain = " ".join(f"{tree.name} {tree.text('expression')}".split())
        if dialect == "sqlite" or not _COMMANDS.fullmatch(plain):
            raise StatementError(f"{tree.name} is not what a migration does")
        return plain
    allowed = (exp.Alter, exp.Create, exp.Drop, exp.Insert, exp.Update, exp.Delete, exp.Comment, exp.Select)
    if not isinstance(tree, allowed):
        raise StatementError(f"{tree.key.upper()} is not what a migration does")
    kind = tree.args.get("kind")
    if isinstance(tree, exp.Create | exp.Drop | exp.Alter) and kind not in _KINDS:
        raise StatementError(f"{tree.key.upper()} {kind} is not what a migration does")
    _check(tree)
    if dialect == "sqlite":
        if isinstance(tree, exp.Create | exp.Drop):
            tree.set("concurrently", None)
        _check_for_sqlite(tree)
    written: str = tree.sql(dialect=dialect, pretty=True, comments=False, unsupported_level=ErrorLevel.IGNORE)
    if "\0" in written:
        raise StatementError("it holds a null character")
    return written


def _check(tree: exp.Expr) -> None:
    for node in tree.walk():
        if isinstance(node, exp.Command | exp.Into | exp.Block):
            raise StatementError("a part of it is not what a migration does")
        if isinstance(node, exp.Anonymous) and _HARMFUL.match(str(node.this)):
            raise StatementError(f"the function {node.this} is not known to be harmless")


def _check_for_sqlite(tree: exp.Expr) -> None:
    if isinstance(tree, exp.Comment) or tree.args.get("kind") in {"TYPE", "MATERIALIZED VIEW", "SEQUENCE"}:
        raise StatementError(f"SQLite knows no {tree.args.get('kind')} for this")
    if isinstance(tree, exp.Alter):
        actions = tree.args.get("actions") or []
        simple = (exp.ColumnDef, exp.Drop, exp.RenameColumn, exp.AlterRename)
        if len(actions) != 1 or not isinstance(actions[0], simple):
            raise StatementError("SQLite cannot change a table in this way")
