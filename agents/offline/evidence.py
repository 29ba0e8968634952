"""Which nouns the stories act on, and how strongly they speak for a thing that is kept."""

import re
from dataclasses import dataclass, field

from agents.offline.attributes import type_of
from agents.offline.clauses import Attached, Clause, Phrase
from agents.offline.hearing import Spoken
from agents.offline.inflection import identifier, singular, singular_words
from agents.offline.lexicon import Lexicon, words
from agents.offline.rewording import SELVES
from agents.offline.routes import read_routes, resources
from agents.offline.statements import Fact, Statement, facts
from plan.questions.document import article
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.roles import is_person
from plan.requirements import Requirements

THRESHOLD = 3.0
_WEIGHTS = {"create": 4.0, "manage": 4.0, "transition": 2.5, "update": 2.5, "delete": 3.0, "read": 1.5, "export": 1.5}
_ACTING = frozenset({"create", "manage", "transition", "update", "delete", "export"})
_VAGUE = words("request report")
_VAGUE_PARTS = words("item line entry row part element detail thing value point")
_CARTS = words("cart basket carrito cesta wishlist warenkorb carrinho")
_FAVOURITES = words("favourite favorite bookmark favorito favorit")
_HANDLING = frozenset({"check out", "check in", "return", "give back", "scan"})
"""What is done to anything that is lent, whatever it is called: weak evidence for a thing."""
UPON = words("refund reply attach comment rate review like follow vote favourite favorite bookmark")
"""Event verbs that leave something beside their object: a reply to a ticket is no ticket."""
_ENGAGING = words("like follow")
"""Verbs that only leave something where a story begins with them: who saves what they like keeps no likes."""
SCHEDULES = frozenset({"hour", "holiday", "availability", "timetable", "absence"})
"""What people set rather than create: each is kept as rows."""
_TAKEN = words(
    "borrow lend book reserve rent hire reservar alquilar prestar ausleihen leihen buchen reservieren mieten réserver "
    "louer emprunter alugar emprestar"
) | {"pedir prestado", "tomar prestado"}
"""Verbs whose object exists before and after: what can be borrowed is kept."""
_PLACES = words("location area place batch group series")
"""Said of where anything is or of how much there is of it, unless somebody makes or manages them."""
_PICTURES = words("photo picture image foto imagen imagem bild")
_ATTENDED = words("at to in a en à bei zu em")
PRESENCE = words("absence attendance availability asistencia presença présence anwesenheit")
"""What people say of themselves about something that takes place."""
USER_WORDS = words(
    "user account profile usuario cuenta perfil benutzer nutzer anwender benutzerkonto usuário utilizador conta"
)
_FORMATS = words("excel csv pdf xls xlsx json xml")
_COMPOUND_HEADS = words(
    "record card list plan result group type session slot report message template form request item step file "
    "category application"
)
_SYNONYMS = (
    ("booking", "reservation"),
    ("loan", "lending", "borrowing", "handout"),
    ("order", "purchase"),
    ("rental", "hire"),
    ("enrolment", "enrollment", "registration"),
    ("favourite", "favorite"),
    ("review", "rating"),
)
_ENTERED = words("enter type note record capture")
"""What somebody does with the weight or the date of something, and never to a thing of its own."""
_ON = words("to for on in into a en por para zu zum zur für an em ao à")


_TO = words("to a zu à")
ASSIGNING = words("assign asignar zuweisen affecter attribuer atribuir")
_PARTIES = words(
    "customer client supplier vendor patient guest student donor tenant merchant carrier manufacturer breeder dealer "
    "cliente proveedor paciente kunde lieferant patient fournisseur client fornecedor"
)
_GIVERS = words("from chez auprès bei")
"""Whom something is ordered or borrowed from is kept as well."""
_PARTS_OF = words("of in for")
"""What a new thing is made of, in, or for, is there already: `a performance of a production in a hall`."""
_PLAINLY = re.compile(r"(?i)^(?:each|every|one|jede[rs]?|cada|chaque)\s")
"""A sentence that begins so states how things are built, whether a story acts on them or not."""


