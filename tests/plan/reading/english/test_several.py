"""What sentences say that one thing goes with several of, and the other way round."""

import pytest

from plan.reading.english.clauses import told
from plan.reading.english.several import both_ways


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("A visit has one or more carers and a carer has many visits.", [("carer", "visit")]),
        ("A visit has several carers.", []),
        ("A visit has a carer and a carer has a van.", []),
    ],
)
def test_what_goes_both_ways(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [tuple(sorted((one.name, other.name))) for one, other in both_ways(told(text))] == pairs
