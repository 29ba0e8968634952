"""The known things of a sentence, by letters."""

from plan.reading.frames.known_things import lettered


def _text(sentence: str, *things: str) -> list[str]:
    return [one.text for one in lettered(sentence, frozenset(things))]


def test_names_of_several_words_and_their_plurals() -> None:
    assert _text("Each oil change is of a pump.", "oil change", "pump") == ["each A is of a B."]
    assert _text("The pump's filters leak.", "filter", "pump") == ["the A's Bs leak."]


def test_what_is_no_thing_there() -> None:
    assert _text("We book a seat.", "book", "seat") == ["we book a A."]
    assert _text("In this case a seat is free.", "case", "seat") == ["in'this'case a A is free."]
    assert _text("The class teacher takes a seat.", "class", "seat") == ["the class teacher takes a A."]


def test_those_who_do_something() -> None:
    assert _text("Whoever dives with us gets a lamp.", "diver", "lamp") == ["a A with us gets a B."]


def test_parts_where_there_are_more_than_two() -> None:
    told = _text("A bolt is on a wheel, and a wheel is on a cart.", "bolt", "wheel", "cart")
    assert told == ["a A is on a B", "and a A is on a B."]
