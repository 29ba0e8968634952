"""`planroom run --openapi`: the existing operations come out as they went in, with the new ones beside them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import JsonValue

from plan.checks import check
from plan.plan import Plan
from tests.node.tools import lint_openapi
from tests.tui.cli.running import ran

HERE = Path(__file__).parents[1] / "plan" / "existing"
OLD = HERE / "shop.openapi.yaml"
METHODS = ("get", "post", "put", "patch", "delete")
Object = dict[str, JsonValue]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    words = ("run", HERE / "shop.md", "--openapi", OLD, "--out", home / "out")
    done = ran(*words, PLANROOM_HOME=str(home))
    assert done.status == 0, done.output
    return home / "out"


def resolved(node: JsonValue, document: Object, depth: int = 12) -> JsonValue:
    """Return a part of a document with its references written out and 3.0's `nullable` said in 3.1's words."""
    if isinstance(node, list):
        return [resolved(one, document, depth) for one in node]
    if not isinstance(node, dict) or depth == 0:
        return None if depth == 0 else node
    if isinstance(reference := node.get("$ref"), str):
        target: JsonValue = document
        for part in reference.removeprefix("#/").split("/"):
            assert isinstance(target, dict), reference
            target = target[part]
        return resolved(target, document, depth - 1)
    found = {key: resolved(value, document, depth - 1) for key, value in node.items() if key != "nullable"}
    if node.get("nullable") is True:
        found["type"] = [node["type"], "null"]
    return found


def operations(document: Object) -> Iterator[tuple[str, str, Object]]:
    paths = document["paths"]
    assert isinstance(paths, dict)
    for path, item in paths.items():
        assert isinstance(item, dict)
        shared = item.get("parameters", [])
        for method in METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                own = operation.get("parameters", [])
                assert isinstance(own, list)
                assert isinstance(shared, list)
                security = operation.get("security", document.get("security", []))
                yield path, method, {**operation, "parameters": [*shared, *own], "security": security}


def test_every_existing_operation_is_there_as_it_was(exported: Path) -> None:
    old: Object = yaml.safe_load(OLD.read_text())
    new: Object = yaml.safe_load((exported / "openapi.yaml").read_text())
    written = {(path, method): operation for path, method, operation in operations(new)}
    compared = 0
    for path, method, operation in operations(old):
        there = written[path, method]
        for key in ("operationId", "summary", "tags", "security", "parameters", "requestBody", "responses"):
            assert resolved(there.get(key), new) == resolved(operation.get(key), old), (method, path, key)
        compared += 1
    assert compared == 12
    shapes = [(path.replace("{order_id}", "{orderId}"), method) for path, method in written]
    assert len(set(shapes)) == len(shapes)


def test_new_operations_have_the_manner_of_the_existing(exported: Path) -> None:
    document = yaml.safe_load((exported / "openapi.yaml").read_text())
    assert document["info"]["version"] == "1.5.0"
    cancel = document["paths"]["/orders/{orderId}/cancel"]["post"]
    shared = document["paths"]["/orders/{orderId}"]["parameters"]
    assert resolved(cancel["parameters"], document) == resolved(shared, document)
    assert cancel["security"] == [{"shopToken": ["orders.cancel"]}]
    refused = resolved(cancel["responses"]["403"], document)
    assert isinstance(refused, dict)
    assert "'title'" in str(refused["content"])
    assert "/gift-cards" in document["paths"]
    assert "/auth/login" not in document["paths"]


def test_the_plan_has_no_error_and_the_document_is_valid(exported: Path) -> None:
    plan = Plan.model_validate_json((exported / "plan.json").read_text())
    assert [f for f in check(plan) if f.severity == "error"] == []
    OpenAPIV31SpecValidator(yaml.safe_load((exported / "openapi.yaml").read_text())).validate()
    # What the existing document leaves out, it may: it stands as it is written.
    own = ("no-server-example.com", "tag-description")
    assert [one for one in lint_openapi([exported / "openapi.yaml"]) if not any(rule in one for rule in own)] == []


def test_a_document_of_swagger_is_refused_in_a_sentence_and_leaves_no_session(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("swagger: '2.0'\npaths: {}\n")
    words = ("run", HERE / "shop.md", "--openapi", tmp_path / "old.yaml", "--out", tmp_path / "out")
    done = ran(*words, PLANROOM_HOME=str(tmp_path / "home"))
    assert done.status == 2
    assert "Swagger 2.0" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not list((tmp_path / "home").rglob("*.jsonl"))
