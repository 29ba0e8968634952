"""What the statements of a document tell of things, taken into what has been gathered so far."""

import re

from plan.reading.abroad.topics import topic_abroad
from plan.reading.definitions.told_things import TONGUES
from plan.reading.english.attaching import LISTS, REMARKS
from plan.reading.english.clauses import LONGEST, told
from plan.reading.english.facts import told_facts
from plan.reading.english.going_together import going_together
from plan.reading.english.known import Known
from plan.reading.english.once_each import ANYBODY
from plan.reading.english.pairs import fields_each_time, fields_of_pair, pair_of
from plan.reading.english.recorded import recorded
from plan.reading.english.several import several_pairs
from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.thing_names import is_no_name, is_no_thing
from plan.reading.frames.relations import Related, Said
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.naming import folded, key, plural, singular
from plan.reading.things.meant import deed_in, quantity_of_each, theirs
from plan.reading.things.speaking import IS_WISH
from plan.reading.words.attribute_words import REFERENCE, is_attribute, reference_to
from plan.reading.words.deeds import LEFT_WITHOUT_OBJECT
from plan.reading.words.roles import is_person
from plan.reading.words.states import is_single
from plan.reading.words.topics import kept_topic

_STEM = 4
"""Letters that the forms of a word have in common."""
_REPORT = "report"
_SEVERAL_OF = " (several)"
_STATEMENTS = frozenset(("requirement", "story", "user story"))
_SAID_OF_THEM = re.compile(
    r"\bmoscow\b|\bstory\s+points\b|\bestimate\b|\bacceptance\s+criteria\b|\b(?:must|should|could)\b", re.IGNORECASE
)
"""What a document says of its own statements: `Each story carries its MoSCoW label in brackets`."""
_BESIDE = frozenset(("valid from", "valid until", "start date", "end date", "parent"))
"""What a sentence says beside the list of fields that its form defines."""
_REPORTS = re.compile(
    r"[\W\d]*(?:the\s+)?(?:reports?|reporting|statistics|analytics|dashboards?|key\s+figures)"
    r"(?:\s+(?:and|&)\s+(?:reports?|reporting|statistics|analytics|dashboards?|lists?|exports?|figures))?(?:\s*\([A-Z]+\))?\W*",
    re.IGNORECASE,
)
"""What a section about reports is called: `3.14 Reports (REP)`, `Statistics and lists`."""
_ITS_NUMBER = re.compile(r"(?P<of>[a-z]+(?:\s[a-z]+)?)\s+(?:number|no|code|id|title|name)\b", re.IGNORECASE)
_PROFILES = frozenset(("profile", "record", "card", "sheet"))
_KINDS = frozenset(("type", "kind", "category", "class", "group", "reason", "list"))
_VERSIONS = frozenset(("version", "revision"))
_ENTRIES = frozenset(("entry", "line", "record", "row", "note"))
_HISTORY = re.compile(
    r"(?P<whose>[a-z-]+(?:\s[a-z-]+)?)(?:['’]s)?\s+(?:history|log|journal|change\s+log)", re.IGNORECASE
)
"""`The system adds an entry to the order's history`: it is a change of the order."""
_PART_NAMES = frozenset(("line", "item", "position"))


def take(at: Standing, statement: Statement, shape: Shape) -> None:
    """Take a thing that a statement tells of: at the line that names it, where no other has named it before."""
    line = statement.line
    shape = _with_who(at, by_topic(at, _on_its_list(shape)))
    if not shape.name:
        return
    if shape.name.casefold() in _STATEMENTS and all(map(_SAID_OF_THEM.search, shape.fields)):
        return
    new, single = key(shape.name) not in at.gathered.shapes, shape.fields and all(map(is_single, shape.fields))
    if new and single and not (statement.marked and key(shape.name) in at.gathered.known_things):
        return  # what is only ever in one state is in none
    if new and _is_shown_there(at, shape):
        return
    if new:
        done = shape.name in LEFT_WITHOUT_OBJECT.values()  # to rate each other leaves ratings
        named = done or _names(statement.lines or statement.text, shape.name)
        line = statement.line_of(shape.name) if named else line_before(at, shape.name)
        if not line:
            return
    take_kinds(at, statement, shape)
    shape = _in_full(at, shape)
    draft = at.gathered.shape(shape, at.source(line))
    draft.in_passing |= in_passing(at, statement)
    draft.spoken_of |= not shape.fields


def _is_shown_there(at: Standing, shape: Shape) -> bool:
    """Whether a section about reports tells of something that nothing else tells of: it is worked out, and not kept."""
    kept = key(shape.name) in at.gathered.known_things or "report" in shape.name
    return not kept and any(_REPORTS.fullmatch(section.title) for section in at.sections)


