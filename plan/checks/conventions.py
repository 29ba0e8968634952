"""The pitfall of an inconsistent API: how it pages, answers and refuses (PIT-504 to PIT-506, PIT-508 and on)."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from plan.checks.endpoints import called
from plan.checks.lookup import Lookup
from plan.checks.paths import shape
from plan.checks.rule import Problem, rule
from plan.checks.wording import joined, named

_PAGE_STYLES = {
    "page numbers": frozenset(("page", "page_size", "per_page", "pagesize", "perpage", "page_number", "size")),
    "offsets": frozenset(("offset", "skip")),
    "cursors": frozenset(("cursor", "after", "before", "page_token", "starting_after", "pagetoken")),
}
_CREATING = re.compile(r"(?:create|add|register|place|book|assign|grant|record|invite)s?\b", re.IGNORECASE)
_SIGNING_UP = frozenset(("register", "registration", "signup", "sign_up"))
_WRAPPERS = frozenset(("data", "items", "results", "records", "entries", "content", "values", "list"))
_SIZES = frozenset(("page_size", "per_page", "pagesize", "perpage", "limit", "size", "first", "top"))


@rule(
    "PIT-504",
    "warning",
    "api",
    mend="Page all lists in one way.",
    example="`GET /users` takes `page`, and `GET /loans` takes `cursor`.",
)
def paging_styles(look: Lookup) -> Iterator[Problem]:
    """Lists are paged in different ways: an inconsistent API.

    Each client needs a loop of its own for each of them.
    """
    styles: dict[str, list[tuple[str, str]]] = {}
    sizes: dict[str, list[tuple[str, str]]] = {}
    for at, endpoint in look.every_endpoint:
        names = {p.name.lower().replace("-", "_") for p in endpoint.parameters if p.place == "query"}
        for style, words in _PAGE_STYLES.items():
            if names & words and endpoint.method == "GET":
                styles.setdefault(style, []).append((at, called(endpoint)))
                break
        for name in sorted(names & _SIZES):
            sizes.setdefault(named(name), []).append((at, called(endpoint)))
    yield from _minority(styles, lambda who, style, usual: f"{who} pages by {style}, others by {usual}.")
    if len(styles) < 2:
        yield from _minority(sizes, lambda who, name, usual: f"{who} calls the size of a page {name}, others {usual}.")


def _minority(found: dict[str, list[tuple[str, str]]], words: Callable[[str, str, str], str]) -> Iterator[Problem]:
    """One problem for each way that is not the most usual one."""
    if len(found) < 2:
        return
    usual = max(found, key=lambda way: len(found[way]))
    for way, places in found.items():
        if way != usual:
            yield Problem(places[0][0], words(joined(p for _, p in places), way, usual))


@rule(
    "PIT-505",
    "warning",
    "api",
    mend="Answer all deletions alike; 204 without a body is the usual way.",
    example="`DELETE /users/{id}` answers 204, and `DELETE /loans/{id}` 200.",
)
def delete_statuses(look: Lookup) -> Iterator[Problem]:
    """Deletions are answered with different statuses: an inconsistent API.

    A client that waits for one of them takes the other for a failure.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for at, endpoint in look.every_endpoint:
        if endpoint.method == "DELETE" and endpoint.responses:
            found.setdefault(str(endpoint.responses[0].status), []).append((at, called(endpoint)))
    yield from _minority(found, lambda who, way, usual: f"{who} answers {way}, other deletions {usual}.")


@rule(
    "PIT-506",
    "warning",
    "api",
    mend="Write all error codes in one style; UPPER_SNAKE_CASE is the usual one.",
    example="`EMAIL_TAKEN` and `notFound`.",
)
def error_code_styles(look: Lookup) -> Iterator[Problem]:
    """Error codes are written in different styles: an inconsistent API.

    They are compared letter by letter.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for at, endpoint in look.every_endpoint:
        for i, error in enumerate(endpoint.errors):
            if error.code:
                style = "capitals" if error.code == error.code.upper() else "small letters"
                found.setdefault(style, []).append((f"{at}/errors/{i}", named(error.code)))
    for places in found.values():
        places[:] = {code: (at, code) for at, code in reversed(places)}.values()
    yield from _minority(found, lambda who, way, usual: f"The error code {who} is in {way}, others in {usual}.")


@rule(
    "PIT-508",
    "warning",
    "api",
    mend="Give one status one meaning: 400 (or 422) for bad input everywhere.",
    example="`POST /users` answers bad input with 400, and `POST /loans` with 422.",
)
def validation_statuses(look: Lookup) -> Iterator[Problem]:
    """Bad input is answered with 400 here and with 422 there: an inconsistent API.

    Each form needs to know which of the two it will get.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for at, endpoint in look.every_endpoint:
        statuses = {e.status for e in endpoint.errors}
        if endpoint.request and len(statuses & {400, 422}) == 1:
            found.setdefault(str(min(statuses & {400, 422})), []).append((at, called(endpoint)))
    yield from _minority(found, lambda who, way, usual: f"{who} answers bad input with {way}, others with {usual}.")


