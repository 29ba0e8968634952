"""Stories that can be worked on at the same time, when stories come and go."""

from collections.abc import Collection
from itertools import chain

from plan.artifacts import Artifact
from plan.sprints import Sprint, SprintPlan

Groups = tuple[tuple[str, ...], ...]


def among(groups: Groups, stories: Collection[str]) -> Groups:
    """Return the groups with none but these stories; who is left alone in a group has nobody to work beside."""
    left = ((group, tuple(one for one in group if one in stories)) for group in groups)
    return tuple(kept for group, kept in left if kept == group or len(kept) > 1)


def following(*of: Artifact) -> frozenset[int]:
    """Return the sprints whose groups all of these tell alike, but for stories that are not in the sprint in all."""
    plans = [one for one in of if isinstance(one, SprintPlan) and _names_its_own(one)]
    if len(plans) != len(of):
        return frozenset()
    sprints = [{sprint.number: sprint for sprint in plan.sprints} for plan in plans]
    shared = frozenset[int].intersection(*map(frozenset, sprints))
    return frozenset(number for number in shared if _alike([one[number] for one in sprints]))


def followed(merged: SprintPlan, *of: Artifact) -> SprintPlan:
    """Return what was merged of these with groups of none but a sprint's own stories.

    Where a sprint's groups follow from which stories are in it, a story that comes back comes back into its group.
    """
    plans = [one for one in of if isinstance(one, SprintPlan) and _names_its_own(one)]
    if len(plans) != len(of):
        return merged
    follow = following(*of)

    def regrouped(sprint: Sprint) -> Sprint:
        ids = _ids(sprint)
        found = among(sprint.parallel, ids)
        if sprint.number in follow:
            told = (one.parallel for plan in plans for one in plan.sprints if one.number == sprint.number)
            for other in (among(groups, ids) for groups in told):
                if _members(found) < _members(other):
                    found = other
        return sprint if found == sprint.parallel else sprint.model_copy(update={"parallel": found})

    return merged.model_copy(update={"sprints": tuple(map(regrouped, merged.sprints))})


def _names_its_own(plan: SprintPlan) -> bool:
    """Return whether no group names a story of another sprint, and no number is there twice."""
    numbers = [sprint.number for sprint in plan.sprints]
    own = all(_ids(sprint).issuperset(chain(*sprint.parallel)) for sprint in plan.sprints)
    return own and len(set(numbers)) == len(numbers)


def _alike(sprints: list[Sprint]) -> bool:
    common = frozenset[str].intersection(*map(_ids, sprints))
    told = {tuple(group for group in among(sprint.parallel, common) if len(group) > 1) for sprint in sprints}
    return len(told) == 1


def _ids(sprint: Sprint) -> frozenset[str]:
    return frozenset(story.id for story in sprint.stories)


def _members(groups: Groups) -> frozenset[str]:
    return frozenset(one for group in groups if len(group) > 1 for one in group)
