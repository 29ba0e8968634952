"""A name that an export has to change is said where it stands."""

from plan.api import Schema
from plan.exports import mermaid
from plan.exports.openapi_schemas import SchemaIndex
from plan.exports.schema_sql import schema_sql
from tests.plan.sample import sample_plan

LONG = "a_table_of_" + "very_" * 12 + "long_name"


def test_names_that_stay_are_not_spoken_of() -> None:
    database = sample_plan().database
    assert database is not None
    assert "is called" not in schema_sql(database, "Loans", "postgres") + mermaid.erd(database)


def test_a_name_that_is_too_long_for_sql_is_named_with_what_it_became() -> None:
    database = sample_plan().database
    assert database is not None
    table = database.tables[0].model_copy(update={"name": LONG})
    sql = schema_sql(database.model_copy(update={"tables": (table,), "indexes": ()}), "Loans", "postgres")
    (said,) = [line for line in sql.splitlines() if line.startswith("-- The table")]
    became = said.partition(" is called ")[2].partition(" here")[0]
    assert LONG in said
    assert len(became) == 63 + len('""')
    assert f"CREATE TABLE {became} (" in sql


def test_a_name_that_mermaid_does_not_take_stands_beside_what_it_became() -> None:
    database = sample_plan().database
    assert database is not None
    table = database.tables[0].model_copy(update={"name": "Übersicht der Leser"})
    lines = mermaid.erd(database.model_copy(update={"tables": (table,)})).splitlines()
    assert lines[1].startswith("    %% The table ")
    assert f" is called {lines[2].split()[0]} here" in lines[1]


def test_a_schema_that_openapi_calls_otherwise_has_its_own_name_as_title() -> None:
    index = SchemaIndex(
        (Schema(name="Loan list", description="", fields=()), Schema(name="Loan", description="", fields=()))
    )
    found = index.components()
    assert found["Loan_list"] == {"type": "object", "title": "Loan list", "properties": {}}
    assert found["Loan"] == {"type": "object", "properties": {}}
