"""Where lines leave and enter boxes: side by side in the order of where they go, straight where the box allows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from plan.drawing.coordinates import anchor, settle
from plan.drawing.graph import End
from plan.drawing.hierarchy import Hierarchy, Leaf

_ROUNDS = 6


@dataclass(slots=True, eq=False)
class Pin:
    """The place where a net meets an item on one side."""

    item: int
    end: End = "none"
    line: int | None = None
    leaf: Leaf | None = None
    at: int = 0


@dataclass(slots=True, eq=False)
class Joint:
    """What one net joins across one channel."""

    net: int
    channel: int
    tops: list[Pin] = field(default_factory=list)
    bottoms: list[Pin] = field(default_factory=list)


def joints(plan: Hierarchy) -> list[Joint]:
    """Return every net's part in every channel, one for each item that it branches from, with unplaced pins."""
    found: list[Joint] = []
    for number, net in enumerate(plan.nets):
        by_item: dict[int, tuple[Joint, set[int]]] = {}
        for leaf in net.leaves:
            for at, (near, far) in enumerate(pairwise((net.hub, *leaf.way, leaf.item))):
                if near not in by_item:
                    own = Pin(near, net.hub_end, net.hub_line) if near == net.hub else Pin(near)
                    joint = Joint(number, plan.items[near].layer - (not net.hub_above))
                    (joint.tops if net.hub_above else joint.bottoms).append(own)
                    by_item[near] = joint, set()
                    found.append(joint)
                joint, trunks = by_item[near]
                pins = joint.bottoms if net.hub_above else joint.tops
                if at == len(leaf.way):
                    pins.append(Pin(far, leaf.end, leaf.line, leaf))
                elif far not in trunks:
                    trunks.add(far)
                    pins.append(Pin(far))
    return found


def sides(plan: Hierarchy, found: Sequence[Joint]) -> dict[tuple[int, bool], list[tuple[Pin, list[Pin]]]]:
    """Return, for each box and whether its upper side is meant, its pins with what lies opposite."""
    grouped: dict[tuple[int, bool], list[tuple[Pin, list[Pin]]]] = {}
    for joint in found:
        for upper, pins, opposite in ((False, joint.tops, joint.bottoms), (True, joint.bottoms, joint.tops)):
            for pin in pins:
                if plan.items[pin.item].kind == "node":
                    grouped.setdefault((pin.item, upper), []).append((pin, opposite))
    return grouped


def room(pins: Sequence[Pin], breadth: int, step: int) -> int:
    """Return how broad a box of at least some breadth must be to hold the pins of one side."""
    feet = any(pin.end == "many" for pin in pins) and step > 1
    between = (2 * step if feet else step) * (len(pins) - 1)
    while True:
        low, high = _span(-(breadth // 2), breadth, step)
        if high - low >= between:
            return breadth
        breadth += 1


def _span(start: int, breadth: int, step: int) -> tuple[int, int]:
    """Return the first and the last place on the grid of lines that a box from `start` has for pins."""
    margin = 2 if step > 1 else 1
    return -(-(start + margin) // step) * step, (start + breadth - 1 - margin) // step * step


def place_pins(plan: Hierarchy, found: Sequence[Joint], place: Sequence[int], step: int) -> None:
    """Give every pin its coordinate."""
    for joint in found:
        for pin in (*joint.tops, *joint.bottoms):
            pin.at = place[pin.item] + anchor(plan.items[pin.item], step)
    grouped = sides(plan, found)
    for _ in range(_ROUNDS):
        for (number, _), side in grouped.items():
            _settle_side(side, place[number], plan.items[number].breadth, step)


def _settle_side(pins: list[tuple[Pin, list[Pin]]], start: int, breadth: int, step: int) -> None:
    bounds = _span(start, breadth, step)

    def wish(entry: tuple[Pin, list[Pin]]) -> tuple[float, int]:
        pin, opposite = entry
        if pin.line is not None and step == 1:
            own = start + 1 + pin.line
            return own, own
        places = sorted(other.at for other in opposite)
        return sum(places) / len(places), places[(len(places) - 1) // 2]

    wishes = {id(entry[0]): wish(entry) for entry in pins}
    pins.sort(key=lambda entry: wishes[id(entry[0])][0])
    wide = step > 1
    gaps = [2 * step if wide and "many" in {one.end, two.end} else step for (one, _), (two, _) in pairwise(pins)]
    wanted = [min(max(wishes[id(pin)][1], bounds[0]), bounds[1]) for pin, _ in pins]
    weights = [100 if pin.line is not None and step == 1 else 1 for pin, _ in pins]
    for (pin, _), at in zip(pins, settle(wanted, weights, gaps, step=step, bounds=bounds), strict=True):
        pin.at = at
