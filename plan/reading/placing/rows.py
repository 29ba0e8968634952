"""Table rows: what their columns are, and what a row with such columns says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plan.reading.fields.data_shapes import Shape, field, shape_name, split_fields
from plan.reading.fields.declared_types import declared
from plan.reading.frames.items import items_of
from plan.reading.frames.naming import named
from plan.reading.frames.remarks import note_of
from plan.reading.gathered.gathering import Note, StoryDraft
from plan.reading.gathered.standing import Standing
from plan.reading.placing.by_section import place_statement
from plan.reading.placing.labels import place_label
from plan.reading.project.rules import asks
from plan.reading.project.volumes import is_time_or_count, row_counts
from plan.reading.text.document import Block, Statement
from plan.reading.text.markdown import HEADER
from plan.reading.text.markup import one_line, words
from plan.reading.text.naming import folded
from plan.reading.text.numbered import Numbered, numbered, under
from plan.reading.text.stories import story_in
from plan.reading.things.bodies import tell_body
from plan.reading.things.defining import define
from plan.reading.things.glossary import take_term
from plan.reading.things.terms_abroad import take_meaning
from plan.reading.wishes.telling import demands, role_id, tell_story, tell_wish
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.priorities import priority_cell

_COLUMNS: tuple[tuple[str, str], ...] = (
    (
        "id",
        r"(?:id|#|clause|para(?:graph)?\.?|article|"
        r"issue key|no\.?|nr\.?|num(?:ber|ero)?|ref(?:erence)?|code|key|codigo|req\.?|(?:\w+ )?(?:id|"
        r"no\.?|nr\.?))",
    ),
    ("acceptance", r"acceptance.*|criteria|criterios.*|akzeptanz.*|criteres.*|done when"),
    ("priority", r"priority|p|prio?|moscow.*|prioridad|prioritat|priorite|prioridade|must/should.*|importance"),
    (
        "role",
        r"(?:as an?(?:/an)?(?: (?!.*\b(?:i|we) (?:want|need|can|would|must)\b).*)?|"
        r"role|actor|user|persona|(?:for )?whom?|"
        r"who(?: (?:needs?|wants?|uses?|does|asked(?: for)?)(?: it| this)?)?|"
        r"(?:needed|wanted|used|asked for|done|requested) by|user (?:type|role)|stakeholder|rol|como.*|rolle|"
        r"akteur|als.*|en tant.*|acteur|ator|papel|usuario)",
    ),
    (
        "benefit",
        r"(?:so that.*|why|benefit|reason|rationale|value|para(?: que)?.*|damit.*|nutzen|afin.*|"
        r"beneficio|motivo|purpose)",
    ),
    (
        "title",
        r"(?:title|name|summary|subject|titulo|titel|nombre|nom|nome|resumen|resumo|betreff|feature name|story name)",
    ),
    ("kind", r"(?:issue ?type|work item type|tracker|item type|vorgangstyp|tipo de incidencia)"),
    (
        "category",
        r"(?:category|kind|area|attribute|aspect|quality(?: attribute)?|categoria|kategorie|categorie|"
        r"topic|module|epic)",
    ),
    (
        "entity",
        r"(?:entity|entities|object|table|record|thing|entidad(?:e)?|entitat|entite|model|class|"
        r"what we keep|data)",
    ),
    (
        "fields",
        r"(?:(?:key |main |its )?fields|attributes|columns|campos|felder|champs|atributos|properties|"
        r"what we (?:keep|store)(?: of it)?)",
    ),
    ("field", r"(?:field(?: name)?|column(?: name)?|attribut|campo|feld|champ|property)"),
    (
        "type",
        r"(?:(?:data ?)?type|format|tipo|typ|datentyp|required\??|constraints?|notes?|description|meaning|"
        r"example|null\??|default|descripcion|beschreibung)",
    ),
    (
        "want",
        r"(?:i want.*|i need.*|as an? .{2,40}?,? (?:i|we) (?:want|need|can|would|must).*|"
        r"want.*|wish(?:es)?|requirements?|(?:user )?stor(?:y|ies)|feature|functionality|need"
        r"|goal|"
        r"what(?: (?:we|you|i|they) (?:need|want|ask for|expect|wish for))?|"
        r"action|capability|description|statement|text|rule|requisito|requerimiento|"
        r"historia.*|descripcion|quiero.*|anforderung|beschreibung|ich mochte.*|exigence|je veux.*|descricao|"
        r"quero.*|constraint|business rule|regla|regel)",
    ),
)
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _COLUMNS)


_AS_WHOM = re.compile(r"as an?\s+(?P<role>.{2,40}?),?\s+(?:i|we)\s+(?:want|need|can|would|must)\b", re.IGNORECASE)
"""Whose wishes a column holds: `As a maker I want to …`."""
_LONG_NAME = 4
_SEVERAL = re.compile(r",\s+|\s+/\s+")
"""What stands between several fields in one cell: `Valid from / valid to`."""
_SPELLED_OUT = 2
"""Fields that a row has to list so that a thing has no others that are only mentioned."""
_REMARK = re.compile(
    r"notes?|comments?|remarks?|details?|notas?|observac(?:iones|oes)|comentarios?|bemerkung(?:en)?|anmerkung(?:en)?|"
    r"hinweise?|remarques?|commentaires?"
)
_BODY = re.compile(r"descri(?:ption|pcion|cao)|beschreibung|details?")
"""Beside a title, what an issue says of it."""
_TARGET = re.compile(
    r"targets?|goals?|limits?|measures?|metrics?|target values?|objetivo|meta|ziel(?:wert)?|vorgabe|cible|objectif"
)
_STORY_KIND = re.compile(
    r"(?:user )?stor(?:y|ies)|feature|requirement|task|new feature|improvement|historia|história", re.IGNORECASE
)
_EPIC_KIND = re.compile(r"epic|epik|épica|épico|theme|initiative", re.IGNORECASE)
# What a tracker says of every issue that nobody has begun.
_DULL = re.compile(r"(?:status|state|resolution): ?(?:to do|todo|open|new|backlog|unresolved|proposed)", re.IGNORECASE)
_HEADS = re.compile(
    r"^(?:version|date|author|changes?|term|meaning|definition|fecha|autor|datum|begriff|terme)$", re.IGNORECASE
)


_OF_FIELDS = re.compile(
    r"^(?:fields?|data|attributes?|columns?|properties|table)\s*(?:[–—:-]|of|for)\s*(?:an?\s+|the\s+|each\s+)?|\s*(?:[–—:-]\s*)?(?:fields|attributes|columns|data|table)$",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"req(?:uired|'d|d)?\??|mandatory\??|mand|must\??|obligatory|not null|pflicht(?:feld)?|obligatorio|requis|"
    r"obligatoire|"
    r"(?:mand|req)\.|[mr] ?/ ?o|(?:mand(?:atory)?|req(?:uired)?) ?(?:/|or) ?opt(?:ional)?"
)
_EMPTY = re.compile(r"null(?:able)?\??|optional\??|may be empty|opcional|facultatif")
_NAY = frozenset(("no", "n", "false", "-", "–", "nein", "non", "não"))
_AYE = frozenset(("yes", "y", "true", "x", "✓", "ja", "sí", "si", "oui", "sim"))
_NO = _NAY | {"o", "opt", "opt.", "optional", "could"}
_YES = _AYE | {"m", "mandatory", "required", "must"}
"""What a column says of whether a field has to be there; a legend may have spelt the letters out as priorities."""
_SEE = re.compile(
    r"see (?:below|above|(?:section|chapter|table|figure|appendix|annex|§)?\s*[\dA-Z][\w.-]*)", re.IGNORECASE
)
_EACH_HAS = re.compile(r"(?P<list>[^.;]+,[^.;]+?)(?:\s+of\s+the\s+(?P<of>[a-z]+(?:\s[a-z]+)?))?")
"""What a remark on a reference says is known of what it points to: `Name, telephone, e-mail of the company`."""
_POINTERS = frozenset(("ref", "reference", "fk", "foreign key", "relation", "link", "lookup"))
_ASKING = ("when ", "what ", "who ", "how ", "whether ", "where ", "the day ", "the date ", "the time ")
_PEOPLE = frozenset(("person", "user", "people"))
"""What a field is a reference to, wherever it points."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with what its columns are called; a cell without a known column keeps its heading."""

    cells: dict[str, str]
    besides: tuple[tuple[str, str], ...]
    first: str
    rest: str
    text: str
    line: int


