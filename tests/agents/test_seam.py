"""Going on with an answer that was cut off."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.seam import HELD, Seam, whole_part

_VALUES = st.recursive(
    st.integers() | st.booleans() | st.none() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=30,
)
_ANSWERS = st.dictionaries(st.text(min_size=1, max_size=8), _VALUES, min_size=1, max_size=6).map(json.dumps)


def joined(kept: str, rest: str, size: int) -> str:
    seam = Seam(kept)
    pieces = [seam.add(rest[start : start + size]) for start in range(0, len(rest), size)]
    text = "".join([*pieces, seam.end()])
    return text if seam.restarted else kept + text


@given(_ANSWERS, st.integers(0, 500), st.integers(1, 60))
def test_what_is_kept_is_whole_and_the_rest_follows_it(answer: str, cut: int, size: int) -> None:
    kept = whole_part(answer[:cut])
    assert answer.startswith(kept)
    assert kept == "" or kept.endswith(",")
    if kept:
        assert json.loads(joined(kept, answer[len(kept) :], size)) == json.loads(answer)
        json.loads(kept.rstrip(",") + _closing(kept))


def _closing(kept: str) -> str:
    """Return the brackets that are open behind `kept`."""
    stack: list[str] = []
    inside = escaped = False
    for char in kept:
        if inside:
            inside = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            inside = True
        elif char in "{[":
            stack.append("}" if char == "{" else "]")
        elif char in "}]":
            stack.pop()
    return "".join(reversed(stack))


ANSWER = json.dumps({"tables": [{"name": f"table_{number}", "note": "a, b"} for number in range(40)]}, indent=1)
KEPT = whole_part(ANSWER[:900])
REST = ANSWER[len(KEPT) :]


@pytest.mark.parametrize(
    "beginning",
    [
        "",
        "```json\n",
        "Here is the rest:\n```json\n",
        "Continuing where I stopped:\n\n",
        ",",
        KEPT[-40:],
        KEPT[-130:],
        "```\n" + KEPT[-60:],
    ],
)
@pytest.mark.parametrize("size", [1, 7, 4000])
def test_what_a_model_says_twice_or_before_is_dropped(beginning: str, size: int) -> None:
    assert json.loads(joined(KEPT, beginning + REST, size)) == json.loads(ANSWER)


@pytest.mark.parametrize("beginning", ["", "Sure! Here is the whole answer:\n```json\n"])
def test_an_answer_that_begins_anew_takes_the_place_of_what_was_kept(beginning: str) -> None:
    assert json.loads(joined(KEPT, beginning + ANSWER, 9)) == json.loads(ANSWER)


def test_nothing_is_held_for_long() -> None:
    seam = Seam(KEPT)
    assert seam.add(REST[: HELD - 1]) == ""
    assert len(seam.add(REST[HELD - 1 : HELD])) > HELD // 2
    assert seam.add("x") == "x"
