"""What the documents state in whole sentences, and the relations between things that those sentences tell."""

import re
from dataclasses import dataclass

from agents.offline.inflection import is_plural, singular, singular_words
from agents.offline.lexicon import Lexicon, words
from plan.reading.fields.nested_lists import with_nested_lists
from plan.reading.fields.phrases import field_phrases
from plan.reading.text.sentences import NOT_ABBREVIATED, NOT_DATED
from plan.requirements import Requirements, Role, Unplaced, UserStory

_SENTENCE = re.compile(rf"(?<=[.!?]){NOT_ABBREVIATED}\s+{NOT_DATED}|(?<=;)\s+(?!it\b|they\b)|\n+")
_MANY = (
    r"one or (?:more|several|many)|at least one|zero or more|several|many|multiple|various|numerous|any number of|"
    r"more than one|up to \w+|two or more|a list of|a number of|(?:uno|una) o (?:más|varios|varias)|varios|varias|"
    r"muchos|muchas|(?:einen?\s+oder\s+)?mehrere[nrs]?|viele|(?:une?\s+ou\s+)?plusieurs|(?:uma?\s+ou\s+)?(?:vários|várias)|muitos|muitas|"
    r"diversos|diversas"
)
_ONE = (
    r"exactly one|only one|at most one|one|an?|the|its|their|una? sol[oa]|una? únic[oa]|un|una|exactamente un[oa]?|"
    r"genau eine[nmrs]?|"
    r"höchstens eine[nmrs]?|ein|eine[nmrs]?|une|uma?"
)
_MODAL = (
    r"(?:(?:can|may|must|shall|should|will|might|could|puede|pueden|debe|deben|kann|können|muss|peut|"
    r"peuvent|doit|pode|podem|deve)\s+(?:also\s+|only\s+|not\s+)?)"
)
_BELONGS = (
    r"(?:concerns?|regards?|affects?)(?=\s+(?:exactly\s+|only\s+)?(?:one|an?)\s)|(?:[a-z]{3,}s|[a-z]{4,})\s+(?:at|in|on|to|from|under|into)(?=\s+(?:exactly\s+|only\s+)?one\s)|belongs?\s+to|refers?\s+to|(?:comes?|results?)\s+from|(?:is|are)\s+(?:in|at|on|under)(?=\s+(?:exactly|only)\s+one\b)|(?:is|are)\s+for(?=\s+(?:exactly\s+|only\s+)?(?:one|an?)\s(?![^.;]*\bor\b))|is\s+(?:a\s+)?part\s+of|be\s+(?:a\s+)?part\s+of|pertenecen?\s+a|est[áa]n?\s+en(?=\s+una?\s+(?:sol|únic)[oa])|pertencem?\s+a|pertence\s+a|gehör(?:t|en)\s+zu|appartien(?:t|nent)\s+(?:à|au)|"
    r"(?:is|are|be)\s+(?!(?:enter|view|show|display|us|chang|edit|delet|open|print|export|cancel)ed\b)(?:\w+ed|taught|held|made|given|kept|written|paid|sold|bought|sung|led|run|lent|driven|ridden|worn|spoken|built|met)\s+(?:by|in|to|"
    r"at|under)"
)
_HAS = (
    r"has|have|ha(?:t|ben)|covers?(?=\s+(?:one\s+or|several|many))|(?:is|are)\s+(?:split|divided)\s+into|be(?=\s+(?:several|many))|needs?(?=\s+an?\s)|contains?|consists?\s+of|includes?|comprises?|owns?|holds?|"
    r"(?:is|are|be)\s+responsible\s+for|(?:is|are|be)\s+in\s+charge\s+of|(?:is|are|be)\s+(?:an?\s+)?members?\s+of|"
    r"(?:is|are|be)\s+(?:on|in|attached\s+to|linked\s+to)|takes?\s+part\s+in|attends?|teach(?:es)?|works?\s+(?:on|in|for|at)|participates?\s+in|tienen?|contiene|"
    r"(?:estar|está|están)\s+inscrit[oa]s?\s+en|enthält|besitzt|besteh(?:t|en)\s+aus|umfass(?:t|en)|comporte(?:nt)?|comprend(?:re|nent)?|"
    r"se\s+compose(?:nt)?\s+d(?:e|(?=['’]))|avoir|tener|ter|tem|têm|possu(?:i|em|ir)|contém|contêm|contiene[n]?|comp(?:õe|õem)-se\s+de|"
    r"se\s+compone[n]?\s+de|consta[n]?\s+de"
)
_FIRM = re.compile(
    r"(?i)has|have|hat|haben|be|contains?|consists?\s+of|includes?|comprises?|owns?|holds?|tienen?|contienen?|enthält|"
    r"besitzt|besteh(?:t|en)\s+aus|umfass(?:t|en)|comporte(?:nt)?|comprend(?:re|nent)?|se\s+compose(?:nt)?\s+d(?:e|['’])?|avoir|tener|ter|tem|têm|"
    r"possu(?:i|em|ir)|contém|contêm|comp(?:õe|õem)-se\s+de|se\s+compone[n]?\s+de|consta[n]?\s+de"
)
_SINGLE = re.compile(r"(?i)only one|at most one|exactamente un[oa]?|höchstens eine[nmrs]?")
_NOUN = r"[^\W\d_]+(?:[-\s][^\W\d_]+){0,2}?"
_USUALLY = r"(?:(?:normally|usually|always|generally|typically)\s+)?"
_FACT = re.compile(
    rf"(?i)(?:^|[,;:]\s*(?:(?:and|y|und|et|e)\s+)?|\b(?:and|y|und|et|e|that|which)\s+)(?:(?:an?|each|every|one|the|any|all|un|una|cada|el|la|los|"
    rf"las|"
    rf"ein|eine|jede[rs]?|der|die|das|une?|chaque|toute?|toda|todo|uma?|os?|as)\s+)?(?P<a>{_NOUN})\s+{_MODAL}?{_USUALLY}"
    rf"(?:(?P<belongs>{_BELONGS})|(?P<has>{_HAS})|(?P<verb>[a-z]+)(?:\s+(?:dans|en|em|de|a|à)(?=\s+(?:plusieurs|vari|vári|much|muit))|\s+(?:meist|oft|auch|immer|jeweils|meistens|también|aussi|também))?)(?:\s+haben)?\s*(?:\s|(?<=d)['’])(?:(?P<many>{_MANY})\s+|"
    rf"(?P<one>{_ONE})\s+)?"
    rf"(?P<b>[^\W\d_]+(?:[-\s](?!(?:and|or|y|e(?!-)|o|und|oder|et|ou|that|which)\b)[^\W\d_]+){{0,2}})"
)
_WHICH_THEY_CAN = re.compile(
    r"(?i)(?P<what>\b(?:an?|the)\s+[a-z]+)\s+(?:[a-z]+s|people|we|you|they|i)\s+(?:can|may|must|will|should)\s+[a-z]+(?:\s+(?:in|on|at|to|by)\s+(?:the\s+)?[a-z]+)?"
)
"""`a number customers can quote on the phone`"""
_EACH = re.compile(
    rf"(?i)\b(?:an?|each|every|one|the)\s+(?P<a>{_NOUN})\s+{_MODAL}?(?:has|have|contains?|consists?\s+of|includes?)\s+"
    rf"(?:(?:{_MANY})\s+)?(?P<b>[a-z]+(?:\s[a-z]+)?)(?:,[^,;]{{3,50}})?,?\s+each\s+(?:with|having)\s+(?P<fields>[^.;:]+)"
)
_ORDERED = re.compile(r"(?i)\bin\s+(?:an|the|a\s+fixed|a\s+given)\s+order\b")
_ALSO_MANY = re.compile(
    rf"(?i)(?:,|\band\b)\s*(?!a\s+number\s+of)(?:{_MANY}|(?:up\s+to\s+|about\s+)?\d+(?:\s*(?:to|or|-|–)\s*\d+)?)\s+(?P<b>[^\W\d_]+)"
)
_STOP = re.compile(
    r"(?i)\s+(?:(?:with|for|in|on|at|by|of|from|to|that|which|who|when|if|per|and|or|y|und|con|de|en|mit|según|selon|segundo|conforme|nach|je|is|are|can|"
    r"may|must|"
    r"has|have|each|so|as|without|within|than|only|into|under|then|but|until|while|haben|como|por)\b.*)$"
)

