"""SQL statements that a plan brings of its own, parsed and written anew: changes of schema and rows, nothing else."""

import logging
import re

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from plan.exports.dialect import Dialect

logging.getLogger("sqlglot").addHandler(logging.NullHandler())

_LONGEST = 20_000
_KINDS = frozenset({"TABLE", "INDEX", "VIEW", "MATERIALIZED VIEW", "SEQUENCE", "COLUMN", "CONSTRAINT", "TYPE"})
_NAME = r'(?:"?[A-Za-z_]\w*"?)'
_COMMANDS = re.compile(
    rf"CREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+){_NAME}"
    rf"|DROP\s+(?:EXTENSION|TYPE)\s+(?:IF\s+EXISTS\s+)?{_NAME}"
    rf"|CREATE\s+TYPE\s+{_NAME}\s+AS\s+ENUM\s*\(\s*'[\w -]*'(?:\s*,\s*'[\w -]*')*\s*\)",
    re.IGNORECASE,
)
_HARMFUL = re.compile(r"(?:pg_|lo_|dblink|query_to_xml|set_config|current_setting|inet_|txid_)", re.IGNORECASE)


class StatementError(ValueError):
    """Some text is no SQL that a migration may run."""


def statements(text: str, dialect: Dialect) -> str:
    """Return PostgreSQL statements, written in `dialect`; empty if there are none.

    Raises StatementError if it is no SQL, or does something other than changing tables, indexes, types and rows.
    """
    if len(text) > _LONGEST:
        raise StatementError("it is too long")
    try:
        trees = sqlglot.parse(text, read="postgres", error_level=ErrorLevel.RAISE)
        written = [_written(tree, dialect) for tree in trees if tree is not None]
    except (SqlglotError, RecursionError) as error:
        raise StatementError("it is no SQL") from error
    return "\n\n".join(f"{statement};" for statement in written)


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
    if isinstance(tree, exp.Create):
        tree.set("concurrently", None)  # the file is one transaction, which cannot hold such a statement
    if dialect == "sqlite":
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
