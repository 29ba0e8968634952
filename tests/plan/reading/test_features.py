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
