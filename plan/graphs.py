"""The graphs between the items of a plan: what must be there before what.

An edge runs from what comes first to what waits for it. Everything is in the plan's own order, and every function
also takes a graph with cycles: edges inside a knot of cycles do not count for order, levels and schedule.
networkx is imported only when a graph is analysed, so that importing this module costs nothing.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from plan.plan import Plan
from plan.sprints import SprintPlan


@dataclass(frozen=True, slots=True)
class Node:
    """An item: `weight` is its length on a path (points for stories), `group` what it is drawn with (its sprint)."""

    id: str
    label: str
    weight: int = 1
    group: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """`before` must be there before `after`; an optional edge binds only where a value is given."""

    before: str
    after: str
    label: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Items and what they wait for; edges name only nodes that exist, each pair once."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """When each item can start and how long it can wait without delaying the end, in units of weight."""

    earliest: Mapping[str, int]
    slack: Mapping[str, int]
    critical: tuple[str, ...]
    length: int


def graph(nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
    """Return a graph of `nodes` (the first of each id) and the `edges` between them (the first of each pair)."""
    known: dict[str, Node] = {}
    for node in nodes:
        known.setdefault(node.id, node)
    pairs: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        if edge.before in known and edge.after in known:
            kept = pairs.setdefault((edge.before, edge.after), edge)
            if kept.optional and not edge.optional:
                pairs[edge.before, edge.after] = edge
    return Graph(tuple(known.values()), tuple(pairs.values()))


def story_graph(plan: Plan) -> Graph:
    """Return the stories of the sprint plan and what they wait for, as `sprint_graph` does; none without one."""
    return sprint_graph(plan.sprints) if plan.sprints else Graph((), ())


def sprint_graph(plan: SprintPlan) -> Graph:
    """Return the stories of a sprint plan and what they wait for, weighted by points and grouped by sprint."""
    stories = [(sprint, story) for sprint in plan.sprints for story in sprint.stories]
    return graph(
        (Node(s.id, s.title, max(0, s.points), f"Sprint {sprint.number}") for sprint, s in stories),
        (Edge(before, s.id) for _, s in stories for before in s.depends_on),
    )


def component_graph(plan: Plan) -> Graph:
    """Return the components of the architecture and what they need, grouped by kind."""
    components = plan.architecture.components if plan.architecture else ()
    return graph(
        (Node(c.id, c.name, 1, c.kind) for c in components),
        (Edge(before, c.id) for c in components for before in c.depends_on),
    )


def phase_graph(plan: Plan) -> Graph:
    """Return the development phases and what they wait for."""
    phases = plan.architecture.phases if plan.architecture else ()
    return graph((Node(p.id, p.name) for p in phases), (Edge(before, p.id) for p in phases for before in p.depends_on))


def table_graph(plan: Plan) -> Graph:
    """Return the tables and the foreign keys between them; one that may be empty is an optional edge."""
    tables = plan.database.tables if plan.database else ()
    return graph(
        (Node(t.name, t.name) for t in tables),
        (
            Edge(c.references.table, t.name, c.name, optional=c.nullable)
            for t in tables
            for c in t.columns
            if c.references.table
        ),
    )


def required(of: Graph) -> Graph:
    """Return the same nodes with only those edges that always bind."""
    return Graph(of.nodes, tuple(e for e in of.edges if not e.optional))


def cycles(of: Graph) -> tuple[tuple[str, ...], ...]:
    """Return a shortest cycle for each knot of items that wait for each other, an item waiting for itself included."""
    after = _successors(of)
    found = []
    for knot in _knots(of):
        first = knot[0]
        if len(knot) > 1:
            found.append(_shortest_cycle(first, set(knot), after))
        elif first in after[first]:
            found.append((first,))
    return tuple(found)


def order(of: Graph) -> tuple[str, ...]:
    """Return all ids so that what comes first is first, and otherwise as the plan has them."""
    place = {node.id: i for i, node in enumerate(of.nodes)}
    knots = _knots(of)
    knot_of = {id_: i for i, knot in enumerate(knots) for id_ in knot}
    links = {(knot_of[e.before], knot_of[e.after]) for e in of.edges if knot_of[e.before] != knot_of[e.after]}
    after: dict[int, list[int]] = {i: [] for i in range(len(knots))}
    waiting = dict.fromkeys(range(len(knots)), 0)
    for before, then in sorted(links):
        after[before].append(then)
        waiting[then] += 1
    ready = [(place[knots[i][0]], i) for i, count in waiting.items() if count == 0]
    heapify(ready)
    result: list[str] = []
    while ready:
        _, knot = heappop(ready)
        result.extend(knots[knot])
        for then in after[knot]:
            waiting[then] -= 1
            if waiting[then] == 0:
                heappush(ready, (place[knots[then][0]], then))
    return tuple(result)


def levels(of: Graph) -> tuple[tuple[str, ...], ...]:
    """Return the ids level by level: each is one below the lowest of those it waits for."""
    depth = {node.id: 0 for node in of.nodes}
    before = _acyclic_predecessors(of)
    for id_ in order(of):
        depth[id_] = max((depth[b] + 1 for b in before[id_]), default=0)
    rows: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for id_, level in depth.items():
        rows[level].append(id_)
    return tuple(tuple(row) for row in rows)


def schedule(of: Graph) -> Schedule:
    """Return when each item can start, its slack, and the heaviest path through the graph."""
    weight = {node.id: node.weight for node in of.nodes}
    before = _acyclic_predecessors(of)
    sequence = order(of)
    earliest: dict[str, int] = {}
    for id_ in sequence:
        earliest[id_] = max((earliest[b] + weight[b] for b in before[id_]), default=0)
    length = max((earliest[id_] + weight[id_] for id_ in sequence), default=0)
    latest = dict.fromkeys(sequence, length)
    for id_ in reversed(sequence):
        for b in before[id_]:
            latest[b] = min(latest[b], latest[id_] - weight[id_])
    slack = {node.id: latest[node.id] - weight[node.id] - earliest[node.id] for node in of.nodes}
    return Schedule(
        {node.id: earliest[node.id] for node in of.nodes},
        slack,
        _critical_path(sequence, weight, earliest, before),
        length,
    )


def prerequisites(of: Graph, id_: str) -> tuple[str, ...]:
    """Return everything that must be there before `id_`, directly or not, in the plan's order."""
    return _reach(of, id_, _predecessors(of))


