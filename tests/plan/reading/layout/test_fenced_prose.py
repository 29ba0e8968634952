"""Requirements in a fence without a language."""

from tests.plan.reading.accounting import unaccounted
from tests.plan.reading.given import read

DOCUMENT = """# Belfry

## Requirements

```text
FR-1  The ringer shall be able to add a bell.
FR-2  The system shall list all bells
      of a tower.
```

## Stories

```
As a ringer, I want to see my towers, so that I find them.

As a sexton, I want to lock a tower.
```

## Set-up

```
make run
make test
```
"""


def test_each_line_is_a_requirement_or_a_story() -> None:
    told = read(DOCUMENT)
    assert [(story.id, story.role, story.want, story.source.line) for story in told.stories] == [
        ("FR-1", "ringer", "add a bell", 6),
        ("FR-2", "", "list all bells of a tower", 7),
        ("R1", "ringer", "see my towers", 14),
        ("R2", "sexton", "lock a tower", 16),
    ]
    assert {line.text for line in told.unplaced} == {"make run", "make test"}
    assert unaccounted(DOCUMENT, "notes.md") == []
