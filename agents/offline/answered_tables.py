"""What the answers ask of the tables: whose rows they are, in which money, how people are told."""

import re

from agents.offline.accounts import table
from agents.offline.answered_domain import tenant_of
from agents.offline.answers import Answers
from agents.offline.apart_in_time import with_exclusions
from agents.offline.columns import column, key_column
from agents.offline.domain import Domain
from agents.offline.entry import INVITATIONS
from agents.offline.inflection import identifier, singular
from agents.offline.periods import period
from plan.database import Check, Column, Reference, Table

NOTIFICATIONS, DEVICES = "notifications", "devices"
_CENTS = re.compile(r"(?:^|_)cents$")
_PHONES = ("phone", "mobile", "telephone", "phone_number", "mobile_number")


def answered_tables(domain: Domain, tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """Return the tables with what the answers ask of them."""
    answers = Answers(domain.requirements)
    if not answers.texts:
        return tables
    found = _tenants(domain, tables)
    found = tuple(_apart(t, answers) for t in found)
    found = _places(found, answers)
    found = tuple(_money(t, answers) for t in found)
    return (*_reachable(found, answers), *_told(domain, found, answers))


def _tenants(domain: Domain, tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """Let accounts belong to a tenant too, and let what is unique be so within one."""
    key = tenant_of(domain)
    thing = domain.thing(key) if key else None
    if thing is None:
        return tables
    name = f"{identifier(key)}_id"
    whose = column(
        name,
        "uuid",
        f"The {key} it belongs to; nobody of another one sees it.",
        references=Reference(table=thing.table, column="id", on_delete="restrict"),
    )

    def within(item: Table) -> Table:
        if item.name in {"users", INVITATIONS} and not any(c.name == name for c in item.columns):
            first, *rest = item.columns
            return item.model_copy(update={"columns": (first, whose, *rest)})
        if item.name == thing.table or not any(c.name == name for c in item.columns):
            return item
        alone = [c.name for c in item.columns if c.unique and not c.references.table]
        columns = tuple(c.model_copy(update={"unique": False}) if c.name in alone else c for c in item.columns)
        groups = (*((name, one) for one in alone), *item.unique)
        return item.model_copy(update={"columns": columns, "unique": tuple(dict.fromkeys(groups))})

    return tuple(within(item) for item in tables)


def _apart(item: Table, answers: Answers) -> Table:
    """No two rows for the same thing begin at the same time, where nothing says how long they take."""
    if not answers.apart or not _is(item, answers.apart) or period(item) is not None:
        return item
    begin = _beginning(item)
    taken = _booked(item)
    group = (taken, begin) if taken else (begin,)
    if not begin or group in item.unique:
        return item
    return item.model_copy(update={"unique": (*item.unique, group)})


def answered_apart(
    domain: Domain, tables: tuple[Table, ...], people: frozenset[str], there: frozenset[str]
) -> tuple[Table, ...]:
    """Return the tables of which no two rows for the same thing overlap, if that is the answer.

    Those that are `there` already keep their keys.
    """
    answers = Answers(domain.requirements)
    found = []
    for item in tables:
        taken = period(item) if answers.apart and _is(item, answers.apart) else None
        key = _booked(item, people)
        groups = [(key,) if key else ()]
        kept = item.name in there
        found.append(with_exclusions(item, taken, groups, kept=kept) if taken is not None else item)
    return tuple(found)


def _places(tables: tuple[Table, ...], answers: Answers) -> tuple[Table, ...]:
    """What can be booked several times has a number of places."""
    if not answers.counted:
        return tables
    booking = next((t for t in tables if _is(t, answers.counted)), None)
    key = _booked(booking) if booking is not None else ""
    target = next((c.references.table for c in booking.columns if c.name == key), "") if booking is not None else ""
    if not target:
        return tables
    found = []
    for item in tables:
        if item.name != target or {"places", "capacity"} & {c.name for c in item.columns}:
            found.append(item)
            continue
        places = column("places", "integer", "How many may share a time.", default="1")
        check = Check(name=f"{item.name}_places_positive"[:63], expression="places > 0")
        found.append(item.model_copy(update={"columns": _before_stamps(item, places), "checks": (*item.checks, check)}))
    return tuple(found)


def is_booked(item: Table, answers: Answers) -> bool:
    """Whether the answer about times is about the rows of this table, and lets them be refused."""
    return _is(item, answers.apart) or _is(item, answers.counted)


def _is(item: Table, named: str) -> bool:
    return bool(named) and singular(item.name.rpartition("_")[2]) == singular(named.rpartition("_")[2])


def _beginning(item: Table) -> str:
    moments = [c.name for c in item.columns if c.type in {"timestamptz", "date"} and not c.default and not c.nullable]
    known = ("starts_at", "starts_on", "start_date", "start_time")
    return next((name for name in known if name in moments), moments[0] if moments else "")


def _booked(item: Table, people: frozenset[str] = frozenset()) -> str:
    """What a row is for: the first thing that it needs, and somebody only if it needs no thing."""
    keys = [c for c in item.columns if c.references.table not in {"", "users"} and not c.nullable]
    things = [c.name for c in keys if c.references.table not in people]
    return next(iter([*things, *(c.name for c in keys)]), "")


def _money(item: Table, answers: Answers) -> Table:
    amounts = [c for c in item.columns if _is_amount(c)]
    if not amounts or not (answers.currency or answers.currencies):
        return item
    if answers.currency:
        said = f" In {answers.currency}."
        columns = tuple(
            c.model_copy(update={"description": f"{c.description.rstrip('.')}.{said}"}) if c in amounts else c
            for c in item.columns
        )
        return item.model_copy(update={"columns": columns})
    if any(c.name == "currency" for c in item.columns):
        return item
    code = column("currency", "varchar(3)", "Code of the currency of its amounts (ISO 4217): EUR.")
    known = Check(name=f"{item.name}_currency_code"[:63], expression="length(currency) = 3")
    return item.model_copy(update={"columns": _before_stamps(item, code), "checks": (*item.checks, known)})


def _is_amount(one: Column) -> bool:
    return one.type == "numeric(12,2)" or _CENTS.search(one.name) is not None


def _before_stamps(item: Table, added: Column) -> tuple[Column, ...]:
    last = [c for c in item.columns if c.name in {"created_at", "updated_at", "deleted_at"}]
    return (*(c for c in item.columns if c not in last), added, *last)


def _reachable(tables: tuple[Table, ...], answers: Answers) -> tuple[Table, ...]:
    """Whoever is told by text message has a number."""
    if not answers.texted:
        return tables
    phone = column("phone", "varchar(40)", "Number that text messages go to.", nullable=True)
    return tuple(
        item.model_copy(update={"columns": _before_stamps(item, phone)})
        if item.name == "users" and not set(_PHONES) & {c.name for c in item.columns}
        else item
        for item in tables
    )


def _told(domain: Domain, tables: tuple[Table, ...], answers: Answers) -> list[Table]:
    """Where messages are read within the application, and the phones that they are pushed to."""
    names = {t.name for t in tables}
    if not domain.signs_in:
        return []
    user = column(
        "user_id", "uuid", "Whose it is.", references=Reference(table="users", column="id", on_delete="cascade")
    )
    since = column("created_at", "timestamptz", "Since when.", default="now()")
    found = []
    if answers.inside and NOTIFICATIONS not in names:
        read = column("read_at", "timestamptz", "When it was read; empty until then.", nullable=True)
        text = column("text", "text", "What the user is told.")
        described = "Something that a user is told within the application."
        found.append(table(NOTIFICATIONS, described, (key_column(), user, text, read, since)))
    if answers.pushed and DEVICES not in names:
        token = column("push_token", "varchar(512)", "What the phone maker's service knows the phone by.", unique=True)
        kind = column("platform", "varchar(10)", "Whose service it is.")
        known = Check(name="devices_platform_known", expression="platform IN ('ios', 'android', 'web')")
        described = "A phone that messages are pushed to."
        found.append(table(DEVICES, described, (key_column(), user, token, kind, since), checks=(known,)))
    return found
