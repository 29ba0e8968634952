"""What the statements of a document define, in the light of the headings that they stand under."""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from plan.reading.definitions.defined import are_kinds, are_values, definition, nested
from plan.reading.definitions.titled import of_each, of_one, title
from plan.reading.definitions.told_things import further_thing, never_twice
from plan.reading.english.clauses import LONGEST
from plan.reading.english.hours import tells_hours
from plan.reading.english.jotting import jotted, lent
from plan.reading.english.known import never_kept
from plan.reading.english.said import Noun
from plan.reading.fields.criteria import criterion
from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.fragments import fragment, several_parts
from plan.reading.fields.phrases import field_phrases
from plan.reading.fields.status_changes import status_change, tells_of_change
from plan.reading.fields.steps import asked_for, catalogue, picks, step
from plan.reading.fields.thing_names import is_no_name
from plan.reading.frames.alike import never_alike
from plan.reading.frames.changes import IS_LOG, changes_of
from plan.reading.frames.fields import Listed, fuller, named_instead
from plan.reading.frames.ideas import RECORDS
from plan.reading.frames.remarks import settled
from plan.reading.frames.uniqueness import Told, told_apart
from plan.reading.gathered.salience import is_english
from plan.reading.gathered.standing import FirstSaid, Standing
from plan.reading.layout.bare_sentences import FULL_STOP, bare
from plan.reading.project.rules import leaves_out
from plan.reading.text.document import Statement
from plan.reading.text.languages import language_of
from plan.reading.text.naming import key, singular
from plan.reading.text.numbered import numbered
from plan.reading.things.apart import take_apart, take_never_alike
from plan.reading.things.by_frames import (
    called_things,
    is_framed,
    listed_here,
    parted,
    take_listed,
    take_lives,
    take_related,
)
from plan.reading.things.dictionary import PROSE, of_entry, open_entry
from plan.reading.things.from_abroad import is_abroad, of_story, take_abroad
from plan.reading.things.glossary import beyond_meaning
from plan.reading.things.headed import about, called, called_first, changing, headed, spoken_of, without_holder
from plan.reading.things.histories import HELD_BEFORE, history
from plan.reading.things.meant import (
    of_deed,
    of_kind,
    of_later,
    of_listed,
    of_others,
    of_people,
    of_several,
    of_spoken,
    of_title,
    several_in,
)
from plan.reading.things.noting import noted
from plan.reading.things.only_needed import others_optional
from plan.reading.things.speaking import speak
from plan.reading.things.taking import (
    as_part,
    as_recorded,
    by_own_number,
    by_topic,
    in_passing,
    line_before,
    meant_of,
    take,
    take_facts,
    take_kinds,
    take_pair,
    turn_to_story,
)
from plan.reading.things.turning import turn
from plan.reading.things.value_changes import value_change
from plan.reading.words.attribute_words import REFERENCE, reference_to
from plan.reading.words.held_in import in_full_name, of_what_is_held
from plan.reading.words.roles import is_person
from plan.reading.words.topics import topic

