"""A help desk for forty people: one developer, server-rendered, numbered keys, offsets, PUT, 422."""

# A plan reads as a plan, one item a line.
# fmt: off
# ruff: noqa: E501

from plan.api import (
    Api,
    Authentication,
    BaseUrl,
    ErrorFormat,
    GlobalRateLimit,
    Header,
    RateLimits,
    TestLevel,
    TokenLifetime,
    Versioning,
)
from plan.architecture import Architecture, ExecutionOrder, Pattern, Stream
from plan.database import Backup, Check, Database, Entity, RetentionRule, ScalingStep, Seed, SeedRow
from plan.plan import Plan
from plan.sprints import PriorityGroup, SprintPlan, SprintRisk, SprintVelocity
from tests.plan.checks.base import REQUIREMENTS
from tests.plan.checks.builders import column, component, field, parameter, point, table
from tests.plan.checks.builders import to as ref
from tests.plan.written.parts import (
    decision,
    index,
    many,
    migration,
    operation,
    permission,
    phase,
    query,
    risk,
    role,
    routed,
    rows,
    schema,
    sprint,
    team,
    volume,
    want,
    work,
)

NOW = "now()"
DENIED = {401: "SIGN_IN_FIRST", 403: "NOT_ALLOWED"}
ID = parameter("id", "path", "integer")
PAGE = (
    parameter("offset", type_="integer", default="0", minimum="0"),
    parameter("limit", type_="integer", default="50", minimum="1", maximum="200"),
)
TICKET = (
    field("id", "integer", example="17"),
    field("subject"),
    field("state").model_copy(update={"values": ("new", "open", "closed"), "example": '"new"'}),
)

