"""Whose fields a sentence lists, in any combination of a frame, a list and remarks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.fields import fuller, listed
from plan.reading.frames.owners import without_wish

FRAMES = (
    "Per visit: {list}.",
    "Per visit we keep {list}.",
    "For each visit we note {list}.",
    "For every visit they want {list}.",
    "For each visit, the desk must record {list}.",
    "For a visit the following is needed: {list}.",
    "For each visit, {list} are recorded.",
    "Of every visit they want {list}.",
    "About a visit we need to know {list}.",
    "From a visit we need {list}.",
    "Each visit has {list}.",
    "A visit consists of {list}.",
    "Every visit carries {list}.",
    "A visit is described by {list}.",
    "A visit must include {list}.",
    "Each visit is kept with {list}.",
    "Visits are recorded with {list}.",
    "With every visit goes {list}.",
    "What we need to know about a visit: {list}.",
    "What goes into a visit: {list}.",
    "On the visit card we write {list}.",
    "In the visit book stand {list}.",
    "The fields of a visit are {list}.",
    "Details of the visit: {list}.",
    "We know a visit's {list}.",
    "Visits – {list}.",
    "Visits: {list}.",
    "Visits: four right now – {list}.",
    "A visit is what people ask about most: {list}.",
    "Visits, each with {list}.",
    "There's a list of visits, each with {list}.",
    "The system shall store for each visit: {list}.",
    "The system shall keep visits with {list}.",
    "The office enters a visit with {list}.",
    "It must be possible to add visits with {list}.",
    "As a clerk, I want to enter a visit with {list}, so that nothing is lost.",
    "When a visit is registered, {list} are entered.",
    "To add a visit, the clerk enters {list}.",
)
FIELDS = {
    "size": "size",
    "serial number": "serial number",
    "price per person": "price per person",
    "date of birth": "date of birth",
    "thickness in mm": "thickness in mm",
    "when it was issued": "issued at",
    "the day it expires": "expires on",
    "whether it is insured": "insured",
    "what it cost": "cost",
    "how it was paid": "payment method",
}
REMARKS = {
    "": "",
    " (optional)": "optional",
    " (may be missing)": "optional",
    " (only on newer ones)": "optional",
    ", if there is one": "optional",
    " (always known)": "required",
    " (a must)": "required",
}


@given(
    st.sampled_from(FRAMES),
    st.lists(
        st.tuples(st.sampled_from(sorted(FIELDS)), st.sampled_from(sorted(REMARKS))),
        min_size=2,
        max_size=5,
        unique_by=lambda one: one[0],
    ),
    st.booleans(),
)
def test_any_frame_holds_any_list(frame: str, fields: list[tuple[str, str]], plain: bool) -> None:
    items = [f"{name}{remark}" for name, remark in fields]
    sentence = frame.format(list=", ".join(items) if plain else f"{', '.join(items[:-1])} and {items[-1]}")
    found = listed(sentence, "")
    assert found is not None
    assert found.shape.name == "visit"
    told = {field.partition(" (")[0]: field for field in found.shape.fields}
    for name, remark in fields:
        assert FIELDS[name] in told
        assert REMARKS[remark] in told[FIELDS[name]]


@pytest.mark.parametrize(
    ("sentence", "shape"),
    [
        (
            "Repairs only on boards: what's broken, what it cost",
            Shape("repair", ("board (reference)", "fault", "cost")),
        ),
        (
            "A repair is recorded against a tool: date sent, cost",
            Shape("repair", ("tool (reference)", "date sent", "cost")),
        ),
        ("Days off: from, until, and perhaps why", Shape("day off", ("from", "until", "reason (optional)"))),
        ("Tool: Something the shed lends; name, category", Shape("tool", ("name", "category"))),
        ("Alarms are set on a sensor: a name, a limit", Shape("alarm", ("sensor (reference)", "name", "limit"))),
    ],
)
def test_what_else_stands_in_front_of_a_list(sentence: str, shape: Shape) -> None:
    found = listed(sentence, "")
    assert found is not None
    assert found.shape == shape


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("Optionally a deposit.", ("deposit (optional)",)),
        (
            "Street, postcode and town are always needed.",
            ("Street (required)", "postcode (required)", "town (required)"),
        ),
        ("There is a field for remarks.", ("remarks",)),
        ("If we know it, we also write down a mobile number.", ("mobile number (optional)",)),
        ("Email most of them have.", ("Email (optional)",)),
    ],
)
def test_what_is_added_to_what_the_text_is_about(sentence: str, fields: tuple[str, ...]) -> None:
    found = listed(sentence, "pupil", alone=True)
    assert found is not None
    assert found.shape == Shape("pupil", fields)


@pytest.mark.parametrize(
    "sentence",
    [
        "A customer books a lesson and pays by card.",
        "Members: book, cancel, pay.",
        "Roles: clerk, warden, treasurer.",
        "So: a store has a name and an address, a shelf sits in one store.",
        "Visits take place in the morning, at noon and in the evening.",
    ],
)
def test_what_lists_no_fields(sentence: str) -> None:
    assert listed(sentence, "") is None


def test_the_fuller_reading_of_one_thing_wins() -> None:
    found = listed("Each visit has a size, a price (if known) and a remark.", "")
    assert found is not None
    assert fuller(Shape("visit", ("size", "price")), found) == found.shape
    other = Shape("visitor", ("size", "price"))
    assert fuller(other, found) == other
    assert fuller(None, found) == found.shape
    assert fuller(other, None) == other


def test_a_wish_is_looked_at_without_who_wants_it_and_why() -> None:
    assert (
        without_wish("As a clerk, I want to enter a visit with a date, so that nobody asks")
        == "enter a visit with a date"
    )