_DEFINE_NOTHING = frozenset({"exclusions", "volumes", "team", "other"})
_ABBREVIATED = re.compile(r"^(?P<short>[A-Z]{2,5})(?P<many>s?)\s*\((?P<long>[a-z]+(?:\s[a-z]+){0,2})\)$")
_WE_TAKE = re.compile(r"^(?:for\s+(?:each|every)\s[^,]{2,30},\s+)?(?:we|i)\s+[a-z]+\s", re.IGNORECASE)
_PRESENCE = frozenset(("absence", "availability", "leave", "vacation", "holiday"))
_WHOSE = re.compile(r"^(?:its|their|his|her|our|my)\s+", re.IGNORECASE)
_PRONOUNS = frozenset(("him", "her", "it", "them", "he", "she", "they", "this", "that", "these", "of them"))
_PRONOUN = re.compile(r"(?:it|they|its|their)\b", re.IGNORECASE)
_MEANT = re.compile(r"^(?:an?\s+|the\s+|no\s+)?(?P<name>[^\W\d_]{3,})\b[^:]*:\s", re.IGNORECASE)
"""What stands before a colon, which the pronoun behind it means."""
_ABOUT_ITSELF = re.compile(
    r"^(?:triggers?|(?:primary\s+)?actors?|pre-?conditions?|post-?conditions?|goals?|stakeholders?|frequency|personas?"
    r"|authors?|reviewers?|(?:written|prepared|approved|reviewed)\s+by"
    r"|present|attend(?:ees|ed\s+by|ing)|apologies|absent|minutes(?:\s+taken\s+by)?)\s*:"
    r"|^(?:this|the\s+present)\s+(?:document|specification|srs|prd|brief|chapter|section|memo)\s"
    r"(?!type|name|number)",
    re.IGNORECASE,
)
"""What a use case or a document says of itself."""
_MEANS = re.compile(
    r"^\W*(?:an?\s+|the\s+)?[\w-]+(?:\s[\w-]+)?\W*\s+(?:means?|stands?\s+for|refers?\s+to)\s", re.IGNORECASE
)
"""What an introduction explains is no mere introduction: `Course means teaching in one subject`."""
_LEGEND = re.compile(
    r"^(?:priorit(?:y|ies|ät(?:en)?|és?)|prioridad(?:es)?|prioridades?|legende?|leyenda|légende|legenda)\s*:.*[\[(][A-Z]{1,2}[\])]",
    re.IGNORECASE,
)
"""What a document says of the marks that it uses itself."""
_KEEPS = re.compile(
    r"^(?:(?:the\s+)?system\s+(?:shall|must|should)\s+)?(?:store|record|keep|capture|maintain|save|collect|hold|enter|track)\s+(?:the\s+|all\s+|each\s+)?"
    r"(?P<name>[a-z]+(?:\s[a-z]+)?)\s+(?:information|details|data|records?)?(?:,?\s*(?:including|includes|such\s+as|with|like))?\s*:$",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    r"(?:(?:status|states?|stages?|lifecycle):\s+)?"
    r"[a-z][\w -]{1,24}(?:\s*(?:→|->)\s*[a-z][\w -]{1,24}(?:\s*/\s*[a-z][\w -]{1,24})*){2,}",
    re.IGNORECASE,
)
_ITS_STATES = re.compile(r"(?:the\s+)?(?:states?|status(?:es)?|stages?)\s*(?:are|is|:)\s", re.IGNORECASE)
"""What an item says of the thing that its heading names, whatever the item before was about."""
_FORBIDS = re.compile(r"[^,;:(]*\b(?:shall|must|may)\s+not\s", re.IGNORECASE)
"""`A channel number shall not be used twice` is a whole sentence, and no field."""
_TREE_ALONE = re.compile(r"(?:a\s+)?(?:tree|hierarchy|nested)\.?", re.IGNORECASE)
_ON_OCCASION = re.compile(r"^(?:when(?:ever)?|if|where|while|once|as\s+soon\s+as)\b.*\bshall\b", re.IGNORECASE)
"""What a system does on an occasion is told by the grammar of the sentence alone."""
_THERE_ARE = re.compile(r"there\s+(?:(?:can|may|might|will)\s+be|are)\s", re.IGNORECASE)
"""`There can be several refunds on one order`: what follows is of these."""
_EXAMPLE = re.compile(r"given\s+(?:an?|the|my)\s[^,]*\b\d+\b[^,]*,\s+when\b", re.IGNORECASE)
"""What a scenario counts is only an example: `Given a crate with boxes of 3 and 6 jars, when I ask for 5, …`."""
_SUCH = re.compile(r"^for\s+(?:each|every)\s+such\s", re.IGNORECASE)
_SHORT = 4
"""Words of an item that names a field."""
_NAMED_LIST = re.compile(r"^(?P<name>[^\W\d_]+)\s*:\s+(?P<list>[^:]+,[^:]+)$")
_SOMEBODYS = re.compile(
    r"^(?:we|i)\s+(?:also\s+)?(?:need|keep|note|record|want|store)\s+(?:the|each|every)\s+(?P<name>[^\W\d_]+)['’]s\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_STATES_WHETHER = re.compile(
    r"^(?:an?|the|each)\s+[a-z-]+(?:\s[a-z-]+)?\s+(?:states?|says?|notes?|enters?|records?|marks?|ticks?|chooses?)\s+whether\b",
    re.IGNORECASE,
)
_ENOUGH = 2
"""Fields that make a thing of what a heading names; a single one may be of anything."""


