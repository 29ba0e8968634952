"""Reading the SQL fragments of a plan: types, defaults, conditions and queries in PostgreSQL's dialect.

sqlglot does the reading. It is more lenient than PostgreSQL (any word is a type to it), so types are also held against
PostgreSQL's own list. Everything here is text from a model or a person: what cannot be read raises SqlTextError.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from logging import ERROR, getLogger

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

getLogger("sqlglot").setLevel(ERROR)  # it would tell the terminal about each statement it does not know

LONGEST = 20_000
"""Characters of SQL that are read; nothing a plan holds is near it, and the parser's time grows with its square."""


_FAR_FROM_SQL = (ValueError, TypeError, AttributeError, IndexError, KeyError)
"""What sqlglot raises beside its own errors when a text is far from SQL."""


class SqlTextError(ValueError):
    """The text is not what it should be; the message is the end of a sentence: `stops making sense at “FROM”`."""


@dataclass(frozen=True, slots=True)
class PgType:
    """A PostgreSQL type: `name` is its canonical name, `family` the types it can be compared with, `size` its (n)."""

    name: str
    family: str
    size: tuple[int, ...] = ()
    array: bool = False
    serial: bool = False


_SYNONYMS = {
    "int": "integer", "int4": "integer", "int2": "smallint", "int8": "bigint", "decimal": "numeric", "dec": "numeric",
    "float4": "real", "float8": "double precision", "float": "double precision", "bool": "boolean",
    "character varying": "varchar", "char varying": "varchar", "character": "char", "bpchar": "char",
    "timestamp without time zone": "timestamp", "timestamp with time zone": "timestamptz",
    "time without time zone": "time", "time with time zone": "timetz", "bit varying": "varbit",
    "serial4": "serial", "serial2": "smallserial", "serial8": "bigserial", "national character varying": "varchar",
}  # fmt: skip
_FAMILIES = {
    "number": ("smallint", "integer", "bigint", "numeric", "real", "double precision"),
    "text": ("text", "varchar", "char", "name", "citext"),
    "moment": ("date", "timestamp", "timestamptz"),
}
_FAMILY = {name: family for family, names in _FAMILIES.items() for name in names}
_SERIALS = {"serial": "integer", "bigserial": "bigint", "smallserial": "smallint"}
_OWN_FAMILY = frozenset(
    (
        "boolean", "uuid", "json", "jsonb", "xml", "bytea", "interval", "time", "timetz", "money", "inet", "cidr",
        "macaddr", "macaddr8", "bit", "varbit", "tsvector", "tsquery", "point", "line", "lseg", "box", "path",
        "polygon", "circle", "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange",
        "int4multirange", "int8multirange", "nummultirange", "tsmultirange", "tstzmultirange", "datemultirange",
        "oid", "regclass", "pg_lsn", "jsonpath",
    )
)  # fmt: skip
_MOST_DIGITS = 1000
_RANGES = {
    **dict.fromkeys(("varchar", "char"), (1, 10_485_760)),
    **dict.fromkeys(("bit", "varbit"), (1, 83_886_080)),
    **dict.fromkeys(("timestamp", "timestamptz", "time", "timetz"), (0, 6)),
    "numeric": (1, _MOST_DIGITS),
}
"""The lengths and precisions that each type takes, as PostgreSQL 18 answers."""
_EXTENSIONS = frozenset(("citext", "hstore", "ltree", "cube", "geometry", "geography", "vector", "halfvec"))
_IDENTITY = re.compile(r"(?P<base>[a-z0-9]+) generated (?:always|by default) as identity")
_TYPE = re.compile(
    r"(?P<base>[a-z_][a-z0-9_]*(?: (?:precision|varying|character varying))?)"
    r"(?: ?\((?P<size>[^()]*)\))?(?P<zone> with(?:out)? time zone)?(?P<array>(?: ?\[\d*\])*)"
)


@lru_cache(maxsize=4096)
def pg_type(text: str, declared: frozenset[str] = frozenset()) -> PgType:
    """Return the type that `text` names; `declared` are types that the plan creates itself.

    Raises SqlTextError for what PostgreSQL has no type for.
    """
    written = " ".join(text.lower().split())
    if (identity := _IDENTITY.fullmatch(written)) and (base := pg_type(identity["base"])).name in _SERIALS.values():
        return replace(base, serial=True)
    match = _TYPE.fullmatch(written)
    if not match:
        raise SqlTextError("is not written as a PostgreSQL type")
    spelled = match["base"] + (match["zone"] or "")
    name = _SYNONYMS.get(spelled, spelled)
    array = bool(match["array"])
    if name in declared:
        return PgType(name, f"type {name}", array=array)
    serial = name in _SERIALS
    name = _SERIALS.get(name, name)
    family = _FAMILY.get(name) or (name if name in _OWN_FAMILY | _EXTENSIONS else "")
    if not family or (serial and array):
        raise SqlTextError("is no type that PostgreSQL knows")
    return PgType(name, f"{family} array" if array else family, _size(name, match["size"]), array, serial)


