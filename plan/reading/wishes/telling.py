"""Statements that want something: stories, numbered requirements, routes, wishes and demands."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from plan.reading.definitions.told_things import defined_abroad
from plan.reading.fields.data_shapes import shape_in
from plan.reading.fields.steps import asked_for
from plan.reading.fields.thing_names import is_no_name
from plan.reading.fields.wished_lists import wished_list
from plan.reading.gathered.gathering import Note, StoryDraft
from plan.reading.gathered.standing import Standing
from plan.reading.project.routes import route_in, without_route
from plan.reading.project.rules import asks, is_rule
from plan.reading.text.document import Statement
from plan.reading.text.naming import folded, key, title_of
from plan.reading.text.numbered import Demand, Family, Numbered, demand, numbered, under
from plan.reading.text.sections import SectionKind, names_nothing
from plan.reading.text.sentences import NOT_ABBREVIATED, NOT_DATED
from plan.reading.text.stories import StoryText
from plan.reading.wishes.prose import people_of, says_more, spoken_of, wishes_told
from plan.reading.wishes.subjects import ANYBODY, is_somebody, owes, who
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.deeds import left_behind
from plan.reading.words.nominal_deeds import told_verbally
from plan.reading.words.passives import passive_wish, undergone
from plan.reading.words.priorities import priority_word, soft_priority, stressed_priority, take_priority
from plan.reading.words.roles import acts, is_machine, is_person, is_system, may_want, system_acts, without_state
from plan.reading.words.vague import meant, without_cleft
from plan.reading.words.verbs import begins_with_verb, is_deed
from plan.reading.words.wording import in_plain_names
from plan.requirements import Priority

_OR = re.compile(r"\s+(?:or|and|o|y|oder|und|ou|et)\s+(?:an?\s+|the\s+)?|\s*/\s*|\s*,\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_ALSO = re.compile(r",?\s+(?:and|but)\s+(?=(?:the|an?|any|every|all)\s)", re.IGNORECASE)
_ROUTE_WORD = re.compile(r"\b(?:route|ruta|endpoint|pfad)\b", re.IGNORECASE)
_SENTENCE = re.compile(rf"(?<=[.!?]){NOT_ABBREVIATED}\s+(?=[A-ZÀ-Þ¿¡]){NOT_DATED}")
# "The system shall allow a member to renew a loan" is what the member wants.
_WHO = r"(?P<who>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,2}?)"
_ALLOWS = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"^(?:allow|let|enable|permit)\s+(?:(?:an?|the|any|each|every|all)\s+)?(?:\w+ed\s+)?{_WHO}\s+"
        r"(?:to\s+(?:be\s+able\s+to\s+)?)(?P<want>[a-z].+)$",
        rf"^permitir\s+(?:al|a\s+la|a\s+los|a\s+las|a\s+una?|ao|à|aos|às|a\s+uma?)\s+{_WHO}\s+(?P<want>\S.+)$",
        rf"^permettre\s+(?:à\s+l['’]|au\s+|aux\s+|à\s+la\s+|à\s+une?\s+){_WHO}\s+d(?:e\s+|['’])(?P<want>\S.+)$",
        rf"^(?:dem|der|den|einem|einer)\s+{_WHO}\s+(?:ermöglichen|erlauben),\s+(?P<want>\S.+)$",
    )
)
# "A patient can be insured by one company or by none" says how things belong together.
_RELATES = re.compile(
    r"^(?:(?:be\s+)?\w+(?:ed|en)|sit|be|be\s+[a-z]+(?:ible|able|id|ant|ent)|belong|work|play|live|serve)\s+(?:by|with|in|to|on|at|for|of)\s+(?:exactly\s+|at\s+most\s+|only\s+)?"
    r"(?:one|none|several|many|a\s+single|two|more)\b",
    re.IGNORECASE,
)
# "People may take several over the years" says how many there are.
_COUNTS = re.compile(
    r"^[a-z]+\s+(?:several|many|more(?:\s+than\s+one)?|two|one|none|any\s+number|as\s+many\s+as\s+[a-z]+\s+[a-z]+)(?:\s+(?:of\s+(?:them|these|those)|over|in|at|per|during|a|each|every)\b.*)?$",
    re.IGNORECASE,
)
_HAS_SEVERAL = re.compile(
    r"^(?:have|own|hold|carry|contain|work|belong|play|serve|sit|stand|hang)\s+(?:(?:for|in|to|on|at|with|under)\s+)?"
    r"(?:several|many|two|three|four|more\s+than|one\s+or|as\s+many|any\s+number|a\s+number|both|at\s+most|exactly|none)\b",
    re.IGNORECASE,
)
# "It should become an app" asks for nothing that the app does.
_BECOMES = re.compile(
    r"^(?:be|become|turn\s+into|werden)\s+(?:an?|eine?)\s+(?:\w+\s+){0,2}(?:app|application|website|tool|system"
    r"|program)\b|^turn\s+into\s+something\b|^(?:imagine|picture|guess|believe)\b"
    r"|^(?:create|build|develop|launch|set\s+up)\s+(?:an?|our\s+own)\s+(?:[\w-]+\s+){0,2}"
    r"(?:app|application|website|platform|storefront|online\s+(?:store|shop))\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(r"(?:no\s+longer|not\s+any\s+more)\b", re.IGNORECASE)
"""`People who leave must no longer be able to book`"""
_LIES_IN_ANOTHER = re.compile(
    r"(?:sit|lie|stand|hang|belong|be|contain|consist|hold|have|fall)\s(?:[a-z]+\s){0,3}?(?:another|other|further|smaller|larger)\s",
    re.IGNORECASE,
)
"""`A department may sit below another one`: nobody does that."""
_WAITS = re.compile(
    r"wait(?:$|\s+(?:until|till|for\s+later)\b)|[a-z]+\s+(?:(?:all\s+)?by\s+(?:it|them)sel(?:f|ves)|on\s+(?:its|their)\s+own)\b",
    re.IGNORECASE,
)
"""What goes without anybody: `It may resolve by itself`."""
_IS_NO_DEED = re.compile(
    r"(?:(?:an?|the|have|cost|last|be\s+(?:an?|the))|(?:also\s+)?say\s+(?:which|what|who|whether))\b", re.IGNORECASE
)
"""What a thing needs, or what can happen to it: `It needs a number`."""
_GERMAN_LAST = re.compile(r"\b(?:eine[nmrs]?|der|die|das|den|mit|und)\b.*\s[a-zäöüß]+en$")
"""A wish whose verb stands at its end, where a list of fields would swallow it."""
_OUR = re.compile(r"^(?:our|my)\s+", re.IGNORECASE)
_WHERE = re.compile(r"(?<=\w)\s+(?:on|at|in)\s+(?:the|our)\s.*$", re.IGNORECASE)
"""`Anyone on the ward` is anyone."""
_WHO_DO = re.compile(r"(?<=\w),?\s+(?:who|whose)\s.+$", re.IGNORECASE | re.DOTALL)
"""`A member who has paid` is a member."""
_UNDERGONE = re.compile(
    r"be\s+(?!(?:able|allowed|permitted|free|notified|informed|reminded|told|shown|warned|alerted|asked|invited|contacted|"
    r"offered|given|sent|guided|redirected|prompted|logged|signed)\b)[a-z]+"
    r"|(?:.*\s)?[a-zäöüß]+(?:t|en)\s+(?:werden|sein)$|(?:leer|frei|offen)\s+bleiben$|quedar(?:se)?\s|(?:rester|ficar)\s+(?:vide|vazi)",
    re.IGNORECASE,
)
"""What is done to somebody or something, which nobody does: `A deputy shall be named`."""
_BEFORE_SUBJECT = re.compile(
    r"^(?:during|in|on|at|after|before|within)\s+[a-z]+\s+(?=(?:an?|the)\s)|^(?:one|another|either)\s+(?=[a-z])",
    re.IGNORECASE,
)
"""`During repairs a kitchen can step in`, `One practitioner can have several`"""
_WITHOUT_OBJECT = re.compile(r"(?P<verb>[a-z]+)(?:\s+(?:it|them|this|that|one))?", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"(?:the|our|my)\s+(?:[a-z]+\s)?[a-z]+$|(?:what|how|who|why|where|when)\s", re.IGNORECASE)
"""A heading over all that is told of something, and no story's title: `The farms`, `What they sell`."""
_LETS = re.compile(r"^let\s+(?:(?:an?|the|any|each|every|all)\s+)?", re.IGNORECASE)
_AND_ME = re.compile(r"^(?:we|i|nosotros|wir|nous|nós)$", re.IGNORECASE)


