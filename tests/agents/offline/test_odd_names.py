"""Names that SQL reads only in quotes are in quotes in every query."""

import sqlglot

from agents.offline.odd_names import with_quotes
from plan.sqltext import statement
from tests.plan.exports.databases import column, table

PEOPLE = table("Person", column("id", "integer"), column("Full Name", "text"), column("plain", "text"))


def test_odd_names_are_in_quotes_once_and_plain_ones_are_left() -> None:
    sql = "SELECT t.id, t.Full Name, t.plain AS customer_full_name FROM Person AS t WHERE t.Full Name = $1"
    found = with_quotes(sql, [PEOPLE])
    assert found == (
        'SELECT t.id, t."Full Name", t.plain AS customer_full_name FROM "Person" AS t WHERE t."Full Name" = $1'
    )
    assert with_quotes(found, [PEOPLE]) == found
    assert statement(found).find(sqlglot.exp.Select)
