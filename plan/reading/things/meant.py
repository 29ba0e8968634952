"""What a sentence means by a word for something that the sentence before said: `their`, `an assignment`, `of each`."""

import re
from collections.abc import Iterable, Sequence

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.clauses import LONGEST, told
from plan.reading.english.known import Known, is_vague, never_kept
from plan.reading.english.mentions import mentioned
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.gathered.standing import Deed, Standing
from plan.reading.text.naming import key, plural, singular
from plan.reading.words.attribute_words import is_attribute, partly_fields, reference_to
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import VERBS
from plan.reading.words.verbs import active, is_deed

_THEIR = re.compile(
    r"^(?:we|i|the\s+(?:system|office|desk))\s+(?:only\s+|also\s+|just\s+)?(?:keep|note|record|know|store|need|enter|want|ask\s+for|write\s+down)s?\s+"
    r"(?P<list>(?:their|his|her)\s.+)$",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"^(?P<before>.*?)\b(?:how\s+many|how\s+much|the\s+(?:number|quantity|amount|count))\s+of\s+(?:each|every)(?:\s+(?:one|of\s+(?:them|these)))?"
    r"(?:\s+(?:is|are|was|were)\s+[a-z]+(?:\s[a-z]+)?)?\.?$",
    re.IGNORECASE,
)
"""`The cook lists the spices and how many of each`"""
_ON_A = re.compile(
    r"\s[a-z]+(?:ed|en|t)\s+(?:on|in|for|with|at|by)\s+(?:an?|the|each|every)\s+(?P<whole>[a-z]+(?:\s[a-z]+)?),?\s+(?:with|and)\s+$",
    re.IGNORECASE,
)
"""What the parts are of, before how many of each: `the spices used in a dish with`"""
_WHICH_ONE = re.compile(
    r"\bwhich\s+(?P<at>[a-z]+)\s+(?:an?|the|each|every)\s+(?P<what>[a-z]+)\s+(?:is|was|has\s+been|were)\s+(?P<done>[a-z]+)\b",
    re.IGNORECASE,
)
"""`We must be able to say which hook a picture was hung on`"""
_USED = re.compile(
    r"\bthe\s+[a-z]+(?:\s[a-z]+)?s\s+[a-z]+(?:ed|en|wn|ld|nt|id)\s+(?:in|on|for|at|during)\s+(?:an?|the|each)\s+(?P<of>[a-z]+(?:\s(?!with\b|and\b)[a-z]+)??)(?=\s+(?:with|and|is|are|shall|must)\b|[,.;]|$)",
    re.IGNORECASE,
)
_SEVERAL = " (several)"
_ENDINGS = ("ment", "ing", "ion", "al", "ance", "ence", "age", "ure", "y")
_SHORTEST = 4
_VAGUE_DEEDS = frozenset(("assignment", "allocation", "placement"))
"""What may be done to anything, and is called by what it is done to."""
_AT = frozenset(("to", "at", "in", "on", "for", "from", "onto", "into"))


_EACH_OF_THOSE = re.compile(
    r"^(?P<each>(?:(?:for|of|with|on|in)\s+)?(?:each|every(?=\s+one\b)))(?:\s+(?:one\s+of\s+(?:them|these|those)|one|of\s+(?:them|these|those)))?"
    r"(?=,?\s+(?:we|i|they|you|may|can|must|has|have|gets?|needs?|carries|belongs?|shows?|bears?)\s)",
    re.IGNORECASE,
)


_THERE_ARE_OF_THEM = re.compile(
    r"^there\s+are\s+(?:about\s+|some\s+|only\s+)?[\w-]+\s+of\s+(?:them|these|those)\b[^,;:.]*[,;:]\s+(?:and\s+)?(?=each\s)",
    re.IGNORECASE,
)
"""`There are 14 of them, each has a code`: each of those that the sentence before named."""


