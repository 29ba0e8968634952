"""What is said of a sprint's velocity."""

import re

from plan.sprints import SprintPlan, SprintVelocity

_COUNTED = re.compile(r"\d+ of \d+ points planned")


def velocity_note(plan: SprintPlan, velocity: SprintVelocity) -> str:
    """Return why a sprint has its points; without another reason, how many of its capacity are planned.

    Older drafts hold that sentence as text, and it would not follow a story that is moved: it is made anew.
    """
    if velocity.note and not _COUNTED.fullmatch(velocity.note):
        return velocity.note
    sprint = next((one for one in plan.sprints if one.number == velocity.sprint), None)
    return f"{velocity.points} of {sprint.capacity} points planned" if sprint and not velocity.forecast else ""
