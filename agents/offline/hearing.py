"""What each story says is done to what: its clauses, as the rules read them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from agents.offline.attributes import type_of
from agents.offline.clauses import Attached, Clause, Phrase, read_clauses
from agents.offline.inflection import identifier, singular, singular_words
from agents.offline.lexicon import Lexicon, Verb, words
from agents.offline.machines import MACHINES, SENDS
from agents.offline.rewording import reworded
from agents.offline.routes import read_routes
from plan.reading.fields.data_shapes import measured_in
from plan.reading.words.wording import in_plain_names
from plan.requirements import Requirements, UserStory

_LEAVING = words("add leave write give enter")
_REMARKS = words("comment note remark reason")
"""What is said beside what is done: `rate a skill and add a comment`."""
_NOTING = words("record enter note log capture")
_NOUN = re.compile(r"\b(?:an?|the|my|his|her|their|our|your|all|each|every) (?:[a-z]+ed |new |open |past )?([a-z]+)")
_BOOKING = words("book schedule arrange")
_WATCHING = words("follow review check")
_DATES = frozenset({"date", "timestamptz"})
_KINDS = 2
"""As many as a story has to name together before they can be kinds of what its title names."""
_MADE = re.compile(
    r"(?i)^(?P<what>(?:(?:an?|the|each|every)\s+)?[^\W\d_]+(?:\s[^\W\d_]+)?)\s+(?:is|are)\s+(?:automatically\s+)?"
    r"(?:created|generated|issued|made out)\b(?P<rest>.*)$"
)
"""`Invoices are created when a rental ends`."""
_WISHING = re.compile(r"(?i)(?:\bwould|['’]d)\s+(?:like|love|prefer)\s+to\b")
"""Who would like to change leaves no like."""
_NAMED = re.compile(
    r"(?i)(?:an?|my|our)\s+(?:\w+\s+)?(?:list|overview|calendar|history|catalogue|catalog|board|inventory)\b"
)
"""`I want a task list` asks for tasks that can be kept."""


_OF_PEOPLE = words("follow like join apply vote favourite favorite bookmark subscribe")
"""What only somebody does so that it is kept: a status that follows a table follows nobody."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The clauses of one story."""

    story: UserStory
    clauses: tuple[Clause, ...]


def hear(stories: Iterable[UserStory], lexicon: Lexicon) -> tuple[Spoken, ...]:
    """Read the clauses of every story: of what it wants, or of its title where that says nothing."""
    listed = tuple(stories)
    nouns = _used_as_nouns(listed)
    return tuple(
        Spoken(
            story,
            tuple(
                reworded(clause, lexicon, story.want, nouns)
                for clause in _clauses(story, lexicon)
                if story.role or clause.verb.lemma not in _OF_PEOPLE
            ),
        )
        for story in listed
    )


def _used_as_nouns(stories: tuple[UserStory, ...]) -> frozenset[str]:
    """Words that stand behind an article or a possessive somewhere."""
    said = " ".join(f"{s.title}. {s.want}. {'. '.join(s.acceptance)}" for s in stories).lower()
    return frozenset(singular(word) for word in _NOUN.findall(said))


def with_dated(spoken: tuple[Spoken, ...], requirements: Requirements) -> tuple[Spoken, ...]:
    """The stories with whatever is booked made, where the documents give it a date of its own: `book a test`."""
    dated = {
        shape.name.lower().split()[-1]
        for shape in requirements.data
        if len(shape.fields) > 2 and any(type_of(identifier(f.partition("(")[0])) in _DATES for f in shape.fields)
    }

    def made(clause: Clause) -> Clause:
        booked = clause.verb.lemma in _BOOKING and any(phrase.words[-1] in dated for phrase in clause.objects)
        return replace(clause, verb=Verb(clause.verb.lemma, "create")) if booked else clause

    return tuple(replace(heard, clauses=tuple(made(clause) for clause in heard.clauses)) for heard in spoken)


def with_kinds(spoken: tuple[Spoken, ...], requirements: Requirements) -> tuple[Spoken, ...]:
    """The stories with what the title names in place of its kinds: choirs, bands and orchestras are ensembles.

    Only where the documents say what is kept of the one, and nothing of the others.
    """
    defined = {singular_words(tuple(shape.name.lower().split()))[-1] for shape in requirements.data}

    def meant(clause: Clause, title: str) -> Clause:
        name = singular(title.lower())
        nouns = [phrase.words[-1] for phrase in clause.objects]
        if len(nouns) < _KINDS or name not in defined or name in nouns or defined & set(nouns):
            return clause
        return replace(clause, objects=(Phrase((name,), plural=True, own=False, indefinite=True),))

    return tuple(replace(one, clauses=tuple(meant(c, one.story.title) for c in one.clauses)) for one in spoken)


