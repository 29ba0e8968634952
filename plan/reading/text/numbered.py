"""Requirements that a document numbers itself, and sentences that demand something."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from plan.reading.text.naming import without_article

Family = Literal["story", "constraint", "rule", "acceptance", "volume", "data", "integration", "unknown"]

_PREFIXES: tuple[tuple[Family, str], ...] = (
    ("constraint", "NFR NF QR CON CONS C NFA ENF RNF QA SEC PERF NR SC LL LR LQ LQB LQE LQF LQZ"),
    ("rule", "BR RN RG GR RULE B"),
    ("acceptance", "AC CA AK KA"),
    ("data", "DR DATA LD"),
    ("integration", "INT IF EIR"),
    ("story", "FR F R REQ US UC STORY S RF EF FA HU ANF FRQ SR SRS UR FUN FUNC RQ H EPIC ST LF"),
)
_FAMILIES = {prefix: family for family, prefixes in _PREFIXES for prefix in prefixes.split()}
_ID = re.compile(
    r"^\s*(?P<open>[\[(/])?(?:(?P<word>(?i:user\s+story|story|requirement|use\s+case|feature|"
    r"historia(?:\s+de\s+usuario)?|historia\s+do\s+usuário|história(?:\s+d[eo]\s+usuário)?|requisito|anforderung|"
    r"exigence|récit|épico|épica|épique|epik|"
    r"business\s+rule|rule|epic))\s+)?"
    r"(?P<id>#\d{1,6}|(?:[A-Z][A-Za-z]{0,9}[-_. ]?){0,2}(?:[A-Z]{1,10})?[-_. ]?\d{1,6}(?:[.-]\d{1,4}){0,4}[a-z]?)"
    r"(?P<close>[\])/])?\s*(?P<mark>[:.)|–—-]+)?(?=\s|"
    r""
    r"$)\s*",
)
_LETTERS = re.compile(r"[A-Z]{1,10}")
_OWN_SHAPE = re.compile(
    r"[A-Z][A-Z0-9]{0,9}(?:[-_.][A-Z][A-Za-z0-9]{0,11}){0,3}[-_. ]?\d{1,6}(?:[.-]\d{1,4}){0,3}[a-z]?"
)
_LETTERED = re.compile(r"^[A-Z]-\d{1,3}(?:\.\d{1,3})?\s+(?:[\[(][^\[\]()]{1,12}[\])]\s+)?[A-Z][a-z-]*\s+[a-z]")
"""`B-2 Book a room`, `R-7 [M] A boat has …`: a letter, a dash and a number before a title or a sentence."""
_CHAPTERED = re.compile(
    r"^[A-Z]{1,3}\d{1,3}(?:\.\d{1,3}){1,3}\s+(?:[\[(][^\[\]()]{1,12}[\])]\s+)?[A-Z][a-z-]*[.,:]?\s+\S+\s+\S"
)
"""`R4.2 A teacher can …`: a letter with chapter and number before a sentence."""
_OF_ANNEX = re.compile(r"[A-Z]\.\d{1,3}(?:\.\d{1,3})*")
"""`B.3.1` is a clause of annex B, whatever else the letter may stand for."""
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,4}")
_BY_WORD: dict[str, Family] = {"rule": "rule", "business rule": "rule"}
_PREFIX_OF_WORD = {
    "user story": "US",
    "story": "US",
    "use case": "UC",
    "rule": "BR",
    "business rule": "BR",
    "epic": "EPIC",
    "épico": "EPIC",
    "épica": "EPIC",
    "épique": "EPIC",
    "epik": "EPIC",
}
_SAID_STORIES = ("user story", "story")
_SHORTEST = 3
"""Letters that abbreviate a heading; fewer begin too many words."""
_PRIORITY = re.compile(r"P[0-5]")
_STANDARDS = re.compile(r"(?:ISO|RFC|SHA|UTF|HTTP|TLS|AES|MD|WCAG|OAUTH|COVID|PCI|EN|IE|MP|H|A|B|Q|V|X)[- ]?\d")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement with the document's own id in front."""

    id: str
    family: Family
    rest: str


