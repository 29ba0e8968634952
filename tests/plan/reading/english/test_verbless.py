"""Whether a text only names something."""

import pytest

from plan.reading.english.verbless import only_names


@pytest.mark.parametrize("text", ["The size in square metres", "Its number", "A colour", "The date of arrival", "Name"])
def test_a_noun_names(text: str) -> None:
    assert only_names(text)


@pytest.mark.parametrize("text", ["A hive stands in the garden", "We keep them", "Three working days before", "Never"])
def test_a_sentence_a_number_and_an_answer_do_not(text: str) -> None:
    assert not only_names(text)
