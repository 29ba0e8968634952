"""A statement put where the heading above it says it belongs, and where its own words say if no heading does."""

import re
from dataclasses import replace

from plan.reading.gathered.gathering import Note, StoryDraft
from plan.reading.gathered.standing import LABEL_DEPTH, Standing
from plan.reading.placing.announced import list_roles, place_data, place_integration, place_role, place_shape
from plan.reading.project.constraints import is_constraint
from plan.reading.project.routes import route_in
from plan.reading.project.rules import is_courtesy, is_denial, is_exclusion, is_rule
from plan.reading.text.document import Statement
from plan.reading.text.naming import folded
from plan.reading.text.numbered import Numbered, demand, is_epic, numbered
from plan.reading.text.sections import Section, kind_of, names_nothing
from plan.reading.text.sentences import sentences
from plan.reading.text.stories import StoryText, is_wish, story_in, story_of_something, story_without_role
from plan.reading.text.titles import TITLE_GOES_ON, project_of_heading
from plan.reading.things.glossary import define_term
from plan.reading.things.noting import sees_fields
from plan.reading.wishes.features import describes, of_feature
from plan.reading.wishes.ranked_lists import tell_ranked
from plan.reading.wishes.siblings import completed, introduces_list, stands_alone
from plan.reading.wishes.telling import (
    describe,
    role_id,
    tell_demand,
    tell_meant,
    tell_numbered,
    tell_prose,
    tell_route,
    tell_story,
    tell_wish,
)
from plan.reading.wishes.told_doings import tell_doings
from plan.reading.words.priorities import priority_word, take_priority
from plan.reading.words.roles import acts, is_person

_WHILE = re.compile(r"^(?:when|once|after|if|before)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?:subject|betreff|asunto|objet|assunto|oggetto|onderwerp)\s*:\s*(?:(?:re|fwd?|aw|wg|tr|rv|enc)\s*:\s*)*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")
_STAMP = re.compile(
    r"^(?:version|revision|rev\.?|draft|v|status|stand|fecha|datum|date|versión|versão|edition|edited|"
    r"last (?:edited|updated)|"
    r"exported)\b[\s:]*(?=[\dA-Z(])",
    re.IGNORECASE,
)
_WANTS_PLAINLY = re.compile(
    r"\b(?:shall|must|needs?\s+to|wants?\s+to|would\s+like\s+to|should\s+be\s+able\s+to|ha(?:s|ve)\s+to|muss|müssen|"
    r"möchten?|deben?|deberán?|necesitan?|quieren?|doi(?:t|vent)|souhaitent?|deve[mr]?|precisam?|querem?)\b",
    re.IGNORECASE,
)
_IS_SYSTEM = re.compile(
    r"(?:one|an?|our\s+own|a\s+single)\s+(?:[\w-]+\s+){0,2}(?:system|app|application|platform|tool|database|program|website|place)\s+"
    r"(?:for\s+(?:all|both|everybody|everyone|the\s+whole|every)\b|in\s+which\s+(?:all|everybody|everyone)\b)"
    r"|an?\s+(?:[\w-]+\s+){0,2}(?:system|app|application|platform|tool|program|website|marketplace|shop|portal)\s+(?:only\s+)?for\b",
    re.IGNORECASE,
)
"""`I want one system for all three surgeries`"""
_IS_SYSTEM_WHERE = re.compile(
    r"an?\s+(?:[\w-]+\s+){0,2}(?:system|app|application|website|portal)\s+(?:where|in\s+which)\b", re.IGNORECASE
)
"""`I want an app where an owner finds a walker`, whose wish is what stands behind it."""
_OF_PEOPLE = re.compile(
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|ten|twelve|\d+|a\s+(?:few|dozen|hundred)|some|more)\s+(?:people|friends|users|members|customers|colleagues|testers)\b(?!\s+to\s)",
    re.IGNORECASE,
)
"""`I'd like twenty friends on it by the summer`"""
_TO_BE = re.compile(r"(?:the|an?|my|our)\s+[a-z]+\s+to\s+be\s|[a-z]+\s+(?:that|it|this)$", re.IGNORECASE)
"""`I want the card to be on the screen`, `I'd like to keep that`"""
_HAS_LETTERS = re.compile(r"[^\W\d_]")


