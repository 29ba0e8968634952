"""Wishes that list what is kept of what they make."""

import pytest

from plan.reading.fields.wished_lists import wished_list


@pytest.mark.parametrize(
    ("wish", "name", "fields"),
    [
        ("log firings of a kiln: cone, ramp and hold", "firing", ("kiln (reference)", "cone", "ramp", "hold")),
        (
            "record a manual dip: depth, who did it, remarks if any",
            "manual dip",
            ("depth", "done by", "remarks (optional)"),
        ),
    ],
)
def test_what_stands_behind_the_colon_is_kept(wish: str, name: str, fields: tuple[str, ...]) -> None:
    told = wished_list(wish)
    assert told is not None
    assert (told.name, told.fields) == (name, fields)


@pytest.mark.parametrize(
    "wish",
    [
        "keep goods in order: print, mail and export",
        "record everything: the keeper likes it this way, and so does the owner of the lighthouse",
        "show firings of a kiln: cone and ramp",
        "log a firing",
    ],
)
def test_other_wishes_keep_nothing_by_this(wish: str) -> None:
    assert wished_list(wish) is None
