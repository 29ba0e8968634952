"""The clauses of an English sentence, as far as its grammar is plain."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from plan.reading.english.grammar import parsed_ahead
from plan.reading.english.grammar import sentence as parsed
from plan.reading.english.predicates import Predicates
from plan.reading.english.said import Clause, Noun
from plan.reading.text.languages import language_of
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute

_TITLE = re.compile(
    r"^[A-Z][\w’'-]*(?:\s[a-z][\w’'-]*){0,2}:\s+(?=(?:an?|the|for|when|if|there|one)\s.*\b(?:is|are|has|have|can|may|gets|goes|must|shall)\b)"
)
_EACH_OF_THEM = re.compile(
    r"(?:[:;]|,\s+and)\s+(?:each|every\s+one|each\s+one|they|it|these)(?:\s+of\s+them)?\s+"
    r"(?=(?:has|have|needs?|belongs?|consists?|contains?|refers?|is|are|can|may|gets?)\b)",
    re.IGNORECASE,
)
"""Where a sentence goes on about its subject: `Certificates expire: each has a number`."""
_EACH_OF_WHICH = re.compile(
    r"(?P<of>[a-z]s)?,\s+(?:(?:each|every\s+one)\s+of\s+(?:which|them|whom)|(?(of)which|(?!)))\s+(?:each\s+)?(?:has|have|having|with|gets)\s+(?:(?:its|their)\s+(?:own\s+)?)?",
    re.IGNORECASE,
)
"""`three compartments, each of which has its own set point`"""
_DOING = re.compile(
    r"^(?:before|after|when|while|on)\s+[a-z]+ing(?:\s+(?:out|in|up|back|home|off|it|them))?,?\s+(?=(?:you|we|they|the|an?|people)\s)",
    re.IGNORECASE,
)
"""`Before going out you enter the boat`"""
_EVERY_TIME = re.compile(
    r"\s+(?:every|each|once\s+an?|twice\s+an?|per)\s+(?:\w+\s+)?(?:second|minute|hour|day|week|month|quarter|year|night|morning|evening)s?(?=\s*[:,–—]|\s*$)"
    r"|\s+(?:daily|weekly|monthly|yearly|annually|nightly|hourly)(?=\s*[:,–—]|\s*$)",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r",?\s+in\s+(?:an?|the|their|its)\s+(?:[a-z]+\s)?order(?:\s+(?:chosen|set|given|decided)(?:\s+by\s+[a-z]+\s[a-z]+)?)?(?=\s*(?:[,;]|$|and\b))",
    re.IGNORECASE,
)
LONGEST = 500
"""Letters; nobody says one thing in more."""
_SHORT = 5
"""Words of the first item of a list."""
_ASIDE = re.compile(r"\s*\([^()]*\)")
_LISTED = re.compile(r"(?:an?|its|their|his|her)\s+[a-z]", re.IGNORECASE)
_AT_ONCE = 512
_COLON = re.compile(r"\([^()]*\)|:(?=\s|$)")
_IT = Noun("it")
_AND_ANOTHER = re.compile(
    r"(?:,?\s+(?:and|but|so|while|whereas)|,)\s+(?=(?:an?|the(?:\s+same)?|each|every|some|all|several|one|most|any\s+number\s+of)\s+[\w-]+(?:\s(?!(?:and|or|that|which|who|whom|whose|where|when|it|they|he|she|we|you)\b)[\w-]+){0,2}\s+"
    r"(?:[a-z]+ly\s+|always\s+|never\s+)?(?:is|are|has|have|can|may|must|shall|should|will|belongs?|gets?|needs?|consists?|contains?|refers?|lies?|leads?|shows?|appears?|occurs?)\s)"
    r"|,\s+(?:and|but|so)\s+(?=[a-z-]+(?<!s)s\s+(?:need|have|get|belong|carry)\s)|;\s+(?=\S)",
    re.IGNORECASE,
)
"""Where another sentence begins with a subject of its own."""
_FRONTED = re.compile(
    r"^(?P<of>(?:for|per|about|on|in|of|with)\s+(?:each|every|an?(?=\s(?:[\w-]+\s){1,2}(?:we|i|you)\s))\s+[\w-]+(?:\s[\w-]+)??)\s+(?=(?:the|an?|its|we|one|i|you)\s)",
    re.IGNORECASE,
)
"""`For each document the file name is kept`, which has no comma."""
_MEANWHILE = re.compile(
    r"^(?P<when>(?:during|after|before|at|on)\s+(?:the|an?|each|every)\s+[a-z]+)\s+(?=[a-z]+s\s+(?:are|have|can|may|must|shall|should|will)\s)",
    re.IGNORECASE,
)
"""`During the voyage soundings are taken`, which has no comma."""
_LEAVING = re.compile(
    r"(?<=\w)(?<!\bcan)(?<!\bmay)(?<!\bto)(?<!\bwill)(?<!\bshall)(?<!\bmust)\s+leave\s+(?=(?:their\s+)?(?:remarks|comments|notes|messages)\b)",
    re.IGNORECASE,
)
"""`Nurses on duty leave remarks`, which is read as nouns only."""
_EARS = re.compile(r"(?<=[\w)])\s+(?:then\s+)?the\s+(?:\w+\s+)?system\s+shall\b", re.IGNORECASE)
"""`WHEN a claim is filed THE SYSTEM SHALL answer`, which has no comma."""
_COMES_WITH = re.compile(r"\bcome(?P<one>s?)\s+with\s+(?=(?:an?|its|their|one)\s)", re.IGNORECASE)
"""`Each type comes with a usual interval`: it has one."""
_RANKED = re.compile(r"\breport(?P<one>s?)\s+to\s+(?=(?:another|an?|one|the|their|his|her)\s)", re.IGNORECASE)
"""`An employee has a name and reports to another employee`, where it is read as a noun."""
_AND_ONE = re.compile(
    r",?\s+and\s+(?P<one>an?\s+[a-z]+(?:\s[a-z]+)?)\s+(?P<many>several|many|any\s+number\s+of)\s+", re.IGNORECASE
)
"""What is said without its verb: `a court has several buildings, and a building several rooms`."""
_ONE_OF_THEM = re.compile(
    r"(?:an?|the|its|their|our)\s+(?:[\w-]+\s){0,2}?(?P<head>[\w-]+)(?:\s+of\s+[\w-]+)?\s+"
    r"(?:are|have|need|belong|get|contain|appear|lie|show)\s",
    re.IGNORECASE,
)
_SEVERAL_ANYHOW = frozenset(
    ("people", "children", "men", "women", "staff", "data", "police", "media", "rest", "others")
)
_SUBORDINATE = re.compile(
    r"^\s*(?:when(?:ever)?|if|where|while|once|after|before|until|unless|as|on|upon|in|for|per|with|at|during|from|by|since|because|although|though)\b",
    re.IGNORECASE,
)
_TOO = re.compile(
    r"(?<=\b(?:is|be)\s)(?:also\s+an?\s+(?P<also>[a-z]+)\b|an?\s+(?P<too>[a-z]+(?:\s[a-z]+)?)\s+(?:too|as\s+well)\b)",
    re.IGNORECASE,
)
"""`The mentor is a member too` means another one."""
_BY_THE_WAY = re.compile(
    r",?\s+(?:(?:our|your|them)selves|itself|of\s+course|naturally|obviously|in\s+turn|for\s+(?:example|instance)|as\s+well|too|by\s+the\s+way)(?=[\s,;:.]|$),?",
    re.IGNORECASE,
)
_IN_IT = re.compile(r"^in\s+(?:it|them)\s+(?:is|are|stands?)\s+", re.IGNORECASE)
"""`In it are the text and the score`: it contains them."""
_TYPE_IN = re.compile(
    r"\b(?:type|key)(?P<s>s?)\s+in\s+(?=(?:an?|the|its|their|his|her|what|how|when|who)\s)", re.IGNORECASE
)
_WHEN_WE = re.compile(
    r"^(?P<when>(?:when(?:ever)?|if|once|as\s+soon\s+as|after)\s+(?:an?|the|it|they|he|she|somebody|someone)\b[^,]{3,60}?)\s+(?=(?:we|i)\s)",
    re.IGNORECASE,
)
"""`When the patient accepts we record the date`, which has no comma."""
_THEN_IT_IS = re.compile(
    r"^(?P<when>(?:when(?:ever)?|if|once|as\s+soon\s+as|after)\s+(?:an?|the|it|they|he|she|somebody|someone)\b(?:[^,()]|\([^()]*\)){3,120}?"
    r"(?<!\bof)(?<!\band)(?<!\bor)(?<!\bfor)(?<!\bto)(?<!\bin)(?<!\bwhich)(?<!\bthat))\s+"
    r"(?=(?:the|it|they)\b(?:\s[a-z]+){0,2}?\s(?:is|are|must|shall|gets?|can|may)\s)",
    re.IGNORECASE,
)
"""`When a guest moves out (moving, sale) the card is filed`, which has no comma."""
_NOUN_FIRST = re.compile(
    r"^(?=(?:start|end|return|order|contact|report|record|finish|target|process)\s+(?:time|date|day|number|name|person|address|value|weight|temperature)\b)",
    re.IGNORECASE,
)
"""`Start time and driver are noted`, where the first word is read as what is to be done."""
_GOT = re.compile(r"\b(?P<has>have|has)(?:n['’]t|\s+not)\s+(?:got\s+)?(?:one|any|it)\b", re.IGNORECASE)
_HAS_GOT = re.compile(r"\b(?P<has>have|has)(?:\s+(?P<not>not)|n['’]t)?\s+got\b", re.IGNORECASE)
_BOTH_NAMES = re.compile(
    r"\b(?P<one>first|given|start|opening|old|planned)\s+and\s+(?P<other>last|family|end|closing|new|actual)\s+(?P<head>names?|dates?|times?|values?)\b",
    re.IGNORECASE,
)
_NICE = re.compile(r"\b(?:only\s+)?(?:nice|good)\s+to\s+have\b|\bnot\s+strictly\s+necessary\b", re.IGNORECASE)
_RATHER_THAN = re.compile(
    r",\s+not\s+(?:across|over|in|within|for|per|among|throughout|globally|overall|everywhere)\b[^,;:]*$", re.IGNORECASE
)
"""`unique within the hall, not across all of them`: what is denied is only what the clause does not say."""
_ONE_AND_THE_SAME = re.compile(r"\bone\s+and\s+the\s+same\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:and|but|also|so|thus|then|therefore|in\s+addition|additionally|furthermore|moreover|finally|normally|usually|often|sometimes|"
    r"at\s+the\s+end|by\s+default|of\s+course)\b,?\s+",
    re.IGNORECASE,
)


def clauses(sentence: str) -> tuple[Clause, ...]:
    """What a sentence says, a clause for each verb that has a subject, in their order; not what it denies."""
    return tuple(one for one in told(sentence) if not one.negated)


def read_ahead(sentences: Iterable[str], *readers: Callable[[str], object]) -> None:
    """Read sentences that are going to be asked for all at once, which is faster than one after the other.

    `readers` are what else is going to be asked of them, and remembers its answers.
    """
    left = (one for one in dict.fromkeys(sentences) if len(one) <= LONGEST)
    while some := tuple(islice(left, _AT_ONCE)):
        with parsed_ahead(text for one in some for text in texts_of(one)):
            for one in some:
                told(one)
                for reader in readers:
                    reader(one)


@lru_cache(maxsize=16_384)
def told(sentence: str) -> tuple[Clause, ...]:
    """All clauses of a sentence, with those that deny something; none of one in another language."""
    if len(sentence) > LONGEST or (language_of(sentence) or "en") != "en":
        return ()
    first, rest, regular = _plain(sentence)
    found = tuple(replace(_meaning(one), regular=regular) for one in _with_list(first))
    if not rest:
        return found
    subject = found[0].subjects if found else Predicates(parsed(first)).subject()
    return (*found, *_with_list(f"each {subject[0].name} {rest}")) if subject else found


@lru_cache(maxsize=16_384)
def _plain(sentence: str) -> tuple[str, str, bool]:
    """A sentence in plain words, what it goes on to say of each of its subjects, and whether it is so regularly."""
    said = _OPENING.sub("", _DOING.sub("", _TITLE.sub("", sentence, count=1)).strip().rstrip(".;!"))
    said = _NOUN_FIRST.sub("the ", _ONE_AND_THE_SAME.sub("the same", said))
    said = _COMES_WITH.sub(lambda match: "has " if match["one"] else "have ", _RATHER_THAN.sub("", said))
    said = _RANKED.sub(r"sit\g<one> under ", _LEAVING.sub(" do write ", said))
    said = _MEANWHILE.sub(r"\g<when>, ", _FRONTED.sub(r"\g<of>, ", said))
    said = _EARS.sub(", the system shall", said)
    said = _NICE.sub("optional", _IN_IT.sub("it contains ", said))
    said = _THEN_IT_IS.sub(_with_comma, _WHEN_WE.sub(r"\g<when>, ", said))
    said = _TYPE_IN.sub(lambda match: "enters " if match["s"] else "enter ", said)
    said = _HAS_GOT.sub(_has, _GOT.sub(r"\g<has> none", said))
    said = _BOTH_NAMES.sub(r"\g<one> \g<head> and \g<other> \g<head>", said)
    said = _AND_ONE.sub(r", and \g<one> has \g<many> ", _BY_THE_WAY.sub("", _TOO.sub(_another, said)))
    said = _EACH_OF_WHICH.sub(r"\g<of>, each with ", said)
    regular = _EVERY_TIME.search(said) is not None
    said = _IN_ORDER.sub(" in order", _EVERY_TIME.sub("", said))
    each = _EACH_OF_THEM.search(said)
    return (said[: each.start()], said[each.end() :], regular) if each else (said, "", regular)


def _with_comma(match: re.Match[str]) -> str:
    told = parsed(match["when"]).tells
    return f"{match['when']}, " if told else match[0]


def texts_of(sentence: str) -> Iterator[str]:
    """The texts that a sentence is parsed in."""
    return _texts(_plain(sentence)[0])


def _has(match: re.Match[str]) -> str:
    return f"{match['has']} no" if match["not"] or "n" in match[0][len(match["has"]) : -3] else match["has"]


def _another(match: re.Match[str]) -> str:
    return f"another {match['also'] or match['too']}"


def _texts(text: str) -> Iterator[str]:
    """The sentences of a text that are parsed, each by itself."""
    head, _, tail = _outside(text)
    yield from _sentences(head)
    if tail:
        yield tail
        yield from _texts(tail)


def _with_list(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, the last with the list behind its colon, unless another sentence stands there."""
    head, colon, tail = _outside(text)
    found = tuple(clause for part in _sentences(head) for clause in Predicates(parsed(part)).clauses())
    if not colon or not tail:
        return found
    if not _is_list(tail) and parsed(tail).tells and (more := tuple(one for one in _with_list(tail) if one.subjects)):
        return (*found, *more)
    return (*found[:-1], replace(found[-1], listed=tail, colon=True)) if found else ()