_AND_HAS = re.compile(
    rf"(?i)^(?P<first>(?P<subject>(?:an?|each|every|ein|eine|jede[rs]?|una?|cada)\s+[^\W\d_]+)\s+{_MODAL}?"
    rf"(?:{_BELONGS}|{_HAS})\s[^,.;]+?),?\s+(?:and|und|y|et|e)\s+(?P<rest>{_USUALLY}(?:{_BELONGS}|{_HAS})\s.+)$"
)
"""`A truck belongs to a haulier and has several axles` says two things of a truck."""
_AND_IS = re.compile(
    rf"(?i)^(?P<first>(?P<subject>(?:an?|each|every)\s+[^\W\d_]+(?:\s[^\W\d_]+)?)\s+(?:{_MODAL}be|is|has|belongs|concerns|covers)\s[^.;]+?)"
    r"(?:,?\s+and\s+(?:it\s+)?(?P<rest>(?:is|has|belongs\s+to|contains|covers|can|must|may)\s\S.+)"
    r"|,\s+(?P<next>(?:has|is|belongs\s+to)\s\S.+))$"
)
_OF_EACH_ONE = re.compile(r"(?i)(?:an?|each|every|one)\s")
"""How a note begins that says something of all of a kind, though it has no full stop."""
_SPENDING = words("needs need uses use costs cost takes take requires require spends spend")
"""What a lesson needs or costs it does not have."""
_TIMES = words("veces vez fois vezes mal male times")
"""What happens several times has no times."""
_ASKING = words("wer was quien quién qui quoi quem qué")
_FOR_A_WHILE = re.compile(r"(?i)(?:\S+\s+){1,3}?at\s+(?:a|the\s+same|any\s+one)\s+time\b")
"""What a kennel holds at a time it does not have."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the documents."""

    text: str
    story: str
    """Id of the story it stands with; empty if it stands by itself."""
    stated: bool = True
    """Whether it is a condition (a rule, a criterion) rather than a wish."""


