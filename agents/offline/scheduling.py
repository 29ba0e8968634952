"""Which sprint each piece of work goes into: never over capacity, never before what it needs, musts first."""

from agents.offline import roster
from agents.offline.backlog import RANK, Work

_REVIEW_FROM = 8


def schedule(works: list[Work], velocity: int) -> list[list[Work]]:
    """Return the work of each sprint in order.

    `works` come in the order of their priority, each after what it needs.
    """
    capacity = max(1, velocity)
    reserve = 0 if capacity < _REVIEW_FROM else 1 if capacity < 16 else 2
    sprints: list[list[Work]] = []
    used: list[int] = []
    place: dict[str, int] = {}
    earliest = {0: 0, 1: 0, 2: 0, 3: 0}
    first_open = 0
    ordered = sorted(works, key=lambda w: RANK[w.priority])
    for work in _needs_first(ordered):
        rank = RANK[work.priority]
        start = max([place[need] for need in work.needs if need in place] + [earliest[rank], first_open], default=0)
        while True:
            while start >= len(sprints):
                sprints.append([])
                used.append(0)
            if used[start] + work.points <= capacity - reserve or not sprints[start]:
                break
            start += 1
        sprints[start].append(work)
        used[start] += work.points
        place[work.key] = start
        while first_open < len(used) and used[first_open] >= capacity - reserve:
            first_open += 1
        for other in range(rank + 1, 4):
            earliest[other] = max(earliest[other], start)
    filled = [sprint for sprint in sprints if sprint]
    return [_reviewed(sprint, number, reserve) for number, sprint in enumerate(filled, 1)]


def _needs_first(works: list[Work]) -> list[Work]:
    """Return the works in their order, except that none comes before what it needs."""
    by_key = {work.key: work for work in works}
    done: dict[str, Work] = {}
    for work in works:
        stack = [work]
        path: set[str] = set()
        while stack:
            here = stack[-1]
            path.add(here.key)
            missing = [n for n in here.needs if n in by_key and n not in done and n not in path]
            if missing:
                stack.append(by_key[missing[0]])
            else:
                done.setdefault(here.key, here)
                stack.pop()
    return list(done.values())


def _reviewed(sprint: list[Work], number: int, reserve: int) -> list[Work]:
    built = [w for w in sprint if w.kind != "quality"]
    if not reserve or sum(w.points for w in built) < 5:
        return sprint
    priority = max((w.priority for w in sprint), key=RANK.__getitem__)
    review = Work(
        key=f"review-{number}",
        kind="quality",
        title="Code review and end-to-end tests",
        points=reserve,
        priority=priority,
        tasks=["Review what this sprint built", "Run its stories end to end, in a browser, on a copy of production"],
        agents=(roster.REVIEW, roster.TESTING),
        needs=[w.key for w in built],
        acceptance=[
            "No open finding of high severity",
            "Every acceptance criterion of the sprint has a test that passes",
        ],
        requirements=list(dict.fromkeys(r for w in built for r in w.requirements)),
    )
    return [*sprint, review]
