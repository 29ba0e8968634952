from plan.api import ErrorResponse, Permission, RealtimeChannel, Response, Schema
from tests.plan.checks.base import API, ID
from tests.plan.checks.builders import endpoint, field, parameter
from tests.plan.checks.case import Change, all_of, case, copy, drop, to

A = "api"
MEMBERS, LOANS, LIST = (f"{A}/endpoints/{i}" for i in range(3))
LISTED = API.endpoints[2].parameters


def more(path: str, method: str = "GET", **changes: object) -> Change:
    """One more endpoint, built by a story."""
    made = endpoint(
        "more",
        "GET",
        path,
        response=(200, "Loan"),
        errors=(401, 403, 404),
        permission="loans.read",
        parameters=(ID,) if "{id}" in path else (),
        stories=("R3",),
        tables=("loans",),
    ).model_copy(update={"method": method, **changes})
    return all_of(
        to(f"{A}/endpoints/+", made), to("sprints/sprints/1/stories/1/endpoints", ("loans-of-member", "more"))
    )


def page(**changes: object) -> Change:
    """The parameter `page_size` with changes."""
    return to(f"{LIST}/parameters/2", LISTED[2].model_copy(update=changes))


def loan_field(name: str = "extra", type_: str = "string", **changes: object) -> Change:
    """One more field of `Loan`."""
    made = field(name).model_copy(update={"type": type_, "example": "", **changes})
    return to(f"{A}/schemas/3/fields/+", made)


def answers(*responses: tuple[int, str]) -> tuple[Response, ...]:
    return tuple(Response(status=s, description="Done", body=b) for s, b in responses)


def errors(*statuses: int) -> tuple[ErrorResponse, ...]:
    return tuple(ErrorResponse(status=s, code=f"ERROR_{s}", description="Wrong") for s in statuses)


GONE = answers((204, ""))
OPEN = {"authenticated": False, "permission": ""}
LOST = Schema(name="Lost", description="Nobody uses it", fields=(field("x"),))

ENDPOINTS = (
    case(
        "API-001",
        more("/members/{member}/loans", parameters=(parameter("member", "path"), *LISTED[1:])),
        more("/members/{id}"),
    ),
    case("API-002", to(f"{MEMBERS}/id", "loans-create"), more("/loans/{id}"), "XP-007", "PIT-303"),
    case("API-003", more("/loans/:id"), more("/loans/{id}.json")),
    case("API-003", more("loans/{id}"), more("/loans/{id}/")),
    case("API-004", more("/loans/{id}", parameters=()), more("/loans/{id}")),
    case("API-004", more("/loans/recent", parameters=(ID,)), more("/loans/{id}", parameters=(ID, parameter("x")))),
    case("API-004", more("/loans/{id}/{id}"), more("/loans/{id}/id")),
    case("API-005", to(f"{LIST}/parameters/0/required", False), to(f"{LIST}/parameters/1/required", True)),
    case(
        "API-006",
        to(f"{LIST}/parameters/+", LISTED[1]),
        to(f"{LIST}/parameters/+", LISTED[1].model_copy(update={"place": "header"})),
    ),
    case("API-007", page(minimum="200", default=""), page(minimum="100", default="100")),
    case("API-007", page(maximum="many"), page(maximum="1e2")),
    case(
        "API-007", to(f"{LIST}/parameters/+", parameter("q", minimum="3")), to(f"{LIST}/parameters/+", parameter("q"))
    ),
    case("API-008", page(default="500"), page(default="100")),
    case("API-008", page(default="ten"), page(default="")),
    case(
        "API-008",
        to(f"{LIST}/parameters/+", parameter("sort", values=("asc", "desc"), default="up")),
        to(f"{LIST}/parameters/+", parameter("sort", values=("asc", "desc"), default='"asc"')),
    ),
    case("API-009", to(f"{LIST}/responses", ()), to(f"{LIST}/errors", errors(401, 403, 404)), "API-057"),
    case("API-010", to(f"{MEMBERS}/responses/0/status", 404), to(f"{MEMBERS}/responses/0/status", 202)),
    case(
        "API-010",
        to(f"{MEMBERS}/errors", errors(302, 400, 401, 403)),
        to(f"{MEMBERS}/errors", errors(503, 400, 401, 403)),
    ),
    case("API-011", to(f"{LIST}/request", "LoanCreate"), more("/loans/{id}", "PATCH", request="LoanCreate")),
    case(
        "API-012",
        more("/loans/{id}", "DELETE", responses=answers((204, "Loan"))),
        more("/loans/{id}", "DELETE", responses=GONE),
    ),
    case(
        "API-013",
        all_of(more("/loans/{id}"), to(f"{LOANS}/responses/0/status", 200)),
        to(f"{LOANS}/responses/0/status", 200),
    ),
    case("API-014", more("/loans/{id}", "PUT"), more("/loans/{id}", "PUT", request="LoanCreate")),
    case("API-015", to(f"{LIST}/errors", errors(401, 403)), to(f"{LIST}/errors", errors(401, 403, 410))),
    case(
        "API-016",
        to(f"{LOANS}/responses", answers((201, "Loan"), (201, "Member"))),
        to(f"{LOANS}/responses", answers((201, "Loan"), (202, "Loan"))),
    ),
    case(
        "API-016",
        to(f"{LOANS}/errors", errors(400, 401, 403, 403)),
        to(f"{LOANS}/errors", (*errors(400, 401, 403), ErrorResponse(status=403, code="OTHER", description=""))),
    ),
)

