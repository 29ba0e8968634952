"""Defects of an API: endpoints, parameters, answers, rights."""

from collections.abc import Iterator

from benchmarks.seeded_defects.defect import Defects, endpoints, entries
from plan.api import ErrorResponse, Permission, Response
from plan.plan import Plan
from tests.plan.checks.builders import again, at, parameter, put, without

KINDS = Defects()


def parameters(plan: Plan) -> Iterator[str]:
    """Yield the path of each parameter."""
    for path, endpoint in endpoints(plan):
        yield from (f"{path}/parameters/{i}" for i, _ in enumerate(endpoint.parameters))


@KINDS.add("an operation is there twice", "API-001")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        yield again(plan, path, id=f"{endpoint.id}-again")


@KINDS.add("two paths that no router can tell apart", "API-001")
def _(plan: Plan) -> Iterator[Plan]:
    for _, endpoint in endpoints(plan):
        if "{id}" in endpoint.path:
            other = tuple(p.model_copy(update={"name": "key"}) if p.name == "id" else p for p in endpoint.parameters)
            changes = {
                "id": f"{endpoint.id}-again",
                "path": endpoint.path.replace("{id}", "{key}"),
                "parameters": other,
            }
            yield put(plan, "api/endpoints/+", endpoint.model_copy(update=changes))


@KINDS.add("two endpoints of one id", "API-002")
def _(plan: Plan) -> Iterator[Plan]:
    for _, endpoint in endpoints(plan):
        changes = {"path": f"{endpoint.path}/history", "method": "GET", "request": ""}
        yield put(plan, "api/endpoints/+", endpoint.model_copy(update=changes))


@KINDS.add("a parameter with a colon", "API-003")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if "{" in endpoint.path:
            yield put(plan, f"{path}/path", endpoint.path.replace("{", ":").replace("}", ""))


@KINDS.add("a path parameter that nobody declares", "API-004")
def _(plan: Plan) -> Iterator[Plan]:
    for path in parameters(plan):
        if at(plan, f"{path}/place") == "path":
            yield without(plan, path)


@KINDS.add("a declared parameter that the path lacks", "API-004")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _endpoint in endpoints(plan):
        yield put(plan, f"{path}/parameters/+", parameter("branch_id", "path", format="uuid"))


@KINDS.add("an optional path parameter", "API-005")
def _(plan: Plan) -> Iterator[Plan]:
    for path in parameters(plan):
        if at(plan, f"{path}/place") == "path":
            yield put(plan, f"{path}/required", False)


@KINDS.add("a parameter is there twice", "API-006")
def _(plan: Plan) -> Iterator[Plan]:
    for path in parameters(plan):
        yield again(plan, path)


@KINDS.add("a minimum above the maximum", "API-007")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _endpoint in endpoints(plan):
        yield put(plan, f"{path}/parameters/+", parameter("depth", type_="integer", minimum="100", maximum="20"))


@KINDS.add("a default that is not allowed", "API-008")
def _(plan: Plan) -> Iterator[Plan]:
    for path in parameters(plan):
        if at(plan, f"{path}/maximum"):
            yield put(plan, f"{path}/default", str(int(str(at(plan, f"{path}/maximum"))) * 5))


@KINDS.add("an endpoint without an answer", "API-009")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _endpoint in endpoints(plan):
        yield put(plan, f"{path}/responses", ())


@KINDS.add("a success with the status of an error", "API-010")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _endpoint in endpoints(plan):
        yield put(plan, f"{path}/responses/0/status", 404)


@KINDS.add("an error with the status of a success", "API-010")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _endpoint in endpoints(plan):
        yield put(plan, f"{path}/errors/+", ErrorResponse(status=200, code="NOT_FOUND", description="Nothing there"))


@KINDS.add("a GET with a body", "API-011")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.method == "GET" and plan.api:
            yield put(plan, f"{path}/request", plan.api.schemas[0].name)


@KINDS.add("a 204 with a body", "API-012")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.responses and endpoint.responses[0].body:
            yield put(plan, f"{path}/responses/0/status", 204)


@KINDS.add("creating answers 200", "API-013", "PIT-509")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        # Without a body nothing is sent that could be created: a second factor may be set up with 200 as well.
        if endpoint.method == "POST" and endpoint.request and [r.status for r in endpoint.responses] == [201]:
            yield put(plan, f"{path}/responses/0/status", 200)


@KINDS.add("a change without a body", "API-014")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.method in {"PUT", "PATCH"} and endpoint.request and endpoint.path.count("{") == 1:
            yield put(plan, f"{path}/request", "")


