"""The pulse of a draft: bounded, and the same however its pieces are folded."""

from hypothesis import given
from hypothesis import strategies as st

from sessions.pulse import SECONDS, Pulse

PIECES = st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 90)), min_size=1, max_size=40).map(sorted)


@given(PIECES, st.data(), st.integers(0, 3_000))
def test_it_counts_what_came_in_each_of_the_last_seconds(
    pieces: list[tuple[int, int]], data: st.DataObject, later: int
) -> None:
    cut = data.draw(st.integers(0, len(pieces) - 1))
    whole = Pulse().after(pieces)
    parts = (Pulse().after(pieces[:cut]) if cut else Pulse()).after(pieces[cut:])
    assert parts == whole
    assert len(whole.counts) == SECONDS + 1
    now = pieces[-1][0] + later
    seconds = range(now // 1000 - SECONDS, now // 1000)
    assert whole.until(now) == tuple(sum(n for ms, n in pieces if ms // 1000 == second) for second in seconds)
