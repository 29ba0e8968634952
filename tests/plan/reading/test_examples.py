"""The documents in `examples/` are read to the last line."""

from pathlib import Path

import pytest

from plan.requirements import Requirements
from tests.plan.reading.given import read

EXAMPLES = Path(__file__).parents[3] / "examples"


def example(name: str) -> Requirements:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    assert text.count("\n") >= 60
    return read(text, name)


@pytest.mark.parametrize(
    ("name", "project", "stories", "roles"),
    [
        ("library-loans.md", "Library loans", 15, ["member", "librarian", "branch-manager"]),
        (
            "clinic-appointments.md",
            "Clinic appointments",
            11,
            ["patient", "doctor", "receptionist", "practice-manager"],
        ),
        ("parking-permits.feature", "Parking permits", 9, ["resident", "clerk", "warden"]),
    ],
)
def test_examples(name: str, project: str, stories: int, roles: list[str]) -> None:
    told = example(name)
    assert told.project == project
    assert len(told.stories) == stories
    assert [role.id for role in told.roles] == roles
    assert told.unplaced == ()
    assert told.summary
    assert len(told.rules) >= 4
    assert len(told.constraints) >= 3
    assert len(told.exclusions) >= 2
    assert len(told.integrations) >= 2
    assert told.volumes
    assert told.team.size_source == "said"


def test_every_story_of_the_library_has_its_place() -> None:
    told = example("library-loans.md")
    assert [shape.name.casefold() for shape in told.data] == [
        "copy", "reservation", "member", "loan", "title", "fine", "branch",
    ]  # fmt: skip
    assert [story.priority for story in told.stories].count("must") == 11
    assert told.team.model_dump() == {
        "size": 3, "velocity": 24, "sprint_days": 14, "start": "2027-01-11",
        "size_source": "said", "velocity_source": "said", "sprint_days_source": "said", "start_source": "said",
    }  # fmt: skip
    loans = [volume for volume in told.volumes if volume.subject == "Loans"]
    assert [(volume.amount, volume.per, volume.when) for volume in loans] == [
        (410_000, "year", "Today"),
        (500_000, "year", "Year 3"),
    ]
