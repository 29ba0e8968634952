"""An OpenAPI document in several files becomes one in which every endpoint is there."""

import json
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from plan.existing.openapi import existing_api
from plan.existing.openapi_bundle import bundled
from plan.existing.openapi_document import OpenApiError
from tui.options import UnusableDocumentError, whole_api

HEAD = "openapi: 3.1.0\ninfo: {title: Loans, version: '1'}\n"
FILES = {
    "api.yaml": HEAD
    + """
security: [{bearer: []}]
paths:
  /users: {$ref: paths/users.yaml}
  /loans:
    parameters: [{$ref: '#/components/parameters/Tenant'}]
    get:
      operationId: listLoans
      parameters: [{$ref: 'common.yaml#/parameters/Page'}]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: array, items: {$ref: schemas/loan.yaml}}
              example: {$ref: 'no/reference.yaml'}
        default: {$ref: 'common.yaml#/responses/Error'}
components:
  schemas:
    User: {$ref: 'schemas/user.yaml#/User'}
    loan: {type: string}
  securitySchemes: {bearer: {type: http, scheme: bearer}}
  parameters: {Tenant: {name: X-Tenant, in: header, required: true, schema: {type: string}}}
""",
    "paths/users.yaml": """
get:
  operationId: listUsers
  responses:
    '200': {description: ok, content: {application/json: {schema: {$ref: '../schemas/user.yaml#/User'}}}}
post:
  operationId: addUser
  requestBody: {content: {application/json: {schema: {$ref: '../api.yaml#/components/schemas/User'}}}}
  responses: {'201': {description: ok}}
""",
    "schemas/user.yaml": "User: {type: object, properties: {id: {type: string}, manager: {$ref: '#/User'}}}",
    "schemas/loan.yaml": """
allOf:
- {$ref: base.yaml}
- type: object
  properties: {user: {$ref: 'user.yaml#/User'}, kind: {oneOf: [{type: string}, {type: integer}]}}
""",
    "schemas/base.yaml": "{type: object, required: [id], properties: {id: {type: string}}}",
    "common.yaml": """
parameters: {Page: {name: page, in: query, schema: {type: integer}}}
responses: {Error: {description: bad, content: {application/json: {schema: {$ref: schemas/base.yaml}}}}}
""",
}


def test_every_endpoint_of_every_file_is_there() -> None:
    whole = bundled(FILES["api.yaml"], FILES.__getitem__, "api.yaml")
    tree = json.loads(whole)
    validate(tree)
    found = existing_api(whole)
    assert [(e.method, e.path) for e in found.endpoints] == [("GET", "/users"), ("POST", "/users"), ("GET", "/loans")]
    assert {p.name for p in found.endpoints[2].parameters} == {"X-Tenant", "page"}
    schemas = tree["components"]["schemas"]
    assert set(schemas) == {"User", "loan", "loan2", "base"}
    assert schemas["User"]["properties"]["manager"] == {"$ref": "#/components/schemas/User"}
    listed = tree["paths"]["/loans"]["get"]["responses"]["200"]["content"]["application/json"]
    assert listed["example"] == {"$ref": "no/reference.yaml"}, "an example is data"


def test_a_document_in_one_file_stays_as_it_is() -> None:
    text = HEAD + "paths: {}\ncomponents: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {}}}\n"
    assert bundled(text, FILES.__getitem__) is text


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("https://example.com/user.yaml", "not fetched"),
        ("../secrets.yaml", "not in its own folder"),
        ("/etc/passwd", "not in its own folder"),
        ("schemas/user.yaml#/Nobody", "leads to nothing"),
        ("circle.yaml", "leads to itself"),
    ],
)
def test_what_cannot_be_followed_is_a_sentence(reference: str, said: str) -> None:
    files = {**FILES, "circle.yaml": "{$ref: circle.yaml}"}
    with pytest.raises(OpenApiError, match=said):
        bundled(HEAD + f"paths: {{/users: {{$ref: '{reference}'}}}}", files.__getitem__)


def test_files_are_read_beside_the_document_and_a_missing_one_is_named(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert len(existing_api(whole_api(tmp_path / "api.yaml", FILES["api.yaml"])).endpoints) == 3
    (tmp_path / "common.yaml").unlink()
    with pytest.raises(UnusableDocumentError, match=r"api\.yaml cannot be taken over.*common\.yaml"):
        whole_api(tmp_path / "api.yaml", FILES["api.yaml"])
