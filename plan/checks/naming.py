"""The pitfall of an inconsistent API: how paths, parameters and fields are named (PIT-501 and on)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from plan.checks.endpoints import called
from plan.checks.lookup import Lookup
from plan.checks.paths import PARAMETER, shape
from plan.checks.rule import Problem, rule
from plan.checks.wording import joined, named

_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_CAMEL = re.compile(r"[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+")
_KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_VERSION = re.compile(r"v\d+", re.IGNORECASE)
_VERBS = {
    "GET": ("get", "fetch", "retrieve", "list"),
    "POST": ("create", "add", "insert", "save", "new"),
    "PUT": ("update", "edit", "change", "modify"),
    "PATCH": ("update", "edit", "change", "modify"),
    "DELETE": ("delete", "remove"),
}
"""What the method says already, for each method."""


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
    "PIT-511",
    "warning",
    "api",
    mend="Name the thing in the path and leave the verb to the method: `POST /loans`.",
    example="`POST /create-loan` beside `GET /members`.",
)
def verbs_in_paths(look: Lookup) -> Iterator[Problem]:
    """Some paths say with a verb what the method says already: an inconsistent API.

    Whoever knows `POST /members` does not look for `POST /create-loan`. If most paths have verbs, that is a convention
    of its own and not meant.
    """
    odd = [(at, e) for at, e in look.every_endpoint if _verb(e.method, e.path)]
    if odd and 2 * len(odd) < len(look.every_endpoint):
        which = joined(called(e) for _, e in odd)
        others = len(look.every_endpoint) - len(odd)
        yield Problem(odd[0][0], f"{which} says with a verb what the method says; {others} other paths do not.")


def _verb(method: str, path: str) -> str:
    for part in path.strip("/").split("/"):
        words = re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", part).lower().replace("_", "-").split("-")
        if "{" not in part and words[0] in _VERBS[method] and words != ["add", "ons"]:
            return words[0]
    return ""


@rule(
    "PIT-513",
    "warning",
    "api",
    mend="Write all paths without a slash at the end.",
    example="`/loans/` beside `/members`.",
)
def trailing_slashes(look: Lookup) -> Iterator[Problem]:
    """Some paths end in a slash and others do not: an inconsistent API.

    One of the two spellings is a 404 or a redirect that drops the body.
    """
    ends = [(at, e, e.path.endswith("/")) for at, e in look.every_endpoint if e.path != "/"]
    slashed = sum(slash for _, _, slash in ends)
    if not 0 < slashed < len(ends):
        return
    rare = 2 * slashed <= len(ends)
    odd = [(at, e) for at, e, slash in ends if slash == rare]
    how = ("with a slash", "without") if rare else ("without a slash", "with one")
    verb = "ends" if len(odd) == 1 else "end"
    message = f"{joined(called(e) for _, e in odd)} {verb} {how[0]}, the other {len(ends) - len(odd)} paths {how[1]}."
    yield Problem(odd[0][0], message)


@rule(
    "PIT-515",
    "warning",
    "api",
    mend="Keep the version in the base URL alone.",
    example="`/v1/loans` below `https://api.example.com/v1`.",
)
def version_in_paths(look: Lookup) -> Iterator[Problem]:
    """A path repeats the version that the base URL has, or only some paths have one: an inconsistent API.

    The address becomes `/v1/v1/loans`, or is versioned in one half and not in the other.
    """
    begin = [(at, e, bool(_VERSION.fullmatch(e.path.strip("/").partition("/")[0]))) for at, e in look.every_endpoint]
    versioned = [(at, e) for at, e, has in begin if has]
    bases = look.plan.api.base_urls if look.plan.api else ()
    twice = any(_VERSION.fullmatch(part) for base in bases for part in base.url.split("/"))
    if versioned and (twice or len(versioned) < len(begin)):
        which = joined(called(e) for _, e in versioned)
        others = "the base URL does too" if twice else f"{len(begin) - len(versioned)} other paths do not"
        yield Problem(versioned[0][0], f"The path of {which} begins with a version, and {others}.")
