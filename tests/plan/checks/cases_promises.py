"""What one artifact promises and another cannot keep."""

from plan.api import ApiIntegration
from plan.requirements import Integration, Volume
from tests.plan.checks.builders import SAID, column, field, story
from tests.plan.checks.case import Change, all_of, case, nothing, to
from tests.plan.checks.cases_database import LOANS, MEMBERS, D, query
from tests.plan.checks.cases_statements import ONE_EACH

STRIPE = all_of(
    to("requirements/integrations", (Integration(name="Stripe", purpose="Stripe takes fees", source=SAID),)),
    to("architecture/components/1/responsibilities", ("Calls Stripe",)),
)
CONTRACT = ApiIntegration(name="Stripe", purpose="Fees", failure="Tried again")
NO_POINTS = to("requirements/exclusions", ("Loyalty points",))
RETURNED = field("returned_at", format_="date-time", example='"2026-12-01T10:00:00Z"')
SHOWN = "api/schemas/3/fields"
LATER = "sprints/sprints/1/stories"


BEHIND = "SELECT {} FROM loans WHERE member_id = $1 AND {} ORDER BY {} LIMIT 20"
SEEN = ("member", "due date of the last row seen")


def counted(amount: int) -> Change:
    volume = Volume(subject="members", amount=amount, per="total", when="", text=f"{amount} members", source=SAID)
    return to("requirements/volumes", (volume,))


def page_of_members(*after: str) -> Change:
    """A screen in the second sprint for what the first one builds."""
    page = story("S2-03", "Frontend: members", 1, after=after, requirements=("R1",))
    return all_of(to(f"{LATER}/+", page), to("sprints/velocity/1/points", 9))


CASES = (
    case("XP-054", STRIPE, all_of(STRIPE, to("api/integrations", (CONTRACT,)))),
    case("XP-055", to(f"{SHOWN}/2/values", ("open",)), nothing),
    case(
        "XP-056",
        to(f"{SHOWN}/+", RETURNED),
        to(f"{SHOWN}/+", RETURNED.model_copy(update={"nullable": True})),
    ),
    case(
        "XP-057",
        to("architecture/components/2/technology", "MySQL 8"),
        to("architecture/components/2/technology", "Amazon Aurora for PostgreSQL"),
    ),
    case("XP-058", counted(100_000), counted(18_000)),
    case(
        "XP-059",
        all_of(NO_POINTS, to(f"{LATER}/1/title", "Loyalty points API")),
        all_of(NO_POINTS, to(f"{LATER}/1/title", "Points of a member")),
    ),
    case(
        "API-045",
        to("api/authentication/lifetimes/0/lifetime", "10 years"),
        to("api/authentication/lifetimes/0/lifetime", "24 hours"),
    ),
    case(
        "DB-013",
        all_of(
            to(f"{LOANS}/columns/5/type", "timestamp"),
            to(f"{MEMBERS}/columns/+", column("updated_at", "timestamptz", default="now()")),
        ),
        to(f"{MEMBERS}/columns/+", column("updated_at", "timestamptz", default="now()")),
    ),
    case(
        "DB-089",
        to(f"{D}/backup/frequency", "Weekly"),
        to(f"{D}/backup/frequency", "Weekly full backup; the log is archived every hour"),
    ),
    case(
        "DB-090",
        to(f"{LOANS}/columns/1/unique", True),
        all_of(to(f"{LOANS}/columns/1/unique", True), to(f"{D}/relationships/0", ONE_EACH)),
        "DB-043",
    ),
    case(
        "DB-091",
        query(BEHIND.format("id, due_on", "due_on < $2", "due_on DESC"), *SEEN),
        query(BEHIND.format("id, due_on", "(due_on, id) < ($2, $3)", "due_on DESC, id DESC"), *SEEN, "last id seen"),
        "XP-060",
    ),
    case(
        "XP-060",
        query(BEHIND.format("id", "id > $2", "id"), "member", "last id seen"),
        query(BEHIND.format("id", "due_on > $2", "id"), "member", "day"),
    ),
    case("PIT-304", page_of_members(), page_of_members("S1-02")),
)
