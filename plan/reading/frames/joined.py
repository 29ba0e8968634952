"""What a known thing is joined to by what somebody does with it, or by where it is: `Grooms book a walk for a dog`."""

import re
from collections.abc import Iterator

from plan.reading.frames.meanings import One
from plan.reading.frames.pieces import Pattern, Pieces

_PIECES = {
    "in": "(of|in|on|at|from|for|to|by|with|under|within|against|per|into|onto)",
    "one": "(one of (the|our|their|its|his|her)|exactly one|one|an? (certain|particular|given)|an?|the)",
    "make": (
        "(makes?|books?|enters?|takes? out|places?|creates?|plans?|opens?|issues?|signs?|hands? in|records?|"
        "writes?( up)?|registers?|schedules?|arranges?|puts? up|raises?|files?|starts?|lodges?|logs?|reports?)"
    ),
    "may": "((also|always|usually|then|can|may|must|shall|should|will|be able to) )*",
    "which": "(an?|the|each|every|one)",
    "letter": "(?P<one>[A-H])",
    "other": "(([a-z]+ ){0,2}([A-H]s?|[a-z]+)( of [a-z]+)?)",
    "be": (
        "((is|stands?|lies?|sits?|hangs?|lives?|belongs?|goes|comes?|works?|stays?)"
        "( (kept|put|placed|stored|filed|installed|mounted|assigned|attached|entered|done|made|held))?)"
    ),
}
_ALL = Pieces(_PIECES)


def _pattern(text: str) -> Pattern:
    return Pattern(text, _ALL, re.compile)


_MADE = _pattern(
    r"((^|[,;] ){which} (?P<who>[A-H]) {may})?\b{make} (an?|the|one|their) ([a-z]+ )?{letter}\b(?!')"
    r"(?P<rest>(,?( and)? {in} {one} {other}\b(?!')( or {which}? ?{other}\b)?)*)"
)
_REST = _pattern(r"\b{in} {one} ([a-z]+ ){0,2}{letter}s?\b(?!')(?P<or> or\b)?")
_PLACED = _pattern(
    r"^([a-z']+ ){0,4}?(it|they|{which} (?P<of>[A-H])) {may}{be} {in} ((exactly|only|just|no more than|at most) )?"
    r"one of (the|our|its|their) {letter}s\b(?P<or>.*\bor ({in} )?(none|nowhere|nothing)\b)?"
)
_SPLIT = _pattern(
    r"^(it|they|{which} (?P<of>[A-H])) is (split|divided|broken|cut)( down| up)? into {letter}s\b",
)
_WITH_IT = _pattern(
    r"\b(an?|the|one) ([a-z]+ )?{letter}\b(?!'){may}? ?(is|be) (entered|noted|recorded|stored|named|stated|granted) "
    r"(with|on) {which} (?P<of>[A-H])\b(?!')"
)
_REFERS = _pattern(
    r"\b(refers?|points?) (?P<or>(as a rule|usually|normally|often) )?to (an?|the|one) {letter}\b(?!')"
    r"([^,;]*?\bor to (an?|the|one) (?P<other>[A-H])\b(?!'))?"
)
_SUBJECT = _pattern(r"^{which} (?P<of>[A-H])\b(?!')")
_NO = re.compile(r"\b(?:not|never|no|nobody|without|instead of|rather than)\b")


def joined(text: str) -> Iterator[tuple[str, tuple[One, ...]]]:
    """The letter of each thing that a sentence joins to others, with these; no letter is whatever is spoken of."""
    if _NO.search(text):
        return
    for made in _MADE.finditer(text):
        others = tuple(One(one["one"], one["or"] is not None) for one in _REST.finditer(made["rest"]))
        yield made["one"], (*((One(made["who"]),) if made["who"] else ()), *others)
    if placed := _PLACED.match(text):
        yield placed["of"] or "", (One(placed["one"], placed["or"] is not None),)
    for held in _WITH_IT.finditer(text):
        yield held["of"], (One(held["one"], perhaps=True),)
    if refers := _REFERS.search(text):
        of, perhaps = _SUBJECT.match(text), bool(refers["or"] or refers["other"])
        ends = (refers["one"], refers["other"]) if refers["other"] else (refers["one"],)
        yield of["of"] if of else "", tuple(One(one, perhaps) for one in ends)
    if split := _SPLIT.match(text):
        yield split["one"], (One(split["of"] or ""),)
