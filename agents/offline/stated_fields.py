"""Fields that whole sentences name: `an enrolment has a final grade`, `the tracking number is set when it ships`."""

import re

from agents.offline.attributes import type_of
from agents.offline.domain import USERS, Act, Wording, place
from agents.offline.entities import Vocabulary
from agents.offline.hearing import Spoken
from agents.offline.inflection import identifier, is_plural, singular, singular_words
from agents.offline.lexicon import Lexicon, words
from agents.offline.shapes import bracketed
from agents.offline.statements import Statement
from agents.offline.told_fields import defined_at
from plan.reading.definitions.defined import definition
from plan.reading.fields.data_shapes import EACH_WITH, field_list
from plan.reading.fields.phrases import field_phrases

_PHRASE = r"[^\W\d_]+(?:[-\s][^\W\d_]+){0,2}?"
_LATER = r"(?:set|entered|recorded|filled\s+in|added|given|known|assigned|noted|determined)"
_SET_LATER = re.compile(
    rf"(?i)\b(?:the|its|an?)\s+(?P<field>{_PHRASE})\s+(?:is|are|gets)\s+(?:only\s+)?{_LATER}\s+"
    r"(?:only\s+)?(?P<rest>(?:when|once|after|at\s+the\s+end|later|on|as\s+soon|at)\b.*)"
)
_VALUES = re.compile(
    r"^(?!(?i:inputs?|outputs?|processing|interactions?|dependencies|purpose):)(?P<field>[^\W\d_]{3,20}):\s*"
    r"(?P<values>[\w -]{2,20}(?:,\s*[\w -]{2,20}){1,9})\.?$"
)
"""`Alloy: bronze, brass` beside a wish: what one field of its thing may be."""
_HAS_LIST = re.compile(
    rf"(?i)^(?:an?|each|every)\s+(?P<thing>{_PHRASE})\s(?:[^.;:]{{0,80}}?\s)?has\s+(?P<list>[^.;:]+?,[^.;:]+?)"
    r"(?:\s+and\s+(?:is|can|may|must)\b[^.;:]*)?\.?$"
)
"""`A rental is for one customer and has one or more items, a start date and an end date`."""
_ARE_READ = re.compile(
    r"(?i)^(?P<list>[^.;:]{3,120}?)\s+(?:is|are)\s+"
    r"(?:read|imported|kept|stored|recorded|saved|entered|required|written down)\b"
)
"""`Name, email and number of companions are read` beside a wish."""
_WITH_ITS = re.compile(
    r"(?i)(?P<thing>[^\W\d_]+)\s+(?:with|con|mit|avec|com)\s+(?:its|their|his|her|sus?|ihre[mnr]?|seinem|leurs?|seus?"
    r"|suas?)\s+(?P<field>[^\W\d_]+)\s*(?:[.,;]|$)"
)
_IS_OF_ONE = re.compile(
    rf"(?i)\b(?:an?|each|every)\s+(?P<thing>{_PHRASE})\s+is\s+(?:always\s+)?of\s+(?:exactly\s+)?(?:one|a\s+single)\s+(?P<field>[^\W\d_]+)\b"
)
_HAS_ONE = re.compile(
    rf"(?i)^(?:an?|each|every|the)\s+(?P<thing>{_PHRASE})\s+(?:(?:can|may|must|shall|should|will)\s+)?(?:has|"
    rf"have|gets|receives|carries|needs)\s+(?:an?|its\s+own)\s+"
    rf"(?P<field>[^\W\d_]+(?:\s[^\W\d_]+){{0,2}})(?P<rest>$|[.,].*)"
)
_ASSIGNED = re.compile(
    rf"(?i)\b(?:assigns?|gives?|generates?)\s+(?:an?|its\s+own)\s+(?P<unique>unique\s+)?(?P<field>{_PHRASE})\s+(?:to|"
    rf"for)\s+"
    r"(?:each|every|an?|the|all)\s+(?:new\s+)?(?P<thing>[^\W\d_]+(?:\s[^\W\d_]+)?)"
)
_UNIQUE_OF = re.compile(
    rf"(?i)^(?:the|an?|each)\s+(?P<field>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+of\s+(?:the|an?|each|"
    rf"every)\s+(?P<thing>{_PHRASE})\s+"
    r"(?:must|shall|should|has to|is)\b.*\bunique\b"
)
_THING_UNIQUE = re.compile(
    r"(?i)^(?:the|an?|each|every)?\s*(?P<thing>[^\W\d_]+)\s(?P<field>name|code|number|email|title|slug|sku|reference|"
    r"barcode|id)s?\s+"
    r"(?:must|shall|should|has to|have to|is|are)\b.*\bunique\b"
)
_AFTERWARDS = re.compile(
    rf"(?i)\b(?:enter|record|add|set|note|fill in)\s+(?:its|their|the)\s+(?P<field>{_PHRASE})\s+(?:later|afterwards|"
    rf"once|when)\b"
)
_NO_FIELD = words("way chance right choice list history overview account profile parent version copy status state")
_THIS = "it"
"""What a criterion speaks of that names no thing: what its story is about."""
_UNKNOWN = type_of("")


