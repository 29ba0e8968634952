"""Items that go on with the words above their list."""

from tests.plan.reading.accounting import unaccounted
from tests.plan.reading.given import read

BUSES = """# Depot

As a clerk, I want to plan a trip.

Every morning the buses leave. A **bus**:

- has a number plate, which is unique;
- belongs to one depot;
- carries people and is parked in a bay.
"""
TODO = """# Depot

As a clerk, I want to plan a trip. A bus:

- number plate
- seats
"""
RUNS = """# Depot

As a clerk, I want to plan a trip.

| Trip status | Meaning | Who sets it |
|---|---|---|
| planned | nobody drives yet | office |
| running | on the road | driver |
| finished | back again | driver |
"""


def test_items_that_say_what_the_subject_above_has_are_sentences_of_it() -> None:
    told = read(BUSES, "buses.md")
    bus = next(shape for shape in told.data if shape.name == "bus")
    assert set(bus.fields) == {"depot (reference)", "number plate (unique)", "bay (reference)"}
    assert unaccounted(BUSES, "buses.md") == []


def test_items_that_only_name_something_stay_as_they_are() -> None:
    assert not any("A bus seats" in one.text for one in read(TODO, "buses.md").unplaced)


def test_a_table_of_states_names_what_is_in_them() -> None:
    told = read(RUNS, "trips.md")
    assert ("trip", ("status (planned, running, finished)",)) in [(one.name, one.fields) for one in told.data]
