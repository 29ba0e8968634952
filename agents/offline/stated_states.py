"""States that sentences name: `an order is placed, then shipped, then delivered`, `recorded as present or absent`."""

import re

from agents.offline.clauses import read_clauses
from agents.offline.domain import USERS, Act
from agents.offline.entities import Vocabulary
from agents.offline.inflection import identifier, singular_words
from agents.offline.lexicon import Lexicon, words
from agents.offline.statements import Statement

_CHAIN = re.compile(
    r"(?i)\b(?:is|are|starts?\s+(?:out\s+)?as|begins?\s+as|becomes?|moves?|goes|gets|passes)\b(?P<rest>.*\bthen\b.*|"
    r".*(?:→|->).*|"
    r"\s+either\b.*|\s+one of\b.*|\s+from\s+\S+\s+(?:over\s+\S+\s+)?to\b.*)"
)
_ALTERNATIVES = re.compile(
    r"(?i)^(?:an?|the|each|every|une?|una?|le|la|el|ein|eine|uma?|o|a)\s+[^\W\d_]+(?:\s[^\W\d_]+)?\s+"
    r"(?:is|(?:can|may|must|shall)\s+be|est|es|está|ist|é|está)\s+(?:either\s+|entweder\s+|soit\s+)?"
    r"(?P<rest>[\w-]+(?:\s\w+)?(?:,\s+[\w-]+(?:\s\w+)?)+,?\s+(?:or|o|ou|oder)\s+[\w-]+(?:\s\w+)?)\s*\.?$"
)
"""`An order is entered, planned, shipped or cancelled`: whatever stands there is a state."""
_FROM_TO = re.compile(
    r"(?i)\b(?:moves?|goes|passes"
    r"|changes)\s+from\s+(?P<rest>[\w-]+\s+(?:over\s+\w+\s+)?to\s+[\w ,-]+?)\.?$"
)
_STATUS = re.compile(
    r"(?i)\b(?:status|state|stages?|estado)e?s?\s*(?:of\s+(?:an?|the)\s+\w+\s*)?(?:(?:ist|sind|is|are|can be|"
    r"may be|must be|es|son)\b|:)\s*"
    r"(?:either\s+|one of\s*:?\s+)?(?P<rest>[^.;]+)"
)
_STATUS_LIST = re.compile(
    r"(?i)^(?:the\s+|its\s+|der\s+|el\s+|le\s+|o\s+)?(?:status|state|stages?|zustand|estado|statut)"
    r"(?:\s+(?:of|eine[rs]|des|der|de|d['’]une?)\s+(?:an?\s+|the\s+|una?\s+)?\w+)?\s*(?:(?:is|are|ist|es|est)\b|:)\s*"
    r"(?P<rest>[\w -]+(?:(?:,|/|→|->)\s*[\w -]+)+?(?:,?\s+(?:or|oder|o|ou)\s+[\w -]+)?)\.?$"
)
"""`The status of an order: open, planned, in work`."""
_OF_STATES = re.compile(
    r"(?i)\b(?:the|one\s+of\s+the(?:\s+following)?)\s+(?:status(?:es)?|states?|stages?)\s*:?\s+"
    r"(?P<rest>[\"'“”\w -]+(?:,\s*[\"'“”\w -]+)+?(?:,?\s+(?:or|and)\s+[\"'“”\w -]+)?)(?:[.;].*)?$"
)
"""`A visit shall have the status planned, in progress or done`."""
_IN_STATE = re.compile(
    r"(?i)^(?P<thing>an?|the)\s+[^\W\d_]+(?:\s[^\W\d_]+)?\s+(?:is|can\s+(?:also\s+)?be)\s+(?:first\s+|now\s+|then\s+)?"
    r"(?P<state>[a-z]+(?:[ -][a-z]+)?)(?=,?\s+(?:when|once|as\s+soon|until|if|most|then|by)\b|[.;]|$)"
    r"|^(?:when|once|as\s+soon\s+as|if|after)\b.*?,\s+(?:it|the\s+[a-z]+)\s+is\s+(?:then\s+)?"
    r"(?P<then>[a-z]+(?:[ -][a-z]+)?)(?=[.;,]|$|\s+(?:for|until|and)\b)"
)
_STATUS_SPLIT = re.compile(r"\s*(?:,|/|→|->)\s*(?:or\s+|oder\s+)?|\s+(?:or|oder|o|ou)\s+")
_CAN = re.compile(
    r"(?i)\b(?:can|may|must|shall)\s+(?:also\s+)?be\s+(?P<state>\w+)|\b(?:marked|"
    r"flagged)\s+as\s+(?!(?:an?|the)\s)(?P<as>[\w-]+(?:\s(?!and\b|or\b|when\b|if\b|by\b|with\b)\w+)?)"
)
_MARKED = re.compile(
    r"(?i)\b(?:marks?|sets?|changes?|flags?|puts?)\s+(?:the\s+|an?\s+|each\s+|every\s+)?(?P<what>[a-z]+(?:\s(?!as\b|to\b)[a-z]+){0,2})\s+(?:as|to)\s"
)
"""`The doctor can mark an appointment as completed or cancelled`: what is marked has the states, and not the doctor."""
_LISTED = re.compile(
    r"(?i)\bas\s+(?P<rest>[a-z-]+(?:\s[a-z-]+)?(?:,\s*[a-z-]+(?:\s[a-z-]+)?)+,?\s+or\s+[a-z-]+(?:\s[a-z-]+)?|[a-z-]+\s+or\s+[a-z-]+)\b"
)
_CUT = re.compile(
    r"(?i)\s*\b(?:by|until|when|once|if|before|after|within|for|with|from|unless|as soon|automatically|on the|in the|"
    r"at the|and so|"
    r"because|so that|while|during|through|which|that)\b.*$"
)
_FILLER = re.compile(
    r"(?i)^(?:it['’]s|they['’]re|was|were|it|they|can|may|must|is|are|be|been|being|gets?|becomes?|first|finally|afterwards|later|either|one|of|"
    r"over|only|also|"
    r"again|a|an|the|and|or|either|then|to|from|as|eventually|directly|moves?|goes)\s+"
)
_STANDING = words(
    "open new active inactive draft pending ready paid sent lost won done live sold held due overdue available "
    "unavailable present absent late idle busy full free published hidden public private todo online offline final "
    "void "
    "borrador abierto activo inactivo nuevo listo"
)
_ENDINGS = ("ed", "en", "ado", "ada", "ido", "ida", "wn", "ght", "ired", "aid", "old", "eld", "ent")
_OPENING = words("in under on awaiting not waiting ready out partly partially written signed checked picked en")


