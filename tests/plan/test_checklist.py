from itertools import groupby

import pytest

from plan.checklist import checklist
from plan.plan import Plan
from plan.requirements import Role
from tests.plan.checks.base import PLAN
from tests.plan.checks.builders import SAID, parameter, put
from tests.plan.checks.case import Change, all_of, drop, to

EXPECTED = {
    "System Architecture Document": (
        "Architecture pattern defined",
        "Component breakdown complete",
        "Integration points mapped",
        "Agent routing map created",
        "Technical risks identified with mitigations",
    ),
    "Database Design": (
        "ER diagrams created",
        "SQL schema defined",
        "Indexes planned",
        "Migration strategy documented",
        "Scaling plan outlined",
    ),
    "API Specification": (
        "All endpoints defined",
        "Request/response formats documented",
        "Authentication strategy defined",
        "Error formats standardized",
        "OpenAPI spec generated",
    ),
    "Sprint Plan": (
        "Work broken into 2-week sprints",
        "Stories estimated (story points)",
        "Features prioritized (MoSCoW)",
        "Dependencies identified",
        "Sprint goals defined",
    ),
}


def test_the_twenty_boxes_in_their_order() -> None:
    boxes = checklist(PLAN)
    sections = {section: tuple(b.title for b in group) for section, group in groupby(boxes, lambda b: b.section)}
    assert list(sections.items()) == list(EXPECTED.items())
    assert len(boxes) == 20


def test_all_are_done_in_a_plan_that_holds() -> None:
    assert [b for b in checklist(PLAN) if not b.done] == []


def test_none_is_done_where_nothing_is_drafted() -> None:
    boxes = checklist(Plan(requirements=PLAN.requirements))
    assert {(b.done, b.evidence) for b in boxes} == {(False, "nothing drafted yet")}


def test_the_evidence_counts() -> None:
    evidence = {b.title: b.evidence for b in checklist(PLAN)}
    assert evidence["SQL schema defined"] == "5 tables, 2 with foreign keys"
    assert evidence["Indexes planned"] == "3 indexes; 1 of 1 access pattern without reading a whole table"
    assert evidence["Request/response formats documented"] == (
        "3 endpoints, 3 with request and response described by 6 schemas"
    )
    assert evidence["All endpoints defined"] == "3 endpoints in 1 group"
    assert evidence["OpenAPI spec generated"] == "OpenAPI 3.1 with 3 operations, valid"
    assert evidence["Stories estimated (story points)"] == "5 stories, 5 estimated, 19 points"
    assert evidence["Features prioritized (MoSCoW)"] == "2 rows of the matrix; stories: 4 must, 1 should"
    assert evidence["Work broken into 2-week sprints"] == "2 sprints, 2 of 14 days"


AUDITOR = to("requirements/roles/+", Role(id="auditor", name="Auditor", description="", source=SAID))
UNSERVED = all_of(to("api/endpoints/1/stories", ()), to("sprints/sprints/1/stories/0/endpoints", ()))
INT32 = parameter("n", type_="integer", format="int32", default="99999999999")

OPENED: tuple[tuple[str, Change], ...] = (
    ("Architecture pattern defined", to("architecture/pattern/rationale", "")),
    ("Component breakdown complete", to("architecture/components/0/responsibilities", ())),
    ("Integration points mapped", to("architecture/integration_points", ())),
    ("Integration points mapped", to("architecture/integration_points/0/target", "nowhere")),
    ("Agent routing map created", to("architecture/routing/0/primary", "")),
    ("Technical risks identified with mitigations", to("architecture/risks/0/mitigation", "")),
    ("ER diagrams created", to("database/relationships", ())),
    ("SQL schema defined", to("database/tables/0/primary_key", ())),
    ("Indexes planned", to("database/indexes", ())),
    ("Indexes planned", drop("database/indexes/0")),
    ("Migration strategy documented", to("database/migrations/1/rollback", "")),
    ("Scaling plan outlined", to("database/scaling", ())),
    ("All endpoints defined", to("api/endpoints/0/responses", ())),
    (
        "All endpoints defined",
        all_of(to("api/endpoints/1/stories", ()), to("sprints/sprints/1/stories/0/endpoints", ())),
    ),
    ("Authentication strategy defined", all_of(AUDITOR, to("requirements/stories/1/role", "auditor"))),
    ("Indexes planned", to("database/access_patterns/0/sql", "SELECT b.id FROM members b, loans l")),
    ("Request/response formats documented", to("api/endpoints/0/request", "Missing")),
    ("Authentication strategy defined", to("api/authentication/method", "")),
    ("Error formats standardized", to("api/error_format/body", "")),
    ("OpenAPI spec generated", to("api/endpoints/2/parameters/+", INT32)),
    ("Work broken into 2-week sprints", to("sprints/sprints/1/end", "2026-12-30")),
    ("Stories estimated (story points)", to("sprints/sprints/0/stories/0/points", 0)),
    ("Features prioritized (MoSCoW)", to("sprints/priorities", ())),
    ("Dependencies identified", to("sprints/sprints/0/stories/1/depends_on", ("S9-99",))),
    ("Sprint goals defined", to("sprints/sprints/0/goal", "")),
)


@pytest.mark.parametrize(("title", "change"), OPENED)
def test_each_box_is_opened_by_what_it_is_about(title: str, change: Change) -> None:
    opened = {b.title: b.evidence for b in checklist(change(PLAN)) if not b.done}
    assert "; missing: " in opened[title]


def test_an_open_box_says_what_is_missing() -> None:
    def missing(change: Change) -> list[str]:
        return [b.evidence.partition("; missing: ")[2] for b in checklist(change(PLAN)) if not b.done]

    assert missing(to("database/tables/0/primary_key", ())) == ["the primary key of members"]
    assert missing(to("architecture/risks", ())) == ["risks"]
    assert missing(to("sprints/sprints/1/goal", "")) == ["the goal of sprint 2"]
    assert missing(to("api/endpoints/0/request", "Missing"))[0] == "the bodies of POST /members"
    assert missing(to("architecture/pattern/communication", "")) == ["communication"]


def test_a_sum_over_a_whole_table_is_counted_and_missed_by_nobody() -> None:
    summed = all_of(
        to("database/access_patterns/0/sql", "SELECT count(*) FROM loans"),
        to("database/access_patterns/0/parameters", ()),
    )
    box = next(b for b in checklist(summed(PLAN)) if b.title == "Indexes planned")
    assert box.done
    assert box.evidence == "3 indexes; 0 of 1 access pattern without reading a whole table, 1 to sum one up"


def test_every_box_is_tried() -> None:
    assert {title for title, _ in OPENED} == {b.title for b in checklist(PLAN)}


def test_a_team_with_another_rhythm_keeps_its_own() -> None:
    weekly = put(PLAN, "requirements/team/sprint_days", 7)
    assert next(b for b in checklist(weekly) if b.title.startswith("Work broken")).evidence == (
        "2 sprints, 0 of 7 days; missing: 7 days in sprint 1 (14 days) and sprint 2 (14 days)"
    )


def test_one_component_needs_no_integration_point() -> None:
    lone = all_of(
        drop("architecture/components/0"), drop("architecture/components/0"), to("architecture/integration_points", ())
    )
    assert next(b for b in checklist(lone(PLAN)) if b.title.startswith("Integration")).done
