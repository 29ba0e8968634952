"""The states that a sentence says a thing may be in, however it says so."""

import pytest

from plan.reading.frames.lives import lived

THINGS = frozenset(("kayak", "treaty", "bell", "hive", "court"))


@pytest.mark.parametrize(
    ("sentence", "states"),
    [
        (
            "Once drafted, a treaty gets signed, then ratified, and in the end published.",
            "drafted signed ratified published",
        ),
        ("We need to know of each kayak whether it is free, hired or leaking.", "free hired leaking"),
        ("From proposed to signed to lapsed: that is the life of a treaty.", "proposed signed lapsed"),
        ("A kayak stays reserved until the desk has released or cancelled it.", "reserved released cancelled"),
        ("Is the bell tuned, cracked or dismantled?", "tuned cracked dismantled"),
        (
            "The desk marks a kayak as free or hired, and the mechanic may put it out of order.",
            "free, hired, out of order",
        ),
        (
            "A treaty that has been signed may be ratified; those ratified are published or withdrawn.",
            "signed ratified published withdrawn",
        ),
        ("Hives are listed as strong, weak or dead.", "strong weak dead"),
        ("Kayak status (in the water, in repair, sold) is shown on the board.", "in the water, in repair, sold"),
        ("There are three conditions a bell can be in: hung, stowed or cracked.", "hung stowed cracked"),
        ("The clerk approves or refuses a treaty, which is pending before that.", "approved refused pending"),
        ("First a kayak is ordered. Then it is delivered. Finally it is registered.", "ordered delivered registered"),
        ("The log distinguishes free, hired and leaking kayaks.", "free hired leaking"),
    ],
)
def test_states_are_read_in_any_order_and_grammar(sentence: str, states: str) -> None:
    wanted = tuple(states.split(", " if "," in states else " "))
    told = {one.thing: one.states for one in lived(sentence, THINGS, "")}
    (found,) = told.values()
    assert found == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "A kayak can be changed, moved or carried home.",
        "The boathouse is open from nine to six, and a kayak is washed in the evening.",
        "A signed treaty is stored as a file.",
        "Members get a letter when the annual meeting is planned.",
        "For each kayak we keep the date it was bought and the time it was last checked.",
        "Kayaks are small, medium or large.",
        "A court which closes early opens the hall for others.",
        "Once sent a treaty can't be edited.",
        "A kayak has a severity of damage and a material (new, worn, mended).",
    ],
)
def test_what_is_done_to_a_thing_is_no_state_of_it(sentence: str) -> None:
    assert lived(sentence, THINGS, "") == ()
