"""Titles in bold in front of paragraphs."""

from plan.reading.layout.run_in_headings import RUN_IN, has_run_ins, with_run_in_headings
from plan.reading.text.markdown import markdown_blocks
from tests.plan.reading.given import read

MEMO = """# Memo

**Background.** We place tutors with pupils.

**Tutors.** For each tutor we hold a name and a rate. Tutors must be able to upload their certificates.

**Pupils.** A pupil has a name and a school.

**Book a lesson.** A parent books it.

**Not now.** Group lessons.
"""


def test_a_title_that_runs_in_is_a_heading_unless_it_says_what_is_done() -> None:
    blocks = with_run_in_headings(markdown_blocks(MEMO))
    assert [one.text for one in blocks if one.info == RUN_IN] == ["Background", "Tutors", "Pupils", "Not now"]
    assert [one.line for one in blocks if one.info == RUN_IN] == [3, 5, 7, 11]
    assert any(one.text.startswith("**Book a lesson.**") for one in blocks)


def test_where_there_are_headings_bold_words_only_stress() -> None:
    headed = markdown_blocks(MEMO + "\n## Rooms\n\nA room has a number.\n")
    assert has_run_ins(headed)
    assert with_run_in_headings(headed) == list(headed)
    assert not has_run_ins(markdown_blocks("**Tutors.** For each tutor we hold a name.\n"))


def test_what_stands_behind_such_titles_is_read_below_them() -> None:
    told = read(MEMO)
    assert ("tutor", "upload their certificates") in {(one.role, one.want) for one in told.stories}
    assert {one.name: one.fields for one in told.data}["pupil"] == ("name", "school")
    assert "Tutors" not in {one.title for one in told.stories}
    assert told.exclusions == ("Group lessons.",)


def test_beside_such_titles_one_on_its_own_line_is_a_heading_too() -> None:
    pitch = MEMO + "\n**What we need on day one**\n\n- Find a tutor by subject\n\n**Maybe later:** a plug-in.\n"
    blocks = with_run_in_headings(markdown_blocks(pitch))
    assert [one.text for one in blocks if one.info == RUN_IN][-2:] == ["What we need on day one", "Maybe later"]
    told = read(pitch)
    assert "Find a tutor by subject" in {one.want for one in told.stories}
    assert "What we need on day one" not in {one.want for one in told.stories}


def test_the_problem_and_the_idea_of_a_pitch_are_no_things() -> None:
    told = read(
        "# Pitch\n\n**Problem.** The same crane has four names.\n\n**Idea.** A web app that holds our cranes.\n\n"
        "**What we need**\n\n- Find a crane by name\n"
    )
    assert not {"problem", "idea"} & {shape.name for shape in told.data}
