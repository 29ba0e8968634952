"""What to say of a schema file in which no table can be read."""

from plan.existing.schema import existing_schema
from plan.existing.splitting import statements


def why_no_table(text: str) -> str:
    """Return what a schema file holds instead of tables, as the end of a sentence; empty if it makes a table."""
    schema = existing_schema(text)
    if schema.tables:
        return ""
    held = sum(1 for _ in statements(text))
    if not held:
        return "it holds no SQL statement, only comments"
    if schema.unread:
        one = schema.unread[0]
        return f"its statement on line {one.line} (“{one.what}”) cannot be read, because {one.why}"
    return "its one statement makes no table" if held == 1 else f"its {held} statements make no table"