def read_row(block: Block) -> Row:
    """A table row by its columns."""
    names = _names(block.columns)
    cells: dict[str, str] = {}
    besides: list[tuple[str, str]] = []
    plain = [one_line(words(cell)) for cell in block.cells]
    for at, cell in enumerate(plain):
        name = names[at] if at < len(names) else ""
        if name == "want" and (wisher := _AS_WHOM.match(one_line(words(block.columns[at])))):
            cells.setdefault("role", wisher["role"])
        if name and name not in cells:
            cells[name] = cell
        elif cell:
            besides.append((one_line(words(block.columns[at])) if at < len(block.columns) else "", cell))
    full = [cell for cell in plain if cell]
    return Row(cells, tuple(besides), full[0] if full else "", "; ".join(full[1:]), " | ".join(full), block.line)


@lru_cache(maxsize=16)  # each row of a table asks again
def _names(columns: tuple[str, ...]) -> tuple[str, ...]:
    bare = [folded(words(column)).strip(" .*#:?") or ("#" if "#" in column else "") for column in columns]
    names = [next((name for name, pattern in _COMPILED if pattern.fullmatch(each)), "") for each in bare]
    if bare[:1] == ["what"] and "fields" in names and "entity" not in names:
        names[0] = "entity"  # what we keep, and its fields
    if "want" in names and not {"entity", "fields", "field"} & set(names):
        # Beside a wish, a remark says more of it; beside a field, of the field.
        names = ["remark" if _REMARK.fullmatch(each) else name for name, each in zip(names, bare, strict=True)]
    if "want" in names and "class" in bare and "priority" not in names:
        names[bare.index("class")] = "priority"
    if "want" not in names and "type" in names and "field" not in names:
        # "Description" is the text itself, unless another column holds that.
        at = names.index("type")
        if bare[at] in ("description", "descripcion", "beschreibung", "notes"):
            names[at] = "want"
    if "title" in names:
        names = ["body" if _BODY.fullmatch(each) else name for name, each in zip(names, bare, strict=True)]
        names = ["kind" if each == "type" and "body" in names else name for name, each in zip(names, bare, strict=True)]
    return tuple(names)


