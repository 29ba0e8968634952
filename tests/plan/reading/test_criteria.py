"""What criteria of a story say is kept, of its subject or of something beside it."""

import pytest

from plan.reading.criteria import criterion, states_in

OF_ANOTHER = {
    "A family gets a customer number which is never reused.": ("family", "customer number (unique)"),
    "Every key has a number stamped on it, no two are the same.": ("key", "number stamped (unique)"),
    "Groups can be put below other groups.": ("group", "name", "parent"),
    "As many contacts per client as we like: name, relationship, phone.": (
        "contact", "client (reference)", "name", "relationship", "phone"
    ),
    "Pupils join an ensemble with the part they play and the date on which they joined.": (
        "ensemble pupil", "ensemble (reference)", "pupil (reference)", "part", "joined on"
    ),
    "Given a weekday, time, teacher and room, a lesson is made for each week.": (
        "lesson", "weekday", "time", "teacher", "room"
    ),
    "Holidays and sick leave are entered with first and last day.": ("holiday", "first day", "last day"),
    "There's one claim per tutor and month.": ("claim", "tutor (reference)", "month"),
    "Each learner gets a mark for each assessment.": (
        "mark", "learner (reference)", "assessment (reference)", "mark"
    ),
    "An enrolment is provisional, confirmed, withdrawn or completed.": (
        "enrolment", "status (provisional, confirmed, withdrawn, completed)"
    ),
    "Keys can be in the cabinet, handed out, lost or destroyed.": (
        "key", "status (in the cabinet, handed out, lost, destroyed)"
    ),
}  # fmt: skip
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


@pytest.mark.parametrize(("text", "told"), OF_ANOTHER.items())
def test_a_criterion_may_be_of_something_that_it_names_itself(text: str, told: tuple[str, ...]) -> None:
    shape = criterion(text, "story")
    assert shape is not None
    assert (shape.name, *shape.fields) == told


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


@pytest.mark.parametrize("text", ["name, e-mail and phone", "red or green", "it works, offline too, or not at all"])
def test_what_is_no_list_of_states_has_none(text: str) -> None:
    assert states_in(text) == ()
