"""Tables that exist already, as statements: under their own constraints' names, with what a plan has no words for."""

from collections.abc import Container, Iterator, Mapping

from plan.existing.exclusions import exclusion_of
from plan.existing.schema import ColumnDef, ConstraintDef, IndexDef, TableDef
from plan.exports import exclusions, expressions
from plan.exports.dialect import Dialect, column_type, comment, quote
from plan.exports.expressions import ExpressionError

_INDENT = "    "


def remarks(table: TableDef, columns: Container[str], *, whole: bool) -> list[str]:
    """Return the comments on some columns of a table, and on the `whole` of it."""
    lines = (
        [f"COMMENT ON TABLE {quote(table.name)} IS {_text(table.description)};"] if whole and table.description else []
    )
    return lines + [
        f"COMMENT ON COLUMN {quote(table.name)}.{quote(column.name)} IS {_text(column.description)};"
        for column in table.columns
        if column.description and column.name in columns
    ]


def _text(text: str) -> str:
    return "'" + text.replace("\0", "").replace("'", "''") + "'"


class Writer:
    """Writes definitions in a dialect; `known` are the expressions of the old schema, which its own parser wrote."""

    def __init__(self, dialect: Dialect, known: Container[str]) -> None:
        self.dialect = dialect
        self._known = known
        self.left_out: list[str] = []

    def default(self, column: ColumnDef) -> str:
        """Return a default's text, empty if there is none that can be written; what is left out is noted."""
        if not column.default:
            return ""
        if self.dialect == "postgres" and column.default in self._known:
            return column.default
        try:
            return expressions.default(column.default, self.dialect)
        except ExpressionError as error:
            self._leave(f"default of {column.name}", error)
            return ""

    def condition(self, text: str, columns: Mapping[str, str], what: str) -> str:
        """Return a condition's text, empty if it cannot be written; what is left out is noted."""
        if self.dialect == "postgres" and text in self._known:
            return text
        try:
            return expressions.condition(text, columns, self.dialect)
        except ExpressionError as error:
            self._leave(what, error)
            return ""

    def _leave(self, what: str, error: ExpressionError | str) -> None:
        self.left_out.append(f"-- {comment(what)} left out, because {comment(str(error))}")

    def column(self, column: ColumnDef, types: Mapping[str, str], *, numbered: bool = False) -> str:
        """Return a column's definition; `numbered` is for the one key that SQLite counts up by itself."""
        words = [quote(column.name), column_type(column.type, self.dialect)]
        if numbered:
            return " ".join([*words, "PRIMARY KEY AUTOINCREMENT"])
        if column.collation and self.dialect == "postgres":
            words.append(f"COLLATE {column.collation}")
        if column.identity and self.dialect == "postgres":
            counted = f" ({column.numbering})" if column.numbering else ""
            words.append(f"GENERATED {column.identity.upper()} AS IDENTITY{counted}")
        if column.generated:
            computed = self.condition(column.generated, types, f"expression of {column.name}")
            words += [f"GENERATED ALWAYS AS ({computed}) STORED"] if computed else []
        elif default := self.default(column):
            words.append(f"DEFAULT {default}")
        if not column.nullable:
            words.append("NOT NULL")
        return " ".join(words)

    def constraint(self, constraint: ConstraintDef, types: Mapping[str, str]) -> str:
        """Return a constraint with its name, empty if it cannot be written."""
        body = self._body(constraint, types)
        return f"CONSTRAINT {quote(constraint.name)} {body}" if body else ""

    def _body(self, constraint: ConstraintDef, types: Mapping[str, str]) -> str:
        names = ", ".join(map(quote, constraint.columns))
        match constraint.kind:
            case "primary key":
                return f"PRIMARY KEY ({names})"
            case "unique":
                whole = constraint.definition if self.dialect == "postgres" else ""
                return whole or f"UNIQUE ({names})"
            case "check":
                condition = self.condition(constraint.definition, types, f"check {constraint.name}")
                return f"CHECK ({condition})" if condition else ""
            case "exclude":
                return self._exclusion(constraint, types)
            case "foreign key":
                target = f" ({', '.join(map(quote, constraint.target))})" if constraint.target else ""
                actions = "".join(
                    f" ON {event} {action.upper()}"
                    for event, action in (("UPDATE", constraint.on_update), ("DELETE", constraint.on_delete))
                    if action != "no action"
                )
                late = f" {constraint.deferrable}" if constraint.deferrable else ""
                return f"FOREIGN KEY ({names}) REFERENCES {quote(constraint.table)}{target}{actions}{late}"

    def _exclusion(self, held: ConstraintDef, types: Mapping[str, str]) -> str:
        """What keeps rows apart: as the old schema has it, or as a plan's words say; SQLite has triggers instead."""
        one = exclusion_of(held)
        if self.dialect == "postgres" and held.definition in self._known:
            return held.definition
        if one is None:
            self._leave(f"constraint {held.name}", f"{self._whose} has no counterpart of it")
        elif self.dialect == "postgres":
            try:
                return exclusions.exclude(one, types)
            except ExpressionError as error:
                self._leave(f"constraint {held.name}", error)
        return ""

    @property
    def _whose(self) -> str:
        return "SQLite" if self.dialect == "sqlite" else "PostgreSQL"

    def guards(self, table: TableDef) -> list[str]:
        """Return SQLite's triggers for what keeps rows of a table apart; PostgreSQL has constraints for it."""
        types = {c.name: c.type for c in table.columns}
        found: list[str] = []
        for held in table.constraints if self.dialect == "sqlite" else ():
            if (one := exclusion_of(held)) is None:
                continue
            try:
                found += exclusions.triggers(table.name, one, types, {c.name for c in table.columns if c.nullable})
            except ExpressionError as error:
                found.append(f"-- constraint {comment(held.name)} left out, because {comment(str(error))}")
        return found

    def create_table(self, table: TableDef, later: Container[str] = (), name: str = "") -> str:
        """Return the statement that makes a table without the constraints named in `later`.

        One that is made under another `name` first has no triggers yet.
        """
        self.left_out = []
        types = {c.name: c.type for c in table.columns}
        numbered = _numbered_key(table) if self.dialect == "sqlite" else ""
        lines = [self.column(c, types, numbered=c.name == numbered) for c in table.columns]
        for constraint in table.constraints:
            if constraint.name in later or (numbered and constraint.kind == "primary key"):
                continue
            lines += [text] if (text := self.constraint(constraint, types)) else []
        heading = [f"-- {said}"] if (said := comment(table.description)) else []
        spread = f" PARTITION BY {table.partition}" if table.partition and self.dialect == "postgres" else ""
        title = quote(name) if name else self.name(table)
        body = ",\n".join(f"{_INDENT}{line}" for line in lines)
        guards = [] if name else self.guards(table)
        return "\n".join([*heading, f"CREATE TABLE {title} (", body, f"){spread};", *self.left_out, *guards])

    def name(self, table: TableDef) -> str:
        """Return a table's name, with its namespace if that is not the usual one."""
        if self.dialect == "sqlite" or table.namespace == "public":
            return quote(table.name)
        return f"{quote(table.namespace)}.{quote(table.name)}"

    def create_index(self, index: IndexDef, table: TableDef, *, concurrently: bool = False) -> str:
        """Return the statement that makes an index."""
        self.left_out = []
        types = {c.name: c.type for c in table.columns}
        kind = "UNIQUE INDEX" if index.unique else "INDEX"
        parts = list(index.parts)
        where = self.condition(index.where, types, "condition of the index") if index.where else ""
        if self.dialect == "sqlite":
            if not index.columns or index.include or index.method != "btree":
                return f"-- index {comment(index.name)} left out, because SQLite has no counterpart of it"
            parts = [quote(name) + (" DESC" if down else "") for name, down in index.columns]
        elif index.columns and index.method == "btree":
            parts = [quote(name) + (" DESC" if down else "") for name, down in index.columns]
        if index.where and not where:
            kind = "INDEX"
        using = f" USING {index.method}" if index.method != "btree" else ""
        include = f" INCLUDE ({', '.join(map(quote, index.include))})" if index.include else ""
        head = (
            f"CREATE {kind} {'CONCURRENTLY ' if concurrently else ''}{quote(index.name)} ON {quote(table.name)}{using}"
        )
        tail = f" WHERE {where}" if where else ""
        return "\n".join([*self.left_out, f"{head} ({', '.join(parts)}){include}{tail};"])


def _numbered_key(table: TableDef) -> str:
    """The lone key that numbers itself, which SQLite declares in its own way."""
    if len(table.primary_key) != 1:
        return ""
    column = table.column(table.primary_key[0])
    return column.name if column is not None and (column.identity or column.type.endswith("serial")) else ""


def known_expressions(tables: Mapping[str, TableDef], indexes: Mapping[str, IndexDef]) -> frozenset[str]:
    """Return the expressions of an old schema, which PostgreSQL has accepted before."""
    return frozenset(_expressions(tables, indexes))


def _expressions(tables: Mapping[str, TableDef], indexes: Mapping[str, IndexDef]) -> Iterator[str]:
    for table in tables.values():
        for column in table.columns:
            yield column.default
            yield column.generated
        for constraint in table.constraints:
            yield constraint.definition
    for index in indexes.values():
        yield index.where
