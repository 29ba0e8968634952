from hypothesis import given
from hypothesis import strategies as st

from sessions.events import Event, GateReopened, NoteAdded
from sessions.replay import timeline


def events(times: list[int]) -> list[Event]:
    return [
        Event(n + 1, "", ms, "me", GateReopened(reason="x") if n % 3 == 2 else NoteAdded(text=""), "")
        for n, ms in enumerate(times)
    ]


@given(st.lists(st.integers(0, 10**7)).map(sorted), st.integers(0, 5000))
def test_gaps_are_cut_and_order_kept(times: list[int], limit: int) -> None:
    line = timeline(events(times), limit)
    assert list(line.moments) == sorted(line.moments)
    assert line.length <= limit * max(0, len(times) - 1)
    assert line.count_at(line.length) == len(times)
    for before, after, short, long in zip(line.moments, line.moments[1:], times, times[1:], strict=False):
        assert after - before == min(limit, long - short)


def test_steps_go_from_decision_to_decision() -> None:
    line = timeline(events([0, 1, 2, 3, 4, 5, 6]))
    assert [line.next_step(n) for n in (0, 3, 6)] == [3, 6, 7]
    assert [line.previous_step(n) for n in (7, 6, 3)] == [6, 3, 1]