DESK = Plan(
    requirements=REQUIREMENTS.model_copy(
        update={
            "project": "Help desk",
            "summary": "Colleagues report what is broken, and two people mend it.",
            "roles": (role("colleague"), role("agent")),
            "stories": (
                want("D1", "colleague", "open a ticket", "It gets a number"),
                want("D2", "agent", "see the tickets that wait", "The oldest stands first"),
                want("D3", "agent", "answer a ticket", "The colleague gets the reply"),
                want("D4", "agent", "close a ticket", "Closed tickets leave the list"),
                want("D5", "colleague", "be told by email when somebody answers", "Within five minutes"),
                want("D6", "agent", "work with the keyboard alone", "Every button has a shortcut"),
            ),
            "volumes": (volume("colleagues", 40, "total", "We are 40 people"),),
            "team": team(1, 10),
        }
    ),
    architecture=Architecture(
        pattern=Pattern(style="Monolith", communication="Server-rendered pages and a small REST API", rationale="One developer"),
        components=(
            component("pages", "frontend", "desk"),
            component("desk", "backend", "postgres", "smtp"),
            component("postgres", "data"),
            component("smtp", "external"),
        ),
        integration_points=(point("pages", "desk"), point("desk", "postgres")),
        decisions=(decision("store", "PostgreSQL", "It is there", "A spreadsheet", "Two people write at once"),),
        routing=(
            *routed("build", schema="database-architect", server="django-backend-expert", screens="frontend-developer"),
            *routed("run", deploy="devops-engineer", review="code-reviewer"),
        ),
        risks=(risk("R1", "The one developer is ill", "A runbook", "tech-lead-orchestrator"),),
        execution=ExecutionOrder(
            streams=(Stream(id="all", name="All", agents=("database-architect", "django-backend-expert")),),
            cross_cutting=("code-reviewer",),
        ),
        phases=(phase("build", "It works"), phase("run", "It runs", "build")),
    ),
    database=Database(
        entities=(
            Entity(name="Person", description="Works here", table="people"),
            Entity(name="Ticket", description="Something is broken", table="tickets"),
            Entity(name="Reply", description="What was said", table="replies"),
        ),
        relationships=(many("Person", "Ticket", "opens"), many("Ticket", "Reply", "has"), many("Person", "Reply", "writes")),
        tables=(
            table(
                "people", column("id", "serial"), column("email", "citext", unique=True), column("password_hash", "text"),
                column("is_agent", "boolean", default="false"),
            ).model_copy(
                update={
                    "seed": Seed(
                        columns=("email", "password_hash", "is_agent"),
                        rows=(SeedRow(values=("'desk@example.org'", "'!'", "true")),),
                    )
                }
            ),
            table(
                "tickets", column("id", "serial"), column("opened_by", "integer", to=ref("people")),
                column("subject", "varchar(200)"), column("state", "varchar(10)", default="'new'"),
                column("opened_at", "timestamptz", default=NOW),
                checks=(Check(name="tickets_state", expression="state IN ('new', 'open', 'closed')"),),
            ),
            table(
                "replies", column("id", "serial"), column("ticket_id", "integer", to=ref("tickets", on_delete="cascade")),
                column("written_by", "integer", to=ref("people")), column("body", "text"),
                column("sent_at", "timestamptz", null=True),
            ),
        ),
        indexes=(
            index("tickets", "state", "opened_at", serves=("waiting",)),
            index("tickets", "opened_by"),
            index("replies", "ticket_id", serves=("thread",)),
            index("replies", "written_by"),
        ),
        migrations=(
            migration(
                1, "first", ("create-table", "people"), ("create-table", "tickets"), ("create-table", "replies"),
                ("create-index", "tickets_state_opened_at_idx"), ("create-index", "tickets_opened_by_idx"),
                ("create-index", "replies_ticket_id_idx"), ("create-index", "replies_written_by_idx"), ("seed", "people"),
            ),
        ),
        access_patterns=(
            query("waiting", "SELECT * FROM tickets WHERE state <> 'closed' AND state = $1 ORDER BY opened_at LIMIT $2", "state", "how many"),
            query("thread", "SELECT r.body, p.email FROM replies r JOIN people p ON p.id = r.written_by WHERE r.ticket_id = $1", "ticket"),
            query("answer", "INSERT INTO replies (ticket_id, written_by, body) VALUES ($1, $2, $3)", "ticket", "who", "text"),
        ),
        volumes=(rows("people", 40, 60), rows("tickets", 1500, 6000), rows("replies", 4000, 16000)),
        scaling=(ScalingStep(trigger="tickets > 1M rows", measure="Archive closed ones"),),
        backup=Backup(frequency="Nightly", retention="14 days", rpo="24 hours", rto="4 hours", before_migration="A dump"),
        retention=(RetentionRule(subject="Closed tickets", rule="Three years"),),
    ),
    api=Api(
        style="REST",
        base_urls=(BaseUrl(environment="Production", url="https://desk.example.org/api"),),
        authentication=Authentication(
            method="Session cookie",
            headers=(Header(name="Cookie", value="session=…", description="Set by signing in"),),
            lifetimes=(TokenLifetime(token="Session", lifetime="12 hours"),),
        ),
        permissions=(permission("tickets.open", "colleague", "agent"), permission("tickets.work", "agent")),
        endpoints=(
            operation(
                "POST /session", "Sign in", body="SignIn", answer=(204, ""), errors={401: "WRONG_PASSWORD", 422: "INVALID"},
                asked=("D1", "D2"), tables=("people",), public=True,
            ),
            operation(
                "POST /tickets", "Open a ticket", body="TicketDraft", answer=(201, "Ticket"),
                errors={**DENIED, 422: "INVALID"}, may="tickets.open", asked=("D1",), tables=("tickets",),
            ),
            operation(
                "GET /tickets", "Tickets that wait", answer=(200, "TicketPage"), errors=DENIED, may="tickets.work",
                parameters=PAGE, asked=("D2",), tables=("tickets",),
            ),
            operation(
                "PUT /tickets/{id}/state", "Close a ticket", body="StateChange", answer=(200, "Ticket"),
                errors={**DENIED, 404: "NO_TICKET", 422: "INVALID"}, may="tickets.work", parameters=(ID,),
                asked=("D4",), tables=("tickets",),
            ),
            operation(
                "POST /tickets/{id}/replies", "Answer a ticket", body="ReplyDraft", answer=(201, "Reply"),
                errors={**DENIED, 404: "NO_TICKET", 422: "INVALID"}, may="tickets.work", parameters=(ID,),
                asked=("D3",), tables=("replies", "tickets"),
            ),
        ),
        schemas=(
            schema("SignIn", field("email", format_="email", example='"a@b.org"'), field("password", format_="password")),
            schema("TicketDraft", field("subject")),
            schema("Ticket", *TICKET),
            schema("TicketPage", field("tickets", "array", items="Ticket"), field("total", "integer", example="3")),
            schema("StateChange", TICKET[2]),
            schema("ReplyDraft", field("body")),
            schema("Reply", field("id", "integer", example="4"), field("body")),
            schema("Problem", field("code"), field("message")),
        ),
        error_format=ErrorFormat(body="Problem", description="A code for programs, a message for people"),
        rate_limits=RateLimits(limits=(GlobalRateLimit(audience="Everybody", limit="60 requests/minute"),), headers=()),
        versioning=Versioning(current="1", policy=("Only additions; the pages ship with the API",)),
        realtime=(),
        integrations=(),
        testing=(TestLevel(level="Integration tests", scope="Each endpoint against PostgreSQL"),),
    ).model_copy(),
    sprints=SprintPlan(
        sprints=(
            sprint(
                1, "2027-01-04", "2027-01-17", "Tickets can be opened", 10,
                work("T1", "Tables and sign-in", 3, "django-backend-expert", builds=("sign-in",), tables=("people", "tickets", "replies")),
                work("T2", "Open a ticket", 3, "django-backend-expert", after=("T1",), covers=("D1",), builds=("open-a-ticket",), done=("A ticket gets a number",)),
                work("T3", "Ticket form", 2, "frontend-developer", after=("T2",), covers=("D1",)),
            ),
            sprint(
                2, "2027-01-18", "2027-01-31", "Tickets are worked on", 10,
                work("T4", "Waiting and closing", 3, "django-backend-expert", after=("T1",), covers=("D2", "D4"), builds=("tickets-that-wait", "close-a-ticket"), done=("The oldest stands first", "Closed tickets are gone")),
                work("T5", "Answers, sent by mail", 5, "django-backend-expert", after=("T4",), covers=("D3", "D5"), builds=("answer-a-ticket",), done=("The colleague gets the reply within five minutes",)),
                work("T6", "Keyboard shortcuts on every screen", 2, "frontend-developer", after=("T4",), covers=("D6",), done=("Each button has a shortcut",)),
            ),
        ),
        priorities=(PriorityGroup(priority="must", when="Sprint 1-2", features=("Tickets", "Replies")),),
        velocity=(
            SprintVelocity(sprint=1, points=8, forecast=False, note="first"),
            SprintVelocity(sprint=2, points=10, forecast=False, note="full"),
        ),
        risks=(SprintRisk(id="P1", title="Mail relay", likelihood="low", impact="low", consequence="A day", mitigation="Ask IT first"),),
    ),
)