@KINDS.add("an id that may be unknown, and no 404", "API-015")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if "{" in endpoint.path and 404 in {e.status for e in endpoint.errors}:
            yield put(plan, f"{path}/errors", tuple(e for e in endpoint.errors if e.status not in {404, 410}))


@KINDS.add("two answers of one status", "API-016")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        status = endpoint.responses[0].status
        yield put(plan, f"{path}/responses/+", Response(status=status, description="Or else", body=""))


@KINDS.add("no endpoints", "API-017")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "api/endpoints", ())


@KINDS.add("a body that is never found wrong", "API-018")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        wrong = {400, 422} & {e.status for e in endpoint.errors}
        if endpoint.request and wrong:
            yield put(plan, f"{path}/errors", tuple(e for e in endpoint.errors if e.status not in {400, 422}))


@KINDS.add("a permission that does not exist", "API-030")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.permission:
            yield put(plan, f"{path}/permission", f"{endpoint.permission}.all")


@KINDS.add("two permissions of one name", "API-031")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "api/permissions"):
        yield again(plan, path)


@KINDS.add("a permission without a credential", "API-032")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.permission:
            yield put(plan, f"{path}/authenticated", False)


@KINDS.add("no way to authenticate", "API-033")
def _(plan: Plan) -> Iterator[Plan]:
    if any(e.authenticated for _, e in endpoints(plan)):
        yield put(plan, "api/authentication/method", "")


@KINDS.add("a credential is needed, and no 401", "API-034")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.authenticated and 401 in {e.status for e in endpoint.errors}:
            yield put(plan, f"{path}/errors", tuple(e for e in endpoint.errors if e.status != 401))


@KINDS.add("a permission is needed, and no 403", "API-035")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.permission and 403 in {e.status for e in endpoint.errors}:
            yield put(plan, f"{path}/errors", tuple(e for e in endpoint.errors if e.status not in {403, 404}))


@KINDS.add("anybody can change it", "API-036")
def _(plan: Plan) -> Iterator[Plan]:
    closed = sum(e.authenticated for _, e in endpoints(plan))
    for path, endpoint in endpoints(plan):
        if endpoint.method != "GET" and endpoint.authenticated and endpoint.permission and closed > 1:
            yield put(put(plan, f"{path}/authenticated", False), f"{path}/permission", "")


@KINDS.add("anybody can read what is protected beside it", "API-039")
def _(plan: Plan) -> Iterator[Plan]:
    """The list is open and the item is closed, or the other way round."""
    reading = [(p, e) for p, e in endpoints(plan) if e.method == "GET" and e.permission]
    for path, endpoint in reading:
        for _, other in reading:
            shorter, longer = sorted((endpoint.path, other.path), key=len)
            pair = longer.startswith(f"{shorter}/{{") and longer.count("/") == shorter.count("/") + 1
            if pair and set(endpoint.tables) & set(other.tables):
                yield put(put(plan, f"{path}/authenticated", False), f"{path}/permission", "")


@KINDS.add("a permission that nothing needs", "API-037")
def _(plan: Plan) -> Iterator[Plan]:
    for path in list(entries(plan, "api/permissions"))[:1]:
        roles = at(plan, f"{path}/roles")
        yield put(plan, "api/permissions/+", Permission(name="moon.visit", description="Fly", roles=roles))


@KINDS.add("a permission that nobody has", "API-038")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "api/permissions"):
        yield put(plan, f"{path}/roles", ())


@KINDS.add("a base URL that is none", "API-040")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "api/base_urls", ())
    for path in entries(plan, "api/base_urls"):
        yield put(plan, f"{path}/url", "api.example.com")


@KINDS.add("a base URL of another version", "API-041")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "api/base_urls"):
        if "/v1" in str(at(plan, f"{path}/url")):
            yield put(plan, f"{path}/url", str(at(plan, f"{path}/url")).replace("/v1", "/v3"))


@KINDS.add("no plan for a breaking change", "API-042")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "api/versioning/policy", ())
    yield put(plan, "api/versioning/current", "")


@KINDS.add("tokens that are good for ever", "API-043")
def _(plan: Plan) -> Iterator[Plan]:
    if plan.api and plan.api.authentication.lifetimes:
        yield put(plan, "api/authentication/lifetimes", ())


@KINDS.add("no rate limits", "API-044")
def _(plan: Plan) -> Iterator[Plan]:
    opened = put(plan, "api/rate_limits/limits", ())
    for path, _endpoint in endpoints(plan):
        opened = put(opened, f"{path}/rate_limit", "")
    yield opened