def _names_columns(block: Block) -> bool:
    """Whether a table's first row says what its columns are; in many a document it is a row like the others."""
    plain = [one_line(words(cell)) for cell in block.cells]
    known = any(_names(block.columns)) or any(is_time_or_count(cell) or _HEADS.match(cell) for cell in plain)
    return known and numbered(f"{plain[0]} : x") is None and all(len(cell.split()) <= 6 for cell in plain)


def place_row(at: Standing, block: Block) -> None:
    """Put a table row where its columns, its number or the heading above say it belongs."""
    if block.info == HEADER:
        if _names_columns(block):
            return
        block = replace(block, columns=())
    row = read_row(block)
    if not row.text:
        return
    if row.text == row.first and len(block.columns) > 1:
        # A line right under a table is taken for a row of it.
        place_statement(at, Statement(row.text, row.line, lines=row.text))
        return
    statement = Statement(row.text, row.line, "row", lines=row.text)
    if _EPIC_KIND.fullmatch(row.cells.get("kind", "")) and not at.eager:
        at.leave(row.text, row.line)
        return
    own = _number(at, row)
    for place in (_as_story, _as_note, _as_shape, _as_requirement, _by_heading):
        if place(at, row, own, statement):
            return
    if at.story is not None and row.rest and not any(_names(block.columns)):
        # A use case written as a table: each row is one of its parts.
        part = Statement(f"{row.first}: {row.rest}", row.line, lines=row.text)
        if not place_label(at, part):
            at.criterion(part.text, row.line)
        return
    at.gathered.aside(row.text, at.source(row.line))
    at.leave(row.text, row.line)


