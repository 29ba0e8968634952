"""Lines of one net that run side by side become one line with branches.

Each long edge is ordered with trunks of its own, so that it can pass on whichever side crosses least; only then do
those that came to stand next to each other share their way.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from plan.drawing.hierarchy import Hierarchy, Leaf, Net


def bundle(plan: Hierarchy, rows: Sequence[Sequence[int]]) -> Hierarchy:
    """Return the hierarchy with its layers in the order of the rows and neighbouring trunks of a net made one."""
    place = {item: at for row in rows for at, item in enumerate(row)}
    became: dict[int, int] = {}
    for net in plan.nets:
        _merge(net.leaves, 0, place, became)
    kept = [at for at in range(len(plan.items)) if became.get(at, at) == at]
    number = {item: at for at, item in enumerate(kept)}
    nets = [_renumbered(net, became, number) for net in plan.nets]
    layers = [[number[item] for item in row if item in number] for row in rows]
    return Hierarchy([plan.items[item] for item in kept], nets, layers)


def separate(plan: Hierarchy) -> Hierarchy:
    """Return the hierarchy with nets divided that would have to cross another line of the box that they start at.

    That is where what the other line leads to stands between what the net leads to.
    """
    place = {item: at for row in plan.layers for at, item in enumerate(row)}
    sides: dict[tuple[int, bool], list[tuple[int, int]]] = {}
    for number, net in enumerate(plan.nets):
        for leaf in net.leaves:
            first, last = (*leaf.way, leaf.item)[0], (net.hub, *leaf.way)[-1]
            sides.setdefault((net.hub, net.hub_above), []).append((place[first], number))
            sides.setdefault((leaf.item, not net.hub_above), []).append((place[last], number))
    nets: list[Net] = []
    for number, net in enumerate(plan.nets):
        if net.hub_line is not None:
            nets.append(net)
            continue
        around = sorted(set(sides[net.hub, net.hub_above]))
        runs = [{at for at, _ in run} for own, run in groupby(around, key=lambda entry: entry[1] == number) if own]
        nets += [
            replace(net, leaves=[leaf for leaf in net.leaves if place[(*leaf.way, leaf.item)[0]] in run])
            for run in runs
        ]
    return replace(plan, nets=nets)


def _merge(leaves: Sequence[Leaf], depth: int, place: dict[int, int], became: dict[int, int]) -> None:
    """Make neighbours one among the trunks of leaves that share their way so far, and go on with those that do."""
    going_on = sorted((leaf for leaf in leaves if len(leaf.way) > depth), key=lambda leaf: place[leaf.way[depth]])
    together: list[Leaf] = []
    for leaf in going_on:
        if together and place[leaf.way[depth]] > place[together[-1].way[depth]] + 1:
            _merge(together, depth + 1, place, became)
            together = []
        together.append(leaf)
        became[leaf.way[depth]] = together[0].way[depth]
    if together:
        _merge(together, depth + 1, place, became)


def _renumbered(net: Net, became: dict[int, int], number: dict[int, int]) -> Net:
    leaves = [
        replace(leaf, item=number[leaf.item], way=[number[became[trunk]] for trunk in leaf.way]) for leaf in net.leaves
    ]
    return replace(net, hub=number[net.hub], leaves=leaves)