def _size(name: str, size: str | None) -> tuple[int, ...]:
    if size is None or name in {"geometry", "geography", "vector", "halfvec"}:
        return ()
    parts = [part.strip() for part in size.split(",")]
    if name == "double precision" and len(parts) == 1 and parts[0].isdecimal():
        return ()
    most = 2 if name == "numeric" else 1
    if name not in _RANGES or len(parts) > most or not all(p.isascii() and p.isdecimal() for p in parts):
        raise SqlTextError("has a length or precision that this type does not take")
    numbers = tuple(int(p[:12]) for p in parts)
    low, high = _RANGES[name]
    if not low <= numbers[0] <= high:
        raise SqlTextError(f"takes from {low} to {high:,}, not {parts[0][:12]}")
    if len(numbers) == 2 and numbers[1] > _MOST_DIGITS:
        raise SqlTextError(f"takes a scale of at most {_MOST_DIGITS:,}, not {parts[1][:12]}")
    return numbers


def statement(sql: str) -> exp.Expr:
    """Return the one statement that `sql` is; raises SqlTextError if it cannot be read or is not just one."""
    statements = statements_of(sql)
    if len(statements) != 1:
        raise SqlTextError("is empty" if not statements else f"holds {len(statements)} statements, not one")
    return statements[0]


def statements_of(sql: str) -> tuple[exp.Expr, ...]:
    """Return every statement in `sql`; one that sqlglot does not know comes as `exp.Command`."""
    if len(sql) > LONGEST:
        raise SqlTextError("is too long to read")
    try:
        return tuple(s for s in sqlglot.parse(_spaced(sql), dialect="postgres") if s is not None)
    except SqlglotError as error:
        raise SqlTextError(_complaint(error)) from None
    except (RecursionError, *_FAR_FROM_SQL) as error:
        raise SqlTextError("cannot be read as SQL") from error


@lru_cache(maxsize=4096)
def expression(sql: str) -> exp.Expr:
    """Return the one SQL expression that `sql` is; raises SqlTextError for anything else. Not to be changed."""
    read = statement(f"SELECT {sql}")
    parts = read.args.get("expressions") if isinstance(read, exp.Select) else None
    if not parts or len(parts) != 1 or any(value for key, value in read.args.items() if key != "expressions"):
        raise SqlTextError("is not one SQL expression")
    only = parts[0]
    if not isinstance(only, exp.Expr) or isinstance(only, exp.Alias | exp.Star):
        raise SqlTextError("is not one SQL expression")
    return only


KEYWORD_VALUES = frozenset(
    (
        "user", "current_user", "session_user", "current_role", "current_catalog", "current_schema", "current_date",
        "current_time", "current_timestamp", "localtime", "localtimestamp",
    )
)  # fmt: skip
"""Words that stand for a value although they look like a column."""


def column_names(read: exp.Expr) -> tuple[str, ...]:
    """Return the columns that an expression names, in order, each once, unquoted ones in lower case."""
    names = (folded(c) for c in read.find_all(exp.Column) if isinstance(c.this, exp.Identifier))
    return tuple(dict.fromkeys(n for n in names if n not in KEYWORD_VALUES))


def folded(item: exp.Expr) -> str:
    """Return the name of a column, table or identifier as PostgreSQL folds it."""
    identifier = item if isinstance(item, exp.Identifier) else item.this
    if not isinstance(identifier, exp.Identifier):
        return str(item.name).lower()
    return str(identifier.this) if identifier.args.get("quoted") else str(identifier.this).lower()


_QUOTED_OR_PARAMETER = re.compile(
    r"""'(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ | \$(?P<tag>[A-Za-z_]\w*|)\$.*?\$(?P=tag)\$ """
    r"""| \$(?P<number>\d+)""",
    re.VERBOSE | re.DOTALL,
)


def _spaced(sql: str) -> str:
    """Set `$1` off with spaces: sqlglot takes `$1,$2` for the start of a dollar-quoted string."""
    return _QUOTED_OR_PARAMETER.sub(lambda m: f" {m[0]} " if m["number"] else m[0], sql)


def parameters(sql: str) -> frozenset[int]:
    """Return the numbers of the `$n` in a statement."""
    return frozenset(int(m["number"][:9]) for m in _QUOTED_OR_PARAMETER.finditer(sql) if m["number"])


def _complaint(error: SqlglotError) -> str:
    details = getattr(error, "errors", None) or [{}]
    near = str(details[0].get("highlight") or "").strip()
    return f"stops making sense at “{near[:40]}”" if near.isprintable() and near else "cannot be read as SQL"


_CREATED = re.compile(
    r"create\s+(?:or\s+replace\s+)?(?:global\s+|local\s+|temporary\s+|temp\s+|unlogged\s+|unique\s+)*"
    r"(?P<kind>table|index|type|domain|view|materialized\s+view)\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?"
    r"(?:\"?\w+\"?\s*\.\s*)?\"?(?P<name>\w+)\"?",
    re.IGNORECASE,
)


def created(sql: str, *kinds: str) -> tuple[str, ...]:
    """Return the names, in lower case, of what `sql` creates of these kinds (`table`, `index`, `type`, …).

    Read without a parser, so that statements which sqlglot does not know count too.
    """
    found = ((m["kind"].lower().split()[-1], m["name"].lower()) for m in _CREATED.finditer(sql))
    return tuple(name for kind, name in found if kind in kinds)
