"""Fields that stories name in passing: `with name, email and phone`, `search by title or author`."""

from dataclasses import replace

from agents.offline.attributes import type_of
from agents.offline.domain import USERS, Act, Thing, Wording
from agents.offline.entities import Vocabulary
from agents.offline.evidence import Spoken, core
from agents.offline.inflection import identifier
from agents.offline.lexicon import Lexicon, words

_UNKNOWN = type_of("")
_GIVING = frozenset({"create", "event", "update", "manage", "register"})
_BY = frozenset({"by", "por"})
_NO_FIELDS = words(
    "id day week month year today detail details information info data card cash page list keyword keywords "
    "filter range them it everything relevance popularity datos detalle hoy"
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
    for heard in spoken:
        mine = [act for act in acts if act.story == heard.story.id]
        for clause in heard.clauses:
            names: list[str] = []
            wanted: set[str] = set()
            kind = clause.verb.kind
            if kind in _GIVING:
                names = list(clause.fields)
                wanted = {"create", "update", "register", "account"}
            elif kind == "read":
                names = [a.phrase.text for a in clause.attached if a.preposition in _BY]
                wanted = {"list", "read"}
            if kind == "update" and not names:
                names = [
                    p.text
                    for p in clause.objects
                    if len(p.words) < 3
                    and not vocabulary.find(core(p, lexicon)[0])
                    and type_of(identifier(p.text)) != _UNKNOWN
                ]
            if not names:
                continue
            keys = [act.thing or USERS for act in mine if act.kind in wanted]
            if kind == "register" or any(act.kind == "register" for act in mine):
                keys = [USERS]
            for key in dict.fromkeys(keys[:1]):
                fields = found.setdefault(key, {})
                for name in names:
                    ident = identifier(name)
                    if ident.startswith(("role", "rol_")) or ident in roles:
                        continue
                    if ident and ident not in _NO_FIELDS and not vocabulary.meaning.get(name.lower()):
                        fields.setdefault(ident, Wording(name, f"asked for by {heard.story.id}"))
    return {key: tuple(fields.values()) for key, fields in found.items()}


def with_told(thing: Thing, told: tuple[Wording, ...]) -> Thing:
    """Return the thing with the fields that stories name and its data shape does not."""
    known = {identifier(wording.text.partition("(")[0]) for wording in thing.fields}
    return replace(thing, fields=(*thing.fields, *(w for w in told if identifier(w.text) not in known)))
