"""The queries that the stories run, and an index for each that has none.

Their text is put together from names that `identifier` made, which lets letters, digits and underscores through: hence
the S608 below. No query is run here.
"""

from dataclasses import dataclass, replace

from agents.offline.accounts import LINKS, has_roles, login_column
from agents.offline.domain import Act, Domain, Thing
from agents.offline.entry import INVITATIONS, entry_of
from agents.offline.inflection import identifier, slug
from agents.offline.odd_names import with_quotes
from plan.database import AccessPattern, Column, Exclusion, Index, IndexColumn, Table
from plan.questions.document import article

DELETED = "deleted_at"
_PAGE = "20 rows a page"
_DUE = ("due_at", "due_date", "due_on", "deadline", "expires_at", "expiry_date")


@dataclass(frozen=True, slots=True)
class _Read:
    """A query with the columns that an index must lead with."""

    pattern: AccessPattern
    table: str
    columns: tuple[tuple[str, bool], ...]
    reason: str
    live: bool = False
    """Whether it passes over rows that are deleted and can come back."""


def _pattern(ident: str, name: str, sql: str, parameters: tuple[str, ...], frequency: str) -> AccessPattern:
    return AccessPattern(id=slug(ident, 60), name=name, sql=sql, parameters=parameters, frequency=frequency)


def access(domain: Domain, tables: tuple[Table, ...]) -> tuple[tuple[AccessPattern, ...], tuple[Index, ...]]:
    """Return the queries that matter and the indexes that they and the foreign keys need."""
    by_name = {t.name: t for t in tables}
    reads: dict[str, _Read] = {}
    for read in _reads(domain, by_name):
        reads.setdefault(read.pattern.id, read)
    patterns = [r.pattern for r in reads.values()]
    said = tuple(p.model_copy(update={"sql": with_quotes(p.sql, tables)}) for p in patterns)
    return said, _indexes(tables, tuple(reads.values()))


def _reads(domain: Domain, tables: dict[str, Table]) -> list[_Read]:
    found: list[_Read] = []
    if domain.signs_in and "users" in tables:
        found += _account_reads(domain, tables)
    for act in domain.acts:
        thing = domain.thing(act.thing)
        if thing is None or thing.table not in tables:
            continue
        found += [
            _live(read, tables[read.table]) for read in _act_reads(domain, act, thing, tables[thing.table], tables)
        ]
    return found


def _live(read: _Read, table: Table) -> _Read:
    """The query without the rows that are deleted and can come back; one row by its key is found all the same."""
    sql = read.pattern.sql
    if " LIMIT " not in sql or not any(c.name == DELETED for c in table.columns):
        return read
    alias = "t." if " AS t " in sql else ""
    there = f" WHERE {alias}{DELETED} IS NULL"
    hidden = (
        sql.replace(" WHERE ", f"{there} AND ", 1) if " WHERE " in sql else sql.replace(" ORDER ", f"{there} ORDER ")
    )
    return replace(read, pattern=read.pattern.model_copy(update={"sql": hidden}), live=True)


def _sign_in(ident: str, sql: str, columns: tuple[str, ...]) -> _Read:
    pattern = _pattern(ident, "Find a user who signs in", sql, columns, "at every sign-in")
    return _Read(pattern, "users", tuple((name, False) for name in columns), "sign-in")


def _account_reads(domain: Domain, tables: dict[str, Table]) -> list[_Read]:
    entry = entry_of(domain)
    login = login_column(domain)
    shown = "id, password_hash, is_active" if entry.passwords else "id, is_active"
    found = []
    if entry.passwords or entry.links:
        found.append(_sign_in("user-by-login", f"SELECT {shown} FROM users WHERE {login} = $1", (login,)))  # noqa: S608
    if entry.provider is not None:
        subject = ("sso_issuer", "sso_subject")
        sql = "SELECT id, is_active FROM users WHERE sso_issuer = $1 AND sso_subject = $2"
        found.append(_sign_in("user-by-subject", sql, subject))
    for name, ended, ident, what in (
        (LINKS, "used_at", "link-by-token", "Find a link that somebody signs in with"),
        (INVITATIONS, "accepted_at", "invitation-by-token", "Find an invitation that somebody accepts"),
    ):
        if name in tables and any(c.name == "token_hash" for c in tables[name].columns):
            sql = f"SELECT id, expires_at, {ended} FROM {name} WHERE token_hash = $1"  # noqa: S608
            pattern = _pattern(ident, what, sql, ("SHA-256 of the token",), "at every use of one")
            found.append(_Read(pattern, name, (("token_hash", False),), "token"))
    if has_roles(domain):
        found.append(
            _Read(
                _pattern(
                    "roles-of-user",
                    "Get the roles of a user",
                    "SELECT roles.name FROM user_roles JOIN roles ON roles.id = user_roles.role_id "
                    "WHERE user_roles.user_id = $1 ORDER BY roles.name",
                    ("user id",),
                    "at every sign-in and token refresh",
                ),
                "user_roles",
                (("user_id", False),),
                "permission checks",
            )
        )
    # Sessions that exist already may be named by something else.
    key = ", ".join(tables["sessions"].primary_key) if "sessions" in tables else "id"
    found.append(
        _Read(
            _pattern(
                "session-by-token",
                "Find the session of a refresh token",
                f"SELECT {key}, user_id, expires_at, revoked_at FROM sessions WHERE token_hash = $1",  # noqa: S608
                ("SHA-256 of the token",),
                "at every token refresh",
            ),
            "sessions",
            (("token_hash", False),),
            "token refresh",
        )
    )
    return found


