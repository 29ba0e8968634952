"""Verbs, from the forms in which they stand in a sentence."""

import pytest

from plan.reading.words.verbs import active, is_participle, plain_verb


@pytest.mark.parametrize(
    ("said", "verb"),
    [("framed", "frame"), ("trimmed", "trim"), ("filmed", "film"), ("coated", "coat"), ("tamed", "tame")],
)
def test_the_verb_of_a_participle(said: str, verb: str) -> None:
    assert active(said) == verb


@pytest.mark.parametrize(("said", "verb"), [("framing", "frame"), ("trimming", "trim"), ("coating", "coat")])
def test_the_verb_of_a_gerund(said: str, verb: str) -> None:
    assert plain_verb(said) == verb


@pytest.mark.parametrize(("word", "is_one"), [("sent", True), ("carried", True), ("cut", False), ("shed", False)])
def test_a_participle(word: str, is_one: bool) -> None:
    assert is_participle(word) is is_one