_ABOUT_THE_FEATURE = re.compile(
    r"(?:inputs?|outputs?|processing|interactions?|edge\s+cases?|dependenc(?:y|ies))\s*:", re.IGNORECASE
)
"""What a feature takes, gives and needs, label by label, is none of what a thing has: `Edge cases: retries`."""


def define(at: Standing, statement: Statement) -> None:
    """Note the things that a statement defines, wherever it was placed."""
    told = _telling(at, statement)
    if told is None or _ABOUT_THE_FEATURE.match(told.text):
        return
    statement = told
    text = without_holder(at, _in_full(at, bare(statement)))
    if listed := _listed_below(at, statement):
        take(at, statement, listed)
        return
    first, *more = parted(at, statement, text)
    entry = _open_entry(at, statement, first)
    in_step = at.story is not None and bool(at.story.role) and statement.kind == "item"
    turn_to_story(at, in_step=in_step)
    if _begins_story(at, statement):
        at.spoken = about(at) or at.spoken
    if statement.kind == "item" and _PRONOUN.match(first) and not at.entry:
        _turn_to_first(at)
    of_step = (at.defining, at.about, at.spoken)
    take_lives(at, statement, text, at.spoken or at.defining or called(at))
    at.several_before = at.several_before if statement.kind == "text" else ""
    for place, part in enumerate((first, *more)):
        if leaves_out(part) or _FINDS.match(part):
            continue
        before = (first, *more)[place - 1] if place else ""
        of_step = (at.defining, at.about, at.spoken) if place == 1 else of_step
        if before and _THERE_ARE.match(before) and key(at.several_before) in at.gathered.shapes:
            at.defining, at.about, at.spoken = at.several_before, at.story, at.several_before
        at.leave_focus(part)
        sentence = _whole(at, part, before)
        at.several_before = several_in(sentence) if is_english(sentence) else ""
        speak(at, sentence, statement)
        at.heard(sentence, statement, at.topic)
        at.spoken = (statement.kind == "item" and _ITS_STATES.match(sentence) and called(at)) or at.spoken
        framed = is_framed(at, sentence) and not tells_hours(sentence)
        said = told_apart(sentence) if framed else Told(sentence, ())
        if said.rest:
            _define_one(at, statement, _Part(text, said.rest, before, entry if place else ""))
        taken = [take_apart(at, statement, one) for one in said.apart]
        if not all(taken):
            _define_one(at, statement, _Part(text, sentence, before, entry if place else ""))
        at.said_before = part
    take_related(at, statement, text)
    _take_alike(at, statement, text)
    of_first = of_step if more else (at.defining, at.about, at.spoken)
    at.first_said = FirstSaid(at.story, *of_first) if statement.kind == "item" else None
    if in_step and more:
        at.defining, at.about, at.spoken = of_step  # what a step explains by the way is not what the next is about


_NO_TWO = re.compile(r"(?<=[.!?])\s+(?=No\s+two\s)")