_DISTINGUISHES = re.compile(r"(?:distinguish|know|support|have|provide)\b", re.IGNORECASE)
_FAMILY_OF_SECTION: dict[SectionKind | None, Family] = {"constraints": "constraint", "rules": "rule"}

_SPANS = frozenset(("period", "time", "while", "span"))
"""What something is done for, and no thing that is kept."""


def tell_story(at: Standing, statement: Statement, story: StoryText) -> None:
    """Take a story in the connextra form."""
    before, before_priority = take_priority(story.before)
    own = numbered(before, loose=True) if before else None
    want, want_priority = take_priority(story.want)
    benefit, benefit_priority = take_priority(story.benefit)
    draft = at.story if at.story is not None and not at.story.told else None
    if draft is not None and draft.acceptance and not story.role:
        draft = None
    if draft is None:
        draft = StoryDraft(at.source(statement.line), depth=_depth(statement))
        draft.priority = before_priority or want_priority or benefit_priority
        at.begin_story(draft)
    else:
        draft.priority = before_priority or want_priority or benefit_priority or draft.priority
        draft.told = True
    if own and own.id and draft.id not in {"", own.id}:
        at.titled_by_heading = draft  # the heading has a number of its own, so it may be one over several stories
        draft.source = at.source(statement.line)
    draft.id = (own.id if own else "") or draft.id
    lead = (own.rest if own else before).strip(" .,;:–—-*")
    if lead and draft.title:
        draft.acceptance.append(lead)
    if not (draft.title or lead):
        lead, headed = take_priority(_heading_title(at, draft))
        draft.priority = draft.priority or headed
    draft.title = draft.title or lead
    above = statement.lines[: max(statement.lines.find(story.role), 0)].count("\n")
    draft.role = role_id(at, story.role, statement.line + above) if story.role else draft.role
    if without_state(story.role, at.gathered.known_roles) != story.role or _WHO_DO.search(story.role):
        # Only these people want it, so the state would be lost with their name.
        draft.acceptance.append(statement.text)
    if story.situation:
        draft.acceptance.append(story.situation)
    benefits = (draft.benefit, benefit.rstrip(" .,;"))
    draft.want, draft.benefit = want.rstrip(" .,;") or story.want, "; ".join(dict.fromkeys(filter(None, benefits)))
    _beside(
        at, f"{draft.want}. {draft.benefit}" if draft.benefit else draft.want, story.want, story.role, statement.line
    )


