"""What the statements of a document define, in the light of the headings that they stand under."""

import re

from plan.reading.attribute_words import REFERENCE, reference_to
from plan.reading.criteria import criterion, tells
from plan.reading.data_shapes import Shape, of_whom
from plan.reading.deeds import left_behind
from plan.reading.definitions import definition, nested
from plan.reading.document import Statement
from plan.reading.field_phrases import field_phrases
from plan.reading.fragments import fragment
from plan.reading.gathering import StoryDraft, is_no_name
from plan.reading.jotting import jotted, lent
from plan.reading.meant import of_deed
from plan.reading.naming import key, singular
from plan.reading.numbered import numbered
from plan.reading.only_needed import others_optional
from plan.reading.priorities import take_priority
from plan.reading.roles import is_person
from plan.reading.sentences import NOT_ABBREVIATED
from plan.reading.speaking import speak
from plan.reading.standing import Standing
from plan.reading.status_changes import status_change, tells_of_change
from plan.reading.steps import asked_for, catalogue, picks, step
from plan.reading.taking import as_part, in_passing, meant_of, take, take_facts, take_kinds, take_pair
from plan.reading.titled import of_each, title
from plan.reading.told_things import further_thing, never_twice
from plan.reading.topics import topic
from plan.reading.value_changes import value_change
from plan.reading.verbs import active
from plan.reading.wording import in_plain_names