def of_several(sentence: str, several: str, before: str = "") -> str:
    """A sentence that begins with `each` with the noun of what the one before spoke of several of: `For each we …`."""
    if (counted := _THERE_ARE_OF_THEM.match(sentence)) and len(before) <= LONGEST:
        many = [one.name for one in mentioned(before) if one.plural and not (is_vague(one) or never_kept(one))]
        sentence, several = sentence[counted.end() :], many[-1] if many else several
    return _EACH_OF_THOSE.sub(rf"\g<each> {several}", sentence) if several else sentence


_MOST = re.compile(
    r"^(?P<some>most|some|many|few|quite\s+a\s+few|nearly\s+all|several)\s+(?P<verb>[a-z]+)\s", re.IGNORECASE
)
_ANYONE = re.compile(
    r"^(?:any|every)(?:one|body)\s+(?:(?:who|that)\s[^,;:]{2,40}?\s+(?=(?:has|gets|needs|carries|must|may|can|is|belongs|receives)\s))?(?=[a-z])",
    re.IGNORECASE,
)
_A_PERSON = re.compile(
    r"\b(?P<each>an?|each|every|one|any)\s+person\b(?!\s+(?:who|that|in|from|of|at|responsible)\b)", re.IGNORECASE
)
_SAYING = frozenset(("are", "have", "can", "may", "need", "do", "must", "get"))
_TITLED = re.compile(r"^(?P<many>[A-Z][a-z]+(?:\s[a-z]+)?(?<!s)s):\s+(?P<said>\S.*)$", re.DOTALL)
_ONE_OR_MORE = re.compile(
    r"\b(?P<some>one\s+or\s+(?:more|several)|any\s+number|several)(?=\s*[,;.]|$|\s+and\b)", re.IGNORECASE
)
_A_FEW = re.compile(
    r"(?P<before>[,;]\s+(?:and\s+)?|\sand\s+)(?P<some>quite\s+a\s+few|some|many|most)\s+(?P<verb>[a-z]+)\s",
    re.IGNORECASE,
)


_SO_MANY = re.compile(
    r"(?P<said>\b(?:can|may)\s+(?:carry|have|bear|hold|get|take)\s+(?:up\s+to\s+\d+|any\s+number|several|one\s+or\s+more|as\s+many\s+as\s+(?:you|we|they)\s+(?:like|want)))$",
    re.IGNORECASE,
)


_SHARED = re.compile(
    r"\b(?:shared|re-?used|in\s+common|common\s+to|(?:list|catalogue|register|table)\s+of\s+(?:these|them|those))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:an?|one|each|every)\s+(?P<one>[a-z]+(?:\s[a-z]+)??)\s+(?:can|may)\b", re.IGNORECASE)


def of_others(sentence: str, before: Noun | None, said_before: str) -> str:
    """A sentence that ends with how many, with the noun of those whom the one before was about: `can carry up to 13`.

    Where these are shared, so that they are none of its own, each of them may be on several.
    """
    bare = sentence.rstrip(" .;")
    if before is None or not _SO_MANY.search(bare) or is_vague(before) or never_kept(before):
        return sentence
    whole = _SO_MANY.sub(rf"\g<said> {plural(before.name)}", bare)
    subject = _SUBJECT.match(whole) if _SHARED.search(said_before) else None
    if subject is None:
        return whole
    one = f"{'an' if before.name[0] in 'aeiou' else 'a'} {before.name}"
    return f"{whole}, and {one} can be on several {plural(subject['one'].lower())}"


def of_people(sentence: str, people: str, things: frozenset[str]) -> str:
    """A sentence that says something of `everybody` or `each person` with the noun of those whom it is about."""
    if not people:
        return sentence
    sentence = _ANYONE.sub(f"{'An' if people[0] in 'aeiou' else 'A'} {people} ", sentence)
    return sentence if "person" in things else _A_PERSON.sub(rf"\g<each> {people}", sentence)