def numbered(text: str, *, loose: bool = False, announced: bool = False) -> Numbered | None:
    """The id in front of `text`; `loose` takes any id-like word, as in an ID column or a stories section, and
    `announced` one with a prefix that is in no list, where a section says what its statements are.
    """
    match = _ID.match(text)
    if not match:
        return None
    own, rest = match["id"].strip(" .:"), text[match.end() :].strip()
    word = " ".join((match["word"] or "").casefold().split())
    if word and own[:1].isdigit():
        prefix = _PREFIX_OF_WORD.get(word, "REQ")
        return Numbered(f"{prefix}-{own}", _BY_WORD.get(word, "story"), rest)
    if own.startswith("#"):
        return Numbered(own, "story" if loose or match["mark"] else "unknown", rest)
    if _DOTTED.fullmatch(own):
        return Numbered(own, "unknown", rest) if rest and demand(rest) else None
    if not _OWN_SHAPE.fullmatch(own) or _PRIORITY.fullmatch(own):
        return None
    marked = bool(match["open"] and match["close"]) or bool(match["mark"])
    family = "story" if word in _SAID_STORIES else _family(own)
    if _LETTERED.match(text) or _CHAPTERED.match(text):
        return Numbered(own, family if family == "story" else "unknown", rest)
    told = announced and bool(re.search(r"[A-Z]{2}.*[-_]\d", own)) and not _STANDARDS.match(own)
    if family == "unknown" and not (loose or marked or told):
        return None
    certain = loose or (bool(word) and marked)
    return Numbered(own, family, rest) if certain or _plainly(own, family, rest, marked=marked) else None


def under(own: Numbered, title: str) -> Numbered:
    """The statement with what its id means below a heading: `CON-040` is no constraint below `Consultation`."""
    letters = _LETTERS.match(own.id)
    short = letters[0].lower() if letters else ""
    if own.family == "acceptance" or len(short) < _SHORTEST or not re.search(rf"\b{short}", title.lower()):
        return own
    return replace(own, family="story")


def _plainly(own: str, family: Family, rest: str, *, marked: bool) -> bool:
    """Whether an id-like word in running text is one: "H 2 rooms" and "ISO 27001" are none."""
    single = len(_LETTERS.findall(own)[0]) == 1
    if (single and not marked) or (family == "unknown" and _STANDARDS.match(own)):
        return False
    return family == "unknown" or marked or bool(re.search(r"[-_.]\d", own)) or rest[:1].isupper()


def _family(own: str) -> Family:
    if _OF_ANNEX.fullmatch(own):
        return "unknown"
    for letters in _LETTERS.findall(own):
        if letters in _FAMILIES:
            return _FAMILIES[letters]
    return "unknown"


@dataclass(frozen=True, slots=True)
class Demand:
    """A sentence that demands something: who or what shall do it, and what; `forbids` if it must not."""

    subject: str
    want: str
    forbids: bool
    before: str = ""
    able: bool = False
    """Whether somebody shall only be able to do it, who then wants it."""


def is_epic(own: Numbered) -> bool:
    """Whether an id is that of an epic, which groups stories and is none."""
    return own.id.upper().startswith("EPIC")


