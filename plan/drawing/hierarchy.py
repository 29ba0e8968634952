"""A graph cut into layers: boxes, labels and trunks in their layers, and the nets that join them.

Edges that leave one box, or that arrive at one, share a *net*: a hub, its leaves, and trunks through the layers
between. A net has one source or one target, so whoever follows its lines knows which edges they are.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from plan.drawing.graph import Edge, End
from plan.drawing.layering import Link, layers, reversed_links


@dataclass(slots=True)
class Item:
    """Something with a place in a layer."""

    kind: Literal["node", "label", "trunk"]
    number: int
    """Of the node, the edge or the net."""
    layer: int
    breadth: int
    depth: int


@dataclass(slots=True)
class Leaf:
    """Where one or more edges of a net reach something other than the hub."""

    item: int
    end: End
    line: int | None
    edges: list[int] = field(default_factory=list)
    way: list[int] = field(default_factory=list)
    """The trunks from the hub to it."""


@dataclass(slots=True)
class Net:
    """Edges drawn as one line with branches."""

    hub: int
    hub_above: bool
    hub_end: End
    hub_line: int | None
    upward: bool
    """Whether its edges lead against the layers, because they close a cycle."""
    leaves: list[Leaf] = field(default_factory=list)

    def edges_through(self, item: int) -> list[int]:
        """Return the edges whose lines run through a trunk."""
        return sorted(edge for leaf in self.leaves if item in leaf.way for edge in leaf.edges)


@dataclass(frozen=True, slots=True)
class Segment:
    """An edge, or the half of one before or behind its label, seen from above."""

    upper: int
    lower: int
    edge: int
    upper_end: End
    lower_end: End
    upper_line: int | None
    lower_line: int | None
    upward: bool
    alone: int
    """The edge, if it has an arrow at both ends and so can share its line with no other; -1 otherwise."""


@dataclass(slots=True)
class Hierarchy:
    """Everything that has to be placed."""

    items: list[Item]
    nets: list[Net]
    layers: list[list[int]]


def hierarchy(
    sizes: Sequence[tuple[int, int]],
    edges: Sequence[tuple[int, int, int, Edge]],
    labels: Sequence[tuple[int, int]],
    *,
    bundled: bool,
    limit: int | None = None,
) -> Hierarchy:
    """Cut a graph into layers.

    `sizes` are the nodes' breadths and depths, `edges` are source, target, number and edge, `labels` the sizes of
    the edges' labels (0, 0 for none), `limit` how broad a layer may be.
    """
    links = [
        Link(source, target, 2 if label[0] else 1) for (source, target, _, _), label in zip(edges, labels, strict=True)
    ]
    turned = reversed_links(len(sizes), links)
    down = [Link(k.target, k.source, k.span) if at in turned else k for at, k in enumerate(links)]
    layer = layers([breadth + 3 for breadth, _ in sizes], down, limit)
    items = [Item("node", at, layer[at], *size) for at, size in enumerate(sizes)]
    segments = _segments(items, edges, labels, down, turned)
    nets = _nets(segments, bundled=bundled)
    _add_trunks(nets, items)
    stacked: list[list[int]] = [[] for _ in range(1 + max((item.layer for item in items), default=-1))]
    for at, item in enumerate(items):
        stacked[item.layer].append(at)
    return Hierarchy(items, nets, stacked)


def _segments(
    items: list[Item],
    edges: Sequence[tuple[int, int, int, Edge]],
    labels: Sequence[tuple[int, int]],
    down: Sequence[Link],
    turned: frozenset[int],
) -> list[Segment]:
    leaving = Counter(link.source for link in down)
    arriving = Counter(link.target for link in down)
    segments: list[Segment] = []
    for at, ((_, _, number, edge), link) in enumerate(zip(edges, down, strict=True)):
        up = at in turned
        ends = (edge.target_end, edge.source_end) if up else (edge.source_end, edge.target_end)
        ports = (edge.target_line, edge.source_line) if up else (edge.source_line, edge.target_line)
        alone = number if edge.source_end == "arrow" else -1
        if not labels[at][0]:
            segments.append(Segment(link.source, link.target, number, *ends, *ports, upward=up, alone=alone))
            continue
        shared_above = leaving[link.source] >= arriving[link.target]
        layer = items[link.target].layer - 1 if shared_above else items[link.source].layer + 1
        items.append(Item("label", number, layer, *labels[at]))
        label = len(items) - 1
        segments.append(Segment(link.source, label, number, ends[0], "none", ports[0], None, up, alone))
        segments.append(Segment(label, link.target, number, "none", ends[1], None, ports[1], up, alone))
    return segments


def _nets(segments: Sequence[Segment], *, bundled: bool) -> list[Net]:
    """Give each segment to the net of its upper or its lower end, whichever is the larger."""
    above = [(part.upper, part.upper_end, part.upper_line, part.upward, part.alone) for part in segments]
    below = [(part.lower, part.lower_end, part.lower_line, part.upward, part.alone) for part in segments]
    from_above, from_below = Counter(above), Counter(below)
    nets: dict[tuple[bool, int, End, int | None, bool, int], Net] = {}
    for segment, upper, lower in zip(segments, above, below, strict=True):
        hub_above = from_above[upper] >= from_below[lower] if bundled else not segment.upward
        key = (hub_above, *(upper if hub_above else lower))
        net = nets.get(key)
        if net is None:
            net = nets[key] = Net(key[1], hub_above, key[2], key[3], segment.upward)
        leaf = lower if hub_above else upper
        for found in net.leaves:
            if (found.item, found.end, found.line) == leaf[:3]:
                found.edges.append(segment.edge)
                break
        else:
            net.leaves.append(Leaf(*leaf[:3], edges=[segment.edge]))
    return list(nets.values())


def _add_trunks(nets: Sequence[Net], items: list[Item]) -> None:
    """Add the trunks in the order of their edges, whichever net those belong to."""
    leaves = [(leaf, number) for number, net in enumerate(nets) for leaf in net.leaves]
    for leaf, number in sorted(leaves, key=lambda entry: entry[0].edges[0]):
        between = sorted((items[nets[number].hub].layer, items[leaf.item].layer))
        leaf.way += range(len(items), len(items) + between[1] - between[0] - 1)
        items += [Item("trunk", number, layer, 1, 0) for layer in range(between[0] + 1, between[1])]
        if not nets[number].hub_above:
            leaf.way.reverse()
