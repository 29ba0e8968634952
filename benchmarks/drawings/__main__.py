"""Drawings: time, size, crossings and what reads back, against dot and the other tools that draw graphs as text."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable

from benchmarks.drawings import dot, many, peers
from benchmarks.drawings.graphs import SCHEMAS, STORIES, components_graph, names_graph, schema, sql, story_graph
from benchmarks.drawings.reading import read
from plan.database import Database
from plan.drawing import Drawing, Graph, Shape, draw
from plan.erd import erd_picture
from plan.pictures import components_picture
from tests.plan.drawing.trace import edges_of, loops_of, ties_of
from tests.plan.drawing.trace_lanes import lane_edges
from tests.wire.plans import library_plan


def main() -> None:
    """Print the tables; only the one of many seeds if asked for `many`."""
    many.compare()
    if "many" in sys.argv[1:]:
        return
    for nodes, edges in STORIES:
        _compare(
            f"{nodes:,} stories, {edges:,} edges",
            story_graph(nodes, edges),
            lambda graph: draw(graph, shape=Shape("lanes")),
        )
    _compare("The components of the library's plan", components_graph(), draw)
    for width in (80, 200):
        _read_components(width)
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


def _read_components(width: int) -> None:
    """Read the components as a plan shows them, with what they are called and what goes over their lines."""
    print(f"\n  The same as a plan shows them, {width} columns")
    architecture = library_plan().architecture
    assert architecture is not None
    name = {one.id: one.name for one in architecture.components}
    wanted = {(name[one.id], name[other]) for one in architecture.components for other in one.depends_on}
    began = time.perf_counter()
    drawing = components_picture(architecture, width)
    seconds = time.perf_counter() - began
    traced = lane_edges(drawing) if drawing.form == "lanes" else edges_of(drawing)
    found = {(_called(source, name.values()), _called(target, name.values())) for source, target in traced}
    _row(
        f"planroom ({drawing.form})",
        seconds,
        f"{drawing.width}×{drawing.height}",
        str(many.crossed(drawing.lines())),
        sum(bool(cell.edges) for row in drawing.rows for cell in row) / len(wanted),
        f"{len(found & wanted)}/{len(wanted)}",
        len(found - wanted),
    )


def _called(first: str, names: Iterable[str]) -> str:
    """Return the one name whose first line in a box is this."""
    fitting = [name for name in names if f"{name} ".startswith(f"{first} ")]
    return fitting[0] if len(fitting) == 1 else first


def _compare_erd(title: str, text: str) -> None:
    print(f"\n  {title}, with columns")
    database = schema(text)
    began = time.perf_counter()
    drawing = erd_picture(database)
    seconds = time.perf_counter() - began
    lines = drawing.lines()
    wanted, found = _references(database, drawing.form), _read_references(drawing)
    count = wanted.total()
    _row(
        f"planroom ({drawing.form})",
        seconds,
        f"{drawing.width}×{drawing.height}",
        str(many.crossed(lines)),
        sum(bool(cell.edges) for row in drawing.rows for cell in row) / count,
        f"{(found & wanted).total()}/{count}",
        (found - wanted).total(),
    )
    drawn = peers.dbsketch(sql(text))
    size = drawn.problem or f"{max(map(len, drawn.lines), default=0)}×{len(drawn.lines)}"
    _row("dbsketch", drawn.seconds, size, str(many.crossed(drawn.lines)), None, "not read", 0)


_Tie = tuple[str, ...]


def _references(database: Database, form: str) -> "Counter[_Tie]":
    """Return the foreign keys as they have to be drawn: both tables, in boxes each with how many rows it takes part."""
    wanted: Counter[_Tie] = Counter()
    for table in database.tables:
        for column in table.columns:
            other = column.references.table
            if other == table.name:
                wanted[other, other] = 1
            elif other and form == "boxes":
                alone = column.unique or table.primary_key == (column.name,)
                ends = (
                    (other, "optional" if column.nullable else "one"),
                    (table.name, "optional" if alone else "many"),
                )
                wanted[tuple(part for end in sorted(ends) for part in end)] += 1
            elif other:
                wanted[other, table.name] = 1
    return wanted


def _read_references(drawing: Drawing) -> "Counter[_Tie]":
    """Return what the characters of a drawing say."""
    if drawing.form == "lanes":
        return Counter(lane_edges(drawing))
    ties: Counter[_Tie] = Counter((*one, *two) for one, two in ties_of(drawing))
    return ties + Counter((name, name) for name in loops_of(drawing))


def _row(name: str, seconds: float, size: str, crossed: str, length: float | None, right: str, wrong: int) -> None:
    """Print what was measured; `length` is how many cells of line there are an edge."""
    false = f", {wrong:,} false" if wrong else ""
    cells = f"{length:5.0f} cells an edge" if length is not None else " " * 19
    print(f"    {name:<20} {seconds:7.2f} s  {size:<14} {crossed:>6} crossings {cells}  reads back {right}{false}")


if __name__ == "__main__":
    main()
