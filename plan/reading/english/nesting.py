"""What a clause says lies in another of its kind: categories below categories, a team that is part of a bigger one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.finding import may_hold
from plan.reading.text.naming import singular
from plan.reading.words.english import words_of

_INSIDE = words_of("in under below beneath inside within into to of on")
_NESTING = words_of("nest arrange group divide split subdivide structure organise organize")
_OTHERS = re.compile(
    r"\b(?:(?:an?)?other|one\s+another|each\s+other|(?:bigger|larger|higher|wider|superior|parent|broader)(?:\s+one)?|further)\b",
    re.IGNORECASE,
)
_LYING = words_of("be sit lie stand go belong hang contain have consist include put file place sort enter report")
_ARRANGED = re.compile(
    r"\b(?:that|which)\s+(?:can\s+be|may\s+be|are|form)\s+(?:arranged|nested|organi[sz]ed|structured|grouped|kept|an?)?\b.{0,20}\b(?:tree|hierarch\w+|nested)\b",
    re.IGNORECASE,
)
_FOLLOWING = frozenset(("follow", "build", "continue", "succeed"))
_EARLIER = re.compile(
    r"\b(?:each\s+other|one\s+another|another|an?\s+(?:earlier|previous|preceding|former|other))\b", re.IGNORECASE
)
"""`Each part follows on from an earlier part`"""
_UNITS = words_of("department office team unit warehouse")
_SUPERIOR = frozenset(("subordinate", "superior"))
_WHICH_ONE = re.compile(r"^(?:earlier|previous|preceding|former)\s+")
_TREE = re.compile(r"\b(?:trees?|hierarch(?:y|ies|ical(?:ly)?)|nested|levels?\s+deep|in\s+turn)\b", re.IGNORECASE)


def nested(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Code sections shall be nested`, `Categories can sit beneath other categories`."""
    if len(clause.subjects) != 1:
        return
    subject = clause.subjects[0]
    if known.is_somebody(subject) and subject.name not in _UNITS and not known.defines(subject):
        return
    head = subject.name.rpartition(" ")[2]
    words = _INSIDE | {"from"} if clause.head in _FOLLOWING else _INSIDE
    others = [one.noun for one in clause.hung if one.word in words] + [*clause.objects]
    others = [replace(one, name=_WHICH_ONE.sub("", one.name)) for one in others]
    same = any(one.name in {subject.name, head} or one.name.endswith(f" {head}") for one in others if one.name != "")
    one = any(one.name in {"another", "other", "one", "one another"} or one.name.endswith(" one") for one in others)
    chained = clause.head in _FOLLOWING and (same or one) and bool(_EARLIER.search(clause.rest))
    definite = not (subject.any or subject.each or subject.plural) and subject.name != known.spoken
    happens = any(one.word == "when" for one in clause.hung) or (clause.passive and not clause.able and definite)
    within = clause.head in _LYING and (same or one) and bool(_OTHERS.search(clause.rest)) and not happens
    alone = (clause.head in _NESTING or clause.verb == "be") and bool(_TREE.search(f"{clause.said} {clause.rest}"))
    ranked = clause.verb == "be" and any(one.name in _SUPERIOR for one in clause.objects)
    several = subject.plural or subject.each or clause.lead.lower() in {"they", "these"}
    if within or ranked or chained or (alone and (clause.verb != "be" or several)):
        yield Shape(subject.name, ("name", "parent"))


