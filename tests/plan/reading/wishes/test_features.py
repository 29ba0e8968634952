"""Features of a product document: bullets that describe are conditions, bullets that want something are stories."""

from tests.plan.reading.given import read

ORCHARD = """# Orchard shares

## Features

### 3.1 Lease a tree (Must)

- A tree has a number, a variety and the year of planting.
- Leases run from April to March.
- Leaseholders should be able to name their tree.
- No two trees bear the same number.

### 3.2 Pressing days (Should)

- For each day: date, place and number of crates.
- The carters we work with are on a list.
"""


def test_what_only_describes_is_a_condition_of_the_feature_or_of_the_wish_before_it() -> None:
    told = read(ORCHARD)
    assert [(one.title, one.priority, len(one.acceptance)) for one in told.stories[:3]] == [
        ("Lease a tree", "must", 2),
        ("Name their tree", "must", 1),
        ("Pressing days", "should", 2),
    ]
    assert told.stories[1].acceptance == ("No two trees bear the same number.",)
    assert told.stories[0].source.line == 5


def test_a_list_of_features_below_a_heading_without_a_priority_stays_one() -> None:
    told = read("# Shop\n\n## Features\n\n- A tool has a name and a price.\n- The clerk rents out tools.\n")
    assert len(told.stories) >= 2


def test_what_somebody_said_he_has_is_no_wish() -> None:
    told = read('# Shop\n\n> "As a dealer I have 300 pieces."\n\n## Features\n\n- The clerk rents out tools.\n')
    assert [one.want for one in told.stories if "300" in one.want] == []


def test_a_numbered_title_in_bold_is_a_story_and_what_describes_below_it_are_its_conditions() -> None:
    told = read(
        "# Beehives\n\nA line is (M) Must or (S) Should.\n\n## 5. Functional requirements\n\n### FR-1 Hives\n\n"
        "**FR-1.1 Register of hives (M)**\n\n"
        "- Every hive must have a number. No two hives share one.\n- It may have the date it was painted.\n"
        "- A keeper can lend a hive.\n- It stands in one meadow.\n\n**FR-1.2 Meadows (S)**\n\n- A meadow has a name.\n"
    )
    stories = {one.id: one for one in told.stories}
    assert (stories["FR-1.1"].title, stories["FR-1.1"].priority) == ("Register of hives", "must")
    assert stories["FR-1.2"].priority == "should"
    assert stories["FR-1.1"].acceptance == (
        "Every hive must have a number. No two hives share one.",
        "It may have the date it was painted.",
        "It stands in one meadow.",
    )
    assert any(one.want == "lend a hive" for one in told.stories)
