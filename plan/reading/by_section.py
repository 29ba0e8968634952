"""A statement put where the heading above it says it belongs, and where its own words say if no heading does."""

import re

from plan.reading.constraints import is_constraint
from plan.reading.data_shapes import Shape, field, fields_only, says_only, shape_in, shape_name, split_fields, table_in
from plan.reading.document import Statement
from plan.reading.gathering import Note, StoryDraft
from plan.reading.integrations import integration_name, named_systems
from plan.reading.numbered import numbered
from plan.reading.roles import acts, described, is_person
from plan.reading.routes import route_in
from plan.reading.rules import is_exclusion, is_rule
from plan.reading.standing import Standing
from plan.reading.stories import is_wish, story_in, story_without_role
from plan.reading.telling import role_id, tell_demand, tell_numbered, tell_route, tell_story, tell_wish

_TITLED_LIST = re.compile(
    r"^(?P<name>[^\W\d_][\w '’/-]{0,40}?)\s*(?::|\s[–—-]\s|\s*\((?=[^()]*\)\.?$))\s*(?P<list>.+?)\)?\.?$"
)
_ROLES_LIST = re.compile(
    r"^(?:(?:there|we|it|the system) (?:are|is|have|has|knows) )?(?:[\w ]{1,20} )?(?:roles?|users?|actors?|"
    r"people|kinds? of users?|usuarios|actores|"
    r"rollen|benutzer|utilisateurs|acteurs|papéis|atores)\s*(?::|\bare\b|\bson\b|\bsind\b)\s*(?P<list>.+)$",
    re.IGNORECASE,
)
_HAS_LETTERS = re.compile(r"[^\W\d_]")


def place_statement(at: Standing, statement: Statement) -> None:
    """Put a statement where it belongs, or leave it."""
    text, kind = statement.text, at.kind
    if not _HAS_LETTERS.search(text):
        if re.search(r"\w", text):
            at.leave(text, statement.line)
        return
    story = story_in(statement.lines or text) or story_without_role(statement.lines or text)
    if story and (kind != "acceptance" or is_wish(statement.lines or text)):
        tell_story(at, statement, story)
        return
    own = numbered(text, loose=kind == "stories")
    if own and own.rest and kind != "other" and tell_numbered(at, statement, own):
        return
    if route_in(text) and kind in (None, "stories", "summary"):
        tell_route(at, text, statement.line)
        return
    if (at.eager and kind == "summary") or (kind == "stories" and statement.kind == "text" and _opening(at)):
        kind = None
    handler = _HANDLERS.get(kind) if kind else None
    if handler is None:
        _by_words(at, statement)
    elif not handler(at, statement):
        at.leave(text, statement.line)


def _wishes(at: Standing, statement: Statement) -> bool:
    text, story = statement.text, at.story
    if statement.kind == "item":
        below = story is not None and (statement.depth > story.depth) and (at.stories_in_section > 0 or not story.told)
        if below or (story is not None and at.is_step(text)):
            at.criterion(text, statement.line)
        else:
            tell_wish(at, text, statement)
        return True
    if story is not None and (at.is_step(text) or not story.told):
        return _of_story(at, statement, story)
    if at.gathered.staff(text, at.source(statement.line)) or is_exclusion(text):
        return _exclusion(at, statement) if is_exclusion(text) else True
    if tell_demand(at, statement):
        return True
    if is_rule(text):
        return _rule(at, statement)
    if story is not None and at.stories_in_section:
        return at.gathered.aside(text, at.source(statement.line)) or _shape_alone(at, statement)
    at.leftover.append((text, statement.line))
    return True


def _of_story(at: Standing, statement: Statement, story: StoryDraft) -> bool:
    """A sentence of a story that only has a title says who acts in it; all of them are conditions of it."""
    at.criterion(statement.text, statement.line)
    told = acts(statement.text, at.gathered.known_roles) if not story.role and not story.told else None
    if told:
        story.role = role_id(at, told.subject, statement.line)
    return True


def _criterion(at: Standing, statement: Statement) -> bool:
    at.criterion(statement.text, statement.line)
    return True


def _rule(at: Standing, statement: Statement) -> bool:
    if _goes_on(at, statement):
        return True
    at.note = Note(at.source(statement.line), statement.text)
    at.gathered.rules.append(at.note)
    at.gathered.aside(statement.text, at.source(statement.line))
    return True


def _constraint(at: Standing, statement: Statement) -> bool:
    source = at.source(statement.line)
    if _goes_on(at, statement):
        at.gathered.aside(statement.text, source)
        return True
    category = statement.lead or (at.sections[-1].title if at.sections else "")
    at.note = Note(source, statement.text, category=category)
    at.gathered.constraints.append(at.note)
    at.gathered.aside(statement.text, source)
    at.gathered.staff(statement.text, source, leave_rest=False)
    return True


def _goes_on(at: Standing, statement: Statement) -> bool:
    """A list after a colon, or a nested item, belongs to the rule or constraint before it."""
    note = at.note
    if note is None:
        return False
    listed = statement.kind == "item" and (note.text.endswith(":") or (":" in note.text and statement.depth > 1))
    named = bool(note.id) and (statement.kind == "text" or statement.depth > 1) and not note.text.endswith(".")
    if listed or statement.depth > 1 or named:
        note.add(statement.text)
        return True
    return False


def _exclusion(at: Standing, statement: Statement) -> bool:
    if statement.kind == "text" and statement.text.endswith(":"):
        return False
    at.gathered.exclusions.append(statement.text.rstrip(" ;"))
    return True