def place_statement(at: Standing, statement: Statement) -> None:
    """Put a statement where it belongs, or leave it."""
    said, statement = statement, _ranked_behind(statement)
    text, kind = statement.text, at.kind
    if _aside(at, statement):
        return
    story = _story(statement, prose=at.prose)
    within = statement.kind == "item" and at.story is not None and bool(at.story.role) and sees_fields(text)
    if story and not within and (kind != "acceptance" or is_wish(statement.lines or text)):
        tell_story(at, statement, story)
        return
    if _runs_in(at, statement) or tell_ranked(at, statement) or tell_doings(at, statement) or _scope(at, statement):
        return
    titled = _is_title(statement) and bool(_TITLED.match(text))
    bare, priority = take_priority(text) if titled else (text, None)
    own = numbered(
        f"{bare} [{priority}]" if priority else bare,
        loose=kind == "stories" or titled or statement is not said,
        announced=kind in ("constraints", "rules"),
    )
    if own and own.rest and own.family == "data" and kind == "data":
        text = take_priority(own.rest)[0]
        lead = "" if numbered(f"{statement.lead} x") else statement.lead
        statement = replace(statement, text=text, lines=text, lead=lead)
    elif _told_by_number(at, statement, own, ranked=statement is not said and not _is_title(said)):
        return
    if statement.kind == "text" and kind in (None, "stories", "summary") and introduces_list(text):
        at.sections.append(Section(LABEL_DEPTH, text, statement.line, "stories"))
        at.story, at.items_in_label = None, False
        at.leave(text, statement.line)
        return
    if route_in(text) and kind in (None, "stories", "summary"):
        tell_route(at, text, statement.line)
        return
    if (at.eager and kind == "summary") or (kind == "stories" and statement.kind == "text" and _opening(at)):
        kind = None
    handler = _HANDLERS.get(kind) if kind else None
    if at.paragraph is not None and at.paragraph is at.story:
        _of_paragraph(at, statement)
    elif handler is None:
        _by_words(at, statement)
    elif not handler(at, statement):
        _leave(at, statement, own)


def _story(statement: Statement, *, prose: bool) -> StoryText | None:
    """The story that a statement tells, unless it only says what the project is."""
    text = statement.lines or statement.text
    story = story_in(text) or story_without_role(text)
    if story is None and statement.kind == "item":  # prose that says so is read sentence by sentence
        return story_of_something(text)
    if story is None or story.role:
        return story
    nothing_done: tuple[re.Pattern[str], ...] = (_IS_SYSTEM, _OF_PEOPLE, _TO_BE)
    if prose:
        nothing_done += (_IS_SYSTEM_WHERE,)
    return None if any(one.match(story.want) for one in nothing_done) else story


def _ranked_behind(statement: Statement) -> Statement:
    """A statement with its priority behind it: `**Must** Take a booking`, `4.1.1 (Must) The desk takes a booking`."""
    told = numbered(statement.text) is not None or story_in(statement.lines or statement.text) is not None
    match = None if told else _RANKED.match(statement.text)
    if match and statement.kind in ("text", "item") and priority_word(match["word"]) is not None:
        text = f"{match['id']} {match['rest'].rstrip('.')} [{match['word'].lower()}]"
        return replace(statement, text=text, lines=text, lead="")
    lead = statement.lead.strip()
    rest = statement.text[len(lead) :].strip() if lead and statement.text.startswith(lead) else ""
    if statement.kind != "item" or not rest[:1].isupper() or len(lead) < _WORD or priority_word(lead) is None:
        return statement
    return replace(statement, text=f"{rest} [{lead}]", lines=f"{rest} [{lead}]", lead="")


def _leave(at: Standing, statement: Statement, own: Numbered | None) -> None:
    """Keep what has no other place; what a section about data numbers, and is no list of fields, is a rule."""
    if own and own.family == "data" and at.kind == "data":
        at.gathered.rules.append(Note(at.source(statement.line), statement.text, own.id))
    else:
        at.leave(statement.text, statement.line)