_DEFINE_NOTHING = frozenset({"exclusions", "volumes", "team", "other"})
_PROSE = frozenset((None, "summary", "stories"))
_OWN_ID = re.compile(r"^[\[(]?(?:[A-Za-z]{1,6}[-_. ]?\d{1,4}(?:\.\d+)*|\d{1,3}(?:\.\d{1,3}){1,4})[\])]?[.:)]?\s+")
_SENTENCE = re.compile(
    rf"(?<=[.!?]){NOT_ABBREVIATED}\s+(?!no\b)|(?<=;)\s+(?!no\b|each\s+(?:one\s+)?(?:has|needs|with)\b)|"
    r",\s+and\s+(?=for\s+(?:each|every)\s+[a-z]+\s+the\s+[a-z]+s\s*:)|"
    r"[,;]\s+(?:and\s+|so\s+)?(?=(?:an?|each|every|jede[rs]?)\s+[^\W\d_]+\s+(?:knows|has|refers|belongs|contains|gets|hat|gehört)\s)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"^(?P<short>[A-Z]{2,5})(?P<many>s?)\s*\((?P<long>[a-z]+(?:\s[a-z]+){0,2})\)$")
_BELONGS = re.compile(
    r"^(?:belongs?|goes)\s+(?:to|with)\s+(?:an?|one|the)\s+(?P<owner>[\w-]+(?:\s[\w-]+)?)\s*(?:[,;.:]|$)\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"^(?P<part>lines?|items?|positions?|entries)\s*(?::|with|–|-)\s*(?P<list>.+)$", re.IGNORECASE)
_COMPUTED = re.compile(r"(?:is\s+|are\s+)?(?:computed|calculated|derived|worked\s+out)\b", re.IGNORECASE)
_WE_TAKE = re.compile(r"^(?:for\s+(?:each|every)\s[^,]{2,30},\s+)?(?:we|i)\s+[a-z]+\s", re.IGNORECASE)
_PRESENCE = frozenset(("absence", "availability", "leave", "vacation", "holiday"))
_PRONOUNS = frozenset(("him", "her", "it", "them", "he", "she", "they", "this", "that", "these", "of them"))
_MEANT = re.compile(r"^(?:an?\s+|the\s+|no\s+)?(?P<name>[^\W\d_]{3,})\b[^:]*:\s", re.IGNORECASE)
"""What stands before a colon, which the pronoun behind it means."""
_TITLED = re.compile(r"^(?:the\s+|an?\s+)?(?P<name>[a-z][\w-]*(?:\s[a-z][\w-]*){0,2}s)\s*:\s", re.IGNORECASE)
"""A list that says itself what it is of: `Alarm rules: threshold, severity`."""
_ABOUT_CASE = re.compile(
    r"^(?:triggers?|(?:primary\s+)?actors?|pre-?conditions?|post-?conditions?|goals?|stakeholders?|frequency|personas?)\s*:",
    re.IGNORECASE,
)
"""What a use case says of itself."""
_BRANCH = re.compile(
    r"^(?:(?:extension|alternative|exception|variant)s?\s*\d*[a-z]?\s*[:.]|\*?\d{0,2}[a-z]\.)\s+(?=\S)", re.IGNORECASE
)
"""Where in a use case another step branches off: `Extension 1a:`, `3b.`"""
_ALSO_CALLED = re.compile(
    r"^(?P<name>(?:an?|each|every|the)\s+[a-z-]+(?:\s[a-z-]+)?)\s+\([^()]*\)(?=\s+(?:has|is|belongs|consists|contains|holds|carries)\b)",
    re.IGNORECASE,
)
"""`A device (the box) has a serial number`."""
_LABEL = re.compile(
    r"^(?:and|also|plus|rules?|notes?|remarks?|constraints?|hints?)\s*:\s+(?=\S+\s+\S+\s+\S+\s)", re.IGNORECASE
)
_ASIDE = re.compile(r"\s[–—]\s[^–—:;.]{3,80}\s[–—]\s(?=(?:has|have|is|are|consists?|contains?)\b)", re.IGNORECASE)
"""What stands between two dashes: `Discounts – pensioner, early bird – have a name`."""
_BE_IT = re.compile(
    r",\s+(?:be\s+it|be\s+they|whether|whether\s+it['’]s|no\s+matter\s+if)\s(?:(?!,\s+(?:is|are|has|have)\b)[^;:.])*?\sor\s[^,;:.]*,\s+(?=(?:is|are|has|have|can|may|must|gets?|shall|will)\b)",
    re.IGNORECASE,
)
"""What says that it holds for all kinds: `Absences, be it leave or a course, are entered with a reason`."""
_EACH_ITS_OWN = re.compile(
    r"\s*\([^()]*\b(?:every|each)\s+(?:[a-z]+\s+)?has\s+(?:a\s+different|its\s+own)\b[^()]*\)", re.IGNORECASE
)
"""`the tag (every bike has a different one)`"""
_TOGETHER = re.compile(
    r",?\s+(?:together|along)\s+with\s+(?=(?:the|an?|its|their|his|her|how|who|when|what)\s)", re.IGNORECASE
)
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
_TREE_ALONE = re.compile(r"(?:a\s+)?(?:tree|hierarchy|nested)\.?", re.IGNORECASE)
_TOLD_OF = re.compile(
    r"^(?:status(?:es)?|states?|lifecycle|life|stages?)\s+of\s+(?:an?|the|each)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)$",
    re.IGNORECASE,
)
_ON_OCCASION = re.compile(r"^(?:when(?:ever)?|if|where|while|once|as\s+soon\s+as)\b.*\bshall\b", re.IGNORECASE)
"""What a system does on an occasion is told by the grammar of the sentence alone."""
_SUCH = re.compile(r"^for\s+(?:each|every)\s+such\s", re.IGNORECASE)
_SHORT = 4
"""Words of an item that names a field."""
_NAMED_LIST = re.compile(r"^(?P<name>[^\W\d_]+)\s*:\s+(?P<list>[^:]+,[^:]+)$")
_STATES = re.compile(
    r"^(?:status|states?|stages?)\s*:\s*(?P<states>[\w -]+(?:\s*(?:→|->|>|/|,|\|)\s*[\w -]+)+)", re.IGNORECASE
)
_EQUALS = re.compile(
    r"(?:^|[.:;]\s+)(?:an?\s+)?(?P<name>[^\W\d_]+)\s*=\s*(?P<list>[\w.%-]+(?:\s[\w.%-]+)?"
    r"(?:\s*\+\s*(?:an?\s+)?[\w.%-]+(?:\s[\w.%-]+)?){2,})",
    re.IGNORECASE,
)
_FLAG = re.compile(
    r"^(?:some|most|not\s+all|a\s+few)\s+(?:are|have)\s+(?P<flag>[\w-]+(?:\s[\w-]+)?)\s*(?:->|→|–|-|,|:|=)\s*(?:a\s+)?(?:flag|checkbox|yes/no|tick)",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:^|[–—]\s)(?P<list>[\w%-]+(?:\s(?!are\b|is\b|per\b)[\w%-]+)?(?:\s*(?:\+|,|and)\s*[\w%-]+(?:\s(?!are\b|is\b|per\b)[\w%-]+)?)*)"
    r"\s+(?:are\s+|is\s+)?per\s+(?P<name>[^\W\d_]+)\b(?P<unique>,\s*unique)?",
    re.IGNORECASE,
)
_IS = re.compile(
    r"^(?:an?|una?|eine?)\s+(?P<name>(?!new\b|changed\b)[^\W\d_]+)\s+"
    r"(?:is|arrives|comes|consists|belongs|goes|takes|starts|runs|lies|stands|sits|holds|concerns|covers|es|ist)\s+(?!not\b)\S",
    re.IGNORECASE,
)
"""A sentence that begins to speak of something: `A practice is our customer.`"""
_SPOKEN_OF = re.compile(
    r"\b(?:asks?\s+for|requests?|gets?|pide|pedir|solicita|recibe)\s+(?:an?|una?)\s+(?P<name>[^\W\d_]+)\.?$"
    r"|\bgibt\s+es\s+eine?\s+(?P<es>[^\W\d_]+)\.?$|^(?P<sind>(?-i:[A-ZÄÖÜ])[^\W\d_]+)\s+sind\s"
    r"|^(?:and\s+)?(?:if|when)\s+there(?:['’]s|\s+is)\s+(?:an?\s+)?(?P<there>[a-z]+)\b",
    re.IGNORECASE,
)
_HAPPENS_TO = re.compile(
    r"^(?:the\s+|our\s+)?(?P<name>[a-z]+s)\s+(?:get|are|have\s+to\s+be|can\s+be)\s+(?:sometimes\s+)?"
    r"(?P<done>closed|inspected|repaired|cancelled|returned)\b",
    re.IGNORECASE,
)
"""`Rooms get closed, for painting`: what is listed next is of a room closure."""
_CALLED = re.compile(r"\bcall\s+(?:this|that|it|them)\s+(?:an?\s+)?(?P<name>[^\W\d_]+)[.;]?$", re.IGNORECASE)
_SOMEBODYS = re.compile(
    r"^(?:we|i)\s+(?:also\s+)?(?:need|keep|note|record|want|store)\s+(?:the|each|every)\s+(?P<name>[^\W\d_]+)['’]s\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"&|\band\b|\bund\b|\by\b|\bet\b|\be\b", re.IGNORECASE)
_NO_THING = frozenset(
    (
        "reports",
        "requirements",
        "features",
        "rules",
        "questions",
        "notes",
        "issues",
        "points",
        "goals",
        "risks",
        "statistics",
        "things",
    )
)
_ENOUGH = 2
"""Fields that make a thing of what a heading names; a single one may be of anything."""
_STATES_SPLIT = re.compile(r"\s*(?:→|->|>|/|,|\|)\s*")


def define(at: Standing, statement: Statement) -> None:
    """Note the things that a statement defines, wherever it was placed."""
    if at.kind in _DEFINE_NOTHING:
        return
    what_a_role_does = at.kind == "roles" and statement.kind == "item" and bool(statement.lead)
    if what_a_role_does or _ABOUT_CASE.match(statement.text):
        return
    text = _in_full(at, _bare(statement))
    if (  # a word in bold that stands by itself opens the entry of a dictionary
        at.kind == "data"
        and statement.lead.strip() == statement.text.strip()
        and (entry := topic("", statement.text.strip(" .")))
    ):
        at.defining, at.about = entry, at.story
        return
    if listed := _listed_below(at, statement):
        take(at, statement, listed)
        return
    first, *more = _SENTENCE.split(text)
    entry = _open_entry(at, statement, first)
    in_step = at.story is not None and bool(at.story.role) and statement.kind == "item"
    of_step = (at.defining, at.about, at.spoken)
    for place, sentence in enumerate((first, *more)):
        of_step = (at.defining, at.about, at.spoken) if place == 1 else of_step
        speak(at, sentence, statement)
        if statement.kind == "item" and _ITS_STATES.match(sentence):
            at.spoken = _called(at) or at.spoken
        if _take_meant(at, statement, sentence):
            continue
        if loan := lent(sentence, at.gathered.known_things):
            at.gathered.shape(loan, at.source(statement.line))
            continue
        told = criterion(sentence, entry) if entry and sentence is not first else None
        told = told or of_each(sentence, "")
        if told is None and tells_of_change(sentence):
            told = status_change(sentence, _changing(at, entry))
        told = told or value_change(sentence, at.gathered.shapes.values(), at.defining)
        if told := told or others_optional(sentence, at.gathered.shapes.get(key(at.spoken or at.defining))):
            take(at, statement, told)
        else:
            _define_sentence(at, statement, text, sentence)
    if in_step and more:
        at.defining, at.about, at.spoken = of_step  # what a step explains by the way is not what the next is about


def _take_meant(at: Standing, statement: Statement, sentence: str) -> bool:
    """Take what a sentence says of what it only means, or a half sentence of the thing that it stands below."""
    if meant := meant_of(at, statement, sentence):
        take(at, statement, meant)
        at.defining, at.about = meant.name, at.story
        return True
    shapes = _fragment(at, statement, sentence)
    for shape in shapes:
        take(at, statement, as_part(at, shape))
    return bool(shapes)


def sentences_of(statement: Statement) -> list[str]:
    """The sentences of a statement as they are looked at, but for its abbreviations."""
    return _SENTENCE.split(_bare(statement))


def _bare(statement: Statement) -> str:
    """What a statement says, without its number, its label and its priority."""
    bare = _LABEL.sub("", take_priority(_BRANCH.sub("", _OWN_ID.sub("", statement.text)))[0])
    bare = _EACH_ITS_OWN.sub(" (unique)", _TOGETHER.sub(" with ", bare))
    return in_plain_names(_ALSO_CALLED.sub(r"\g<name>", _BE_IT.sub(" ", _ASIDE.sub(" ", of_whom(bare)))))


def _changing(at: Standing, entry: str) -> str:
    """The thing whose changes a sentence speaks of where it names none: rather one that is known to have a status."""
    about = topic(at.story.want, at.story.title) if at.story is not None and at.about is not at.story else ""
    named = [one for one in (entry, about, at.spoken, at.defining, _called(at)) if one]
    standing = [one.name for one in at.gathered.shapes.values() if any(f.startswith("status (") for f in one.fields)]
    having = [one for one in named if key(one) in set(map(key, standing))] or (standing if len(standing) == 1 else [])
    return next(iter(having or named), "")


def _fragment(at: Standing, statement: Statement, sentence: str) -> tuple[Shape, ...]:
    """What a half sentence of a list says of the thing that it stands below, or that was spoken of last."""
    chain = statement.kind == "text" and _CHAIN.fullmatch(sentence.replace("`", "").rstrip("."))
    tree = statement.kind == "text" and _TREE_ALONE.fullmatch(sentence)
    if (
        not (statement.kind == "item" or chain or tree)
        or (at.story is not None and at.story.role)
        or at.kind in ("rules", "constraints")
    ):
        return ()
    thing = (_headed(at) if chain or tree else "") or at.defining or at.spoken or _called(at)
    return fragment(sentence, thing, {*at.gathered.known_things, *at.gathered.shapes})


def _headed(at: Standing) -> str:
    """The thing that the heading names, by itself or as what the section tells something of: `Status of a contract`."""
    match = _TOLD_OF.match(at.heading.title) if at.heading else None
    return match["of"].lower() if match else _called(at)


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


def _define_sentence(at: Standing, statement: Statement, text: str, sentence: str) -> None:
    """Note the things that one sentence of a text defines."""
    if _ON_OCCASION.match(sentence) and take_facts(at, statement, sentence, alone=True):
        return
    if _SUCH.match(sentence) and take_pair(at, statement, sentence):
        return
    noted = _noted(at, sentence) if statement.kind == "item" else None
    shape = noted or _defined(at, statement, sentence)
    if shape is None or is_no_name(shape.name):
        _speak_of(at, sentence)
        if listed := catalogue(sentence):
            at.gathered.shape(listed, at.source(statement.line))
        elif (
            not take_facts(at, statement, sentence, alone=True)
            and statement.kind == "text"
            and (noted := jotted(sentence, at.spoken, at.deed))
        ):
            at.gathered.shape(noted, at.source(statement.line)).in_passing |= in_passing(at, statement)
        return
    shape = of_deed(at.deed_before, _by_whole_name(at, as_part(at, shape), text.partition(sentence)[0]))
    shape = _somebodys(at, shape)
    only = all(one.endswith(REFERENCE) for one in shape.fields) and picks(sentence)
    if only and key(shape.name) not in {*at.gathered.shapes, *at.gathered.known_things}:
        return  # what nothing else has defined yet is not made of what is picked for it
    take_kinds(at, statement, shape)
    for part in nested(sentence, shape.name):
        at.gathered.shape(part, at.source(statement.line_of(part.name)))
    of_it = bool(at.defining) and shape.name.startswith(f"{at.defining} ")
    at.defining, at.about = at.defining if of_it else shape.name, at.story
    passing = in_passing(at, statement)
    here = noted is None or shape.name.split()[-1] in sentence or not at.sections
    line = statement.line_of(shape.name) if here else at.sections[-1].line
    if noted is None and at.story is not None and shape.name.split()[-1].casefold() not in statement.text.casefold():
        line = at.story.source.line  # only the story's title, or what it wants, names the thing
    if (other := further_thing(sentence) or catalogue(sentence)) and not set(other.fields) & set(shape.fields):
        at.gathered.shape(other, at.source(statement.line)).in_passing |= passing
    if not take_facts(at, statement, sentence, beside=shape):
        draft = at.gathered.shape(shape, at.source(line))
        draft.in_passing = draft.in_passing or passing


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
    match = re.search(rf"\b(?:the|our|all|its)\s+(?P<kind>[a-z]{{3,}})\s+{re.escape(shape.name)}s\b", before)
    return Shape(f"{match['kind']} {shape.name}", shape.fields) if match else shape


def _defined(at: Standing, statement: Statement, sentence: str) -> Shape | None:
    """What a sentence defines, or adds to what was defined before; a criterion of a story may be of anything."""
    story = at.story
    about = at.defining if at.about is story or story is None else ""
    about = about or (topic(story.want, story.title) if story else "")
    if story is not None and statement.kind == "item" and story.role:
        return _of_somebody(at, sentence) or _definition(at, sentence, "") or _told(at, sentence, about)
    if story is not None and statement.kind == "text" and story.run_in:
        return (
            _of_somebody(at, sentence)
            or _titled(story, sentence)
            or asked_for(sentence, about)
            or _definition(at, sentence, about)
            or _told(at, sentence, about)
        )
    before = at.defining or _called(at)
    shape = _of_somebody(at, sentence) or _unique(at, sentence) or _definition(at, sentence, before)
    if shape is None and at.kind == "data" and at.defining:
        return _told(at, sentence, at.defining)
    if shape is None and (statement.kind == "item" or at.kind in _PROSE):
        beside = story is not None and bool(story.role) and statement.kind == "text"
        shape = _told(at, sentence, _spoken_of(at) if beside and _WE_TAKE.match(sentence) else "")
        shape = None if shape is not None and shape.name in shape.fields else shape
    if shape is None:
        return None
    guessed = not at.defining and shape.name == _called(at) and len(shape.fields) < _ENOUGH
    return None if guessed else _known(at, shape) if numbered(statement.text) else _inside(at, _known(at, shape))


def _spoken_of(at: Standing) -> str:
    """What the prose below a story speaks of: what was spoken of last, or what the story is about."""
    return at.spoken or (topic(at.story.want, at.story.title) if at.story is not None else "")


def _titled(story: StoryDraft, sentence: str) -> Shape | None:
    """The fields of what a story's title names, whatever else that may mean: `Model: name, year` below `Models`."""
    match = _NAMED_LIST.match(sentence.rstrip("."))
    if match is None or f"{singular(match['name']).lower()}s" not in re.findall(r"[^\W\d_]+", story.title.lower()):
        return None
    fields = field_phrases(match["list"])
    return Shape(singular(match["name"].lower()), fields) if len(fields) > 1 else None


def _told(at: Standing, sentence: str, about: str) -> Shape | None:
    return criterion(sentence, about, at.gathered.known_things) or step(sentence, about)


def _definition(at: Standing, sentence: str, before: str) -> Shape | None:
    """What a sentence defines, with a pronoun as what it means: `Guest unknown: the clerk creates him with a name`."""
    shape = definition(sentence, before, at.gathered.known_roles)
    if shape is None or shape.name not in _PRONOUNS:
        return shape
    meant = _MEANT.match(sentence)
    name = meant["name"].lower() if meant else before
    return Shape(name, shape.fields) if name else None


def _unique(at: Standing, sentence: str) -> Shape | None:
    """A field of a known thing, where a sentence says that it is never twice the same."""
    known = {shape.name: shape.fields for shape in at.gathered.shapes.values()}
    return never_twice(sentence, known, at.defining)


def _speak_of(at: Standing, sentence: str) -> None:
    """Remember what a sentence speaks of that defines nothing: the next may say what is kept of it."""
    before = at.defining
    _speak(at, sentence)
    if at.defining != before:
        at.about = at.story


def _speak(at: Standing, sentence: str) -> None:
    if called := _CALLED.search(sentence):
        at.defining = called["name"].lower()
        return
    if (happens := _HAPPENS_TO.match(sentence)) and (left := left_behind(active(happens["done"]))):
        at.defining = f"{singular(happens['name'].lower())} {left}"
        return
    spoken = _SPOKEN_OF.search(sentence)
    if spoken and (not at.defining or spoken["es"] or spoken["sind"]):
        at.defining = next(name for name in spoken.groups() if name)
    about = _IS.match(sentence)
    if about and not (at.defining and is_person(about["name"], at.gathered.known_roles)):
        at.defining = about["name"].lower()


def _in_full(at: Standing, text: str) -> str:
    """The text with the document's abbreviations written out."""
    title = at.heading.title if at.heading else ""
    if match := _ABBREVIATED.match(title):
        at.short[match["short"]] = singular(match["long"])
    for short, whole in at.short.items():
        text = re.sub(rf"\b{short}(s?)\b", rf"{whole}\1", text)
    return text


def _noted(at: Standing, text: str) -> Shape | None:
    """What a bare list below the name of a thing says of it: `belongs to a producer. name, colour, grape`."""
    thing = _called(at)
    if match := _EQUALS.search(text):
        fields = field_phrases(match["list"].replace("+", ","))
        return Shape(singular(match["name"]), fields) if fields else None
    if not thing or (at.story is not None and at.story.role) or _COMPUTED.match(text):
        return None
    if match := _PARTS.match(text):
        fields = field_phrases(match["list"])
        return Shape(f"{thing} {singular(match['part'].lower())}", (thing, *fields)) if fields else None
    if match := _STATES.match(text):
        states = ", ".join(_STATES_SPLIT.split(match["states"].strip(" .")))
        return Shape(thing, (f"status ({states})",))
    if match := _FLAG.match(text):
        return Shape(thing, (f"{match['flag']} (boolean)",))
    if (match := _PER.search(text)) and (key(match["name"]) in at.gathered.shapes or _has_several(at, match["name"])):
        note = " (unique)" if match["unique"] else ""
        fields = field_phrases(match["list"].replace("+", ","))
        return Shape(singular(match["name"]), tuple(f"{one}{note}" for one in fields)) if fields else None
    owner = _BELONGS.match(text)
    fields = field_phrases(text[owner.end() :] if owner else text)
    if owner:
        return Shape(thing, (singular(owner["owner"]), *fields))
    return Shape(thing, fields) if len(fields) > 2 and not (tells(text) or _TITLED.match(text)) else None


def _of_somebody(at: Standing, text: str) -> Shape | None:
    """What is kept of people in a role: `we need the dentist's title, first name and last name`."""
    match = _SOMEBODYS.match(text)
    if match is None or key(match["name"]) not in at.gathered.known_roles:
        return None
    fields = field_phrases(re.sub(r",\s+and\s+(?:each|every|an?)\s.*$", "", match["list"].rstrip(".")))
    return Shape(match["name"], fields) if len(fields) > 1 else None


def _has_several(at: Standing, name: str) -> bool:
    """Whether the section has just said that its thing has several of these."""
    return bool(
        re.search(rf"\b{re.escape(singular(name))}s\b", " ".join(one.text for one in at.gathered.unplaced[-3:]))
    )


def _known(at: Standing, shape: Shape) -> Shape:
    """The shape by the name it is known by already."""
    last = shape.name.split()[-1]
    whose = re.search(
        r"\sd(?:e|es|el|o|a|os|as|u)?['’\s]", shape.name
    )  # in `ficha do cliente` the last word is the owner
    known = not whose and key(shape.name) not in at.gathered.shapes and key(last) in at.gathered.shapes
    headed = (
        one.name
        for one in at.gathered.shapes.values()
        if re.match(rf"{re.escape(shape.name)}\sd(?:e|u|['’])", one.name)
    )
    if (whole := next(headed, "")) and key(shape.name) not in at.gathered.shapes:
        return Shape(whole, shape.fields)  # `orden` after an `orden de trabajo`
    return Shape(last, shape.fields) if known and f"{last} {REFERENCE}" not in shape.fields else shape


def _inside(at: Standing, shape: Shape) -> Shape:
    """The shape as a part of the thing that its section is called by."""
    whole = at.gathered.shapes.get(key(_called(at)))
    part = whole is not None and whole.fields and key(whole.name) != key(shape.name)
    return Shape(shape.name, (whole.name, *shape.fields)) if part and whole is not None else shape


def _called(at: Standing) -> str:
    """What a section is about that is called by a plural, such as `Defect reports`; empty for any other heading."""
    section = at.sections[-1] if at.sections else None
    if section is None or section.kind is not None or _SEVERAL.search(section.title):
        return ""
    title = at.short.get(section.title.split("s (")[0].split(" (")[0], "") or section.title
    parts = re.findall(r"[^\W\d_][\w-]*", title.partition("(")[0])
    parts = parts[1:] if len(parts) == 2 and parts[0].endswith("ing") else parts
    if not 0 < len(parts) < 3 or (len(parts) == 1 and parts[0].lower() in _NO_THING):
        return ""
    plural = parts[-1].endswith(("s", "ungen")) and not parts[-1].endswith("ss")
    if not plural and title not in at.short.values():
        return ""
    return " ".join([*parts[:-1], singular(parts[-1].removesuffix("en"))]).lower()
