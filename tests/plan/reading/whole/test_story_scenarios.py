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


OUTLINE = """# Ferry

### Plan a crossing
As a captain, I want to plan a crossing with a date and a pier.

```gherkin
Scenario: A new one
  When I plan a crossing
  Then the crossing is "planned"
Scenario Outline: What becomes of it
  Given a planned crossing
  When <this happens>
  Then the crossing is "<status>"
  Examples:
    | this happens       | status    |
    | the wind is strong | postponed |
    | nobody turns up    | dropped   |
```

### Close a pier
As a captain, I want to close a pier.

### Issue a permit
As a purser, I want to issue a permit
so that we can buy fuel.

We take first name, phone and date of birth. A crossing has a number.

```gherkin
Scenario: Paid in parts
  Given a crossing
  When I issue the permit
  Then the total due of the permit is £20
  And it is due by 31 October
Scenario: A first part
  When I record a payment of £5 in cash on 3 May
  Then the rest is open
```
"""


def _fields(name: str) -> tuple[str, ...]:
    return next(shape.fields for shape in read(OUTLINE, "ferry.md").data if shape.name == name)


def test_the_examples_of_an_outline_name_states() -> None:
    assert "status (planned, postponed, dropped)" in _fields("crossing")


def test_what_has_a_value_is_a_field() -> None:
    assert {"total due", "due date"} <= set(_fields("permit"))
    assert _fields("payment") == ("permit (reference)", "amount", "method", "date")


def test_what_we_take_is_kept_of_what_the_story_is_about() -> None:
    assert {"first name", "phone", "date of birth"} <= set(_fields("permit"))
