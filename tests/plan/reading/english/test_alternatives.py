"""What clauses say that a thing may be."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "A hall is a barn, a tent or a stable.": ("hall", "hall", {"hall": ("kind (barn, tent, stable)",)}),
    "Vehicles are either vans or lorries.": ("vehicle", "", {"vehicle": ("kind (van, lorry)",)}),
    "The refund is the result of a complaint.": (
        "refund, complaint",
        "",
        {"refund": ("complaint (reference, optional)",)},
    ),
    "It can come out of a complaint.": (
        "refund, complaint",
        "refund",
        {"refund": ("complaint (reference, optional)",)},
    ),
    "The refund points back to the order it came from.": (
        "refund, order",
        "",
        {"refund": ("order (reference)",), "order": ()},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


def test_what_is_a_thing_itself_is_no_kind() -> None:
    (fields,) = told("A hall is a barn or a tent.", "hall, barn, tent").values()
    assert not any(one.startswith("kind") for one in fields)
