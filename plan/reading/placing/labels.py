"""Labels: `Priority: must`, `**Acceptance criteria:**`, `Project: …`."""

import re
from dataclasses import replace

from plan.reading.fields.data_shapes import Shape, shape_name, split_fields
from plan.reading.gathered.gathering import Note, StoryDraft
from plan.reading.gathered.standing import LABEL_DEPTH, Standing
from plan.reading.placing.contents import kind_by_contents
from plan.reading.text.document import Statement
from plan.reading.text.naming import folded
from plan.reading.text.numbered import demand, numbered
from plan.reading.text.sections import Section, SectionKind, kind_of, priority_of_heading
from plan.reading.text.stories import story_in, story_without_role
from plan.reading.text.titles import project_of_label
from plan.reading.wishes.telling import describe, role_id, tell_story
from plan.reading.words.priorities import priority_word, take_priority
from plan.reading.words.roles import is_clause

_LABEL = re.compile(r"^(?P<label>[^:\n]{2,70}?)\s*:\s*(?P<value>.*)$", re.DOTALL)
_PROJECT = re.compile(
    r"^(?:project(?: name)?|product(?: name)?|system(?: name)?|application|title|"
    r"name of the (?:project|system)|proyecto|producto|titulo|projekt|produkt|titel|projet|produit|titre|"
    r"projeto|produto)$"
)
_PRIORITY = re.compile(r"^(?:priority|prio|moscow|prioridad|prioritat|priorite|prioridade)$")
_ROLE = re.compile(r"^(?:actor|primary actor|role|user|persona|rol|akteur|rolle|acteur|ator|papel)$")
_BENEFIT = re.compile(
    r"^(?:benefit|business value|so that|value|why(?: this priority)?|reason|rationale|beneficio|nutzen|"
    r"begrundung|benefice|"
    r"justification|motivo|justificativa|justificacion)$"
)
_WANT = re.compile(
    r"^(?:i want(?: to)?|want|goal|description|(?:detailed|short|full|brief) description|story|user story|feature|"
    r"requirement|statement|need|quiero|descripcion|beschreibung|anforderung|"
    r"description de la story|descricao|exigence|requisito|recit|historia)$"
)
_GOAL = re.compile(r"^(?:goal|ziel|objetivo|objectif|obiettivo|doel)$")
"""What a use case is for; what it does is its name."""
_TITLE = re.compile(
    r"^(?:title|name|short name|summary|requirement name|use case name|story title|titel|bezeichnung|kurzbezeichnung|"
    r"titulo|nombre|titre|nom|intitule|nome|titolo|naam)$"
)
_RECORD = re.compile(
    r"^(?:(?:requirement|req|story|user story|use case|rule|constraint|anforderungs?|exigence|requisito|"
    r"feature)[- .]*)?"
    r"(?:id|identifier|no|nr|number|#|kennung|identifiant|identificador|numero|code|key)\.?$"
    r"|^(?:requirement|use case|user story|anforderung|exigence|requisito)$"
)
_RECORD_ID = re.compile(r"^(?:[A-Za-z#]{1,10}(?:[-_. ][A-Za-z]{1,10}){0,2}[-_. ]?)?\d{1,6}(?:[.-]\d{1,4}){0,3}[a-z]?$")
_FIT = re.compile(
    r"^(?:fit criteri(?:on|a)|verification|validation|test(?: case)?|independent test|measure|abnahme|prufung|"
    r"verificacion|"
    r"verification method|postconditions?|preconditions?|pre-?conditions?|post-?conditions?|vorbedingung|"
    r"nachbedingung)$"
)
_ABOUT_REQUIREMENT = re.compile(
    r"^(?:originator|source|history|conflicts?|customer (?:dis)?satisfaction|supporting materials?|event.*|"
    r"(?:requirement|issue|work item) type|type|status|state|author|owner|estimate[sd]?|story points|points|"
    r"effort|size|"
    r"assignee|sprint|release|version|epic|theme|labels?|tags?|component|module|depends on|dependenc(?:y|ies)|"
    r"blocked by|"
    r"related(?: to)?|traces? to|created|updated|date|autor|quelle|aufwand|abhangigkeit(?:en)?|estado|esfuerzo|"
    r"estimacion|auteur|statut|charge|estimativa|dependencias?)$"
)
_SUMMARY = re.compile(
    r"^(?:summary|description|purpose|overview|about|goal|vision|resumen|descripcion|zweck|ziel|but|objectif|"
    r"objetivo|resumo)$"
)
_INLINE: frozenset[SectionKind] = frozenset({"acceptance", "exclusions", "roles", "team", "volumes", "rules", "data"})
_ABOUT_DOCUMENT = re.compile(
    r"^(?:(?:document )?(?:version|date|status|author|authors|owner|editor|revision)|(?:feature )?branch|created|"
    r"updated|last (?:updated|changed)|"
    r"prepared (?:by|for)|fecha|autor|estado|datum|stand|auteur|data|contact)$"
)
_PLATFORM = re.compile(
    r"^(?:platform|technology|tech(?:nology)? stack|stack|framework|language|plataforma|tecnologia|plattform|"
    r"technologie|operating system|database|hosting)$"
)
_STACK = re.compile(r"^(?:tech(?:nology|nical)? ?)?stack$|^stack (?:technique|tecnologico)$|^technologie-?stack$")
_IS = re.compile(r"\b(?:is|are|ist|sind|est|sont|es|son|é|são)\b", re.IGNORECASE)
_QUALIFIED = re.compile(r"\s*(?:\(|,|\s-\s|\s–\s).*$", re.DOTALL)
_SUBHEADING = re.compile(r"^\d{1,3}(?:\.\d{1,3}){1,4}\.?\s+(?=[A-ZÀ-Þ])")
LONGEST_LABEL = 6
_ASIDE = re.compile(r"(?<=\w)\s+\([^()]*\)$")
"""What a label says of itself: `Out of scope (not mentioned by anybody)`."""


