"""How the data lives in production: migrations, growth, backup, retention."""

import re

from agents.offline.answers import Answers
from agents.offline.domain import Domain
from agents.offline.inflection import identifier, singular
from agents.offline.shortened import shortened
from agents.offline.tables import late_keys
from plan.database import (
    Backup,
    ExpectedVolume,
    Index,
    Migration,
    MigrationStep,
    RetentionRule,
    ScalingStep,
    Table,
)
from plan.requirements import Volume

_BATCH = 8
_CLOSED = {
    "": "Deactivated at once; personal fields are overwritten after 30 days, so that records that must stay keep "
    "pointing to somebody.",
    "at once": "Deactivated and personal fields overwritten at once; records that must stay keep pointing to somebody.",
    "kept": "Deactivated and hidden; nothing of them is overwritten.",
}
_ACCOUNTS = (
    "users",
    "roles",
    "user_roles",
    "sessions",
    "sign_in_links",
    "invitations",
    "password_resets",
    "audit_log",
)
_YEARLY = {"second": 31_536_000, "minute": 525_600, "hour": 8_760, "day": 365, "week": 52, "month": 12, "year": 1}
_LARGE = 10_000_000
_COUNTABLE = 10**12
_DAYS = {"day": 1, "día": 1, "week": 7, "semana": 7, "month": 30, "mes": 30, "year": 365, "año": 365}
_STORED = re.compile(r"(?i)\b(?:store|stored|keep|kept|retain|retained|retention|conserv\w+)\b")
_FOR = re.compile(r"(?i)\b(\d+)[ -]*(hours?|days?|weeks?|months?|years?|días?|semanas?|mes(?:es)?|años?)\b")
_KEEP = re.compile(
    r"(?i)\b(delet|retain|retention|kept|keep|archiv|purge|anonymi|erase|elimin|conserv|gdpr|store[ds]? for)\w*"
)


def migrations(
    tables: tuple[Table, ...], indexes: tuple[Index, ...], existing: tuple[Table, ...] = ()
) -> tuple[Migration, ...]:
    """Return the migrations: accounts, core tables, relationships, each with indexes and seeds, then what exists."""
    there = {t.name for t in existing}
    phases: dict[str, list[Table]] = {}
    accounts = _accounts(tables)
    for table in tables:
        refs = {c.references.table for c in table.columns} - {"", table.name, *accounts}
        if table.name not in there:
            name = "accounts" if table.name in accounts else "relationships" if refs - there else "core_tables"
            phases.setdefault(name, []).append(table)
    found: list[Migration] = []
    for name in ("accounts", "core_tables", "relationships"):
        members = phases.get(name, [])
        batches = [members[i : i + _BATCH] for i in range(0, len(members), _BATCH)]
        for number, batch in enumerate(batches, 1):
            title = name if len(batches) == 1 else f"{name}_{number}"
            phase = name.replace("_", " ").capitalize()
            found.append(_migration(len(found) + 1, title, phase, batch, indexes))
    late = tuple((table, column) for table, column in late_keys(tables) if table not in there)
    if late:
        found.append(_late(len(found) + 1, late))
    return tuple(found)


def _accounts(tables: tuple[Table, ...]) -> frozenset[str]:
    """The tables of accounts, with those that accounts belong to; invitations of the documents' own are none."""
    found = {t.name for t in tables if t.name in _ACCOUNTS and (t.name != "invitations" or _is_token(t))}
    return frozenset(found | {c.references.table for t in tables if t.name == "users" for c in t.columns} - {""})


def _is_token(table: Table) -> bool:
    return any(c.name == "token_hash" for c in table.columns)


def _step(action: str, target: str) -> MigrationStep:
    return MigrationStep.model_validate({"action": action, "target": target, "up": "", "down": ""})


