"""Text on its way to the screen: always of the width that was asked for, never with what a terminal acts on."""

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.ascii import to_ascii
from widgets.encoding import wants_ascii
from widgets.figures import clock, tokens
from widgets.live_strip import tail
from widgets.page import Page, squeeze
from widgets.text import between, clip, count, fit, folded, joined, line, listed, safe, wrap

texts = st.text(max_size=60)
widths = st.integers(0, 40)
ACTS = set("\x1b\x07\x00\x9b\u202e\u200b\ufeff")


@given(texts)
def test_safe_text_is_one_line_that_no_terminal_acts_on(text: str) -> None:
    assert not set(safe(f"\x1b[31m{text}\u202e\n")) & (ACTS | {"\n"})


@given(texts, texts, widths)
def test_lines_are_as_wide_as_asked_for(left: str, right: str, width: int) -> None:
    assert clip(line(left), width).cell_length <= width
    assert fit(line(left), width).cell_length == width
    assert between(line(left), line(right), width).cell_length in {width, clip(line(right), width).cell_length}


@given(texts)
def test_markup_means_nothing(text: str) -> None:
    made = line((f"[bold]{text}[/]", "italic"))
    assert made.plain.startswith("[bold]")
    assert {span.style for span in made.spans} == {"italic"}


@given(texts, st.integers(4, 40), st.integers(1, 3))
def test_wrapped_text_keeps_to_its_width_and_lines(text: str, width: int, most: int) -> None:
    lines = wrap(text, width, most)
    assert len(lines) <= most
    assert all(cell_len(one) <= width for one in lines)


@given(texts, st.integers(1, 40))
@example("0" * 15 + "⼀", 16)
def test_folding_breaks_long_words_and_loses_nothing(text: str, width: int) -> None:
    shown = safe(text)
    assert folded(shown, width).replace("\n", "") == shown
    assert all(cell_len(word) <= max(2, width) for word in folded(shown, width).split())


def test_a_path_is_broken_after_its_slashes() -> None:
    said = "No document is at /srv/projects/library-loans/requirements/first-draft.md."
    assert wrap(said, 32) == ["No document is at", "/srv/projects/library-loans/", "requirements/first-draft.md."]
    assert wrap("/srv/" + "requirements-" * 4, 32) == [
        "/srv/",
        "requirements-requirements-",
        "requirements-requirements-",
    ]


@given(st.lists(st.integers(0, 80), min_size=1, max_size=6), st.integers(0, 120))
def test_columns_are_squeezed_until_they_fit(columns: list[int], room: int) -> None:
    squeezed = squeeze(columns, room)
    assert all(0 <= new <= old for new, old in zip(squeezed, columns, strict=True))
    assert sum(squeezed) <= room or all(
        new <= max(4, 0) or new == old for new, old in zip(squeezed, columns, strict=True)
    )


@given(texts)
def test_ascii_keeps_the_width(text: str) -> None:
    shown = safe(text)
    assert to_ascii(shown).isascii()
    assert cell_len(to_ascii(shown)) == cell_len(shown)


def test_ascii_spells_names_as_drawings_do_where_their_cells_allow() -> None:
    assert to_ascii("Müller, Łódź, 日本") == "Muller, Lodz, Ri??"


def test_ascii_keeps_heavy_lines_apart() -> None:
    assert to_ascii("┏━┓┃╭─╮│├┼╪╫✓●○▶…") == "+=+#+-+|++=#vOo>~"


def test_the_locale_decides_whether_ascii_is_wanted() -> None:
    assert wants_ascii({"LC_ALL": "C", "LANG": "en_US.UTF-8"})
    assert wants_ascii({"LANG": "de_DE.ISO-8859-1"})
    assert wants_ascii({"LC_CTYPE": "C.UTF-8", "LANG": "C"})
    assert not wants_ascii({"LANG": "en_US.utf8"})
    assert not wants_ascii({"LC_CTYPE": "C.UTF-8"})
    assert not wants_ascii({})


def test_figures_read_as_people_read_them() -> None:
    assert [tokens(n) for n in (0, 950, 1234, 9960, 34_000)] == ["0", "950", "1.2k", "10k", "34k"]
    assert [clock(ms) for ms in (0, 48_211, 3_723_000, 270_000_000)] == ["00:00", "00:48", "1:02:03", "3 d 03 h"]


def test_lists_and_counts_read_as_sentences() -> None:
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert joined(["a", " ", "b"]) == "a, b"
    assert [count(n, "story", "stories") for n in (1, 2)] == ["1 story", "2 stories"]


def test_the_live_text_says_what_json_says() -> None:
    assert tail('{"name": "loans", "nullable": false, "points": 3, "why": "read on eve', 80) == (
        "name loans · points 3 · why read on eve"
    )
    assert tail("Let me think\nabout members.", 80) == "Let me think about members."
    assert tail("x" * 2000, 10) == "…" + "x" * 9


def test_a_page_keeps_places_and_cuts_at_its_width() -> None:
    page = Page(10)
    page.heading("First")
    page.line("a line that is too long", pointer="/items/0")
    page.gap()
    page.gap()
    page.prose("some words that wrap", pointer="/items/1")
    laid = page.laid()
    assert [str(one) for one in laid.lines] == ["First", "a line th…", "", "some words", "that wrap"]
    assert [(pointer, place.y) for pointer, place in laid.anchors] == [("/items/0", 1), ("/items/1", 3)]
