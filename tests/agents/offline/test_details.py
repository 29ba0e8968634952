"""Details that documents ask for in a few words: how people sign in, what comes back, what comes first, who builds."""

from datetime import date

import pytest

from agents.offline.planner import plan_artifact
from plan.api import Api
from plan.architecture import Architecture
from plan.checks.roster import ROSTER
from plan.database import Database
from plan.plan import Plan
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from tests.agents.offline.drafts import drafted, wrong


def plan_of(text: str) -> Plan:
    """The whole plan of a document."""
    return drafted(read_requirements([SourceDocument("brief.md", text)], date(2026, 12, 1)))


def database_of(text: str) -> Database:
    """Its database."""
    found = plan_artifact("database", read_requirements([SourceDocument("brief.md", text)], date(2026, 12, 1)))
    assert isinstance(found, Database)
    return found


def test_giving_a_device_a_key_makes_no_thing_of_giving() -> None:
    draft = database_of(
        "# Telemetry\n\n- As an operator, I want to register a device and give it a key.\n"
        "- As an operator, I want to see all devices.\n"
    )
    names = {t.name for t in draft.tables}
    assert "devices" in names
    assert not names & {"gives", "give", "device_gives"}


def test_what_a_result_says_makes_no_second_place_of_what_has_one() -> None:
    draft = database_of(
        "# Cloakroom\n\n- As a guest, I want to search coats by colour.\n"
        "  - The result says at which counters a coat hangs.\n\n"
        "## Data\n\n| Entity | Fields |\n|---|---|\n| Coat | tag, colour, counter |\n| Counter | name |\n"
    )
    coats = next(t for t in draft.tables if t.name == "coats")
    assert [t.name for t in draft.tables if "counter" in t.name] == ["counters"]
    assert "counters" in {c.references.table for c in coats.columns}


SSO = """# Leave desk

- As an employee, I want to submit a leave request with start date and end date.
- As a manager, I want to approve a leave request.

## Constraints

- Everybody signs in with the company's single sign-on (Keycloak); there are no passwords.
"""


def test_single_sign_on_alone_keeps_no_password() -> None:
    plan = plan_of(SSO)
    assert plan.database is not None
    assert plan.api is not None
    users = next(t for t in plan.database.tables if t.name == "users")
    assert {c.name for c in users.columns} >= {"sso_subject", "email"}
    assert not any("password" in c.name for t in plan.database.tables for c in t.columns)
    assert not any("password" in pattern.sql for pattern in plan.database.access_patterns)
    assert not any(f.name == "sso_subject" for s in plan.api.schemas for f in s.fields)
    assert wrong(plan, warnings=False) == []


def test_passwords_of_our_own_stay_beside_nothing_else() -> None:
    draft = database_of(
        SSO.replace("- Everybody signs in with the company's single sign-on (Keycloak); there are no", "- No")
    )
    users = next(t for t in draft.tables if t.name == "users")
    assert any(c.name == "password_hash" for c in users.columns)


def test_members_sign_in_with_their_membership_number() -> None:
    plan = plan_of(
        "# Club\n\n- As a member, I want to log in with my membership number and a password.\n"
        "- As a member, I want to book a court.\n- As a member, I want to see my bookings.\n"
    )
    assert plan.database is not None
    assert plan.api is not None
    users = next(t for t in plan.database.tables if t.name == "users")
    assert next(c for c in users.columns if c.name == "membership_number").unique
    login = next(s for s in plan.api.schemas if s.name == "LoginRequest")
    assert "membership_number" in {f.name for f in login.fields}
    assert wrong(plan, warnings=False) == []


def test_lists_pass_over_rows_that_are_deleted_and_can_come_back() -> None:
    draft = database_of(
        "# Clinic\n\n- As a nurse, I want to add a patient with name and birth date.\n"
        "- As a nurse, I want to see all patients.\n- As a nurse, I want to delete a patient.\n"
        "\n## Rules\n\n- A deleted patient can be restored within 30 days.\n"
    )
    lists = [p for p in draft.access_patterns if " patients " in p.sql and "LIMIT" in p.sql]
    assert lists
    assert all("deleted_at IS NULL" in pattern.sql for pattern in lists)
    partial = [i for i in draft.indexes if i.table == "patients" and i.where]
    assert {i.where for i in partial} == {"deleted_at IS NULL"}


def test_nobody_approves_what_cannot_be_submitted_yet() -> None:
    plan = plan_of(SSO)
    assert plan.sprints is not None
    stories = {s.id: s for sprint in plan.sprints.sprints for s in sprint.stories}
    submit = next(s for s in stories.values() if s.endpoints and s.requirements[0] == "R1")
    approve = next(s for s in stories.values() if s.endpoints and s.requirements[0] == "R2")
    assert submit.id in approve.depends_on
    assert approve.id not in submit.depends_on


STACKS = {
    "The backend is written in Python with FastAPI and the pages in Vue.": (
        "backend-developer",
        "vue-component-architect",
    ),
    "Must be built with Ruby on Rails.": ("rails-activerecord-expert", "react-component-architect"),
    "The backend is written in Go.": ("api-developer", "react-component-architect"),
    "Built with Laravel and a Flutter app.": ("laravel-eloquent-expert", "mobile-developer"),
    "The server is Django.": ("django-orm-expert", "react-component-architect"),
}


