"""The parser that sentences are read with."""

import spacy

from plan.reading.english.grammar import MODEL


def test_the_model_parts_words_as_its_language_does() -> None:
    """Its own tokenizer, which is not loaded, is the one that is there without it."""
    whole, without = (spacy.load(MODEL, exclude=exclude) for exclude in (["ner"], ["ner", "tokenizer"]))
    assert whole.tokenizer.to_bytes() == without.tokenizer.to_bytes()  # type: ignore[union-attr]  # without a stub
