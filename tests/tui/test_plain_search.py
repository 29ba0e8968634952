"""Finding by words."""

from tui.plain_search import score, spans


def test_every_word_must_be_there_and_no_letters_are_guessed_between_others() -> None:
    assert score("theme", "Theme")
    assert not score("theme", "The member may renew it three times, and no more")
    assert not score("loan zebra", "Loans that are late")
    assert not score("", "Loans")


def test_whole_words_come_before_beginnings_and_these_before_what_stands_within() -> None:
    texts = ["unrenewed", "renewed", "a fine may renew", "renew"]
    assert sorted(texts, key=lambda text: score("renew", text)) == texts


def test_what_was_typed_is_marked_as_it_is_and_is_no_pattern() -> None:
    assert list(spans("a. b", "A.b ab")) == [(0, 2), (2, 3), (5, 6)]
