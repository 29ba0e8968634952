"""Frames as a document is read: what a list without a name is of, and what is said of it besides."""

from tests.plan.reading.given import read

WISH = "\n\n## Stories\n\n- As a clerk, I want to find a kiln again, so that nobody waits.\n"


def fields(text: str, name: str = "kiln") -> tuple[str, ...]:
    """What a document says is kept of a thing."""
    return next(one.fields for one in read(f"# Pottery\n\n{text}{WISH}").data if one.name.lower() == name)


def test_a_sentence_that_only_names_a_thing_is_what_the_next_is_about() -> None:
    assert fields("We keep a card for each kiln. It shows a size, a colour (optional) and the day it expires.") == (
        "size",
        "colour (optional)",
        "expires on",
    )
    assert fields("We have about forty kilns. Each has a size and a price.") == ("size", "price")


def test_what_only_some_have_and_what_there_may_be_is_optional() -> None:
    told = fields(
        "A kiln has a size. Some have a bit of text for the label, most don't. There may be an internal remark. "
        "Firing notes are free text and optional. When it was built is filled in later."
    )
    assert told == (
        "size",
        "text (optional)",
        "internal remark (optional)",
        "firing notes (optional)",
        "built on (optional)",
    )


def test_what_may_stand_there_is_no_field() -> None:
    assert fields("A kiln has a size and a colour. There may be a queue in the morning. Some have wheels.") == (
        "size",
        "colour",
    )


def test_an_item_may_name_the_thing_in_a_word_before_its_list() -> None:
    told = fields("- kilns. gas / wood / whatever comes next. maker, serial no. (never the same twice), what it cost")
    assert told == ("maker", "serial number (unique)", "cost")


def test_prose_below_a_heading_is_about_what_the_heading_names() -> None:
    told = fields("## 5.3 Kilns\n\nA kiln has a size and a colour. Optionally a deposit. The address may be left out.")
    assert told == ("size", "colour", "deposit (optional)", "address (optional)")


def test_a_sentence_that_only_remarks_is_of_the_field_before() -> None:
    assert "serial number (unique)" in fields("- Every kiln has a serial number. Must be unique.\n- A kiln has a size.")


def test_states_are_taken_with_the_fields() -> None:
    told = fields("## Kilns\n\n- Size, price, colour.\n- Status: *cold*, *firing* (up to a day), *broken*.")
    assert "status (cold, firing, broken)" in told


def test_what_a_list_says_besides_is_left() -> None:
    told = read(f"# Pottery\n\n## Gear\n\n- **Kilns** – size, price. Ask Ines about the glazes.{WISH}")
    assert any("glazes" in one.text for one in told.unplaced)


def test_optional_behind_a_field_is_no_priority_of_a_wish() -> None:
    told = read(
        "# Pottery\n\n- As a clerk, I want to enter a kiln with a size (optional) and a price so that it is kept.\n"
    )
    assert told.stories[0].priority == "must"
