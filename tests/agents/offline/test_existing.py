"""What is drafted beside a database that exists already uses what is there."""

from datetime import date

from agents.offline.planner import plan_artifact
from plan.database import Database, Table
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument

ORDERS = """# Order desk
## Roles
- Agent: answers customers
- Customer: buys
## Stories
### US-1 Track returns
As a customer I want to return an order so that I get my money back.
### US-2 Address book
As a customer I want to save several delivery addresses so that I need not type them.
"""
OLD_ORDERS = (
    "CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, email text);"
    "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id integer NOT NULL REFERENCES customers (id), "
    "state varchar(20) NOT NULL DEFAULT 'new');"
)
TICKETS = """# Help desk
## Stories
- As an agent I want to close a ticket so that the list is short.
- As an agent I want to search tickets by subject so that I find them.
## Rules
- A ticket has a status: open, assigned, closed.
"""
OLD_TICKETS = "CREATE TABLE tickets (id bigserial PRIMARY KEY, subject text NOT NULL);"


def drafted(text: str, old: str) -> Database:
    read = read_requirements([SourceDocument("a.md", text)], date(2026, 12, 1), existing_schema=old)
    draft = plan_artifact("database", read)
    assert isinstance(draft, Database)
    return draft


def named(draft: Database, name: str) -> Table:
    return next(table for table in draft.tables if table.name == name)


def test_what_stands_somewhere_already_has_one_column_for_it() -> None:
    names = {c.name for c in named(drafted(ORDERS, OLD_ORDERS), "orders").columns}
    assert "state" in names
    assert "status" not in names


def test_what_belongs_to_a_customer_points_to_the_customers_that_exist() -> None:
    (column,) = (c for c in named(drafted(ORDERS, OLD_ORDERS), "delivery_addresses").columns if c.name == "customer_id")
    assert (column.references.table, column.references.column, column.type) == ("customers", "id", "integer")


def test_a_new_status_of_an_existing_table_is_checked() -> None:
    draft = drafted(TICKETS, OLD_TICKETS)
    assert [c.expression for c in named(draft, "tickets").checks] == ["status IN ('open', 'assigned', 'closed')"]
    assert "add-check" in {step.action for m in draft.migrations for step in m.steps}


def test_an_index_is_on_what_is_searched_by() -> None:
    draft = drafted(TICKETS, OLD_TICKETS)
    assert "subject" in {i.columns[0].name for i in draft.indexes if i.table == "tickets"}