def _take_alike(at: Standing, statement: Statement, text: str) -> None:
    """Take the fields that the sentences of a text, or a question with its answer, say are never alike."""
    if not is_framed(at, text):
        return
    sentences = [one for told in FULL_STOP.split(text) for one in _NO_TWO.split(told)]
    for sentence, behind in zip_longest(sentences, sentences[1:], fillvalue=""):
        whole = f"{sentence} {behind}" if sentence.endswith("?") else sentence
        if apart := never_alike(whole, called_things(at.gathered.known_things), key(at.spoken or at.defining)):
            take_never_alike(at, statement, apart)


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of a text, with the one before it, and what the title in front of the text names."""

    text: str
    sentence: str
    before: str
    entry: str


def _define_one(at: Standing, statement: Statement, part: _Part) -> None:
    """Note the things that a sentence defines, in a frame or by what it says."""
    framed = listed_here(at, statement, part.sentence, at.said_before)
    unknown = framed is not None and key(framed.shape.name) not in at.gathered.known_things
    if unknown and (changed := _changes(at, part.sentence)):  # `Earlier states are kept with a date`
        for one in changed:
            take(at, statement, one)
    elif not take_listed(at, statement, part.sentence, framed):
        _define_part(at, statement, part, framed)


def _define_part(at: Standing, statement: Statement, part: _Part, framed: Listed | None) -> None:
    """Note the things that a sentence defines that says it in no frame."""
    sentence = settled(part.sentence, needed=False)
    if take_abroad(at, statement, sentence) or _take_meant(at, statement, sentence):
        return
    if loan := lent(sentence, at.gathered.known_things):
        at.gathered.shape(loan, at.source(statement.line))
    elif kept := _kept(at, sentence, part.entry, part.before):
        if not HELD_BEFORE.match(sentence):
            for one in kept:
                take(at, statement, one)
        else:
            at.gathered.shape(kept[0], at.source(statement.line)).in_passing = True
            at.defining, at.about, at.spoken = kept[0].name, at.story, kept[0].name
    else:
        _define_sentence(at, statement, part.text, sentence, framed)


def _turn_to_first(at: Standing) -> None:
    """Let `it` at the beginning of a list item be what the item before began with, not what it came to speak of."""
    first = at.first_said
    if first is not None and first.story is at.story and first.spoken:
        at.defining, at.about, at.spoken = first.defining, first.about, first.spoken


_FINDS = re.compile(
    r"(?:full[- ]?text\s+)?search(?:ing|able)?\s+(?:over|by|in|across|for|through|on)\b|"
    r"filters?(?:ing)?\s*(?::|\bby\b|\bon\b)|"
    r"(?:filter|search|sort)able\s+by\b|sort(?:ed|ing)?\s+by\b",
    re.IGNORECASE,
)
"""What somebody looks for by what is kept elsewhere: `Search over title and brand`, `Filters: brand, price`."""


_TRACKING = re.compile(r"\b(?P<keep>keep|keeps|keeping|kept)\s+track\s+of\b", re.IGNORECASE)


def _whole(at: Standing, sentence: str, before: str) -> str:
    """A sentence with the nouns that it leaves out, since the one before it, or its title, has said them."""
    sentence = _TRACKING.sub("record" if " which " in sentence else r"\g<keep> a record of", sentence)
    sentence = of_kind(sentence, ((one.name, one.fields) for one in at.gathered.shapes.values()))
    about = at.subject_said
    if at.several_before and (about is None or never_kept(about)):
        about = Noun(at.several_before, plural=True)
    sentence = of_others(of_listed(sentence, before), about, before) if before else sentence
    sentence = of_several(
        in_full_name(of_what_is_held(sentence), called(at)), at.several_before, before or at.said_before
    )
    people = (one for one in (called(at), at.spoken) if one and is_person(one, at.gathered.known_roles))
    sentence = of_people(sentence, next(people, ""), at.gathered.known_things)
    return of_later(of_title(of_spoken(sentence, at.spoken)))


def _telling(at: Standing, statement: Statement) -> Statement | None:
    """What of a statement may define something, as a statement; None if nothing does."""
    introduces = at.specifies and at.kind == "summary" and not (statement.lead or _MEANS.search(statement.text))
    if introduces or at.kind in _DEFINE_NOTHING or _ABOUT_ITSELF.match(statement.text) or _LEGEND.match(statement.text):
        return None
    if at.kind == "roles" and statement.kind == "item" and statement.lead:
        return None  # it says what a role does
    if at.kind == "glossary":
        more = beyond_meaning(statement.text) if at.defining else ""
        return replace(statement, text=more, lines=more, kind="text", lead="") if more else None
    return None if open_entry(at, statement) else of_entry(at, statement)


def _begins_story(at: Standing, statement: Statement) -> bool:
    """Whether a statement is a numbered requirement that begins a story."""
    return at.story is not None and at.story.source.line == statement.line and numbered(statement.text) is not None


def _kept(at: Standing, sentence: str, entry: str, before: str) -> tuple[Shape, ...]:
    """What a sentence says is kept of each of several, of changes or of the past, or which fields it leaves out."""
    told = criterion(sentence, entry) if entry else None
    told = told or of_each(sentence, "") or of_one(sentence)
    if told is None and tells_of_change(sentence):
        told = status_change(sentence, changing(at, entry))
    if told := told or value_change(sentence, at.gathered.shapes.values(), at.defining):
        return (told,)
    if len(sentence) <= LONGEST and (language_of(sentence) or "en") == "en":
        shapes = tuple(at.gathered.shapes.values())
        if remembered := history(sentence, shapes, at.known_as, at.spoken or at.defining, before):
            return remembered
        if changed := _changes(at, sentence):
            return changed
    told = others_optional(sentence, at.gathered.shapes.get(key(at.spoken or at.defining)))
    return (told,) if told else ()


def _changes(at: Standing, sentence: str) -> tuple[Shape, ...]:
    """What keeps the changes of things that nothing keeps yet."""
    about = at.known_as(at.topic) or at.known_as(at.spoken) or at.known_as(at.defining)
    known = at.gathered.known_things or at.gathered.shapes
    records = RECORDS - at.gathered.shapes.keys()
    things = frozenset(one for one in known if not IS_LOG.search(one) and " of " not in one) - records
    found = changes_of(sentence, things, about)
    logs = [draft.name for draft in at.gathered.shapes.values() if IS_LOG.search(draft.name)]
    return tuple(one for one in found if not any(_keeps_same(log, one.name) for log in logs))


def _keeps_same(log: str, other: str) -> bool:
    """Whether what keeps changes keeps those that something else would: an `order status change` and an `order log`."""
    return log != other and log.startswith(f"{other.rpartition(' ')[0]} ")


def _take_meant(at: Standing, statement: Statement, sentence: str) -> bool:
    """Take what a sentence says of what it only means, or a half sentence of the thing that it stands below."""
    meant = meant_of(at, statement, sentence)
    itself = meant is not None and all(one.partition(" (")[0] == meant.name for one in meant.fields)
    if meant and not itself:
        take(at, statement, meant)
        at.defining, at.about = meant.name, at.story
        return True
    if _take_parts(at, statement, sentence):
        return True
    shapes = _fragment(at, statement, sentence)
    for shape in shapes:
        take(at, statement, as_part(at, shape))
    return bool(shapes)


def _take_parts(at: Standing, statement: Statement, sentence: str) -> bool:
    """Take the parts of which a criterion says without a verb that what its story makes has several."""
    if at.story is None or not at.story.role or statement.kind != "item":
        return False
    whole = at.defining if at.about is at.story and at.defining else at.spoken_before or at.topic
    shape = several_parts(sentence, whole)
    if shape is not None:
        take(at, statement, shape)
        at.spoken = whole
    return shape is not None


def _fragment(at: Standing, statement: Statement, sentence: str) -> tuple[Shape, ...]:
    """What a half sentence of a list says of the thing that it stands below, or that was spoken of last."""
    chain = statement.kind == "text" and _CHAIN.fullmatch(sentence.replace("`", "").rstrip("."))
    tree = statement.kind == "text" and _TREE_ALONE.fullmatch(sentence)
    if (
        not (statement.kind == "item" or chain or tree)
        or (at.story is not None and at.story.role)
        or at.kind in ("rules", "constraints")
        or _FORBIDS.match(sentence)
    ):
        return ()
    thing = (headed(at) if chain or tree else "") or at.defining or at.spoken or called(at)
    return fragment(sentence, thing, {*at.gathered.known_things, *at.gathered.shapes})


def _listed_below(at: Standing, statement: Statement) -> Shape | None:
    """The field that an item is, below a story that breaks off before a list: `Store contact information including:`"""
    story = at.story
    keeps = _KEEPS.match(story.want) if story is not None and story.want.endswith(":") else None
    if keeps is None or story is None or statement.kind != "item" or statement.depth <= max(story.depth, 0):
        return None
    fields = field_phrases(statement.text)
    return Shape(singular(keeps["name"].lower()), fields) if len(statement.text.split()) <= _SHORT and fields else None


def _open_entry(at: Standing, statement: Statement, first: str) -> str:
    """What the title in front of an entry names, whose first sentence this is; empty without one."""
    named, per, behind = title(first) if statement.kind == "item" or at.run_ins else ("", "", first)
    if per:
        take(at, statement, Shape(named, (reference_to(per),)))
    if named and (each := of_each(behind, named)):
        take(at, statement, each)
    return named


def _define_sentence(at: Standing, statement: Statement, text: str, sentence: str, framed: Listed | None) -> None:
    """Note the things that one sentence of a text defines."""
    if _EXAMPLE.match(sentence):
        return
    if _ON_OCCASION.match(sentence) and take_facts(at, statement, sentence, alone=True):
        return
    if _SUCH.match(sentence) and take_pair(at, statement, sentence):
        return
    listed = noted(at, sentence) if statement.kind == "item" and not _DOES.match(sentence) else None
    shape = fuller(listed or _defined(at, statement, sentence), framed)
    shape = named_instead(shape, framed, sentence, at.defining or called(at))
    shape = Shape(_WHOSE.sub("", shape.name), shape.fields) if shape is not None else None
    kinds_only = shape is not None and shape.name == at.entry and are_kinds(shape, sentence)
    kinds_only = kinds_only or (
        shape is not None and _GIVES.match(sentence) is not None and not _LISTED.search(sentence)
    )
    if shape is None or is_no_name(shape.name) or are_values(shape, sentence) or kinds_only:
        turn(at, sentence)
        if kept := catalogue(sentence):
            at.gathered.shape(kept, at.source(statement.line))
        elif (
            not take_facts(at, statement, sentence, alone=True)
            and statement.kind == "text"
            and (jot := jotted(sentence, at.spoken or called_first(at), at.deed))
        ):
            jot = by_own_number(at, jot, sentence)
            at.gathered.shape(jot, at.source(statement.line)).in_passing |= in_passing(at, statement)
            at.spoken = at.spoken or jot.name
        return
    shape = as_recorded(at, statement, sentence, shape)
    shape = of_deed(at.deed_before, _by_whole_name(at, as_part(at, shape), text.partition(sentence)[0]))
    shape = of_story(at, shape) if statement.kind == "item" else shape
    shape = by_own_number(at, by_topic(at, _somebodys(at, shape)), sentence)
    only = all(one.endswith(REFERENCE) for one in shape.fields) and picks(sentence)
    if only and key(shape.name) not in {*at.gathered.shapes, *at.gathered.known_things}:
        return  # what nothing else has defined yet is not made of what is picked for it
    take_kinds(at, statement, shape)
    for part in nested(sentence, shape.name):
        at.gathered.shape(part, at.source(statement.line_of(part.name)))
    of_it = bool(at.defining) and shape.name.startswith(f"{at.defining} ")
    at.defining, at.about = at.defining if of_it else shape.name, at.story
    at.listing = shape.name
    passing = in_passing(at, statement)
    here = listed is None or shape.name.split()[-1] in sentence or not at.sections
    line = statement.line_of(shape.name) if here else at.sections[-1].line
    last = shape.name.split()[-1].casefold()
    if (
        listed is None
        and at.story is not None
        and last not in f"{statement.lead} {statement.lines or statement.text}".casefold()
    ):
        line = line_before(at, shape.name) or at.story.source.line
    if (other := further_thing(sentence) or catalogue(sentence)) and not set(other.fields) & set(shape.fields):
        at.gathered.shape(other, at.source(statement.line)).in_passing |= passing
    if not take_facts(at, statement, sentence, beside=shape):
        draft = at.gathered.shape(shape, at.source(line))
        draft.in_passing = draft.in_passing or passing


_DOES = re.compile(
    r"(?:create|edit|delete|remove|view|browse|manage|cancel|archive|publish|approve|assign|configure|filter|search)\b"
    r"(?:,|\s+(?:and|or|their|the|an?|any|all|new|own|existing|[a-z]+s)\b)",
    re.IGNORECASE,
)
"""What somebody does, below a heading that names something: `View all bookings, and filter by host, client or date`."""
_LISTED = re.compile(r"\bwith\b|:")
_GIVES = re.compile(
    r"(?:we|i|they|you)\s+(?:also\s+)?(?:give|lend|hand|hire|rent|sell|send)\s+(?!(?:each|every|an?|the|it|its)\b)[a-z]",
    re.IGNORECASE,
)
"""What is given to people is nothing that is known of it: `We give people laptops and phones`."""


def _somebodys(at: Standing, shape: Shape) -> Shape:
    """When somebody is there or away as that of whoever was defined last: absences behind what is kept of a driver."""
    away = shape.name.split()[-1].lower() in _PRESENCE and not any(one.endswith(REFERENCE) for one in shape.fields)
    whose = at.defining if away and at.about is at.story and key(at.defining) in at.gathered.shapes else ""
    return Shape(shape.name, (reference_to(whose), *shape.fields)) if whose and whose != shape.name else shape


def _by_whole_name(at: Standing, shape: Shape, before: str) -> Shape:
    """The shape by the name that the sentence before gave it: `maintain the analysis methods. A method has …`."""
    if " " in shape.name or key(shape.name) in at.gathered.shapes:
        return shape
    longer = [one.name for one in at.gathered.shapes.values() if one.name.casefold().endswith(f" {shape.name}")]
    if len(longer) == 1 and all(field.startswith("status (") for field in shape.fields):
        return Shape(longer[0], shape.fields)  # the order that may be planned or shipped is a customer order
    several = f"{shape.name}s"
    kinds = rf"\b(?:the|our|all|its)\s+(?P<kind>[a-z]{{3,}})\s+{re.escape(several)}\b"
    match = re.search(kinds, before) if several in before else None
    return Shape(f"{match['kind']} {shape.name}", shape.fields) if match else shape


def _defined(at: Standing, statement: Statement, sentence: str) -> Shape | None:
    """What a sentence defines, or adds to what was defined before; a criterion of a story may be of anything."""
    story = at.story
    about = at.defining if at.about is story or story is None else ""
    about = about or at.topic
    if story is not None and statement.kind == "item" and story.role:
        before = at.spoken if is_abroad(at, sentence) else ""
        return _of_somebody(at, sentence) or _definition(at, sentence, before) or _told(at, sentence, about)
    if statement.kind == "text" and at.running_in:
        about = about or at.gathered.name_of(topic("", at.running_in))
        return (
            _of_somebody(at, sentence)
            or _titled(at.running_in, sentence)
            or asked_for(sentence, about)
            or _definition(at, sentence, about)
            or _told(at, sentence, about)
        )
    before = "" if _DOES.match(sentence) else at.defining or called(at)
    shape = _of_somebody(at, sentence) or _unique(at, sentence) or _definition(at, sentence, before)
    if shape is None and at.kind == "data" and at.defining:
        return _told(at, sentence, at.defining)
    if shape is None and (statement.kind == "item" or at.kind in PROSE):
        beside = story is not None and bool(story.role) and statement.kind == "text"
        shape = _told(at, sentence, spoken_of(at) if beside and _WE_TAKE.match(sentence) else "")
        shape = None if shape is not None and shape.name in shape.fields else shape
    if shape is None:
        return None
    guessed = not at.defining and shape.name == called(at) and len(shape.fields) < _ENOUGH
    return None if guessed else _known(at, shape) if numbered(statement.text) else _inside(at, _known(at, shape))


def _titled(title: str, sentence: str) -> Shape | None:
    """The fields of what a title names, whatever else that may mean: `Model: name, year` below `Models`."""
    match = _NAMED_LIST.match(sentence.rstrip("."))
    if match is None or f"{singular(match['name']).lower()}s" not in re.findall(r"[^\W\d_]+", title.lower()):
        return None
    fields = field_phrases(match["list"])
    return Shape(singular(match["name"].lower()), fields) if len(fields) > 1 else None


def _told(at: Standing, sentence: str, about: str) -> Shape | None:
    return criterion(sentence, about, at.gathered.known_things) or step(sentence, about)


def _definition(at: Standing, sentence: str, before: str) -> Shape | None:
    """What a sentence defines, with a pronoun as what it means: `Guest unknown: the clerk creates him with a name`."""
    shape = definition(sentence, before, at.gathered.known_roles)
    if shape is not None and key(shape.name) in at.gathered.known_roles and _STATES_WHETHER.match(sentence):
        return None  # who states whether it is urgent is not what is urgent
    if shape is None or shape.name not in _PRONOUNS:
        return shape
    meant = _MEANT.match(sentence)
    name = meant["name"].lower() if meant else before
    return Shape(name, shape.fields) if name else None


def _unique(at: Standing, sentence: str) -> Shape | None:
    """A field of a known thing, where a sentence says that it is never twice the same."""
    known = {shape.name: shape.fields for shape in at.gathered.shapes.values()}
    return never_twice(sentence, known, at.defining)


def _in_full(at: Standing, text: str) -> str:
    """The text with the document's abbreviations written out."""
    title = at.heading.title if at.heading else ""
    if match := _ABBREVIATED.match(title):
        at.short[match["short"]] = singular(match["long"])
    for short, whole in at.short.items():
        text = re.sub(rf"\b{short}(s?)\b", rf"{whole}\1", text)
    return text