def _act_reads(domain: Domain, act: Act, thing: Thing, table: Table, tables: dict[str, Table]) -> list[_Read]:
    names = {c.name: c for c in table.columns}
    if act.kind in {"list", "export", "report"}:
        owner = _owner(domain, act, names) if act.own else None
        if owner is not None:
            return [_own_list(thing, table, owner)]
        far = _far_owner(domain, act, table, tables) if act.own else None
        if far is not None:
            return [far]
        text = _searched(domain, act, table)
        due = next((name for name in _DUE if name in names), "")
        found = [_whole_list(thing, table)]
        found += [_search(thing, table, name) for name in text]
        if due and any(word in _said(domain, act) for word in ("overdue", "late", "expir", "due")):
            found.append(_due(thing, table, due))
        return found
    if act.kind in {"read", "update", "transition", "download"}:
        return [_one(thing, table, tables)]
    if act.kind == "create" and (apart := next(iter(table.exclusions), None)) is not None and apart.columns:
        return [_overlapping(thing, table, apart)]
    if act.kind == "create" and "starts_at" in names:
        other = next((c for c in table.columns if c.references.table not in {"", "users"}), None)
        if other is not None:
            return [_taken(thing, table, other)]
    return []


def _said(domain: Domain, act: Act) -> str:
    story = next((s for s in domain.stories if s.id == act.story), None)
    return f"{story.title} {story.want}".lower() if story else ""


def _owner(domain: Domain, act: Act, names: dict[str, Column]) -> str | None:
    profile = domain.profile_of(act.role)
    wanted = profile.table if profile else "users"
    return next((c.name for c in names.values() if c.references.table == wanted), None)


def _far_owner(domain: Domain, act: Act, table: Table, tables: dict[str, Table]) -> _Read | None:
    """The list of somebody's own things that point to them by way of another: the fines of my loans."""
    for column in table.columns:
        middle = tables.get(column.references.table)
        if middle is None or middle.name in {"users", table.name}:
            continue
        owner = _owner(domain, act, {c.name: c for c in middle.columns})
        if owner is None:
            continue
        what = owner.removesuffix("_id").replace("_", " ")
        shown = ", ".join(f"t.{name}" for name in _shown_names(table))
        return _Read(
            _pattern(
                f"{table.name}-of-{what}",
                f"List the {table.name.replace('_', ' ')} of one {what}",
                f"SELECT {shown} FROM {middle.name} AS m JOIN {table.name} AS t "  # noqa: S608
                f"ON t.{column.name} = m.{_key(middle)} "
                f"WHERE m.{owner} = $1 ORDER BY t.{_newest(table, 'created_at')} DESC LIMIT $2",
                (f"{what} id", "page size"),
                f"whenever {article(what)} opens the list; {_PAGE}",
            ),
            table.name,
            ((column.name, False),),
            f"the list of one {what}, by way of its {middle.name.replace('_', ' ')}",
        )
    return None


def _key(table: Table) -> str:
    """The column that a row is found by."""
    return table.primary_key[0] if table.primary_key else table.columns[0].name


def _newest(table: Table, *wanted: str) -> str:
    """The column that says which row is newer: one of those wanted, else what a table that exists has instead."""
    names = {c.name for c in table.columns}
    timed = (c.name for c in table.columns if c.type in {"timestamptz", "timestamp", "date"} and not c.nullable)
    return next((name for name in wanted if name in names), next(timed, _key(table)))