class _Noted:
    """Collects fields by the thing they belong to; a remark adds to a field that is known."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.found: dict[str, dict[str, Wording]] = {}

    def thing(self, text: str) -> str:
        """The key of the thing that a phrase means."""
        parts = tuple(text.lower().split())
        return self.vocabulary.find(singular_words(parts, self.lexicon.code)) if parts else ""

    def last(self, text: str) -> str:
        """The key of the last thing that a text names."""
        for word in reversed(re.findall(r"[^\W\d_]+", text.lower())):
            key = self.vocabulary.meaning.get(singular(word, self.lexicon.code))
            if key and key != USERS:
                return key
        return ""

    def note(self, key: str, field: str, remark: str, where: str) -> None:
        """Note a field of a thing."""
        name = re.sub(r"(?i)^(?:unique|own|new)\s+", "", field.strip())
        ident = identifier(name)
        if not key or not ident or self.vocabulary.meaning.get(name.lower()):
            return
        last = name.lower().split()[-1]
        if singular(last, self.lexicon.code) in _NO_FIELD or is_plural(last, self.lexicon.code):
            return
        text = f"{name} ({remark})" if remark else name
        source = f"asked for by {where}" if where else "the documents say so"
        known = self.found.setdefault(key, {}).get(ident)
        if known is None or (remark and "(" not in known.text):
            self.found[key][ident] = Wording(text, source)


def stated_fields(
    said: tuple[Statement, ...],
    spoken: tuple[Spoken, ...],
    acts: tuple[Act, ...],
    vocabulary: Vocabulary,
    lexicon: Lexicon,
) -> dict[str, tuple[Wording, ...]]:
    """Return the fields that sentences name for each thing."""
    noted = _Noted(vocabulary, lexicon)
    about: dict[str, str] = {}
    made: dict[str, str] = {}
    for act in acts:
        if act.thing:
            about.setdefault(act.story, act.thing)
        if act.kind in {"create", "update", "link"}:
            made.setdefault(act.story, act.thing)
    defined = defined_at(vocabulary)
    for statement in said:
        _sentence(noted, statement, about.get(statement.story, ""))
    for heard in spoken:
        story = heard.story
        if match := _AFTERWARDS.search(story.want):
            noted.note(about.get(story.id, ""), match["field"], "optional", story.id)
        if place(story.source) in defined:
            continue
        fields, valued = bracketed(story.want)
        for field in (*fields, *valued):
            name, _, remark = field.partition("(")
            noted.note(made.get(story.id, ""), name, remark.strip(" )"), story.id)
    return {key: tuple(fields.values()) for key, fields in noted.found.items() if fields and key != USERS}


def _sentence(noted: _Noted, statement: Statement, about: str) -> None:
    text, story = statement.text, statement.story
    _listed(noted, statement, about)
    if (match := _WITH_ITS.search(text)) and _has_a_type(match["field"]):
        noted.note(noted.thing(match["thing"]), match["field"], "", story)
    if match := _IS_OF_ONE.search(text):
        noted.note(noted.thing(match["thing"]), match["field"], "", story)
    for later_on in _SET_LATER.finditer(text):
        noted.note(noted.last(later_on["rest"]) or about, later_on["field"], "optional", story)
    if match := _HAS_ONE.search(text):
        later = re.search(rf"(?i)\bwhich\s+is\s+{_LATER}\b|\blater\b", match["rest"]) is not None
        if later or _has_a_type(match["field"]):
            noted.note(noted.thing(match["thing"]), match["field"], "optional" if later else "", story)
    if match := _ASSIGNED.search(text):
        noted.note(noted.thing(match["thing"]), match["field"], "unique" if match["unique"] else "", story)
    if match := _UNIQUE_OF.search(text) or _THING_UNIQUE.search(text):
        noted.note(noted.thing(match["thing"]), match["field"], "", story)


def _listed(noted: _Noted, statement: Statement, about: str) -> None:
    """Note what a sentence lists: the values of one field, or several fields."""
    text, story = statement.text, statement.story
    if match := _VALUES.match(text):
        noted.note(about, singular(match["field"].lower(), noted.lexicon.code), match["values"], story)
    if (match := _ARE_READ.match(text)) and not EACH_WITH.search(text):
        for field in field_list(match["list"]):
            noted.note(about, field, "", story)
    if match := _HAS_LIST.search(text):
        for field in field_phrases(match["list"]):
            if len(field.split()) <= 3 and _has_a_type(field):
                noted.note(noted.thing(match["thing"]), field, "", story)
    told = definition(text, _THIS) if about and story else None
    if told is not None and told.name == _THIS:
        for field in told.fields:
            name, _, remark = field.partition("(")
            noted.note(about, name, remark.strip(" )"), story)


def _has_a_type(field: str) -> bool:
    """Whether a field's name says what is in it, so that it is no word for something else."""
    return type_of(identifier(field)) != _UNKNOWN
