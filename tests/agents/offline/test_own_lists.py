"""A list that somebody keeps changes nothing of what stands on it; what comes with a thing can be entered."""

from datetime import date
from functools import cache
from pathlib import Path

from plan.plan import Plan
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from tests.agents.offline.drafts import drafted
from tests.agents.offline.test_answers import columns, endpoints, may, table

EXAMPLE = Path(__file__).parents[3] / "examples" / "library-loans.md"


@cache
def library() -> Plan:
    text = EXAMPLE.read_text(encoding="utf-8")
    return drafted(read_requirements([SourceDocument(EXAMPLE.name, text)], date(2026, 12, 1)))


def test_a_reading_list_is_the_members_and_the_catalogue_the_librarians() -> None:
    plan = library()
    assert may(plan, "POST /titles") == {"Librarian"}
    assert "PATCH /titles/{title_id}" not in endpoints(plan)
    assert columns(plan, "reading_list_entries") >= {"member_id", "title_id", "added_at"}
    assert ("member_id", "title_id") in table(plan, "reading_list_entries").unique
    for endpoint in ("GET /reading-list-entries", "POST /reading-list-entries"):
        assert may(plan, endpoint) == {"Member"}
    assert any(e.startswith("DELETE /reading-list-entries/") for e in endpoints(plan))


def test_copies_can_be_entered() -> None:
    assert may(library(), "POST /copies") == {"Librarian"}


def test_whoever_enters_things_has_no_list_of_them_beside() -> None:
    text = "# Shed\n\n1. As a keeper, I want to keep a wish list of tools.\n2. As a keeper, I want to add a tool.\n"
    plan = drafted(read_requirements([SourceDocument("shed.md", text)], date(2026, 12, 1)))
    assert plan.database is not None
    assert not any(t.name.endswith("list_entries") for t in plan.database.tables)