NO_ENDPOINTS = all_of(
    to(f"{A}/endpoints", ()),
    to("sprints/sprints/0/stories/1/endpoints", ()),
    to("sprints/sprints/1/stories/0/endpoints", ()),
    to("sprints/sprints/1/stories/1/endpoints", ()),
)

ACCESS = (
    case("API-017", NO_ENDPOINTS, all_of(NO_ENDPOINTS, to(f"{A}/style", "GraphQL")), "API-057"),
    case("API-030", more("/loans/{id}", permission="loan.read"), more("/loans/{id}", permission="")),
    case("API-031", copy(f"{A}/permissions/2"), to(f"{A}/permissions/2/roles", ("librarian", "Librarian"))),
    case(
        "API-032",
        to(f"{LIST}/authenticated", False),
        all_of(to(f"{LIST}/authenticated", False), to(f"{LIST}/permission", "")),
    ),
    case("API-033", to(f"{A}/authentication/method", ""), to(f"{A}/authentication/method", "mTLS")),
    case(
        "API-034",
        to(f"{LOANS}/errors", errors(400, 403)),
        all_of(to(f"{LIST}/errors", errors(404)), to(f"{LIST}/authenticated", False), to(f"{LIST}/permission", "")),
    ),
    case("API-035", to(f"{LOANS}/errors", errors(400, 401)), to(f"{LIST}/errors", errors(401, 404))),
    case(
        "API-036",
        more("/loans/{id}", "DELETE", responses=GONE, **OPEN),
        more("/auth/sessions/{id}", "DELETE", responses=GONE, **OPEN),
    ),
    case(
        "API-037",
        to(f"{A}/permissions/+", Permission(name="loans.archive", description="", roles=("librarian",))),
        more("/loans/{id}"),
    ),
    case("API-038", to(f"{A}/permissions/2/roles", ()), to(f"{A}/permissions/2/roles", ("Librarian",))),
    case(
        "API-040",
        to(f"{A}/base_urls/0/url", "api.example.com/v1"),
        to(f"{A}/base_urls/0/url", "http://localhost:8000/api/v1"),
    ),
    case("API-041", to(f"{A}/versioning/current", "v2"), to(f"{A}/versioning/current", "2026-12-01")),
    case("API-042", to(f"{A}/versioning/policy", ()), to(f"{A}/versioning/policy", ("x",))),
    case(
        "API-043",
        to(f"{A}/authentication/lifetimes", ()),
        all_of(to(f"{A}/authentication/lifetimes", ()), to(f"{A}/authentication/method", "HTTP Basic")),
    ),
    case(
        "API-044",
        to(f"{A}/rate_limits/limits", ()),
        all_of(to(f"{A}/rate_limits/limits", ()), to(f"{LIST}/rate_limit", "5 requests/minute")),
    ),
)

