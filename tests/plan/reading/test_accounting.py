"""No line of a document is lost, and every line that is named holds what is said of it."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.reading.text.naming import folded
from tests.plan.reading.accounting import unaccounted
from tests.plan.reading.given import read, reading_of

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
OWN = sorted((HERE / "documents").iterdir())
EXAMPLES = sorted((ROOT / "examples").glob("*.md")) + sorted((ROOT / "examples").glob("*.feature"))
PLANNED = sorted((ROOT / "tests" / "agents" / "offline" / "documents").glob("*.md"))
# The corpus lies beside the repository, where the whole workshop is checked out.
CORPUS = [path for path in sorted((ROOT.parent / "shared" / "corpus").glob("*.md")) if path.name != "README.md"]
ALL = [*OWN, *EXAMPLES, *PLANNED, *CORPUS]
BLOCKS = [
    block
    for path in OWN
    if path.suffix in (".md", ".txt")
    for block in re.split(r"\n{2,}", path.read_text(encoding="utf-8"))
]
SAID = {"loan": "take", "person": "people", "copy": "copies", "rating": "rate"}
"""In which other word a line names a thing."""
STORY = "\n\nAs a reader, I want to read so that I know."


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_line_is_placed_or_listed(path: Path) -> None:
    assert unaccounted(path.read_text(encoding="utf-8"), path.name, reading_of(path)) == []


@settings(max_examples=60)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=12), st.sampled_from(["a.md", "a.txt"]))
def test_no_order_of_blocks_loses_a_line(blocks: list[str], name: str) -> None:
    document = "\n\n".join(blocks) + STORY
    assert unaccounted(document, name) == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_the_named_line_holds_the_text(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    told = reading_of(path)
    named = [(one.source.line, f"{one.id} {one.title} {one.want} {one.role}") for one in told.stories]
    named += [(one.source.line, f"{one.id} {one.text}") for one in told.rules]
    named += [(one.source.line, f"{one.id} {one.text}") for one in told.constraints]
    named += [(one.source.line, one.name) for one in told.roles if one.id != "user"]
    named += [(one.source.line, one.text) for one in told.volumes]
    named += [(one.source.line, f"{one.name} {one.purpose}") for one in told.integrations]
    named += [(one.source.line, one.text) for one in told.unplaced]
    wrong = [(line, text) for line, text in named if not _holds(lines[line - 1], text)]
    # A thing's name may stand further down in the story that a line begins.
    wrong += [
        (one.source.line, one.name)
        for one in told.data
        if not _holds("\n".join(lines[one.source.line - 1 : one.source.line + 5]), one.name)
    ]
    assert wrong == []


def _holds(line: str, text: str) -> bool:
    written = " ".join(re.findall(r"\w+", folded(line)))
    named = re.findall(r"\w+", folded(text))
    return any(f" {word[:4]}" in f" {written}" for word in (*named, *(SAID[one] for one in named if one in SAID)))


def test_a_line_that_is_dropped_is_seen() -> None:
    """The accounting itself: of two documents read as one, the other's line is missing."""
    told = read(f"# X\n\nThe weather is fine.{STORY}", "a.md")
    assert unaccounted(f"# X\n\nZebras graze beyond.{STORY}", "a.md", told.model_copy(update={"unplaced": ()})) != []


def test_a_short_numbered_line_that_may_be_a_heading_is_listed() -> None:
    story = "# Dairy\n\nAs a cheesemaker, I want to add a vat.\n\n## Vats\n\n- a number\n\n"
    text = f"{story}9.1 A enter batch\n9.2 A scan wheel onto shelf\n9.3 A show all wheels now\n9.4 A block a wheel\n"
    assert unaccounted(text, "dairy.md") == []
