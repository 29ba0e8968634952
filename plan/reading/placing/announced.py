"""Roles, outside systems and things that the project keeps, where a section announces them."""

import re
from dataclasses import replace

from plan.reading.definitions.told_things import defined_abroad
from plan.reading.english.clauses import clauses
from plan.reading.fields.data_shapes import (
    Shape,
    field,
    field_list,
    fields_only,
    says_only,
    shape_in,
    shape_name,
    split_fields,
    table_in,
)
from plan.reading.fields.phrases import field_phrases
from plan.reading.gathered.salience import is_english
from plan.reading.gathered.standing import Standing
from plan.reading.layout.bare_sentences import OWN_ID
from plan.reading.project.integrations import integration_name, named_systems
from plan.reading.text.document import Statement
from plan.reading.text.languages import language_of
from plan.reading.text.numbered import numbered
from plan.reading.wishes.telling import tell_demand, tell_wish
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import VERBS
from plan.reading.words.roles import described, is_clause, is_machine, is_person

_TITLED_LIST = re.compile(
    r"^(?P<name>[^\W\d_][\w '’/-]{0,40}?)\s*(?::|\s[–—-]\s|\s*\((?=[^()]*\)\.?$))\s*(?P<list>.+?)\)?\.?$"
)
_LISTS = re.compile(
    r"\b(?:including|includes?|with|(?:key )?attributes?|(?:key )?fields|such as|con|mit|avec|com)\s*:?\s+",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r";\s+(?=[^;]*$)|\.\s+(?=[^.]*\.?$)|:\s+(?=[^:]*$)")
_ROLES_LIST = re.compile(
    r"^(?:(?:there|we|it|the system) (?:are|is|have|has|knows) )?(?:[\w ]{1,20} )?(?:roles?|users?|actors?|"
    r"people|kinds? of users?|usuarios|actores|zielgruppen?|benutzergruppen|groupes d['’]utilisateurs|"
    r"rollen|benutzer|utilisateurs|acteurs|papéis|atores)\s*(?::|\bare\b|\bson\b|\bsind\b)\s*(?P<list>.+)$",
    re.IGNORECASE,
)
_DISTINGUISHED = re.compile(
    r"^(?:the )?(?:system|application|software|platform) (?:(?:shall|must|should) )?"
    r"(?:distinguish|know|support|have)(?:e?s)?(?: between)?"
    r"(?: (?:the )?(?:following )?(?:user )?(?:roles|groups|types|classes)(?: of users)?)?:? "
    r"(?P<list>[^:]+,[^:]+)$",
    re.IGNORECASE,
)
_NAMED_AS_ROLES = re.compile(
    r"^the following (?:user )?(?:roles|user groups)(?: (?:shall|must|should|are|will)(?: be)?)?"
    r"(?: (?:provided|distinguished|supported|needed|defined|available|required|foreseen))?: (?P<list>[^:]+,[^:]+)$",
    re.IGNORECASE,
)
"""`The following roles shall be provided: front desk, hygienist, dentist`"""
_OCCASION = re.compile(r"(?:when(?:ever)?|if|once|upon|until|before|after|while|unless)\s", re.IGNORECASE)
_LONGEST_NAME = 5
"""Words of a role's name."""
_SENTENCES = re.compile(r"(?<!e\.g)(?<!i\.e)(?<!\bno)(?<!\bNo)\.\s+(?=[A-Z])")
"""Where an item below the name of a thing goes on with another sentence, so that it is no single field."""
_FINITE = re.compile(
    r"(?:(?:usually|always|never|also|often)\s+)?(?:have|has|is|are|was|were|can|may|must|shall|should|will|cannot|"
    r"belongs?|consists?|contains?|holds?|carry|carries|comes?|needs?|gets?|keeps?|stands?|lies?|works?)\b",
    re.IGNORECASE,
)
_SENTENCE_ABOUT = re.compile(
    r"(?:for\s+(?:every|each|all)\s|(?:we|i|the\s+system|every|each|all|any|no|if|when)\s|(?:about|around|roughly|some)\s+\d)",
    re.IGNORECASE,
)
"""How a sentence begins behind a name, rather than a list of fields: `**History:** for every change we need …`."""
_ONLY_NAMES = re.compile(r"^(?P<list>[^\W\d_][\w -]{1,30}(?:,\s*[^\W\d_][\w -]{1,30})+)\.?$")