def place_label(at: Standing, statement: Statement) -> bool:
    """Take a label with or without a value; false if it is none, or none that says where it belongs."""
    title = "" if at.lists_numbers else _bare_label(statement)
    if title:
        return _open_label(at, statement, title, sure=True)
    match = _LABEL.match(statement.text)
    if match is None:
        return False
    label, value = match["label"].strip(" *_-–"), match["value"].strip()
    if not value:
        return _open_label(at, statement, label)
    if _begins_record(at, folded(label), value, statement):
        return True
    label = label.strip(" #")
    if at.story is None and at.note is not None and at.note.told_by_labels:
        return _note_label(at, label, value, statement)
    if at.story is None and _about_project(at, statement, folded(label), value):
        return True
    if at.story is not None and _story_label(at, folded(label), value, statement):
        return True
    return _inline_label(at, statement, label, value)


def _bare_label(statement: Statement) -> str:
    """A heading that is only a line of text: `5.1 Performance`, or `Acceptance criteria` without a colon."""
    text = statement.text
    short = len(text) <= 70 and len(text.split()) <= LONGEST_LABEL
    if statement.kind != "text" or not short or text.endswith((".", ",", ";")):
        return ""
    known = kind_of(text) == "acceptance" or (text.isupper() and kind_of(text) is not None)
    label = (_SUBHEADING.match(text) or known) and demand(text) is None and take_priority(text)[1] is None
    return _SUBHEADING.sub("", text).strip(" :") if label else ""


def _about_project(at: Standing, statement: Statement, bare: str, value: str) -> bool:
    """`Project: …`, and what else a document says about itself and its system before it begins."""
    source = at.source(statement.line)
    if _PROJECT.match(bare) and at.kind in (None, "summary", "other", "glossary") and not at.gathered.project:
        at.gathered.project = project_of_label(value)
        if at.gathered.project != value:
            at.leave(statement.text, statement.line)
    elif _ABOUT_DOCUMENT.match(bare) and len(at.sections) <= 1:
        at.leave(statement.text, statement.line)
    elif _PLATFORM.match(bare) and (at.kind in (None, "summary") or (_STACK.match(bare) and statement.kind == "text")):
        at.gathered.constraints.append(Note(source, statement.text, category="technology"))
    elif _SUMMARY.match(bare) and at.kind in (None, "summary"):
        return at.gathered.summarize(value)
    else:
        return False
    return True


def _begins_record(at: Standing, bare: str, value: str, statement: Statement) -> bool:
    """`ID: FR-3` or `Requirement #: 11` begins a requirement that the labels below it tell."""
    if not (_RECORD.match(bare) and _RECORD_ID.match(value)) or at.kind not in (
        None, "stories", "summary", "constraints", "rules",
    ):  # fmt: skip
        return False
    source = at.source(statement.line)
    known = numbered(f"{value}: x", loose=True)
    family = known.family if known else "unknown"
    own = known.id if known else value if not value.isdigit() else f"{'UC' if 'case' in bare else 'REQ'}-{value}"
    if family in ("constraint", "rule") or at.kind in ("constraints", "rules"):
        at.story = None
        at.note = Note(source, "", own, told_by_labels=True)
        rules = family == "rule" or (family != "constraint" and at.kind == "rules")
        (at.gathered.rules if rules else at.gathered.constraints).append(at.note)
    else:
        at.begin_story(StoryDraft(source, own, told=False, named=f"{bare} {value}"))
    return True


