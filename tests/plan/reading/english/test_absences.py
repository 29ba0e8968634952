"""Times at which somebody is away."""

import pytest

from tests.plan.reading.english.given import told

DAYS = ("starts on", "ends on")
TOLD: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "On top of that they take time off: vacations, courses, sick leave.": (
        "teacher",
        {"teacher absence": ("teacher (reference)", "kind (vacation, course, sick leave)", *DAYS)},
    ),
    "We also note when a driver is on leave.": (
        "",
        {"driver absence": ("driver (reference)", "kind (optional)", *DAYS)},
    ),
    "Each instructor can be unavailable for some days, e.g. because of illness.": (
        "",
        {"instructor absence": ("instructor (reference)", "kind (optional)", *DAYS)},
    ),
    "Nurses may take leave, with a first and last day.": (
        "",
        {"nurse absence": ("nurse (reference)", "kind (optional)", *DAYS)},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_is_kept_of_absences(sentence: str, beside: tuple[str, dict[str, tuple[str, ...]]]) -> None:
    spoken, expected = beside
    assert told(sentence, "lesson, teacher", spoken) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Lessons can only be given while the teacher is there, and not while they are on leave.",
        "If a driver is on leave, another one drives.",
        "The driver is away.",
    ],
)
def test_what_only_happens_then_says_nothing_of_them(sentence: str) -> None:
    assert not any("absence" in one for one in told(sentence, "lesson, teacher", "teacher"))


def test_what_a_document_says_by_itself_of_them_is_enough() -> None:
    assert told("Nurses are sometimes absent.", "nurse absence note, absence") == {}
