"""What one sentence says of states."""

import pytest

from plan.reading.english.told_states import told_states

TOLD: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {
    "The keeper picks it up, and from then on it is out.": [("turns", "", ("out",))],
    "It ends as returned, or as lost if nobody has seen it.": [("turns", "", ("returned", "lost"))],
    "When it is mended I tick it off, and it counts as done.": [("turns", "", ("done",))],
    "Either party can terminate it, and it lapses after a year.": [
        ("deed", "", ("terminated",)),
        ("deed", "", ("lapsed",)),
    ],
    "At any time a regatta may be called off.": [("turns", "regatta", ("called off",))],
    "When the wind is too strong, an alarm is raised.": [("is", "alarm", ("raised",))],
    "A leaflet is folded by hand.": [],
    "It is normal for a leaflet to be late.": [],
    "A visa is provisional until the consul has signed.": [("while", "visa", ("provisional",))],
    "The consul marks the visa as spent.": [("turns", "visa", ("spent",))],
    "The smith puts the order on hold.": [("turns", "order", ("on hold",))],
    "As long as it is a draft, nobody else sees it.": [("while", "", ("draft",))],
    "Before it has been approved, the author may change it.": [("while", "", ("approved",))],
    "It cannot be altered once signed.": [("while", "", ("signed",))],
    "The abbot grants or denies the plea.": [
        ("either", "plea", ("granted", "denied")),
        ("deed", "plea", ("denied",)),
    ],
    "An issued visa can't be changed any more, only revoked.": [
        ("while", "visa", ("issued",)),
        ("turns", "visa", ("revoked",)),
    ],
    "A visa cannot be read, only printed.": [],
    "It is open until the abbot has granted or denied it.": [
        ("while", "", ("open",)),
        ("either", "", ("granted", "denied")),
    ],
    "The abbot says yes or no.": [("deed", "", ("approved", "rejected"))],
    "I would like to know which of the boats are taken.": [],
}


@pytest.mark.parametrize(("sentence", "expected"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_says_of_states(sentence: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert [tuple(one) for one in told_states(sentence) if one.manner != "which"] == expected


def test_a_state_may_tell_some_from_others() -> None:
    assert ("which", "sample", ("sealed",)) in [tuple(one) for one in told_states("A sealed sample can be sent.")]