def _depth(statement: Statement) -> int:
    return statement.depth if statement.kind == "item" else 0


def _heading_title(at: Standing, draft: StoryDraft) -> str:
    """The heading above a story is its title, if it is a heading for that story alone."""
    heading = at.heading
    if (
        heading is None
        or heading.kind
        or heading.priority
        or names_nothing(heading.title)
        or at.stories_in_section > 1
        or heading.depth < 2
    ):
        return ""
    own = numbered(heading.title)
    if len(heading.title.split()) < 2 or draft.depth or (own and not own.rest) or _OF_SEVERAL.match(heading.title):
        return ""
    at.titled_by_heading = draft
    return heading.title


def role_id(at: Standing, name: str, line: int) -> str:
    """The id of the role that `name` means; of several the first, and none for the system or a machine."""
    name = _people_of(
        _WHO_DO.sub("", _WHERE.sub("", _OUR.sub("", name))), {*at.gathered.known_roles, *at.gathered.roles.keys}
    )
    if is_machine(name) or (is_system(name) and key(name) not in at.gathered.known_roles):
        return ""
    parts = [part for part in _OR.split(name) if part.strip()]
    if len(parts) == 1 or any(len(part.split()) > 3 for part in parts):
        parts = [name]
    parts = [without_state(part, at.gathered.known_roles | at.gathered.roles.keys) for part in parts]
    return next(iter([at.gathered.roles.id_of(part, at.source(line)) for part in parts]))


