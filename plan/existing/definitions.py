"""Parsed definitions of columns, constraints and indexes, as a schema holds them."""

import re
from collections.abc import Container
from typing import cast, get_args

from sqlglot import exp

from plan.database import ReferentialAction
from plan.existing.columns import numbering
from plan.existing.names import quoted
from plan.existing.schema import ColumnDef, ConstraintDef, Identity, IndexDef
from plan.sqltext import folded

_ACTIONS = frozenset(get_args(ReferentialAction))
_NAMES = {
    "int": "integer", "decimal": "numeric", "bool": "boolean", "float": "double precision",
    "serial": "serial", "int8": "bigint", "int4": "integer", "int2": "smallint",
}  # fmt: skip
_TYPE = re.compile(r"(?P<name>[a-z_][a-z0-9_ ]*?)(?P<rest>\s*[(\[].*)?")
_TEXTUAL = frozenset({exp.DType.TEXT, exp.DType.VARCHAR, exp.DType.CHAR, exp.DType.BPCHAR})


class DefinitionError(ValueError):
    """A definition says something that a schema cannot hold; the text is the end of a sentence.

    `standing` names the table that the statement makes nevertheless, in words that cannot be held.
    """

    def __init__(self, text: str, standing: str = "") -> None:
        super().__init__(text)
        self.standing = standing


def written(node: exp.Expr) -> str:
    """Return an expression as PostgreSQL text."""
    text: str = node.sql("postgres", comments=False, normalize_functions=False)
    return text


def type_text(kind: exp.Expr | None) -> str:
    """Return a type as PostgreSQL writes it, without the schema that it is in."""
    if kind is None:
        return "text"
    suffix = ""
    while isinstance(kind, exp.DataType) and kind.this == exp.DType.ARRAY and kind.expressions:
        kind, suffix = kind.expressions[0], suffix + "[]"
    if isinstance(kind, exp.DataType) and kind.this == exp.DType.USERDEFINED:
        own = kind.args.get("kind")
        last = own.expression if isinstance(own, exp.Dot) else own
        if isinstance(last, exp.Identifier):
            size = ",".join(written(part).lower() for part in kind.expressions)
            return quoted_if_odd(folded(last)) + (f"({size})" if size else "") + suffix
        return written(last if isinstance(last, exp.Expr) else kind).lower() + suffix
    text = " ".join(written(kind).lower().split()).replace(", ", ",")
    text = re.sub(r"^(?:\w+|\"[^\"]+\")\.(?=\S)", "", text)
    found = _TYPE.fullmatch(text)
    if found is None:
        return text + suffix
    rest = (found["rest"] or "").strip()
    # Without a length `bpchar` takes any text, and `char` a single character.
    name = "char" if found["name"] == "bpchar" and rest.startswith("(") else found["name"]
    return _NAMES.get(name, name) + rest + suffix


def quoted_if_odd(name: str) -> str:
    """Return a name as PostgreSQL writes it: in quotes only if it needs them."""
    return name if re.fullmatch(r"[a-z_][a-z0-9_]*", name) else '"' + name.replace('"', '""') + '"'


def default_text(node: exp.Expr) -> str:
    """Return a default without the cast of a plain text that pg_dump writes."""
    if isinstance(node, exp.Cast) and isinstance(node.this, exp.Literal) and node.to.this in _TEXTUAL:
        node = node.this
    return "now()" if isinstance(node, exp.CurrentTimestamp) else written(node)


