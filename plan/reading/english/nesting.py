"""What a clause says lies in another of its kind: categories below categories, a team that is part of a bigger one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.finding import may_hold
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
