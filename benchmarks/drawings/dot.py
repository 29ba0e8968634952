"""Graphviz `dot`: the layout that is the measure, and the crossings of its lines, counted from their coordinates."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from itertools import combinations, pairwise

from plan.drawing import Graph

Point = tuple[float, float]
_STEPS = 8
"""Straight pieces that stand for one curve."""


def installed() -> bool:
    """Return whether there is a `dot`."""
    return shutil.which("dot") is not None


def source(graph: Graph) -> str:
    """Return a graph in dot's language."""
    nodes = "".join(f'"{node.id}";' for node in graph.nodes)
    edges = "".join(f'"{edge.source}"->"{edge.target}";' for edge in graph.edges)
    return f"digraph {{node [shape=box]; {nodes} {edges}}}"


def layout(graph: Graph) -> str:
    """Return what dot answers in its JSON."""
    return subprocess.run(["dot", "-Tjson"], input=source(graph), capture_output=True, text=True, check=True).stdout


def crossings(answer: str) -> int:
    """Return how often two lines of a layout cross."""
    lines = [_line(edge) for edge in json.loads(answer).get("edges", ())]
    boxes = [
        (min(p), max(p), min(q for _, q in line), max(q for _, q in line))
        for line in lines
        if (p := [a for a, _ in line])
    ]
    total = 0
    for (one, a), (two, b) in combinations(zip(lines, boxes, strict=True), 2):
        if a[0] <= b[1] and b[0] <= a[1] and a[2] <= b[3] and b[2] <= a[3]:
            total += sum(_cross(p, q, r, s) for p, q in pairwise(one) for r, s in pairwise(two))
    return total


def _line(edge: dict[str, list[dict[str, object]]]) -> Sequence[Point]:
    points: list[Point] = []
    for step in edge["_draw_"]:
        if step["op"] in {"b", "B"} and isinstance(step["points"], list):
            controls = step["points"]
            for at in range(0, len(controls) - 3, 3):
                points += [_on_curve(controls[at : at + 4], part / _STEPS) for part in range(_STEPS + 1)]
    return points


def _on_curve(controls: Sequence[Point], at: float) -> Point:
    weights = ((1 - at) ** 3, 3 * (1 - at) ** 2 * at, 3 * (1 - at) * at**2, at**3)
    return (
        sum(weight * x for weight, (x, _) in zip(weights, controls, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, controls, strict=True)),
    )


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    def turn(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return turn(p, q, r) * turn(p, q, s) < 0 and turn(r, s, p) * turn(r, s, q) < 0
