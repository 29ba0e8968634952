"""Checks of what an artifact promises and another cannot keep (XP-054, XP-057 to XP-059, API-045, DB-089)."""

import re
from collections.abc import Iterator

from plan.checks.durations import minutes
from plan.checks.endpoints import called
from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import named
from plan.checks.words import Names, stems

_OTHER_ENGINES = re.compile(r"\b(mysql|mariadb|oracle|sql server|mssql|db2)\b", re.IGNORECASE)
_SPEAKS_POSTGRES = re.compile(
    r"postgres|sqlite|cockroach|yugabyte|timescale|citus|supabase|neon|alloydb|redshift|greenplum", re.IGNORECASE
)
_ARCHIVED = re.compile(r"continuous|stream|replica|point-in-time|pitr|real[- ]time|synchron", re.IGNORECASE)
_ACCESS = re.compile(r"\baccess\b|\bbearer\b|\bjwt\b|\bid[- ]token\b", re.IGNORECASE)
_LONG_LIVED = re.compile(r"refresh|api key|device|personal|service|machine", re.IGNORECASE)
_AT_ONCE = re.compile(r"at once|concurren|simultan|peak|same time", re.IGNORECASE)
_MOST_MINUTES = 30 * 1440


@rule(
    "XP-054",
    "warning",
    "api",
    mend="Add it to the integrations of the API, with what happens when it does not answer.",
    example="The requirements name Stripe, and no integration of the API is called that.",
)
def integration_without_contract(look: Lookup) -> Iterator[Problem]:
    """The API says nothing of an outside system that the requirements name.

    What it is called for, and what happens while it is down, is then decided by whoever builds it first.
    """
    if look.plan.api is None:
        return
    texts = [f"{i.name} {i.purpose}" for i in look.plan.api.integrations]
    texts += [f"{e.summary} {e.path}" for _, e in look.every_endpoint]  # what it calls itself
    said = _letters(" ".join(texts))
    for i, wanted in enumerate(look.plan.requirements.integrations):
        name = _letters(wanted.name)
        if name and name not in said:
            message = f"No integration of the API is for {named(wanted.name)}."
            yield Problem(f"/integrations/{i}", message, artifact="requirements")


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


@rule(
    "XP-057",
    "warning",
    "architecture",
    mend="Let the component be PostgreSQL, for which the schema and its queries are written.",
    example="The component `store` is MySQL 8, and the schema is PostgreSQL's.",
)
def other_engine(look: Lookup) -> Iterator[Problem]:
    """The component that keeps the data is another database than the schema is written for.

    `timestamptz`, partial indexes and `$1` mean nothing to it: the first migration fails.
    """
    architecture = look.plan.architecture
    stores = [
        (i, c)
        for i, c in enumerate(architecture.components if architecture else ())
        if c.kind == "data" and look.tables
    ]
    if any(_SPEAKS_POSTGRES.search(c.technology) for _, c in stores):
        return
    for i, store in stores:
        found = _OTHER_ENGINES.search(store.technology)
        if found and found[0].lower() not in look.requirements_text:
            what = f"The component {named(store.id)} is {named(store.technology)}, and the schema is PostgreSQL's."
            yield Problem(f"/components/{i}", what)


@rule(
    "XP-058",
    "warning",
    "database",
    mend="Expect at least as many rows as the documents say.",
    example="The documents speak of 100,000 members, and 10 rows are expected in `members`.",
)
def volume_too_small(look: Lookup) -> Iterator[Problem]:
    """A table is expected to have less than half as many rows as the documents say.

    Indexes, pages and scaling are judged by a number that will not hold.
    """
    expected = {v.table: (i, max(v.year_1, v.year_3)) for i, v in enumerate(look.every_volume)}
    names = Names(expected)
    roles = Names(r.name for r in look.plan.requirements.roles)
    accounts: list[str] = [t for t in ("users", "accounts") if t in expected]
    most: dict[str, tuple[int, str]] = {}
    for volume in look.plan.requirements.volumes:
        if volume.per != "total" or _AT_ONCE.search(f"{volume.when} {volume.subject}"):
            continue
        meant = [t for t in names.said_in(volume.subject) if names.said_in(volume.subject) == (t,)]
        meant = meant or (accounts if roles.said_in(volume.subject) else [])
        for table in meant[:1]:
            most[table] = max(most.get(table, (0, "")), (volume.amount, volume.subject))
    for table, (amount, subject) in most.items():
        place, rows = expected[table]
        if 0 <= 2 * rows < amount:
            says = f"{amount:,} {subject}"
            yield Problem(
                f"/volumes/{place}", f"{named(table)} is to have {rows:,} rows, and the documents say {says}."
            )


@rule(
    "XP-059",
    "warning",
    "sprints",
    mend="Take it out; the documents leave it for another release.",
    example="`S1-06` is called `Loyalty points API`, and the documents rule loyalty points out.",
)
def excluded_built(look: Lookup) -> Iterator[Problem]:
    """A story or an endpoint is for what the documents rule out.

    It takes the place of something that was wanted.
    """
    ruled_out = [(text, words) for text in look.plan.requirements.exclusions if (words := stems(text))]
    wanted = [stems(f"{s.title} {s.want}") for s in look.plan.requirements.stories]
    ruled_out = [(text, words) for text, words in ruled_out if not any(words <= asked for asked in wanted)]
    for at, _, story in look.planned:
        for text in [text for text, words in ruled_out if words <= stems(story.title)][:1]:
            yield Problem(at, f"Story {named(story.id)} is for what the documents rule out: {named(text)}.")
    for at, endpoint in look.fresh_endpoints:
        said = stems(f"{endpoint.summary} {endpoint.path.replace('-', ' ').replace('_', ' ')}")
        for text in [text for text, words in ruled_out if words <= said][:1]:
            message = f"{called(endpoint)} is for what the documents rule out: {named(text)}."
            yield Problem(at, message, artifact="api")


@rule(
    "API-045",
    "warning",
    "api",
    mend="Let it be good for minutes or hours, and renew it with a refresh token.",
    example="An access token is good for 10 years.",
)
def token_too_long(look: Lookup) -> Iterator[Problem]:
    """An access token is good for more than thirty days.

    Whoever finds it in a log can use it until then; it cannot be taken back as a session can.
    """
    for i, token in enumerate(look.plan.api.authentication.lifetimes if look.plan.api else ()):
        lengths = list(minutes(token.lifetime))
        access = _ACCESS.search(token.token) and not _LONG_LIVED.search(token.token)
        if access and lengths and lengths[0] > _MOST_MINUTES:
            where = f"/authentication/lifetimes/{i}"
            yield Problem(where, f"{named(token.token)} is good for {named(token.lifetime)}.")


@rule(
    "DB-089",
    "warning",
    "database",
    mend="Back up at least as often as the RPO says, or archive the log between backups.",
    example="The RPO is 5 minutes, and the backup is weekly.",
)
def backup_too_seldom(look: Lookup) -> Iterator[Problem]:
    """The backup is made less often than its recovery point allows.

    What was written since the last backup is lost, and that is more than was promised.
    """
    if look.plan.database is None:
        return
    backup = look.plan.database.backup
    made, allowed = list(minutes(backup.frequency)), list(minutes(backup.rpo))
    if made and allowed and min(made) > max(allowed) and not _ARCHIVED.search(backup.frequency):
        says = f"the RPO is {named(backup.rpo)}"
        yield Problem("/backup", f"A backup is made {named(backup.frequency)}, but {says}.")
