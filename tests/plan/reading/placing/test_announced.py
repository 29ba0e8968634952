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


def test_numbered_clauses_below_a_role_are_its_wishes() -> None:
    told = read(
        "# Belfry\n\n## 2.2 Roles\n\nThere are two primary roles: **Sexton** and **Ringer**.\n\n- **R2.1 Sexton**\n"
        "  - R2.1.1 Create, update, and delete bells.\n  - R2.1.2 View all peals.\n- **R2.2 Ringer**\n"
        "  - R2.2.1 Adjust or cancel a peal (e.g., move a date, change a bell).\n"
    )
    assert [(story.id, story.role) for story in told.stories] == [
        ("R2.1.1", "sexton"),
        ("R2.1.2", "sexton"),
        ("R2.2.1", "ringer"),
    ]
    assert not any("e.g" in field or "date" in field for shape in told.data for field in shape.fields)


def test_what_somebody_does_below_a_heading_is_none_of_its_fields() -> None:
    told = read(
        "# Belfry\n\n## Sexton Flows\n\n- **R8.1** Sextons can:\n"
        "  - R8.1.1 View all peals, and filter by tower, ringer, or bell.\n"
        "  - R8.1.2 Create, update, and archive bells.\n"
    )
    assert [story.id for story in told.stories] == ["R8.1.1", "R8.1.2"]
    assert not told.data


def test_a_label_says_what_is_left_out_whatever_it_says_of_itself() -> None:
    told = read(
        "# Belfry\n\nAs a sexton, I want to add a bell.\n\n"
        "**Explicitly NOT included / out of scope (nobody asked):**\n- Payments\n- Video\n"
    )
    assert told.exclusions == ("Payments", "Video")


def test_what_a_feature_takes_and_gives_is_no_thing() -> None:
    told = read(
        "# Belfry\n\nAs a sexton, I want to add a bell.\n\n### F2 - Bell Management\n"
        "- **Inputs:** Weight, diameter, note.\n- **Outputs:** Stored bell, list of bells.\n"
        "- **Edge cases:** Missing weight, wrong note.\n"
    )
    assert not {shape.name.lower() for shape in told.data} & {"input", "output", "edge case"}