def of_spoken(sentence: str, spoken: str) -> str:
    """A sentence that says something of `most` with the noun of those that are spoken of: `Most pay …`."""
    match = _MOST.match(sentence)
    if match is None or not spoken or not _is_verb(match["verb"]):
        return sentence
    return f"{match['some']} {plural(spoken)} {sentence[match.start('verb') :]}"


_OF_A_KIND = re.compile(
    r"^(?P<each>each|every|an?|the|one)\s+(?P<kind>type|kind)\s+"
    r"(?=(?:has|have|says?|states?|carries|comes|gives?|sets?|determines?|defines?|needs?|gets?|can|may|must|belongs?|specifies|tells?|lays?)\s)",
    re.IGNORECASE,
)


def of_kind(sentence: str, shapes: Iterable[tuple[str, Sequence[str]]]) -> str:
    """A sentence that tells of each type with the name of what it is a type of, where just one thing has a type."""
    match = _OF_A_KIND.match(sentence)
    if match is None:
        return sentence
    kind = match["kind"].lower()
    names = {kind, f"{kind} (reference)"}
    of = [
        name.lower()
        for name, fields in shapes
        if any(one.lower() in {*names, f"{kind} of {name.lower()}", f"{name.lower()} {kind}"} for one in fields)
    ]
    each = match["each"] if match["each"].lower() not in {"a", "an"} else "each"
    return f"{each} {of[0]} {kind} {sentence[match.end() :]}" if len(of) == 1 else sentence


_BEFORE_IT = re.compile(
    r"^before\s+(?:it|they)\s+[a-z]+\s+[^,]{0,40}?,?\s*(?P<it>it|they)\s+(?:needs?|requires?|(?:must|has\s+to|have\s+to)\s+have)\s+(?=(?:an?|the|at\s+least)\s)",
    re.IGNORECASE,
)


def of_later(sentence: str) -> str:
    """A sentence on what a thing needs before something happens to it, as what it may have: it is missing till then."""
    return _BEFORE_IT.sub(lambda match: f"{match['it'].capitalize()} may have ", sentence)


def of_title(sentence: str) -> str:
    """A sentence with what its title names where it leaves that out: `Books: a course uses one or more …`."""
    match = _TITLED.match(sentence)
    if match is None or not _ONE_OR_MORE.search(match["said"]):
        return sentence
    many = match["many"].lower()
    said = _ONE_OR_MORE.sub(rf"\g<some> {many}", match["said"])
    if not told(said):
        return sentence
    return f"{match['many']}: {_A_FEW.sub(lambda few: _of_many(few, many), said)}"


def _of_many(few: re.Match[str], many: str) -> str:
    return f"{few['before']}{few['some']} {many} {few['verb']} " if _is_verb(few["verb"]) else few[0]


def _is_verb(word: str) -> bool:
    bare = word.lower()
    return bare in _SAYING or bare in VERBS or is_deed(bare, "the")


_LIST_OF_THESE = re.compile(
    r"\b(?P<keeps>(?:maintain|keep|have|manage|need|edit)s?\s+(?:an?|our|the|our\s+own)\s+(?:own\s+)?(?:list|catalogue|table|register)\s+of)\s+(?:these|them|those)\b",
    re.IGNORECASE,
)


def of_listed(sentence: str, before: str) -> str:
    """A sentence on `a list of these` with the noun of those that the sentence before began with."""
    if not before or len(before) > LONGEST or not _LIST_OF_THESE.search(sentence):
        return sentence
    first = next((one for one in mentioned(before) if not never_kept(one)), None)
    if first is None or not first.plural or is_vague(first):
        return sentence
    return _LIST_OF_THESE.sub(rf"\g<keeps> {plural(first.name)}", sentence)


def several_in(sentence: str) -> str:
    """What a sentence speaks of several of, the last of them; empty if of nothing."""
    if len(sentence) > LONGEST:
        return ""
    found = [noun.name for noun in mentioned(sentence) if noun.several and not (is_vague(noun) or never_kept(noun))]
    return found[-1] if found else ""


