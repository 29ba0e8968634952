"""Which things the system keeps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agents.offline.domain import USERS, Thing, Wording, place
from agents.offline.evidence import THRESHOLD, USER_WORDS, Noun, is_abstract
from agents.offline.inflection import identifier, singular, table_name
from agents.offline.kinds import kinds
from agents.offline.lexicon import Lexicon, words
from agents.offline.said_nouns import is_said_as_noun
from plan.reading.fields.thing_names import is_no_name
from plan.reading.words.attribute_words import REFERENCE, is_attribute
from plan.reading.words.english import SAID_ONCE
from plan.reading.words.verbs import is_participle
from plan.requirements import DataShape, Requirements, Role, UserStory

_BELONGING = re.compile(r"\s+(?:of|von)\s+(?:an?|the|eine[mrs]?)\s+")
WRITTEN_TO = (("e",), ("e-mail",), ("email",), ("mail",), ("web",), ("ip",))
_FOUND_OUT = ("result", "score", "outcome")
"""What comes of a thing is kept with it, where it has fields of its own: test results are those of placement tests."""
_SCORED = re.compile(r"(?i)(?:[a-z]+\s)?(?:score|result|grade|mark|points|outcome)\b")
_SHAPE_SUFFIXES = ("record", "entry", "table", "entity", "model", "dto", "data", "object", "entries")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The things, and what each noun of the document means."""

    things: tuple[Thing, ...]
    meaning: dict[str, str]
    """Key of the thing for every phrase that means one."""
    parts: dict[str, str]
    """Key of the thing that has a field of that name."""

    def find(self, words: tuple[str, ...]) -> str:
        """Return the key of the thing that a phrase means; empty if it means none."""
        if words[-1:] == ("address",) and words[:1] in WRITTEN_TO:
            return ""  # where a message goes is no address that people live at
        for size in range(len(words)):
            for part in (words[size:], words[: len(words) - size]):
                key = self.meaning.get(" ".join(part))
                if key is not None:
                    return key
        return ""


def shape_noun(name: str, lexicon: Lexicon) -> str:
    """Return the noun of a data shape: `StoreProductRecord` is a store product."""
    parts = identifier(name).split("_") if name.isascii() else name.lower().split()
    while len(parts) > 1 and parts[-1] in _SHAPE_SUFFIXES and not (len(parts) < 3 and name.endswith(" entry")):
        if parts[-1] == "model" and " ".join(parts[-2:]) in lexicon.compounds:
            break  # of a meter, where meters are kept as well
        parts = parts[:-1]
    index = 0 if lexicon.head_first else -1
    if parts:
        parts[index] = singular(parts[index], lexicon.code)
    return " ".join(parts[:3])


