"""What the items of a list name."""

import pytest

from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.items import items_of


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "number painted on the nose (the one and only), bought on (sometimes nobody remembers)",
            ("number (unique)", "bought on (optional)"),
        ),
        ("what's broken, when it was fixed (open until then)", ("fault", "fixed at (optional)")),
        ("size, printed on the label, price", ("size", "price")),
        ("a name, if there is one, and perhaps an end date", ("name (optional)", "end date (optional)")),
        ("start date and time; whether it may be lent out", ("start time", "may be lent out (boolean)")),
        ("a severity of minor, major or critical", ("severity (minor, major, critical)",)),
        ("cut: men, women, kids", ("cut (men, women, kids)",)),
        ("a code (unique per station)", ("code (unique per station)",)),
        (
            "one device → one employee, several accessories",
            ("device (reference)", "employee (reference)", "accessories (several)"),
        ),
        ("whether they can swim – always filled in –, a remark", ("can swim (boolean, required)", "remark")),
        ("a price and a tick if it's fragile", ("price", "fragile (boolean)")),
        ("a name and a yes/no on whether we may send them leaflets", ("name", "may send leaflets (boolean)")),
        ("how they'd like to be contacted (call, text)", ("preferred contact method (call, text)",)),
        ("a day rate and, if the owner wants one, a deposit", ("day rate", "deposit (optional)")),
        ("to whom, channel, when sent", ("recipient", "channel", "sent at")),
        ("which key, from when, until when", ("key", "start", "end")),
        ("in which cupboard or van", ("cupboard (reference, optional)", "van (reference, optional)")),
        ("a name, latitude/longitude if there is one", ("name", "latitude (optional)", "longitude (optional)")),
        ("a tag, which is unique nationwide, a model", ("tag (unique)", "model")),
        ("the amount claimed, the amount they settled", ("amount claimed", "amount settled")),
        ("a name nobody else has, a town", ("name (unique)", "town")),
    ],
)
def test_fields(text: str, fields: tuple[str, ...]) -> None:
    assert tuple(field for item in items_of(text) for field in item.fields) == fields


@pytest.mark.parametrize("text", ["somebody has to look", "book a room", "same label on many devices", "up to ten"])
def test_what_names_no_field(text: str) -> None:
    assert [item.fields for item in items_of(text)] == [()]


def test_a_thing_with_its_fields_in_brackets_is_one_of_its_own() -> None:
    (item,) = items_of("a storage location (name, address)")
    assert item.fields == ("storage location (reference)",)
    assert item.part == Shape("storage location", ("name", "address"))
