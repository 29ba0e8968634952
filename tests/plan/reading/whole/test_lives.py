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


PROSE = """# Letters of a harbour master

A permit has a number, a berth and a holder. {}

As a harbour master I want to see all permits.
"""


def _told(prose: str) -> str:
    data = read(PROSE.format(prose), "harbour.md").data
    permit = next(shape for shape in data if shape.name == "permit")
    return next((field for field in permit.fields if field.startswith("status")), "")


def test_prose_may_tell_them_as_well() -> None:
    assert (
        _told("A permit starts as a draft. Once it is handed in it is pending; then it is granted or refused.")
        == "status (draft, pending, granted, refused)"
    )
    assert (
        _told("It starts out as drawn up, then gets signed, and ends as handed over or lost.")
        == "status (drawn up, signed, handed over, lost)"
    )


def test_an_exception_adds_to_a_list() -> None:
    assert (
        _told("A permit is requested, granted or refused. When the owner moves away, the permit becomes a leftover.")
        == "status (requested, granted, refused, leftover)"
    )


def test_what_somebody_does_leaves_a_state_where_some_are_told_apart_by_it() -> None:
    assert (
        _told("The council approves it or turns it down. An approved permit is paid out of the fund at once.")
        == "status (approved, turned down, paid out)"
    )
    assert _told("The clerk prints it or files it. It is paid at the desk.") == ""


def test_where_something_goes_is_no_state() -> None:
    assert _told("A permit starts as requested, becomes signed and goes to the mayor. It ends as filed.") == (
        "status (requested, signed, filed)"
    )
