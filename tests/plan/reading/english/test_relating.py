"""What clauses say of two known things."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "Every parcel lies in one district.": (
        "parcel, district",
        "",
        {"parcel": ("district (reference)",), "district": ()},
    ),
    "I choose the guest, the sailing boat and what kind of trip it is.": (
        "guest, boat, trip, trip kind",
        "trip",
        {"trip": ("guest (reference)", "sailing boat (reference)", "trip kind (reference)")},
    ),
    "I can tick one or more skills from our own list of skills.": (
        "sailor",
        "sailor",
        {"skill": ("name",), "sailor": ("skills (several)",)},
    ),
    "An invoice goes to a guest or to a company, and has a number.": (
        "invoice, guest, company",
        "",
        {"invoice": ("guest (reference, optional)", "company (reference, optional)", "number")},
    ),
    "It may concern one or several of the skipper's boats.": (
        "report, boat",
        "report",
        {"report": ("boats (several)",)},
    ),
    "A charter runs from May to June, has a name and a price.": ("charter", "", {"charter": ("name", "price")}),
    "In it are my remarks and the score from 0 to 10.": (
        "report",
        "report",
        {"report": ("remarks", "score (0 to 10)")},
    ),
    "Each review shall be allocated to one plan reviewer.": (
        "review, plan reviewer",
        "",
        {"review": ("plan reviewer (reference)",), "plan reviewer": ()},
    ),
    "We show a puppet in more than one parade.": ("puppet, parade", "", {"puppet": ("parades (several)",)}),
    "One firework usually falls under several hazard classes.": (
        "firework, hazard class",
        "",
        {"firework": ("hazard classes (several)",)},
    ),
    "A mask was carved by one or more carvers.": ("mask, carver", "", {"mask": ("carvers (several)",)}),
    "Several fittings can belong to one costume.": (
        "fitting, costume",
        "",
        {"fitting": ("costume (reference)",)},
    ),
    "A clown has a stage name and reports to another clown.": (
        "clown",
        "",
        {"clown": ("stage name", "name", "parent")},
    ),
    "Members can be linked with any number of allergens.": (
        "member, allergen",
        "",
        {"member": ("allergens (several)",)},
    ),
    "Each application is of exactly one permit type.": (
        "application",
        "",
        {"permit type": ("name",), "application": ("permit type (reference)",)},
    ),
    "One distribution point is the household's home point.": (
        "household, distribution point",
        "",
        {"household": ("home point (a distribution point)",)},
    ),
    "The mother is another queen in the system.": ("queen", "", {"queen": ("mother (a queen)",)}),
    "The tutor is a singer too.": ("singer", "", {"singer": ("tutor (a singer)",)}),
    "Two sessions at the same point cannot run at the same time.": (
        "session, point",
        "",
        {"session": ("point (reference)",)},
    ),
    "For one household the periods must not overlap.": (
        "household, period",
        "",
        {"period": ("household (reference)",)},
    ),
    "A funder may give several grants.": ("grant", "", {"funder": ("name",), "grant": ("funder (reference)",)}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The clerk sees every parcel in one district.",
        "A member opens the overview of a shelf.",
        "Two members talk about a parcel.",
    ],
)
def test_what_somebody_does_tells_of_no_relation(sentence: str) -> None:
    assert told(sentence, "parcel, district, shelf") == {}