def stated_states(
    said: tuple[Statement, ...], vocabulary: Vocabulary, acts: tuple[Act, ...], lexicon: Lexicon
) -> dict[str, tuple[str, ...]]:
    """Return the states that sentences name for each thing, in the order in which they are passed."""
    found: dict[str, dict[str, None]] = {}
    made: dict[str, str] = {}
    for act in acts:
        if act.thing and act.thing != USERS:
            made.setdefault(act.story, act.thing)
    known = {verb.state for verb in lexicon.verbs.values() if verb.state}
    last = ""
    for statement in said:
        marked = _MARKED.search(statement.text)
        here = _subject(marked["what"] if marked else statement.text, vocabulary, lexicon)
        about = here or made.get(statement.story, "")
        if about and about != USERS:
            for state in _decided(statement.text) or _stated(statement.text, known, explicit=bool(here)):
                found.setdefault(about, {})[state] = None
        if not statement.story:
            for thing, state in _done(statement.text, vocabulary, lexicon, last):
                found.setdefault(thing, {})[state] = None
                last = thing
    for key, states in _told_one_by_one(said, vocabulary, lexicon).items():
        found.setdefault(key, dict.fromkeys(states))
    return {key: tuple(states) for key, states in found.items()}


_DECIDED = re.compile(
    r"(?i)\b(?P<yes>accept|approve|confirm)s?(?:\s+(?:it|them|the\s+\w+))?\s+or\s+(?P<no>decline|reject|refuse)s?\b"
)
_PARTICIPLES = {"decline": "declined", "refuse": "refused", "approve": "approved"}


def _decided(text: str) -> list[str]:
    """`The seller accepts or declines, or the offer expires` leaves an offer in one of three states."""
    match = _DECIDED.search(text)
    if match is None:
        return []
    expires = ["expired"] if re.search(r"(?i)\bexpires?\b", text) else []
    return [*(_PARTICIPLES.get(verb.lower(), f"{verb.lower()}ed") for verb in match.group("yes", "no")), *expires]