def _note_label(at: Standing, label: str, value: str, statement: Statement) -> bool:
    """What a label says of the rule or constraint that an id began; its description is its text."""
    bare = folded(label)
    if at.note is None or _ABOUT_REQUIREMENT.match(bare) or _PRIORITY.match(bare):
        at.leave(statement.text, statement.line)
    elif _WANT.match(bare) or bare in ("rule", "constraint", "text"):
        at.note.add(value)
        at.gathered.aside(value, at.source(statement.line))
    else:
        at.note.category = value if _TITLE.match(bare) else at.note.category
        at.note.add(value if _TITLE.match(bare) else f"{label}: {value}")
    return True


def _story_label(at: Standing, bare: str, value: str, statement: Statement) -> bool:
    story = at.story
    if story is None:
        return False
    priority = priority_word(value) or priority_word(_QUALIFIED.sub("", value))
    if _PRIORITY.match(bare) and priority:
        story.priority = priority
    elif _GOAL.match(bare) and story.id.upper().startswith("UC") and story.title:
        story.want, story.benefit, story.told = story.title, value.rstrip(" ."), True
    elif _ROLE.match(bare) and not story.role and len(value) < 60:
        story.role = role_id(at, value, statement.line)
    elif _BENEFIT.match(bare) and not story.benefit:
        story.benefit = value.rstrip(" .")
    elif _TITLE.match(bare) and (not story.title or story.title == story.named):
        story.title = value
    elif _FIT.match(bare):
        at.criterion(value if bare.startswith("fit") else statement.text, statement.line)
    elif _ABOUT_REQUIREMENT.match(bare):
        at.leave(statement.text, statement.line)
    elif _WANT.match(bare) and not story.told:
        told = story_in(value) or story_without_role(value)
        if told:
            tell_story(at, replace(statement, text=value), told)
        elif not describe(at, story, value, statement.line):
            story.want, story.told = value, True
            at.gathered.aside(value, at.source(statement.line))
    else:
        return False
    return True


def _inline_label(at: Standing, statement: Statement, label: str, value: str) -> bool:
    """`Out of scope: fines by post` says in one line what a section would."""
    kind = kind_of(label)
    if kind not in _INLINE or len(label.split()) > LONGEST_LABEL or at.kind in ("data", "constraints"):
        return False
    source = at.source(statement.line)
    match kind:
        case "acceptance" if at.story is not None:
            at.criterion(value, statement.line)
        case "exclusions":
            whole = _IS.search(label)
            at.gathered.exclusions.append(statement.text if whole else value)
        case "roles" if at.kind != "roles" and not is_clause(value):
            for name in split_fields(value):
                at.gathered.roles.id_of(name.split("(")[0], source, name.partition("(")[2].rstrip(")"))
        case "team":
            return at.gathered.staff(statement.text, source)
        case "volumes":
            return at.gathered.aside(value, source, announced=True)
        case _:
            return False
    return True


def _open_label(at: Standing, statement: Statement, label: str, *, sure: bool = False) -> bool:
    """A label alone on its line is a heading for what follows."""
    label = _ASIDE.sub("", label)
    kind = kind_by_contents(kind_of(label), at.below.get(statement.line, ()))
    priority = priority_of_heading(label)
    short = len(label.split()) <= LONGEST_LABEL + (2 if kind == "exclusions" and statement.lead else 0)
    if not short or numbered_rule(at) or re.search(r"[\d,]", label):
        return False
    if kind is None and priority is None:
        if at.kind == "data" and at.shape is None:
            at.shape = at.gathered.shape(Shape(shape_name(label), ()), at.source(statement.line))
            return True
        if not (statement.lead or label.isupper() or sure):
            return False
    if kind is None and priority == "wont":
        kind = "exclusions"
    elif kind is None and priority:
        kind = "stories"
    depth = LABEL_DEPTH + (statement.depth if statement.kind == "item" else 0)
    while at.sections and at.sections[-1].depth >= depth:
        at.sections.pop()
    at.sections.append(Section(depth, label, statement.line, kind, priority))
    at.items_in_label, at.steps_open = False, False
    if kind is None and statement.line in at.below:
        at.defining, at.spoken = "", ""
    if kind not in ("acceptance", None):
        at.note = None
    return True


def numbered_rule(at: Standing) -> bool:
    """Whether a rule or constraint is open that a list after a colon goes on."""
    return at.note is not None and at.note.text.endswith(":")
