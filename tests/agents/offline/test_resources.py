"""Every endpoint is about something of the plan: a table of it, or one of the few things that need none."""

from pathlib import Path

import pytest

from tests.agents.offline.drafts import plan_of

HERE = Path(__file__).parent / "documents"
EXAMPLES = Path(__file__).parents[3] / "examples"
DOCUMENTS = sorted([*HERE.glob("*.md"), *EXAMPLES.glob("*.md"), *EXAMPLES.glob("*.feature")])
WITHOUT_A_TABLE = {"auth", "reports", "health", "imports", "exports", "webhooks", "batches", "search"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_begins_with_a_table_of_the_plan(path: Path) -> None:
    plan = plan_of(path)
    assert plan.api is not None
    assert plan.database is not None
    known = {t.name.replace("_", "-") for t in plan.database.tables} | WITHOUT_A_TABLE
    assert [e.path for e in plan.api.endpoints if e.path.split("/")[1] not in known] == []