def _own_list(thing: Thing, table: Table, owner: str) -> _Read:
    what = owner.removesuffix("_id").replace("_", " ")
    sorted_by = _newest(table, "starts_at", "created_at")
    return _Read(
        _pattern(
            f"{table.name}-of-{what}",
            f"List the {table.name.replace('_', ' ')} of one {what}",
            f"SELECT {_shown(table)} FROM {table.name} "  # noqa: S608
            f"WHERE {owner} = $1 ORDER BY {sorted_by} DESC LIMIT $2",
            (f"{what} id", "page size"),
            f"whenever {article(what)} opens the list; {_PAGE}",
        ),
        table.name,
        ((owner, False), (sorted_by, True)),
        f"the list of one {what}, newest first",
    )


def _whole_list(thing: Thing, table: Table) -> _Read:
    newest = _newest(table, "created_at")
    key = _key(table)
    order = f"{newest} DESC" if newest == key else f"{newest} DESC, {key} DESC"
    return _Read(
        _pattern(
            f"{table.name}-newest",
            f"List {table.name.replace('_', ' ')}, newest first",
            f"SELECT {_shown(table)} FROM {table.name} "  # noqa: S608
            f"ORDER BY {order} LIMIT $1 OFFSET $2",
            ("page size", "rows of the pages before"),
            f"whenever the list is opened; {_PAGE}",
        ),
        table.name,
        ((newest, True),),
        f"the list of {table.name.replace('_', ' ')}, newest first",
    )


def _search(thing: Thing, table: Table, name: str) -> _Read:
    return _Read(
        _pattern(
            f"{table.name}-by-{name}",
            f"Search {table.name.replace('_', ' ')} by {name.replace('_', ' ')}",
            f"SELECT {_shown(table)} FROM {table.name} "  # noqa: S608
            f"WHERE {name} >= $1 AND {name} < $2 ORDER BY {name} LIMIT $3",
            ("prefix", "the next prefix", "page size"),
            "at every search",
        ),
        table.name,
        ((name, False),),
        f"search by the beginning of the {name.replace('_', ' ')}",
    )


def _due(thing: Thing, table: Table, due: str) -> _Read:
    return _Read(
        _pattern(
            f"{table.name}-overdue",
            f"Find {table.name.replace('_', ' ')} whose time has run out",
            f"SELECT {_shown(table)} FROM {table.name} WHERE {due} < $1 ORDER BY {due} LIMIT $2",  # noqa: S608
            ("now", "page size"),
            "at every run of the due-date job and whenever the list is opened",
        ),
        table.name,
        ((due, False),),
        "what is overdue",
    )


def _name_of(table: Table | None) -> str:
    """The column that people know a row by."""
    if table is None:
        return ""
    texts = [c.name for c in table.columns if c.type.startswith("varchar") and not c.name.endswith(("_hash", "_key"))]
    return next(
        (n for n in texts if n in {"name", "title", "full_name", "nombre", "titulo"}), texts[0] if texts else ""
    )


def _one(thing: Thing, table: Table, tables: dict[str, Table]) -> _Read:
    link = next((c for c in table.columns if c.references.table and c.references.table != table.name), None)
    joined, shown = "", ", ".join(f"t.{name}" for name in _shown_names(table))
    if link is not None:
        kind = "LEFT JOIN" if link.nullable else "JOIN"
        joined = f" {kind} {link.references.table} AS o ON o.{link.references.column} = t.{link.name}"
        named = _name_of(tables.get(link.references.table)) or link.references.column
        alias = identifier(f"{link.name.removesuffix('_id')}_{named}")
        shown += f", o.{named} AS {alias}"
    return _Read(
        _pattern(
            f"{table.name}-by-id",
            f"Get one {thing.key}",
            f"SELECT {shown} FROM {table.name} AS t{joined} WHERE t.{_key(table)} = $1",  # noqa: S608
            (f"{thing.key} id",),
            f"whenever {article(thing.key)} is opened or changed",
        ),
        table.name,
        ((_key(table), False),),
        f"one {thing.key}",
    )


def _taken(thing: Thing, table: Table, other: Column) -> _Read:
    what = other.name.removesuffix("_id").replace("_", " ")
    return _Read(
        _pattern(
            f"{table.name}-taken",
            f"See whether a time is taken for {article(what)}",
            f"SELECT {_key(table)} FROM {table.name} "  # noqa: S608
            f"WHERE {other.name} = $1 AND starts_at >= $2 AND starts_at < $3 LIMIT 1",
            (f"{what} id", "begin", "end"),
            f"before every new {thing.key}",
        ),
        table.name,
        ((other.name, False), ("starts_at", False)),
        f"conflicts of {article(what)}",
    )


