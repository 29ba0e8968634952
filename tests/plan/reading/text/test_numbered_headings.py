"""Numbered lines right above lists are the headings that they are meant to be."""

from plan.reading.text.numbered_headings import with_numbered_headings
from tests.plan.reading.given import read

SPEC = """CANAL SPEC

1  PLANT
1.1  Barges
  - name, length m, in service since (date)
1.2  Locks
  - code unique, name, fall m
1.3  Keepers
  - clock no. (unique), full name

2  WISHES
  - record a barge
  - record a lock
"""


def test_they_get_their_marks_and_lines_stay_where_they_are() -> None:
    told = with_numbered_headings(SPEC)
    assert [line for line in told.split("\n") if line.startswith("#")] == [
        "## 1  PLANT",
        "### 1.1  Barges",
        "### 1.2  Locks",
        "### 1.3  Keepers",
        "## 2  WISHES",
    ]
    assert told.count("\n") == SPEC.count("\n")


def test_lists_below_them_are_of_what_they_name() -> None:
    kept = {shape.name.lower(): set(shape.fields) for shape in read(SPEC).data}
    assert kept["lock"] >= {"code (unique)", "name"}
    assert "full name" in kept["keeper"]


def test_a_numbered_list_and_a_document_with_headings_are_left_as_they_are() -> None:
    steps = "1. Buy flour\n2. Bake\n3. Sell\n"
    assert with_numbered_headings(steps) == steps
    marked = f"# Canal\n\n{SPEC}"
    assert with_numbered_headings(marked) == marked
