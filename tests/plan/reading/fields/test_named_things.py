"""Things that a sentence names itself."""

import pytest

from plan.reading.fields.named_things import named_thing

NAMED = {
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
    "The e-mail address of a household shall be unique.": ("household", "e-mail address (unique)"),
    "The system shall give every order a unique order number.": ("order", "order number (unique)"),
    "The system shall record crates: every crate has a unique barcode.": ("crate", "barcode (unique)"),
    "The system shall provide a list of labels kept by the office, each with a name and a colour.": (
        "label", "name", "colour"
    ),
    "treatment: code, name, duration in minutes, price": ("treatment", "code", "name", "duration in minutes", "price"),
    "A complaint shall be received, accepted, rejected or refunded.": (
        "complaint", "status (received, accepted, rejected, refunded)"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), NAMED.items())
def test_a_sentence_names_a_thing_and_what_is_kept_of_it(text: str, told: tuple[str, ...]) -> None:
    shape = named_thing(text.rstrip("."))
    assert shape is not None
    assert (shape.name, *shape.fields) == told


@pytest.mark.parametrize(
    "text",
    [
        "per patient: type of recall, interval in months, next due date",
        "operator: works in the control centre, around the clock",
        "The weighbridge clerk records both weights and the material",
        "status: booked, confirmed, arrived, cancelled",
    ],
)
def test_people_attributes_and_each_of_another_are_no_things(text: str) -> None:
    assert named_thing(text) is None