SCHEMAS = (
    case("API-050", to(f"{LOANS}/request", "LoanInput"), to(f"{LOANS}/request", "MemberCreate"), "API-057"),
    case("API-050", loan_field(type_="object", ref="Shelf"), loan_field(type_="object", ref="Member")),
    case(
        "API-050",
        to(f"{A}/realtime", (RealtimeChannel(name="x", transport="WebSocket", description="", payload="Due"),)),
        to(f"{A}/realtime", (RealtimeChannel(name="x", transport="WebSocket", description="", payload="Loan"),)),
    ),
    case("API-051", copy(f"{A}/schemas/3"), all_of(to(f"{A}/schemas/+", LOST))),
    case("API-052", loan_field("id"), loan_field("note")),
    case("API-053", loan_field(type_="array"), loan_field(type_="array", items="string")),
    case("API-053", loan_field(ref="Member"), loan_field(type_="object")),
    case("API-054", loan_field(example="open"), loan_field(example='"open"')),
    case("API-054", loan_field(example="42"), loan_field(type_="integer", example="42")),
    case("API-054", loan_field(type_="integer", example="4.5"), loan_field(type_="number", example="4.5")),
    case("API-054", loan_field(type_="boolean", example="1"), loan_field(type_="boolean", example="true")),
    case("API-054", loan_field(example="null"), loan_field(example="null", nullable=True)),
    case("API-054", loan_field(values=("a", "b"), example='"c"'), loan_field(values=("a", "b"), example='"b"')),
    case(
        "API-054",
        loan_field(type_="array", items="string", example='["a", 1]'),
        loan_field(type_="array", items="string", example='["a"]'),
    ),
    case("API-055", loan_field(type_="integer", format="uuid"), loan_field(format="uuid")),
    case(
        "API-056",
        to(f"{A}/schemas/1/fields/+", field("loan", "object", ref="Loan")),
        to(f"{A}/schemas/1/fields/+", field("loan", "object", ref="Loan").model_copy(update={"required": False})),
    ),
    case(
        "API-057",
        to(f"{A}/schemas/+", LOST),
        all_of(to(f"{A}/schemas/+", LOST), loan_field(type_="array", items="Lost")),
    ),
    case(
        "API-058",
        all_of(
            to(f"{A}/schemas/+", LOST.model_copy(update={"name": "Lost one"})),
            loan_field(type_="object", ref="Lost one"),
        ),
        all_of(
            to(f"{A}/schemas/+", LOST.model_copy(update={"name": "Lost_one"})),
            loan_field(type_="object", ref="Lost_one"),
        ),
    ),
    case(
        "API-059",
        to(f"{A}/schemas/1/fields/+", field("password_hash")),
        to(f"{A}/schemas/0/fields/+", field("password")),
    ),
    case("API-060", to(f"{A}/error_format/body", ""), to(f"{A}/error_format/body", "Member"), "API-057"),
    case("API-061", to(f"{A}/schemas/5/fields", ()), drop(f"{A}/schemas/5/fields/1")),
    case("API-062", loan_field(type_="integer", values=("1", "many")), loan_field(type_="integer", values=("1", "2"))),
    case("API-062", loan_field(values=("a", "a")), loan_field(values=("a", "A"))),
)

DOCUMENT = (
    case(
        "API-070",
        to(f"{LIST}/parameters/+", parameter("n", type_="integer", format="int32", default="99999999999")),
        to(f"{LIST}/parameters/+", parameter("n", type_="integer", format="int64", default="99999999999")),
    ),
)

CASES = (*DOCUMENT, *ENDPOINTS, *ACCESS, *SCHEMAS)
