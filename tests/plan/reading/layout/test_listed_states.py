"""Lists of states below the sentence that announces them."""

import pytest

from tests.plan.reading.accounting import unaccounted
from tests.plan.reading.given import read

LEASES = """# Leases

As a clerk, I want to add a lease.

A lease goes through these states:

- draft
- **signed** – both have put their names below it
- in force
- ended

As a clerk, I want to end a lease.
"""
TODO = """# Leases

As a clerk, I want to add a lease. The stages of the work are:

- call the tenant and write down what he says
- visit the flat
"""


def test_the_items_are_states_and_no_stories() -> None:
    told = read(LEASES, "leases.md")
    assert [story.want for story in told.stories] == ["add a lease", "end a lease"]
    lease = next(shape for shape in told.data if shape.name == "lease")
    assert lease.fields == ("status (draft, signed, in force, ended)",)
    assert unaccounted(LEASES, "leases.md") == []


def test_a_list_of_what_is_done_is_no_list_of_states() -> None:
    told = read(TODO, "leases.md")
    assert not any("status" in field for shape in told.data for field in shape.fields)


PROTESTS = """# Regatta

## Protests

A protest has a number, a reason and the day it was handed in.

| Status | Meaning |
|---|---|
| New | nobody has looked at it |
| In progress | the jury sits |
| Waiting for witness | somebody is still at sea |
| Settled | all is said |

As a judge I want to see all protests.
"""


def test_the_rows_of_a_table_of_states_are_those_of_what_its_heading_names() -> None:
    told = read(PROTESTS, "regatta.md")
    protest = next(shape for shape in told.data if shape.name == "protest")
    assert protest.fields[-1] == "status (new, in progress, waiting for witness, settled)"
    assert unaccounted(PROTESTS, "regatta.md") == []


def test_a_table_below_the_status_of_a_thing_has_its_states() -> None:
    told = read(
        "# Quay\n\nA crate has a weight and a colour.\n\n## 4. Status of a crate\n\n"
        "| Status | Set by | Rule |\n|---|---|---|\n"
        "| ordered | Clerk | may be cancelled |\n| on_quay | Porter | all; weighed |\n"
        "| shipped | Porter | - |\n\nAs a porter, I want to add crates.\n"
    )
    assert "status (ordered, on_quay, shipped)" in {one.name: one.fields for one in told.data}["crate"]


def test_what_the_rows_of_a_table_of_states_mean_may_be_several_sentences() -> None:
    told = read(
        "# Ferry\n\nAs a purser, I want to sell a passage.\n\n## Passages\n\nA passage has a number and a price.\n\n"
        "| State | Meaning |\n|---|---|\n| reserved | Nobody has paid. It lapses. |\n| paid | The fare is in. |\n"
        "| used | The passenger has landed. Nothing more happens. |\n"
    )
    (passage,) = (one for one in told.data if one.name == "passage")
    assert "status (reserved, paid, used)" in passage.fields, passage


BERTHS = """# Berths

As a clerk, I want to add a berth.

{before}

| State | When |
|---|---|
| free | nobody lies there |
| let | somebody has signed |
| closed | the wall is being mended |
"""


@pytest.mark.parametrize(
    "before", ["A berth is always in one of these states:", "Berths have the following states:", "States of a berth:"]
)
def test_a_table_below_a_sentence_has_the_states_of_what_it_speaks_of(before: str) -> None:
    told = read(BERTHS.format(before=before), "berths.md")
    assert [one.fields for one in told.data if one.name == "berth"] == [("status (free, let, closed)",)]
