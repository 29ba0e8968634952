"""Things the system keeps, wherever a document spells their fields out."""

import re
from dataclasses import dataclass
from functools import lru_cache

from plan.reading.fields.phrases import PREDICATE, field_phrases, in_full, without_optional
from plan.reading.text.naming import base_form, folded, singular, without_article
from plan.reading.words.attribute_words import is_attribute, partly_fields
from plan.reading.words.german_acts import KEEPING
from plan.reading.words.nominal import without_doing
from plan.reading.words.roles import is_person
from plan.reading.words.verbs import is_deed, without_verb

_NAME = r"(?P<name>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,2}?)"
_WITH = (
    r"(?:with(?:\s+(?:its|their|the following(?:\s+fields)?))?|including|by\s+(?:entering|giving|stating)|giving|"
    r"entering|stating|con|ingresando|indicando|incluyendo|mit|unter Angabe von|"
    r"avec|en indiquant|com|informando|indicando)"
)
_FIELDS = r"(?:fields?|attributes?|columns?|properties|campos|atributos|felder|attribute|champs|attributs)"
_ARTICLE = (
    r"(?:an?|the|new|each|every|una?|nuev[oa]|el|la|cada|eine?[nmr]?|neue[nsr]?|jede[rs]?|une|le|chaque|"
    r"uma?|my|his|her|their|our|mi|su|mein[en]*|mon|ma|meu|minha)"
)
_HAS = (
    r"(?:has|have|holds?|contains?|consists? of|stores?|records?|carr(?:y|ies)|is described by|includes?|tiene|"
    r"contiene|guarda|hat|enthält|besteht aus|contient|comporte|"
    r"possède|possui|tem|contém)"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:{_ARTICLE}\s+)?(?P<name>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){{0,2}}?)\s+{_FIELDS}\b[^:.\n]{{0,30}}:\s*(?P<list>.+)$",
        r"\b(?P<name>(?!(?:an?\s+|the\s+)?(?:list|overview|report|details?|history|number|kind|type|part|page|export|set|group|means|stock|catalogue|catalog|register|inventory|directory|library|collection|pool|"
        r"months?|weeks?|days?|years?|all|any|each|one|some|most|copies)\b)[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*)?)\s+"
        rf"of\s+(?:{_ARTICLE}\s+)?[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*)?\s+{_WITH}\s*:?\s+(?P<list>[^.;:\n]+)",
        r"^(?P<name>[^\W\d_][\w-]+s)\s+(?P<has>have|contain|tienen|haben|ont|têm)\s+(?P<list>[^.;:\n]+)",
        rf"\b{_ARTICLE}\s+{_NAME}\s+(?P<has>{_HAS})\s*:?\s+(?P<list>[^.;:\n]+)",
        rf"\b(?:{_ARTICLE}\s+){{1,2}}{_NAME}\s+{_WITH}\s*:?\s+(?P<list>[^.;:\n]+)",
        rf"\b(?:keeps?|stores?|records?|registers?|manages?|maintains?|registrar|crear|guardar|agregar|añadir"
        rf"|cadastrar|enregistrer|créer|ajouter|saisir)\s+(?P<name>[^\W\d_][\w-]*s(?:\s[^\W\d_][\w-]*s)?)(?:\s+\([^()]*\))?\s+{_WITH}\s*:?\s+(?P<list>[^.;:\n]+)",
        r"\b(?P<name>[^\W\d_][\w-]+)\s+with\s*:\s*(?P<list>[^.;:\n]+)",
        r"\b(?:(?:of|each|new|the|"
        r"list)\s+)?(?P<name>[^\W\d_]\w+(?:\s+[^\W\d_]\w+)?)(?:\s+as\s+\w+)?\s+"
        r"\((?!e\.?g\b|i\.?e\b|such\s+as\b|for\s+example\b)(?P<bracketed>(?P<list>[^()\n]+,[^()\n]+))\)",
    )
)
# "A dog has vaccinations with a date and an expiry date" spells out a vaccination.
_NESTED = re.compile(
    r"^(?:(?:several|many|multiple|varias|varios|mehrere|plusieurs|v[áa]ri[oa]s)\s+)?"
    rf"(?P<name>[^\W\d_]{{3,}}(?:s|en))\s+(?:each\s+)?{_WITH}\s+(?P<list>.+)$",
    re.IGNORECASE,
)
# "Add an asset: serial number, model, price" and "Repairs with cost and workshop" spell a thing out by themselves.
_SPELLED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^[^\W\d_]+\s+(?:{_ARTICLE}\s+){{1,2}}{_NAME}(?:\s+(?:of|for|in|on|from)\s+{_ARTICLE}\s+[\w-]+(?:\s[\w-]+)?)?"
        r"\s*:\s*(?P<list>[^.;:\n]+)$",
        r"^(?:record|enter|log|note|measure|keep|store)\s+(?:\w+\s+)?(?P<name>[^\W\d_][\w-]{2,}s)\s+(?:of"
        r"|for)\s+(?:each|every|an?|the)\s+"
        r"[^\W\d_]+\s*:\s*(?P<list>[^.;:\n]+)$",
        r"^for\s+(?:each|every|an?)\s+(?P<name>[^\W\d_][\w-]+)\s+we\s+(?:need|keep|record|store|ask\s+for"
        r"|want(?:\s+to\s+know)?)\s+(?P<list>[^.;:\n]+?)\.?$",
        r"^(?P<name>[^\W\d_][\w-]{2,}s)\s*:\s*(?P<list>[^.;:\n]+)(?:[.;].*)?$",
        rf"^(?P<name>[^\W\d_][\w-]{{2,}}s)\s+{_WITH}\s+(?P<list>[^.;:\n]+)$",
    )
)
_FIELDS_ONLY = re.compile(rf"^{_FIELDS}\s*[:=]\s*(?P<list>.+)$", re.IGNORECASE)
_WHOSE_DETAILS = re.compile(
    r"\b(?P<who>[a-z]{3,})\s+(?:personal|contact|basic|profile)\s+(?:details|information|info|data)(?=\s*[(:])",
    re.IGNORECASE,
)
"""`Student personal details (name, birthdate)` are a student's."""
_MINE = re.compile(r"\b(?:my|mi|mis|meus?|minhas?|meine?[nrms]?|mon|ma|mes)\s+(?P<list>[^.;:()\n]+)", re.IGNORECASE)
# "See my loans and fines" lists what somebody has, not what is known about them.
_ABOUT_ME = re.compile(
    r"\b(?:register|sign|log|edit|update|change|enter|fill|provide|registr|inici|edit|actualiz|introduc|anmeld|"
    r"bearbeit|änder|eingeb|inscri|modifi|connect|saisi|cadastr|atualiz|inform|profile|perfil|profil)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"^(?:an?|the|its|their|his|her|our|my|mi|mis|su|sus|una?|el|la|los|las|le|les|l['’]|une?|des|du|eine?[nmr]?|der|"
    r"die|das|den|sein\w*|ihr\w*|mein\w*|uma?|os?|seus?|suas?|mon|ma|mes|ses|sa|son)\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|or|y|e|und|oder|et|ou)\s+", re.IGNORECASE)
_NOT_FIELD = re.compile(
    r"\b(?:keeps?|with|is|are|was|be|been|must|shall|should|can|will|may|has|have|not|so|if|when|that|who|which|while"
    r"|before|after|then|etc|it|know|debe|puede|ser|est[áa]|cuando|wird|werden|muss|kann|est|sont|"
    r"doit|peut|é|são|deve|pode|to|for|without|through|everybody|by side|quando"
    r"|i|we|they|see|edit|delete|change|cancel|update|search|"
    r"only)\b|[?!@#+%€$£]|\d{3}|^\W*\d",
    re.IGNORECASE,
)
_OR_NOT = re.compile(r"\s+(?:or\s+not|oder\s+nicht|o\s+no|ou\s+non|ou\s+não)\b", re.IGNORECASE)
_LIMIT_OF = re.compile(r"^(?:a\s+)?(?P<what>maximum|minimum)\s+of\s+\d+\s+(?P<of>[^\W\d_]+)$", re.IGNORECASE)
_COUNTS = re.compile(
    r"^(?:(?:up to\s+|about\s+)?\d+(?:\s*(?:to|or|-|–)\s*\d+)?|several|many|one or more|two|three)\s+[^\W\d_]+s\b",
    re.IGNORECASE,
)
_NOT_IN_NAME = re.compile(
    r"\b(?:shall|must|should|can|will|may|is|are|not|support|maintain|display|allow|my|mi|mis|to|calendar|and|or|und|oder|et|ou|sich|we|i|they|you)\b",
    re.IGNORECASE,
)
_NOT_NAME_WORDS = (
    "state status severity urgency gender sex season weekday stage phase mood colour color condition "
    "kind type role level category priority format unit option choice payment filter "
    "api portal website site database system application app page screen form list button report user's way error "
    "morning evening afternoon night weekend "
    "message one it them formulario sistema lista email e-mail sms day week month time following details"
)
_NOT_NAME = frozenset(_NOT_NAME_WORDS.split())
# "A severity (mild, moderate, severe)" lists what one field may be.
_VALUE = re.compile(
    r"(?:very )?(?:low|medium|high|mild|moderate|severe|minor|major|critical|small|large|open|closed|pending|"
    r"active|inactive|new|used|good|bad|fair|poor|male|female|diverse|yes|no|none|other|own|mine|draft|"
    r"approved|rejected|done|red|green|blue|yellow|monthly|weekly|daily|yearly|morning|evening|afternoon|"
    r"leve|moderad[oa]|grave|baj[oa]|alt[oa]|medi[oa]|niedrig|mittel|hoch|leicht|schwer|offen|geschlossen)",
    re.IGNORECASE,
)
_PARTS = frozenset(("line", "item", "entry", "row", "position"))
"""What a thing consists of says nothing without the thing."""
_OF = frozenset(("of", "de", "des", "del", "du", "von"))
_NUMBERS = frozenset(
    ("two", "three", "four", "five", "six", "several", "many", "dos", "tres", "zwei", "drei", "deux", "trois")
)
_PLAIN_HAS = re.compile(
    r"(?:an?|each|every)\s+(?:week|day|month|time|unit|option|role|level|stage)\s+has\s", re.IGNORECASE
)
"""What is no name in other sentences is one where it is said outright what each has."""
_JOINING_WORDS = (
    "a an the each every and or with of has have holds contains consists stores records includes include shall "
    "fields "
    "field attributes its their is are una un el la los las cada y con tiene contiene campos eine ein der die "
    "das jede "
    "jeder jedes und mit hat felder une le les chaque et avec comporte champs uma um o os as e com tem possui"
)
_JOINING = frozenset(_JOINING_WORDS.split())
_TABLE = re.compile(
    r"\bTABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[\"`\[]?(?P<name>\w+)[\"`\]]?\s*\((?P<columns>.+)", re.IGNORECASE | re.DOTALL
)
_TABLE_CLAUSE = re.compile(r"^(?:PRIMARY|FOREIGN|CONSTRAINT|UNIQUE|CHECK|KEY|INDEX)\b(?!\s+\w+$)", re.IGNORECASE)
_BRACKETED = re.compile(r"^\s*\[(?P<note>[^\]]{1,40})\]\s*(?P<field>\S.*)$")


@dataclass(frozen=True, slots=True)
class Shape:
    """A thing and its fields."""

    name: str
    fields: tuple[str, ...]


@lru_cache(maxsize=16_384)
def of_whom(text: str) -> str:
    """The text with somebody instead of what is kept of them: `Student personal details (name, birthdate)`."""
    return _WHOSE_DETAILS.sub(r"\g<who>", without_doing(text))


_ONE_OR_MORE = re.compile(
    r"\bone\s+or\s+(?:more|several)\s+(?=[a-z]+(?:[\s-][a-z]+)?(?<!s)s\s*(?::|[,;]?\s+each\b))", re.IGNORECASE
)


def with_several(text: str) -> str:
    """The text with one or more of something as several, where a list tells of each: `one or more engines: make, …`."""
    return _ONE_OR_MORE.sub("several ", text)


@lru_cache(maxsize=16_384)
def shape_in(text: str, role: str = "") -> Shape | None:
    """The thing whose fields a sentence spells out; "my name and email" are fields of the role itself."""
    text = of_whom(with_several(text[:1000]))
    if (
        ("," not in text and not _AND.search(text))
        or _SOME_OF.search(text)
        or _IS_A.match(text)
        or _WE_ARE.match(text)
        or _WE_RUN.match(text)
        or EACH_WITH.search(text)
    ):
        return None
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            nested = _NESTED.match(match["list"])
            fields = field_list((nested or match)["list"], some=match.groupdict().get("has") is not None)
            name = shape_name(nested["name"] if nested else without_verb(match["name"], text[: match.start("name")]))
            if (
                len(fields) >= 2
                and name
                and not _by_somebody(match)
                and not _OF_WHAT_IS_MADE.search(text[: match.start("name")])
                and not match["list"].startswith("(")
                and (match.groupdict().get("bracketed") is None or _fields_in_brackets(match, name, fields))
                and name.split()[0].casefold() not in _NUMBERS
                and not _NOT_IN_NAME.search(name)
                and name.split()[0].casefold() not in _OF
                and (name.split()[-1].casefold() not in _NOT_NAME or (_PLAIN_HAS.match(match[0]) and len(fields) > 2))
                and not any(_VALUE.fullmatch(one) for one in fields)
                and (
                    _ENGLISH.match(match[0][match.end("name") - match.start() :].strip())
                    or any(map(is_attribute, fields))
                )
            ):
                return Shape(name, fields)
    measured = measured_in(text) or spelled_in(text)
    if measured:
        return measured
    if role and _ABOUT_ME.search(text):
        for match in _MINE.finditer(text):
            fields = field_list(match["list"])
            if len(fields) >= 2:
                return Shape(singular(role), fields)
    return None


def _fields_in_brackets(match: re.Match[str], name: str, fields: tuple[str, ...]) -> bool:
    """Whether brackets behind a name list its fields, and not examples of it or what one field may be."""
    one_field = (" " in name and is_attribute(name)) or _WAY_OF.search(match.string[: match.start("name")])
    return partly_fields(fields) and not one_field


_ENGLISH = re.compile(r"(?!(?:con|mit|avec|com)\s)", re.IGNORECASE)
"""What `with` joins in other languages is as often whom something is done with."""
_WAY_OF = re.compile(r"\b(?:way|kind|type|means|method|form)s?\s+of\s+$", re.IGNORECASE)
"""Before a name whose brackets list what one field may be: `way of contact (e-mail, letter)`."""
# "An object is an estate with street and number" gives the fields to the object.
_IS_A = re.compile(
    r"^(?:eine?|an?|the|una?|une?)\s+[^\W\d_][\w-]*\s+(?:ist|is|es|est)\s+(?:eine?|an?|una?|une?)\s+[^,.;]+?\s+(?:mit|with|con|avec)\s",
    re.IGNORECASE,
)
_SOME_OF = re.compile(
    r"\b(?:has|have|of|contains?|includes?)\s+one\s+or\s+(?:more|several|two)\s+[^\W\d_]+\.?$", re.IGNORECASE
)
"""`A case consists of one or more items` lists no fields."""
EACH_WITH = re.compile(r",\s*each\s+(?:with|having)\b", re.IGNORECASE)
"""The fields behind it are those of the parts: `an invoice has lines, each with a price`."""
_WE_RUN = re.compile(
    r"(?:we|i)\s+(?:run|own|manage|operate|are|(?:['’]re|am)|work\s+(?:in|at|for))\s+(?:an?|the|our)\s", re.IGNORECASE
)
"""How a document introduces those who wrote it: `We run a small shop with two counters and a workshop`."""
_WE_ARE = re.compile(r"^(?:we|i|this|it|they)(?:['’](?:re|m|s)|\s+(?:are|am|is))\s+an?\s", re.IGNORECASE)
# "Record temperature and weight of each melt": what is measured of a thing is known of it.
_OF_EACH = re.compile(
    r"\b(?:record|enter|note|measure|log|write\s+down|capture)s?\s+(?:the\s+)?(?P<list>[^.;:\n]{3,120}?),?\s+"
    r"(?:of|for|per)\s+(?:each|every|an?)\s+(?P<name>[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*)?)\s*$",
    re.IGNORECASE,
)


def spelled_in(text: str) -> Shape | None:
    """The thing that an item of a list spells out: `Licenses: product, seats, expiry date`."""
    for pattern in _SPELLED:
        match = pattern.match(text)
        fields = field_list(match["list"]) if match else ()
        if match is None or len(fields) < 2 or not any(map(is_attribute, fields)):
            continue
        name = shape_name(match["name"])
        somebody = is_person(name, frozenset()) and text[:4].casefold() != "for "
        if name and name.split()[-1].casefold() not in _NOT_NAME | _PARTS and not somebody:
            return Shape(name, fields)
    return None


def measured_in(text: str) -> Shape | None:
    """The thing of which a sentence lists what is written down about each."""
    match = _OF_EACH.search(text)
    fields = (field_list(match["list"]) or field_phrases(match["list"])) if match else ()
    if match is None or len(fields) < 2 or not is_attribute(fields[0]):
        return None
    return Shape(shape_name(match["name"]), fields)


def _by_somebody(match: re.Match[str]) -> bool:
    """Whether somebody records the list rather than consists of it: `the melter records temperature and weight`."""
    verb = match.groupdict().get("has")
    recording = verb is not None and re.match(r"(?i)records?|stores?|carr", verb) is not None
    return recording and is_person(shape_name(match["name"]), frozenset())


_OF_WHAT_IS_MADE = re.compile(
    r"\b(?:make|place|leave|submit|send|write|put|post|raise|file|open|lodge)s?\s+(?:an?|one|their|his|her|my)\s+[a-z-]+\s+"
    r"(?:in\s+)?(?:on|for|about|against|to)\s+(?:an?|the|each|every)\s+$",
    re.IGNORECASE,
)
"""Before what something is made for: `A buyer makes an offer on a chair with an amount` tells of the offer."""
_WHOSE = re.compile(r"(?:mes|nos|vos|ses|leurs|mis|sus|los|las|les|des|os|as)$", re.IGNORECASE)
ROMANCE_KEEPING = re.compile(
    r"^(?:registrar|gestionar|crear|guardar|mantener|definir|generar|emitir|elaborar|anotar|dar\s+de\s+alta|cadastrar|gerir|manter|"
    r"enregistrer|gérer|créer|tenir|saisir)\s+(?:(?:los|las|el|la|una?|os|as|o|a|les|des|une?|le)\s+)?",
    re.IGNORECASE,
)
"""What is done with a thing in a Romance wish: `Registrar profesores`."""
_INFINITIVE = re.compile(rf"\s+(?:{KEEPING})$")
"""A German wish ends with what is done: `Schließzeiten eintragen`."""


def shape_name(text: str) -> str:
    """A thing's name in the singular."""
    text = _INFINITIVE.sub("", text)
    text = ROMANCE_KEEPING.sub("", text)
    first, _, rest = text.partition(" ")
    before = _WHOSE.match(first) or (first.endswith("s") and is_deed(base_form(first), rest))
    text = rest if before and re.fullmatch(r"[^\W\d_]+s", rest) else text
    text = re.sub(
        r"^(?:list|overview|record|history|catalogue|catalog|register|directory|inventory|stock|collection|library|pool)s?\s+of\s+(?:(?:the|all|our|my)\s+)*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    parts = without_article(
        re.sub(
            r"^(?:(?:of|as|each|new|nuev[oa]|the|with|all|its|their|his|her|our|haben|hat|gibt|es|have|has|sind|are|is)\s+)+",
            "",
            text.strip(" :*`-–—"),
            flags=re.IGNORECASE,
        )
    ).split()
    return " ".join([*parts[:-1], singular(parts[-1])]) if parts else ""


def fields_only(text: str) -> tuple[str, ...]:
    """The fields of a line that lists nothing else: `fields: a, b, c`."""
    match = _FIELDS_ONLY.match(text)
    return split_fields(match["list"]) if match else ()


@lru_cache(maxsize=16_384)
def field_list(text: str, *, some: bool = False) -> tuple[str, ...]:
    """The fields that a running sentence lists; none if it is not a list of short names.

    With `some`, what counts other things is left out of the list: `an address and 10 to 60 compartments`.
    """
    fields = split_fields(text)
    fields = tuple(one for one in fields if not PREDICATE.match(one))
    if some and len(fields) > 2:
        fields = tuple(_LIMIT_OF.sub(r"\g<what> \g<of>", one) for one in fields if not _COUNTS.match(one))
    if any(len(field.split("(")[0].split()) > 4 or _NOT_FIELD.search(field.split("(")[0]) for field in fields):
        return ()
    return fields


_CHOICE = re.compile(r"\[(?P<values>[^\[\]|]+(?:\|[^\[\]|]+)+)\]")
"""`state [booked | loaded | lost]`"""


def split_fields(text: str) -> tuple[str, ...]:
    """Comma-separated fields, with notes in brackets kept whole."""
    text = _CHOICE.sub(lambda one: f"({', '.join(map(str.strip, one['values'].split('|')))})", text.strip(" ."))
    parts = _split(_OR_NOT.sub(" (boolean)", in_full(text)), ",")
    if parts:
        parts[-1:] = _joined_last(parts[-1])
    cleaned = (field(re.sub(r"^(?:and|y|e|und|et|or)\s+", "", part.strip(), flags=re.IGNORECASE)) for part in parts)
    return tuple(dict.fromkeys(one for one in cleaned if one))


def _joined_last(text: str) -> list[str]:
    """The last of a list parted at the `and` that stands outside of brackets."""
    for joint in _AND.finditer(text):
        if text.count("(", 0, joint.start()) == text.count(")", 0, joint.start()):
            return [text[: joint.start()], text[joint.end() :]]
    return [text]


def field(text: str) -> str:
    """One field as the document writes it, a note such as `[OPTIONAL]` in brackets behind it."""
    text = " ".join(text.strip(" `*.;-–—").split())
    noted = _BRACKETED.match(text)
    if noted:
        return f"{_OWN.sub('', noted['field']).strip(' `')} ({noted['note'].lower()})"
    bare, optional = without_optional(_OWN.sub("", text).replace("`", "").strip())
    return f"{_OWN.sub('', bare)} (optional)" if optional and "(" not in bare else bare


def table_in(text: str) -> tuple[Shape, str] | None:
    """The thing that a table definition in SQL, or nearly SQL, describes, and what `text` says besides."""
    match = _TABLE.search(text)
    if not match:
        return None
    columns: list[str] = []
    inside = _inside(match["columns"])
    for column in _split(inside, ","):
        words = " ".join(column.split()).strip(" ;")
        if words and not _TABLE_CLAUSE.match(words):
            name, _, rest = words.partition(" ")
            columns.append(f"{name.strip(chr(34) + '`[]')} ({rest})" if rest else name)
        elif words and columns:
            columns[-1] += f" ({words})"
    if not columns:
        return None
    besides = f"{text[: match.start()]} {match['columns'][len(inside) :]}"
    besides = re.sub(r"\bCREATE\s*$|\bCREATE\s+(?=\s)", "", " ".join(besides.split()), flags=re.IGNORECASE)
    return Shape(shape_name(match["name"]), tuple(columns)), besides.strip(" );,")


def says_only(text: str, shape: Shape) -> bool:
    """Whether a sentence says nothing but that the thing has these fields."""
    told = set(re.findall(r"\w+", folded(f"{shape.name} {' '.join(shape.fields)}")))
    return all(word in told or singular(word) in told or word in _JOINING for word in re.findall(r"\w+", folded(text)))


def _inside(text: str) -> str:
    depth = 1
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return text[:at]
    return text


def _split(text: str, separator: str) -> list[str]:
    """Split outside of brackets."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth = max(0, depth - 1)
        elif char == separator and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return [part for part in parts if part.strip()]