def place_role(at: Standing, statement: Statement) -> bool:
    """Take a line of a roles section: a role, or more about the one before."""
    source, roles = at.source(statement.line), at.gathered.roles
    own = numbered(statement.text)
    statement = replace(statement, text=own.rest) if own and own.rest else statement
    text = statement.text
    titled = OWN_ID.sub("", statement.lead).strip(" .:")
    titled = titled if OWN_ID.sub("", text).strip(" .:") == titled else ""
    if (
        statement.kind == "item"
        and statement.depth <= 1
        and (titled or at.heading is None or at.heading.kind == "roles" or not at.last_role)
    ):
        name, description = (titled, "") if titled else described(text, statement.lead)
        name, description = (name, description) if description else _before_comma(name)
        if is_machine(name):
            at.gathered.integrate(name, text, source)
            return True
        if len(name.split()) <= _LONGEST_NAME and not name.endswith("."):
            at.last_role = name
            roles.id_of(name, source, description)
            return True
    if statement.lead and statement.kind == "text" and len(statement.lead.split()) <= 4:
        name, description = described(text, statement.lead)
        if is_person(name, at.gathered.known_roles):
            roles.id_of(name, source, description)
            return True
    if at.last_role and own and own.id and statement.depth > 1:
        tell_wish(at, text, statement, own_id=own.id, who=at.last_role)
        return True
    if at.last_role and (statement.kind == "item" or (at.heading and at.heading.kind is None)):
        roles.id_of(at.last_role, source, text)
        return True
    if list_roles(at, statement):
        return True
    words = text.split()
    for size in (3, 2, 1):
        subject = " ".join(words[:size]).strip(",")
        if _names_people(subject, at.gathered.known_roles) and len(words) > size:
            roles.id_of(_bare_subject(subject), source, text)
            return True
    return tell_demand(at, statement)


def _before_comma(line: str) -> tuple[str, str]:
    """A role and what stands behind its first comma, where a line has more words than a name."""
    name, _, description = line.partition(",")
    return (name, description.strip()) if len(line.split()) > _LONGEST_NAME >= len(name.split()) else (line, "")


def list_roles(at: Standing, statement: Statement) -> bool:
    """Take a sentence that lists who uses the system; false if it does not."""
    listed = _ROLES_LIST.match(statement.text) or (_ONLY_NAMES.match(statement.text) if at.kind == "roles" else None)
    if listed is None and (named := _NAMED_AS_ROLES.match(statement.text)):
        listed = named
    told = None if listed else _DISTINGUISHED.match(statement.text)
    if told and all(is_person(_bare_subject(name), at.gathered.known_roles) for name in split_fields(told["list"])):
        listed = told
    names = (
        [_bare_subject(n) if told else n for n in split_fields(listed["list"]) if not is_machine(n)] if listed else []
    )
    if not names or any(map(is_clause, names)) or not all(len(name.split("(")[0].split()) <= 3 for name in names):
        return False
    for name in names:
        at.gathered.roles.id_of(name.split("(")[0], at.source(statement.line), name.partition("(")[2].rstrip(")"))
    return True


def _names_people(subject: str, known: frozenset[str]) -> bool:
    """Whether the first words of a sentence are somebody: neither when it is nor what they do is part of the name."""
    before, _, last = subject.lower().rpartition(" ")
    acts = bool({last, last.removesuffix("s")} & (VERBS | {"want", "need"})) and is_person(before, known)
    return not _OCCASION.match(subject) and not acts and is_person(subject, known)


def _bare_subject(subject: str) -> str:
    return re.sub(
        r"^(?:the|an?|each|every|some|many|most|all|los|las|el|la|die|der|les|le)\s+", "", subject, flags=re.IGNORECASE
    ).lower()


def place_integration(at: Standing, statement: Statement) -> bool:
    """Take a line of a section about outside systems."""
    source, text = at.source(statement.line), statement.text
    heading = at.heading
    if heading and heading.kind is None and at.kind == "integrations" and statement.kind == "text":
        at.gathered.integrate(heading.title, text, source, more=True)
        return True
    if statement.kind == "text":
        names = named_systems(text)
        for name in names:
            at.gathered.integrate(name, text, source, more=True)
        return bool(names) or tell_demand(at, statement)
    if statement.depth > 1:
        return False
    at.gathered.integrate(integration_name(text, statement.lead), text, source, more=True)
    return True


