"""Scenarios below user stories, where they stand in Markdown."""

from tests.plan.reading.given import read

DOCUMENT = """# Markets

## Lay out the pitches

**As a** market manager
**I want** to divide a market into pitches
**So that** each stall has its own place

```gherkin
Scenario: Add a pitch
  Given a market with the status "planned"
  When I add a pitch with a number and a daily rate
  Then the pitch is "free"

Scenario: Withdraw a pitch
  Given a pitch that is "let"
  When I remove the pitch
  Then it is "withdrawn"
```
"""


def test_the_steps_of_a_fenced_scenario_say_what_is_kept() -> None:
    told = read(DOCUMENT, "markets.md")
    pitch = next(shape for shape in told.data if shape.name == "pitch")
    assert {"number", "daily rate"} <= set(pitch.fields)
    assert any(field.startswith("status (") and "withdrawn" in field for field in pitch.fields)


def test_a_scenario_is_one_criterion_with_its_name() -> None:
    (story,) = read(DOCUMENT, "markets.md").stories
    assert [one.partition(":")[0] for one in story.acceptance] == ["Add a pitch", "Withdraw a pitch"]