def arranged(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The system provides categories that can be arranged as a tree`."""
    match = _ARRANGED.search(clause.rest)
    if match and clause.objects:
        yield Shape(clause.objects[-1].name, ("name", "parent"))


def sub(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Categories can have subcategories`, `The system shall record the parent department`."""
    for noun in (*clause.objects, *(one.noun for one in clause.hung)):
        parent = rf"\bparent\s+{re.escape(noun.name)}\b"
        told = may_hold(clause.rest, "parent") and re.search(parent, clause.rest, re.IGNORECASE)
        if told and known.defines(noun):
            yield Shape(noun.name, ("name", "parent"))
        bare = re.sub(r"^sub[- ]?", "", noun.name)
        known_so = known.has if " " not in bare or "-" in noun.name else known.defines  # a subject area is no sub-thing
        if noun.name.startswith("sub") and len(bare) > 3 and known_so(Noun(bare)):
            yield Shape(bare, ("name", "parent"))


_NOUN = (
    r"(?P<one>(?!(?:new|each|every|other|small|large|older)\s)[a-z]{3,}"
    r"(?:\s(?!(?:can|may|must|is|has|should|which|that)\b)[a-z]+)??)"
)
_OF_ANOTHER = re.compile(
    rf"(?:\b(?:an?|each|every|any|one)\s+|^){_NOUN}\s+(?:(?:can|may|might|could|must|should)\s+)?(?:(?:also|itself|once\s+more|again)\s+)*"
    r"(?:be\s+)?(?:sits?|lies?|stands?|hangs?|belongs?|contains?|holds?|consists?|has|have|includes?|answers?|repl(?:y|ies)|rolls?\s+up|(?:is\s+)?(?:a\s+)?part|"
    r"(?:is\s+)?(?:broken|split|divided|made|built|cut|nested|placed|put|filed|grouped)(?:\s+(?:up|down))?|(?:is\s+)?(?:an?|the)\s+[a-z]+(?=\s+of\b)|(?:is\s+)?(?=(?:below|under|beneath|inside|within)\b))\s*"
    r"(?:to|in|into|of|under|below|beneath|within|inside|on|from)?\s*(?:several\s+|exactly\s+|just\s+|one\s+or\s+more\s+)*"
    r"(?:another|other|further|smaller|an\s+earlier|(?:an?|one)\s+(?:larger|bigger|higher|broader|wider|parent|superior))\s+(?P=one)s?\b",
    re.IGNORECASE,
)
"""`A remark can answer another remark`, `Every part sits in exactly one larger part`"""
_FROM_WHICH = re.compile(
    rf"\b(?:an?|each|every|the)\s+(?:new\s+|young\s+)?{_NOUN}\s(?:[^.;]*\s)?from\s+which\s+(?:of\s+(?:our|my|the|these)\s+)?(?:other\s+)?(?P=one)s?\b",
    re.IGNORECASE,
)
"""`A new colony remembers from which colony it was made`"""
_WRITTEN = words_of("comment reply remark note message post answer")
"""What has a text, and no name."""
_ABOVE_IT = re.compile(
    rf"\b(?:an?|each|every|any)\s+{_NOUN}\s(?:[^.;]*\s)?(?:has|have)\s+(?:an?|one|its|another)\s+(?P=one)\s+(?:above|over|below|beneath)\b|"
    r"\b(?:an?|each|every)\s+(?P<part>[a-z]{3,})\s+(?:again\s+|in\s+turn\s+)?(?:(?:is|are|may\s+be)\s+[a-z]+\s+)?(?:again\s+)?into\s+(?:smaller\s+|further\s+)?(?P=part)s\b",
    re.IGNORECASE,
)
"""`Every unit has a unit above it`, `a section is split into sections again`"""
_KIN = re.compile(
    r"\b(?:its|their|his|her|the)\s+(?P<kin>[a-z]{3,}),?\s+(?:which|who|that)\s+(?:is|are|must\s+be)\s+(?:also\s+|itself\s+|always\s+|again\s+)?"
    r"(?:one\s+of\s+(?:our|the|my)\s+(?P<one>[a-z]{3,}s)|an?\s+(?P<same>[a-z]{3,})\s+(?:too|as\s+well|itself|again|in\s+our))\b",
    re.IGNORECASE,
)
"""`for each goat we note its mother, which is one of our goats too`"""
_REPLACING = re.compile(
    rf"\b(?:an?|the)\s+(?:new\s+|newer\s+)?{_NOUN}\s+(?:replaces?|supersedes?|succeeds?|amends?|takes?\s+the\s+place\s+of)\s+(?:an?|the)\s+"
    r"(?:older|earlier|previous|former|existing|old)\s+(?:one|(?P=one))\b",
    re.IGNORECASE,
)
"""`When a rule replaces an older one`"""


def of_another(sentence: str, known: Known) -> Iterator[Shape]:
    """What a sentence says of one of a kind and another of it: that it lies in that, comes from it, or replaces it."""
    if kin := _KIN.search(sentence):
        one = known.called(Noun(singular((kin["one"] or kin["same"]).lower())))
        if sentence.lower().count(one.name) > 1 and known.is_kind(one):
            yield Shape(one.name, (f"{kin['kin'].lower()} (a {one.name}, optional)",))
        return
    lying = _OF_ANOTHER.search(sentence) or _FROM_WHICH.search(sentence) or _ABOVE_IT.search(sentence)
    found = lying or _REPLACING.search(sentence)
    if found is None:
        return
    said = found.groupdict()
    one = known.called(Noun(singular((said["one"] or said.get("part") or "").lower())))
    written = one.name in _WRITTEN
    if not known.is_kind(one, listed=written) or (known.is_somebody(one) and one.name not in _UNITS):
        return
    yield Shape(one.name, ("parent",) if lying else (f"predecessor (a {one.name}, optional)",))
