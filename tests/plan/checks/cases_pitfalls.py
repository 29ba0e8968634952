"""The pitfalls of too much, of screens that wait for nothing, and of an API that is not of one piece."""

from plan.api import ErrorResponse
from plan.plan import Plan
from tests.plan.checks.builders import component, endpoint, field, point, put
from tests.plan.checks.case import Change, all_of, case, to
from tests.plan.checks.cases_api import LIST, LOANS, MEMBERS, A

PARTS = "architecture/components"
BIG = to("database/volumes/1/year_3", 20_000_000)
SECOND = component("documents", "data").model_copy(update={"technology": "MongoDB"})
CACHE = component("cache", "data").model_copy(update={"technology": "Redis"})
FIRST = to(f"{PARTS}/2/technology", "PostgreSQL 17")


def with_store(store: object) -> Change:
    return all_of(FIRST, to(f"{PARTS}/+", store), to(f"{PARTS}/1/depends_on", ("postgres", getattr(store, "id", ""))))


def running(number: int) -> Change:
    """So many more systems, all of which the API needs."""

    def change(plan: Plan) -> Plan:
        for i in range(number):
            plan = put(plan, f"{PARTS}/+", component(f"part-{i}", "infrastructure"))
            plan = put(plan, "architecture/integration_points/+", point("api", f"part-{i}"))
            plan = put(plan, f"{PARTS}/1/depends_on/+", f"part-{i}")
        return plan

    return change


OVERENGINEERING = (
    case("PIT-104", with_store(SECOND), with_store(CACHE)),
    case("PIT-104", with_store(SECOND), all_of(with_store(SECOND), BIG)),
    case("PIT-105", running(6), running(5)),
)

FORM = "sprints/sprints/0/stories/2"
DEPENDENCIES = (
    case("PIT-303", to(f"{FORM}/depends_on", ("S1-01",)), to(f"{FORM}/depends_on", ("S1-02",))),
    case(
        "PIT-303",
        to(f"{FORM}/depends_on", ()),
        all_of(to(f"{FORM}/depends_on", ()), to(f"{FORM}/title", "Rules of registration")),
    ),
)


def refused(code: str, status: int = 409) -> Change:
    """Lending is refused with a code that registering has too, with 409."""
    return to(f"{LOANS}/errors/+", ErrorResponse(status=status, code=code, description="Taken"))


def changed(*ways: tuple[str, str]) -> Change:
    """More endpoints that change things."""

    def change(plan: Plan) -> Plan:
        for place, (method, path) in enumerate(ways):
            made = endpoint(
                f"change-{place}",
                "PUT",
                path,
                request="LoanCreate",
                response=(200, "Loan"),
                errors=(400, 401, 403, 404),
                permission="loans.create",
                stories=("R3",),
                tables=("loans",),
            )
            parameters = plan.api.endpoints[2].parameters[:1] if plan.api else ()
            plan = put(plan, f"{A}/endpoints/+", made.model_copy(update={"method": method, "parameters": parameters}))
            plan = put(plan, "sprints/sprints/1/stories/1/endpoints/+", f"change-{place}")
        return plan

    return change


RENEWED = ("PUT", "/renewals/{id}")
WRAPPED = all_of(
    to(f"{A}/schemas/5/fields/1", field("results", "array", items="Loan")),
    to(f"{LIST}/responses/0/body", "LoanList"),
    to(f"{LOANS}/responses/0/body", "Error"),
)

CONVENTIONS = (
    case("PIT-509", to(f"{LOANS}/responses/0/status", 200), to(f"{LOANS}/responses/0/status", 202)),
    case("PIT-510", refused("ERROR_409", 412), refused("ERROR_409")),
    case("PIT-511", to(f"{LOANS}/path", "/create-loans"), to(f"{LOANS}/path", "/loans/batch")),
    case("PIT-512", WRAPPED, to(f"{A}/schemas/5/fields/1", field("results", "array", items="string"))),
    case("PIT-513", to(f"{LOANS}/path", "/loans/"), all_of(to(f"{LOANS}/path", "/loans"))),
    case("PIT-514", changed(RENEWED, ("PATCH", "/fines/{id}")), changed(RENEWED, ("PATCH", "/renewals/{id}"))),
    case("PIT-515", to(f"{MEMBERS}/path", "/v1/members"), to(f"{MEMBERS}/path", "/vans")),
)

CASES = (*OVERENGINEERING, *DEPENDENCIES, *CONVENTIONS)
