"""What of feedback was not carried out is said in the pane, as the next step and on the command line."""

from sessions.events import ArtifactApproved, ArtifactReturned, DraftFailed, DraftStarted, Unheeded
from sessions.state import SessionState
from tests.tui.test_room_view import STARTED, finished, told
from tui.progress import failed
from tui.screens.next_step import next_step
from tui.screens.room_view import notice
from tui.summary import summary_lines
from tui.unheeded import unheeded_lines

LEFT = (Unheeded(text="Sing it a song"), Unheeded(text="use MySQL", why="The plan's SQL is PostgreSQL."))
RETURNED = ArtifactReturned(artifact="architecture", revision=1, feedback="Sing it a song; use MySQL")
AGAIN = DraftStarted(
    draft="e", artifact="architecture", model="offline/planner", requirements=1, inputs={}, feedback=RETURNED.feedback
)


def partly() -> SessionState:
    second = finished(0.0).model_copy(update={"draft": "e", "revision": 2, "unheeded": LEFT[:1]})
    return told(STARTED, finished(0.0), RETURNED, AGAIN, second)


def not_at_all() -> SessionState:
    said = "Nothing of the feedback was carried out, so Architecture stays as it is in r1."
    end = DraftFailed(draft="e", artifact="architecture", reason="not-carried-out", message=said, unheeded=LEFT)
    return told(STARTED, finished(0.0), RETURNED, AGAIN, end)


def test_a_part_that_was_left() -> None:
    state = partly()
    said = notice(state, "architecture")
    assert said.startswith("1 point of your feedback was not carried out: “Sing it a song” is not understood")
    assert "i says it otherwise" in said
    assert "i says it" not in notice(state, "architecture", mode="watch")
    assert "1 point of your feedback was not carried out" in next_step(state, gate_open=False).line.text
    assert next(iter(unheeded_lines(state, "architecture", "s"))).startswith("✗ 1 point")
    assert not failed(state, ("architecture",))


def test_nothing_that_was_done_leaves_the_revision_to_review() -> None:
    state = not_at_all()
    assert state.status("architecture") == "drafted"
    assert state.artifacts["architecture"].number == 1
    assert notice(state, "architecture").startswith("Nothing of your feedback was carried out")
    assert "use MySQL”: The plan's SQL is PostgreSQL." in "\n".join(unheeded_lines(state, "architecture", "s"))
    assert any("Sing it a song" in line for line in summary_lines("s", state, live=False))
    assert failed(state, ("architecture",))


def test_a_decision_takes_its_place() -> None:
    latest = partly().artifacts["architecture"].latest
    assert latest is not None
    approved = ArtifactApproved(artifact="architecture", revision=2, content_hash=latest.hash)
    second = finished(0.0).model_copy(update={"draft": "e", "revision": 2, "unheeded": LEFT[:1]})
    state = told(STARTED, finished(0.0), RETURNED, AGAIN, second, approved)
    assert notice(state, "architecture") == ""
    assert list(unheeded_lines(state, "architecture", "s")) == []
