"""Defects of the schemas of requests and answers, and of what they and the tables say of each other."""

from collections.abc import Iterator

from benchmarks.seeded_defects.defect import Defects, endpoints, entries
from plan.api import Schema
from plan.plan import Plan
from tests.plan.checks.builders import again, at, field, parameter, put, without

KINDS = Defects()


def fields(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the path of each field with its schema's name."""
    for i, schema in enumerate(plan.api.schemas if plan.api else ()):
        for j, _ in enumerate(schema.fields):
            yield f"api/schemas/{i}/fields/{j}", schema.name


@KINDS.add("a body of no schema", "API-050")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.request:
            yield put(plan, f"{path}/request", f"{endpoint.request}V2")


@KINDS.add("a schema is dropped that is answered", "API-050")
def _(plan: Plan) -> Iterator[Plan]:
    for _, endpoint in endpoints(plan):
        if endpoint.responses and (body := endpoint.responses[0].body) and plan.api:
            place = next((i for i, s in enumerate(plan.api.schemas) if s.name == body), None)
            if place is not None:
                yield without(plan, f"api/schemas/{place}")


@KINDS.add("two schemas of one name", "API-051")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "api/schemas"):
        yield again(plan, path)


@KINDS.add("a field is there twice", "API-052")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _name in fields(plan):
        yield again(plan, path)


@KINDS.add("an array of nothing in particular", "API-053")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _name in fields(plan):
        if at(plan, f"{path}/type") == "array":
            yield put(plan, f"{path}/items", "")


@KINDS.add("an example of another type", "API-054")
def _(plan: Plan) -> Iterator[Plan]:
    wrong = {"string": "42", "integer": '"many"', "boolean": '"yes"', "number": '"some"'}
    for path, _name in fields(plan):
        if (kind := str(at(plan, f"{path}/type"))) in wrong:
            yield put(plan, f"{path}/example", wrong[kind])


@KINDS.add("a format of another type", "API-055")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _name in fields(plan):
        if at(plan, f"{path}/type") in {"integer", "number", "boolean"}:
            yield put(plan, f"{path}/format", "uuid")


@KINDS.add("schemas that need each other for ever", "API-056")
def _(plan: Plan) -> Iterator[Plan]:
    for i, schema in enumerate(plan.api.schemas if plan.api else ()):
        yield put(plan, f"api/schemas/{i}/fields/+", field("previous", "object", ref=schema.name))


@KINDS.add("a schema that nothing uses", "API-057")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "api/schemas/+", Schema(name="Leftover", description="Old", fields=(field("label"),)))


@KINDS.add("a schema name with a space", "API-058")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "api/schemas"):
        yield put(plan, f"{path}/name", f"{at(plan, f'{path}/name')} record")


@KINDS.add("a secret that is answered", "API-059")
def _(plan: Plan) -> Iterator[Plan]:
    for _, endpoint in endpoints(plan):
        for i, schema in enumerate(plan.api.schemas if plan.api else ()):
            if endpoint.responses and schema.name == endpoint.responses[0].body:
                yield put(plan, f"api/schemas/{i}/fields/+", field("password_hash"))


@KINDS.add("no error format", "API-060")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "api/error_format/body", "")


@KINDS.add("a schema without fields", "API-061")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "api/schemas"):
        yield put(plan, f"{path}/fields", ())


@KINDS.add("values of another type", "API-062")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _name in fields(plan):
        if at(plan, f"{path}/type") == "integer":
            yield put(plan, f"{path}/values", ("few", "many"))


@KINDS.add("a document that the validator refuses", "API-070", "API-008", "API-007")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.method == "GET":
            huge = parameter("size_class", type_="integer", format="int32", default="99999999999")
            yield put(plan, f"{path}/parameters/+", huge)


@KINDS.add("a field of another type than its column", "XP-031")
def _(plan: Plan) -> Iterator[Plan]:
    """The plain schema of one table, answered by an endpoint on that table alone."""
    for path, name in fields(plan):
        answering = [e for _, e in endpoints(plan) if len(e.tables) == 1 and any(r.body == name for r in e.responses)]
        everywhere = {e.tables for _, e in endpoints(plan) if name in {e.request, *(r.body for r in e.responses)}}
        if len(everywhere) != 1 or not answering or plan.database is None:
            continue
        table = next((t for t in plan.database.tables if t.name == answering[0].tables[0]), None)
        column = next((c for c in table.columns if c.name == at(plan, f"{path}/name")), None) if table else None
        kind = column.type.split("(")[0] if column else ""
        clear = kind in {"uuid", "text", "varchar", "boolean", "timestamptz", "date"}
        if clear and at(plan, f"{path}/type") in {"string", "boolean"}:
            changed = put(put(plan, f"{path}/type", "integer"), f"{path}/format", "")
            yield put(put(changed, f"{path}/example", "7"), f"{path}/values", ())


@KINDS.add("a path parameter of another type than the key", "XP-032")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        for i, one in enumerate(endpoint.parameters):
            key = [
                c
                for t in (plan.database.tables if plan.database else ())
                if t.name in endpoint.tables
                for c in t.columns
                if c.name == one.name and c.name in t.primary_key
            ]
            if one.place == "path" and one.name == "id" and key and all(c.type == "uuid" for c in key):
                changed = put(plan, f"{path}/parameters/{i}/type", "integer")
                yield put(changed, f"{path}/parameters/{i}/format", "int64")