def column(node: exp.ColumnDef, table: str) -> tuple[ColumnDef, tuple[ConstraintDef, ...]]:
    """Return a column and the constraints that its definition brings; raises DefinitionError."""
    name = folded(node)
    made: dict[str, object] = {"name": name, "type": type_text(node.kind)}
    constraints: list[ConstraintDef] = []
    for part in node.args.get("constraints") or ():
        kind = part.kind if isinstance(part, exp.ColumnConstraint) else part
        own = folded(part.this) if isinstance(part, exp.ColumnConstraint) and part.this is not None else ""
        match kind:
            case exp.NotNullColumnConstraint():
                made["nullable"] = bool(kind.args.get("allow_null"))
            case exp.DefaultColumnConstraint():
                made["default"] = default_text(kind.this)
            case exp.GeneratedAsIdentityColumnConstraint():
                made["identity"] = "always" if kind.this else "by default"
                made["numbering"] = _numbering(kind)
                made["nullable"] = False
            case exp.ComputedColumnConstraint():
                made["generated"] = written(kind.this)
            case exp.CollateColumnConstraint():
                made["collation"] = written(kind.this)
            case exp.PrimaryKeyColumnConstraint():
                made["nullable"] = False
                constraints.append(ConstraintDef(own or f"{table}_pkey", "primary key", (name,)))
            case exp.UniqueColumnConstraint():
                constraints.append(ConstraintDef(own or default_name(table, name, "key"), "unique", (name,)))
            case exp.Reference():
                constraints.append(_reference(kind, (name,), own or default_name(table, name, "fkey")))
            case exp.CheckColumnConstraint():
                constraints.append(_check(kind, own, table))
            case _:
                raise DefinitionError(f"its column {name} has a clause that is not understood")
    return ColumnDef(
        name=name,
        type=str(made["type"]),
        nullable=bool(made.get("nullable", True)),
        default=str(made.get("default", "")),
        identity=cast("Identity", made.get("identity", "")),
        generated=str(made.get("generated", "")),
        collation=str(made.get("collation", "")),
        numbering=str(made.get("numbering", "")),
    ), tuple(constraints)


def default_name(table: str, *parts: str) -> str:
    """Return the name that PostgreSQL gives a constraint that has none, as long as it needs no cutting."""
    return "_".join((table, *parts)).encode()[:63].decode(errors="ignore")


def constraint(node: exp.Expr, table: str, own: str = "") -> ConstraintDef:
    """Return a constraint of a table; raises DefinitionError if it is of a kind that is not understood."""
    if isinstance(node, exp.Constraint):
        return constraint(node.expressions[0], table, folded(node.this))
    match node:
        case exp.PrimaryKey():
            return ConstraintDef(own or f"{table}_pkey", "primary key", _plain(node.expressions))
        case exp.UniqueColumnConstraint() if isinstance(node.this, exp.Schema):
            columns = _plain(node.this.expressions)
            included = node.args.get("include")
            beyond = included.args.get("include") if isinstance(included, exp.IndexParameters) else None
            special = written(node) if node.args.get("nulls") or node.args.get("options") or beyond else ""
            return ConstraintDef(own or default_name(table, *columns, "key"), "unique", columns, definition=special)
        case exp.ForeignKey():
            columns = _plain(node.expressions)
            return _reference(node.args["reference"], columns, own or default_name(table, *columns, "fkey"), node)
        case exp.CheckColumnConstraint():
            return _check(node, own, table)
        case exp.ExcludeColumnConstraint():
            return ConstraintDef(own or default_name(table, "excl"), "exclude", definition=written(node))
        case _:
            raise DefinitionError("it has a constraint that is not understood")


def _numbering(kind: exp.GeneratedAsIdentityColumnConstraint) -> str:
    said = {"start": "START WITH", "increment": "INCREMENT BY", "minvalue": "MINVALUE", "maxvalue": "MAXVALUE"}
    given = [(words, kind.args.get(key)) for key, words in said.items()]
    parts = [f"{words} {written(value)}" for words, value in given if isinstance(value, exp.Expr)]
    return numbering(" ".join([*parts, *(["CYCLE"] if kind.args.get("cycle") else [])]), "")


def _check(node: exp.CheckColumnConstraint, name: str, table: str) -> ConstraintDef:
    """Return a check, under the name that PostgreSQL gives it if it has none."""
    inner = node.this.this if isinstance(node.this, exp.Paren) else node.this
    columns = tuple(dict.fromkeys(folded(c) for c in inner.find_all(exp.Column)))
    named = name or default_name(table, *(columns if len(columns) == 1 else ()), "check")
    return ConstraintDef(named, "check", columns, definition=written(inner))


def _plain(nodes: list[exp.Expr]) -> tuple[str, ...]:
    names = []
    for node in nodes:
        inner = node.this if isinstance(node, exp.Ordered | exp.Column) else node
        inner = inner.this if isinstance(inner, exp.Column) else inner
        if not isinstance(inner, exp.Identifier):
            raise DefinitionError("one of its keys is on something other than columns")
        names.append(folded(inner))
    return tuple(names)


