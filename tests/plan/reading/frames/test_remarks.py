"""What remarks on fields say."""

import pytest

from plan.reading.frames.remarks import Note, note_of, settled


@pytest.mark.parametrize(
    ("remark", "note"),
    [
        ("optional", "optional"),
        ("may be missing", "optional"),
        ("only on newer ones", "optional"),
        ("not everyone has one", "optional"),
        ("we often don't know it", "optional"),
        ("blank until then", "optional"),
        ("if there is one", "optional"),
        ("most of them have", "optional"),
        ("must have", "required"),
        ("always known", "required"),
        ("yes or no, Tiago insists that it's always filled in", None),
        ("required – two years, by law", "required"),
        ("these being mandatory", "required"),
        ("all of which are required", "required"),
        ("known for everybody", "required"),
        ("the one and only", "unique"),
        ("no two the same", "unique"),
        ("each once", "unique"),
        ("Must be unique", "unique"),
        ("never given out twice", "unique"),
        ("which is never issued again", "unique"),
        ("foam, hard, SUP", None),
        ("I can't have two of the same name in my shop", None),
    ],
)
def test_note_of(remark: str, note: Note | None) -> None:
    assert note_of(remark) == note


def test_a_remark_in_brackets_is_settled_in_a_word() -> None:
    assert settled("size (only on newer ones), type (foam, hard)") == "size (optional), type (foam, hard)"
    assert settled("code (unique within a hall), mark (unique, engraved)").count("unique") == 2


def test_what_is_needed_anyway_may_be_left_out() -> None:
    assert settled("size (must have), price (if known)", needed=False) == "size, price (optional)"