def _is_list(text: str) -> bool:
    """Whether a text behind a colon begins as a list, whatever verb the parser finds in it: `number, start date, …`."""
    first, _, rest = text.partition(",")
    return (
        "," in rest
        and len(first.split()) <= _SHORT
        and (is_attribute(_ASIDE.sub("", first)) or _LISTED.match(first) is not None)
        and not parsed(first).tells
    )


def _sentences(text: str) -> Iterator[str]:
    """The sentences that a text joins, each with a subject of its own; a condition is no sentence."""
    begin = 0
    for match in _AND_ANOTHER.finditer(text):
        before = text[begin : match.start()]
        if not ((match[0].strip() == "," and _SUBORDINATE.match(before)) or _is_last_of_several(text, match.end())):
            yield before
            begin = match.end()
    yield text[begin:]


def _is_last_of_several(text: str, begin: int) -> bool:
    """Whether what follows `and` is one thing with the verb of several: `the rent and the deposit are copied`."""
    match = _ONE_OF_THEM.match(text, begin)
    return (
        match is not None
        and singular(match["head"].lower()) == match["head"].lower()
        and match["head"].lower() not in _SEVERAL_ANYHOW
    )


def _outside(text: str) -> tuple[str, str, str]:
    """The text before and behind its first colon that stands in no brackets."""
    at = next((m.start() for m in _COLON.finditer(text) if m[0] == ":"), -1)
    return (text, "", "") if at < 0 else (text[:at], ":", text[at + 1 :].strip())


def _meaning(clause: Clause) -> Clause:
    """The clause with what `it` means that its condition is of: `when a user makes a plan, the system names it`."""
    meant = next((one.noun for word in ("upon", "when") for one in clause.hung if one.word == word), None)
    if meant is None:
        return clause
    return replace(clause, objects=tuple(meant if one == _IT else one for one in clause.objects))
