"""Half sentences below the name of a thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.reading.fields.fragments import fragment

KNOWN = {"project", "flag", "environment", "room", "site", "rule", "contract"}
TOLD: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "per project": ("environment", {"environment": ("project (reference)",)}),
    "name unique per project": ("flag", {"flag": ("name (unique per project)",)}),
    "description optional": ("flag", {"flag": ("description (optional)",)}),
    "draft → active → deprecated → archived": (
        "flag",
        {"flag": ("status (draft, active, deprecated, archived)",)},
    ),
    "planned / running / paused / finished": (
        "experiment",
        {"experiment": ("status (planned, running, paused, finished)",)},
    ),
    "types: boolean, string, number": ("flag", {"flag": ("type (boolean, string, number)",)}),
    "owner = a user, may be empty": ("flag", {"flag": ("owner (a user)",)}),
    "one setting per flag and environment: on/off, default variant": (
        "",
        {"setting": ("flag (reference)", "environment (reference)", "on/off", "default variant")},
    ),
    "ordered list of rules on each flag": ("", {"rule": ("flag (reference)", "position")}),
    "tags, as many as you like per contract": ("", {"tag": ("name",), "contract": ("tags (several)",)}),
    "revoke, don't delete": ("key", {"key": ("archived at (optional)",)}),
    "Tree. e.g. IT > Software": ("category", {"category": ("name", "parent")}),
    "window on a site: start, end, reason": ("", {"window": ("site (reference)", "start", "end", "reason")}),
    "site -> rooms -> racks": (
        "",
        {"site": ("name",), "room": ("name", "site (reference)"), "rack": ("name", "room (reference)")},
    ),
    "4 sites, each with a code and an address": ("", {"site": ("code", "address")}),
    "Overrides (who, when, reason)": (
        "flag",
        {"override": ("flag (reference)", "person", "happened at", "reason")},
    ),
}


@pytest.mark.parametrize(("said", "told"), TOLD.items(), ids=TOLD)
def test_a_half_sentence_says_what_is_kept(said: str, told: tuple[str, dict[str, tuple[str, ...]]]) -> None:
    thing, expected = told
    assert {shape.name: shape.fields for shape in fragment(said, thing, KNOWN)} == expected


@pytest.mark.parametrize("said", ["we like it", "fast on a phone", "see below", "3 developers, 1 tester"])
def test_what_only_looks_like_one_says_nothing(said: str) -> None:
    assert fragment(said, "flag", KNOWN) == ()


@given(st.text(max_size=80), st.sampled_from(["", "flag"]))
def test_any_text_is_read_without_an_error(said: str, thing: str) -> None:
    for shape in fragment(said, thing, KNOWN):
        assert shape.fields


def test_a_whole_sentence_is_no_half_one() -> None:
    assert fragment("Several rentals per instrument are normal", "", {"rental"})[0].name == "instrument"
    assert fragment("Each has a name which has to be unique", "instrument", {"instrument"}) == ()