def _migration(number: int, name: str, phase: str, batch: list[Table], indexes: tuple[Index, ...]) -> Migration:
    names = [t.name for t in batch]
    steps = [_step("create-table", t.name) for t in batch]
    steps += [_step("create-index", i.name) for i in indexes if i.table in names]
    steps += [_step("seed", t.name) for t in batch if t.seed.rows]
    listed = ", ".join(names)
    return Migration(
        number=number,
        name=name,
        phase=phase,
        description=f"Creates {listed}.",
        steps=tuple(steps),
        rollback=f"Its down migration drops {listed} in reverse order; rows entered since then are lost, so restore "
        "them from the backup taken before the migration.",
    )


def _late(number: int, late: tuple[tuple[str, str], ...]) -> Migration:
    return Migration(
        number=number,
        name="circular_references",
        phase="Relationships",
        description="Adds the foreign keys between tables that point to each other.",
        steps=tuple(_step("add-foreign-key", f"{table}.{column}") for table, column in late),
        rollback="Its down migration drops the constraints; no row is lost.",
    )


def volumes(domain: Domain, tables: tuple[Table, ...]) -> tuple[ExpectedVolume, ...]:
    """Return the rows that each table will hold: the document's numbers, or an assumption that says so."""
    said = {table.name: _said(domain, table.name) for table in tables}
    biggest = max((rows for rows, _ in said.values() if rows), default=0)
    found = []
    for table in tables:
        rows, why = said[table.name]
        if table.name == "roles":
            count = len(table.seed.rows)
            found.append(ExpectedVolume(table=table.name, year_1=count, year_3=count, growth="Static."))
            continue
        refs = [c.references.table for c in table.columns if c.references.table not in {"", table.name}]
        if rows:
            later = _later(domain, table.name) or rows * (3 if refs else 2)
            found.append(ExpectedVolume(table=table.name, year_1=rows, year_3=max(rows, later), growth=why))
            continue
        parent = max((said[ref][0] for ref in refs if ref in said), default=0)
        base = parent or (min(biggest, 10_000) if biggest else 1_000)
        rows = base * (2 if refs and parent else 1)
        why = f"Assumed from {refs[0]}." if refs and parent else "Assumed: the documents give no number."
        found.append(ExpectedVolume(table=table.name, year_1=rows, year_3=rows * 3, growth=why))
    return tuple(found)


def _in_third_year(volume: Volume) -> bool:
    return "3" in volume.when


def _later(domain: Domain, table: str) -> int:
    """The rows that the documents expect in year three; 0 if they do not say."""
    for volume in domain.requirements.volumes:
        if _in_third_year(volume) and singular(identifier(volume.subject).split("_")[-1]) == singular(
            table.rsplit("_", maxsplit=1)[-1]
        ):
            yearly = volume.amount * _YEARLY.get(volume.per, 1)
            return min(yearly * (3 if volume.per != "total" else 1), _COUNTABLE)
    people = [volume.amount for volume in _people(domain) if _in_third_year(volume)] if table == "users" else []
    return min(max(people, default=0), _COUNTABLE)


def _kept_days(domain: Domain, head: str) -> int:
    """How many days the documents keep the rows of a thing; 0 if they do not say."""
    for _, text in domain.texts:
        match = _FOR.search(text)
        if match and _STORED.search(text) and head in {singular(part) for part in identifier(text[:400]).split("_")}:
            unit = match.group(2).lower()
            return int(match.group(1)) * next((days for word, days in _DAYS.items() if unit.startswith(word)), 0)
    return 0


def _said(domain: Domain, table: str) -> tuple[int, str]:
    wanted = {singular(part) for part in table.split("_")}
    head = singular(table.rsplit("_", maxsplit=1)[-1])
    for volume in domain.requirements.volumes:
        if _in_third_year(volume) or "peak" in volume.when.lower():
            continue
        words = {singular(part) for part in identifier(volume.subject).split("_")}
        last = singular(identifier(volume.subject).split("_")[-1])
        if words == wanted or last == head:
            days = _kept_days(domain, head) if volume.per in {"second", "minute", "hour"} else 0
            rows = volume.amount * _YEARLY.get(volume.per, 1)
            rows = rows * days // 365 if days else rows
            term = f" Rows are kept for {days} days." if days else ""
            return min(rows, _COUNTABLE), f"From the documents: {shortened(volume.text, 160)}{term}"
    if table == "users" and (people := [v for v in _people(domain) if "3" not in v.when]):
        most = max(people, key=lambda volume: volume.amount)
        return min(most.amount, 2_000_000_000), f"From the documents: {shortened(most.text, 160)}"
    return 0, ""


