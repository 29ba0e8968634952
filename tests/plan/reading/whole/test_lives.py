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


def _statuses(text: str) -> dict[str, set[str]]:
    """The states of each thing that a document speaks of."""
    found = read(text, "notes.md").data
    told = ((one.name, field) for one in found for field in one.fields if field.startswith("status ("))
    return {name: set(field.removeprefix("status (").rstrip(")").split(", ")) for name, field in told}


def test_what_a_pronoun_means_was_named_before_it() -> None:
    post = (
        "# Post\n\nA letter has a weight. A crate has a label.\n\n"
        "A letter is open until a clerk has sealed it. A crate is heavy. "
        "If a letter isn't fetched within a week, it is marked as dead.\n\n"
        "As a clerk, I want to see all letters.\n"
    )
    assert _statuses(post) == {"letter": {"open", "sealed", "dead"}}


def test_somebody_is_no_it() -> None:
    crane = (
        "# Crane\n\nA fault has a place. A smith has a name.\n\n"
        "A fault starts as open. A smith acknowledges it, and it is resolved once the cause is gone.\n\n"
        "As a smith, I want to see all faults.\n"
    )
    assert _statuses(crane) == {"fault": {"open", "acknowledged", "resolved"}}


def test_what_is_decided_of_is_kept_though_nothing_else_is_said_of_it() -> None:
    abbey = "# Abbey\n\nThe abbot grants or denies a plea.\n\nAs a monk, I want to read the rule of the house.\n"
    assert _statuses(abbey) == {"plea": {"granted", "denied"}}


def test_what_one_sentence_tells_of_another_thing_is_no_state_of_this_one() -> None:
    inn = (
        "# Inn\n\nA room has a number.\n\nA room is blocked while the painters are in. The inn is old, and the roof is "
        "repaired every year.\n\nAs a host, I want to see all rooms.\n"
    )
    assert "repaired" not in _statuses(inn).get("room", set())
