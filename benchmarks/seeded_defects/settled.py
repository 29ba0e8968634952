"""Plans of a system that runs already: what a plan that holds designs is there, and the plan leaves it as it is."""

from plan.exports.openapi import openapi_yaml
from plan.exports.schema_sql import schema_sql
from plan.plan import Plan
from tests.plan.checks.builders import put


def settled(plan: Plan) -> Plan:
    """Return the plan whose database and API exist already, exactly as it has them."""
    asked, database, api = plan.requirements, plan.database, plan.api
    assert database is not None
    assert api is not None
    text = openapi_yaml(api, asked.project, asked.summary)
    there = put(plan, "requirements/existing_schema", schema_sql(database, asked.project, "postgres"))
    return put(put(there, "requirements/existing_openapi", text), "database/migrations", ())
