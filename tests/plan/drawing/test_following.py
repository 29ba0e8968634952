"""Lanes are followed by the words of the legend and of the docs, literally, and by nothing else."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.drawings.graphs import story_graph
from plan.drawing import Drawing, Graph, Shape, draw
from plan.legend import FOLLOWED, legend
from tests.plan.drawing import trace_lanes
from tests.plan.drawing.graphs import graphs
from tests.plan.drawing.strokes import DOWN, LEFT, RIGHT, UP, Direction, Place, Sheet, moved

DOCS = Path(__file__).parents[3] / "docs" / "drawings.md"
ARROWS = {"◀": LEFT, "<": LEFT, "▶": RIGHT, ">": RIGHT}


class Reader:
    """Goes down a lane, then along the row to its one mark, never down again; what is dashed, up to its arrow."""

    def __init__(self, drawing: Drawing, *, ascii_only: bool) -> None:
        self.sheet = Sheet(drawing.lines(), ascii_only=ascii_only)
        self.marks = {(box.x, box.y): box.id for box in drawing.boxes}

    def edges(self) -> set[tuple[str, str]]:
        return {(name, target) for mark, name in self.marks.items() for target in self.down(mark)}

    def down(self, mark: Place) -> set[str]:
        found: set[str] = set()
        place = moved(mark, DOWN)
        while place not in self.marks and UP in self.sheet.arms(place):
            if not self.sheet.crosses(place):
                row = self.row(place)
                found |= {self.marks[at] for at in row if at in self.marks}
                ends = any(at in self.marks or self.sheet.char(at) in ARROWS for at in row)
                if place == moved(mark, DOWN) and not ends:
                    found |= {self.up(at) for at in row if at != place and self.leaves_up(at)}
            if DOWN not in self.sheet.arms(place):
                return found
            place = moved(place, DOWN)
        return found | ({self.marks[place]} if place in self.marks and self.sheet.char(place) in "●◆O#" else set())

    def row(self, start: Place) -> list[Place]:
        """Everything on the line along a row, wherever one steps onto it; what only crosses it too."""
        return [start, *self.along(start, LEFT), *self.along(start, RIGHT)]

    def along(self, start: Place, side: Direction) -> list[Place]:
        found: list[Place] = []
        at = start
        while side in self.sheet.arms(at) or (at != start and (at in self.marks or self.sheet.char(at) in ARROWS)):
            at = moved(at, side)
            if not (at in self.marks or self.sheet.arms(at) or self.sheet.char(at) in ARROWS):
                break
            found.append(at)
        return found

    def leaves_up(self, at: Place) -> bool:
        return UP in self.sheet.arms(at) and not self.sheet.crosses(at)

    def up(self, start: Place) -> str:
        at = moved(start, UP)
        while UP in self.sheet.arms(at):
            at = moved(at, UP)
        (arrow,) = (place for place in self.row(at) if self.sheet.char(place) in ARROWS)
        return self.marks[moved(moved(arrow, ARROWS[self.sheet.char(arrow)]), DOWN)]


@given(graphs(40, groups=True), st.booleans())
def test_lanes_read_by_the_documented_words_are_the_graph(graph: Graph, ascii_only: bool) -> None:
    drawing = draw(graph, shape=Shape("lanes"), ascii_only=ascii_only)
    loops = {(edge.source, edge.target) for edge in graph.edges if edge.source == edge.target}
    read = Reader(drawing, ascii_only=ascii_only).edges()
    assert read | loops == {(edge.source, edge.target) for edge in graph.edges}


def test_stories_whose_lanes_meet_in_dots_read_back() -> None:
    graph = story_graph(100, 137, seed=3)
    drawing = draw(graph, shape=Shape("lanes"))
    assert "•" in "".join(drawing.lines())
    assert Reader(drawing, ascii_only=False).edges() == {(edge.source, edge.target) for edge in graph.edges}


def test_the_legend_the_docs_and_the_tracer_say_the_same_words() -> None:
    drawing = draw(story_graph(100, 137, seed=3), shape=Shape("lanes"))
    assert f"• {FOLLOWED}" in legend("stories", drawing)
    for text in (DOCS.read_text("utf-8"), trace_lanes.__doc__ or ""):
        assert FOLLOWED in " ".join(text.split())
