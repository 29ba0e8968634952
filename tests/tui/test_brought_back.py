"""A revision that was brought back is nobody's hand work."""

from sessions.state import ArtifactState, Revision
from tests.plan.sample import sample_plan
from tui.screens.diff import diff_page


def test_a_revision_that_was_brought_back_is_not_called_hand_work() -> None:
    old = sample_plan().architecture
    assert old is not None
    new = old.model_copy(update={"phases": ()})
    first = Revision(1, old, "a", "draft", "ada", "", 1, {}, 1, "")
    second = Revision(2, new, "b", "draft", "ada", "", 1, {}, 2, "")
    held = ArtifactState("architecture", (first, second, Revision(3, old, "a", "edit", "ada", "", 1, {}, 3, "", 1)))
    told = "\n".join(str(one) for one in diff_page(held, first, 100).lines)
    assert "R1, which was brought back, since the draft r2" in told
    assert "hand work" not in told
