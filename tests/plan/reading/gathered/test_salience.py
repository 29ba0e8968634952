"""The things that a document mentions again and again."""

from collections import Counter

from plan.reading.gathered.salience import by_whole_names, salient
from tests.plan.reading.given import read

PERMITS = """# Permits

R-1 The system shall allow a clerk to lodge an application for one parcel.

R-2 Each application shall be approved or refused by an officer.

R-3 The system shall record the date of receipt and a description of the application.

R-4 An application shall carry an application number, which is unique.
"""


def test_what_is_counted_often_is_kept() -> None:
    mentions = Counter({"parcel": 4, "list": 9, "system": 9, "date": 9, "clerk": 5})
    counted = Counter({"parcel": 2, "list": 3, "clerk": 3})
    assert salient(mentions, counted, {"parcel", "list"}, frozenset({"clerk"})) == {"parcel"}


def test_in_a_short_document_twice_is_often() -> None:
    few, many = Counter({"puppet": 2, "shelf": 3}), Counter({"puppet": 2, "shelf": 80})
    counted = Counter({"puppet": 2})
    assert salient(few, counted, {"puppet"}, frozenset()) == {"puppet"}
    assert salient(many, counted, {"puppet"}, frozenset()) == frozenset()


def test_a_word_that_mostly_stands_in_a_longer_name_is_short_for_it() -> None:
    mentions = Counter({"gate permit": 4, "permit": 5})
    counted = Counter({"gate permit": 3, "permit": 4})
    assert salient(mentions, counted, {"gate permit", "permit"}, frozenset()) == {"gate permit"}


def test_what_has_what_is_spoken_of_is_meant_by_what_follows() -> None:
    told = read(
        "# Ferry\n\n## 1\n\n1.1 The system shall hold the skippers with licence number and name.\n\n"
        "1.2 The system shall hold every skipper's address, phone number and radio sign. "
        "Only the name is compulsory.\n",
        "ferry.md",
    )
    skipper = next(shape for shape in told.data if shape.name == "skipper")
    assert "radio sign (optional)" in skipper.fields
    assert "name" in skipper.fields


def test_a_member_of_staff_is_a_staff_member() -> None:
    told = read(
        "# Zoo\n\n1.1 The system shall hold the members of staff with name and badge number.\n\n"
        "1.2 The system shall hold the enclosures with name and size. An enclosure is led by a member of staff.\n",
        "zoo.md",
    )
    fields = {shape.name: shape.fields for shape in told.data}
    assert fields["staff member"] == ("name", "badge number")
    assert "staff member (reference)" in fields["enclosure"]


def test_an_application_is_a_thing_where_there_are_several() -> None:
    told = read(PERMITS, "permits.md")
    application = next(shape for shape in told.data if shape.name == "application")
    assert "application number (unique)" in application.fields


def test_the_application_is_the_program_where_there_is_one() -> None:
    told = read(
        "# X\n\nThe application must be fast. The application shall list orders. The application is new.\n", "x.md"
    )
    assert "application" not in {shape.name for shape in told.data}


WORKSHOP = """# Wheels

R-1 The system shall show which machine stands idle, since machines are dear.

R-2 A clerk shall be able to say for a machine why it stands idle.

R-3 Somebody in the office must hear of every machine that is out of order.

R-4 The office must be warned before machines stand idle together.

R-5 Each week somebody oils each machine.
"""


def test_what_is_spoken_of_again_and_again_is_kept_though_nothing_defines_it() -> None:
    told = read(WORKSHOP, "wheels.md")
    machine = next(shape for shape in told.data if shape.name == "machine")
    assert (machine.fields, machine.source.line) == ((), 3)
    assert not any("office" in shape.name for shape in told.data)


def test_what_is_only_short_for_another_is_none_by_itself() -> None:
    assert by_whole_names(frozenset(("plan", "hall")), ("floor plan", "hall"), ()) == {"hall"}
    assert by_whole_names(frozenset(("plan",)), ("floor plan", "seat plan"), ()) == {"plan"}
    assert by_whole_names(frozenset(("plan",)), ("floor plan",), ("plan",)) == {"plan"}


def test_what_is_kept_everywhere_is_kept_where_it_is_spoken_of_twice() -> None:
    told = read(
        "# Luthier\n\nI want to write down what a customer complains of. "
        "When a customer comes back I want to see it.\n\n"
        "I want to see a puppet. When a puppet comes back I want to see it again.\n" + "A clerk can swim fast.\n" * 30,
        "luthier.md",
    )
    names = {shape.name for shape in told.data}
    assert "customer" in names
    assert "puppet" not in names


def test_what_was_spoken_of_before_the_longer_name_was_is_no_short_form_of_it() -> None:
    told = read(
        "# Bread\n\nI want to write down every order. An order is for one shop. Some orders are cancelled. "
        "Who took the order must be seen.\n\nThen there are the standing orders. A standing order has a first day.\n",
        "bread.md",
    )
    assert {"order", "standing order"} <= {shape.name for shape in told.data}