def _people_of(name: str, roles: Collection[str]) -> str:
    """The people of a department, where the documents speak of these: reception is the receptionists."""
    one = key(name)
    people = [role for role in roles if role.removeprefix(one) in ("ist", "ian", "er")] if one not in roles else []
    return people[0] if len(people) == 1 else name


def tell_numbered(at: Standing, statement: Statement, own: Numbered) -> bool:
    """Take a statement that the document numbers; false if its number says nothing here."""
    if owes(at, demand(own.rest)):
        return False
    source = at.source(statement.line)
    family = (under(own, at.heading.title) if at.heading else own).family
    if family == "acceptance" and at.story is not None:
        at.criterion(own.rest, statement.line)
        return True
    if family in ("unknown", "story") and at.kind in ("constraints", "rules", "exclusions", "data", "volumes", "roles"):
        # Where a section says what its numbers are, it is right: `R1` under business rules is a rule.
        bare, ranked = take_priority(own.rest)
        told = demand(bare) if at.kind in ("roles", "data") else None
        wished = told is not None and not told.forbids and _DISTINGUISHES.match(told.want) is None
        wished = wished or (at.kind == "roles" and ranked is not None)  # nobody ranks his roles
        family = "story" if wished else _FAMILY_OF_SECTION.get(at.kind, "volume")
    match family:
        case "constraint":
            at.note = Note(source, own.rest, own.id, _category(at))
            at.gathered.constraints.append(at.note)
        case "rule" if at.kind == "rules" or not asks(own.rest):
            at.note = Note(source, own.rest, own.id)
            at.gathered.rules.append(at.note)
        case "story" | "unknown" | "rule":
            tell_wish(at, own.rest, statement, own_id=own.id)
        case "data" | "integration" if at.kind in (None, "stories"):
            tell_wish(at, own.rest, statement, own_id=own.id)
        case _:
            return False
    at.paragraph = at.story if statement.kind == "text" and at.note is None else None
    at.gathered.aside(own.rest, source)
    return True


def _category(at: Standing) -> str:
    return at.sections[-1].title if at.sections else ""


def _actor(at: Standing, title: str, others: Sequence[str], line: int) -> str:
    """Whoever is the first to act behind a title that says what is done: `Hear a case. The judge sees all.`"""
    if not begins_with_verb(title):
        return ""
    told = next((one for text in others if (one := acts(text, at.gathered.known_roles))), None)
    return role_id(at, told.subject, line) if told is not None and not told.want.startswith("have ") else ""


_SO_THAT = re.compile(
    r",?\s+(?:so\s+that|in\s+order\s+that|damit|para\s+que|afin\s+que|pour\s+que)\s+(?P<why>[^.;]{8,})$", re.IGNORECASE
)
"""What a wish is good for, behind it."""