def _number(at: Standing, row: Row) -> Numbered | None:
    if row.cells.get("id"):
        own = numbered(f"{row.cells['id']} : x", loose=True)
        own = own if own and own.rest == "x" else None
    else:
        own = numbered(f"{row.first} : x") if row.first == row.first.upper() else None
    return under(own, at.heading.title) if own and at.heading else own


def _as_story(at: Standing, row: Row, own: Numbered | None, statement: Statement) -> bool:
    cells = [*row.cells.values(), *(cell for _, cell in row.besides)]
    told = next((story for cell in cells if (story := story_in(cell))), None)
    role, want = row.cells.get("role", ""), row.cells.get("want", "")
    role = role if any(map(str.isalpha, role)) else ""
    if told is not None:
        tell_story(at, statement, told)
    elif role and want and at.kind not in ("roles", "rules", "constraints"):
        tell_wish(at, want, replace(statement, text=want))
    else:
        return False
    draft = at.story
    if draft is not None:
        draft.role = draft.role if told else role_id(at, role, row.line)
        if role and not draft.role and folded(role) not in folded(want):
            at.leave(f"{role}: {want}", row.line)
        draft.depth, draft.benefit = 0, draft.benefit or row.cells.get("benefit", "")
        _finish(at, draft, row, own)
    return True


def _finish(at: Standing, story: StoryDraft, row: Row, own: Numbered | None) -> None:
    """Give a story what the row's other cells say."""
    story.id = (own.id if own else "") or row.cells.get("id", "")[:20] or story.id
    title = row.cells.get("title", "")
    story.title = title if title and story_in(title) is None else story.title
    priority = priority_cell(row.cells.get("priority", ""))
    story.priority = priority or story.priority
    if row.cells.get("acceptance"):
        story.acceptance.append(row.cells["acceptance"])
    if remark := row.cells.get("remark", ""):
        story.acceptance.append(remark)
        at.gathered.aside(remark, at.source(row.line))
    left = [f"{name}: {cell}" if name else cell for name, cell in row.besides if story_in(cell) is None]
    left = [one for one in left if not _DULL.fullmatch(one)]
    if row.cells.get("kind") and not _STORY_KIND.fullmatch(row.cells["kind"]):
        left.append(row.cells["kind"])
    left += [cell for name in ("category", "type") if (cell := row.cells.get(name, ""))]
    if row.cells.get("priority") and not priority:
        left.append(row.cells["priority"])
    if left:
        at.leave("; ".join(left), row.line)


def _as_note(at: Standing, row: Row, own: Numbered | None, statement: Statement) -> bool:
    kind = at.kind
    family = own.family if own else ""
    if row.cells.get("field") and "type" in row.cells:
        return False  # what an insurance policy consists of is no rule
    if family == "rule" and kind != "rules" and asks(row.text):
        return False
    is_rule = family == "rule" or (kind == "rules" and family in ("", "unknown", "story"))
    is_constraint = family == "constraint" or (kind == "constraints" and family in ("", "unknown", "story"))
    is_constraint = is_constraint or (not family and _is_quality(row))
    if not (is_rule or is_constraint):
        return False
    category = row.cells.get("category", "") or row.cells.get("title", "")
    parts = [cell for cell in row.text.split(" | ") if cell != row.cells.get("id", "") or not own]
    if own and parts and not row.cells.get("id") and parts[0] == row.first:
        parts = parts[1:]
    text = f"{parts[0]}: {'; '.join(parts[1:])}" if len(parts) > 1 else "".join(parts)
    if row.cells.get("priority") and len(parts) > 1:
        text = text.strip()
    note = Note(at.source(row.line), text, own.id if own else "", category or (parts[0] if len(parts) > 1 else ""))
    (at.gathered.rules if is_rule else at.gathered.constraints).append(note)
    at.gathered.aside(text, at.source(row.line))
    return True


