import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from plan.drawing.text import cells, clean, clip, columns, wrap

NAMES = [
    "Müller",
    "日本語の名前",
    "שלום עולם",
    "مرحبا",
    "e\u0301te\u0301",
    "한국어",
    "naïve ☂",
    "🇩🇪 flag",
    "👩‍💻 dev",
    "❤️ like",
    "दिल्ली",
    "ภาษาไทย",
]


@pytest.mark.parametrize(
    "text", ["a\x1b[31mb", "a\u202eb", "a\u200bb", "a\u2066b\u2069", "a\x00b", "a\u200db", "\ufeffab"]
)
def test_what_a_terminal_would_act_on_is_taken_out(text: str) -> None:
    assert clean(text).replace("[31m", "") == "ab"


def test_line_breaks_become_spaces() -> None:
    assert clean("one\ntwo\tthree\u2028four") == "one two three four"


def test_marks_do_not_pile_up() -> None:
    assert len(clean("Z" + "\u0321" * 40)) <= 3


@pytest.mark.parametrize("text", NAMES)
def test_columns_are_a_terminals(text: str) -> None:
    assert columns(clean(text)) == cell_len(clean(text))


def test_every_character_is_as_wide_as_on_the_screen() -> None:
    kept = [text for code in range(0x20, 0x20000) if (text := clean(chr(code)))]
    assert [text for text in kept if columns(text) != cell_len(text)] == []


@given(st.text())
def test_cleaning_is_final_and_leaves_nothing_that_acts(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not [char for char in once if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


@given(st.text())
def test_cells_are_as_many_as_columns_and_lose_nothing(text: str) -> None:
    kept = clean(text)
    assert "".join(cells(kept)) == kept
    assert len(cells(kept)) == columns(kept)


@given(st.text(), st.integers(0, 20))
def test_clipped_text_fits(text: str, width: int) -> None:
    kept = clean(text)
    clipped = clip(kept, width)
    assert columns(clipped) <= width
    assert clipped == kept or columns(kept) > width


@given(st.text(), st.integers(1, 20), st.integers(1, 4))
def test_wrapped_text_fits(text: str, width: int, lines: int) -> None:
    rows = wrap(clean(text), width, lines)
    assert 1 <= len(rows) <= lines
    assert all(columns(row) <= width for row in rows)
