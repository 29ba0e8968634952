"""What a sentence that defines nothing turns to."""

from tests.plan.reading.given import read

ABBEY = """# The abbey

## The recipe

What a monk eats is laid down in a diet recipe. It names the starter, the length of the meal in minutes, the price, and
the portion size. It holds from a certain date.

A monk has a name.
"""


def test_it_is_what_something_is_laid_down_in() -> None:
    told = {one.name: set(one.fields) for one in read(ABBEY).data}
    assert {"starter", "price", "portion size"} <= told["recipe"]
    assert told["monk"] == {"name"}