def tell_wish(
    at: Standing,
    text: str,
    statement: Statement,
    *,
    own_id: str = "",
    priority: Priority | None = None,
    title: str = "",
    whole: bool = False,
    who: str = "",
) -> None:
    """Take a wish in any wording: its first sentence is what is wanted, the rest are conditions.

    What is numbered and short may be the title of what stands below it, unless it is `whole`. `who` wants it, where
    that is known from elsewhere.
    """
    bare, found = take_priority(text)
    first, *others = _SENTENCE.split(bare or text)
    lead = statement.lead.strip(" :.–—-")
    if lead and bare.startswith(statement.lead.strip()) and not title:
        rest = bare[len(statement.lead.strip()) :].strip(" :–—-")
        if rest and numbered(lead) is None and priority_word(lead) is None:
            title = lead
            first, *others = _SENTENCE.split(rest)
    told = demand(first) or acts(first, at.gathered.known_roles) or system_acts(first)
    allowed = _allowed(first, at.gathered.known_roles)
    told = Demand(allowed[0], allowed[1], forbids=False) if allowed else told
    role, want = _read_demand(at, told, first, statement.line) if told else ("", first)
    role = role_id(at, who, statement.line) if who else role or _actor(at, first, others, statement.line)
    if want == first and told and not told.forbids and (done := undergone(first, at.gathered.known_roles)):
        want, role = done.want, role_id(at, done.by, statement.line) if done.by else role
    reason = _SO_THAT.search(want)
    draft = StoryDraft(
        at.source(statement.line),
        own_id,
        title,
        role,
        (want[: reason.start()] if reason else want).strip(" .;"),
        reason["why"].strip(" .;") if reason else "",
        priority=priority or found or stressed_priority(first),
        depth=_depth(statement),
        plain=True,
    )
    if told and is_machine(told.subject) and want != first:
        # Nobody wants it, so who does it would be lost.
        draft.acceptance.append(first)
    draft.acceptance.extend(others)
    # `US-1 Renew a loan` alone on its line is the title of the story below it.
    draft.told = whole or not (own_id and told is None and statement.kind == "text" and len(text.split()) <= 8)
    if not draft.told:
        draft.title = draft.title or draft.want
    at.begin_story(draft)
    if own_id:
        at.feature = None if draft.told else draft
    _beside(
        at,
        text,
        want if told and not _GERMAN_LAST.search(want) else first,
        told.subject if told and role else "",
        statement.line,
    )


def _read_demand(at: Standing, told: Demand, text: str, line: int) -> tuple[str, str]:
    """Who wants it, and what, from a sentence with a modal verb."""
    known = at.gathered.known_roles
    subject = who(at, _BEFORE_SUBJECT.sub("", told.subject))
    person = is_somebody(subject, told, known)
    told = replace(told, want=re.sub(r"\s+(?:zu\s+)?können$", "", told.want))
    if told.forbids or not (person or may_want(subject, known) or _AND_ME.match(subject)):
        return "", text
    allowed = _allowed(told.want, known) if is_system(subject) else None
    if allowed:
        subject, person = allowed[0], True
        told = replace(told, want=allowed[1])
    elif is_system(subject):
        told = replace(told, want=told_verbally(told.want))
    if _UNDERGONE.match(told.want):
        return "", text
    clause, mark, after = told.want.partition(";")
    clause = _with_object(at, clause)
    want = (
        f"{clause}, {told.before[:1].lower()}{told.before[1:]}{mark}{after}"
        if told.before
        else f"{clause}{mark}{after}"
    )
    if not person:
        return "", want
    at.last_role = subject
    return role_id(at, subject, line), want


def _allowed(want: str, known: frozenset[str]) -> tuple[str, str] | None:
    """Whom the system lets do something, and what."""
    for pattern in _ALLOWS:
        match = pattern.match(want)
        if match and is_person(match["who"], known):
            return match["who"], match["want"]
    lets = _LETS.match(want)
    parts = want[lets.end() :].split() if lets else []
    for size in (3, 2, 1):
        if len(parts) > size + 1 and is_person(" ".join(parts[:size]), known):
            return " ".join(parts[:size]), " ".join(parts[size:])
    return None


