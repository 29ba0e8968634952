"""The thing that an English document speaks of, sentence by sentence."""

import re
from collections.abc import Iterable, Iterator

from plan.reading.english.clauses import LONGEST, read_ahead, told
from plan.reading.english.enumerations import enumerations
from plan.reading.english.known import is_vague
from plan.reading.english.mentions import mentioned, said_otherwise
from plan.reading.english.recorded import before_lists
from plan.reading.english.said import Clause, Noun
from plan.reading.english.turning_to import topic_named
from plan.reading.english.unclaimed import unclaimed
from plan.reading.fields.data_shapes import Shape
from plan.reading.gathered.salience import is_english, may_be_kept, mention
from plan.reading.gathered.standing import Standing
from plan.reading.gathered.synonyms import told_synonyms
from plan.reading.text.document import Statement
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.deeds import EVENTS, deed_of, left_behind
from plan.reading.words.english import HAS, KEEPERS, KEPT, PICKING
from plan.reading.words.roles import is_person
from plan.reading.words.topics import LEAVING, makes

_TURNS = re.compile(
    r"^(?:(?:and\s+)?(?:then|next|now|also|finally|about|as\s+for|on|regarding|concerning)\s+(?:there\s+are\s+)?(?:the|our|my)\s+"
    r"(?P<name>[a-z]+(?:\s[a-z]+)?s)\b(?=[.:,]?$|[:,]\s|\s+there\b)|(?P<title>[A-Z][a-z]+(?:\s[a-z]+)?s):\s)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"^(?:(?:and\s+)?then\s+)?(?P<name>(?!(?:it|this|that|he|she|nobody|who|what|yes|thanks)\b)[a-z]+(?:\s[a-z]+)?s)[.!]$",
    re.IGNORECASE,
)
"""`Boats.`, `Then guided tours.`: what the sentences behind are about."""
_HAS_TO_BE = re.compile(r"\b(?:has|have|needs?|must|is|are)\s+(?:to\s+)?be\b", re.IGNORECASE)
_GIVEN = re.compile(r"given\s+(?:that\s+)?(?:an?|the|my|one|no)\s.*\bwhen\b", re.IGNORECASE)
"""A scenario in one sentence speaks of what it begins with."""
IS_WISH = re.compile(r"^as\s+(?:an?|the)\s", re.IGNORECASE)
_IT_IS = re.compile(r"\bit\s+(?:is|becomes|gets)\b", re.IGNORECASE)
_THE_WHO = re.compile(r"^(?:the|our|your)\s+[\"“']who[\"”']\s", re.IGNORECASE)
"""`The "who" is mostly the same people`: those whom a list before asked for."""
_WHOEVER = re.compile(
    r"^(?:keep|list|record|store|register|note|know|enter|track|maintain)\s+(?:all\s+)?(?:(?:the|of\s+the)\s+)?(?:people|persons|everybody|everyone|anybody|anyone)\s+"
    r"(?:who|that|whom|we|with)\b",
    re.IGNORECASE,
)
"""`Keep the people who may borrow something`: what follows is of a person."""
_NOBODY = re.compile(r"\b(?:nobody|no\s+one)\b", re.IGNORECASE)
"""Whoever does not get something names it by the way: `without a badge nobody gets a rope`."""
_NOTHING = frozenset(("it", "everything", "all", "there", "this"))


