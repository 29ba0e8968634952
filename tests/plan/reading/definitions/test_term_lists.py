"""Lists of things with their names in bold, what they are and what is kept of them."""

from tests.plan.reading.given import read

QUARRY = """\
# Quarry

## The things we deal with

- **Pit**: name, short code (unique), address.
- **Crusher**: one or two per pit. Serial number (unique), firmware version, when it was last heard of.
- **Belt**: hangs in a crusher. Width in centimetres, date of installation.
- **Reading**: belt, time, value, quality flag (ok, suspect, bad).

## It must

- [ ] list the belts of a crusher
- [ ] let the foreman swap a belt
"""


def test_every_sentence_of_an_entry_is_about_what_the_entry_names() -> None:
    fields = {shape.name: shape.fields for shape in read(QUARRY).data}
    assert fields["pit"] == ("name", "short code (unique)", "address")
    assert {"serial number (unique)", "pit (reference)"} <= set(fields["crusher"])
    assert {"date of installation", "crusher (reference)"} <= set(fields["belt"])


def test_a_name_that_may_be_that_of_a_field_is_a_thing_among_things() -> None:
    fields = {shape.name: shape.fields for shape in read(QUARRY).data}
    assert {"time", "value", "quality flag (ok, suspect, bad)"} <= set(fields["reading"])


def test_what_it_must_do_is_wanted() -> None:
    wants = [(story.role, story.want) for story in read(QUARRY).stories]
    assert ("", "list the belts of a crusher") in wants
    assert ("foreman", "swap a belt") in wants


def test_a_log_per_thing_is_the_log_that_its_title_names() -> None:
    told = read(
        "# Quarry\n\n## Things\n\n**Pits.** Name, address, date of opening.\n\n**Belts.** Every belt has a width.\n\n"
        "**Readings.** Belt, time, value, quality flag.\n\n"
        "**Maintenance.** A log per belt: date, what was done, cost.\n"
    )
    fields = {shape.name.lower(): shape.fields for shape in told.data}
    assert {"date", "belt (reference)"} <= set(fields["maintenance log"])
