from hypothesis import given
from hypothesis import strategies as st

from plan import graphs
from plan.graphs import Edge, Graph, Node
from tests.plan.checks.base import PLAN
from tests.plan.checks.builders import column, put
from tests.plan.checks.builders import to as ref


def made(text: str, weights: dict[str, int] | None = None) -> Graph:
    """A graph from words such as `ab bc d`: a before b, b before c, and d."""
    names = dict.fromkeys(c for word in text.split() for c in word)
    nodes = (Node(n, n, (weights or {}).get(n, 1)) for n in names)
    return graphs.graph(nodes, (Edge(w[0], w[1]) for w in text.split() if len(w) == 2))


@st.composite
def any_graph(draw: st.DrawFn) -> Graph:
    names = draw(st.permutations("abcdefgh"))[: draw(st.integers(0, 8))]
    pairs = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=14)) if names else []
    weights = {n: draw(st.integers(0, 9)) for n in names}
    return graphs.graph((Node(n, n, weights[n]) for n in names), (Edge(*pair) for pair in pairs))


def test_the_graphs_of_a_plan() -> None:
    stories = graphs.story_graph(PLAN)
    assert [(n.id, n.weight, n.group) for n in stories.nodes][:2] == [
        ("S1-01", 3, "Sprint 1"),
        ("S1-02", 5, "Sprint 1"),
    ]
    assert [(e.before, e.after) for e in stories.edges] == [
        ("S1-01", "S1-02"),
        ("S1-02", "S1-03"),
        ("S1-02", "S2-01"),
        ("S1-02", "S2-02"),
    ]
    components = graphs.component_graph(PLAN)
    assert [(e.before, e.after) for e in components.edges] == [("api", "web"), ("postgres", "api")]
    assert [(e.before, e.after) for e in graphs.phase_graph(PLAN).edges] == [("build", "release")]
    tables = graphs.table_graph(PLAN)
    assert [(e.before, e.after, e.label) for e in tables.edges][2:] == [
        ("members", "loans", "member_id"),
        ("books", "loans", "book_id"),
    ]


def test_a_plan_without_artifacts_has_empty_graphs() -> None:
    empty = PLAN.model_copy(update={"architecture": None, "database": None, "sprints": None})
    for of in (graphs.story_graph, graphs.component_graph, graphs.phase_graph, graphs.table_graph):
        assert of(empty) == Graph((), ())


def test_nullable_keys_are_optional_and_the_binding_one_of_two_counts() -> None:
    parent = column("parent_id", "uuid", null=True, to=ref("books"))
    other = column("series_id", "uuid", to=ref("books"))
    plan = put(PLAN, "database/tables/1/columns/+", parent)
    assert [e.optional for e in graphs.table_graph(plan).edges if e.before == e.after] == [True]
    assert graphs.cycles(graphs.required(graphs.table_graph(plan))) == ()
    plan = put(plan, "database/tables/1/columns/+", other)
    assert graphs.cycles(graphs.required(graphs.table_graph(plan))) == (("books",),)


def test_edges_name_only_what_is_there() -> None:
    graph = graphs.graph([Node("a", "a"), Node("a", "again")], [Edge("a", "x"), Edge("x", "a"), Edge("a", "a")])
    assert graph == Graph((Node("a", "a"),), (Edge("a", "a"),))


def test_cycles() -> None:
    assert graphs.cycles(made("ab bc cd")) == ()
    assert graphs.cycles(made("aa")) == (("a",),)
    assert graphs.cycles(made("ab bc ca cd de ed ff")) == (("a", "b", "c"), ("d", "e"), ("f",))
    assert graphs.cycles(made("ab bc cd da ca")) == (("a", "b", "c"),)


def test_order_keeps_the_plans_own() -> None:
    assert graphs.order(made("c b a")) == ("c", "b", "a")
    assert graphs.order(made("ba c")) == ("b", "a", "c")
    assert graphs.order(made("a ba c")) == ("b", "a", "c")
    assert graphs.order(made("x ab ba bc")) == ("x", "a", "b", "c")


def test_levels() -> None:
    assert graphs.levels(made("ab bc ac d")) == (("a", "d"), ("b",), ("c",))
    assert graphs.levels(Graph((), ())) == ()


def test_schedule() -> None:
    plan = graphs.schedule(made("ab ac bd cd", {"a": 2, "b": 5, "c": 1, "d": 3}))
    assert plan.critical == ("a", "b", "d")
    assert plan.length == 10
    assert plan.earliest == {"a": 0, "b": 2, "c": 2, "d": 7}
    assert plan.slack == {"a": 0, "b": 0, "c": 4, "d": 0}
    assert graphs.schedule(Graph((), ())).critical == ()


def test_what_waits_for_what() -> None:
    graph = made("ab bc de")
    assert graphs.prerequisites(graph, "c") == ("a", "b")
    assert graphs.dependents(graph, "a") == ("b", "c")
    assert graphs.dependents(graph, "nobody") == ()


@given(any_graph())
def test_order_obeys_every_edge_outside_of_cycles(graph: Graph) -> None:
    place = {id_: i for i, id_ in enumerate(graphs.order(graph))}
    assert sorted(place) == sorted(n.id for n in graph.nodes)
    before = graphs.closure(graph)
    for edge in graph.edges:
        mutual = edge.after in before[edge.before]
        assert mutual or place[edge.before] < place[edge.after]


@given(any_graph())
def test_cycles_are_cycles_and_none_is_missed(graph: Graph) -> None:
    pairs = {(e.before, e.after) for e in graph.edges}
    found = graphs.cycles(graph)
    for cycle in found:
        assert len(set(cycle)) == len(cycle)
        assert all(pair in pairs for pair in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
    on_a_cycle = {id_ for id_, before in graphs.closure(graph).items() if id_ in before}
    assert bool(found) == bool(on_a_cycle)
    assert {id_ for cycle in found for id_ in cycle} <= on_a_cycle


@given(any_graph())
def test_the_critical_path_is_a_path_without_slack(graph: Graph) -> None:
    plan = graphs.schedule(graph)
    pairs = {(e.before, e.after) for e in graph.edges}
    weight = {n.id: n.weight for n in graph.nodes}
    assert all(slack >= 0 for slack in plan.slack.values())
    assert sum(weight[id_] for id_ in plan.critical) == plan.length
    assert all(plan.slack[id_] == 0 for id_ in plan.critical)
    assert all(pair in pairs for pair in zip(plan.critical, plan.critical[1:], strict=False))
