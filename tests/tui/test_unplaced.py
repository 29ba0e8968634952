"""What the reader could not place is shown wherever a plan is judged."""

from pathlib import Path

import pytest

from plan.exports import deliverables
from plan.plan import Plan
from plan.requirements import Source, Unplaced
from sessions.opening import open_session
from tests.plan.sample import sample_plan
from tests.tui.driving import screen_text, until
from tests.tui.sessions import make_session
from tests.tui.test_room_keys import driven
from tui.outcome import say_findings, say_unplaced
from tui.trace_lines import overview_lines

LINES = ("Clay is sold by weight.", "A piece is fired twice.")


def with_unplaced() -> Plan:
    plan = sample_plan()
    told = tuple(
        Unplaced(text=text, source=Source(provenance="said", file="pottery.md", line=11 + number))
        for number, text in enumerate(LINES)
    )
    return plan.model_copy(update={"requirements": plan.requirements.model_copy(update={"unplaced": told})})


async def test_the_gate_lists_them(sessions_home: Path) -> None:
    async with driven(sessions_home, "approved", (160, 90), plan=with_unplaced()) as d:
        await d.press("g")
        await until(d.pilot, lambda: "Not placed  2 lines" in screen_text(d.app), "the list")
        assert "? Clay is sold by weight. [pottery.md:11]" in screen_text(d.app)
        assert "2 lines of the documents could not be placed, listed below." in screen_text(d.app)


def test_run_prints_them_and_what_does_not_hold(sessions_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = open_session(make_session(sessions_home / "s.jsonl", "full", with_unplaced())).state
    say_unplaced("s", state)
    assert capsys.readouterr().err.splitlines() == [
        "2 lines of the documents could not be placed:",
        "  ? pottery.md:11  Clay is sold by weight.",
        "  ? pottery.md:12  A piece is fired twice.",
    ]
    say_findings("s", state)
    head, *found = capsys.readouterr().err.splitlines()
    assert head.endswith("`planroom check s` says what to do about each:")
    assert all(line.startswith(("  ✗ ", "  ! ", "  · ", "  and ")) for line in found)


def test_the_traces_list_them() -> None:
    from plan.tracing import trace

    plan = with_unplaced()
    assert "`pottery.md:11` Clay is sold by weight." in deliverables(plan, "postgres")["traceability.md"]
    told = overview_lines(trace(plan), "Pottery", 80, plan.requirements.unplaced)
    assert "  pottery.md:12  A piece is fired twice." in list(told)
    assert "Not Placed" not in deliverables(sample_plan(), "postgres")["traceability.md"]
