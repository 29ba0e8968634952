"""The operations of an API that exists already: kept as they are, with the new ones beside them in its own manner."""

import re
from collections import Counter
from collections.abc import Iterable

from agents.offline.domain import Domain, Thing
from agents.offline.endpoints import PAGING, Board, Draft, plural_path
from agents.offline.inflection import identifier, plural, singular
from plan.api import Api, BaseUrl, Endpoint, ErrorFormat, Parameter, Response, Schema, SchemaField, Versioning
from plan.database import Database
from plan.existing.openapi import ExistingApi, existing_api, shape

_HEAD = re.compile(r"/(?:api|rest|v\d+(?:\.\d+)?)(?=/)")
_BRACES = re.compile(r"\{([^{}/]*)\}")
_PAGING = (
    ("limit", "offset"),
    ("page", "limit"),
    ("page", "size"),
    ("page", "per_page"),
    ("page", "perPage"),
    ("page", "page_size"),
    ("page", "pageSize"),
    ("cursor", "limit"),
    ("after", "limit"),
)


class ExistingBoard(Board):
    """A board on which new endpoints go where the existing API has what they are about, and each stands once."""

    def __init__(self, domain: Domain, database: Database) -> None:
        super().__init__(domain, database)
        self.existing = existing_api(domain.requirements.existing_openapi)
        self.head = _head(self.existing)
        self._segments = self._collections()
        for endpoint in self.existing.endpoints:
            super().add(self._kept(endpoint), (), ())

    def add(self, draft: Draft, stories: Iterable[str], roles: Iterable[str]) -> Draft:
        """Add an endpoint under the existing name of its collection."""
        first, slash, rest = draft.path.removeprefix("/").partition("/")
        draft.path = f"/{self._segments.get(first, first)}{slash}{rest}"
        return super().add(draft, stories, roles)

    def _collections(self) -> dict[str, str]:
        """Return the existing path segment of each thing whose table has another name: `customer-order` is `orders`."""
        there = {p.removeprefix(self.head).strip("/").split("/")[0] for p in (e.path for e in self.existing.endpoints)}
        names = {identifier(segment): segment for segment in sorted(there)}
        found: dict[str, str] = {}
        for thing in self.domain.things:
            table = self.table(thing)
            if table is None or plural_path(table.name) in there:
                continue
            likely = (identifier(plural(thing.key)), identifier(thing.key), identifier(plural(table.name)))
            segment = next((names[name] for name in likely if name in names), "")
            if segment:
                found[plural_path(table.name)] = segment
        return found

    def _kept(self, endpoint: Endpoint) -> Draft:
        path = endpoint.path.removeprefix(self.head)
        parts = [part for part in path.split("/") if part and part[0] not in ":{"]
        thing = next((t for part in reversed(parts) for t in self.domain.things if _means(part, t)), None)
        table = self.table(thing) if thing is not None else None
        draft = Draft(
            endpoint.id, endpoint.method, path, endpoint.summary, endpoint.tag, "use", parts[-1] if parts else "root"
        )
        draft.public = self.existing.says_access and not endpoint.authenticated
        draft.tables = (table.name,) if table is not None else ()
        return draft


def _means(part: str, thing: Thing) -> bool:
    return identifier(part) in {thing.table, identifier(thing.key), identifier(plural(thing.key))}


def _head(existing: ExistingApi) -> str:
    """Return what all paths begin with that belongs to the base URL elsewhere: `/api/v1`."""
    heads = set()
    for endpoint in existing.endpoints:
        at = 0
        while match := _HEAD.match(endpoint.path, at):
            at = match.end()
        heads.add(endpoint.path[:at])
    return heads.pop() if len(heads) == 1 else ""


def beside_existing(api: Api, board: ExistingBoard) -> Api:
    """Return `api` with the existing operations and schemas unchanged, and the new ones in their manner."""
    existing = board.existing
    if not existing.endpoints:
        return api
    kept = {(e.method, shape(e.path)): e for e in existing.endpoints}
    manner = _Manner(existing)
    endpoints = []
    for endpoint in api.endpoints:
        path = f"{board.head}{endpoint.path}" if board.head else endpoint.path
        known = kept.get((endpoint.method, shape(path)))
        if known is not None:
            endpoints.append(_completed(known, endpoint, existing))
        else:
            endpoints.append(manner.endpoint(endpoint.model_copy(update={"path": path})))
    endpoints = _asked_for(endpoints, board)
    there = {schema.name for schema in existing.schemas}
    new = tuple(manner.schema(schema) for schema in api.schemas if schema.name not in there)
    body = existing.error_body or api.error_format.body
    named = [name for e in endpoints for name in (e.request, *(r.body for r in e.responses))]
    permissions = {e.permission for e in endpoints}
    access = existing.access
    return api.model_copy(
        update={
            "style": "REST over HTTPS with JSON bodies, in the manner of the existing API",
            "base_urls": existing.base_urls or (BaseUrl(environment="Where the existing API answers", url="/"),),
            "authentication": access.authentication if access is not None else api.authentication,
            "permissions": tuple(p for p in api.permissions if p.name in permissions),
            "endpoints": tuple(endpoints),
            "schemas": _used((*existing.schemas, *new), [body, *named, *(c.payload for c in api.realtime)]),
            "versioning": _versioning(existing.version, api.versioning),
            "error_format": ErrorFormat(
                body=body, description="The error format of the existing API, which every new operation has too."
            )
            if existing.error_body
            else api.error_format,
        }
    )


