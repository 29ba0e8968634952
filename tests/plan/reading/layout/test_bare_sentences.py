"""The sentences of a statement, without its number and its priority."""

import pytest

from plan.reading.layout.bare_sentences import sentences_of
from plan.reading.text.document import Statement
from tests.plan.reading.given import read

OBSERVATORY = """# Observatory

## 1 Introduction

### 1.1 Priorities

Every requirement carries one letter. **M** = must, nobody goes without it. **S** = should, within the
year. **C** = could, if there is money left.

## 2 Functional requirements

### 2.1 Domes

- **FR-DOM-01 (M)** A dome is *closed*, *open* or *under repair*.
- **FR-DOM-02 (C)** Lenses should be kept per dome: diameter, maker, and whether it is coated yes or no. A lens has a
  serial number.

## 3 Data requirements

- **DR-01 (M)** Observers are held once, with observer number (unique) and name.
- **DR-02 (S)** Angles are given in degrees with two decimals.
"""


def test_a_number_of_several_parts_and_a_priority_are_no_part_of_a_sentence() -> None:
    told = read(OBSERVATORY)
    data = {one.name.lower(): one.fields for one in told.data}
    assert [(story.id, story.priority) for story in told.stories[:2]] == [("FR-DOM-01", "must"), ("FR-DOM-02", "could")]
    assert data["dome"] == ("status (closed, open, under repair)",)
    assert data["lens"][0] == "dome (reference)"
    assert data["observer"] == ("observer number (unique)", "name")


def test_a_numbered_sentence_of_a_section_about_data_is_a_rule_and_no_thing_by_itself() -> None:
    told = read(OBSERVATORY)
    assert not [one for one in told.data if one.name.startswith(("DR-", "Angles"))]
    assert [one.id for one in told.rules] == ["DR-01", "DR-02"]


def test_an_example_stands_in_brackets() -> None:
    told = read(
        '# Wards\n\n## Data\n\nA ward year has a name such as "2025/26" (unique), a first day and a last day.\n\n'
        "- As a nurse, I want to see a ward year.\n"
    )
    (year,) = (one for one in told.data if one.name == "ward year")
    assert [one.partition(" (")[0] for one in year.fields] == ["name", "first day", "last day"]


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("Wardens write down remarks on a tent.", "Wardens note remarks on a tent."),
        ("Further: the colour of the tent and its age.", "the colour of the tent and its age."),
        ("Besides that we of course need its age.", "we need its age."),
        ("In addition, each tent has an age.", "each tent has an age."),
    ],
)
def test_what_only_leads_to_what_is_said_is_left_out(said: str, bare: str) -> None:
    assert sentences_of(Statement(said, 1)) == [bare]


def test_what_stands_in_front_of_a_subject_is_no_sentence() -> None:
    told = Statement("For every season, a hut has one price and one deposit. A bed has a number, a room has a name.", 1)
    assert sentences_of(told)[0] == "For every season, a hut has one price and one deposit."
    assert sentences_of(told)[-1] == "a room has a name."
