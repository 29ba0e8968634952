"""What sentences say is chosen for a thing out of all there are of another."""

import pytest

from plan.reading.english.choosing import chosen
from plan.reading.english.known import Known

CHOSEN: dict[str, tuple[str, str, tuple[str, str]]] = {
    "For each salad the cook ticks all the allergens it contains.": ("salad", "", ("salad", "allergen")),
    "The editor selects the badges that belong to the scout.": ("scout", "", ("scout", "badge")),
    "Tick all the permits (fire, water) which apply to the marquee.": ("marquee", "", ("marquee", "permit")),
    "As a parent I reserve a place and choose which of my kids come along.": ("", "", ("reservation", "kid")),
    "I pick all the lenses it fits.": ("adapter", "adapter", ("adapter", "lens")),
    "The clerk notes for every bottle in which cellars it is stored.": ("bottle", "", ("bottle", "cellar")),
    "For every interpreter we list the languages she speaks, chosen from our list.": (
        "interpreter",
        "",
        ("interpreter", "language"),
    ),
    "A soil probe is examined for one or more nutrients from the nutrient list.": (
        "soil probe",
        "",
        ("soil probe", "nutrient"),
    ),
    "The coach puts together a workout for the athlete from our library of drills.": ("", "", ("workout", "drill")),
    "She can pick several side dishes for each menu.": ("menu", "", ("menu", "side dish")),
}
"""Sentences, what is known beside them, what was spoken of, and the two of which several of each go together."""
NOTHING = (
    "Let the treasurer tick off which plots have paid their share.",
    "The member picks a date from the calendar.",
    "The clerk selects a customer from the list of customers.",
    "I tick the box.",
    "The driver chooses the shortest route from the depot to the shop.",
    "Mark all messages as read.",
    "The system records in which room a lesson takes place.",
)


@pytest.mark.parametrize(("sentence", "things", "spoken", "pair"), [(one, *told) for one, told in CHOSEN.items()])
def test_several_of_what_is_chosen_go_with_several_others(
    sentence: str, things: str, spoken: str, pair: tuple[str, str]
) -> None:
    assert pairs(sentence, things, spoken) == [pair]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_only_done_or_is_one_alone_is_not_chosen(sentence: str) -> None:
    assert pairs(sentence, "plot, customer, lesson, shop, message", "shop") == []


def pairs(sentence: str, things: str, spoken: str) -> list[tuple[str, str]]:
    known = Known(frozenset(filter(None, things.split(", "))), frozenset(("parent",)), frozenset(), spoken)
    return [(one.name, many.name) for one, many in chosen(sentence, known)]
