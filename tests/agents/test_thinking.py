"""Reasoning inside an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.thinking import Thinking


def split(text: str, size: int) -> tuple[str, str]:
    thinking = Thinking()
    parts = [thinking.add(text[start : start + size]) for start in range(0, len(text), size)]
    parts.append(thinking.end())
    return "".join(part[0] for part in parts), "".join(part[1] for part in parts)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 100])
@pytest.mark.parametrize(
    ("text", "reasoning", "answer"),
    [
        ("<think>hm, a < b</think>\n{}", "hm, a < b", "{}"),
        ("\n<think>\nhm</think>{}", "\nhm", "{}"),
        ("<think>never ends", "never ends", ""),
        ('{"text": "<think>no</think>"}', "", '{"text": "<think>no</think>"}'),
        ("<thin", "", "<thin"),
        ("<thinker>{}", "", "<thinker>{}"),
        ("", "", ""),
    ],
)
def test_only_a_block_at_the_beginning_is_reasoning(text: str, reasoning: str, answer: str, size: int) -> None:
    found = split(text, size)
    assert (found[0], found[1].lstrip()) == (reasoning, answer)


@given(st.text(alphabet="<>/think {}", max_size=60), st.integers(1, 7))
def test_pieces_do_not_matter(text: str, size: int) -> None:
    whole, pieces = split(text, 1000), split(text, size)
    assert (whole[0], whole[1].lstrip()) == (pieces[0], pieces[1].lstrip())
