"""What hangs on a graph by one line: leaves, and the trees that they are part of.

They can be ordered after all else, so that a leaf more or less changes nothing of it.
"""

from collections.abc import Iterable, Mapping, Sequence

Near = Mapping[int, Sequence[int]]


def pendants(above: Near, below: Near) -> list[tuple[int, int]]:
    """Return the items of pendant trees, each with the one it hangs on, from the inside out.

    The first item of all is never one of them, and of a tree that stands alone one item is left.
    """
    near = {item: dict.fromkeys((*above[item], *below[item])) for item in above}
    first = min(near, default=-1)
    holder: dict[int, int] = {}
    queue = [item for item in near if len(near[item]) == 1 and item != first]
    for item in queue:
        if not near[item]:
            continue
        (other,) = near[item]
        holder[item] = other
        del near[other][item]
        if len(near[other]) == 1 and other != first:
            queue.append(other)
    return _inside_out(holder)


def _inside_out(holder: Mapping[int, int]) -> list[tuple[int, int]]:
    depth: dict[int, int] = {}
    for item in reversed(holder):
        depth[item] = depth.get(holder[item], 0) + 1
    return [(item, holder[item]) for item in sorted(holder, key=lambda item: (depth[item], item))]


def hang(row: list[int], item: int, holder: int, place: Mapping[int, int], beyond: Near, size: int) -> None:
    """Insert an item into its row where its line crosses the fewest of those between its row and its holder's.

    `beyond` are the neighbours in the holder's row of what stands in the item's, `size` how many stand in it. Of the
    best places it takes the one behind its siblings, or else the nearest to its holder.
    """
    hook = place[holder]
    ends = [[place[other] for other in beyond[each] if other in place] for each in row]
    cost = sum(at < hook for own in ends for at in own)
    costs = [cost]
    for own in ends:
        cost += sum(at > hook for at in own) - sum(at < hook for at in own)
        costs.append(cost)
    least = min(costs)
    behind = 1 + max((at for at, own in enumerate(ends) if hook in own), default=-1)
    if behind and costs[behind] == least:
        goal = behind
    else:
        wanted = (hook + 1) * len(row) // (size + 1)
        goal = min((at for at, each in enumerate(costs) if each == least), key=lambda at: (abs(at - wanted), -at))
    row.insert(goal, item)


def without(rows: Sequence[Sequence[int]], items: Iterable[int]) -> list[list[int]]:
    """Return rows without some items."""
    gone = set(items)
    return [[item for item in row if item not in gone] for row in rows]
