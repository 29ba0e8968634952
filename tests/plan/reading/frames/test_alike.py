"""Fields that no two things have alike, however a sentence says so."""

import pytest

from plan.reading.frames.alike import never_alike

THINGS = frozenset(("kayak", "trophy", "lane", "diver"))


@pytest.mark.parametrize(
    ("sentence", "thing", "field", "within"),
    [
        ("If somebody enters a hull number that another kayak already has, show an error.", "kayak", "hull number", ()),
        ("Duplicates of a trophy's label are to be refused.", "trophy", "label", ()),
        ("A lane number belongs to one lane only.", "lane", "number", ()),
        ("Within a hall two lanes must not go by the same name.", "lane", "name", ("hall",)),
        ("Each diver gets a licence number of his or her own.", "diver", "licence number", ()),
        ("Divers may share a locker, but not a badge.", "diver", "badge", ()),
        ("Kayaks are told apart by their hull number.", "kayak", "hull number", ()),
        ("A hall cannot contain two lanes with an identical label.", "lane", "label", ("hall",)),
        ("Lane names have to be different from each other.", "lane", "name", ()),
        ("One barcode, one trophy.", "trophy", "barcode", ()),
    ],
)
def test_what_is_never_alike_is_read(sentence: str, thing: str, field: str, within: tuple[str, ...]) -> None:
    found = never_alike(sentence, THINGS, "")
    assert found is not None
    assert (found.thing, found.field, found.within) == (thing, field, within)


@pytest.mark.parametrize(
    "sentence",
    [
        "Two divers with the same name may share a cabin.",
        "A trophy has a unique shine.",
        "A diver is asked only once for his name.",
        "No two kayaks are cleaned on the same day.",
        "The labels of trophies need not differ.",
        "The lane number is printed twice on the slip.",
    ],
)
def test_what_may_be_alike_is_not(sentence: str) -> None:
    assert never_alike(sentence, THINGS, "") is None
