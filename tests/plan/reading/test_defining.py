"""What a document's statements define, under the headings that they stand under."""

from datetime import date

import pytest

from plan.reading import SourceDocument, read_requirements

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
