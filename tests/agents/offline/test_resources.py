"""Every endpoint is about something of the plan: a table of it, or one of the few things that need none."""

from datetime import date
from pathlib import Path

import pytest

from plan.reading import SourceDocument, read_requirements
from tests.agents.offline.test_plans import drafted

HERE = Path(__file__).parent / "documents"
EXAMPLES = Path(__file__).parents[3] / "examples"
DOCUMENTS = sorted([*HERE.glob("*.md"), *EXAMPLES.glob("*.md"), *EXAMPLES.glob("*.feature")])
WITHOUT_A_TABLE = {"auth", "reports", "health", "imports", "exports", "webhooks", "batches", "search"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_begins_with_a_table_of_the_plan(path: Path) -> None:
    plan = drafted(read_requirements([SourceDocument(path.name, path.read_text(encoding="utf-8"))], date(2026, 12, 1)))
    assert plan.api is not None
    assert plan.database is not None
    known = {t.name.replace("_", "-") for t in plan.database.tables} | WITHOUT_A_TABLE
    assert [e.path for e in plan.api.endpoints if e.path.split("/")[1] not in known] == []
