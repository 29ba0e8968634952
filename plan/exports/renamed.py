"""Names that a file cannot have as the plan has them: which they are there, said where they stand."""

from collections.abc import Iterator

from plan.database import Database
from plan.exports.dialect import comment, quote


def renamed_in_sql(database: Database) -> Iterator[str]:
    """Yield a comment for each name of the plan that SQL has in another form: too long, or not to be seen."""
    for kind, name in dict.fromkeys(_names(database)):
        quoted = quote(name)
        if quoted != '"' + name.replace('"', '""') + '"':
            why = "it is too long, or not all of it can be seen"
            yield f"-- The {kind} {comment(name)[:200]} is called {quoted} here: {why}."


def _names(database: Database) -> Iterator[tuple[str, str]]:
    for table in database.tables:
        yield "table", table.name
        yield from (("column", column.name) for column in table.columns)
    yield from (("index", index.name) for index in database.indexes)