_SUBJECT = r"(?P<subject>(?:[^\W_][\w’'/()&-]*\s+){0,5}[^\W_][\w’'/()&-]*)"
_MODALS = (
    r"(?:shall|must|should|will|can|could|may|might|needs?|wants?|would like|has to|have to|is able|are able|"
    r"is allowed|are allowed|is expected|are expected)"
    r"(?P<no>\s+not|n['’]t)?\b(?:\s+(?:also|always|only|still|well|just|then|easily|even|of\s+course|naturally|therefore))?(?:\s+be\s+(?:able|allowed|expected|"
    r"permitted))?(?:\s+to\b)?(?:\s+be\s+able\s+to)?",
    r"(?P<no>no\s+)?(?:deben?|debería[ns]?|deberá[ns]?|podrá[ns]?|puede[ns]?|tiene[ns]? que|necesita[ns]?|"
    r"quiere[ns]?)\b(?:\s+poder)?",
    r"(?:muss|müssen|soll|sollen|sollte|kann|können|darf|dürfen|möchten?|will|wollen)\b(?P<no>\s+(?:nicht|kein\w*))?",
    r"(?P<no>ne\s+)?(?:doi(?:t|vent)|devra(?:it|ient)?|devront|peu(?:t|vent)|pourr(?:a|ont)|veut|veulent|"
    r"souhaitent?)\b(?:\s+pas)?(?:\s+pouvoir)?",
    r"(?P<no>não\s+)?(?:dev(?:e|em|erá|erão|eria)|pod(?:e|em|erá|erão)|precisam?|querem?|tem que)\b(?:\s+poder)?",
)
_DEMANDS = tuple(
    re.compile(rf"^\s*{_SUBJECT}\s+{modal}\s+(?P<want>\S.*)$", re.IGNORECASE | re.DOTALL) for modal in _MODALS
)
_LAZY_SUBJECT = _SUBJECT.replace("{0,5}", "{0,5}?")
_DEMANDS += tuple(
    re.compile(rf"^\s*{_LAZY_SUBJECT}\s+{modal}\s+(?P<want>\S.*)$", re.IGNORECASE | re.DOTALL)
    for modal in (
        r"(?P<no>non\s+)?(?:dev(?:e|ono)|può|possono|vuole|vogliono|dovrebber?o?)\b(?:\s+poter)?",
        r"(?:moet(?:en)?|kan|kunnen|wil(?:len)?|mag|mogen)\b(?P<no>\s+(?:niet|geen))?",
    )
)
_NOBODY = re.compile(r"^(?:no|not|kein[e]?|ningún|ninguna|aucune?|nenhuma?)\s+(?!one\b)", re.IGNORECASE)
"""`No student may see …` forbids it to students."""
_ARTICLE = re.compile(r"^(?:il|lo|gli|i|de|het)\s+(?!and\b|or\b)", re.IGNORECASE)
_AND = re.compile(r"^(?:and|but|so)\s+(?=[a-z])", re.IGNORECASE)
"""`…, and branch managers can look at it`"""
_ONLY = re.compile(r"^only\s+(?=(?:(?:the|an?|our)\s+)?[\w-]+(?:\s+[\w-]+)?$)", re.IGNORECASE)
"""`Only the seller can accept it`"""
_BESIDES = re.compile(
    r"(?<=\w)\s+(?:further(?:more)?|also|naturally|normally|usually|generally|therefore|thus|however|additionally|of\s+course)$",
    re.IGNORECASE,
)
"""What may stand between who wants something and that they do: `We further need to know …`."""
_CONDITION = re.compile(r"(?:if|unless|because|although|since|as\s+soon\s+as|as\s+long\s+as)\s", re.IGNORECASE)
"""How a clause begins that only says under which condition something is so: `if the owner wants one`."""
_ON_CONDITION = re.compile(r"\s(?:if|when|where|unless|whether|until)\s+(?:it|they|he|she|we|you)$", re.IGNORECASE)
"""`a description if it needs one`"""
_WITHOUT_COMMA = re.compile(
    r"^(?P<before>(?:until|till|when|whenever|once|if|while|unless|as\s+(?:soon|long)\s+as|after|before)\s+"
    r"(?:it|they|he|she|that|this|(?:the|an?)\s+[a-z]+)(?:['’]s|['’]re|\s+(?:is|are|was|has|have|gets?|[a-z]+s))\b(?:\s+[a-z]+){0,4}?)\s+"
    r"(?P<main>(?:the|an?|our|every|each)\s+[a-z]+(?:\s[a-z]+)?\s+(?:can|may|must|shall|should|has\s+to|have\s+to|needs\s+to)\s.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""`Until it's packed the customer can cancel it`, which has no comma."""
_SAYS_SOMETHING = re.compile(r"\w")
_ABLE = re.compile(r"\b(?:able|allowed)\b", re.IGNORECASE)
_JOINED_CAN = re.compile(r"\s+kunnen\s+(?=\w+$)")
_CLAUSE = re.compile(r"^(?P<before>[^,.;:]{2,160}),\s+(?P<main>.+)$", re.DOTALL)
_PURPOSE = re.compile(r"so\s+that\b|damit\b|para\s+que\b|afin\s+que\b|pour\s+que\b", re.IGNORECASE)
_CIRCUMSTANCE = re.compile(
    r"^(?P<before>(?:for|before|after|during|at|on|within|in)\s+(?:each|every|an?)\s+[\w-]+(?:\s+and\s+(?:each|every)\s+[\w-]+)?,?\s+)"
    r"(?P<main>(?:the|an?)\s+.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""`For each visit the technician shall record …`: who acts is the technician."""
_OPENING = re.compile(
    r"^(?:(?:so|and|but|then|also|well|now|basically|of\s+course|at\s+least)\b,?\s+)+(?=(?:the|an?|our|my|each|every|all|people|"
    r"everybody|everyone|nobody|we|i|you|they|he|she|it|[a-z]+s)\s)",
    re.IGNORECASE,
)
"""What only joins a sentence to the one before: `So basically people should be able to …`."""
_CANNOT = re.compile(r"\b(?:cannot|can['’]t|won['’]t|mustn['’]t|shouldn['’]t)\b", re.IGNORECASE)


def demand(text: str) -> Demand | None:
    """What `text` demands, if it is a sentence with a modal verb; a clause in front of it is kept apart."""
    text = _CANNOT.sub(
        lambda found: {"ca": "can not", "wo": "will not", "mu": "must not", "sh": "should not"}[found[0][:2].lower()],
        text,
    )
    for part, before in _mains(_OPENING.sub("", text)):
        for pattern in _DEMANDS:
            match = pattern.match(part[:4000])
            want = _JOINED_CAN.sub(" ", (match["want"] + part[4000:]).strip(" .;")) if match else ""
            if match and _SAYS_SOMETHING.search(want) and not _is_condition(match):
                nobody = _NOBODY.match(match["subject"])
                subject = match["subject"][nobody.end() :] if nobody else match["subject"]
                subject = _BESIDES.sub("", _CONDITION.sub("", subject))
                forbids = bool(match["no"] or nobody)
                able = _ABLE.search(match.string[match.end("subject") : match.start("want")]) is not None
                return Demand(_named(subject), want, forbids, before, able)
    return None


def _is_condition(match: re.Match[str]) -> bool:
    """Whether what stands before a modal only says when something is so; `if people could …` is a wish."""
    could = match.string[match.end("subject") :].lstrip().lower().startswith("could ")
    subject = match["subject"]
    return (not could and _CONDITION.match(subject) is not None) or _ON_CONDITION.search(subject) is not None


def _named(subject: str) -> str:
    return _ARTICLE.sub("", without_article(_ONLY.sub("", _AND.sub("", subject))))


def _mains(text: str) -> list[tuple[str, str]]:
    if plain := _WITHOUT_COMMA.match(text):
        return [(plain["main"], plain["before"].strip())]
    clause = _CLAUSE.match(text)
    circumstance = _CIRCUMSTANCE.match(text)
    mains = [(circumstance["main"], circumstance["before"].strip(" ,"))] if circumstance else [(text, "")]
    if clause and not _PURPOSE.match(clause["main"]):
        mains.append((clause["main"], clause["before"].strip()))
    return mains