def _is_quality(row: Row) -> bool:
    """Whether a row names a quality and how good it has to be, as tables of non-functional requirements do."""
    aimed = any(_TARGET.fullmatch(folded(name)) for name, cell in row.besides if cell)
    return aimed and row.cells.get("category") == row.first


def _as_shape(at: Standing, row: Row, own: Numbered | None, statement: Statement) -> bool:
    source = at.source(row.line)
    entity, fields, one = row.cells.get("entity", ""), row.cells.get("fields", ""), row.cells.get("field", "")
    if not fields and not one and at.kind == "data" and at.shape is None and len(row.text.split(" | ")) == 2:
        entity, fields = row.first, row.rest
    if fields and (entity or row.cells.get("title")):
        listed = split_fields(fields)
        draft = at.gathered.shape(Shape(shape_name(entity or row.cells["title"]), listed), source)
        if len(listed) >= _SPELLED_OUT:
            draft.source, draft.spelled_out = source, True  # it may have been spoken of before
        draft.add(*(f"{cell}" for _, cell in row.besides))
        return at.gathered.keeps(draft)
    if not one and at.kind == "data" and row.cells.get("title"):
        one = row.cells["title"]
    if one and (
        entity or at.shape or at.kind == "data" or (at.heading and ("type" in row.cells or named(at.heading.title)))
    ):
        pointed_at, notes = _pointed_at(one, _field_notes(row, (one, entity)))
        if pointed_at is not None:
            at.gathered.shape(pointed_at, source)
        name = entity or (at.shape.name if at.shape else _thing_of(at.heading.title) if at.heading else "record")
        note = f" ({', '.join(notes)})" if notes else ""
        several = _SEVERAL.split(one)
        several = several if all(0 < len(part.split()) < _LONG_NAME for part in several) else [one]
        at.shape = at.gathered.shape(
            Shape(shape_name(name), tuple(f"{_field(part)}{note}" for part in several)), source
        )
        return at.gathered.keeps(at.shape)
    return False


def _field(cell: str) -> str:
    """The field that a cell names, in words or as a question: `when it was paid`."""
    items = items_of(cell) if cell.lower().startswith(_ASKING) else ()
    named_by = [one for item in items for one in item.fields]
    return named_by[0] if len(named_by) == 1 and "(" not in named_by[0] else field(cell)


def _thing_of(title: str) -> str:
    """What the heading of a table of fields names: `Fields – contract`, `Data of a device`."""
    return _OF_FIELDS.sub("", title).strip() or title


def _field_notes(row: Row, named: tuple[str, str]) -> list[str]:
    """What a row says of its field: its type, whether it may be missing, and remarks."""
    told = [
        (name, cell) for name, cell in row.besides if _NEEDED.fullmatch(folded(name)) or _EMPTY.fullmatch(folded(name))
    ]
    needless = any(
        (cell.strip().lower() in _NO) == bool(_NEEDED.fullmatch(folded(name)))
        for name, cell in told
        if cell.strip().lower() in _NO | _YES
    )
    answers = {cell for _, cell in told}
    said = [cell for cell in row.text.split(" | ") if cell not in named and cell not in answers]
    said += [note for cell in said if (note := note_of(cell)) and note not in said]
    said = [declared(cell) if cell == row.cells.get("type") else cell for cell in said]
    said = [
        "reference" if cell.lower() in _POINTERS else "a user" if cell.lower() in _PEOPLE else cell for cell in said
    ]
    said = [cell for cell in said if not _SEE.fullmatch(cell) and cell.lower() not in _NAY | _AYE]
    needed = any(_NEEDED.fullmatch(folded(name)) and cell.strip().lower() in _YES for name, cell in told)
    return [*said, *(["optional"] if needless else ["required"] if needed else [])]


