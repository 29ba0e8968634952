"""Entries of a dictionary of concepts, each with its name in bold in front."""

from tests.plan.reading.given import read

CONCEPTS = """# bellwatch

## Concepts

**Tower.** A building with bells in it. Has a unique code and a name. Towers nest: the turret is a part of the minster.

**Bell.** The thing that rings. Foundry number (unique, engraved), nickname if it has got one, and the casting date.
A bell always has a weight.

**Peal.** One performance from one tower at one instant: when it began, conductor's remark (older ones don't have it).

**Timbre class.** Bright, dull, etc. Unique code, a label.

## What it does

- log tunings of a bell: date, cent and hold, and the ringer who did it
- show bells on a map
"""


def test_a_word_in_bold_opens_the_entry_of_what_its_paragraph_tells_of() -> None:
    told = {one.name: one.fields for one in read(CONCEPTS).data}
    assert told["tower"] == ("code (unique)", "name", "parent")
    assert set(told["bell"]) >= {"Foundry number (unique, engraved)", "nickname (optional)", "casting date", "weight"}
    assert told["peal"][0] == "tower (reference)"
    assert told["timbre class"] == ("code (unique)", "label")
    assert told["tuning"][:4] == ("bell (reference)", "date", "cent", "hold")


def test_bold_words_elsewhere_open_nothing() -> None:
    told = read(
        "# App\n\n## Principles\n\n**Offline.** It has to work in a cellar. Has a moon.\n\n- I want to ring bells.\n"
    )
    assert "offline" not in {one.name for one in told.data}


ENTRIES = """# yard

## Why

Boats lie where nobody looks for them.

## The pieces

**Cradle units.** Trolleys and stands standing at a quay. Every unit has an asset tag, plus a maker.

**Crews and guests.** They come and go.

**People.** Name, e-mail (unique, it's the login), mobile number.

**Sounders.** Little grey boxes with a serial number (unique), a model and a range.

**Berthings.** Keep which crane, from when, until when.

## Not now

- weather

## What it does

- show the yard on a map
"""


def test_paragraphs_that_all_begin_in_bold_are_entries_whatever_their_heading_is_called() -> None:
    told = {one.name: one.fields for one in read(ENTRIES).data}
    assert told["cradle unit"] == ("asset tag", "maker")
    assert told["person"][0] == "Name"
    assert "mobile number" in told["person"]
    assert told["sounder"] == ("serial number (unique)", "model", "range")
    assert told["berthing"] == ("crane", "start", "end")
    assert not {"piece", "crew", "little grey box"} & told.keys()


APIARY = """# Apiary

## Concepts

**Farmer.** The paying customer, a company. Has a name and a language.

**Orchard.** Belongs to a farmer. It has a name that the farmer chose, an area in hectares and, when we know it, a
latitude.

**Mast.** The grey pole in the field. Identified by its serial number. We keep its firmware version and when we last
heard from it (empty until it first phones home).

**Harvest.** What was picked in an orchard: the weight, the variety (can be blank), picked on, and pressed on.
"""


def test_what_an_entry_says_is_of_what_stands_in_front_of_it() -> None:
    told = {one.name: set(one.fields) for one in read(APIARY).data}
    assert {"farmer (reference)", "area in hectares"} <= told["orchard"]
    assert {"serial number (unique)", "firmware version", "last heard at (optional)"} <= told["mast"]
    assert {"weight", "variety (optional)", "picked on", "pressed on"} <= told["harvest"]
    assert not {"area in hectares", "latitude"} & told["farmer"]
