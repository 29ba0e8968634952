"""The nouns that a sentence mentions."""

from plan.reading.english.mentions import mentioned


def test_a_command_and_half_a_sentence_mention_nouns_too() -> None:
    assert [one.name for one in mentioned("Put all the tools in the shed.")] == ["tool", "shed"]
    assert [one.name for one in mentioned("A list of power tools, please.")] == ["power tool", "power tool"]


def test_what_only_names_another_is_not_mentioned() -> None:
    assert [one.name for one in mentioned("The wheel spanners hang on the wall.")] == ["wheel spanner", "wall"]
