"""How identifiers, types and comments are written in each SQL dialect."""

import re
from typing import Literal

from plan.existing.names import short_name

Dialect = Literal["postgres", "sqlite"]

_IDENTITY = re.compile(r"(?P<type>\w+) generated (?P<when>always|by default) as identity")
_TYPE = re.compile(
    r"(?P<name>[a-z_][a-z0-9_]*(?: precision| varying)?)"
    r"(?:\s*(?P<size>\(\s*\d{1,9}\s*(?:,\s*\d{1,9}\s*)?\)))?"
    r"(?P<zone> with(?:out)? time zone)?"
    r"(?P<array>(?:\s*\[\d{0,9}\]){0,6})"
)
_SERIALS = {"serial": "integer", "bigserial": "bigint", "smallserial": "smallint"}
_INTEGERS = frozenset({"integer", "int", "int2", "int4", "int8", "smallint", "bigint", *_SERIALS})
_BUILT_IN = _INTEGERS | frozenset(
    {
        *(
            "bit",
            "bit varying",
            "bool",
            "boolean",
            "box",
            "bpchar",
            "bytea",
            "char",
            "character",
            "character varying",
            "cidr",
        ),
        *("circle", "date", "daterange", "decimal", "double precision", "float", "float4", "float8"),
        *("inet", "int4range", "int8range", "interval", "json", "jsonb", "jsonpath", "line", "lseg", "macaddr"),
        *("macaddr8", "money", "numeric", "numrange", "path", "point", "polygon", "real", "text", "time", "timestamp"),
        *("timestamptz", "timetz", "tsquery", "tsrange", "tstzrange", "tsvector", "uuid", "varbit", "varchar", "xml"),
    }
)
_EXTENSIONS = {"citext": "citext", "hstore": "hstore", "ltree": "ltree", "vector": "vector"} | dict.fromkeys(
    ("geometry", "geography"), "postgis"
)
_SQLITE = (
    dict.fromkeys((*_INTEGERS, "bool", "boolean"), "INTEGER")
    | dict.fromkeys(("numeric", "decimal", "money"), "NUMERIC")
    | dict.fromkeys(("real", "float", "float4", "float8", "double precision"), "REAL")
    | {"bytea": "BLOB"}
)
_MOMENTS = frozenset({"timestamp", "timestamptz"})
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_OWN_TYPE = re.compile(r'"(?P<name>(?:[^"\x00-\x1f\x7f]|"")+)"(?P<array>(?:\[\])*)')
_SHAPED = re.compile(r"(?:geometry|geography)\(\w{1,30}(?:,\s*\d{1,6})?\)|vector\(\d{1,5}\)")


def quote(name: str) -> str:
    """Return an identifier that both dialects read as `name`.

    What cannot be seen in it (a line break, a null character, a mark that turns the text around) becomes `_`, and
    PostgreSQL would cut it after 63 bytes, so that is done here, where two names that begin alike still differ.
    """
    return '"' + short_name(_UNSEEN.sub("_", name)).replace('"', '""') + '"'


def comment(text: str) -> str:
    """Return text as the rest of a `--` comment: on one line, whatever it holds."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def constraint_name(*parts: str) -> str:
    """Return a constraint's name, short enough to be the same name after PostgreSQL has cut it."""
    return short_name(*parts)


def column_type(written: str, dialect: Dialect) -> str:
    """Return a PostgreSQL column type in `dialect`.

    A name that PostgreSQL does not have built in is quoted, as a type of the project's own; what is no type at all
    becomes text.
    """
    if (own := _OWN_TYPE.fullmatch(written)) is not None:
        return "TEXT" if dialect == "sqlite" else quote(own["name"].replace('""', '"')) + own["array"]
    text = _normal(written)
    if _SHAPED.fullmatch(text) is not None:
        return "TEXT" if dialect == "sqlite" else text
    if (identity := _IDENTITY.fullmatch(text)) is not None and identity["type"] in _INTEGERS:
        base = column_type(identity["type"], dialect)
        return base if dialect == "sqlite" else f"{base} GENERATED {identity['when'].upper()} AS IDENTITY"
    match = _TYPE.fullmatch(text)
    if match is None:
        return "text" if dialect == "postgres" else "TEXT"
    if dialect == "sqlite":
        return "TEXT" if match["array"] else _SQLITE.get(match["name"], "TEXT")
    if match["name"] not in _BUILT_IN and match["name"] not in _EXTENSIONS:
        return quote(match["name"]) + "".join((match["array"] or "").split())
    size = re.sub(r"\s+", "", match["size"] or "").replace(",", ", ")
    return match["name"] + size + (match["zone"] or "") + "".join((match["array"] or "").split())


def extension(written: str) -> str | None:
    """Return the PostgreSQL extension that a type comes with, if any."""
    match = _TYPE.fullmatch(_normal(written))
    return None if match is None else _EXTENSIONS.get(match["name"])


def numbers_itself(written: str) -> bool:
    """Return whether a column of this type gets its values from a sequence."""
    text = _normal(written)
    return text in _SERIALS or _IDENTITY.fullmatch(text) is not None


def always_numbers_itself(written: str) -> bool:
    """Return whether a value for a column of this type has to override the sequence."""
    identity = _IDENTITY.fullmatch(_normal(written))
    return identity is not None and identity["when"] == "always"


def is_date(written: str) -> bool:
    """Return whether a type is a day without a time."""
    return _normal(written) == "date"


def is_moment(written: str) -> bool:
    """Return whether a type is a point in time."""
    match = _TYPE.fullmatch(_normal(written))
    return match is not None and match["name"] in _MOMENTS and not match["array"]


def _normal(written: str) -> str:
    return " ".join(written.lower().split())
