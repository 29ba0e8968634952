"""What the headings above a statement name."""

from tests.plan.reading.given import read


def test_the_card_is_what_a_section_is_about_that_is_called_by_it() -> None:
    told = read(
        """\
# Zoo

## Animal card

- A keeper shall be able to register an animal. Name and species have to be entered.
- The card shall further say whether the animal bites.
- When an animal leaves the zoo (sale, death) the card is closed with the leaving date and the reason.
- Closed cards are not deleted.
"""
    )
    assert {one.name: one.fields for one in told.data} == {
        "animal": (
            "Name",
            "species",
            "bites (boolean)",
            "leaving date (optional)",
            "reason (optional)",
            "archived at (optional)",
        )
    }
