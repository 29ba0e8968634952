"""Who and what a section announces."""

from tests.plan.reading.given import read


def test_neither_when_it_is_nor_what_they_do_is_part_of_a_role() -> None:
    told = read(
        "# Dive shop\n\n## People\n\nThe clerk wants to print the list of the day. "
        "When a diver leaves, the record stays.\n\n"
        "## Stories\n\nAs a clerk, I want to book a boat.\n"
    )
    assert {role.name.lower() for role in told.roles} == {"clerk"}


def test_what_is_in_scope_of_a_specification_is_no_wish() -> None:
    rows = "".join(
        f"| F-{number} | The clerk shall be able to print list {number}. | Must |\n" for number in range(1, 14)
    )
    told = read(
        "# Dive shop\n\n## Scope\n\nWithin scope:\n\n- boats and their engines;\n- divers.\n\n## Requirements\n\n"
        f"| No. | Requirement | Priority |\n|---|---|---|\n{rows}"
    )
    assert {story.id for story in told.stories if story.source.provenance == "said"} == {f"F-{n}" for n in range(1, 14)}


def test_where_something_else_stands_is_about_nothing() -> None:
    told = read(
        "# Ferry\n\nAs a purser, I want to book a voyage.\n\n## 3 Subject matter\n\n### 3.1 Voyages\n\n"
        "A voyage has a date and a state (7.1).\n\nStates: 7.1.\n\nEach voyage receives a sailing code.\n\n"
    )
    (voyage,) = (shape for shape in told.data if shape.name == "voyage")
    assert {"date", "sailing code", "state"} <= set(voyage.fields)
    assert not any("7" in field for field in voyage.fields)


def test_an_item_of_several_sentences_is_no_single_field() -> None:
    told = read(
        "# Dairy\n\nAs a cheesemaker, I want to add a vat.\n\n## Data\n\n### Vat\n\n"
        "- vat number, capacity. Vat 2 was scrapped and old cheeses still point at it\n- colour\n"
    )
    (vat,) = (shape for shape in told.data if shape.name.lower() == "vat")
    assert {"vat number", "capacity", "colour"} <= set(vat.fields) | {f"vat {one}" for one in vat.fields}
    assert not any("scrapped" in field for field in vat.fields)


def test_roles_that_shall_be_provided_are_roles() -> None:
    told = read(
        "# Forge\n\nThe following roles shall be provided: smith, farrier, front desk.\n\n"
        "As a smith, I want to add a hammer.\n"
    )
    assert {role.name.lower() for role in told.roles} == {"smith", "farrier", "front desk"}