def _reference(
    node: exp.Reference, columns: tuple[str, ...], name: str, key: exp.ForeignKey | None = None
) -> ConstraintDef:
    held = node.this
    table = held.this if isinstance(held, exp.Schema) else held
    target = _plain(held.expressions) if isinstance(held, exp.Schema) else ()
    options = [
        str(o).upper() for o in (*(node.args.get("options") or ()), *((key.args.get("options") or ()) if key else ()))
    ]
    actions = {"DELETE": "no action", "UPDATE": "no action"}
    for option in options:
        for event in actions:
            if option.startswith(f"ON {event} "):
                action = option.removeprefix(f"ON {event} ").lower()
                if action not in _ACTIONS:
                    raise DefinitionError(f"its foreign key {name} does something else on {event.lower()}")
                actions[event] = action
    for event in actions:
        if key is not None and isinstance(said := key.args.get(event.lower()), str):
            actions[event] = said.lower()
    late = [o for o in options if o.startswith(("DEFERRABLE", "INITIALLY DEFERRED", "NOT DEFERRABLE"))]
    return ConstraintDef(
        name,
        "foreign key",
        columns,
        table=folded(table),
        target=target,
        on_delete=cast("ReferentialAction", actions["DELETE"]),
        on_update=cast("ReferentialAction", actions["UPDATE"]),
        deferrable=" ".join(o for o in late if o != "NOT DEFERRABLE"),
    )


def index_name(node: exp.Create) -> str:
    """Return the name of an index, empty if it has none of its own."""
    held = node.this
    return folded(held.this) if isinstance(held, exp.Index) and held.this is not None else ""


def index_table(node: exp.Create) -> str:
    """Return the table or view that an index is on."""
    table = node.this.args.get("table") if isinstance(node.this, exp.Index) else None
    return folded(table) if table is not None else ""


def index(node: exp.Create, taken: Container[str] = ()) -> IndexDef:
    """Return an index, under the name that PostgreSQL gives it if it has none; raises DefinitionError."""
    held = node.this
    table = held.args.get("table") if isinstance(held, exp.Index) else None
    if not isinstance(held, exp.Index) or table is None:
        raise DefinitionError("it is on no table")
    given = held.args.get("params")
    parameters = given if isinstance(given, exp.IndexParameters) else exp.IndexParameters()
    ordered = parameters.args.get("columns") or ()
    parts, columns = [], []
    for part in ordered:
        inner = part.this if isinstance(part, exp.Ordered) else part
        descending = bool(isinstance(part, exp.Ordered) and part.args.get("desc"))
        nulls_first = bool(isinstance(part, exp.Ordered) and part.args.get("nulls_first"))
        parts.append(_part(inner, descending, nulls_first))
        if isinstance(inner, exp.Column) and descending == nulls_first:
            columns.append((folded(inner), descending))
    where = parameters.args.get("where")
    method = parameters.args.get("using")
    inner_where = where.this if isinstance(where, exp.Where) else None
    name = index_name(node)
    if not name:
        inner = [part.this if isinstance(part, exp.Ordered) else part for part in ordered]
        free = name = default_name(folded(table), *map(_called, inner), "idx")
        number = 0
        while free in taken:
            number += 1
            free = f"{name}{number}"
        name = free
    return IndexDef(
        name,
        folded(table),
        bool(node.args.get("unique")),
        str(method.name).lower() if method is not None else "btree",
        tuple(parts),
        tuple(folded(i) for i in parameters.args.get("include") or ()),
        written(inner_where) if inner_where is not None else "",
        tuple(columns) if len(columns) == len(parts) else (),
    )


def _called(part: exp.Expr) -> str:
    """Return what a part of an index is called in its name."""
    part = part.this if isinstance(part, exp.Opclass) else part
    if isinstance(part, exp.Column):
        return folded(part)
    return (
        (str(part.name) if isinstance(part, exp.Anonymous) else part.sql_name()).lower()
        if isinstance(part, exp.Func)
        else "expr"
    )


def _part(inner: exp.Expr, descending: bool, nulls_first: bool) -> str:
    operators = ""
    if isinstance(inner, exp.Opclass):
        operators, inner = " " + written(inner.expression), inner.this
    bare = inner.this if isinstance(inner, exp.Paren) else inner
    text = quoted(folded(bare)) if isinstance(bare, exp.Column) else f"({written(bare)})"
    order = " DESC" if descending else ""
    nulls = "" if descending == nulls_first else f" NULLS {'FIRST' if nulls_first else 'LAST'}"
    return text + operators + order + nulls
