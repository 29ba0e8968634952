"""What sentences say that one thing goes with several of, and the other way round."""

import pytest

from plan.reading.english.clauses import told
from plan.reading.english.several import both_ways, in_return


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


def test_what_is_on_most_of_those_that_have_several() -> None:
    assert in_return('Most tours have several stops, and the "Town hall" stop is on nearly all of them.') == (
        "tour",
        "stop",
    )
    assert in_return("A tour has several stops, and the stop is in one street.") is None