def _asked_for(endpoints: list[Endpoint], board: ExistingBoard) -> list[Endpoint]:
    """Return the endpoints, the existing ones with the stories that they serve and that nothing else does."""
    served = {story for endpoint in endpoints for story in endpoint.stories}
    existing = {(e.method, e.path): e for e in board.existing.endpoints}
    found: dict[str, tuple[str, ...]] = {}
    for story in board.domain.stories:
        words = {singular(word) for word in re.findall(r"[^\W\d_]+", f"{story.title} {story.want}".lower())}
        methods = [method for verbs, methods in _VERBS if verbs & words for method in methods]
        if story.id in served or not methods:
            continue
        likely = [e for e in existing.values() if e.method in methods]
        about = [e for e in likely if singular(identifier(_about(e.path))) in words]
        if about:
            first = min(about, key=lambda e: (methods.index(e.method), e.path.count("{"), e.path))
            found[first.id] = (*found.get(first.id, ()), story.id)
    return [e.model_copy(update={"stories": (*e.stories, *found.get(e.id, ()))}) for e in endpoints]


_VERBS = (
    (frozenset({"search", "find", "list", "browse", "see", "view", "filter", "look", "read", "show"}), ("GET",)),
    (frozenset({"create", "add", "place", "register", "submit"}), ("POST",)),
    (frozenset({"change", "update", "edit", "modify", "correct"}), ("PATCH", "PUT")),
    (frozenset({"delete", "remove"}), ("DELETE",)),
)


def _about(path: str) -> str:
    """Return the last part of a path that is no parameter."""
    return next((part for part in reversed(path.split("/")) if part and not part.startswith("{")), "")


def _completed(known: Endpoint, drafted: Endpoint, existing: ExistingApi) -> Endpoint:
    """Return an existing endpoint with what its document does not say: who asks for it, its tables, its answers."""
    update: dict[str, object] = {"stories": drafted.stories, "tables": drafted.tables}
    if not known.responses:
        gone = known.method == "DELETE"
        update["responses"] = (Response(status=204 if gone else 200, description="Done.", body=""),)
        there = {error.status for error in known.errors}
        missing = tuple(e for e in drafted.errors if e.status not in there and e.status == 404)
        update["errors"] = (*known.errors, *missing)
    if not existing.says_access:
        update |= {"authenticated": drafted.authenticated, "permission": drafted.permission}
        there = {error.status for error in known.errors}
        update["errors"] = (*known.errors, *(e for e in drafted.errors if e.status not in there))
    return known.model_copy(update=update)


def _versioning(written: str, drafted: Versioning) -> Versioning:
    """Return the version after the existing one, and what holds for it: nothing breaks, and something is new."""
    numbers = re.fullmatch(r"v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.\d{1,6})?", written)
    if numbers is None:
        return drafted
    major = int(numbers[1])
    names = {"v1": f"v{major}", "v2": f"v{major + 1}"}
    policy = tuple(re.sub(r"\bv[12]\b", lambda name: names[name[0]], rule) for rule in drafted.policy)
    return Versioning(current=f"v{major}.{int(numbers[2] or 0) + 1}.0", policy=policy)


def _used(schemas: tuple[Schema, ...], names: list[str]) -> tuple[Schema, ...]:
    by_name = {schema.name: schema for schema in schemas}
    used: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in used:
            used.add(name)
            waiting += [ref for field in by_name[name].fields for ref in (field.ref, field.items)]
    return tuple(schema for schema in schemas if schema.name in used)


