"""Which revision `u` goes back to, and the key beside it forward to."""

import pytest

from sessions.state import ArtifactState, Revision
from tests.plan.test_workload import plan_with
from tui.screens.planning import redone, undone


def held(*steps: int) -> ArtifactState:
    """An agent's revision 1 and a person's after it: each 0 is an edit, another number says that revision again."""
    plan = plan_with()
    revisions = [
        Revision(at, plan, "", "edit" if at > 1 else "draft", "you", "", 1, {}, at, "", restored)
        for at, restored in enumerate((0, *steps), 1)
    ]
    return ArtifactState("sprints", tuple(revisions))


@pytest.mark.parametrize(
    ("steps", "back", "forth"),
    [
        ((), 0, 0),
        ((0,), 1, 0),
        ((0, 0), 2, 0),
        ((0, 1), 0, 2),
        ((0, 0, 2), 1, 3),
        ((0, 0, 2, 1), 0, 2),
        ((0, 0, 2, 1, 2), 1, 3),
        ((0, 1, 0), 1, 0),
        ((0, 1, 0, 1), 0, 4),
        ((0, 1, 0, 0, 4), 1, 5),
    ],
)
def test_what_was_taken_back_is_not_gone_back_to(steps: tuple[int, ...], back: int, forth: int) -> None:
    assert undone(held(*steps)) == back
    assert redone(held(*steps)) == forth
