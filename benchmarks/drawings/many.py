"""Crossings over many seeds, in boxes and in lanes, against dot; and how much of a drawing one story more moves."""

import random
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from benchmarks.drawings import dot
from benchmarks.drawings.graphs import story_graph
from plan.drawing import Drawing, Edge, Graph, Node
from plan.drawing.boxes import draw_boxes
from plan.drawing.lanes import draw_lanes
from tests.plan.drawing.trace import edges_of
from tests.plan.drawing.trace_lanes import lane_edges

SIZES = ((8, 11), (12, 16), (20, 27), (30, 41), (45, 62), (60, 82))
SEEDS = range(1, 13)
_CROSSED = "┼╂┿╋"

_FORMS: dict[str, Callable[[Graph], Drawing]] = {
    "top-down": lambda graph: draw_boxes(graph, "down"),
    "left to right": lambda graph: draw_boxes(graph, "right"),
    "lanes": draw_lanes,
}


def compare() -> None:
    """Print, for each size, the crossings of all seeds together."""
    print(f"\n  Story graphs, {len(SEEDS)} seeds of each size: crossings")
    for nodes, edges in SIZES:
        graphs = [story_graph(nodes, edges, seed) for seed in SEEDS]
        theirs = sum(dot.crossings(dot.layout(graph)) for graph in graphs) if dot.installed() else 0
        print(f"    {nodes} stories, {edges} edges: dot {theirs}")
        for form, drawn in _FORMS.items():
            began = time.process_time()
            drawings = [drawn(graph) for graph in graphs]
            seconds = (time.process_time() - began) / len(graphs)
            ours = sum(crossed(drawing.lines()) for drawing in drawings)
            right = sum(map(_reads_back, graphs, drawings))
            ratio = f"{ours / theirs:.2f} of dot's" if theirs else ""
            print(f"      {form:<14} {ours:5} {ratio:>14}  {seconds:.3f} s  {right} of {len(graphs)} read back")
        for more, grown in (("one leaf more", with_a_leaf), ("one story more with two dependencies", with_a_story)):
            changed = [grown(graph, seed) for seed, graph in zip(SEEDS, graphs, strict=True)]
            pairs = list(zip(graphs, changed, strict=True))
            boxes = [moved(graph, draw_boxes(graph), draw_boxes(after)) for graph, after in pairs]
            marks = [moved_marks(draw_lanes(graph), draw_lanes(after)) for graph, after in pairs]
            print(
                f"      {more} moves {sum(boxes) / len(boxes):.1%} of the boxes, {max(boxes):.0%} at most, "
                f"and {sum(marks) / len(marks):.1%} of the marks in lanes"
            )


def crossed(lines: Iterable[str]) -> int:
    """Return how many lines cross in a drawing's text."""
    return sum(line.count(char) for line in lines for char in _CROSSED)


def with_a_leaf(graph: Graph, seed: int) -> Graph:
    """Return the graph with one node more, below any one."""
    return _grown(graph, (random.Random(seed).choice(graph.nodes),))


def with_a_story(graph: Graph, seed: int) -> Graph:
    """Return the graph with one story more that waits for any two, the last one of the later one's sprint."""
    first, second = sorted(random.Random(seed).sample(range(len(graph.nodes)), 2))
    return _grown(graph, (graph.nodes[first], graph.nodes[second]))


def _grown(graph: Graph, needed: Sequence[Node]) -> Graph:
    node = Node("more", needed[0].lines, group=needed[-1].group)
    last = max(at for at, other in enumerate(graph.nodes) if other.group == node.group)
    edges = (Edge(other.id, node.id) for other in needed)
    return replace(
        graph, nodes=(*graph.nodes[: last + 1], node, *graph.nodes[last + 1 :]), edges=(*graph.edges, *edges)
    )


def moved_marks(before: Drawing, after: Drawing) -> float:
    """Return the share of marks that changed their column, in drawings in lanes."""
    column = {box.id: box.x for box in after.boxes}
    return sum(column[box.id] != box.x for box in before.boxes) / len(before.boxes)


def moved(graph: Graph, before: Drawing, after: Drawing) -> float:
    """Return the share of a graph's boxes that changed their layer, or their order in it, in drawings from above."""
    old, new = _layers(graph, before), _layers(graph, after)
    stayed = 0
    for layer in set(old.values()):
        across = {box.id: box.x for box in after.boxes}
        row = sorted((box for box in before.boxes if old[box.id] == layer == new[box.id]), key=lambda box: box.x)
        stayed += _rising(across[box.id] for box in row)
    return 1 - stayed / len(old)


def _layers(graph: Graph, drawing: Drawing) -> dict[str, tuple[str, int]]:
    """Return the connected part and the number of the layer of each box."""
    part = {node.id: node.id for node in graph.nodes}

    def top(id_: str) -> str:
        while part[id_] != id_:
            id_ = part[id_]
        return id_

    for edge in graph.edges:
        part[top(edge.source)] = top(edge.target)
    height = {box.id: box.y for box in drawing.boxes if box.id in part}
    rows = {name: sorted({y for id_, y in height.items() if top(id_) == name}) for name in {top(id_) for id_ in part}}
    return {id_: (top(id_), rows[top(id_)].index(y)) for id_, y in height.items()}


def _rising(numbers: Iterable[int]) -> int:
    """Return how many numbers the longest rising subsequence has."""
    last: list[int] = []
    for number in numbers:
        at = bisect_left(last, number)
        last[at : at + 1] = [number]
    return len(last)


def _reads_back(graph: Graph, drawing: Drawing) -> bool:
    found = lane_edges(drawing) if drawing.form == "lanes" else edges_of(drawing)
    return found == {(edge.source, edge.target) for edge in graph.edges}
