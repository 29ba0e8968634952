"""Words that mean a thing which has another name."""

import pytest

from plan.reading.gathered.synonyms import told_synonyms
from tests.plan.reading.given import read

SAME = {
    "A pitch is where a tent stands (we call it a plot).": ("pitch", "plot"),
    "Every pitch, also called a plot, has a number.": ("pitch", "plot"),
    "Pitch and plot mean the same thing.": ("pitch", "plot"),
    "A plot is just our word for a pitch.": ("plot", "pitch"),
}


@pytest.mark.parametrize(("sentence", "pair"), SAME.items(), ids=SAME)
def test_two_words_for_one_thing(sentence: str, pair: tuple[str, str]) -> None:
    assert list(told_synonyms(sentence)) == [pair]


@pytest.mark.parametrize("sentence", ["A pitch has a number, we call it back.", "Members (also called guests) pay."])
def test_what_is_said_of_people_or_of_nothing_is_no_synonym(sentence: str) -> None:
    assert list(told_synonyms(sentence)) == []


def test_what_is_said_of_one_word_is_kept_of_the_other() -> None:
    told = read(
        "# Camp\n\nA pitch is where a tent stands (we call it a plot).\n\nA plot has a number.\n\n"
        "A plot can be booked. A plot is somewhere. A pitch has a surface and a size.\n\n"
        "As a clerk, I want to add a pitch.\n"
    )
    kept = {shape.name: set(shape.fields) for shape in told.data}
    assert kept["plot"] >= {"surface", "size"}
    assert "pitch" not in kept


def test_a_draft_is_what_may_be_one() -> None:
    told = read(
        "# Paper\n\nAs an editor, I want to add an article.\n\n- An article is *draft*, then *live*; it turns *stale* "
        "after a year.\n- A draft needs a title.\n\nAs an editor, I want to print the articles.\n"
    )
    kept = {shape.name: set(shape.fields) for shape in told.data}
    assert kept["article"] >= {"status (draft, live, stale)", "title"}
    assert "draft" not in kept


def test_the_last_word_of_a_term_is_said_for_the_whole() -> None:
    told = read(
        "# Kennels\n\nAs a clerk, I want to book a Boarding Stay.\n\n## Stays\n\n"
        "A Boarding Stay has a first day and a last day. "
        "A Stay has a fee and a remark. Each Stay is in a run.\n\n## Glossary\n\n| Term | Meaning |\n|---|---|\n"
        "| Boarding Stay | The nights that a dog is here |\n| Run | Where a dog sleeps |\n"
    )
    kept = {shape.name.lower(): set(shape.fields) for shape in told.data}
    assert kept["boarding stay"] >= {"first day", "last day", "fee"}
    assert "stay" not in kept