def _team(at: Standing, statement: Statement) -> bool:
    return at.gathered.staff(statement.text, at.source(statement.line)) or _by_words(at, statement)


def _volumes(at: Standing, statement: Statement) -> bool:
    source = at.source(statement.line)
    if at.gathered.aside(statement.text, source, announced=True):
        return True
    return is_constraint(statement.text) and _constraint(at, statement)


def _roles(at: Standing, statement: Statement) -> bool:
    source, roles = at.source(statement.line), at.gathered.roles
    text = statement.text
    if (
        statement.kind == "item"
        and statement.depth <= 1
        and (at.heading is None or at.heading.kind == "roles" or not at.last_role)
    ):
        name, description = described(text, statement.lead)
        if len(name.split()) <= 5 and not name.endswith("."):
            at.last_role = name
            roles.id_of(name, source, description)
            return True
    if at.last_role and (statement.kind == "item" or (at.heading and at.heading.kind is None)):
        roles.id_of(at.last_role, source, text)
        return True
    listed = _ROLES_LIST.match(text)
    names = split_fields(listed["list"]) if listed else ()
    if names and all(len(name.split("(")[0].split()) <= 3 for name in names):
        for name in names:
            roles.id_of(name.split("(")[0], source, name.partition("(")[2].rstrip(")"))
        return True
    words = text.split()
    for size in (3, 2, 1):
        subject = " ".join(words[:size]).strip(",")
        if is_person(subject, at.gathered.known_roles) and len(words) > size:
            roles.id_of(_bare_subject(subject), source, text)
            return True
    return tell_demand(at, statement)


def _bare_subject(subject: str) -> str:
    return re.sub(r"^(?:the|an?|each|every|los|las|el|la|die|der|les|le)\s+", "", subject, flags=re.IGNORECASE).lower()


def _integration(at: Standing, statement: Statement) -> bool:
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


def _data(at: Standing, statement: Statement) -> bool:
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
    if _shape_alone(at, statement):
        return True
    titled = _TITLED_LIST.match(text)
    fields = split_fields(titled["list"]) if titled else ()
    if titled and len(fields) > 1:
        at.shape = at.gathered.shape(Shape(shape_name(titled["name"]), fields), source)
        return True
    return tell_demand(at, statement) or at.gathered.aside(text, source)


def _data_item(at: Standing, statement: Statement) -> bool:
    source, text = at.source(statement.line), statement.text
    under_name = at.heading is not None and at.heading.kind is None
    if at.shape is not None and (statement.depth > 1 or under_name):
        several = split_fields(text)
        at.shape.add(*(several if all(len(one.split()) <= 3 for one in several) else (field(text),)))
        return True
    titled = _TITLED_LIST.match(text)
    if statement.lead:
        rest = text.removeprefix(statement.lead)
        at.shape = at.gathered.shape(Shape(shape_name(statement.lead), split_fields(rest.strip(" :()–—-"))), source)
    elif titled:
        at.shape = at.gathered.shape(Shape(shape_name(titled["name"]), split_fields(titled["list"])), source)
    else:
        shape = shape_in(text)
        at.shape = at.gathered.shape(shape or Shape(shape_name(text), ()), source)
        return shape is None or says_only(text, shape)
    return True


def _shape_alone(at: Standing, statement: Statement) -> bool:
    """Take a thing whose fields a sentence spells out; true if it says nothing else."""
    shape = shape_in(statement.text)
    if shape is None:
        return False
    at.gathered.shape(shape, at.source(statement.line))
    return says_only(statement.text, shape)


def _summary(at: Standing, statement: Statement) -> bool:
    source = at.source(statement.line)
    if is_exclusion(statement.text):
        return _exclusion(at, statement)
    told = at.gathered.staff(statement.text, source, leave_rest=False)
    counted = at.gathered.aside(statement.text, source)
    return at.gathered.summarize(statement.text) or told or counted


def _other(at: Standing, statement: Statement) -> bool:
    return False


def _by_words(at: Standing, statement: Statement) -> bool:
    """A statement under no heading that says what it is; what stays is left."""
    source, text, story = at.source(statement.line), statement.text, at.story
    if story is not None and (at.is_step(text) or statement.kind == "item" or not story.told):
        _of_story(at, statement, story)
    elif is_exclusion(text):
        at.gathered.exclusions.append(text)
    elif at.gathered.staff(text, source):
        at.gathered.aside(text, source)
    elif is_constraint(text):
        _constraint(at, statement)
    elif not at.eager and _introduces(at, statement):
        at.gathered.aside(text, source)
    elif tell_demand(at, statement):
        pass
    elif is_rule(text):
        _rule(at, statement)
    elif not (at.gathered.aside(text, source) or _shape_alone(at, statement) or _introduces(at, statement)):
        at.leave(text, statement.line)
    return True


def _introduces(at: Standing, statement: Statement) -> bool:
    return _opening(at) and statement.kind == "text" and at.gathered.summarize(statement.text)


def _opening(at: Standing) -> bool:
    """Whether nothing but the document's title has been met."""
    return len(at.sections) <= 1 and not at.gathered.stories


_HANDLERS = {
    "stories": _wishes,
    "acceptance": _criterion,
    "rules": _rule,
    "constraints": _constraint,
    "exclusions": _exclusion,
    "team": _team,
    "volumes": _volumes,
    "roles": _roles,
    "integrations": _integration,
    "data": _data,
    "summary": _summary,
    "other": _other,
}
