"""Fields set as code in items below what announces them."""

from tests.agents.offline.drafts import drafted
from tests.plan.reading.accounting import unaccounted
from tests.plan.reading.given import read

DOCUMENT = """# Tide tables

- **R5.2** Each Berth shall include:
  - `id` – unique identifier.
  - `harbour_id` – reference to the Harbour.
  - `depth_metres` – decimal, where:
    - `0` = dry at low tide
  - `status` – one of: `free`, `taken`, `closed`.
  - `label` (unique, printed on the pier)
  - optional `notes` – free‑text notes by the pilot.
- **R5.3** The system shall store, for each pilot:
  - `licence` – licence number
  - `valid_until` – date

As a pilot, I want to add a harbour.
"""


def test_what_each_says_behind_a_dash_is_remarked_on_it() -> None:
    told = read(DOCUMENT, "notes.md")
    fields = {shape.name.lower(): shape.fields for shape in told.data}
    assert fields["berth"] == (
        "id",
        "harbour_id (reference to the harbour)",
        "depth_metres (decimal)",
        "status (free, taken, closed)",
        "label (unique)",
        "notes (text, optional)",
    )
    assert fields["pilot"] == ("licence", "valid_until (date)")
    assert {story.id for story in told.stories} >= {"R5.2", "R5.3"}
    assert unaccounted(DOCUMENT, "notes.md") == []


def test_they_are_columns() -> None:
    plan = drafted(read(DOCUMENT, "notes.md"))
    assert plan.database is not None
    berths = next(table for table in plan.database.tables if table.name == "berths")
    columns = {column.name: column for column in berths.columns}
    assert columns["harbour_id"].references.table == "harbours"
    assert columns["label"].unique
    assert columns["notes"].nullable
    assert any("'free', 'taken', 'closed'" in check.expression for check in berths.checks)


def test_code_that_names_no_fields_stays_what_it_is() -> None:
    told = read("# Shell\n\nThe clerk can run:\n\n- `make check` – the checks\n- `make test` – the tests\n")
    assert not told.data
