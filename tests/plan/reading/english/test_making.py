"""What clauses say is made for a known thing."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "The system raises fees against an application.": ("fee, application", "", {"fee": ("application (reference)",)}),
    "Inspections can be requested for a permit.": ("inspection, permit", "", {"inspection": ("permit (reference)",)}),
    "An application leads to no more than one permit.": (
        "application, permit",
        "",
        {"permit": ("application (reference)",)},
    ),
    "The officer may extend a permit.": ("permit, extension", "", {"extension": ("permit (reference)",)}),
    "Where an inspection has failed, the inspector shall record at least one deficiency.": (
        "inspection, deficiency",
        "",
        {"deficiency": ("inspection (reference)",)},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected
