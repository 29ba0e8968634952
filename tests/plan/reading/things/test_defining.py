"""What a document's statements define, under the headings that they stand under."""

from datetime import date

import pytest

from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument

NOTES = """kick-off w/ the importer

what they want
- see who ordered what

producers
- name, country, payment terms in days
- some are organic certified -> flag

wines
- belong to a producer. name, colour (red/white/rosé), appellation
- a wine has vintages – price + alcohol % are per vintage, NOT per wine
- SKU per vintage, unique

POs (purchase orders)
- PO no., producer, order date
- lines: vintage, qty in bottles, unit price
- status: draft → sent → received. Priya: pls nothing fancier

customers
- business name, VAT no., credit limit

open / parked
- allocation = customer + vintage + year + max bottles
"""
PROSE = """# Driving school

## Vehicles

Each vehicle has a plate, a make and a model. For every workshop visit we note when it starts and the cost.
The mileage is updated by the instructors every evening.

## Payments

We want to see who has not paid. On a vehicle purchase the front desk notes the day it was paid and the method.

## What we won't have

A fuel card has a number and a limit.
"""


def shapes(text: str) -> dict[str, tuple[str, ...]]:
    read = read_requirements([SourceDocument("doc.md", text)], date(2026, 12, 1))
    return {shape.name: shape.fields for shape in read.data}


def test_notes_of_a_meeting_define_what_their_labels_name() -> None:
    assert shapes(NOTES) == {
        "producer": ("name", "country", "payment terms in days", "organic certified (boolean)"),
        "wine": ("producer (reference)", "name", "colour (red/white/rosé)", "appellation"),
        "vintage": ("price", "alcohol percent", "SKU (unique)"),
        "purchase order": ("purchase order number", "producer", "order date", "status (draft, sent, received)"),
        "purchase order line": ("purchase order (reference)", "vintage", "quantity in bottles", "unit price"),
        "customer": ("business name", "vat number", "credit limit"),
        "allocation": ("customer", "vintage", "year", "max bottles"),
    }


def test_prose_defines_things_and_the_parts_of_what_its_section_is_called_by() -> None:
    assert shapes(PROSE) == {
        "vehicle": ("plate", "make", "model"),
        "workshop visit": ("vehicle", "start", "cost", "mileage"),
        "vehicle purchase": ("paid on", "method"),
    }


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Each story carries its MoSCoW label in brackets.", []),
        ("Each story has a headline, a text and an author.", ["story"]),
        ("Stories are grouped in epics.", []),
    ],
)
def test_what_a_document_says_of_its_own_stories_is_nothing_that_is_kept(said: str, kept: list[str]) -> None:
    text = f"# News desk\n\n{said}\n\n## Pages\n\nAs an editor, I want to see the front page.\n"
    told = read_requirements([SourceDocument("desk.md", text)], date(2026, 3, 2))
    assert [one.name for one in told.data] == kept


def criteria(*said: str) -> dict[str, tuple[str, ...]]:
    """What the criteria of one story define."""
    items = "".join(f"- {one}\n" for one in said)
    return shapes(f"# Depot\n\n### Keep the drivers\nAs a dispatcher, I want to keep our drivers.\n{items}")


def test_what_is_said_to_hold_for_all_kinds_is_put_in_between() -> None:
    told = criteria(
        "Each driver has a name and a licence number.",
        "Absences, be it leave or a training with the team, are entered with the first and last day and a reason.",
    )
    assert told["Absence"] == ("driver (reference)", "first day", "last day", "reason")
    assert "training" not in told


def test_what_is_kept_together_with_something_is_listed() -> None:
    told = criteria("We keep each fine of a driver together with the date and the amount.")
    assert told["fine"] == ("driver (reference)", "date", "amount")


def test_the_place_of_what_lies_in_several_is_none_of_its_own() -> None:
    told = shapes(
        "# Band\n\n### Keep the songs\nAs a singer, I want to keep our songs.\n- A song has a name and a key.\n\n"
        "### Put together a programme\nAs a singer, I want to put together a programme.\n"
        "- A programme has a date. It consists of songs in a certain order; for each one I set the number of verses.\n"
    )
    assert told["programme song"] == ("programme (reference)", "song (reference)", "number of verses", "position")
    assert told["song"] == ("name", "key")


def test_a_remark_on_a_number_is_one_on_the_field_with_a_longer_name() -> None:
    told = criteria("Each driver has a name and a licence number.", "Two of them never have the same number.")
    assert "licence number (unique)" in told["driver"]


def test_what_is_chosen_is_of_what_the_title_says_is_made() -> None:
    told = shapes(
        "# Spa\n\n### Keep the cabins\nAs a clerk, I want to keep cabins.\n- A cabin has a name and a floor.\n\n"
        "### Book an appointment\nAs a clerk, I want to book a guest in.\n- I choose the cabin.\n"
        "- An appointment has a start and an end.\n"
    )
    assert "cabin (reference)" in told["appointment"]


STORY = """# Kiln book

### Enter a firing
As a potter I want to enter a firing.

- I need to know the glaze, the cone and the peak temperature.
- The screen shows the level: low, medium or high.
- A firing has a code (F1, F2 and so on, unique) and a date.

### See firings
As an owner I want to see all firings.
"""


def test_what_somebody_needs_to_see_of_it_is_a_criterion_and_no_story_of_its_own() -> None:
    read = read_requirements([SourceDocument("doc.md", STORY)], date(2026, 12, 1))
    assert [story.title for story in read.stories] == ["Enter a firing", "See firings"]
    assert {shape.name: shape.fields for shape in read.data} == {
        "firing": ("glaze", "cone", "peak temperature", "level (low, medium, high)", "code (unique)", "date")
    }


PROFILES = """# Falconry

### Falconers
As a secretary I want to keep a profile for each falconer.

- Profile has name, phone and an hourly rate.
- A flight has a date. It may have a note.
- The weather is left blank at first.
"""


def test_a_profile_is_that_of_whom_it_is_kept_of_and_what_another_criterion_defines_goes_on() -> None:
    read = read_requirements([SourceDocument("doc.md", PROFILES)], date(2026, 12, 1))
    assert [(shape.name, shape.fields[:3]) for shape in read.data if shape.name == "falconer"] == [
        ("falconer", ("name", "phone", "hourly rate"))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gift cards with a code and an amount are not part of this system.",
        "Filters: brand, price.",
        "The clerk receives an e-mail 30 days before the lamp is due.",
    ],
)
def test_what_is_left_out_looked_for_or_sent_adds_no_field(sentence: str) -> None:
    text = f"# Shop\n\nAs a clerk, I want to add a lamp.\n\nA lamp has a title. {sentence}\n"
    told = read_requirements([SourceDocument("notes.md", text)], date(2026, 11, 23))
    assert {shape.name: shape.fields for shape in told.data} == {"lamp": ("title",)}
