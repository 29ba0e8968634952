"""The API: endpoints, schemas, permissions and rules of conduct."""

from agents.offline.accounts import login_column
from agents.offline.act_endpoints import act_endpoint
from agents.offline.answered_domain import tenant_of
from agents.offline.answered_endpoints import add_answers
from agents.offline.answered_tables import DEVICES
from agents.offline.authentication import add_sign_in, authentication
from agents.offline.domain import USERS, Act, Domain, Thing
from agents.offline.endpoints import Board, Draft, finished
from agents.offline.entry import account_acts
from agents.offline.entry_schemas import new_account
from agents.offline.examples import column_field, schema
from agents.offline.existing_api import ExistingBoard, beside_existing
from agents.offline.further_acts import further_acts
from agents.offline.implied_acts import implied_acts
from agents.offline.inflection import identifier, slug
from agents.offline.machine_endpoints import add_machine_calls
from agents.offline.machines import Machine, intake, machine_limit, machines, outside_systems
from agents.offline.schemas import (
    ERROR,
    ERROR_BODY,
    ERROR_DETAIL,
    EXPORT,
    PAGINATION,
    REPORT,
    REPORT_ROW,
    change,
    creation,
    credentials,
    held,
    item_schemas,
    owner_columns,
    page_of,
    shown,
    type_name,
)
from agents.offline.shortened import shortened
from agents.offline.written_endpoints import add_health, join_endpoints, report_endpoint, route_endpoint, written_for
from plan.api import (
    Api,
    ApiIntegration,
    BaseUrl,
    Endpoint,
    ErrorFormat,
    GlobalRateLimit,
    Header,
    Permission,
    RateLimits,
    RealtimeChannel,
    Schema,
    TestLevel,
    Versioning,
)
from plan.database import Database, Table
from plan.questions.document import article

_LIVE = ("real-time", "real time", "realtime", "instantly", "live update", "tiempo real", "push notification")


def draft_api(domain: Domain, database: Database) -> Api:
    """Return the contract that the stories ask for, on the tables of `database`."""
    board = ExistingBoard(domain, database)
    callers = machines(domain)
    acts = (*further_acts(domain, callers), *account_acts(domain))
    if board.existing.access is None or any(act.kind in {"sign-in", "register", "password"} for act in domain.acts):
        add_sign_in(board, acts)
    for act in sorted((*acts, *implied_acts(domain, acts)), key=lambda act: act.kind != "route"):
        _add_act(board, act)
    add_machine_calls(board, callers)
    add_answers(board)
    if not board.drafts:
        add_health(board)
    available = _available(board)
    for draft in board.drafts.values():
        if draft.request and not available[draft.request].fields:
            draft.request = ""
    endpoints = tuple(finished(board, draft) for draft in _sorted(board))
    api = Api(
        style="REST over HTTPS, JSON bodies in snake_case, plural nouns, actions as sub-resources",
        base_urls=(
            BaseUrl(environment="Development", url="http://localhost:8000/api/v1"),
            BaseUrl(
                environment="Production",
                url=f"https://api.{slug(domain.requirements.project, 40) or 'project'}.example/v1",
            ),
        ),
        authentication=authentication(domain, callers),
        permissions=_permissions(board, endpoints),
        endpoints=endpoints,
        schemas=_schemas(available, endpoints),
        error_format=ErrorFormat(
            body="Error",
            description="Every error has a stable `code` for programs, a `message` for people and `details` by field.",
        ),
        rate_limits=_limits(domain, callers),
        versioning=Versioning(
            current="v1",
            policy=(
                "New fields and endpoints are added within v1; callers ignore fields that they do not know.",
                "What would break a caller goes into v2, beside v1.",
                "v1 is kept for 12 months after v2 comes, with `Deprecation` and `Sunset` headers.",
            ),
        ),
        realtime=_realtime(domain),
        integrations=tuple(
            ApiIntegration(
                name=integration.name,
                purpose=integration.purpose,
                failure="The request is kept and tried again with growing pauses for 24 hours; the caller is told that "
                "it is pending, and nothing else waits for it.",
            )
            for integration in outside_systems(domain)
        ),
        testing=_testing(domain, endpoints),
    )
    return beside_existing(api, board)


def available_schemas(domain: Domain, database: Database) -> dict[str, Schema]:
    """Return every schema that an endpoint on these tables could name."""
    return _available(Board(domain, database))


