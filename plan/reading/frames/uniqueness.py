"""What tells things apart, wherever in a sentence it stands: `Each has a name and a slug, and the slug is unique`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plan.reading.frames.naming import named
from plan.reading.frames.pieces import matches
from plan.reading.frames.templates import frame, frames
from plan.reading.text.naming import singular

_SCOPES = "(?P<within>{within}{0,3})"
_FRONT = "(?P<front>((per|with|within|for|in|at) ({which} )?{noun}( and ({which} )?{noun})?,? ){0,2})"
_BE = "(is|are|((must|shall|should|has to|have to|needs? to|will) )?((always|only) )?((has|have|needs?) to )?be)"
_LITTLE = "( (always|also|likewise|of course|only|all|both|naturally|globally|obviously|therefore|itself))*"
_UNIQUE = f"{_BE}{_LITTLE} unique{_LITTLE}( (nationwide|overall|everywhere|worldwide))?"
_MAY = "((may|can|must|shall|should|is|are|has|have|will) )?"
_HAVE = "((shall|may|can|must|should|will|ever|do|would) )*(have|share|carry|bear|get|use|show|hold|go by)"
_AT_MOST = "(only|at most|(no|not|never) more than|just|exactly)"
_ALIKE = "((the|an?) (same|identical)|one)"
_THINGS = "{thing:noun}( (of|in|on|at|under|for) {which} {of:noun})?"
_ONCE = "((only|just) once|once( (only|alone))?)"
_FRAMES = frames(
    f"^{_FRONT}({{which}} )?{{field:noun}} {_UNIQUE}{_SCOPES}$",
    f"^no two( {_THINGS})? {_HAVE} {_ALIKE}( {{field:noun}})?{_SCOPES}$",
    f"^no two {_THINGS} ((may|can|ever|should|will) )*(share|have) an? {{field:noun}}{_SCOPES}$",
    f"^two {_THINGS} {{never}} {_HAVE} {_ALIKE} {{field:noun}}{_SCOPES}$",
    f"^no {{field:noun}} {_MAY}{{occur}} {{twice}}{_SCOPES}$",
    f"^({{which}} )?{{field:noun}} {_MAY}((only|just) )?{{occur}} {_ONCE}{_SCOPES}$",
    f"^({{which}} )?{{field:noun}} {{never}} (be )?(repeat|recur|repeated|reused|re-used|duplicated){_SCOPES}$",
    f"^the same {{field:noun}} {{never}} (be )?{{occur}} {{twice}}{_SCOPES}$",
    f"^{_FRONT}the same {{field:noun}} (may|can|might|could) .*\\bbut (not|never)( {{occur}})? {{twice}}{_SCOPES}$",
    f"^{_FRONT}(there )?{_MAY}(be )?{_AT_MOST} one {{thing:noun}} "
    "(with|of|starting on|beginning on|at|on) an? (given|certain|particular) {field:noun}$",
    "^(there (is|are) an? {field:noun},? )?(it|this|that|which) (identifies|names) (only |exactly |just )?one "
    "{thing:noun}( only)?$",
    f"^{_FRONT}(there )?{_MAY}(be )?{_AT_MOST} one( {{thing:noun}})?$",
    "^({which} )?{source:noun} (never )?(leads?|gives? rise) to ((only|exactly|just|at most|(no |not )?more than) )?"
    "one {thing:noun}( at (the )?most| only)?$",
    f"^(which|that) ([^,]* and )?{_MAY}(unique and )?never (be )?({{occur}} {{twice}}|re-?used){_SCOPES}$",
    f"^(which|that|it) {_UNIQUE}{_SCOPES}$",
    f"^(?P<two>neither|none|both)( of (them|these|those))? {_MAY}(be )?({{occur}}|in use|the same|unique)"
    f"( already| before| {{twice}})?{_SCOPES}$",
    "^(the )?(?P<keys>.+) (together|combined|in combination|taken together|jointly) ((shall|must|should|will) )?"
    f"(always )?(identify|identifies|determine|determines|tell apart|{_UNIQUE})( (for )?({{which}} )?{{thing:noun}})?$",
    f"^the combination of (the )?(?P<keys>.+) {_UNIQUE}( (for|of) {{which}} {{thing:noun}})?$",
    f"^({{which}} )?{{thing:noun}} {_BE} (?P<numbered>numbered)( consecutively)?{_SCOPES}"
    "(, (beginning|starting) (with|from|at) (1|one))?$",
)
_ONE_PER = frame(r" \(((only|just|at most|exactly) )?one {noun} (per|for (each|every)) {field:noun}\)")
_SPEAKS_OF_IT = re.compile(
    r"\b(?:unique|twice|once|identif|same|repeat|re-?used|again|alike|second\s+time|numbered|together|neither|share|given|leads?\s+to|rise\s+to|just\s+one)",
    re.IGNORECASE,
)
_WHO = (
    "(the|its?|they|their|no|an?|each|every|all|both|neither|none|nobody|we|i|you|there|that|this|these|not|never|two|"
    "one|only)"
)
_JOINT = frame(rf"[;:,] | [–—-] | (?=((and|but) {_WHO}|so|where|which|that) |\()")
_GOES_ON = frame(rf"^(and|or|plus) (?!((obviously|naturally|clearly|of course),? )?{_WHO} )")
"""The end of a list, which is not the beginning of a clause: `… and form shall occur only once`."""
_JOINING = frame("^((and|but|so|where|since|because|for|as|then|naturally,?|of course,?|obviously|also|while|that) )+")
_KEYS = frame(" *, *(and )?(the )?| and (the )?")
_SCOPE = frame(
    " (only )?(within|inside|in|on|at|per|for|of|under|among|amongst|with|across) (?=\\S)| and (?=({which} )?[a-z])"
)
_WHICH = frame("^{which} (same |own )?")
_LEFT_BEHIND = frame("(,? (and|but|so|where|obviously|naturally|of course|clearly))+$")
"""What is left in front of a clause that is taken out."""
_MOST_JOINTS = 10
_LONGEST = 4


class Apart(NamedTuple):
    """Fields by which things are told apart: `No two photos of one listing have the same position`."""

    thing: str = ""
    """Empty where the clause does not name it."""
    field: str = ""
    """Empty for what was named last."""
    within: tuple[str, ...] = ()
    several: int = 1
    """Of how many that were named last it is said."""
    clause: str = ""
    before: str = ""
    """What stands before the clause in its sentence."""


class Told(NamedTuple):
    """What a sentence says besides, and by what it says that things are told apart."""

    rest: str
    apart: tuple[Apart, ...]


@lru_cache(maxsize=16_384)
def told_apart(sentence: str) -> Told:
    """By what a sentence says that things are told apart, and the sentence without the clauses that say so."""
    said = sentence.strip().rstrip(".;!")
    per = _ONE_PER.search(said)
    if not (per or _SPEAKS_OF_IT.search(said)):
        return Told(sentence, ())
    found = [Apart(field=per["field"].lower(), clause=per[0].strip(" ()"))] if per else []
    rest = f"{said[: per.start()]}{said[per.end() :]}" if per else said
    while (clause := next(_clauses(rest), None)) is not None:
        start, end, apart = clause
        found.insert(0, apart)
        rest = f"{rest[:start].rstrip(' ,;:–—-')}{rest[end:]}".strip(" ,;:–—-")
    return Told(_LEFT_BEHIND.sub("", rest), tuple(found)) if found else Told(sentence, ())


def _clauses(said: str) -> Iterator[tuple[int, int, Apart]]:
    """Where each clause begins and ends that only says by what things are told apart, the last and longest first."""
    joints = [match for match in _JOINT.finditer(said) if not _in_brackets(said, match.start())][-_MOST_JOINTS:]
    starts = [0, *(one.end() for one in joints)]
    ends = [*(one.start() for one in joints), len(said)]
    for end in reversed(ends):
        for start in (one for one in starts if one < end):
            clause = said[start:end]
            if (
                _SPEAKS_OF_IT.search(clause)
                and not _GOES_ON.match(clause)
                and (apart := _apart(_JOINING.sub("", clause)))
            ):
                yield start, end, apart._replace(clause=clause, before=said[:start])


def _in_brackets(said: str, at: int) -> bool:
    return said.count("(", 0, at) > said.count(")", 0, at)


def _apart(clause: str) -> Apart | None:
    """What a clause says tells things apart; None if it says something else."""
    return next((found for match in matches(_FRAMES, clause) if (found := _read(match.groupdict()))), None)


def _read(said: dict[str, str | None]) -> Apart | None:
    thing = named(said.get("thing") or "", surely=True)
    scopes = tuple(
        _WHICH.sub("", one) for one in _SCOPE.split(f" {said.get('front') or ''}{said.get('within') or ''}") if one
    )
    of = (said["of"],) if said.get("of") else ()
    within = tuple(dict.fromkeys(singular(one.strip(" ,").lower()) for one in (*of, *scopes) if one.strip(" ,")))
    within = tuple(one for one in within if one != thing)
    if keys := said.get("keys"):
        *others, last = (_WHICH.sub("", one).lower() for one in _KEYS.split(keys))
        few = bool(others) and all(0 < len(one.split()) <= _LONGEST for one in (*others, last))
        return Apart(thing, last, tuple(others)) if few else None
    if said.get("source"):
        return Apart(thing, (said["source"] or "").lower())
    if said.get("front") and not (said.get("field") or said.get("within")):
        return Apart(thing, within[-1], within[:-1]) if within else None
    if said.get("numbered"):
        return Apart(thing, "number", within) if within else None
    field = singular((said.get("field") or "").lower())
    return Apart(thing, "" if field == "one" else field, within, 2 if said.get("two") else 1)
