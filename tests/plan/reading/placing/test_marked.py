"""Statements that are wishes by nothing but a mark, wherever they stand."""

from plan.requirements import UserStory
from tests.plan.reading.given import read


def stories(text: str) -> dict[str, UserStory]:
    """The wishes of a choir's notes, by their titles."""
    document = read(f"# Choir\n\n## Who uses it\n\n- Librarians\n- Singers\n\n## The work\n\n{text}\n")
    return {one.title: one for one in document.stories}


def test_the_rest_of_a_marked_paragraph_is_a_condition() -> None:
    found = stories(
        "[M] A rehearsal is written up by one librarian. It has a date and a hall. What gets recorded:\n\n"
        "1. who was there,\n2. what was sung.\n\nThe hall is cold in winter."
    )["Write up a rehearsal"]
    assert found.role == "librarian"
    assert found.acceptance == (
        "It has a date and a hall.",
        "What gets recorded:",
        "who was there,",
        "what was sung.",
    )


def test_a_mark_behind_a_paragraph_is_of_all_of_it() -> None:
    found = stories("Scores are lent to singers. Each loan has a day of return. [S]")["Lend scores to singers"]
    assert (found.priority, found.acceptance) == ("should", ("Each loan has a day of return.",))


def test_a_marked_title_names_the_wish_of_its_paragraph() -> None:
    found = stories("**Concerts** [M]. Each concert has a hall and a date. Some have a second date.")["Concerts"]
    assert found.acceptance == ("Each concert has a hall and a date.", "Some have a second date.")


def test_a_marked_heading_is_a_wish_and_what_it_stands_over_its_conditions() -> None:
    found = stories(
        "**5.1 Scores** [M]\n\nA score has a number. We keep a composer.\n\n- [C] Covers are scanned.\n\n"
        "**5.2 Halls**\n\nA hall has a name.\n"
    )
    assert found["Scores"].acceptance == ("A score has a number.", "We keep a composer.")
    assert (found["Scores"].priority, found["Scan covers"].priority) == ("must", "could")


def test_an_unmarked_item_beside_a_marked_one_is_none_of_its_conditions() -> None:
    found = stories("- [M] When a singer leaves we switch the account off.\n- Tenors are rare.\n  - Basses too.")
    assert found["Switch the account off when a singer leaves"].acceptance == ()


def test_what_is_further_in_is_a_condition() -> None:
    found = stories("- [M] Scores are kept by shelf.\n  - A shelf has a letter.")["Keep scores by shelf"]
    assert found.acceptance == ("A shelf has a letter.",)


def test_what_was_wanted_may_stand_behind_why() -> None:
    found = stories("- [M] We've had quarrels about it. So for each score I want to look up every loan: when, by whom.")
    told = found["Look up every loan for each score"]
    assert (told.want, told.acceptance) == (
        "look up every loan for each score: when, by whom",
        ("We've had quarrels about it.",),
    )


def test_a_mark_that_says_that_something_is_not_wanted_excludes_it() -> None:
    told = read("# Choir\n\n## The work\n\n- [M] Scores are kept by shelf.\n- [W] Scores are sold.\n")
    assert told.exclusions == ("Scores are sold.",)


def test_what_a_marked_statement_keeps_is_kept() -> None:
    text = "# Choir\n\n## The work\n\n- [M] For every singer we hold a name, a voice and an email.\n"
    data = {one.name: one.fields for one in read(text).data}
    assert data["singer"] == ("name", "voice", "email")


def test_a_marked_title_may_be_told_by_a_demand_below_it() -> None:
    found = stories("**Programmes** [M]. Within a season the librarian can print any number of sheets.")["Programmes"]
    assert (found.role, found.want) == ("librarian", "print any number of sheets, within a season")


def test_a_story_at_the_end_of_a_marked_section_leaves_its_heading_a_wish() -> None:
    found = stories(
        "### Halls [S]\n\nA hall has a name and a number.\n\n"
        "*As a librarian I want to see all halls that are free tonight.*\n"
    )
    assert found["Halls"].acceptance == ("A hall has a name and a number.",)
    assert found["See all halls that are free tonight"].priority == "should"


def test_a_department_is_its_people() -> None:
    text = "# Spa\n\n## Who uses it\n\n- Receptionists\n\n## The work\n\n- [M] Reception books a bath for a guest.\n"
    assert read(text).stories[0].role == "receptionist"


def test_somebody_who_does_something_is_called_without_that() -> None:
    told = read("# Spa\n\nAs the person who has the keys I want to see all rooms that are locked.\n")
    assert [one.name for one in told.roles] == ["person"]


def test_whoever_acts_behind_a_title_wants_it() -> None:
    told = read("# Court\n\n## Use cases\n\n1. **UC-1 Hear a case (must).** Judge sees the file, decides per claim.\n")
    assert [(one.title, one.role, one.priority) for one in told.stories] == [("Hear a case", "judge", "must")]


def test_a_condition_is_nobody_who_wants_something() -> None:
    told = read(
        "# Boats\n\n## The work\n\n- [M] Boats are kept by jetty.\n\n"
        "Boats for rent have a daily rate and, if the owner wants one, a deposit.\n"
    )
    assert [one.title for one in told.stories] == ["Keep boats by jetty"]


def test_what_must_be_in_capitals_is_a_requirement_in_any_wording() -> None:
    quarry = read(
        "# RFC 7: Blasting log\n\nThe key words MUST and SHOULD are used as in RFC 2119.\n\n## Behaviour\n\n"
        "1. A blast MUST be accepted however late it is logged.\n\n"
        "A pit with nobody in it MUST show up in grey. It may vanish by itself. Pits SHOULD be drawn to scale. "
        "A visitor MUST NOT see any charge.\n"
    )
    told = [(one.want, one.priority) for one in quarry.stories if not one.want.startswith("manage ")]
    assert told == [
        ("accept a blast however late it is logged", "must"),
        ("A pit with nobody in it must show up in grey", "must"),
        ("draw pits to scale", "should"),
    ]
    assert [one.text for one in quarry.rules] == ["A visitor MUST NOT see any charge."]
