"""A schema while statements are still changing it: what each kind of statement does to what is there."""

import re
from dataclasses import replace

from sqlglot import exp

from plan.existing import definitions, mentions
from plan.existing.apart import PART, bare
from plan.existing.definitions import DefinitionError
from plan.existing.schema import ColumnDef, ConstraintDef, IndexDef, Schema, TableDef
from plan.existing.views import dependents, output_of, renamed_column, renamed_table
from plan.sqltext import folded


class Builder:
    """The tables, indexes and the rest that statements have made so far.

    Methods that take a parsed statement raise DefinitionError, with the end of a sentence, for what they cannot do.
    """

    def __init__(self, start: Schema) -> None:
        self.tables = dict(start.tables)
        self.indexes = dict(start.indexes)
        self.types = dict(start.types)
        self.sequences = dict(start.sequences)
        self.views = dict(start.views)
        self.extensions = dict.fromkeys(start.extensions)
        self.namespaces = dict.fromkeys(start.namespaces)
        self.apart = list(start.apart)
        self.unread = list(start.unread)
        self.path = "public"
        self.others: set[tuple[str, str]] = set()
        """Partitions, and tables that another one of their name hides, by schema and name."""

    def schema(self) -> Schema:
        """Return the schema as it is now."""
        return Schema(
            self.tables,
            self.indexes,
            self.types,
            self.sequences,
            self.views,
            tuple(self.extensions),
            tuple(self.namespaces),
            tuple(self.apart),
            tuple(self.unread),
        )

    def table(self, name: str) -> TableDef:
        """Return a table that is there."""
        if name not in self.tables:
            raise DefinitionError(f"there is no table {name} before it")
        return self.tables[name]

    def known(self, name: str) -> tuple[str, str]:
        """Return the schema and the name that a written name means."""
        parts = [bare(part) for part in re.findall(PART, name)]
        return (parts[-2] if len(parts) > 1 else self.path, parts[-1])

    def create_table(self, node: exp.Create, line: int) -> None:
        """Make a table."""
        properties = node.args.get("properties")
        given = list(properties.expressions) if properties is not None else []
        if any(isinstance(p, exp.TemporaryProperty) for p in given):
            return
        target = node.this.this if isinstance(node.this, exp.Schema) else node.this
        name, namespace = folded(target), _namespace(target) or self.path
        if name in self.tables:
            there = self.tables[name].namespace
            if there == namespace and node.args.get("exists"):
                return
            if there != namespace:
                self.others.add((namespace, name))
                self.namespaces.pop(namespace, None)
                self.namespaces[namespace] = None
                raise DefinitionError(f"a plan knows tables by name, and there is another {name} in {there}", name)
            raise DefinitionError(f"there is a table {name} already")
        if not isinstance(node.this, exp.Schema):
            self.others.add((namespace, name))
            raise DefinitionError("its columns are not spelled out", name)
        if any(isinstance(p, exp.InheritsProperty | exp.LikeProperty) for p in (*given, *node.this.expressions)):
            self.others.add((namespace, name))
            raise DefinitionError("it has its columns from another table", name)
        columns: dict[str, ColumnDef] = {}
        constraints: list[ConstraintDef] = []
        for part in node.this.expressions:
            if isinstance(part, exp.ColumnDef):
                column, own = definitions.column(part, name)
                if column.name in columns:
                    raise DefinitionError(f"it has two columns {column.name}")
                columns[column.name] = column
                constraints += own
            else:
                constraints.append(definitions.constraint(part, name))
        partition = next((definitions.written(p.this) for p in given if isinstance(p, exp.PartitionedByProperty)), "")
        made = TableDef(name, tuple(columns.values()), (), namespace, partition, line=line)
        self.tables[name] = made
        if namespace != "public":
            self.namespaces[namespace] = None
        for constraint in constraints:
            self._constrain(name, constraint)

    def _constrain(self, name: str, constraint: ConstraintDef) -> None:
        table = self.tables[name]
        taken = {c.name for c in table.constraints}
        number, free = 1, constraint.name
        while free in taken:
            free, number = f"{constraint.name}{number}", number + 1
        constraint = replace(constraint, name=free)
        missing = [c for c in constraint.columns if table.column(c) is None]
        if missing:
            raise DefinitionError(f"{name} has no column {missing[0]}")
        columns = table.columns
        if constraint.kind == "primary key":
            columns = tuple(replace(c, nullable=False) if c.name in constraint.columns else c for c in columns)
        self.tables[name] = replace(table, columns=columns, constraints=(*table.constraints, constraint))

    def columns(self) -> dict[str, tuple[str, ...]]:
        """Return the columns of each table and view."""
        return {**{n: tuple(c.name for c in t.columns) for n, t in self.tables.items()}, **output_of(self.views)}

    def create_index(self, node: exp.Create) -> IndexDef:
        """Make an index and return it."""
        made = definitions.index(node, self.indexes)
        self.table(made.table)
        return self.indexes.setdefault(made.name, made)

    def alter_table(self, node: exp.Alter) -> None:
        """Change a table, all actions or none."""
        name = folded(node.this)
        if name not in self.tables and node.args.get("exists"):
            return
        before = self.table(name)
        try:
            for action in node.args.get("actions") or ():
                name = self._act(name, action, valid=not node.args.get("not_valid"))
        except DefinitionError:
            self.tables[before.name] = before
            raise

    def _act(self, name: str, action: exp.Expr, *, valid: bool) -> str:
        table = self.table(name)
        match action:
            case exp.ColumnDef():
                column, own = definitions.column(action, name)
                if table.column(column.name) is not None:
                    if action.args.get("exists"):
                        return name
                    raise DefinitionError(f"{name} has a column {column.name} already")
                self.tables[name] = replace(table, columns=(*table.columns, column))
                for one in own:
                    self._constrain(name, one)
            case exp.AddConstraint():
                for one in action.expressions:
                    self._constrain(name, replace(definitions.constraint(one, name), valid=valid))
            case exp.AlterColumn():
                self.change(name, _altered(self._column(name, folded(action)), action))
            case exp.Drop():
                self._drop_part(name, action)
            case exp.RenameColumn():
                self.rename_column(name, folded(action.this), folded(action.args["to"]))
            case exp.AlterRename():
                self.rename_table(name, folded(action.this))
                return folded(action.this)
            case _:
                raise DefinitionError(f"it does something to {name} that is not understood")
        return name

    def _column(self, table: str, name: str) -> ColumnDef:
        column = self.table(table).column(name)
        if column is None:
            raise DefinitionError(f"{table} has no column {name}")
        return column

    def change(self, table: str, column: ColumnDef) -> None:
        """Put a changed column in its place."""
        old = self.table(table)
        self._column(table, column.name)
        self.tables[table] = replace(old, columns=tuple(column if c.name == column.name else c for c in old.columns))

    def _drop_part(self, name: str, action: exp.Drop) -> None:
        kind = str(action.args.get("kind")).upper()
        for target in action.args.get("tables") or ():
            part = folded(target)
            if kind == "COLUMN":
                self.drop_column(name, part, missing_ok=bool(action.args.get("exists")))
            elif kind == "CONSTRAINT":
                table = self.table(name)
                self.tables[name] = replace(table, constraints=tuple(c for c in table.constraints if c.name != part))
            else:
                raise DefinitionError(f"it drops something of {name} that is not understood")

    def drop_column(self, name: str, part: str, *, missing_ok: bool = False) -> None:
        """Take a column out of its table, with what is on it."""
        table = self.table(name)
        if table.column(part) is None:
            if missing_ok:
                return
            raise DefinitionError(f"{name} has no column {part}")
        self._drop_views(name, part)
        self.tables[name] = replace(
            table,
            columns=tuple(c for c in table.columns if c.name != part),
            constraints=tuple(c for c in table.constraints if part not in (*c.columns, *mentions.excluded(c))),
        )
        for other, held in list(self.tables.items()):
            kept = tuple(c for c in held.constraints if c.table != name or part not in c.target)
            self.tables[other] = replace(held, constraints=kept)
        self.indexes = {key: i for key, i in self.indexes.items() if i.table != name or part not in mentions.indexed(i)}

    def _drop_views(self, table: str, column: str = "") -> None:
        gone = dependents(self.views, self.columns(), table, column)
        self.views = {name: text for name, text in self.views.items() if name not in gone}

    def drop_table(self, name: str) -> None:
        """Take a table away, with its indexes and the keys that point to it."""
        self._drop_views(name)
        self.tables.pop(name, None)
        self.indexes = {key: i for key, i in self.indexes.items() if i.table != name}
        for other, held in list(self.tables.items()):
            if any(c.table == name for c in held.constraints):
                self.tables[other] = replace(held, constraints=tuple(c for c in held.constraints if c.table != name))

    def rename_column(self, name: str, old: str, new: str) -> None:
        """Give a column another name, wherever its table and the keys that point to it speak of it."""
        table = self.table(name)
        self._column(name, old)
        if table.column(new) is not None:
            raise DefinitionError(f"{name} has a column {new} already")
        known = self.columns()
        self.views = {key: renamed_column(text, name, old, new, known) for key, text in self.views.items()}
        columns = tuple(
            replace(c, name=new if c.name == old else c.name, generated=mentions.renamed(c.generated, old, new))
            for c in table.columns
        )
        constraints = tuple(
            replace(
                c,
                columns=_swapped(c.columns, old, new),
                definition=mentions.renamed_constraint(c, old, new),
            )
            for c in table.constraints
        )
        partition = mentions.renamed(table.partition, old, new) if table.partition else ""
        self.tables[name] = replace(table, columns=columns, constraints=constraints, partition=partition)
        for key, held in self.tables.items():
            pointing = tuple(
                replace(c, target=_swapped(c.target, old, new)) if c.table == name else c for c in held.constraints
            )
            self.tables[key] = replace(held, constraints=pointing)
        for key, index in self.indexes.items():
            if index.table == name:
                self.indexes[key] = replace(
                    index,
                    parts=tuple(mentions.renamed(part, old, new) for part in index.parts),
                    include=_swapped(index.include, old, new),
                    where=mentions.renamed(index.where, old, new),
                    columns=tuple((new if c == old else c, down) for c, down in index.columns),
                )

    def rename_table(self, old: str, new: str) -> None:
        """Give a table another name, wherever indexes and keys speak of it."""
        self.table(old)
        if new in self.tables:
            raise DefinitionError(f"there is a table {new} already")
        self.views = {key: renamed_table(text, old, new) for key, text in self.views.items()}
        self.tables = {
            (new if key == old else key): replace(
                table,
                name=new if key == old else key,
                constraints=tuple(replace(c, table=new) if c.table == old else c for c in table.constraints),
            )
            for key, table in self.tables.items()
        }
        self.indexes = {k: replace(i, table=new) if i.table == old else i for k, i in self.indexes.items()}

    def add_index(self, made: IndexDef) -> None:
        """Put an index beside the others."""
        self.indexes.setdefault(made.name, made)

    def describe(self, table: str, column: str, text: str) -> None:
        """Keep what a comment says of a table, or of its column."""
        held = self.table(table)
        if not column:
            self.tables[table] = replace(held, description=text)
        else:
            self.change(table, replace(self._column(table, column), description=text))


def _swapped(names: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(new if name == old else name for name in names)


def _namespace(table: exp.Expr) -> str:
    found = table.args.get("db") if isinstance(table, exp.Table) else None
    return folded(found) if isinstance(found, exp.Identifier) else ""


def _altered(column: ColumnDef, action: exp.AlterColumn) -> ColumnDef:
    if action.args.get("dtype") is not None:
        return replace(column, type=definitions.type_text(action.args["dtype"]))
    if action.args.get("default") is not None:
        return replace(column, default=definitions.default_text(action.args["default"]))
    if action.args.get("drop"):
        return replace(column, nullable=True) if action.args.get("allow_null") else replace(column, default="")
    return replace(column, nullable=False)