@dataclass(slots=True)
class Noun:
    """What speaks for one noun."""

    score: float = 0.0
    stories: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    event: bool = False
    created: bool = False
    among_many: bool = False
    """Whether it was ever acted on as one of several: `record payments`, `create a payment`."""
    several: bool = False
    """Whether it was ever said in the plural then."""

    def add(self, score: float, story: str, why: str) -> None:
        """Count one more piece of evidence."""
        self.score += score
        self.created = self.created or score >= _WEIGHTS["create"]
        if story and story not in self.stories:
            self.stories.append(story)
        if why and why not in self.why:
            self.why.append(why)


_NUMBERS = words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty hundred thousand half dozen"
)
"""How many there are is nothing that is kept."""
_WHEN = words("day date time moment year month")
"""When something happened is known of something else: the day of admission."""
_ABOUT_PEOPLE = words("record profile account")
"""What is kept of somebody is no thing beside them: a patient record is a patient's."""


def core(phrase: Phrase, lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """Return the words of a phrase without a container noun at its end, and the container's name."""
    words = phrase.words
    container = phrase.container
    while len(words) > 1 and not lexicon.head_first and words[-1] in lexicon.containers:
        if " ".join(words[-2:]) in lexicon.compounds:
            break
        if words[-1] in _COMPOUND_HEADS and words[-2].endswith(("al", "ic", "ary")):
            break
        container = container or words[-1]
        words = words[:-1]
        words = singular_words(words, lexicon.code)
    if len(words) > 1 and words[-1] in _ABOUT_PEOPLE and is_person(" ".join(words[:-1]), frozenset()):
        return words[-3:-1], container or words[-1]
    return words[-2:], container


def is_abstract(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the head of a phrase is a noun that no table is made of."""
    head = words[0 if lexicon.head_first else -1]
    if " ".join(words) in lexicon.compounds:
        return False
    if words[0] in _FORMATS:
        return True  # an Excel sheet is how something comes, and nothing that is kept
    if len(words) > 1 and head in _COMPOUND_HEADS and not lexicon.head_first and words[-2] not in lexicon.abstract:
        return False
    if lexicon.abstract_endings and head.endswith(lexicon.abstract_endings):
        return True
    return (
        head in lexicon.abstract
        or head in lexicon.containers
        or len(head) < 3
        or (
            head in lexicon.verbs
            and (
                lexicon.verbs[head].kind
                in {"read", "update", "delete", "manage", "notify", "sign-in", "register", "export"}
                and head not in lexicon.events
            )
        )
    )


@dataclass(frozen=True, slots=True)
class Speech:
    """How a document speaks: how often each word occurs, and what its event verbs leave behind."""

    counts: dict[str, int]
    records: dict[str, str]
    """The record that an event verb takes as its object somewhere: `book an appointment`."""


def listen(spoken: tuple["Spoken", ...], requirements: Requirements, lexicon: Lexicon) -> Speech:
    """Return how a document speaks."""
    records: dict[str, str] = {}
    for heard in spoken:
        for clause in heard.clauses:
            if clause.verb.kind == "event" and clause.verb.noun and clause.objects:
                head = clause.objects[0].words[0 if lexicon.head_first else -1]
                if head in lexicon.events and clause.verb.lemma not in {"pay", "pagar", "bezahlen", "zahlen", "review"}:
                    records.setdefault(clause.verb.lemma, head)
    return Speech(word_counts(requirements, lexicon), records)


def event_noun(clause: Clause, speech: Speech) -> str:
    """Return the record that an event verb leaves behind, in the word that the document uses for it."""
    if clause.verb.lemma in speech.records and not clause.objects:
        return speech.records[clause.verb.lemma]
    if clause.verb.noun == "handout" and not clause.attached and any(one.several for one in clause.objects):
        return ""  # who hands out leaflets, to nobody by name, lends none
    return event_noun_of(clause.verb.noun, speech)


def event_noun_of(noun: str, speech: Speech) -> str:
    """Return the word that the document uses for a record that has several names."""
    for group in _SYNONYMS:
        if noun in group:
            best = max(group, key=lambda word: speech.counts.get(word, 0))
            return best if speech.counts.get(best, 0) else noun
    return noun


def reads_back(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether an event verb only looks: `review the applications`."""
    if clause.verb.lemma == "report":
        return not clause.objects
    if clause.verb.lemma not in {"review", "revisar", "calificar", "avaliar"}:
        return False
    return any(phrase.plural or phrase.words[-1] in lexicon.events for phrase in clause.objects)


def favourite(clause: Clause) -> str:
    """Return the record of something that is kept as a favourite; empty if it is not."""
    if clause.verb.kind != "create":
        return ""
    heads = (
        attached.phrase.words[-1] for attached in clause.attached if attached.preposition in {"as", "to", "como", "als"}
    )
    return next((head for head in heads if head in _FAVOURITES), "")


def targets(clause: Clause) -> tuple[Phrase, ...]:
    """Return what a clause is about: its objects, or what hangs on it where it has none (`pay for an order`)."""
    if clause.objects:
        return clause.objects
    return tuple(attached.phrase for attached in clause.attached if attached.preposition in _ON)


def word_counts(requirements: Requirements, lexicon: Lexicon) -> dict[str, int]:
    """Count every word of the document by its singular."""
    counts: dict[str, int] = {}
    texts = [f"{s.title} {s.want} {s.benefit} {' '.join(s.acceptance)}" for s in requirements.stories]
    texts += [rule.text for rule in requirements.rules] + [shape.name for shape in requirements.data]
    texts += [volume.text for volume in requirements.volumes] + [requirements.summary]
    texts += [line.text for line in requirements.unplaced]
    for text in texts:
        for token in text.lower().replace("-", " ").split():
            word = singular(token.strip(".,;:()[]\"'!?`*_"), lexicon.code)
            counts[word] = counts.get(word, 0) + 1
    return counts


class Ledger:
    """Nouns with what speaks for each."""

    def __init__(self, lexicon: Lexicon, speech: Speech) -> None:
        self.lexicon = lexicon
        self.speech = speech
        self.nouns: dict[str, Noun] = {}

    def note(self, words: tuple[str, ...], score: float, story: str, why: str, *, several: bool = False) -> None:
        """Count evidence for a noun, unless no table is made of it; of several photos one is made, of one none."""
        if not words or set(words) & USER_WORDS or words[-1] in _NUMBERS:
            return
        scheduled = len(words) > 1 and words[-1] in SCHEDULES
        kept = score >= _WEIGHTS["create"] and (words[-1] in _PLACES or (several and words[-1] in _PICTURES))
        if is_abstract(words, self.lexicon) and not (scheduled or kept):
            return
        noun = self.nouns.setdefault(" ".join(words), Noun())
        noun.add(score, story, why)
        noun.event = noun.event or words[0 if self.lexicon.head_first else -1] in self.lexicon.events

    def hear(self, clause: Clause, story: str) -> None:
        """Count what one clause says."""
        why = f"{clause.verb.lemma} ({story})"
        kept_as = favourite(clause)
        if kept_as:
            self.note((kept_as,), 4.0, story, why)
        if clause.verb.kind == "create":
            for attached in clause.attached:
                if (
                    attached.preposition in {"to", "into", "a", "al", "zu", "zum", "zur", "ao", "à"}
                    and attached.phrase.words[-1] in _CARTS
                ):
                    self.note(attached.phrase.words[-1:], THRESHOLD, story, why)
        if clause.verb.kind == "event" and not reads_back(clause, self.lexicon):
            self._hear_event(clause, story, why)
        else:
            kind = "read" if clause.verb.kind == "event" else clause.verb.kind
            if clause.verb.lemma == "list" and clause.fields:
                kind = "create"
            usual = 1.0 if clause.verb.lemma in _HANDLING else _WEIGHTS.get(kind, 0.0)
            for phrase in clause.objects if usual else ():
                words, container = core(phrase, self.lexicon)
                weight = self._weight(clause, phrase, words, kind, usual)
                score = 1.0 if container in self.lexicon.reports | _WHEN else weight
                self.note(words, score, story, why, several=phrase.several)
                if noun := self.nouns.get(" ".join(words)):
                    noun.among_many = noun.among_many or phrase.several or phrase.indefinite or phrase.each
                    noun.several = noun.several or phrase.several
        self._hear_attached(clause, story, why)

    def _hear_attached(self, clause: Clause, story: str, why: str) -> None:
        """Count what hangs on a clause: what is made is made of, in, for, from or with something."""
        for attached in clause.attached:
            words = core(attached.phrase, self.lexicon)[0]
            one = attached.phrase.indefinite and not attached.phrase.several and not attached.phrase.container
            if clause.verb.lemma in ASSIGNING and attached.preposition in _TO and one:
                somebody = set(words) & SELVES or is_person(" ".join(words), frozenset())
                self.note(words, 0.5 if somebody else THRESHOLD, story, why)
            elif clause.verb.kind == "create" and one and attached.preposition in _PARTS_OF:
                self.note(words, THRESHOLD if attached.preposition == "of" else 2.0, story, why)
            elif (
                one and attached.preposition in _ATTENDED and any(p.words[0] in PRESENCE for p in clause.objects)
            ) or (clause.verb.kind in {"create", "event"} and self._party(attached, words)):
                self.note(words, THRESHOLD, story, why)
            else:
                self.note(words, 0.5, "", "")

    def _party(self, attached: Attached, words: tuple[str, ...]) -> bool:
        """Whether what is made is made with somebody or out of something that is kept: `deliveries from suppliers`."""
        phrase = attached.phrase
        if not phrase.indefinite or phrase.container or not words:
            return False
        head = words[0 if self.lexicon.head_first else -1]
        if attached.preposition in _GIVERS:
            return not phrase.several or head in _PARTIES
        often = self.speech.counts.get(head, 0) >= 3
        return attached.preposition in self.lexicon.of and phrase.several and (head in _PARTIES or often)

    def _weight(self, clause: Clause, phrase: Phrase, words: tuple[str, ...], kind: str, usual: float) -> float:
        """How strongly one object of a verb speaks for a thing."""
        one = not (phrase.several or phrase.indefinite or phrase.each)
        value = len(words) == 1 and is_attribute(words[0]) and one
        its_own = phrase.theirs and not phrase.several
        of_each = one and not PRESENCE & set(words[-1:]) and sum(o.phrase.each for o in clause.attached) == 1
        if (value or its_own or of_each) and clause.verb.lemma in _ENTERED:
            return 1.0  # who records the teaching load for each teacher records what is known of teachers
        if clause.verb.lemma == "leave" and not (phrase.several or phrase.indefinite):
            return 1.0  # who leaves the club makes none
        if clause.verb.lemma not in self.lexicon.verbs:
            usual = THRESHOLD if phrase.indefinite else 2.0
        elif kind == "read" and phrase.own and phrase.several:
            usual = THRESHOLD
        if words and words[-1] in SCHEDULES and kind in _ACTING:
            return 4.0
        if words and words[0 if self.lexicon.head_first else -1] in self.lexicon.events and kind in _ACTING:
            return max(usual, THRESHOLD)
        return usual

    def _upon(self, clause: Clause, head: str) -> float:
        """How strongly what an event is about speaks for a thing of its own."""
        if head in self.lexicon.events or clause.verb.noun in PRESENCE:
            return THRESHOLD
        if not clause.objects:
            return 2.0
        return THRESHOLD if clause.verb.lemma in _TAKEN else 2.5

    def _hear_event(self, clause: Clause, story: str, why: str) -> None:
        made = False
        for phrase in targets(clause):
            words, _ = core(phrase, self.lexicon)
            head = words[0 if self.lexicon.head_first else -1]
            if clause.objects and head in self.lexicon.events and clause.verb.lemma not in UPON:
                self.note(words, 4.0, story, why)
                made = True
            else:
                self.note(words, self._upon(clause, head), story, why)
        noun = event_noun(clause, self.speech)
        if clause.verb.lemma in {"pay", "pagar", "bezahlen", "zahlen"} and targets(clause):
            return
        if noun and noun != "like" and not targets(clause) and self.speech.counts.get(noun, 0):
            self.note((noun,), 4.0, story, why)
        if noun and not made and targets(clause):
            words = (noun,)
            if noun in self.lexicon.abstract | _VAGUE:  # `application` alone is the system; a permit application is not
                about = core(targets(clause)[0], self.lexicon)[0]
                words = (about[-1], noun) if about else words
            self.note(words, 4.0, story, why)
            if " ".join(words) in self.nouns:
                self.nouns[" ".join(words)].event = True


def gather(
    spoken: tuple[Spoken, ...],
    requirements: Requirements,
    lexicon: Lexicon,
    speech: Speech,
    said: tuple[Statement, ...] = (),
) -> dict[str, Noun]:
    """Weigh every noun that the stories act on, keyed by its words."""
    ledger = Ledger(lexicon, speech)
    for heard in spoken:
        for _, path in read_routes(f"{heard.story.title} {heard.story.want}"):
            for part in resources(path):
                ledger.note((singular(part.lower(), lexicon.code),), 2.0, heard.story.id, f"route ({heard.story.id})")
        for clause in heard.clauses:
            if clause is heard.clauses[0] or clause.verb.lemma not in _ENGAGING:
                ledger.hear(clause, heard.story.id)
    _tell(ledger, said, requirements)
    for volume in requirements.volumes:
        parts = [part for part in volume.subject.lower().split() if part not in lexicon.adjectives][-2:]
        if not parts:
            continue
        parts[-1] = singular(parts[-1], lexicon.code)
        for called in (tuple(parts), (parts[-1],)):
            if " ".join(called) in ledger.nouns:
                ledger.note(called, 2.0, "", f"{volume.amount:,} expected")
                break
    return ledger.nouns


def _tell(ledger: Ledger, said: tuple[Statement, ...], requirements: Requirements) -> None:
    """Count what sentences say that a known thing has several of, or belongs to."""
    index = 0 if ledger.lexicon.head_first else -1
    known = {phrase.split()[index] for phrase, noun in ledger.nouns.items() if noun.score >= THRESHOLD}
    known |= {singular(part, ledger.lexicon.code) for shape in requirements.data for part in shape.name.lower().split()}
    known |= {part for role in requirements.roles for part in role.name.lower().split()}
    for statement in said:
        plainly = _PLAINLY.match(statement.text) is not None
        for fact in facts(statement.text, ledger.lexicon):
            if plainly and fact.belongs and not fact.many and fact.quantified and fact.owner[index] not in known:
                ledger.note(fact.owner[-2:], THRESHOLD, statement.story, f"belongs to {article(fact.other[-1])}")
                known.add(fact.owner[index])
            if plainly and not fact.loose and not fact.belongs:
                _tell_plainly(ledger, fact, statement.story, known, index)
            heard = ledger.nouns.get(" ".join(fact.owner[-2:]))
            if heard and heard.score >= THRESHOLD - 1 and fact.many and not fact.loose and not fact.belongs:
                ledger.note(fact.owner[-2:], 1.0, statement.story, f"has {fact.other[-1]}s")
                known.add(fact.owner[index])
            spoken_of = fact.belongs and not fact.many and fact.quantified and fact.owner[-1] in ledger.nouns
            if spoken_of and fact.owner[index] not in known:
                ledger.note(fact.owner[-2:], THRESHOLD, statement.story, f"belongs to {article(fact.other[-1])}")
                known.add(fact.owner[index])
            if fact.owner[index] not in known or fact.owner[index] in USER_WORDS:
                continue
            if fact.other[index] in _VAGUE_PARTS or _JOINTS & set(fact.other[-2:]):
                continue
            where = statement.story or "a rule"
            if (fact.many and fact.quantified) or (fact.belongs and fact.quantified):
                ledger.note(
                    fact.other[-2:], THRESHOLD, statement.story, f"what {article(fact.owner[-1])} has ({where})"
                )


_JOINTS = frozenset(("since", "because", "while", "the", "and", "or"))
"""Words that end what was said of several, where the noun behind it was not found."""
_PRONOUNS = frozenset(("it", "they", "he", "she", "we", "this", "that", "may", "can", "must", "shall", "will"))


def _tell_plainly(ledger: Ledger, fact: Fact, story: str, known: set[str], index: int) -> None:
    """Count what is said of each of its kind, and spoken of elsewhere: `every garment has a cloth`."""
    if fact.owner[index] in _PRONOUNS:
        return
    for noun, why in ((fact.owner, f"each has {fact.other[-1]}"), (fact.other, f"what each {fact.owner[-1]} has")):
        spoken_of = ledger.speech.counts.get(noun[index], 0) > 1
        if spoken_of and noun[index] not in known | USER_WORDS | _VAGUE_PARTS and _untyped(noun):
            ledger.note(noun[-2:], THRESHOLD, story, why)
            known.add(noun[index])


def _untyped(noun: tuple[str, ...]) -> bool:
    """Whether a noun says nothing of a value, so that it may be a thing of its own."""
    return type_of(identifier(" ".join(noun))) == type_of("")