def speak(at: Standing, sentence: str, statement: Statement) -> None:
    """Note what a sentence of a statement mentions, and what it speaks of."""
    mention(at.gathered, sentence, at.file, statement)
    clauses = _clauses(sentence)
    at.spoken_before = at.spoken
    if is_english(sentence):
        at.gathered.synonyms.update(told_synonyms(sentence))
    at.subject_before = at.subject_said
    at.subject_said = next((one.subjects[0] for one in clauses if one.subjects and one.subjects[0].plural), None)
    fields = (noun.name for one in clauses for noun in one.objects if is_attribute(noun.name) and not noun.plural)
    at.field_before, at.field_said = at.field_said, next(fields, "")
    at.named.update({noun.name.rpartition(" ")[2]: statement.line for one in clauses for noun in _nouns(one)})
    if at.spoken and any(_is_it(one) for one in clauses):
        return  # it is what was spoken of before, whatever it is said to be
    told_of = (
        (noun.name for clause in clauses for noun in _subject(at, clause))
        if (clauses or statement.kind == "item") and not _GIVEN.match(sentence)
        else _first(at, sentence)
    )
    turned = _topic(at, sentence, statement) if statement.kind == "text" else ""
    if _WHOEVER.match(sentence):
        turned = "person"
        at.gathered.shape(Shape(turned, ()), at.source(statement.line)).spoken_of = True
    if turned:
        at.defining, at.about = turned, at.story
        at.named[turned.rpartition(" ")[2]] = statement.line
    turned = turned or ("person" if _THE_WHO.match(sentence) else "")
    if not clauses and IS_WISH.match(sentence) and at.story is not None:
        told_of = _codes_of(at, at.story.want)
    spoken = turned or _wished(at, sentence, clauses) or next(told_of, "")
    if IS_WISH.match(sentence) and at.story is not None and makes(at.story.want):
        at.spoken = ""  # a story that makes something does not speak of what the one before spoke of
    about_it = any(
        [who.name for who in one.subjects] == ["it"] for one in clauses if _is_it(one) or one.verb != "be"
    ) or (not clauses and _IT_IS.search(sentence))
    if at.spoken and about_it and is_person(spoken, at.gathered.known_roles):
        spoken = ""  # `When the driver has handed it over it is delivered`
    if spoken:
        at.spoken = spoken
        at.person = spoken if is_person(spoken, at.gathered.known_roles) else at.person
    if deed := next((one.verb for one in clauses if one.passive and _HAS_TO_BE.search(sentence)), ""):
        at.deed = deed_of(deed)


def _is_it(clause: Clause) -> bool:
    """Whether a clause only says what it is; `it's mostly students` speaks of these."""
    it = clause.verb == "be" and [who.name for who in clause.subjects] == ["it"]
    return it and not any(one.plural for one in clause.objects)


def _first(at: Standing, sentence: str) -> Iterator[str]:
    """The known thing that a sentence without a subject names first: `Put all the tools in`."""
    if len(sentence) <= LONGEST and is_english(sentence) and not _NOBODY.search(sentence):
        yield from (noun.name for noun in mentioned(sentence)[:1] if key(noun.name) in at.gathered.known_things)


def _codes_of(at: Standing, want: str) -> Iterator[str]:
    """The known thing of whose codes or names a wish speaks first: `hand out coupon codes`."""
    for noun in mentioned(want)[:1]:
        of = noun.name.rpartition(" ")[0]
        if noun.plural and is_attribute(noun.name) and key(of) in at.gathered.known_things:
            yield of


def _wished(at: Standing, sentence: str, clauses: tuple[Clause, ...]) -> str:
    """What a story is about where its sentence names what that is made of, or a criterion what has it."""
    if at.story is None or not at.story.role:
        return ""
    about = at.topic
    had = (noun.name for one in clauses if one.verb in HAS and not one.negated for noun in one.objects)
    said = (about in EVENTS and IS_WISH.match(sentence) is not None) or about in had
    return about if said and key(about) in at.gathered.known_things else ""


def _topic(at: Standing, sentence: str, statement: Statement) -> str:
    """The thing that a sentence turns to, in front or alone: `Then the visits.`, `Invoices: we send one`."""
    noun = topic_named(sentence) if is_english(sentence) and not _clauses(sentence) else None
    if noun is not None and may_be_kept(noun.name) and (not noun.bare or key(noun.name) in at.gathered.known_things):
        if at.heading is None and not is_person(noun.name, at.gathered.known_roles):
            at.gathered.turned_to.setdefault(noun.name, at.source(statement.line))
        return noun.name
    match = _TURNS.match(sentence) or (None if _clauses(sentence) else _ALONE.match(sentence))
    name = singular((match["name"] or match.groupdict().get("title") or "").lower()) if match else ""
    return name if name and (key(name) in at.gathered.known_things or may_be_kept(name)) else ""


