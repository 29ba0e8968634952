"""The Markdown of docs/drawings.md that shows the same graphs by every tool: `python -m benchmarks.drawings.beside`.

Pictures by dot, which draws no text, are written beside that page.
"""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from benchmarks.drawings import dot, peers
from benchmarks.drawings.graphs import CHINOOK, components_graph, schema, sql, story_graph
from plan.drawing import Graph, Shape, draw
from plan.erd import erd_picture

DOCS = Path(__file__).parents[2] / "docs"
_WIDTH = 100


def main() -> None:
    """Print the section."""
    stories = story_graph(12, 15)
    print("The same twelve stories with fifteen dependencies, by each tool as it comes:\n")
    _show("planroom, lanes", draw(stories, _WIDTH, shape=Shape("lanes")).lines())
    _show("planroom, boxes", draw(stories, _WIDTH, shape=Shape("boxes")).lines())
    _show_peers(stories, "stories")
    print("The components of the library's plan, by their ids:\n")
    components = components_graph()
    _show("planroom", draw(components, _WIDTH).lines())
    _show_peers(components, "components")
    print("A schema of eleven tables (Chinook's, with keys and names only):\n")
    _show("planroom", erd_picture(schema(CHINOOK), _WIDTH).lines())
    drawn = peers.dbsketch(sql(CHINOOK))
    _show("dbsketch", drawn.lines or [drawn.problem])


def _show_peers(graph: Graph, name: str) -> None:
    for peer, drawer in peers.PEERS.items():
        drawn = drawer(graph)
        _show(peer, drawn.lines or [drawn.problem])
    file = DOCS / "drawings" / f"dot-{name}.svg"
    subprocess.run(["dot", "-Tsvg", "-o", file], input=dot.source(graph), text=True, check=True)
    print(f"**dot**\n\n![the {name} by dot]({file.relative_to(DOCS)})\n")


def _show(tool: str, lines: Iterable[str]) -> None:
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    print(f"**{tool}**\n\n```text\n{text}\n```\n")


if __name__ == "__main__":
    main()
