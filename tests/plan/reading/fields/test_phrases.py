"""What a running sentence lists, as names of fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.reading.fields.phrases import field_phrases


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("an upper and a lower limit", ("upper limit", "lower limit")),
        ("first and last name", ("first name", "last name")),
        ("a code of four letters and a title of at most eighty characters", ("code", "title")),
        ("a plot number, six digits long, and a depth", ("plot number", "depth")),
        ("a name and a difficulty of one to five", ("name", "difficulty (1 to 5)")),
        ("the amount pledged, in pounds, and a note", ("amount pledged", "note")),
        ("its length and its depth, both in metres", ("length", "depth in metres")),
        ("an estimate, low and high, and a title", ("low estimate", "high estimate", "title")),
        ("a short name (CUT, DRY and so on, unique) and a price", ("short name (unique)", "price")),
        ("the studio, from when until when, and the price", ("studio", "start", "end", "price")),
        ("the room, when it begins and ends, and the fee", ("room", "start", "end", "fee")),
        ("name and a reference to the order it came from", ("name", "order (reference, optional)")),
        ("name and whether the annual fee has been paid", ("name", "annual fee paid (boolean)")),
        ("a code (AB-1 and so on, never two the same) and a date", ("code (unique)", "date")),
        ("names (North, South) and a floor", ("name", "floor")),
        ("files for twenty years and the price list of repairs", ()),
        ("name and the number of seats the licence permits", ("name", "number of seats")),
        ("a number swimmers can quote on the phone and a name", ("number", "name")),
        ("who wrote it and when, if ever, it was read", ("written by", "read at (optional)")),
        ("date, amount, and cash, card or transfer", ("date", "amount", "method (cash, card, transfer)")),
        ("a score out of 100 and possibly a remark", ("score (0 to 100)", "remark (optional)")),
        ("its web address on Poolside (poolside.example/club/seals) and a country", ("web address", "country")),
        ("a title and sometimes a blurb", ("title", "blurb (optional)")),
        ("the price, the reason for it and the level they're happy with", ("price", "reason", "level")),
        ("the badge number and the ranger being relieved", ("badge number", "ranger")),
        ("the dates of entry and departure", ("entry date", "departure date")),
        ("which dog was lost, when and where, what happened", ("dog", "happened at", "place", "description")),
        (
            "the depth and what it costs for half a day and for a full day",
            ("depth", "price for half day", "price for full day"),
        ),
        ("the name and the price per hour and per week", ("name", "price for hour", "price for week")),
        ("the date and a date until when it has to be returned", ("date", "due date")),
        ("the weight and the fee at that time, since fees change in May", ("weight", "fee")),
        ("who spotted it, when, and what's wrong", ("spotted by", "spotted at", "fault")),
        ("a colour and a remark, which may stay empty", ("colour", "remark (optional)")),
        ("a title and a line about the condition", ("title", "condition")),
        ("a title and a note on how to fold it", ("title", "note")),
        ("which guide answered, on which date", ("guide", "date")),
        ("the order in which they are called, and whether that person may sign", ("order", "may sign (boolean)")),
        ("who did it, when, and the reason", ("done by", "happened at", "reason")),
        ("a logo and a text about itself", ("logo", "text")),
        (
            "a name, sits in one zone, and may have a first and a last year",
            ("name", "first year (optional)", "last year (optional)"),
        ),
        ("a code, picks one colour", ("code",)),
        ("from which day until which day", ("start date", "end date")),
        ("the name and the phone number of a parent", ("parent name", "parent phone number")),
        ("its replacement value in dollars and the deposit we ask for", ("replacement value", "deposit")),
        ("the date we acquired it", ("acquired on",)),
        ("the date it came into use", ("came into use on",)),
        ("the day it is planned for", ("planned for (date)",)),
        ("the day it has to be renewed", ("renewal due on",)),
        ("the moment it was taken down again (empty while it hangs there)", ("taken down at (optional)",)),
        ("the volume in whole litres", ("volume in litres (integer)",)),
        ("a number that is unique and can be read out", ("number (unique)",)),
        ("which class it belongs to", ("class",)),
        ("a name and an owner, who is one of our members", ("name", "owner (a member)")),
        ("the year it was built", ("year built",)),
        ("how it was paid", ("payment method",)),
        ("who their manager is", ("manager",)),
        ("when it runs out", ("expires on",)),
        ("when it was last heard of", ("heard at",)),
        ("a price per seat and year", ("price per seat per year",)),
        ("a title and a list of the songs that are sung", ("title", "songs (several)")),
        ("a name, between one and eight wheels, screwed into numbered holes", ("name",)),
        ("a description of what is wrong", ("description",)),
        ("a name and our customer number with them", ("name", "customer number")),
        ("the hours, down to the minute", ("hours",)),
        ("a code (ABC, DEF...) and a name", ("code", "name")),
        ("the part and how many of each", ("part", "quantity")),
        ("the time it came out", ("came out at",)),
        ("departed / arrived dates, customs ref.", ("departed date", "arrived date", "customs reference")),
        ("PO no., qty, delivery addr", ("PO number", "quantity", "delivery address")),
        ("grape(s), alcohol %", ("grape", "alcohol percent")),
        ("the date of the next inspection", ("next inspection date",)),
        ("a date of birth", ("date of birth",)),
        ("one or more photos and a title", ("title",)),
        ("einen Titel, eine Frist, die bei uns eindeutig ist", ("Titel", "Frist")),
        ("how many people must be there, and why", ("number of people", "reason")),
        ("only what it takes", ()),
        (
            "a name, a contact person with an e-mail address and a rebate in percent",
            ("name", "contact person", "contact e-mail address", "rebate percent"),
        ),
        ("a name and plays in one league", ("name", "league (reference)")),
        ("a motto in the owner's own words, a description of how it works", ("motto", "description")),
        ("name and location, nothing else", ("name", "location")),
    ],
)
def test_a_list_is_read_as_names(text: str, fields: tuple[str, ...]) -> None:
    assert field_phrases(text) == fields


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(name.strip() for name in field_phrases(text))