def _of_somebody(at: Standing, text: str) -> Shape | None:
    """What is kept of people in a role: `we need the dentist's title, first name and last name`."""
    match = _SOMEBODYS.match(text)
    if match is None or key(match["name"]) not in at.gathered.known_roles:
        return None
    fields = field_phrases(re.sub(r",\s+and\s+(?:each|every|an?)\s.*$", "", match["list"].rstrip(".")))
    return Shape(match["name"], fields) if len(fields) > 1 else None


_OF_IT = re.compile(r"\sd(?:e|u|['’])")


def _known(at: Standing, shape: Shape) -> Shape:
    """The shape by the name it is known by already."""
    last = shape.name.split()[-1]
    whose = re.search(
        r"\sd(?:e|es|el|o|a|os|as|u)?['’\s]", shape.name
    )  # in `ficha do cliente` the last word is the owner
    if key(shape.name) in at.gathered.shapes:
        return shape
    known = not whose and key(last) in at.gathered.shapes
    headed = (
        one.name
        for one in at.gathered.shapes.values()
        if one.name.startswith(shape.name) and _OF_IT.match(one.name, len(shape.name))
    )
    if whole := next(headed, ""):
        return Shape(whole, shape.fields)  # `orden` after an `orden de trabajo`
    return Shape(last, shape.fields) if known and f"{last} {REFERENCE}" not in shape.fields else shape


def _inside(at: Standing, shape: Shape) -> Shape:
    """The shape as a part of the thing that its section is called by."""
    whole = at.gathered.shapes.get(key(called(at)))
    part = whole is not None and whole.fields and key(whole.name) != key(shape.name)
    return Shape(shape.name, (whole.name, *shape.fields)) if part and whole is not None else shape
