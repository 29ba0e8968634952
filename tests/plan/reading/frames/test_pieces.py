"""Patterns of pieces find what they would find if they were made at once."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.reading.frames import changes, kept_things, links, owners, putting_away, relations, states, uniqueness
from plan.reading.frames.pieces import Pattern, Pieces, first_match
from tests.plan.reading.test_accounting import OWN

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
PIECES = Pieces(
    {
        "who": "(we|they|the {kind}s?)",
        "kind": "(clerk|member)",
        "either": "keep|store",
        "any": "{either} it",
        "again": r"(?P<one>\w)(?P=one)",
        "optional": "(very )?",
    }
)
WRITTEN = (
    "({who} {either} it|files?) now",
    "{who}? (note|jot down)( it)* {kind}",
    "never {any} there",
    "first {either} then {either} last",
    "{either}? some",
    "ab?c+d*e{0,2}fg{2,3}h",
    r"on (?!alone)behalf of[^a]\x61\\n",
    "seldom {again} (some|any)",
    "(?P<all>{kind:kind}|{optional}nothing) \\(or\\) more",
    "a|",
)


def pattern(text: str) -> Pattern:
    return Pattern(text, PIECES, lambda said: re.compile(said, re.IGNORECASE))


@pytest.mark.parametrize("text", WRITTEN)
@settings(max_examples=60)
@given(data=st.data())
def test_whatever_a_pattern_finds_holds_what_it_needs(text: str, data: st.DataObject) -> None:
    found = data.draw(st.from_regex(re.compile(PIECES.expanded(text), re.IGNORECASE)))
    assert pattern(text).search(found) is not None


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("({who} {either} it|files?) now", [{"now"}, {"keep", "store", "file"}]),
        ("never {any} there", [{"keep", "store"}]),
        ("first {either} then {either} last", []),
        ("ab?c+d*e{0,2}fg{2,3}h", [{"fg"}, {"a"}, {"c"}]),
        ("deleted|delete|undelete", [{"delete"}]),
        ("a|", []),
    ],
)
def test_what_a_pattern_needs(text: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, PIECES.needs(text))) == sorted(map(sorted, needs))


def test_what_does_not_hold_it_makes_no_pattern() -> None:
    made: list[str] = []

    def make(text: str) -> re.Pattern[str]:
        made.append(text)
        return re.compile(text)

    one = Pattern("for each {kind}", PIECES, make)
    assert (one.search("for each day"), one.sub("", "a clerk"), one.split("a b"), one.findall("c")) == (
        None,
        "a clerk",
        ["a b"],
        [],
    )
    assert list(one.finditer("each")) == []
    assert one.match("for") is None
    assert one.fullmatch("for") is None
    assert made == []
    assert one.sub("x", "for each clerk") == "x"
    assert one.search("for each member", 1) is None
    assert first_match((one,), "for each member") is not None
    assert made == ["for each (?:clerk|member)"]


def test_no_sentence_is_kept_from_a_pattern_that_finds_something_in_it() -> None:
    modules = (changes, kept_things, links, owners, putting_away, relations, states, uniqueness)
    patterns = {one for module in modules for value in vars(module).values() for one in _patterns(value)}
    texts = {line for path in OWN for line in _SENTENCES.split(path.read_text(encoding="utf-8")[:3_000])}
    texts |= {re.sub(r"\b(?:clerk|book|member|loan|order|room|patient)", "A", text) for text in texts}
    assert len(patterns) > 300
    assert len(texts) > 500
    for one in patterns:
        made = one.made()
        assert [text for text in texts if made.search(text) and not one.search(text)] == []


def _patterns(value: object) -> list[Pattern]:
    if isinstance(value, Pattern):
        return [value]
    return [found for one in value for found in _patterns(one)] if isinstance(value, tuple | list | frozenset) else []