def _stated(text: str, known: set[str], *, explicit: bool) -> list[str]:
    listed = _LISTED.search(text)
    if listed and not re.search(r"(?i)\b(?:pdf|csv|excel|file|soon|well|such|many|long)\b", listed["rest"]):
        states = _pieces(listed["rest"])
        if len(states) > 1:
            return states
    alternatives = _ALTERNATIVES.match(text) if explicit else None
    if alternatives:
        parts = re.split(r"\s*,\s*(?:or\s+)?|\s+(?:or|o|ou|oder)\s+", alternatives["rest"].strip(" ."))
        return list(dict.fromkeys(identifier(part)[:30] for part in parts if part))
    passed = _FROM_TO.search(text) if explicit else None
    if passed:
        parts = re.split(r"\s*,\s*(?:(?:or|and)\s+)?|\s+(?:or|and|to|through|over|via)\s+", passed["rest"].strip(" ."))
        states = [identifier(part)[:30] for part in parts if part and len(part.split()) <= 2]
        if len(states) > 2:
            return list(dict.fromkeys(states))
    if states := _status_list(text):
        return states
    chain = _CHAIN.search(text) or _STATUS.search(text)
    if chain:
        states = _pieces(chain["rest"])
        if len(states) > 1:
            return states
    if not explicit:
        return []
    single = []
    for match in _CAN.finditer(text):
        state = identifier(match["as"] or match["state"] or "")
        if (match["as"] and state) or state in known:
            single.append(state[:30])
    return single


def _status_list(text: str) -> list[str]:
    """The states of a sentence that is a list of them, each of a few words at most."""
    listed = _STATUS_LIST.match(text) or _OF_STATES.search(text)
    said = re.sub(r"[\"'“”]", "", listed["rest"]).replace(" and ", " or ") if listed else ""
    parts = re.split(_STATUS_SPLIT, said.strip(" .")) if said else []
    return list(dict.fromkeys(identifier(p)[:30] for p in parts)) if all(0 < len(p.split()) < 4 for p in parts) else []


def _told_one_by_one(said: tuple[Statement, ...], vocabulary: Vocabulary, lexicon: Lexicon) -> dict[str, list[str]]:
    """The states that prose tells one sentence at a time: `A case is received when …; when …, it is in production`."""
    found: dict[str, list[str]] = {}
    last = ""
    for statement in said:
        for match in _IN_STATE.finditer(statement.text):
            last = (_subject(statement.text, vocabulary, lexicon) or last) if match["thing"] else last
            state = identifier(match["state"] or match["then"])[:30]
            if last and last != USERS and state and state not in found.get(last, []):
                found.setdefault(last, []).append(state)
    return {key: states for key, states in found.items() if len(states) > 3}


def _pieces(text: str) -> list[str]:
    found = []
    for piece in re.split(r"(?i)\s*(?:,|;|–|—|→|->|/|\bthen\b|\bor\b|\band\b|\bo\b|\by\b|\bto\b)\s*", text):
        said = piece.strip(" .\"'`“”()")
        while (shorter := _FILLER.sub("", said)) != said:
            said = shorter
        said = _CUT.sub("", said).strip(" .\"'`“”")
        parts = said.lower().replace("-", " ").split()
        if not parts or len(parts) > 3:
            continue
        if parts[-1] in _STANDING or parts[-1].endswith(_ENDINGS) or parts[0] in _OPENING or parts[-1] == "off":
            found.append(identifier(said)[:30])
    return list(dict.fromkeys(one for one in found if one))


def _subject(text: str, vocabulary: Vocabulary, lexicon: Lexicon) -> str:
    """The first thing that a sentence names before its verb."""
    tokens = [t.lower() for t in re.findall(r"[^\W\d_]+|[:;]", text)][:24]
    for index, token in enumerate(tokens):
        if token in {"is", "are", "can", "may", "must", "shall", "es", "son", "est", "está", "ist", "é", ":"} and index:
            return ""
        for size in (3, 2, 1):
            window = tokens[index : index + size]
            if len(window) < size:
                continue
            named = singular_words(tuple(window), lexicon.code)
            key = vocabulary.meaning.get(" ".join(named)) or (vocabulary.find(named) if size == 1 else "")
            if not key and lexicon.code == "de":
                key = vocabulary.meaning.get(window[-1].removesuffix("s"), "")
            if key and key != USERS:
                return key
    return ""


def _done(text: str, vocabulary: Vocabulary, lexicon: Lexicon, last: str) -> list[tuple[str, str]]:
    """The states that an active sentence leads to: `the receptionist checks the appointment in`."""
    found = []
    for clause in read_clauses(text, lexicon):
        if clause.verb.kind != "transition" or not clause.verb.state:
            continue
        keys = [vocabulary.find(phrase.words) for phrase in clause.objects] or [last]
        for key in keys:
            if key and key != USERS:
                found.append((key, identifier(clause.verb.state)))
                last = key
    return found