def speak_ahead(sentences: Iterable[str]) -> None:
    """Read the English ones of sentences that are going to be spoken all at once, which is faster."""
    english = tuple(filter(is_english, sentences))
    read_ahead(english, mentioned, said_otherwise, _told_in_passing)
    read_ahead(text for one in english for text in before_lists(one))


def _told_in_passing(sentence: str) -> None:
    if not IS_WISH.match(sentence):
        unclaimed(sentence)
        enumerations(sentence)


def _clauses(sentence: str) -> tuple[Clause, ...]:
    return told(sentence) if len(sentence) <= LONGEST and is_english(sentence) else ()


def _nouns(clause: Clause) -> tuple[Noun, ...]:
    return (*clause.subjects, *clause.objects, *(one.noun for one in clause.hung))


def _is_field(noun: Noun) -> bool:
    return is_attribute(noun.name) and not (noun.plural or noun.whose)


def _is_contact(noun: Noun) -> bool:
    """Whether a noun is where somebody is written to, and no address of any other kind."""
    return noun.name in {"e-mail address", "email address", "mail address", "web address"}


def _subject(at: Standing, clause: Clause) -> Iterator[Noun]:
    """The known thing that a clause is about: its subject, or what somebody does something to."""
    subjects = clause.subjects
    together = bool(subjects) and all(is_person(one.name, at.gathered.known_roles) for one in subjects)
    who = subjects[0].name if len(subjects) == 1 or together else ""
    acting = not clause.passive and bool(clause.objects) and clause.verb not in HAS | {"be"}
    if who == "it" and at.spoken and clause.verb in HAS and not clause.passive:
        return  # what it needs is not what is spoken of, but it
    doing = who in KEEPERS | {"he", "she"} or (is_person(who, at.gathered.known_roles) and acting)
    if (
        clause.passive
        and clause.head in KEPT | {"know"}
        and (per := [one.noun for one in clause.hung if one.word == "per"])
    ):
        yield from (noun for noun in per[:1] if key(noun.name) in at.gathered.known_things)
    if doing and clause.head in KEPT and clause.objects and _is_field(clause.objects[0]):
        return  # it is of what was spoken of
    left = left_behind(clause.head) if doing and clause.head in LEAVING and clause.objects else ""
    if left and key(left) in at.gathered.known_things:
        yield Noun(left)  # who books a room speaks of the booking
    if (doing or clause.passive) and clause.head in PICKING:
        return  # what is picked is picked for something else
    begins = (
        tuple(one.noun for one in clause.hung if one.word in {"with", "of", "about"})
        if who in _NOTHING and clause.verb not in HAS and not (who == "it" and clause.passive and at.spoken)
        else ()
    )
    owners = tuple(Noun(noun.whose) for noun in clause.objects[:1] if noun.whose)
    fields = len(subjects) > 1 and any(map(_is_field, subjects))  # `name and species are required`
    for noun in (*(() if doing or fields else subjects), *owners, *clause.objects[:1], *begins[:1]):
        if _is_contact(noun):
            continue
        words = noun.name.split()
        names = [at.gathered.name_of(" ".join(words[first:])) for first in range(len(words))]
        names += [" ".join(words[:-1])] if is_attribute(noun.name) and noun.plural and len(words) > 1 else []
        yield from (Noun(one) for one in names if key(one) in at.gathered.known_things)
        ending = f" {key(noun.name)}"
        longer = [one for one in at.gathered.known_things if one.endswith(ending)]
        if (
            len(longer) == 1
            and not is_vague(noun)
            and not any(key(one) in at.gathered.known_things for one in (noun.name, *words))
        ):
            yield Noun(longer[0])
