"""Long texts of the documents in short ones of the plan."""

from hypothesis import given
from hypothesis import strategies as st

from agents.offline.shortened import shortened


@given(st.text("ab ,.é", max_size=60), st.integers(2, 40))
def test_what_is_cut_is_whole_words_and_says_so(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    if len(text.strip()) <= most:
        assert short == text.strip()
    else:
        assert short.endswith("…")


def test_no_word_is_cut() -> None:
    said = "For every pair there is at most one result, and no more"
    assert shortened(said, 33) == "For every pair there is at most…"
    assert shortened(said, 36) == "For every pair there is at most one…"
    assert shortened("Donaudampfschifffahrt", 8) == "Donauda…"
