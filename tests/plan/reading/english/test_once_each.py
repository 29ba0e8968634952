"""What a sentence says there is only one of for several things together."""

import pytest

from tests.plan.reading.english.given import told

KNOWN = (
    "hive, visit, beekeeper, yard, tariff, zone, season, ferry, weighing, jury, verdict, permit, permit type, angler"
)
TOLD: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "There is only one visit per hive and date; it may be changed until noon.": (
        "",
        {"visit": ("hive (reference)", "date (unique per hive)")},
    ),
    "One tariff per zone, season and weekday, no more.": (
        "",
        {
            "tariff": (
                "zone (reference)",
                "season (reference)",
                "weekday (unique per zone and season)",
            )
        },
    ),
    "A jury cannot give more than one verdict in a season.": (
        "",
        {"verdict": ("jury (reference)", "season (reference, unique per jury)")},
    ),
    "For every yard we keep one weighing per day.": ("", {"weighing": ("yard (reference)", "day (unique per yard)")}),
    "A second verdict for the same jury and season is refused.": (
        "",
        {"verdict": ("jury (reference)", "season (reference, unique per jury)")},
    ),
    "If a weighing with the same hive and time of measurement has already been stored, the second one is ignored.": (
        "",
        {"weighing": ("hive (reference)", "time of measurement (unique per hive)")},
    ),
    "Entering the same day twice for a hive is refused.": (
        "weighing",
        {"weighing": ("hive (reference)", "day (unique per hive)")},
    ),
    "No beekeeper visits the same hive twice in one season.": (
        "",
        {
            "visit": (
                "beekeeper (reference)",
                "hive (reference)",
                "season (reference, unique per beekeeper and hive)",
            )
        },
    ),
    "An angler can hold several permits, but only one of each type.": (
        "",
        {"permit": ("angler (reference)", "permit type (reference, unique per angler)")},
    ),
    "Two weighings of the same hive on the same day are refused.": (
        "",
        {"weighing": ("hive (reference)", "day (unique per hive)")},
    ),
    "A ferry can be given only once for the same date and season.": (
        "visit",
        {"visit": ("ferry (reference)", "date", "season (reference, unique per ferry and date)")},
    ),
    "Nobody may be rostered twice for the same date and zone.": (
        "visit",
        {"visit": ("somebody (reference)", "date", "zone (reference, unique per somebody and date)")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_there_is_one_of(sentence: str, beside: tuple[str, dict[str, tuple[str, ...]]]) -> None:
    spoken, expected = beside
    found = told(sentence, KNOWN, spoken)
    assert {name: found.get(name, ()) for name in expected} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "A jury can give more than one verdict in a season.",
        "Two visits of the same hive must not overlap.",
        "A ferry cannot be in two zones at the same time.",
        "Each zone has a price per hour, a price per day and a price per kilometre.",
    ],
)
def test_what_is_no_matter_of_keys(sentence: str) -> None:
    assert not [one for fields in told(sentence, KNOWN).values() for one in fields if "unique per" in one]
