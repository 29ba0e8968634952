"""Wishes in a document that only tells what is meant: who is to do what, in any wording."""

import re
from dataclasses import dataclass

from plan.reading.text.naming import base_form, without_article
from plan.reading.words.roles import acts, is_person
from plan.reading.words.verbs import AT_A_SCREEN, is_deed, is_imperative

_WHO = r"(?P<who>(?:(?:the|an?|our|each|every)\s+)?[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*)??)"
_PLACE = (
    re.compile(
        r"\b(?:app|application|website|site|tool|system|platform|page|portal|software|program|service)\b[^.]{0,30}?"
        rf"\b(?:where|in which|with which|that lets|which lets|that allows)\s+{_WHO}\s+(?:can\s+|may\s+|to\s+)?"
        r"(?P<want>[a-z]+\s+\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"^(?:.{{0,60}}?,\s+)?(?:but\s+|and\s+)?{_WHO}\s(?:.{{0,80}}?\s)?(?:wants?|needs?|would like|has|have)\s+to\s+"
        r"(?P<want>[a-z]+\s+\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"^(?:[a-z]+,\s+)?(?:and\s+|so\s+)?(?:when(?:ever)?|if|once|each\s+time)\s.{3,60}?\s(?P<who>i|we)\s+(?:need|want|have|must)(?:\s+to)?\s+(?P<want>[a-z]+\s+\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"^(?:but\s+|and\s+)?(?P<who>you|we|others|everybody|everyone|anybody|anyone|somebody|someone|people|he|she|"
        r"they|users?)\s+(?!expects?\b|estimates?\b|hopes?\b|thinks?\b|plan\s+for\b|is\b|are\b|was\b|were\b|who\b"
        r"|that\b|whose\b|wants?\b|needs?\b|have\b|has\b|do\b|does\b|(?:run|sell|own|operate|"
        r"employ|produce|serve|work|live|rent|offer)\b)"
        r"(?:(?:can|should|must|may|will|could)\s+)?(?:be\s+able\s+to\s+)?(?P<want>[a-z]+(?:\s+\S.*)?)[.!]?$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"^.{3,120}?,?\s+(?:so|and|but)\s+(?:that\s+)?(?P<who>i|we)\s+(?:can|need\s+to|must|have\s+to|want\s+to|should)\s+(?:be\s+able\s+to\s+)?(?P<want>[a-z]+\s+\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"^(?P<who>(?:the|an?|our|each|every)\s+[^\W\d_][\w-]*(?:er|or|ian|ist|ant|ee|eur|"
        r"ger))\s+(?P<want>(?!(?:is|was|has|does|needs|remains|looks|seems)\b)[a-z]+s\s+\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
)
_ANYBODY = re.compile(
    r"^(?:i|you|we|others?|everybody|everyone|anybody|anyone|somebody|someone|people|users?|it|there|that|this|what|who|which|nobody)$",
    re.IGNORECASE,
)
_WHENEVER = re.compile(r"^(?:when(?:ever)?|if|once|while|before|after|as)$", re.IGNORECASE)
_NO_DEED = re.compile(
    r"(?:an?|the|is|are|was|wa|were|be(?!\s+able\s+to\b)|look\s+after|keep\s+[a-z\d]+\s*(?:percent|%)|holds?|calls?\s+(?:it|them|this|that|these|those)|bother|said|says?|thinks?|thought|means?|hopes?|seems?|waits?|costs?|sits?|lies?|lives?|"
    r"goes|go|comes?|likes?|loves?|hates?|leaves?(?=\s+(?:in|at|on|by|after|before|every|us|early|late)\b))\b",
    re.IGNORECASE,
)
"""How no wish begins: what is, and what somebody thinks."""
_HAPPENED = re.compile(r"(?!need\b|feed\b|embed\b|exceed\b|proceed\b|speed\b|breed\b)[a-z]+ed\b", re.IGNORECASE)
"""What somebody did: `Everyone looked at the clock`."""
_EVERY = r"(?:(?:so|well|now|then)[:,]?\s+)?"
_EVERY += r"(?P<who>you|we|others|everybody|everyone|anybody|anyone|somebody|someone|people|they|users?|staff)"
_BY_HABIT = re.compile(rf"^{_EVERY}\s+(?:also|then|usually|often|always|sometimes|constantly|mostly)\s+", re.IGNORECASE)
_AS_A_HABIT = re.compile(
    r",?\s+(?:constantly|all\s+the\s+time|quite\s+often|a\s+lot|now\s+and\s+then)(?=[.!]*$)", re.IGNORECASE
)
_NEEDING = re.compile(
    rf"^{_EVERY}\s+(?:needs?|wants?)\s+[^,;:]{{2,40}},\s+(?:and\s+|so\s+(?:they\s+)?)?", re.IGNORECASE
)
"""`Somebody needs a car, puts in a request`: what is done about it."""
_PRONOUN = re.compile(r"^(?:he|she|they)$", re.IGNORECASE)
# "We need something for our recipes" means that they are to be kept there.
_FOR = re.compile(
    r"\b(?:something|app|application|website|site|tool|system|software|program|place|solution)\s+(?:for|to\s+manage)\s+"
    r"(?:(?:our|my|the|all)\s+)?(?P<what>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,2}?)(?=[.,;!]|\s+(?:that|which|where|"
    r"and|in|of|at)\b|$)",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"^(?:(?:now|so|but|and)\s+)?(?:we|they|our\s+\w+)\s+(?:just\s+|only\s+)?(?:want|need|would\s+like)s?\s+"
    r"(?P<what>(?:an?|the|some)\s+(?:simple\s+)?(?:list|overview|calendar|history|report|statistics?|reminders?)\b.*)$",
    re.IGNORECASE,
)
_PLEASE = re.compile(r"^(?:please\s+)?(?:help\s+(?:me|us)\s+(?:to\s+)?)?", re.IGNORECASE)
_TO_THE_READER = re.compile(r"^(?:(?:let|tell|ask)\s+(?:me|us)|read\s+(?:it|this)|note\s+that)\b", re.IGNORECASE)
"""What somebody asks of whoever reads the document: `Let me begin with the plots`."""
_ON_OCCASION = re.compile(r"^(?:when(?:ever)?|if|once|as\s+soon\s+as|every\s+time)\s+[^,;:]+,\s+", re.IGNORECASE)
_BESIDES = re.compile(
    r",?\s+(?:and|but)\s+(?:nobody|no\s+one|others?|somebody|someone|everybody|everyone|it|this|that|there|we|they|he|she|"
    r"then)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_KIN = re.compile(
    r"^(?:my\s+|our\s+)?(?P<who>grandma|grandpa|granny|mum|mom|dad|mother|father|sister|brother|aunt|uncle|wife|husband)"
    r"\s+(?P<want>[a-z]+s\s+\S.*)$",
    re.IGNORECASE | re.DOTALL,
)


_CLEFT = re.compile(
    r"^(?:(?:and|but|so)\s+)?(?:what\s+(?:i|we)\s+(?:(?:really|most|absolutely)\s+)*(?:can(?:['’]t|not)\s+do\s+without|need|want|care\s+about)(?:\s+most)?"
    r"|(?:the\s+)?(?:main|most\s+important|one)\s+thing|most\s+important)\s+is\s+that\s+(?:it|the\s+(?:system|app|program|thing))\s+(?P<verb>[a-z]+)\s+",
    re.IGNORECASE,
)
"""`What I can't do without is that it warns us when …`"""
_POSSIBLE = re.compile(
    r"^(?:so\s+)?it\s+(?:must|should|shall|has\s+to|needs\s+to)\s+(?:also\s+|always\s+)?be\s+possible\s+"
    r"(?:for\s+(?P<who>[^,;:()]{2,40}?)\s+)?to\s+",
    re.IGNORECASE,
)
"""`It must be possible to skip weeks`, `It should be possible for volunteers to swap`"""
_BUTTON = re.compile(
    r"^(?:(?:so|and|but)\s+)?there\s+(?:must|should|has\s+to|needs\s+to|ought\s+to)\s+(?:also\s+)?be\s+(?:an?|some)\s+"
    r"(?:\w+\s)?(?:button|way|option|page|form|link|place|possibility|means)\s+(?:for\s+(?P<who>[^,;:()]{2,40}?)\s+)?to\s+(?!an?\s|the\s)",
    re.IGNORECASE,
)
"""`There needs to be a button to report a listing`"""
_LET = re.compile(
    r"^(?:(?:for\s+now|please|then|just|and|but)[,\s]\s*)?let\s+(?P<who>(?:(?:the|our|any|every|each|an?)\s+)?[a-z]+(?:\s[a-z]+)??)\s+"
    r"(?=[a-z]+\s+(?:in|out|up|off|down|an?|the|their|his|her|which|what|who|how|[a-z]+\s+in)\b)",
    re.IGNORECASE,
)
"""`For now let the seller type in an amount`"""
_WOULD_BE_NICE = re.compile(
    r"^it\s+would\s+(?:also\s+)?be\s+(?:(?:very|really)\s+)?(?:nice|great|good|cool|lovely|pleasant|handy|helpful|useful)\s+"
    r"if\s+(?=[^,;:]{2,60}?\s(?:could|can)\s)",
    re.IGNORECASE,
)
"""`It would be nice if owners could mark walkers`"""
_ABLE = re.compile(
    r"^(?:(?:so|and|but)\s+)?(?:we|i|you|one)\s+(?:[a-z]+ly\s+|also\s+|just\s+)?(?:must|should|need(?:\s+to)?|have\s+to|(?:want|would\s+like)\s+to|"
    r"['’]d\s+like\s+to)\s+be\s+able\s+to\s+",
    re.IGNORECASE,
)
"""`I absolutely must be able to cancel a booking`"""
_IS_HOW = re.compile(
    r"^(?P<by>(?:the|their|its|our)\s+[a-z]+(?:\s[a-z]+)?)\s+is\s+how\s+(?:i|we|they|people)\s+(?P<verb>find|look\s+up|search|recognise|recognize|tell)\s+(?P<what>them|it|him|her|(?:the|our|an?)\s+[a-z]+)\b",
    re.IGNORECASE,
)
"""`The tag is how we find them`"""
_COMING = re.compile(
    r"^(?:somebody|someone|people|they|an?\s+[a-z]+)\s+(?:rings?|calls?|phones?|comes?|arrives?|turns?\s+up|walks?|drops?)\b[^,;:]*,\s+(?:and\s+)?(?:then\s+)?(?=(?:we|i)\s+[a-z]+\s)",
    re.IGNORECASE,
)
"""`Somebody rings, and we write a line`"""
COMPLAINT = re.compile(
    r",?\s+(?:and|but)\s+(?:nobody|no\s+one)\s+(?:did|was|admits|owns\s+up|will\s+say)\b"
    r"|^(?:people|they|everybody|everyone|customers|colleagues)\s+(?:[a-z]+\s+)?"
    r"(?:send|bring|give|ask|phone|call|mail|hand)\s+me\b",
    re.IGNORECASE,
)
"""What somebody complains of: `and nobody did it`, `People send me photos by mail`"""


def without_cleft(text: str) -> str:
    """The text with what has to be possible, or what somebody cannot do without, as what the system must do."""
    text = _WOULD_BE_NICE.sub("", text)
    possible = _POSSIBLE.match(text) or _BUTTON.match(text)
    who = possible or _LET.match(text)
    if who and who["who"]:
        return f"{who['who']} must be able to {text[who.end() :]}"
    if opening := possible or _ABLE.match(text):
        return f"The system must {text[opening.end() :]}"
    match = _CLEFT.match(text)
    return f"The system must {base_form(match['verb'])} {text[match.end() :]}" if match else text


@dataclass(frozen=True, slots=True)
class Meant:
    """What somebody is meant to do; `who` is empty for anybody, and `before` if it is whoever was met before."""

    who: str
    want: str
    before: bool


def meant(text: str, known: frozenset[str] = frozenset()) -> Meant | None:
    """What `text` says that somebody is to do; None if it says nothing of the kind."""
    if COMPLAINT.search(text[:1000]):
        return None  # a complaint, and no wish
    if how := _IS_HOW.match(text):
        return Meant("", f"{how['verb'].lower()} {how['what'].lower()} by {how['by'].lower()}", before=False)
    text = _COMING.sub("", text)
    text = _BY_HABIT.sub(r"\g<who> ", _NEEDING.sub(r"\g<who> ", _BESIDES.sub("", text[:1000])))
    text = _AS_A_HABIT.sub("", text)
    place = _PLACE[0].search(text)
    told = None if place else acts(text, known)
    if told and (_HAPPENED.match(told.want) or told.want.startswith("be ")):
        return None
    if told:
        return Meant(told.subject, told.want, before=False)
    for match in (place, _KIN.match(text), *(pattern.match(text) for pattern in _PLACE[1:])):
        if match:
            who = without_article(match["who"])
            nobody = _ANYBODY.match(who) or _PRONOUN.match(who)
            if _WHENEVER.match(who) or _NO_DEED.match(match["want"]) or _HAPPENED.match(match["want"]):
                continue
            if " " not in match["want"].strip(" .;!") and not is_deed(base_form(match["want"].strip(" .;!")), "it"):
                continue
            if match.re is _PLACE[3] and who.lower() == "i" and not _at_a_screen(match["want"]):
                continue
            if match.re in (_PLACE[1], _PLACE[5]) and not nobody and not is_person(who, known):
                continue
            return Meant("" if nobody else who, _bare(match["want"].strip(" .;")), bool(_PRONOUN.match(who)))
    return _kept(text, known)


def _at_a_screen(want: str) -> bool:
    """Whether something is done with a program, and not only by people: `everyone I ride with`."""
    return base_form(want.split(maxsplit=1)[0].strip(" .;!").lower()) in AT_A_SCREEN


def _kept(text: str, known: frozenset[str]) -> Meant | None:
    """What a text without anybody who does something asks for."""
    thing, need = _FOR.search(text), _NEEDS.match(text)
    if thing and not is_person(thing["what"], known):
        return Meant("", f"manage {thing['what']}", before=False)
    if need:
        return Meant("", f"see {need['what'].strip(' .;')}", before=False)
    order = _PLEASE.sub("", _ON_OCCASION.sub("", text))
    asked = is_imperative(order) and not _TO_THE_READER.match(order)
    return Meant("", order.strip(" .;!"), before=False) if asked else None


def _bare(want: str) -> str:
    """What is done as it stands after "to": "cooks and rates them" is "cook and rate them"."""
    first, *rest = want.split(" ")
    if len(rest) > 2 and rest[0] == "and" and first.endswith("s") and rest[1].endswith("s"):
        rest[1] = base_form(rest[1])
    return " ".join([base_form(first), *rest])
