"""A model that is stuck is told from one that lists many alike things."""

import json

from hypothesis import given
from hypothesis import strategies as st

from agents.repetition import LONGEST_PIECE, LOOKED_AT, repeats


@given(st.text(min_size=1, max_size=LONGEST_PIECE), st.text(max_size=200))
def test_the_same_again_and_again_is_seen(piece: str, before: str) -> None:
    assert repeats(before + piece * (LOOKED_AT // len(piece) + 2))


def test_alike_items_are_no_repetition() -> None:
    items = ",".join(f'{{"id": "S1-{n:02}", "title": "Write a test", "points": 3, "tasks": []}}' for n in range(200))
    assert not repeats(items)


@given(st.text(max_size=LOOKED_AT - 1))
def test_a_short_text_is_none(text: str) -> None:
    assert not repeats(text)


def test_a_long_item_is_seen_at_its_third_time() -> None:
    item = json.dumps({"name": "loans", "columns": [{"name": f"column_{n}", "type": "text"} for n in range(40)]})
    assert 1_500 < len(item) < LONGEST_PIECE
    assert not repeats(f"[{item},{item},")
    assert repeats(f"[{item},{item},{item},")


def test_a_long_text_with_a_stuck_middle_goes_on() -> None:
    assert not repeats("ab" * LOOKED_AT + "the end")
