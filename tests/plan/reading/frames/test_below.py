"""Fields in items below what announces them, as a document is read."""

import pytest

from tests.plan.reading.given import read

WISH = "\n\n## Stories\n\n- As a clerk, I want to find a board again, so that nobody waits.\n"
ITEMS = "- Size (may be missing)\n- What it cost\n- Serial number: optional\n"


@pytest.mark.parametrize(
    "text",
    [
        f"A board has:\n\n{ITEMS}",
        f"For each board we need:\n\n{ITEMS}",
        f"### Boards\n\n{ITEMS}",
        f"**Boards**\n\n{ITEMS}",
        "- Boards\n" + "".join(f"  {line}\n" for line in ITEMS.splitlines()),
    ],
)
def test_fields_below(text: str) -> None:
    told = read(f"# Shed\n\n## Equipment\n\n{text}{WISH}")
    (board,) = (one for one in told.data if one.name.lower() == "board")
    assert [field.lower() for field in board.fields] == ["size (optional)", "cost", "serial number (optional)"]
    assert [story.want for story in told.stories if story.role] == ["find a board again"]


def test_wishes_below_are_none() -> None:
    told = read("# Shed\n\n## Wishes\n\nThe clerk can:\n\n- book a board\n- print the list of boards\n")
    assert [story.want for story in told.stories][:2] == ["book a board", "print the list of boards"]
