"""The pictures of a plan: components, tables and stories, as drawings that fit a width.

They take artifacts that are still being written: what refers to nothing yet is left out, and nothing raises.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from plan.architecture import Architecture, Component
from plan.database import Column, Database, Table
from plan.drawing import Drawing, Edge, Graph, Group, Line, Node, Span, below, draw
from plan.drawing.drawing import Form
from plan.drawing.graph import End
from plan.drawing.text import clean, clip, wrap
from plan.graphs import schedule, sprint_graph
from plan.requirements import Priority
from plan.sprints import SprintPlan, Story

_BOX_TEXT = 26
_TALLER = 1.5
"""So much taller a drawing of components may become for what stands beside its lines."""
_TYPE = 14
_FEW_STORIES = 8
_SECOND = "″"
"""Stands for the column above it, where two kinds of line leave that."""
_SHORT_TYPES = (
    ("timestamp with time zone", "timestamptz"),
    ("timestamp without time zone", "timestamp"),
    ("character varying", "varchar"),
    ("double precision", "float8"),
)
_PRIORITIES: dict[Priority, str] = {"must": "must", "should": "should", "could": "could", "wont": "won't"}


def components_picture(
    architecture: Architecture, width: int | None = None, *, ascii_only: bool = False, listed: bool = True
) -> Drawing:
    """Return the components, each with a line to what it calls or reads.

    What goes over the line stands beside it where there is room; otherwise, if `listed`, in a list below.
    """
    ids = node_ids(component.id for component in architecture.components)
    edges = _component_edges(architecture)
    bare = tuple(replace(edge, label="") for edge in edges)

    def drawn(detail: int, edges: tuple[Edge, ...], form: Form = "auto") -> Drawing:
        found = zip(ids, architecture.components, strict=True)
        nodes = tuple(Node(id_, _component_lines(component, detail)) for id_, component in found)
        return draw(Graph(nodes, edges), width, form=form, ascii_only=ascii_only)

    boxes = (drawing for detail in (2, 1) if (drawing := drawn(detail, bare)).form != "lanes")
    plain = next(boxes, None) or drawn(2, bare, "lanes")
    labelled = drawn(2, edges)
    if labelled.form == "boxes" and labelled.height <= _TALLER * plain.height:
        return labelled
    return below(plain, _over_lines(architecture, edges), width, ascii_only=ascii_only) if listed else plain


def erd_picture(
    database: Database, width: int | None = None, *, ascii_only: bool = False, collapse: bool = False
) -> Drawing:
    """Return tables with their columns, and for every foreign key a line from what it points to, with cardinalities.

    Where columns do not fit, only keys are shown; then, or if `collapse`, names.
    """
    edges = _table_edges(database)
    ids = node_ids(table.name for table in database.tables)
    entities = _entities_without_table(database)

    def graph(columns: Callable[[Table], Sequence[Column]]) -> Graph:
        doubled = _referred_to_twice(edges)
        rows = {
            id_: _rows(columns(table), doubled.get(id_, frozenset()))
            for id_, table in zip(ids, database.tables, strict=True)
        }
        nodes = [_table_node(id_, table, rows[id_]) for id_, table in zip(ids, database.tables, strict=True)]
        nodes += [Node(name, (), title=name) for name in entities]
        shown = {id_: [_place(row) for row in found] for id_, found in rows.items()}
        return Graph(tuple(nodes), tuple(_at_rows(edge, shown) for edge in edges), bundled=False)

    named = [Node(id_, (Line((Span(_shown(id_), "title"),)),)) for id_ in (*ids, *entities)]
    names = Graph(tuple(named), tuple(edge for edge, _, _ in edges), bundled=False)
    if collapse:
        return draw(names, width, ascii_only=ascii_only)
    for each in (graph(lambda table: table.columns), graph(_keys)):
        drawing = draw(each, width, form="boxes", prefer="right", ascii_only=ascii_only)
        if width is None or drawing.width <= width:
            return drawing
    return draw(names, width, ascii_only=ascii_only)


def tables_picture(database: Database, width: int | None = None, *, ascii_only: bool = False) -> Drawing:
    """Return tables by name, each below what it refers to."""
    return erd_picture(database, width, ascii_only=ascii_only, collapse=True)


def stories_picture(sprint_plan: SprintPlan, width: int | None = None, *, ascii_only: bool = False) -> Drawing:
    """Return stories in lanes, sprint by sprint, each below what it waits for; a handful without sprints in boxes.

    The critical path is drawn heavy; of other stories it is said by how many points they can slip.
    """
    sprints = sprint_plan.sprints
    timing = schedule(sprint_graph(sprint_plan))
    critical = timing.critical
    placed = [(str(at), story) for at, sprint in enumerate(sprints) for story in sprint.stories]
    ids = node_ids(story.id for _, story in placed)
    steps = set(pairwise(critical))
    on_path = set(critical)
    nodes = tuple(
        Node(
            id_,
            (*_story_lines(story), _slack("critical" if id_ in on_path else f"slack {timing.slack.get(id_, 0)}")),
            kind="critical" if id_ in on_path else "",
            group=group,
        )
        for id_, (group, story) in zip(ids, placed, strict=True)
    )
    edges = tuple(
        Edge(before, id_, kind="critical" if (before, id_) in steps else "")
        for id_, (_, story) in zip(ids, placed, strict=True)
        for before in dict.fromkeys(story.depends_on)
        if before
    )
    groups = tuple(Group(str(at), _heading(sprint.number, sprint.name)) for at, sprint in enumerate(sprints))
    if len(sprints) == 1 and len(nodes) <= _FEW_STORIES:
        boxes = tuple(Node(node.id, _boxed(node), kind=node.kind) for node in nodes)
        return draw(Graph(boxes, edges), width, ascii_only=ascii_only)
    return draw(Graph(nodes, edges, groups), width, form="lanes", ascii_only=ascii_only)


def node_ids(ids: Iterable[str]) -> list[str]:
    """Return the ids of nodes: as they are, a double or empty one with a number that nothing refers to."""
    seen: set[str] = set()
    found: list[str] = []
    for at, id_ in enumerate(ids):
        found.append(id_ if id_ and id_ not in seen else f"{id_}\0{at}")
        seen.add(id_)
    return found


def _shown(id_: str) -> str:
    return id_.partition("\0")[0]


def _text_lines(text: str, role: str, most: int) -> list[Line]:
    return [Line((Span(row, role),)) for row in wrap(clean(text), _BOX_TEXT, most) if row]


def _component_lines(component: Component, detail: int) -> tuple[Line, ...]:
    lines = _text_lines(component.name or component.id, "title", 2)
    if detail > 1:
        lines += _text_lines(component.technology, "detail", 1)
    return tuple(lines)


def _component_edges(architecture: Architecture) -> tuple[Edge, ...]:
    """Return one edge for each pair that one side depends on or meets, labelled with what goes over the line."""
    pairs: dict[tuple[str, str], tuple[str, End]] = {}
    for component in architecture.components:
        for target in component.depends_on:
            if component.id and target:
                pairs.setdefault((component.id, target), ("", "none"))
    for point in architecture.integration_points:
        pair = (point.source, point.target)
        if pair not in pairs and pair[::-1] in pairs:
            pair = pair[::-1]
        both: End = "arrow" if point.direction == "both-ways" else "none"
        label, end = pairs.get(pair, ("", "none"))
        pairs[pair] = (label or clean(point.protocol).strip(), both if both == "arrow" else end)
    return tuple(Edge(*pair, label=label, source_end=end) for pair, (label, end) in pairs.items())


def _over_lines(architecture: Architecture, edges: Sequence[Edge]) -> list[str]:
    """Return what goes over the lines, each once with all from where or to where it goes."""
    name = {component.id: component.name or component.id for component in architecture.components}
    known = [edge for edge in edges if edge.label and edge.source in name and edge.target in name]
    sources: dict[tuple[str, str], list[str]] = {}
    for edge in known:
        sources.setdefault((edge.label, edge.target), []).append(name[edge.source])
    targets: dict[tuple[str, str], list[str]] = {}
    for (label, target), ends in sources.items():
        targets.setdefault((label, ", ".join(ends)), []).append(name[target])
    return [f"{label}: {ends} to {', '.join(others)}" for (label, ends), others in targets.items()]


def _keys(table: Table) -> list[Column]:
    return [column for column in table.columns if column.references.table or column.name in table.primary_key]


def _referred_to_twice(edges: "Sequence[_TableEdge]") -> dict[str, frozenset[str]]:
    """Return by table the columns that some rows of others have to refer to and some may: two kinds of line."""
    ends: dict[tuple[str, str], set[End]] = {}
    for edge, column, _ in edges:
        ends.setdefault((edge.source, column), set()).add(edge.source_end)
    found: dict[str, set[str]] = {}
    for (table, column), kinds in ends.items():
        if column and len(kinds) > 1:
            found.setdefault(table, set()).add(column)
    return {table: frozenset(columns) for table, columns in found.items()}


_TableRow = tuple[Column, bool]
"""A row of a table's box: a column, or (if true) the second row of one, from which its optional lines leave."""