def role_nouns(role: Role, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the nouns that a role is called by, the longest first."""
    name = _BELONGING.split(role.name.lower().replace("-", " "), maxsplit=1)[0]
    words = [word for word in name.split() if word.isalpha()][:3]
    if not words:
        return ()
    index = 0 if lexicon.head_first else -1
    words[index] = singular(words[index], lexicon.code)
    return tuple(dict.fromkeys((" ".join(words), words[index])))


def find_things(
    nouns: dict[str, Noun],
    requirements: Requirements,
    roles: tuple[Role, ...],
    signs_in: bool,
    lexicon: Lexicon,
    hollow: frozenset[str] = frozenset(),
) -> Vocabulary:
    """Decide which nouns become things: data shapes first, then nouns with enough evidence, but none of `hollow`."""
    shapes = _shapes(requirements, lexicon)
    keys = list(shapes)
    meaning = {key: key for key in shapes}
    role_of = {noun: role.id for role in reversed(roles) for noun in role_nouns(role, lexicon)}
    parts = _parts(shapes, nouns)
    meaning.update(_reported(shapes, nouns))
    if lexicon.code == "en":
        meaning.update(_headed(shapes))
    if lexicon.code == "de":
        meaning.update(_shorter(shapes, nouns))
    if lexicon.head_first:
        meaning.update(_contained(shapes, nouns, lexicon))
    meaning.update({kind: one for kind, one in kinds(requirements, lexicon).items() if one in shapes})
    groups = _grouped(
        {
            phrase: noun
            for phrase, noun in nouns.items()
            if phrase not in parts and (phrase in shapes or phrase not in meaning)
        },
        lexicon,
    )
    for head, members in groups.items():
        _settle(head, members, nouns, shapes, keys, meaning, lexicon)
    told = {story.id: story for story in requirements.stories}
    things = []
    seen_tables: set[str] = set()
    for key in keys:
        noun = nouns.get(key, Noun())
        if _is_user(key) and signs_in and not _is_business(shapes.get(key)):
            meaning[key] = USERS
            continue
        named = lexicon.code != "en" or shapes.get(key) or _is_named(key, noun, told)
        if not named or key in hollow:
            meaning.pop(key, None)
            continue
        if not shapes.get(key) and key in role_of and noun.score < THRESHOLD + 1:
            meaning.pop(key, None)
            continue
        table = _table(key, shapes.get(key), lexicon)
        if not table or table in seen_tables or table in {"users", "roles", "user_roles", "sessions"}:
            meaning.pop(key, None)
            continue
        seen_tables.add(table)
        things.append(_thing(key, table, noun, shapes.get(key), role_of.get(key, ""), requirements, lexicon))
    if signs_in:
        for word in USER_WORDS:
            meaning.setdefault(word, USERS)
    live = {thing.key for thing in things} | {USERS}
    return Vocabulary(
        tuple(things),
        {phrase: key for phrase, key in meaning.items() if key in live},
        {name: key for name, key in parts.items() if key in live and name not in meaning},
    )


def user_fields(requirements: Requirements, lexicon: Lexicon) -> tuple[Wording, ...]:
    """Return the fields that the documents give to a user."""
    return tuple(
        field for shape in requirements.data if _is_user(shape_noun(shape.name, lexicon)) for field in _wordings(shape)
    )


def _wordings(shape: DataShape) -> tuple[Wording, ...]:
    where = place(shape.source) if shape.source.file else f"the data of {shape.name}"
    return tuple(Wording(text, where) for field in shape.fields for text in _single(field))


def _single(field: str) -> tuple[str, ...]:
    """Return the fields that one line names: `price and duration` are two."""
    name, bracket, note = field.partition("(")
    parts = re.split(r"(?i)\s+(?:and|y|und|e)\s+", name.strip())
    if len(parts) != 2 or any(len(part.split()) > 2 for part in parts):
        return (field,)
    return parts[0], f"{parts[1]} {bracket}{note}".strip()


_HOW = words("twice once back away again together later ahead")
"""What says how or when something is done, and names nothing."""


def _is_named(key: str, noun: Noun, told: Mapping[str, UserStory]) -> bool:
    """Whether the stories name a thing by a noun, and not by a word that only stands where one could."""
    last = key.rpartition(" ")[2]
    if is_no_name(key):
        return False
    if noun.event:
        return True
    said = (told[one] for one in noun.stories if one in told)
    return last not in _HOW and not is_participle(last) and is_said_as_noun(last, said)


def _is_user(key: str) -> bool:
    words = key.split()
    alone = len(words) == 1 or words[0] in USER_WORDS | {"user's", "personal", "my", "member", "customer"}
    return (words[-1] in USER_WORDS and alone) or (words[0] in USER_WORDS and words[-1] in {"directory", "account"})


_OF_BUSINESS = re.compile(r"\b(?:company|billing|vat|balance|iban|currency|industry|parent|website)\b", re.IGNORECASE)


def _is_business(shape: DataShape | None) -> bool:
    """Whether an account is a customer's, and not what somebody signs in with."""
    return shape is not None and sum(bool(_OF_BUSINESS.search(field)) for field in shape.fields) > 1


def _shapes(requirements: Requirements, lexicon: Lexicon) -> dict[str, DataShape]:
    found: dict[str, DataShape] = {}
    for stated in requirements.data:
        shape = stated
        key = shape_noun(shape.name, lexicon)
        if not key or not identifier(key):
            continue
        twin = next(
            (
                k
                for k in found
                if k != key and (k.endswith(f" {key}") or key.endswith(f" {k}")) and _alike(found[k], shape)
            ),
            "",
        )
        key = twin or key
        if key in found:
            fields = dict.fromkeys((*found[key].fields, *shape.fields))
            shape = found[key].model_copy(update={"fields": tuple(fields)})
        found[key] = shape
    return found


def _parts(shapes: dict[str, DataShape], nouns: dict[str, Noun]) -> dict[str, str]:
    """Nouns that are fields of a thing, unless a story creates them as things of their own."""
    found: dict[str, str] = {}
    for key, shape in shapes.items():
        for text in shape.fields:
            said = text.partition("(")[0].strip().lower()
            name = said if said in nouns else identifier(said).replace("_", " ")
            own = name in shapes or any(one.endswith(f" {name}") for one in shapes)
            if not text.endswith(REFERENCE) and name in nouns and not own and not _apart(name, nouns[name]):
                found.setdefault(name, key)
    return found


def _apart(name: str, noun: Noun) -> bool:
    """Whether a noun is a thing of its own although another has a field of its name: a site's lanes are kept."""
    many = noun.several if name in SAID_ONCE else noun.among_many
    made = noun.created and (many or noun.event)  # who holds the surname holds no surnames
    return made or (not is_attribute(name) and any(why.startswith("what a ") for why in noun.why))


def _shorter(shapes: dict[str, DataShape], nouns: dict[str, Noun]) -> dict[str, str]:
    """German nouns that mean a compound with fields of its own, or the other way round: `Auftrag`."""
    found: dict[str, str] = {}
    for phrase in nouns:
        if phrase in shapes or len(phrase) < 4:
            continue
        alike = [key for key in shapes if key.endswith(phrase) or (phrase.endswith(key) and len(key) > 3)]
        if len(alike) == 1:
            found[phrase] = alike[0]
    return found


def _contained(shapes: dict[str, DataShape], nouns: dict[str, Noun], lexicon: Lexicon) -> dict[str, str]:
    """Nouns left over from a thing's name whose first word is not heard: the `lieux` of an `état des lieux`."""
    left = {singular(key.split()[-1], lexicon.code): key for key in shapes if key.split()[0] in lexicon.containers}
    return {noun: key for noun, key in left.items() if noun in nouns and noun not in shapes and " " in key}


def _reported(shapes: dict[str, DataShape], nouns: dict[str, Noun]) -> dict[str, str]:
    """Nouns that mean the report or record of them which has fields of its own: damage is kept as damage reports."""
    told = {key.rpartition(" ")[0]: key for key in shapes if key.endswith((" report", " record", " entry"))}
    told |= {f"{key} tree": key for key in shapes}
    scored = (key for key, shape in shapes.items() if any(map(_SCORED.match, shape.fields)))
    told |= {f"{key.rpartition(' ')[2]} {word}": key for key in scored for word in _FOUND_OUT}
    return {noun: key for noun, key in told.items() if noun in nouns and noun not in shapes}


def _headed(shapes: dict[str, DataShape]) -> dict[str, str]:
    """Nouns that mean the one thing named by them and a word more: an appointment's session is a clinic session."""
    heads: dict[str, list[str]] = {}
    for key in shapes:
        if " " in key:
            heads.setdefault(key.split()[-1], []).append(key)
    shorter = {key.partition(" ")[2]: key for key in shapes if key.count(" ") > 1}
    return {
        head: keys[0]
        for head, keys in heads.items()
        if len(keys) == 1 and head not in shapes and not is_attribute(head)
    } | {rest: key for rest, key in shorter.items() if rest not in shapes}


def _alike(one: DataShape, other: DataShape) -> bool:
    names = [{identifier(f.partition("(")[0]) for f in shape.fields} - {"id"} for shape in (one, other)]
    return len(names[0] & names[1]) * 2 >= max(1, min(len(names[0]), len(names[1])))


def _grouped(nouns: dict[str, Noun], lexicon: Lexicon) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for phrase in nouns:
        words = phrase.split()
        groups.setdefault(words[0 if lexicon.head_first else -1], []).append(phrase)
    return groups


def _together(members: list[Noun]) -> Noun:
    total = Noun()
    for noun in members:
        total.score += noun.score
        total.stories += [story for story in noun.stories if story not in total.stories]
        total.why += [why for why in noun.why if why not in total.why]
        total.event = total.event or noun.event
        total.created = total.created or noun.created
    return total


_FILLED_IN = re.compile(r"(?:enter|set|give|provide|note|state|specify|fill|see|know|change|correct)\s")
"""What is done with what is known of a thing."""
_PAPERS = frozenset(("note", "document", "message", "comment", "remark"))


def _settle(
    head: str,
    members: list[str],
    nouns: dict[str, Noun],
    shapes: dict[str, DataShape],
    keys: list[str],
    meaning: dict[str, str],
    lexicon: Lexicon,
) -> None:
    """Let the phrases of one head noun be one thing, or several where compounds tell them apart."""
    index = 0 if lexicon.head_first else -1
    known = [key for key in shapes if key.split()[index] == head]
    compounds = [phrase for phrase in members if " " in phrase]
    for phrase in members:
        if phrase in shapes:
            continue
        other = " " in phrase and all(" " in key for key in known) and nouns[phrase].score >= THRESHOLD
        if known and (len(known) == 1 or phrase == head) and not other:
            meaning[phrase] = max(known, key=lambda key: (key == phrase, nouns[key].score if key in nouns else 0.0))
    rest = [phrase for phrase in members if phrase not in meaning]
    if not rest:
        return
    strong = [phrase for phrase in compounds if phrase in rest and nouns[phrase].score >= THRESHOLD]
    if len(strong) >= 2 and not known:
        for phrase in strong:
            keys.append(phrase)
            meaning[phrase] = phrase
        best = max(strong, key=lambda phrase: nouns[phrase].score)
        for phrase in rest:
            meaning.setdefault(phrase, best)
        return
    best = max(rest, key=lambda phrase: (nouns[phrase].score, phrase == head, -len(phrase)))
    if head in rest and nouns[head].score >= nouns[best].score / 2:
        best = head
    total = _together([nouns[phrase] for phrase in rest])
    if total.score < THRESHOLD or not total.why or (not total.created and is_abstract(tuple(best.split()), lexicon)):
        return
    filled_in = all(map(_FILLED_IN.match, total.why)) and best.split()[-1] not in _PAPERS
    if lexicon.code == "en" and is_attribute(best) and not total.event and filled_in:
        return  # who enters a root cause enters it for something
    nouns[best] = total
    keys.append(best)
    for phrase in rest:
        meaning[phrase] = best
    meaning.setdefault(head, best)


def _table(key: str, shape: DataShape | None, lexicon: Lexicon) -> str:
    """The table of a thing; a session of something that is not the signing in has the name of what it is of."""
    table = table_name(key, lexicon.code)
    if table != "sessions":
        return table
    fields = shape.fields if shape is not None else ()
    of = (field.removesuffix(REFERENCE).strip() for field in fields if field.endswith(REFERENCE))
    return f"{identifier(next(of, 'planned'))}_sessions"


def _thing(
    key: str,
    table: str,
    noun: Noun,
    shape: DataShape | None,
    role: str,
    requirements: Requirements,
    lexicon: Lexicon,
) -> Thing:
    head = key.split()[0 if lexicon.head_first else -1]
    if shape is not None:
        where = place(shape.source) if shape.source.file else "the documents"
        said = f"its fields are spelled out in {where}"
    else:
        said = "asked for by " + ", ".join(noun.why[:4]) if noun.why else "named by the documents"
    return Thing(
        key=key,
        table=table,
        label=key[:1].upper() + key[1:],
        event=noun.event or head in lexicon.events,
        role=role,
        fields=_wordings(shape) if shape is not None else (),
        requirements=tuple(noun.stories),
        said=said,
    )
