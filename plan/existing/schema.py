"""A database schema as PostgreSQL has it: richer than a plan's tables, so that nothing that exists is forgotten.

Expressions and types are PostgreSQL text written anew by the parser, never a slice of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from plan.database import ReferentialAction

ConstraintKind = Literal["primary key", "unique", "foreign key", "check", "exclude"]
Identity = Literal["", "always", "by default"]


@dataclass(frozen=True, slots=True)
class ColumnDef:
    """A column; `generated` is the expression of a computed one, `numbering` how an identity counts if not by ones."""

    name: str
    type: str
    nullable: bool = True
    default: str = ""
    identity: Identity = ""
    generated: str = ""
    collation: str = ""
    description: str = ""
    numbering: str = ""


@dataclass(frozen=True, slots=True)
class ConstraintDef:
    """A constraint under its name; what does not belong to its kind is empty.

    `definition` is how a check, an exclusion or anything beyond plain columns is written after the name.
    """

    name: str
    kind: ConstraintKind
    columns: tuple[str, ...] = ()
    table: str = ""
    target: tuple[str, ...] = ()
    on_delete: ReferentialAction = "no action"
    on_update: ReferentialAction = "no action"
    deferrable: str = ""
    definition: str = ""
    valid: bool = True


@dataclass(frozen=True, slots=True)
class IndexDef:
    """An index; `columns` names the plain columns it is on, with whether they descend, if it is on nothing else."""

    name: str
    table: str
    unique: bool
    method: str
    parts: tuple[str, ...]
    include: tuple[str, ...] = ()
    where: str = ""
    columns: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class TableDef:
    """A table; `partition` is how it is partitioned, empty if it is not."""

    name: str
    columns: tuple[ColumnDef, ...]
    constraints: tuple[ConstraintDef, ...] = ()
    namespace: str = "public"
    partition: str = ""
    description: str = ""
    line: int = 0

    def column(self, name: str) -> ColumnDef | None:
        """Return the column of that name, or None."""
        return next((c for c in self.columns if c.name == name), None)

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns of the primary key."""
        return next((c.columns for c in self.constraints if c.kind == "primary key"), ())


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a file, with the line on which it begins."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a file that could not be read, and why."""

    line: int
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Apart:
    """Something that is there and that a plan has no words for: a function, a trigger, a policy, a partition, …

    `on` is the table or view that it is about, `text` the statement that makes it, empty if it is not to be made
    again; `early` if tables may need it; `path` the schema in which names without one are meant.
    """

    line: int
    what: str
    kind: str = ""
    on: str = ""
    name: str = ""
    text: str = ""
    early: bool = False
    path: str = "public"


@dataclass(frozen=True, slots=True)
class Schema:
    """Everything that a schema file makes.

    `types` and `sequences` are statements that make them; `views` select statements by name; `apart` is what is
    carried over as it is written, or only named; `unread` is what could not be read.
    """

    tables: Mapping[str, TableDef] = field(default_factory=dict)
    indexes: Mapping[str, IndexDef] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    sequences: Mapping[str, str] = field(default_factory=dict)
    views: Mapping[str, str] = field(default_factory=dict)
    extensions: tuple[str, ...] = ()
    namespaces: tuple[str, ...] = ()
    apart: tuple[Apart, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """The columns of each table by name."""
        return {name: tuple(c.name for c in table.columns) for name, table in self.tables.items()}

    @property
    def is_empty(self) -> bool:
        """Whether there is no table."""
        return not self.tables


EMPTY = Schema()


def existing_schema(text: str) -> Schema:
    """Return what a schema file makes; the parser is loaded only if there is something to read."""
    if not text.strip():
        return EMPTY
    from plan.existing.reading import read_schema

    return read_schema(text)