def _people(domain: Domain) -> list[Volume]:
    """What the documents count of those who sign in."""
    roles = {singular(part) for role in domain.roles for part in identifier(role.name).split("_")} | {"user"}
    return [
        volume
        for volume in domain.requirements.volumes
        if volume.per == "total" and roles & {singular(part) for part in identifier(volume.subject).split("_")}
    ]


def scaling(expected: tuple[ExpectedVolume, ...], indexes: tuple[Index, ...]) -> tuple[ScalingStep, ...]:
    """Return what to do once something has grown, and the number that shows it."""
    found = []
    for volume in sorted(expected, key=lambda v: -v.year_3)[:2]:
        if volume.year_1 >= 10 * _LARGE:
            found.append(
                ScalingStep(
                    trigger=f"{volume.table} from the first day: {volume.year_1:,} rows are expected in year 1",
                    measure=f"Partition {volume.table} by range of its time, a week each: rows come in batches, old "
                    "ones leave with their partition, and a BRIN index on the time serves the range reads.",
                )
            )
            continue
        limit = max(_LARGE, volume.year_3 * 5)
        found.append(
            ScalingStep(
                trigger=f"{volume.table} > {limit // 1_000_000}M rows",
                measure=f"Partition {volume.table} by month of created_at, and move closed months to cheaper storage.",
            )
        )
    searched = next((i for i in indexes if i.reason.startswith("Search")), None)
    if searched is not None:
        found.append(
            ScalingStep(
                trigger=f"search in {searched.table} slower than 300 ms at p95, or searches inside words asked for",
                measure=f"Add a trigram index (pg_trgm) on {searched.table}; an engine of its own only after that.",
            )
        )
    found.append(
        ScalingStep(
            trigger="reads keep the primary above 70 % CPU for a week",
            measure="Add one read replica and send lists and reports to it.",
        )
    )
    return tuple(found)


def backup(domain: Domain) -> Backup:
    """Return how data is kept safe."""
    return Backup(
        frequency="Daily full backup; write-ahead log archived every 5 minutes",
        retention="30 days of daily backups, 12 monthly ones",
        rpo="5 minutes",
        rto="4 hours, rehearsed once a quarter",
        before_migration="A full backup, restored once on a staging copy where the migration is tried first",
    )


def retention(domain: Domain, tables: tuple[Table, ...]) -> tuple[RetentionRule, ...]:
    """Return how long things are kept: what the documents say, then what signing in needs."""
    found: list[RetentionRule] = []
    deletion = Answers(domain.requirements).deletion
    for ident, text in domain.texts:
        if ident == "Q-deletion" or (
            _KEEP.search(text)
            and _FOR.search(text)
            and ident in {c.id for c in domain.requirements.constraints} | {r.id for r in domain.requirements.rules}
        ):
            found.append(RetentionRule(subject=f"As {ident} asks", rule=shortened(text, 240)))
    names = {t.name for t in tables}
    if "sessions" in names:
        found.append(RetentionRule(subject="Sessions", rule="Deleted 24 hours after they expire or are revoked."))
    for name, subject in (("sign_in_links", "Sign-in links"), ("invitations", "Invitations")):
        if any(t.name == name and _is_token(t) for t in tables):
            found.append(RetentionRule(subject=subject, rule="Deleted 30 days after they were used or have expired."))
    if "users" in names:
        found.append(
            RetentionRule(
                subject="Accounts that are closed",
                rule=_CLOSED.get(deletion, _CLOSED[""]),
            )
        )
    others = [t.name.replace("_", " ") for t in tables if t.name not in _accounts(tables)]
    if others:
        found.append(
            RetentionRule(
                subject=", ".join(others[:6]) + (", …" if len(others) > 6 else ""),
                rule="Kept as long as the system runs, unless a rule above ends it; the documents set no other term.",
            )
        )
    return tuple(found)
