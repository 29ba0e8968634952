"""Every word that is not a heading's or markup comes out somewhere: in a statement, or among what was not placed."""

import itertools
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.plan.reading.given import read

TEMPLATES = (
    "{}",
    "{} {}.",
    "{} {}. {} {}!",
    "- {}",
    "  - {} {}",
    "* [ ] {} {}",
    "1. {} {}",
    "**{}:** {}",
    "{}: {} {}",
    "**{}** – {}",
    "- **{}**: {}",
    "- {}: {}, {} and {}",
    "> {} {}",
    "    {} {}",
    "| {} | {} |",
    "| FR-7 | {} |",
    "| {} | 4,000 | {} |",
    "`{}` _{}_ ~~{}~~",
    "[{}](https://example.org/{})",
    "![{}](x.png)",
    "<!-- {} -->",
    "<b>{}</b> {}",
    "As a {}, I want {} {} so that {}.",
    "- As a {} I want to {} with {}, {} and {} so that {}",
    "As a {}",
    "I want {}",
    "So that {}",
    "Als {} möchte ich {}, damit {}.",
    "Como {}, quiero {} para {}.",
    "FR-1 The system shall {} {}.",
    "[FR-2] {} {}",
    "NFR-3: {} within 2 seconds",
    "BR-4: {} at most 5 {}",
    "US-5: {} (should)",
    "- AC1: {} {}",
    "Given {}",
    "When {}",
    "Then {}",
    "Scenario: {}",
    "The {} must {} the {}.",
    "The librarian can {} the {}, unless {}.",
    "A {} cannot {} after {}.",
    "If {} is {}, the system shall {}.",
    "2,000 {} per day, 3 {}",
    "velocity 21, {}",
    "The team is two developers and {}.",
    "It integrates with {} and {}.",
    "{} is out of scope.",
    "GET /{} {}",
    "- /{}/:id [POST] {}",
    "TABLE {} (id integer, {} text)",
    "Each {} has a {}, a {} and a {}.",
    "Priority: must",
    "Priority: {}",
    "Acceptance criteria:",
    "**Rules:**",
    "Out of scope:",
    "{}:",
    "***",
    "```",
    "```sql",
    "\n| ID | Requirement |\n|---|---|",
    "\n| Role | Description |\n|---|---|",
    "\n| Field | Type |\n|---|---|",
    "\n| What | Today |\n|---|---|",
    "\n| {} | {} |\n|---|---|",
    "",
    "",
    "",
)
HEADINGS = (
    "# Requirements",
    "## User stories",
    "## Rules",
    "## Non-functional requirements",
    "## Out of scope",
    "## Data model",
    "### Loan",
    "## Roles",
    "## Volumes",
    "## Team",
    "## Other systems",
    "## Glossary",
    "## Overview",
    "### US-9: Something",
    "## Should have",
    "## Something else",
    "#### Acceptance criteria",
    "USER STORIES",
    "BUSINESS RULES",
)
WORD = re.compile(r"w\d+q")


@st.composite
def documents(draw: st.DrawFn) -> str:
    lines = draw(st.lists(st.sampled_from(TEMPLATES) | st.sampled_from(HEADINGS), min_size=1, max_size=25))
    numbers = itertools.count(1)
    text = re.sub(r"\{\}", lambda _: f"w{next(numbers)}q", "\n".join(lines))
    return f"Notes on reading\n\n{text}\n\nAs a reader, I want to read so that I know."


def lost(document: str, name: str) -> list[str]:
    told = read(document, name).model_dump_json()
    return [word for word in WORD.findall(document) if word not in told]


@settings(max_examples=400)
@given(documents(), st.sampled_from(["notes.md", "notes.txt"]))
@example(
    "Notes on reading\n\n## Roles\n\n| Field | Type |\n|---|---|\n| w1q | w2q |\n\nAs a reader, I want to read.",
    "notes.md",
)
@example("Notes on reading\n\nGiven w1q\n- As a w2q I want to w3q\n\nAs a reader, I want to read.", "notes.txt")
@example("Notes on reading\n\nAs a w1q\n- As a w2q I want to w3q\n\nAs a reader, I want to read.", "notes.txt")
def test_every_word_comes_out(document: str, name: str) -> None:
    missing = lost(document, name)
    assert not missing, f"{missing} of\n{document}"


@settings(max_examples=150)
@given(documents())
def test_features_lose_nothing_either(document: str) -> None:
    indented = "\n".join(f"  {line}" for line in document.split("\n"))
    rule = "  Rule: w902q\n    Scenario: w903q\n      When w904q\n"
    feature = f"# a comment w901q\nFeature: Reading\n{indented}\n\n{rule}"
    missing = lost(feature, "notes.feature")
    assert not missing, f"{missing} of\n{feature}"


def test_lines_nested_too_deep_to_parse_are_kept() -> None:
    nested = "\n".join(f"{'  ' * depth}- w{depth}q" for depth in range(100))
    told = read(f"{nested}\n\nAs a reader, I want to read.").model_dump_json()
    assert all(f"w{depth}q" in told for depth in range(100))


def test_a_row_longer_than_its_table_keeps_its_cells() -> None:
    told = read("| A | B |\n|---|---|\n| w1q | w2q | w3q |\n\nAs a reader, I want to read.").model_dump_json()
    assert all(word in told for word in ("w1q", "w2q", "w3q"))
