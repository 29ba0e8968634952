"""What clauses say a thing is marked as, or hidden."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "An order can be marked as urgent.": ("order", "", {"order": ("urgent (boolean)",)}),
    "Some rooms are noisy, and these have to be flagged as such.": ("room", "", {"room": ("noisy (boolean)",)}),
    "We tick them as blocked.": ("guest", "guest", {"guest": ("blocked (boolean)",)}),
    "We tick them as barred and write down the reason.": (
        "guest",
        "guest",
        {"guest": ("barred (boolean)", "barred reason (optional)")},
    ),
    "When somebody leaves we make them inactive.": ("porter", "porter", {"porter": ("archived at (optional)",)}),
    "Please never throw a porter away, the office asks for years.": (
        "porter",
        "",
        {"porter": ("archived at (optional)",)},
    ),
    "It is set inactive.": ("practice", "practice", {"practice": ("archived at (optional)",)}),
    "Contractors shall never be removed from the register.": (
        "contractor",
        "",
        {"contractor": ("archived at (optional)",)},
    ),
    "When a singer leaves the choir, the system shall deactivate the singer.": (
        "singer, choir",
        "",
        {"singer": ("archived at (optional)",)},
    ),
    "The system shall not physically delete songs or concerts.": (
        "song, concert",
        "",
        {"song": ("archived at (optional)",), "concert": ("archived at (optional)",)},
    ),
    "I want songs and concerts to be archived rather than deleted.": (
        "song, concert",
        "",
        {"song": ("archived at (optional)",), "concert": ("archived at (optional)",)},
    ),
    "The record of a visitor shall never be removed.": (
        "resident",
        "resident",
        {"resident": ("archived at (optional)",)},
    ),
    "Carriers that stop are taken off the list, yet old parcels still show them.": (
        "carrier, parcel",
        "",
        {"carrier": ("archived at (optional)",)},
    ),
    "Rules can be switched off for the winter without being thrown away.": (
        "rule",
        "",
        {"rule": ("archived at (optional)",)},
    ),
    "Carriers are taken off the list.": ("carrier", "", {}),
    "A dye we no longer buy can't be chosen any more, yet earlier swatches keep showing it.": (
        "dye, swatch",
        "",
        {"dye": ("archived at (optional)",)},
    ),
    "A loom no longer shows up in the plan, although old orders still name it.": (
        "loom, order",
        "",
        {"loom": ("archived at (optional)",)},
    ),
    "A yarn is no longer on offer: it is hidden rather than deleted.": (
        "yarn",
        "yarn",
        {"yarn": ("archived at (optional)",)},
    ),
    "A supervisor can bring it back.": ("household", "household", {"household": ("archived at (optional)",)}),
    "A lift we no longer use can be retired.": ("lift", "", {"lift": ("archived at (optional)",)}),
    "I archive him.": ("donor", "donor", {"donor": ("archived at (optional)",)}),
    "I don't want them deleted, just put away.": ("customer", "customer", {"customer": ("archived at (optional)",)}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


def test_a_state_is_no_flag() -> None:
    assert told("An order can be marked as paid.", "order") == {}
