"""Fields that stories name in passing: `with name, email and phone`, `search by title or author`."""

from collections import Counter
from dataclasses import replace

from agents.offline.attributes import type_of
from agents.offline.clauses import Clause
from agents.offline.domain import USERS, Act, Thing, Wording, place
from agents.offline.entities import Vocabulary
from agents.offline.evidence import core
from agents.offline.hearing import Spoken
from agents.offline.inflection import identifier
from agents.offline.lexicon import Lexicon, words

_UNKNOWN = type_of("")
_GIVING = frozenset({"create", "event", "update", "manage", "register", "transition"})
_HOLDING = frozenset({"create", "update", "register", "account", "transition", "link"})
_BY = frozenset({"by", "por", "nach"})
_SEVERAL = 2
_NO_FIELDS = words(
    "id day week month year today detail details information info data card cash page list keyword keywords "
    "filter range them it everything relevance popularity datos detalle hoy datum tag woche daten heute"
)


def told_fields(
    spoken: tuple[Spoken, ...],
    acts: tuple[Act, ...],
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    roles: frozenset[str],
) -> dict[str, tuple[Wording, ...]]:
    """Return the fields that stories name for each thing, the account's under the key of the users."""
    found: dict[str, dict[str, Wording]] = {}
    mine: dict[str, list[Act]] = {}
    for act in acts:
        mine.setdefault(act.story, []).append(act)
    created = {act.thing for act in acts if act.kind == "create"}
    defined = defined_at(vocabulary)
    for heard in spoken:
        for clause in heard.clauses:
            names = _names(clause, vocabulary, lexicon)
            key = _holder(clause, mine.get(heard.story.id, []))
            if not names or not key or key in defined.get(place(heard.story.source), ()):
                continue
            fields = found.setdefault(key, {})
            later = clause.verb.kind in {"transition", "update"} and key in created and key != USERS
            for name in names:
                ident = identifier(name)
                if not ident or ident in _NO_FIELDS | roles or ident.startswith(("role", "rol_")):
                    continue
                if not vocabulary.meaning.get(name.lower()):
                    text = f"{name} (optional)" if later else name
                    fields.setdefault(ident, Wording(text, f"asked for by {heard.story.id}"))
    return {key: tuple(fields.values()) for key, fields in found.items()}


def defined_at(vocabulary: Vocabulary) -> dict[str, set[str]]:
    """Return, for each place that has defined things by several fields, their keys: it has told their fields."""
    found: dict[str, set[str]] = {}
    for thing in vocabulary.things:
        for where, fields in Counter(wording.where for wording in thing.fields).items():
            if fields >= _SEVERAL:
                found.setdefault(where, set()).add(thing.key)
    return found


def _names(clause: Clause, vocabulary: Vocabulary, lexicon: Lexicon) -> list[str]:
    kind = clause.verb.kind
    if kind == "read" and clause.verb.lemma != "list":
        return [a.phrase.text for a in clause.attached if a.preposition in _BY]
    names = list(clause.fields)
    if not names and kind in {"create", "event", "transition", "update"}:
        names = [
            a.phrase.text
            for a in clause.attached
            if a.preposition in lexicon.listing
            and not a.phrase.several
            and not a.phrase.container
            and type_of(identifier(a.phrase.text)) != _UNKNOWN
        ]
    if kind in _GIVING:
        names += _beside(clause, vocabulary, lexicon)
    if kind != "update" or names:
        return names
    return [
        p.text
        for p in clause.objects
        if len(p.words) < 3 and not vocabulary.find(core(p, lexicon)[0]) and type_of(identifier(p.text)) != _UNKNOWN
    ]


def _holder(clause: Clause, mine: list[Act]) -> str:
    """The key of what the named fields belong to."""
    if any(act.kind == "register" for act in mine):
        return USERS
    wanted = {"list", "read"} if clause.verb.kind == "read" and clause.verb.lemma != "list" else _HOLDING
    return next((act.thing or USERS for act in mine if act.kind in wanted), "")


def _beside(clause: Clause, vocabulary: Vocabulary, lexicon: Lexicon) -> list[str]:
    """Fields that stand as objects: prices in `treatments and their prices`, stock in `the stock of a product`."""
    names = [phrase.container for phrase in clause.objects if phrase.container]
    names += [p.text for p in clause.objects[1:] if p.own and not vocabulary.find(core(p, lexicon)[0])]
    return [name for name in names if type_of(identifier(name)) not in {_UNKNOWN, "text"}]


def with_told(thing: Thing, told: tuple[Wording, ...]) -> Thing:
    """Return the thing with the fields that stories name and its data shape does not."""
    more = {identifier(wording.text.partition("(")[0]): wording for wording in told}
    known = {identifier(wording.text.partition("(")[0]) for wording in thing.fields}
    kept = tuple(_noted(wording, more.get(identifier(wording.text))) for wording in thing.fields)
    return replace(thing, fields=(*kept, *(w for name, w in more.items() if name not in known)))


def _noted(wording: Wording, other: Wording | None) -> Wording:
    """The wording with the note that another statement of the same field adds."""
    return other if other is not None and "(" in other.text and "(" not in wording.text else wording
