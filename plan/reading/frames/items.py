"""The items of a list of fields: what each names, and what is remarked on it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.phrases import field_phrases, prepared
from plan.reading.frames.naming import named
from plan.reading.frames.parting import JOINT, parted_at, parts_of, without_filler
from plan.reading.frames.remarks import WITHIN, note_of, settled
from plan.reading.text.naming import plural
from plan.reading.words.attribute_words import REFERENCE, is_attribute, reference_to
from plan.reading.words.verbs import is_imperative

_DATE_AND_TIME = re.compile(r"\b(?P<what>(?:[a-z]+\s)?)dates?\s+and\s+time\b", re.IGNORECASE)
_BETWEEN_DASHES = re.compile(r"\s+[–—]\s+(?P<said>[^–—;]+?)\s+[–—](?:\s+(?=\S)|(?=\s*(?:,|;|$)))")
_ONE_OF_LEVELS = re.compile(
    r"\b(?P<what>severity|priority|level|status|state|type|kind|grade|outcome|result)\s+of\s+"
    r"(?P<values>[a-z]+(?:,\s+[a-z]+)*,?\s+or\s+[a-z]+)\b",
    re.IGNORECASE,
)
"""`a severity of minor, major or critical`"""
_WHICH_IS_ONE_OF = re.compile(
    r"^(?P<field>(?:[\w-]+\s){0,3}[\w-]+),\s+which\s[^:;,()]{3,80}:\s+"
    r"(?P<values>[\w-]+(?:,\s+[\w -]+)+?,?\s+(?:or|and)\s+[\w -]+)$"
)
"""`a category, which we must know before the first letter: private, company or foundation`"""
_TAIL = re.compile(
    r"\s+(?:with|from|for|of)\s+(?:them|it|him|her|us|me)$|\s+as\s+(?:it|they)\s+(?:stood|stands?|was|were|is|are)\b.*$"
    r"|\s+at\s+(?:the|that)\s+time(?:\s+of\s+[a-z ]+)?$|(?<=[a-z]{3})\s+for\s+(?:its|their)\s+[a-z ]+$",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(
    r"(?P<joint>\b(?:and|plus)),?\s+(?:if|where|once|for)\s(?!(?:an?|the|each|every|it|which|what)\s)?[^,;()]{2,45},\s+(?=(?:an?|the|its|their|his|her)\s)",
    re.IGNORECASE,
)
"""`and, if the owner wants one, a deposit`"""
_ONCE_DONE = re.compile(
    r"(?:(?P<joint>,\s+and|\band),?\s+)?(?:when|once|if)\s+(?:it|they|he|she)(?:['’]s|['’]re|\s+(?:is|are|was|were|has|have))(?:\s+been)?\s+"
    r"(?P<done>[a-z]+(?:\s(?:up|off|out|over|back|away|in|down))?),\s+the\s+(?P<when>date|day|time)(?:\s+of\s+(?:that|it|this))?(?=$|[,.;])",
    re.IGNORECASE,
)
"""`and, when it has been given up, the date of that`"""
_INSISTED_ON = re.compile(
    r",\s+which(?:\s+in\s+(?:this|that)\s+case)?\s+(?:i|we|they)\s+(?:(?:do|always|really|must)\s+)*(?:insist\s+on|need|require|have)(?=$|[,.;])",
    re.IGNORECASE,
)
_DECIMALS = re.compile(
    r"\s+(?:with|to|at)\s+(?P<many>one|two|three|\d+)\s+decimals?(?:\s+places?)?(?=$|[\s,;)])", re.IGNORECASE
)
_ALSO_CALLED = re.compile(r"\s*\((?:we|they|people|you)\s+(?:also\s+)?(?:call|say)\s[^()]*\)", re.IGNORECASE)
_ONE_OR_OTHER = re.compile(
    r"(?:(?:in|at|on|to|from|for|with)\s+)?which\s+(?P<one>[a-z]+(?:\s[a-z]+)?)\s+or\s+(?P<other>[a-z]+(?:\s[a-z]+)?)$",
    re.IGNORECASE,
)
"""`in which cupboard or van`"""
_BOTH = re.compile(r"(?P<one>[a-z]+)/(?P<other>[a-z]+)$", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:we|i|they)\s+(?:keep|have|maintain)\s+(?:an?\s+)?(?:own\s+)?(?:list|register|catalogue|catalog)\s+of\s+(?:those|these|them)\s*"
    r"(?:,|with|:)\s*(?:each\s+)?(?:with\s+)?(?P<list>.+)$",
    re.IGNORECASE,
)
"""`the carrier (we keep a list of those with their names and e-mail)`"""
_BRACKETS = re.compile(r"\s*\((?P<said>(?:[^()]|\([^()]*\))*)\)\s*$")
_DASHED = re.compile(r"\s+[–—-]\s+(?P<said>[^–—]+)$")
_HAVE = r"(?:have|has|had|know|knows|give|gives|want|wants)"
_BEHIND_IT = re.compile(
    r"\s+(?P<said>optional|sometimes|occasionally|(?:(?:that|which)\s+)?(?:nobody|no\s+one|no\s+other\s+[a-z]+)\s+(?:else\s+)?(?:has|uses|carries|bears)|only\s+(?:for|on|with|in|if|when)\s.*"
    r"|(?:if|when|where|once)\s+(?:any|known|given|available|applicable|there(?:['’]s|\s+(?:is|are))\s.*"
    rf"|(?:they|we|he|she|it|you|the\s+[a-z]+)\s+{_HAVE}\s.*|any(?:one|body)\s+(?:knows|remembers)\b.*))$",
    re.IGNORECASE,
)
_SAID_OF_IT = re.compile(
    r"\s+(?P<said>(?:is|are)\s+"
    r"(?:always|never|not\s+always|often|sometimes|optional|required|mandatory|compulsory|unique|known|needed|a\s+must|voluntary|missing)\b.*"
    r"|(?:can|may|might)\s+(?:also\s+)?(?:be|stay|remain)\s+(?:missing|empty|blank|left)\b.*"
    r"|(?:most|few|some|not\s+all|not\s+everyone|not\s+everybody)(?:\s+of\s+(?:them|these|us))?\s+(?:have|has|give|gives|know)\b.*"
    r"|(?:we|they|i)\s+(?:often\s+|sometimes\s+)?don['’]t\s+(?:know|have)\b.*)$",
    re.IGNORECASE,
)
"""What a sentence says of a field: `Email most of them have`."""
_SURE_REMARKS = (_BRACKETS, _BEHIND_IT)
"""What is a remark by how it stands, whatever it says."""
_PERHAPS = re.compile(
    r"^(?:perhaps|maybe|possibly|optionally|optional|if\s+known,?|sometimes|where\s+known,?)\s+(?=\S)", re.IGNORECASE
)
_FROM_ONE_TO_ONE = re.compile(
    r"(?:one|an?)\s+([a-z]+(?:\s[a-z]+)?)\s*(?:→|->)\s*(?:one|an?)\s+([a-z]+(?:\s[a-z]+)?)$", re.IGNORECASE
)
"""`one device → one employee`"""
_MANY = re.compile(
    r"(?:one\s+or\s+(?:more|several)|several|many|any\s+number\s+of|multiple|a\s+number\s+of)\s+"
    r"(?P<what>[a-z]+(?:\s[a-z]+)?(?<!s)s)$",
    re.IGNORECASE,
)
_BEGINS_A_FIELD = re.compile(
    r"(?:when|where|what|who|which(?!\s+(?:is|are|must|can|may|has|never|always)\b)|how|whether)\b|(?:an?|the|its|their|his|her)\s"
    r"|if\s+(?:it|he|she|they)(?:['’]s|['’]re|\s+(?:is|was|are|were|can|may|must|needs?|has\s+been))\b",
    re.IGNORECASE,
)
"""How a field begins, and no remark."""
_SAYS = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|can|may|must|shall|should|will|would|belongs?|goes|go|wants?|comes?|gets?|does|do)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?:when|where|what|who|which|how|whether|if|why)\b|\b(?:which|that|who|whom|when|where)\b"
    r"|^(?:an?\s+|the\s+)?(?:[a-z]+\s)?(?:day|date|time|year|moment|month|week|number|amount|price|name|person|place|reason)s?\s+"
    r"(?:it|they|he|she|we|i|the|somebody|someone)\b",
    re.IGNORECASE,
)
"""A clause that asks for a field, or tells more of one; any other with a verb says something else."""
_NO_FIELD = re.compile(
    r"(?:at\s+least|up\s+to|same|any|different|all|other|each|several|many|two|three|four|five|\d+)\b"
    r"|[a-z]+(?<!s)s\s+in\s+(?:an?|the|some|any)\s+(?:[a-z]+\s)?order\b",
    re.IGNORECASE,
)
_OF_THE_ONE_BEFORE = re.compile(
    r"(?:always\s+|usually\s+)?[a-z]+(?:ed|en|wn|uck|ept|et|ut)\s+(?:on|in|by|at|to|from|with|into|onto|under)\s+"
    r"(?:the|an?|our|each|every|its|their)\s+[a-z]+|(?:on|upon|after|at)\s+[a-z]+",
    re.IGNORECASE,
)
"""What is said of a field, and names none: `printed on the label`."""
_ARTICLE = re.compile(r"^(?:an?|the|its|their|his|her|our|any|some)\s+", re.IGNORECASE)
_PLAIN_WORDS = re.compile(r"[^\W\d_][\w’'/ -]*")
_NO_NOUN = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|can|may|must|shall|should|will|would|not|never|we|they|i|you|it|he|she|there|that|"
    r"which|who|because|so|but|if|when|while|until|then|do|does|did|to)\b|\d{3}",
    re.IGNORECASE,
)
_LONGEST = 4
"""Words of an item that names a field without any mark of one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: the fields that it names, none if it names none; `sure` if its words or its remark say that it does."""

    fields: tuple[str, ...] = ()
    sure: bool = False
    part: Shape | None = None
    """The thing that it names, where the fields of that stand in brackets behind it."""
    note: str | None = None
    """What is remarked on it, such as that it is unique within something."""

    def noted(self, note: str) -> "Item":
        """The item with what is remarked on it."""
        return Item(tuple(_with(one, note) for one in self.fields), True, self.part, note)


@lru_cache(maxsize=8_192)
def items_of(text: str) -> tuple[Item, ...]:
    """The items of a list, in its order."""
    text = _DECIMALS.sub(" (decimal)", _ALSO_CALLED.sub("", text.strip(" .;")))
    text = _INSISTED_ON.sub(" (required)", _ONCE_DONE.sub(_once_done, text))
    text = _BETWEEN_DASHES.sub(r" (\g<said>) ", _ON_CONDITION.sub(r"\g<joint> optionally ", text))
    text = prepared(settled(_ONE_OF_LEVELS.sub(_levels, _WHICH_IS_ONE_OF.sub(_one_of, text))))
    found: list[Item] = []
    for part in parts_of(_DATE_AND_TIME.sub(r"\g<what>time", text)):
        note = note_of(part) if found and not _BEGINS_A_FIELD.match(part) else None
        if note is not None:
            found[-1] = found[-1].noted(note)
        elif not found or not _OF_THE_ONE_BEFORE.fullmatch(part):
            found.append(_item(part))
    return tuple(found)


def _once_done(match: re.Match[str]) -> str:
    """The moment at which something is done, which is missing until then."""
    return f"{match['joint'] or ''} optional {match['when']} it was {match['done']}".lstrip()


def _one_of(match: re.Match[str]) -> str:
    values = re.sub(r",?\s+(?:or|and)\s+", ", ", match["values"])
    return f"{match['field']} ({values})" if is_attribute(match["field"]) else match[0]


def _levels(match: re.Match[str]) -> str:
    return f"{match['what']} ({re.sub(r',? or ', ', ', match['values'])})"


def _item(text: str) -> Item:
    """What one item names."""
    core, said = _peeled(text)
    if listed := next(filter(_is_list, said), ""):
        return _with_fields(core, listed)
    if kept := next(filter(None, map(_LISTED.match, said)), None):
        return _with_fields(core, re.sub(r"\btheir\s+([a-z]+?)s\b", r"\1", kept["list"]))
    notes = [remark if WITHIN.match(remark) else _note(remark) for remark in said]
    note = next(filter(None, notes), None)
    values = next((remark for remark, told in zip(said, notes, strict=True) if not told), "")
    if "(" in values:
        return Item()
    if perhaps := _PERHAPS.match(core):
        core, note = core[perhaps.end() :], note or "optional"
    item = _things(core) or _field(core, values)
    return item.noted(note) if note and item.fields else item


def _note(remark: str) -> str | None:
    """What a remark says, with what it says besides: `unique, engraved`."""
    note = note_of(remark)
    return remark if note and remark.lower().startswith(f"{note}, ") else note


def _things(core: str) -> Item | None:
    """An item that names things of their own: several of one, or the two ends of an arrow; None if it names none."""
    if many := _MANY.match(core):
        name = named(many["what"])
        return Item((f"{plural(name)} (several)",), True) if name else Item()
    if either := _ONE_OR_OTHER.match(core):
        both = [named(one, surely=True) for one in either.groups()]
        return Item(tuple(f"{one} (reference, optional)" for one in both), True) if all(both) else None
    if (both_of := _BOTH.fullmatch(core)) and all(map(is_attribute, both_of.groups())):
        return Item(both_of.groups(), True)
    if ends := _FROM_ONE_TO_ONE.match(core):
        both = [named(one) for one in ends.groups()]
        return Item(tuple(map(reference_to, both)), True) if all(both) else Item()
    return None


def _field(core: str, values: str) -> Item:
    """An item that names a field, which is one of the values if it has any."""
    tells = _SAYS.search(core) and not _ASKED.search(core)
    if tells or _NO_FIELD.match(core) or (is_imperative(core) and not is_attribute(core)):
        return Item()
    names = (field_phrases(f"{core} ({values})") if values else ()) or field_phrases(core)
    if any(one.endswith("(several)") for one in names):
        return Item()
    sure = any(is_attribute(one) or one.endswith(("(boolean)", REFERENCE)) for one in names)
    bare = _ARTICLE.sub("", core)
    if not names and len(bare.split()) <= _LONGEST and _PLAIN_WORDS.fullmatch(bare) and not _NO_NOUN.search(bare):
        names = (bare,)
    return Item(names, sure)


def _with_fields(core: str, listed: str) -> Item:
    """An item that names a thing of its own with its fields: `a storage location (name, building)`."""
    phrase = core.rpartition(": ")[2]
    name = named(phrase, surely=True)
    fields = tuple(field for item in items_of(listed) for field in item.fields)
    if not name or not fields or len(phrase.split()) > _LONGEST:
        return Item()
    several = name.split()[-1] not in phrase.lower().split()
    return Item((f"{plural(name)} (several)" if several else reference_to(name),), True, Shape(name, fields))


def _is_list(remark: str) -> bool:
    """Whether what stands in brackets behind a word is a list of the fields of what it names."""
    inside = parted_at(remark, JOINT)
    return len(inside) > 1 and sum(map(is_attribute, inside)) * 2 > len(inside)


def _with(field: str, note: str) -> str:
    """A field with a note, beside what stands in brackets behind it already."""
    name, bracket, said = field.partition(" (")
    if not bracket:
        return f"{name} ({note})"
    said = said.removesuffix(")")
    needless = note in said or (said == "reference" and note != "optional")
    return field if needless else f"{name} ({said}, {note})"


def _peeled(text: str) -> tuple[str, list[str]]:
    """An item without the remarks behind it, and these."""
    core, said = _TAIL.sub("", without_filler(text.strip(" .;,"))), list[str]()
    while True:
        for pattern in (*_SURE_REMARKS, _DASHED, _SAID_OF_IT):
            match = pattern.search(core)
            if match and match.start() > 0 and (pattern in _SURE_REMARKS or note_of(match["said"])):
                said.append(match["said"].strip())
                core = core[: match.start()].strip(" ,")
                break
        else:
            return core, said
