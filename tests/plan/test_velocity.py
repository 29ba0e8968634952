from plan.board import added_up, lots_of, with_lots
from plan.sprints import SprintVelocity
from plan.velocity import velocity_note
from tests.tui.sessions import long_plan


def test_what_is_planned_of_a_capacity_follows_a_story_that_is_moved() -> None:
    held = long_plan(24).sprints
    assert held is not None
    noted = tuple(
        SprintVelocity(sprint=number, points=0, forecast=False, note=note)
        for number, note in enumerate(("baseline", "40 of 40 points planned"), 1)
    )
    plan = added_up(held.model_copy(update={"velocity": noted}))
    first, second, *rest = lots_of(plan)
    moved = with_lots(plan, [first, second[1:], *rest])
    said = [velocity_note(moved, v) for v in moved.velocity]
    points = sum(story.points for story in second[1:])
    assert said == ["baseline", f"{points} of {plan.sprints[1].capacity} points planned"]