def theirs(at: Standing, sentence: str) -> Shape | None:
    """The fields of those that the sentence before was about: `Cooks come from firms. We keep their phone number.`"""
    match = _THEIR.match(sentence.strip().rstrip(".;!"))
    fields = listed_fields(match["list"]) if match else ()
    of = at.subject_before
    if of is None or is_vague(of) or never_kept(of) or is_attribute(of.name) or not partly_fields(fields):
        return None
    return Shape(of.name, fields)


def quantity_of_each(at: Standing, sentence: str, known: Known) -> Shape | None:
    """How many of each of its parts a thing has, where those were told before or in the same sentence."""
    match = _OF_EACH.match(sentence.strip())
    if match is None:
        return None
    parts = [noun for clause in told(sentence) for noun in clause.objects if noun.plural and noun.name != "many"]
    whole = next((one.noun.name for clause in told(sentence) for one in clause.hung if one.noun.each), "")
    if (said := _ON_A.search(match["before"])) and known.defines(Noun(said["whole"].lower())):
        whole = said["whole"].lower()
    about = at.topic if at.story is not None and at.story.role else ""
    whole = whole or _used_in(sentence, known) or (about if known.defines(Noun(about)) else known.spoken)
    if parts and whole and known.is_thing(parts[0]) and not set(parts[0].name.split()) & set(whole.lower().split()):
        return Shape(f"{whole} {parts[0].name}", (reference_to(whole), reference_to(parts[0].name), "quantity"))
    draft = at.gathered.shapes.get(key(known.spoken)) if known.spoken else None
    several = [one.removesuffix(_SEVERAL) for one in draft.fields if one.endswith(_SEVERAL)] if draft else []
    if draft is None or not several:
        return None
    part = singular(several[-1])
    return Shape(f"{draft.name} {part}", (reference_to(draft.name), reference_to(part), "quantity"))


def _used_in(sentence: str, known: Known) -> str:
    """What parts are used in, as they are called: `the screws used in a repair`."""
    match = _USED.search(sentence)
    whole = known.called(Noun(match["of"].lower())) if match else None
    return whole.name if whole is not None and known.defines(whole) else ""


def deed_in(sentence: str, known: Known) -> Deed | None:
    """What a sentence says is done to one of several: `Seats are assigned to people`."""
    if asked := _WHICH_ONE.search(sentence):
        verb = active(asked["done"]) or asked["done"]
        return Deed(verb, asked["what"].lower(), (asked["at"].lower(),))
    for clause in told(sentence):
        if clause.passive and len(clause.subjects) == 1 and not clause.negated:
            others = (known.called(one.noun) for one in clause.hung if one.word in _AT)
            kept = tuple(one.name for one in others if known.has(one) and known.is_thing(one))
            subject = known.called(clause.subjects[0])
            person = known.is_somebody(subject) and not known.defines(subject)
            if known.is_thing(subject) and not is_vague(subject) and not person:
                return Deed(clause.head, subject.name, kept)
    return None


def of_deed(deed: Deed | None, shape: Shape) -> Shape:
    """What is kept of a deed, with what it was done to: `for each assignment we keep the day`."""
    if deed is None or " " in shape.name or not _names(deed.verb, shape.name.lower()) or shape.name == deed.what:
        return shape
    name = f"{deed.what} {shape.name}" if shape.name in _VAGUE_DEEDS else shape.name
    of = tuple(reference_to(one) for one in (deed.what, *deed.others[:2]) if one != shape.name)
    return Shape(name, (*of, *shape.fields))


def _names(verb: str, noun: str) -> bool:
    """Whether a noun is that of a verb: to calibrate is a calibration."""
    stem = verb.removesuffix("e")
    if noun in {verb, left_behind(verb)}:
        return True
    return noun.endswith(_ENDINGS) and len(stem) >= _SHORTEST and noun.startswith(stem[: max(_SHORTEST, len(stem) - 1)])
