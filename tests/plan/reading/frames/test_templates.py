"""The language that frames are written in."""

from plan.reading.frames.templates import frame, frames


def test_a_blank_is_any_gap_and_brackets_only_group() -> None:
    pattern = frame("^for (each|every) {word}( please)?$")
    assert pattern.match("For  every\n visit please")
    assert pattern.made().groups == 0


def test_pieces_stand_for_their_patterns() -> None:
    match = frame("^{one} {thing} {have}{to}{list}").match("Each delivery note carries a number")
    assert match is not None
    assert (match["name"], match["list"]) == ("delivery note", "a number")


def test_several_frames_keep_their_order() -> None:
    assert [pattern.made().pattern for pattern in frames("a b", "(c|d)")] == [r"a\s+b", "(?:c|d)"]