def _rows(columns: Sequence[Column], doubled: frozenset[str]) -> list[_TableRow]:
    return [(c, second) for c in columns for second in ((False, True) if c.name in doubled else (False,))]


def _place(row: _TableRow) -> tuple[str, bool]:
    return row[0].name, row[1]


def _table_node(id_: str, table: Table, rows: Sequence[_TableRow]) -> Node:
    lines = [
        Line((Span("   "), Span(_SECOND, "detail")))
        if second
        else Line((Span(_key(table, c), "key"), Span(c.name), Span(_type(c), "type")), justified=True)
        for c, second in rows
    ]
    left_out = len(table.columns) - sum(not second for _, second in rows)
    if left_out:
        lines.append(Line((Span(f"   … {left_out} more", "detail"),)))
    return Node(id_, tuple(lines), title=table.name)


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


def _at_rows(edge: _TableEdge, shown: dict[str, list[tuple[str, bool]]]) -> Edge:
    """Return an edge that meets its boxes at the rows of its columns."""
    line, source_column, target_column = edge
    places = shown.get(line.source, [])
    second = (source_column, True) if line.source_end == "optional" else (source_column, False)
    return replace(
        line,
        source_line=_row(places, second) if second in places else _row(places, (source_column, False)),
        target_line=_row(shown.get(line.target, []), (target_column, False)),
    )


def _row(places: Sequence[tuple[str, bool]], place: tuple[str, bool]) -> int | None:
    return places.index(place) if place in places else None


def _slack(text: str) -> Line:
    return Line((Span(f"{text:9}", "detail"),))


def _story_lines(story: Story) -> tuple[Line, ...]:
    title = Span(story.title) if story.title else Span("…", "detail")
    first = Line((Span(f"{story.id}  " if story.id else "", "id"), title))
    points = Span(f"{story.points:>2}", "points")
    return first, Line((points,)), Line((Span(f"{_PRIORITIES[story.priority]:6}", "detail"),))


def _boxed(node: Node) -> tuple[Line, ...]:
    id_, title = (span.text for span in node.lines[0].spans)
    rest = "  ".join(span.text.strip() for line in node.lines[1:] for span in line.spans)
    return (*_text_lines(id_ + title, "title", 2), Line((Span(rest, "detail"),)))


def _heading(number: int, name: str) -> str:
    return " · ".join(part for part in (f"Sprint {number}" if number else "", clean(name)) if part)
