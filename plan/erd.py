"""The picture of a database: tables, and a line with cardinalities for every foreign key and relationship."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import starmap

from plan.database import Column, Database, Table
from plan.drawing import Drawing, Edge, Graph, Line, Node, Shape, Span, draw, draw_whole
from plan.drawing.graph import End
from plan.drawing.text import clean, clip
from plan.picture_nodes import AS_IT_FITS, Picture, node_ids, shown_name

_TYPE = 14
_SHORT_TYPES = (
    ("timestamp with time zone", "timestamptz"),
    ("timestamp without time zone", "timestamp"),
    ("character varying", "varchar"),
    ("double precision", "float8"),
)
_HOW_MANY: dict[End, str] = {"one": "1", "optional": "0..1", "many": "n", "arrow": "", "none": ""}
_USUAL = ("many", "one")
"""Many rows that refer to one each: what goes without saying."""
_SECOND = "″"
"""Stands for the column above it, where two kinds of line leave that."""

_Port = tuple[str, str | int]
"""A row of a table's box that lines meet: a `column`, its second row for `optional` lines, or a `relation` that no
column stands for."""
_Row = tuple[_Port, Line]


def erd_picture(
    database: Database,
    width: int | None = None,
    *,
    height: int | None = None,
    ascii_only: bool = False,
    shape: Shape = AS_IT_FITS,
    names: bool = False,
) -> Drawing:
    """Return tables with their columns, and for every foreign key a line from what it points to, with cardinalities.

    Where columns do not fit whole into the width and the height, only keys are shown; where those do not, or if `names`
    are asked for, names, in boxes or else in lanes.
    """
    return fitted_erd(database, width, height=height, ascii_only=ascii_only, shape=shape, names=names).drawing


def fitted_erd(
    database: Database,
    width: int | None = None,
    *,
    height: int | None = None,
    ascii_only: bool = False,
    shape: Shape = AS_IT_FITS,
    names: bool = False,
) -> Picture:
    """Return the same with what is left out: keys, columns, both or nothing."""
    edges = _table_edges(database)
    ids = node_ids(table.name for table in database.tables)
    entities = _entities_without_table(database)
    referred = {(edge.source, column) for edge, column, _ in edges}

    def graph(columns: Callable[[Table], Sequence[Column]]) -> Graph:
        tables = list(zip(ids, database.tables, strict=True))
        rows = {id_: _rows(id_, table, columns(table), edges) for id_, table in tables}
        nodes = [_table_node(id_, table, columns(table), rows[id_]) for id_, table in tables]
        nodes += [Node(name, (), title=name) for name in entities]
        ports = {id_: [port for port, _ in found] for id_, found in rows.items()}
        joined = tuple(_at_rows(number, edge, ports) for number, edge in enumerate(edges))
        return Graph(tuple(nodes), joined, bundled=False)

    def whole(graph: Graph) -> Drawing | None:
        boxes = Shape("boxes", shape.direction)
        return draw_whole(graph, width, height=height, shape=boxes, prefer="right", ascii_only=ascii_only)

    def keys(table: Table) -> list[Column]:
        return _keys(table, referred)

    other = any(len(keys(table)) < len(table.columns) for table in database.tables)
    columns = ("columns",) if other else ()
    if not names and shape.form != "lanes":
        if drawing := whole(graph(lambda table: table.columns)):
            return Picture(drawing)
        if drawing := whole(graph(keys)):
            return Picture(drawing, columns)
    drawing = draw(_by_name([*ids, *entities], edges), width, height=height, shape=shape, ascii_only=ascii_only)
    return Picture(drawing, (*(("keys",) if any(map(keys, database.tables)) else ()), *columns))


def tables_picture(database: Database, width: int | None = None, *, ascii_only: bool = False) -> Drawing:
    """Return tables by name, each below what it refers to."""
    return erd_picture(database, width, ascii_only=ascii_only, names=True)


def _by_name(ids: Sequence[str], edges: "Sequence[_TableEdge]") -> Graph:
    """Return tables without columns."""
    notes = _notes(edges)
    nodes = [Node(id_, (Line((Span(shown_name(id_), "title"),)),), note=notes.get(id_, "")) for id_ in ids]
    alike = Counter(edge for edge, _, _ in edges)
    lines = tuple(replace(edge, label=_often(references)) for edge, references in alike.items())
    return Graph(tuple(nodes), lines, bundled=False)


def _notes(edges: "Sequence[_TableEdge]") -> dict[str, str]:
    """Return for each table how many of it belong to how many of what it refers to, where that is not many to one.

    Of a table that is referred to in several ways, each of them is said.
    """
    found: dict[str, dict[tuple[End, End], Counter[str]]] = {}
    ways = Counter((edge.target, edge.source) for edge, _, _ in edges)
    for edge, _, _ in edges:
        ends = edge.target_end, edge.source_end
        if ends != _USUAL or ways[edge.target, edge.source] > 1:
            found.setdefault(edge.target, {}).setdefault(ends, Counter())[edge.source] += 1
    return {
        table: "; ".join(
            f"{_HOW_MANY[many]} to {_HOW_MANY[one]} {', '.join(starmap(_times, others.items()))}"
            for (many, one), others in groups.items()
        )
        for table, groups in found.items()
    }


def _times(table: str, references: int) -> str:
    often = _often(references)
    return f"{shown_name(table)} {often}" if often else shown_name(table)


def _often(references: int) -> str:
    """Return in a word how often one table refers to another; nothing for once."""
    return {1: "", 2: "twice"}.get(references, f"{references} times")


def _keys(table: Table, referred: set[tuple[str, str]]) -> list[Column]:
    return [
        c
        for c in table.columns
        if c.references.table or c.name in table.primary_key or (table.name, c.name) in referred
    ]


def _table_node(id_: str, table: Table, columns: Sequence[Column], rows: Sequence[_Row]) -> Node:
    lines = [line for _, line in rows]
    left_out = len(table.columns) - len(columns)
    if left_out:
        lines.append(Line((Span(f"   … {left_out} more", "detail"),)))
    return Node(id_, tuple(lines), title=table.name)


def _rows(id_: str, table: Table, columns: Sequence[Column], edges: "Sequence[_TableEdge]") -> list[_Row]:
    """Return the rows of a table's box; every line that meets it has one that says what it is about."""
    ends: dict[str, set[End]] = defaultdict(set)
    for edge, column, _ in edges:
        if edge.source == id_ != edge.target:
            ends[column].add(edge.source_end)
    rows: list[_Row] = []
    for c in columns:
        spans = Span(_key(table, c), "key"), Span(c.name), Span(_type(c), "type")
        rows.append((("column", c.name), Line(spans, justified=True)))
        if len(ends[c.name]) > 1:
            rows.append((("optional", c.name), Line((Span("   "), Span(_SECOND, "detail")))))
    for number, (edge, column, _) in enumerate(edges):
        if not column and id_ in {edge.source, edge.target} and edge.source != edge.target:
            other = edge.target if edge.source == id_ else edge.source
            rows.append((("relation", number), Line((Span("   "), Span(shown_name(other), "detail")))))
    return rows


