import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from plan.drawing import Edge, Graph, Group, Line, Node, Shape, Span, draw, draw_whole
from tests.plan.drawing.graphs import graph_of, graphs
from tests.plan.drawing.trace import edges_of

ROOT = Path(__file__).parents[3]


@given(graphs(20), st.integers(20, 120), st.booleans())
def test_boxes_fit_the_width_or_lanes_are_drawn(graph: Graph, width: int, ascii_only: bool) -> None:
    drawing = draw(graph, width, ascii_only=ascii_only)
    assert drawing.form in {"boxes", "lanes"}
    assert drawing.width <= width


@given(graphs(20, groups=True), st.sampled_from(["boxes", "lanes"]))
def test_ascii_drawings_are_ascii(graph: Graph, form: Literal["boxes", "lanes"]) -> None:
    assert all(line.isascii() for line in draw(graph, 78, shape=Shape(form), ascii_only=True).lines())


def test_a_wide_fan_is_broken_into_rows_that_fit() -> None:
    graph = graph_of(24, [(0, at) for at in range(1, 24)])
    drawing = draw(graph, 78)
    assert drawing.form == "boxes"
    assert drawing.width <= 78
    assert edges_of(drawing) == {("n0", f"n{at}") for at in range(1, 24)}


def test_layers_stay_whole_where_boxes_from_the_left_fit() -> None:
    graph = graph_of(12, [(0, at) for at in range(1, 12)])
    drawing = draw(graph, 60)
    assert drawing.form == "boxes"
    assert len({box.x for box in drawing.boxes if box.id != "n0"}) == 1


def test_boxes_that_do_not_fit_the_height_are_drawn_in_lanes() -> None:
    graph = graph_of(8, [(at, at + 1) for at in range(7)])
    assert [draw(graph, 30, height=height).form for height in (100, 10)] == ["boxes", "lanes"]
    assert draw_whole(graph, 30, height=10) is None


def test_drawings_of_nearly_the_same_width_look_alike() -> None:
    nodes = tuple(Node(f"n{at}", (Line((Span(f"n{at} {'word ' * 12}"),)),)) for at in range(60))
    graph = Graph(nodes, tuple(Edge(f"n{at // 3}", f"n{at}") for at in range(1, 60)))
    drawn = [draw(graph, width, shape=Shape("lanes")) for width in range(78, 90)]
    assert len({tuple(box.x for box in drawing.boxes) for drawing in drawn}) == 1


def test_names_that_would_be_cut_begin_where_the_lanes_of_their_group_end() -> None:
    long = "n7 " + "long " * 10
    nodes = tuple(Node(f"n{at}", (Line((Span(long if at == 7 else f"n{at}"),)),), group=f"{at > 5}") for at in range(8))
    edges = (*(Edge(f"n{a}", f"n{b}") for b in range(1, 6) for a in range(b) if b - a in {1, 3, 5}), Edge("n6", "n7"))
    lines = draw(Graph(nodes, edges, (Group("False", "one"), Group("True", "two"))), 60, shape=Shape("lanes")).lines()
    starts = [next(line.index(f"n{at}") for line in lines if f"n{at}" in line) for at in range(8)]
    assert len(set(starts[:6])) == 1
    assert starts[6] == starts[7] < starts[0]
    assert "…" not in "".join(lines)


def test_more_nodes_than_one_can_look_at_are_drawn_in_lanes() -> None:
    assert draw(graph_of(100, [(at, at + 1) for at in range(99)]), 500).form == "lanes"


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_any_text_keeps_its_cells(names: list[str]) -> None:
    nodes = tuple(Node(str(at), (Line((Span(name),)),), title=name) for at, name in enumerate(names))
    for drawing in (draw(Graph(nodes)), draw(Graph(nodes), shape=Shape("lanes"))):
        assert len({len(row) for row in drawing.rows}) == 1
        for row in drawing.rows:
            assert all(after.char == "" for cell, after in pairwise(row) if _wide(cell.char))


def _wide(char: str) -> bool:
    from rich.cells import cell_len

    return cell_len(char) == 2


def test_the_same_graph_gives_the_same_drawing_whatever_the_hash_seed() -> None:
    code = (
        "from tests.plan.drawing.graphs import graph_of\n"
        "from plan.drawing import Shape, draw\n"
        "pairs = [(a, b) for b in range(1, 30) for a in range(b) if (a * 7 + b * 11) % 13 == 0]\n"
        "for form in ('boxes', 'lanes'):\n"
        "    print('\\n'.join(draw(graph_of(30, pairs), 100, shape=Shape(form)).lines()))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_ascii_spells_names_of_other_scripts() -> None:
    nodes = (Node("a", (Line((Span("grün"),)),), title="日本"), Node("b", (Line((Span("prénom"),)),), group="g"))
    graph = Graph(nodes, (Edge("a", "b", label="übergibt"),), (Group("g", "Спринт"),))
    boxes = "\n".join(draw(graph, shape=Shape("boxes"), ascii_only=True).lines())
    lanes = "\n".join(draw(graph, shape=Shape("lanes"), ascii_only=True).lines())
    assert (boxes + lanes).isascii()
    for word in ("grun", "RiBen", "prenom", "ubergibt"):
        assert word in boxes
    for word in ("RiBen", "prenom", "Sprint"):
        assert word in lanes
