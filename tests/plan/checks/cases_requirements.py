from plan.requirements import Role
from tests.plan.checks.builders import SAID, user_story
from tests.plan.checks.case import case, copy, to

R = "requirements"
DOC = "openapi: 3.1.0\npaths:\n  /loans:\n    post: {}\n"

CASES = (
    case("REQ-001", copy(f"{R}/stories/2", want="renew loans"), copy(f"{R}/stories/2", id="R4", want="renew loans")),
    case(
        "REQ-002",
        copy(f"{R}/roles/0"),
        to(f"{R}/roles/+", Role(id="reader", name="Reader", description="", source=SAID)),
    ),
    case("REQ-003", to(f"{R}/stories/2/role", "manager"), to(f"{R}/stories/2/role", "")),
    case(
        "REQ-004", copy(f"{R}/stories/2", id="R4"), copy(f"{R}/stories/2", id="R4", want="see overdue loans"), "XP-015"
    ),
    case("REQ-005", to(f"{R}/team/velocity", 0), to(f"{R}/team/velocity", 13)),
    case(
        "REQ-006",
        to(
            f"{R}/stories",
            (user_story("R1", "a", "could"), user_story("R2", "b", "could"), user_story("R3", "c", "could")),
        ),
        to(f"{R}/stories", (user_story("R1", "a", "could"), user_story("R2", "b"), user_story("R3", "c", "could"))),
    ),
    case(
        "REQ-007",
        to(f"{R}/existing_schema", "see the wiki"),
        to(f"{R}/existing_schema", "CREATE TABLE books (id uuid);"),
    ),
    case("REQ-008", to(f"{R}/existing_openapi", "paths: [not, a, map"), to(f"{R}/existing_openapi", DOC)),
)
