"""What a planned API would break for those who call the existing one already."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from plan.api import Api, Endpoint, Schema, SchemaField
from plan.existing.openapi import ExistingApi, shape

BreakKind = Literal["needed", "refused", "answer", "status", "credential", "value"]
"""What callers must send now; what they may not send any more; what they do not get any more; the success they wait
for; a credential they have none of; a value they wait for."""


@dataclass(frozen=True, slots=True)
class Break:
    """One thing that breaks: the operation, where the plan says it (a JSON pointer), what it is and what follows."""

    kind: BreakKind
    operation: str
    pointer: str
    what: str
    follows: str


def breaks(existing: ExistingApi, api: Api) -> tuple[Break, ...]:
    """Return what breaks for callers, in the order of the existing operations, each place once.

    An operation that is not there any more is not among it.
    """
    found: dict[tuple[str, str, str], Break] = {}
    comparison = _Comparison(existing, api)
    for one in comparison.all():
        found.setdefault((one.kind, one.pointer, one.what), one)
    return tuple(found.values())


class _Comparison:
    def __init__(self, existing: ExistingApi, api: Api) -> None:
        self._existing = existing
        self._old = _by_name(existing.schemas)
        self._new = _by_name(api.schemas)
        self._places = {schema.name: i for i, schema in reversed(list(enumerate(api.schemas)))}
        self._planned: dict[tuple[str, str], tuple[int, Endpoint]] = {}
        for i, endpoint in enumerate(api.endpoints):
            self._planned.setdefault((endpoint.method, shape(endpoint.path)), (i, endpoint))

    def all(self) -> Iterator[Break]:
        for old in self._existing.endpoints:
            place, new = self._planned.get((old.method, shape(old.path)), (-1, None))
            if new is not None:
                yield from self._operation(old, new, f"/endpoints/{place}")

    def _operation(self, old: Endpoint, new: Endpoint, at: str) -> Iterator[Break]:
        called = f"{old.method} {old.path}"
        if self._existing.says_access and _needs_credential(new) and not _needs_credential(old):
            what = "needs a credential that it did not need"
            yield Break("credential", called, at, what, "callers without one get 401")
        yield from self._parameters(old, new, at, called)
        unsaid = (old.method, old.path) in self._existing.unsaid
        if new.request and not old.request and not unsaid and self._asks(new.request):
            what = "needs a request body that it did not need"
            yield Break("needed", called, at, what, "callers who send none are refused")
        if old.request and new.request:
            yield from self._sent(old.request, new.request, called, at, set())
        elif old.request:
            what = "takes no request body any more"
            yield Break("refused", called, at, what, "what callers send is refused or lost")
        after = _successes(new)
        for status, body in _successes(old).items():
            if status not in after:
                now = f"answers {', '.join(map(str, after)) or 'nothing'} instead of {status}"
                yield Break("status", called, at, now, f"callers who wait for {status} take it for a failure")
            elif body and after[status]:
                yield from self._answered(body, after[status], called, at, set())
            elif body:
                what = f"answers {status} without the body that it had"
                yield Break("answer", called, at, what, "callers who read it find nothing")

    def _asks(self, schema: str) -> bool:
        return schema not in self._new or any(f.required for f in self._new[schema].fields)

    def _parameters(self, old: Endpoint, new: Endpoint, at: str, called: str) -> Iterator[Break]:
        before = {(p.place, p.name): p for p in old.parameters if p.place != "path"}
        after = {(p.place, p.name): (i, p) for i, p in enumerate(new.parameters) if p.place != "path"}
        for key, (i, now) in after.items():
            was = before.get(key)
            what = f"the {now.place} parameter {now.name}"
            if now.required and (was is None or not was.required):
                follows = "callers who do not send it are refused"
                yield Break("needed", called, f"{at}/parameters/{i}", f"{what} has to be sent now", follows)
            if was is not None and (change := _narrower(was.type, was.values, now.type, now.values)):
                yield Break("refused", called, f"{at}/parameters/{i}", f"{what} {change}", _REFUSED)
        for place, name in before:
            if (place, name) not in after:
                follows = "what callers ask for with it is not heeded any more"
                yield Break("refused", called, at, f"the {place} parameter {name} is not taken any more", follows)
        yield from self._path_parameters(old, new, at, called)

    def _path_parameters(self, old: Endpoint, new: Endpoint, at: str, called: str) -> Iterator[Break]:
        before = [p for p in old.parameters if p.place == "path"]
        after = [(i, p) for i, p in enumerate(new.parameters) if p.place == "path"]
        if len(before) != len(after):
            return
        for was, (i, now) in zip(before, after, strict=True):
            formats = {was.format, now.format}
            change = _narrower(was.type, was.values, now.type, now.values)
            if not change and was.format != now.format and "uuid" in formats:
                change = f"has the format {now.format or 'none'} instead of {was.format or 'none'}"
            if change:
                what = f"the path parameter {now.name} {change}"
                yield Break("refused", called, f"{at}/parameters/{i}", what, _REFUSED)

    def _pairs(
        self, was: str, now: str, seen: set[tuple[str, str]]
    ) -> tuple[dict[str, SchemaField], dict[str, tuple[str, SchemaField]]] | None:
        if (was, now) in seen or was not in self._old or now not in self._new:
            return None
        seen.add((was, now))
        at = f"/schemas/{self._places[now]}"
        after = {f.name: (f"{at}/fields/{i}", f) for i, f in enumerate(self._new[now].fields)}
        return {f.name: f for f in self._old[was].fields}, after

    def _sent(self, was: str, now: str, called: str, at: str, seen: set[tuple[str, str]]) -> Iterator[Break]:
        pairs = self._pairs(was, now, seen)
        if pairs is None:
            return
        before, after = pairs
        for name, (place, field) in after.items():
            known = before.get(name)
            what = f"the field {now}.{name} of the request"
            if field.required and (known is None or not known.required):
                yield Break(
                    "needed", called, place, f"{what} has to be sent now", "callers who leave it out are refused"
                )
            if known is None:
                continue
            change = _narrower(known.type, known.values, field.type, field.values) or _other_items(known, field)
            if known.nullable and not field.nullable:
                change = change or "may not be null any more"
            if change:
                yield Break("refused", called, place, f"{what} {change}", _REFUSED)
            yield from self._inside(known, field, called, at, seen, self._sent)
        for name in before:
            if name not in after:
                what = f"the field {was}.{name} of the request is not taken any more"
                yield Break("refused", called, f"/schemas/{self._places[now]}", what, "what callers send is lost")

    def _answered(self, was: str, now: str, called: str, at: str, seen: set[tuple[str, str]]) -> Iterator[Break]:
        pairs = self._pairs(was, now, seen)
        if pairs is None:
            return
        before, after = pairs
        for name, known in before.items():
            what = f"the field {was}.{name} of the answer"
            if name not in after:
                follows = "callers who read it find nothing"
                yield Break("answer", called, f"/schemas/{self._places[now]}", f"{what} is not there any more", follows)
                continue
            place, field = after[name]
            change = _other_type(known, field)
            if change:
                yield Break("answer", called, place, f"{what} {change}", "callers who read it fail")
            elif (known.required and not field.required) or (field.nullable and not known.nullable):
                change = "may be null now" if known.nullable != field.nullable else "is not always there any more"
                yield Break("answer", called, place, f"{what} {change}", "callers who count on it fail")
            gone = [v for v in known.values if v not in field.values] if field.values else []
            if gone:
                said = f"{what} is never {' or '.join(gone[:4])} any more"
                yield Break("value", called, place, said, "callers who wait for it wait without end")
            yield from self._inside(known, field, called, at, seen, self._answered)

    def _inside(
        self, was: SchemaField, now: SchemaField, called: str, at: str, seen: set[tuple[str, str]], walk: "_Walk"
    ) -> Iterator[Break]:
        yield from walk(was.ref, now.ref, called, at, seen)
        yield from walk(was.items, now.items, called, at, seen)


_Walk = Callable[[str, str, str, str, set[tuple[str, str]]], Iterator[Break]]
_REFUSED = "what callers send today is refused"


def _by_name(schemas: tuple[Schema, ...]) -> Mapping[str, Schema]:
    return {schema.name: schema for schema in reversed(schemas)}


def _needs_credential(endpoint: Endpoint) -> bool:
    return endpoint.authenticated or bool(endpoint.permission)


def _successes(endpoint: Endpoint) -> dict[int, str]:
    return {response.status: response.body for response in endpoint.responses}


def _narrower(was: str, values: tuple[str, ...], now: str, allowed: tuple[str, ...]) -> str:
    """Return how what may be sent got narrower; empty if all that was taken is taken still."""
    if was != now and (was, now) != ("integer", "number"):
        return f"is of type {now} instead of {was}"
    if not allowed:
        return ""
    gone = [value for value in values if value not in allowed]
    if gone:
        return f"may not be {' or '.join(gone[:4])} any more"
    return "" if values else "takes certain values only now"


def _other_items(was: SchemaField, now: SchemaField) -> str:
    plain = {"string", "integer", "number", "boolean", "object", "array"}
    one, other = (field.items if field.items in plain else "object" if field.items else "" for field in (was, now))
    return f"is a list of {other} instead of {one}" if one and other and one != other else ""


def _other_type(was: SchemaField, now: SchemaField) -> str:
    """Return how a value got another type; empty if whoever could read it can read it still."""
    if was.type != now.type and (was.type, now.type) != ("number", "integer"):
        return f"is of type {now.type} instead of {was.type}"
    if was.format != now.format and "date-time" in {was.format, now.format}:
        return f"has the format {now.format or 'none'} instead of {was.format or 'none'}"
    return _other_items(was, now)
