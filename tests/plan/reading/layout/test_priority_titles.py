"""Lists of wishes below a line that only says how important they are."""

import pytest

from tests.plan.reading.given import read

MUST, SHOULD = ("Take a booking in under a minute", "Photos of the damage"), ("Sell a voucher and redeem it",)


def items(wishes: tuple[str, ...], bullet: str = "- ") -> str:
    return "\n".join(f"{bullet}{one}" for one in wishes)


@pytest.mark.parametrize(
    "text",
    [
        f"**Must**\n\n{items(MUST)}\n\n**Should**\n\n{items(SHOULD)}",
        f"**Must have** (or we do not switch over)\n\n{items(MUST)}\n\n**Should have**\n\n{items(SHOULD)}",
        f"Must:\n\n{items(MUST)}\n\nShould:\n\n{items(SHOULD)}",
        f"- Must\n{items(MUST, '  - ')}\n- Should\n{items(SHOULD, '  - ')}",
        f"### First release (must)\n\n{items(MUST)}\n\n### Later (should)\n\n{items(SHOULD)}",
        "\n".join([*(f"- **Must** {one}" for one in MUST), *(f"- **Should** {one}" for one in SHOULD)]),
        "\n".join([*(f"- Must: {one}" for one in MUST), *(f"- Should: {one}" for one in SHOULD)]),
        "\n\n".join([*(f"4.1.{at} (Must) {one}." for at, one in enumerate(MUST, 1)), f"4.1.9 (Should) {SHOULD[0]}."]),
    ],
)
def test_every_item_is_a_wish_with_that_priority(text: str) -> None:
    told = read(f"# Surf school\n\n## Sorting round\n\n{text}\n")
    assert [(one.want.strip("."), one.priority) for one in told.stories][:3] == [
        *((one, "must") for one in MUST),
        *((one, "should") for one in SHOULD),
    ]
