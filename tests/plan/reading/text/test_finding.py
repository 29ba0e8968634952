"""What is found without a pattern is what a pattern finds."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plan.reading.text.finding import begins, has_word, may_hold

WRITTEN = st.text(st.sampled_from("abAB_1 -.'isIéßſıİKΣσ"), max_size=12)


@given(WRITTEN, WRITTEN)
@example("a cab, a bat", "ba")
@example("tab_b b", "b")
@example("a-b", "-b")
def test_a_beginning(text: str, letters: str) -> None:
    match = re.search(rf"\b{re.escape(letters)}", text)
    assert begins(text, letters) == (match.start() if match else -1)


@given(WRITTEN, WRITTEN)
@example("a cab, a ca", "ca")
@example("ab a", "a")
def test_a_whole_word(text: str, word: str) -> None:
    assert has_word(text, word) == (re.search(rf"\b{re.escape(word)}\b", text) is not None)


@given(WRITTEN, WRITTEN)
@example("KaΣ", "kaσ")
@example("ſıa", "sia")
@example("İa", "ia")
def test_nothing_that_a_pattern_finds_is_ruled_out(text: str, letters: str) -> None:
    if re.search(re.escape(letters), text, re.IGNORECASE):
        assert may_hold(text, letters)


@pytest.mark.parametrize("letters", ["cat", "Dog "])
def test_most_is_ruled_out(letters: str) -> None:
    assert not may_hold("A bird and a fish", letters)
