"""What a sentence asks to be able to look up later."""

import pytest

from plan.reading.gathered.gathering import ShapeDraft
from plan.reading.things.histories import history
from plan.requirements import Source

SOURCE = Source(provenance="said", file="notes.md", line=1)
KEPT = {
    "organ": ["builder", "tuning fee"],
    "stop": ["name"],
    "churchwarden": ["name"],
    "vestment": ["rank"],
    "stall": ["rent"],
}
TOLD: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "Who changed the status, and when, must be traceable.": (
        "organ",
        {"organ status change": ("organ (reference)", "status", "changed by", "changed at")},
    ),
    "We want to know who has it now and who had it before.": (
        "organ",
        {"organ assignment": ("organ (reference)", "person (reference)", "valid from", "valid until (optional)")},
    ),
    "who has it now AND who had it before.": (
        "vestment",
        {"vestment assignment": ("vestment (reference)", "person (reference)")},
    ),
    "We have to be able to tell what the rent was on any day in the past.": (
        "",
        {"stall rent": ("stall (reference)", "rent", "valid from", "valid until (optional)")},
    ),
    "I look up what an organ cost on a given date and who altered it.": (
        "",
        {"organ fee": ("organ (reference)", "fee", "valid from", "valid until (optional)", "changed by")},
    ),
    "We want the old rank kept together with the date of the change and who signed for it.": (
        "",
        {"vestment rank change": ("vestment (reference)", "old rank", "new rank", "changed at", "signed by")},
    ),
    "A vestment is lent to one churchwarden at a time, and later we want to know who had it from when until when.": (
        "",
        {
            "vestment churchwarden": (
                "vestment (reference)",
                "churchwarden (reference)",
                "valid from",
                "valid until (optional)",
            )
        },
    ),
    "Each time it is moved the sexton writes down from which stall to which stall, when, and by whom.": (
        "organ",
        {
            "organ movement": (
                "organ (reference)",
                "from stall (reference)",
                "to stall (reference)",
                "moved at",
                "moved by",
            )
        },
    ),
}


def _history(sentence: str, spoken: str = "", before: str = "") -> dict[str, tuple[str, ...]]:
    shapes = [ShapeDraft(SOURCE, name, fields) for name, fields in KEPT.items()]
    found = history(sentence, shapes, lambda name: name if name in KEPT else "", spoken, before)
    return {shape.name: shape.fields for shape in found}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_keeps_the_past(sentence: str, beside: tuple[str, dict[str, tuple[str, ...]]]) -> None:
    spoken, expected = beside
    assert _history(sentence, spoken) == expected


def test_the_sentence_before_may_say_that_there_is_one_at_a_time() -> None:
    assert "vestment churchwarden" in _history(
        "When it changes we note from when to when.", before="A vestment has one churchwarden at a time."
    )


@pytest.mark.parametrize(
    "sentence",
    ["The sexton can change an organ.", "An organ is tuned once a year.", "What the rent was is of no interest."],
)
def test_what_nobody_wants_to_look_up(sentence: str) -> None:
    assert _history(sentence) == {}
