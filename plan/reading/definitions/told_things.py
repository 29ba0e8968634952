"""Things that German, French, Spanish and Portuguese sentences define by what is kept of each."""

import re
from collections.abc import Callable
from functools import lru_cache

from plan.reading.definitions import french, german, portuguese, spanish
from plan.reading.definitions.tongue import Tongue
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.languages import Language, language_of
from plan.reading.text.naming import folded
from plan.reading.words.attribute_words import REFERENCE, is_attribute, partly_fields, plainly_fields

TONGUES: dict[Language, Tongue] = {
    tongue.code: tongue for tongue in (german.GERMAN, spanish.SPANISH, french.FRENCH, portuguese.PORTUGUESE)
}
_TIMES = frozenset(("monat", "woche", "tag", "jahr", "mes", "semana", "dia", "ano", "mois", "semaine", "jour", "annee"))
"""For each of which something is made, which is none of it: a receipt for each month."""
_LONGEST = 600
_HELD = re.compile(r".*\s(?:dans|en|em|in|sur|sobre|auf|à|a|an|bei|chez|para|pour|für)\s+$", re.IGNORECASE)
"""Before a noun that says where, or for what, the subject of a sentence is."""
_IN = re.compile(r"e[nm]\s")
"""How a state of two words begins where it stands first: `en attente`."""
_SENTENCES = re.compile(r"(?<=[.!?;])\s+")
_STANDING = frozenset(("status", "estado", "statut", "état", "zustand", "situação", "situación"))
"""What a sentence names that says in which states the thing before may be."""
_Reader = Callable[[str, Tongue, str], Shape | None]


@lru_cache(maxsize=16_384)
def told_thing(text: str, before: str = "") -> Shape | None:
    """The thing that a sentence defines, or adds to; `before` is the thing that a pronoun means."""
    return _read(text, before, (_rated, _with_fields, _predicates, _states, _nested, _sorted, _made_of_each))


@lru_cache(maxsize=16_384)
def listed_thing(text: str) -> Shape | None:
    """The thing that has a list of fields behind it anywhere in a sentence."""
    return _read(text, "", (_object,))


@lru_cache(maxsize=16_384)
def further_thing(text: str) -> Shape | None:
    """What a sentence says of another thing besides: what it is listed with, or that it holds others of its kind."""
    return _read(text, "", (_nested, _groups, _inner, _object))


def reworded(text: str, sentence: str) -> str:
    """A list of a sentence with its clauses as the fields that they ask for, in whatever language that is."""
    tongue = TONGUES.get(language_of(sentence) or "en")
    return tongue.reworded(text) if tongue else text


def defined_abroad(text: str, before: str = "") -> bool:
    """Whether a text in another language than English defines a thing, so that English reading would only guess.

    `before` is the thing that it may go on about.
    """
    return any(told_thing(one, before) or listed_thing(one) for one in _SENTENCES.split(text))


def _read(text: str, before: str, readers: tuple[_Reader, ...]) -> Shape | None:
    said = text.strip().rstrip(".;!")
    tongue = TONGUES.get(language_of(said) or "en") if len(said) <= _LONGEST else None
    if tongue is None:
        return None
    return next((shape for reader in readers if (shape := reader(said, tongue, before))), None)


def never_twice(text: str, known: dict[str, list[str]], before: str) -> Shape | None:
    """The field of a known thing that a sentence says is never twice the same, as unique.

    `known` has the fields of each thing by its name; `before` is the thing spoken of last.
    """
    tongue = TONGUES.get(language_of(text) or "en")
    match = tongue.never_twice.match(text.strip().rstrip(".;!")) if tongue else None
    if tongue is None or match is None:
        return None
    said = (match["field"] or match["many"]).casefold()
    for name in (before, *reversed(known)):
        for field in known.get(name, ()):
            bare = field.partition(" (")[0].casefold()
            if bare in (said, tongue.one(said).casefold()) or said.startswith(f"{bare} d"):
                return Shape(name, (f"{field.partition(' (')[0]} (unique)",))
    return None


def _rated(said: str, tongue: Tongue, before: str) -> Shape | None:
    match = tongue.rated.search(said)
    if match is None:
        return None
    return Shape(tongue.rating, (f"{tongue.one(match['of'])} {REFERENCE}", *tongue.listed(match["list"])))


def _with_fields(said: str, tongue: Tongue, before: str) -> Shape | None:
    for pattern in tongue.patterns:
        match = pattern.match(said)
        fields = _until_next(match["list"], tongue) if match else ()
        if match is None or not partly_fields(fields):
            continue
        named = match.groupdict()
        of = tongue.one(named.get("of") or "")
        owners = (f"{of} {REFERENCE}",) if of and folded(of) not in _TIMES else ()
        among = tongue.belonging(named.get("among") or "")
        name = tongue.one(match["name"]) if match["name"] else before
        return Shape(name, (*owners, *among, *fields)) if name else None
    goes_on = tongue.goes_on.match(said) if before else None
    plain = re.sub(r"\([^()]*\)", "", goes_on["list"]) if goes_on else ""
    more = goes_on["list"] if goes_on and not re.search(rf"\s{tongue.with_}\s|:", plain) else ""
    fields = tongue.listed(more) if more else ()
    return Shape(before, fields) if partly_fields(fields) else None


def _until_next(listed: str, tongue: Tongue) -> tuple[str, ...]:
    """The fields that a text lists, and what another predicate behind them says that they belong to."""
    cut = tongue.predicate.search(listed, 1)
    if cut is None or not cut["belongs"]:
        return tongue.listed(listed)
    return (*tongue.listed(listed[: cut.start()]), *tongue.belonging(listed[cut.end() :]))


