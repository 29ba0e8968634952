"""The states that a story's criteria tell one after another."""

from tests.plan.reading.given import read

STORY = """# Ferry

### Keep the crossings
As a clerk, I want to plan a crossing with a date and a pier.

### Follow a crossing
As a clerk, I want to see where each crossing stands.
"""


def _status(*criteria: str) -> str:
    told = read(STORY + "".join(f"- {one}\n" for one in criteria), "ferry.md")
    crossing = next(shape for shape in told.data if shape.name == "crossing")
    return next((field for field in crossing.fields if field.startswith("status")), "")


def test_states_may_be_told_one_after_another() -> None:
    assert (
        _status(
            "A new crossing is planned. When the captain answers it becomes confirmed, at the pier it is boarded.",
            "Instead of that it can end as cancelled or as no-show.",
        )
        == "status (planned, confirmed, boarded, cancelled, no-show)"
    )


def test_what_is_only_done_to_a_thing_is_none_of_its_states() -> None:
    assert _status("A crossing is booked. It is paid. It is printed.") == ""
