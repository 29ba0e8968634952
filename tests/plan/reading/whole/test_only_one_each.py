"""What there is only one of for several others together."""

import pytest

from tests.plan.reading.given import read

KEPT = (
    "# Rink\n\n## What we keep\n\nA rink has a name and a size. A coach has a name and a phone number. "
    "A drill has a start and a remark. A drill belongs to a coach and to a rink. A drill note has a text and a date. "
    "An absence has a reason. It belongs to a coach and a drill. "
    "Medals have a short code, used on the ribbons, of which there must be no duplicates, and a weight. "
    "A sponsor has a name and a code; no two sponsors share a code. "
)


@pytest.mark.parametrize(
    ("said", "name", "field"),
    [
        ("The same coach cannot have two drills starting at the same moment.", "drill", "start (unique per coach)"),
        ("One note per drill, no more.", "drill note", "drill (reference, unique)"),
        (
            "A penalty has a level, a day of issue and a fee and belongs to a rink. Each level only once for a rink.",
            "penalty",
            "level (unique per rink)",
        ),
        ("No coach can be absent twice from one drill.", "absence", "drill (reference, unique per coach)"),
        ("For a coach and a rink there is only one drill.", "drill", "rink (reference, unique per coach)"),
        ("A coach can have only one drill per start.", "drill", "start (unique per coach)"),
        ("The combination of coach, rink and start must be unique.", "drill", "start (unique per coach and rink)"),
        ("So far so good.", "medal", "short code (unique)"),
        ("So far so good.", "sponsor", "code (unique)"),
    ],
)
def test_what_is_counted_is_told_apart_by_what_it_is_counted_for(said: str, name: str, field: str) -> None:
    rinks = read(f"{KEPT}{said}\n\n- As a coach, I want to enter a drill.\n")
    (one,) = (shape for shape in rinks.data if shape.name.lower() == name)
    assert field in one.fields, one.fields


@pytest.mark.parametrize(
    "said",
    [
        "A coach cannot have two drills that overlap.",
        "Two drills may be on the same rink at the same time.",
        "Every coach sees the drills of one rink only.",
    ],
)
def test_what_is_said_of_a_moment_tells_nothing_apart(said: str) -> None:
    rinks = read(f"{KEPT}{said}\n\n- As a coach, I want to enter a drill.\n")
    (drill,) = (shape for shape in rinks.data if shape.name == "drill")
    assert not any("unique" in field for field in drill.fields), drill.fields
