"""Which endpoint keeps each business rule: the one that does what the rule forbids, allows or makes hang on more."""

import re
from dataclasses import dataclass

from agents.offline.domain import Domain
from agents.offline.endpoints import stem
from agents.offline.field_names import happening
from agents.offline.inflection import identifier, singular
from agents.offline.lexicon import words
from plan.api import Api, Endpoint

_WORD = re.compile(r"[^\W_]+")
_VERBS = {
    "DELETE": words("delete remove eliminar"),
    "PATCH": words("change edit update modify correct alter cambiar editar modificar"),
    "PUT": words("change edit update modify"),
    "POST": words("create add enter new make record register have hold need require contain allow crear last"),
    "GET": words("see view show visible read list access display ver"),
}
_EMPTY = words("auth a an the of in by to and or it is its for export batch import list read create update delete get")
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What of an endpoint a rule can speak of."""

    ident: str
    changes: bool
    heads: tuple[frozenset[str], ...]
    doing: frozenset[str]
    usual: frozenset[str]
    roles: frozenset[str]
    fields: frozenset[str]
    happens: frozenset[str]
    """What happens with it, as the days and moments say that are sent: `lent` of `lent_on`."""


def rules_by_endpoint(domain: Domain, api: Api) -> dict[str, list[tuple[str, str]]]:
    """Return the rules (id and text) that each endpoint keeps, by its id; under "" those that none keeps alone."""
    permissions = {p.name: p.roles for p in api.permissions}
    bodies = {s.name: [f.name for f in s.fields] for s in api.schemas}
    candidates = [_candidate(e, permissions, bodies) for e in api.endpoints if not e.path.startswith("/auth/")]
    by_head: dict[str, list[int]] = {}
    for place, candidate in enumerate(candidates):
        for head in {_longest(h) for h in candidate.heads if h} | set(candidate.doing | candidate.happens):
            by_head.setdefault(head, []).append(place)
    found: dict[str, list[tuple[str, str]]] = {}
    for rule in domain.requirements.rules:
        said = _stems(rule.text)
        near = sorted({place for word in said for place in by_head.get(word, ())})
        best, best_score = "", _ENOUGH
        for place in near:
            value = _score(candidates[place], said)
            if value > best_score:
                best, best_score = candidates[place].ident, value
        found.setdefault(best, []).append((rule.id, rule.text))
    return found


def _candidate(endpoint: Endpoint, permissions: dict[str, tuple[str, ...]], bodies: dict[str, list[str]]) -> _Candidate:
    last = endpoint.path.rsplit("/", 1)[-1]
    action = last.split("-") if endpoint.path.count("/") > 1 and not last.startswith("{") else []
    verb = re.match(r"([^\W_]+)(?:: | an? )", endpoint.summary)
    doing = {stem(w) for w in (*action, *((verb.group(1).lower(),) if verb else ())) if w not in _EMPTY}
    heads = tuple(frozenset(stem(p) for p in table.split("_")) for table in endpoint.tables)
    sent = bodies.get(endpoint.request, [])
    return _Candidate(
        endpoint.id,
        endpoint.method != "GET",
        heads,
        frozenset(doing.difference(*heads)),
        frozenset(stem(w) for w in _VERBS[endpoint.method]) if not action else frozenset(),
        frozenset(stem(w) for role in permissions.get(endpoint.permission, ()) for w in identifier(role).split("_")),
        frozenset(stem(p) for name in sent for p in name.removesuffix("_id").split("_")),
        frozenset(map(stem, filter(None, map(happening, sent)))),
    )


def _stems(text: str) -> frozenset[str]:
    parts = (part for token in _WORD.findall(text) for part in identifier(token).split("_") if part)
    return frozenset(stem(singular(part)) for part in parts)


def _score(candidate: _Candidate, said: frozenset[str]) -> float:
    named = next((2.0 - place * 0.5 for place, head in enumerate(candidate.heads[:3]) if head and head <= said), 0.0)
    if not named and any(_longest(head) in said for head in candidate.heads if head):
        named = 1.0
    if not named and candidate.happens & said:
        named = 1.8
    does = any(word in said or _grows(word, said) for word in candidate.doing)
    usual = bool(candidate.usual & said)
    return (
        named
        + (2.5 if does else 0.0)
        + (1.0 if usual else 0.0)
        + (0.6 if candidate.roles & said else 0.0)
        + min(1.0, 0.4 * len(candidate.fields & said))
        + (0.5 if candidate.changes else 0.0)
    )


def _longest(words: frozenset[str]) -> str:
    """The longest word of a name; of several as long always the same, whatever order Python keeps them in."""
    return max(sorted(words), key=len)


def _grows(word: str, said: frozenset[str]) -> bool:
    """Whether the words hold a noun made of a verb: `approval` of `approve`."""
    return len(word) > 4 and any(other.startswith(word[:6]) for other in said)
