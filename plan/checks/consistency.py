"""The pitfalls of order: missing dependencies, and an API that says the same in different ways (PIT-3…, PIT-5…)."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from plan.checks.endpoints import called
from plan.checks.lookup import Lookup
from plan.checks.paths import PARAMETER, shape
from plan.checks.rule import Problem, rule
from plan.checks.wording import joined, listed, named

_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_CAMEL = re.compile(r"[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+")
_KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_PAGE_STYLES = {
    "page numbers": frozenset(("page", "page_size", "per_page", "pagesize", "perpage", "page_number", "size")),
    "offsets": frozenset(("offset", "skip")),
    "cursors": frozenset(("cursor", "after", "before", "page_token", "starting_after", "pagetoken")),
}
_SIZES = frozenset(("page_size", "per_page", "pagesize", "perpage", "limit", "size", "first", "top"))


@rule(
    "PIT-301",
    "warning",
    "sprints",
    mend="Add the story that builds it to `depends_on`.",
    example="`S1-03` builds `POST /loans` on the table `loans`, which `S1-02` builds and which it does not wait for.",
)
def dependency_missing(look: Lookup) -> Iterator[Problem]:
    """A story uses a table that another story builds in the same sprint or later, and does not wait for it.

    Missing dependencies are what stops a sprint in its middle. A table that an earlier sprint builds is there already.
    """
    builder: dict[str, tuple[int, str]] = {}
    place = {s.id: sprint.number for _, sprint, s in look.planned}
    for _, sprint, story in look.planned:
        for table in story.tables:
            builder.setdefault(table, (sprint.number, story.id))
    for at, sprint, story in look.planned:
        used = [t for e in story.endpoints if e in look.endpoints for t in look.endpoints[e].tables]
        missing: dict[str, list[str]] = {}
        for table in dict.fromkeys(used):
            number, id_ = builder.get(table, (0, story.id))
            ready = id_ == story.id or table in story.tables or id_ in look.before_story.get(story.id, ())
            if not ready and number >= place[story.id]:
                missing.setdefault(id_, []).append(table)
        for id_, tables in missing.items():
            same = builder[tables[0]][0] == sprint.number
            when = "in the same sprint, and does not depend on it" if same else "in a later sprint"
            what = f"uses {listed(tables)}, which {named(id_)} builds {when}"
            yield Problem(at, f"Story {named(story.id)} {what}.")


@rule(
    "PIT-302",
    "warning",
    "sprints",
    mend="Say for each story what has to be there first.",
    example="Twelve stories, and none depends on another.",
)
def no_dependencies(look: Lookup) -> Iterator[Problem]:
    """No story depends on any other: missing dependencies.

    In a plan of more than five stories that is not independence but a map that nobody has drawn.
    """
    if len(look.planned) > 5 and not any(s.depends_on for _, _, s in look.planned):
        yield Problem("/sprints", f"None of the {len(look.planned)} stories depends on another.")


@rule(
    "PIT-501",
    "warning",
    "api",
    mend="Write all paths in one style; kebab-case is the usual one.",
    example="`/user-roles` and `/loanItems`.",
)
def path_styles(look: Lookup) -> Iterator[Problem]:
    """Paths are written in different styles: an inconsistent API.

    Whoever has used one half of it guesses the other half wrong.
    """
    parts = [
        (at, called(e), part) for at, e in look.every_endpoint for part in e.path.split("/") if "{" not in part and part
    ]
    yield from _odd_ones(parts, "path", ("kebab-case", "snake_case", "camelCase"))


@rule(
    "PIT-502",
    "warning",
    "api",
    mend="Write all fields and query parameters in one style.",
    example="`created_at` in one schema and `createdAt` in another.",
)
def field_styles(look: Lookup) -> Iterator[Problem]:
    """Fields and query parameters are named in different styles: an inconsistent API.

    Each client has to convert some of them, and forgets one.
    """
    names = [(at, f"{named(s.name)}.{named(f.name)}", f.name) for at, s, f in look.every_field]
    names += [
        (f"{at}/parameters/{i}", f"{named(p.name)} of {called(e)}", p.name)
        for at, e in look.every_endpoint
        for i, p in enumerate(e.parameters)
        if p.place == "query"
    ]
    yield from _odd_ones(names, "name", ("snake_case", "camelCase", "kebab-case"))


def _odd_ones(names: Iterable[tuple[str, str, str]], what: str, preferred: Sequence[str]) -> Iterator[Problem]:
    """One problem for all names that are not written as most are; between two equals the preferred style counts."""
    styled = [(at, words, style) for at, words, name in names if (style := _style(name))]
    counts = Counter(style for _, _, style in styled)
    if len(counts) < 2:
        return
    usual = max(preferred, key=lambda style: counts[style])
    odd = [(at, words, style) for at, words, style in styled if style != usual]
    which = joined(dict.fromkeys(words for _, words, _ in odd))
    styles = joined(dict.fromkeys(style for _, _, style in odd))
    verb = "is" if len({words for _, words, _ in odd}) == 1 else "are"
    yield Problem(odd[0][0], f"The {what} of {which} {verb} in {styles}, the others are in {usual}.")


def _style(name: str) -> str:
    for style, pattern in (("snake_case", _SNAKE), ("camelCase", _CAMEL), ("kebab-case", _KEBAB)):
        if pattern.fullmatch(name):
            return style
    return ""


@rule(
    "PIT-503",
    "warning",
    "api",
    mend="Call the parameter at one place by one name.",
    example="`/users/{id}` and `/users/{userId}/roles`.",
)
def parameter_names(look: Lookup) -> Iterator[Problem]:
    """The same place in a path has different parameter names: an inconsistent API.

    Routers need one name for one place, and generated clients get two names for one thing.
    """
    first: dict[str, tuple[str, str]] = {}
    operations: set[str] = set()
    for at, endpoint in look.every_endpoint:
        operation = f"{endpoint.method} {shape(endpoint.path)}"
        if operation in operations:  # there twice, which is a finding of its own
            continue
        operations.add(operation)
        clashes = []
        for match in PARAMETER.finditer(endpoint.path):
            prefix = shape(endpoint.path[: match.start()])
            name, by = first.setdefault(prefix, (match[1], called(endpoint)))
            if name != match[1]:
                clashes.append(f"{named(match[1])}, which {by} calls {named(name)}")
        if clashes:
            yield Problem(at, f"{called(endpoint)} has the parameter {' and '.join(clashes)}.")


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
    "PIT-507",
    "note",
    "api",
    mend="Name all collections in the plural.",
    example="`/users` and `/loan/{id}`.",
)
def singular_collections(look: Lookup) -> Iterator[Problem]:
    """One collection is in the singular and in the plural: an inconsistent API.

    `/loan/{id}` beside `/loans` is a guess each time.
    """
    heads = {p for _, e in look.every_endpoint for p in e.path.strip("/").split("/") if p and "{" not in p}
    for at, endpoint in look.every_endpoint:
        mixed = [p for p in endpoint.path.strip("/").split("/") if p in heads and _plural(p) & heads]
        if mixed:
            yield Problem(at, f"{called(endpoint)} says {named(mixed[0])} where other paths say it in the plural.")


def _plural(word: str) -> set[str]:
    return {f"{word}s", f"{word}es", f"{word[:-1]}ies"} if word and not word.endswith("s") else set()


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