def place_data(at: Standing, statement: Statement) -> bool:
    """Take a line of a section about data: a thing, its fields, or a table definition."""
    source, text = at.source(statement.line), statement.text
    table = table_in(statement.lines or text)
    if table:
        shape, besides = table
        at.gathered.shape(shape, source)
        if besides:
            at.leave(besides, statement.line)
        return True
    only = fields_only(text)
    if only and at.shape:
        at.shape.add(*only)
        return True
    if statement.kind == "item":
        return _data_item(at, statement)
    if defined_abroad(text, at.defining):
        return at.gathered.aside(text, source)
    if place_shape(at, statement):
        return True
    titled = _TITLED_LIST.match(text)
    fields = split_fields(_closed(titled["list"])) if titled else ()
    if titled and len(fields) > 1:
        at.shape = at.gathered.shape(Shape(shape_name(titled["name"]), fields), source)
        return at.gathered.keeps(at.shape)
    return tell_demand(at, statement) or at.gathered.aside(text, source)


def _data_item(at: Standing, statement: Statement) -> bool:
    source, text = at.source(statement.line), statement.text
    under_name = at.heading is not None and at.heading.kind is None
    if at.shape is not None and (statement.depth > 1 or under_name):
        several = split_fields(text)
        if all(len(one.split()) <= 3 for one in several):
            at.shape.add(*several)
        elif _SENTENCES.search(text):
            at.shape.add(*(one for part in _SENTENCES.split(text) for one in field_phrases(part)))
            return at.gathered.aside(text, source)
        else:
            at.shape.add(field(text))
        return True
    titled = _TITLED_LIST.match(text)
    if _tells(statement):
        at.shape = None
        return tell_demand(at, statement) or at.gathered.aside(text, source, announced=True)
    if statement.lead:
        rest = _bare(text.removeprefix(statement.lead))
        said, fields = _described_fields(rest)
        at.shape = at.gathered.shape(Shape(shape_name(statement.lead), fields), source)
        if said and fields:
            at.leave(f"{statement.lead.strip(' :')}: {said}", statement.line)
        elif said:
            at.leave(text, statement.line)
    elif titled:
        at.shape = at.gathered.shape(Shape(shape_name(titled["name"]), split_fields(_closed(titled["list"]))), source)
    elif (shape := shape_in(text)) is None and text.endswith(".") and is_english(text) and clauses(text):
        return tell_demand(at, statement) or at.gathered.aside(text, source)
    else:
        at.shape = at.gathered.shape(shape or Shape(shape_name(text), ()), source)
        return at.gathered.keeps(at.shape) and (shape is None or says_only(text, shape))
    return at.gathered.keeps(at.shape)


def _tells(statement: Statement) -> bool:
    """Whether an item that begins with a name in bold goes on as a sentence: `**Clinics** have a name.`"""
    rest = statement.text.removeprefix(statement.lead)
    if not statement.lead or not is_english(statement.text):
        return False
    if statement.lead.rstrip().endswith(":") or rest.lstrip()[:1] in {":", "–", "—", "-", "("}:
        return _SENTENCE_ABOUT.match(rest.lstrip(" :–—-")) is not None
    return _FINITE.match(rest.strip()) is not None


def _closed(text: str) -> str:
    """A list with the bracket that belongs to its last field: `status (booked, done)`."""
    return f"{text})" if text.count("(") > text.count(")") else text


def _bare(text: str) -> str:
    """What stands behind a name, without the marks and the one pair of brackets around it."""
    bare = text.strip(" :–—-.")
    inside = bare[1:-1]
    return inside.strip() if bare[:1] == "(" and bare[-1:] == ")" and not set("()") & set(inside) else bare


def _described_fields(text: str) -> tuple[str, tuple[str, ...]]:
    """What a line says of a thing, and its fields: "Something the shed lends; name, category, state"."""
    for cut in (_LISTS.search(text), _SEMICOLON.search(text)):
        fields = field_list(text[cut.end() :]) if cut else ()
        if cut and len(fields) > 1:
            return text[: cut.end()].strip(" ;,.:"), fields
    fields = split_fields(text)
    sentence = fields and "(" not in fields[0] and len(fields[0].split()) > 5
    return (text, ()) if sentence else ("", fields)


def place_shape(at: Standing, statement: Statement) -> bool:
    """Take a thing whose fields a sentence spells out; true if it says nothing else."""
    shape = None if defined_abroad(statement.text) else shape_in(statement.text)
    known_of_things = shape is not None and is_attribute(shape.name) and (language_of(statement.text) or "en") != "en"
    if shape is None or known_of_things:
        return False
    draft = at.gathered.shape(shape, at.source(statement.line))
    return at.gathered.keeps(draft) and says_only(statement.text, shape)
