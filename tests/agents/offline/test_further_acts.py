"""Endpoints of wishes whose verbs the domain has no entry for."""

import pytest

from plan.api import Api
from tests.agents.offline.drafts import drafted
from tests.plan.reading.given import read

MEMO = """# Key cabinet

- Keep all our keys, each with its code (never given out twice), a short description and whether it is a master key.
- Keep each copy of a key separately, with its copy number and the date it was cut if we know it.
- Keep the badges with the number printed on them and the date they expire.
- Show in which cabinet and on which hook a copy hangs. A cabinet has a name and a number of hooks.
- Members must be able to rate a copy, with one to five stars and a comment. A rating has stars and a comment.
"""


@pytest.fixture(scope="module")
def api() -> Api:
    drafted_api = drafted(read(MEMO, "memo.md")).api
    assert drafted_api is not None
    return drafted_api


def test_what_is_only_said_to_be_kept_is_listed_entered_and_changed(api: Api) -> None:
    offered = {(one.method, one.path) for one in api.endpoints}
    for table, row in (("keys", "key_id"), ("badges", "badge_id")):
        assert {("GET", f"/{table}"), ("POST", f"/{table}"), ("PATCH", f"/{table}/{{{row}}}")} <= offered
    assert ("POST", "/copies") in offered


def test_a_number_that_is_printed_on_something_is_no_report(api: Api) -> None:
    assert not any(one.path.startswith("/reports") for one in api.endpoints)


def test_what_a_requirement_only_says_of_a_thing_is_done_where_that_is_kept() -> None:
    told = read(
        "# Zoo\n\n## Requirements\n\n- FR-1 Keepers can register a cage with name and size.\n"
        "- FR-2 A cage can be marked as closed, with the date.\n- FR-3 Each cage shall have a chip number.\n"
        "- FR-4 Search by chip number for a cage.\n"
    )
    drafted_api = drafted(told).api
    assert drafted_api is not None
    served = {story for one in drafted_api.endpoints for story in one.stories}
    assert {"FR-1", "FR-2", "FR-3", "FR-4"} <= served


def test_what_is_rated_gets_ratings(api: Api) -> None:
    assert any(one.method == "POST" and one.path.endswith("/ratings") for one in api.endpoints)


def test_whoever_signs_up_for_something_signs_up_for_that() -> None:
    plan = drafted(
        read(
            "# Allotment\n\n- Members can sign up for a work day.\n- A work day has a date and a leader.\n"
            "- Members can see the work days.\n"
        )
    )
    assert plan.api is not None
    serving = {one.path for one in plan.api.endpoints if "R1" in one.stories}
    assert "/work-days/{work_day_id}/sign-up" in serving


def test_how_something_comes_is_nothing_that_is_kept() -> None:
    plan = drafted(
        read(
            "# Choir\n\n- Members can import the old catalogue of scores from an Excel sheet.\n- A score has a title.\n"
        )
    )
    assert plan.database is not None
    assert "excel_sheets" not in {one.name for one in plan.database.tables}


def test_a_story_that_names_nothing_is_about_what_its_criteria_tell_of() -> None:
    plan = drafted(
        read(
            "# Swap shop\n\n## Stories\n\n### US-1\n\nAs a seller, I want to put up what I no longer need.\n\n"
            "Acceptance criteria:\n\n- A listing has a title and a price.\n- A listing is at most 500 words long.\n"
        )
    )
    assert plan.api is not None
    assert "/listings" in {one.path for one in plan.api.endpoints if "US-1" in one.stories}


def test_examples_in_brackets_are_no_fields() -> None:
    plan = drafted(
        read("# Belfry\n\nAs a sexton, I want to manage peals with their bells (e.g., cancel a day, add one).\n")
    )
    assert plan.database is not None
    assert not {"e_g", "cancel_day", "add_one"} & {c.name for t in plan.database.tables for c in t.columns}


def test_what_is_paid_at_the_level_of_something_belongs_to_it() -> None:
    plan = drafted(
        read(
            "# Flats\n\n- [FR-1] The system shall allow adding units.\n"
            "- [FR-2] The system shall allow recording unit-level expenses.\n"
        )
    )
    assert plan.database is not None
    columns = {table.name: {column.name for column in table.columns} for table in plan.database.tables}
    assert "unit_id" in columns["expenses"]


def test_a_requirement_that_says_what_something_includes_is_served() -> None:
    plan = drafted(
        read(
            "# Boats\n\n- FR-1 Each boat shall have a name and a length.\n"
            "- FR-2 Each hire shall include a boat and a day.\n"
            "- FR-3 The skipper can hire a boat.\n"
        )
    )
    assert plan.api is not None
    assert "/hires" in {one.path for one in plan.api.endpoints if "FR-2" in one.stories}
