"""Drawings: time, size, crossings and what reads back, against dot and the other tools that draw graphs as text."""

import sys
import time
from collections.abc import Callable

from benchmarks.drawings import dot, many, peers
from benchmarks.drawings.graphs import SCHEMAS, STORIES, components_graph, names_graph, schema, sql, story_graph
from benchmarks.drawings.reading import read
from plan.drawing import Drawing, Graph, draw
from plan.pictures import erd_picture
from tests.plan.drawing.trace import edges_of, ties_of
from tests.plan.drawing.trace_lanes import lane_edges


def main() -> None:
    """Print the tables; only the one of many seeds if asked for `many`."""
    many.compare()
    if "many" in sys.argv[1:]:
        return
    for nodes, edges in STORIES:
        _compare(
            f"{nodes:,} stories, {edges:,} edges", story_graph(nodes, edges), lambda graph: draw(graph, form="lanes")
        )
    _compare("The components of the library's plan", components_graph(), draw)
    for name, text in SCHEMAS.items():
        _compare(f"{name}, names only", names_graph(text), draw)
        _compare_erd(name, text)


def _compare(title: str, graph: Graph, ours: Callable[[Graph], Drawing]) -> None:
    print(f"\n  {title}")
    wanted = {(edge.source, edge.target) for edge in graph.edges}
    began = time.perf_counter()
    drawing = ours(graph)
    seconds = time.perf_counter() - began
    found = lane_edges(drawing) if drawing.form == "lanes" else edges_of(drawing)
    size = f"{drawing.width}×{drawing.height}"
    _row(
        f"planroom ({drawing.form})",
        seconds,
        size,
        str(many.crossed(drawing.lines())),
        sum(bool(cell.edges) for row in drawing.rows for cell in row) / len(wanted),
        f"{len(found & wanted)}/{len(wanted)}",
        len(found - wanted),
    )
    if dot.installed():
        began = time.perf_counter()
        answer = dot.layout(graph)
        seconds = time.perf_counter() - began
        _row("dot", seconds, "no text", str(dot.crossings(answer)), None, "–", 0)
    for name, peer in peers.PEERS.items():
        drawn = peer(graph)
        if drawn.problem:
            print(f"    {name:<20} {drawn.seconds:7.2f} s  {drawn.problem}")
            continue
        reading = read(drawn.lines, [node.id for node in graph.nodes], wanted)
        size = f"{max(map(len, drawn.lines), default=0)}×{len(drawn.lines)}"
        crossed = str(many.crossed(drawn.lines))
        _row(
            name,
            drawn.seconds,
            size,
            crossed,
            reading.cells / len(wanted),
            f"{reading.right}/{len(wanted)}",
            reading.wrong,
        )


def _compare_erd(title: str, text: str) -> None:
    print(f"\n  {title}, with columns")
    database = schema(text)
    began = time.perf_counter()
    drawing = erd_picture(database)
    seconds = time.perf_counter() - began
    wanted = sum(bool(column.references.table) for table in database.tables for column in table.columns)
    lines = drawing.lines()
    loops = sum(line.count("↺") for line in lines)
    read_back = len(ties_of(drawing)) + loops if drawing.form == "boxes" else len(lane_edges(drawing))
    _row(
        f"planroom ({drawing.form})",
        seconds,
        f"{drawing.width}×{drawing.height}",
        str(many.crossed(lines)),
        sum(bool(cell.edges) for row in drawing.rows for cell in row) / wanted,
        f"{read_back}/{wanted}",
        0,
    )
    drawn = peers.dbsketch(sql(text))
    size = drawn.problem or f"{max(map(len, drawn.lines), default=0)}×{len(drawn.lines)}"
    _row("dbsketch", drawn.seconds, size, str(many.crossed(drawn.lines)), None, "not read", 0)


def _row(name: str, seconds: float, size: str, crossed: str, length: float | None, right: str, wrong: int) -> None:
    """Print what was measured; `length` is how many cells of line there are an edge."""
    false = f", {wrong:,} false" if wrong else ""
    cells = f"{length:5.0f} cells an edge" if length is not None else " " * 19
    print(f"    {name:<20} {seconds:7.2f} s  {size:<14} {crossed:>6} crossings {cells}  reads back {right}{false}")


if __name__ == "__main__":
    main()