def _on_its_list(shape: Shape) -> Shape:
    """A thing by its own name where its list is said to have the fields: a part, for the parts list."""
    many, _, place = shape.name.rpartition(" ")
    one = singular(many) if place.casefold() in LISTS else many
    return Shape(one, shape.fields) if one != many else shape


def by_topic(at: Standing, shape: Shape) -> Shape:
    """A thing by the whole name that its story gives it: a type, where somebody maintains the appointment types."""
    about = at.topic if at.story is not None and at.story.role else ""
    which = key(shape.name)
    kind = which in _KINDS and about.endswith(f" {which}")
    return Shape(about, shape.fields) if kind and which not in at.gathered.shapes else shape


def by_own_number(at: Standing, shape: Shape, sentence: str) -> Shape:
    """The fields of what they begin with the number of, where nothing else names whose they are.

    `Invoice number, invoice date, due date`: they are an invoice's.
    """
    match = _ITS_NUMBER.match(shape.fields[0]) if shape.fields else None
    of = key(match["of"]) if match else ""
    again = any(one.lower().startswith(f"{of} ") for one in shape.fields[1:])
    named = key(shape.name).rpartition(" ")[2] in key(sentence).split()
    return Shape(of, shape.fields) if again and not named and of in at.gathered.known_things else shape


def _with_who(at: Standing, shape: Shape) -> Shape:
    """A thing with the one who it names, where nobody may be named twice; none where it names none, or several."""
    if not any(ANYBODY in one.replace("(", " ").split() for one in shape.fields):
        return shape
    draft = at.gathered.shapes.get(key(shape.name))
    names = [one.partition(" (")[0] for one in draft.fields] if draft is not None else []
    people = [one for one in names if is_person(one, at.gathered.known_roles)]
    if len(people) != 1:
        return Shape("", ())
    return Shape(
        shape.name,
        tuple(reference_to(people[0]) if one == ANYBODY else one.replace(ANYBODY, people[0]) for one in shape.fields),
    )


def _in_full(at: Standing, shape: Shape) -> Shape:
    """Fields by their whole names, where only a remark is made on them: the number is the inventory number."""
    known = at.gathered.shapes.get(key(shape.name))
    names = [one.partition(" (")[0] for one in known.fields] if known is not None else []

    def whole(field: str) -> str:
        bare, _, note = field.partition(" (")
        noted = note.startswith(("unique", "optional", "required"))
        longer = [one for one in names if _is_longer(one, bare)] if noted else []
        return f"{longer[0]} ({note}" if len(longer) == 1 and bare not in names else field

    return Shape(shape.name, tuple(map(whole, shape.fields)))


def _is_longer(name: str, bare: str) -> bool:
    """Whether a field's name only says more than another: the `código corto` is the `código`."""
    return name.endswith(f" {bare}") or name.casefold().startswith(f"{bare} ".casefold())


def line_before(at: Standing, name: str) -> int:
    """The line of the heading, the story or the sentence before that names a thing; 0 if there is none."""
    for section in reversed(at.sections):
        if _names(section.title, name):
            return section.line
    story = at.story
    if story is not None and _names(f"{story.title} {story.want} {story.named}", name):
        return story.source.line
    return at.named.get(name.rpartition(" ")[2].lower(), 0)


def _names(text: str, name: str) -> bool:
    """Whether a text has one of the words of a name, in any form of it."""
    said = {word[:_STEM] for word in re.findall(r"\w+", folded(text))}
    words = re.findall(r"\w+", folded(name))
    words = [word for word in words if len(word) >= _STEM] or words
    return any(word[:_STEM] in said for word in words)


def in_passing(at: Standing, statement: Statement) -> bool:
    """Whether a statement defines things in prose, outside of any story and of a section about data."""
    beside = at.story is None or not at.story.role or (statement.kind == "text" and not at.sections)
    return at.kind in (None, "stories", "summary") and beside


def take_kinds(at: Standing, statement: Statement, shape: Shape) -> None:
    """Take the things of which a thing has several."""
    for kind in (one.removesuffix(_SEVERAL_OF) for one in shape.fields if one.endswith(_SEVERAL_OF)):
        language = at.gathered.language or "en"
        abroad = language in TONGUES
        shape_of_kind = Shape(TONGUES[language].one(kind), ()) if abroad else Shape(singular(kind), ("name",))
        at.gathered.shape(shape_of_kind, at.source(statement.line)).spoken_of |= abroad


def as_recorded(at: Standing, statement: Statement, sentence: str, shape: Shape) -> Shape:
    """What a sentence defines by its form, as the record that its grammar tells of where that tells as much: `record a
    treatment of an animal, noting the drug and the vet who prescribed it`.
    """
    if at.gathered.language is not None or at.entry:
        return shape
    told = next(iter(reversed(tuple(recorded(sentence, _known(at, statement, sentence))))), None)
    if told is None or is_no_name(told.name):
        return shape
    same = key(told.name) == key(shape.name) and len(told.fields) >= len(shape.fields)
    unsaid = shape.name.rpartition(" ")[2].lower() not in sentence.lower() or is_no_thing(shape.name)
    return told if same or unsaid else shape


