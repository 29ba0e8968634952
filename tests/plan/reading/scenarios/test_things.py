import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.reading.fields.data_shapes import Shape
from plan.reading.scenarios.things import Scenario, scenario_things


def told(
    title: str, *steps: str, known: tuple[str, ...] = (), roles: tuple[str, ...] = ()
) -> dict[str, tuple[str, ...]]:
    """The fields of each thing that one scenario of a feature tells of."""
    scenario = Scenario(tuple(enumerate(steps, 1)))
    found: dict[str, tuple[str, ...]] = {}
    for _, shape in scenario_things(title, [scenario], known, frozenset(roles)):
        found[shape.name] = (*found.get(shape.name, ()), *shape.fields)
    return found


@pytest.mark.parametrize(
    ("steps", "name", "fields"),
    [
        (("spare parts with part number, name and unit price",), "spare part", ("part number", "name", "unit price")),
        (
            ("a turbine", "I open its parts", "I see every part with name, number and date below its parent"),
            "part",
            ("turbine (reference)", "name", "number", "date", "parent"),
        ),
        (
            ("the controller delivers a measurement", "temperature, weight and speed are stored with the date"),
            "measurement",
            ("temperature", "weight", "speed", "date"),
        ),
        (("a turbine stops", "a downtime with a start begins"), "downtime", ("turbine (reference)", "start")),
        (
            ("an alarm", "the operator acknowledges it with a remark and a category"),
            "alarm",
            ("remark", "category"),
        ),
        (
            ("an alarm", "the alarm is acknowledged", "the operator and the time are recorded"),
            "alarm",
            ("acknowledged by", "acknowledged at"),
        ),
        (("an alarm", "the alarm is marked as implausible"), "alarm", ("implausible (boolean)",)),
        (('the turbine "T1"', 'a measurement of "T1" arrives'), "measurement", ("turbine (reference)",)),
        (("technicians hold certificates with a date",), "certificate", ("technician (reference)",)),
        (("an alarm", "I assign two or more technicians"), "alarm", ("technicians (several)",)),
        (("no second turbine with this serial number can be entered",), "turbine", ("serial number (unique)",)),
    ],
)
def test_what_a_scenario_says_is_kept(steps: tuple[str, ...], name: str, fields: tuple[str, ...]) -> None:
    found = told(
        "Park",
        *steps,
        known=("turbine", "alarm", "measurement", "certificate"),
        roles=("technician", "operator", "controller"),
    )
    assert found.get(name) == fields


def test_states_are_those_that_a_thing_is_said_to_be_in_more_than_once() -> None:
    steps = ("an open order", "the clerk cancels it", "the order is cancelled", "the clerk is informed")
    assert told("Orders", *steps, roles=("clerk",)) == {"order": ("status (open, cancelled)",)}
    assert told("Orders", "an open order", "the order is shown") == {"order": ("name",)}


def test_states_come_from_the_examples_of_an_outline() -> None:
    outline = Scenario(
        ((1, "an order that is <before>"), (2, "<event>"), (3, "it is <after>")),
        {"before": ("open", "in progress"), "event": ("the goods arrive",), "after": ("in progress", "done")},
    )
    assert list(scenario_things("Orders", [outline], (), frozenset())) == [
        (1, Shape("order", ("status (open, in progress, done)",)))
    ]


def test_a_title_that_no_step_speaks_of_makes_nothing() -> None:
    assert told("Master data", "I open the overview", "I see the list with names") == {}


@given(st.text(max_size=60), st.lists(st.text(max_size=120), max_size=6))
def test_any_steps_can_be_read(title: str, steps: list[str]) -> None:
    for line, shape in scenario_things(title, [Scenario(tuple(enumerate(steps, 1)))], ["order"], frozenset({"clerk"})):
        assert 1 <= line <= len(steps)
        assert shape.name
        assert shape.fields
