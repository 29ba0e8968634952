"""Differences in two columns: nothing that is said is left out, and each side says its own."""

from hypothesis import given
from hypothesis import strategies as st

from plan.changes import Change
from tui.side_by_side import side_by_side

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=12), max_size=30).map(" ".join)
CHANGES = st.builds(
    Change, st.sampled_from(("added", "changed", "removed", "moved")), st.just("tables/x"), WORDS, WORDS
)


def test_short_values_take_one_line() -> None:
    rows = list(side_by_side([Change("changed", "stories/S1-03/points", "3", "4")], 60))
    assert [(left and left.text, right and right.text) for left, right in rows] == [
        ("~ Story S1-03 · points  3", "  4")
    ]


@given(CHANGES, st.integers(14, 80))
def test_each_side_says_all_of_its_own_in_its_width(change: Change, width: int) -> None:
    rows = list(side_by_side([change], width))
    left = [one.text for one, _ in rows if one is not None]
    right = [one.text for _, one in rows if one is not None]
    assert all(len(text) <= width for text in (*left, *right))
    old, new = " ".join(left).split(), " ".join(right).split()
    heads = {"added": "+", "changed": "~", "removed": "-", "moved": "»"}
    head = [heads[change.kind], "Table", "x"]
    if change.kind == "added":
        assert (old, new) == ([], [*head, *change.new.split()])
    elif change.kind == "removed":
        assert (old, new) == ([*head, *change.old.split()], [])
    else:
        assert (old, new) == ([*head, *(change.old.split() or ["–"])], change.new.split() or ["–"])