def dependents(of: Graph, id_: str) -> tuple[str, ...]:
    """Return everything that waits for `id_`, directly or not, in the plan's order."""
    return _reach(of, id_, _successors(of))


def closure(of: Graph) -> dict[str, frozenset[str]]:
    """Return for every id everything that must be there before it, directly or not."""
    before = _predecessors(of)
    return {node.id: frozenset(_reached(node.id, before)) for node in of.nodes}


def _reach(of: Graph, start: str, steps: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    seen = _reached(start, steps)
    return tuple(node.id for node in of.nodes if node.id in seen)


def _reached(start: str, steps: Mapping[str, Sequence[str]]) -> set[str]:
    seen: set[str] = set()
    queue = deque(steps.get(start, ()))
    while queue:
        id_ = queue.popleft()
        if id_ not in seen:
            seen.add(id_)
            queue.extend(steps[id_])
    return seen


def _predecessors(of: Graph) -> dict[str, list[str]]:
    steps: dict[str, list[str]] = {node.id: [] for node in of.nodes}
    for edge in of.edges:
        steps[edge.after].append(edge.before)
    return steps


def _successors(of: Graph) -> dict[str, list[str]]:
    steps: dict[str, list[str]] = {node.id: [] for node in of.nodes}
    for edge in of.edges:
        steps[edge.before].append(edge.after)
    return steps


def _acyclic_predecessors(of: Graph) -> dict[str, list[str]]:
    knot_of = {id_: i for i, knot in enumerate(_knots(of)) for id_ in knot}
    return {id_: [b for b in before if knot_of[b] != knot_of[id_]] for id_, before in _predecessors(of).items()}


def _knots(of: Graph) -> list[tuple[str, ...]]:
    """Strongly connected components, members and components in the plan's order."""
    import networkx

    place = {node.id: i for i, node in enumerate(of.nodes)}
    directed: networkx.DiGraph[str] = networkx.DiGraph()
    directed.add_nodes_from(place)
    directed.add_edges_from((e.before, e.after) for e in of.edges)
    knots = [tuple(sorted(knot, key=place.__getitem__)) for knot in networkx.strongly_connected_components(directed)]
    return sorted(knots, key=lambda knot: place[knot[0]])


def _shortest_cycle(first: str, knot: set[str], after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    came_from: dict[str, str] = {}
    queue = deque([first])
    while queue:
        id_ = queue.popleft()
        for then in after[id_]:
            if then == first:
                path = [id_]
                while path[-1] != first:
                    path.append(came_from[path[-1]])
                return tuple(reversed(path))
            if then in knot and then not in came_from:
                came_from[then] = id_
                queue.append(then)
    raise AssertionError("a knot of more than one item holds a cycle through each of them")


def _critical_path(
    sequence: Sequence[str],
    weight: Mapping[str, int],
    earliest: Mapping[str, int],
    before: Mapping[str, Sequence[str]],
) -> tuple[str, ...]:
    if not sequence:
        return ()
    path = [max(sequence, key=lambda id_: earliest[id_] + weight[id_])]
    while steps := before[path[-1]]:
        path.append(max(steps, key=lambda id_: earliest[id_] + weight[id_]))
    return tuple(reversed(path))