def _beside(at: Standing, text: str, want: str, role: str, line: int) -> None:
    source = at.source(line)
    at.gathered.aside(text, source)
    plain = in_plain_names(want)
    shape = None if defined_abroad(text) or asked_for(text, "") else wished_list(plain) or shape_in(plain, role)
    if shape and not is_no_name(shape.name) and shape.name not in _SPANS:
        at.gathered.shape(shape, source)


def describe(at: Standing, story: StoryDraft, text: str, line: int) -> bool:
    """Take what a story that has only a title is about from a sentence that demands it; false if it demands nothing."""
    told = demand(text) or system_acts(text)
    if told is None or told.forbids or told.want.casefold().startswith("be "):
        return False
    if not (is_system(told.subject) or is_person(told.subject, at.gathered.known_roles)):
        return False
    role, want = _read_demand(at, told, text, line)
    story.role, story.want, story.told = role or story.role, want.strip(" .;"), True
    story.priority = story.priority or stressed_priority(text)
    _beside(at, text, want, role, line)
    return True


def tell_demand(at: Standing, statement: Statement) -> bool:
    """Take a sentence that demands something, outside any section that says what it is; false if it demands nothing."""
    text = without_cleft(statement.text)
    statement = statement if text == statement.text else replace(statement, text=text, lines=text)
    parted = next((cut for cut in _ALSO.finditer(text) if _demands(at, text[cut.end() :])), None)
    if parted and _demands(at, text[: parted.start()]):
        first = tell_demand(at, replace(statement, text=text[: parted.start()]))
        return tell_demand(at, replace(statement, text=text[parted.end() :])) and first
    if (passive := passive_wish(text)) and at.kind in (None, "stories", "summary") and not is_rule(text):
        tell_wish(at, passive, statement)
        return True
    told = demand(text)
    if told is None or owes(at, told):
        return False
    if (
        _BECOMES.match(told.want)
        or _WAITS.match(told.want)
        or (told.subject.casefold() == "it" and _UNDERGONE.match(told.want))
        or _LIES_IN_ANOTHER.match(told.want)
        or (at.eager and ANYBODY.search(told.subject) and _IS_NO_DEED.match(told.want))
        or (at.spoken and told.subject.casefold() == "it" and _IS_NO_DEED.match(told.want))
    ):
        return False
    subject = who(at, told.subject)
    wants = is_somebody(subject, told, at.gathered.known_roles) or may_want(subject, at.gathered.known_roles)
    if _NO_LONGER.match(told.want) or (wants and _says_how_many(told.want)):
        at.gathered.rules.append(Note(at.source(statement.line), statement.text))
        return True
    if wants and not told.forbids and not _limits(statement.text):
        tell_wish(at, statement.text, statement)
        return True
    if wants or told.forbids or is_rule(statement.text):
        at.gathered.rules.append(Note(at.source(statement.line), statement.text))
        return True
    return False


def tell_prose(at: Standing, statement: Statement) -> bool:
    """Take what a sentence tells that people do, in an English document that tells its wishes in prose; false if it
    tells nothing of the kind.
    """
    if not at.prose or at.gathered.language is not None or is_rule(statement.text):
        return False
    known = at.gathered.known_roles | at.gathered.roles.keys
    spoken = spoken_of(at.said_before, known) or at.spoken
    told = tuple(
        one for one in wishes_told(without_cleft(statement.text), known, spoken) if not _says_how_many(one.want)
    )
    people = people_of(statement.text, known)
    spoken_of_now = (people, statement.line_of(people)) if people else at.people_before
    at.last_role = people if key(people) in at.gathered.roles.keys else at.last_role
    if not told:
        at.people_before = spoken_of_now
        return False
    whole = (statement.text,) if says_more(statement.text, told) else ()
    for one in told:
        behind = one.want.split()[1:2] or [one.verb]
        source = at.source(statement.line_of(behind[0]))
        before, line = at.people_before if one.back else ("", 0)
        role = role_id(at, one.who or before or "user", line or source.line)
        draft = StoryDraft(source, role=role, want=one.want, depth=_depth(statement), plain=True)
        draft.priority = soft_priority(_ASIDE.sub("", statement.text))
        draft.acceptance.extend(whole)
        at.begin_story(draft)
    at.people_before = spoken_of_now
    if is_attribute(told[0].what):
        at.gathered.aside(statement.text, at.source(statement.line))  # what is filled in is of what was spoken of
    else:
        _beside(at, statement.text, told[0].want, "", statement.line)
    return True


