"""Fields that may be missing, where a sentence names those that may not."""

import pytest

from plan.reading.gathered.gathering import ShapeDraft
from plan.reading.text.document import said
from plan.reading.things.only_needed import others_optional

SKIPPER = ShapeDraft(said("a.md", 1), "skipper", ["name", "licence number", "radio call sign", "boat (reference)"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Only the name is compulsory; some have no radio.",
        "Everything but the name is optional.",
        "The name is required, the rest may be left blank.",
        "All except the name are optional.",
    ],
)
def test_what_is_not_named_may_be_missing(sentence: str) -> None:
    shape = others_optional(sentence, SKIPPER)
    assert shape is not None
    assert shape.fields == ("licence number (optional)", "radio call sign (optional)")


@pytest.mark.parametrize("sentence", ["Only the harbour is required.", "The name is required.", "Only skippers sail."])
def test_a_sentence_about_something_else_says_nothing_of_it(sentence: str) -> None:
    assert others_optional(sentence, SKIPPER) is None
