"""What sentences say is kept for each of several."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "For each room and each season we set a price for the night and a price for the week.": (
        "room, season",
        "",
        {"room price": ("room (reference)", "season (reference)", "night price", "week price")},
    ),
    "For each product and depot we note the amount and the minimum.": (
        "product, depot",
        "",
        {"product depot": ("product (reference)", "depot (reference)", "amount", "minimum")},
    ),
    "For every barge and lock that is possible we know the maximum number of people.": (
        "barge, lock",
        "",
        {"barge lock": ("barge (reference)", "lock (reference)", "maximum number of people")},
    ),
    "For each combination of barge and lock we note the weight.": (
        "barge, lock",
        "",
        {"barge weight": ("barge (reference)", "lock (reference)", "weight")},
    ),
    "The porter looks at their permits and notes for each one the number, who issued it and when it runs out.": (
        "driver",
        "driver",
        {"permit": ("driver (reference)", "number", "issued by", "expires on")},
    ),
    "For every barge we describe its hatches: the hatch number, how many bolts, and the width.": (
        "barge",
        "",
        {"hatch": ("barge (reference)", "hatch number", "number of bolts", "width")},
    ),
    "There can only be one seat per number of a row.": (
        "seat, row",
        "",
        {"seat": ("row (reference)", "number (unique per row)")},
    ),
    "I know for each colour and size how many pots there are.": (
        "",
        "paint",
        {"paint": ("colour", "size", "number of pots")},
    ),
    "The beans used in a roast shall be recorded with quantities, so that a roast can be repeated.": (
        "bean, roast",
        "",
        {"roast bean": ("roast (reference)", "bean (reference)", "quantity")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected
