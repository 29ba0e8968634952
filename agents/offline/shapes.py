"""The data shapes of a document, with each field where the sentence that names it says it belongs."""

import re

from agents.offline.clauses import without_examples
from agents.offline.german_order import infinitive
from agents.offline.hearing import Spoken
from agents.offline.inflection import identifier, singular
from agents.offline.lexicon import Lexicon, words
from agents.offline.statements import Statement, parts
from plan.reading.definitions.defined import definition
from plan.reading.words.attribute_words import REFERENCE
from plan.reading.words.german_acts import PARTICLES
from plan.requirements import DataShape, Requirements, Source

_VAGUE = words("line item entry row position part step detail element point")
_ITEMISED = words("order cart basket purchase sale")
_LISTED_BEFORE = r"(?:\b(?:with|and|und|y|et)|,)\s+(?:an?|the|its|eine[nmrs]?|ein|una?|une)?"
_REMARKS = words("unique optional required mandatory")
_AS_A = re.compile(r"(?i)\bas\s+an?\s+(?P<role>[^\W\d_]+)")
_BRACKET = re.compile(r"\s*\(")
_ME = "me"
_ENDING = PARTICLES - {"ab"}
"""What parts from a verb and ends a sentence; `Anmeldung ab` is a field."""
_GIVING = frozenset({"create", "event", "update", "manage", "register", "transition"})


def settled(
    requirements: Requirements, spoken: tuple[Spoken, ...], said: tuple[Statement, ...], lexicon: Lexicon
) -> Requirements:
    """Return the requirements with their shapes as the sentences mean them.

    `a scholarship for a student with a percentage` gives the percentage to the scholarship, and `a severity (mild,
    severe)` names a field and no thing. Fields that the document spells out in a list stay where they are.
    """
    misplaced = _misplaced(spoken, lexicon)
    told = " ".join(f"{h.story.want} {' '.join(h.story.acceptance)}" for h in spoken).lower()
    told += " ".join(line.text for line in requirements.unplaced).lower()
    shapes: list[DataShape] = []
    for shape in requirements.data:
        name = shape.name.lower()
        if _opens(told, name) and re.search(rf"{_LISTED_BEFORE}\s*{re.escape(name)}\s*\(", told):
            continue
        wrong = misplaced.get(
            singular(identifier(name).replace("_", " ").split()[-1] if identifier(name) else name), set()
        )
        explicit = any(
            identifier(field) and field.lower() not in told and not field.endswith(REFERENCE) for field in shape.fields
        )
        fields = shape.fields if explicit else tuple(f for f in shape.fields if _bare(f) not in wrong)
        if fields or not shape.fields:
            shapes.append(shape.model_copy(update={"fields": fields}))
    if lexicon.code == "de":
        shapes = [shape.model_copy(update={"fields": _without_verbs(shape.fields, lexicon)}) for shape in shapes]
    shapes += _parts(said, lexicon)
    shapes += _signing_up(requirements, spoken)
    return requirements.model_copy(update={"data": tuple(shapes)})


def _opens(text: str, name: str) -> bool:
    """Whether a bracket opens behind a name anywhere in a text."""
    at = text.find(name)
    while at >= 0 and not _BRACKET.match(text, at + len(name)):
        at = text.find(name, at + 1)
    return at >= 0


def _signing_up(requirements: Requirements, spoken: tuple[Spoken, ...]) -> list[DataShape]:
    """What is asked of whoever signs up: `sign up as a member`, and below it `I give my full name and e-mail`."""
    names = {role.name.lower(): role.name for role in requirements.roles}
    own = {role.id: role.name for role in requirements.roles}
    found = []
    for heard in spoken:
        if not any(clause.verb.kind == "register" for clause in heard.clauses):
            continue
        told = (definition(text, _ME) for text in heard.story.acceptance)
        fields = tuple(field for shape in told if shape is not None and shape.name == _ME for field in shape.fields)
        match = _AS_A.search(heard.story.want)
        name = names.get(match["role"].lower(), "") if match else own.get(heard.story.role, "")
        if fields and name:
            found.append(DataShape(name=name, fields=fields, source=heard.story.source))
    return found


def _without_verbs(fields: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Fields without what ends the sentence they stand in: `Titel und Jahr anlegen`, `Boot und Ziel ein`."""
    split = (field.rsplit(" ", 1) for field in fields)
    ends = (len(p) > 1 and (p[1] in _ENDING or infinitive(p[1], "", lexicon)) for p in split)
    return tuple(field.rsplit(" ", 1)[0] if end else field for field, end in zip(fields, ends, strict=True))


def _bare(field: str) -> str:
    return identifier(field.partition("(")[0])


def _misplaced(spoken: tuple[Spoken, ...], lexicon: Lexicon) -> dict[str, set[str]]:
    """Fields that a sentence gives to its object, under each other noun of the same sentence."""
    found: dict[str, set[str]] = {}
    index = 0 if lexicon.head_first else -1
    for heard in spoken:
        for clause in heard.clauses:
            if clause.verb.kind not in _GIVING or not clause.objects:
                continue
            names = {_bare(name) for name in (*clause.fields, *bracketed(heard.story.want)[0])}
            heads = {p.words[index] for p in clause.objects if not p.container}
            heads |= {p.container for p in clause.objects if p.container}
            others = {a.phrase.words[index] for a in clause.attached} | {
                p.words[index] for p in clause.objects if p.container
            }
            elsewhere = others if clause.verb.kind not in {"transition", "update"} else others | heads
            for noun in elsewhere - (heads if elsewhere is others else set()):
                found.setdefault(noun, set()).update(names)
    return found


def bracketed(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields in brackets behind a noun, and the fields that have their values in brackets behind them."""
    fields: list[str] = []
    noted: list[str] = []
    for match in re.finditer(r"([^\W\d_]+(?:\s[^\W\d_]+)*)\s*\(([^()]{3,300})\)", without_examples(text)):
        listed = re.search(
            r"(?i)(?:\b(?:with|and|con|mit|y|und)|,)\s+(?:an?|the|its|una?)?\s*([^\W\d_]+(?:\s[^\W\d_]+)?)$", match[1]
        )
        inside = [part.strip() for part in re.split(r",|;|\band\b", match[2]) if part.strip()]
        if listed and not listed[1].lower().endswith("of"):
            noted.append(f"{listed[1]} ({match[2]})")
        elif (
            len(inside) > 1
            and not {part.lower() for part in inside} & _REMARKS
            and all(len(part.split()) <= 4 for part in inside)
        ):
            fields += inside
    return tuple(fields), tuple(noted)


def _parts(said: tuple[Statement, ...], lexicon: Lexicon) -> list[DataShape]:
    found = []
    for statement in said:
        for part in parts(statement.text):
            if set(part.owner) & _ITEMISED and part.noun in _VAGUE:
                continue  # what an order holds is told by its products
            name = (
                f"{part.owner[-1]} {part.noun}" if part.noun in _VAGUE or part.noun in lexicon.abstract else part.noun
            )
            fields = (*part.fields, f"{part.owner[-1]}_id")
            found.append(DataShape(name=name, fields=fields, source=Source(provenance="said", file="", line=0)))
    return found