def take_facts(
    at: Standing, statement: Statement, sentence: str, beside: Shape | None = None, *, alone: bool = False
) -> bool:
    """Take what the grammar of a sentence tells, or only what it tells `beside` what its form defines.

    True if that would be wrong: the fields are those of a thing that belongs to the one that the form gave them to.
    With `alone`, true if it tells anything.
    """
    instead = taken = False
    known = _known(at, statement, sentence)
    if beside is None and take_pair(at, statement, sentence):
        return False
    _take_pairs(at, statement, sentence, known)
    for fact in told_facts(sentence, known):
        if is_no_name(fact.name):
            continue
        taken = True
        if fact.name.rpartition(" ")[2] in REMARKS and beside is None:
            at.spoken = fact.name
        if beside is None:
            take(at, statement, as_part(at, fact))
        elif key(fact.name) == key(beside.name):
            take(
                at,
                statement,
                Shape(beside.name, tuple(one for one in fact.fields if _is_told_besides(one))),
            )
        elif _is_all_it_has(fact, beside):
            instead = True
            take(at, statement, fact)
        elif _is_another(fact, beside):
            instead |= bool(set(fact.fields) & set(beside.fields))
            take(at, statement, as_part(at, fact))
    return taken if alone else instead


def _is_told_besides(field: str) -> bool:
    """Whether a sentence tells a field beside the list of those that its form defines."""
    return field.endswith((REFERENCE, _SEVERAL_OF)) or field in _BESIDE or "unique per " in field


def take_pair(at: Standing, statement: Statement, sentence: str) -> bool:
    """Take what is kept of each two things that were said to go together; false if a sentence says nothing of it."""
    known = _known(at, statement, sentence)
    pair = fields_of_pair(sentence, at.pair, known) or fields_each_time(sentence, told(sentence), known)
    if pair is None or is_no_name(pair.name):
        return False
    take(at, statement, _between(at, pair))
    for one in (field.removesuffix(f" {REFERENCE}") for field in pair.fields[:2]):
        if key(one) not in {*at.gathered.known_roles, *at.gathered.shapes}:
            take(at, statement, Shape(one, ()))
    return True


def _between(at: Standing, pair: Shape) -> Shape:
    """The pair with the place of each part in its whole, which is none of the part's where the same lies in others."""
    if at.pair is None or at.pair.verb != "consist":
        return pair
    part = at.gathered.shapes.get(key(at.pair.other))
    whole = reference_to(at.pair.one)
    apart = part is not None and at.story is not None and part.source.line < at.story.source.line
    if part is None or not apart or whole not in part.fields:
        return pair
    placed = ("position",) if "position" in part.fields else ()
    part.fields = [one for one in part.fields if one not in {whole, *placed}]
    return Shape(pair.name, (*pair.fields, *placed))


def meant_of(at: Standing, statement: Statement, sentence: str) -> Shape | None:
    """What a sentence tells of what the one before spoke of, by a word that only means it."""
    known = _known(at, statement, sentence)
    at.deed_before, at.deed_said = at.deed_said, deed_in(sentence, known) if len(sentence) <= LONGEST else None
    return theirs(at, sentence) or quantity_of_each(at, sentence, known)


def _take_pairs(at: Standing, statement: Statement, sentence: str, known: Known) -> None:
    """Note of what a sentence says that there may be several, and take two things that say so of each other."""
    goes_on = sentence.lower().startswith(("for each", "for every", "each ", "per "))
    at.pair = pair_of(told(sentence), known) or (at.pair if goes_on else None)
    for one, other, has in several_pairs(told(sentence)):
        both = known.called(one).name, known.called(other).name
        at.gathered.several.add(both)
        if has and not known.is_somebody(other):
            at.gathered.having.add(both)
        if both[::-1] in at.gathered.several and not (is_attribute(both[0]) or is_attribute(both[1])):
            take(at, statement, Shape(both[1], (f"{plural(both[0])}{_SEVERAL_OF}",)))
    for one, other in going_together(sentence, known):
        let_go_together(at, statement, one.name, other.name)


def let_go_together(at: Standing, statement: Statement, one: str, other: str) -> None:
    """Take two things of which several of each go together; people who only have accounts are no thing of their own."""
    people = [name for name in (one, other) if key(name) in at.gathered.known_roles - at.gathered.known_things]
    for name in (one, other):
        if name not in people:
            others = (f"{plural(who)}{_SEVERAL_OF}" for who in people)
            take(at, statement, Shape(name, tuple(others)))
    at.gathered.related.append(Related(key(one), key(other), Said.BOTH))