def _overlapping(thing: Thing, table: Table, apart: Exclusion) -> _Read:
    """What is asked before a row comes that may not overlap another: the database refuses it and says no more."""
    what = apart.columns[0].removesuffix("_id").replace("_", " ")
    number = len(apart.columns)
    same = " AND ".join(f"{name} = ${place}" for place, name in enumerate(apart.columns, 1))
    equal = "=" if apart.end_included else ""
    ends = f"{apart.ends} >{equal} ${number + 1}"
    if next(c for c in table.columns if c.name == apart.ends).nullable:
        ends = f"({apart.ends} IS NULL OR {ends})"
    where = f"{same} AND {apart.starts} <{equal} ${number + 2} AND {ends}" + (
        f" AND {apart.where}" if apart.where else ""
    )
    return _Read(
        _pattern(
            f"{table.name}-taken",
            f"See whether a time is taken for {article(what)}",
            f"SELECT {_key(table)} FROM {table.name} WHERE {where} LIMIT 1",  # noqa: S608
            (*(f"{name.removesuffix('_id').replace('_', ' ')} id" for name in apart.columns), "begin", "end"),
            f"before every new {thing.key}",
        ),
        table.name,
        (*((name, False) for name in apart.columns), (apart.starts, False)),
        f"conflicts of {article(what)}",
    )


def _searched(domain: Domain, act: Act, table: Table) -> tuple[str, ...]:
    said = _said(domain, act)
    if act.verb not in {"search", "find", "filter", "look up", "buscar", "filtrar"}:
        return ()
    texts = [
        c
        for c in table.columns
        if c.type.startswith(("varchar", "text", "citext"))
        and c.name != "password_hash"
        and not c.references.table
        and not c.name.endswith("_key")
    ]
    named = [c.name for c in texts if c.name.split("_")[0] in said]
    return tuple((named or [c.name for c in texts if c.type.startswith("varchar")])[:3])


def _shown_names(table: Table) -> tuple[str, ...]:
    hidden = {"password_hash", "token_hash", "totp_secret", "sso_issuer", "sso_subject", "updated_at", DELETED}
    names = [c.name for c in table.columns if c.name not in hidden]
    return tuple(names[:8])


def _shown(table: Table) -> str:
    return ", ".join(_shown_names(table))


def _indexes(tables: tuple[Table, ...], reads: tuple[_Read, ...]) -> tuple[Index, ...]:
    wanted: dict[tuple[str, tuple[tuple[str, bool], ...]], list[_Read]] = {}
    for read in reads:
        table = next(t for t in tables if t.name == read.table)
        if not _covered(table, read.columns):
            wanted.setdefault((read.table, read.columns), []).append(read)
    indexes: list[Index] = []
    for (name, columns), served in wanted.items():
        if any(n == name and len(c) > len(columns) and c[: len(columns)] == columns for n, c in wanted):
            continue
        serves = [r.pattern.id for r in reads if r.table == name and r.columns == columns[: len(r.columns)]]
        index = _index(name, columns, tuple(serves), "; ".join(dict.fromkeys(r.reason for r in served)))
        mine = [r for r in reads if r.pattern.id in serves]
        indexes.append(_partial(index) if mine and all(r.live for r in mine) else index)
    for table in tables:
        for column in table.columns:
            if not column.references.table or _covered(table, ((column.name, False),)):
                continue
            if any(i.table == table.name and i.columns[0].name == column.name and not i.where for i in indexes):
                continue
            reason = f"joins to {column.references.table}, and deletes there"
            indexes.append(_index(table.name, ((column.name, False),), (), reason))
    named: dict[str, Index] = {}
    for index in indexes:  # the same columns in another direction are read backwards
        known = named.setdefault(index.name, index)
        if known is not index:
            merged = tuple(dict.fromkeys((*known.serves, *index.serves)))
            named[index.name] = known.model_copy(update={"serves": merged})
    indexes = list(named.values())
    order = {t.name: i for i, t in enumerate(tables)}
    return tuple(sorted(indexes, key=lambda index: order[index.table]))


def _partial(index: Index) -> Index:
    """The index over the rows that are not deleted."""
    return index.model_copy(update={"name": f"{index.name[:58]}_live", "where": f"{DELETED} IS NULL"})


def _covered(table: Table, columns: tuple[tuple[str, bool], ...]) -> bool:
    names = tuple(name for name, _ in columns)
    if any(c.name == names[0] and c.unique for c in table.columns):
        return True
    keys = (table.primary_key, *table.unique)
    return any(key[: len(names)] == names for key in keys)


def _index(table: str, columns: tuple[tuple[str, bool], ...], serves: tuple[str, ...], reason: str) -> Index:
    name = f"idx_{table}_{'_'.join(n for n, _ in columns)}"[:63]
    return Index(
        name=name,
        table=table,
        columns=tuple(IndexColumn(name=n, descending=d) for n, d in columns),
        unique=False,
        where="",
        serves=serves,
        reason=f"{reason[:1].upper()}{reason[1:]}.",
    )
