"""Clauses that say one thing in the words of another, put plainly: `record the return of a copy` returns a copy."""

import re
from dataclasses import replace
from itertools import pairwise

from agents.offline.clauses import Attached, Clause, Phrase
from agents.offline.inflection import singular
from agents.offline.lexicon import Kind, Lexicon, Verb, words

_RECORDING = words("record log enter note register confirm registrar anotar")
_WANTING = words("order request report")
_PARTLY = words("partly partially partial")
_NOT_SENT = words("notification reminder alert email notice sms newsletter")
_ATTACHING = words("to an auf zu a al")
_HANDING = words("submit upload hand_in turn_in")
_HANDED = words("file work solution answer homework document assignment")
_ANSWERED = words("message comment post reply review mail email")
"""What an answer is another one of, so that it points to its parent."""
_SIGNING_UP = words("register enrol enroll")
_MAKING = words("generate produce")
FILES = words("photo image picture file document attachment scan video foto imagen bild")
OUTCOMES = words("result score mark outcome resultado ergebnis")
_ABOUT = words("in of for on to from en de an von vom zu für des eines einer em")
SELVES = words("myself ourselves themselves himself herself oneself yourself")
_PRESENCE = {
    "absent": "absence",
    "away": "absence",
    "unavailable": "absence",
    "sick": "absence",
    "available": "availability",
    "present": "attendance",
}
_UPON = re.compile(
    r"(?i)\b(?:when|whenever|once|after|as soon as)\s+(?:an?|the|their|his|her|its)\s+"
    r"(?P<what>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+(?:is|are|has|have|was|were|[a-z]{3,}s)\b"
)
_ONESELF: dict[str, Kind] = {"registrieren": "register", "anmelden": "sign-in"}


def reworded(clause: Clause, lexicon: Lexicon, text: str, nouns: frozenset[str]) -> Clause:
    """Return the clause as the rules read it; `nouns` are the words that the document uses as nouns."""
    clause = _signed_up(_made_upon(_told_of_oneself(_oneself(clause, lexicon), text), text, lexicon))
    verb = clause.verb
    if verb.lemma == "apply" and clause.objects and any(a.preposition in _ATTACHING for a in clause.attached):
        return replace(clause, verb=Verb("apply", "create"))
    if verb.lemma == "refund" and _PARTLY & set(text.lower().replace(",", " ").split()):
        return replace(clause, verb=Verb("refund", "event", "refund"))
    if verb.lemma in _HANDING and "submission" in nouns and any(p.words[-1] in _HANDED for p in clause.objects):
        behind = tuple(a.phrase for a in clause.attached if a.preposition in _ABOUT)
        if behind:
            return replace(clause, verb=Verb(verb.lemma, "event", "submission"), objects=behind[:1], attached=())
    if verb.lemma == "reply" and not clause.objects:
        about = tuple(a.phrase for a in clause.attached if a.preposition == "to")
        if about and about[0].words[-1] not in _ANSWERED:
            return Clause(Verb("reply", "event", "reply"), about[:1], (), clause.fields)
    if verb.kind == "notify" and any(_sent(phrase, lexicon) for phrase in clause.objects):
        return replace(clause, verb=Verb(verb.lemma, "create"))
    if verb.lemma in _MAKING and any(p.words[-1] in lexicon.events for p in clause.objects):
        verb = Verb(verb.lemma, "create")
        clause = replace(clause, verb=verb)
    if verb.kind == "create" and lexicon.compounds:
        clause = _compounded(clause, lexicon)
    if verb.lemma in _WANTING and verb.noun not in nouns and _wanted(clause, lexicon):
        return replace(clause, verb=Verb(verb.lemma, "create"))
    if verb.lemma in _RECORDING:
        return _recorded(clause, lexicon)
    return clause


def _signed_up(clause: Clause) -> Clause:
    """What is kept when parents register their children for a week is the registration."""
    theirs = any(phrase.own or phrase.theirs for phrase in clause.objects)
    if clause.verb.lemma in _SIGNING_UP and theirs and any(a.preposition == "for" for a in clause.attached):
        return replace(clause, verb=Verb(clause.verb.lemma, "event", "registration"))
    return clause