@rule(
    "PIT-509",
    "warning",
    "api",
    mend="Answer 201 wherever something is created (202 if it is created later).",
    example="`POST /loans` answers 200, and four other POSTs on a collection 201.",
)
def creation_statuses(look: Lookup) -> Iterator[Problem]:
    """Creating answers 201 here and 200 there: an inconsistent API.

    A client that waits for one of them takes the other for something else.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    listed_at = {e.path.rstrip("/") for _, e in look.every_endpoint if e.method == "GET"}
    items = {shape(e.path) for _, e in look.every_endpoint}
    for at, endpoint in look.every_endpoint:
        statuses = [r.status for r in endpoint.responses if r.status in {200, 201}]
        if endpoint.method != "POST" or len(statuses) != 1 or endpoint.path.endswith("}"):
            continue
        last = endpoint.path.rstrip("/").rpartition("/")[2].replace("-", "_").lower()
        if statuses == [200] and f"{shape(endpoint.path)}/{{}}" in items:  # wrong by itself, and said so
            continue
        creates = endpoint.path.rstrip("/") in listed_at
        creates = creates or last in look.tables or last in _SIGNING_UP
        creates = creates or (last.endswith("s") and bool(_CREATING.match(endpoint.summary)))
        if creates or statuses == [201]:
            found.setdefault(str(statuses[0]), []).append((at, called(endpoint)))
    if len(found.get("201", ())) >= len(found.get("200", ())):
        yield from _minority(found, lambda who, way, usual: f"{who} answers {way} when it creates, others {usual}.")


@rule(
    "PIT-510",
    "warning",
    "api",
    mend="Give each code one status.",
    example="`NOT_FOUND` has the status 404 here and 410 there.",
)
def code_with_two_statuses(look: Lookup) -> Iterator[Problem]:
    """One error code is sent with different statuses: an inconsistent API.

    Clients that go by the status and clients that go by the code do different things.
    """
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for at, endpoint in look.every_endpoint:
        for i, error in enumerate(endpoint.errors):
            if error.code:
                places = found.setdefault(error.code, {}).setdefault(str(error.status), [])
                places.append((f"{at}/errors/{i}", called(endpoint)))
    for code, statuses in found.items():
        yield from _minority(statuses, partial(_sent_otherwise, code))


def _sent_otherwise(code: str, who: str, way: str, usual: str) -> str:
    return f"{who} sends {named(code)} with {way}, others with {usual}."


@rule(
    "PIT-512",
    "warning",
    "api",
    mend="Wrap all lists in one field.",
    example="`UserList` holds its users in `data`, and `LoanList` its loans in `items`.",
)
def list_shapes(look: Lookup) -> Iterator[Problem]:
    """Lists are wrapped in different fields: an inconsistent API.

    A table in the client that shows one list cannot show the other.
    """
    answered = {r.body for _, e in look.every_endpoint for r in e.responses}
    found: dict[str, list[tuple[str, str]]] = {}
    for at, schema, field in look.every_field:
        if schema.name in answered and field.type == "array" and field.name.lower() in _WRAPPERS:
            found.setdefault(named(field.name), []).append((at, named(schema.name)))
    yield from _minority(found, lambda who, way, usual: f"{who} wraps its list in {way}, others in {usual}.")


@rule(
    "PIT-514",
    "note",
    "api",
    mend="Change things with one method; PATCH for a part, PUT for the whole.",
    example="`PUT /users/{id}`, and `PATCH` for everything else.",
)
def change_methods(look: Lookup) -> Iterator[Problem]:
    """Things are changed with PUT here and with PATCH there: an inconsistent API.

    It may be meant (the whole here, a part there); where it is not, clients guess. Paths that offer both are not meant.
    """
    methods: dict[str, set[str]] = {}
    for _, endpoint in look.every_endpoint:
        methods.setdefault(shape(endpoint.path), set()).add(endpoint.method)
    found: dict[str, list[tuple[str, str]]] = {}
    for at, endpoint in look.every_endpoint:
        both = {"PUT", "PATCH"} <= methods[shape(endpoint.path)]
        if endpoint.method in {"PUT", "PATCH"} and endpoint.path.endswith("}") and not both:
            found.setdefault(endpoint.method, []).append((at, named(endpoint.path)))
    yield from _minority(found, lambda who, way, usual: f"{who} is changed with {way}, others with {usual}.")
