"""The parser that sentences are read with."""

import spacy

from plan.reading.english.grammar import MODEL, sentence


def test_the_model_parts_words_as_its_language_does() -> None:
    """Its own tokenizer, which is not loaded, has the rules of the language, which ours has but for infixes."""
    whole, without = (spacy.load(MODEL, exclude=exclude) for exclude in (["ner"], ["ner", "tokenizer"]))
    assert whole.tokenizer.to_bytes() == without.tokenizer.to_bytes()  # type: ignore[union-attr]  # without a stub


def test_words_with_a_hyphen_or_a_slash_stay_whole() -> None:
    words = [token.text for token in sentence("A well-known on/off e-mail isn't here—there 3+4.").doc]
    assert words == ["A", "well-known", "on/off", "e-mail", "is", "n't", "here", "—", "there", "3", "+", "4", "."]
