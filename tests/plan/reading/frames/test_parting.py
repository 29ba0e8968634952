"""Where the items of a list end."""

from hypothesis import given
from hypothesis import strategies as st

from plan.reading.frames.parting import parts_of, without_filler

NAMES = st.lists(st.sampled_from(["size", "price", "colour", "remark", "address", "deposit"]), min_size=1, unique=True)


@given(NAMES, st.sampled_from([", ", "; "]))
def test_a_list_has_as_many_parts_as_were_joined(names: list[str], joint: str) -> None:
    assert parts_of(joint.join(names)) == tuple(names)


def test_brackets_and_quotes_hold_together() -> None:
    assert parts_of("type (foam, hard and SUP), note (“left, right”) and size") == (
        "type (foam, hard and SUP)",
        "note (“left, right”)",
        "size",
    )


def test_values_go_with_their_field() -> None:
    assert parts_of("size, colour: red, green, blue") == ("size", "colour (red, green, blue)")


def test_a_remark_behind_a_colon_is_one() -> None:
    assert parts_of("colour: may be missing; size") == ("colour (may be missing)", "size")


def test_filler_in_front_is_no_part_of_an_item() -> None:
    assert without_filler("and of course the size") == "the size"
