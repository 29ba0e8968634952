"""How many of one known thing go with another, however it is said."""

import pytest

from plan.reading.frames.multiplicity import related
from plan.reading.frames.relations import Said

_THINGS = frozenset(("loom", "shed", "weaver", "pattern"))


def _told(sentence: str) -> list[tuple[str, str, Said]]:
    people = frozenset(("weaver",))
    return [(one.one, one.other, one.said) for one in related(sentence, _THINGS, people)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A loom can't stand in two sheds at once, but a shed is empty with only one loom in it.",
        "A loom without a shed makes no sense.",
        "No loom without a shed!",
        "No loom fits two sheds.",
        "A loom is never shared between sheds.",
        "Looms never leave their shed, so tie them to it.",
        "The looms are spread over the sheds; none is in more than one.",
        "Put the loom's shed on its card.",
        "Note for the loom the shed that it came from.",
        "The shed housing the loom must be stated.",
        "1 shed : n looms",
        "Put every loom in a shed.",
        "Looms come to us through a shed, though not the old ones.",
    ],
)
def test_one_of_another(sentence: str) -> None:
    assert _told(sentence) == [("loom", "shed", Said.ONE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "From every shed we take looms, usually two.",
        "Under each shed appear the looms that we have.",
        "It would help if opening a shed showed all looms in it.",
        "What looms has this shed had? We are asked daily.",
        "Which looms do we have in which shed?",
        "The shed is made up of looms.",
        "A shed may have collected several looms.",
        "The shed is chosen for the loom; most sheds have dozens.",
    ],
)
def test_several_of_another(sentence: str) -> None:
    told = _told(sentence)
    assert told in ([("shed", "loom", Said.SEVERAL)], [("loom", "shed", Said.ONE)])


@pytest.mark.parametrize(
    "sentence",
    [
        "Weavers can know more than one pattern, and naturally no pattern has just one weaver.",
        "Not every weaver weaves every pattern; we tick off who worked on which.",
        "The office decides which weavers weave which patterns.",
        "Not every weaver knows every pattern.",
        "A weaver knows only some of the patterns.",
        "n:m between weavers and patterns.",
        "One weaver, many patterns; one pattern, many weavers.",
        "Weavers with all their patterns, patterns with all the weavers that know them.",
        "The same pattern comes from different weavers, all of whom know lots of patterns.",
        "On one pattern up to ten weavers work, and the weavers can be seen on other patterns too.",
        "One weaver can know any number of them and naturally the same pattern turns up with many weavers.",
        "A weaver isn't limited to one pattern and it goes without saying that a pattern covers plenty of weavers.",
        "No weaver of ours knows a single pattern, nor is a pattern confined to a single weaver.",
        "Weavers can know two patterns and vice versa.",
        "Three weavers look at each pattern, and weavers put up with several patterns.",
        "Some weavers know two patterns, and some patterns are shared by weavers.",
        "We have no fixed patterns: all weavers know several, all patterns are known by several.",
        "For each weaver there is a list of patterns, many of which they share with other weavers.",
        "No pattern belongs to a single weaver, nor is a weaver confined to a single pattern.",
    ],
)
def test_several_of_each(sentence: str) -> None:
    assert [said for _, _, said in _told(sentence)] == [Said.BOTH]


@pytest.mark.parametrize(
    "sentence",
    [
        "As a weaver I want to see the looms of a shed, so that I find mine.",
        "If a loom is in a shed, the door is locked.",
        "We have 32 looms in three sheds.",
        "Weavers rate a pattern.",
        "The shed keys hang beside the loom.",
        "Every shed needs at least one loom.",
    ],
)
def test_nothing_for_sure(sentence: str) -> None:
    assert all(said is not Said.BOTH for _, _, said in _told(sentence))
    assert ("shed", "loom", Said.ONE) not in _told(sentence)
