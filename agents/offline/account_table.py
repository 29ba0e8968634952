"""The table of users that exists already under a name of its own, `auth_user` or `accounts`.

The rules speak of `users`; what they draft is led from that name to the real one, and back before they go on with it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agents.offline.exclusion_columns import with_names
from plan.api import Api
from plan.database import Column, Database, Index, Table
from plan.existing.schema import TableDef, existing_schema

USERS = "users"
_NAMES = re.compile(r"(?:\w+_)?(?:users?|accounts?|usuarios?|benutzer|utilisateurs?)", re.IGNORECASE)
_PRIVILEGE = re.compile(r"(?:is_|has_)?(?:super_?user|staff|root|admin\w*|permissions?|roles?)", re.IGNORECASE)
_COLUMNS = {
    "password_hash": ("password_hash", "password", "hashed_password", "encrypted_password", "password_digest"),
    "last_login_at": ("last_login_at", "last_login", "last_sign_in_at"),
    "email": ("email", "email_address", "mail"),
}


@dataclass(frozen=True, slots=True)
class AccountTable:
    """The real name of the users' table, and of those of its columns that the rules call otherwise."""

    name: str
    columns: Mapping[str, str]

    def tables(self, tables: tuple[Table, ...], *, real: bool) -> tuple[Table, ...]:
        """Return tables with the real names, or with those of the rules."""
        old, new = self._names(real=real)
        return tuple(self._table(table, old, new, real=real) for table in tables)

    def indexes(self, indexes: tuple[Index, ...], *, real: bool) -> tuple[Index, ...]:
        """Return indexes with the real names, or with those of the rules."""
        old, new = self._names(real=real)
        said = self._said(real=real)
        return tuple(
            i.model_copy(
                update={
                    "name": i.name.replace(f"idx_{USERS}_", f"idx_{new}_", 1) if real else i.name,
                    "table": new,
                    "columns": tuple(c.model_copy(update={"name": said.get(c.name, c.name)}) for c in i.columns),
                }
            )
            if i.table == old
            else i
            for i in indexes
        )

    def database(self, draft: Database, *, real: bool) -> Database:
        """Return a database with the real names, or with those of the rules; its migrations stay."""
        old, new = self._names(real=real)
        patterns = tuple(p.model_copy(update={"sql": self._sql(p.sql, real=real)}) for p in draft.access_patterns)
        entities = tuple(e.model_copy(update={"table": new}) if e.table == old else e for e in draft.entities)
        volumes = tuple(v.model_copy(update={"table": new}) if v.table == old else v for v in draft.volumes)
        return draft.model_copy(
            update={
                "tables": self.tables(draft.tables, real=real),
                "indexes": self.indexes(draft.indexes, real=real),
                "access_patterns": patterns,
                "entities": entities,
                "volumes": volumes,
            }
        )

    def api(self, draft: Api) -> Api:
        """Return a contract whose endpoints touch the real table."""
        endpoints = tuple(
            e.model_copy(update={"tables": tuple(dict.fromkeys(self.name if t == USERS else t for t in e.tables))})
            if USERS in e.tables
            else e
            for e in draft.endpoints
        )
        return draft.model_copy(update={"endpoints": endpoints})

    def _names(self, *, real: bool) -> tuple[str, str]:
        return (USERS, self.name) if real else (self.name, USERS)

    def _said(self, *, real: bool) -> dict[str, str]:
        return dict(self.columns) if real else {theirs: ours for ours, theirs in self.columns.items()}

    def _table(self, table: Table, old: str, new: str, *, real: bool) -> Table:
        said = self._said(real=real)
        its = said if table.name == old else {}
        columns = []
        for column in table.columns:
            to = column.references
            if to.table == old:
                to = to.model_copy(update={"table": new, "column": said.get(to.column, to.column)})
            columns.append(column.model_copy(update={"name": its.get(column.name, column.name), "references": to}))
        return table.model_copy(
            update={
                "name": new if table.name == old else table.name,
                "columns": tuple(columns),
                "primary_key": tuple(its.get(c, c) for c in table.primary_key),
                "unique": tuple(tuple(its.get(c, c) for c in group) for group in table.unique),
                "exclusions": with_names(table.exclusions, its),
            }
        )

    def _sql(self, sql: str, *, real: bool) -> str:
        old, new = (_quoted(name) for name in self._names(real=real))
        pattern = rf"(?<![\w\"]){re.escape(old)}(?![\w\"])"
        if not re.search(pattern, sql):
            return sql
        changed = re.sub(pattern, new, sql)
        for one, other in self._said(real=real).items():
            changed = re.sub(rf"\b{re.escape(one)}\b", other, changed)
        return changed


def without_privileges(draft: Database) -> Database:
    """Return a database whose users have no columns that nobody may send of himself, for drafting a contract."""

    def hidden(column: Column) -> bool:
        kept_by_us = column.type.startswith("timestamp") and not column.nullable and not column.default
        return _PRIVILEGE.fullmatch(column.name) is not None or kept_by_us

    return draft.model_copy(
        update={
            "tables": tuple(
                t.model_copy(update={"columns": tuple(c for c in t.columns if not hidden(c))}) if t.name == USERS else t
                for t in draft.tables
            )
        }
    )


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"[a-z_]\w*", name) and name != "user" else '"' + name.replace('"', '""') + '"'


def account_table(sql: str) -> AccountTable | None:
    """Return the users' table of an existing schema, or None if there is none, or it is called `users` anyway."""
    schema = existing_schema(sql)
    if USERS in schema.tables:
        return None
    found = [(t, columns) for t in schema.tables.values() if (columns := _columns(t)) is not None]
    if len(found) != 1:
        return None
    table, columns = found[0]
    return AccountTable(table.name, columns)


def _columns(table: TableDef) -> dict[str, str] | None:
    """What the rules' columns are called there, without those of the same name; None if nobody signs in with it."""
    if not _NAMES.fullmatch(table.name) or len(table.primary_key) != 1:
        return None
    names = {c.name for c in table.columns}
    there = {
        ours: theirs for ours, all_of in _COLUMNS.items() if (theirs := next((n for n in all_of if n in names), None))
    }
    if not {"email", "password_hash"} <= set(there):
        return None
    return {ours: theirs for ours, theirs in there.items() if ours != theirs}