def _predicates(said: str, tongue: Tongue, before: str) -> Shape | None:
    """What each predicate says of one subject: `a treatment belongs to a patient and has a diagnosis and a start`."""
    whole = ""
    for subject in tongue.subject.finditer(said):
        ahead = said[: subject.start()]
        name = _in_full(tongue.one(subject["name"]), ahead, tongue)
        for_each = tongue.one_of_each.search(ahead)
        of = tongue.one(for_each["of"]) if for_each else whole
        fields = _predicated(said[subject.end() :], tongue)
        if len(fields) > 1 or any(field.endswith(REFERENCE) for field in fields):
            return Shape(name, (f"{of} {REFERENCE}", *fields) if of and of != name else fields)
        whole = name if re.match(tongue.consists, said[subject.end() :], re.IGNORECASE) else whole
    fields = _predicated(said, tongue) if before else ()
    return Shape(before, fields) if fields else None


def _predicated(rest: str, tongue: Tongue) -> tuple[str, ...]:
    """The fields, and what it belongs to, that the predicates at the beginning of a text give to their subject."""
    cuts = list(tongue.predicate.finditer(rest))
    if not cuts or cuts[0].start():
        return ()
    fields: list[str] = []
    for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
        told = rest[cut.end() : following.start() if following else len(rest)]
        if cut["belongs"]:
            fields += tongue.belonging(told)
        elif cut["has"]:
            listed = tongue.listed(told)
            one = len(listed) == 1 and (is_attribute(listed[0]) or bool(fields))
            fields += listed if one or partly_fields(listed) else ()
    return tuple(dict.fromkeys(fields))


def _inner(said: str, tongue: Tongue, before: str) -> Shape | None:
    """What a later part of a sentence says of another subject: `fees have an amount, each fee belongs to a lease`."""
    subjects = [subject for subject in tongue.subject.finditer(said) if subject.start()]
    told = ((tongue.one(subject["name"]), _predicated(said[subject.end() :], tongue)) for subject in subjects)
    return next((Shape(name, fields) for name, fields in told if fields), None)


def _states(said: str, tongue: Tongue, before: str) -> Shape | None:
    match = tongue.states.match(said)
    name = (tongue.one(match["name"]) if match["name"] else before) if match else ""
    name = before if name.casefold() in _STANDING else name
    if match is None or not name:
        return None
    parts = re.split(rf",\s+|\s+(?:{tongue.either}|a|à|para|zu|nach)\s+", match["states"])
    phrased = [part for part in parts if " " in part]
    if any(len(part) > 30 for part in parts) or len(phrased) > 1 or (parts[0] in phrased and not _IN.match(parts[0])):
        return None
    return Shape(name, (f"{tongue.status} ({', '.join(parts)})",))


def _nested(said: str, tongue: Tongue, before: str) -> Shape | None:
    match = tongue.inside_itself.search(said)
    return Shape(tongue.one(match["name"]), ("name", "parent")) if match else None


def _sorted(said: str, tongue: Tongue, before: str) -> Shape | None:
    match = tongue.sorted_into.match(said)
    group = tongue.one(match["into"]) if match else ""
    if match is None or group.casefold() == match["into"].casefold():
        return None  # only into several of a kind
    return Shape(tongue.one(match["name"]), (f"{group} {REFERENCE}",))


def _groups(said: str, tongue: Tongue, before: str) -> Shape | None:
    """What things are sorted into is kept as well."""
    found = _sorted(said, tongue, before)
    return Shape(found.fields[0].removesuffix(f" {REFERENCE}"), ("name",)) if found else None


def _object(said: str, tongue: Tongue, before: str) -> Shape | None:
    """A thing with its fields anywhere in a sentence, where the list plainly is one of fields."""
    match = tongue.object.search(said)
    fields = tongue.listed(match["list"]) if match else ()
    enough = plainly_fields(fields) or (len(fields) > 3 and partly_fields(fields))
    if match is None or len(fields) < 2 or not enough:
        return None
    if match["noted"] and re.search(rf"\s(?:{tongue.belongs}|{tongue.has})\s", match["list"]):
        return None  # a sentence of its own, and no list
    held = _HELD.match(said[: match.start()]) if match["noted"] else None
    if held and (subject := re.match(rf"(?:{tongue.article})\s*(?P<name>{tongue.noun})\s", said, re.IGNORECASE)):
        return Shape(tongue.one(subject["name"]), (f"{tongue.one(match['noted'])} {REFERENCE}", *fields))
    opens, made = tongue.opens.match(said[: match.start("list")]), tongue.made_at.search(said[: match.start()])
    whole = tongue.subject.search(said[: match.start()])
    consists = whole and re.search(rf"{tongue.consists}\s+$", said[: match.start()], re.IGNORECASE)
    of = (f"{tongue.one(made['of'])} {REFERENCE}",) if made else ()
    of = (f"{tongue.one(whole['name'])} {REFERENCE}",) if whole and consists else of
    return Shape(tongue.one(opens["who"] if opens else match["name"] or match["noted"]), (*of, *fields))


def _made_of_each(said: str, tongue: Tongue, before: str) -> Shape | None:
    match = tongue.made_of_each.match(said)
    return Shape(tongue.one(match["name"]), (f"{tongue.one(match['of'])} {REFERENCE}",)) if match else None


def _in_full(name: str, before: str, tongue: Tongue) -> str:
    """A thing's name as it was spelled out before: `varios tipos de cesta, cada tipo tiene …`."""
    if not before or " " in name:
        return name
    named = (tongue.one(match[0]) for match in re.finditer(tongue.noun, before, re.IGNORECASE))
    return next((whole for whole in named if whole.startswith(f"{name} ")), name)
