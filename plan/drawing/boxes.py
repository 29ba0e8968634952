"""Layered boxes: the graph as boxes in layers, joined by lines that run at right angles and never merge falsely."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from plan.drawing.bundling import bundle, separate
from plan.drawing.canvas import DOWN, LEFT, RIGHT, UP, Box, Canvas, Drawing
from plan.drawing.channel import Route, Wire, route
from plan.drawing.coordinates import Placement
from plan.drawing.graph import Edge, Graph
from plan.drawing.hierarchy import Hierarchy, Item, hierarchy
from plan.drawing.measure import Face, roles, tidy, write_box
from plan.drawing.ordering import improved, ordered
from plan.drawing.ports import Joint, Pin, joints, place_pins, room, sides
from plan.drawing.text import columns

Direction = Literal["down", "right"]

_BETWEEN_PARTS = 3
_DOWN_SIGNS = {"arrow": ("▲", "▼"), "one": ("╪", "╪"), "optional": ("○", "○"), "many": ("│", "│"), "none": ("", "")}
_RIGHT_SIGNS = {"arrow": ("◀", "▶"), "one": ("╫", "╫"), "optional": ("○", "○"), "many": (">", "<"), "none": ("", "")}
_BACK_ARROWS = {"▲": "△", "▼": "▽", "◀": "◁", "▶": "▷"}
_STRAIGHT = {("trunk", "trunk"): 8, ("label", "trunk"): 4, ("trunk", "label"): 4}


@dataclass(frozen=True, slots=True)
class _Part:
    """A connected part of the graph, laid out with its corner at 0, 0."""

    plan: Hierarchy
    joints: list[Joint]
    routes: dict[int, list[Route]]
    place: list[int]
    starts: list[int]
    """Where each layer starts in the direction of the layers."""
    depths: list[int]
    tracks: list[int]
    """Where the first track of each channel is."""
    margin: int
    """Free cells before the first box."""
    breadth: int
    depth: int


def draw_boxes(
    graph: Graph,
    direction: Direction = "down",
    *,
    width: int | None = None,
    limit: int | None = None,
    ascii_only: bool = False,
) -> Drawing:
    """Draw a graph in boxes, as wide as it comes.

    Parts that hang together stand beside each other as far as there is `width`; a layer of boxes from above that is
    broader than the `limit` is broken into several.
    """
    graph = tidy(graph, ascii_only=ascii_only)
    return _Sheet(graph, direction, width, limit, ascii_only=ascii_only).draw()


class _Sheet:
    def __init__(
        self, graph: Graph, direction: Direction, width: int | None, limit: int | None, *, ascii_only: bool
    ) -> None:
        self.graph = graph
        self.down = direction == "down"
        self.step = 2 if self.down else 1
        self.width = width
        self.limit = limit if self.down else None
        self.canvas = Canvas(ascii_only=ascii_only)
        self.number = {node.id: at for at, node in enumerate(graph.nodes)}
        self.loops: dict[int, tuple[int, ...]] = {}
        self.edges: list[tuple[int, int, int, Edge]] = []
        for at, edge in enumerate(graph.edges):
            source, target = self.number.get(edge.source), self.number.get(edge.target)
            if source is None or target is None:
                continue
            if source == target:
                self.loops[source] = (*self.loops.get(source, ()), at)
            else:
                self.edges.append((source, target, at, edge))
        self.faces = [
            Face.of(node, [graph.edges[edge] for edge in self.loops.get(at, ())]) for at, node in enumerate(graph.nodes)
        ]
        self.labels = [edge.label for edge in graph.edges]
        self.nets = 0

    def draw(self) -> Drawing:
        x = y = tallest = 0
        for nodes in self._parts():
            part = self._lay_out(nodes)
            width, height = (part.breadth, part.depth) if self.down else (part.depth, part.breadth)
            if self.width is not None and x and x + width > self.width:
                x, y, tallest = 0, y + tallest + 1, 0
            self._paint(nodes, part, x, y)
            x += width + _BETWEEN_PARTS
            tallest = max(tallest, height)
            if not self.down and self.width is None:
                x, y, tallest = 0, y + tallest + 1, 0
        return self.canvas.finish("boxes", self.graph.edges)

    def _parts(self) -> list[list[int]]:
        """Return the connected parts, nodes and parts in the order of the graph, lone nodes last."""
        near: list[list[int]] = [[] for _ in self.graph.nodes]
        for source, target, _, _ in self.edges:
            near[source].append(target)
            near[target].append(source)
        part_of: list[int | None] = [None] * len(near)
        parts: list[list[int]] = []
        for start in range(len(near)):
            if part_of[start] is not None:
                continue
            part_of[start] = len(parts)
            part = [start]
            for node in part:
                for other in near[node]:
                    if part_of[other] is None:
                        part_of[other] = len(parts)
                        part.append(other)
            parts.append(sorted(part))
        return sorted(parts, key=lambda part: len(part) == 1)

    def _lay_out(self, nodes: Sequence[int]) -> _Part:
        local = {node: at for at, node in enumerate(nodes)}
        faces = [self.faces[node] for node in nodes]
        edges = [(local[a], local[b], at, edge) for a, b, at, edge in self.edges if a in local]
        sizes = [(face.width, face.height) if self.down else (face.height, face.width) for face in faces]
        labels = [self._label_size(at) for _, _, at, _ in edges]
        plan = hierarchy(sizes, edges, labels, bundled=self.graph.bundled, limit=self.limit)
        plan = bundle(plan, ordered(plan.layers, _pairs(plan, joints(plan))))
        rows = improved(plan.layers, _pairs(plan, joints(plan)))
        plan = separate(replace(plan, layers=rows))
        found = joints(plan)
        for (item, _), pins in sides(plan, found).items():
            plan.items[item].breadth = room([pin for pin, _ in pins], plan.items[item].breadth, self.step)
        pairs = _pairs(plan, found)
        gaps = [[self._gap(plan.items[a], plan.items[b]) for a, b in pairwise(row)] for row in rows]
        weighted = [
            [(a, b, _STRAIGHT.get((plan.items[a].kind, plan.items[b].kind), 2)) for a, b in channel]
            for channel in pairs
        ]
        place = Placement(plan, rows, weighted, gaps, self.step).positions()
        place_pins(plan, found, place, self.step)
        return self._stack(plan, found, place)

    def _label_size(self, edge: int) -> tuple[int, int]:
        label = self.labels[edge]
        if not label:
            return 0, 0
        return (columns(label) + 2, 1) if self.down else (2, columns(label) + 2)

    def _gap(self, one: Item, two: Item) -> int:
        boxes = (one.kind == "node") + (two.kind == "node")
        if self.down:
            return 3 if boxes == 2 or "label" in {one.kind, two.kind} else 1
        return 1 if boxes else 0

    def _stack(self, plan: Hierarchy, found: list[Joint], place: list[int]) -> _Part:
        """Route every channel and put layers and channels one after the other."""
        routes: dict[int, list[Route]] = {}
        starts, depths, tracks = [], [], []
        at = 0
        for layer, row in enumerate(plan.layers):
            depth = max([plan.items[item].depth for item in row] + [1])
            starts.append(at)
            depths.append(depth)
            here = [joint for joint in found if joint.channel == layer]
            wires = [Wire(tuple(p.at for p in joint.tops), tuple(p.at for p in joint.bottoms)) for joint in here]
            routes[layer], count = route(wires, self.step)
            above = any(pin.end != "none" for joint in here for pin in joint.tops)
            below = any(pin.end != "none" for joint in here for pin in joint.bottoms)
            at += depth
            tracks.append(at + above + (0 if self.down else 1))
            if layer < len(plan.layers) - 1:
                at += (
                    max(above + max(count, above and below) + below, 1)
                    if self.down
                    else 3 + above + max(2 * count - 1, 0)
                )
        far = max(place[item] + plan.items[item].breadth for item in range(len(plan.items)))
        margin = min(place)
        turns = max((r.turn + 1 for layer in routes.values() for r in layer), default=0)
        return _Part(plan, found, routes, place, starts, depths, tracks, margin, max(far, turns) - margin, at)

    def _paint(self, nodes: Sequence[int], part: _Part, x: int, y: int) -> None:
        x, y = self._shifted((-part.margin, 0), x, y)
        for at, node in enumerate(nodes):
            item = part.plan.items[at]
            depth = item.depth if self.down else part.depths[item.layer]
            left, top = self._point(part.place[at], part.starts[item.layer])
            width, height = (item.breadth, depth) if self.down else (depth, item.breadth)
            box = Box(self.graph.nodes[node].id, x + left, y + top, width, height)
            write_box(self.canvas, self.faces[node], box, self.loops.get(node, ()))
        for layer, routes in part.routes.items():
            here = [joint for joint in part.joints if joint.channel == layer]
            for joint, way in zip(here, routes, strict=True):
                self._paint_joint(part, joint, way, x, y)
        for number, item in enumerate(part.plan.items):
            if item.kind == "label":
                self._paint_label(part, number, x, y)
        self.nets += len(part.plan.nets) + len(part.plan.items)

    def _point(self, across: int, along: int) -> tuple[int, int]:
        return (across, along) if self.down else (along, across)

    def _paint_joint(self, part: _Part, joint: Joint, way: Route, x: int, y: int) -> None:
        net = part.plan.nets[joint.net]
        near, far = (joint.tops, joint.bottoms) if net.hub_above else (joint.bottoms, joint.tops)
        scale = 1 if self.down else 2
        track = [part.tracks[joint.channel] + scale * at for at in way.tracks]
        for pin in far:
            numbers = self._edges_of(part, joint, pin)
            for role, edges in roles(self.graph.edges, numbers, back=net.upward):
                for hub in near:
                    top, bottom = (hub, pin) if net.hub_above else (pin, hub)
                    corners = [(top.at, self._edge_of(part, top, upper=False))]
                    if len(track) == 2:
                        corners += [
                            (top.at, track[0]),
                            (way.turn, track[0]),
                            (way.turn, track[1]),
                            (bottom.at, track[1]),
                        ]
                    elif track:
                        corners += [(top.at, track[0]), (bottom.at, track[0])]
                    corners.append((bottom.at, self._edge_of(part, bottom, upper=True)))
                    points = [self._shifted(corner, x, y) for corner in corners]
                    key = self.nets + joint.net
                    self.canvas.run(key, edges, points, role=role, back=net.upward)
                    if part.plan.items[pin.item].kind == "trunk":
                        self._pass(part, pin, key, (role, edges), x, y)
                    for end, upper in ((top, False), (bottom, True)):
                        self._paint_end(part, end, (role, edges), x, y, upper=upper)

    def _edges_of(self, part: _Part, joint: Joint, pin: Pin) -> list[int]:
        if pin.leaf is not None:
            return pin.leaf.edges
        return part.plan.nets[joint.net].edges_through(pin.item)

    def _edge_of(self, part: _Part, pin: Pin, *, upper: bool) -> int:
        """Return where an item ends on one side: its border, or the end of its layer."""
        item = part.plan.items[pin.item]
        start = part.starts[item.layer]
        if upper:
            return start
        return start + (item.depth if item.kind == "node" and self.down else part.depths[item.layer]) - 1

    def _shifted(self, corner: tuple[int, int], x: int, y: int) -> tuple[int, int]:
        across, along = self._point(*corner)
        return x + across, y + along

    def _pass(self, part: _Part, pin: Pin, key: int, line: tuple[str, list[int]], x: int, y: int) -> None:
        ends = (self._edge_of(part, pin, upper=True), self._edge_of(part, pin, upper=False))
        points = [self._shifted((pin.at, end), x, y) for end in ends]
        back = part.plan.nets[part.plan.items[pin.item].number].upward
        self.canvas.run(key, line[1], points, role=line[0], back=back)

    def _paint_end(self, part: _Part, pin: Pin, line: tuple[str, list[int]], x: int, y: int, *, upper: bool) -> None:
        """Draw what a line carries where it meets a box."""
        if part.plan.items[pin.item].kind != "node":
            return
        role, edges = line
        border = self._edge_of(part, pin, upper=upper)
        side = (UP if upper else DOWN) if self.down else (LEFT if upper else RIGHT)
        sign = (_DOWN_SIGNS if self.down else _RIGHT_SIGNS)[pin.end][upper]
        if not sign:
            self.canvas.tee(self._shifted((pin.at, border), x, y), side, heavy=role == "critical")
            return
        sign = _BACK_ARROWS.get(sign, sign) if role == "back" else sign
        at_x, at_y = self._shifted((pin.at, border + (-1 if upper else 1)), x, y)
        if pin.end == "many" and self.down:
            left, right = ("╱", "╲") if upper else ("╲", "╱")
            self.canvas.sign((at_x - 1, at_y), left, role, edges=edges)
            self.canvas.sign((at_x + 1, at_y), right, role, edges=edges)
            return
        self.canvas.sign((at_x, at_y), sign, "arrow" if role == "edge" else role, edges=edges)

    def _paint_label(self, part: _Part, number: int, x: int, y: int) -> None:
        item = part.plan.items[number]
        pins = [pin.at for joint in part.joints for pin in (*joint.tops, *joint.bottoms) if pin.item == number]
        start, end = part.starts[item.layer], part.starts[item.layer] + part.depths[item.layer] - 1
        back = any(
            part.plan.nets[joint.net].upward for joint in part.joints for pin in joint.tops if pin.item == number
        )
        ((role, _),) = roles(self.graph.edges, [item.number], back=back)
        key = self.nets + len(part.plan.nets) + number
        points = [self._shifted((pins[0], along), x, y) for along in (start, end)]
        self.canvas.run(key, [item.number], points, role=role, back=back)
        across = pins[0] if self.down else pins[0] - 1
        left, top = self._shifted((across, start), x, y)
        self.canvas.write(left + (2 if self.down else 1), top, self.labels[item.number], "label", edges=(item.number,))


def _pairs(plan: Hierarchy, found: Sequence[Joint]) -> list[list[tuple[int, int]]]:
    """Return, for each channel, which items above and below it a line joins."""
    pairs: list[list[tuple[int, int]]] = [[] for _ in plan.layers]
    for joint in found:
        pairs[joint.channel] += [(top.item, bottom.item) for top in joint.tops for bottom in joint.bottoms]
    return pairs
