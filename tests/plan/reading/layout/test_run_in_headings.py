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
