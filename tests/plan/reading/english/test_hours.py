"""Hours that are kept for each day of the week."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "Opening times differ by pool and by day, including a break at noon.": (
        "pool",
        "",
        {"pool opening hour": ("pool (reference)", "weekday", "opens at", "closes at")},
    ),
    "Their consulting hours are set per practice and weekday, with a start and an end.": (
        "practice, doctor",
        "doctor",
        {
            "doctor consulting hour": (
                "doctor (reference)",
                "practice (reference)",
                "weekday",
                "starts at",
                "ends at",
            )
        },
    ),
    "Wardens maintain the visiting hours of each museum for every day of the week.": (
        "museum",
        "",
        {"museum visiting hour": ("museum (reference)", "weekday", "opens at", "closes at")},
    ),
    "A stylist's working hours differ from day to day.": (
        "stylist",
        "",
        {"stylist working hour": ("stylist (reference)", "weekday", "starts at", "ends at")},
    ),
    "For every weekday, a shop has at most one opening and one closing time.": (
        "shop",
        "",
        {"shop opening hour": ("shop (reference)", "weekday", "opens at", "closes at")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_is_kept_of_hours(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


@pytest.mark.parametrize(
    "sentence",
    ["A viewing must lie within the opening hours of the museum on each day.", "The museum has opening hours."],
)
def test_what_only_has_to_keep_to_them_says_nothing_of_them(sentence: str) -> None:
    assert not any("hour" in one for one in told(sentence, "museum, viewing"))
