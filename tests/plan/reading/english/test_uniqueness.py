"""What clauses say is never twice the same."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "The receipt numbers shall be unique.": ("receipt", "", {"receipt": ("receipt number (unique)",)}),
    "No two contractors shall have the same licence number.": (
        "contractor",
        "",
        {"contractor": ("licence number (unique)",)},
    ),
    "Application numbers shall not be reused.": ("application", "", {"application": ("application number (unique)",)}),
    "The number is only ever used once.": ("ticket", "ticket", {"ticket": ("number (unique)",)}),
    "Two drivers never share a licence number.": ("driver", "", {"driver": ("licence number (unique)",)}),
    "Two pieces never have the same number.": ("tool", "tool", {"tool": ("number (unique)",)}),
    "Personnel numbers and e-mail addresses of trainees are unique.": (
        "trainee",
        "",
        {"trainee": ("personnel number (unique)", "e-mail address (unique)")},
    ),
    "Two hive names must not be the same.": ("hive", "", {"hive": ("hive name (unique)",)}),
    "Row names only have to differ within the same hall.": ("row, hall", "", {"row": ("row name (unique per hall)",)}),
    "No number is painted twice.": ("berth", "berth", {"berth": ("number (unique)",)}),
    "The hive code is unique within its apiary.": (
        "hive, apiary",
        "hive",
        {"hive": ("hive code (unique per apiary)",)},
    ),
    "No two berths of a pier have the same number.": (
        "berth, pier",
        "",
        {"berth": ("number (unique per pier)",)},
    ),
    "A stall has a letter, and the letter is unique within its market hall, not across all of them.": (
        "stall, market hall",
        "stall",
        {"stall": ("letter (unique per market hall)",)},
    ),
    "The same title may only be used once in a programme.": (
        "talk, programme",
        "talk",
        {"talk": ("title (unique per programme)",)},
    ),
    "Within a tasting each wine appears only once.": (
        "tasting, wine",
        "",
        {"tasting wine": ("tasting (reference)", "wine (reference, unique per tasting)")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


def test_not_two_with_the_same_one() -> None:
    sentence = "The tag number is how I find them, so please not two animals with the same one."
    assert told(sentence, "goat", "goat") == {"goat": ("tag number (unique)",)}
