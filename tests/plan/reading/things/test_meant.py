"""What a sentence means by a word for what the sentence before said."""

import pytest

from tests.plan.reading.given import read

WISH = "\n\nAs a porter, I want to see all parcels so that I find them."
TOLD = {
    "A bell has a weight.\n\n- Defects that matter, e.g. cracks, rust, loose bolts. We maintain a list of these; "
    "one bell may have several.": ("bell", ("weight", "defects (several)")),
    "A bell has a weight. It goes to one of two foundries, which we keep with name, contact person and phone.": (
        "foundry",
        ("name", "contact person", "phone"),
    ),
    "Cleaners are mostly from outside firms. We keep their name and phone number.": (
        "cleaner",
        ("name", "phone number"),
    ),
    "A bell has a weight. Each bell carries its seals. There are 14 of them by law, each has a code and a colour, and "
    "the code is unique.": ("seal", ("code (unique)", "colour")),
    "A bell has a weight. I want to log a crack. Which bell, where it was seen, and how many.": (
        "crack",
        ("bell", "location", "quantity"),
    ),
    "A tower has several clock faces: which side, from when to when, how many hands are expected.": (
        "clock face",
        ("tower (reference)", "side", "start", "end", "number of hands"),
    ),
    "For each kind of bell there's a name, how many of it we own, and the price per day.": (
        "bell kind",
        ("name", "quantity", "price"),
    ),
    "A ringer has one or more contact persons: name, e-mail. A contact has a phone number.": (
        "contact person",
        ("ringer (reference)", "name", "e-mail", "phone number"),
    ),
    "A bell has a name and a weight. Bells are restored by a foundry. For every restoration we keep the date and "
    "the cost.": ("restoration", ("bell (reference)", "date", "cost")),
    "A locker has a number and a width. Lockers are assigned to teams; for each assignment we keep the date and the "
    "reason.": ("locker assignment", ("locker (reference)", "date", "reason")),
    "A hook has a number and a height. A picture has a title and a width. We must be able to say which hook a picture "
    "was mounted on, so a mounting has the moment it was put up and the moment it was taken down (empty while it hangs "
    "there).": (
        "mounting",
        ("picture (reference)", "hook (reference)", "put up at", "taken down at (optional)"),
    ),
    "A stew has a name and a price. A spice has a name and a colour. For every stew the cook lists the spices and how "
    "many of each.": ("stew spice", ("stew (reference)", "spice (reference)", "quantity")),
    "A parcel has a weight. A parcel can be moved in more than one crate. For each we note the weight, plus a seal "
    "number where the porter uses one.": ("crate", ("name", "weight", "seal number (optional)")),
    "A parcel has a weight. There can be several claims on one parcel. We note the amount, the reason and which of us "
    "granted it.": ("claim", ("parcel (reference)", "amount", "reason", "granted by")),
    "A porter has a name and a phone number. Anyone new sits an exam first: date, score out of 20.": (
        "exam",
        ("porter (reference)", "date", "score (0 to 20)"),
    ),
    "A basket has a colour and a size. A parcel has a weight and a price. Baskets: a parcel needs one or more, and "
    "quite a few serve more than one parcel.": ("parcel", ("weight", "price", "baskets (several)")),
    "A parcel has a weight and a price. Visitors leave comments under a parcel. There can be any number of them, each "
    "with its author and time.": ("parcel comment", ("parcel (reference)", "text", "author", "time")),
    "A parcel has a weight and a price. The system gives the parcel a code to be read out. It has to be unique.": (
        "parcel",
        ("weight", "price", "code (unique)"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.items(), ids=[name for name, _ in TOLD.values()])
def test_what_is_meant(text: str, expected: tuple[str, tuple[str, ...]]) -> None:
    name, fields = expected
    (thing,) = (one for one in read(f"# Post room\n\n{text}{WISH}").data if one.name.casefold() == name)
    assert set(fields) <= set(thing.fields)


def test_what_a_step_explains_is_not_what_the_next_step_is_about() -> None:
    told = read(
        "# Use cases\n\n## UC-1 Add a boat\n\n**Primary actor:** Porter\n\n**Main flow**\n\n"
        "1. The porter gives the boat a name.\n"
        "2. He says what class it belongs to. A class has a title and a deposit.\n"
        "3. He enters the length, the width and the year it was built.\n"
    )
    fields = {one.name: one.fields for one in told.data}
    assert fields["class"] == ("title", "deposit")
    assert {"length", "width", "year built"} <= set(fields["boat"])


def test_what_is_wanted_for_everyone_is_that_of_the_people_who_were_spoken_of() -> None:
    said = "- Keep the people who may borrow a bell. We want a name and a phone number for everyone."
    data = {one.name: one.fields for one in read(f"# Bells\n\nA bell has a weight.\n\n{said}{WISH}").data}
    assert data["person"] == ("name", "phone number")


def test_a_type_of_which_each_has_something_is_one_of_what_has_a_type() -> None:
    told = read("An organ has a number, a type and a price. Each type has a name and a daily rate." + WISH)
    assert {shape.name: shape.fields for shape in told.data} == {
        "organ": ("number", "organ type (reference)", "price"),
        "organ type": ("name", "daily rate"),
    }
