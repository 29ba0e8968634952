import networkx
from hypothesis import given
from hypothesis import strategies as st

from plan.drawing.coordinates import settle
from plan.drawing.lane_order import back_links, lane_order
from plan.drawing.layering import Link, layers, reversed_links
from plan.drawing.ordering import crossings, ordered
from tests.plan.drawing.graphs import pairs


@given(pairs(30), st.sampled_from([None, 10]))
def test_edges_point_down_once_cycles_are_broken(graph: tuple[int, list[tuple[int, int]]], limit: int | None) -> None:
    count, found = graph
    links = [Link(a, b) for a, b in found if a != b]
    turned = reversed_links(count, links)
    down = [Link(k.target, k.source) if at in turned else k for at, k in enumerate(links)]
    layer = layers([4] * count, down, limit)
    assert all(layer[link.source] < layer[link.target] for link in down)
    if limit is not None:
        assert max(layer.count(at) for at in set(layer)) <= 2


@given(pairs(20))
def test_the_edges_are_as_short_as_can_be(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, found = graph
    links = [Link(*sorted(pair)) for pair in found if pair[0] != pair[1]]
    layer = layers([4] * count, links)
    flow: networkx.DiGraph[int] = networkx.DiGraph()
    flow.add_nodes_from(range(count), demand=0)
    for link in links:
        flow.add_edge(link.source, link.target, weight=-1)
        flow.nodes[link.source]["demand"] -= 1
        flow.nodes[link.target]["demand"] += 1
    dual, _ = networkx.network_simplex(flow)
    assert sum(layer[link.target] - layer[link.source] for link in links) == -dual


@given(pairs(20), st.integers(0, 19), st.booleans())
def test_a_leaf_more_leaves_the_others_in_their_layers(
    graph: tuple[int, list[tuple[int, int]]], hook: int, above: bool
) -> None:
    count, found = graph
    links = [Link(*sorted(pair)) for pair in found if pair[0] != pair[1]]
    joined: networkx.Graph[int] = networkx.Graph([(link.source, link.target) for link in links])
    before = layers([4] * count, links)
    hook %= count
    after = layers([4] * (count + 1), [*links, Link(count, hook) if above else Link(hook, count)])
    for part in networkx.connected_components(joined):
        assert len({after[node] - before[node] for node in part}) == 1


def test_a_graph_without_cycles_is_left_as_it_is() -> None:
    assert reversed_links(4, [Link(0, 1), Link(1, 2), Link(0, 2), Link(3, 2)]) == frozenset()


def test_a_cycle_is_broken_where_it_runs_against_the_order() -> None:
    assert reversed_links(3, [Link(0, 1), Link(1, 2), Link(2, 0)]) == {2}


@given(pairs(30), st.integers(1, 4))
def test_the_order_of_lanes_is_valid(graph: tuple[int, list[tuple[int, int]]], groups: int) -> None:
    count, found = graph
    group_of = [at * groups // count for at in range(count)]
    links = [Link(a, b) for a, b in found if a != b]
    back = back_links(group_of, links)
    order = lane_order(group_of, [link for at, link in enumerate(links) if at not in back])
    place = {node: at for at, node in enumerate(order)}
    assert sorted(order) == list(range(count))
    assert [group_of[node] for node in order] == sorted(group_of)
    for at, link in enumerate(links):
        assert (place[link.source] > place[link.target]) == (at in back)


def test_two_crossed_lines_are_uncrossed() -> None:
    pairs_ = [[(0, 3), (1, 2)]]
    rows = ordered([[0, 1], [2, 3]], pairs_)
    assert crossings([[0, 1], [2, 3]], pairs_) == 1
    assert crossings(rows, pairs_) == 0


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 5), st.integers(1, 9)), min_size=1, max_size=12))
def test_settled_things_keep_their_gaps(things: list[tuple[int, int, int]]) -> None:
    gaps = [gap for _, _, gap in things[1:]]
    placed = settle([want for want, _, _ in things], [weight for _, weight, _ in things], gaps)
    assert all(b - a >= gap for a, b, gap in zip(placed, placed[1:], gaps, strict=False))


def test_what_is_not_in_the_way_stands_where_it_wants() -> None:
    assert settle([0, 10, 30], [1, 1, 1], [4, 4]) == [0, 10, 30]


def test_the_heavier_of_two_in_each_others_way_stays() -> None:
    assert settle([10, 10], [1, 5], [4]) == [6, 10]
