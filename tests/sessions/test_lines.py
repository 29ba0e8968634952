from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sessions.lines import Lines


@given(st.lists(st.sampled_from([b"a", b"\n", b"bc"]), max_size=40).map(b"".join), st.sets(st.integers(0, 60)))
def test_lines_are_the_same_however_they_come(content: bytes, cuts: set[int]) -> None:
    ends = sorted({0, len(content), *(cut for cut in cuts if cut < len(content))})
    lines = Lines()
    found = [line for begin, end in pairwise(ends) for line in lines.completed_by(content[begin:end])]
    assert [*found, lines.rest] == content.split(b"\n")