def _known(at: Standing, statement: Statement, sentence: str) -> Known:
    """What is known beside a sentence; which of it other lines define matters only where parts are spoken of."""
    shapes = at.gathered.shapes.items() if " each " in sentence else ()
    apart = frozenset(name for name, draft in shapes if draft.source.line != statement.line)
    things = at.gathered.known_things
    if key(at.spoken) in at.gathered.shapes and at.spoken.rpartition(" ")[2] in REMARKS:
        things |= {key(at.spoken)}
    about = "" if IS_WISH.match(sentence) else made_in(at, things)
    return Known(
        things,
        at.gathered.known_roles,
        apart,
        _spoken(at),
        about,
        field=at.field_before,
        person=at.person,
        before=at.spoken_before,
        marked=statement.marked,
        meant=at.gathered.meant,
        prose=at.prose,
    )


def made_in(at: Standing, things: frozenset[str]) -> str:
    """What a story makes or keeps, by the name that the document knows it by: what its criteria are about."""
    story = at.story
    name = kept_topic(story.want, story.title) if story is not None and story.role else ""
    name = at.gathered.name_of(name)
    if story is not None and story.role and story.want.startswith(f"{_REPORT} ") and key(_REPORT) in things:
        return _REPORT  # who reports a listing makes a report
    return next((one for one in (name, name.rpartition(" ")[2]) if key(one) in things), "")


def turn_to_story(at: Standing, *, in_step: bool) -> None:
    """A criterion is about what its story makes, unless one before it defined something else."""
    if in_step and at.gathered.language is not None:
        _turn_back(at)
    if in_step and not (at.about is at.story and at.defining):
        about = topic_abroad(at.story.want, at.gathered.language) if at.story is not None else ""
        at.spoken = made_in(at, at.gathered.known_things) or about or at.spoken


def _turn_back(at: Standing) -> None:
    """Let a criterion in another language than English begin with what the first one of its story defined."""
    if at.about is at.story and at.defining and at.defined_in is not at.story:
        at.defined_in, at.defined_first = at.story, at.defining
    if at.defined_in is at.story and at.defined_first:
        at.defining = at.spoken = at.defined_first
        at.about = at.story


def _spoken(at: Standing) -> str:
    """The thing that a pronoun means: what was spoken of last, or defined last."""
    spoken = at.spoken or (at.defining if at.about is at.story or at.story is None else "")
    return spoken or at.topic


def _is_all_it_has(fact: Shape, beside: Shape) -> bool:
    """Whether what a form lists is nothing but what belongs to it: `A box holds cards; a card is in one box`."""
    listed = {key(singular(one)) for one in beside.fields if one != reference_to(beside.name)}
    return reference_to(beside.name) in fact.fields and listed == {key(fact.name.rpartition(" ")[2])}


def _is_another(fact: Shape, beside: Shape) -> bool:
    """Whether a sentence tells of a thing besides, or rather of it than of what its form defines."""
    if key(fact.name.rpartition(" ")[2]) in (key(one) for one in beside.fields if not one.endswith(REFERENCE)):
        return False  # what a form lists as a field becomes a thing by itself
    if not set(fact.fields) & set(beside.fields):
        return True
    part = f"{beside.name} {REFERENCE}".casefold() in (one.casefold() for one in fact.fields)
    return part or beside.name.casefold().startswith(f"{fact.name}s of ")


def as_part(at: Standing, shape: Shape) -> Shape:
    """A line or an item as what it is a part of: behind an invoice it is an invoice's line."""
    if shape.name.lower() in _PROFILES and at.story is not None and shape.name.lower() in at.story.want.lower().split():
        whose = made_in(at, at.gathered.known_things)
        return Shape(whose or shape.name, shape.fields)  # `keep a profile for each sitter`: it is the sitter's
    of = [one.removesuffix(f" {REFERENCE}") for one in shape.fields if one.endswith(REFERENCE)]
    if shape.name in _ENTRIES and len(of) == 1 and (log := _HISTORY.fullmatch(of[0])):
        others = (one for one in shape.fields if not one.endswith(REFERENCE))
        return Shape(f"{log['whose']} change", (f"{log['whose']} {REFERENCE}", *others))
    if shape.name in _VERSIONS and len(of) == 1:
        return Shape(f"{of[0]} {shape.name}", shape.fields)
    whole, _, last = shape.name.rpartition(" ")
    if whole and last.lower() in _PART_NAMES and key(whole) in at.gathered.shapes:
        name = at.gathered.shapes[key(whole)].name
        return Shape(shape.name, (f"{name} {REFERENCE}", *shape.fields))
    if shape.name not in _PART_NAMES or not at.defining or at.defining.endswith(shape.name):
        return shape
    return Shape(f"{at.defining} {shape.name}", (f"{at.defining} {REFERENCE}", *shape.fields))