class _Manner:
    """How the existing API does what every API does: names in paths, pages."""

    def __init__(self, existing: ExistingApi) -> None:
        self._holders = self._placeholders(existing)
        self._paging = _paging(existing)
        self._page = _page(existing)
        self._camel = _camel(existing)
        self._tags = {endpoint.tag.lower(): endpoint.tag for endpoint in reversed(existing.endpoints)}

    def _placeholders(self, existing: ExistingApi) -> dict[str, Parameter]:
        """The last parameter of each beginning of an existing path, by the beginning's shape."""
        found: dict[str, Parameter] = {}
        for endpoint in existing.endpoints:
            by_name = {p.name: p for p in endpoint.parameters if p.place == "path"}
            for match in _BRACES.finditer(endpoint.path):
                if match[1] in by_name:
                    found.setdefault(shape(endpoint.path[: match.end()]), by_name[match[1]])
        return found

    def endpoint(self, endpoint: Endpoint) -> Endpoint:
        """Return a new endpoint with the names that the existing API has for what it is sent."""
        renamed = {
            match[1]: self._holders[shape(endpoint.path[: match.end()])]
            for match in _BRACES.finditer(endpoint.path)
            if shape(endpoint.path[: match.end()]) in self._holders
        }
        path = _BRACES.sub(lambda m: f"{{{renamed[m[1]].name}}}" if m[1] in renamed else m[0], endpoint.path)
        parameters: list[Parameter] = []
        for parameter in endpoint.parameters:
            if parameter.place == "path" and parameter.name in renamed:
                parameters.append(renamed[parameter.name])
            elif self._paging and parameter in PAGING:
                parameters += [p for p in self._paging if p not in parameters]
            else:
                name = self._styled(parameter.name) if parameter.place == "query" else parameter.name
                parameters.append(parameter.model_copy(update={"name": name}))
        tag = self._tags.get(endpoint.tag.lower(), endpoint.tag)
        return endpoint.model_copy(update={"path": path, "parameters": tuple(parameters), "tag": tag})

    def _styled(self, name: str) -> str:
        """Return a name of several words in the existing style."""
        if not self._camel:
            return name
        first, *rest = name.split("_")
        return first + "".join(word[:1].upper() + word[1:] for word in rest)

    def schema(self, schema: Schema) -> Schema:
        """Return a new schema; a page has the form of the existing pages."""
        names = [field.name for field in schema.fields]
        if not self._page or names != ["data", "pagination"]:
            renamed = (f.model_copy(update={"name": self._styled(f.name)}) for f in schema.fields)
            return schema.model_copy(update={"fields": tuple(renamed)})
        items = schema.fields[0].items
        fields = tuple(f.model_copy(update={"items": items}) if f.type == "array" else f for f in self._page)
        return schema.model_copy(update={"fields": fields})


def _camel(existing: ExistingApi) -> bool:
    """Whether names of several words are in camelCase."""
    names = [field.name for schema in existing.schemas for field in schema.fields]
    names += [p.name for e in existing.endpoints for p in e.parameters if p.place == "query"]
    humps = sum(1 for name in names if re.fullmatch(r"[a-z]+(?:[A-Z][a-z0-9]*)+", name))
    return humps > sum(1 for name in names if "_" in name)


def _paging(existing: ExistingApi) -> tuple[Parameter, ...]:
    """Return the parameters by which most of the existing lists are asked for their pages."""
    counted: Counter[tuple[str, str]] = Counter()
    sample: dict[tuple[str, str], tuple[Parameter, ...]] = {}
    for endpoint in existing.endpoints:
        queries = {p.name: p for p in endpoint.parameters if p.place == "query"}
        pair = next((pair for pair in _PAGING if set(pair) <= queries.keys()), None)
        if endpoint.method == "GET" and pair is not None:
            counted[pair] += 1
            sample.setdefault(pair, tuple(queries[name] for name in pair))
    return sample[counted.most_common(1)[0][0]] if counted else ()


def _page(existing: ExistingApi) -> tuple[SchemaField, ...]:
    """Return the fields of most existing pages: a list, and where it stands."""
    schemas = {schema.name: schema for schema in existing.schemas}
    counted: Counter[tuple[str, ...]] = Counter()
    sample: dict[tuple[str, ...], tuple[SchemaField, ...]] = {}
    for endpoint in existing.endpoints:
        for response in endpoint.responses if endpoint.method == "GET" else ():
            fields = schemas[response.body].fields if response.body in schemas else ()
            lists = [f for f in fields if f.type == "array"]
            others = [f for f in fields if f.type != "array"]
            if len(lists) == 1 and lists[0].items in schemas and others and not endpoint.path.endswith("}"):
                if any(f.type not in {"integer", "boolean"} and f.ref == "" and f.format == "" for f in others):
                    continue
                names = tuple(f.name for f in fields)
                counted[names] += 1
                sample.setdefault(names, fields)
    return sample[counted.most_common(1)[0][0]] if counted else ()