def _add_act(board: Board, act: Act) -> None:
    draft = _endpoint(board, act)
    if draft is not None:
        board.add(written_for(board, draft) or draft, (act.story,), (act.role,))


def _endpoint(board: Board, act: Act) -> Draft | None:
    domain = board.domain
    thing = domain.thing(act.thing)
    if act.kind == "route":
        return route_endpoint(board, act, thing)
    if act.kind == "report":
        return report_endpoint(board, act, thing)
    if act.thing == USERS and act.kind not in {"account", "register", "sign-in"} and domain.signs_in:
        thing = Thing("user", "users", "User", False, "", (), (), "")
    if thing is None:
        return None
    table = board.table(thing)
    if table is None:
        return None
    if act.kind == "link":
        left = board.table(domain.thing(act.detail))
        join = left and _join_table(board, left, table)
        return join_endpoints(board, act, left, table, join) if left and join else None
    return act_endpoint(board, act, thing, table)


def _join_table(board: Board, left: Table, right: Table) -> Table | None:
    wanted = {left.name, right.name}
    for table in board.tables.values():
        if table.name not in wanted and wanted <= {c.references.table for c in table.columns}:
            return table
    return None


def _sorted(board: Board) -> tuple[Draft, ...]:
    tags = list(dict.fromkeys(draft.tag for draft in board.drafts.values()))
    return tuple(sorted(board.drafts.values(), key=lambda draft: tags.index(draft.tag)))


def _permissions(board: Board, endpoints: tuple[Endpoint, ...]) -> tuple[Permission, ...]:
    found: dict[str, Permission] = {}
    by_id = {draft.id: draft for draft in board.drafts.values()}
    for endpoint in endpoints:
        if not endpoint.permission:
            continue
        draft = by_id[endpoint.id]
        asked = set(draft.roles)
        known = found.get(endpoint.permission)
        if draft.machine:
            name, description = endpoint.permission, f"{endpoint.summary}."
            found[name] = Permission(name=name, description=description, roles=(draft.machine,))
            continue
        roles = {role.name for role in board.domain.roles if role.id in asked} or {r.name for r in board.domain.roles}
        if known is not None:
            roles |= set(known.roles)
        ordered = tuple(role.name for role in board.domain.roles if role.name in roles)
        whose = any(e.status == 403 and "own" in e.description for e in endpoint.errors)
        description = known.description if known else f"{endpoint.summary}{'; one’s own only' if whose else ''}."
        found[endpoint.permission] = Permission(name=endpoint.permission, description=description, roles=ordered)
    return tuple(found.values())


def _schemas(available: dict[str, Schema], endpoints: tuple[Endpoint, ...]) -> tuple[Schema, ...]:
    wanted: dict[str, Schema] = {}
    queue = ["Error", *(name for e in endpoints for name in (e.request, *(r.body for r in e.responses)) if name)]
    while queue:
        name = queue.pop(0)
        if name in wanted or name not in available:
            continue
        wanted[name] = available[name]
        queue += [ref for f in wanted[name].fields for ref in (f.ref, f.items) if ref in available]
    return tuple(wanted.values())


def _available(board: Board) -> dict[str, Schema]:
    domain = board.domain
    fixed = (ERROR, ERROR_BODY, ERROR_DETAIL, PAGINATION, REPORT, REPORT_ROW, EXPORT)
    found = {s.name: s for s in fixed}
    by_table: dict[str, Thing] = {}
    for thing in domain.things:
        table = board.table(thing)
        if table is not None:
            by_table.setdefault(table.name, thing)
    for table in board.tables.values():
        found |= _table_schemas(domain, table, by_table.get(table.name))
        references = [c for c in table.columns if c.references.table]
        if len(references) >= 2:
            name = type_name(table.name)
            for target in references:
                visible, sent = item_schemas(table, name, target)
                if target.name == references[1].name or sent.name not in found:
                    found[sent.name] = sent
                    found.setdefault(name, visible)
    users = board.tables.get("users")
    if users is not None and domain.signs_in:
        found |= {s.name: s for s in credentials(domain, board.tables, login_column(domain))}
        account = shown(users, "Account")
        found["Account"] = account
        update = change(users, "Account", frozenset({login_column(domain), "is_active", "last_login_at"}))
        found["AccountUpdate"] = update or schema(
            "AccountUpdate", "What may change of an account.", *account.fields[:1]
        )
    return {**found, **board.schemas}


def _kept_back(domain: Domain) -> frozenset[str]:
    """Columns of an account that nobody sends."""
    tenant = tenant_of(domain)
    return frozenset({"password_hash", "last_login_at", *((f"{identifier(tenant)}_id",) if tenant else ())})


