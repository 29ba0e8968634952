"""What the steps of a use case say is kept."""

import pytest

from plan.reading.fields.steps import catalogue, step

STEPS = {
    "During the stay observations are entered: time, heart rate, remarks.": (
        "observation", "stay (reference)", "time", "heart rate", "remarks"
    ),
    "The system makes the invoice from treatments: one line for each with description, quantity and unit price.": (
        "invoice line", "invoice (reference)", "description", "quantity", "unit price"
    ),
    "The vet prescribes a medicine within the consultation: dose, how often, instructions.": (
        "prescription", "medicine (reference)", "consultation (reference)", "dose", "frequency", "instructions"
    ),
    "A learner enrols on a run, on the web or at the counter.": (
        "enrolment", "learner (reference)", "run (reference)"
    ),
    "When an animal dies the date of death is entered and the record remains.": ("animal", "date of death"),
    "The appointment is flagged as an emergency.": ("appointment", "emergency (boolean)"),
    "The system checks that no other animal has this microchip number and saves.": (
        "animal", "microchip number (unique)"
    ),
    "Services sit in groups, and groups can contain groups.": ("group", "name", "parent"),
    "The manager changes the price of a service.": ("service", "price"),
    "She records the weight in kilograms and the temperature.": ("case", "weight in kilograms", "temperature"),
    "She adds the treatments carried out, each with the quantity.": ("treatment", "case (reference)", "quantity"),
    "She picks one or several diagnoses from the list of diagnoses.": ("case", "diagnoses (several)"),
    "The guest fills in the form on the web: name, e-mail, phone, comment.": (
        "case", "name", "e-mail", "phone", "comment"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), STEPS.items())
def test_a_step_says_what_is_kept(text: str, told: tuple[str, ...]) -> None:
    shape = step(text, "case")
    assert shape is not None
    assert (shape.name, *shape.fields) == told


def test_what_is_picked_belongs_to_what_happens() -> None:
    shape = step("The clerk picks the departure.", "booking")
    assert shape is not None
    assert (shape.name, shape.fields) == ("booking", ("departure (reference)",))
    assert step("The clerk picks the departure.", "guide") is None


@pytest.mark.parametrize(
    "text",
    ["Nothing is found.", "The receptionist books an appointment for a patient.", "She closes the consultation."],
)
def test_other_steps_define_nothing(text: str) -> None:
    assert step(text, "case") is None


def test_what_is_named_with_its_fields_in_brackets_is_a_thing() -> None:
    shape = catalogue("The nurse admits the animal to a cage (number, size, ward) with date and time.")
    assert shape is not None
    assert (shape.name, shape.fields) == ("cage", ("number", "size", "ward"))
    assert catalogue("The owner is told by a message (phone, e-mail).") is None
    assert catalogue("We look at the weather (sun, rain, wind).") is None
