"""Things that only a misread sentence seemed to tell of."""

import pytest

from tests.plan.reading.given import read

LOFT = """# Sail loft

A sail has a number and an owner. The rate hangs with the customer as well, because of the old contracts. As a sailmaker
I want to record each sail so that none is lost.

A customer has a name. The rate sits with a customer too, and the patterns hang from the ceiling.
"""


def test_a_verb_is_no_thing() -> None:
    names = {one.name for one in read(LOFT).data}
    assert "sail" in names
    assert not {one for one in names if one.split()[-1] in {"sit", "hang"}}


def test_the_sentence_of_what_is_left_is_not_lost() -> None:
    told = read(
        "# Sail loft\n\n## Data\n\nA sail has a number. The mending rate sits with its owner: ours, theirs.\n\n"
        "As a maker I want to mend.\n"
    )
    assert "mending rate" in told.model_dump_json()


@pytest.mark.parametrize(
    "sentence",
    [
        "We ask how they want to be contacted (call, text or letter).",
        "It shall be evident by which way it came (counter, telephone, web).",
        "Width and rate. Those three always.",
        "The catalogue is arranged by lofts.",
    ],
)
def test_what_is_never_used_as_a_noun_or_only_holds_others_is_no_thing(sentence: str) -> None:
    told = read(f"# Sail loft\n\n## Orders\n\nAn order has a number. {sentence}\n\nAs a maker I want to mend.\n")
    assert {one.name for one in told.data} <= {"order", "loft"}


def test_a_day_off_is_a_day() -> None:
    told = read(
        "# Sail loft\n\n## Sailmakers\n\n- Days off: from, until, and perhaps why.\n\nAs a maker I want to mend.\n"
    )
    assert "day off" in {one.name for one in told.data}
