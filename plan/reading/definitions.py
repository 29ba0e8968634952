"""Things that sentences define by what is kept of each, in whatever section they stand."""

import re

from plan.reading.data_shapes import EACH_WITH, Shape
from plan.reading.field_phrases import field_phrases
from plan.reading.naming import singular

_NOUN = r"[^\W\d_][\w’'-]*(?:\s+(?!(?:has|have|is|are|and|or|hat|haben|ist|und)\b)[^\W\d_][\w’'-]*){0,2}?"
_ONE = r"(?:an?|each|every|one|the)"
_SOMEBODY = r"(?:we|i|they|you|(?:the|an?)\s+\w+(?:\s\w+)?)(?:\s+(?:shall|must|should|will|can))?"
_KEPT = r"(?:kept|recorded|stored|noted|saved|written\s+down|logged)"
_TO_KNOW = r"(?:need|want|have|must|like)\s+(?:to\s+)?(?:know|see|keep)"
_ENGLISH = (
    # A branch has a name and an address.
    rf"^{_ONE}\s+(?P<name>{_NOUN})\s+(?:also\s+)?(?:has|gets|needs|carries|consists\s+of)\s+(?P<list>.+)$",
    # Each skill belongs to a category and has a title; a rating belongs to a lesson and a skill.
    rf"^{_ONE}\s+(?P<name>{_NOUN})\s+(?:belongs\s+to|is\s+for|comes\s+from)\s+(?P<owner>(?:(?!\bhas\b)[^,;])+?)"
    r",?\s+and\s+has\s+(?P<list>.+)$",
    rf"^{_ONE}\s+(?P<name>{_NOUN})\s+(?:belongs\s+to|is\s+for|combines|links)\s+(?P<list>(?!.*\bor\b).+)$",
    r"^(?P<name>[^\W\d_][\w’'-]*s)\s+have\s+(?P<list>.+)$",
    # A repair order is a job with a number and a date.
    rf"^{_ONE}\s+(?P<name>{_NOUN})\s+is\s+an?\s+[\w-]+(?:\s[\w-]+)?\s+with\s+(?P<list>.+)$",
    # For every visit we note when it starts and what was done.
    rf"^(?:for|of|per|on|with)\s+(?:each|every|an?|the|all)\s+(?P<name>{_NOUN}),?\s+{_SOMEBODY}\s+(?:also\s+|only\s+)?"
    rf"(?:{_TO_KNOW}|(?:keep|need|record|store|note|enter|want|see|save|track|hold|write\s+down|ask\s+for)s?)\s+(?P<list>.+)$",
    # The front desk registers a student with first and last name; the desk books a test: date, centre.
    r"^(?:[^,;:]{2,60},\s+|(?:before|after|during|at|with)\s+(?:each|every|an?)\s+\w+\s+)?(?:(?:the|an?|our|my)\s+)?"
    r"[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*)?\s+(?:[a-z]{3,}s|(?:(?:shall|must|should|will|can)\s+)?(?:record|note|enter|keep|log))\s+"
    rf"(?:an?|each|every|the|new)\s+(?:new\s+)?(?P<name>{_NOUN})(?:\s+(?:for|of|about|against)\s+{_ONE}\s+(?P<of>[\w-]+)\s*:|\s+with|\s*:)"
    r"\s+(?P<list>.+)$",
    # The system shall hold staff members with name and profession.
    rf"\b(?:hold|keep|store|record|register|manage|maintain|administer)s?\s+(?P<name>{_NOUN}s)\s+with\s+(?P<list>.+)$",
    # Theory courses are planned per branch with a title; a repair is recorded against a tool: date, cost.
    rf"^(?:{_ONE}\s+)?(?P<name>{_NOUN})\s+(?:is|are)\s+(?:planned|created|registered|entered|made|defined|described|opened|{_KEPT})"
    rf"(?:\s+(?:per|for|against|on|by|at|in|of)\s+(?:{_ONE}\s+)?(?P<of>[^\W\d_][\w’'-]*))?(?:\s+with|\s*:)\s+(?P<list>.+)$",
)
_WORD = r"[A-ZÄÖÜ][\wäöüß-]+"
_GERMAN = (
    rf"^(?:ein|eine|jede[rs]?|der|die|das)\s+(?P<name>{_WORD})\s+(?:hat|haben|enthält|braucht|besteht\s+aus|besitzt)\s+(?P<list>.+)$",
    rf"^(?:ein|eine|jede[rs]?)\s+(?P<name>{_WORD})\s+gehört\s+zu\s+(?P<owner>[^,;]+?)(?:,|\s+und)\s+hat\s+(?P<list>.+)$",
    rf"^(?:zu|für|von)\s+(?:jede[rmn]?|eine[rmn]?|die|den|das|alle[nr]?)\s+(?P<name>{_WORD})\s+(?:speichern|erfassen|brauchen|"
    r"benötigen|genügen|reichen|notieren|führen|merken|halten)\s+(?:wir\s+)?(?:uns\s+)?(?P<list>.+)$",
    rf"^(?:ein|eine)\s+(?P<name>{_WORD})\s+ist\s+eine?\s+{_WORD}\s+mit\s+(?P<list>.+)$",
    rf"^(?:wenn|sobald|nachdem)\s+(?P<nouns>[^,]+),\s.*?\bals\s+(?P<name>{_WORD})\s+mit\s+(?P<list>.+?)\s+(?:festgehalten|erfasst|"
    r"gespeichert|notiert|angelegt)$",
    rf"\berfass(?:t|en)\s+(?:der|die|das)\s+(?P<of>{_WORD})(?:\s+\w+\s+{_WORD})?\s+(?:seine?n?|ihre?n?|den|die|das)\s+"
    rf"(?P<name>{_WORD})\s*:\s+(?P<list>.+)$",
)
_DEFINING = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*_ENGLISH, *_GERMAN))
# The mileage is kept with the vehicle: one field is enough where the thing is named behind it.
_KEPT_WITH = re.compile(
    rf"(?:^(?P<list>(?:the|its)\s+[^,;:]{{3,60}}?)\s+(?:is|are)|\bthere(?:['’]s|\s+is)\s+an?\s+(?P<there>[\w-]+(?:\s[\w-]+)?)\s+of\s.*)"
    rf"\s+{_KEPT}\s+with\s+(?:the|each)\s+(?P<name>{_NOUN})$",
    re.IGNORECASE,
)
_GOING_ON = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:it|they|each|each\s+one|every\s+one)\s+(?:also\s+)?(?:has|have|gets|needs)\s+(?P<list>.+)$",
        rf"^(?:\w+ly\s+|then\s+|afterwards,?\s+|later,?\s+|also,?\s+|on\s+(?:an?|the)\s+(?:\w+\s+){{1,3}})?{_SOMEBODY}\s+"
        rf"(?:also\s+|only\s+)?(?:{_TO_KNOW}|records?|notes?|keeps?|enters?|stores?|gives?|provides?|fills?\s+in|states?|chooses?|remembers?)\s+"
        r"(?P<list>.+)$",
        rf"^(?P<list>(?:the|its)\s+[^,;:]{{3,60}}?)\s+(?:is|are)\s+(?:always\s+)?{_KEPT}(?:\s+with\s+it)?\.?$",
        r"^(?P<list>(?:the|its)\s+[a-z]+(?:\s[a-z]+)?)\s+(?:is|are)\s+(?:updated|entered|filled\s+in|changed|set)\s+(?:by|at|after|every|for)\s.+$",
        r"^(?:i|they|each\s+\w+|every\s+\w+)\s+(?:get|receive)s?\s+(?P<list>an?\s+(?:[\w-]+\s)?(?:number|code|card|id|token))\b.*$",
        r"^[a-z]+s\s+(?:under|over|with|without|who|above)\s+.{1,30}?\s+(?:need|have|give|state)\s+(?P<list>.+)$",
        r"^(?:es|er|sie)\s+(?:gehört\s+zu\s+(?P<owner>[^,;]+?)\s+und\s+)?hat\s+(?P<list>.+)$",
        r"^(?:außerdem\s+|zusätzlich\s+|dazu\s+)?(?:brauchen|erfassen|speichern|notieren)\s+wir\s+(?P<list>.+)$",
        r"^(?:erfasst|gespeichert|festgehalten|notiert)\s+(?:wird|werden)\s+(?P<list>.+)$",
    )
)
_NEVER_WORDS = "list page screen form button way system app application website following rest"
_VAGUE_WORDS = (
    "it one thing person somebody user report state status message problem question field number kind type week day "
    "month team year time same other first last amount each all many some most new"
)
_NEVER = frozenset(_NEVER_WORDS.split())
_VAGUE = _NEVER | frozenset(_VAGUE_WORDS.split())
_TAIL = re.compile(
    r"\s+(?:–|—|because\b|so\s+that\b|in\s+order\s+to\b|unless\b|until\b|such\s+as\b).*$"
    r"|,\s+(?:which|and\s+(?:may|can|must|is|are)|so|but)\b.*$",
    re.IGNORECASE,
)
_VALUES = re.compile(r"\b(?:has|have)\s+(?:an?|the|its)\s+\w+:\s", re.IGNORECASE)
"""What one field may be: `an animal has a status: reserved, adopted`."""
_GERMAN_NOUN = re.compile(r"\b(?:ein(?:e|en|em|er)?|der|die|das|den|dem)\s+([A-ZÄÖÜ][\wäöüß-]+)")
_LONGEST = 600