def _key(table: Table, column: Column) -> str:
    primary, foreign = column.name in table.primary_key, bool(column.references.table)
    if primary and foreign:
        return "PF "
    return "PK " if primary else "FK " if foreign else "UQ " if column.unique else "   "


def _type(column: Column) -> str:
    text = " ".join(clean(column.type).split())
    for long, short in _SHORT_TYPES:
        if text.lower().startswith(long):
            text = short + text[len(long) :].lstrip()
    return clip(text, _TYPE) + ("?" if column.nullable else "")


_TableEdge = tuple[Edge, str, str]
"""An edge with the columns that it joins."""


def _table_edges(database: Database) -> list[_TableEdge]:
    known = {table.name for table in database.tables}
    edges: list[_TableEdge] = []
    for id_, table in zip(node_ids(table.name for table in database.tables), database.tables, strict=True):
        for column in table.columns:
            other = column.references
            if other.table in known:
                alone = column.unique or table.primary_key == (column.name,)
                ends: tuple[End, End] = ("optional" if column.nullable else "one", "optional" if alone else "many")
                edge = Edge(other.table, id_, source_end=ends[0], target_end=ends[1])
                edges.append((edge, other.column, column.name))
    return edges + _conceptual_edges(database, known, {(edge.source, edge.target) for edge, _, _ in edges})


def _conceptual_edges(database: Database, tables: set[str], drawn: set[tuple[str, str]]) -> list[_TableEdge]:
    """Return the relationships that no foreign key and no join table stands for."""
    node_of = {entity.name: entity.table if entity.table in tables else entity.name for entity in database.entities}
    found: list[_TableEdge] = []
    for relationship in database.relationships:
        source, target = node_of.get(relationship.source), node_of.get(relationship.target)
        if source is None or target is None or relationship.through in tables:
            continue
        if (source, target) in drawn or (target, source) in drawn:
            continue
        many = relationship.cardinality == "many-to-many"
        first: End = "many" if many else "optional" if relationship.optional else "one"
        second: End = "optional" if relationship.cardinality == "one-to-one" else "many"
        found.append((Edge(source, target, source_end=first, target_end=second), "", ""))
    return found


def _entities_without_table(database: Database) -> list[str]:
    tables = {table.name for table in database.tables}
    names = (entity.name for entity in database.entities if entity.table not in tables)
    return [name for name in dict.fromkeys(names) if name and name not in tables]


def _at_rows(number: int, edge: _TableEdge, ports: dict[str, list[_Port]]) -> Edge:
    """Return an edge that meets its boxes at the rows of its columns."""
    line, source_column, target_column = edge
    leaving: list[_Port] = [("relation", number), ("column", source_column)]
    if line.source_end == "optional":
        leaving.insert(0, ("optional", source_column))
    arriving: list[_Port] = [("relation", number), ("column", target_column)]
    return replace(
        line,
        source_line=_first(leaving, ports.get(line.source, [])),
        target_line=_first(arriving, ports.get(line.target, [])),
    )


def _first(wanted: Sequence[_Port], rows: Sequence[_Port]) -> int | None:
    return next((rows.index(port) for port in wanted if port in rows), None)