def _pointed_at(name: str, notes: Sequence[str]) -> tuple[Shape | None, list[str]]:
    """The thing that a field points to, where a remark lists what is known of it, and the other notes."""
    told = [(one, match) for one in notes if (match := _EACH_HAS.fullmatch(one))] if "reference" in notes else []
    for remark, match in told:
        fields = split_fields(match["list"])
        if len(fields) >= _SPELLED_OUT and all(map(is_attribute, fields)):
            return Shape(shape_name(name), fields), [one for one in notes if one != remark]
    return None, list(notes)


def _as_requirement(at: Standing, row: Row, own: Numbered | None, statement: Statement) -> bool:
    body = row.cells.get("body", "")
    wanted = row.cells.get("want", "") or (body if demands(at, body) else "") or row.cells.get("title", "") or body
    listed = at.kind in ("stories", None) and (row.cells.get("priority") or at.kind == "stories")
    if (
        own
        and own.family in ("story", "unknown", "data", "integration", "rule")
        and at.kind not in ("roles", "team", "volumes", "other", "glossary")
    ):
        wanted = wanted or row.rest
    elif not (listed and wanted):
        return False
    if not wanted:
        return False
    if body and body != wanted and not demands(at, wanted):
        at.begin_story(StoryDraft(at.source(row.line), own.id if own else "", wanted, want=wanted))
    else:
        told = replace(statement, text=wanted, lines=wanted, kind="text")
        tell_wish(at, wanted, told, own_id=own.id if own else "")
        if body == wanted and at.story is not None:
            at.story.title, at.story.run_in = row.cells.get("title", ""), True
        define(at, told)
    if at.story is not None:
        at.story.benefit = at.story.benefit or row.cells.get("benefit", "")
        if row.cells.get("want") or row.cells.get("title"):
            _finish(at, at.story, row, own)
        if body and body != wanted:
            tell_body(at, at.story, body, row.line)
        at.story.depth = 0
    return True


def _by_heading(at: Standing, row: Row, own: Numbered | None, statement: Statement) -> bool:
    source = at.source(row.line)
    match at.kind:
        case "roles":
            name, _, note = row.first.partition(" (")
            description = "; ".join(part for part in (note.rstrip(")"), row.rest) if part)
            at.gathered.roles.id_of(name, source, description)
        case "exclusions":
            at.gathered.exclusions.append(f"{row.first}: {row.rest}" if row.rest else row.first)
        case "integrations":
            at.gathered.integrate(row.first, row.rest or row.first, source, more=True)
        case "team":
            return at.gathered.staff(f"{row.first}: {row.rest}", source)
        case "glossary":
            taken = take_term(at, row.first, row.rest, row.line)
            take_meaning(at, row.first, row.rest, row.line)
            return taken
        case "other":
            return False
        case _:
            return _as_volume(at, row) or _as_role(at, row)
    return True


def _as_role(at: Standing, row: Row) -> bool:
    if row.cells.get("role") == row.first and row.rest and at.kind in (None, "summary"):
        at.gathered.roles.id_of(row.first, at.source(row.line), row.rest)
        return True
    return False


def _as_volume(at: Standing, row: Row) -> bool:
    if at.kind not in ("volumes", None, "summary", "constraints"):
        return False
    found = row_counts(
        row.first, [(name, cell) for name, cell in row.besides if cell != row.first], announced=at.kind == "volumes"
    )
    at.gathered.count(found, row.text, at.source(row.line))
    return bool(found)
