import yaml

from plan.api import Parameter
from tests.plan.checks.base import ID, PAGE
from tests.plan.checks.builders import field, parameter
from tests.plan.checks.case import Change, all_of, case, to
from tests.plan.checks.cases_api import errors

R, MEMBERS, LOANS = "requirements/existing_openapi", "api/endpoints/0", "api/endpoints/2"
PUBLISHED = """
openapi: 3.1.0
info: {title: Loans, version: 1.0.0}
security: [{token: []}]
paths:
  /members:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/MemberCreate'}}}
      responses:
        '201': {description: Done, content: {application/json: {schema: {$ref: '#/components/schemas/Member'}}}}
  /members/{memberId}/loans:
    get:
      parameters:
        - {name: memberId, in: path, required: true, schema: {type: string, format: uuid}}
        - {name: page, in: query, schema: {type: integer}}
      responses:
        '200': {description: Done, content: {application/json: {schema: {$ref: '#/components/schemas/LoanList'}}}}
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
  schemas:
    MemberCreate: {type: object, required: [email], properties: {email: {type: string, format: email}}}
    Member:
      type: object
      required: [id, email]
      properties: {id: {type: string, format: uuid}, email: {type: string, format: email}}
    LoanList:
      type: object
      properties: {data: {type: array, items: {$ref: '#/components/schemas/Loan'}}, total_count: {type: integer}}
    Loan: {type: object, properties: {status: {type: string, enum: [open, returned]}}}
"""


def published(*changes: tuple[str, object]) -> Change:
    """The API exists already as the plan has it, but for what is changed in its document: `paths//members/post`."""
    document = yaml.load(PUBLISHED, yaml.CSafeLoader)
    for path, value in changes:
        *steps, last = path.split("|")
        inside = document
        for step in steps:
            inside = inside[step]
        inside[last] = value
    return to(R, yaml.dump(document, Dumper=yaml.CSafeDumper))


SAME = published()
NOTE = field("note")
OPTIONAL = NOTE.model_copy(update={"required": False})
MEMBER, LIST, LOAN = "components|schemas|Member", "components|schemas|LoanList", "components|schemas|Loan"
MEMBER_FIELDS, CREATE_FIELDS = f"{MEMBER}|properties", "components|schemas|MemberCreate|properties"
OTHER = to("api/schemas/1/fields/1/description", "Where letters go")
POST, GET = "paths|/members|post", "paths|/members/{memberId}/loans|get"


def taking(*added: Parameter) -> Change:
    """The loans of a member as they are, with further parameters."""
    return all_of(SAME, to(f"{LOANS}/parameters", (ID, *PAGE, *added)))


CASES = (
    case("XP-010", to(f"{LOANS}/stories", ()), all_of(SAME, to(f"{LOANS}/stories", ()))),
    case("API-034", to(f"{LOANS}/errors", errors(403, 404)), all_of(SAME, to(f"{LOANS}/errors", errors(403, 404)))),
    case(
        "API-080",
        all_of(SAME, to("api/schemas/0/fields/+", NOTE)),
        all_of(SAME, to("api/schemas/0/fields/+", OPTIONAL)),
    ),
    case(
        "API-080",
        published(("components|schemas|MemberCreate|required", [])),
        published((f"{MEMBER}|required", [])),
    ),
    case("API-080", taking(parameter("since", required=True)), taking(parameter("since"))),
    case("API-080", published((POST, {"responses": {}})), published((f"{POST}|responses", {}))),
    case(
        "API-081",
        published((f"{CREATE_FIELDS}|phone", {"type": "string"})),
        published((f"{MEMBER_FIELDS}|id|description", "Which")),
    ),
    case("API-081", published((f"{CREATE_FIELDS}|email", {"type": "integer"})), SAME),
    case("API-081", all_of(SAME, to(f"{LOANS}/parameters", (ID,))), taking(), "PIT-403"),
    case(
        "API-081",
        all_of(SAME, to(f"{LOANS}/parameters", (ID.model_copy(update={"format": ""}), *PAGE))),
        all_of(SAME, to(f"{LOANS}/parameters", (ID.model_copy(update={"description": "Whose"}), *PAGE))),
    ),
    case(
        "API-082",
        published((f"{MEMBER_FIELDS}|phone", {"type": "string"})),
        all_of(SAME, to("api/schemas/1/fields/+", NOTE)),
    ),
    case(
        "API-082",
        published((f"{LIST}|properties|total_count", {"type": "string"})),
        published((f"{LIST}|properties|total_count", {"type": "number"})),
    ),
    case(
        "API-082",
        all_of(SAME, to("api/schemas/1/fields/1/nullable", True)),
        published((f"{MEMBER_FIELDS}|email", {"type": ["string", "null"], "format": "email"})),
    ),
    case(
        "API-083",
        published((f"{POST}|responses", {"200": {"description": "Done"}})),
        published((f"{POST}|responses", {"201": {"description": "Created"}})),
    ),
    case("API-084", published((f"{GET}|security", [])), published((f"{GET}|security", [{"token": []}]))),
    case(
        "API-085",
        published((f"{LOAN}|properties|status|enum", ["open", "returned", "lost"])),
        published((f"{LOAN}|properties|status|enum", ["open"])),
    ),
    case(
        "API-086",
        published((f"{CREATE_FIELDS}|email|maxLength", 200)),
        published((f"{CREATE_FIELDS}|email|description", "Where to write")),
    ),
    case("API-086", published((f"{GET}|callbacks", {"gone": {}})), published((f"{GET}|x-own", {"gone": {}}))),
    case(
        "API-087",
        all_of(published((MEMBER, {"allOf": [yaml.safe_load(PUBLISHED)["components"]["schemas"]["Member"]]})), OTHER),
        all_of(SAME, OTHER),
    ),
)