@dataclass(frozen=True, slots=True)
class Fact:
    """That an `owner` has, or belongs to, one or many of another."""

    owner: tuple[str, ...]
    other: tuple[str, ...]
    belongs: bool
    many: bool
    quantified: bool
    """Whether it says how many."""
    optional: bool
    loose: bool
    """Whether the verb leaves open that the other belongs to several: `attends`, `lists`."""
    at_most_one: bool
    exactly: bool = False
    """Whether it says that there is one, in a word: `a guest sits at one table`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that each of the owner has several of, with its own fields: the lines of an invoice."""

    owner: tuple[str, ...]
    noun: str
    fields: tuple[str, ...]


def statements(
    requirements: Requirements, stories: tuple[UserStory, ...], roles: tuple[Role, ...]
) -> tuple[Statement, ...]:
    """Return every sentence that may state something of the things, in document order."""
    found = [Statement(one, "") for rule in requirements.rules for one in sentences(rule.text)]
    names = {role.id: role.name for role in roles}
    for story in stories:
        found += [Statement(one, story.id) for text in story.acceptance for one in sentences(text)]
        said = story.want
        if story.role in names and re.match(
            r"(?i)(?:be|have|has|own|belong|tener|ter|avoir|haben)\b|\w+\s+(?:em|en|dans|in)\s+(?:vári|vari|plusieurs|mehrere)",
            said,
        ):
            said = f"a {names[story.role].lower()} can {said}"
        found += [Statement(one, story.id, not story.role or said != story.want) for one in sentences(said)]
    found += [Statement(one, "") for constraint in requirements.constraints for one in sentences(constraint.text)]
    for line in requirements.unplaced:
        long = len(line.text.split()) > 4 and (line.text.rstrip().endswith(".") or _OF_EACH_ONE.match(line.text))
        if long or _UNIQUE.search(line.text):
            near = _near(stories, line) if _UNIQUE.search(line.text) else ""
            found += [Statement(one, near) for one in sentences(line.text)]
    return tuple(found)