def with_sent(spoken: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    """The stories of machines with whatever they send made: the controller that delivers a measurement makes one."""

    def made(clause: Clause) -> Clause:
        return replace(clause, verb=Verb(clause.verb.lemma, "create")) if clause.verb.lemma in SENDS else clause

    return tuple(
        replace(one, clauses=tuple(map(made, one.clauses))) if one.story.role.rpartition("-")[2] in MACHINES else one
        for one in spoken
    )


def _clauses(story: UserStory, lexicon: Lexicon) -> tuple[Clause, ...]:
    if read_routes(f"{story.title} {story.want}"):
        return ()
    want = _WISHING.sub("want to", in_plain_names(story.want)) if lexicon.code == "en" else story.want
    found = _measuring(want, _known(story, _noting(read_clauses(want, lexicon)), lexicon), lexicon)
    if not found and (made := _MADE.match(story.want)) and lexicon.code == "en":
        found = _known(story, read_clauses(f"create {made['what']} {made['rest']}", lexicon), lexicon)
    named = lexicon.code == "en" and story.role and _NAMED.match(story.want)
    if named and not any(clause.objects for clause in found):
        found = _known(story, read_clauses(f"manage {story.want}", lexicon), lexicon)
    if lexicon.code == "en":
        found = tuple(_made_by(clause, story, lexicon) for clause in found)
    if not any(clause.objects for clause in found):
        from_title = _known(story, read_clauses(story.title, lexicon), lexicon)
        if looking := next((clause.verb for clause in found if clause.verb.kind == "read"), None):
            from_title = tuple(_looked_at(clause, looking) for clause in from_title)
        if any(clause.objects for clause in from_title) or not found:
            return from_title
    return found


def _made_by(clause: Clause, story: UserStory, lexicon: Lexicon) -> Clause:
    """A clause with what its story's title says it makes: to book a guest in is to book an appointment."""
    if clause.verb.kind != "event" or not clause.objects or clause.objects[0].words[-1] in lexicon.events:
        return clause
    titles = (one for one in read_clauses(story.title, lexicon) if one.verb.lemma == clause.verb.lemma and one.objects)
    named = next((one.objects[0] for one in titles if one.objects[0].words[-1] in lexicon.events), None)
    if named is None:
        return clause
    return replace(
        clause, objects=(named,), attached=(*(Attached("for", one) for one in clause.objects), *clause.attached)
    )


def _looked_at(clause: Clause, looking: Verb) -> Clause:
    """A title's clause where its story only wants to look: `Follow a rating` is no following."""
    return replace(clause, verb=looking) if clause.verb.lemma in _WATCHING else clause


def _measuring(want: str, clauses: tuple[Clause, ...], lexicon: Lexicon) -> tuple[Clause, ...]:
    """With the thing itself for what is written down of each: `record temperature and weight of each melt`."""
    shape = measured_in(want)
    if shape is None:
        return clauses
    parts = tuple(shape.name.lower().split())
    fields = {" ".join(field.lower().split()[:1]) for field in shape.fields}
    whole = Phrase(singular_words(parts, lexicon.code), plural=True, own=False, indefinite=True)
    return tuple(
        replace(clause, objects=(whole,), attached=())
        if any(phrase.words[0] in fields or phrase.container in fields for phrase in clause.objects)
        else clause
        for clause in clauses
    )


def _noting(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """With what is written down as fields of what was spoken of before.

    `Weigh a delivery and record batch and weight` gives the delivery a batch and a weight.
    """
    found: list[Clause] = []
    for clause in clauses:
        before = found[-1] if found and found[-1].objects else None
        names = tuple(phrase.text for phrase in clause.objects)
        if before is None or clause.fields or not names:
            found.append(clause)
        elif before.verb.kind == "event" and _is_remark(clause):
            found[-1] = replace(before, fields=(*before.fields, names[0]))
        elif _lists_values(clause):
            found.append(Clause(Verb(clause.verb.lemma, "update"), before.objects[:1], clause.attached, names))
        else:
            found.append(clause)
    return tuple(found)


def _is_remark(clause: Clause) -> bool:
    """Whether a clause only adds words to what is done: `rate a skill and add a comment`."""
    return clause.verb.lemma in _LEAVING and clause.objects[0].text in _REMARKS and not clause.attached


def _lists_values(clause: Clause) -> bool:
    """Whether what is recorded are values by their names, and no things."""
    names = [phrase.text for phrase in clause.objects]
    listed = clause.verb.lemma in _NOTING and len(names) > 1 and not any(phrase.several for phrase in clause.objects)
    return listed and all(type_of(identifier(name)) != type_of("") for name in names[:2])


def _known(story: UserStory, clauses: tuple[Clause, ...], lexicon: Lexicon) -> tuple[Clause, ...]:
    """Without verbs that the rules have no entry for, unless a person wants it: the rest is how a system is built."""
    return tuple(clause for clause in clauses if story.role or clause.verb.lemma in lexicon.verbs)
