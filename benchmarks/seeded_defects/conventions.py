"""An API that is not of one piece: the fifth pitfall."""

from collections.abc import Iterator

from benchmarks.seeded_defects.defect import Defects, endpoints
from plan.plan import Plan
from tests.plan.checks.builders import field, parameter, put

KINDS = Defects()


@KINDS.add("paths in two styles", "PIT-501")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        others = sum("-" in e.path.replace("{", "") for _, e in endpoints(plan))
        if others and "-" not in endpoint.path:
            yield put(plan, f"{path}/path", f"/newItems{endpoint.path}")


def other_style(plan: Plan) -> str:
    """Return a name in the style that the plan's fields are not in; empty if they are in none."""
    names = [f.name for schema in (plan.api.schemas if plan.api else ()) for f in schema.fields]
    snake, camel = sum("_" in n for n in names), sum(n != n.lower() for n in names)
    return "" if snake == camel else "lastChangedAt" if snake > camel else "last_changed_at"


@KINDS.add("fields in two styles", "PIT-502")
def _(plan: Plan) -> Iterator[Plan]:
    for i, _ in enumerate(plan.api.schemas if plan.api else ()):
        if name := other_style(plan):
            yield put(plan, f"api/schemas/{i}/fields/+", field(name, example='"x"'))


@KINDS.add("a query parameter in another style", "PIT-502")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.method == "GET" and (name := other_style(plan)):
            yield put(plan, f"{path}/parameters/+", parameter(name))


@KINDS.add("one place, two parameter names", "PIT-503")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        prefix = endpoint.path.split("{id}")[0]
        shared = sum(e.path.startswith(prefix + "{id}") for _, e in endpoints(plan))
        if "{id}" in endpoint.path and shared > 1:
            names = tuple(
                p.model_copy(update={"name": "recordKey"}) if p.name == "id" else p for p in endpoint.parameters
            )
            renamed = put(plan, f"{path}/path", endpoint.path.replace("{id}", "{recordKey}", 1))
            yield put(renamed, f"{path}/parameters", names)


@KINDS.add("lists paged in two ways", "PIT-504")
def _(plan: Plan) -> Iterator[Plan]:
    paged = [(p, e) for p, e in endpoints(plan) if {"page", "page_size"} <= {x.name for x in e.parameters}]
    for path, endpoint in paged if len(paged) > 1 else ():
        kept = tuple(x for x in endpoint.parameters if x.name not in {"page", "page_size"})
        cursor = (parameter("cursor"), parameter("limit", type_="integer", default="20"))
        yield put(plan, f"{path}/parameters", (*kept, *cursor))


@KINDS.add("a growing list without pages", "PIT-403")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        paging = {"page", "page_size", "cursor", "limit", "offset"}
        if endpoint.method == "GET" and paging & {x.name for x in endpoint.parameters}:
            large = {v.table for v in (plan.database.volumes if plan.database else ()) if v.year_3 > 5000}
            if large & set(endpoint.tables):
                kept = tuple(x for x in endpoint.parameters if x.name not in paging)
                yield put(plan, f"{path}/parameters", kept)


@KINDS.add("deletions answered in two ways", "PIT-505")
def _(plan: Plan) -> Iterator[Plan]:
    gone = [(p, e) for p, e in endpoints(plan) if e.method == "DELETE"]
    for path, endpoint in gone if len(gone) > 1 else ():
        yield put(plan, f"{path}/responses/0/status", 200 if endpoint.responses[0].status == 204 else 204)


@KINDS.add("error codes in two styles", "PIT-506")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        for i, error in enumerate(endpoint.errors):
            if error.code.isupper():
                yield put(plan, f"{path}/errors/{i}/code", error.code.title().replace("_", ""))


@KINDS.add("one collection, singular and plural", "PIT-507")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        head, _, tail = endpoint.path.lstrip("/").partition("/")
        shared = sum(e.path.lstrip("/").split("/")[0] == head for _, e in endpoints(plan))
        if head.endswith("s") and not head.endswith("ss") and shared > 1 and tail:
            yield put(plan, f"{path}/path", f"/{head.removesuffix('s')}/{tail}")


@KINDS.add("bad input answered in two ways", "PIT-508")
def _(plan: Plan) -> Iterator[Plan]:
    bad = [(p, e, {400, 422} & {x.status for x in e.errors}) for p, e in endpoints(plan) if e.request]
    alike = [(p, e) for p, e, found in bad if len(found) == 1]
    for path, endpoint in alike if len(alike) > 2 else ():
        swapped = tuple(
            e.model_copy(update={"status": 822 - e.status}) if e.status in {400, 422} else e for e in endpoint.errors
        )
        yield put(plan, f"{path}/errors", swapped)


@KINDS.add("one error code, two statuses", "PIT-510")
def _(plan: Plan) -> Iterator[Plan]:
    uses: dict[str, int] = {}
    for _, endpoint in endpoints(plan):
        for error in endpoint.errors:
            uses[error.code] = uses.get(error.code, 0) + 1
    for path, endpoint in endpoints(plan):
        for i, error in enumerate(endpoint.errors):
            free = 418 not in {e.status for e in endpoint.errors}
            if error.code and uses[error.code] > 2 and free:
                yield put(plan, f"{path}/errors/{i}/status", 418)


@KINDS.add("a verb in a path of nouns", "PIT-511")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if endpoint.path.count("/") == 1 and endpoint.method in {"GET", "POST"} and len(list(endpoints(plan))) > 4:
            verb = "create" if endpoint.method == "POST" else "get"
            yield put(plan, f"{path}/path", f"/{verb}-{endpoint.path[1:]}")


@KINDS.add("lists in two shapes", "PIT-512")
def _(plan: Plan) -> Iterator[Plan]:
    lists = [
        (i, j, s)
        for i, s in enumerate(plan.api.schemas if plan.api else ())
        for j, f in enumerate(s.fields)
        if f.type == "array"
        and f.name == "data"
        and any(r.body == s.name for _, e in endpoints(plan) for r in e.responses)
    ]
    for i, j, _schema in lists if len(lists) > 2 else ():
        yield put(plan, f"api/schemas/{i}/fields/{j}/name", "results")


@KINDS.add("a slash at the end of some paths", "PIT-513")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        yield put(plan, f"{path}/path", f"{endpoint.path}/")


@KINDS.add("changes made with PUT here and PATCH there", "PIT-514")
def _(plan: Plan) -> Iterator[Plan]:
    changing = [e for _, e in endpoints(plan) if e.method in {"PUT", "PATCH"} and e.path.endswith("}")]
    for endpoint in changing if len({e.method for e in changing}) == 1 else ():
        place = endpoint.path.rpartition("/")[2]
        other = {"method": "PUT" if endpoint.method == "PATCH" else "PATCH", "path": f"/keepsakes/{place}"}
        kept = tuple(p for p in endpoint.parameters if p.place != "path" or f"{{{p.name}}}" == place)
        changes = {**other, "id": "keepsake-change", "parameters": kept}
        yield put(plan, "api/endpoints/+", endpoint.model_copy(update=changes))


@KINDS.add("a version in a path and in the base URL", "PIT-515")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        yield put(plan, f"{path}/path", f"/v1{endpoint.path}")