def _says_how_many(want: str) -> bool:
    """Whether a wish only says how many of one thing go with another."""
    return any(form.match(want) for form in (_RELATES, _COUNTS, _HAS_SEVERAL))


def tell_meant(at: Standing, statement: Statement) -> bool:
    """Take what a sentence only implies that somebody is to do; false if it implies nothing."""
    found = meant(statement.text, at.gathered.known_roles)
    if found is None:
        return False
    role = role_id(at, found.who, statement.line) if found.who else at.last_meant if found.before else ""
    role = role or role_id(at, "user", statement.line)
    at.last_meant = role
    want = _with_object(at, found.want)
    at.begin_story(StoryDraft(at.source(statement.line), role=role, want=want, depth=_depth(statement), plain=True))
    besides = set(folded(statement.text).split()) - set(folded(f"{found.want} {found.who}").split())
    if len(besides) > 4:
        at.leave(statement.text, statement.line)
    _beside(at, statement.text, found.want, "", statement.line)
    return True


def _with_object(at: Standing, want: str) -> str:
    """A wish with what it is about, where it says so only by a pronoun or not at all: people cancel, a request."""
    match = _WITHOUT_OBJECT.fullmatch(want)
    if match is None or not at.spoken or not is_deed(match["verb"], "it") or left_behind(match["verb"]) == at.spoken:
        return want
    return f"{match['verb']} {'an' if at.spoken[0] in 'aeiou' else 'a'} {at.spoken}"


def demands(at: Standing, text: str) -> bool:
    """Whether the first sentence of `text` says what somebody, or the system, does or shall do."""
    first = _SENTENCE.split(text)[0]
    return bool(demand(first) or acts(first, at.gathered.known_roles) or system_acts(first))


def _demands(at: Standing, text: str) -> bool:
    """Whether `text` demands something in a way that `tell_demand` takes."""
    told = demand(text)
    if told is None:
        return False
    return told.forbids or is_person(told.subject, at.gathered.known_roles) or is_system(told.subject)


def _limits(text: str) -> bool:
    return is_rule(text) and not folded(text).startswith(
        ("the system", "el sistema", "das system", "le systeme", "o sistema")
    )


def _grouped(heading: str, name: str) -> str:
    """A route's short name means something only with the group it stands in."""
    group = folded(heading) != "api"
    return f"{heading}: {name}" if heading and group and name and len(name.split()) <= 2 else name


def tell_route(at: Standing, text: str, line: int) -> None:
    """Take a written-down route as a wish; the line before may already have named it."""
    story, heading = at.story, at.heading.title if at.heading and at.heading.kind is None else ""
    before = _ROUTE_WORD.sub(" ", without_route(text)).strip(" -–—:`|.,#")
    if story is not None and story.depth == 1 and 0 < line - story.source.line <= 2 and "/" not in story.want:
        story.title = story.title or _grouped(heading, title_of(story.want))
        repeats = set(folded(before).split()) <= set(folded(story.want.replace("_", " ")).split())
        story.want = f"{story.want}: {route_in(text) if repeats else text}"
        return
    title = _grouped(heading, title_of(before) if before else text)
    bare, priority = take_priority(text)
    draft = StoryDraft(at.source(line), title=title, want=bare, priority=priority, depth=1)
    at.begin_story(draft)
    at.gathered.aside(text, at.source(line))
