"""Graphs to draw, of the shapes that real ones have and of those that nobody thought of."""

from hypothesis import strategies as st

from plan.drawing import Edge, Graph, Group, Line, Node, Span
from plan.drawing.graph import End

Pair = tuple[int, int]


def graph_of(count: int, pairs: list[Pair], *, groups: int = 0, kinds: tuple[str, ...] = ("",)) -> Graph:
    nodes = tuple(
        Node(f"n{at}", (Line((Span(f"n{at}"),)),), group=f"g{at * groups // count}" if groups else "")
        for at in range(count)
    )
    edges = tuple(Edge(f"n{a}", f"n{b}", kind=kinds[at % len(kinds)]) for at, (a, b) in enumerate(pairs))
    return Graph(nodes, edges, tuple(Group(f"g{at}", f"Group {at}") for at in range(groups)))


@st.composite
def pairs(draw: st.DrawFn, most: int) -> tuple[int, list[Pair]]:
    """A number of nodes and edges between them: a tree, a chain with shortcuts, fans, a dense graph, or anything."""
    count = draw(st.integers(1, most))
    shape = draw(st.sampled_from(["tree", "chain", "fan", "dense", "any"]))
    any_node = st.integers(0, count - 1)
    if shape == "tree":
        found = [(draw(st.integers(0, at - 1)), at) for at in range(1, count)]
    elif shape == "chain":
        extra = draw(st.lists(st.tuples(any_node, any_node), max_size=count // 3))
        found = [(at, at + 1) for at in range(count - 1)] + extra
    elif shape == "fan":
        hubs = draw(st.lists(any_node, min_size=1, max_size=3))
        found = [(hub, at) if at > hub else (at, hub) for hub in hubs for at in range(count) if at != hub]
    elif shape == "dense":
        count = min(count, 12)
        found = [(a, b) for b in range(count) for a in range(b) if draw(st.booleans())]
    else:
        found = draw(st.lists(st.tuples(any_node, any_node), max_size=2 * count))
    return count, list(dict.fromkeys(found))


@st.composite
def graphs(draw: st.DrawFn, most: int, *, groups: bool = False) -> Graph:
    count, found = draw(pairs(most))
    number = draw(st.integers(1, 4)) if groups else 0
    return graph_of(count, found, groups=min(number, count), kinds=draw(st.sampled_from([("",), ("", "critical")])))


@st.composite
def labelled(draw: st.DrawFn, most: int) -> Graph:
    """A graph with labels on some edges and arrows at both ends of others."""
    plain = draw(graphs(most))
    labels = st.sampled_from(["", "", "SQL", "REST/JSON"])
    starts: st.SearchStrategy[End] = st.sampled_from(["none", "none", "arrow"])
    edges = tuple(
        Edge(edge.source, edge.target, draw(labels), edge.kind, source_end=draw(starts)) for edge in plain.edges
    )
    return Graph(plain.nodes, edges)


@st.composite
def schemas(draw: st.DrawFn, most: int) -> Graph:
    """Tables with a few columns and ties between their rows, doubles included."""
    count = draw(st.integers(1, most))
    rows = [draw(st.integers(1, 5)) for _ in range(count)]
    nodes = tuple(
        Node(f"t{at}", tuple(Line((Span(f"c{row}"), Span("uuid"))) for row in range(rows[at])), title=f"t{at}")
        for at in range(count)
    )
    edges = []
    for _ in range(draw(st.integers(0, 2 * count))):
        a, b = draw(st.integers(0, count - 1)), draw(st.integers(0, count - 1))
        if a != b:
            one: End = draw(st.sampled_from(["one", "optional"]))
            many: End = draw(st.sampled_from(["many", "optional"]))
            lines = draw(st.integers(0, rows[a] - 1)), draw(st.integers(0, rows[b] - 1))
            edges.append(Edge(f"t{a}", f"t{b}", "", "", one, many, *lines))
    return Graph(nodes, tuple(edges), bundled=False)