def _oneself(clause: Clause, lexicon: Lexicon) -> Clause:
    """`sich anmelden` signs in, unless it is said for what; `sich registrieren` makes an account."""
    lemma = clause.verb.lemma
    if lexicon.code != "de" or lemma not in _ONESELF or clause.objects:
        return clause
    if lemma == "anmelden" and any(a.preposition in {"zu", "zum", "zur", "für"} for a in clause.attached):
        return clause
    return replace(clause, verb=Verb(lemma, _ONESELF[lemma]), attached=())


def _told_of_oneself(clause: Clause, text: str) -> Clause:
    """`mark myself absent for a rehearsal` leaves an absence."""
    said = text.lower().replace(",", " ").split()
    for before, word in pairwise(said):
        if clause.verb.lemma in {"mark", "report", "set", "record"} and before in SELVES and word in _PRESENCE:
            return Clause(Verb(clause.verb.lemma, "event", _PRESENCE[word]), (), clause.attached, clause.fields)
    return clause


def _made_upon(clause: Clause, text: str, lexicon: Lexicon) -> Clause:
    """What is created when something happens to a thing is about that thing: an invoice when a stay is over."""
    match = _UPON.search(text) if lexicon.code == "en" and clause.verb.kind == "create" else None
    if match is None:
        return clause
    *before, last = match["what"].lower().split()
    phrase = Phrase((*before, singular(last)), plural=False, own=False)
    if any(phrase.words[-1] == held.words[-1] for held in clause.objects):
        return clause
    return replace(clause, attached=(*clause.attached, Attached("for", phrase)))


def _sent(phrase: Phrase, lexicon: Lexicon) -> bool:
    head = phrase.words[0 if lexicon.head_first else -1]
    return head in lexicon.events and head not in _NOT_SENT


def _wanted(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether what is ordered is what is kept (`order a lab test`), and not one of the goods."""
    return any(
        phrase.indefinite and not phrase.several and len(phrase.words) > (1 if clause.verb.lemma == "order" else 0)
        for phrase in clause.objects
    )


def _recorded(clause: Clause, lexicon: Lexicon) -> Clause:
    """`record the return of a copy`: what is done is the noun, to what stands behind it."""
    if len(clause.objects) != 1 or clause.objects[0].indefinite:
        return clause
    head = clause.objects[0].words[-1]
    verb = lexicon.verbs.get(head)
    behind = tuple(a.phrase for a in clause.attached if a.preposition in lexicon.of)
    if verb is None or verb.kind != "transition" or not verb.state or not behind:
        return clause
    rest = tuple(a for a in clause.attached if a.preposition not in lexicon.of)
    return Clause(verb, behind, rest, clause.fields)


def compound_of(clause: Clause, phrase: Phrase) -> str:
    """Return the name of what is kept of another thing: photos of a product, the result in an exam."""
    behind = [a.phrase for a in clause.attached if a.preposition in _ABOUT and not a.phrase.container]
    if phrase.container in OUTCOMES and behind:
        return f"{behind[-1].words[-1]} {phrase.container}"
    onto = [a.phrase for a in clause.attached if a.preposition in _ATTACHING and not a.phrase.container]
    if phrase.words[-1] in FILES and phrase.several and len(phrase.words) == 1 and onto:
        return f"{onto[0].words[-1]} {phrase.words[-1]}"
    return ""


def _compounded(clause: Clause, lexicon: Lexicon) -> Clause:
    objects: list[Phrase] = []
    attached = list(clause.attached)
    for phrase in clause.objects:
        name = compound_of(clause, phrase)
        if name not in lexicon.compounds:
            objects.append(phrase)
            continue
        if phrase.container:
            attached.insert(0, Attached("of", replace(phrase, container="", plural=phrase.several)))
        objects.append(Phrase(tuple(name.split()), phrase.several, phrase.own, indefinite=True, several=phrase.several))
    return replace(clause, objects=tuple(objects), attached=tuple(attached))