_TITLED = re.compile(r"[A-Z]{1,6}-\d")
"""How a line in bold begins that is the title of the story below it."""
_RANKED = re.compile(
    r"(?P<id>[A-Z]{0,6}[-_]?\d+(?:[.-]\d+)*[.:)]?)\s*[\[(](?P<word>must|should|could|won['’]?t|optional|mandatory|required|desirable|(?:high|medium|low)(?:\s+priority)?|nice\s+to\s+have)[\])]"
    r"\s*[:–—.-]?\s*(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DOTTED = re.compile(r"(?P<id>\d+(?:\.\d+)+)\s+(?P<rest>\S.*)$", re.DOTALL)
_WORD = 4
"""Letters of a priority that is more than a mark."""
_BRIEF = 6
"""Words of a sentence that does nothing but deny: `No mobile app.`"""
_RUN_IN = re.compile(r"^(?:\d+[.)]\s+)?(?P<title>[^\W\d_].*?)[.:]?$")


def _runs_in(at: Standing, statement: Statement) -> bool:
    """Begin a story whose title stands in bold before the paragraph that tells it; false if there is none."""
    title = _RUN_IN.match(statement.text) if statement.lead.strip() == statement.text.strip() else None
    lasting = at.kind == "stories" or (at.run_ins and at.kind in (None, "summary"))
    if not lasting or statement.kind != "text" or title is None or len(statement.text.split()) > 8:
        return False
    if at.story is not None and not (at.story.run_in or at.run_ins):
        return False
    if (kind := kind_of(title["title"])) is not None and kind != "stories":
        if at.run_ins:
            at.sections.append(Section(LABEL_DEPTH, title["title"], statement.line, kind))
            at.story = None
        return at.run_ins
    at.begin_story(StoryDraft(at.source(statement.line), title=title["title"], told=False, run_in=True))
    return True


def _aside(at: Standing, statement: Statement) -> bool:
    """Keep apart what no section is about: a title that goes on, a letter's courtesies, a version, bare numbers."""
    text = statement.text
    if statement.kind == "text" and _opening(at) and _titles(at, text, statement.line):
        return True
    stamped = statement.kind == "text" and (is_courtesy(text) or (_opening(at) and _STAMP.match(text)))
    if not (stamped or not _HAS_LETTERS.search(text)):
        return False
    if re.search(r"\w", text):
        at.leave(text, statement.line)
    return True


def _is_title(statement: Statement) -> bool:
    """Whether all of a line stands in bold, as the title of what is below it does."""
    return statement.kind == "text" and statement.lead.strip() == statement.text.strip()


def _told_by_number(at: Standing, statement: Statement, own: Numbered | None, *, ranked: bool) -> bool:
    """Take a statement that begins with an id, or with how important it is; false if it does with neither."""
    if ranked and at.kind in (None, "stories"):
        dotted = _DOTTED.match(statement.text)
        own_id, text = (dotted["id"], dotted["rest"]) if dotted else ("", statement.text)
        own_id, text = (own.id, own.rest) if own and own.rest else (own_id, text)
        tell_wish(at, text, statement, own_id=own_id, whole=True)
        at.paragraph = at.story if statement.kind == "text" else None
        return True
    return own is not None and bool(own.rest) and _by_number(at, statement, own)


def _by_number(at: Standing, statement: Statement, own: Numbered) -> bool:
    """Take a statement that begins with an id; an epic that is told under its own heading is only announced here."""
    if at.kind in ("other", "glossary") or (own.id.startswith("#") and statement.kind == "text"):
        return False
    if is_epic(own) and at.grouped(own.id):
        at.leave(statement.text, statement.line)
        return True
    return tell_numbered(at, statement, own)


def _titles(at: Standing, text: str, line: int) -> bool:
    """Take the second line of a document's title, or a mail's subject; false if there is a title already."""
    if at.gathered.title or at.gathered.project or len(text.split()) > 12 or text.endswith((".", ":")):
        return False
    title = TITLE_GOES_ON.sub("", text) if at.sections else text
    subject = _SUBJECT.match(text)
    if subject:
        title = project_of_heading(text[subject.end() :])
        at.leave(" ".join(_ASIDE.findall(text)), line)
    if title != text:
        at.gathered.title = title
    return title != text


def _wishes(at: Standing, statement: Statement) -> bool:
    text, story = statement.text, at.story
    if statement.kind == "item":
        text = completed(at.sections[-1].title, text) if at.sections else text
        below = story is not None and (statement.depth > story.depth) and (at.stories_in_section > 0 or not story.told)
        if (below and not (story and stands_alone(at, statement, story))) or (story is not None and at.is_step(text)):
            at.criterion(text, statement.line)
        elif not of_feature(at, statement):
            tell_wish(at, text, statement)
        return True
    if story is not None and (at.is_step(text) or not story.told):
        return _of_story(at, statement, story)
    if at.gathered.staff(text, at.source(statement.line)) or is_exclusion(text):
        return _exclusion(at, statement) if is_exclusion(text) else True
    if tell_prose(at, statement) or tell_demand(at, statement):
        return True
    if is_rule(text):
        return _rule(at, statement)
    if _section_says_so(at):
        clause, comma, main = text.rstrip(".").partition(", ")
        happening = f"{main}, {clause[:1].lower()}{clause[1:]}" if comma and _WHILE.match(text) else text
        if acts(happening, at.gathered.known_roles):
            tell_wish(at, happening, statement)
            return True
    if story is not None and at.stories_in_section:
        return at.gathered.aside(text, at.source(statement.line)) or place_shape(at, statement)
    at.leftover.append((text, statement.line))
    return True


_SCOPE = re.compile(r"\bscope$|alcance|umfang|portee|perimetre|escopo|ambito")
"""A heading over what the project is about; its prose tells what is there today as well."""


def _scope(at: Standing, statement: Statement) -> bool:
    """Leave what only says what a specification is about, whose wishes are numbered; false if it does not."""
    about = any(section.kind == "stories" and _SCOPE.search(folded(section.title)) for section in at.sections)
    if not at.specifies or at.story is not None or at.kind != "stories" or not about or numbered(statement.text):
        return False
    at.leave(statement.text, statement.line)
    return True


def _section_says_so(at: Standing) -> bool:
    """Whether the innermost heading itself announces what people do."""
    heading = at.heading
    return heading is not None and (
        (heading.kind == "stories" and not _SCOPE.search(folded(heading.title)))
        or (heading.kind is None and names_nothing(heading.title))
    )


def _of_story(at: Standing, statement: Statement, story: StoryDraft) -> bool:
    """A sentence of a story that only has a title says who acts in it; all of them are conditions of it."""
    alone = not (story.told or story.acceptance) and statement.kind == "text" and not at.is_step(statement.text)
    if alone and describe(at, story, statement.text, statement.line):
        return True
    at.criterion(statement.text, statement.line)
    told = acts(statement.text, at.gathered.known_roles) if not story.role and not story.told else None
    if told and not told.want.startswith("have "):
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


def _summary(at: Standing, statement: Statement) -> bool:
    source = at.source(statement.line)
    if is_exclusion(statement.text):
        return _exclusion(at, statement)
    told = at.gathered.staff(statement.text, source, leave_rest=False)
    counted = at.gathered.aside(statement.text, source)
    list_roles(at, statement)
    return at.gathered.summarize(statement.text) or told or counted


def _other(at: Standing, statement: Statement) -> bool:
    return False


def _by_words(at: Standing, statement: Statement) -> bool:
    """A statement under no heading that says what it is; what stays is left."""
    source, text, story = at.source(statement.line), statement.text, at.story
    owned = story is not None and at.owns(story)
    if at.feature is not None and statement.kind == "item" and of_feature(at, statement):
        return True
    alone = story is not None and owned and (stands_alone(at, statement, story) or _next_to(at, statement, story))
    if story is not None and owned and not alone and (at.is_step(text) or statement.kind == "item" or not story.told):
        _of_story(at, statement, story)
    elif is_exclusion(text) or ((statement.kind == "item" or len(text.split()) < _BRIEF) and is_denial(text)):
        at.gathered.exclusions.append(text)
    elif at.gathered.staff(text, source):
        at.gathered.aside(text, source)
    elif is_constraint(text):
        _constraint(at, statement)
    elif alone:
        _beside(at, statement)
    elif _opening(at) and _wished(at, statement):
        pass
    elif not at.eager and _introduces(at, statement):
        at.gathered.aside(text, source)
        place_shape(at, statement)
    elif tell_prose(at, statement) or tell_demand(at, statement) or (at.eager and tell_meant(at, statement)):
        pass
    elif is_rule(text):
        _rule(at, statement)
    elif not (at.gathered.aside(text, source) or place_shape(at, statement) or _introduces(at, statement)):
        at.leave(text, statement.line)
    return True


def _next_to(at: Standing, statement: Statement, story: StoryDraft) -> bool:
    """Whether an item stands in one list with a wish and does not only say how things are."""
    beside = story.plain and statement.kind == "item" and 0 < statement.depth <= story.depth
    return beside and at.gathered.language is None and (at.prose or not describes(at, statement.text))


def _of_paragraph(at: Standing, statement: Statement) -> None:
    """A sentence behind a numbered requirement: a demand or a rule of its own, else a condition of it."""
    if place_beside(at, statement):
        at.paragraph = at.story
        return
    at.gathered.aside(statement.text, at.source(statement.line))
    place_shape(at, statement)
    at.criterion(statement.text, statement.line)


def place_beside(at: Standing, statement: Statement) -> bool:
    """Take what stands beside a wish and is no condition of it: an exclusion, a constraint, another demand, a rule."""
    source, text = at.source(statement.line), statement.text
    if is_exclusion(text):
        at.gathered.exclusions.append(text)
    elif at.gathered.staff(text, source):
        at.gathered.aside(text, source)
    elif is_constraint(text):
        _constraint(at, statement)
    elif not tell_demand(at, statement):
        return is_rule(text) and _rule(at, statement)
    return True


def _beside(at: Standing, statement: Statement) -> None:
    """Take an item that stands in one list with a story and is a wish, or a rule, of its own."""
    if at.prose:
        parts = [replace(statement, text=one, lines=one) for one in sentences(statement.text)]
        if sum(tell_prose(at, one) or tell_demand(at, one) for one in parts):
            return
    elif tell_demand(at, statement):
        return
    if not (is_rule(statement.text) and _rule(at, statement)):
        tell_wish(at, statement.text, statement)


def _wished(at: Standing, statement: Statement) -> bool:
    """Take what an introduction says that somebody must be able to do; what they may or will do only introduces."""
    text = statement.text
    told = demand(text) if _WANTS_PLAINLY.search(text) else None
    head, colon, tail = text.partition(": ")
    if told is None and colon and len(head.split()) <= 10 and _WANTS_PLAINLY.search(tail):
        if not _wished(at, replace(statement, text=tail, lines=tail)):
            return False
        at.leave(f"{head}:", statement.line)
        return True
    if told is None or told.forbids or is_rule(text) or not is_person(told.subject, at.gathered.known_roles):
        return False
    return tell_demand(at, statement)


def _introduces(at: Standing, statement: Statement) -> bool:
    return _opening(at) and statement.kind == "text" and at.gathered.summarize(statement.text)


def _opening(at: Standing) -> bool:
    """Whether nothing but the document's title has been met."""
    return len(at.sections) <= 1 and at.story is None


_HANDLERS = {
    "stories": _wishes,
    "acceptance": _criterion,
    "rules": _rule,
    "constraints": _constraint,
    "exclusions": _exclusion,
    "team": _team,
    "volumes": _volumes,
    "roles": place_role,
    "integrations": place_integration,
    "data": place_data,
    "summary": _summary,
    "glossary": define_term,
    "other": _other,
}
