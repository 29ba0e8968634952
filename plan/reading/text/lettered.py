"""Headings that a letter and a number run through: `A1 Enrol a pupil`, `A2 Guardians`, `B1 Terms`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plan.reading.text.document import Block

_LETTERED = re.compile(r"^(?P<letter>[A-Z])(?P<number>\d{1,2})[.:)]?\s+(?=[^\W\d_])")
_FEWEST = 3


def with_lettered_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, where such headings are a series: each as that of a story, which the letter alone would not tell."""
    found = [match for one in blocks if one.kind == "heading" and (match := _LETTERED.match(one.text))]
    if len(found) < _FEWEST or not all(_follows(one, other) for one, other in pairwise(found)):
        return tuple(blocks)
    return tuple(_as_story(one) if one.kind == "heading" else one for one in blocks)


def _follows(one: re.Match[str], other: re.Match[str]) -> bool:
    if one["letter"] == other["letter"]:
        return int(other["number"]) == int(one["number"]) + 1
    return ord(other["letter"]) > ord(one["letter"]) and int(other["number"]) <= 1


def _as_story(block: Block) -> Block:
    own = _LETTERED.match(block.text)
    return block if own is None else replace(block, text=f"Story {own[0].strip(' .:)')}: {block.text[own.end() :]}")