def _table_schemas(domain: Domain, table: Table, thing: Thing | None) -> dict[str, Schema]:
    name = type_name(table.name)
    owners: frozenset[str] = frozenset()
    if thing is not None:
        creators = {act.role for act in domain.acts_on(thing.key) if act.kind == "create"}
        owners = owner_columns(domain, thing, table, frozenset(creators))
    if thing is None and table.name == DEVICES:
        owners = frozenset({"user_id"})
    hidden = owners | (_kept_back(domain) if table.name == "users" else frozenset())
    found = [shown(table, name), page_of(name)]
    empty = schema(f"{name}Create", f"Nothing has to be sent to create {article(name)}.")
    found.append(creation(table, name, hidden) or (held(domain, thing, name) if thing is not None else None) or empty)
    changed = change(table, name, hidden)
    found.append(
        changed or schema(f"{name}Update", f"What may change of {article(name)}.", *shown(table, name).fields[:0])
    )
    for ending, wanted in (("Reschedule", ("starts_at", "ends_at", "due_at")), ("Assign", ("assignee_id",))):
        columns = [c for c in table.columns if c.name in wanted]
        if columns:
            fields = (column_field(table, c, required=c.name != "ends_at", nullable=False) for c in columns)
            found.append(schema(f"{name}{ending}", f"What is sent to {ending.lower()} {article(name)}.", *fields))
    if table.name == "users" and domain.signs_in:
        found[2] = new_account(domain, found[2])
    return {s.name: s for s in found}


def _limits(domain: Domain, callers: tuple[Machine, ...]) -> RateLimits:
    people = GlobalRateLimit(audience="Authenticated callers", limit="1000 requests/hour")
    strangers = GlobalRateLimit(audience="Everybody else, by address", limit="100 requests/hour")
    sized = (
        GlobalRateLimit(audience=f"Each {machine.key}, by its key", limit=machine_limit(domain, machine, 1))
        for machine in callers
    )
    return RateLimits(
        limits=(*((people, strangers) if domain.signs_in else (people,)), *sized),
        headers=(
            Header(name="X-RateLimit-Limit", value="1000", description="Requests allowed in the period."),
            Header(name="X-RateLimit-Remaining", value="987", description="Requests left in it."),
            Header(name="X-RateLimit-Reset", value="1775037600", description="When it begins anew, in Unix seconds."),
        ),
    )


def _realtime(domain: Domain) -> tuple[RealtimeChannel, ...]:
    asked = domain.says(*_LIVE)
    if not asked:
        return ()
    return (
        RealtimeChannel(
            name="changes",
            transport="Server-sent events",
            description=f"Tells a signed-in page that something it shows has changed, so that it asks again ({asked}).",
            payload="",
        ),
    )


def _testing(domain: Domain, endpoints: tuple[Endpoint, ...]) -> tuple[TestLevel, ...]:
    people = max((v.amount for v in domain.requirements.volumes if v.per == "total"), default=0)
    users = max(20, min(1000, people // 100)) if people else 50
    guarded = sum(1 for e in endpoints if e.permission)
    targets = [
        f"{c.id}: {shortened(c.text.strip(' .'), 160)}"
        for c in domain.requirements.constraints
        if c.kind == "performance"
    ]
    fast = intake(domain)
    sent = f"{fast.peak:,.0f} {fast.subject} a second for an hour beside " if fast is not None else ""
    errors = sum(len(e.errors) for e in endpoints)
    levels = [
        TestLevel(level="Unit tests", scope="Rules and state changes, without HTTP: 80 % of branches or more."),
        TestLevel(
            level="Integration tests",
            scope=f"All {len(endpoints)} endpoints against PostgreSQL: each success and the {errors} errors "
            f"listed here.",
        ),
        TestLevel(level="Contract tests", scope="Every answer in the tests is checked against the OpenAPI document."),
        TestLevel(
            level="Load tests",
            scope=f"{sent}{users} callers at once for 10 minutes, 95 % of answers within 300 ms"
            + (f"; the documents say: {'; '.join(targets[:5])}" if targets else "")
            + ".",
        ),
    ]
    if guarded:
        levels.insert(
            3,
            TestLevel(
                level="Permission tests",
                scope=f"Each of the {guarded} guarded endpoints with every role: {len(domain.roles) * guarded} cases.",
            ),
        )
    return tuple(levels)