@pytest.mark.parametrize("said", STACKS)
def test_who_builds_knows_the_technology(said: str) -> None:
    text = (
        "# Club\n\n- As a member, I want to book a court.\n- As a member, I want to see my bookings.\n"
        f"\n## Technical constraints\n\n- {said}\n"
    )
    plan = plan_of(text)
    assert isinstance(plan.architecture, Architecture)
    assert isinstance(plan.api, Api)
    assert plan.sprints is not None
    named = {a for sprint in plan.sprints.sprints for s in sprint.stories for a in s.agents}
    routed = {a for task in plan.architecture.routing for a in (task.primary, *task.supporting)}
    routed |= {a for stream in plan.architecture.execution.streams for a in stream.agents}
    assert (named | routed) <= ROSTER
    assert set(STACKS[said]) <= named | routed
    if "Django" not in said:
        assert not any(a.startswith("django") for a in named | routed)
    assert not any(task.primary in task.supporting for task in plan.architecture.routing)
    assert wrong(plan, warnings=False) == []


RIDES = """# Bikes

- As a rider, I want to start a ride on a bike.
- As a rider, I want to see my rides.

## Business rules
- A rider can have at most one active ride.
- A ride longer than 24 hours is flagged as lost.

## Volumes
20K riders in year 1, 90K in year 3.
"""


def test_one_at_a_time_is_not_one_for_ever() -> None:
    draft = database_of(RIDES)
    rides = next(t for t in draft.tables if t.name == "rides")
    assert not next(c for c in rides.columns if c.name == "rider_id").unique
    keys = [(i.where, [c.name for c in i.columns]) for i in draft.indexes if i.table == "rides" and i.unique]
    assert keys == [("status = 'active'", ["rider_id"])]
    assert {v.table: (v.year_1, v.year_3) for v in draft.volumes}["users"] == (20_000, 90_000)


def test_a_rule_goes_to_the_story_that_builds_its_table() -> None:
    plan = plan_of(RIDES)
    assert plan.sprints is not None
    every = [story for sprint in plan.sprints.sprints for story in sprint.stories]
    keeping = [story for story in every if any("at most one active ride" in text for text in story.acceptance)]
    accounts = next(story for story in every if "users" in story.tables)
    assert keeping
    assert accounts not in keeping


def test_what_is_given_out_comes_back_later_if_at_all() -> None:
    draft = database_of(
        "# Desk\n\nA cabin has a number and a width. Cabins are assigned to teams; for each assignment we keep the day "
        "it was given out and the day it was handed back.\n\n- As a clerk, I want to see all cabins.\n"
    )
    (table,) = (one for one in draft.tables if one.name == "cabin_assignments")
    empty = {one.name: one.nullable for one in table.columns}
    assert (empty["given_out_on"], empty["handed_back_on"]) == (False, True)
    assert "handed_back_on >= given_out_on" in {one.expression for one in table.checks}


def test_a_unit_of_measure_is_none_of_the_units_that_are_kept() -> None:
    draft = database_of(
        "# Desk\n\nA unit has a number and a volume. An ingredient has a name and a unit of measure.\n\n"
        "- As a clerk, I want to see all units.\n- As a clerk, I want to see all ingredients.\n"
    )
    (table,) = (one for one in draft.tables if one.name == "ingredients")
    assert "unit_of_measure" in {one.name for one in table.columns}


TOOL_CRIB = """# Tool crib

- As a clerk, I want to record a loan by scanning tool and card.
- As a clerk, I want to end a loan when the tool is returned.
- As a clerk, I want to add a tool. It has a barcode and a name.
- As a clerk, I want to search tools by name.
  - Tools are ordered by name, then by year.
- As a worker, I want to be reminded by email two days before a due date.

## Data

| Entity | Fields |
|---|---|
| Tool | barcode, name, year |
| Worker | name, card number, email |
| Loan | tool, worker, lent on, due on, returned on, renewals |

## Other systems

- **Works mail relay:** messages leave through the works' mail server.
"""


def parameters(plan: Plan, path: str) -> set[str]:
    assert plan.api is not None
    return {p.name for e in plan.api.endpoints if (e.method, e.path) == ("GET", path) for p in e.parameters}


def test_what_is_scanned_leads_to_one_row() -> None:
    plan = plan_of(TOOL_CRIB)
    assert plan.database is not None
    tools = next(t for t in plan.database.tables if t.name == "tools")
    assert next(c for c in tools.columns if c.name == "barcode").unique
    assert "barcode" in parameters(plan, "/tools")


def test_what_a_list_is_ordered_by_cuts_it_to_no_period() -> None:
    assert not parameters(plan_of(TOOL_CRIB), "/tools") & {"from", "to"}


def test_nobody_sends_what_happens_later() -> None:
    plan = plan_of(TOOL_CRIB)
    assert plan.api is not None
    sent = {f.name for s in plan.api.schemas if s.name == "LoanCreate" for f in s.fields}
    assert {"tool_id", "worker_id", "due_on"} <= sent
    assert not sent & {"returned_on", "renewals"}


def test_a_reminder_waits_for_what_it_reminds_of_and_for_the_mail() -> None:
    plan = plan_of(TOOL_CRIB)
    assert plan.sprints is not None
    stories = [story for sprint in plan.sprints.sprints for story in sprint.stories]
    reminder = next(story for story in stories if "reminded by email" in story.title.lower())
    needed = [story for story in stories if story.id in reminder.depends_on]
    assert any("loans" in story.tables for story in needed)
    assert any("mail relay" in story.title for story in needed)


def test_a_wrong_password_has_its_answer() -> None:
    plan = plan_of(TOOL_CRIB)
    assert plan.api is not None
    statuses = {e.id: {error.status for error in e.errors} for e in plan.api.endpoints}
    assert 401 in statuses["auth-login"] & statuses["auth-refresh"]