def definition(text: str, before: str) -> Shape | None:
    """The thing that a sentence defines by its fields, or adds fields to; `before` is the thing defined last."""
    said = text.strip().rstrip(".;!")
    if len(said) > _LONGEST or EACH_WITH.search(said) or _VALUES.search(said):
        return None
    for pattern in _DEFINING:
        match = pattern.search(said)
        fields = _fields(match) if match else ()
        if match and len(fields) > 1 and (name := _name(match["name"])):
            return Shape(name, fields)
    if (match := _KEPT_WITH.match(said)) and (name := _name(match["name"])) and (fields := _fields(match)):
        return Shape(name, fields)
    told = (_fields(match) for pattern in _GOING_ON if (match := pattern.match(said)))
    going_on = next((fields for fields in told if fields), ()) if before else ()
    return Shape(before, going_on) if going_on else None


def _name(text: str) -> str:
    parts = re.sub(r"^(?:new|additional|single|such)\s+", "", text.strip(), flags=re.IGNORECASE).split()
    vague = _NEVER if len(parts) > 1 else _VAGUE
    if not parts or parts[-1].casefold() in vague or not all(part[0].isalpha() for part in parts):
        return ""
    return " ".join([*parts[:-1], singular(parts[-1])])


def _fields(match: re.Match[str]) -> tuple[str, ...]:
    """What is listed, behind what the sentence says the thing belongs to."""
    named = {group: text for group, text in match.groupdict().items() if text}
    listed = field_phrases(_TAIL.sub("", named.get("list") or named["there"]))
    if not listed:
        return ()
    owners = field_phrases(_TAIL.sub("", named["owner"])) if "owner" in named else ()
    of = (singular(named["of"]),) if "of" in named else ()
    nouns = tuple(_GERMAN_NOUN.findall(named["nouns"])) if "nouns" in named else ()
    return tuple(dict.fromkeys((*owners, *of, *nouns, *listed)))
