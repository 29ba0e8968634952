"""What the rules write reads as if somebody had written it, and asks for nothing that cannot be."""

import re
from datetime import date
from functools import cache

import pytest

from plan.exports import deliverables
from plan.plan import Plan
from plan.questions import open_questions
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from plan.requirements import Requirements
from tests.agents.offline.drafts import drafted
from tests.agents.offline.test_answers import columns, endpoints, fields, table

LABORATORY = """# Water laboratory

We are a small laboratory with 60 customers.

## Roles

- **Customer**: orders analyses.
- **Analyst**: measures, enters results.

## Rules

1. An order belongs to one customer and contains one or more samples.
2. A sample is taken at exactly one site, has a barcode that is unique in the laboratory, and a time of sampling that
   may not lie in the future. Its GPS position is required.
3. An instrument can run several methods and a method can run on several instruments.
4. Sites and methods are never deleted, only deactivated.

## User stories

1. As a customer I want to order analyses for one or more sites so that my water is tested.
2. As an analyst I want to record position, time and temperature of a sample.
3. As an analyst I want to manage instruments.
4. As an analyst I want to see who changed what in an audit log that is never altered.
5. As a customer I want to download a signed report of a sample.

## Out of scope

Invoicing, payments and online shops. Stock keeping of chemicals.
"""
_WRONG = re.compile(
    r"\b[Aa] (?:instrument|order|analyst|employee)\b|\b1 (?:lines|points|stories|rows)\b|\.[,;]|Report: report|Manage: "
)


@cache
def read() -> Requirements:
    return read_requirements([SourceDocument("laboratory.md", LABORATORY)], date(2026, 12, 1))


@cache
def plan() -> Plan:
    return drafted(read())


def test_nothing_reads_wrong() -> None:
    read = {n: text for n, text in deliverables(plan()).items() if n.endswith((".md", ".yaml", ".csv", ".json"))}
    assert len(read) > 10
    assert {n: found for n, text in read.items() if (found := _WRONG.findall(text.replace(LABORATORY, "")))} == {}


def test_what_is_ruled_out_is_listed_without_its_full_stops() -> None:
    assert plan().sprints is not None
    listed = next(g.features for g in plan().sprints.priorities if g.priority == "wont")  # type: ignore[union-attr]
    assert listed == ("Invoicing, payments and online shops", "Stock keeping of chemicals")


def test_nothing_is_asked_about_what_is_ruled_out() -> None:
    assert "tenancy" not in {question.topic for question in open_questions(read())}


def test_the_small_are_not_taken_for_large() -> None:
    stories = "1. As a member, I want to book a wheel.\n2. As a manager, I want to add a wheel.\n"
    text = f"# Studio\n\nA small studio.\n\n{stories}"
    asked = open_questions(read_requirements([SourceDocument("studio.md", text)], date(2026, 12, 1)))
    assert next(q.recommendation for q in asked if q.topic == "volume") == "100 members"


def test_few_rows_are_no_risk() -> None:
    assert plan().architecture is not None
    assert not any("get slow" in risk.title for risk in plan().architecture.risks)  # type: ignore[union-attr]


def test_an_order_is_sent_with_what_it_holds() -> None:
    api = plan().api
    assert api is not None
    order = next(e for e in api.endpoints if (e.method, e.path) == ("POST", "/orders"))
    assert order.request == "OrderCreate"
    assert fields(plan(), "OrderCreate")


def test_every_many_to_many_has_its_own_table() -> None:
    database = plan().database
    assert database is not None
    through = [r.through for r in database.relationships if r.cardinality == "many-to-many"]
    assert len(through) == len(set(through))
    assert set(through) <= {t.name for t in database.tables}


def test_moments_are_nobodys_own_and_positions_are_on_earth() -> None:
    samples = table(plan(), "samples")
    assert not any(c.unique for c in samples.columns if c.type == "timestamptz")
    assert {c.type for c in samples.columns if c.name.endswith("position")} == {"varchar(40)"}
    assert not any("position" in check.expression for check in samples.checks)


def test_an_audit_log_loses_nobody() -> None:
    user = next(c for c in table(plan(), "audit_log").columns if c.name == "user_id")
    assert user.references.on_delete == "restrict"


@pytest.mark.parametrize("name", ["sites", "methods"])
def test_what_is_never_deleted_is_marked_once(name: str) -> None:
    assert len(columns(plan(), name) & {"archived_at", "deactivated_at", "deleted_at"}) == 1


def test_a_report_says_of_what() -> None:
    assert "GET /reports/report" not in endpoints(plan())
