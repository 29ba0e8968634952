"""What criteria of a story say is kept of what the story is about."""

import pytest

from plan.reading.fields.criteria import criterion

OF_IT = {
    "first day, last day, kind (annual, sick, unpaid)": ("first day", "last day", "kind (annual, sick, unpaid)"),
    "requested, approved, declined or withdrawn": ("status (requested, approved, declined, withdrawn)",),
    "open → under investigation → closed, with the outcome": ("status (open, under investigation, closed)",),
    "per carer and course: passed on, expires on": (
        "carer (reference)", "course (reference)", "passed on", "expires on"
    ),
    "For each pupil in the lesson: present, late, excused or absent.": (
        "pupil (reference)", "lesson (reference)", "status (present, late, excused, absent)"
    ),
    "who decided and when": ("decided by", "decided at"),
    "What I must give: the sender, the address and the weight.": ("sender", "address", "weight"),
    "What I may leave out: a note and the fax number.": ("note (optional)", "fax number (optional)"),
    "Optional: phone, title": ("phone (optional)", "title (optional)"),
    "drives a car: yes/no": ("drives a car (boolean)",),
    "The e-mail is unique.": ("e-mail (unique)",),
    "NHS number – ten digits, no two clients have the same one": ("NHS number (unique)",),
    "There's a field for medical notes, which only teachers can read.": ("medical notes",),
    "When it ends, the reason and the end date are recorded.": ("reason", "end date"),
    "The result is entered later: mark, and whether it was fail, pass or distinction.": (
        "mark", "result (fail, pass, distinction)"
    ),
    "It is open, submitted, approved or paid.": ("status (open, submitted, approved, paid)",),
    "day kind: weekday, weekend, bank holiday": ("day kind (weekday, weekend, bank holiday)",),
}  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), OF_IT.items())
def test_a_criterion_without_a_subject_is_of_what_the_story_is_about(text: str, fields: tuple[str, ...]) -> None:
    shape = criterion(text, "thing")
    assert shape is not None
    assert (shape.name, shape.fields) == ("thing", fields)


def test_a_line_for_each_of_another_is_a_part_of_it() -> None:
    shape = criterion("a line per visit", "invoice")
    assert shape is not None
    assert (shape.name, shape.fields) == ("invoice line", ("invoice (reference)", "visit (reference)"))


@pytest.mark.parametrize(
    "text",
    [
        "After seven days only the office can change it.",
        "the store keeper weighs each delivery and records batch number, weight and moisture.",
        "notes can't be edited after midnight, but can be added to",
        "The weighbridge clerk records both weights and the material.",
        "Screens in German and French, mails also in English and Italian.",
        "Exported for the payroll office as CSV.",
    ],
)
def test_a_sentence_in_which_somebody_does_something_is_no_list(text: str) -> None:
    assert criterion(text, "thing") is None


def test_a_criterion_may_be_of_something_that_it_names_itself() -> None:
    shape = criterion("An enrolment is provisional, confirmed or withdrawn.", "learner")
    assert shape is not None
    assert shape.name == "enrolment"
