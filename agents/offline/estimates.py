"""Story points from what there is to build."""

from plan.sprints import POINTS

_STEPS = ((1.5, 1), (2.5, 2), (4.5, 3), (7.5, 5))


def points(endpoints: int, criteria: int, tables: int, extra: float = 0.0) -> int:
    """Return the points of a back-end story: an endpoint counts one, a criterion a third, a table a half."""
    return _step(0.5 + endpoints + criteria / 3 + tables / 2 + extra)


def page_points(endpoints: int, criteria: int) -> int:
    """Return the points of a front-end story: a page to begin with, half a point for each call it makes."""
    return _step(1.0 + endpoints / 2 + criteria / 4)


def setup_points(tables: int, indexes: int) -> int:
    """Return the points of setting up tables."""
    return _step(1.0 + tables / 2 + indexes / 6)


def largest(velocity: int) -> int:
    """Return the most points that one story may have: what fits a sprint, and never more than eight."""
    return max((p for p in POINTS if p <= max(1, velocity)), default=1)


def _step(effort: float) -> int:
    return next((value for limit, value in _STEPS if effort <= limit), 8)