_NEAR = 3
_UNIQUE = re.compile(r"(?i)\b(?:unique|eindeutig|einmalig|único|única|unique)\b")


def _near(stories: tuple[UserStory, ...], line: Unplaced) -> str:
    """The id of the story that a line stands with: `The code is unique.` behind what holds the codes."""
    before = (
        story
        for story in stories
        if story.source.file == line.source.file and 0 <= line.source.line - story.source.line <= _NEAR
    )
    nearest = max(before, key=lambda story: story.source.line, default=None)
    return nearest.id if nearest else ""


_SCENARIO = re.compile(
    r"(?:^|:\s)(?:Given|When|Then|Angenommen|Wenn|Dado|Dada|Cuando|Quando|Étant\sdonné|Quand)\s.*,\s(?:then|dann|entonces|então|alors)\s",
    re.DOTALL,
)
"""A scenario told as one criterion."""
_STEP = re.compile(
    r"(?:,\s+(?:given|when|then|and|but|angenommen|wenn|dann|und|aber|dado|cuando|quando|entonces|então|alors|quand|y|et|e|mais|pero|mas)"
    r"|:\s+(?:Given|When|Then|Angenommen|Wenn|Dado|Dada|Cuando|Quando|Étant\sdonné|Quand))\s+(?=\S+\s\S)"
)
"""Where a scenario's next step begins."""
_ABLE = re.compile(r"(?i)\b(?:shall|must|should|will)\s+be\s+able\s+to\b")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, each with one predicate where its subject is a noun with an article."""
    text = with_nested_lists(_ABLE.sub("can", text[:1200]))
    if _SCENARIO.search(text):
        text = _STEP.sub(". ", text)
    return tuple(one for sentence in _SENTENCE.split(text) for one in _predicates(sentence.strip()) if one)


_THERE_ARE = re.compile(
    r"(?i)^(?:(?:for|in|at|on)\s+(?P<one>an?|each|every)\s+(?P<thing>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+(?:we\s+have|there\s+(?:are|is|may\s+be))"
    r"|(?:für|zu|in)\s+jede[rsmn]?\s+(?P<ding>[^\W\d_]+)\s+(?:haben\s+wir|gibt\s+es))\s+(?P<rest>.+)$"
)
"""`For each object we have several keys` says what an object has."""
_SON_DE = re.compile(
    r"(?i)^l[ao]s\s+(?P<one>[^\W\d_]+)(?:\s+y\s+l[ao]s\s+(?P<two>[^\W\d_]+))?\s+son\s+de\s+una?\s+(?P<of>[^\W\d_]+)"
)
"""`Las entregas son de una campaña` says it of each of them."""


def _predicates(sentence: str) -> tuple[str, ...]:
    """`An invoice has lines, a due date and is open, paid or overdue` says two things of an invoice."""
    if there := _THERE_ARE.match(sentence):
        plain = f"jedes {there['ding']} hat" if there["ding"] else f"each {there['thing']} has"
        sentence = f"{plain} {there['rest']}"
    if of_one := _SON_DE.match(sentence):
        return tuple(f"cada {noun} pertenece a una {of_one['of']}" for noun in (of_one["one"], of_one["two"]) if noun)
    match = _AND_IS.match(sentence)
    if match is None:
        return (sentence,)
    return match["first"], *_predicates(f"{match['subject']} {match['rest'] or match['next']}")


_GERMAN_NOUN = re.compile(r"[A-ZÄÖÜ][\w-]*")
"""The noun of a German phrase, whose participles come behind it: `von mehreren Lehrkräften gegeben`."""


def facts(text: str, lexicon: Lexicon) -> tuple[Fact, ...]:
    """Return the relations that a sentence tells."""
    found: list[Fact] = []
    text = _WHICH_THEY_CAN.sub(r"\g<what>", text) if lexicon.code == "en" else text
    if both := _AND_HAS.match(text[:500]):
        text = both["first"]
        found += facts(f"{both['subject']} {both['rest']}", lexicon)
    for match in _FACT.finditer(text[:500]):
        if match["verb"] and (not match["many"] or match["verb"].lower() in _SPENDING):
            continue
        if _FOR_A_WHILE.match(match["b"] + text[match.end() :][:30]):
            continue
        named = _GERMAN_NOUN.search(match["b"]) if lexicon.code == "de" else None
        other = (named[0] if named else _STOP.sub("", match["b"])).lower().split()
        owner = match["a"].lower().split()
        while other and other[0] in lexicon.determiners | lexicon.possessives | lexicon.adjectives:
            other = other[1:]
        if not other or not owner or other[0] in lexicon.prepositions | lexicon.stops | _TIMES:
            continue
        if set(owner) & _ASKING:
            continue
        index = 0 if lexicon.head_first else -1
        plural = is_plural(other[index], lexicon.code)
        alone = is_plural(owner[index], lexicon.code)
        many = bool(match["many"]) or (plural and not match["belongs"]) or (plural and not alone)
        other[index] = singular(other[index], lexicon.code)
        owner[index] = singular(owner[index], lexicon.code)
        optional = bool(
            re.search(r"(?i)\b(?:can|may|might|puede|kann|or by none|or none)\b", match[0] + text[match.end() :][:20])
        )
        if match["has"]:
            found += _counted(text[match.end("has") : 500], tuple(owner), lexicon)
        found.append(
            Fact(
                owner=tuple(owner),
                other=tuple(other),
                belongs=bool(match["belongs"]),
                many=many,
                quantified=bool(match["many"] or match["one"]),
                optional=optional,
                loose=match["has"] is None or _FIRM.fullmatch(match["has"]) is None,
                at_most_one=_SINGLE.fullmatch(match["one"] or "") is not None,
                exactly=re.search(r"(?i)\bone\b", match["one"] or "") is not None,
            )
        )
    return tuple(found)


def _counted(rest: str, owner: tuple[str, ...], lexicon: Lexicon) -> tuple[Fact, ...]:
    """What else the owner has several of: `has an address and 10 to 60 compartments`."""
    found = []
    for match in _ALSO_MANY.finditer(re.split(r"[.;:]", rest, maxsplit=1)[0]):
        other = match["b"].lower().split()[-1]
        if is_plural(other, lexicon.code):
            one = (singular(other, lexicon.code),)
            found.append(Fact(owner, one, False, True, quantified=True, optional=False, loose=False, at_most_one=False))
    return tuple(found)


def parts(text: str) -> tuple[Part, ...]:
    """Return the parts with fields of their own that a sentence tells."""
    found = []
    for match in _EACH.finditer(text[:500]):
        if not is_plural(match["b"].lower().split()[-1], "en"):
            continue  # `a number, a date and several lines, each with …`
        ordered = ("position",) if _ORDERED.search(match[0]) else ()
        fields = (*field_phrases(match["fields"]), *ordered)
        owner = singular_words(tuple(match["a"].lower().split()))
        found.append(Part(owner, singular(match["b"].lower().split()[-1]), fields))
    return tuple(found)
